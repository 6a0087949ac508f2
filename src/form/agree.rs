//! A form held against the set that is to read it: the same set, the same version, and if not, what is different.

use super::recognise::{Recognised, Said, SaidColumn};
use super::{Column, Form, ListForm};
use crate::diagnostic::{Cell, Changed, Fault, Finding, Findings, FormFault, FormKind, Guidance, Place};
use crate::ir::Program;
use crate::name::{fold, fold_title, one_line};

/// Whether data may be read from a form; what is different is said at its cells. `file` and `sheet` are where it stands.
pub fn agrees(program: &Program, found: &Recognised, due: FormKind, file: &str, sheet: Option<&str>, findings: &mut Findings) -> bool {
    let form = Form::of(program);
    // Which columns are due: the form of one unit has those of the form with a line per unit.
    let kind = &due;
    let mut says = Says { form: &form, found, kind, file, sheet, findings };
    match says.check() {
        Ok(()) => true,
        Err(Refused) => false,
    }
}

/// A finding stands in the way.
struct Refused;

struct Says<'f> {
    form: &'f Form,
    found: &'f Recognised,
    kind: &'f FormKind,
    file: &'f str,
    sheet: Option<&'f str>,
    findings: &'f mut Findings,
}

impl Says<'_> {
    fn check(&mut self) -> Result<(), Refused> {
        let (form, found) = (self.form, self.found);
        if let Some(stamp) = found.stamp.as_ref().filter(|stamp| fold(&stamp.code) != fold(&form.code)) {
            self.at(&stamp.at, FormFault::OtherSet { found: stamp.code.clone(), due: form.code.clone() });
            return Err(Refused);
        }
        let due = self.kind;
        let fits = match (&found.kind, due) {
            (FormKind::Unit, FormKind::Rows) => true,
            (FormKind::List(found), FormKind::List(due)) => fold_title(found) == fold_title(due),
            // Of a list of which the lines at the top are gone the columns tell.
            (FormKind::Rows, FormKind::List(_)) => found.stamp.is_none(),
            (found, due) => found == due,
        };
        if !fits {
            self.at_top(FormFault::OtherKind { found: found.kind.clone(), due: due.clone() });
            return Err(Refused);
        }
        if found.header.is_none() {
            self.at_top(FormFault::HeaderGone);
            return Err(Refused);
        }
        let version = form.version(self.kind);
        let named = found.stamp.as_ref().map(|stamp| stamp.version.clone()).filter(|version| !version.is_empty());
        if named.as_ref() == Some(&version) {
            self.edited();
            return Ok(());
        }
        let different = self.differences();
        if different {
            return Err(Refused);
        }
        let whole = Guidance::ALL.into_iter().filter(|line| line.binds()).all(|line| self.shows(line));
        if !whole {
            self.at_top(FormFault::OtherVersion { found: named, due: version });
            return Err(Refused);
        }
        match self.changed_columns(|line| !line.binds()) {
            Some((at, columns)) => self.at(&at, FormFault::EvidenceChanged { columns }),
            None => self.at_top(FormFault::StampOnly { found: named, due: version }),
        }
        Ok(())
    }

    /// Whether a line of guidance is there, where a form of this kind has it at all.
    fn shows(&self, line: Guidance) -> bool {
        let never = match self.kind {
            FormKind::Common => matches!(line, Guidance::Title | Guidance::Asked),
            FormKind::List(_) => !ListForm::has(line),
            FormKind::Rows | FormKind::Unit | FormKind::Corrections | FormKind::Choices => false,
        };
        never || self.found.guidance.contains(&line)
    }

    /// A form of this very version: what somebody wrote over is worth knowing.
    fn edited(&mut self) {
        if let Some((at, columns)) = self.changed_columns(|_| true) {
            self.at(&at, FormFault::GuidanceEdited { columns });
        }
    }

    /// Says column by column what another version has otherwise.
    fn differences(&mut self) -> bool {
        let (form, found) = (self.form, self.found);
        let mut different = false;
        for said in &found.columns {
            match self.present(said) {
                Some(column) => {
                    let changes: Vec<(&Said, Changed)> = changes(said, column).filter(|(_, change)| change.line.binds()).collect();
                    if let Some((at, _)) = changes.first() {
                        let at = (*at).clone();
                        let changes = changes.into_iter().map(|(_, change)| change).collect();
                        self.at(&at, FormFault::ColumnChanged { column: column.header.clone(), changes });
                        different = true;
                    }
                }
                // A column without guidance is none of the form's: somebody added it, and it is judged as in any table.
                None if said.says.iter().all(|(_, said)| said.text.is_empty()) => (),
                None => {
                    let asked = said.says.iter().find(|(line, _)| *line == Guidance::Asked).map(|(_, said)| said.text.clone());
                    let asked = asked.filter(|asked| !asked.is_empty()).unwrap_or_else(|| said.header.text.clone());
                    self.at(&said.header, FormFault::ColumnGone { column: said.header.text.clone(), asked });
                    different = true;
                }
            }
        }
        // Corrections name rows and figures in their lines; the form has no column of its own for each.
        if matches!(found.kind, FormKind::Corrections | FormKind::Choices) {
            return different;
        }
        for column in form.shown(self.kind).iter().filter(|column| !found.columns.iter().any(|said| is(said, column))) {
            self.at_header(FormFault::ColumnNew { column: column.header.clone(), asked: column.asked().to_owned() });
            different = true;
        }
        different
    }

    /// The columns of which some line says something else, and the first such cell; `None` if there are none.
    fn changed_columns(&self, which: impl Fn(Guidance) -> bool) -> Option<(Said, Vec<String>)> {
        let one = |said: &SaidColumn| {
            let column = self.present(said)?;
            let at = changes(said, column).find(|(_, change)| which(change.line)).map(|(at, _)| at.clone())?;
            Some((at, column.header.clone()))
        };
        let (places, columns): (Vec<Said>, Vec<String>) = self.found.columns.iter().filter_map(one).unzip();
        Some((places.into_iter().next()?, columns))
    }

    fn present(&self, said: &SaidColumn) -> Option<&Column> {
        self.form.shown(self.kind).iter().find(|column| is(said, column))
    }

    fn at(&mut self, said: &Said, fault: FormFault) {
        let text = Some(said.text.clone()).filter(|text| !text.is_empty());
        self.push(said.line, said.column.saturating_add(1), text, fault);
    }

    /// At the stamp, or where it should be.
    fn at_top(&mut self, fault: FormFault) {
        match self.found.stamp.as_ref().map(|stamp| stamp.at.clone()) {
            Some(at) => self.at(&at, fault),
            None => self.push(1, 0, None, fault),
        }
    }

    /// At the line that names the columns.
    fn at_header(&mut self, fault: FormFault) {
        let line = self.found.columns.first().map_or(1, |column| column.header.line);
        self.push(line, 0, None, fault);
    }

    fn push(&mut self, line: usize, column: usize, text: Option<String>, fault: FormFault) {
        let cell = Cell { file: self.file.to_owned(), sheet: self.sheet.map(str::to_owned), line, column, header: None, text };
        self.findings.push(Finding::new(Place::Cell(cell), Fault::Form(fault)));
    }
}

/// Whether a column of the form is this one. A header of code and title is known by its code, so that another title is a change and not
/// another column.
fn is(said: &SaidColumn, column: &Column) -> bool {
    let (said, due) = (said.header.text.as_str(), column.header.as_str());
    let code = |header: &str| {
        header.split_once(' ').map(|(code, _)| code.to_owned()).filter(|code| code.starts_with(|c: char| c.is_ascii_digit()))
    };
    fold_title(said) == fold_title(due) || (code(said).is_some() && code(said) == code(due))
}

/// Where a form says otherwise than the set, and how.
fn changes<'s>(said: &'s SaidColumn, column: &'s Column) -> impl Iterator<Item = (&'s Said, Changed)> {
    said.says.iter().filter_map(|(line, said)| {
        let new = one_line(column.says(*line));
        (said.text != new).then(|| (said, Changed { line: *line, old: said.text.clone(), new }))
    })
}
