//! What numbers count: units to powers, as a declaration says them (`hồ sơ/người`) and as arithmetic makes them.

use super::{Aggregate, InputKind, Node, NodeId, Program};

/// Units to powers, sorted by name, none to the power of 0.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Units(Vec<(String, i32)>);

impl Units {
    /// One unit as it is declared.
    pub fn one(unit: &str) -> Units {
        Units(vec![(unit.to_owned(), 1)])
    }

    /// The units of a product (`sign` 1) or quotient (`sign` −1).
    #[must_use]
    pub fn combine(&self, other: &Units, sign: i32) -> Units {
        let mut units = self.0.clone();
        for (name, power) in &other.0 {
            let power = power.saturating_mul(sign);
            match units.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = known.saturating_add(power),
                None => units.push((name.clone(), power)),
            }
        }
        units.retain(|(_, power)| *power != 0);
        units.sort();
        Units(units)
    }

    /// The same with a declared quotient taken apart: `hồ sơ/người` is `hồ sơ` over `người`.
    ///
    /// Only where two units are held against each other: `xã/phường` says "or", and is counted as the one thing that it names.
    #[must_use]
    pub fn apart(&self) -> Units {
        let mut out = Units::default();
        for (name, power) in &self.0 {
            let parts: Vec<&str> = name.split('/').map(str::trim).collect();
            let single = parts.len() < 2 || parts.iter().any(|part| part.is_empty());
            for (index, part) in if single { vec![name.as_str()] } else { parts }.into_iter().enumerate() {
                // The micro sign and the Greek letter are one to the eye.
                let part = part.replace('\u{b5}', "\u{3bc}");
                out = out.combine(&Units(vec![(part, *power)]), if index == 0 { 1 } else { -1 });
            }
        }
        out
    }

    /// Whether nothing is counted any more: all units cancel.
    pub fn cancel(&self) -> bool {
        self.0.is_empty() || self.apart().0.is_empty()
    }

    /// Whether both count the same.
    pub fn same(&self, other: &Units) -> bool {
        self == other || self.apart() == other.apart()
    }

    /// The names with their powers.
    pub fn powers(&self) -> &[(String, i32)] {
        &self.0
    }
}

/// What a node counts, if every figure in it counts something that is declared and no bare constant stands among its factors.
pub fn counted(program: &Program, node: NodeId) -> Option<Units> {
    let one = |unit: &Option<String>| unit.as_deref().map(Units::one);
    match program.node(node)? {
        Node::Input(id) => program.input(*id).filter(|input| input.kind != InputKind::Ratio).and_then(|input| one(&input.unit)),
        Node::Field(id) => one(&program.field(*id)?.unit),
        Node::Records { list, what: Aggregate::Count, .. } => Some(Units::one(&program.list(*list)?.counts)),
        Node::Records { what: Aggregate::Sum(of) | Aggregate::Mean(of), .. } => counted(program, *of),
        Node::Sum(parts) => {
            let ((_, first), rest) = parts.split_first()?;
            let units = counted(program, *first)?;
            rest.iter().all(|(_, part)| counted(program, *part).is_some_and(|other| other.same(&units))).then_some(units)
        }
        Node::Product(factors) => {
            let (first, rest) = factors.split_first()?;
            rest.iter().try_fold(counted(program, *first)?, |units, factor| Some(units.combine(&counted(program, *factor)?, 1)))
        }
        Node::Quotient { over, by } => Some(counted(program, *over)?.combine(&counted(program, *by)?, -1)),
        _ => None,
    }
}

/// Whether a node is a rate: one count over another of something else (`camera / thôn`), that no percentage says.
pub fn is_rate(program: &Program, node: NodeId) -> bool {
    matches!(program.node(node), Some(Node::Quotient { .. })) && counted(program, node).is_some_and(|units| !units.cancel())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

    use super::*;

    #[test]
    fn a_declared_quotient_is_the_quotient_of_its_units() {
        let rate = Units::one("triệu đồng").combine(&Units::one("người"), -1);
        for said in ["triệu đồng/người", "triệu đồng / người"] {
            assert!(rate.same(&Units::one(said)), "{said}");
            assert!(rate.combine(&Units::one(said), -1).cancel(), "{said}");
        }
        for other in ["người/triệu đồng", "triệu đồng", "triệu đồng/người/năm", "triệu đồng/1.000 người"] {
            assert!(!rate.same(&Units::one(other)), "{other}");
        }
    }

    #[test]
    fn what_is_named_with_a_stroke_is_still_one_thing() {
        assert_eq!(Units::one("xã/phường").powers(), [("xã/phường".to_owned(), 1)]);
        assert!(Units::one("xã/phường").combine(&Units::one("xã/phường"), -1).cancel());
        assert!(!Units::one("xã/phường").combine(&Units::one("xã"), -1).cancel());
        assert!(!Units::one("/").cancel());
    }
}
