//! Small workbooks made of XML by hand: what no spreadsheet program writes must be read or refused as well.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::data::grid::{CellKind, Merge, read_grids};

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package of parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet of this data, styles: 0 General, 1 0%, 2 a date, 3 a percentage of its own, 4 text that says `d`.
fn workbook(data: &str) -> Vec<u8> {
    packed(&[
        (
            "_rels/.rels",
            &format!("<Relationships><Relationship Id=\"r1\" Type=\"{TYPES}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ),
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Tự chấm\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{TYPES}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" \
                 Type=\"{TYPES}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"c\" Type=\"{TYPES}/styles\" \
                 Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>Đơn vị</t></si><si><r><t xml:space=\"preserve\">Sở </t></r><r><rPr/><t>A &amp; B&#10;c</t></r><rPh><t>no</t></rPh></si>\
             <si><t/></si></sst>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/><numFmt numFmtId=\"165\" formatCode=\"0&quot;d&quot;\"/></numFmts>\
             <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/>\
             <xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", &format!("<?xml version=\"1.0\"?><worksheet>{data}</worksheet>")),
    ])
}

fn rows(data: &str) -> String {
    format!("<sheetData>{data}</sheetData>")
}

fn read_one(data: &str) -> (Vec<Grid>, Vec<Fault>) {
    let mut findings = Findings::default();
    let grids = read_grids("a.xlsx", &workbook(data), &mut findings);
    (grids, findings.sorted().into_iter().map(|finding| finding.fault).collect())
}

fn sound(data: &str) -> Grid {
    let (mut grids, faults) = read_one(data);
    assert_eq!(faults, []);
    grids.pop().unwrap()
}

fn cells(grid: &Grid) -> Vec<(usize, Vec<(&str, CellKind)>)> {
    let all = |row: &'_ crate::data::grid::GridRow| row.cells.len();
    grid.rows.iter().map(|row| (row.line, (0..all(row)).map(|at| (row.entry(at).text, row.entry(at).kind)).collect())).collect()
}

#[test]
fn every_kind_of_cell() {
    use CellKind::{Date, Error, Number, Text, Truth, Uncalculated};
    let grid = sound(&rows(
        "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c><c r=\"D2\" t=\"s\"><v>2</v></c></row>\
         <row r=\"5\" spans=\"1:9\"><c r=\"A5\" t=\"inlineStr\"><is><r><t>x</t></r><r><t>y_x000A_z</t></r></is></c>\
         <c r=\"B5\" t=\"str\"><f>A1</f><v>được</v></c><c r=\"C5\" t=\"b\"><v>1</v></c><c r=\"D5\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>\
         <c r=\"E5\"><v>0.28999999999999998</v></c><c r=\"F5\" s=\"1\"><v>0.79500000000000004</v></c><c r=\"G5\" s=\"2\"><v>45261</v></c>\
         <c r=\"H5\" s=\"3\"><f>A1</f><v>1.2345E-5</v></c><c r=\"I5\"><f>SUM(A1:A2)</f></c><c r=\"J5\" s=\"4\"><v>7</v></c>\
         <c r=\"K5\" t=\"d\"><v>2023-12-01</v></c><c r=\"L5\" s=\"1\"/></row>\
         <row><c><v>1</v></c><c/><c t=\"str\"><f>B1</f><v></v></c><c><f>B1</f><v/></c></row>",
    ));
    assert_eq!(grid.sheet.as_deref(), Some("Tự chấm"));
    let second = vec![("", Text), ("Đơn vị", Text), ("Sở A & B\nc", Text)];
    let fifth = vec![
        ("xy\nz", Text),
        ("được", Text),
        ("TRUE", Truth),
        ("#DIV/0!", Error),
        ("0.29", Number),
        ("79.5%", Number),
        ("1/12/2023", Date),
        ("0.0012345%", Number),
        ("=SUM(A1:A2)", Uncalculated),
        ("7", Number),
        ("2023-12-01", Date),
    ];
    let sixth = vec![("1", Number), ("", Text), ("", Text), ("=B1", Uncalculated)];
    assert_eq!(cells(&grid), [(2, second), (5, fifth), (6, sixth)]);
}

#[test]
fn prefixes_merges_and_text_in_pieces() {
    let grid = sound(
        "<x:sheetData xmlns:x=\"strict\"><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a<!-- n -->&lt;<![CDATA[b]]></x:t></x:is></x:c>\
         </x:row></x:sheetData><mergeCells><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"?\"/></mergeCells>",
    );
    assert_eq!(cells(&grid), [(1, vec![("a<b", CellKind::Text)])]);
    assert_eq!(grid.merges, [Merge { top: 1, left: 1, bottom: 2, right: 3 }]);
}

#[test]
fn what_no_sheet_has_is_refused() {
    let nowhere = |address: &str| vec![Fault::Sheet(SheetFault::Nowhere { address: address.to_owned() })];
    let cell = |row: &str, at: &str| rows(&format!("<row r=\"{row}\"><c r=\"{at}\"><v>1</v></c></row>"));
    assert_eq!(cells(&sound(&cell("1048576", "XFD1048576")))[0].0, 1_048_576);
    assert_eq!(read_one(&cell("1", "XFE1")).1, nowhere("XFE1"));
    assert_eq!(read_one(&cell("1048577", "A1048577")).1, nowhere("1048577"));
    assert_eq!(read_one(&cell("1", "1A")).1, nowhere("1A"));
    let broken = [Fault::Sheet(SheetFault::Broken { part: Some("xl/worksheets/sheet1.xml".to_owned()) })];
    for data in [
        cell("1", "A2"),
        rows("<row r=\"2\"/><row r=\"2\"/>"),
        rows("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
        rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>"),
        "<sheetData><row></sheetData>".to_owned(),
        "<sheetData>".to_owned(),
        "<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>".to_owned(),
        rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>"),
    ] {
        assert_eq!(read_one(&data).1, broken, "{data}");
    }
}

#[test]
fn other_packages_are_named() {
    let of = |parts: &[(&str, &str)]| {
        let mut findings = Findings::default();
        assert_eq!(read_grids("a", &packed(parts), &mut findings), []);
        findings.sorted().pop().unwrap().fault
    };
    let other = |format| Fault::Data(DataFault::Workbook(format));
    assert_eq!(of(&[("word/document.xml", "")]), other(OtherFormat::Word));
    assert_eq!(of(&[("mimetype", ""), ("content.xml", "")]), other(OtherFormat::OpenDocument));
    assert_eq!(of(&[("xl/workbook.bin", "")]), other(OtherFormat::Binary));
    assert_eq!(of(&[("../../etc/passwd", "")]), other(OtherFormat::Package));
    let mut findings = Findings::default();
    let whole = workbook(&rows(""));
    assert_eq!(read_grids("a", &whole[..whole.len() / 2], &mut findings), []);
    assert_eq!(read_grids("a", &whole, &mut findings), []);
    let faults: Vec<Fault> = findings.iter().map(|finding| finding.fault.clone()).collect();
    assert_eq!(faults, [Fault::Sheet(SheetFault::Broken { part: None }), Fault::Data(DataFault::Empty)]);
}
