//! Parentheses that say nothing: whoever leaves them out reads the same tree.
//!
//! They go around a whole condition or value, around another pair, and around what binds tighter than its neighbours. They stay wherever a
//! person could read on too far: behind `không`, around `a / b` beside another division, around what is said of records.

use pest::iterators::Pair;

use crate::syntax::grammar::Rule;

/// What may stand in a place without parentheses; the later bind tighter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Allow {
    /// Any condition.
    Any,
    /// One comparison.
    Comparison,
    /// A sum.
    Sum,
    /// A product.
    Product,
    /// One name, number or call.
    Single,
    /// Nothing.
    Never,
}

impl Allow {
    /// Whether an expression in parentheses may stand here without them.
    pub fn admits(self, group: &Pair<'_, Rule>) -> bool {
        let kids: Vec<Pair<'_, Rule>> = group.clone().into_inner().collect();
        let [_, inner, _] = kids.as_slice() else { return false };
        self != Allow::Never && strength(inner) >= self
    }
}

/// How tightly an expression holds together.
fn strength(pair: &Pair<'_, Rule>) -> Allow {
    let kids: Vec<Pair<'_, Rule>> = pair.clone().into_inner().collect();
    let [only] = kids.as_slice() else {
        return match pair.as_rule() {
            Rule::comparison => Allow::Comparison,
            Rule::sum => Allow::Sum,
            Rule::product => Allow::Product,
            // A sign before a value binds as a sum does: `a − -b` is no sight for anybody.
            Rule::unary => Allow::Sum,
            _ => Allow::Any,
        };
    };
    match pair.as_rule() {
        Rule::primary => match only.as_rule() {
            Rule::records | Rule::population => Allow::Any,
            _ => Allow::Single,
        },
        Rule::expr | Rule::conj | Rule::comparison | Rule::sum | Rule::product | Rule::unary => strength(only),
        Rule::negation if only.as_rule() == Rule::comparison => strength(only),
        _ => Allow::Any,
    }
}

/// What may stand without parentheses in the children of a pair that itself stands where `allow` may.
pub(super) fn kept_by(pair: &Pair<'_, Rule>, allow: Allow) -> Allow {
    let several = pair.clone().into_inner().nth(1).is_some();
    match (pair.as_rule(), several) {
        (Rule::expr | Rule::conj, true) => Allow::Comparison,
        (Rule::comparison, true) => Allow::Sum,
        (Rule::sum, true) => Allow::Product,
        (Rule::product, true) => Allow::Single,
        (Rule::expr | Rule::conj | Rule::comparison | Rule::sum | Rule::product | Rule::unary | Rule::primary, false) => allow,
        // Behind `không` and a sign, and in what is said of records and of all units.
        (Rule::negation, false) => allow,
        (Rule::negation | Rule::unary | Rule::listed | Rule::records | Rule::records_test | Rule::population, _) => Allow::Never,
        (Rule::whose | Rule::filter | Rule::test | Rule::test_more | Rule::operand | Rule::test_tail, _) => Allow::Never,
        (Rule::test_range | Rule::test_from | Rule::test_above | Rule::test_below | Rule::test_to, _) => Allow::Never,
        // Where the grammar wants arithmetic, a comparison needs its parentheses, and is refused by its type anyway.
        _ if holds_sums(pair) => Allow::Sum,
        _ => Allow::Any,
    }
}

/// Whether a pair has a sum for a child, where others have a condition.
fn holds_sums(pair: &Pair<'_, Rule>) -> bool {
    pair.clone().into_inner().any(|kid| kid.as_rule() == Rule::sum)
}
