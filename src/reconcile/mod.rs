//! Published tables against the rules: which printed numbers do not follow from their parts.
//!
//! Tables are taken as printed, several at once. Every printed number that can be recomputed from other printed numbers is an equation;
//! parts of a sum count as exact, results have half a unit of the last decimal of their column as slack; a parent that is a mean has to come
//! of numbers that can stand behind the printed parts. What fails is a finding with both values.
//! A single number whose change would mend two or more equations and break none is proposed as a repair; where only one equation fails, all
//! numbers that could be wrong are named. What nothing given can check is said to be so and never passes.

mod book;
mod classing;
mod group;
mod header;
mod judge;
mod law;
mod laws;
mod making;
mod repair;
mod verdict;

use crate::data::Table;
use crate::diagnostic::{Cell, Fault, Finding, Findings, Place, PublishedFault};
use crate::ir::Program;
use crate::quantity::{DecimalMark, Exact};

use book::Book;
use judge::{Judge, Numbers};
use laws::Laws;

/// A table as printed.
#[derive(Clone, Debug)]
pub struct PublishedTable {
    /// Its cells.
    pub table: Table,
    /// Its decimal mark, if it is declared and not to be found out.
    pub mark: Option<DecimalMark>,
}

/// What the comparison gives.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What does not follow, what cannot be checked, how columns were cut; in the order of the tables.
    pub findings: Vec<Finding>,
    /// How many equations were checked.
    pub equations_checked: usize,
    /// How many of them fail.
    pub failed: usize,
    /// How many printed numbers nothing given can check; the findings say why.
    pub unverifiable: usize,
    /// Changes of one number that mend two or more equations and break none; several for the same equations are tied.
    pub repairs: Vec<Repair>,
    /// For every failing equation that no repair mends: the numbers of which one may be wrong.
    pub suspects: Vec<Suspects>,
    /// How many units each class has by the printed scores, for each table of units.
    pub class_counts: Vec<ClassCounts>,
}

/// A number that may be a misprint, and what it would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub cell: Cell,
    /// Whose it is; `None` for a mean.
    pub unit: Option<String>,
    /// Its column.
    pub column: String,
    /// As printed.
    pub from: Exact,
    /// What it would have to be: one value, or a few that differ in the last decimals.
    pub to: Vec<Exact>,
    /// Decimals of its column.
    pub places: u32,
    /// The names of the classes, where the numbers are places in the class table.
    pub classes: Option<(String, Vec<String>)>,
}

/// A change of one number that mends several equations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The number.
    pub candidate: Candidate,
    /// The printed numbers that would then follow.
    pub mends: Vec<Cell>,
}

/// The numbers of one failing equation that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspects {
    /// The printed number that does not follow.
    pub failing: Cell,
    /// Its unit; `None` for a mean.
    pub unit: Option<String>,
    /// Its column.
    pub column: String,
    /// The numbers.
    pub candidates: Vec<Candidate>,
}

/// How many units each class has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCounts {
    /// The table.
    pub file: String,
    /// The classes in order, with their counts.
    pub counts: Vec<(String, usize)>,
    /// Units whose class cannot be told, or that fall in none.
    pub unclassed: usize,
}

/// Recomputes what follows from the parts of the tables of one set.
pub fn reconcile(program: &Program, tables: &[PublishedTable]) -> Report {
    let mut findings = Findings::default();
    let book = Book::open(program, tables, &mut findings);
    let laws = Laws::of(&book);
    let printed: Vec<Exact> = book.cells.iter().map(|cell| cell.value.clone()).collect();
    let numbers = Numbers::printed(&printed);
    let judge = Judge::new(&book, &laws.equations, numbers);
    let failing: Vec<usize> =
        (0..laws.equations.len()).filter(|at| laws.equations.get(*at).is_some_and(|equation| !judge.holds(equation, numbers))).collect();
    let told = verdict::Verdict { judge: &judge, laws: &laws, numbers };
    told.failures(&failing, &mut findings);
    told.cuts(&mut findings);
    told.unverifiable(&mut findings);
    let search = repair::Search::new(&judge, &laws.equations, &failing, numbers);
    let repairs = search.repairs();
    Report {
        equations_checked: laws.equations.len(),
        failed: failing.len(),
        unverifiable: findings.iter().map(unverifiable).fold(0, usize::saturating_add),
        suspects: search.suspects(&repairs),
        repairs: search.named(&repairs),
        class_counts: told.class_counts(),
        findings: in_order(findings.sorted(), tables),
    }
}

fn unverifiable(finding: &Finding) -> usize {
    match &finding.fault {
        Fault::Published(PublishedFault::Unverifiable { cells, .. }) => *cells,
        _ => 0,
    }
}

/// Tables in the order in which they were given.
fn in_order(mut findings: Vec<Finding>, tables: &[PublishedTable]) -> Vec<Finding> {
    let place = |finding: &Finding| {
        let file = match &finding.place {
            Place::Cell(cell) => Some(&cell.file),
            Place::File(name) => Some(name),
            Place::Text(_) => None,
        };
        tables.iter().position(|published| Some(&published.table.file) == file)
    };
    findings.sort_by_key(place);
    findings
}
