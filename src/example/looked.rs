//! What an example looks at: the rows on which an expected number or state depends. What it only happens to run through, it does not test,
//! and a class or a rank stays the same under many other points.

use crate::ir::{Basis, Example, ExampleUnit, Expectation, InputOrProperty, Node, Program, RowId, Score, walk};

/// What an example looks at of one unit.
pub(super) struct Looked {
    rows: Vec<bool>,
    /// The rows whose trouble it expects.
    troubled: Vec<bool>,
    /// Whether it depends on all rows: on the total or on what is made of it.
    pub all: bool,
    /// Whether it looks at the number of the total.
    pub total: bool,
    /// Whether it looks at the class.
    pub class: bool,
}

impl Looked {
    /// What an example looks at of a unit.
    pub fn at(program: &Program, example: &Example, unit: usize) -> Self {
        let mut looked = Looked::nothing(program);
        // A result that nobody has confirmed tests nothing.
        for expected in example.expected.iter().filter(|expected| !expected.blank) {
            if expected.what.of_all_units() || expected.unit == unit {
                looked.expectation(program, &expected.what);
                if let (Expectation::Finding(_), Some(unit)) = (&expected.what, example.units.get(unit)) {
                    looked.trouble(program, unit);
                }
            }
        }
        looked
    }

    /// What an example looks at that expects something of one row.
    pub fn row_only(program: &Program, row: RowId) -> Self {
        let mut looked = Looked::nothing(program);
        looked.down(program, row);
        looked
    }

    /// What an example looks at that expects the total and the class.
    pub fn everything(program: &Program) -> Self {
        Looked { rows: vec![true; program.rows.len()], all: true, total: true, class: true, ..Looked::nothing(program) }
    }

    fn nothing(program: &Program) -> Self {
        let none = vec![false; program.rows.len()];
        Looked { rows: none.clone(), troubled: none, all: false, total: false, class: false }
    }

    /// Whether it looks at a row.
    pub fn row(&self, row: RowId) -> bool {
        self.rows.get(row.index()).copied().unwrap_or(false)
    }

    /// Whether it expects the trouble of a row.
    pub fn trouble_of(&self, row: RowId) -> bool {
        self.troubled.get(row.index()).copied().unwrap_or(false)
    }

    /// A finding is expected in the rows whose figures the example gives.
    fn trouble(&mut self, program: &Program, unit: &ExampleUnit) {
        let given = |input| unit.given.iter().any(|given| given.of == InputOrProperty::Input(input));
        for ((_, row), troubled) in program.rows_with_ids().zip(&mut self.troubled) {
            *troubled |= matches!(row.score, Score::Entered(input) if given(input));
            for node in row.evaluated() {
                walk(program, node, &mut |_, node| match node {
                    Node::Input(input) => *troubled |= given(*input),
                    Node::Records { list, .. } => *troubled |= unit.records.iter().any(|records| records.list == *list),
                    _ => {}
                });
            }
        }
    }

    fn expectation(&mut self, program: &Program, what: &Expectation) {
        match what {
            Expectation::Points(row, _) | Expectation::State(row, _) | Expectation::Left(row) | Expectation::Applicable(Some(row), _) => {
                self.down(program, *row);
            }
            Expectation::Pillar(index, _) | Expectation::Mean(Basis::Pillar(index), _) => {
                for member in program.pillars.get(*index).map_or(&[][..], |pillar| &pillar.members) {
                    self.down(program, *member);
                }
            }
            Expectation::Class(_) => {
                self.class = true;
                self.all = true;
            }
            Expectation::Mean(Basis::Row(row), _) => self.down(program, *row),
            Expectation::Applicable(None, _) | Expectation::Total(_) | Expectation::Percent(_) | Expectation::Mean(..) => {
                self.all = true;
                self.total |= !matches!(what, Expectation::Applicable(..));
                for row in &program.top {
                    self.down(program, *row);
                }
            }
            Expectation::Ranks { .. } => self.all = true,
            // It looks at no points; whose trouble it is the given figures tell.
            Expectation::Finding(_) => {}
        }
    }

    /// Whether it tests anything of its unit.
    pub fn anything(&self) -> bool {
        self.all || self.rows.contains(&true)
    }

    /// A row, those below it and those that they read.
    fn down(&mut self, program: &Program, id: RowId) {
        let Some(seen) = self.rows.get_mut(id.index()) else { return };
        if std::mem::replace(seen, true) {
            return;
        }
        let Some(row) = program.row(id) else { return };
        for child in row.children.iter().copied().chain(program.read_rows(row)) {
            self.down(program, child);
        }
    }
}
