//! Planted faults: how many of them `dti check` names, family by family.
//!
//! Every operator is tried on every block of every shipped set; a seed picks among the faults that it could plant there. A mutant is named
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

use families::{FAMILIES, Family};
use judge::{Fate, Original};
use mutant::Mutant;
use sets::{Set, sets};
use survivors::{SOUND, Survivor};
use table::{Tally, table};
use text::{Block, File, Kind, Site};

const SEED: u64 = 65;
/// So many faults of one family are planted in one block, and so many in one set.
const PER_BLOCK: usize = 2;
const PER_SET: usize = 12;

/// The share in which every family must be named, of the mutants that are no other sound annex, in per mille.
const DUE: usize = 950;
/// The families of which less is named today, with the shares that they may not fall below: by proofs alone, and by all that `dti check` does,
/// which runs the examples as well. A family that reaches what is due in both leaves the list.
const SHORT: [(&str, usize, usize); 6] = [
    ("points + 1", 735, 1000),
    ("a and b swapped", 916, 1000),
    ("policy lost in a row", 750, 1000),
    ("class bound shifted", 882, 1000),
    ("condition changed", 555, 1000),
    ("sign of an item", 888, 1000),
];

/// A fault and where it is planted.
struct Planted<'a> {
    set: usize,
    file: &'a File,
    block: &'a Block,
    family: &'static Family,
    mutant: Mutant,
}

/// The faults that are picked, of all that could be planted.
fn planted(sets: &[Set]) -> Vec<Planted<'_>> {
    let mut out = Vec::new();
    for (at, set) in sets.iter().enumerate() {
        for family in &FAMILIES {
            let mut here = Vec::new();
            for file in &set.files {
                // An example is no rule; a form and what the file says besides neither.
                for block in file.blocks.iter().filter(|block| block.kind != Kind::Other) {
                    let mutants = (family.plant)(&Site { file, block }).into_iter();
                    let made = mutants.map(|mutant| Planted { set: at, file, block, family, mutant }).collect();
                    here.extend(some(made, PER_BLOCK));
                }
            }
            out.extend(some(here, PER_SET));
        }
    }
    out
}

/// Some of many, in their order: by a number that each has of itself, so that a change in one row moves no pick in another.
fn some(all: Vec<Planted>, most: usize) -> Vec<Planted> {
    let mut numbers: Vec<u64> = all.iter().map(Planted::number).collect();
    numbers.sort_unstable();
    let last = numbers.get(most.saturating_sub(1)).copied().unwrap_or(u64::MAX);
    all.into_iter().filter(|planted| planted.number() <= last).take(most).collect()
}

impl Planted<'_> {
    /// A number that looks like chance: the seed and the fault, stirred (FNV-1a, then the last step of splitmix64).
    fn number(&self) -> u64 {
        let words = [self.family.name, &self.file.path, &self.file.called(self.block), &self.mutant.said];
        let bytes = words.iter().flat_map(|word| word.bytes());
        let mixed = bytes.fold(0xcbf2_9ce4_8422_2325 ^ SEED, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 31)
    }
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
    let shares = short(&tallies);
    assert!(shares.is_empty(), "{}", shares.join("\n"));
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

/// The families of which less is named than is due, or more than their place among the short ones says.
fn short(tallies: &BTreeMap<&str, Tally>) -> Vec<String> {
    let mut out = Vec::new();
    for (name, tally) in tallies {
        let (proofs, check) = (tally.share_of_decidable(), tally.share_of_check());
        match SHORT.iter().find(|(short, ..)| short == name) {
            Some((_, by_proofs, by_check)) if proofs < *by_proofs || check < *by_check => {
                out.push(format!("{name}: {proofs} ‰ named by proofs and {check} ‰ by check, it was {by_proofs} and {by_check}"));
            }
            Some(_) if proofs >= DUE && check >= DUE => {
                out.push(format!("{name}: {proofs} ‰ named by proofs and {check} ‰ by check; it may leave the list of short families"));
            }
            None if proofs < DUE || check < DUE => {
                out.push(format!("{name}: {proofs} ‰ named by proofs and {check} ‰ by check, {DUE} are due"));
            }
            _ => {}
        }
    }
    out
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
