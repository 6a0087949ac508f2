//! What a figure may be: its ends, the steps it moves in, and a draw between them.

use super::random::Random;
use crate::data::Limits;
use crate::eval::{Given, UnitValues};
use crate::ir::{Input, InputKind, Limit, Program};
use crate::quantity::Exact;

/// A figure of the data, ready to be drawn.
pub(super) struct Figure {
    kind: Kind,
    limits: Limits,
    /// Neighbouring values are so far apart.
    pub step: Exact,
}

enum Kind {
    Number {
        low: Limit,
        high: Option<Limit>,
        /// Where draws end when the rules say no end.
        reach: Exact,
        /// Values are multiples of the step, because the rules say so.
        stepped: bool,
    },
    YesNo,
    Choice(usize),
}

impl Figure {
    /// The figure of an input. `reach` is the largest number it is compared with, if it is compared with any.
    pub fn of(program: &Program, input: &Input, reach: Option<&Exact>) -> Self {
        let bounds = input.domain.clone().unwrap_or_default();
        let low = bounds.low.and_then(|(node, _)| Limit::of(program, node)).unwrap_or(Limit::Constant(Exact::zero()));
        let high = bounds.high.and_then(|(node, _)| Limit::of(program, node));
        let (default, stepped) = match &input.kind {
            InputKind::Whole => (Exact::one(), true),
            InputKind::Points { step: Some(step), .. } => (step.clone(), true),
            InputKind::Ratio => (part(1000), false),
            InputKind::Points { step: None, .. } | InputKind::Decimal | InputKind::YesNo | InputKind::Choice(_) => (part(100), false),
        };
        let (low, high) = match &input.kind {
            InputKind::Points { low, high: most, .. } => {
                let row = input.row.and_then(|row| program.row(row));
                let own = row.map_or(program.set.scale.as_ref(), |row| row.maximum.points());
                (Limit::Constant(low.clone()), most.as_ref().or(own).cloned().map(Limit::Constant))
            }
            InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::YesNo | InputKind::Choice(_) => (low, high),
        };
        let step = if stepped { default } else { fine(default, &low, high.as_ref()) };
        let kind = match &input.kind {
            InputKind::YesNo => Kind::YesNo,
            InputKind::Choice(options) => Kind::Choice(options.len()),
            InputKind::Points { .. } | InputKind::Whole | InputKind::Decimal | InputKind::Ratio => {
                Kind::Number { reach: beyond(reach, &low, &step), low, high, stepped }
            }
        };
        Figure { kind, limits: Limits::of(program, input), step }
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    /// Whether a value may stand in the data of a unit with these other values.
    pub fn allows(&self, value: &Given, unit: &UnitValues) -> bool {
        match (&self.kind, value) {
            (Kind::Number { stepped, .. }, Given::Number(number)) => {
                let on_step = !stepped || number.over(&self.step).is_some_and(|steps| steps.is_integer());
                // A cell holds no more digits than a decimal does.
                on_step && number.to_decimal().is_some() && self.limits.fault(number, &unit.inputs, &unit.name).is_none()
            }
            (Kind::YesNo, Given::Truth(_)) => true,
            (Kind::Choice(options), Given::Option(option)) => option < options,
            _ => false,
        }
    }

    /// Every value of a figure that is no number.
    pub fn words(&self) -> Vec<Given> {
        match &self.kind {
            Kind::Number { .. } => Vec::new(),
            Kind::YesNo => vec![Given::Truth(true), Given::Truth(false)],
            Kind::Choice(options) => (0..*options).map(Given::Option).collect(),
        }
    }

    /// A value at random, of a unit whose figures that the domain names are drawn already. Half of the draws from a range wide enough are multiples of
    /// `grain`, so that a share of them can hit a boundary like 90% exactly.
    pub fn draw(&self, unit: &UnitValues, grain: &Exact, random: &mut Random) -> Given {
        let Kind::Number { low, high, reach, .. } = &self.kind else {
            let words = self.words();
            let place = random.place(words.len());
            return words.into_iter().nth(place).unwrap_or(Given::Truth(false));
        };
        let least = at(low, unit);
        let most = high.as_ref().map_or_else(|| reach.clone(), |high| at(high, unit));
        let wide = most.minus(&least) >= *grain;
        let coarse = (random.once_in(2) && wide).then(|| self.between(&least, &most, grain, random)).flatten();
        let drawn = coarse.or_else(|| self.between(&least, &most, &self.step, random)).unwrap_or(least);
        // An end that does not belong: one step inside, on either side.
        let inside = [drawn.clone(), drawn.plus(&self.step), drawn.minus(&self.step)].map(Given::Number);
        inside.into_iter().find(|value| self.allows(value, unit)).unwrap_or(Given::Number(drawn))
    }

    fn between(&self, low: &Exact, high: &Exact, step: &Exact, random: &mut Random) -> Option<Exact> {
        let first = low.negated().over(step)?.floor().negated();
        let steps = high.over(step)?.floor().minus(&first);
        let steps = u64::try_from(steps.to_i64()?).ok()?;
        let chosen = i64::try_from(random.below(steps.saturating_add(1))).ok()?;
        Some(first.plus(&Exact::from(chosen)).times(step))
    }
}

/// Where an end is for a unit; a figure without a number counts as nothing here, and what is drawn is judged afterwards.
fn at(limit: &Limit, unit: &UnitValues) -> Exact {
    limit.value(&|id| unit.inputs.get(id.index()).and_then(Given::number).cloned()).unwrap_or_else(Exact::zero)
}

fn part(of: i64) -> Exact {
    Exact::ratio(1, of).unwrap_or_else(Exact::one)
}

/// A step small enough for a narrow range to have some values.
fn fine(mut step: Exact, low: &Limit, high: Option<&Limit>) -> Exact {
    let (Limit::Constant(low), Some(Limit::Constant(high))) = (low, high) else { return step };
    for _ in 0..6 {
        if high.minus(low) >= step.times(&Exact::from(10)) {
            break;
        }
        step = step.times(&part(10));
    }
    step
}

/// An end for a range without one: well beyond what the figure is compared with, or 200 when it is compared with nothing.
fn beyond(reach: Option<&Exact>, low: &Limit, step: &Exact) -> Exact {
    let low = match low {
        Limit::Constant(low) => low.clone(),
        _ => Exact::zero(),
    };
    match reach {
        Some(reach) => reach.clone().max(low).times(&Exact::from(2)).plus(&step.times(&Exact::from(3))),
        None => low.plus(&Exact::from(200)),
    }
}
