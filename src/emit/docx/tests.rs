//! A Word file read back part by part.

use std::io::{Cursor, Read};

use super::to_docx;
use crate::document::{Align, Bar, BarGroup, Bars, Block, Cell, Column, Document, Letterhead, Look, Table, Text};

fn document() -> Document {
    let mut document = Document { title: "Thử & <thử>".to_owned(), language: "vi", landscape: true, ..Document::default() };
    document.letterhead = Some(Letterhead {
        above: Some("Ủy ban nhân dân tỉnh".to_owned()),
        issuer: "Sở A".to_owned(),
        number: Some("Số: 1/QĐ".to_owned()),
        place_and_date: Some("Đắk Nông, ngày 1 tháng 2 năm 2024".to_owned()),
    });
    document.centred(1, "TÊN <PHỤ LỤC> & CÁC DÒNG");
    document.paragraph(Text::from("Một ").then("hai", Look::Strong).and(" ").then("ba", Look::Emphasis));
    document.list(vec!["mục một".into(), "mục hai".into()]);
    let mut table =
        Table::of(vec![Column::new("STT", 1, Align::Centre), Column::new("Chỉ số", 5, Align::Left), Column::new("Điểm", 2, Align::Right)]);
    table.head(vec!["I".into(), Cell::from("Nhóm").over(2)]);
    table.row(vec!["1".into(), Cell::lines(vec!["dòng một".into(), "dòng hai".into()]), "20".into()]);
    table.total(vec![Cell::from("Tổng").over(2), "20".into()]);
    document.table(table);
    document.blocks.push(Block::NewSheet);
    document.heading(2, "Biểu đồ");
    let bar = |per_mille, value: &str| Bar { per_mille, value: value.to_owned() };
    document.blocks.push(Block::Bars(Bars {
        title: "Biểu đồ 1".to_owned(),
        series: vec!["2023".to_owned(), "2022".to_owned()],
        groups: vec![
            BarGroup { label: "Huyện A".to_owned(), bars: vec![bar(1_000, "100"), bar(500, "50")] },
            BarGroup { label: "Huyện B".to_owned(), bars: vec![bar(0, "0"), bar(250, "25")] },
        ],
    }));
    document
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = to_docx(&document()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert_eq!(first, to_docx(&document()).unwrap());
}

#[test]
fn every_part_is_well_formed() {
    let bytes = to_docx(&document()).unwrap();
    let archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.contains(&"word/document.xml".to_owned()) && names.contains(&"word/header1.xml".to_owned()), "{names:?}");
    for name in names {
        let text = part(&bytes, &name);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut elements = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(_) | quick_xml::events::Event::Empty(_) => elements += 1,
                _ => {}
            }
        }
        assert!(elements > 0, "{name}");
    }
}

#[test]
fn only_the_table_with_a_head_repeats_it() {
    let text = part(&to_docx(&document()).unwrap(), "word/document.xml");
    assert_eq!(text.matches("<w:tbl>").count(), 3, "letterhead, table, bars");
    assert_eq!(text.matches("<w:tblHeader />").count(), 1);
    let table = text.split("<w:tbl>").nth(2).unwrap();
    let head = table.split("<w:tr>").nth(1).unwrap();
    assert!(head.contains("<w:tblHeader />") && head.contains("STT"), "{head}");
    assert!(!text.contains("paraId"));
}

#[test]
fn the_page_is_that_of_the_decree() {
    let bytes = to_docx(&document()).unwrap();
    let text = part(&bytes, "word/document.xml");
    assert!(text.contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape" />"#), "{text}");
    assert!(text.contains(r#"w:top="1134" w:right="851" w:bottom="1134" w:left="1701""#), "{text}");
    assert!(text.contains("<w:titlePg"), "the first page carries no number");
    assert!(part(&bytes, "word/header1.xml").contains("PAGE"));
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains(r#"<w:sz w:val="26" />"#) && styles.contains("vi-VN"), "{styles}");
    assert!(part(&bytes, "docProps/core.xml").contains("Thử &amp; &lt;thử&gt;"));
}

#[test]
fn bars_have_their_lengths() {
    let text = part(&to_docx(&document()).unwrap(), "word/document.xml");
    let chart = text.split("<w:tbl>").nth(3).unwrap();
    let rows: Vec<&str> = chart.split("<w:tr>").skip(1).collect();
    assert_eq!(rows.len(), 4);
    let shaded = |row: &str| {
        let cell = row.split("<w:tc>").find(|cell| cell.contains("w:shd"))?;
        let width = cell.split(r#"<w:tcW w:w=""#).nth(1)?.split('"').next()?;
        width.parse::<u32>().ok()
    };
    let full = shaded(rows[0]).unwrap();
    assert_eq!(shaded(rows[1]).unwrap(), full / 2);
    assert_eq!(shaded(rows[2]), None, "a bar of no length");
    assert_eq!(shaded(rows[3]).unwrap(), full / 4);
}
