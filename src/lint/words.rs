//! Words that proofs look for in titles: each list is taken apart once, and a title is read word by word.

use std::sync::OnceLock;

use crate::name::fold_title;

/// A list of words and phrases.
pub(super) struct Words {
    /// As written; one entry may hold several, parted by commas.
    said: &'static [&'static str],
    read: OnceLock<Vec<Vec<String>>>,
}

impl Words {
    /// A list as written.
    pub const fn of(said: &'static [&'static str]) -> Self {
        Words { said, read: OnceLock::new() }
    }

    /// Its phrases, each as its words, in the form in which titles compare.
    pub fn phrases(&self) -> &[Vec<String>] {
        self.read.get_or_init(|| self.said.iter().flat_map(|said| said.split(',')).map(words).collect())
    }

    /// Whether a text says one of them anywhere.
    pub fn stand_in(&self, text: &str) -> bool {
        let text = words(text);
        self.phrases().iter().any(|phrase| text.windows(phrase.len().max(1)).any(|some| some == phrase))
    }

    /// Whether a text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        let text = words(text);
        self.phrases().iter().any(|phrase| text.starts_with(phrase))
    }

    /// Whether a text is one of them.
    pub fn hold(&self, text: &str) -> bool {
        self.phrases().contains(&words(text))
    }
}

/// The words of a title.
pub(super) fn words(text: &str) -> Vec<String> {
    fold_title(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
