//! What the rules make of several printed numbers otherwise than by adding them up: means of all kinds, the best, a sum with a limit.
//!
//! A part that the rules round to the digits printed is what it says. Any other stands for all numbers that are rounded or cut to it, so
//! that its parent lies between two ends; a printed parent that nothing between them can give does not follow.

use crate::diagnostic::Made;
use crate::quantity::{Enclosure, Exact, Mode, Rounding};
use crate::syntax::tree::Gather;

use super::book::CellId;
use super::judge::{Judge, Numbers};

/// Binary digits with which a root is worked out: far more than any column prints.
const BITS: u32 = 192;

/// A printed number that something is made of.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Where it is printed.
    pub cell: CellId,
    /// Its weight.
    pub weight: Exact,
    /// One of the last decimal of its column, where the rules do not round it to that: the number itself may be a little off.
    pub slack: Option<Exact>,
}

/// A part with its number.
#[derive(Clone, Debug)]
pub(super) struct Valued {
    cell: CellId,
    weight: Exact,
    value: Exact,
    slack: Option<Exact>,
}

/// How a number is made.
#[derive(Clone, Debug)]
pub(super) struct Making {
    /// How.
    pub how: Gather,
    /// No more than this.
    pub cap: Option<Exact>,
    /// No less than this.
    pub floor: Option<Exact>,
    /// How the rules round it.
    pub rounding: Option<Rounding>,
}

impl Making {
    /// The word for it.
    pub fn word(&self) -> Made {
        match self.how {
            Gather::Sum => Made::LimitedSum,
            Gather::Weighted => Made::Weighted,
            Gather::Mean => Made::Mean,
            Gather::Best => Made::Best,
            Gather::Geometric => Made::Geometric,
            Gather::Harmonic => Made::Harmonic,
        }
    }

    /// The parts with the numbers at hand.
    pub fn of(&self, parts: &[Part], numbers: Numbers) -> Vec<Valued> {
        let valued =
            |part: &Part| Valued { cell: part.cell, weight: part.weight.clone(), value: numbers.get(part.cell), slack: part.slack.clone() };
        parts.iter().map(valued).collect()
    }

    /// What the parts as printed make, before it is rounded.
    pub fn due(&self, parts: &[Valued]) -> Option<Exact> {
        let values: Vec<Exact> = parts.iter().map(|part| part.value.clone()).collect();
        self.ends(&values, parts).map(|(low, _)| low)
    }

    /// Whether numbers that can stand behind the printed parts make one that can stand behind the printed result.
    pub fn able(&self, judge: &Judge, target: CellId, printed: &Exact, parts: &[Valued]) -> bool {
        let half = Exact::ratio(1, 2).unwrap_or_else(Exact::zero);
        let zero = Exact::zero();
        // Rounded up it may have been half a unit less, cut off nearly a whole unit more; points are never negative.
        let low = |part: &Valued| match &part.slack {
            Some(unit) => part.value.minus(&unit.times(&half)).max(zero.clone()).min(part.value.clone()),
            None => part.value.clone(),
        };
        let high = |part: &Valued| part.slack.as_ref().map_or_else(|| part.value.clone(), |unit| part.value.plus(unit));
        let lows: Vec<Exact> = parts.iter().map(low).collect();
        let highs: Vec<Exact> = parts.iter().map(high).collect();
        let (Some((low, _)), Some((_, high))) = (self.ends(&lows, parts), self.ends(&highs, parts)) else { return false };
        let as_ruled = |value: &Exact| self.rounding.map_or_else(|| value.clone(), |rounding| value.rounded(rounding));
        let (low, high) = (as_ruled(&low), as_ruled(&high));
        let shown = |mode: Mode| {
            let rounding = judge.rounding(target, mode);
            low.rounded(rounding) <= *printed && *printed <= high.rounded(rounding)
        };
        // More digits than the rules leave are not theirs.
        let finer =
            self.rounding.is_some_and(|rounding| rounding.places < judge.book.places(target) && *printed != printed.rounded(rounding));
        !finer && (shown(Mode::HalfUp) || shown(Mode::Truncate))
    }

    /// What one part would have to be for this result, the others as printed.
    pub fn part(&self, parts: &[Valued], cell: CellId, result: &Exact) -> Option<Exact> {
        let own = parts.iter().find(|part| part.cell == cell)?;
        let others: Vec<&Valued> = parts.iter().filter(|part| part.cell != cell).collect();
        let count = count(parts.len())?;
        let sum = |of: &dyn Fn(&Valued) -> Option<Exact>| others.iter().map(|part| of(part)).collect::<Option<Vec<_>>>();
        match self.how {
            Gather::Best => Some(result.clone()),
            Gather::Sum => Some(result.minus(&Exact::sum(&sum(&|part| Some(part.value.clone()))?))),
            Gather::Mean => Some(result.times(&count).minus(&Exact::sum(&sum(&|part| Some(part.value.clone()))?))),
            Gather::Weighted => {
                let weights: Vec<Exact> = parts.iter().map(|part| part.weight.clone()).collect();
                let others = Exact::sum(&sum(&|part| Some(part.value.times(&part.weight)))?);
                result.times(&Exact::sum(&weights)).minus(&others).over(&own.weight)
            }
            Gather::Geometric => {
                let product = others.iter().fold(Exact::one(), |product, part| product.times(&part.value));
                parts.iter().fold(Exact::one(), |power, _| power.times(result)).over(&product)
            }
            Gather::Harmonic => {
                let others = Exact::sum(&sum(&|part| Exact::one().over(&part.value))?);
                Exact::one().over(&count.over(result)?.minus(&others))
            }
        }
    }

    /// Two numbers with what the values make between them; one and the same where it is a fraction.
    fn ends(&self, values: &[Exact], parts: &[Valued]) -> Option<(Exact, Exact)> {
        let one = |value: Exact| (value.clone(), value);
        let count = count(values.len())?;
        let (low, high) = match self.how {
            Gather::Sum => one(Exact::sum(values)),
            Gather::Mean => one(Exact::sum(values).over(&count)?),
            Gather::Best => one(values.iter().max()?.clone()),
            Gather::Weighted => {
                let products: Vec<Exact> = values.iter().zip(parts).map(|(value, part)| value.times(&part.weight)).collect();
                let weights: Vec<Exact> = parts.iter().map(|part| part.weight.clone()).collect();
                one(Exact::sum(&products).over(&Exact::sum(&weights))?)
            }
            Gather::Harmonic => {
                let inverses: Option<Vec<Exact>> = values.iter().map(|value| Exact::one().over(value)).collect();
                // With nothing in one of them it is nothing.
                one(inverses.and_then(|inverses| count.over(&Exact::sum(&inverses))).unwrap_or_else(Exact::zero))
            }
            Gather::Geometric => {
                let product = values.iter().fold(Exact::one(), |product, value| product.times(value));
                let root = Enclosure::exact(product, BITS).root(u32::try_from(values.len()).ok()?)?;
                (root.low().clone(), root.high().clone())
            }
        };
        let kept = |value: Exact| {
            let value = self.floor.as_ref().map_or(value.clone(), |floor| value.max(floor.clone()));
            self.cap.as_ref().map_or(value.clone(), |cap| value.min(cap.clone()))
        };
        Some((kept(low), kept(high)))
    }
}

fn count(parts: usize) -> Option<Exact> {
    i64::try_from(parts).ok().filter(|parts| *parts > 0).map(Exact::from)
}
