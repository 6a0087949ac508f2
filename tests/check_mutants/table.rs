//! The table of families: how many mutants, and what became of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::families::FAMILIES;
use super::judge::Fate;

/// The counts of one family.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub mutants: usize,
    pub named: usize,
    /// Of the named, those whose line is no sentence of the language any more.
    pub unread: usize,
    pub equivalent: usize,
    /// Survivors that an example of the set names.
    pub by_example: usize,
    /// Survivors, those with a failing example among them.
    pub survivors: usize,
    /// Survivors that are another sound annex.
    pub sound: usize,
    /// Of these, those that an example names all the same.
    pub sound_by_example: usize,
}

/// What the columns mean, for who reads the table.
const LEGEND: &str = "equiv.: scores alike; named: a finding stands at the place; unread: of these, the line can no longer be read at all; example: \
of the survivors, an example of the set fails; sound: of the survivors, another sound annex; share: named of all that are not equivalent; \
decidable: the same without the sound ones; +examples and check: the two shares again with what an example names";

impl Tally {
    pub fn count(&mut self, fate: &Fate, sound: bool) {
        self.mutants += 1;
        match fate {
            Fate::Named(codes) => {
                self.named += 1;
                self.unread += usize::from(codes.iter().all(|code| code.starts_with("E01")));
            }
            Fate::Equivalent => self.equivalent += 1,
            Fate::ByExample | Fate::Elsewhere(_) | Fate::Silent => {
                self.survivors += 1;
                self.by_example += usize::from(*fate == Fate::ByExample);
                self.sound += usize::from(sound);
                self.sound_by_example += usize::from(sound && *fate == Fate::ByExample);
            }
        }
    }

    fn add(&mut self, other: &Tally) {
        self.mutants += other.mutants;
        self.named += other.named;
        self.unread += other.unread;
        self.equivalent += other.equivalent;
        self.by_example += other.by_example;
        self.survivors += other.survivors;
        self.sound += other.sound;
        self.sound_by_example += other.sound_by_example;
    }

    /// The share that proofs name of all that is no equivalent, in per mille.
    pub fn share(&self) -> usize {
        per_mille(self.named, self.mutants - self.equivalent)
    }

    /// The same where what is another sound annex is left out.
    pub fn share_of_decidable(&self) -> usize {
        per_mille(self.named, self.mutants - self.equivalent - self.sound)
    }

    /// The share that `dti check` names, by a proof or by an example of the set.
    pub fn share_with_examples(&self) -> usize {
        per_mille(self.named + self.by_example, self.mutants - self.equivalent)
    }

    /// The same where what is another sound annex is left out, unless an example names it.
    pub fn share_of_check(&self) -> usize {
        per_mille(self.named + self.by_example, self.mutants - self.equivalent - (self.sound - self.sound_by_example))
    }
}

fn per_mille(part: usize, whole: usize) -> usize {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}

fn percent(per_mille: usize) -> String {
    format!("{},{}%", per_mille / 10, per_mille % 10)
}

/// The table, a line per family and one for all.
pub fn table(tallies: &BTreeMap<&str, Tally>, codes: &BTreeMap<&str, BTreeMap<&str, usize>>) -> String {
    let mut out = String::new();
    let head = ["mutants", "equiv.", "named", "unread", "example", "survive", "sound", "share", "decidable", "+examples", "check"];
    let _ = writeln!(out, "{:<26}{}", "", head.iter().map(|word| format!("{word:>11}")).collect::<String>());
    let mut all = Tally::default();
    for family in &FAMILIES {
        let tally = tallies.get(family.name).copied().unwrap_or_default();
        all.add(&tally);
        let codes: Vec<String> = codes.get(family.name).into_iter().flatten().map(|(code, count)| format!("{code}×{count}")).collect();
        let _ = writeln!(out, "{:<26}{}  {}", family.name, cells(&tally), codes.join(" "));
    }
    let _ = writeln!(out, "{:<26}{}\n{LEGEND}", "all", cells(&all));
    out
}

fn cells(tally: &Tally) -> String {
    let counts = [tally.mutants, tally.equivalent, tally.named, tally.unread, tally.by_example, tally.survivors, tally.sound];
    let shares = [tally.share(), tally.share_of_decidable(), tally.share_with_examples(), tally.share_of_check()];
    counts.iter().map(|count| format!("{count:>11}")).chain(shares.iter().map(|share| format!("{:>11}", percent(*share)))).collect()
}
