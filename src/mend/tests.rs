use super::{applied, mend, worse};
use crate::diagnostic::{Edit, Fault, Finding, Fix, SyntaxFault, TierFault};
use crate::source::{FileId, Sources, Span};

fn finding(file: FileId, start: usize, end: usize) -> Finding {
    Finding::at(Span::new(file, start..end), Fault::Syntax(SyntaxFault::Orphan))
}

fn text(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let file = sources.add("thu.dti", text);
    (sources, file)
}

#[test]
fn of_fixes_that_touch_the_first_is_taken() {
    let (sources, file) = text("một hai ba\n");
    let at = |word: &str, text: &str| {
        let start = sources.file(file).unwrap().text.find(word).unwrap();
        let span = Span::new(file, start..start + word.len());
        finding(file, start, start + word.len()).fix(span, text)
    };
    let made = mend(&[at("một", "1"), at("một hai", "12"), at("ba", "3"), at("ba", "3")], &sources);
    assert_eq!(made.texts[&file], "1 hai 3\n");
    // The overlapping one waits; the doubled one counts as mended.
    assert_eq!(made.count, 3);
}

#[test]
fn of_choices_and_of_what_is_accepted_nothing_is_made() {
    let (sources, file) = text("từ 10\n");
    let span = Span::new(file, 0.."từ".len());
    let mut accepted = finding(file, 0, 2).fix(span, "x");
    accepted.accepted = Some("Quyết định in như vậy".into());
    let choices = finding(file, 0, 2).fix(span, "trên").fix(span, "dưới");
    let made = mend(&[accepted, choices.clone()], &sources);
    assert!(made.texts.is_empty() && made.count == 0);
    assert_eq!(applied(&choices.fixes[1], &sources)[&file], "dưới 10\n");
}

#[test]
fn a_line_goes_with_the_last_of_it_and_its_comment_stays() {
    for (before, after) in [
        ("  a: 1\n  còn lại: 0\nb\n", "  a: 1\nb\n"),
        ("  a: 1\r\n  còn lại: 0  \r\nb\r\n", "  a: 1\r\nb\r\n"),
        ("  còn lại: 0", ""),
        ("  còn lại: 0 # vì sao\n", "   # vì sao\n"),
    ] {
        let (sources, file) = text(before);
        let start = before.find("còn lại").unwrap();
        let span = Span::new(file, start..start + "còn lại: 0".len());
        assert_eq!(applied(&Fix::new(span, ""), &sources)[&file], after, "{before:?}");
    }
}

#[test]
fn new_lines_end_as_those_of_the_file_and_the_mark_at_its_head_stays() {
    let (sources, file) = text("\u{feff}a\r\nb\r\n");
    let end = Span::new(file, 4..4);
    let made = applied(&Fix { edits: vec![Edit { span: end, text: "\nx".into() }] }, &sources);
    assert_eq!(made[&file], "\u{feff}a\r\nx\r\nb\r\n");
}

#[test]
fn an_error_is_new_when_there_are_more_of_its_kind() {
    let (_, file) = text("a");
    let gap = |at: usize| Finding::at(Span::new(file, at..at + 1), Fault::Tier(TierFault::ElseMissing));
    let idle = Finding::at(Span::new(file, 0..1), Fault::Tier(TierFault::ElseIdle));
    assert!(worse(&[gap(0)], &[gap(7), idle.clone()]).is_empty());
    assert_eq!(worse(&[gap(0), idle], &[gap(7), gap(9)]).len(), 1);
}
