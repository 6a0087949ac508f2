//! Codes of the annex: `1.2`, `II.3.a`.
//!
//! `II.3a` and `II.3.a` are one code; the letter is kept as a part of its own.

use std::fmt;

/// A code in its one spelling: parts separated by dots.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(String);

impl Code {
    /// The code as it is compared: `II.3a` becomes `II.3.a`, leading zeros go (`01` is `1`).
    pub fn new(text: &str) -> Self {
        let mut parts: Vec<String> = Vec::new();
        for part in text.split('.') {
            let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
            let letters = part.get(digits.len()..).unwrap_or("");
            if digits.is_empty() {
                parts.push(part.to_owned());
                continue;
            }
            let bare = digits.trim_start_matches('0');
            parts.push(if bare.is_empty() { "0".to_owned() } else { bare.to_owned() });
            if !letters.is_empty() {
                parts.push(letters.to_owned());
            }
        }
        Code(parts.join("."))
    }

    /// The code one level up (`1.2` for `1.2.a`), if it has one.
    pub fn parent(&self) -> Option<Code> {
        self.0.rsplit_once('.').map(|(before, _)| Code(before.to_owned()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_letter_is_a_part_of_its_own() {
        assert_eq!(Code::new("II.3a"), Code::new("II.3.a"));
        assert_eq!(Code::new("II.3a").parent(), Some(Code::new("II.3")));
        assert_eq!(Code::new("01.02").as_str(), "1.2");
        assert_eq!(Code::new("7").parent(), None);
    }
}
