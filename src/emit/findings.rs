//! Findings as JSON, for editors and for other programs.
//!
//! Lines and columns count from 1, columns in characters; `endColumn` is one past the last character.

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::{Finding, Level, Place};
use crate::message::{Lang, label_text, message};
use crate::source::{Sources, Span};

/// How many findings there are of each level; accepted ones count under `accepted` alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Remarks.
    pub remark: usize,
    /// Findings accepted with a reason.
    pub accepted: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Counts::default();
        for finding in findings {
            let count = match (&finding.accepted, finding.fault.level()) {
                (Some(_), _) => &mut counts.accepted,
                (None, Level::Error) => &mut counts.error,
                (None, Level::Warning) => &mut counts.warning,
                (None, Level::Remark) => &mut counts.remark,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}

/// The findings as one JSON value.
pub fn to_json(findings: &[Finding], sources: &Sources, lang: Lang) -> Value {
    let report = Report {
        version: 1,
        findings: findings.iter().map(|finding| item(finding, sources, lang)).collect(),
        counts: Counts::of(findings),
    };
    // Structs of strings and numbers always have a JSON value.
    serde_json::to_value(report).unwrap_or_default()
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<Item<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'static str,
    level: &'static str,
    message: String,
    why: Option<String>,
    mend: Option<String>,
    #[serde(flatten)]
    at: At<'a>,
    row: Option<Row<'a>>,
    labels: Vec<Note<'a>>,
    fixes: Vec<Replacement<'a>>,
    witness: Value,
    accepted: Option<&'a str>,
    inferred: &'a [String],
    cell: Option<TableCell<'a>>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct At<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Note<'a> {
    #[serde(flatten)]
    at: At<'a>,
    text: &'a str,
}

/// A part of a mend; those of one number belong together, and where there are several numbers a person chooses.
#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    at: At<'a>,
    text: &'a str,
    choice: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    title: &'a str,
    clause: Option<&'a str>,
}

#[derive(Serialize)]
struct TableCell<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    line: usize,
    column: usize,
    header: Option<&'a str>,
    text: Option<&'a str>,
}

fn item<'a>(finding: &'a Finding, sources: &'a Sources, lang: Lang) -> Item<'a> {
    let said = message(finding, lang);
    let (place, cell) = match &finding.place {
        Place::Text(span) => (at(*span, sources), None),
        Place::File(file) => (At { file: Some(file), ..At::default() }, None),
        Place::Cell(cell) => (
            At { file: Some(&cell.file), line: Some(cell.line), ..At::default() },
            Some(TableCell {
                sheet: cell.sheet.as_deref(),
                address: cell.address(),
                line: cell.line,
                column: cell.column,
                header: cell.header.as_deref(),
                text: cell.text.as_deref(),
            }),
        ),
    };
    Item {
        code: finding.fault.code(),
        level: match finding.fault.level() {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Remark => "remark",
        },
        message: said.headline,
        why: said.why,
        mend: said.mend,
        at: place,
        row: finding.subject.as_ref().map(|row| Row { code: row.code.as_str(), title: &row.title, clause: row.clause.as_deref() }),
        labels: finding
            .labels
            .iter()
            .map(|label| Note { at: at(label.span, sources), text: label_text(label.role, &finding.fault, lang) })
            .collect(),
        fixes: replacements(finding, sources),
        witness: super::witness::to_json(finding, lang),
        accepted: finding.accepted.as_deref(),
        inferred: &finding.inferred,
        cell,
    }
}

fn replacements<'a>(finding: &'a Finding, sources: &'a Sources) -> Vec<Replacement<'a>> {
    let parts = (1_usize..).zip(&finding.fixes).flat_map(|(choice, fix)| fix.edits.iter().map(move |edit| (choice, edit)));
    parts.map(|(choice, edit)| Replacement { at: at(edit.span, sources), text: &edit.text, choice }).collect()
}

fn at(span: Span, sources: &Sources) -> At<'_> {
    let Some(file) = sources.file(span.file) else { return At::default() };
    let (start, end) = (file.line_column(span.start as usize), file.line_column(span.end as usize));
    At {
        file: Some(&file.name),
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;
    use crate::diagnostic::{Cell, DataFault, Fault, NameFault, Role, StructureFault, Subject, SyntaxFault};
    use serde_json::json;

    #[test]
    fn columns_count_characters_and_acceptance_is_counted_apart() {
        let mut sources = Sources::default();
        let text = "chỉ số 1 \"Một\" 20 điểm\n  số liệu hồ sơ: số nguyên\n";
        let file = sources.add("bo.dti", text);
        let start = text.find("hồ sơ").unwrap();
        let span = Span::new(file, start..start + "hồ sơ".len());
        let spaced = SyntaxFault::SpacedName { text: "hồ sơ".into(), offer: "hồ_sơ".into() };
        let mut declared = Finding::at(Span::new(file, 0..9), Fault::Structure(StructureFault::GroupCount { declared: 2, found: 1 }));
        declared.accepted = Some("Quyết định in như vậy".into());
        declared.inferred = vec!["Phụ lục II".into()];
        let findings = [
            Finding::at(span, Fault::Syntax(spaced)).fix(span, "hồ_sơ").label(span, Role::Declared).about(Subject {
                kind: crate::diagnostic::RowWord::Index,
                code: Code::new("1"),
                title: "Một".into(),
                clause: None,
            }),
            declared,
            Finding::new(
                Place::Cell(Cell {
                    sheet: None,
                    file: "so.csv".into(),
                    line: 3,
                    column: 2,
                    header: Some("Số cuộc họp".into()),
                    text: Some("x".into()),
                }),
                Fault::Data(DataFault::NotNumber { unit: "Huyện A".into() }),
            ),
            Finding::new(Place::File("bo.dti".into()), Fault::Name(NameFault::NoSet)),
        ];
        let value = to_json(&findings, &sources, Lang::Vi);
        assert_eq!(value["version"], 1);
        assert_eq!(value["counts"], json!({"error": 3, "warning": 0, "remark": 0, "accepted": 1}));
        let first = &value["findings"][0];
        assert_eq!(first["message"], "Chỉ số 1 “Một”: tên “hồ sơ” có dấu cách.");
        assert_eq!([&first["line"], &first["column"], &first["endLine"], &first["endColumn"]], [2, 11, 2, 16]);
        assert_eq!(
            first["fixes"],
            json!([{"file": "bo.dti", "line": 2, "column": 11, "endLine": 2, "endColumn": 16, "text": "hồ_sơ", "choice": 1}])
        );
        assert_eq!(first["row"], json!({"code": "1", "title": "Một", "clause": null}));
        assert_eq!(first["labels"][0]["text"], "khai báo ở đây");
        assert_eq!(value["findings"][1]["accepted"], "Quyết định in như vậy");
        assert_eq!(value["findings"][1]["inferred"], json!(["Phụ lục II"]));
        let third = &value["findings"][2];
        assert_eq!(third["cell"], json!({"line": 3, "column": 2, "header": "Số cuộc họp", "text": "x"}));
        assert_eq!((&third["line"], &third["column"]), (&json!(3), &Value::Null));
        let last = &value["findings"][3];
        assert_eq!((&last["file"], &last["line"], &last["cell"]), (&json!("bo.dti"), &Value::Null, &Value::Null));
    }
}
