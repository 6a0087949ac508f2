//! A title or an item that names a target speaks of the rule under it: `…, mục tiêu 95%` over a rule without 95% is a slip in one of the two.
//! So does a formula that is quoted in a `căn cứ`.
//!
//! Only what surely names the target or a limit of the rule is read: `mục tiêu 95%` as a part of a text by itself, `không quá 2 điểm`, and
//! `÷ 95%` and `min(2; …)` in a quoted formula. The figure need only stand anywhere in the rule.

use super::about;
use crate::diagnostic::{Fault, Findings, Role, SlipFault};
use crate::ir::{InputKind, Node, NodeId, Program, Row, walk};
use crate::name::fold_title;
use crate::quantity::{Exact, read_rule_number};
use crate::source::Span;

/// What a text says before the percentage that the rule aims at.
const TARGETS: [&str; 2] = ["mục tiêu ", "chỉ tiêu "];

/// What a quoted formula says before the percentage that a ratio is divided by.
const DIVIDED: [&str; 2] = ["÷", "chia cho "];

/// What a text says before the most points that something gives; in a formula they end at the semicolon.
const LIMITED: [(&str, &str); 4] = [("không quá ", "điểm"), ("không vượt quá ", "điểm"), ("tối đa ", "điểm"), ("min(", ";")];

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    /// A target, as a share.
    Target(Exact),
    /// The most points of something.
    Limit(Exact),
}

/// Whose words a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// Those of the row itself.
    Own,
    /// Those of a document that is cited: its target may be that of the country or of a later year; only a formula is that of the rule.
    Cited,
}

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        let rule: Vec<NodeId> = row.evaluated().collect();
        if rule.is_empty() || super::refused(findings, row) {
            continue;
        }
        let mut faults = of_items(program, row, &rule);
        if faults.is_empty() {
            let texts = [Some((row.title.as_str(), Text::Own)), row.clause().map(|clause| (clause, Text::Cited))];
            let named = texts.into_iter().flatten().find_map(|(text, kind)| slip(program, row, &rule, text, kind));
            faults.extend(named.map(|named| (row.span, named, rule.clone())));
        }
        for (span, named, rule) in faults {
            let finding = match named {
                Named::Limit(named) => about(row, span, Fault::Slip(SlipFault::TitleLimit { named })),
                Named::Target(named) => {
                    let target = rule.iter().find_map(|node| target(program, *node));
                    let fault = SlipFault::TitleTarget { named, target: target.as_ref().map(|(target, _)| target.clone()) };
                    let finding = about(row, span, Fault::Slip(fault));
                    let place = target.and_then(|(_, place)| place);
                    place.into_iter().fold(finding, |finding, place| finding.label(place, Role::Other))
                }
            };
            findings.push(finding);
        }
    }
}

/// Items whose own text names what is not theirs.
fn of_items(program: &Program, row: &Row, rule: &[NodeId]) -> Vec<(Span, Named, Vec<NodeId>)> {
    let mut out = Vec::new();
    for root in rule {
        walk(program, *root, &mut |_, node| {
            let Node::Items { items, .. } = node else { return };
            for item in items {
                let named = item.label.as_deref().and_then(|label| slip(program, row, &[item.value], label, Text::Own));
                out.extend(named.map(|named| (item.span, named, vec![item.value])));
            }
        });
    }
    out
}

/// What a text names and the rule does not have. A text with several percentages, of which the rule has another one, tells of other years as well.
fn slip(program: &Program, row: &Row, rule: &[NodeId], text: &str, kind: Text) -> Option<Named> {
    let other = || percentages(text).iter().any(|percentage| stands(program, rule, percentage));
    named(text, kind).into_iter().find(|named| differs(program, row, rule, named) && !(matches!(named, Named::Target(_)) && other()))
}

/// All percentages of a text but the whole.
fn percentages(text: &str) -> Vec<Exact> {
    let written = text.split('%').map(|before| before.rsplit(|c: char| !(c.is_ascii_digit() || c == ',')).next().unwrap_or_default());
    let shares = written.filter_map(|figure| number(figure)?.over(&Exact::from(100)));
    shares.filter(|share| *share != Exact::one() && share.is_positive()).collect()
}

/// Whether a rule does not have what a text names.
fn differs(program: &Program, row: &Row, rule: &[NodeId], named: &Named) -> bool {
    match named {
        Named::Target(target) => {
            is_of_shares(program, rule) && !reads_a_target(program, rule) && !said_otherwise(program, row, rule, target)
        }
        // A limit that the maximum does not pass is one of something greater: a group, all bonuses.
        Named::Limit(limit) => {
            let left = row.maximum.points().map(|maximum| maximum.minus(limit));
            row.maximum.points().is_none_or(|maximum| limit < maximum)
                && !stands(program, rule, limit)
                && !sums_to(program, rule, limit)
                // `trừ không quá 6 điểm` of 10 leaves 4 at least.
                && !left.is_some_and(|left| stands(program, rule, &left))
        }
    }
}

/// Whether a limit is what a part of a rule comes to, or all of its parts together.
fn sums_to(program: &Program, rule: &[NodeId], limit: &Exact) -> bool {
    let mut found = false;
    for root in rule {
        walk(program, *root, &mut |node, _| found |= super::domain::of(program, node).high.as_ref() == Some(limit));
    }
    found
}

/// What a text names. Of the whole, 100 %, a rule need not speak.
fn named(text: &str, kind: Text) -> Vec<Named> {
    let text = text.to_lowercase();
    let after = |word: &'static str| {
        text.match_indices(word).filter_map(|(at, _)| Some((text.get(..at)?, text.get(at.checked_add(word.len())?..)?)))
    };
    let alone = |before: &str| before.trim_end().chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let targets = TARGETS
        .iter()
        .copied()
        .filter(|_| kind == Text::Own)
        .flat_map(after)
        .filter(|(before, _)| alone(before))
        .filter_map(|(_, rest)| percentage(rest, true));
    let divided = DIVIDED.iter().copied().flat_map(after).filter_map(|(_, rest)| percentage(rest, false));
    let targets = targets.chain(divided).filter(|named| named.is_positive() && *named != Exact::one()).map(Named::Target);
    let limits = LIMITED.iter().copied().flat_map(|(word, end)| after(word).filter_map(move |(_, rest)| number(rest.split_once(end)?.0)));
    targets.chain(limits.map(Named::Limit)).collect()
}

/// The percentage that a text begins with; where it must end a part of the text, words behind it say of what it is a percentage.
fn percentage(text: &str, ends: bool) -> Option<Exact> {
    let (written, rest) = text.split_once('%')?;
    if ends && rest.trim_start().starts_with(char::is_alphanumeric) {
        return None;
    }
    number(written)?.over(&Exact::from(100))
}

pub(super) fn number(text: &str) -> Option<Exact> {
    read_rule_number(text.trim()).ok().map(Exact::from)
}

/// Whether a rule has a target in other words: 5% late for 95% in time, 90 of a figure in percent, 12,5 points for all so that 80% get 10.
fn said_otherwise(program: &Program, row: &Row, rule: &[NodeId], target: &Exact) -> bool {
    let hundred = Exact::from(100);
    let rest = Exact::one().minus(target);
    let same = [target.clone(), rest.clone(), target.times(&hundred), rest.times(&hundred)];
    let for_all = row.maximum.points().and_then(|maximum| maximum.over(target));
    same.iter().chain(&for_all).any(|figure| stands(program, rule, figure))
}

/// Whether a figure stands somewhere in a rule.
pub(super) fn stands(program: &Program, rule: &[NodeId], figure: &Exact) -> bool {
    let mut found = false;
    for root in rule {
        walk(program, *root, &mut |id, _| found |= program.constant(id).is_some_and(|constant| constant == figure));
    }
    found
}

/// Whether a rule is about shares at all: a yes or no has no target to differ from.
fn is_of_shares(program: &Program, rule: &[NodeId]) -> bool {
    let mut found = false;
    for root in rule {
        walk(program, *root, &mut |_, node| {
            found |= match node {
                Node::Quotient { .. } => true,
                Node::Input(input) => program.input(*input).is_some_and(|input| input.kind == InputKind::Ratio),
                _ => false,
            };
        });
    }
    found
}

/// Whether the target is a figure that is reported: then the text names what it was once.
fn reads_a_target(program: &Program, rule: &[NodeId]) -> bool {
    let says = |text: &str| TARGETS.iter().any(|word| fold_title(text).contains(word.trim_end()));
    let mut found = false;
    for root in rule {
        walk(program, *root, &mut |_, node| {
            let Node::Input(input) = node else { return };
            found |= program.input(*input).is_some_and(|input| says(&input.name) || input.about.as_deref().is_some_and(says));
        });
    }
    found
}

/// The target of `điểm theo tỷ lệ …, mục tiêu 80%`, and where it stands.
fn target(program: &Program, rule: NodeId) -> Option<(Exact, Option<Span>)> {
    let mut found = None;
    walk(program, rule, &mut |_, node| {
        let Node::Cap { value, .. } = node else { return };
        if let Some(Node::Quotient { by, .. }) = program.node(*value)
            && let Some(target) = program.constant(*by)
            && found.is_none()
        {
            found = Some((target.clone(), program.node_span(*by)));
        }
    });
    found
}
