//! JSON has the fields that `docs/json.md` names, and no others.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::run::{dti, folder, put};
use crate::{ACCEPTED, BROKEN, HUYEN, HUYEN_DATA, SMALL, TABLE_3};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
}

fn first(value: &Value) -> &Value {
    &value.as_array().unwrap()[0]
}

/// The fields of a number, which has its whole value in exactly one of two ways.
fn number(value: &Value) {
    let exact = ["value", "fraction"].iter().filter(|key| value.get(**key).is_some()).count();
    assert_eq!((exact, value["display"].is_string()), (1, true), "{value}");
}

const FINDING: [&str; 17] = [
    "accepted",
    "cell",
    "code",
    "column",
    "endColumn",
    "endLine",
    "file",
    "fixes",
    "inferred",
    "labels",
    "level",
    "line",
    "mend",
    "message",
    "row",
    "why",
    "witness",
];
const PLACE: [&str; 6] = ["column", "endColumn", "endLine", "file", "line", "text"];
const REPLACEMENT: [&str; 7] = ["choice", "column", "endColumn", "endLine", "file", "line", "text"];
const COUNTS: [&str; 4] = ["accepted", "error", "remark", "warning"];

fn findings(report: &Value) {
    assert_eq!(report["version"], 1);
    assert_eq!(keys(&report["counts"]), COUNTS);
    for finding in report["findings"].as_array().unwrap() {
        assert_eq!(keys(finding), FINDING);
        assert!(["error", "warning", "remark"].contains(&finding["level"].as_str().unwrap()));
        for label in finding["labels"].as_array().unwrap() {
            assert_eq!(keys(label), PLACE);
        }
        for fix in finding["fixes"].as_array().unwrap() {
            assert_eq!(keys(fix), REPLACEMENT);
        }
        if !finding["row"].is_null() {
            assert_eq!(keys(&finding["row"]), ["clause", "code", "title"]);
        }
        if !finding["witness"].is_null() {
            assert_eq!(keys(&finding["witness"]), ["confirmed", "runs", "text"]);
            for run in finding["witness"]["runs"].as_array().unwrap() {
                assert_eq!(keys(run), ["given", "result", "row"]);
                assert_eq!(keys(&run["result"]), ["class", "code", "points", "state", "total"]);
            }
        }
        if !finding["cell"].is_null() {
            assert_eq!(keys(&finding["cell"]), ["column", "header", "line", "text"]);
            assert!(finding["column"].is_null(), "{finding}");
        }
    }
}

#[test]
fn check() {
    let report = dti(&["check", BROKEN, "--format", "json"]).ends(1).json();
    assert_eq!(keys(&report), ["counts", "file", "findings", "version"]);
    assert_eq!(report["file"], BROKEN);
    findings(&report);
    let of = |code: &str| report["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == code).unwrap().clone();
    assert_eq!(of("E0301")["row"]["code"], "II");
    assert_eq!(of("E0301")["labels"].as_array().unwrap().len(), 2);
    assert_eq!(report["counts"]["error"], 4);
    let accepted = dti(&["check", ACCEPTED, "--format", "json"]).ends(0).json();
    findings(&accepted);
    assert_eq!((&accepted["counts"]["accepted"], &accepted["counts"]["error"]), (&1.into(), &0.into()));
}

/// What a finding was seen on is the run itself, with its figures and its points.
#[test]
fn check_shows_runs() {
    let report = dti(&["check", "tests/cases/rules/E0412-five-meetings.dti", "--format", "json"]).ends(1).json();
    findings(&report);
    let witness = &report["findings"][0]["witness"];
    assert_eq!(
        (&witness["confirmed"], witness["text"].as_array().unwrap().len()),
        (&true.into(), witness["runs"].as_array().unwrap().len())
    );
    let run = first(&witness["runs"]);
    assert_eq!(keys(first(&run["given"])), ["name", "value"]);
    assert!(run["result"]["points"]["display"].is_string() && run["result"]["class"].is_null(), "{run}");
}

#[test]
fn check_offers_fixes() {
    let folder = folder();
    let named = SMALL.replace("số liệu b ", "số liệu tổng_số ").replace("từ 0 đến b", "từ 0 đến tổng_số");
    let misspelt = put(&folder, "thu.dti", named.replace("tỷ lệ a / b", "tỷ lệ a / tổng_sô"));
    let report = dti(&["check", &misspelt, "--format", "json"]).ends(1).json();
    findings(&report);
    let fixes: Vec<&Value> =
        report["findings"].as_array().unwrap().iter().flat_map(|finding| finding["fixes"].as_array().unwrap()).collect();
    assert!(
        fixes.iter().any(|fix| fix["text"] == "tổng_số" && fix["line"] == 12 && fix["column"] == 23 && fix["endColumn"] == 30),
        "{fixes:#?}"
    );
}

/// With several files there is one report for each that could be read, however many those are.
#[test]
fn check_of_several_files() {
    let both = dti(&["check", HUYEN, BROKEN, "--format", "json"]).ends(1).json();
    assert_eq!(keys(&both), ["files", "version"]);
    let names: Vec<&str> = both["files"].as_array().unwrap().iter().map(|report| report["file"].as_str().unwrap()).collect();
    assert_eq!(names, [HUYEN, BROKEN]);
    both["files"].as_array().unwrap().iter().for_each(findings);
    let one = dti(&["check", "khong-co.dti", BROKEN, "--format", "json"]).ends(2).json();
    assert_eq!(one["files"].as_array().unwrap().len(), 1);
    let none = dti(&["check", "khong-co.dti", "--format", "json"]).ends(2);
    assert!(none.out.is_empty(), "{}", none.text());
}

/// The places of findings, cut out of the file by characters, are what the messages are about.
#[test]
fn columns_count_characters() {
    let mut cut = Vec::new();
    for step in 1..=5 {
        let file = format!("examples/sua-doi/buoc-{step}.dti");
        let text = std::fs::read_to_string(&file).unwrap();
        let report = dti(&["check", &file, "--format", "json"]).ends(1).json();
        for finding in report["findings"].as_array().unwrap().iter().filter(|finding| finding["accepted"].is_null()) {
            let at = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
            let line: Vec<char> = text.lines().nth(at("line") - 1).unwrap().chars().collect();
            // Of a finding about a whole table the first line will do.
            let end = if at("line") == at("endLine") { at("endColumn") - 1 } else { line.len() };
            cut.push(line[at("column") - 1..end].iter().collect::<String>());
        }
    }
    let due = ["8 chỉ số chính", "500 điểm", "gồm 3 chỉ số chính", "7", "700 điểm", "500 điểm", "1.000", "xếp loại theo tổng điểm"];
    assert_eq!(cut, due);
}

#[test]
fn eval() {
    let made = dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--format", "json"]).ends(0).json();
    let top = [
        "classes",
        "findings",
        "inferred",
        "means",
        "origin",
        "populations",
        "previous",
        "rankings",
        "rounds",
        "rowClasses",
        "rows",
        "set",
        "units",
        "version",
    ];
    assert_eq!(keys(&made), top);
    assert_eq!(made["rounds"], Value::Array(Vec::new()));
    assert_eq!(made["version"], 1);
    assert_eq!(keys(&made["set"]), ["code", "document", "from", "scale", "title", "to"]);
    assert_eq!(made["set"]["code"], "DakNong.1552-2022.Huyen");
    assert_eq!(made["set"]["from"], 2022);
    assert_eq!(keys(&made["origin"]), ["data", "program", "rules"]);
    for part in ["data", "rules"] {
        assert_eq!(keys(&made["origin"][part]), ["file", "sha256"]);
        assert_eq!(made["origin"][part]["sha256"].as_str().unwrap().len(), 64);
    }
    assert_eq!(
        keys(first(&made["rows"])),
        ["clause", "code", "inferred", "level", "maximum", "notDeployed", "outside", "relative", "title"]
    );
    assert_eq!(keys(&made["classes"]), ["inferred", "rows"]);
    assert_eq!(keys(first(&made["classes"]["rows"])), ["name", "short", "units"]);
    let unit = first(&made["units"]);
    let due =
        ["added", "applicable", "base", "class", "lowered", "name", "percent", "pillars", "previous", "ranks", "rows", "taken", "total"];
    assert_eq!(keys(unit), due);
    assert_eq!(keys(first(&unit["ranks"])), ["group", "rank", "table", "tied"]);
    assert_eq!(keys(first(&unit["pillars"])), ["applicable", "class", "points", "title"]);
    assert_eq!(keys(&unit["rows"]["1"]), ["applicable", "class", "points", "state"]);
    assert_eq!(keys(&made["means"]), ["percent", "pillars", "rows", "total"]);
    assert_eq!(keys(first(&made["means"]["pillars"])), ["mean", "title"]);
    assert_eq!(keys(&made["means"]["total"]), ["approximate", "display", "units", "value"]);
    for value in [&made["set"]["scale"], &made["rows"][0]["maximum"], &unit["total"], &unit["percent"], &unit["rows"]["1"]["points"]] {
        number(value);
    }
    findings(&made["findings"]);
    assert_eq!(made["units"].as_array().unwrap().len(), 8);
    // Units stand in the order of the data.
    assert_eq!(made["units"][7]["name"], "UBND huyện Cư Jút");
}

/// What is not scored says so in words, and what is not known is null.
#[test]
fn eval_of_entered_totals() {
    let rules = "rulesets/quang-ngai/qd-104-2023/so.dti";
    let made = dti(&["eval", rules, "--data", "examples/quang-ngai/2022-so.csv", "--format", "json"]).ends(0).json();
    let seven = made["rows"].as_array().unwrap().iter().find(|row| row["code"] == "7").unwrap();
    assert_eq!((&seven["maximum"], &seven["outside"]), (&"unpublished".into(), &true.into()));
    assert_eq!(made["units"][0]["rows"]["7"]["points"], Value::Null);
    let rules = "rulesets/quang-ngai/qd-104-2023/huyen.dti";
    let made = dti(&["eval", rules, "--data", "examples/quang-ngai/2022-huyen.csv", "--format", "json"]).ends(0).json();
    let nine = made["rows"].as_array().unwrap().iter().find(|row| row["code"] == "9").unwrap();
    assert_eq!(nine["maximum"], "unscored");
}

#[test]
fn eval_carries_a_value_that_does_not_end_as_a_fraction() {
    let folder = folder();
    let rules = put(&folder, "thu.dti", SMALL);
    let data = put(&folder, "so-lieu.csv", "Đơn vị;a;b;2\nXã A;1;3;5,5\nXã B;1;4;0\n");
    let made = dti(&["eval", &rules, "--data", &data, "--format", "json"]).ends(0).json();
    let rows = |unit: usize| &made["units"][unit]["rows"]["1"]["points"];
    assert_eq!(*rows(0), serde_json::json!({ "display": "≈3,333333", "fraction": "10/3" }));
    assert_eq!(*rows(1), serde_json::json!({ "display": "2,5", "value": "2.5" }));
    assert_eq!(made["units"][0]["total"]["fraction"], "53/6");
    assert_eq!(made["units"][0]["percent"]["fraction"], "53/180");
    // The mean of 53/6 and 5/2.
    assert_eq!(made["means"]["total"]["fraction"], "17/3");
    assert_eq!(made["means"]["total"]["approximate"], false);
}

#[test]
fn reconcile() {
    let ran = dti(&["reconcile", HUYEN, "--published", TABLE_3, "--format", "json"]).ends(1);
    let report = ran.json();
    assert_eq!(keys(&report), ["classCounts", "counts", "equations", "findings", "repairs", "suspects", "version"]);
    findings(&report);
    assert_eq!(keys(&report["equations"]), ["checked", "failed", "notCheckable"]);
    let repair = first(&report["repairs"]);
    assert_eq!(keys(repair), ["cell", "column", "from", "mends", "to", "unit"]);
    assert_eq!(keys(&repair["cell"]), ["column", "file", "header", "line", "text"]);
    assert_eq!(keys(first(&repair["mends"])), ["column", "file", "header", "line", "text"]);
    number(&repair["from"]);
    number(first(&repair["to"]));
    assert_eq!((&repair["from"]["value"], &repair["to"][0]["value"]), (&"30.01".into(), &"30.1".into()));
    assert_eq!(keys(first(&report["classCounts"])), ["counts", "file", "unclassed"]);
    assert_eq!(keys(first(&report["classCounts"][0]["counts"])), ["class", "count"]);
    // A total that does not add up without a single-cell repair has suspects.
    let folder = "examples/quang-ngai/2022";
    let tables = ["so-vong-cham", "so-chi-so"].map(|table| format!("{folder}/{table}.csv"));
    let set = "rulesets/quang-ngai/qd-104-2023/so.dti";
    let report = dti(&["reconcile", set, "--published", &tables[0], &tables[1], "--format", "json"]).ends(1).json();
    assert_eq!(keys(first(&report["suspects"])), ["candidates", "column", "failing", "unit"]);
    assert_eq!(keys(first(&report["suspects"][0]["candidates"])), ["cell", "column", "from", "to", "unit"]);
    findings(&report);
}

/// Every field that any of the four writes is named in the documentation.
#[test]
fn every_field_is_documented() {
    let documented = std::fs::read_to_string("docs/json.md").unwrap();
    let runs: [&[&str]; 7] = [
        &["check", BROKEN, "--format", "json"],
        &["check", "tests/cases/rules/E0402-shared-end.dti", "--format", "json"],
        &["check", "--explain", "E0401", "--format", "json"],
        &["eval", HUYEN, "--data", HUYEN_DATA, "--format", "json"],
        &["reconcile", HUYEN, "--published", TABLE_3, "--format", "json"],
        &["test", "rulesets/mau/hang-thanh-phan/hang.dti", "--coverage", "--format", "json"],
        &[
            "reconcile",
            "rulesets/quang-ngai/qd-104-2023/so.dti",
            "--published",
            "examples/quang-ngai/2022/so-chi-so.csv",
            "--format",
            "json",
        ],
    ];
    let mut fields = BTreeSet::new();
    for args in runs {
        collect(&dti(args).json(), &mut fields);
    }
    let unknown: Vec<&String> = fields
        .iter()
        .filter(|field| !documented.contains(&format!("`{field}`")) && !documented.contains(&format!("\"{field}\"")))
        .collect();
    assert_eq!(unknown, [""; 0]);
}

/// All names of fields; the rows of a unit go by their codes, which are no fields.
fn collect(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, fields)),
        Value::Object(object) => {
            for (key, value) in object {
                fields.insert(key.clone());
                match (key.as_str(), value) {
                    ("rows", Value::Object(rows)) => rows.values().for_each(|row| collect(row, fields)),
                    _ => collect(value, fields),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn test() {
    let folder = folder();
    let rules = format!(
        "{SMALL}\nví dụ \"Sai\"\n  cho a = 1; b = 2\n  thì 1 được 9 điểm\nví dụ \"Đúng\"\n  cho a = 1; b = 2\n  thì 1 được 5 điểm\n"
    );
    let rules = put(&folder, "thu.dti", rules);
    let report = dti(&["test", &rules, "--format", "json", "--coverage"]).ends(1).json();
    assert_eq!(keys(&report), ["coverage", "examples", "failed", "file", "findings", "held", "version"]);
    assert_eq!((&report["held"], &report["failed"]), (&1.into(), &1.into()));
    findings(&report["findings"]);
    let example = first(&report["examples"]);
    assert_eq!(keys(example), ["failures", "file", "held", "line", "title"]);
    let failure = first(&example["failures"]);
    let mut due: Vec<&str> = FINDING.to_vec();
    due.insert(FINDING.iter().position(|key| *key == "inferred").unwrap(), "formula");
    assert_eq!(keys(failure), due);
    assert_eq!((&failure["code"], &failure["formula"]), (&"E0901".into(), &"a / b × điểm tối đa = 1 / 2 × 10 = 5".into()));
    assert_eq!(keys(&report["coverage"]), ["all", "missed", "reached", "undeployed"]);
    assert_eq!(keys(first(&report["coverage"]["missed"])), ["file", "kind", "line", "row", "text"]);
    // Rules with an error try nothing and say why.
    let refused = dti(&["test", BROKEN, "--format", "json"]).ends(1).json();
    assert!(refused["examples"].is_null() && refused["held"].is_null() && refused["coverage"].is_null());
    assert_eq!(refused["findings"]["counts"]["error"], 4);
    let several = dti(&["test", &rules, BROKEN, "--format", "json"]).ends(1).json();
    assert_eq!((keys(&several), several["files"].as_array().unwrap().len()), (vec!["files", "version"], 2));
}
