//! What is said about equations that fail, columns that were truncated, and numbers that nothing checks.

use crate::diagnostic::{Change, Fault, Finding, Findings, Made, Place, PublishedFault, Values};
use crate::ir::{Basis, Classes};
use crate::quantity::{Exact, Mode};

use super::ClassCounts;
use super::book::{CellId, Owner};
use super::classing::{class_name, table};
use super::header::{Kind, Score, Shape};
use super::judge::{Judge, Numbers, rank};
use super::law::{Divisor, Equation, Law, SumOf};
use super::laws::Laws;

/// Turns judgements into findings.
pub(super) struct Verdict<'v, 'b, 'a> {
    /// Who judges.
    pub judge: &'v Judge<'b, 'a>,
    /// By what.
    pub laws: &'v Laws<'b, 'a>,
    /// The printed numbers.
    pub numbers: Numbers<'v>,
}

impl Verdict<'_, '_, '_> {
    /// A finding for every equation that fails.
    pub fn failures(&self, failing: &[usize], findings: &mut Findings) {
        for equation in failing.iter().filter_map(|at| self.laws.equations.get(*at)) {
            if let Some(fault) = self.fault(equation) {
                self.push(equation, fault, findings);
            }
        }
    }

    fn push(&self, equation: &Equation, fault: PublishedFault, findings: &mut Findings) {
        let book = self.judge.book;
        let Some(cell) = book.place(equation.target) else { return };
        let mut finding = Finding::new(Place::Cell(cell), Fault::Published(fault));
        let program = book.program;
        let row = match (&equation.law, book.column(equation.target).map(|column| column.kind)) {
            (Law::Within { .. } | Law::Sum { of: SumOf::Row, .. } | Law::Made { total: false, .. }, Some(Kind::Score(Score::Row(row)))) => {
                program.row(row)
            }
            _ => None,
        };
        if let Some(row) = row {
            finding.subject = Some(row.subject());
        }
        let grounds = match &equation.law {
            Law::Within { .. } => row.map(|row| row.inferred.as_slice()),
            Law::Sum { of: SumOf::Pillar(pillar), .. } => program.pillars.get(*pillar).map(|pillar| pillar.inferred.as_slice()),
            Law::Class { .. } | Law::MeanClass { .. } | Law::ClassCount { .. } => {
                program.classes.as_ref().map(|classes| classes.inferred.as_slice())
            }
            _ => None,
        };
        finding.inferred = grounds.unwrap_or_default().iter().map(|inferred| inferred.ground.clone()).collect();
        findings.push(finding);
    }

    fn fault(&self, equation: &Equation) -> Option<PublishedFault> {
        let book = self.judge.book;
        let target = equation.target;
        let printed = self.numbers.get(target);
        let due = self.judge.due(equation, self.numbers);
        let unit = || book.unit(target).unwrap_or_default();
        let column = || book.title(target);
        let values = |computed: Exact| Values { printed: printed.clone(), computed, places: book.places(target) };
        Some(match &equation.law {
            Law::Sum { parts, of } => {
                let values = values(due?);
                let parts_count = parts.len();
                match of {
                    SumOf::Total(outside) => self.total(target, values, (parts_count, Made::Sum), outside),
                    SumOf::Row => PublishedFault::Row { unit: unit(), column: column(), values, parts: parts_count, made: Made::Sum },
                    SumOf::Pillar(pillar) => {
                        let pillar = book.program.pillars.get(*pillar).map(|pillar| pillar.title.clone()).unwrap_or_default();
                        PublishedFault::Pillar { unit: unit(), pillar, values, parts: parts_count }
                    }
                    SumOf::Counts => {
                        let parts = parts.iter().map(|part| book.title(*part)).collect();
                        PublishedFault::Counts { unit: unit(), column: column(), parts, values }
                    }
                    SumOf::Classes => PublishedFault::ClassSum { group: self.group(target), values },
                }
            }
            Law::Made { parts, making, total } => {
                let (values, made) = (values(due?), making.word());
                match total {
                    true => self.total(target, values, (parts.len(), made), &[]),
                    false => PublishedFault::Row { unit: unit(), column: column(), values, parts: parts.len(), made },
                }
            }
            Law::Mean { units, .. } => PublishedFault::Mean { column: self.subject(target), values: values(due?), units: *units },
            Law::SumOfMeans { parts, outside } => {
                let values = values(due?);
                let more: Vec<Exact> = outside.iter().map(|cell| self.numbers.get(*cell)).collect();
                let with_outside = (!more.is_empty()).then(|| values.computed.plus(&Exact::sum(&more)));
                PublishedFault::MeanOfTotals { values, parts: parts.len(), with_outside }
            }
            Law::Same(other) => {
                PublishedFault::Twice { unit: book.unit(target), column: column(), values: values(due?), other: book.place(*other)? }
            }
            Law::Share { over, by, times } => {
                let of = book.unit(target).unwrap_or_else(|| book.title(target));
                let maximum = self.divisor(by);
                let mut values = values(due?);
                if *times == Exact::one() {
                    let hundred = Exact::from(100);
                    values.printed = values.printed.times(&hundred);
                    values.computed = values.computed.times(&hundred);
                    values.places = values.places.saturating_sub(2);
                }
                PublishedFault::Percent { of, values, points: self.numbers.get(*over), maximum }
            }
            Law::Constant(value) => match book.column(target)?.kind {
                Kind::Units => PublishedFault::UnitCount { group: self.group(target), values: values(value.clone()) },
                _ => PublishedFault::Maximum { index: self.index(target), values: values(value.clone()) },
            },
            Law::Within { high, scale } => {
                let (unit, column, value) = (book.unit(target), column(), printed.clone());
                match high {
                    Some(high) if *scale && !printed.is_negative() => {
                        PublishedFault::AboveScale { unit, column, value, scale: high.clone() }
                    }
                    Some(high) if !printed.is_negative() => PublishedFault::AboveMaximum { unit, column, value, maximum: high.clone() },
                    _ => PublishedFault::BelowZero { unit, column, value },
                }
            }
            Law::Rank { own, .. } => PublishedFault::Rank { unit: unit(), printed, computed: due?, score: self.numbers.get(*own) },
            Law::RankOrder { own, others } => {
                let (other_rank, other_score) = self.judge.out_of_order(&printed, *own, others, self.numbers)?;
                PublishedFault::RankOrder {
                    unit: unit(),
                    printed,
                    score: self.numbers.get(*own),
                    other: book.unit(other_rank).unwrap_or_default(),
                    other_rank: self.numbers.get(other_rank),
                    other_score: self.numbers.get(other_score),
                }
            }
            Law::Class { own, by } => PublishedFault::Class {
                unit: unit(),
                printed: class_name(book.program, &printed).unwrap_or_default(),
                computed: due.and_then(|class| class_name(book.program, &class)),
                score: by.value(&self.numbers.get(*own)),
                share: table(book.program).and_then(Classes::basis) == Some(&Basis::Percent),
            },
            Law::MeanClass { own, by, .. } => PublishedFault::MeanClass {
                index: self.index(target),
                printed: class_name(book.program, &printed).unwrap_or_default(),
                computed: due.and_then(|class| class_name(book.program, &class)),
                points: self.numbers.get(*own),
                maximum: self.divisor(by),
            },
            Law::ClassCount { class, .. } => {
                let class = Exact::from(i64::try_from(*class).ok()?);
                PublishedFault::ClassCount {
                    class: class_name(book.program, &class).unwrap_or_default(),
                    group: self.group(target),
                    values: values(due?),
                }
            }
        })
    }

    /// A total that does not follow, with what the computed one would change.
    fn total(&self, target: CellId, values: Values, (parts, made): (usize, Made), outside: &[CellId]) -> PublishedFault {
        let book = self.judge.book;
        let more: Vec<Exact> = outside.iter().map(|cell| self.numbers.get(*cell)).collect();
        let with_outside = (!more.is_empty()).then(|| {
            let sum = values.computed.plus(&Exact::sum(&more));
            let change = self.change(target, &sum);
            (sum, change)
        });
        let change = self.change(target, &values.computed.rounded(self.judge.rounding(target, Mode::HalfUp)));
        PublishedFault::Total {
            unit: book.unit(target).unwrap_or_default(),
            column: book.title(target),
            values,
            parts,
            made,
            change,
            with_outside,
        }
    }

    fn change(&self, total: CellId, computed: &Exact) -> Change {
        let book = self.judge.book;
        let Some(printed) = book.cell(total) else { return Change::default() };
        let Owner::Unit(unit) = printed.owner else { return Change::default() };
        let class = self.laws.classed(printed.sheet, unit).ok().filter(|(own, _)| *own == total || self.is_total(*own));
        let class = class.and_then(|(_, by)| {
            let (from, to) = (by.class(&printed.value)?, by.class(computed)?);
            if from == to { None } else { Some((class_name(book.program, &from)?, class_name(book.program, &to)?)) }
        });
        let rank = self.laws.field(printed.sheet, Score::Total).and_then(|field| {
            let others: Vec<CellId> = field.into_iter().filter(|cell| !self.same_unit(*cell, unit)).collect();
            let (from, to) = (rank(&printed.value, &others, self.numbers), rank(computed, &others, self.numbers));
            (from != to).then_some((from, to))
        });
        Change { class, rank }
    }

    fn is_total(&self, cell: CellId) -> bool {
        self.judge.book.column(cell).is_some_and(|column| column.kind == Kind::Score(Score::Total))
    }

    fn same_unit(&self, cell: CellId, unit: usize) -> bool {
        self.judge.book.cell(cell).is_some_and(|printed| printed.owner == Owner::Unit(unit))
    }

    fn divisor(&self, by: &Divisor) -> Exact {
        match by {
            Divisor::Number(number) => number.clone(),
            Divisor::Cell(cell) => self.numbers.get(*cell),
        }
    }

    /// The text of another column of the row of a number.
    fn beside(&self, cell: CellId, kind: Kind) -> Option<String> {
        let printed = self.judge.book.cell(cell)?;
        let sheet = self.judge.book.sheets.get(printed.sheet)?;
        Some(sheet.table.text(printed.row, sheet.column(kind)?).to_owned())
    }

    fn group(&self, cell: CellId) -> String {
        let kind = || self.judge.book.program.set.unit_kind.clone();
        self.beside(cell, Kind::Group).or_else(kind).unwrap_or_default()
    }

    fn index(&self, cell: CellId) -> String {
        self.beside(cell, Kind::Index).unwrap_or_else(|| self.judge.book.title(cell))
    }

    /// The index of a table of means, else the column.
    fn subject(&self, cell: CellId) -> String {
        match self.judge.book.column(cell).map(|column| column.kind) {
            Some(Kind::IndexMean) => self.index(cell),
            _ => self.judge.book.title(cell),
        }
    }

    /// Columns that were truncated, and means that were not rounded as the rule file says.
    pub fn cuts(&self, findings: &mut Findings) {
        let mut said: Vec<(usize, usize)> = Vec::new();
        for equation in &self.laws.equations {
            let Some(printed) = self.judge.book.cell(equation.target) else { continue };
            let of = (printed.sheet, printed.column);
            let Some(fault) = self.cut(equation) else { continue };
            if matches!(equation.law, Law::Mean { .. }) || !said.contains(&of) {
                self.push(equation, fault, findings);
                said.push(of);
            }
        }
    }

    fn cut(&self, equation: &Equation) -> Option<PublishedFault> {
        let book = self.judge.book;
        let target = equation.target;
        let printed = self.numbers.get(target);
        let due = self.judge.due(equation, self.numbers)?;
        let values = Values { printed: printed.clone(), computed: due.clone(), places: book.places(target) };
        let column = self.subject(target);
        match &equation.law {
            Law::Mean { .. } => {
                let modes = self.judge.mean_modes(&printed, &due, target);
                let declared = book.program.rounding.means.map(|rounding| rounding.mode);
                match (modes.half_up, modes.truncated, declared) {
                    (false, true, Some(Mode::HalfUp)) => {
                        Some(PublishedFault::MeansOtherwise { column, values, declared: Mode::HalfUp, found: Mode::Truncate })
                    }
                    (true, false, Some(Mode::Truncate)) => {
                        Some(PublishedFault::MeansOtherwise { column, values, declared: Mode::Truncate, found: Mode::HalfUp })
                    }
                    (false, true, _) => Some(PublishedFault::Truncated { column, means: true, values, declared: declared.is_some() }),
                    _ => None,
                }
            }
            Law::Sum { .. } | Law::Share { .. } => {
                let shows = printed != due.rounded(self.judge.rounding(target, Mode::HalfUp));
                let cut = self.judge.truncated(target) && shows;
                cut.then_some(PublishedFault::Truncated { column, means: false, values, declared: false })
            }
            _ => None,
        }
    }

    /// One remark for each column and reason.
    pub fn unverifiable(&self, findings: &mut Findings) {
        for ((sheet, column, reason), cells) in &self.laws.unverifiable {
            let Some(sheet) = self.judge.book.sheets.get(*sheet) else { continue };
            let fault = PublishedFault::Unverifiable { column: sheet.title(*column), cells: *cells, reason: reason.clone() };
            findings.push(Finding::new(Place::Cell(sheet.table.header_cell(*column)), Fault::Published(fault)));
        }
    }

    /// How many units each class has, for each table of units that prints a score.
    pub fn class_counts(&self) -> Vec<ClassCounts> {
        let book = self.judge.book;
        let Some(classes) = &book.program.classes else { return Vec::new() };
        let scored = |kind: Kind| matches!(kind, Kind::Score(Score::Total | Score::Percent));
        let sheets = book
            .sheets
            .iter()
            .enumerate()
            .filter(|(_, sheet)| sheet.shape == Shape::Units && sheet.columns.iter().any(|column| scored(column.kind)));
        sheets
            .map(|(at, sheet)| {
                let mut counts: Vec<(String, usize)> = classes.rows.iter().map(|class| (class.name.clone(), 0)).collect();
                let mut unclassed = 0_usize;
                for (_, unit) in &sheet.units {
                    let class = self.laws.classed(at, *unit).ok().and_then(|(own, by)| by.class(&self.numbers.get(own)));
                    let class = class.and_then(|class| usize::try_from(class.to_i64()?).ok());
                    match class.and_then(|class| counts.get_mut(class)) {
                        Some((_, count)) => *count = count.saturating_add(1),
                        None => unclassed = unclassed.saturating_add(1),
                    }
                }
                ClassCounts { file: sheet.table.file.clone(), counts, unclassed }
            })
            .collect()
    }
}
