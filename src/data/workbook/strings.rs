//! The texts that cells point at, each once.

use super::Trouble;
use super::package::Package;
use super::xml::{Piece, Pieces};
use crate::data::bounds::{MOST_CELLS, MOST_TEXT};
use crate::diagnostic::Much;

/// Many texts in one.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// A text by its number.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end)
    }
}

/// Reads the texts. Those of several runs are one text; how a word is pronounced is none of it.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Strings, Trouble> {
    let mut strings = Strings::default();
    let mut pieces = Pieces::new(package.part(part)?);
    let (mut in_text, mut spoken) = (false, 0_usize);
    loop {
        match pieces.next()? {
            Piece::Open(tag) => match tag.name() {
                "t" => in_text = spoken == 0,
                "rPh" => spoken = spoken.saturating_add(1),
                _ => (),
            },
            Piece::Close(name) => match name.as_str() {
                "t" => in_text = false,
                "rPh" => spoken = spoken.saturating_sub(1),
                "si" => strings.ends.push(strings.text.len()),
                _ => (),
            },
            Piece::Text(text) if in_text => strings.text.push_str(&text),
            Piece::Text(_) => (),
            Piece::End => return Ok(strings),
        }
        if strings.text.len() > MOST_TEXT {
            return Err(Trouble::Much(Much::Text));
        }
        if strings.ends.len() > MOST_CELLS {
            return Err(Trouble::Much(Much::Cells));
        }
    }
}
