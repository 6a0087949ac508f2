//! One block → tree. A block that does not parse as a whole is cut at its clauses and rows, and each piece is read alone.

use super::DEPTH_LIMIT;
use super::build::{self, P, direction, find, has, kids, text, word};
use super::build_example;
use super::build_expr::sum;
use super::build_rows::{class_row, item, option, tier_row};
use super::cut::is_blank;
use super::grammar::Rule;
use super::offer::explain;
use super::reader::{Outcome, Piece, Reader};
use super::tree::{
    Block, ClassHead, Clause, ClauseKind, ExampleTable, Head, InputText, InputType, OptionText, PropertyType, RowHead, TierRow,
};
use crate::diagnostic::SyntaxFault;
use crate::source::Span;

/// Reads a block; `None` when it holds nothing.
pub(super) fn block(r: &mut Reader<'_>, piece: &Piece<'_>) -> Option<Block> {
    r.broken = false;
    r.piece = Piece { text: "".into(), ..piece.clone() };
    let end = piece.text.trim_end().len();
    let span = r.range(0, end);
    if let Some(at) = too_deep(&piece.text) {
        r.fault(r.range(at, at.saturating_add(1)), SyntaxFault::TooDeep { limit: DEPTH_LIMIT });
        let head = salvage_head(r, piece);
        return Some(Block { span, head, clauses: Vec::new(), broken: true, summed: false });
    }
    match r.parse(piece, Rule::block, whole_block) {
        Outcome::Made((head, clauses)) => {
            let broken = r.broken || head.is_none();
            let summed = !broken || (head.is_some() && keeps_sums(&piece.text));
            Some(Block { span, head, clauses, broken, summed })
        }
        Outcome::Refused | Outcome::Unread(_) => Some(in_pieces(r, piece, span)),
    }
}

fn whole_block(r: &mut Reader<'_>, pair: P<'_>) -> Option<(Option<Head>, Vec<Clause>)> {
    let mut made = (None, Vec::new());
    for kid in pair.into_inner() {
        match kid.as_rule() {
            Rule::head => made.0 = build::head(r, kid),
            Rule::clause => match build::clause(r, kid) {
                Some(clause) => made.1.push(clause),
                None => r.broken = true,
            },
            _ => {}
        }
    }
    Some(made)
}

/// The byte where parentheses nest too deep, outside quoted text and comments.
fn too_deep(text: &str) -> Option<usize> {
    if let Some(at) = too_many_not(text) {
        return Some(at);
    }
    let (mut depth, mut quoted, mut comment) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => (quoted, comment) = (false, false),
            '"' if !comment => quoted = !quoted,
            '#' if !quoted => comment = true,
            '(' if !quoted && !comment => {
                depth = depth.saturating_add(1);
                if depth > DEPTH_LIMIT {
                    return Some(at);
                }
            }
            ')' if !quoted && !comment => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// `không không không …` nests without parentheses.
fn too_many_not(text: &str) -> Option<usize> {
    const NOT: &str = "không";
    let (mut run, mut end) = (0_usize, 0_usize);
    for (at, _) in text.match_indices(NOT) {
        let follows = text.get(end..at).is_some_and(|between| between.trim().is_empty());
        run = if follows { run.saturating_add(1) } else { 1 };
        if run > DEPTH_LIMIT {
            return Some(at);
        }
        end = at.saturating_add(NOT.len());
    }
    None
}

/// A line of a piece: its bytes.
type Line = std::ops::Range<usize>;

/// The clauses of a block, each as its lines; the first is the head.
fn groups(r: &Reader<'_>, text: &str) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::new();
    let mut at = 0_usize;
    let mut continues = Goes::On;
    for line in text.split_inclusive('\n') {
        let range = at..at.saturating_add(line.len());
        at = range.end;
        if is_blank(line) {
            continue;
        }
        let fresh = continues != Goes::On && r.fits(line.trim(), Rule::clause_line);
        continues = goes_on(line);
        match out.last_mut() {
            Some(last) if !fresh => last.push(range),
            _ => out.push(vec![range]),
        }
    }
    out
}

/// How a sentence goes on behind a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// It must: behind a comma stands what may also begin a clause (`không quá …`).
    On,
    /// It should: a parenthesis is open, or a mark wants more. A line that begins a clause shows that something was forgotten.
    Inside,
    /// It need not.
    Out,
}

fn goes_on(line: &str) -> Goes {
    let line = line.split(" #").next().unwrap_or(line).trim_end();
    if line.ends_with(',') {
        Goes::On
    } else if line.ends_with(['+', '-', '×', '/', '÷', '(', ';', '=']) || line.matches('(').count() > line.matches(')').count() {
        Goes::Inside
    } else {
        Goes::Out
    }
}

fn in_pieces(r: &mut Reader<'_>, piece: &Piece<'_>, span: Span) -> Block {
    let mut block = Block { span, head: None, clauses: Vec::new(), broken: true, summed: false };
    let groups = groups(r, &piece.text);
    for (index, lines) in groups.iter().enumerate() {
        if index == 0 {
            let (head, whole) = head(r, piece, lines, &mut block.clauses);
            block.summed = whole && head.is_some() && keeps_sums(&piece.text);
            block.head = head;
        } else if let Some(clause) = clause(r, piece, lines, &mut block.clauses) {
            block.clauses.push(clause);
        }
    }
    block
}

fn joined<'a>(piece: &'a Piece<'_>, lines: &[Line]) -> Piece<'a> {
    let start = lines.first().map_or(0, |line| line.start);
    let end = lines.last().map_or(0, |line| line.end);
    piece.part(start..end)
}

/// Whether what could not be read of a block leaves the sums of maxima alone: it neither says to whom the row applies nor looks like the head of
/// a row that lost its first words (`"…" 10 điểm`).
fn keeps_sums(text: &str) -> bool {
    let applies = |line: &str| line.contains("chỉ áp dụng") || line.contains("áp dụng khi");
    let row = |line: &str| line.split('"').skip(2).step_by(2).any(|behind| behind.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    text.lines().skip(1).all(|line| !applies(line) && !row(line))
}

/// The head of a block, with the rows of a class table, and whether all of it was read; what follows and is no head is read as clauses.
fn head(r: &mut Reader<'_>, piece: &Piece<'_>, lines: &[Line], clauses: &mut Vec<Clause>) -> (Option<Head>, bool) {
    match read_head(r, piece, lines, clauses) {
        Some(head) => (head, true),
        None => {
            report(r, piece, lines, Rule::only_head, clauses);
            (salvage_head(r, piece), false)
        }
    }
}

/// The head of a block; `None` where no line of it is one.
fn read_head(r: &mut Reader<'_>, piece: &Piece<'_>, lines: &[Line], clauses: &mut Vec<Clause>) -> Option<Option<Head>> {
    let (first, rest) = lines.split_first()?;
    let line = piece.part(first.clone());
    if r.fits(&line.text, Rule::only_class_head) {
        let made = r.parse(&line, Rule::only_class_head, |r, pair| {
            let lead = pair.into_inner().next()?;
            Some((r.span(&lead), build::class_reads(r, lead)?))
        });
        let rows = rows(r, piece, rest, Rule::only_class_row, class_row);
        return match made {
            Outcome::Made((span, (each, reads))) => Some(Some(Head::Classes(ClassHead { span, each, reads, rows }))),
            Outcome::Refused | Outcome::Unread(_) => Some(None),
        };
    }
    for count in (1..=lines.len()).rev() {
        let (taken, left) = lines.split_at_checked(count)?;
        let part = joined(piece, taken);
        if r.fits(&part.text, Rule::only_head) {
            let made = r.parse(&part, Rule::only_head, |r, pair| build::head(r, pair.into_inner().next()?));
            loose(r, piece, left, clauses);
            return match made {
                Outcome::Made(head) => Some(Some(head)),
                Outcome::Refused | Outcome::Unread(_) => Some(None),
            };
        }
    }
    None
}

/// As much of the head of a row as can be read: its code and title, then the attributes up to the broken one.
fn salvage_head(r: &mut Reader<'_>, piece: &Piece<'_>) -> Option<Head> {
    let (findings, broken) = (std::mem::take(&mut r.findings), r.broken);
    let build = |r: &mut Reader<'_>, pair: P<'_>| {
        let span = r.span(&pair);
        let inner = pair.clone().into_inner().next()?;
        let group = matches!(inner.as_rule(), Rule::group_head | Rule::kw_group);
        let kids = if matches!(inner.as_rule(), Rule::group_head | Rule::index_head) { kids(inner) } else { kids(pair) };
        let head: RowHead = build::row_head(r, span, &kids)?;
        Some(if group { Head::Group(head) } else { Head::Index(head) })
    };
    let mut made = r.parse(piece, Rule::head_start, build);
    if !matches!(made, Outcome::Made(_)) {
        made = r.parse(piece, Rule::bare_head, build);
    }
    (r.findings, r.broken) = (findings, broken);
    match made {
        Outcome::Made(head) => Some(head),
        Outcome::Refused | Outcome::Unread(_) => None,
    }
}

/// One clause from its lines.
fn clause(r: &mut Reader<'_>, piece: &Piece<'_>, lines: &[Line], clauses: &mut Vec<Clause>) -> Option<Clause> {
    let whole = joined(piece, lines);
    let build = |r: &mut Reader<'_>, pair: P<'_>| build::clause(r, pair.into_inner().next()?);
    if r.fits(&whole.text, Rule::only_clause) {
        return match r.parse(&whole, Rule::only_clause, build) {
            Outcome::Made(clause) => Some(clause),
            Outcome::Refused | Outcome::Unread(_) => None,
        };
    }
    let (first, rest) = lines.split_first()?;
    let line = piece.part(first.clone());
    if r.fits(&line.text, Rule::only_tiers_head) {
        return tiers(r, piece, &line, rest);
    }
    if !rest.is_empty() && r.fits(&line.text, Rule::table_line) {
        return table(r, piece, &line, rest);
    }
    if r.fits(&line.text, Rule::only_choice_head) {
        return choice(r, piece, &line, rest, clauses);
    }
    for count in (1..lines.len()).rev() {
        let (taken, left) = lines.split_at_checked(count)?;
        let part = joined(piece, taken);
        if r.fits(&part.text, Rule::only_clause) {
            let made = r.parse(&part, Rule::only_clause, build);
            loose(r, piece, left, clauses);
            return match made {
                Outcome::Made(clause) => Some(clause),
                Outcome::Refused | Outcome::Unread(_) => None,
            };
        }
    }
    report(r, piece, lines, Rule::only_clause, clauses);
    None
}

fn tiers(r: &mut Reader<'_>, piece: &Piece<'_>, line: &Piece<'_>, rest: &[Line]) -> Option<Clause> {
    let made = r.parse(line, Rule::only_tiers_head, |r, pair| {
        let span = r.span(&pair);
        let kids = kids(pair);
        let subject = match find(&kids, Rule::sum) {
            Some(pair) => Some(sum(r, pair.clone())?),
            None => None,
        };
        let graded = has(&kids, Rule::kw_points_each_criterion);
        let direction = direction(r, &kids);
        Some((span, subject, direction, has(&kids, Rule::kw_sum_of_items), has(&kids, Rule::kw_best_of_items), graded))
    });
    let Outcome::Made((span, subject, direction, total, best, graded)) = made else {
        let _ = rows(r, piece, rest, Rule::only_row, tier_row);
        return None;
    };
    let kind = if total || best {
        ClauseKind::Items { best, items: rows(r, piece, rest, Rule::only_item, item) }
    } else {
        let rows: Vec<TierRow> = rows(r, piece, rest, Rule::only_row, tier_row);
        match subject {
            Some(subject) => ClauseKind::Tiers { subject, direction, rows },
            None if graded => ClauseKind::Graded { rows },
            None => ClauseKind::Cases { rows },
        }
    };
    Some(Clause { span, kind })
}

/// A table of examples, line by line. Without its columns its lines say nothing and stay silent.
fn table(r: &mut Reader<'_>, piece: &Piece<'_>, line: &Piece<'_>, rest: &[Line]) -> Option<Clause> {
    let made = r.parse(line, Rule::only_table_head, |r, pair| build_example::columns(r, &pair.into_inner().next()?));
    match made {
        Outcome::Made((span, columns)) => {
            let lines = rows(r, piece, rest, Rule::only_table_row, |r, pair| Some(build_example::line(r, &pair)));
            Some(Clause { span, kind: ClauseKind::Table(ExampleTable { span, columns, lines }) })
        }
        Outcome::Refused => None,
        Outcome::Unread(error) => {
            explain(r, line, &error);
            None
        }
    }
}

/// A choice and its options; what follows the last option is another sentence.
fn choice(r: &mut Reader<'_>, piece: &Piece<'_>, line: &Piece<'_>, rest: &[Line], clauses: &mut Vec<Clause>) -> Option<Clause> {
    let made = r.parse(line, Rule::only_choice_head, |r, pair| {
        let span = r.span(&pair);
        let kids = kids(pair);
        let about = find(&kids, Rule::text).map(|pair| text(r, pair));
        Some((span, word(r, find(&kids, Rule::ident)?), about, has(&kids, Rule::kw_property), has(&kids, Rule::kw_several)))
    });
    let is_option = |line: &Line| piece.text.get(line.clone()).is_some_and(|line| r.fits(line, Rule::only_option));
    let count = rest.iter().rposition(is_option).map_or(0, |last| last.saturating_add(1));
    let (own, left) = rest.split_at_checked(count).unwrap_or((rest, &[]));
    let options: Vec<OptionText> = rows(r, piece, own, Rule::only_option, |r, pair| option(r, pair));
    loose(r, piece, left, clauses);
    let Outcome::Made((span, name, about, property, several)) = made else { return None };
    let kind = if property {
        let kind = if several { PropertyType::Several(options) } else { PropertyType::Choice(options) };
        ClauseKind::Property { name, about, kind }
    } else {
        ClauseKind::Input(InputText { name, about, kind: InputType::Choice(options), domain: None, direction: None })
    };
    Some(Clause { span, kind })
}

/// Rows one by one; a row may run over several lines.
fn rows<T>(
    r: &mut Reader<'_>,
    piece: &Piece<'_>,
    lines: &[Line],
    rule: Rule,
    build: impl Fn(&mut Reader<'_>, P<'_>) -> Option<T>,
) -> Vec<T> {
    let mut made = Vec::new();
    let mut rest = lines;
    while !rest.is_empty() {
        // What goes on with `và` belongs to the row above, and breaks it if it cannot be read.
        let more = rest.iter().skip(longest(r, piece, rest, rule).max(1)).take_while(|line| joins_on(piece, line)).count();
        let taken = if more > 0 { 0 } else { longest(r, piece, rest, rule) };
        let part = joined(piece, rest.get(..taken.max(1).saturating_add(more)).unwrap_or(rest));
        match r.parse(&part, rule, |r, pair| build(r, pair.into_inner().next()?)) {
            Outcome::Made(one) => made.push(one),
            Outcome::Refused => r.broken = true,
            Outcome::Unread(error) => explain(r, &part, &error),
        }
        let skip = if taken == 0 { broken_lines(piece, rest).max(more.saturating_add(1)) } else { taken };
        rest = rest.get(skip..).unwrap_or(&[]);
    }
    made
}

/// Whether a line goes on with the condition above it.
fn joins_on(piece: &Piece<'_>, line: &Line) -> bool {
    piece.text.get(line.clone()).is_some_and(|line| ["và ", "hoặc "].iter().any(|word| line.trim_start().starts_with(word)))
}

/// Whether the first line is a record of a list (`(a = 1; b = có);`, `3 dòng (…)`): no sentence begins so, and behind a broken one it says
/// nothing.
fn is_record(piece: &Piece<'_>, lines: &[Line]) -> bool {
    let first = lines.first().and_then(|line| piece.text.get(line.clone())).unwrap_or("").trim_start();
    let behind = first.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let counted = behind.len() < first.len();
    first.starts_with('(') || (counted && behind.strip_prefix("dòng").is_some_and(|rest| rest.trim_start().starts_with('(')))
}

/// How many of the first lines are one sentence of the rule.
fn longest(r: &Reader<'_>, piece: &Piece<'_>, lines: &[Line], rule: Rule) -> usize {
    let most = lines.len().min(6);
    (1..=most).rev().find(|count| lines.get(..*count).is_some_and(|part| r.fits(&joined(piece, part).text, rule))).unwrap_or(0)
}

/// How many of the first lines are one row of any kind.
fn longest_row(r: &Reader<'_>, piece: &Piece<'_>, lines: &[Line]) -> usize {
    const ROWS: [Rule; 4] = [Rule::only_row, Rule::only_item, Rule::only_option, Rule::only_class_row];
    let first = lines.first().and_then(|line| piece.text.get(line.clone())).unwrap_or("");
    if first.contains(';') && r.fits(&piece.text, Rule::table_block) && r.fits(first, Rule::only_table_row) {
        return 1;
    }
    ROWS.iter().map(|rule| longest(r, piece, lines, *rule)).max().unwrap_or(0)
}

/// A broken line, and those that it leaves unfinished.
fn broken_lines(piece: &Piece<'_>, lines: &[Line]) -> usize {
    let ended = lines.iter().position(|line| !piece.text.get(line.clone()).is_some_and(|line| goes_on(line) != Goes::Out));
    ended.map_or(lines.len(), |index| index.saturating_add(1))
}

/// Lines behind a sentence that was already whole: each must be a sentence, or it is reported. Rows that lost their first line stay silent.
fn loose(r: &mut Reader<'_>, piece: &Piece<'_>, lines: &[Line], clauses: &mut Vec<Clause>) {
    let mut rest = lines;
    let mut after_broken = false;
    while !rest.is_empty() {
        let taken = longest(r, piece, rest, Rule::only_clause);
        let row = longest_row(r, piece, rest);
        let part = joined(piece, rest.get(..taken.max(1)).unwrap_or(rest));
        if taken > 0 {
            if let Outcome::Made(clause) = r.parse(&part, Rule::only_clause, |r, pair| build::clause(r, pair.into_inner().next()?)) {
                clauses.push(clause);
            }
            after_broken = false;
        } else if !after_broken || (row == 0 && !is_record(piece, rest)) {
            if let Outcome::Unread(error) = r.parse(&part, Rule::only_clause, |_, _| Some(())) {
                explain(r, &part, &error);
            }
            after_broken = true;
        }
        let skip = taken.max(if taken == 0 { row } else { 0 }).max(1);
        rest = rest.get(skip..).unwrap_or(&[]);
    }
}

/// Reports why lines are not a sentence, and goes on behind the line where it broke.
fn report(r: &mut Reader<'_>, piece: &Piece<'_>, lines: &[Line], rule: Rule, clauses: &mut Vec<Clause>) {
    // A first line that leads rows is a sentence of its own, and the parser ran on from it into the rows.
    let leads = lines.get(1..).is_some_and(|rows| longest_row(r, piece, rows) > 0);
    let whole = joined(piece, if leads { lines.get(..1).unwrap_or(lines) } else { lines });
    let Outcome::Unread(error) = r.parse(&whole, rule, |_, _| Some(())) else { return };
    let broke = match error.location {
        pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
    };
    let start = lines.first().map_or(0, |line| line.start);
    let broke = start.saturating_add(broke);
    // What broke at the very end of a line is a fault of that line, not of the one that pest ran on to.
    let index = lines.iter().rposition(|line| line.start <= broke).unwrap_or(0);
    explain(r, &whole, &error);
    let rest = lines.get(index.saturating_add(1)..).unwrap_or(&[]);
    rows_or_clauses(r, piece, rest, clauses);
}

/// Behind a broken first line: rows are silent, clauses are kept, the rest is reported.
fn rows_or_clauses(r: &mut Reader<'_>, piece: &Piece<'_>, lines: &[Line], clauses: &mut Vec<Clause>) {
    let mut rest = lines;
    while let Some((_, tail)) = rest.split_first() {
        let row = longest_row(r, piece, rest).max(usize::from(is_record(piece, rest)));
        if row == 0 {
            return loose(r, piece, rest, clauses);
        }
        rest = rest.get(row..).unwrap_or(tail);
    }
}
