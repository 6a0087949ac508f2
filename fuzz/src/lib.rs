//! What every target does with some bytes: reads them, lays each grid out as a table, and binds the table to a small set.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use dti::data::{BindOptions, bind, read_grids};
use dti::diagnostic::Findings;
use dti::ir::{Layout, Program};
use dti::load::OneText;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn program() -> &'static Program {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let compiled = dti::compile::compile(&OneText(include_str!("../rules.dti")), "rules.dti").expect("a text");
        compiled.runnable().expect("sound rules").clone()
    })
}

/// Reads bytes as a file of figures. Whatever they are, the end is values or findings.
pub fn read(bytes: &[u8]) {
    let mut findings = Findings::default();
    let grids = read_grids("f", bytes, &mut findings);
    assert!(!grids.is_empty() || !findings.is_empty());
    let declared = Layout { header: Some((1, 2)), ends: vec!["Ghi chú".to_owned()], ignored: vec!["Đầu mối".to_owned()] };
    for grid in grids {
        for layout in [&Layout::default(), &declared] {
            if let Some(table) = grid.clone().into_table(layout, &mut findings) {
                bind(program(), &table, &BindOptions::default(), &mut findings);
            }
        }
    }
    findings.sorted();
}

/// Reads bytes that begin as a package as they are. Others are the parts of a workbook, cut at lines of `==`: sheet, texts, styles, workbook,
/// relations; so that a change of one letter is not lost in the checksum of a packed part.
pub fn read_workbook(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return read(bytes);
    }
    if let Some(package) = packed(bytes) {
        read(&package);
    }
}

const PACKAGE: &str = "<r><Relationship Id=\"b\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></r>";
const BOOK: &str = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
const RELATIONS: &str = "<r><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"x/sharedStrings\" \
                         Target=\"strings.xml\"/><Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/></r>";

fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("\n==\n");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).ok()?;
        zip.write_all(text.as_bytes()).ok()
    };
    put("xl/sheet.xml", parts.next().unwrap_or(""))?;
    put("xl/strings.xml", parts.next().unwrap_or("<sst/>"))?;
    put("xl/styles.xml", parts.next().unwrap_or("<s/>"))?;
    put("xl/workbook.xml", parts.next().unwrap_or(BOOK))?;
    put("xl/_rels/workbook.xml.rels", parts.next().unwrap_or(RELATIONS))?;
    put("_rels/.rels", PACKAGE)?;
    zip.finish().ok().map(Cursor::into_inner)
}
