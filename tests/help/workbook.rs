//! Small workbooks made from the XML of their sheets.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Styles by number: 0 a plain number, 1 a percentage, 2 a date.
const STYLES: &str = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

/// The workbook of a text: a line `== Name` begins a sheet, and what follows are its rows; a name that ends in ` ẩn` is hidden.
pub fn workbook(text: &str) -> Vec<u8> {
    let sheets: Vec<(&str, &str)> = text
        .split("== ")
        .filter(|part| !part.trim().is_empty())
        .map(|part| part.split_once('\n').expect("a line with the name, then rows"))
        .collect();
    let relation = |id: &str, kind: &str, to: &str| format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{to}\"/>");
    let mut list = relation("styles", "styles", "styles.xml");
    let mut named = String::new();
    let mut parts = vec![("xl/styles.xml".to_owned(), STYLES.to_owned())];
    for (number, (name, rows)) in sheets.iter().enumerate() {
        let state = if name.ends_with(" ẩn") { " state=\"hidden\"" } else { "" };
        named += &format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"s{number}\"{state}/>");
        list += &relation(&format!("s{number}"), "worksheet", &format!("sheet{number}.xml"));
        parts.push((format!("xl/sheet{number}.xml"), format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")));
    }
    parts.push(("_rels/.rels".to_owned(), format!("<r>{}</r>", relation("b", "officeDocument", "xl/workbook.xml"))));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<r>{list}</r>")));
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook xmlns:r=\"r\"><sheets>{named}</sheets></workbook>")));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a package").into_inner()
}
