//! Whether two texts say the same: the same sentences of the same words, with the same comments.

use super::read::{Sentence, Sentences, Word};
use crate::name::fold;
use crate::syntax::grammar::Rule;

/// Whether both texts have the same words and comments in the same sentences.
pub(super) fn same(before: &Sentences, after: &Sentences) -> bool {
    before.list.len() == after.list.len()
        && before.list.iter().zip(&after.list).all(|(before, after)| alike(before, after))
        && notes(before) == notes(after)
}

fn alike(before: &Sentence, after: &Sentence) -> bool {
    let words = |sentence: &Sentence| sentence.words.iter().map(said).collect::<Vec<_>>();
    let whole = |one: &Sentence| (one.kind, one.head, one.table);
    whole(before) == whole(after) && words(before) == words(after)
}

/// A word for comparing: names fold, everything else stands as it is.
fn said(word: &Word) -> (Rule, String) {
    let text = match word.rule {
        // A capital at the beginning of a line is none to the parser.
        Rule::ident | Rule::function => fold(&word.plain),
        _ => word.plain.clone(),
    };
    (word.rule, text)
}

/// All comments in their order.
fn notes(sentences: &Sentences) -> Vec<&str> {
    let mut out = Vec::new();
    for sentence in &sentences.list {
        out.extend(sentence.above.iter().map(|note| note.text.as_str()));
        out.extend(sentence.words.iter().flat_map(|word| &word.notes).map(|note| note.text.as_str()));
        out.extend(sentence.beside.as_deref());
    }
    out.extend(sentences.below.iter().map(|note| note.text.as_str()));
    out
}
