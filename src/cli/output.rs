//! Where output goes: the standard streams, or a file that is written whole or not at all.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Common, Exit};
use crate::diagnostic::Finding;
use crate::message::Lang;
use crate::render;
use crate::source::Sources;

/// Why something did not reach the standard output.
static LOST: OnceLock<String> = OnceLock::new();

/// Prints to the standard output; a reader that went away is no fault, a full disk is.
pub(super) fn print(text: &str) {
    print_bytes(text.as_bytes());
}

fn print_bytes(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => LOST.get_or_init(|| error.to_string()),
        _ => return,
    };
}

/// What was lost on the way to the standard output.
pub(super) fn lost() -> Option<String> {
    LOST.get().cloned()
}

/// Says that what was printed is not whole.
pub(super) fn cut_off(reason: &str, lang: Lang) -> Exit {
    let reason = in_words(reason, lang);
    say(&match lang {
        Lang::Vi => format!("dti: không in hết được kết quả: {reason}\n"),
        Lang::En => format!("dti: the output could not be written in full: {reason}\n"),
    });
    Exit::Usage
}

/// Says something beside the output.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Draws findings on the standard error.
pub(super) fn draw(findings: &[Finding], sources: &Sources, common: &Common) {
    if findings.is_empty() {
        return;
    }
    let look = common.look(std::io::stderr().is_terminal());
    let text = render::findings::draw(findings, sources, &look);
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Says why a file could not be read or written.
pub(super) fn trouble(common: &Common, path: &str, what: Trouble, reason: &str) -> Exit {
    let reason = in_words(reason, common.lang());
    let text = match (common.lang(), what) {
        (Lang::Vi, Trouble::Read) => format!("dti: không đọc được tệp “{path}”: {reason}\n"),
        (Lang::Vi, Trouble::Write) => format!("dti: không ghi được tệp “{path}”: {reason}\n"),
        (Lang::Vi, Trouble::Exists) => format!("dti: tệp “{path}” đã có; thêm --force nếu muốn ghi đè. Chưa ghi gì.\n"),
        (Lang::En, Trouble::Read) => format!("dti: cannot read “{path}”: {reason}\n"),
        (Lang::En, Trouble::Write) => format!("dti: cannot write “{path}”: {reason}\n"),
        (Lang::En, Trouble::Exists) => format!("dti: “{path}” is there already; add --force to replace it. Nothing was written.\n"),
    };
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
    Exit::Usage
}

/// What the system says, in words for the usual cases.
fn in_words(reason: &str, lang: Lang) -> String {
    let known = [
        ("No such file", "không có tệp này"),
        ("Is a directory", "đây là thư mục, không phải tệp"),
        ("Not a directory", "đường dẫn đi qua một tệp, không phải thư mục"),
        ("File exists", "ở đó đã có một tệp, không phải thư mục"),
        ("Permission denied", "không có quyền"),
        ("No space left", "ổ đĩa đã đầy"),
    ];
    match known.iter().find(|(said, _)| lang == Lang::Vi && reason.starts_with(said)) {
        Some((_, words)) => (*words).to_owned(),
        None => reason.to_owned(),
    }
}

/// Says why nothing could be worked out: drawn for people, or as JSON where JSON was asked for.
pub(super) fn refuse(findings: &[Finding], sources: &Sources, common: &Common, json: bool) -> Exit {
    if json {
        let found = crate::emit::findings::to_json(findings, sources, common.lang());
        print(&format!("{:#}\n", serde_json::json!({ "version": 1, "refused": true, "findings": found })));
    } else {
        draw(findings, sources, common);
    }
    Exit::Errors
}

/// What could not be done.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trouble {
    Read,
    Write,
    Exists,
}

/// Writes the text to the file, or to the standard output without one. A file appears whole or not at all.
pub(super) fn deliver(text: &str, out: Option<&Path>, force: bool, common: &Common) -> Result<(), Exit> {
    let Some(path) = out else {
        print(text);
        return Ok(());
    };
    deliver_bytes(text.as_bytes(), path, force, common)
}

/// The ending of a file's name in small letters, without its point.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Says that a file was written, beside the output.
pub(super) fn wrote(name: &str, lang: Lang) {
    say(&match lang {
        Lang::Vi => format!("Đã ghi {name}.\n"),
        Lang::En => format!("Wrote {name}.\n"),
    });
}

/// Writes a file, whole or not at all, and says so; `-` is the standard output.
pub(super) fn deliver_bytes(bytes: &[u8], path: &Path, force: bool, common: &Common) -> Result<(), Exit> {
    if path.as_os_str() == "-" {
        print_bytes(bytes);
        return Ok(());
    }
    put(bytes, path, force, common)?;
    wrote(&path.display().to_string(), common.lang());
    Ok(())
}

/// Writes a file, whole or not at all, and leaves it to the caller to say so.
pub(super) fn put(bytes: &[u8], path: &Path, force: bool, common: &Common) -> Result<(), Exit> {
    let name = path.display().to_string();
    // A device or a pipe is written to; a file put in its place would destroy it.
    if std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return std::fs::write(path, bytes).map_err(|error| trouble(common, &name, Trouble::Write, &error.to_string()));
    }
    if path.exists() && !force {
        return Err(trouble(common, &name, Trouble::Exists, ""));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = fresh(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        // A file that came to be in the meantime is not replaced either.
        let kept = if force { file.persist(path) } else { file.persist_noclobber(path) };
        kept.map(drop).map_err(|error| error.error)
    });
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists if !force => trouble(common, &name, Trouble::Exists, ""),
        _ => trouble(common, &name, Trouble::Write, &error.to_string()),
    })
}

/// Writes several files into a folder, which is made if need be: where one of them is in the way, none is written.
pub(super) fn deliver_all(files: &[(String, String)], folder: &Path, force: bool, common: &Common) -> Result<(), Exit> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    ready(&paths, Some(folder), force, common)?;
    files.iter().try_for_each(|(name, text)| put(text.as_bytes(), &folder.join(name), force, common))
}

/// Before the first of several files is written: nothing stands in the place of any of them, and the folder for some of them is there.
pub(super) fn ready(files: &[PathBuf], folder: Option<&Path>, force: bool, common: &Common) -> Result<(), Exit> {
    let there = files.iter().find(|path| path.as_os_str() != "-" && path.exists());
    if let Some(path) = there.filter(|_| !force) {
        return Err(trouble(common, &path.display().to_string(), Trouble::Exists, ""));
    }
    let Some(folder) = folder else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|error| trouble(common, &folder.display().to_string(), Trouble::Write, &error.to_string()))
}

/// Puts new bytes into a file that is there, whole or not at all; who may read it stays as it was, and a link stays a link.
pub(super) fn replace(bytes: &[u8], path: &Path, common: &Common) -> Result<(), Exit> {
    let written = std::fs::canonicalize(path).and_then(|path| {
        let mut file = fresh(path.parent().unwrap_or(Path::new(".")))?;
        file.write_all(bytes)?;
        file.as_file().set_permissions(std::fs::metadata(&path)?.permissions())?;
        file.as_file().sync_all()?;
        file.persist(&path).map(drop).map_err(|error| error.error)
    });
    written.map_err(|error| trouble(common, &path.display().to_string(), Trouble::Write, &error.to_string()))
}

/// A new file under a passing name, which others may read as they may read any new file; left to itself it would be its owner's alone.
fn fresh(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
