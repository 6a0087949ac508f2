//! Values of arguments that must be read, and why one cannot be used, in both languages.

use std::fmt;

use crate::message::Lang;
use crate::quantity::read_rule_number;

/// Why a value on the command line cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadValue {
    /// A whole number within bounds is due.
    Whole(u64, u64),
    /// A name and a file are due.
    NamedFile,
}

impl BadValue {
    pub(super) fn words(self, lang: Lang) -> String {
        match (self, lang) {
            (BadValue::Whole(from, u64::MAX), Lang::Vi) => format!("phải là số nguyên từ {from} trở lên"),
            (BadValue::Whole(from, u64::MAX), Lang::En) => format!("a whole number from {from} is due"),
            (BadValue::Whole(from, to), Lang::Vi) => format!("phải là số nguyên từ {from} đến {to}"),
            (BadValue::Whole(from, to), Lang::En) => format!("a whole number from {from} to {to} is due"),
            (BadValue::NamedFile, Lang::Vi) => "phải ghi TÊN=TỆP, ví dụ dự_án=du-an.csv".to_owned(),
            (BadValue::NamedFile, Lang::En) => "write NAME=FILE, such as dự_án=du-an.csv".to_owned(),
        }
    }
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for BadValue {}

/// A whole number within bounds.
pub(super) fn whole(from: u64, to: u64) -> impl Fn(&str) -> Result<u64, BadValue> + Clone {
    move |text| text.parse().ok().filter(|number| (from..=to).contains(number)).ok_or(BadValue::Whole(from, to))
}

/// A year that results may be of.
pub(super) fn year(text: &str) -> Result<u16, BadValue> {
    let bad = BadValue::Whole(1990, 2200);
    text.parse().ok().filter(|year| (1990..=2200).contains(year)).ok_or(bad)
}

/// Whole points as people write them: `1000`, `1.000`.
pub(super) fn points(from: u64, to: u64) -> impl Fn(&str) -> Result<u64, BadValue> + Clone {
    let read = whole(from, to);
    move |text| match read_rule_number(text) {
        Ok(number) => read(&number.normalize().to_string()),
        Err(_) => Err(BadValue::Whole(from, to)),
    }
}

/// `dự_án=du-an.csv`
pub(super) fn named_file(text: &str) -> Result<(String, String), BadValue> {
    match text.split_once('=') {
        Some((name, file)) if !name.trim().is_empty() && !file.is_empty() => Ok((name.trim().to_owned(), file.to_owned())),
        _ => Err(BadValue::NamedFile),
    }
}
