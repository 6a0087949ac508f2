//! The operators, by family. Each looks at one block and says every fault of its kind that could be planted there.

mod bounds;
mod choices;
mod classes;
mod codes;
mod conditions;
mod counts;
mod declarations;
mod items;
mod limits;
mod names;
mod pillars;
mod points;
mod policies;
mod ratios;
mod rounding;
mod tiers;
mod totals;

use super::mutant::Mutant;
use super::text::Site;

/// Which lines beside the changed block are the right place of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// None.
    Nothing,
    /// Where a sum or a count is declared that holds no longer: the rows above, the pillars and the header.
    Sums,
    /// Every line that speaks of a name whose declaration was changed: what is lost cannot be pointed at.
    Uses,
    /// The rows: each needs what the header says no longer.
    Rows,
}

/// A name that is gone from its declaration.
pub fn declared_name(line: &str) -> Option<&str> {
    let said = line.trim();
    let named =
        ["số liệu ", "thuộc tính ", "danh sách ", "trong đó "].iter().find_map(|opening| said.strip_prefix(opening)).unwrap_or(said);
    named.split([' ', ':']).next().filter(|name| !name.is_empty())
}

/// Whether scores can show the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A mutant that always scores alike is no fault.
    InScores,
    /// The fault lies in what is declared: that it scores alike does not excuse it.
    InText,
}

/// A family of faults.
pub struct Family {
    pub name: &'static str,
    pub plant: fn(&Site) -> Vec<Mutant>,
    pub beside: Beside,
    pub shown: Shown,
}

const fn family(name: &'static str, plant: fn(&Site) -> Vec<Mutant>) -> Family {
    Family { name, plant, beside: Beside::Nothing, shown: Shown::InScores }
}

const fn sums(name: &'static str, plant: fn(&Site) -> Vec<Mutant>) -> Family {
    Family { name, plant, beside: Beside::Sums, shown: Shown::InText }
}

const fn text(name: &'static str, plant: fn(&Site) -> Vec<Mutant>) -> Family {
    Family { name, plant, beside: Beside::Nothing, shown: Shown::InText }
}

const fn uses(name: &'static str, plant: fn(&Site) -> Vec<Mutant>) -> Family {
    Family { name, plant, beside: Beside::Uses, shown: Shown::InText }
}

/// All families.
pub const FAMILIES: [Family; 45] = [
    family("tier dropped", tiers::dropped),
    family("tiers reordered", tiers::reordered),
    family("còn lại dropped", tiers::rest_dropped),
    family("bound shifted", bounds::shifted),
    family("open and closed", bounds::opened),
    family("percent sign lost", bounds::percent_lost),
    family("points × 10", points::tenfold),
    family("points + 1", points::one_more),
    family("cap dropped", limits::cap_dropped),
    family("limit side wrong", limits::side_wrong),
    family("direction lost", limits::direction_lost),
    sums("maximum changed", totals::maximum),
    sums("weight changed", totals::weight),
    sums("declared count changed", counts::declared),
    family("a and b swapped", ratios::swapped),
    family("other numerator", ratios::other_numerator),
    family("other denominator", ratios::other_denominator),
    family("denominator constant", ratios::constant),
    text("wrong count unit", declarations::wrong_unit),
    text("domain lost", declarations::domain_lost),
    text("domain end shifted", declarations::end_shifted),
    uses("property lost", declarations::property_lost),
    family("policy lost in a row", policies::of_row),
    Family { name: "policy lost in the header", plant: policies::of_header, beside: Beside::Rows, shown: Shown::InScores },
    family("class bound shifted", classes::shifted),
    family("class open and closed", classes::opened),
    family("class dropped", classes::dropped),
    family("classes swapped", classes::swapped),
    family("class unreachable", classes::unreachable),
    uses("name misspelt", names::misspelt),
    uses("foreign letter in a name", names::foreign_in_name),
    text("foreign letter in a title", names::foreign_in_title),
    family("name in NFD", names::taken_apart),
    sums("code doubled", codes::doubled),
    sums("code misspelt", codes::misspelt),
    sums("parent missing", codes::orphaned),
    family("option not scored", choices::unscored),
    uses("option not declared", choices::undeclared),
    text("option twice", choices::twice),
    family("rounding lost", rounding::lost),
    text("rounding doubled", rounding::doubled),
    family("condition changed", conditions::changed),
    family("item dropped", items::dropped),
    family("sign of an item", items::negated),
    sums("pillar member", pillars::member),
];
