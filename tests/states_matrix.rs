//! Every state of a cell, under every policy, through every kind of parent: `tests/oracle/trang_thai.py` says what must come of it, without the
//! evaluator. Its docstring says how its output is read; here each case is compiled and scored, and its figures are written the same way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at what it did not expect")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dti::compile::{Compiled, compile};
use dti::data::{BindOptions, Dataset, bind, read_table};
use dti::diagnostic::{Findings, Place, StateName};
use dti::eval::{Outcome, UnitValues};
use dti::ir::{InputId, Program};
use dti::load::OneText;
use dti::quantity::Exact;
use dti::score::{Places, Scores, score};

const EXPECTED: &str = include_str!("oracle/trang-thai.expected.txt");

/// A rule file with holes, and the data that it scores.
#[derive(Default)]
struct Template {
    rules: String,
    data: String,
}

/// What fills the holes, and the lines that must come of it.
struct Case<'a> {
    name: String,
    template: String,
    values: BTreeMap<&'a str, String>,
    units: Vec<(&'a str, &'a str)>,
    checked: &'a str,
    scored: &'a str,
}

#[test]
fn every_state_travels_as_the_reference_says() {
    let (templates, cases) = read();
    let mut wrong = String::new();
    for case in &cases {
        let said = run(&templates[&case.template], case);
        if !said.is_empty() {
            writeln!(wrong, "{}\n{said}", case.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The matrix that must be there, whatever else is: a figure that is never compared cannot be wrong.
#[test]
fn no_cell_of_the_matrix_is_left_out() {
    let (_, cases) = read();
    for way in
        ["", "điểm bằng bình quân các", "điểm bằng bình quân gia quyền các", "mức cao nhất", "trung bình nhân", "trung bình điều hòa"]
    {
        for policy in ["0 điểm", "2 điểm", "điểm tối đa", "không tính", "tính lại theo thang của nhóm", "báo lỗi"] {
            for off in [false, true] {
                let holds = |case: &&Case| {
                    let said = case.values.get("cách").map_or("", String::as_str);
                    case.template == "chấm"
                        && said.contains(way)
                        && said.is_empty() == way.is_empty()
                        && case.values.get("chính sách").is_some_and(|known| known == policy)
                        && case.values.contains_key("triển khai") == off
                };
                let found: Vec<&Case> = cases.iter().filter(holds).collect();
                assert_eq!(found.len(), 1, "{way} {policy} {off}");
                // The row itself and its pillars stand in every line; the states are told apart by the names of the units.
                let units: Vec<&str> = found.iter().flat_map(|case| &case.units).flat_map(|(units, _)| units.split(", ")).collect();
                for state in ["giá trị", "số 0", "ô trống", "ghi KPS", "ghi KAD", "câu không áp dụng"] {
                    assert!(units.contains(&state), "{way} {policy} {off} {state}");
                }
            }
        }
    }
}

/// Value and zero are what they are, whatever the policies say.
#[test]
fn no_policy_touches_a_value_or_a_zero() {
    let (_, cases) = read();
    let mut seen: BTreeMap<(String, &str), &str> = BTreeMap::new();
    for case in cases.iter().filter(|case| ["chấm", "tỷ lệ", "bậc", "bậc của tỷ lệ", "có/không"].contains(&case.template.as_str()))
    {
        let mut values = case.values.clone();
        values.remove("chính sách");
        for unit in ["giá trị", "đủ", "số 0"] {
            let line = case.units.iter().find(|(units, _)| units.split(", ").any(|known| known == unit)).expect("the unit").1;
            // The rank depends on what the others came to.
            let figures = line.rsplit_once(' ').expect("a rank").0;
            let known = seen.entry((format!("{} {values:?}", case.template), unit)).or_insert(figures);
            assert_eq!(*known, figures, "{} {unit}", case.name);
        }
    }
    assert!(seen.len() >= 36, "{}", seen.len());
}

fn read() -> (BTreeMap<String, Template>, Vec<Case<'static>>) {
    let mut templates: BTreeMap<String, Template> = BTreeMap::new();
    let mut cases: Vec<Case> = Vec::new();
    let (mut at, mut data) = (String::new(), false);
    for line in EXPECTED.lines() {
        if let Some(name) = line.strip_prefix("=== mẫu ") {
            name.clone_into(&mut at);
            data = false;
            templates.insert(at.clone(), Template::default());
        } else if let Some(head) = line.strip_prefix("=== ca ") {
            let mut parts = head.split(" | ");
            let template = parts.next().unwrap().to_owned();
            at.clear();
            let values = parts.map(|part| part.split_once('=').unwrap()).map(|(name, value)| (name, value.replace("\\n", "\n"))).collect();
            cases.push(Case { name: head.to_owned(), template, values, units: Vec::new(), checked: "", scored: "" });
        } else if line == "--- số liệu" {
            data = true;
        } else if let Some(template) = templates.get_mut(&at) {
            let text = if data { &mut template.data } else { &mut template.rules };
            text.push_str(line);
            text.push('\n');
        } else if let Some(case) = cases.last_mut() {
            match (line.strip_prefix("kiểm tra "), line.strip_prefix("chấm ")) {
                (Some(codes), _) => case.checked = codes,
                (None, Some(codes)) => case.scored = codes,
                (None, None) => case.units.push(line.split_once(": ").expect("UNIT: …")),
            }
        }
    }
    assert!(templates.len() >= 10 && cases.len() >= 400, "{} templates, {} cases", templates.len(), cases.len());
    (templates, cases)
}

/// The template with its holes filled.
fn filled(template: &str, values: &BTreeMap<&str, String>) -> String {
    let mut out = String::new();
    let mut used = 0_usize;
    for (index, part) in template.split('«').enumerate() {
        if index == 0 {
            out.push_str(part);
            continue;
        }
        let (hole, rest) = part.split_once('»').expect("a closed hole");
        let (name, default) = hole.split_once('|').unwrap_or((hole, ""));
        used = used.saturating_add(usize::from(values.contains_key(name)));
        out.push_str(values.get(name).map_or(default, String::as_str));
        out.push_str(rest);
    }
    assert!(used >= values.len(), "{values:?} are not all asked for");
    out
}

/// What is not as expected; nothing if all is.
fn run(template: &Template, case: &Case) -> String {
    let text = filled(&template.rules, &case.values);
    let compiled: Compiled = compile(&OneText(&text), "ma-tran.dti").unwrap();
    let mut out = String::new();
    // That a unit cannot reach a maximum that a policy leaves it, that a share is not rounded, that a property is not read and that silence pays is
    // no question of how states travel.
    let codes = compiled.findings.iter().map(|finding| finding.fault.code());
    let mut checked: Vec<&str> = codes.filter(|code| !["W1507", "W0331", "W1527", "W0607"].contains(code)).collect();
    checked.sort_unstable();
    if checked.join("; ") != case.checked {
        writeln!(out, "  the check says {checked:?}, due is {:?}\n{text}", case.checked).unwrap();
    }
    let Some(program) = compiled.runnable() else { return out };
    let mut findings = Findings::default();
    let table = read_table("so-lieu.csv", template.data.as_bytes(), &mut findings).expect("a table");
    let data = bind(program, &table, &BindOptions::default(), &mut findings);
    assert!(!findings.block(), "{}: {findings:?}", case.name);
    let units: Vec<&UnitValues> = data.units.iter().map(|unit| &unit.values).collect();
    let scores = score(program, &units, &Cells(&data), &mut findings, &|_| ());
    let names: Vec<&str> = template.data.lines().skip(1).map(|line| line.split(';').next().unwrap()).collect();
    for (listed, due) in &case.units {
        for name in listed.split(", ") {
            let index = names.iter().position(|known| *known == name).expect("a unit of the template");
            let found = line(program, &scores, index);
            if found != *due {
                writeln!(out, "  {name}\n     due {due}\n   found {found}").unwrap();
            }
        }
    }
    let listed = case.units.iter().flat_map(|(listed, _)| listed.split(", ")).count();
    assert_eq!(listed, names.len(), "{}", case.name);
    let mut found: Vec<String> =
        findings.iter().map(|finding| format!("{} {}", finding.fault.code(), unit_at(&finding.place, &names))).collect();
    found.sort();
    if found.join("; ") != case.scored {
        writeln!(out, "  scoring says {found:?}, due is {:?}", case.scored).unwrap();
    }
    out
}

/// The unit in whose line a finding stands.
fn unit_at<'n>(place: &Place, names: &[&'n str]) -> &'n str {
    match place {
        Place::Cell(cell) => cell.line.checked_sub(2).and_then(|index| names.get(index)).expect("a line of a unit"),
        Place::Text(_) | Place::File(_) => "(không ở ô nào)",
    }
}

struct Cells<'a>(&'a Dataset);

impl Places for Cells<'_> {
    fn place(&self, unit: usize, input: Option<InputId>) -> Place {
        input.map_or_else(|| self.0.unit_place(unit), |input| self.0.place(unit, input))
    }
}

/// What a unit came to, as the script writes it.
fn line(program: &Program, scores: &Scores, index: usize) -> String {
    let unit = scores.units.get(index).expect("a unit");
    let result = &unit.result;
    let mut rows: Vec<(String, &Outcome)> = program.rows.iter().map(|row| row.code.to_string()).zip(&result.rows).collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let state = |state: StateName| match state {
        StateName::Missing => " chưa có số liệu",
        StateName::NothingArising => " không phát sinh",
        StateName::NotApplicable => " không áp dụng",
    };
    let figures = |points: Option<&Exact>, maximum: &Exact| format!("{}:{}", number(points), number(Some(maximum)));
    let mut parts: Vec<String> = rows
        .iter()
        .map(|(code, row)| format!("{code} {}{}", figures(row.points.as_ref(), &row.applicable), row.state.map_or("", state)))
        .collect();
    let pillars = program.pillars.iter().zip(&result.pillars);
    parts.extend(pillars.map(|(pillar, (points, maximum))| format!("{} {}", pillar.title, figures(points.as_ref(), maximum))));
    let class = unit.class.and_then(|class| program.classes.as_ref()?.rows.get(class)).map_or("–", |class| class.name.as_str());
    let rank = scores.rankings.first().and_then(|table| table.place_of(index)).and_then(|place| place.rank);
    let rank = rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    let total = figures(result.total.as_ref(), &result.applicable);
    parts.push(format!("tổng {total} {} {class} {rank}", number(result.percent.as_ref())));
    parts.join("; ")
}

fn number(value: Option<&Exact>) -> String {
    value.map_or_else(
        || "–".to_owned(),
        |value| {
            let (over, under) = value.fraction();
            if under == "1" { over } else { format!("{over}/{under}") }
        },
    )
}
