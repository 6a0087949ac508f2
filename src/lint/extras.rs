//! What stands beside the scale or bends a sum: điểm cộng, điểm trừ, rows without a maximum, needed rows, geometric means.

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Role, ScoringFault, StructureFault, SyntaxFault};
use crate::ir::{Basis, Extra, Maximum, Program, Row, Score, Total};
use crate::quantity::Exact;
use crate::syntax::tree::Gather;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        let above = row.parent.and_then(|id| program.row(id));
        // A bonus may lift its index past its maximum unless a cap is said; how far a deduction takes it is seen by what units attain.
        if let (Some(Extra::Bonus), Some(above)) = (row.extra, above)
            && above.extra.is_none()
            && !above.broken
            && !capped(above)
        {
            let fault = ScoringFault::ExtraPlace { above: above.code.to_string(), word: above.word(), under_extra: false };
            findings.push(about(row, row.span, Fault::Scoring(fault)));
        }
        if row.maximum == Maximum::Unlimited && !row.outside && row.extra.is_none() && program.set.scale.is_some() {
            findings.push(about(row, row.maximum_span, Fault::Scoring(ScoringFault::UnlimitedInScale)));
        }
        if let (Some(short), Some(maximum)) = (&row.short, row.maximum.points())
            && short > maximum
        {
            let fault = StructureFault::AboveMaximum { value: short.clone(), maximum: maximum.clone(), raised: false };
            findings.push(about(row, row.maximum_span, Fault::Structure(fault)));
        }
        if row.short.is_some() && row.children.is_empty() {
            let (clause, block) = ("thiếu một chỉ số thì điểm bằng".to_owned(), "chỉ số không có chỉ số thành phần".to_owned());
            findings.push(about(row, row.span, Fault::Syntax(SyntaxFault::Misplaced { clause, block })));
        }
        let found = u64::try_from(children(program, row).count()).unwrap_or(u64::MAX);
        if let Some((need, span)) = row.need.filter(|(need, _)| *need > found && !checked.incomplete) {
            findings.push(about(row, span, Fault::Scoring(ScoringFault::NeedTooMany { need, found })));
        }
        if matches!(row.score, Score::Gathered { how: Gather::Geometric, .. }) {
            unlike(program, row, findings);
        }
    }
    if !checked.incomplete {
        total(program, findings);
        shares(program, findings);
    }
}

/// Whether an index is held to its maximum whatever is added to it.
fn capped(row: &Row) -> bool {
    let Score::Gathered { cap: Some(cap), .. } = &row.score else { return false };
    row.maximum.points().is_none_or(|maximum| cap <= maximum)
}

/// Where no row on the scale has a maximum, no unit has a share of one.
fn shares(program: &Program, findings: &mut Findings) {
    let mut top = program.top.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts()).peekable();
    let reads_share = |basis: &Basis| matches!(basis, Basis::Percent | Basis::ScaledTo(_));
    if top.peek().is_none() || !top.all(|row| without_maximum(program, row)) {
        return;
    }
    let classes = program.classes.as_ref().filter(|classes| classes.basis().is_some_and(reads_share)).map(|classes| classes.span);
    let rankings = program.rankings.iter().filter(|ranking| reads_share(&ranking.basis)).map(|ranking| ranking.span);
    for span in classes.into_iter().chain(rankings) {
        findings.push(Finding::at(span, Fault::Scoring(ScoringFault::ShareWithoutMaximum)));
    }
}

fn without_maximum(program: &Program, row: &Row) -> bool {
    row.maximum == Maximum::Unlimited
        || (row.maximum.points().is_none()
            && !row.children.is_empty()
            && children(program, row).all(|child| without_maximum(program, child)))
}

fn children<'a>(program: &'a Program, row: &'a Row) -> impl Iterator<Item = &'a Row> {
    row.children.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts())
}

/// A geometric mean has a maximum only where its rows have one.
fn unlike(program: &Program, row: &Row, findings: &mut Findings) {
    if let Some(unlike) = first_unlike(children(program, row).filter(|child| !child.broken)) {
        findings.push(unlike.labelled(about(row, row.span, unlike.fault())));
    }
}

/// The first of some rows, and the first whose maximum is another.
struct Unlike<'a> {
    one: (&'a Row, &'a Exact),
    other: (&'a Row, &'a Exact),
}

fn first_unlike<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<Unlike<'a>> {
    let mut maxima = rows.filter_map(|row| Some((row, row.maximum.points()?)));
    let one = maxima.next()?;
    let other = maxima.find(|(_, other)| *other != one.1)?;
    Some(Unlike { one, other })
}

impl Unlike<'_> {
    fn fault(&self) -> Fault {
        Fault::Scoring(ScoringFault::UnlikeMaxima { one: self.one.1.clone(), other: self.other.1.clone() })
    }

    /// Either of the two may be the wrong one.
    fn labelled(&self, finding: Finding) -> Finding {
        finding.label(self.one.0.maximum_span, Role::Part).label(self.other.0.maximum_span, Role::Part)
    }
}

/// Where points are added to the total or taken from it, the header says how far that may go; a geometric total is rounded.
fn total(program: &Program, findings: &mut Findings) {
    let Some(span) = program.set.span else { return };
    let top = || program.top.iter().filter_map(|id| program.row(*id));
    let any = |extra| top().any(|row| row.extra == Some(extra));
    let mut say = |offers: &[&str]| {
        let offers = offers.iter().map(|offer| (*offer).to_owned()).collect();
        findings.push(Finding::at(span, Fault::Scoring(ScoringFault::TotalLimit { offers })));
    };
    if any(Extra::Bonus) && program.set.over_scale.is_none() && program.set.scale.is_some() {
        say(&["tổng điểm được vượt thang điểm", "tổng điểm không vượt thang điểm"]);
    }
    if any(Extra::Deduction) && program.set.least_total.is_none() {
        say(&["tổng điểm không dưới 0 điểm"]);
    }
    if matches!(program.total, Total::Gathered(Gather::Geometric)) {
        if program.rounding.total.is_none() {
            findings.push(Finding::at(span, Fault::Scoring(ScoringFault::Approximate)));
        }
        if let Some(unlike) = first_unlike(top().filter(|row| row.counts())) {
            findings.push(unlike.labelled(Finding::at(span, unlike.fault())));
        }
    }
}
