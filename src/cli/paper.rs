//! What every command does that hands out a document on paper: its form, by what is said or by the ending of the file, and its writing.

use std::io::IsTerminal;
use std::path::Path;

use clap::ValueEnum;

use super::help::English;
use super::output::{Trouble, deliver, deliver_bytes, ending, say, trouble};
use super::{Common, Exit};
use crate::document::Document;
use crate::emit::docx::to_docx;
use crate::emit::html::to_html;
use crate::emit::markdown::to_markdown;
use crate::message::Lang;

/// The same words for all commands that hand out a document.
pub(super) const ENGLISH: English =
    &[("format=docx", "Word"), ("format=html", "One page of HTML that needs no other file and prints on A4"), ("format=md", "Markdown")];

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperFormat {
    /// Word
    Docx,
    /// Một trang HTML không cần tệp nào khác, in được trên giấy A4
    Html,
    /// Markdown
    Md,
}

/// The form that is said, or that the ending of the file says; Markdown without a file.
pub(super) fn paper_format(said: Option<PaperFormat>, out: Option<&Path>, common: &Common) -> Result<PaperFormat, Exit> {
    let out = out.filter(|path| path.as_os_str() != "-");
    let format = match (said, out) {
        (Some(said), _) => said,
        (None, None) => PaperFormat::Md,
        (None, Some(path)) => match ending(path).as_str() {
            "docx" => PaperFormat::Docx,
            "html" | "htm" => PaperFormat::Html,
            "md" => PaperFormat::Md,
            _ => return Err(unknown(path, common)),
        },
    };
    if format == PaperFormat::Docx {
        no_screen(out, common)?;
    }
    Ok(format)
}

/// A Word file would be shown as signs on a screen, so it needs a file or a pipe.
pub(super) fn no_screen(out: Option<&Path>, common: &Common) -> Result<(), Exit> {
    if out.is_none_or(|path| path.as_os_str() == "-") && std::io::stdout().is_terminal() {
        say(match common.lang() {
            Lang::Vi => "dti: tệp Word không in ra màn hình được; thêm --out TỆP.docx.\n",
            Lang::En => "dti: a Word file cannot be printed to the screen; add --out FILE.docx.\n",
        });
        return Err(Exit::Usage);
    }
    Ok(())
}

fn unknown(path: &Path, common: &Common) -> Exit {
    let name = path.display();
    say(&match common.lang() {
        Lang::Vi => format!("dti: không biết dạng của tệp “{name}”; đặt đuôi .docx, .html hoặc .md, hoặc thêm --format.\n"),
        Lang::En => format!("dti: the form of “{name}” is not known; let it end in .docx, .html or .md, or add --format.\n"),
    });
    Exit::Usage
}

/// Writes a document in a form, to the file or to the standard output.
pub(super) fn deliver_paper(
    document: &Document,
    format: PaperFormat,
    out: Option<&Path>,
    force: bool,
    common: &Common,
) -> Result<(), Exit> {
    match format {
        PaperFormat::Docx => {
            let path = out.unwrap_or(Path::new("-"));
            let bytes = to_docx(document).map_err(|reason| trouble(common, &path.display().to_string(), Trouble::Write, &reason))?;
            deliver_bytes(&bytes, path, force, common)
        }
        PaperFormat::Html => deliver(&to_html(document), out, force, common),
        PaperFormat::Md => deliver(&to_markdown(document), out, force, common),
    }
}
