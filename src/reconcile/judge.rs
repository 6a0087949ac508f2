//! Whether equations hold, and what a single number would have to be.

use crate::quantity::{Exact, Mode, Rounding};

use super::book::{Book, CellId};
use super::law::{Divisor, Equation, Law};

/// The numbers at hand: as printed, or with one of them changed.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'n> {
    printed: &'n [Exact],
    changed: Option<(CellId, &'n Exact)>,
}

impl<'n> Numbers<'n> {
    /// As printed.
    pub fn printed(printed: &'n [Exact]) -> Self {
        Numbers { printed, changed: None }
    }

    /// With one number changed.
    pub fn with(self, cell: CellId, value: &'n Exact) -> Self {
        Numbers { printed: self.printed, changed: Some((cell, value)) }
    }

    /// A number.
    pub fn get(&self, cell: CellId) -> Exact {
        match self.changed {
            Some((changed, value)) if changed == cell => value.clone(),
            _ => self.printed.get(cell).cloned().unwrap_or_else(Exact::zero),
        }
    }

    fn sum(&self, cells: &[CellId]) -> Exact {
        let values: Vec<Exact> = cells.iter().map(|cell| self.get(*cell)).collect();
        Exact::sum(&values)
    }

    fn divisor(&self, by: &Divisor) -> Exact {
        match by {
            Divisor::Number(number) => number.clone(),
            Divisor::Cell(cell) => self.get(*cell),
        }
    }
}

/// Judges equations: knows the decimals of columns and which columns were truncated.
pub(super) struct Judge<'b, 'a> {
    /// The tables.
    pub book: &'b Book<'a>,
    truncated: Vec<bool>,
}

impl<'b, 'a> Judge<'b, 'a> {
    /// Looks which columns of results were truncated: every cell of them is a truncation, and not every one a rounding.
    pub fn new(book: &'b Book<'a>, equations: &[Equation], numbers: Numbers) -> Self {
        let mut judge = Judge { book, truncated: vec![false; book.cells.len()] };
        let column = |equation: &Equation| book.cell(equation.target).map(|printed| (printed.sheet, printed.column));
        let mut columns: Vec<(usize, usize)> = equations.iter().filter(|equation| equation.rounds()).filter_map(column).collect();
        columns.sort_unstable();
        columns.dedup();
        for of in columns {
            let mut rounded = true;
            let mut cut = true;
            for equation in equations.iter().filter(|equation| equation.rounds() && column(equation) == Some(of)) {
                let Some(due) = judge.due(equation, numbers) else { continue };
                let printed = numbers.get(equation.target);
                rounded = rounded && judge.near(&printed, &due, equation.target);
                cut = cut && printed == due.rounded(judge.rounding(equation.target, Mode::Truncate));
            }
            if cut && !rounded {
                for (cell, printed) in book.cells.iter().enumerate() {
                    if (printed.sheet, printed.column) == of
                        && let Some(flag) = judge.truncated.get_mut(cell)
                    {
                        *flag = true;
                    }
                }
            }
        }
        judge
    }

    /// Whether the column of a number was found truncated.
    pub fn truncated(&self, cell: CellId) -> bool {
        self.truncated.get(cell).copied().unwrap_or(false)
    }

    /// Rounding to the decimals of the column of a number.
    pub fn rounding(&self, cell: CellId, mode: Mode) -> Rounding {
        Rounding { places: self.book.places(cell), mode }
    }

    /// Whether an equation holds.
    pub fn holds(&self, equation: &Equation, numbers: Numbers) -> bool {
        let target = equation.target;
        let printed = numbers.get(target);
        match &equation.law {
            Law::Sum { .. } | Law::Share { .. } => self.due(equation, numbers).is_some_and(|due| {
                self.near(&printed, &due, target)
                    || (self.truncated(target) && printed == due.rounded(self.rounding(target, Mode::Truncate)))
            }),
            Law::Made { parts, making, .. } => making.able(self, target, &printed, &making.of(parts, numbers)),
            Law::Mean { parts, units } => [*units, parts.len()]
                .iter()
                .any(|count| over_count(&numbers.sum(parts), *count).is_some_and(|due| self.mean_modes(&printed, &due, target).any())),
            Law::SumOfMeans { parts, .. } => {
                self.due(equation, numbers).is_some_and(|due| distance(&printed, &due) <= self.slack_of_means(target, parts))
            }
            Law::Same(other) => {
                let coarser = if self.book.places(*other) < self.book.places(target) { *other } else { target };
                let (short, long) = if coarser == target { (printed, numbers.get(*other)) } else { (numbers.get(*other), printed) };
                self.near(&short, &long, coarser) && (self.book.places(*other) != self.book.places(target) || short == long)
                    || short == long.rounded(self.rounding(coarser, Mode::Truncate))
            }
            Law::Constant(value) => printed == *value,
            Law::Within { high, .. } => !printed.is_negative() && high.as_ref().is_none_or(|high| printed <= *high),
            Law::Rank { own, field, ties_broken } => {
                let score = numbers.get(*own);
                let equals = field.iter().filter(|cell| numbers.get(**cell) == score).count();
                let best = rank(&score, field, numbers);
                let spare = if *ties_broken { i64::try_from(equals.saturating_sub(1)).unwrap_or(0) } else { 0 };
                best <= printed && printed <= best.plus(&Exact::from(spare))
            }
            Law::RankOrder { own, others } => self.out_of_order(&printed, *own, others, numbers).is_none(),
            Law::Class { .. } | Law::MeanClass { .. } | Law::ClassCount { .. } => {
                self.due(equation, numbers).is_some_and(|due| due == printed)
            }
        }
    }

    /// The number that an equation asks for, before rounding; `None` where there is none.
    pub fn due(&self, equation: &Equation, numbers: Numbers) -> Option<Exact> {
        match &equation.law {
            Law::Sum { parts, .. } | Law::SumOfMeans { parts, .. } => Some(numbers.sum(parts)),
            Law::Mean { parts, units } => over_count(&numbers.sum(parts), *units),
            Law::Made { parts, making, .. } => making.due(&making.of(parts, numbers)),
            Law::Same(other) => Some(numbers.get(*other)),
            Law::Share { over, by, times } => Some(numbers.get(*over).over(&numbers.divisor(by))?.times(times)),
            Law::Constant(value) => Some(value.clone()),
            Law::Within { .. } | Law::RankOrder { .. } => None,
            Law::Rank { own, field, .. } => Some(rank(&numbers.get(*own), field, numbers)),
            Law::Class { own, by } => by.class(&numbers.get(*own)),
            Law::MeanClass { own, by, classing } => classing.class(&numbers.get(*own).over(&numbers.divisor(by))?),
            Law::ClassCount { class, field, by } => {
                let wanted = Exact::from(i64::try_from(*class).ok()?);
                let count = field.iter().filter(|cell| by.class(&numbers.get(**cell)).as_ref() == Some(&wanted)).count();
                Some(Exact::from(i64::try_from(count).ok()?))
            }
        }
    }

    /// Between what a number would have to lie so that the equation can hold, all others as printed; `None` if that says nothing.
    pub fn span(&self, equation: &Equation, cell: CellId, numbers: Numbers) -> Option<(Exact, Exact)> {
        let target = equation.target;
        let unit = self.unit(target);
        let around = |middle: Exact| (middle.minus(&unit), middle.plus(&unit));
        if cell == target {
            let due = self.due(equation, numbers)?;
            return Some(match &equation.law {
                Law::SumOfMeans { parts, .. } => {
                    let slack = self.slack_of_means(target, parts);
                    (due.minus(&slack), due.plus(&slack))
                }
                _ => around(due),
            });
        }
        let printed = numbers.get(target);
        match &equation.law {
            Law::Sum { parts, .. } => Some(around(printed.minus(&numbers.sum(parts).minus(&numbers.get(cell))))),
            Law::Mean { parts, units } => {
                let others = numbers.sum(parts).minus(&numbers.get(cell));
                let count = Exact::from(i64::try_from(*units).ok()?);
                let at = |mean: Exact| mean.times(&count).minus(&others);
                Some((at(printed.minus(&unit)), at(printed.plus(&unit))))
            }
            Law::Made { parts, making, .. } => {
                let parts = making.of(parts, numbers);
                let at = |value: Exact| making.part(&parts, cell, &value);
                Some((at(printed.minus(&unit))?, at(printed.plus(&unit))?))
            }
            Law::SumOfMeans { parts, .. } => {
                let middle = printed.minus(&numbers.sum(parts).minus(&numbers.get(cell)));
                let slack = self.slack_of_means(target, parts);
                Some((middle.minus(&slack), middle.plus(&slack)))
            }
            Law::Same(_) => Some(around(printed)),
            Law::Share { over, by, times } if *over == cell => {
                let by = numbers.divisor(by);
                let at = |share: Exact| share.over(times).map(|share| share.times(&by));
                Some((at(printed.minus(&unit))?, at(printed.plus(&unit))?))
            }
            Law::Share { over, times, .. } => {
                let over = numbers.get(*over).times(times);
                Some((over.over(&printed.plus(&unit))?, over.over(&printed.minus(&unit))?))
            }
            _ => None,
        }
    }

    /// In which modes a printed mean is the rounding of the exact one.
    pub fn mean_modes(&self, printed: &Exact, exact: &Exact, cell: CellId) -> Modes {
        let declared = self.book.program.rounding.means;
        Modes {
            half_up: *printed == exact.rounded(self.rounding(cell, Mode::HalfUp)),
            truncated: *printed == exact.rounded(self.rounding(cell, Mode::Truncate)),
            declared: declared.is_some_and(|rounding| *printed == exact.rounded(rounding)),
        }
    }

    /// The first of the others with which a rank and a score are out of order.
    pub fn out_of_order(&self, rank: &Exact, own: CellId, others: &[(CellId, CellId)], numbers: Numbers) -> Option<(CellId, CellId)> {
        let score = numbers.get(own);
        let wrong =
            |(their_rank, their_score): &&(CellId, CellId)| numbers.get(*their_score).cmp(&score) != rank.cmp(&numbers.get(*their_rank));
        others.iter().find(wrong).copied()
    }

    /// One of the last decimal of a column.
    pub fn unit(&self, cell: CellId) -> Exact {
        let scale = 10_i64.checked_pow(self.book.places(cell)).unwrap_or(i64::MAX);
        Exact::ratio(1, scale).unwrap_or_else(Exact::zero)
    }

    /// Each mean, and the mean of the totals, may be off by one of its last decimal.
    fn slack_of_means(&self, target: CellId, parts: &[CellId]) -> Exact {
        let units: Vec<Exact> = parts.iter().chain(std::iter::once(&target)).map(|cell| self.unit(*cell)).collect();
        Exact::sum(&units)
    }

    /// Within half a unit of the last decimal, both ends allowed.
    fn near(&self, printed: &Exact, due: &Exact, cell: CellId) -> bool {
        let twice = distance(printed, due).times(&Exact::from(2));
        twice <= self.unit(cell)
    }
}

/// In which ways a printed mean can have been rounded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Modes {
    /// Half up.
    pub half_up: bool,
    /// Cut off.
    pub truncated: bool,
    /// As the rule file says.
    pub declared: bool,
}

impl Modes {
    /// In any.
    pub fn any(self) -> bool {
        self.half_up || self.truncated || self.declared
    }
}

/// One more than the number of better scores.
pub(super) fn rank(score: &Exact, field: &[CellId], numbers: Numbers) -> Exact {
    let better = field.iter().filter(|cell| numbers.get(**cell) > *score).count();
    Exact::from(i64::try_from(better.saturating_add(1)).unwrap_or(i64::MAX))
}

fn over_count(sum: &Exact, count: usize) -> Option<Exact> {
    sum.over(&Exact::from(i64::try_from(count).ok()?))
}

fn distance(left: &Exact, right: &Exact) -> Exact {
    let difference = left.minus(right);
    if difference.is_negative() { difference.negated() } else { difference }
}
