//! Who the units are: their properties, so that every option and every outcome of a condition comes up, and their names.

use super::clusters::Cluster;
use super::random::Random;
use crate::eval::Given;
use crate::ir::{Applies, Program, Property, PropertyKind};
use crate::name::fold_title;

/// One value for every property.
pub(super) type Profile = Vec<Given>;

/// No more combinations of properties than this are tried for a condition that the first profiles do not decide both ways.
const MOST_COMBINATIONS: usize = 1024;

/// Into so many groups a free text sorts the units.
const GROUPS: usize = 3;

/// How many values of a property are tried.
fn options(property: &Property) -> usize {
    match &property.kind {
        PropertyKind::YesNo => 2,
        PropertyKind::Choice(options) => options.len().max(1),
        // Each option alone, and all of them together.
        PropertyKind::Several(options) => options.len().saturating_add(1),
        PropertyKind::Text => GROUPS,
    }
}

/// The first value of yes/no is yes.
fn value(property: &Property, place: usize) -> Given {
    match &property.kind {
        PropertyKind::YesNo => Given::Truth(place == 0),
        PropertyKind::Choice(_) => Given::Option(place),
        PropertyKind::Several(options) if place < options.len() => Given::Options(vec![place]),
        PropertyKind::Several(options) => Given::Options((0..options.len()).collect()),
        PropertyKind::Text => Given::Text(format!("Nhóm {}", place.saturating_add(1))),
    }
}

/// As few profiles as show every option of every property.
pub(super) fn every_option(program: &Program) -> Vec<Profile> {
    let most = program.properties.iter().map(options).max().unwrap_or(1);
    let one = |property: &Property, place: usize| value(property, place.checked_rem(options(property)).unwrap_or(0));
    (0..most).map(|place| program.properties.iter().map(|property| one(property, place)).collect()).collect()
}

/// Every combination of the properties that a cluster looks at; the others stay as in the first profile.
pub(super) fn combinations(program: &Program, cluster: &Cluster, first: &Profile) -> Vec<Profile> {
    let mut out = vec![first.clone()];
    for id in &cluster.properties {
        let Some(property) = program.properties.get(id.index()) else { continue };
        let with = |profile: &Profile, place: usize| {
            let mut profile = profile.clone();
            if let Some(slot) = profile.get_mut(id.index()) {
                *slot = value(property, place);
            }
            profile
        };
        out =
            out.iter().flat_map(|profile| (0..options(property)).map(move |place| with(profile, place))).take(MOST_COMBINATIONS).collect();
    }
    out
}

/// A profile at random.
pub(super) fn any(program: &Program, random: &mut Random) -> Profile {
    program.properties.iter().map(|property| value(property, random.place(options(property)))).collect()
}

/// The units that the rules name, each once, in the order of the text.
pub(super) fn named(program: &Program) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for applies in program.rows.iter().flat_map(|row| &row.applies) {
        let (Applies::For(names) | Applies::Except(names)) = applies else { continue };
        for (name, _) in names {
            if !out.iter().any(|known| fold_title(known) == fold_title(name)) {
                out.push(name.clone());
            }
        }
    }
    out
}

/// The name of a unit by its place: those that the rules name come first.
pub(super) fn name(named: &[String], place: usize) -> String {
    named.get(place).cloned().unwrap_or_else(|| format!("Đơn vị mẫu {:03}", place.saturating_add(1)))
}
