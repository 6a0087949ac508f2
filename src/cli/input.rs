//! What commands read: files by their names, and the standard input under the name `-`, once.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::check_files::Shelf;
use super::output::{Trouble, say, trouble};
use super::{Common, Exit};
use crate::compile::{Compiled, compile};
use crate::data::read_bytes;
use crate::message::Lang;

/// Whether the standard input was read; there is nothing in it for another.
static TAKEN: AtomicBool = AtomicBool::new(false);

fn take(name: &str, common: &Common) -> Result<(), Exit> {
    if name != "-" || !TAKEN.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    say(match common.lang() {
        Lang::Vi => "dti: đầu vào chuẩn (-) chỉ đọc được cho một tệp; các tệp khác phải ghi tên.\n",
        Lang::En => "dti: the standard input (-) can be read for one file only; name the others.\n",
    });
    Err(Exit::Usage)
}

/// The bytes of a file of a call, or why the call ends.
pub(super) fn read_file(name: &str, common: &Common) -> Result<Vec<u8>, Exit> {
    take(name, common)?;
    read_bytes(name).map_err(|error| trouble(common, name, Trouble::Read, &error.to_string()))
}

/// The name and the bytes of a file that may be given.
pub(super) fn read_maybe(path: Option<&PathBuf>, common: &Common) -> Result<Option<(String, Vec<u8>)>, Exit> {
    path.map(|path| path.display().to_string()).map(|name| Ok((name.clone(), read_file(&name, common)?))).transpose()
}

/// The name of a rule file and what became of it.
pub(super) fn read_rules(path: &Path, common: &Common) -> Result<(String, Compiled), Exit> {
    let name = path.display().to_string();
    take(&name, common)?;
    let compiled = compile(&Shelf::default(), &name).map_err(|reason| trouble(common, &name, Trouble::Read, &reason))?;
    Ok((name, compiled))
}
