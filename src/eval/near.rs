//! Values that no fraction writes: worked out between proved ends, as fine as the rounding asks.

use super::TroubleKind;
use super::observe::Way;
use super::value::{Run, Stop};
use crate::diagnostic::StateName;
use crate::ir::{Node, NodeId};
use crate::quantity::{Enclosure, Exact, Rounding, Undecided, decide};
use crate::syntax::tree::Sign;

/// A value between proved ends; `None` where this precision does not tell whether there is one.
type Near = Result<Option<Enclosure>, Stop>;

impl Run<'_> {
    /// An approximate value, rounded with every digit proved.
    pub(super) fn proved(&self, id: NodeId, rounding: Rounding) -> Result<Exact, Stop> {
        let mut stop = None;
        let made = decide(rounding, |bits| match self.near(id, bits) {
            Ok(near) => near,
            Err(found) => {
                stop = Some(found);
                // A point ends the search at once.
                Some(Enclosure::exact(Exact::zero(), bits))
            }
        });
        match (stop, made) {
            (Some(stop), _) => Err(stop),
            (None, Ok(value)) => Ok(value),
            (None, Err(Undecided::NoValue | Undecided::OnEdge(_))) => Err(Stop::Trouble(TroubleKind::Undecided, None)),
        }
    }

    fn near(&self, id: NodeId, bits: u32) -> Near {
        if !crate::ir::approximate(self.program, id) {
            return Ok(Some(Enclosure::exact(self.number(id)?, bits)));
        }
        match self.program.node(id).ok_or(Stop::Broken)? {
            Node::Ln(value) => self.function(*value, bits, "ln", Enclosure::ln),
            Node::Root { value, degree } => {
                let name = if *degree == 2 { "căn_bậc_hai" } else { "căn_bậc_ba" };
                self.function(*value, bits, name, |near| near.root(*degree))
            }
            Node::Standard { value, mean, deviation } => {
                let apart = self.number(*value)?.minus(&self.number(*mean)?);
                let Some(deviation) = self.near(*deviation, bits)? else { return Ok(None) };
                if deviation.point().is_some_and(Exact::is_zero) {
                    return Ok(Some(Enclosure::exact(Exact::zero(), bits)));
                }
                Ok(Enclosure::exact(apart, bits).over(&deviation))
            }
            Node::Sum(parts) => {
                self.fold(parts.iter().map(|(_, part)| *part), bits, |index, left, right| match parts.get(index).map(|(sign, _)| *sign) {
                    Some(Sign::Minus) => left.minus(right),
                    _ => left.plus(right),
                })
            }
            Node::Product(parts) => self.fold_from(parts, bits, Enclosure::times),
            Node::Least(parts) => self.fold_from(parts, bits, Enclosure::least),
            Node::Greatest(parts) => self.fold_from(parts, bits, Enclosure::greatest),
            Node::Cap { value, limit } => {
                let (Some(value), Some(limit)) = (self.near(*value, bits)?, self.near(*limit, bits)?) else { return Ok(None) };
                self.limited(id, value.low() > limit.high(), value.high() <= limit.low());
                Ok(Some(value.least(&limit)))
            }
            Node::Floor { value, limit } => {
                let (Some(value), Some(limit)) = (self.near(*value, bits)?, self.near(*limit, bits)?) else { return Ok(None) };
                self.limited(id, value.high() < limit.low(), value.low() >= limit.high());
                Ok(Some(value.greatest(&limit)))
            }
            Node::Distance { left, right } => self.fold_from(&[*left, *right], bits, Enclosure::distance),
            Node::Negative(value) => Ok(self.near(*value, bits)?.map(|near| near.negated())),
            Node::Quotient { over, by } => self.ratio(*over, *by, bits),
            Node::OrNothing { value, nothing } => match self.near(*value, bits) {
                Err(Stop::State(StateName::NothingArising)) => self.near(*nothing, bits),
                other => other,
            },
            Node::Gate { when, value, otherwise } => {
                let holds = self.truth(*when)?;
                self.tell(id, if holds { Way::Held } else { Way::Failed });
                self.near(if holds { *value } else { *otherwise }, bits)
            }
            // Tables, items and cases choose by exact tests; the value that they choose is worked out like any other.
            Node::Tiers { .. } | Node::Cases { .. } => match self.chosen(id)? {
                Some(value) => self.near(value, bits),
                None => Err(Stop::Trouble(TroubleKind::NoCase, None)),
            },
            Node::Items { items, best } => {
                let mut total = Some(Enclosure::exact(Exact::zero(), bits));
                for (index, item) in items.iter().enumerate() {
                    let counts = item.when.map_or(Ok(true), |when| self.truth(when))?;
                    self.tell(id, if counts { Way::Counted(index) } else { Way::Skipped(index) });
                    if !counts {
                        continue;
                    }
                    total = match (total, self.near(item.value, bits)?) {
                        (Some(total), Some(value)) if *best => Some(total.greatest(&value)),
                        (Some(total), Some(value)) => Some(total.plus(&value)),
                        _ => None,
                    };
                }
                Ok(total)
            }
            _ => Err(Stop::Broken),
        }
    }

    /// Tells whether a limit cut, as soon as the ends leave no doubt.
    fn limited(&self, id: NodeId, cut: bool, free: bool) {
        if cut || free {
            self.tell(id, if cut { Way::Limited } else { Way::Free });
        }
    }

    fn function(&self, of: NodeId, bits: u32, name: &'static str, apply: impl Fn(&Enclosure) -> Option<Enclosure>) -> Near {
        let Some(near) = self.near(of, bits)? else { return Ok(None) };
        match (apply(&near), near.point()) {
            (None, Some(value)) => Err(Stop::Trouble(TroubleKind::OutsideFunction { function: name, value: value.clone() }, None)),
            (made, _) => Ok(made),
        }
    }

    /// A ratio; what is exactly zero below the line is told apart from what may be.
    fn ratio(&self, over: NodeId, by: NodeId, bits: u32) -> Near {
        let (Some(over), Some(by)) = (self.near(over, bits)?, self.near(by, bits)?) else { return Ok(None) };
        match (by.point().map(Exact::is_zero), over.point()) {
            (Some(true), Some(zero)) if zero.is_zero() => Err(Stop::State(StateName::NothingArising)),
            (Some(true), Some(value)) => Err(Stop::Trouble(TroubleKind::SomethingOverNothing(value.clone()), None)),
            (Some(true), None) => Err(Stop::Trouble(TroubleKind::SomethingOverNothing(over.high().clone()), None)),
            _ => Ok(over.over(&by)),
        }
    }

    fn fold(&self, parts: impl Iterator<Item = NodeId>, bits: u32, combine: impl Fn(usize, &Enclosure, &Enclosure) -> Enclosure) -> Near {
        let mut total = Some(Enclosure::exact(Exact::zero(), bits));
        for (index, part) in parts.enumerate() {
            total = match (total, self.near(part, bits)?) {
                (Some(total), Some(value)) => Some(combine(index, &total, &value)),
                _ => None,
            };
        }
        Ok(total)
    }

    fn fold_from(&self, parts: &[NodeId], bits: u32, combine: impl Fn(&Enclosure, &Enclosure) -> Enclosure) -> Near {
        let Some((first, rest)) = parts.split_first() else { return Err(Stop::Broken) };
        let mut made = self.near(*first, bits)?;
        for part in rest {
            made = match (made, self.near(*part, bits)?) {
                (Some(known), Some(value)) => Some(combine(&known, &value)),
                _ => None,
            };
        }
        Ok(made)
    }
}
