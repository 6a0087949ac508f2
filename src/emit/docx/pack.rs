//! The parts of a Word file into one archive: smaller than the crate packs it, without dates, and with what the crate cannot say: heads that
//! repeat, the language, the title.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::document::Document;

/// The end of the grid of a table, behind which its first row stands.
const GRID_END: &str = "</w:tblGrid>";
const ROW_PROPERTIES: &str = "<w:trPr>";
/// A numbered paragraph for those who edit together; the number means nothing here.
const PARAGRAPH_ID: &str = " w14:paraId=\"";

/// The file.
pub(super) fn packed(docx: Docx, repeated: &[bool], document: &Document) -> Result<Vec<u8>, String> {
    let mut made = Cursor::new(Vec::new());
    docx.build().pack(&mut made).map_err(|error| error.to_string())?;
    let mut from = ZipArchive::new(made).map_err(|error| error.to_string())?;
    let mut into = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(zip::DateTime::default());
    for index in 0..from.len() {
        let mut part = from.by_index(index).map_err(|error| error.to_string())?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(|error| error.to_string())?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).map_err(|error| error.to_string())?;
        let text = match name.as_str() {
            "word/document.xml" => without_ids(&with_heads(&text, repeated)),
            "word/styles.xml" => with_language(&text, document.language),
            "docProps/core.xml" => core(document),
            _ => without_ids(&text),
        };
        into.start_file(name, options).map_err(|error| error.to_string())?;
        into.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    }
    into.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

/// The first row of the tables that say so stands again on every page.
fn with_heads(text: &str, repeated: &[bool]) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, piece) in text.split(GRID_END).enumerate() {
        let table = index.checked_sub(1);
        if table.is_some() {
            out.push_str(GRID_END);
        }
        match piece.split_once(ROW_PROPERTIES) {
            Some((before, after)) if table.and_then(|table| repeated.get(table)) == Some(&true) => {
                out.push_str(before);
                out.push_str(ROW_PROPERTIES);
                out.push_str("<w:tblHeader />");
                out.push_str(after);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

fn without_ids(text: &str) -> String {
    let mut pieces = text.split(PARAGRAPH_ID);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once('"').map_or(piece, |(_, rest)| rest));
    }
    out
}

/// The language, so that Word does not mark every word as misspelt.
fn with_language(text: &str, language: &str) -> String {
    let tag = match language {
        "vi" => "vi-VN",
        "en" => "en-GB",
        other => other,
    };
    let lang = format!("<w:lang w:val=\"{}\" />", escaped(tag));
    match text.split_once("</w:rPr></w:rPrDefault>") {
        Some((before, after)) => format!("{before}{lang}</w:rPr></w:rPrDefault>{after}"),
        None => text.to_owned(),
    }
}

fn core(document: &Document) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>dti</dc:creator><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        escaped(&document.title),
        escaped(document.language)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
