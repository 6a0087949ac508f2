//! The parser that pest makes from `grammar/dti.pest`, and the words of its keywords.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The generated parser.
#[allow(missing_docs, reason = "the rules are documented in the grammar itself")]
mod generated {
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/dti.pest"]
    pub struct RuleFile;
}

pub use generated::{Rule, RuleFile};

const TEXT: &str = include_str!("../../grammar/dti.pest");

/// The words of a keyword rule (`kw_points_by` is `điểm theo`), read off the grammar so that they are said in one place only.
pub fn words(rule: Rule) -> Option<&'static str> {
    table().get(format!("{rule:?}").as_str()).map(String::as_str)
}

/// All phrases of the language.
pub fn phrases() -> impl Iterator<Item = (&'static str, &'static str)> {
    table().iter().map(|(rule, words)| (*rule, words.as_str()))
}

fn table() -> &'static BTreeMap<&'static str, String> {
    static TABLE: OnceLock<BTreeMap<&'static str, String>> = OnceLock::new();
    TABLE.get_or_init(|| TEXT.lines().filter_map(keyword).collect())
}

/// `kw_to = @{ "đến" ~ end ~ !(…) }` gives (`kw_to`, `đến`): the quoted words of the first alternative, without optional groups and look-aheads.
fn keyword(line: &'static str) -> Option<(&'static str, String)> {
    let (name, body) = line.split_once('=')?;
    let name = name.trim();
    if !name.starts_with("kw_") {
        return None;
    }
    let body = body.split("~ !").next()?.split("~ &").next()?.split(" | ").next()?;
    let body = body.rsplit_once(")?").map_or(body, |(_, after)| after);
    let words: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
    (!words.is_empty()).then(|| (name, words.join(" ")))
}

/// Whether a word is reserved and so no name, read off the grammar too.
pub fn is_reserved(word: &str) -> bool {
    let line = TEXT.lines().find(|line| line.starts_with("reserved ")).unwrap_or("");
    line.split('"').skip(1).step_by(2).any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::{Rule, is_reserved, phrases, words};

    #[test]
    fn keywords_give_their_words() {
        assert_eq!(words(Rule::kw_points_by), Some("điểm theo"));
        assert_eq!(words(Rule::kw_components), Some("chỉ số thành phần"));
        assert_eq!(words(Rule::kw_groups), Some("nhóm"));
        assert_eq!(words(Rule::number), None);
        assert!(phrases().count() > 100);
        assert!(is_reserved("từ") && is_reserved("cứ") && !is_reserved("tổng"));
    }
}
