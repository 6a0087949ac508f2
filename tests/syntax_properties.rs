//! What holds for every text: parsing ends, never panics, and says where; and for every keyword: the laws of the grammar.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use dti::compile::compile;
use dti::diagnostic::{Fault, Finding, SyntaxFault};
use dti::load::OneText;
use dti::source::FileId;
use dti::syntax::{DEPTH_LIMIT, parse};
use proptest::prelude::*;

const GRAMMAR: &str = include_str!("../grammar/dti.pest");
const SAMPLE: &str = include_str!("../examples/mau/cap-huyen-mau.dti");

/// Parses and holds that every place lies inside the text, between letters.
fn findings(text: &str) -> Vec<Finding> {
    let (tree, findings) = parse(FileId(0), text);
    for block in &tree.blocks {
        assert!(text.get(block.span.range()).is_some());
    }
    let findings = findings.sorted();
    for finding in &findings {
        let fixes = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in finding.span().into_iter().chain(finding.labels.iter().map(|label| label.span)).chain(fixes) {
            assert!(text.get(span.range()).is_some(), "{:?} at {span:?} of {}", finding.fault, text.len());
        }
    }
    findings
}

fn formula(value: &str) -> String {
    format!("chỉ số 1 \"Hồ sơ nộp trực tuyến\" 20 điểm\n  số liệu a: số nguyên (hồ sơ), từ 0 trở lên\n  điểm = {value}\n")
}

fn nested(levels: usize) -> String {
    formula(&format!("{}20 điểm{}", "(".repeat(levels), ")".repeat(levels)))
}

#[test]
fn parentheses_nest_to_the_limit_and_no_deeper() {
    assert_eq!(findings(&nested(DEPTH_LIMIT)), []);
    for levels in [DEPTH_LIMIT + 1, 1_000, 50_000] {
        let found = findings(&nested(levels));
        assert!(
            matches!(found.as_slice(), [Finding { fault: Fault::Syntax(SyntaxFault::TooDeep { limit: DEPTH_LIMIT }), .. }]),
            "{levels}"
        );
    }
}

#[test]
fn other_ways_to_nest_are_bounded_too() {
    let deep = [
        format!("chỉ số 1 \"A\" 20 điểm\n  điểm\n    khi {}a: 20 điểm\n    còn lại: 0 điểm\n", "không ".repeat(50_000)),
        formula(&format!("{}20 điểm{}", "nhỏ_nhất(".repeat(1_000), ")".repeat(1_000))),
        formula(&format!("{}20 điểm", "(".repeat(1_000))),
        formula(&format!("{}20 điểm", "-".repeat(10_000))),
        formula(&"a + ".repeat(10_000)),
    ];
    for text in deep {
        assert!(!findings(&text).is_empty(), "{}", text.get(..120).unwrap_or(""));
    }
}

/// Names that stand for sums of names double at each step; chains of names nest as deep as they are long.
#[test]
fn definitions_do_not_explode() {
    let row = |lines: String, last: usize| {
        format!(
            "bộ chỉ số \"B\"\n  mã A\n  văn bản \"C\"\n  thang điểm 20\n  chưa có số liệu: 0 điểm\n\nchỉ số 1 \"D\" 20 điểm\n  \
             số liệu r0: số nguyên (hồ sơ), từ 1 trở lên\n{lines}  điểm = 20 điểm × r{last} / r{last}\n"
        )
    };
    let doubled: String = (1..40).map(|at| format!("  trong đó r{at} = r{0} + r{0}\n", at - 1)).collect();
    let chained: String = (1..2_000).map(|at| format!("  trong đó r{at} = r{}\n", at - 1)).collect();
    let multiplied = format!("  trong đó r1 = r0{}\n", " × 1".repeat(20_000));
    let started = Instant::now();
    for (lines, last, refused) in [(doubled, 39, true), (chained, 1_999, true), (multiplied, 1, false)] {
        let text = row(lines, last);
        let compiled = compile(&OneText(&text), "r.dti").unwrap();
        let errors: Vec<&str> = compiled.findings.iter().map(|finding| finding.fault.code()).collect();
        let due: &[&str] = if refused { &["E0111"] } else { &[] };
        assert_eq!(errors, due);
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

/// Shared prefixes that are tried again at each level would take 2^90 steps.
#[test]
fn ninety_levels_take_no_longer_than_their_number() {
    let operators = ["", " + 1 điểm", " × 2", " - 1 điểm"];
    let started = Instant::now();
    for operator in operators {
        let levels = 90;
        let value = format!("{}20 điểm{}", "(".repeat(levels), format!("{operator})").repeat(levels));
        assert_eq!(findings(&formula(&value)), []);
        let broken = format!("{}20 điểm{}", "(".repeat(levels), format!("{operator})").repeat(levels - 1));
        assert!(!findings(&formula(&broken)).is_empty());
    }
    let conditions = format!("{}a{}", "(".repeat(90), " từ 1 trở lên và b)".repeat(90));
    findings(&format!("chỉ số 1 \"A\" 20 điểm\n  điểm\n    khi {conditions}: 20 điểm\n    còn lại: 0 điểm\n"));
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

fn lines() -> Vec<&'static str> {
    SAMPLE.lines().collect()
}

/// A real line, whole, cut or with something put into it.
fn line() -> impl Strategy<Value = String> {
    let lines = lines();
    let count = lines.len();
    let whole = (0..count).prop_map(move |at| lines[at].to_owned());
    prop_oneof![
        4 => whole.clone(),
        2 => (whole.clone(), 0..80_usize).prop_map(|(line, at)| line.chars().take(at).collect()),
        2 => (whole.clone(), 0..80_usize).prop_map(|(line, at)| line.chars().skip(at).collect()),
        2 => (whole, 0..80_usize, "[\"():;,=x×/ #\\-\u{202f}\u{301}“”0-9a-zđ]{1,3}").prop_map(|(line, at, new)| {
            let at = line.char_indices().nth(at).map_or(line.len(), |(at, _)| at);
            format!("{}{new}{}", &line[..at], &line[at..])
        }),
        1 => "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_to_its_end(text in any::<String>()) {
        findings(&text);
    }

    #[test]
    fn any_mix_of_lines_is_read_to_its_end(lines in proptest::collection::vec(line(), 0..30), end in prop_oneof![Just("\n"), Just("\r\n")]) {
        findings(&lines.join(end));
    }

    #[test]
    fn the_sample_cut_anywhere_is_read_to_its_end(at in 0..SAMPLE.len()) {
        let at = (0..=at).rev().find(|at| SAMPLE.is_char_boundary(*at)).unwrap_or(0);
        findings(&SAMPLE[..at]);
        findings(&SAMPLE[at..]);
    }
}

/// The rules of the grammar: name and body.
fn rules() -> BTreeMap<&'static str, String> {
    let mut rules: BTreeMap<&str, String> = BTreeMap::new();
    let mut open: Option<&str> = None;
    for line in GRAMMAR.lines().map(|line| line.split("//").next().unwrap_or("")) {
        match line.split_once(" = ").filter(|(name, _)| !name.starts_with(' ')) {
            Some((name, body)) => {
                open = Some(name.trim());
                rules.insert(name.trim(), body.trim().to_owned());
            }
            None => {
                if let Some(body) = open.and_then(|name| rules.get_mut(name)) {
                    body.push(' ');
                    body.push_str(line.trim());
                }
            }
        }
    }
    rules
}

/// The phrase of a keyword, without what must or must not follow it.
fn phrase(body: &str) -> String {
    let body = body.split("~ !").next().unwrap_or("").split("~ &").next().unwrap_or("");
    let body = body.split(" | ").next().unwrap_or("");
    let body = body.rsplit_once(")?").map_or(body, |(_, rest)| rest);
    body.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ")
}

/// The keywords that a rule names.
fn named(body: &str) -> BTreeSet<&str> {
    body.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.starts_with("kw_")).collect()
}

#[test]
fn no_keyword_crosses_a_line_or_ends_inside_a_word() {
    let rules = rules();
    let keywords: Vec<_> = rules.iter().filter(|(name, _)| name.starts_with("kw_")).collect();
    assert!(keywords.len() > 100);
    for (name, body) in keywords {
        assert!(body.starts_with("@{"), "{name} lets blanks and line ends in");
        assert!(body.contains("~ end"), "{name} may end inside a word");
        let words = body.split("~ !").next().unwrap_or("");
        let quoted: Vec<&str> = words.split('"').skip(1).step_by(2).collect();
        assert!(quoted.iter().all(|part| !part.contains(' ')), "{name} spells a blank");
        assert!(!body.contains("\" ~ \""), "{name} joins two words without a blank");
    }
}

#[test]
fn a_clause_keyword_before_text_has_two_syllables() {
    let rules = rules();
    let mut seen = 0;
    for (name, body) in rules.iter().filter(|(name, _)| name.starts_with("c_")) {
        let inner = body.trim_start_matches(['@', '$', '{', ' ']);
        let mut parts = inner.split(" ~ ");
        let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        if first.starts_with("kw_") && second.trim_end_matches([' ', '}']) == "text" {
            let words = phrase(&rules[first]);
            assert!(words.contains(' '), "{name}: “{words}” has one syllable");
            seen += 1;
        }
    }
    assert!(seen >= 8, "only {seen} clauses begin with a keyword and text");
}

#[test]
fn openers_and_clauses_begin_with_different_phrases() {
    let rules = rules();
    let phrases =
        |rule: &str| -> BTreeMap<String, &str> { named(&rules[rule]).into_iter().map(|name| (phrase(&rules[name]), name)).collect() };
    let (openers, clauses) = (phrases("opener_start"), phrases("clause_start"));
    assert!(openers.len() == 13 && clauses.len() > 40);
    for (opener, name) in &openers {
        for (clause, other) in &clauses {
            let begins = |long: &str, short: &str| long == short || long.starts_with(&format!("{short} "));
            // Where one begins the other, the shorter refuses what goes on as the longer.
            let guarded = rules[*name].contains("~ !") || rules[*other].contains("~ !");
            assert!(opener != clause && (guarded || !(begins(opener, clause) || begins(clause, opener))), "{opener} and {clause}");
        }
    }
}

#[test]
fn reserved_words_are_few() {
    let rules = rules();
    let reserved: Vec<&str> = rules["reserved"].split('"').skip(1).step_by(2).collect();
    assert!(reserved.len() <= 24, "{reserved:?}");
    for name in ["tổng", "điểm", "khác", "số", "tỷ", "mã", "tối"] {
        assert!(!reserved.contains(&name));
    }
}
