//! Figures over all units: what they are taken of, and among whom.

use super::Checker;
use super::expr::Typed;
use super::kind::{Dim, Kind};
use super::names::Found;
use crate::diagnostic::{Fault, NameKind, ScoringFault, SyntaxFault};
use crate::ir::{Node, NodeId, Population, PopulationId, PropertyId, RowId, Statistic, approximate};
use crate::name::fold_title;
use crate::source::Span;
use crate::syntax::tree::{Expr, Measure, Scope};

impl Checker<'_> {
    /// `giá trị lớn nhất của x trong …` and the like, as an expression.
    pub(super) fn population(&mut self, measure: Measure, of: &Expr, scope: &Scope, span: Span, row: Option<RowId>) -> Typed {
        let Some(row) = row else {
            let fault = SyntaxFault::Misplaced {
                clause: "giá trị … của mọi đơn vị".to_owned(), block: "xếp loại, xếp hạng".to_owned()
            };
            self.report(span, Fault::Syntax(fault));
            return None;
        };
        // It is about units, wherever it stands.
        let record = self.record.take();
        let value = self.number(of, Some(row));
        self.record = record;
        let (value, dim) = value?;
        match measure {
            Measure::Largest => Some((self.figure(Statistic::Largest, value, scope, span, row)?, Kind::Number(dim))),
            Measure::Smallest => Some((self.figure(Statistic::Smallest, value, scope, span, row)?, Kind::Number(dim))),
            Measure::Mean => Some((self.figure(Statistic::Mean, value, scope, span, row)?, Kind::Number(dim))),
            Measure::Deviation { sample } => {
                let variance = self.figure(Statistic::Variance { sample }, value, scope, span, row)?;
                Some((self.node(Node::Root { value: variance, degree: 2 }, span), Kind::Number(dim)))
            }
            Measure::Standard { sample } => {
                let mean = self.figure(Statistic::Mean, value, scope, span, row)?;
                let variance = self.figure(Statistic::Variance { sample }, value, scope, span, row)?;
                let deviation = self.node(Node::Root { value: variance, degree: 2 }, span);
                Some((self.node(Node::Standard { value, mean, deviation }, span), Kind::Number(Dim::ratio())))
            }
        }
    }

    /// A figure over all units; one asked for twice is one.
    pub(super) fn figure(&mut self, statistic: Statistic, of: NodeId, scope: &Scope, span: Span, row: RowId) -> Option<NodeId> {
        let mut nested = false;
        crate::ir::walk(&self.program, of, &mut |_, node| nested |= matches!(node, Node::Population(_)));
        if nested {
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::PopulationNested));
            return None;
        }
        if approximate(&self.program, of) {
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::Approximate));
            return None;
        }
        let scope = self.scope(scope, row)?;
        let id = PopulationId::of(self.program.populations.len());
        self.program.populations.push(Population { statistic, of, scope, row, span });
        Some(self.node(Node::Population(id), span))
    }

    fn scope(&mut self, scope: &Scope, row: RowId) -> Option<crate::ir::Scope> {
        match scope {
            Scope::All => Some(crate::ir::Scope::All),
            Scope::Each(name) => match self.look_up(name, None, None)? {
                Found::Property(id) => Some(crate::ir::Scope::Each(id)),
                Found::Input(_) => {
                    self.unknown(name.span, &name.value, NameKind::Property, None, Some(row));
                    None
                }
            },
            Scope::Named(name) => {
                let folded = fold_title(&name.value);
                let mut known: Vec<String> = self.program.set.unit_kind.iter().cloned().collect();
                if known.iter().any(|kind| fold_title(kind) == folded) {
                    return Some(crate::ir::Scope::All);
                }
                let mut found = Vec::new();
                for (index, property) in self.program.properties.iter().enumerate() {
                    for (option, choice) in property.kind.options().iter().enumerate() {
                        let title = choice.about.as_ref().unwrap_or(&choice.name);
                        if fold_title(title) == folded || fold_title(&choice.name) == folded {
                            found.push((PropertyId::of(index), option, property.name.clone()));
                        }
                        known.push(title.clone());
                    }
                }
                let mut properties: Vec<String> = found.iter().map(|(_, _, property)| property.clone()).collect();
                properties.dedup();
                let fault = match found.first() {
                    Some((property, option, _)) if properties.len() == 1 => return Some(crate::ir::Scope::Option(*property, *option)),
                    Some(_) => ScoringFault::ScopeAmbiguous { name: name.value.clone(), properties },
                    None => ScoringFault::ScopeUnknown { name: name.value.clone(), known },
                };
                self.report_in(Some(row), name.span, Fault::Scoring(fault));
                None
            }
        }
    }
}
