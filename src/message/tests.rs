use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::samples::samples;
use super::*;
use crate::diagnostic::{NameFault, RowWord};
use crate::source::{FileId, Span};

/// The codes that the enums of faults declare.
fn declared() -> BTreeMap<String, usize> {
    let sources = [
        include_str!("../diagnostic/syntax.rs"),
        include_str!("../diagnostic/names.rs"),
        include_str!("../diagnostic/scoring.rs"),
        include_str!("../diagnostic/structure.rs"),
        include_str!("../diagnostic/submission.rs"),
        include_str!("../diagnostic/tiers.rs"),
        include_str!("../diagnostic/types.rs"),
        include_str!("../diagnostic/data.rs"),
        include_str!("../diagnostic/sheet.rs"),
        include_str!("../diagnostic/example.rs"),
        include_str!("../diagnostic/form.rs"),
        include_str!("../diagnostic/published.rs"),
        include_str!("../diagnostic/lists.rs"),
        include_str!("../diagnostic/reach.rs"),
        include_str!("../diagnostic/survey.rs"),
        include_str!("../diagnostic/conditions.rs"),
        include_str!("../diagnostic/direction.rs"),
        include_str!("../diagnostic/ranges.rs"),
        include_str!("../diagnostic/slips.rs"),
        include_str!("../diagnostic/contrary.rs"),
    ];
    let mut codes = BTreeMap::new();
    for line in sources.iter().flat_map(|text| text.lines()) {
        if let Some(code) = line.split_once("=> \"").and_then(|(_, rest)| rest.split('"').next()) {
            *codes.entry(code.to_owned()).or_insert(0) += 1;
        }
    }
    codes
}

#[test]
fn every_fault_has_a_code_of_its_own_and_a_sample() {
    let declared = declared();
    assert!(declared.len() > 100);
    for (code, times) in &declared {
        assert_eq!(*times, 1, "{code}");
        let (letter, digits) = code.split_at(1);
        assert!("EWN".contains(letter) && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()), "{code}");
    }
    let sampled: BTreeSet<String> = samples().iter().map(|finding| finding.fault.code().to_owned()).collect();
    assert_eq!(sampled, declared.keys().cloned().collect());
}

#[test]
fn messages_are_whole_sentences_in_both_languages() {
    for finding in samples() {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| message(&finding, lang));
        assert_ne!(vi.headline, en.headline);
        assert_eq!(vi.why.is_some(), en.why.is_some(), "{vi:?}");
        assert_eq!(vi.mend.is_some(), en.mend.is_some(), "{vi:?}");
        for text in [&vi, &en].into_iter().flat_map(|said| [Some(&said.headline), said.why.as_ref(), said.mend.as_ref()]).flatten() {
            assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
            assert!(text.chars().next().is_some_and(|c| c.is_uppercase() || "“".contains(c) || c.is_ascii_digit()), "{text}");
            for bad in ["  ", "{", "}", "Some(", "None", "\\", " .", " ,", "““", "””", "Exact", "“”"] {
                assert!(!text.contains(bad), "{bad:?} in {text}");
            }
            assert_eq!(text.matches('“').count(), text.matches('”').count(), "{text}");
            assert_eq!(text.matches('(').count(), text.matches(')').count(), "{text}");
            for word in ["parser", "token", "null", "syntax", "cú pháp"] {
                assert!(!text.to_lowercase().contains(word), "{word} in {text}");
            }
        }
    }
}

#[test]
fn all_messages_to_be_read() {
    let mut out = String::new();
    let mut last = "";
    for finding in samples() {
        let code = finding.fault.code();
        if code != last {
            writeln!(out, "\n{code}").unwrap();
            last = code;
        }
        for lang in [Lang::Vi, Lang::En] {
            let Message { headline, why, mend } = message(&finding, lang);
            writeln!(out, "  {headline}").unwrap();
            for text in [why, mend].into_iter().flatten() {
                writeln!(out, "    {text}").unwrap();
            }
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn the_row_and_its_clause_are_named() {
    let subject = |kind: RowWord, code: &str, clause: Option<&str>| Subject {
        kind,
        code: crate::code::Code::new(code),
        title: "Nhận  thức\tsố".into(),
        clause: clause.map(str::to_owned),
    };
    assert_eq!(
        row_name(&subject(RowWord::Index, "1.2", Some("Phụ lục II, mục 1.1")), Lang::Vi),
        "Chỉ số 1.2 “Nhận thức số” (Phụ lục II, mục 1.1)"
    );
    assert_eq!(row_name(&subject(RowWord::Group, "2", None), Lang::Vi), "Nhóm 2 “Nhận thức số”");
    assert_eq!(row_name(&subject(RowWord::Bonus, "5.1", None), Lang::Vi), "Điểm cộng 5.1 “Nhận thức số”");
    assert_eq!(row_name(&subject(RowWord::Deduction, "5.1", None), Lang::Vi), "Điểm trừ 5.1 “Nhận thức số”");
    assert_eq!(row_name(&subject(RowWord::Index, "II.3.a", None), Lang::En), "Indicator II.3.a “Nhận thức số”");
    assert_eq!(row_name(&subject(RowWord::Index, "A", None), Lang::En), "Indicator A “Nhận thức số”");
    let long = Subject { title: "một hai ba ".repeat(20), ..subject(RowWord::Index, "1", None) };
    assert!(row_name(&long, Lang::Vi).ends_with("hai ba…”"));
}

#[test]
fn a_declared_number_may_be_accepted_and_once_accepted_is_not_offered_again() {
    let mut finding = samples().into_iter().find(|finding| finding.fault.code() == "E0312").expect("the samples have every code");
    assert!(message(&finding, Lang::Vi).mend.unwrap().contains("chấp nhận E0312 vì \"…\""));
    finding.accepted = Some("Quyết định in như vậy".into());
    assert!(!message(&finding, Lang::Vi).mend.unwrap().contains("chấp nhận"));
    let doubled = Fault::Name(NameFault::CodeDoubled { code: "1".into(), copy: false });
    let doubled = Finding::at(Span::new(FileId(0), 0..1), doubled);
    assert!(!message(&doubled, Lang::Vi).mend.unwrap().contains("chấp nhận"));
}

#[test]
fn small_lines() {
    assert_eq!(count_line(2, 1, 0, 1, Lang::Vi), "2 lỗi, 1 cảnh báo, 1 trường hợp được chấp nhận");
    assert_eq!(count_line(0, 0, 3, 0, Lang::Vi), "không có lỗi, 3 ghi chú");
    assert_eq!(count_line(1, 2, 0, 1, Lang::En), "1 error, 2 warnings, 1 accepted");
    let at = Some(LineColumn { line: 3, column: 11 });
    assert_eq!(fix_line("hồ sơ", "hồ_sơ", at, Lang::Vi), "thay “hồ sơ” bằng “hồ_sơ” (dòng 3, cột 11)");
    assert_eq!(fix_line("", "khi ", None, Lang::Vi), "thêm “khi”");
    assert_eq!(fix_line("x", "", None, Lang::En), "remove “x”");
    assert_eq!(accepted_line("in như vậy", Lang::Vi), "được chấp nhận: in như vậy");
    assert_eq!(inferred_line("Phụ lục II", Lang::Vi), "suy luận: Phụ lục II");
}

#[test]
fn labels_speak_both_languages() {
    for finding in samples() {
        for role in [Role::First, Role::Declared, Role::Part, Role::Other] {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| label_text(role, &finding.fault, lang));
            assert!(!vi.is_empty() && !en.is_empty() && vi != en);
        }
    }
}
