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
