//! Trees → the typed program. This stage resolves names, types expressions and makes caps, policies and roundings explicit.
//!
//! It returns what it could make: a row that could not be typed is marked broken and stays silent afterwards. Totals, tiers and policies are
//! proved by `lint`, over the program.

mod brackets;
mod classes;
mod clauses;
mod counts;
mod criteria;
mod directions;
mod example_tables;
mod examples;
mod expr;
mod forms;
mod header;
mod kind;
mod lists;
mod magnitudes;
mod names;
mod period;
mod populations;
mod rankings;
mod ratios;
mod rows;
mod score;
mod scored;
mod scoring;
mod tables;
mod words;

use std::collections::HashSet;

use crate::code::Code;
use crate::diagnostic::{Fault, Finding, Findings, NameFault, Role, SyntaxFault};
use crate::ir::{Extra, FieldId, Inferred, InputId, ListId, Node, NodeId, Program, RowId, SetInfo, Total};
use crate::source::{At, Span};
use crate::syntax::tree::{Block, Clause, ClauseKind, Gather, Head, RowHead, Tree};
use names::Names;
pub use words::{End, range_words, state_words};

/// An acceptance as written: which code, in which block, and why.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The accepted code.
    pub code: At<String>,
    /// The block in which it holds.
    pub block: Span,
    /// The reason.
    pub reason: String,
}

/// What this stage hands on.
#[derive(Debug)]
pub struct Checked {
    /// The program, if there is a set at all.
    pub program: Option<Program>,
    /// The written acceptances.
    pub acceptances: Vec<Acceptance>,
    /// What the header declares to count.
    pub declared: Declared,
    /// Whether something could not be read, so that proofs over the whole set stay silent.
    pub incomplete: bool,
    /// Whether sums of maxima would miss a row, or count one for units to whom it does not apply, because of what could not be read.
    pub unsummed: bool,
    /// Whether all sentences of the set's own header were read.
    pub header_read: bool,
    /// Whether the head of a block could not be read, so that a row may have lost the rows below it.
    pub headless: bool,
}

/// Declared counts and sums that do not enter a score.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// `gồm 2 nhóm`
    pub groups: Option<(u64, Span)>,
    /// `gồm 8 chỉ số chính`
    pub main_indexes: Option<(u64, Span)>,
    /// `gồm 65 chỉ số thành phần`
    pub components: Option<(u64, Span)>,
    /// Declared maxima of pillars, by their place.
    pub pillars: Vec<Option<(crate::quantity::Exact, Span)>>,
    /// Where the scale is declared.
    pub scale: Option<Span>,
    /// Rows whose head says nothing about a maximum.
    pub no_maximum: HashSet<RowId>,
    /// Inputs that no score, condition or definition uses.
    pub unused: Vec<InputId>,
    /// Lists of which some sentence asks.
    pub used_lists: HashSet<ListId>,
    /// Fields that some sentence reads.
    pub used_fields: HashSet<FieldId>,
    /// Where the header says what a missing figure is worth.
    pub missing: Option<Span>,
}

/// Makes the program.
pub fn check(trees: &[Tree], findings: &mut Findings) -> Checked {
    let outline = Outline::of(trees, findings);
    magnitudes::settle(&outline, findings);
    let acceptances = outline.acceptances();
    let incomplete = outline.incomplete;
    let unsummed = outline.unsummed(findings);
    let headless = outline.all.iter().any(|block| block.head.is_none());
    let Some(header) = outline.header else {
        if let Some(tree) = trees.first()
            && !incomplete
        {
            let start = Span::new(tree.file, 0..0);
            let fragment = !outline.all.is_empty() && outline.rows.is_empty();
            findings.at(start, Fault::Name(if fragment { NameFault::Fragment } else { NameFault::NoSet }));
        }
        return Checked { program: None, acceptances, declared: Declared::default(), incomplete, unsummed, header_read: false, headless };
    };
    let program = Program {
        set: SetInfo::default(),
        rows: Vec::new(),
        top: Vec::new(),
        inputs: Vec::new(),
        properties: Vec::new(),
        lists: Vec::new(),
        populations: Vec::new(),
        nodes: Vec::new(),
        spans: Vec::new(),
        total: Total::Gathered(Gather::Sum),
        pillars: Vec::new(),
        classes: None,
        row_classes: Vec::new(),
        rankings: Vec::new(),
        rounding: Default::default(),
        cell_words: Vec::new(),
        examples: Vec::new(),
    };
    let mut checker = Checker {
        program,
        names: Names { counting: true, ..Names::default() },
        findings,
        incomplete,
        misplaced: false,
        scored: false,
        declared: Declared::default(),
        defaults: Default::default(),
        definitions: Default::default(),
        unsaid: Vec::new(),
        record: None,
    };
    checker.header(header);
    checker.program.set.policies = checker.defaults.clone();
    checker.forms(&outline);
    checker.properties(&outline);
    checker.rows(&outline);
    let domains = checker.inputs(&outline);
    checker.lists(&outline);
    checker.domains(domains);
    checker.scores(&outline);
    checker.tables(&outline);
    checker.examples(&outline);
    let Checker { program, mut declared, incomplete, misplaced, unsaid, names, .. } = checker;
    declared.used_lists = names.used_lists;
    declared.used_fields = names.used_fields;
    declared.no_maximum = unsaid.into_iter().collect();
    declared.unused = names.used.iter().enumerate().filter(|(_, used)| !**used).map(|(index, _)| InputId::of(index)).collect();
    Checked {
        program: Some(program),
        acceptances,
        declared,
        incomplete: incomplete || misplaced,
        unsummed: unsummed || misplaced,
        header_read: !header.broken,
        headless,
    }
}

/// What a block of a row opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowKind {
    /// nhóm
    Group,
    /// chỉ số
    Index,
    /// điểm cộng, điểm trừ
    Extra(Extra),
}

/// The blocks of all files by kind.
struct Outline<'a> {
    header: Option<&'a Block>,
    unit_kinds: Vec<&'a Block>,
    commons: Vec<&'a Block>,
    forms: Vec<&'a Block>,
    lists: Vec<&'a Block>,
    rows: Vec<(&'a Block, &'a RowHead, RowKind)>,
    pillars: Vec<&'a Block>,
    classes: Vec<&'a Block>,
    rankings: Vec<&'a Block>,
    examples: Vec<&'a Block>,
    all: Vec<&'a Block>,
    incomplete: bool,
}

/// Whether something of the text is missing behind a fault: a day that the calendar lacks was read all the same.
fn loses(fault: &Fault) -> bool {
    !matches!(fault, Fault::Syntax(SyntaxFault::NoSuchDate { .. }))
}

impl<'a> Outline<'a> {
    fn of(trees: &'a [Tree], findings: &mut Findings) -> Self {
        let all: Vec<&Block> = trees.iter().flat_map(|tree| &tree.blocks).collect();
        let mut outline = Outline {
            header: None,
            unit_kinds: Vec::new(),
            commons: Vec::new(),
            forms: Vec::new(),
            lists: Vec::new(),
            rows: Vec::new(),
            pillars: Vec::new(),
            classes: Vec::new(),
            rankings: Vec::new(),
            examples: Vec::new(),
            incomplete: all.iter().any(|block| block.broken) || findings.iter().any(|finding| finding.blocks() && loses(&finding.fault)),
            all,
        };
        for block in outline.all.clone() {
            match &block.head {
                Some(Head::Set(_)) => match outline.header {
                    None => outline.header = Some(block),
                    Some(first) => {
                        let finding = Finding::at(head_span(block), Fault::Name(NameFault::SecondSet));
                        findings.push(finding.label(head_span(first), Role::First));
                    }
                },
                Some(Head::UnitKind(_)) => outline.unit_kinds.push(block),
                Some(Head::Common(_)) => outline.commons.push(block),
                Some(Head::Form(_)) => outline.forms.push(block),
                Some(Head::List(_)) => outline.lists.push(block),
                Some(Head::Group(head)) => outline.rows.push((block, head, RowKind::Group)),
                Some(Head::Index(head)) => outline.rows.push((block, head, RowKind::Index)),
                Some(Head::Extra { head, deduction }) => {
                    let extra = if *deduction { Extra::Deduction } else { Extra::Bonus };
                    outline.rows.push((block, head, RowKind::Extra(extra)));
                }
                Some(Head::Pillar(_)) => outline.pillars.push(block),
                Some(Head::Classes(_)) => outline.classes.push(block),
                Some(Head::Ranking(_)) => outline.rankings.push(block),
                Some(Head::Example(_)) => outline.examples.push(block),
                None => {}
            }
        }
        outline
    }

    /// Whether more was lost than sentences inside of blocks whose heads stand.
    fn unsummed(&self, findings: &Findings) -> bool {
        let inside = |finding: &Finding| match (&finding.fault, finding.span()) {
            (Fault::Syntax(SyntaxFault::DamagedOpener { .. } | SyntaxFault::Orphan | SyntaxFault::OpenText { .. }), _) => false,
            (Fault::Syntax(_), Some(span)) => self.all.iter().any(|block| block.summed && block.span.contains(span)),
            _ => false,
        };
        self.all.iter().any(|block| !block.summed)
            || findings.iter().any(|finding| finding.blocks() && loses(&finding.fault) && !inside(finding))
    }

    fn acceptances(&self) -> Vec<Acceptance> {
        let mut out = Vec::new();
        for block in &self.all {
            for clause in &block.clauses {
                if let ClauseKind::Accept { code, reason } = &clause.kind {
                    out.push(Acceptance { code: code.clone(), block: block.span, reason: reason.value.clone() });
                }
            }
        }
        out
    }
}

/// The place of a block's first sentence.
fn head_span(block: &Block) -> Span {
    match &block.head {
        Some(Head::Set(title) | Head::UnitKind(title)) => block.span.min_end(title.span),
        Some(Head::Example(head)) => block.span.min_end(head.title.span),
        Some(Head::Common(span) | Head::Form(span)) => *span,
        Some(Head::List(head)) => head.span,
        Some(Head::Group(head) | Head::Index(head) | Head::Extra { head, .. }) => head.span,
        Some(Head::Pillar(head)) => block.span.min_end(head.members.last().map_or(head.title.span, |last| last.span)),
        Some(Head::Classes(head)) => head.span,
        Some(Head::Ranking(head)) => head.span,
        None => block.span,
    }
}

/// The work in hand.
struct Checker<'a> {
    program: Program,
    names: Names,
    findings: &'a mut Findings,
    incomplete: bool,
    /// Whether a row stands elsewhere in the tree than was meant, so that totals and counts would miss it.
    misplaced: bool,
    declared: Declared,
    /// The policies of the header.
    defaults: crate::ir::Policies,
    /// Whether the sentence in hand is about units that are already scored, so that it may read their points.
    scored: bool,
    /// The names that `trong đó` gives in the row in hand.
    definitions: score::Definitions,
    /// Rows whose head says nothing about a maximum.
    unsaid: Vec<RowId>,
    /// The list whose record the expression in hand is about.
    record: Option<ListId>,
}

impl Checker<'_> {
    fn node(&mut self, node: Node, span: Span) -> NodeId {
        let id = NodeId::of(self.program.nodes.len());
        self.program.nodes.push(node);
        self.program.spans.push(span);
        id
    }

    fn report(&mut self, span: Span, fault: Fault) {
        self.findings.at(span, fault);
    }

    /// Reports with the row it is about.
    fn report_in(&mut self, row: Option<RowId>, span: Span, fault: Fault) {
        let finding = Finding::at(span, fault);
        let subject = row.and_then(|id| self.program.row(id)).map(crate::ir::Row::subject);
        self.findings.push(match subject {
            Some(subject) => finding.about(subject),
            None => finding,
        });
    }

    /// A row by its code; an unknown one is reported with the nearest.
    fn row_of(&mut self, code: &At<Code>) -> Option<RowId> {
        if let Some(row) = self.names.rows.get(&code.value) {
            return Some(*row);
        }
        if !self.incomplete {
            let known = self.program.rows.iter().map(|row| (row.code.as_str(), row.span));
            let near = nearest_code(code.value.as_str(), known);
            // Those beside which it would stand.
            let beside = |code: &str| code.rsplit_once('.').map(|(above, _)| above.to_owned());
            let above = beside(code.value.as_str());
            let known = self.program.rows.iter().map(|row| row.code.to_string()).filter(|code| beside(code) == above);
            let known: Vec<String> = if near.is_none() { known.collect() } else { Vec::new() };
            let fault = NameFault::CodeUnknown { code: code.value.to_string(), near: near.as_ref().map(|(near, _)| near.clone()), known };
            let finding = Finding::at(code.span, Fault::Name(fault));
            // It may as well be the row that is misspelt.
            self.findings.push(match near {
                Some((_, row)) => finding.label(row, Role::Declared),
                None => finding,
            });
        }
        None
    }
}

/// The code that differs least; codes are short, so one letter or one part is near. A code of one letter is near to none but to the one in
/// which it stands twice, and that is a slip of the key in longer ones as well.
fn nearest_code<'a>(wanted: &str, known: impl Iterator<Item = (&'a str, Span)>) -> Option<(String, Span)> {
    let near = |code: &str| strsim::damerau_levenshtein(wanted, code) <= 1 && code.chars().count().min(wanted.chars().count()) > 1;
    let all = known.map(|(code, span)| (!(twice(wanted, code) || twice(code, wanted)), code, span));
    let found = all.filter(|(other, code, _)| !other || near(code)).min_by_key(|(other, code, _)| (*other, *code));
    found.map(|(_, code, span)| (code.to_owned(), span))
}

/// Whether a code is another with its last character written twice.
fn twice(once: &str, code: &str) -> bool {
    once.chars().next_back().is_some_and(|last| code.strip_suffix(last) == Some(once))
}

/// The grounds of a block's inferred statements: each marks the clause before it, or the head if it is the first.
fn inferred(block: &Block, clauses: &[&Clause]) -> Vec<Inferred> {
    let mut before = head_span(block);
    let mut out = Vec::new();
    for clause in clauses {
        match &clause.kind {
            ClauseKind::Inferred(ground) => out.push(Inferred { of: before, ground: ground.value.clone(), span: clause.span }),
            _ => before = clause.span,
        }
    }
    out
}
