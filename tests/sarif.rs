//! What `dti check --format sarif` writes is SARIF 2.1.0, for every broken file that the tests have.
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

use dti::compile::compile;
use dti::diagnostic::{Cell, DataFault, Fault, Finding, Place};
use dti::emit::sarif::{Checked, to_sarif};
use dti::load::Disk;
use dti::message::Lang;
use dti::source::Sources;
use jsonschema::Validator;
use serde_json::Value;

/// A bracket that stands alone in two patterns of the published schema means itself; the validator's own rules want it said.
const LONE_BRACKET: (&str, &str) = ("{2}]?$", r"{2}\\]?$");

fn schema() -> Validator {
    let text = std::fs::read_to_string("tests/sarif/sarif-schema-2.1.0.json").unwrap();
    assert!(text.contains(LONE_BRACKET.0));
    let text = text.replace(LONE_BRACKET.0, LONE_BRACKET.1);
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn found(path: &str) -> (Sources, Vec<Finding>) {
    let compiled = compile(&Disk, path).unwrap();
    let mut findings = compiled.findings.clone();
    compiled.runnable().map(dti::example::failing).unwrap_or_default().into_iter().for_each(|failure| findings.push(failure));
    (compiled.sources, findings.sorted())
}

fn valid(schema: &Validator, log: &Value, what: &str) {
    let wrong: Vec<String> = schema.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{what}: {wrong:#?}");
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

/// The schema is at work: what is not SARIF is refused.
#[test]
fn the_schema_refuses_what_is_not_sarif() {
    let schema = schema();
    let (sources, findings) = found("tests/cases/rules/E0402-shared-end.dti");
    let log = to_sarif(&[Checked { sources: &sources, findings: &findings }], Lang::Vi);
    valid(&schema, &log, "the log itself");
    for (path, wrong) in [
        ("/version", Value::from("2.0.0")),
        ("/runs/0/results/0/level", Value::from("remark")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", Value::from(0)),
        ("/runs/0/results/0/message", Value::from("text")),
        ("/runs/0/tool/driver/name", Value::Null),
    ] {
        let mut other = log.clone();
        *other.pointer_mut(path).unwrap_or_else(|| panic!("nothing at {path}")) = wrong;
        assert!(!schema.is_valid(&other), "{path}");
    }
}

#[test]
fn every_broken_file_and_every_shipped_set_makes_a_valid_log() {
    let schema = schema();
    let mut paths = Vec::new();
    for folder in ["tests/cases/rules", "tests/cases/examples", "tests/cases/three", "rulesets", "examples"] {
        rule_files(Path::new(folder), &mut paths);
    }
    let (mut files, mut all) = (Vec::new(), 0);
    for path in &paths {
        let (sources, findings) = found(path);
        for lang in [Lang::Vi, Lang::En] {
            let log = to_sarif(&[Checked { sources: &sources, findings: &findings }], lang);
            valid(&schema, &log, path);
            assert_eq!(results(&log).len(), findings.len(), "{path}");
            agree(&log, &findings, &sources);
        }
        all += findings.len();
        files.push((sources, findings));
    }
    assert!(paths.len() > 250 && all > 200, "{} files, {all} findings", paths.len());
    // All of them in one run, as a call with many files makes it.
    let files: Vec<_> = files.iter().map(|(sources, findings)| Checked { sources, findings }).collect();
    let log = to_sarif(&files, Lang::Vi);
    valid(&schema, &log, "all files");
    assert_eq!(results(&log).len(), all);
}

/// Each result says of its finding what the finding says of itself.
fn agree(log: &Value, findings: &[Finding], sources: &Sources) {
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for (result, finding) in results(log).iter().zip(findings) {
        assert_eq!(result["ruleId"], finding.fault.code());
        assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
        let suppressed = result["suppressions"].as_array().unwrap();
        assert_eq!(suppressed.first().map(|one| one["justification"].as_str().unwrap()), finding.accepted.as_deref());
        assert_eq!(result["fixes"].as_array().unwrap().len(), finding.fixes.len());
        assert_eq!(result["relatedLocations"].as_array().unwrap().len(), finding.labels.len());
        let Some(span) = finding.span() else { continue };
        // The region, cut out of the file by lines and characters, is the place of the finding.
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let file = sources.file(span.file).unwrap();
        let start = file.line_column(usize::try_from(span.start).unwrap());
        assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(start.line as u64), Some(start.column as u64)));
    }
}

#[test]
fn a_cell_of_a_table_is_a_line_and_a_cell_of_a_workbook_is_not() {
    let cell = |sheet: Option<&str>| Cell {
        sheet: sheet.map(Into::into),
        file: "số liệu.csv".into(),
        line: 3,
        column: 2,
        header: Some("Số cuộc họp".into()),
        text: Some("x".into()),
    };
    let fault = || Fault::Data(DataFault::NotNumber { unit: "Huyện A".into() });
    let findings = [Finding::new(Place::Cell(cell(None)), fault()), Finding::new(Place::Cell(cell(Some("Tự chấm"))), fault())];
    let log = to_sarif(&[Checked { sources: &Sources::default(), findings: &findings }], Lang::Vi);
    valid(&schema(), &log, "cells");
    let place = |index: usize| &results(&log)[index]["locations"][0];
    assert_eq!(place(0)["physicalLocation"]["artifactLocation"]["uri"], "s%E1%BB%91%20li%E1%BB%87u.csv");
    assert_eq!(place(0)["physicalLocation"]["region"]["startLine"], 3);
    assert!(place(1)["physicalLocation"]["region"].is_null());
    assert!(place(1)["message"]["text"].as_str().unwrap().starts_with("'Tự chấm'!B3"), "{}", place(1));
}

fn rule_files(folder: &Path, out: &mut Vec<String>) {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    for path in found {
        if path.is_dir() {
            rule_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "dti") {
            out.push(path.to_string_lossy().into_owned());
        }
    }
}
