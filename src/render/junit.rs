//! Examples as JUnit XML, which build servers show: one suite per file, one case per example.

use std::io::{Error, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::diagnostic::Finding;
use crate::emit::examples::Tested;
use crate::example::Ran;
use crate::message::{Lang, Message, message};

/// The report on some files.
pub fn report(tested: &[Tested<'_>], lang: Lang) -> Result<String, Error> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").write_inner_content(|writer| {
        for file in tested {
            suite(writer, file, lang)?;
        }
        Ok(())
    })?;
    let mut out = writer.into_inner();
    out.push(b'\n');
    String::from_utf8(out).map_err(Error::other)
}

fn suite<W: Write>(writer: &mut Writer<W>, file: &Tested<'_>, lang: Lang) -> Result<(), Error> {
    let ran = file.ran.unwrap_or_default();
    let failed = ran.iter().filter(|ran| !ran.failures.is_empty()).count();
    let stopped = usize::from(file.ran.is_none());
    let count = |count: usize| count.to_string();
    let suite = writer
        .create_element("testsuite")
        .with_attribute(("name", clean(file.file).as_str()))
        .with_attribute(("tests", count(ran.len().saturating_add(stopped)).as_str()))
        .with_attribute(("failures", count(failed).as_str()))
        .with_attribute(("errors", count(stopped).as_str()));
    suite.write_inner_content(|writer| {
        if stopped > 0 {
            let blocking: Vec<Finding> = file.findings.iter().filter(|finding| finding.blocks()).cloned().collect();
            case(writer, file, "dti check", "error", &blocking, None, lang)?;
        }
        for Ran { title, span, failures } in ran {
            let line = file.sources.start(*span).map(|at| at.line);
            case(writer, file, title, "failure", failures, line, lang)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn case<W: Write>(
    writer: &mut Writer<W>,
    file: &Tested<'_>,
    title: &str,
    element: &str,
    findings: &[Finding],
    line: Option<usize>,
    lang: Lang,
) -> Result<(), Error> {
    let mut case = writer
        .create_element("testcase")
        .with_attribute(("name", clean(title).as_str()))
        .with_attribute(("classname", clean(file.file).as_str()));
    if let Some(line) = line {
        case = case.with_attribute(("line", line.to_string().as_str()));
    }
    if findings.is_empty() {
        case.write_empty()?;
        return Ok(());
    }
    case.write_inner_content(|writer| {
        for finding in findings {
            let Message { headline, why, mend } = message(finding, lang);
            let more = [why, mend].into_iter().flatten().collect::<Vec<_>>().join("\n");
            let failure = writer
                .create_element(element)
                .with_attribute(("type", finding.fault.code()))
                .with_attribute(("message", clean(&headline).as_str()));
            failure.write_text_content(BytesText::new(&clean(&more)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Without the control characters that XML has no way to write.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
        .collect()
}
