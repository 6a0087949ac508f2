//! Reads the tables of a report back from HTML, Word and Markdown, with nothing of the program: parsers of XML and archives, and plain text.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A table: what stands above it, then its lines with the head first. A cell over several columns is followed by empty ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub caption: String,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The cell of a unit under a head; the head may carry marks behind (` [8]`, `*`).
    pub fn cell(&self, unit: &str, head: &str) -> &str {
        let column = self.column(head);
        let (units, _) = self.rows[0].iter().enumerate().find(|(_, name)| ["Đơn vị", "Chỉ số", ""].contains(&name.as_str())).unwrap();
        let row = self.rows[1..].iter().find(|row| row[units] == unit);
        &row.unwrap_or_else(|| panic!("{}: no line “{unit}”", self.caption))[column]
    }

    pub fn column(&self, head: &str) -> usize {
        let bare = |text: &str| text.split(" [").next().unwrap().trim_end_matches('*').to_owned();
        self.rows[0].iter().position(|known| bare(known) == head).unwrap_or_else(|| panic!("no column “{head}” in {:?}", self.rows[0]))
    }
}

/// The table whose caption starts so.
pub fn named<'t>(tables: &'t [Table], caption: &str) -> &'t Table {
    let mut found = tables.iter().filter(|table| table.caption.starts_with(caption));
    let first = found.next().unwrap_or_else(|| panic!("no table “{caption}”"));
    assert!(found.next().is_none(), "two tables “{caption}”");
    first
}

/// HTML with its void elements closed is XML.
pub fn as_xml(html: &str) -> String {
    let mut out = String::new();
    let body = html.trim_start().strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let (head, style) = body.split_once("<style>").expect("a style");
    let (style, rest) = style.split_once("</style>").expect("its end");
    assert!(!style.contains('<'), "a style has no markup");
    for piece in format!("{head}{rest}").split_inclusive('>') {
        let void = ["<meta", "<br", "<col ", "<col>"].iter().any(|tag| piece.rfind('<').is_some_and(|at| piece[at..].starts_with(tag)));
        if void && !piece.ends_with("/>") {
            out.push_str(piece.trim_end_matches('>'));
            out.push_str("/>");
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// Calls for every start (and empty element), text and end; insists on names that match and attributes that stand once.
fn walk(xml: &str, mut on: impl FnMut(Step)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} at {}", reader.buffer_position())) {
            Event::Start(tag) => {
                checked(&tag);
                depth += 1;
                on(Step::Start(&name(&tag), &tag));
            }
            Event::Empty(tag) => {
                checked(&tag);
                on(Step::Start(&name(&tag), &tag));
                on(Step::End(&name(&tag)));
            }
            Event::Text(text) => on(Step::Text(&text)),
            Event::GeneralRef(entity) => on(Step::Text(match &*entity {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("the entity {other}"),
            })),
            Event::End(tag) => {
                depth -= 1;
                on(Step::End(tag.name().as_ref()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed");
}

enum Step<'a> {
    Start(&'a str, &'a BytesStart<'a>),
    Text(&'a str),
    End(&'a str),
}

fn name(tag: &BytesStart) -> String {
    tag.name().as_ref().to_owned()
}

fn checked(tag: &BytesStart) {
    for attribute in tag.attributes() {
        attribute.unwrap_or_else(|error| panic!("{}: {error}", name(tag)));
    }
}

fn attribute(tag: &BytesStart, wanted: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == wanted)?;
    Some(found.value.into_owned())
}

/// The tables of a page; a chart is one too, with the names and numbers as they are drawn.
pub fn of_html(html: &str) -> Vec<Table> {
    let (mut tables, mut text, mut further) = (Vec::<Table>::new(), String::new(), 0_usize);
    walk(&as_xml(html), |step| match step {
        Step::Start("table", _) => tables.push(Table::default()),
        Step::Start("tr", _) => tables.last_mut().unwrap().rows.push(Vec::new()),
        Step::Start("caption", _) => text.clear(),
        Step::Start("th" | "td", tag) => {
            text.clear();
            further = attribute(tag, "colspan").map_or(0, |span| span.parse::<usize>().unwrap() - 1);
        }
        Step::Start("br", _) => text.push('\n'),
        Step::Text(more) => text.push_str(more),
        Step::End("caption") => tables.last_mut().unwrap().caption.clone_from(&text),
        Step::End("th" | "td") => {
            let row = tables.last_mut().unwrap().rows.last_mut().unwrap();
            row.push(text.clone());
            row.extend(std::iter::repeat_n(String::new(), further));
        }
        _ => {}
    });
    tables
}

/// The charts of a page: the title and every word drawn in it, in order.
pub fn charts_of_html(html: &str) -> Vec<(String, Vec<String>)> {
    let (mut charts, mut text) = (Vec::<(String, Vec<String>)>::new(), String::new());
    walk(&as_xml(html), |step| match step {
        Step::Start("figcaption" | "text", _) => text.clear(),
        Step::Text(more) => text.push_str(more),
        Step::End("figcaption") => charts.push((text.clone(), Vec::new())),
        Step::End("text") => charts.last_mut().unwrap().1.push(text.clone()),
        _ => {}
    });
    charts
}

/// All words of a page outside tables and drawings, a line for each paragraph, item and heading.
pub fn words_of_html(html: &str) -> String {
    let mut out = String::new();
    let mut inside = 0_usize;
    walk(&as_xml(html), |step| match step {
        Step::Start("table" | "svg" | "head", _) => inside += 1,
        Step::End("table" | "svg" | "head") => inside -= 1,
        Step::Text(text) if inside == 0 => out.push_str(text),
        Step::End("p" | "li" | "h1" | "h2" | "h3" | "figcaption") => out.push('\n'),
        _ => {}
    });
    out
}

/// The parts of a Word file by name; each that is XML is parsed.
pub fn parts_of_docx(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        walk(&text, |_| {});
        parts.push((name, text));
    }
    parts
}

/// The tables of a Word file that have lines; what stands in the paragraph above is the caption.
pub fn of_docx(bytes: &[u8]) -> Vec<Table> {
    let parts = parts_of_docx(bytes);
    let (_, body) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let (mut tables, mut text, mut above, mut further, mut inside) = (Vec::<Table>::new(), String::new(), String::new(), 0_usize, false);
    let mut lined = Vec::new();
    walk(body, |step| match step {
        Step::Start("w:tbl", _) => {
            inside = true;
            tables.push(Table { caption: above.clone(), rows: Vec::new() });
            lined.push(false);
        }
        Step::Start("w:insideH", tag) => *lined.last_mut().unwrap() = attribute(tag, "w:val").is_some_and(|line| line == "single"),
        Step::Start("w:tr", _) => tables.last_mut().unwrap().rows.push(Vec::new()),
        Step::Start("w:tc", _) => {
            text.clear();
            further = 0;
        }
        Step::Start("w:gridSpan", tag) => further = attribute(tag, "w:val").unwrap().parse::<usize>().unwrap() - 1,
        Step::Start("w:p", _) if !inside => text.clear(),
        Step::Start("w:p", _) if !text.is_empty() => text.push('\n'),
        Step::Text(more) => text.push_str(more),
        Step::End("w:p") if !inside => above.clone_from(&text),
        Step::End("w:tc") => {
            let row = tables.last_mut().unwrap().rows.last_mut().unwrap();
            row.push(text.clone());
            row.extend(std::iter::repeat_n(String::new(), further));
        }
        Step::End("w:tbl") => inside = false,
        _ => {}
    });
    let mut lined = lined.into_iter();
    tables.retain(|_| lined.next().unwrap());
    tables
}

/// The tables of a Markdown text; a chart is one without heads, and is left out.
pub fn of_markdown(text: &str) -> Vec<Table> {
    let (mut tables, mut above, mut inside) = (Vec::<Table>::new(), String::new(), false);
    for line in text.lines() {
        let Some(row) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else {
            inside = false;
            if !line.is_empty() {
                above = plain(line);
            }
            continue;
        };
        if !inside {
            tables.push(Table { caption: above.clone(), rows: Vec::new() });
            inside = true;
        }
        let marks = row.chars().all(|letter| "-:| ".contains(letter));
        if !marks || row.trim_matches([' ', '|']).is_empty() {
            tables.last_mut().unwrap().rows.push(row.split(" | ").map(|cell| plain(cell.trim())).collect());
        }
    }
    tables.retain(|table| !table.caption.starts_with("Biểu đồ"));
    tables
}

fn plain(text: &str) -> String {
    let text = text.replace("<br>", "\n").replace("**", "");
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    out
}
