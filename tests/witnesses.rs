//! What a finding says was scored is scored again by another road: each run is written as an example of the rule file, and the example must hold.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::path::Path;

use dti::compile::compile;
use dti::diagnostic::{Gets, Run, Witness};
use dti::example::failing;
use dti::ir::{InputKind, Program, Score};
use dti::load::OneText;
use dti::quantity::{Exact, Style, read_rule_number, show};

/// Fewer runs than this have not been found at all.
const AT_LEAST: usize = 30;

#[test]
fn every_run_that_is_told_holds_as_an_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut tried, mut wrong) = (0, String::new());
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ext| ext == "dti")) {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let Ok(compiled) = compile(&OneText(&text), "case.dti") else { continue };
        let Some(program) = &compiled.program else { continue };
        for finding in compiled.findings.iter() {
            let Witness::Runs(runs) = &finding.witness else { continue };
            for example in runs.iter().filter_map(|run| example(program, run)) {
                tried += 1;
                let again = compile(&OneText(&format!("{text}\n{example}")), "case.dti").unwrap();
                let program = again.program.as_ref().unwrap();
                let last = program.examples.last().filter(|last| last.title == "Chạy lại");
                let before = failing(compiled.program.as_ref().unwrap()).len();
                if last.is_none() || failing(program).len() != before {
                    wrong += &format!("{} {}\n{example}\n", path.display(), finding.fault.code());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(tried >= AT_LEAST, "{tried}");
}

/// A run as an example: points of one row from figures that an example can give.
fn example(program: &Program, run: &Run) -> Option<String> {
    let (Gets::Points(points), Some(code)) = (&run.gets, &run.row) else { return None };
    if run.given.iter().any(|(name, _)| program.lists.iter().any(|list| list.name == *name)) {
        return None;
    }
    let points = show(points, Style { at_most: 20, ..Style::people() });
    let given = run.given.iter().map(|(name, value)| {
        let own = program
            .inputs
            .iter()
            .any(|input| input.name == *name && input.row.and_then(|row| program.row(row)).is_some_and(|row| row.code.as_str() == code));
        let entered = name == code;
        if own && !entered { format!("{name} của {code} = {value}") } else { format!("{name} = {value}") }
    });
    let given = given.collect::<Vec<_>>().join("; ");
    let given = if given.is_empty() { String::new() } else { format!("  cho {given}\n") };
    Some(format!("ví dụ \"Chạy lại\"\n{given}  thì {code} được {} điểm\n", points.text))
}

/// Points that a run gives to a row whose points people enter are points that `dti eval` takes: in the steps of their scale.
#[test]
fn points_that_a_run_enters_stand_on_their_step() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules");
    let mut tried = 0;
    let mut wrong = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let Ok(compiled) = compile(&OneText(&text), "case.dti") else { continue };
        let Some(program) = compiled.program.as_ref().filter(|program| program.set.rounds.is_empty()) else { continue };
        for finding in compiled.findings.iter() {
            let Witness::Runs(runs) = &finding.witness else { continue };
            for (name, shown) in runs.iter().filter(|run| matches!(run.gets, Gets::Class(_))).flat_map(|run| &run.given) {
                let row = program.rows.iter().find(|row| *name == format!("chỉ số {}", row.code));
                let Some(Score::Entered(input)) = row.map(|row| &row.score) else { continue };
                let InputKind::Points { step: Some(step), .. } = &program.inputs[input.index()].kind else { continue };
                tried += 1;
                let steps = read_rule_number(shown).ok().map(Exact::from).and_then(|points| points.over(step));
                if !steps.is_some_and(|steps| steps.is_integer()) {
                    wrong.push(format!("{}: {name} = {shown}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried >= 2, "{tried}");
}
