//! Ranking tables: by the published value, equal values share a rank and the next is skipped (2, 2, 4), then the tie-breaks.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::UnitScore;
use crate::eval::{Given, UnitValues, decides, figure};
use crate::ir::{Program, PropertyKind, Ranking};
use crate::name::fold_title;
use crate::quantity::Exact;

/// A ranking table.
#[derive(Clone, Debug)]
pub struct RankTable {
    /// The places, best first; groups (within a property) one after the other.
    pub places: Vec<Ranked>,
    /// The units that stand behind an equal one because they lack a tie-break's figure: the unit, and the tie-break by its place.
    pub(super) without: Vec<(usize, usize)>,
    /// The place of each unit of the data, if it has one in this table.
    by_unit: Vec<Option<usize>>,
}

/// A unit's place in a table.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The unit, by its place in the data.
    pub unit: usize,
    /// Its rank; `None` without a value to rank by.
    pub rank: Option<usize>,
    /// The group it is ranked in.
    pub group: Option<String>,
    /// Whether another unit of its group has the same rank.
    pub tied: bool,
}

impl RankTable {
    fn new(places: Vec<Ranked>, without: Vec<(usize, usize)>, units: usize) -> Self {
        let mut by_unit = vec![None; units];
        for (index, place) in places.iter().enumerate() {
            if let Some(slot) = by_unit.get_mut(place.unit) {
                *slot = Some(index);
            }
        }
        RankTable { places, without, by_unit }
    }

    /// The place of a unit.
    pub fn place_of(&self, unit: usize) -> Option<&Ranked> {
        self.places.get((*self.by_unit.get(unit)?)?)
    }

    /// The rank of a unit.
    pub fn rank_of(&self, unit: usize) -> Option<usize> {
        self.place_of(unit)?.rank
    }
}

pub(super) fn rank(program: &Program, ranking: &Ranking, scores: &[UnitScore], units: &[&UnitValues]) -> RankTable {
    let mut entries: Vec<Entry> = Vec::new();
    let mut groups = Groups::default();
    for (index, (score, unit)) in scores.iter().zip(units).enumerate() {
        if ranking.filter.is_some_and(|filter| decides(program, unit, &score.result, filter) != Ok(true)) {
            continue;
        }
        let group = ranking.within.map(|property| unit.properties.get(property.index()).map_or(0, |given| groups.place(given)));
        let keys = std::iter::once((score.basis(&ranking.basis), true))
            .chain(ranking.ties.iter().map(|tie| (figure(program, unit, &score.result, tie.by), tie.higher)))
            .collect();
        entries.push(Entry { unit: index, group, keys });
    }
    entries.sort_by(|a, b| a.group.cmp(&b.group).then_with(|| a.better(b)).then_with(|| a.unit.cmp(&b.unit)));
    let mut places: Vec<Ranked> = Vec::new();
    let (mut group, mut place, mut shared) = (None, 0_usize, 0_usize);
    let mut before: Option<&Entry> = None;
    let mut without: Vec<(usize, usize)> = Vec::new();
    for entry in &entries {
        if before.is_none() || group != entry.group {
            (group, place, shared, before) = (entry.group, 0, 0, None);
        }
        place = place.saturating_add(1);
        let ranked = entry.keys.first().is_some_and(|(key, _)| key.is_some());
        let tied = before.is_some_and(|before| before.better(entry) == Ordering::Equal);
        if !tied {
            shared = place;
        }
        if let Some(before) = before.filter(|_| ranked) {
            without.extend(before.undecided(entry));
        }
        let tied = tied && ranked;
        if let Some(last) = places.last_mut().filter(|_| tied) {
            last.tied = true;
        }
        before = Some(entry);
        let group = group_name(program, ranking, entry.group, &groups);
        places.push(Ranked { unit: entry.unit, rank: ranked.then_some(shared), group, tied });
    }
    without.sort_unstable();
    without.dedup();
    RankTable::new(places, without, units.len())
}

struct Entry {
    unit: usize,
    group: Option<usize>,
    keys: Vec<(Option<Exact>, bool)>,
}

impl Entry {
    /// The unit, and the tie-break by its place, for which two neighbours could not be compared: the one that lacks the figure stands behind.
    fn undecided(&self, other: &Entry) -> Option<(usize, usize)> {
        let keys = self.keys.iter().zip(&other.keys);
        let (at, ((a, _), (b, _))) = keys.enumerate().find(|(_, ((a, _), (b, _)))| a != b)?;
        let tie = at.checked_sub(1)?;
        match (a, b) {
            (Some(_), None) => Some((other.unit, tie)),
            (None, Some(_)) => Some((self.unit, tie)),
            _ => None,
        }
    }

    /// Less means better: a higher value first, unless the lower wins; no value comes last.
    fn better(&self, other: &Entry) -> Ordering {
        for ((a, higher), (b, _)) in self.keys.iter().zip(&other.keys) {
            let order = match (a, b) {
                (Some(a), Some(b)) if *higher => b.cmp(a),
                (Some(a), Some(b)) => a.cmp(b),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        Ordering::Equal
    }
}

/// The groups that a text property makes, in the order in which the data name them.
#[derive(Default)]
struct Groups {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Groups {
    /// The place of a unit's group: options as declared, yes before no, texts as they come.
    fn place(&mut self, given: &Given) -> usize {
        match given {
            Given::Option(option) => *option,
            Given::Truth(true) => 0,
            Given::Truth(false) => 1,
            Given::Text(text) => {
                let next = self.names.len();
                let place = *self.places.entry(fold_title(text)).or_insert(next);
                if place == next {
                    self.names.push(text.clone());
                }
                place
            }
            Given::Number(_) | Given::Options(_) | Given::State(_) => usize::MAX,
        }
    }
}

fn group_name(program: &Program, ranking: &Ranking, group: Option<usize>, groups: &Groups) -> Option<String> {
    let property = program.properties.get(ranking.within?.index())?;
    match &property.kind {
        PropertyKind::Choice(options) | PropertyKind::Several(options) => {
            options.get(group?).map(|option| option.about.clone().unwrap_or_else(|| option.name.clone()))
        }
        PropertyKind::Text => groups.names.get(group?).cloned(),
        PropertyKind::YesNo => Some(if group? == 0 { format!("{}: có", property.name) } else { format!("{}: không", property.name) }),
    }
}
