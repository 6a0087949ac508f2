//! Findings as SARIF 2.1.0, the form in which code hosting sites and editors take the findings of checkers.
//!
//! Lines and columns count from 1, columns in characters. The schema is in `tests/sarif`.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Cell, Finding, Fix, Level, Place};
use crate::explain;
use crate::message::{Lang, fix_line, label_text, message};
use crate::source::{Sources, Span};

/// A file that was checked.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// What was read.
    pub sources: &'a Sources,
    /// What was found.
    pub findings: &'a [Finding],
}

/// The log of one run over some files.
pub fn to_sarif(files: &[Checked<'_>], lang: Lang) -> Value {
    let mut codes: Vec<&'static str> = files.iter().flat_map(|file| file.findings).map(|finding| finding.fault.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    let of_file = |file: &Checked<'_>| file.findings.iter().map(|finding| result(finding, file.sources, &codes, lang)).collect::<Vec<_>>();
    let results: Vec<Value> = files.iter().flat_map(of_file).collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, lang)).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "dti", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "language": match lang { Lang::Vi => "vi", Lang::En => "en" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// A code, with what its page says.
fn rule(code: &str, lang: Lang) -> Value {
    let mut rule = object(json!({ "id": code, "defaultConfiguration": { "level": level_of_code(code) } }));
    if let Some(page) = explain::page(code) {
        rule.insert("shortDescription".to_owned(), json!({ "text": page.title(lang) }));
        let parts: Vec<String> = page.parts(lang).iter().map(|part| format!("{}: {}", part.section.heading(lang), part.text)).collect();
        rule.insert("help".to_owned(), json!({ "text": parts.join("\n\n") }));
    }
    Value::Object(rule)
}

fn result(finding: &Finding, sources: &Sources, codes: &[&str], lang: Lang) -> Value {
    let said = message(finding, lang);
    let code = finding.fault.code();
    let text: Vec<&str> = [Some(said.headline.as_str()), said.why.as_deref(), said.mend.as_deref()].into_iter().flatten().collect();
    let mut location = Map::new();
    location.insert("physicalLocation".to_owned(), place(&finding.place, sources));
    if let Some(row) = &finding.subject {
        let named = json!([{ "name": row.title, "fullyQualifiedName": row.code.as_str(), "kind": "row" }]);
        location.insert("logicalLocations".to_owned(), named);
    }
    if let Place::Cell(cell) = &finding.place {
        location.insert("message".to_owned(), json!({ "text": cell_text(cell) }));
    }
    let related = finding.labels.iter().enumerate().map(|(id, label)| {
        json!({
            "id": id,
            "physicalLocation": physical(label.span, sources),
            "message": { "text": label_text(label.role, &finding.fault, lang) },
        })
    });
    let fixes: Vec<Value> = finding.fixes.iter().map(|fix| fix_object(fix, sources, lang)).collect();
    // A finding that stands says that nothing suppresses it; without the field a reader could not know.
    let suppressions: Vec<Value> =
        finding.accepted.iter().map(|reason| json!({ "kind": "inSource", "status": "accepted", "justification": reason })).collect();
    let mut result = object(json!({
        "ruleId": code,
        "level": level_of_code(code),
        "message": { "text": text.join(" ") },
        "locations": [location],
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": fixes,
        "suppressions": suppressions,
        "properties": {
            "why": said.why,
            "mend": said.mend,
            "inferred": finding.inferred,
            "witness": super::witness::to_json(finding, lang),
        },
    }));
    if let Some(index) = codes.iter().position(|known| *known == code) {
        result.insert("ruleIndex".to_owned(), json!(index));
    }
    Value::Object(result)
}

fn level_of_code(code: &str) -> &'static str {
    match code.as_bytes().first() {
        Some(b'W') => level(Level::Warning),
        Some(b'N') => level(Level::Remark),
        _ => level(Level::Error),
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Remark => "note",
    }
}

fn place(place: &Place, sources: &Sources) -> Value {
    match place {
        Place::Text(span) => physical(*span, sources),
        Place::File(file) => json!({ "artifactLocation": { "uri": uri(file) } }),
        // A cell of a workbook stands on no line of a text.
        Place::Cell(cell) if cell.address().is_some() || cell.line == 0 => json!({ "artifactLocation": { "uri": uri(&cell.file) } }),
        Place::Cell(cell) => json!({ "artifactLocation": { "uri": uri(&cell.file) }, "region": { "startLine": cell.line } }),
    }
}

fn cell_text(cell: &Cell) -> String {
    let place = cell.address().unwrap_or_else(|| format!("{}:{}", cell.line, cell.column));
    let parts = [Some(place), cell.header.clone(), cell.text.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn physical(span: Span, sources: &Sources) -> Value {
    let Some(file) = sources.file(span.file) else { return json!({ "artifactLocation": { "uri": "" } }) };
    json!({ "artifactLocation": { "uri": uri(&file.name) }, "region": region(span, sources) })
}

fn region(span: Span, sources: &Sources) -> Value {
    let Some(file) = sources.file(span.file) else { return json!({ "startLine": 1 }) };
    let (start, end) = (file.line_column(span.start as usize), file.line_column(span.end as usize));
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn fix_object(fix: &Fix, sources: &Sources, lang: Lang) -> Value {
    let lines = fix.edits.iter().map(|edit| fix_line(sources.text(edit.span), &edit.text, sources.start(edit.span), lang));
    let description = lines.collect::<Vec<_>>().join("; ");
    // One change for each file, in the order in which the mend names them.
    let mut files: Vec<_> = fix.edits.iter().map(|edit| edit.span.file).collect();
    files.dedup();
    let change = |file| {
        let edits = fix.edits.iter().filter(|edit| edit.span.file == file);
        let parts = edits.map(|edit| json!({ "deletedRegion": region(edit.span, sources), "insertedContent": { "text": edit.text } }));
        let name = sources.file(file).map(|file| uri(&file.name)).unwrap_or_default();
        json!({ "artifactLocation": { "uri": name }, "replacements": parts.collect::<Vec<_>>() })
    };
    json!({ "description": { "text": description }, "artifactChanges": files.into_iter().map(change).collect::<Vec<_>>() })
}

/// A path as a reference: relative as it was given, letters outside ASCII as their bytes.
fn uri(path: &str) -> String {
    let mut out = String::new();
    let slashes = path.replace('\\', "/");
    let drive = slashes.as_bytes().get(1..3) == Some(b":/");
    if slashes.starts_with('/') {
        out.push_str("file://");
    } else if drive {
        out.push_str("file:///");
    } else if slashes.split('/').next().is_some_and(|first| first.contains(':')) {
        // Else the part before the colon would be a scheme.
        out.push_str("./");
    }
    for byte in slashes.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("rulesets/bộ 1.dti"), "rulesets/b%E1%BB%99%201.dti");
        assert_eq!(uri("/quy-dinh/a.dti"), "file:///quy-dinh/a.dti");
        assert_eq!(uri("C:\\bo\\a.dti"), "file:///C:/bo/a.dti");
        assert_eq!(uri("a:b.dti"), "./a:b.dti");
        assert_eq!(uri("10%.dti"), "10%25.dti");
    }
}
