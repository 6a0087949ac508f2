//! The reference runs: every ```dti block of `docs/` and `README.md` is compiled, and its first line says what must come of it.
//!
//! | first line | what must come of it |
//! |---|---|
//! | ```` ```dti đúng ```` | no finding at all (an accepted one is none); with codes behind it, exactly those, none of them an error |
//! | ```` ```dti sai E0401 E0407 ```` | exactly these findings, each as often as it is named |
//! | ```` ```dti mảnh ```` | rows only: a standard header is put before them, then as `đúng`; `mảnh sai E0401` as `sai` |
//! | ```` ```dti tệp chung.dti ```` | a file that the other blocks of the page may import |
//! | ```` ```dti tính ```` (or `mảnh tính`) | as `đúng`, and the ```` ```csv ```` block behind it scores as the ```` ```kết quả ```` block says; a ```` ```csv chung ```` block before the data is the table of the common figures, a ```` ```csv danh sách dự_án ```` block that of a list |

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it did not expect")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dti::compile::{Compiled, compile};
use dti::data::{BindOptions, Dataset, bind, list_named, read_common, read_list_table, read_lists, read_table};
use dti::diagnostic::{Findings, Level, Place};
use dti::eval::UnitValues;
use dti::ir::InputId;
use dti::ir::Program;
use dti::load::Files;
use dti::quantity::{Exact, Style, percent, show};
use dti::score::{Places, Scores, score};

/// What a fragment stands under.
const HEADER: &str = "bộ chỉ số \"Ví dụ\"
  mã       ViDu
  văn bản  \"Ví dụ của tài liệu này\"
  thang điểm 100
  chưa có số liệu:  0 điểm
  không phát sinh:  báo lỗi
  không áp dụng:    không tính

";

/// Fewer blocks than this have not been found at all.
const AT_LEAST: usize = 60;

/// A fenced block.
struct Fence {
    file: String,
    line: usize,
    info: String,
    text: String,
}

impl Fence {
    fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

#[test]
fn every_block_of_the_reference_does_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = pages(&root.join("docs"));
    pages.push(root.join("README.md"));
    let (mut run, mut wrong) = (0_usize, String::new());
    for page in pages.iter().filter(|page| page.exists()) {
        let name = page.strip_prefix(root).unwrap_or(page).display().to_string();
        let fences = fences(&name, &std::fs::read_to_string(page).unwrap());
        let files = files(&fences);
        for (index, fence) in fences.iter().enumerate() {
            if fence.info.split(' ').next() != Some("dti") {
                continue;
            }
            let behind = fences.get(index..).unwrap_or(&[]);
            if let Err(said) = check(fence, behind, &files) {
                writeln!(wrong, "{}: ```{}\n{said}\n", fence.place(), fence.info).unwrap();
            }
            run = run.saturating_add(1);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(run >= AT_LEAST, "only {run} blocks have run");
}

/// All pages under a folder, in the order of their names.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    for path in found {
        if path.is_dir() {
            out.extend(pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            out.push(path);
        }
    }
    out
}

/// The fenced blocks of a page; a fence closes with as many backquotes as it opened.
fn fences(file: &str, page: &str) -> Vec<Fence> {
    let mut out: Vec<Fence> = Vec::new();
    let mut open: Option<(usize, Fence)> = None;
    for (number, line) in page.lines().enumerate() {
        let ticks = line.len().saturating_sub(line.trim_start_matches('`').len());
        match open.take() {
            Some((wanted, fence)) if ticks >= wanted && line.trim_matches('`').trim().is_empty() => out.push(fence),
            Some((wanted, mut fence)) => {
                fence.text.push_str(line);
                fence.text.push('\n');
                open = Some((wanted, fence));
            }
            None if ticks >= 3 => {
                let info = line.trim_matches('`').split_whitespace().collect::<Vec<_>>().join(" ");
                open = Some((ticks, Fence { file: file.to_owned(), line: number.saturating_add(1), info, text: String::new() }));
            }
            None => {}
        }
    }
    assert!(open.is_none(), "{file}: a fence is not closed");
    out
}

/// The texts that blocks of a page may import.
fn files(fences: &[Fence]) -> BTreeMap<String, String> {
    let named = fences.iter().filter_map(|fence| Some((fence.info.strip_prefix("dti tệp ")?.to_owned(), fence.text.clone())));
    named.collect()
}

struct Texts<'a> {
    main: &'a str,
    others: &'a BTreeMap<String, String>,
}

impl Files for Texts<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let text = if path == "vi-du.dti" { Some(self.main) } else { self.others.get(path).map(String::as_str) };
        text.map(|text| text.as_bytes().to_vec()).ok_or_else(|| "không có tệp".to_owned())
    }
}

fn check(fence: &Fence, behind: &[Fence], files: &BTreeMap<String, String>) -> Result<(), String> {
    let mut words: Vec<&str> = fence.info.split(' ').skip(1).collect();
    if words.first() == Some(&"tệp") && words.len() == 2 {
        return Ok(());
    }
    let mut text = fence.text.clone();
    if words.first() == Some(&"mảnh") {
        words.remove(0);
        text.insert_str(0, HEADER);
        if words.is_empty() {
            words.push("đúng");
        }
    }
    let (kind, mut wanted) = match words.split_first() {
        Some((kind, codes)) if ["đúng", "sai", "tính"].contains(kind) => (*kind, codes.iter().map(|code| (*code).to_owned()).collect()),
        _ => (" ", Vec::new()),
    };
    if kind == " " {
        return Err("a dti block says đúng, sai E…, mảnh, tính or tệp".to_owned());
    }
    let compiled = compile(&Texts { main: &text, others: files }, "vi-du.dti").unwrap();
    let standing: Vec<_> = compiled.findings.iter().filter(|finding| finding.accepted.is_none()).collect();
    let mut found: Vec<String> = standing.iter().map(|finding| finding.fault.code().to_owned()).collect();
    found.sort();
    wanted.sort();
    if found != wanted {
        return Err(format!("found {found:?}\n{}", told(&compiled)));
    }
    if kind == "sai" && wanted.is_empty() {
        return Err("a wrong block names its codes".to_owned());
    }
    if kind != "sai" && standing.iter().any(|finding| finding.fault.level() == Level::Error) {
        return Err(format!("has an error\n{}", told(&compiled)));
    }
    if kind != "sai" {
        for ran in compiled.runnable().map(|program| dti::example::run(program, &|_| true)).unwrap_or_default() {
            if !ran.failures.is_empty() {
                return Err(format!("{}: {:?}", ran.title, ran.failures));
            }
        }
    }
    if kind == "tính" {
        return scored(&compiled, behind);
    }
    Ok(())
}

/// The findings with their lines, for whoever mends the page.
fn told(compiled: &Compiled) -> String {
    let mut out = String::new();
    for finding in compiled.findings.iter() {
        let at = finding.span().and_then(|span| compiled.sources.start(span)).map(|at| (at.line, at.column));
        let text = finding.span().map_or("", |span| compiled.sources.text(span)).lines().next().unwrap_or("");
        writeln!(out, "  {at:?} {} {:?} [{text}]", finding.fault.code(), finding.fault).unwrap();
    }
    out
}

/// Scores the csv block behind a set, and compares with the block of results.
fn scored(compiled: &Compiled, behind: &[Fence]) -> Result<(), String> {
    let behind = behind.get(1..).unwrap_or(&[]);
    let (common, behind) = match behind.split_first() {
        Some((first, rest)) if first.info == "csv chung" => (Some(first), rest),
        _ => (None, behind),
    };
    let lists = behind.iter().take_while(|fence| fence.info.starts_with("csv danh sách ")).count();
    let (lists, behind) = behind.split_at(lists);
    let Some([csv, results]) = behind.get(..2) else { return Err("no data and results behind it".to_owned()) };
    if csv.info != "csv" || results.info != "kết quả" {
        return Err("behind it stand ```csv and ```kết quả, or before them ```csv chung".to_owned());
    }
    let program = compiled.runnable().ok_or("cannot be run")?;
    let mut findings = Findings::default();
    let common = common.map(|fence| read_table("chung.csv", fence.text.as_bytes(), &mut findings).ok_or("no common table")).transpose()?;
    let common = read_common(program, common.as_ref(), None, &mut findings);
    let table = read_table("so-lieu.csv", csv.text.as_bytes(), &mut findings).ok_or("no table")?;
    let mut data = bind(program, &table, &BindOptions { common: &common, ..BindOptions::default() }, &mut findings);
    let mut tables = Vec::new();
    for fence in lists {
        let name = fence.info.trim_start_matches("csv danh sách ");
        let list = list_named(program, name, &mut findings).ok_or("no such list")?;
        tables.push((list, read_list_table(&format!("{name}.csv"), fence.text.as_bytes(), &mut findings).ok_or("no table of a list")?));
    }
    let tables: Vec<_> = tables.iter().map(|(list, table)| (*list, table)).collect();
    read_lists(program, &tables, None, &mut data, &mut findings);
    if findings.block() {
        return Err(format!("{:?}", findings.iter().map(|finding| (&finding.place, &finding.fault)).collect::<Vec<_>>()));
    }
    let units: Vec<&UnitValues> = data.units.iter().map(|unit| &unit.values).collect();
    let scores = score(program, &units, &Cells(&data), &mut findings, &|_| ());
    let mut out = String::new();
    let mut codes: Vec<String> = findings.iter().map(|finding| finding.fault.code().to_owned()).collect();
    // Many examples leave a cell blank on purpose; the remark about it is not what they show.
    codes.retain(|code| code != "N0737");
    codes.sort();
    for line in results.text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(wanted) = line.strip_prefix("phát hiện ") {
            let mut wanted: Vec<String> = wanted.split_whitespace().map(str::to_owned).collect();
            wanted.sort();
            if std::mem::take(&mut codes) != wanted {
                writeln!(out, "{line}, but {:?}", findings.iter().map(|finding| &finding.fault).collect::<Vec<_>>()).unwrap();
            }
            continue;
        }
        let (unit, items) = line.rsplit_once(": ").ok_or("a line of results is `unit: what = value; …`")?;
        let Some(unit) = scores.units.iter().position(|known| known.name == unit.trim()) else {
            return Err(format!("no unit {unit}"));
        };
        for item in items.split(';') {
            let (what, wanted) = item.split_once('=').ok_or("`what = value`")?;
            let found = value(program, &scores, unit, what.trim())?;
            if found != wanted.trim() {
                writeln!(out, "{line}: {} = {found}", what.trim()).unwrap();
            }
        }
    }
    if !codes.is_empty() {
        writeln!(out, "found {codes:?}, which no line `phát hiện …` names").unwrap();
    }
    if out.is_empty() { Ok(()) } else { Err(out) }
}

struct Cells<'a>(&'a Dataset);

impl Places for Cells<'_> {
    fn place(&self, unit: usize, input: Option<InputId>) -> Place {
        input.map_or_else(|| self.0.unit_place(unit), |input| self.0.place(unit, input))
    }
}

/// What a line of results can ask for: `tổng`, `tỷ lệ`, `A`, `xếp loại`, `hạng`, a code, `A của 1.2`, the title of a pillar.
fn value(program: &Program, scores: &Scores, unit: usize, what: &str) -> Result<String, String> {
    let number = |value: Option<&Exact>| value.map_or_else(|| "–".to_owned(), |value| show(value, Style::people()).text);
    let scored = scores.units.get(unit).ok_or("no such unit")?;
    let result = &scored.result;
    let row = |code: &str| program.rows.iter().position(|row| row.code.as_str() == code).and_then(|index| result.rows.get(index));
    Ok(match what {
        "tổng" => number(result.total.as_ref()),
        "A" => number(Some(&result.applicable)),
        "tỷ lệ" => result.percent.as_ref().map_or_else(|| "–".to_owned(), |value| percent(value, Style::people()).text),
        "hạng" => {
            let rank = scores.rankings.iter().find_map(|table| table.rank_of(unit));
            rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string())
        }
        "xếp loại" => {
            let class = scored.class.and_then(|class| program.classes.as_ref()?.rows.get(class));
            class.map_or_else(|| "–".to_owned(), |class| class.name.clone())
        }
        _ => {
            if let Some(code) = what.strip_prefix("A của ") {
                return Ok(number(Some(&row(code).ok_or(format!("no row {code}"))?.applicable)));
            }
            if let Some(pillar) = program.pillars.iter().position(|pillar| pillar.title == what) {
                return Ok(number(result.pillars.get(pillar).and_then(|(points, _)| points.as_ref())));
            }
            number(row(what).ok_or(format!("nothing is called {what}"))?.points.as_ref())
        }
    })
}
