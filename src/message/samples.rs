//! One finding of every kind, so that every message is read before it is shipped.

use super::{
    samples_conditions, samples_contrary, samples_data, samples_direction, samples_example, samples_form, samples_lists, samples_published,
    samples_ranges, samples_reach, samples_scoring, samples_sheet, samples_slips, samples_submission, samples_survey,
};
use crate::code::Code;
use crate::diagnostic::{
    Bound, Cell, Copied, Expected, Fault, Finding, Fits, Interval, Listed, Made, NameFault, NameKind, Place, PolicyFault, Shape,
    StructureFault, Subject, SyntaxFault, TierFault, TypeFault, Unfit,
};
use crate::diagnostic::{Swallowed, Together, UnitKind};
use crate::quantity::{Exact, read_rule_number};
use crate::source::{FileId, Span};

pub(super) fn ex(n: i64) -> Exact {
    Exact::from(n)
}

pub(super) fn frac(n: i64, d: i64) -> Exact {
    Exact::ratio(n, d).unwrap()
}

pub(super) fn subject() -> Subject {
    Subject {
        kind: crate::diagnostic::RowWord::Index,
        code: Code::new("1.2"),
        title: "Bí thư, Chủ tịch chủ trì họp về chuyển đổi số".into(),
        clause: Some("Phụ lục II, mục 1.1".into()),
    }
}

fn interval(low: Option<(Exact, bool)>, high: Option<(Exact, bool)>, percent: bool) -> Interval {
    let bound = |(value, closed): (Exact, bool)| Bound { value, closed };
    Interval { low: low.map(bound), high: high.map(bound), percent }
}

/// Every variant at least once; some twice, where the data choose the words.
pub(super) fn samples() -> Vec<Finding> {
    let span = Span::new(FileId(0), 0..1);
    let mut all: Vec<Finding> = Vec::new();
    all.extend(syntax().into_iter().map(|fault| Finding::at(span, Fault::Syntax(fault))));
    all.extend(samples_example::examples().into_iter().map(|fault| Finding::at(span, Fault::Example(fault))));
    all.extend(samples_reach::reach());
    all.extend(samples_conditions::conditions().into_iter().map(|fault| Finding::at(span, Fault::Condition(fault))));
    all.extend(samples_lists::lists().into_iter().map(|fault| Finding::at(span, Fault::List(fault))));
    all.extend(samples_survey::survey().into_iter().map(|(fault, of_row)| {
        let finding = Finding::at(span, Fault::Survey(fault));
        if of_row { finding.about(subject()) } else { finding }
    }));
    all.extend(samples_direction::directions().into_iter().map(|fault| Finding::at(span, Fault::Direction(fault)).about(subject())));
    all.extend(samples_ranges::ranges().into_iter().map(|fault| Finding::at(span, Fault::Range(fault)).about(subject())));
    all.extend(samples_slips::slips().into_iter().map(|fault| Finding::at(span, Fault::Slip(fault))));
    all.extend(samples_contrary::contrary().into_iter().map(|fault| Finding::at(span, Fault::Contrary(fault)).about(subject())));
    all.extend(samples_form::forms().into_iter().map(|fault| Finding::at(span, Fault::Form(fault))));
    all.extend(samples_scoring::scoring().into_iter().map(|fault| Finding::at(span, Fault::Scoring(fault)).about(subject())));
    all.extend(names().into_iter().map(|fault| Finding::at(span, Fault::Name(fault))));
    all.extend(structure().into_iter().map(|fault| {
        let finding = Finding::at(span, Fault::Structure(fault));
        if of_row(&finding.fault) { finding.about(subject()) } else { finding }
    }));
    all.extend(tiers().into_iter().map(|fault| {
        let finding = Finding::at(span, Fault::Tier(fault));
        if of_row(&finding.fault) { finding.about(subject()) } else { finding }
    }));
    all.extend(types().into_iter().map(|fault| Finding::at(span, Fault::Type(fault)).about(subject())));
    all.extend(policies().into_iter().map(|fault| Finding::at(span, Fault::Policy(fault)).about(subject())));
    all.extend(samples_data::data().into_iter().map(|(fault, cell, of_row)| {
        let place = cell.map_or_else(|| Place::File("so-lieu.csv".into()), Place::Cell);
        let finding = Finding::new(place, Fault::Data(fault));
        if of_row { finding.about(subject()) } else { finding }
    }));
    all.extend(samples_submission::submissions().into_iter().map(|fault| {
        let cell = Cell { sheet: Some("Tự chấm".into()), file: "huyen.xlsx".into(), line: 9, column: 3, header: None, text: None };
        Finding::new(Place::Cell(cell), Fault::Submission(fault))
    }));
    all.extend(samples_sheet::sheet().into_iter().map(|(fault, cell)| {
        let place = cell.map_or_else(|| Place::File("so-lieu.xlsx".into()), Place::Cell);
        Finding::new(place, Fault::Sheet(fault))
    }));
    all.extend(samples_published::published().into_iter().map(|fault| {
        let cell = Cell {
            sheet: None,
            file: "bang-3.csv".into(),
            line: 9,
            column: 3,
            header: Some("Tổng điểm".into()),
            text: Some("387,96".into()),
        };
        Finding::new(Place::Cell(cell), Fault::Published(fault))
    }));
    all
}

/// Whether the fault is one of a row, and not of the set, a pillar or the classes.
fn of_row(fault: &Fault) -> bool {
    match fault {
        Fault::Structure(fault) => !matches!(
            fault,
            StructureFault::ScaleSum { .. }
                | StructureFault::GroupCount { .. }
                | StructureFault::SetComponentCount { .. }
                | StructureFault::PillarTwice { .. }
                | StructureFault::PillarSum { .. }
                | StructureFault::DoubleRounding
                | StructureFault::HeaderMissing { .. }
                | StructureFault::IdleAcceptance { .. }
                | StructureFault::StaleAcceptance { .. }
                | StructureFault::RoundingMissing { .. }
                | StructureFault::NotAcceptable { .. }
                | StructureFault::Validity { .. }
                | StructureFault::TotalEnteredAndScored
        ),
        Fault::Tier(fault) => !matches!(
            fault,
            TierFault::ClassGap { .. }
                | TierFault::ClassOverlap { .. }
                | TierFault::ClassUnreachable { .. }
                | TierFault::MixedScales { .. }
                | TierFault::ClassRowShape { .. }
                | TierFault::ListShort { .. }
                | TierFault::ClassElseMissing
                | TierFault::RowClassesByShare { .. }
                | TierFault::ClassOrder { .. }
                | TierFault::ClassChangeIdle
                | TierFault::ClassNames { .. }
                | TierFault::ClassesReversed { .. }
                | TierFault::TieIdle { .. }
                | TierFault::TieTwice { .. }
                | TierFault::TieUnscored { .. }
        ),
        _ => true,
    }
}

fn syntax() -> Vec<SyntaxFault> {
    let readings = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut all = vec![
        SyntaxFault::Unexpected { found: "điềm".into(), expected: vec![Expected::Clause], near: Some("điểm theo".into()) },
        SyntaxFault::Unexpected {
            found: "foo".into(),
            expected: vec![
                Expected::Word("trở lên".into()),
                Expected::Number,
                Expected::Text,
                Expected::Name,
                Expected::Code,
                Expected::Expression,
            ],
            near: None,
        },
        SyntaxFault::Unexpected {
            found: ";".into(),
            expected: vec![
                Expected::RowHead,
                Expected::Clause,
                Expected::Date,
                Expected::End,
                Expected::Operator,
                Expected::Mark(":".into()),
            ],
            near: None,
        },
        SyntaxFault::Unexpected { found: String::new(), expected: vec![Expected::Text], near: None },
        SyntaxFault::Unexpected { found: "?".into(), expected: vec![], near: None },
        SyntaxFault::ReservedName { word: "không".into(), offer: Some("không_ban_hành".into()) },
        SyntaxFault::ReservedName { word: "từ".into(), offer: None },
        SyntaxFault::Indented { word: "xếp loại".into() },
        SyntaxFault::OpenText { last: None },
        SyntaxFault::OpenText { last: Some("quân".into()) },
        SyntaxFault::SpacedName { text: "hồ sơ".into(), offer: "hồ_sơ".into() },
        SyntaxFault::BareTo { bound: "5".into() },
        SyntaxFault::DoubleBound { text: "trên 90 trở lên".into(), readings: ["từ 90 trở lên".into(), "trên 90".into()] },
        SyntaxFault::LetterOperator { text: "x".into(), offer: "×".into() },
        SyntaxFault::AsPrinted { text: "88-90%".into(), offer: "từ 88% đến 90%".into() },
        SyntaxFault::BareDate { text: "15/12/2022".into() },
        SyntaxFault::NeedsParentheses { text: "a / b / c".into(), readings: readings(&["(a / b) / c", "a / (b × c)", "a / (b / c)"]) },
        SyntaxFault::NeedsParentheses {
            text: "có_x và có_y hoặc có_z".into(),
            readings: readings(&["(a và b) hoặc c", "a và (b hoặc c)"]),
        },
        SyntaxFault::NegativeRow { number: "-5".into() },
        SyntaxFault::TooDeep { limit: 100 },
        SyntaxFault::DamagedOpener { text: "chỉ sô".into(), offer: "chỉ số".into() },
        SyntaxFault::Orphan,
        SyntaxFault::CodeSpelling { text: "5.1 a".into(), offer: "5.1.a".into() },
        SyntaxFault::ForeignLetter { word: "h\u{43e}ồ".into(), letter: '\u{43e}', looks_like: Some('o') },
        SyntaxFault::ForeignLetter { word: "kжm".into(), letter: 'ж', looks_like: None },
        SyntaxFault::ForeignInText { word: "h\u{43e}ạt".into(), letter: '\u{43e}', looks_like: Some('o') },
        SyntaxFault::Decomposed { word: "hồ".into(), lines: 1 },
        SyntaxFault::Decomposed { word: "hồ".into(), lines: 12 },
        SyntaxFault::Twice { clause: "thang điểm".into() },
        SyntaxFault::Misplaced { clause: "trọng số 30%".into(), block: "trụ cột".into() },
        SyntaxFault::AwardMisplaced { deduction: true, block: "chỉ số".into() },
        SyntaxFault::AwardMisplaced { deduction: false, block: "chỉ số".into() },
        SyntaxFault::NestedQuotes { inner: "4".into() },
        SyntaxFault::EqualsCompares,
        SyntaxFault::NoSuchDate { text: "31/2".into(), near: Some("29/2".into()) },
        SyntaxFault::NoSuchDate { text: "12/31".into(), near: None },
        SyntaxFault::NotUtf8,
        SyntaxFault::RowHead { text: "có_trang_tin".into() },
        SyntaxFault::EmptyRange { text: "từ 5 đến 3".into(), turned: Some("từ 3 đến 5".into()) },
        SyntaxFault::EmptyRange { text: "trên 5 đến dưới 5".into(), turned: None },
        SyntaxFault::Magnitude {
            text: "5 tỷ đồng".into(),
            number: ex(5_000_000_000),
            figure: Some("kinh_phí".into()),
            declared: Some(("kinh_phí".into(), "triệu đồng".into(), ex(5_000))),
        },
        SyntaxFault::Magnitude { text: "3 nghìn".into(), number: ex(3_000), figure: None, declared: None },
        SyntaxFault::SpanDownwards { text: "từ 15 đến 2".into(), turned: "từ 2 đến 15".into() },
        SyntaxFault::RoundingStep,
    ];
    for text in ["0.5", "1,2,3", "1,000", "1.0000", "1e3", "1e99", "1_000", "007", "1,00000000000000000000000000001", "điểm"] {
        all.push(SyntaxFault::Number { text: text.to_owned(), fault: read_rule_number(text).unwrap_err() });
    }
    all
}

fn names() -> Vec<NameFault> {
    let name = || "số_cuộc_hop".to_owned();
    let mut all = vec![
        NameFault::Unknown { name: name(), kind: NameKind::Input, near: Some("số_cuộc_họp".into()) },
        NameFault::NotInRow { name: name(), code: "1.3".into(), rows: vec!["1.1".into()] },
        NameFault::NotInRow { name: name(), code: "1.3".into(), rows: vec!["1.1".into(), "2.1".into()] },
        NameFault::Doubled { name: "số_cuộc_họp".into(), kind: NameKind::Input },
        NameFault::Doubled { name: "Khá".into(), kind: NameKind::Class },
        NameFault::Doubled { name: "xếp loại".into(), kind: NameKind::ClassTable },
        NameFault::CodeDoubled { code: "1.2".into(), copy: Copied::No },
        NameFault::CodeDoubled { code: "1.2".into(), copy: Copied::Whole },
        NameFault::CodeDoubled { code: "1.2".into(), copy: Copied::Title },
        NameFault::CodeUnknown { code: "1.9".into(), near: Some("1.8".into()), known: Vec::new() },
        NameFault::CodeUnknown { code: "9".into(), near: None, known: Vec::new() },
        NameFault::CodeUnknown { code: "4".into(), near: None, known: vec!["1".into(), "2".into(), "3".into()] },
        NameFault::OtherRow { name: "a".into(), row: "1.2".into(), near: None },
        NameFault::OtherRow { name: "số_mới".into(), row: "1.2".into(), near: Some("số_mơi".into()) },
        NameFault::Ambiguous { name: "a".into(), rows: vec!["1.2".into(), "1.3".into(), "2.1".into()] },
        NameFault::Circular { path: vec!["r".into(), "s".into()] },
        NameFault::Circular { path: vec!["r".into()] },
        NameFault::ParentMissing { code: "1.2.3".into(), parent: "1.2".into() },
        NameFault::ImportUnreadable { path: "phu-luc.dti".into(), reason: "No such file or directory (os error 2)".into() },
        NameFault::ImportCircle { path: "phu-luc.dti".into() },
        NameFault::NoSet,
        NameFault::Fragment,
        NameFault::SecondSet,
        NameFault::OutOfOrder { code: "1.2".into(), after: "1.3".into() },
        NameFault::Spellings { here: "UBND huyện Cư M’gar".into(), first: "UBND huyện Cư M'gar".into() },
    ];
    for kind in [
        NameKind::Property,
        NameKind::Option,
        NameKind::Pillar,
        NameKind::Class,
        NameKind::Ranking,
        NameKind::Function,
        NameKind::Definition,
        NameKind::UnitKind,
        NameKind::List,
        NameKind::Field,
    ] {
        all.push(NameFault::Unknown { name: "x".into(), kind, near: None });
    }
    all
}

fn structure() -> Vec<StructureFault> {
    vec![
        StructureFault::ChildrenSum { declared: ex(60), found: ex(55), uncapped: None, how: Together::Sum, above: Fits::Neither },
        StructureFault::ChildrenSum { declared: ex(60), found: ex(55), uncapped: None, how: Together::Sum, above: Fits::Declared },
        StructureFault::ChildrenSum {
            declared: ex(30),
            found: ex(44),
            uncapped: None,
            how: Together::Sum,
            above: Fits::Twins("2.1".into(), "2.2".into()),
        },
        StructureFault::ChildrenSum { declared: ex(60), found: frac(121, 2), uncapped: None, how: Together::Sum, above: Fits::Neither },
        StructureFault::ChildrenSum {
            declared: ex(500),
            found: ex(400),
            uncapped: Some(ex(500)),
            how: Together::Best,
            above: Fits::Neither,
        },
        StructureFault::ChildrenSum {
            declared: ex(100),
            found: frac(200, 3),
            uncapped: None,
            how: Together::Harmonic,
            above: Fits::Neither,
        },
        StructureFault::ChildrenSum { declared: ex(100), found: ex(75), uncapped: None, how: Together::Mean, above: Fits::Neither },
        StructureFault::ChildrenSum { declared: ex(60), found: ex(55), uncapped: None, how: Together::Sum, above: Fits::Found },
        StructureFault::ScaleSum { declared: ex(1000), found: ex(800), how: Together::Sum, cause: None, bonus: false },
        StructureFault::ScaleSum { declared: ex(1000), found: ex(950), how: Together::Sum, cause: None, bonus: true },
        StructureFault::ScaleSum { declared: ex(100), found: ex(95), how: Together::Sum, cause: Some(("2".into(), ex(45))), bonus: false },
        StructureFault::ScaleSum { declared: ex(100), found: ex(80), how: Together::Weighted, cause: None, bonus: false },
        StructureFault::ScaleSum { declared: ex(100), found: frac(200, 3), how: Together::Harmonic, cause: None, bonus: false },
        StructureFault::WeightSum { found: frac(19, 20), whole: Vec::new() },
        StructureFault::WeightPercent { value: ex(40) },
        StructureFault::WeightSum { found: ex(100), whole: vec![ex(30), ex(70)] },
        StructureFault::WeightSum { found: ex(6), whole: vec![ex(1), ex(2), ex(3)] },
        StructureFault::MainCount { declared: 5, found: 4 },
        StructureFault::ComponentCount { declared: 4, found: 5 },
        StructureFault::SetComponentCount { declared: 65, found: 64, parts: vec![20, 24, 20] },
        StructureFault::GroupCount { declared: 3, found: 2 },
        StructureFault::NoMaximum,
        StructureFault::NoScoring,
        StructureFault::NothingBelow,
        StructureFault::ScoringOnParent,
        StructureFault::TwoScorings,
        StructureFault::WeightsPartly,
        StructureFault::WeightsIdle { made: Some(Made::Sum) },
        StructureFault::WeightsIdle { made: Some(Made::Mean) },
        StructureFault::WeightsIdle { made: Some(Made::Best) },
        StructureFault::WeightsIdle { made: Some(Made::Geometric) },
        StructureFault::WeightsIdle { made: Some(Made::Harmonic) },
        StructureFault::WeightsIdle { made: None },
        StructureFault::WeightsMissing,
        StructureFault::UnusedInput { name: "số_máy".into() },
        StructureFault::PillarTwice { code: "6".into(), other: None },
        StructureFault::PillarTwice { code: "2.1".into(), other: Some(("2".into(), true)) },
        StructureFault::PillarTwice { code: "2".into(), other: Some(("2.1".into(), false)) },
        StructureFault::PillarSum { declared: ex(150), found: ex(140), meant: None },
        StructureFault::PillarSum { declared: ex(60), found: ex(57), meant: Some("1; 2; 3".into()) },
        StructureFault::DoubleRounding,
        StructureFault::HeaderMissing { clause: "thang điểm".into() },
        StructureFault::ReductionTooLarge { taken: ex(25), maximum: ex(20) },
        StructureFault::IdleAcceptance { code: "E0312".into() },
        StructureFault::DomainMissing { name: "số_máy".into() },
        StructureFault::StaleAcceptance { code: "E0312".into(), now: vec![Exact::from(65), Exact::from(63)] },
        StructureFault::RoundingMissing { share: false, ranks: false },
        StructureFault::RoundingMissing { share: true, ranks: true },
        StructureFault::NotAcceptable { code: "E0402".into() },
        StructureFault::Validity { from: "2024".into(), to: "2022".into() },
        StructureFault::PeriodBackwards { from: "20/12/2024".into(), to: "1/1/2024".into() },
        StructureFault::PeriodShort { from: "20/12".into(), to: "1/1".into() },
        StructureFault::TotalEnteredAndScored,
        StructureFault::UnpublishedInTotal,
        StructureFault::AboveMaximum { value: ex(25), maximum: ex(20), raised: false },
        StructureFault::AboveMaximum { value: ex(30), maximum: ex(20), raised: true },
        StructureFault::BelowZero { value: ex(-5) },
        StructureFault::MaximumUnreached { best: ex(15), maximum: ex(20) },
        StructureFault::MaximumApproached {
            part: "có_máy".into(),
            range: "từ 0 đến dưới tổng_số".into(),
            whole: "tổng_số".into(),
            maximum: ex(20),
        },
    ]
}

fn tiers() -> Vec<TierFault> {
    let open = interval(Some((ex(4), true)), Some((ex(5), false)), false);
    let point = interval(Some((ex(75), true)), Some((ex(75), true)), false);
    let share = interval(Some((frac(4, 5), false)), None, true);
    let third = interval(Some((frac(1, 3), true)), Some((frac(1, 2), true)), false);
    let above = interval(Some((ex(40), false)), None, false);
    let classes = interval(Some((ex(84), false)), Some((ex(85), false)), false);
    let past = interval(Some((ex(1), false)), None, true);
    vec![
        TierFault::Gap { interval: open.clone(), witness: frac(9, 2), alone: None },
        TierFault::Gap { interval: share.clone(), witness: frac(9, 10), alone: None },
        TierFault::Gap { interval: third, witness: frac(2, 5), alone: None },
        TierFault::Gap { interval: point.clone(), witness: ex(75), alone: None },
        TierFault::Gap { interval: above, witness: ex(41), alone: Some(ex(40)) },
        TierFault::Overlap { interval: open, witness: frac(9, 2), values: ["20 điểm".into(), "15 điểm".into()] },
        TierFault::Overlap { interval: point.clone(), witness: ex(75), values: ["20 điểm".into(), "15 điểm".into()] },
        TierFault::FiguresOverlap { witness: ex(7), percent: false, values: ["20 điểm".into(), "0 điểm".into()] },
        TierFault::Unreachable,
        TierFault::ClassGap { interval: classes.clone(), witness: frac(169, 2), conditions: false, past: None },
        TierFault::ClassGap { interval: classes, witness: frac(169, 2), conditions: true, past: None },
        TierFault::ClassGap { interval: past, witness: frac(11, 10), conditions: false, past: Some("1".into()) },
        TierFault::ClassOverlap { interval: point, witness: ex(75), classes: ["Khá".into(), "Trung bình".into()] },
        TierFault::ClassOverlap { interval: share, witness: frac(9, 10), classes: ["Tốt".into(), "Khá".into()] },
        TierFault::ClassUnreachable { class: "Yếu".into() },
        TierFault::OptionMissing { option: "khác".into() },
        TierFault::OptionTwice { option: "cấp_phó".into() },
        TierFault::ElseNotLast,
        TierFault::ElseMissing,
        TierFault::ElseIdle,
        TierFault::ElseSwallows {
            swallowed: interval(Some((ex(4), false)), None, false),
            witness: ex(5),
            gets: ex(0),
            neighbour: ex(4),
            neighbour_gets: ex(20),
            side: Swallowed::Beyond,
        },
        TierFault::ElseSwallows {
            swallowed: interval(Some((ex(1), false)), None, true),
            witness: ex(2),
            gets: ex(0),
            neighbour: frac(9, 10),
            neighbour_gets: ex(10),
            side: Swallowed::Beyond,
        },
        TierFault::ElseSwallows {
            swallowed: interval(Some((ex(3), true)), Some((ex(3), true)), false),
            witness: ex(3),
            gets: ex(0),
            neighbour: ex(2),
            neighbour_gets: ex(10),
            side: Swallowed::Between,
        },
        TierFault::ElseSwallows {
            swallowed: interval(Some((ex(0), true)), Some((ex(18), false)), false),
            witness: ex(0),
            gets: ex(0),
            neighbour: ex(18),
            neighbour_gets: ex(10),
            side: Swallowed::OutsideBest,
        },
        TierFault::PercentMissing { value: ex(80) },
        TierFault::MixedScales { least: ex(900), most: ex(1000), kind: UnitKind::default(), classes: Vec::new() },
        TierFault::MixedScales {
            least: ex(900),
            most: ex(1000),
            kind: UnitKind { named: None, given: vec![("có_dịch_vụ_công".into(), "không".into())] },
            classes: vec!["Xuất sắc".into()],
        },
        TierFault::ClassRowShape { class: "Tốt".into(), conditions: true },
        TierFault::ClassRowShape { class: "Tốt".into(), conditions: false },
        TierFault::ListShort { of: Listed::Groups, found: 2 },
        TierFault::ListShort { of: Listed::MainIndexes, found: 2 },
        TierFault::ListShort { of: Listed::Components, found: 0 },
        TierFault::ListShort { of: Listed::Pillars, found: 0 },
        TierFault::ClassElseMissing,
        TierFault::RowClassesByShare { of: Listed::MainIndexes },
        TierFault::ClassOrder { class: "Khá".into(), higher: "Tốt".into() },
        TierFault::ClassChangeIdle,
        TierFault::ClassNames { above: "Khá".into(), below: "Tốt".into() },
        TierFault::ClassesReversed { names: vec!["Tốt".into(), "Khá".into(), "Yếu".into()] },
        TierFault::TieIdle { figure: "tổng điểm".into() },
        TierFault::TieTwice { figure: "chỉ số 4".into() },
        TierFault::TieUnscored { figure: "chỉ số 4".into() },
    ]
}

fn types() -> Vec<TypeFault> {
    vec![
        TypeFault::Mismatch { left: Shape::Mixed("doanh nghiệp / người".into()), right: Shape::Ratio },
        TypeFault::Mismatch { left: Shape::Points, right: Shape::Count("hồ sơ".into()) },
        TypeFault::NotPoints { found: Shape::Ratio },
        TypeFault::NotPoints { found: Shape::Number },
        TypeFault::NotPoints { found: Shape::Count("ứng dụng".into()) },
        TypeFault::NotPoints { found: Shape::YesNo },
        TypeFault::NotPoints { found: Shape::PointsTimes("dự án".into()) },
        TypeFault::Mismatch { left: Shape::Points, right: Shape::PointsTimes("dự án".into()) },
        TypeFault::NotCondition { found: Shape::Number },
        TypeFault::NotRatio { found: Shape::Mixed("máy tính/người".into()) },
        TypeFault::TimesMaximum { factor: "điểm tối đa".into() },
        TypeFault::BareConstant { text: "45".into() },
        TypeFault::NotNumber { found: Shape::Choice("trưởng_ban".into()) },
        TypeFault::Domain { text: "từ 0,5".into() },
        TypeFault::NotPositive { text: "0%".into() },
        TypeFault::Arity { name: "nhỏ_nhất".into(), wants: 2, most: usize::MAX, found: 1 },
        TypeFault::Arity { name: "ln".into(), wants: 1, most: 1, found: 2 },
        TypeFault::StepKind { subject: Shape::Count("người".into()), step: "10%".into() },
        TypeFault::Places,
        TypeFault::HeadMismatch { subject: Shape::Count("cuộc họp".into()), head: "có".into() },
        TypeFault::HeadMismatch { subject: Shape::YesNo, head: "4".into() },
        TypeFault::HeadMismatch { subject: Shape::Choice("trưởng_ban".into()), head: "4".into() },
        TypeFault::HeadMismatch { subject: Shape::Ratio, head: "có".into() },
        TypeFault::NotConstant { text: "trực_thuộc".into() },
        TypeFault::NoMaximumHere,
        TypeFault::PercentLost { text: "80".into(), percent: "80%".into(), times: None },
        TypeFault::PercentLost { text: "1 đến 3".into(), percent: "1% đến 3%".into(), times: Some("100% đến 300%".into()) },
        TypeFault::SeveralCompared { name: "ngành".into(), with: "du_lịch".into() },
        TypeFault::NotSeveral { found: Shape::Choice("khối".into()) },
        TypeFault::NotSeveral { found: Shape::Text("huyện_mẹ".into()) },
        TypeFault::NotSeveral { found: Shape::Label("tên_dự_án".into()) },
        TypeFault::NotNumber { found: Shape::Several("ngành".into()) },
        TypeFault::RankedWithinSeveral { name: "ngành".into() },
        TypeFault::ScoreInRow,
        TypeFault::ListUnit { text: "50".into() },
        TypeFault::RatioDomain { name: "hài_lòng".into() },
        TypeFault::DomainEnd { name: "xong".into() },
        TypeFault::NotCountable { found: Shape::Ratio },
    ]
}

fn policies() -> Vec<PolicyFault> {
    vec![
        PolicyFault::Missing,
        PolicyFault::NothingArising { denominator: "tổng".into() },
        PolicyFault::LosesTotal { what: "tổng".into() },
        PolicyFault::OverNothing { over: "băng_thông".into(), by: "cán_bộ".into() },
        PolicyFault::SilencePays,
        PolicyFault::UnitsEqual,
        PolicyFault::NoRecords { what: "mọi dự_án đều đúng_hạn".into() },
        PolicyFault::NotApplicable,
        PolicyFault::Unfit { policy: "120 điểm".into(), because: Unfit::TooMuch },
        PolicyFault::Unfit { policy: "điểm tối đa".into(), because: Unfit::NoMaximum },
        PolicyFault::Unfit { policy: "tính lại theo thang của nhóm".into(), because: Unfit::NoMaximumAbove },
        PolicyFault::Unfit { policy: "tính lại theo thang của nhóm".into(), because: Unfit::AtTop(Some(ex(100))) },
        PolicyFault::Unfit { policy: "tính lại theo thang của nhóm".into(), because: Unfit::AtTop(None) },
    ]
}
