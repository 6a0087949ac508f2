//! What rows, classes and the set can come to.

use crate::diagnostic::{ReachFault, Slip, UnitKind};
use crate::message::words::{all, number, percentage, points, quotations, quoted};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

/// Where the limit of a sum of items goes.
const ITEMS_LIMIT: &str = "add a line “không quá điểm tối đa” below the last item, indented as “điểm bằng tổng các mục” is";

pub(super) fn say(fault: &ReachFault) -> Message {
    match fault {
        ReachFault::CanExceed { found, maximum, reduced: false, slip } => Message::new(format!(
            "figures that are allowed come to {}, above the maximum of {}.",
            pts(found),
            pts(maximum)
        ))
        .why(NO_TOTAL)
        .mend(match slip {
            Some(Slip::FactorInRatio(ratio)) => format!(
                "Drop the factor: “điểm theo tỷ lệ” multiplies by the maximum already, so “điểm theo tỷ lệ {}” is all there is to write.",
                ratio.as_deref().unwrap_or("<part> / <whole>")
            ),
            Some(Slip::TooManyPoints) => format!(
                "The ratio is at most 100%, so it should be multiplied by {}: mend that number, or the maximum of the row.",
                pts(maximum)
            ),
            Some(Slip::Parts { part, end }) => format!(
                "If the parts do not overlap, declare {} as “từ 0 đến {end}”; if a coefficient is wrong, mend it; if points are counted up to the maximum only, add “, không quá điểm tối đa”.",
                quoted(part)
            ),
            Some(Slip::Items) => format!(
                "If the points of the items or an end of the figures are wrong, mend them; if they are right and points are counted up to the maximum only, {ITEMS_LIMIT}."
            ),
            None => "If the coefficients or the upper end of the figures are wrong, mend them; if they are right and points are counted up to the maximum only, add “, không quá điểm tối đa”.".to_owned(),
        }),
        ReachFault::CanExceed { found, maximum, reduced: true, .. } => Message::new(format!(
            "the maximum of some units is reduced to {}, and figures that are allowed come to {}.",
            pts(maximum),
            pts(found)
        ))
        .why(NO_TOTAL)
        .mend(format!("Add “không quá {} điểm” for those units, or make the part that does not apply a row of its own.", number(maximum))),
        ReachFault::CanBeNegative { found, turned: Some((as_is, meant)), .. } => {
            Message::new(format!("{} is never above 0, so that the points come to {}.", quoted(as_is), pts(found)))
                .why("With a difference the wrong way round every unit is below zero: no points in this row and no total. Held at 0, all get 0.")
                .mend(format!("Write {}.", quoted(meant)))
        }
        ReachFault::CanBeNegative { found, parent: false, .. } => {
            Message::new(format!("figures that are allowed come to {}, below 0.", pts(found)))
                .why("Points below zero are refused: such a unit has no points in this row and no total.")
                .mend("Add “không dưới 0 điểm”, or change what is taken away.")
        }
        ReachFault::CanBeNegative { found, parent: true, .. } => {
            Message::new(format!("the deductions below can take more than there is, which leaves {}.", pts(found)))
                .why("Points below zero are refused: such a unit has no points in this row and no total.")
                .mend("Add the sentence “không dưới 0 điểm” to this row.")
        }
        ReachFault::RatioPasses { over, by, maximum } => {
            let (over, by) = (quoted(over), quoted(by));
            Message::new(format!("the numerator {over} may be larger than the denominator {by}, and then the points pass the maximum of {}.", pts(maximum)))
                .why(format!(
                    "Nothing says that {over} is a part of {by}; a numerator may count all of something and the denominator only what the province asked for. Such a unit has no total."
                ))
                .mend(format!(
                    "If it is a part, declare {over} as “từ 0 đến {}”; if it may be larger, add “, không quá điểm tối đa” behind the ratio.",
                    by.trim_matches(['“', '”'])
                ))
        }
        ReachFault::MayExceed { maximum, open, items } => {
            let message =
                Message::new(format!("it is not sure that the points stay within the maximum of {}.", pts(maximum))).why(NO_TOTAL);
            let limit = if *items { ITEMS_LIMIT } else { "add “, không quá điểm tối đa”" };
            match open.is_empty() {
                true => message.mend(format!("If points are counted up to the maximum only, {limit}.")),
                false => message.mend(format!(
                    "If points are counted up to the maximum only, {limit}; or give an upper end (“từ 0 đến …”) to {}.",
                    all(&quotations(open), Lang::En)
                )),
            }
        }
        ReachFault::MayBeNegative { open } => {
            let message = Message::new("it is not sure that the points stay at 0 or above.")
                .why("Points below zero are refused: such a unit has no points in this row and no total.");
            match open.is_empty() {
                true => message.mend("Add “, không dưới 0 điểm”."),
                false => message
                    .mend(format!("Add “, không dưới 0 điểm”, or give a range (“từ 0 đến …”) to {}.", all(&quotations(open), Lang::En))),
            }
        }
        ReachFault::NothingApplies { kind } => {
            Message::new(format!("no row applies to {}, and their applicable maximum is 0.", units(kind)))
                .why("Without a maximum there is no total, percentage, class or rank.")
                .mend("Let at least one row apply to those units, or leave them out of those that are scored.")
        }
        ReachFault::KeepsMaximum { kind, most, applicable, rows, class } => {
            let class = class.as_ref().map(|class| format!(" So the class {} is out of their reach.", quoted(class))).unwrap_or_default();
            let stays = if rows.len() == 1 { "does not apply to them" } else { "do not apply to them" };
            let rows = format!("{} {}", if rows.len() == 1 { "row" } else { "rows" }, all(rows, Lang::En));
            Message::new(format!("{} get at best {} out of {}.", units(kind), number(most), pts(applicable)))
                .why(format!("Their maximum has {rows} in it, which {stays}.{class}"))
                .mend(format!("Write “không áp dụng: không tính” in {rows}, or “không áp dụng: điểm tối đa”."))
        }
        ReachFault::ClassBeyond { class, kind, most, percent } => {
            let most = if *percent { percentage(most) } else { pts(most) };
            let who = if *kind == UnitKind::default() { "no unit can reach".to_owned() } else { format!("{} cannot reach", units(kind)) };
            Message::new(format!("{who} the class {}: the most is {most}.", quoted(class)))
                .why("The decision names a class that the best unit does not get to.")
                .mend("Lower the limit of the class, or mend the rows that cannot reach their maximum.")
        }
        ReachFault::TooManyKinds { most } => {
            Message::new(format!("the conditions of rows tell too many kinds of units apart; {most} kinds were tried."))
                .why("For the others it is not proved that the applicable maximum is above 0 and that every class can be reached.")
                .mend("Use one property of units for the rows that apply together.")
        }
        ReachFault::OtherMaximum { divisor, maximum } => {
            Message::new(format!("points are divided by {}, while the maximum is {}.", number(divisor), pts(maximum)))
                .why("The number was probably copied from another set; the ratio is no longer one of the maximum.")
                .mend(format!("Write “tỷ lệ điểm”, or divide by {}.", number(maximum)))
        }
    }
}

const NO_TOTAL: &str = "Points above the maximum are not cut by themselves: such a unit has no points in this row and no total.";

fn pts(value: &Exact) -> String {
    points(value, Lang::En)
}

/// `units with “có_dịch_vụ_công = không”`
fn units(kind: &UnitKind) -> String {
    let given = kind.given.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ");
    match (&kind.named, given.is_empty()) {
        (None, true) => "all units".to_owned(),
        (None, false) => format!("units with {}", quoted(&given)),
        (Some(name), true) => format!("the unit {}", quoted(name)),
        (Some(name), false) => format!("the unit {} with {}", quoted(name), quoted(&given)),
    }
}

/// The same, where not all units can be meant.
pub(super) fn some_units(kind: &UnitKind) -> String {
    if *kind == UnitKind::default() { "some units".to_owned() } else { units(kind) }
}
