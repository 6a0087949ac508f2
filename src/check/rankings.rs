//! Ranking tables: by what, which units, within what, and the tie-breaks.

use super::names::Found;
use super::{Checker, inferred};
use crate::diagnostic::{Fault, Finding, NameFault, NameKind, Role, TierFault, TypeFault};
use crate::ir::{Node, PropertyKind, Ranking, TieBreak};
use crate::name::fold_title;
use crate::syntax::tree::{Block, ClauseKind, RankHead};

impl Checker<'_> {
    pub(super) fn ranking(&mut self, block: &Block, head: &RankHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        if let Some(title) = &head.title {
            let same = |known: &&Ranking| known.title.as_ref().is_some_and(|known| fold_title(known) == fold_title(&title.value));
            if let Some(first) = self.program.rankings.iter().find(same) {
                let fault = NameFault::Doubled { name: title.value.clone(), kind: NameKind::Ranking };
                let finding = Finding::at(title.span, Fault::Name(fault)).label(first.span, Role::First);
                return self.findings.push(finding);
            }
        }
        let basis = self.basis(&head.basis);
        let filter = match &head.filter {
            Some(filter) => match self.condition(filter, None) {
                Some(node) => Some(node),
                None => return,
            },
            None => None,
        };
        let within = match &head.within {
            Some(name) => match self.look_up(name, None, None) {
                Some(Found::Property(id)) => {
                    if let Some(PropertyKind::Several(_)) = self.program.properties.get(id.index()).map(|property| &property.kind) {
                        let fault = TypeFault::RankedWithinSeveral { name: name.value.clone() };
                        return self.report(name.span, Fault::Type(fault));
                    }
                    Some(id)
                }
                Some(Found::Input(_)) => {
                    self.unknown(name.span, &name.value, NameKind::Property, None, None);
                    return;
                }
                None => return,
            },
            None => None,
        };
        let inferred = inferred(block, &clauses);
        let (mut ties, mut at_last) = (Vec::new(), None);
        for clause in clauses {
            if let ClauseKind::Ties { items, last } = &clause.kind {
                for item in items {
                    if let Some((by, _)) = self.number(&item.by, None) {
                        let same = matches!(self.program.node(by), Some(Node::Published(figure)) if Some(figure) == basis.as_ref());
                        if same {
                            let figure = item.text.clone();
                            self.report(item.by.span, Fault::Tier(TierFault::TieIdle { figure }));
                        }
                        ties.push(TieBreak { by, higher: item.higher, text: item.text.clone() });
                    }
                }
                at_last = last.as_ref().map(|last| last.value.clone());
            }
        }
        let Some(basis) = basis else { return };
        let title = head.title.as_ref().map(|title| title.value.clone());
        self.program.rankings.push(Ranking { title, basis, filter, within, ties, at_last, span: head.span, inferred });
    }
}
