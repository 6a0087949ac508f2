//! Suggested examples: they parse, fail until somebody fills their blanks, hold once they are filled with what the rules come to, and then
//! reach nearly everything.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod shipped;

use dti::compile::{Compiled, compile};
use dti::diagnostic::{ExampleFault, Fault, Finding, Got, StateName};
use dti::emit::suggest::to_text;
use dti::example::{Coverage, coverage, run, suggest};
use dti::format::format;
use dti::quantity::{Exact, Style, show};
use dti::source::FileId;
use shipped::Overlay;

/// A set and the file in which its examples stand.
const SETS: [(&str, &str, usize); 5] = [
    ("rulesets/mau/cap-huyen/huyen.dti", "rulesets/mau/cap-huyen/vi-du.dti", 97),
    ("examples/mau/cap-huyen-mau.dti", "examples/mau/cap-huyen-mau.dti", 97),
    ("rulesets/mau/danh-sach-du-an-ho-so/danh-sach.dti", "rulesets/mau/danh-sach-du-an-ho-so/danh-sach.dti", 90),
    ("rulesets/mau/hang-thanh-phan/hang.dti", "rulesets/mau/hang-thanh-phan/hang.dti", 97),
    ("rulesets/quang-ngai/qd-104-2023/so.dti", "rulesets/quang-ngai/qd-104-2023/so.dti", 95),
];

fn compiled(root: &str, file: &str, text: &str) -> Compiled {
    compile(&Overlay { other: Some((file, text)), ..Overlay::default() }, root).unwrap()
}

/// What a file says before its first example.
fn without_examples(file: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let end = text.find("\nví dụ").map_or(text.len(), |at| at + 1);
    text[..end].to_owned()
}

#[test]
fn suggestions_fail_until_they_are_confirmed_and_then_reach_nearly_everything() {
    for (root, file, due) in SETS {
        let rules = without_examples(file);
        let bare = compiled(root, file, &rules);
        let program = bare.runnable().expect(root);
        assert!(program.examples.is_empty(), "{root}");
        let made = suggest(program);
        let suggested = to_text(program, &made);
        assert_eq!(format(FileId(0), &suggested).expect("it parses"), suggested, "{root}: in its layout");

        let text = format!("{rules}\n{suggested}");
        let open = compiled(root, file, &text);
        assert_eq!(codes(&open), codes(&bare), "{root}:\n{suggested}");
        let ran = run(open.runnable().unwrap(), &|_| true);
        assert_eq!(ran.len(), made.list.len(), "{root}");
        for one in &ran {
            let blank = |finding: &Finding| finding.fault.code() == "W0912" && !finding.blocks();
            assert!(!one.failures.is_empty() && one.failures.iter().all(blank), "{root}: {}: {:?}", one.title, one.failures);
        }
        assert_eq!(reached(&coverage(open.runnable().unwrap())).0, 0, "{root}: what is not confirmed tests nothing");
        assert!(suggest(open.runnable().unwrap()).list.is_empty(), "{root}: nothing is suggested twice");

        let blanks = ran.iter().flat_map(|ran| &ran.failures).collect();
        let filled = filled(&text, &open, file, blanks);
        let closed = compiled(root, file, &filled);
        for one in run(closed.runnable().unwrap(), &|_| true) {
            assert!(one.failures.is_empty(), "{root}: {}: {:?}\n{filled}", one.title, one.failures);
        }
        let (hit, all) = reached(&coverage(closed.runnable().unwrap()));
        println!("{root}: {} examples reach {hit} of {all} places, {} left", ran.len(), made.left.len());
        assert!(hit * 100 >= all * due, "{root}: {hit} of {all}; left: {:?}", made.left);
        assert_eq!(hit + made.left.len(), all, "{root}: what is left is told");
    }
}

fn codes(compiled: &Compiled) -> Vec<&'static str> {
    compiled.findings.iter().map(|finding| finding.fault.code()).collect()
}

fn reached(coverage: &Coverage) -> (usize, usize) {
    (coverage.spots.len() - coverage.missed().count(), coverage.spots.len())
}

/// The text with every blank filled with what the message says, as a person would write it.
fn filled(text: &str, open: &Compiled, file: &str, mut blanks: Vec<&Finding>) -> String {
    let mut out = text.to_owned();
    blanks.sort_by_key(|finding| std::cmp::Reverse(finding.span().unwrap().start));
    for finding in blanks {
        let span = finding.span().unwrap();
        assert_eq!(open.sources.file(span.file).unwrap().name, file);
        let Fault::Example(ExampleFault::Unconfirmed { got, .. }) = &finding.fault else { panic!("{finding:?}") };
        let sentence = &text[span.range()];
        let said = match got {
            Got::Points(points) => sentence.replace('…', &number(points)),
            Got::Class(class) => sentence.replace('…', &format!("\"{class}\"")),
            Got::Findings(codes) => sentence.replace('…', &codes[0]),
            // No number fits, so none is asked for.
            Got::State(state) => {
                assert!(!sentence.contains("được"), "{sentence}: {state:?}");
                sentence.replace('…', words(*state))
            }
            Got::Left => sentence.replace('…', "không tính"),
            Got::Unclassed => "thì không xếp loại".to_owned(),
            got => panic!("{sentence}: {got:?}"),
        };
        out.replace_range(span.range(), &said);
    }
    out
}

fn number(points: &Exact) -> String {
    let shown = show(points, Style::people());
    if shown.whole {
        return shown.text;
    }
    let (over, by) = points.fraction();
    format!("{over}/{by}")
}

fn words(state: StateName) -> &'static str {
    match state {
        StateName::Missing => "chưa có số liệu",
        StateName::NothingArising => "không phát sinh",
        StateName::NotApplicable => "không áp dụng",
    }
}

const RATIOS: &str = r#"bộ chỉ số "Thử"
  mã            Thu
  văn bản       "Thử"
  áp dụng từ năm 2026
  thang điểm    100
  gồm 3 chỉ số chính
  chưa có số liệu:  0 điểm
  không phát sinh:  báo lỗi
  không áp dụng:    không tính

đối tượng "UBND cấp xã"
  thuộc tính có_dịch_vụ "Có dịch vụ": có/không

chỉ số 1 "Kế hoạch" 20 điểm
  số liệu có_kế_hoạch "Có kế hoạch": có/không
  điểm theo có_kế_hoạch
    có:     điểm tối đa
    không:  0 điểm

chỉ số 2 "Tỷ lệ" 40 điểm
  không áp dụng khi không có_dịch_vụ
  số liệu a "A": số nguyên (hồ sơ), từ 0 đến b
  số liệu b "B": số nguyên (hồ sơ), từ 0 trở lên
  điểm theo tỷ lệ a / b

chỉ số 3 "Máy" 40 điểm
  số liệu c "C": số nguyên (người), từ 0 đến d
  số liệu d "D": số nguyên (người), từ 1 trở lên
  điểm theo tỷ lệ c / d
"#;

#[test]
fn the_sentence_fits_the_result_and_no_state_is_asked_that_no_cell_can_say() {
    let bare = compiled("thu.dti", "thu.dti", RATIOS);
    let made = to_text(bare.runnable().unwrap(), &suggest(bare.runnable().unwrap()));
    // A row that does not apply has no points to fill in; nothing over nothing is an error of the data by the header.
    assert!(made.contains("thì 2 …\n") && made.contains("a = 0; b = 0\n  thì có phát hiện …\n"), "{made}");
    assert!(!made.contains("= không phát sinh"), "{made}");
    let text = format!("{RATIOS}\n{made}");
    let open = compiled("thu.dti", "thu.dti", &text);
    let ran = run(open.runnable().unwrap(), &|_| true);
    let said: Vec<_> = ran.iter().flat_map(|ran| &ran.failures).map(|failure| &failure.fault).collect();
    let sentence = |wanted: &str| {
        said.iter().any(|fault| matches!(fault, Fault::Example(ExampleFault::Unconfirmed { sentence: Some(said), .. }) if said == wanted))
    };
    assert!(sentence("thì 2 không áp dụng"), "{said:?}");
    // The points of a plain ratio tell the formula from none for everybody, and from all.
    let between = |row: &str| {
        said.iter().any(|fault| match fault {
            Fault::Example(ExampleFault::Unconfirmed { example, got: Got::Points(points), .. }) if example.starts_with(row) => {
                points.is_positive() && *points < Exact::from(40)
            }
            _ => false,
        })
    };
    assert!(between("Chỉ số 2") && between("Chỉ số 3"), "{said:?}");
    let confirmed = format!("{RATIOS}\nví dụ \"Không có hồ sơ\"\n  cho có_dịch_vụ = có; a = 0; b = 0\n  thì có phát hiện E0724\n");
    let closed = compiled("thu.dti", "thu.dti", &confirmed);
    let coverage = coverage(closed.runnable().unwrap());
    assert!(coverage.spots.iter().any(|spot| spot.text == "không phát sinh" && spot.reached), "{coverage:?}");
}

#[test]
fn no_policy_counts_for_a_state_that_nothing_comes_to() {
    let rules = RATIOS.replace("  số liệu b \"B\": số nguyên (hồ sơ), từ 0 trở lên", "  số liệu b \"B\": số nguyên (hồ sơ), từ 1 trở lên");
    let counted = |rules: &str| {
        let compiled = compiled("thu.dti", "thu.dti", rules);
        coverage(compiled.runnable().unwrap()).spots.iter().any(|spot| spot.text == "không phát sinh")
    };
    assert!(counted(RATIOS) && !counted(&rules));
    assert!(counted(
        &rules.replace("  không áp dụng:    không tính\n", "  không áp dụng:    không tính\n  ô ghi \"-\" là không phát sinh\n")
    ));
}
