//! Files that are broken, or meant to break the reader: each is refused with a message, and soon.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use dti::data::{BindOptions, bind, read_form, read_grids};
use dti::diagnostic::Findings;
use dti::ir::{Layout, Program};
use dti::load::OneText;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RULES: &str = r#"bộ chỉ số "Bộ mẫu"
  mã Mau
  văn bản "Bộ mẫu để thử"
  thang điểm 20
  chưa có số liệu: 0 điểm

chỉ số 1 "Họp" 20 điểm
  số liệu số_cuộc_họp "Số cuộc họp": số nguyên (cuộc họp), từ 0 đến 100
  điểm theo số_cuộc_họp
    từ 4 trở lên: 20 điểm
    còn lại:       0 điểm
"#;

/// Longer than this, built without optimisation, on a busy machine: the reader does work that grows faster than the file.
const SOON: Duration = Duration::from_secs(60);

fn program() -> Program {
    dti::compile::compile(&OneText(RULES), "mau.dti").unwrap().runnable().unwrap().clone()
}

/// What is found in a file, by the code of each finding, once each.
fn codes(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let start = Instant::now();
    let mut findings = Findings::default();
    if let Some(table) = read_form(name, bytes, &Layout::default(), &mut findings) {
        bind(&program(), &table, &BindOptions::default(), &mut findings);
    }
    let mut codes: Vec<&str> = findings.sorted().iter().map(|finding| finding.fault.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    let took = start.elapsed();
    assert!(took < SOON, "{name} took {took:?}");
    codes
}

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook whose sheet, or another part, is written by `write`.
fn workbook(part: &str, write: impl Fn(&mut dyn Write)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
    let relations = |list: &str| format!("<Relationships>{list}</Relationships>");
    let relation = |id: &str, kind: &str, to: &str| format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{to}\"/>");
    let parts = [
        ("_rels/.rels", relations(&relation("r", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book.to_owned()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&(relation("a", "worksheet", "sheet.xml") + &relation("b", "sharedStrings", "strings.xml"))),
        ),
        ("xl/strings.xml", "<sst><si><t>Đơn vị</t></si></sst>".to_owned()),
        ("xl/sheet.xml", "<worksheet><sheetData/></worksheet>".to_owned()),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        if name == part {
            write(&mut zip);
        } else {
            zip.write_all(text.as_bytes()).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet with this inside.
fn sheet(write: impl Fn(&mut dyn Write)) -> Vec<u8> {
    workbook("xl/sheet.xml", |to| {
        to.write_all(b"<worksheet><sheetData>").unwrap();
        write(to);
        to.write_all(b"</sheetData></worksheet>").unwrap();
    })
}

fn repeat(to: &mut dyn Write, text: &[u8], times: usize) {
    let block = text.repeat(1_000);
    for _ in 0..times / 1_000 {
        to.write_all(&block).unwrap();
    }
}

#[test]
fn bombs() {
    // 200 MB of blanks in one text, in 200 kB.
    let blanks = sheet(|to| repeat(to, b" ", 200_000_000));
    assert!(blanks.len() < 400_000);
    assert_eq!(codes("blanks.xlsx", &blanks), ["E1202"]);
    // The same as empty elements: small pieces, and so many that the file is no form.
    let element = format!("<{}/>", "a".repeat(36));
    let elements = sheet(|to| repeat(to, element.as_bytes(), 6_000_000));
    assert_eq!(codes("elements.xlsx", &elements), ["E1202"]);
    // One text of 32.000 letters, to which a million cells point.
    let long = workbook("xl/strings.xml", |to| {
        to.write_all(b"<sst><si><t>").unwrap();
        repeat(to, b"x", 32_000);
        to.write_all(b"</t></si></sst>").unwrap();
    });
    assert_eq!(codes("strings.xlsx", &long), ["E0701"]);
    let pointed = workbook_pointing(1_000_000);
    assert_eq!(codes("pointed.xlsx", &pointed), ["E1202"]);
    // Rows that each have one cell, in the last column.
    let far = sheet(|to| {
        for row in 1..=100_000 {
            write!(to, "<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>").unwrap();
        }
    });
    assert_eq!(codes("far.xlsx", &far), ["E1202"]);
}

/// A workbook whose cells all point at one long text.
fn workbook_pointing(cells: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let old = workbook("", |_| ());
    let mut from = zip::ZipArchive::new(Cursor::new(old)).unwrap();
    for index in 0..from.len() {
        let file = from.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        if name != "xl/strings.xml" && name != "xl/sheet.xml" {
            zip.raw_copy_file(file).unwrap();
        }
    }
    zip.start_file("xl/strings.xml", SimpleFileOptions::default()).unwrap();
    write!(zip, "<sst><si><t>{}</t></si></sst>", "x".repeat(32_000)).unwrap();
    zip.start_file("xl/sheet.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<worksheet><sheetData>").unwrap();
    for row in 1..=cells / 100 {
        write!(zip, "<row r=\"{row}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100)).unwrap();
    }
    zip.write_all(b"</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn sheets_that_are_too_wide_or_point_nowhere() {
    let wide = sheet(|to| {
        to.write_all(b"<row r=\"1\">").unwrap();
        repeat(to, b"<c t=\"s\"><v>0</v></c>", 1_000_000);
        to.write_all(b"</row>").unwrap();
    });
    assert_eq!(codes("wide.xlsx", &wide), ["E1202"]);
    let one = |row: &str, cell: &str| sheet(|to| write!(to, "<row r=\"{row}\"><c r=\"{cell}\"><v>1</v></c></row>").unwrap());
    assert_eq!(codes("beyond.xlsx", &one("1048577", "A1048577")), ["E1203"]);
    assert_eq!(codes("beyond.xlsx", &one("1", "XFE1")), ["E1203"]);
    assert_eq!(codes("beyond.xlsx", &one("99999999999999999999", "A99999999999999999999")), ["E1203"]);
    // The last cell of a sheet is a cell like any other.
    let mut findings = Findings::default();
    let grids = read_grids("last.xlsx", &one("1048576", "XFD1048576"), &mut findings);
    assert!(findings.is_empty() && grids[0].rows[0].cells.len() == 16_384);
}

#[test]
fn a_cell_of_50_megabytes() {
    let inline = sheet(|to| {
        to.write_all(b"<row><c t=\"inlineStr\"><is><t>").unwrap();
        for _ in 0..50_000 {
            to.write_all(format!("{}&#10;", "x".repeat(999)).as_bytes()).unwrap();
        }
        to.write_all(b"</t></is></c></row>").unwrap();
    });
    assert_eq!(codes("cell.xlsx", &inline), ["E1202"]);
    let csv = format!("Đơn vị;1\nA;{}\n", "9".repeat(50_000_000));
    assert_eq!(codes("cell.csv", csv.as_bytes()), ["E1202"]);
    let json = format!("[{{\"Đơn vị\": \"A\", \"1\": {}}}]", "9".repeat(50_000_000));
    assert_eq!(codes("cell.json", json.as_bytes()), ["E1202"]);
}

#[test]
fn broken_xml_and_entities() {
    let part = |text: &'static str| workbook("xl/sheet.xml", move |to| to.write_all(text.as_bytes()).unwrap());
    for text in [
        "",
        "<worksheet><sheetData><row>",
        "<worksheet></sheetData>",
        "<worksheet",
        "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>",
    ] {
        let found = codes("broken.xlsx", &part(text));
        assert_eq!(found, if text.is_empty() { ["E0701"] } else { ["E1201"] }, "{text}");
    }
    let deep = sheet(|to| repeat(to, b"<a>", 1_000_000));
    assert_eq!(codes("deep.xlsx", &deep), ["E1201"]);
    let attributes = sheet(|to| {
        to.write_all(b"<row").unwrap();
        for number in 0..80_000 {
            write!(to, " a{number}=\"\"").unwrap();
        }
        to.write_all(b"/>").unwrap();
    });
    assert_eq!(codes("attributes.xlsx", &attributes), ["E0701"]);
    let not_text = workbook("xl/sheet.xml", |to| to.write_all(b"<worksheet>\xff\xfe\x00</worksheet>").unwrap());
    assert_eq!(codes("bytes.xlsx", &not_text), ["E1201"]);
}

#[test]
fn packages_that_are_cut_or_lie() {
    let whole = sheet(|to| to.write_all(b"<row><c><v>1</v></c></row>").unwrap());
    for cut in [5, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        assert_eq!(codes("cut.xlsx", &whole[..cut]), ["E1201"], "{cut}");
    }
    // Every byte of the package once wrong: whatever it comes to, it comes to an end.
    for at in 0..whole.len() {
        let mut wrong = whole.clone();
        wrong[at] ^= 0x55;
        codes("wrong.xlsx", &wrong);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["../../etc/passwd", "/etc/passwd", "C:\\x"] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
    }
    assert_eq!(codes("names.xlsx", &zip.finish().unwrap().into_inner()), ["E0735"]);
}

#[test]
fn text_files() {
    assert_eq!(codes("quote.csv", "Đơn vị;1\nA;\"4\nB;5\n".as_bytes()), ["E0732"]);
    let lone = format!("Đơn vị;1\nA;\"4\n{}", "B;5\n".repeat(500_000));
    assert_eq!(codes("quote.csv", lone.as_bytes()), ["E0710", "E0732", "E1213"]);
    let headers = format!("Đơn vị{}\nA\n", ";1".repeat(1_000_000));
    assert_eq!(codes("headers.csv", headers.as_bytes()), ["E1202"]);
    // As many as a sheet can have.
    let headers = format!("Đơn vị{}\nA{}\n", ";1".repeat(16_000), ";4".repeat(16_000));
    assert_eq!(codes("headers.csv", headers.as_bytes()), ["E0705"]);
    let unknown: String = (0..16_000).map(|number| format!(";cột {number}")).collect();
    assert_eq!(codes("headers.csv", format!("Đơn vị{unknown}\nA{}\n", ";4".repeat(16_000)).as_bytes()), ["E0704", "E0706"]);
    let wide = format!("Đơn vị;1\nA;4{}\n", ";5".repeat(1_000_000));
    assert_eq!(codes("wide.csv", wide.as_bytes()), ["E1202"]);
    assert_eq!(codes("commas.csv", ",".repeat(20_000_000).as_bytes()), ["E1202"]);
    assert_eq!(codes("lines.csv", "\n".repeat(20_000_000).as_bytes()), ["E1202"]);
    assert_eq!(codes("rows.csv", "A\n".repeat(1_100_000).as_bytes()), ["E1202"]);
    assert_eq!(codes("zeros.csv", "Đơn vị;1\nA;4\0\n".as_bytes()), ["E0702"]);
    let utf16: Vec<u8> = "Đơn vị;1\nA;4\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes("utf16.csv", &utf16), ["E0702"]);
    assert_eq!(codes("utf16.csv", &[&[0xff, 0xfe], utf16.as_slice()].concat()), ["E0702"]);
    // `Đơn vị` as Windows-1258 has it.
    assert_eq!(codes("windows.csv", b"\xd0\xf5n v\xf2\xec;1\nA;4\n"), ["E0702"]);
    assert_eq!(codes("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ["E0735"]);
}

#[test]
fn json_that_is_deep_or_repeats() {
    for text in ["[".repeat(1_000_000), format!("[{{\"a\": {}", "[".repeat(1_000_000)), "{\"a\":".repeat(1_000_000)] {
        assert_eq!(codes("deep.json", text.as_bytes()), ["E1210"]);
    }
    let closed = format!("[{{\"Đơn vị\": \"A\", \"1\": {}{}}}]", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert_eq!(codes("deep.json", closed.as_bytes()), ["E1211"]);
    let keys = format!("[{{\"Đơn vị\": \"A\"{}}}]", ", \"1\": 4".repeat(1_000_000));
    assert_eq!(codes("keys.json", keys.as_bytes()), ["E1212"]);
    let wide: String = (0..100_000).map(|number| format!(", \"{number}\": 4")).collect();
    assert_eq!(codes("wide.json", format!("[{{\"Đơn vị\": \"A\"{wide}}}]").as_bytes()), ["E1202"]);
    // One line of two million letters: a place is found without counting from its start each time.
    let many: Vec<String> = (0..100_000).map(|unit| format!("{{\"Đơn vị\": \"{unit}\", \"1\": 4}}")).collect();
    assert_eq!(codes("line.json", format!("[{}]", many.join(",")).as_bytes()), Vec::<&str>::new());
}
