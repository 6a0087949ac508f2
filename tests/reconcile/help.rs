use dti::compile::compile;
use dti::data::read_table;
use dti::diagnostic::{Cell, Findings, Level, Place};
use dti::ir::Program;
use dti::load::Disk;
use dti::message::{Lang, message};
use dti::quantity::{DecimalMark, Exact, read_cell_number};
use dti::reconcile::{Candidate, PublishedTable, Report, reconcile};

pub fn rules(name: &str) -> Program {
    let compiled = compile(&Disk, &path(name)).unwrap();
    let errors: Vec<_> = compiled.findings.iter().filter(|finding| finding.blocks()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    compiled.program.unwrap()
}

pub fn text(path: &str) -> String {
    std::fs::read_to_string(format!("examples/{path}")).unwrap()
}

/// A table from its text, under the last part of its name.
pub fn printed(name: &str, text: &str) -> PublishedTable {
    let mut findings = Findings::default();
    let name = name.rsplit('/').next().unwrap();
    let table = read_table(name, text.as_bytes(), &mut findings).unwrap();
    assert!(findings.is_empty());
    PublishedTable { table, mark: None }
}

pub fn compare(set: &str, files: &[&str]) -> Report {
    let tables: Vec<PublishedTable> = files.iter().map(|file| printed(file, &text(file))).collect();
    reconcile(&rules(set), &tables)
}

/// `1.234,5` as a number.
pub fn number(text: &str) -> Exact {
    Exact::from(read_cell_number(text, DecimalMark::Comma).unwrap())
}

pub fn place(cell: &Cell) -> String {
    format!("{} {}:{}", cell.file, cell.line, cell.column)
}

/// Code, place and Vietnamese headline of the findings of a level or graver.
pub fn said(report: &Report, least: Level) -> Vec<String> {
    let kept = report.findings.iter().filter(|finding| finding.fault.level() <= least);
    let lines = kept.map(|finding| {
        let at = match &finding.place {
            Place::Cell(cell) => place(cell),
            other => panic!("{other:?}"),
        };
        format!("{} {at} | {}", finding.fault.code(), message(finding, Lang::Vi).headline)
    });
    lines.collect()
}

pub fn errors(report: &Report) -> Vec<String> {
    said(report, Level::Error)
}

/// `place: from → to`, with all values.
pub fn change(candidate: &Candidate) -> String {
    let to: Vec<String> = candidate.to.iter().map(Exact::fraction_text).collect();
    format!("{}: {} → {}", place(&candidate.cell), candidate.from.fraction_text(), to.join("; "))
}

/// The shipped set of that name, or a set made for these tests.
fn path(name: &str) -> String {
    match name {
        "dak-nong-huyen" => "rulesets/dak-nong/qd-1552-2022/huyen.dti".to_owned(),
        "dak-nong-so" => "rulesets/dak-nong/qd-1552-2022/so.dti".to_owned(),
        "dak-lak-huyen" => "rulesets/dak-lak/qd-2534-2022/huyen.dti".to_owned(),
        "dak-lak-so" => "rulesets/dak-lak/qd-2534-2022/so.dti".to_owned(),
        "quang-ngai-huyen" => "rulesets/quang-ngai/qd-104-2023/huyen.dti".to_owned(),
        "quang-ngai-so" => "rulesets/quang-ngai/qd-104-2023/so.dti".to_owned(),
        other => format!("tests/reconcile/rules/{other}.dti"),
    }
}
