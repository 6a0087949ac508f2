//! The packed file: its parts by name, unpacked within bounds.
//!
//! Nothing is written to disk, so a name like `../../x` is only a name that no workbook points at.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;

use crate::diagnostic::Much;

use super::super::bounds::{FREE_UNPACKED, MOST_EVENT, MOST_PARTS, MOST_RATIO, MOST_UNPACKED};
use super::Trouble;

/// A packed file.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked, over all parts.
    left: Rc<Cell<u64>>,
}

impl<'b> Package<'b> {
    /// Opens a file by the list of parts at its end.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
        if zip.len() > MOST_PARTS {
            return Err(Trouble::Much(Much::Parts));
        }
        let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let left = packed.saturating_mul(MOST_RATIO).saturating_add(FREE_UNPACKED).min(MOST_UNPACKED);
        Ok(Package { zip, left: Rc::new(Cell::new(left)) })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The name of a part as the package spells it: some writers differ in capitals, and some lead with a slash.
    pub fn spelled(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('/');
        if self.has(name) {
            return Some(name.to_owned());
        }
        let names = self.zip.file_names().flatten();
        names.map(std::borrow::Cow::into_owned).find(|other| other.trim_start_matches('/').eq_ignore_ascii_case(name))
    }

    /// The bytes of a part as they are unpacked.
    pub fn part(&mut self, name: &str) -> Result<Bounded<impl Read + '_>, Trouble> {
        let name = self.spelled(name).ok_or(Trouble::Broken)?;
        let left = Rc::clone(&self.left);
        let inner = self.zip.by_name(&name).map_err(|_| Trouble::Broken)?;
        Ok(Bounded { inner: BufReader::with_capacity(1 << 16, inner), left, event: MOST_EVENT })
    }
}

/// Unpacked bytes, counted as they come: the sizes that a file declares are not believed.
pub(super) struct Bounded<R> {
    inner: BufReader<R>,
    left: Rc<Cell<u64>>,
    /// How many bytes the tag or text that is being read may still have.
    event: usize,
}

impl<R> Bounded<R> {
    /// The next tag or text begins.
    pub fn next_event(&mut self) {
        self.event = MOST_EVENT;
    }

    /// What was too much when reading failed.
    pub fn trouble(&self) -> Trouble {
        match (self.left.get(), self.event) {
            (0, _) => Trouble::Much(Much::Unpacked),
            (_, 0) => Trouble::Much(Much::Letters),
            _ => Trouble::Broken,
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.get() == 0 || self.event == 0 {
            return Err(io::Error::other("too much"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.left.set(self.left.get().saturating_sub(u64::try_from(count).unwrap_or(u64::MAX)));
        self.event = self.event.saturating_sub(count);
        self.inner.consume(count);
    }
}
