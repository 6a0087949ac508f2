//! Planted faults: how many of them `dti check` names, family by family.
//!
//! Every operator is tried on every block of every shipped set; the dice pick among the faults that it could plant there. A mutant is named
//! when a finding that the set does not have stands on the changed block (for sums and counts also where the sum is declared). It is
//! equivalent when made-up units that reach every edge of both programs score alike in both. Everything else survives, and stands in
//! `check_mutants/song-sot.txt` with the reason.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "help/dice.rs"]
mod dice;
#[path = "check_mutants/families/mod.rs"]
mod families;
#[path = "check_mutants/judge.rs"]
mod judge;
#[path = "check_mutants/mutant.rs"]
mod mutant;
#[path = "check_mutants/same.rs"]
mod same;
#[path = "check_mutants/sets.rs"]
mod sets;
mod shipped;
#[path = "check_mutants/survivors.rs"]
mod survivors;
#[path = "check_mutants/table.rs"]
mod table;
#[path = "check_mutants/text.rs"]
mod text;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use dice::Dice;
use families::{FAMILIES, Family};
use judge::{Fate, Original};
use mutant::Mutant;
use sets::{Set, sets};
use survivors::{SOUND, Survivor};
use table::{Tally, table};
use text::{Block, File, Site};

const SEED: u64 = 65;
/// So many faults of one family are planted in one block, and so many in one set.
const PER_BLOCK: usize = 2;
const PER_SET: usize = 10;

/// A fault and where it is planted.
struct Planted<'a> {
    set: usize,
    file: &'a File,
    block: &'a Block,
    family: &'static Family,
    mutant: Mutant,
}

/// The faults that the dice pick.
fn planted(sets: &[Set]) -> Vec<Planted<'_>> {
    let mut dice = Dice::new(SEED);
    let mut out = Vec::new();
    for (set, family) in sets.iter().enumerate().flat_map(|(at, set)| FAMILIES.iter().map(move |family| ((at, set), family))) {
        let mut here = Vec::new();
        for file in &set.1.files {
            for block in &file.blocks {
                let mutants = some((family.plant)(&Site { file, block }), PER_BLOCK, &mut dice);
                here.extend(mutants.into_iter().map(|mutant| Planted { set: set.0, file, block, family, mutant }));
            }
        }
        out.extend(some(here, PER_SET, &mut dice));
    }
    out
}

/// Some of many, in their order.
fn some<T>(mut all: Vec<T>, most: usize, dice: &mut Dice) -> Vec<T> {
    while all.len() > most {
        all.remove(dice.below(all.len()));
    }
    all
}

/// Does the work for every place of a list on all cores, and gives the results in its order.
fn on_all_cores<T: Send>(count: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(BTreeMap::new());
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count {
                        break;
                    }
                    let made = work(at);
                    done.lock().unwrap().insert(at, made);
                }
            });
        }
    });
    done.into_inner().unwrap().into_values().collect()
}

#[test]
fn planted_faults_are_named_where_they_are() {
    let sets = sets();
    assert!(sets.len() >= 25, "only {} sets", sets.len());
    let originals = on_all_cores(sets.len(), &|at| Original::of(&sets[at]));
    let planted = planted(&sets);
    assert!(planted.len() >= 300, "only {} mutants", planted.len());
    let fates = on_all_cores(planted.len(), &|at| {
        let Planted { set, file, block, family, mutant } = &planted[at];
        originals[*set].judge(file, block, family, mutant)
    });

    let committed = survivors::committed();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut codes: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut surviving = Vec::new();
    for (planted, fate) in planted.iter().zip(&fates) {
        let name = planted.family.name;
        let survivor = survivor(planted, fate);
        let sound = survivor.as_ref().is_some_and(|survivor| survivors::reason(&committed, survivor).starts_with(SOUND));
        tallies.entry(name).or_default().count(fate, sound);
        surviving.extend(survivor);
        if let Fate::Named(named) = fate {
            named.iter().for_each(|code| *codes.entry(name).or_default().entry(code).or_default() += 1);
        }
    }
    surviving.sort();
    surviving.dedup();
    println!("{}", table(&tallies, &codes));
    if std::env::var_os("DTI_SURVIVORS").is_some_and(|wish| wish == "write") {
        survivors::write(&committed, &surviving);
        return;
    }
    let differences = survivors::differences(&committed, &surviving);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

/// A mutant that no proof names, as the list has it.
fn survivor(planted: &Planted, fate: &Fate) -> Option<Survivor> {
    let seen = match fate {
        Fate::Named(_) | Fate::Equivalent => return None,
        Fate::ByExample => "an example fails".to_owned(),
        Fate::Elsewhere(codes) => format!("elsewhere: {}", codes.join(" ")),
        Fate::Silent => "nothing".to_owned(),
    };
    let Planted { file, block, family, mutant, .. } = planted;
    Some(Survivor { family: family.name, file: file.path.clone(), row: file.called(block), change: mutant.said.clone(), seen })
}
