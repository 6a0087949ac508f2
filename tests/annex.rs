//! The annex: each sentence form has a text that was written by hand, before the program wrote any; every shipped set prints in all formats.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::path::{Path, PathBuf};

use dti::annex::{Decision, Printed, annex, method};
use dti::code::Code;
use dti::compile::{Compiled, compile};
use dti::document::{Block, Document, Text};
use dti::ir::{Program, RowId};
use dti::load::Disk;

#[path = "run/mod.rs"]
mod run;
use run::dti;

fn compiled(path: &Path) -> Compiled {
    compile(&Disk, &path.display().to_string()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn printed(compiled: &Compiled) -> Document {
    let program = compiled.program.as_ref().unwrap();
    let decision = Decision::read(&program.set.document);
    annex(program, &compiled.findings.clone().sorted(), &compiled.sources, &Printed { decision, draft: false, letterhead: false })
}

/// The document line by line, as it is read.
fn lines(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => out.push(text.plain()),
            Block::List(items) => out.extend(items.iter().map(|item| format!("- {}", item.plain()))),
            Block::Table(table) => {
                out.extend(table.caption.iter().map(Text::plain));
                let joined = |cells: Vec<String>| cells.join(" | ");
                out.push(joined(table.columns.iter().map(|column| column.head.plain()).collect()));
                for row in &table.rows {
                    let cell = |lines: &[Text]| lines.iter().map(Text::plain).collect::<Vec<_>>().join(" / ");
                    out.push(joined(row.cells.iter().map(|made| cell(&made.lines)).collect()));
                }
            }
            Block::Bars(_) | Block::NewSheet => {}
        }
    }
    out
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![PathBuf::from(folder)];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "dti") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The sets of the folder `rulesets`: the files with a header of their own.
fn sets() -> Vec<PathBuf> {
    files("rulesets")
        .into_iter()
        .filter(|path| std::fs::read_to_string(path).unwrap().lines().any(|line| line.starts_with("bộ chỉ số")))
        .collect()
}

#[test]
fn each_form_reads_as_written_by_hand() {
    let mut wrong = Vec::new();
    let files = files("tests/annex");
    assert!(files.len() > 20);
    for path in files {
        let name = path.display().to_string();
        let compiled = compiled(&path);
        let Some(program) = compiled.runnable() else {
            wrong.push(format!(
                "{name}: refused: {:?}",
                compiled.findings.clone().sorted().iter().filter(|finding| finding.blocks()).collect::<Vec<_>>()
            ));
            continue;
        };
        let document = lines(&printed(&compiled));
        let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let mut seen = Vec::new();
        for (head, due) in sections(&text) {
            let found = match head.as_str() {
                "đoạn" => document.windows(due.len()).any(|window| window == due).then(|| due.clone()),
                "có" => due.iter().all(|due| document.iter().any(|line| line.contains(due.as_str()))).then(|| due.clone()),
                code => {
                    let id = program.row_by_code(&Code::new(code)).unwrap_or_else(|| panic!("{name}: no row {code}"));
                    seen.push(id);
                    Some(method(program, id))
                }
            };
            if found.as_ref() != Some(&due) {
                let found = found.unwrap_or_else(|| document.clone()).join("\n  ");
                wrong.push(format!("{name} [{head}]\n due:\n  {}\n found:\n  {found}", due.join("\n  ")));
            }
        }
        if !seen.is_empty() {
            let unread: Vec<&str> =
                program.rows_with_ids().filter(|(id, _)| !seen.contains(id)).map(|(_, row)| row.code.as_str()).collect();
            assert!(unread.is_empty(), "{name}: rows that nobody read: {unread:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// `[1.1]` and the lines below it.
fn sections(text: &str) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(head) => out.push((head.to_owned(), Vec::new())),
            None => out.last_mut().expect("a head first").1.push(line.to_owned()),
        }
    }
    out
}

#[test]
fn every_shipped_set_prints_in_all_formats_with_all_its_numbers() {
    let sets = sets();
    assert!(sets.len() > 20);
    for path in sets {
        let name = path.display().to_string();
        let compiled = compiled(&path);
        let program = compiled.runnable().unwrap_or_else(|| panic!("{name} is refused"));
        let document = printed(&compiled);
        let bytes = dti::emit::docx::to_docx(&document).unwrap();
        assert!(bytes.starts_with(b"PK"), "{name}");
        let html = dti::emit::html::to_html(&document);
        let markdown = dti::emit::markdown::to_markdown(&document);
        for (_, row) in program.rows_with_ids() {
            assert!(html.contains(&escaped(&row.title)), "{name}: {} is not in the page", row.title);
            assert!(markdown.contains(row.code.as_str()), "{name}: {}", row.code);
        }
        let text = lines(&document).join("\n");
        for (id, row) in program.rows_with_ids() {
            for number in numbers(program, id) {
                assert!(has_number(&text, &number), "{name}: {} says {number}, the annex does not", row.code);
            }
            for line in method(program, id) {
                for word in line.split_whitespace() {
                    assert!(!word.contains('_'), "{name}: {}: a name of the rules is left: {line}", row.code);
                }
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The numbers of a row, as they may be printed.
fn numbers(program: &Program, id: RowId) -> Vec<String> {
    use dti::ir::{Node, Score, walk};
    use dti::quantity::{Style, percent, show};
    let row = program.row(id).unwrap();
    let mut out: Vec<String> = row.maximum.points().map(|points| show(points, Style::people()).text).into_iter().collect();
    let Score::Value(node) = row.score else { return out };
    walk(program, node, &mut |_, node| {
        if let Node::Constant(value) = node {
            let (plain, share) = (show(value, Style::people()).text, percent(value, Style::people()).text);
            out.push(format!("{plain} {share} {}", show(&value.negated(), Style::people()).text));
        }
    });
    out
}

/// Whether one of some spellings of a number stands in a text by itself.
fn has_number(text: &str, spellings: &str) -> bool {
    // 1 is also “whole”, as the most of a share, and is not printed there.
    spellings.split(' ').any(|number| {
        number == "1"
            || text
                .split(|c: char| !(c.is_ascii_digit() || ",.%/-".contains(c)))
                .any(|word| word.trim_end_matches([',', '.', '/', '-']) == number || word.split('/').any(|part| part == number))
    })
}

const MODEL: &str = "rulesets/mau/cap-huyen/huyen.dti";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dti-annex-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_command_writes_by_the_ending_and_replaces_nothing() {
    let folder = folder("endings");
    for (ending, begins) in [("docx", "PK"), ("html", "<!"), ("md", "# Phụ lục")] {
        let path = folder.join(format!("phu-luc.{ending}"));
        let path = path.to_str().unwrap();
        dti(&["doc", MODEL, "--out", path]).ends(0);
        let first = std::fs::read(path).unwrap();
        assert!(first.starts_with(begins.as_bytes()), "{ending}");
        let again = dti(&["doc", MODEL, "--out", path]).ends(2);
        assert!(again.err.contains("--force"), "{}", again.err);
        dti(&["doc", MODEL, "--out", path, "--force"]).ends(0);
        assert_eq!(first, std::fs::read(path).unwrap(), "{ending}: the same rules give the same bytes");
    }
    let odd = folder.join("phu-luc.odt");
    assert!(dti(&["doc", MODEL, "--out", odd.to_str().unwrap()]).ends(2).err.contains(".docx"));
    assert!(!odd.exists());
    assert!(dti(&["doc", MODEL, "--format", "docx"]).ends(0).out.starts_with(b"PK"), "a pipe takes a Word file");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn rules_with_errors_are_refused_and_nothing_is_written() {
    let folder = folder("refused");
    let (rules, out) = (folder.join("sai.dti"), folder.join("sai.docx"));
    let text = "bộ chỉ số \"Sai tổng\"\n  mã Sai\n  văn bản \"Quyết định mẫu\"\n  thang điểm 50\n  chưa có số liệu: 0 điểm\n\n\
                chỉ số 1 \"A\" 40 điểm\n  điểm do \"Tổ\" chấm\n";
    std::fs::write(&rules, text).unwrap();
    let ran = dti(&["doc", rules.to_str().unwrap(), "--out", out.to_str().unwrap(), "--draft"]).ends(1);
    assert!(ran.err.contains("thang điểm"), "{}", ran.err);
    assert!(!out.exists());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn options_fill_only_what_the_rules_leave_open() {
    let given =
        dti(&["doc", MODEL, "--decision", "số 12/QĐ-UBND ngày 5/1/2026", "--issuer", "UBND tỉnh Đắk Nông", "--draft", "--letterhead"])
            .ends(0);
    let text = given.text();
    assert!(text.contains("(Kèm theo Quyết định số 12/QĐ-UBND ngày 5/1/2026 của UBND tỉnh Đắk Nông)"));
    assert!(text.contains("Đắk Nông, ngày 05 tháng 01 năm 2026") && text.contains("DỰ THẢO"));
    let signed = "rulesets/dak-nong/qd-1552-2022/huyen.dti";
    for option in ["--decision", "--issuer"] {
        let refused = dti(&["doc", signed, option, "số 1/QĐ-UBND ngày 1/1/2026"]).ends(2);
        assert!(refused.err.contains(option) && refused.err.contains("1552/QĐ-UBND"), "{}", refused.err);
        assert!(refused.out.is_empty());
    }
    assert!(dti(&["doc", MODEL, "--decision", "chưa có"]).ends(2).err.contains("chưa có"));
    assert!(dti(&["doc", MODEL, "--decision", "chưa có", "--lang", "en"]).ends(2).err.contains("no number and date"));
}
