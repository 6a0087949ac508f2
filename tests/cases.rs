//! A case is a file: a broken rule file, data file, published table or example, named by the code it draws and its cause.
//!
//! The snapshot shows the source, then what is said about it in Vietnamese, then in English. A file draws its own code, once, and nothing
//! else, unless its name says `+`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]
#![cfg(feature = "cli")]

#[path = "help/workbook.rs"]
mod workbook;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use dti::compile::{Compiled, compile};
use dti::data::{
    BindOptions, Grid, GridSource, Source, Submission, Table, assign, bind, choose, list_named, previous, read_common, read_common_table,
    read_form, read_grids, read_list_table, read_lists, read_table,
};
use dti::diagnostic::{Finding, Findings, Level};
use dti::ir::{Layout, ListId, Program};
use dti::load::Files;
use dti::message::{Lang, message};
use dti::reconcile::{PublishedTable, reconcile};
use dti::render::findings::{Look, draw};
use dti::score::{Compared, score, score_rounds};
use dti::source::Sources;
use dti::survey::survey;

/// Codes that no file can draw today, with the reason.
const WITHOUT_CASE: [(&str, &str); 3] = [
    ("E0733", "a row under conditions without “còn lại” is refused as E0410, and a choice without an option as E0407"),
    ("E1202", "files that are too large are made in hostile.rs"),
    ("E1213", "files with more faults than are listed are made in hostile.rs"),
];

/// The files of a folder, without the folder in their names, so that snapshots show what a person would type.
struct Folder<'a>(&'a Path);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        dti::load::Disk.read(&self.0.join(path).to_string_lossy())
    }
}

/// What came of a case: what to show, and the findings.
struct Outcome {
    sources: Sources,
    findings: Vec<Finding>,
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

fn folder_of(path: &Path) -> Folder<'_> {
    Folder(path.parent().expect("a folder"))
}

fn rules(path: &Path) -> Outcome {
    let Compiled { sources, findings, .. } = compile(&folder_of(path), &name_of(path)).expect("a readable file");
    Outcome { sources, findings: findings.sorted() }
}

/// The year's data of a case under the rules of the same name, or under `rules.dti`.
fn data(path: &Path) -> Outcome {
    let own = path.with_extension("dti");
    let rules = if own.exists() { name_of(&own) } else { "rules.dti".to_owned() };
    let compiled = compile(&folder_of(path), &rules).expect("a readable file");
    let program = compiled.runnable().unwrap_or_else(|| panic!("{rules} is broken: {:?}", compiled.findings));
    let mut findings = Findings::default();
    let bytes = std::fs::read(path).expect("a readable file");
    // The common figures stand beside, under the same name.
    let beside = path.with_extension("chung");
    let common = std::fs::read(&beside).ok().and_then(|bytes| read_common_table(&name_of(&beside), &bytes, &mut findings));
    let common = read_common(program, common.as_ref(), None, &mut findings);
    if let Some(table) = read_form(&name_of(path), &bytes, &program.set.layout, &mut findings) {
        let dataset = bind(program, &table, &BindOptions { common: &common, ..BindOptions::default() }, &mut findings);
        let mut submission = Submission::of(program, vec![dataset], None, &mut findings);
        let tables = lists(path, program, &mut findings);
        let tables: Vec<_> = tables.iter().map(|(list, table)| (*list, table)).collect();
        read_lists(program, &tables, None, &mut submission, &mut findings);
        if !findings.block() {
            let units: Vec<_> = submission.units.iter().collect();
            score(program, &units, &submission, &mut findings, &|_| ());
        }
    }
    Outcome { sources: compiled.sources, findings: findings.sorted() }
}

/// The files of one assessment under `rules.dti`: each part begins with `=== vòng TÊN`, `=== trang TÊN` (a sheet of one workbook),
/// `=== đơn vị` (the roster) or `===` (data of no round); `=== chọn TÊN` asks for one sheet only.
fn submission(path: &Path) -> Outcome {
    let own = path.with_extension("dti");
    let rules = if own.exists() { name_of(&own) } else { "rules.dti".to_owned() };
    let compiled = compile(&folder_of(path), &rules).expect("a readable file");
    let program = compiled.runnable().unwrap_or_else(|| panic!("{rules} is broken: {:?}", compiled.findings));
    let mut findings = Findings::default();
    let text = std::fs::read_to_string(path).expect("a readable file");
    let (mut parts, mut sheets, mut chosen, mut roster) = (Vec::new(), Vec::new(), Vec::new(), None);
    for part in text.split("=== ").skip(1) {
        let (head, text) = part.split_once('\n').expect("a head");
        let (what, name) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
        let file =
            if what == "trang" { "huyen.xlsx".to_owned() } else { format!("{}.csv", if name.is_empty() { "so-lieu" } else { name }) };
        let mut read = |file: &str| read_grids(file, text.as_bytes(), &mut findings).pop().expect("a table");
        match what {
            "vòng" => parts.push(Source { round: Some(name.to_owned()), grids: vec![read(&file)], chosen: false }),
            "tệp" => parts.push(Source { round: None, grids: vec![read(&file)], chosen: false }),
            "trang" => {
                let mut grid: Grid = read(&file);
                (grid.sheet, grid.source) = (Some(name.to_owned()), GridSource::Workbook);
                sheets.push(grid);
            }
            "đơn" => roster = read("don-vi.csv").into_table(&Layout::default(), &mut Findings::default()),
            "chọn" => chosen.push(name.to_owned()),
            _ => panic!("{head}"),
        }
    }
    if !sheets.is_empty() {
        let grids = choose(sheets, &chosen, &mut findings);
        parts.push(Source { round: None, grids, chosen: !chosen.is_empty() });
    }
    let mut sources = assign(program, parts, &Layout::default(), &mut findings);
    sources.roster = sources.roster.or(roster);
    let rounds = sources.rounds(program, None, &mut findings);
    if !findings.block() {
        score_rounds(program, &rounds, &mut findings, &|_| ());
    }
    // That the later rounds of a case are not there yet is no part of what it shows, unless it is all of it.
    let (code, _) = promised(path);
    findings.retain(|finding| code == "N1104" || finding.fault.code() != "N1104");
    findings.retain(|finding| finding.fault.code() != "N0737");
    Outcome { sources: compiled.sources, findings: findings.sorted() }
}

/// A year's data under the rules of the same name, and what they say about the rules beside what `dti eval` finds in them; what the text of the
/// rules draws by itself is for the cases of rules.
fn surveyed(path: &Path) -> Outcome {
    let compiled = compile(&folder_of(path), &name_of(&path.with_extension("dti"))).expect("a readable file");
    let program = compiled.runnable().unwrap_or_else(|| panic!("the rules are broken: {:?}", compiled.findings));
    let mut findings = Findings::default();
    let bytes = std::fs::read(path).expect("a readable file");
    let source = Source { round: None, grids: read_grids(&name_of(path), &bytes, &mut findings), chosen: false };
    let sources = assign(program, vec![source], &program.set.layout, &mut findings);
    let rounds = sources.rounds(program, None, &mut findings);
    let scores = score_rounds(program, &rounds, &mut findings, &|_| ()).expect("scores");
    let submission = &rounds.last().expect("a round").submission;
    survey(program, &submission.units.iter().collect::<Vec<_>>(), submission, &scores, &mut findings);
    Outcome { sources: compiled.sources, findings: findings.sorted() }
}

/// A workbook, made from the XML of its sheets, or a JSON file, under `rules.dti`.
fn sheets(path: &Path) -> Outcome {
    let compiled = compile(&folder_of(path), "rules.dti").expect("a readable file");
    let program = compiled.runnable().unwrap_or_else(|| panic!("the rules are broken: {:?}", compiled.findings));
    let text = std::fs::read_to_string(path).expect("a readable file");
    let (name, bytes) = match path.extension().is_some_and(|extension| extension == "xml") {
        true => (name_of(&path.with_extension("xlsx")), workbook::workbook(&text)),
        false => (name_of(path), text.into_bytes()),
    };
    let mut findings = Findings::default();
    if let Some(table) = read_form(&name, &bytes, &program.set.layout, &mut findings) {
        bind(program, &table, &BindOptions::default(), &mut findings);
    }
    Outcome { sources: compiled.sources, findings: findings.sorted() }
}

/// The tables of lists beside a case, each named by its list (`.dự_án`); a file `.lists` names them otherwise: `du_an=E1422-….dự_án`.
fn lists(path: &Path, program: &Program, findings: &mut Findings) -> Vec<(ListId, Table)> {
    let own = |name: &str| path.with_extension(name);
    let given: Vec<(String, std::path::PathBuf)> = match std::fs::read_to_string(own("lists")) {
        Ok(text) => text.lines().filter_map(|line| line.split_once('=')).map(|(name, file)| (name.to_owned(), own(file))).collect(),
        Err(_) => program.lists.iter().map(|list| (list.name.clone(), own(&list.name))).filter(|(_, file)| file.exists()).collect(),
    };
    let mut tables = Vec::new();
    for (name, file) in given {
        let Some(list) = list_named(program, &name, findings) else { continue };
        let bytes = std::fs::read(&file).expect("a readable file");
        tables.extend(read_list_table(&name_of(&file), &bytes, findings).map(|table| (list, table)));
    }
    tables
}

/// A published table under `rules.dti` of the folder above; those in `beside` are read together with its sound table.
fn published(path: &Path) -> Outcome {
    let above = folder_of(path).0.parent().expect("a folder");
    let compiled = compile(&Folder(above), "rules.dti").expect("a readable file");
    let program = compiled.runnable().expect("sound rules");
    let mut findings = Findings::default();
    let mut tables = Vec::new();
    let sound = above.join("sound.csv");
    let beside = folder_of(path).0.ends_with("beside").then_some(sound.as_path());
    for file in beside.into_iter().chain([path]) {
        let bytes = std::fs::read(file).expect("a readable file");
        let table = read_table(&name_of(file), &bytes, &mut findings).expect("a table");
        tables.push(PublishedTable { table, mark: None });
    }
    let findings = reconcile(program, &tables).findings;
    Outcome { sources: compiled.sources, findings }
}

/// Last year's results beside this year's under `rules.dti` of the folder above.
fn last_year(path: &Path) -> Outcome {
    let above = folder_of(path).0.parent().expect("a folder");
    let compiled = compile(&Folder(above), "rules.dti").expect("a readable file");
    let program = compiled.runnable().expect("sound rules");
    let mut findings = Findings::default();
    let table = |file: &Path, findings: &mut Findings| {
        let bytes = std::fs::read(file).expect("a readable file");
        read_table(&name_of(file), &bytes, findings).expect("a table")
    };
    let dataset = bind(program, &table(&above.join("this-year.csv"), &mut findings), &BindOptions::default(), &mut findings);
    let units: Vec<_> = dataset.units.iter().map(|unit| &unit.values).collect();
    let scores = score(program, &units, &dataset, &mut findings, &|_| ());
    let before = previous(program, &table(path, &mut findings), &mut findings);
    if !findings.block() {
        Compared::of(program, &scores, before, &mut findings);
    }
    Outcome { sources: compiled.sources, findings: findings.sorted() }
}

fn examples(path: &Path) -> Outcome {
    let compiled = compile(&folder_of(path), &name_of(path)).expect("a readable file");
    let mut findings = compiled.findings.clone();
    for ran in compiled.runnable().map(|program| dti::example::run(program, &|_| true)).unwrap_or_default() {
        ran.failures.into_iter().for_each(|failure| findings.push(failure));
    }
    Outcome { sources: compiled.sources, findings: findings.sorted() }
}

/// The source, then the findings in both languages.
fn shown(path: &Path, outcome: &Outcome) -> String {
    let bytes = std::fs::read(path).expect("a readable file");
    let mut out = format!("{}\n", String::from_utf8_lossy(&bytes).trim_end_matches('\n'));
    for (name, lang) in [("Tiếng Việt", Lang::Vi), ("English", Lang::En)] {
        let look = Look { colour: false, width: 100, lang };
        let _ = write!(out, "\n──── {name}\n{}", draw(&outcome.findings, &outcome.sources, &look));
    }
    out
}

/// The code that a file's name begins with, and whether it says that others follow from it.
fn promised(path: &Path) -> (String, bool) {
    let name = name_of(path);
    (name.chars().take(5).collect(), name.chars().nth(5) == Some('+'))
}

/// What is wrong with a case, if anything: its own code once, and nothing else unless the name says so.
fn amiss(path: &Path, outcome: &Outcome) -> Option<String> {
    let (code, more) = promised(path);
    let found: Vec<&str> = outcome.findings.iter().map(|finding| finding.fault.code()).collect();
    let fine = if more { found.contains(&code.as_str()) } else { found == [code.as_str()] };
    (!fine).then(|| format!("{}: {found:?}", name_of(path)))
}

/// A printed fault may show in two cells, and what cannot be checked is always said.
fn amiss_printed(path: &Path, outcome: &Outcome) -> Option<String> {
    let (code, more) = promised(path);
    let grave = outcome.findings.iter().filter(|finding| finding.fault.level() != Level::Remark);
    let grave: Vec<&str> = grave.map(|finding| finding.fault.code()).collect();
    let found = outcome.findings.iter().any(|finding| finding.fault.code() == code);
    let fine = found && (more || grave.iter().all(|other| *other == code));
    (!fine).then(|| format!("{}: {grave:?}", name_of(path)))
}

/// Snapshots every file of a glob and holds something of each.
macro_rules! snapshots {
    ($glob:literal, $make:path, $amiss:path) => {{
        let wrong = RefCell::new(Vec::new());
        insta::glob!($glob, |path| {
            let outcome = $make(path);
            wrong.borrow_mut().extend($amiss(path, &outcome));
            insta::assert_snapshot!(shown(path, &outcome));
        });
        let wrong = wrong.into_inner();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }};
}

#[test]
fn broken_rules() {
    snapshots!("cases/rules/*.dti", rules, amiss);
}

#[test]
fn broken_data() {
    snapshots!("cases/data/*.csv", data, amiss);
}

#[test]
fn broken_submissions() {
    snapshots!("cases/rounds/*.txt", submission, amiss);
}

#[test]
fn data_that_speak_of_the_rules() {
    snapshots!("cases/survey/*.csv", surveyed, amiss);
}

#[test]
fn broken_workbooks() {
    snapshots!("cases/sheets/*.xml", sheets, amiss);
}

#[test]
fn broken_json() {
    snapshots!("cases/sheets/*.json", sheets, amiss);
}

#[test]
fn broken_published_tables() {
    snapshots!("cases/published/*/*.csv", published, amiss_printed);
}

#[test]
fn broken_results_of_last_year() {
    snapshots!("cases/previous/last-year/*.csv", last_year, amiss);
}

#[test]
fn broken_examples() {
    snapshots!("cases/examples/*.dti", examples, amiss);
}

#[test]
fn three_faults_are_three_findings() {
    snapshots!("cases/three/*.dti", rules, not_three);
}

fn not_three(path: &Path, outcome: &Outcome) -> Option<String> {
    let found: Vec<&str> = outcome.findings.iter().map(|finding| finding.fault.code()).collect();
    (found.len() != 3).then(|| format!("{}: {found:?}", name_of(path)))
}

fn files(folder: &str, extension: &str) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(Path::new("tests/cases").join(folder)).expect("the cases");
    let mut out: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    out.retain(|path| path.extension().is_some_and(|found| found == extension));
    out.sort();
    out
}

#[test]
fn every_code_has_a_case() {
    let published = [
        files("published/alone", "csv"),
        files("published/beside", "csv"),
        files("previous/last-year", "csv"),
        files("examples", "dti"),
        files("survey", "csv"),
    ]
    .concat();
    let cases =
        [files("rules", "dti"), files("data", "csv"), files("rounds", "txt"), files("sheets", "xml"), files("sheets", "json"), published]
            .concat();
    let have: BTreeSet<String> = cases.iter().map(|path| promised(path).0).collect();
    let mut declared = BTreeSet::new();
    for entry in std::fs::read_dir("src/diagnostic").expect("the sources") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a source");
        let codes = text.lines().filter_map(|line| line.split_once("=> \"")?.1.split('"').next());
        declared.extend(codes.filter(|code| code.len() == 5).map(str::to_owned));
    }
    assert!(declared.len() > 100, "only {} codes", declared.len());
    let missing: Vec<&String> = declared.difference(&have).filter(|code| WITHOUT_CASE.iter().all(|(known, _)| known != code)).collect();
    assert!(missing.is_empty(), "no case draws {missing:?}");
    for (code, reason) in WITHOUT_CASE {
        assert!(declared.contains(code) && !have.contains(code) && !reason.is_empty(), "{code} is drawn by a case");
    }
    assert!(files("rules", "dti").len() >= 40 && files("data", "csv").len() >= 25 && files("three", "dti").len() >= 5);
}

#[test]
fn no_two_cases_say_the_same() {
    let mut said: BTreeMap<(String, String), String> = BTreeMap::new();
    for path in files("rules", "dti") {
        let code = promised(&path).0;
        for finding in rules(&path).findings.iter().filter(|finding| finding.fault.code() == code) {
            let message = format!("{:?}", message(finding, Lang::En));
            if let Some(other) = said.insert((code.clone(), message.clone()), name_of(&path)) {
                panic!("{} and {other} both say: {message}", path.display());
            }
        }
    }
}
