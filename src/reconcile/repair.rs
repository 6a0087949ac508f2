//! Which single printed number, if changed, would mend what fails.

use std::collections::BTreeMap;

use crate::diagnostic::Cell;
use crate::ir::Program;
use crate::quantity::{Exact, Mode, Rounding};

use super::book::CellId;
use super::header::Kind;
use super::judge::{Judge, Numbers};
use super::law::{Equation, Law};
use super::{Candidate, Repair, Suspects};

/// More values than these do not name a number.
const MOST_VALUES: i64 = 400;

/// A change that mends, in numbers.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    cell: CellId,
    to: Vec<Exact>,
    equations: Vec<usize>,
}

/// The search.
pub(super) struct Search<'s, 'a> {
    judge: &'s Judge<'s, 'a>,
    equations: &'s [Equation],
    failing: &'s [usize],
    numbers: Numbers<'s>,
    /// The equations that read or target a number.
    by_cell: BTreeMap<CellId, Vec<usize>>,
}

impl<'s, 'a> Search<'s, 'a> {
    /// Over all equations, with those that fail.
    pub fn new(judge: &'s Judge<'s, 'a>, equations: &'s [Equation], failing: &'s [usize], numbers: Numbers<'s>) -> Self {
        let mut by_cell: BTreeMap<CellId, Vec<usize>> = BTreeMap::new();
        if !failing.is_empty() {
            for (at, equation) in equations.iter().enumerate() {
                for cell in equation.parts().into_iter().chain(std::iter::once(equation.target)) {
                    let list = by_cell.entry(cell).or_default();
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
            }
        }
        Search { judge, equations, failing, numbers, by_cell }
    }

    /// Changes of one number that mend at least two equations and break none, without those that another one outdoes.
    pub fn repairs(&self) -> Vec<Mend> {
        let mut found: Vec<Mend> = Vec::new();
        for cell in self.by_cell.keys() {
            found.extend(self.mends(*cell));
        }
        let outdone = |mend: &Mend| {
            found
                .iter()
                .any(|other| other.equations.len() > mend.equations.len() && mend.equations.iter().all(|at| other.equations.contains(at)))
        };
        let keep: Vec<Mend> = found.iter().filter(|mend| !outdone(mend)).cloned().collect();
        keep
    }

    /// What a change of one number can mend, two equations or more.
    fn mends(&self, cell: CellId) -> Vec<Mend> {
        let Some(touched) = self.by_cell.get(&cell) else { return Vec::new() };
        let broken: Vec<usize> = touched.iter().filter(|at| self.failing.binary_search(at).is_ok()).copied().collect();
        if broken.len() < 2 {
            return Vec::new();
        }
        let mut by_equations: BTreeMap<Vec<usize>, Vec<Exact>> = BTreeMap::new();
        let mut tried: Vec<Exact> = Vec::new();
        for at in &broken {
            for value in self.values(*at, cell) {
                if tried.contains(&value) {
                    continue;
                }
                if let Some(mended) = self.mended(cell, &value, touched, &broken).filter(|mended| mended.len() >= 2) {
                    by_equations.entry(mended).or_default().push(value.clone());
                }
                tried.push(value);
            }
        }
        let most = by_equations.keys().map(Vec::len).max().unwrap_or(0);
        let best = by_equations.into_iter().filter(|(equations, _)| equations.len() == most);
        best.map(|(equations, mut to)| {
            to.sort();
            Mend { cell, to, equations }
        })
        .collect()
    }

    /// The failing equations that would hold with the change; `None` if it breaks another.
    fn mended(&self, cell: CellId, value: &Exact, touched: &[usize], broken: &[usize]) -> Option<Vec<usize>> {
        let changed = self.numbers.with(cell, value);
        let holds = |at: &usize| self.equations.get(*at).is_some_and(|equation| self.judge.holds(equation, changed));
        let spared = touched.iter().filter(|at| broken.binary_search(at).is_err()).all(holds);
        spared.then(|| broken.iter().filter(|at| holds(at)).copied().collect())
    }

    /// The values with the decimals of the column with which an equation may hold.
    fn values(&self, at: usize, cell: CellId) -> Vec<Exact> {
        let span = self.equations.get(at).and_then(|equation| self.judge.span(equation, cell, self.numbers));
        let Some((low, high)) = span else { return Vec::new() };
        let unit = self.judge.unit(cell);
        let printed = self.numbers.get(cell);
        let rounding = Rounding { places: self.judge.book.places(cell), mode: Mode::Truncate };
        let mut value = low.rounded(rounding).minus(&unit);
        let mut values = Vec::new();
        for _ in 0..MOST_VALUES {
            if value > high {
                return values;
            }
            if value >= low && value != printed {
                values.push(value.clone());
            }
            value = value.plus(&unit);
        }
        Vec::new()
    }

    /// For every failing equation that no repair mends, its numbers of which a change would mend it and break nothing.
    pub fn suspects(&self, repairs: &[Mend]) -> Vec<Suspects> {
        let mended = |at: &usize| repairs.iter().any(|mend| mend.equations.contains(at));
        let alone = self.failing.iter().filter(|at| !mended(at));
        alone.filter_map(|at| self.suspects_of(*at)).collect()
    }

    fn suspects_of(&self, at: usize) -> Option<Suspects> {
        let equation = self.equations.get(at)?;
        if matches!(equation.law, Law::Within { .. }) {
            // The number itself is out of its limits, and nothing says what it should be.
            return None;
        }
        let mut cells: Vec<CellId> = equation.parts();
        cells.insert(0, equation.target);
        cells.dedup();
        let candidates = cells.into_iter().filter_map(|cell| {
            let touched = self.by_cell.get(&cell)?;
            let broken: Vec<usize> = touched.iter().filter(|at| self.failing.binary_search(at).is_ok()).copied().collect();
            let fits = |value: &Exact| self.mended(cell, value, touched, &broken).is_some_and(|mended| mended.contains(&at));
            let to: Vec<Exact> = self.values(at, cell).into_iter().filter(fits).collect();
            if to.is_empty() { None } else { self.candidate(cell, to) }
        });
        Some(Suspects {
            failing: self.place(equation.target)?,
            unit: self.judge.book.unit(equation.target),
            column: self.judge.book.title(equation.target),
            candidates: candidates.collect(),
        })
    }

    /// Repairs as the report gives them, in the order of the tables.
    pub fn named(&self, repairs: &[Mend]) -> Vec<Repair> {
        let named = repairs.iter().filter_map(|mend| {
            let targets = mend.equations.iter().filter_map(|at| self.equations.get(*at)).map(|equation| equation.target);
            let mut mends: Vec<Cell> = targets.filter_map(|target| self.place(target)).collect();
            mends.dedup();
            Some(Repair { candidate: self.candidate(mend.cell, mend.to.clone())?, mends })
        });
        named.collect()
    }

    fn place(&self, cell: CellId) -> Option<Cell> {
        self.judge.book.place(cell)
    }

    fn candidate(&self, cell: CellId, to: Vec<Exact>) -> Option<Candidate> {
        let book = self.judge.book;
        let from = self.numbers.get(cell);
        let class = book.column(cell)?.kind == Kind::Class;
        let classes = class.then(|| (name(book.program, &from), to.iter().map(|class| name(book.program, class)).collect()));
        Some(Candidate {
            cell: self.place(cell)?,
            unit: book.unit(cell),
            column: book.title(cell),
            from,
            to,
            places: book.places(cell),
            classes,
        })
    }
}

fn name(program: &Program, class: &Exact) -> String {
    super::classing::class_name(program, class).unwrap_or_default()
}
