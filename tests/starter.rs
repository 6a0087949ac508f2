//! `dti new`: every set that can be asked for is sound as it stands, and what cannot be is refused.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;

use dti::compile::compile;
use dti::example;
use dti::format::format;
use dti::load::OneText;
use dti::source::FileId;
use dti::starter::{LARGEST_SCALE, Level, MOST_MAINS, Refusal, Wish, start};

const SCALES: [u64; 10] = [1, 7, 13, 100, 180, 485, 500, 880, 1000, LARGEST_SCALE];

fn wish(level: Level, scale: u64, mains: u64) -> Wish {
    Wish { level, scale, mains, title: None, year: 2026 }
}

/// The points of the rows whose code has as many parts as `depth` dots, read with no code of the program.
fn points(text: &str, head: &str, dots: usize) -> Vec<u64> {
    let rows = text.lines().filter_map(|line| line.strip_prefix(head));
    let rows = rows.filter(|row| row.split(' ').next().unwrap().matches('.').count() == dots);
    rows.map(|row| {
        let behind = row.rsplit_once("\" ").unwrap().1;
        behind.split(' ').next().unwrap().replace('.', "").parse().unwrap()
    })
    .collect()
}

#[test]
fn every_set_that_can_be_asked_for_is_sound() {
    let mut count = 0;
    for level in Level::ALL {
        for scale in SCALES {
            for mains in 1..=MOST_MAINS {
                if mains > scale {
                    assert_eq!(start(&wish(level, scale, mains)), Err(Refusal::Thin { scale, mains }));
                    continue;
                }
                count += 1;
                let text = start(&wish(level, scale, mains)).unwrap();
                let compiled = compile(&OneText(&text), "bo.dti").unwrap();
                let program = compiled.runnable().unwrap();
                let ran = example::run(program, &|_| true);
                assert!(ran.len() == 1 && ran.iter().all(|ran| ran.failures.is_empty()), "{text}");
                let findings = compiled.findings.sorted();
                let codes: Vec<&str> = findings.iter().map(|finding| finding.fault.code()).collect();
                assert!(findings.is_empty(), "{level:?} {scale} {mains}: {codes:?}\n{text}");
                assert_eq!(format(FileId(0), &text).unwrap(), text, "not laid out as dti fmt lays out");
                // Whole points at each stage, which add up to the scale.
                for (head, dots) in [("chỉ số ", 0), ("chỉ số ", 1)] {
                    let of = points(&text, head, dots);
                    assert_eq!((of.len() as u64, of.iter().sum::<u64>()), (mains, scale), "{text}");
                }
                let groups = points(&text, "nhóm ", 0);
                assert!(if mains == 1 { groups.is_empty() } else { groups.iter().sum::<u64>() == scale }, "{text}");
            }
        }
    }
    assert!(count > 400, "{count}");
}

#[test]
fn a_set_of_the_usual_size_is_the_usual_set() {
    let text = start(&wish(Level::District, 1000, 8)).unwrap();
    assert_eq!(points(&text, "chỉ số ", 0), [100, 100, 100, 100, 100, 200, 150, 150]);
    assert_eq!(points(&text, "nhóm ", 0), [500, 500]);
    for said in [
        "Nhận thức số",
        "Thể chế số",
        "Hạ tầng số",
        "Nhân lực số",
        "An toàn thông tin mạng",
        "Hoạt động chính quyền số",
        "Hoạt động kinh tế số",
        "Hoạt động xã hội số",
    ] {
        assert!(text.contains(said), "{said}");
    }
    for pillar in ["\"Chính quyền số\" 700 điểm", "\"Kinh tế số\" 650 điểm", "\"Xã hội số\" 650 điểm"] {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(pillar), "{text}");
    }
    assert!(text.starts_with("# BẢN NHÁP") && text.contains("chưa phải quyết định của cơ quan nào"));
    // Each component row shows a sentence of its own.
    let shows: BTreeSet<&str> = text
        .lines()
        .zip(text.lines().skip(1))
        .filter(|(_, next)| next.starts_with("chỉ số ") && next.contains(".1 "))
        .map(|(shows, _)| shows)
        .collect();
    assert_eq!(shows.len(), 8, "{shows:?}");
}

#[test]
fn departments_have_no_digital_economy() {
    for mains in 1..=MOST_MAINS {
        let text = start(&wish(Level::Department, 1000, mains)).unwrap();
        assert!(!text.contains("\"Kinh tế số\"") && !text.contains("Hoạt động kinh tế số"), "{text}");
        assert_eq!(text.contains("thuộc tính"), mains > 1);
        // The main index that does not apply to a unit without public services breaks no tie.
        let government = text.lines().find(|line| line.contains("\"Hoạt động chính quyền số\"")).unwrap();
        let code = government.split(' ').nth(2).unwrap();
        let ties = text.lines().find(|line| line.contains("bằng điểm thì xét"));
        assert_eq!(ties.is_some(), mains > 1, "{text}");
        assert!(ties.is_none_or(|ties| !ties.contains(&format!("chỉ số {code} ")) && !ties.contains("tổng điểm")), "{text}");
    }
}

#[test]
fn what_cannot_be_is_refused() {
    for (level, scale, mains, refusal) in [
        (Level::Commune, 1000, 0, Refusal::Mains(0)),
        (Level::Commune, 1000, MOST_MAINS + 1, Refusal::Mains(MOST_MAINS + 1)),
        (Level::Commune, 0, 1, Refusal::Scale(0)),
        (Level::Commune, LARGEST_SCALE + 1, 1, Refusal::Scale(LARGEST_SCALE + 1)),
        (Level::Commune, 7, 8, Refusal::Thin { scale: 7, mains: 8 }),
    ] {
        assert_eq!(start(&wish(level, scale, mains)), Err(refusal));
    }
    for title in ["", "  ", "Bộ \"chỉ số\"", "Bộ “chỉ số”", "Bộ\nchỉ số"] {
        let asked = Wish { title: Some(title.to_owned()), ..wish(Level::Commune, 100, 4) };
        assert_eq!(start(&asked), Err(Refusal::Title), "{title}");
    }
    let titled = start(&Wish { title: Some("Bộ chỉ số của tỉnh A".to_owned()), ..wish(Level::Commune, 100, 4) }).unwrap();
    assert!(titled.contains("bộ chỉ số \"Bộ chỉ số của tỉnh A\"\n"));
}
