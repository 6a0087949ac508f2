//! Made-up data: read back and scored without a finding, the same for a seed everywhere, and on every edge of the rules.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[cfg(feature = "cli")]
mod run;
mod shipped;

use std::collections::BTreeSet;

use dti::compile::compile;
use dti::data::{BindOptions, Submission, Table, bind, read_common, read_list_table, read_lists, read_table};
use dti::diagnostic::{Findings, StateName};
use dti::eval::{Given, Plan, UnitValues, Value, evaluate, value_of};
use dti::ir::{InputKind, ListId, Node, NodeId, Program, PropertyKind, Score, Test, walk};
use dti::load::{Disk, OneText};
use dti::quantity::{DecimalMark, Exact};
use dti::sample::{Options, Sample, common_csv, list_csv, sample, to_csv};
use dti::score::score;
use proptest::prelude::{ProptestConfig, any, proptest};

const EDGES: &str = "tests/sample/ranh-gioi.dti";

fn program(path: &str) -> Program {
    compile(&Disk, path).unwrap().runnable().unwrap_or_else(|| panic!("{path} has errors")).clone()
}

/// The shipped sets and the edges.
fn sets() -> Vec<String> {
    let mut found = shipped::sets();
    found.push(EDGES.to_owned());
    found
}

fn made(program: &Program, units: usize, seed: u64, states: bool) -> Sample {
    sample(program, &Options { units, seed, states }, &|_| {})
}

/// As many units as all edges need.
fn whole(program: &Program, seed: u64) -> Sample {
    made(program, made(program, 1, seed, false).needed, seed, false)
}

/// What reading and scoring the data say.
fn findings(program: &Program, units: &[UnitValues], mark: DecimalMark) -> Vec<String> {
    let mut findings = Findings::default();
    let common = units.first().and_then(|unit| common_csv(program, &unit.inputs, mark));
    let common = common.and_then(|text| read_table("chung.csv", text.as_bytes(), &mut findings));
    let common = read_common(program, common.as_ref(), None, &mut findings);
    let text = to_csv(program, units, mark);
    let table = read_table("mau.csv", text.as_bytes(), &mut findings).unwrap();
    let dataset = bind(program, &table, &BindOptions { common: &common, ..BindOptions::default() }, &mut findings);
    let tables: Vec<(ListId, Table)> = (0..program.lists.len())
        .map(ListId::of)
        .map(|id| (id, read_list_table("ds.csv", list_csv(program, id, units, mark).as_bytes(), &mut findings).unwrap()))
        .collect();
    let mut submission = Submission::of(program, vec![dataset], None, &mut findings);
    read_lists(program, &tables.iter().map(|(id, table)| (*id, table)).collect::<Vec<_>>(), None, &mut submission, &mut findings);
    let read: Vec<&UnitValues> = submission.units.iter().collect();
    assert_eq!(read, units.iter().collect::<Vec<_>>(), "{text}");
    score(program, &read, &submission, &mut findings, &|_| {});
    findings.sorted().iter().map(|finding| finding.fault.code().to_string()).collect()
}

/// Branches of nodes.
type Branches = BTreeSet<(u32, usize)>;

/// Tiers and cases with the branches that some unit takes, found by the conditions alone.
fn branches(program: &Program, units: &[UnitValues]) -> (Branches, Branches) {
    let (mut all, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let plan = Plan::of(program);
    // Of a row that is not deployed this year nobody's figures are scored.
    for (id, row) in program.rows_with_ids().filter(|(_, row)| row.not_deployed.is_none()) {
        let Score::Value(root) = row.score else { continue };
        let applying = |unit: &&UnitValues| {
            let outcome = evaluate(program, &plan, unit).rows[id.index()].clone();
            outcome.state != Some(StateName::NotApplicable)
        };
        let applying: Vec<&UnitValues> = units.iter().filter(applying).collect();
        walk(program, root, &mut |node, kind| {
            let (branches, otherwise) = match kind {
                Node::Tiers { rows, otherwise, .. } => (rows.len(), otherwise.is_some()),
                Node::Cases { rows, otherwise } => (rows.len(), otherwise.is_some()),
                _ => return,
            };
            all.extend((0..branches + usize::from(otherwise)).map(|place| (node.0, place)));
            taken.extend(applying.iter().filter_map(|unit| branch(program, unit, kind)).map(|place| (node.0, place)));
        });
    }
    (all, taken)
}

fn branch(program: &Program, unit: &UnitValues, node: &Node) -> Option<usize> {
    let number = |node: NodeId| match value_of(program, unit, node) {
        Ok(Value::Number(value)) => value,
        other => panic!("{other:?}"),
    };
    match node {
        Node::Tiers { subject, rows, .. } => {
            let subject = value_of(program, unit, *subject).ok()?;
            let takes = |test: &Test| match (&subject, test) {
                (Value::Number(value), Test::Within(bounds)) => {
                    bounds.low.is_none_or(|(low, closed)| *value > number(low) || (closed && *value == number(low)))
                        && bounds.high.is_none_or(|(high, closed)| *value < number(high) || (closed && *value == number(high)))
                }
                (Value::Number(value), Test::Equals(values)) => values.contains(value),
                (Value::Option(option), Test::Options(options)) => options.contains(option),
                (Value::Truth(truth), Test::Truth(wanted)) => truth == wanted,
                other => panic!("{other:?}"),
            };
            Some(rows.iter().position(|tier| takes(&tier.test)).unwrap_or(rows.len()))
        }
        Node::Cases { rows, .. } => {
            Some(rows.iter().position(|(when, _)| value_of(program, unit, *when) == Ok(Value::Truth(true))).unwrap_or(rows.len()))
        }
        _ => None,
    }
}

#[test]
fn every_set_reads_its_sample_back_without_a_finding() {
    // Two of the sound rows have domains that end at a sum of figures.
    let sums = ["hang-dau-mut-la-tong", "hang-dau-mut-la-phep-tinh-b1-b2"].map(|name| format!("tests/sound/{name}.dti"));
    for path in sets().into_iter().chain(sums) {
        let program = program(&path);
        let made = whole(&program, 7);
        assert!(made.failed.is_empty(), "{path}");
        for mark in [DecimalMark::Comma, DecimalMark::Point] {
            assert_eq!(findings(&program, &made.units, mark), Vec::<String>::new(), "{path}");
        }
    }
}

#[test]
fn every_tier_case_option_and_answer_is_there() {
    let mut seen = 0;
    for path in sets() {
        let program = program(&path);
        let made = whole(&program, 11);
        let (all, taken) = branches(&program, &made.units);
        assert_eq!(all.difference(&taken).collect::<Vec<_>>(), Vec::<&(u32, usize)>::new(), "{path}");
        seen += all.len();
        let words = |kind: &InputKind| match kind {
            InputKind::YesNo => vec![Given::Truth(true), Given::Truth(false)],
            InputKind::Choice(options) => (0..options.len()).map(Given::Option).collect(),
            InputKind::Points { .. } | InputKind::Whole | InputKind::Decimal | InputKind::Ratio => Vec::new(),
        };
        for (index, input) in program.inputs.iter().enumerate() {
            let given: Vec<&Given> = made.units.iter().map(|unit| &unit.inputs[index]).collect();
            if input.row.is_some_and(|row| program.undeployed_inputs(row).iter().any(|input| input.index() == index)) {
                // Nobody scores the row, so nobody is asked for its figures.
                assert!(given.iter().all(|given| **given == Given::State(StateName::Missing)), "{path}: {}", input.name);
                continue;
            }
            assert!(words(&input.kind).iter().all(|word| given.contains(&word)), "{path}: {}", input.name);
        }
        for (index, property) in program.properties.iter().enumerate() {
            let wanted = match &property.kind {
                PropertyKind::Choice(options) => (0..options.len()).map(Given::Option).collect(),
                PropertyKind::Several(options) => (0..options.len()).map(|option| Given::Options(vec![option])).collect(),
                PropertyKind::YesNo => vec![Given::Truth(true), Given::Truth(false)],
                PropertyKind::Text => Vec::new(),
            };
            assert!(wanted.iter().all(|word| made.units.iter().any(|unit| unit.properties[index] == *word)), "{path}: {}", property.name);
        }
    }
    assert!(seen >= 10, "only {seen} tiers and cases were seen");
}

/// The numbers of an input, in the units to which its row applies.
fn numbers(program: &Program, units: &[UnitValues], name: &str) -> BTreeSet<Exact> {
    let at = program.inputs.iter().position(|input| input.name == name).unwrap();
    units.iter().filter_map(|unit| if let Given::Number(value) = &unit.inputs[at] { Some(value.clone()) } else { None }).collect()
}

#[test]
fn boundaries_are_hit_and_missed_by_one_step() {
    let program = program(EDGES);
    let units = whole(&program, 3).units;
    let exact = |top: i64, bottom: i64| Exact::ratio(top, bottom).unwrap();
    let has = |name: &str, wanted: &[Exact]| {
        let found = numbers(&program, &units, name);
        wanted.iter().for_each(|value| assert!(found.contains(value), "{name} is never {value:?}: {found:?}"));
    };
    has("c", &[2, 3, 4, 999, 1000, 1001, 0].map(Exact::from));
    has("d", &[exact(1249, 100), exact(1250, 100), exact(1251, 100), exact(0, 1), exact(250, 1), exact(24999, 100)]);
    has("r", &[exact(799, 1000), exact(800, 1000), exact(801, 1000), exact(499, 1000), exact(500, 1000), exact(501, 1000)]);
    has("r", &[exact(0, 1), exact(1, 1)]);
    // Of a maximum that falls from 20 to 15 for some: both, and one hundredth less.
    has("4", &[exact(15, 1), exact(1499, 100), exact(20, 1), exact(1999, 100), exact(0, 1)]);
    // A ratio meets 87,5% and 33%, and one count beside them, and is 0/0 once.
    let at = |name: &str| program.inputs.iter().position(|input| input.name == name).unwrap();
    let pairs: Vec<(i64, i64)> = units
        .iter()
        .map(|unit| match (&unit.inputs[at("a")], &unit.inputs[at("b")]) {
            (Given::Number(a), Given::Number(b)) => (a.to_i64().unwrap(), b.to_i64().unwrap()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(pairs.contains(&(0, 0)), "{pairs:?}");
    for (top, bottom) in [(875, 1000), (33, 100)] {
        for off in [0, -1, 1] {
            assert!(pairs.iter().any(|(a, b)| *b > 0 && (a - off) * bottom == b * top), "{top}/{bottom} {off}: {pairs:?}");
        }
    }
}

#[test]
fn the_edges_come_first_and_a_seed_always_makes_the_same() {
    let program = program(EDGES);
    let first = made(&program, 60, 5, true);
    let again = made(&program, 60, 5, true);
    assert_eq!(first.units, again.units);
    let fewer = made(&program, 9, 5, true);
    assert_eq!(fewer.units[..], first.units[..9]);
    assert_eq!(fewer.needed, first.needed);
    assert_ne!(made(&program, 60, 6, true).units, first.units);
    let names: Vec<&str> = first.units.iter().take(3).map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["Xã An Bình", "Xã Bình An", "Đơn vị mẫu 003"]);
    // Nine rows of the table below would change if chance, order or writing changed on some machine or in some version.
    let small = OneText(SMALL);
    let small = compile(&small, "thu.dti").unwrap().runnable().unwrap().clone();
    assert_eq!(to_csv(&small, &made(&small, 9, 2023, false).units, DecimalMark::Comma), PINNED.replace('\n', "\r\n"));
}

const SMALL: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 30
  chưa có số liệu: 0 điểm
  không phát sinh: 0 điểm
  ô ghi "-" là không phát sinh

chỉ số 1 "Hòa giải ở cơ sở" 10 điểm
  số liệu a "Số vụ hòa giải thành": số nguyên (vụ), từ 0 đến b
  số liệu b "Tổng số vụ hòa giải": số nguyên (vụ), từ 0 trở lên
  điểm theo tỷ lệ a / b, mục tiêu 80%

chỉ số 2 "Chấm trực tiếp" 20 điểm
  điểm do "Hội đồng" chấm, từ 0 đến tối đa, bước 0,5
"#;

const PINNED: &str = "\u{feff}Đơn vị;1.a;1.b;2
Đơn vị mẫu 001;128;160;0
Đơn vị mẫu 002;127;160;0,5
Đơn vị mẫu 003;129;160;20
Đơn vị mẫu 004;0;0;19,5
Đơn vị mẫu 005;0;1;5
Đơn vị mẫu 006;1;46;16
Đơn vị mẫu 007;65;90;8
Đơn vị mẫu 008;7;131;14
Đơn vị mẫu 009;1;199;20
";

#[test]
fn states_stand_only_where_a_policy_has_an_answer() {
    let mut states = 0;
    for path in sets() {
        let program = program(&path);
        let made = made(&program, 80, 1, true);
        let said = findings(&program, &made.units, DecimalMark::Comma);
        // A unit may have no figure at all, where a set asks for few.
        assert!(said.iter().all(|code| code == "N0737" || code == "W0768"), "{path}: {said:?}");
        states += made.units.iter().flat_map(|unit| &unit.inputs).filter(|value| matches!(value, Given::State(_))).count();
    }
    assert!(states > 100, "only {states} cells have no value");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_seed_leads_to_trouble(seed in any::<u64>(), states in any::<bool>()) {
        for path in [EDGES, "rulesets/mau/hang-thanh-phan/hang.dti", "rulesets/quang-ngai/qd-104-2023/so.dti"] {
            let program = program(path);
            let made = made(&program, 40, seed, states);
            assert!(made.failed.is_empty());
            let said = findings(&program, &made.units, if states { DecimalMark::Comma } else { DecimalMark::Point });
            assert!(said.iter().all(|code| states && (code == "N0737" || code == "W0768")), "{path}: {said:?}");
        }
    }
}

#[cfg(feature = "cli")]
mod command {
    use super::{EDGES, run};
    use run::{dti, folder};

    #[test]
    fn the_table_is_written_and_read_back() {
        let folder = folder();
        let out = folder.path().join("mau.csv").display().to_string();
        let args = ["sample", EDGES, "--units", "60", "--seed", "1", "--decimal", "comma", "--out", &out];
        // Two edges of a row that only two units have cannot all be shown.
        let ran = dti(&args).ends(0);
        assert!(ran.err.contains("nêu tên quá ít đơn vị"), "{}", ran.err);
        let ran = dti(&["eval", EDGES, "--data", &out, "--format", "csv"]).ends(0);
        assert_eq!(ran.err, "");
        assert_eq!(ran.text().lines().count(), 61);
        // Nothing is replaced unasked.
        assert!(dti(&args).ends(2).err.contains("--force"));
        let forced: Vec<&str> = args.into_iter().chain(["--force"]).collect();
        dti(&forced).ends(0);
    }

    #[test]
    fn too_few_units_are_told_how_many_are_needed() {
        let ran = dti(&["sample", "examples/mau/cap-huyen-mau.dti", "--units", "3", "--seed", "1"]).ends(0);
        assert_eq!(ran.text().lines().count(), 4);
        assert!(ran.err.contains("chưa đủ") && ran.err.contains("--units "), "{}", ran.err);
        let english = dti(&["sample", "examples/mau/cap-huyen-mau.dti", "--units", "3", "--seed", "1", "--lang", "en"]).ends(0);
        assert!(english.err.contains("do not show every edge case"), "{}", english.err);
        dti(&["sample", "examples/mau/cap-huyen-mau.dti", "--units", "0", "--seed", "1"]).ends(2);
        dti(&["sample", "khong-co.dti", "--units", "3", "--seed", "1"]).ends(2);
        let broken = dti(&["sample", "examples/sua-doi/buoc-1.dti", "--units", "3", "--seed", "1"]).ends(1);
        assert_eq!(broken.text(), "");
    }
}
