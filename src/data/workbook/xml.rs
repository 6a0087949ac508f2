//! Tags and texts of a part, within bounds. Namespaces and prefixes are left out: strict and transitional workbooks differ in nothing else that
//! matters here. A document type is refused, so that there are no entities but those of XML itself.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::bounds::MOST_DEPTH;
use super::Trouble;
use super::package::Bounded;

/// What comes next in a part.
pub(super) enum Piece<'x> {
    /// An element opens.
    Open(Tag<'x>),
    /// The element that was open last closes; its local name.
    Close(String),
    /// Text of the element that was opened last.
    Text(String),
    /// The part ends.
    End,
}

/// An opening tag.
pub(super) struct Tag<'x> {
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// Its local name.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes(|key| key.local_name().as_ref() == name)
    }

    /// The attribute `r:id`, which is not the attribute `id`.
    pub fn relation(&self) -> Option<String> {
        self.attributes(|key| key.prefix().is_some() && key.local_name().as_ref() == "id")
    }

    fn attributes(&self, is: impl Fn(&quick_xml::name::QName<'_>) -> bool) -> Option<String> {
        // The check for attributes that stand twice compares each with each; the first counts.
        let found = self.start.attributes().with_checks(false).flatten().find(|attribute| is(&attribute.key))?;
        quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
    }

    /// An attribute that says yes.
    pub fn is_true(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
    }
}

/// Reads a part piece by piece.
pub(super) struct Pieces<R: Read> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    depth: usize,
    /// The name of an empty element, whose end is due.
    empty: Option<String>,
}

impl<R: Read> Pieces<R> {
    /// Starts at the front.
    pub fn new(bytes: Bounded<R>) -> Self {
        Pieces { reader: Reader::from_reader(bytes), buffer: Vec::new(), depth: 0, empty: None }
    }

    /// The next piece.
    pub fn next(&mut self) -> Result<Piece<'_>, Trouble> {
        if let Some(name) = self.empty.take() {
            return Ok(Piece::Close(name));
        }
        loop {
            self.buffer.clear();
            self.reader.get_mut().next_event();
            // The borrow of the event would outlive the loop, so what is skipped is skipped by its kind first.
            let kind = match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(start)) => {
                    self.depth = self.depth.saturating_add(1);
                    Kind::Open(start.into_owned(), false)
                }
                Ok(Event::Empty(start)) => Kind::Open(start.into_owned(), true),
                Ok(Event::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Kind::Close(end.local_name().as_ref().to_owned())
                }
                Ok(Event::Text(text)) => Kind::Text(text.to_string()),
                Ok(Event::CData(text)) => Kind::Text(text.to_string()),
                Ok(Event::GeneralRef(entity)) => {
                    let text = quick_xml::escape::unescape(&format!("&{};", &*entity)).map_err(|_| Trouble::Broken)?.into_owned();
                    Kind::Text(text)
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => Kind::Skip,
                // Entities that stand for entities are how a small text becomes a large one.
                Ok(Event::DocType(_)) => return Err(Trouble::Broken),
                Ok(Event::Eof) => Kind::End,
                Err(_) => return Err(self.reader.get_ref().trouble()),
            };
            if self.depth > MOST_DEPTH {
                return Err(Trouble::Broken);
            }
            return Ok(match kind {
                Kind::Skip => continue,
                Kind::Open(start, empty) => {
                    if empty {
                        self.empty = Some(start.local_name().as_ref().to_owned());
                    }
                    Piece::Open(Tag { start })
                }
                Kind::Close(name) => Piece::Close(name),
                Kind::Text(text) => Piece::Text(text),
                // A part that ends before its elements do is cut off.
                Kind::End if self.depth > 0 => return Err(Trouble::Broken),
                Kind::End => Piece::End,
            });
        }
    }
}

enum Kind {
    Open(BytesStart<'static>, bool),
    Close(String),
    Text(String),
    Skip,
    End,
}
