//! The shipped sets try themselves: their examples hold and reach every place that an example can reach, and no line that gives points, an
//! answer or a class can be dropped without a finding or a failing example.
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

use std::sync::atomic::{AtomicUsize, Ordering};

use dti::compile::compile;
use dti::example::{coverage, run};
use dti::load::Disk;
use shipped::{caught, files_of, giving, reported, sets, without};

/// The rows that are not deployed: their figures score nobody, so no example can reach them.
const UNDEPLOYED: [(&str, &str); 1] = [("rulesets/mau/cap-huyen/huyen.dti", "3.10")];

#[test]
fn the_examples_of_every_set_hold_and_reach_every_place() {
    let mut places = 0;
    for set in sets() {
        let compiled = compile(&Disk, &set).unwrap();
        assert!(!reported(&compiled), "{set}: {:?}", compiled.findings);
        let program = compiled.runnable().unwrap();
        let failed: Vec<_> = run(program, &|_| true).into_iter().filter(|ran| !ran.failures.is_empty()).collect();
        assert!(failed.is_empty(), "{set}: {failed:?}");
        let found = coverage(program);
        let missed: Vec<_> = found.missed().map(|spot| (compiled.sources.start(spot.span), spot.kind, &spot.text)).collect();
        assert!(missed.is_empty(), "{set}: {missed:#?}");
        let undeployed: Vec<(&str, &str)> =
            found.undeployed.iter().map(|row| (set.as_str(), program.row(*row).unwrap().code.as_str())).collect();
        assert_eq!(undeployed, UNDEPLOYED.iter().filter(|(of, _)| *of == set).copied().collect::<Vec<_>>());
        places += found.spots.len();
    }
    assert!(places > 700, "only {places} places");
}

#[test]
fn no_tier_case_item_option_or_class_of_a_set_can_be_dropped_unseen() {
    let mut lines: Vec<(String, String, String, usize)> = Vec::new();
    for set in sets() {
        for path in files_of(&set) {
            let text = std::fs::read_to_string(&path).unwrap();
            lines.extend(giving(&text).into_iter().map(|(at, _)| (set.clone(), path.clone(), text.clone(), at)));
        }
    }
    assert!(lines.len() > 230, "only {} lines", lines.len());
    let next = AtomicUsize::new(0);
    let unseen = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..std::thread::available_parallelism().map_or(1, usize::from))
            .map(|_| {
                scope.spawn(|| {
                    let mut unseen = Vec::new();
                    while let Some((set, path, text, at)) = lines.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if !caught(set, path, &without(text, *at)) {
                            unseen.push(format!("{set}: {path}:{}: {}", at + 1, text.lines().nth(*at).unwrap()));
                        }
                    }
                    unseen
                })
            })
            .collect();
        let mut unseen: Vec<String> = workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect();
        unseen.sort();
        unseen
    });
    assert!(unseen.is_empty(), "{}", unseen.join("\n"));
}
