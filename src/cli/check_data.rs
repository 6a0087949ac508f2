//! `dti check --data`: what a year's data say about the rules, beside what is found in their text.

use super::given::{Files, GivenArgs, read_and_score};
use super::output::say;
use super::{Common, Exit};
use crate::compile::Compiled;
use crate::diagnostic::Findings;
use crate::message::Lang;
use crate::survey::survey;

/// Adds what the data say to the findings of a rule file, if data are given. What `dti eval` finds in them is found here too, in the same words.
/// Rules that cannot be run are not run: their own findings come first.
pub(super) fn add(compiled: &mut Compiled, args: &GivenArgs, common: &Common) -> Result<(), Exit> {
    if args.data.is_empty() {
        return Ok(());
    }
    let files = Files::read(args, common)?;
    let mut found = Findings::default();
    if let Some(program) = compiled.runnable()
        && let Some((rounds, scores)) = read_and_score(program, &files, args, &mut found)
        && let Some(last) = rounds.last()
    {
        let units: Vec<_> = last.submission.units.iter().collect();
        survey(program, &units, &last.submission, &scores, &mut found);
    }
    compiled.findings.absorb(found);
    Ok(())
}

/// Data are those of one set: with several rule files nobody could say of which.
pub(super) fn one_set(sets: usize, args: &GivenArgs, common: &Common) -> Result<(), Exit> {
    if args.data.is_empty() || sets == 1 {
        return Ok(());
    }
    say(match common.lang() {
        Lang::Vi => "dti: --data là số liệu của một bộ chỉ số; chỉ ghi một tệp bộ chỉ số. Chưa kiểm tra gì.\n",
        Lang::En => "dti: --data are the data of one set; name one rule file. Nothing was checked.\n",
    });
    Err(Exit::Usage)
}
