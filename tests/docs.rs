//! The reference runs: every ```dti block of `docs/` and `README.md` is compiled, and its first line says what must come of it. The English pages
//! hold the same blocks (`tests/docs_english.rs`) and are not run again.
//!
//! | first line | what must come of it |
//! |---|---|
//! | ```` ```dti đúng ```` | no finding at all (an accepted one is none); with codes behind it, exactly those, none of them an error |
//! | ```` ```dti sai E0401 E0407 ```` | exactly these findings, each as often as it is named |
//! | ```` ```dti mảnh ```` | rows only: a standard header is put before them, then as `đúng`; `mảnh sai E0401` as `sai` |
//! | ```` ```dti tệp chung.dti ```` | a file that the other blocks of the page may import |
//! | ```` ```dti tính ```` (or `mảnh tính`) | as `đúng`, and the ```` ```csv ```` block behind it scores as the ```` ```kết quả ```` block says; before it may stand the tables ```` ```csv chung ```` (common figures), ```` ```csv đơn vị ```` (the roster), ```` ```csv danh sách dự_án ```` (a list) and ```` ```csv vòng TÊN ```` (a round) |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

#[path = "help/fences.rs"]
mod fences;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use dti::compile::{Compiled, compile};
use dti::data::{Grid, Source, assign, list_named, read_grids, read_list_table};
use dti::diagnostic::{Findings, Level};
use dti::ir::{Layout, Program};
use dti::quantity::{Exact, Style, percent, show};
use dti::score::{Counts, Scores, score_rounds};
use fences::{Fence, HEADER, Texts, fences, files, pages_to_run};

/// Fewer blocks than this have not been found at all.
const AT_LEAST: usize = 60;

#[test]
fn every_block_of_the_reference_does_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = pages_to_run(&root.join("docs"));
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
    let ran = compiled.runnable().filter(|_| kind != "sai").map(|program| dti::example::run(program, &|_| true)).unwrap_or_default();
    // An example that is left blank is told as a warning.
    let mild = |finding: &&dti::diagnostic::Finding| finding.fault.level() != Level::Error;
    found.extend(ran.iter().flat_map(|ran| &ran.failures).filter(mild).map(|finding| finding.fault.code().to_owned()));
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
        for ran in ran {
            if ran.failures.iter().any(|finding| finding.fault.level() == Level::Error) {
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
    let Some(end) = behind.iter().position(|fence| fence.info == "kết quả") else { return Err("no results behind it".to_owned()) };
    let (tables, results) = (&behind[..end], &behind[end]);
    let program = compiled.runnable().ok_or("cannot be run")?;
    let mut findings = Findings::default();
    let (mut parts, mut lists, mut common, mut roster) = (Vec::new(), Vec::new(), None, None);
    for fence in tables {
        let what = fence.info.strip_prefix("csv").ok_or(format!("a {} block between the set and its results", fence.info))?.trim();
        let mut read = |name: &str| read_grids(name, fence.text.as_bytes(), &mut findings);
        let plain =
            |grids: Vec<Grid>| grids.into_iter().next().and_then(|grid| grid.into_table(&Layout::default(), &mut Findings::default()));
        match what.split_once(' ').unwrap_or((what, "")) {
            ("", _) => parts.push(Source { round: None, grids: read("so-lieu.csv"), chosen: false }),
            ("vòng", name) => parts.push(Source { round: Some(name.to_owned()), grids: read(name), chosen: false }),
            ("chung", _) => common = plain(read("chung.csv")),
            ("danh", name) => {
                let name = name.trim_start_matches("sách ");
                let list = list_named(program, name, &mut findings).ok_or("no such list")?;
                let table = read_list_table(&format!("{name}.csv"), fence.text.as_bytes(), &mut findings).ok_or("no table of a list")?;
                lists.push((list, table));
            }
            ("đơn", "vị") => roster = plain(read("don-vi.csv")),
            _ => return Err(format!("what is csv {what}?")),
        }
    }
    let mut sources = assign(program, parts, &program.set.layout, &mut findings);
    (sources.common, sources.roster, sources.lists) = (common, roster, lists);
    let rounds = sources.rounds(program, None, &mut findings);
    if findings.block() {
        return Err(format!("{:?}", findings.iter().map(|finding| (&finding.place, &finding.fault)).collect::<Vec<_>>()));
    }
    let scores = score_rounds(program, &rounds, &mut findings, &|_| ()).ok_or("no round")?;
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

/// What a line of results can ask for: `vòng Tự chấm` (its total), `đã nhập`, `chưa nhập`, `đạt`, `chưa đạt` (in the first round), `tổng`, `tỷ lệ`, `A`, `xếp loại`, `hạng`, a code, `A của 1.2`, the title of a pillar.
fn value(program: &Program, scores: &Scores, unit: usize, what: &str) -> Result<String, String> {
    let number = |value: Option<&Exact>| value.map_or_else(|| "–".to_owned(), |value| show(value, Style::people()).text);
    let scored = scores.units.get(unit).ok_or("no such unit")?;
    let result = &scored.result;
    let row = |code: &str| program.rows.iter().position(|row| row.code.as_str() == code).and_then(|index| result.rows.get(index));
    let counts = scores.rounds.first().and_then(|round| round.units.get(unit)).map(|unit| unit.counts);
    let count = |of: fn(&Counts) -> usize| counts.as_ref().map(of).map_or_else(|| "–".to_owned(), |count| count.to_string());
    if let Some(name) = what.strip_prefix("vòng ") {
        let round = scores.rounds.iter().find(|round| round.name == name).ok_or(format!("no round {name}"))?;
        return Ok(number(round.units.get(unit).and_then(|unit| unit.total.as_ref())));
    }
    Ok(match what {
        "tiêu chí" => count(|counts| counts.all),
        "đã nhập" => count(|counts| counts.filled),
        "chưa nhập" => count(|counts| counts.blank),
        "đạt" => count(|counts| counts.passed),
        "chưa đạt" => count(|counts| counts.failed),
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
