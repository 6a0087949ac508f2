//! Quantities: the only module that divides, rounds, parses or prints numbers.
//!
//! No float appears anywhere. A number is in one of two states:
//!
//! * [`rust_decimal::Decimal`] at the borders: a literal of a rule file, a cell
//!   of a data file, a published (rounded) score;
//! * [`Exact`] everywhere between them: a fraction that loses nothing, so that
//!   the order of the steps of a formula can never change a published digit.
//!   With 28-digit decimals `5/96 × 12` comes out a hair under 0,625 and is
//!   published as 0,62; the exact value is the tie 0,625, published as 0,63.
//!
//! A value is rounded only where a rule says so, with [`Exact::rounded`]. A value
//! that is no fraction (a root, a logarithm) is held in an [`Enclosure`], and
//! rounded only where [`decide`] proves its digits.

mod cell;
mod enclosure;
mod exact;
mod mean;
mod read;
mod round;
mod scientific;
mod show;
mod words;

pub use cell::{CellFault, DecimalMark, Readings, read_cell_number, readings};
pub use enclosure::{Enclosure, Undecided, decide};
pub use exact::Exact;
pub use mean::{mean, rounded_enclosed, rounded_mean, rounded_sum};
pub use read::{NumberFault, read_rule_number};
pub use round::{Mode, Rounding};
pub use scientific::Stored;
pub use show::{Shown, Style, per_mille, percent, published, show, signed, with_sign};
