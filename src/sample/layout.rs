//! The cases of all clusters, side by side: each goes into the first unit that its conditions on name and properties allow.

use super::cases::{Case, Ground};
use super::clusters::Cluster;
use super::goals::Goal;
use super::profiles::{self, Profile};
use super::random::Random;
use super::wide;
use crate::eval::{Given, UnitValues};

/// Which case of each cluster stands in which unit.
pub(super) struct Layout {
    /// The properties that units go through in turn.
    pub profiles: Vec<Profile>,
    /// The case, by cluster and unit.
    pub places: Vec<Vec<Option<usize>>>,
    /// The cases of each cluster.
    pub cases: Vec<Vec<Case>>,
    /// Goals whose case fits no unit.
    pub beyond: usize,
}

impl Layout {
    /// Finds the cases of all clusters and their units.
    pub fn of(ground: &Ground<'_>, clusters: &[Cluster], named: &[String], seed: u64) -> Self {
        let mut layout = Layout { profiles: profiles::every_option(ground.program), places: Vec::new(), cases: Vec::new(), beyond: 0 };
        for (number, cluster) in clusters.iter().enumerate() {
            let mut random = Random::at(seed, &[1, wide(number)]);
            let cases = layout.find(ground, cluster, named.len(), &mut random);
            layout.cases.push(cases);
        }
        // Only now is it known which profiles the units go through.
        for (cluster, cases) in clusters.iter().zip(&layout.cases) {
            let mut pending: Vec<usize> = (0..cases.len()).collect();
            let mut places: Vec<Option<usize>> = Vec::new();
            let mut idle = 0_usize;
            let patience = layout.profiles.len().saturating_mul(2).saturating_add(named.len());
            while !pending.is_empty() && idle <= patience {
                let mut unit = layout.context(ground, named, places.len());
                let found = pending.iter().position(|case| cases.get(*case).is_some_and(|case| ground.fits(cluster, &mut unit, case)));
                places.push(found.map(|found| pending.remove(found)));
                idle = if found.is_some() { 0 } else { idle.saturating_add(1) };
            }
            places.truncate(places.iter().rposition(Option::is_some).map_or(0, |last| last.saturating_add(1)));
            let lost = pending.iter().filter_map(|case| cases.get(*case)).map(|case| case.goals.len()).sum();
            layout.beyond = layout.beyond.saturating_add(lost);
            layout.places.push(places);
        }
        layout
    }

    /// The cases of a cluster; a combination of properties that it takes joins the profiles.
    fn find(&mut self, ground: &Ground<'_>, cluster: &Cluster, named: usize, random: &mut Random) -> Vec<Case> {
        let mut open = cluster.goals.clone();
        let first = self.profiles.first().cloned().unwrap_or_default();
        let key = |profile: &Profile| -> Vec<Option<Given>> {
            cluster.properties.iter().map(|property| profile.get(property.index()).cloned()).collect()
        };
        let mut known: Vec<Profile> = Vec::new();
        for profile in &self.profiles {
            if !known.iter().any(|other| key(other) == key(profile)) {
                known.push(profile.clone());
            }
        }
        let contexts = |profiles: &[Profile]| -> Vec<UnitValues> {
            // A unit that no row names, and then those that the rows of this cluster name.
            let names = std::iter::once(profiles::name(&[], named)).chain(cluster.names.iter().cloned());
            let one = |name: String| profiles.iter().map(move |profile| (name.clone(), profile.clone()));
            names.flat_map(one).map(|(name, properties)| UnitValues { name, properties, ..ground.blank() }).collect()
        };
        let contexts_known = contexts(&known);
        let mut found = ground.cases(cluster, &mut open, &contexts_known, random);
        let mut loose: Vec<Goal> = open.iter().filter_map(Goal::loosened).collect();
        found.extend(ground.cases(cluster, &mut loose, &contexts_known, random));
        let mut cases: Vec<Case> = found.into_iter().map(|(case, _)| case).collect();
        let asked = open.iter().any(|goal| matches!(goal, Goal::Truth(..) | Goal::Branch(..)));
        if asked && cluster.properties.len() > 1 {
            let mut more = profiles::combinations(ground.program, cluster, &first);
            more.retain(|profile| !known.iter().any(|other| key(other) == key(profile)));
            let contexts = contexts(&more);
            for (case, place) in ground.cases(cluster, &mut open, &contexts, random) {
                let profile = contexts.get(place).map(|context| context.properties.clone()).unwrap_or_default();
                if !self.profiles.contains(&profile) {
                    self.profiles.push(profile);
                }
                cases.push(case);
            }
        }
        cases
    }

    fn profile(&self, place: usize) -> Profile {
        let place = place.checked_rem(self.profiles.len()).unwrap_or(0);
        self.profiles.get(place).cloned().unwrap_or_default()
    }

    /// A unit of the layout, before its figures.
    pub fn context(&self, ground: &Ground<'_>, named: &[String], place: usize) -> UnitValues {
        UnitValues { name: profiles::name(named, place), properties: self.profile(place), ..ground.blank() }
    }
}
