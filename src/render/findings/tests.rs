use super::*;
use crate::code::Code;
use crate::diagnostic::{DataFault, Fault, NameFault, Role, StructureFault, Subject, SyntaxFault};
use unicode_normalization::UnicodeNormalization;

const LOOK: Look = Look { colour: false, width: 80, lang: Lang::Vi };

/// The columns of the terminal that the first underline covers, and the first column of the text above it.
fn underline(drawn: &str) -> (usize, usize, usize) {
    let lines: Vec<&str> = drawn.lines().collect();
    let index = lines.iter().position(|line| line.contains('·')).expect("a line is underlined");
    let marks = lines[index];
    let start = marks.find(['─', '┬', '▲']).expect("an underline");
    let before = marks[..start].width();
    let long = marks[start..].trim_end().width();
    let text = lines[index - 1];
    let bar = text.find('│').unwrap();
    (before, long, text[..bar].width() + 2)
}

#[test]
fn marks_over_letters_and_wide_letters_do_not_move_the_underline() {
    for text in ["\u{feff}chỉ số 1 “Đề án số” hồ sơ", "ghi chú \"評価 số liệu\" hồ sơ", "  \thồ sơ mới"] {
        for text in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let mut sources = Sources::default();
            let file = sources.add("bo.dti", format!("dòng đầu\n{text}\ndòng cuối\n"));
            let whole = sources.file(file).unwrap().text.clone();
            let word: String = if text.contains("hồ sơ") { "hồ sơ".into() } else { "hồ sơ".nfd().collect() };
            let start = whole.find(&word).unwrap();
            let span = Span::new(file, start..start + word.len());
            let fault = SyntaxFault::SpacedName { text: word.clone(), offer: "hồ_sơ".into() };
            let drawn = draw(&[Finding::at(span, Fault::Syntax(fault))], &sources, &LOOK);
            let (before, long, first) = underline(&drawn);
            // A tab goes on to the next multiple of four.
            let lead = whole[..start].rsplit('\n').next().unwrap().replace("  \t", "    ");
            assert_eq!(before - first, lead.width(), "{drawn}");
            assert_eq!(long, "hồ sơ".width(), "{drawn}");
            let column = whole[..start].rsplit('\n').next().unwrap().chars().filter(|c| *c != '\u{feff}').count() + 1;
            assert!(drawn.contains(&format!("[bo.dti:2:{column}]")), "{drawn}");
        }
    }
}

fn set() -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let text = "bộ chỉ số \"Bộ mẫu\"\n\nchỉ số 1 \"Nhận thức số\" 60 điểm\nchỉ số 1.1 \"Họp định kỳ\" 20 điểm\n  số liệu hồ sơ: số nguyên (hồ sơ)\n\nchỉ số 1.2 \"Chủ trì họp\" 35 điểm\n";
    let file = sources.add("bo-chi-so/huyen-2022.dti", text);
    let other = sources.add("phu-luc.dti", "số liệu hồ_sơ: số nguyên\n");
    let at = |part: &str| {
        let start = text.find(part).expect("a part of the text");
        Span::new(file, start..start + part.len())
    };
    let row = Subject {
        kind: crate::diagnostic::RowWord::Index,
        code: Code::new("1"),
        title: "Nhận thức số".into(),
        clause: Some("Phụ lục II, mục 1".into()),
    };
    let mut sum = Finding::at(
        at("60 điểm"),
        Fault::Structure(StructureFault::ChildrenSum {
            declared: 60.into(),
            found: 55.into(),
            uncapped: None,
            how: crate::diagnostic::Together::Sum,
            above: crate::diagnostic::Fits::Neither,
        }),
    )
    .label(at("20 điểm"), Role::Part)
    .label(at("35 điểm"), Role::Part)
    .about(row);
    sum.accepted = Some("Quyết định đã ban hành ghi 60 điểm".into());
    sum.inferred = vec!["Phụ lục II không ghi điểm của chỉ số 1.2".into()];
    let spaced = SyntaxFault::SpacedName { text: "hồ sơ".into(), offer: "hồ_sơ".into() };
    let doubled = NameFault::Doubled { name: "hồ_sơ".into(), kind: crate::diagnostic::NameKind::Input };
    let cell = Cell {
        sheet: None,
        file: "so-lieu.csv".into(),
        line: 12,
        column: 3,
        header: Some("Số cuộc họp trong năm".into()),
        text: Some("bốn lần".into()),
    };
    let findings = vec![
        sum,
        Finding::at(at("hồ sơ"), Fault::Syntax(spaced)).fix(at("hồ sơ"), "hồ_sơ"),
        Finding::at(at("hồ sơ"), Fault::Name(doubled)).label(Span::new(other, 11..20), Role::First),
        Finding::at(at("số liệu hồ sơ"), Fault::Structure(StructureFault::UnusedInput { name: "hồ_sơ".into() })),
        Finding::new(Place::Cell(cell.clone()), Fault::Data(DataFault::NotNumber { unit: "UBND huyện Krông Ana".into() })),
        Finding::new(
            Place::Cell(Cell { column: 0, header: None, text: None, ..cell }),
            Fault::Data(DataFault::Ragged { found: 5, due: 7 }),
        ),
        Finding::new(Place::File("so-lieu.csv".into()), Fault::Data(DataFault::Empty)),
    ];
    (sources, findings)
}

#[test]
fn drawn_in_both_languages() {
    let (sources, findings) = set();
    let vi = draw(&findings, &sources, &LOOK);
    let en = draw(&findings, &sources, &Look { lang: Lang::En, ..LOOK });
    insta::assert_snapshot!(format!("{vi}\n{en}"));
    assert!(!vi.contains('\u{1b}'));
    for line in vi.lines().chain(en.lines()) {
        assert!(line.width() <= 80, "{line}");
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let (sources, findings) = set();
    let plain = draw(&findings, &sources, &LOOK);
    let coloured = draw(&findings, &sources, &Look { colour: true, ..LOOK });
    assert!(coloured.contains('\u{1b}'));
    let mut bare = String::new();
    let mut inside = false;
    for c in coloured.chars() {
        match (inside, c) {
            (false, '\u{1b}') => inside = true,
            (true, 'm') => inside = false,
            (true, _) => {}
            (false, c) => bare.push(c),
        }
    }
    assert_eq!(bare, plain);
}

#[test]
fn any_span_can_be_drawn() {
    for text in ["", "\n", "một\n\nhai", "một\r\nhai\r\n", "e\u{302}\u{301}\u{feff}ờ\n ", "\u{1b}[31m x\n"] {
        let mut sources = Sources::default();
        let file = sources.add("a.dti", text);
        let last = text.len() + 3;
        for start in 0..=last {
            for end in 0..=last {
                for other in [0, text.len() / 2, text.len()] {
                    let finding = Finding::at(Span::new(file, start..end), Fault::Name(NameFault::NoSet))
                        .label(Span::new(file, other..other + 2), Role::First)
                        .fix(Span::new(file, start..end), "x");
                    let drawn = draw(&[finding], &sources, &Look { width: 1, ..LOOK });
                    assert!(drawn.contains("lỗi[E0210]"), "{text:?} {start} {end}");
                    assert!(!drawn.contains("Failed"), "{text:?} {start} {end}");
                }
            }
        }
    }
}

#[test]
fn hundreds_are_drawn_at_once() {
    let mut sources = Sources::default();
    let line = "  số liệu hồ sơ: số nguyên (hồ sơ)\n";
    let file = sources.add("a.dti", line.repeat(600));
    let findings: Vec<Finding> = (0..600)
        .map(|index| {
            let start = index * line.len() + "  số liệu ".len();
            Finding::at(Span::new(file, start..start + "hồ sơ".len()), Fault::Name(NameFault::SecondSet))
        })
        .collect();
    let drawn = draw(&findings, &sources, &LOOK);
    assert!(drawn.contains("[a.dti:600:11]"));
    assert!(drawn.ends_with("600 lỗi\n"));
}
