//! Ways that are good and bad: better figures that score less, ratios upside down, limits on the wrong side.

use crate::diagnostic::{Direction, DirectionFault, Reached};
use crate::message::words::{points, quoted, value};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &DirectionFault) -> Message {
    match fault {
        DirectionFault::Backwards { name, direction, declared, better, worse } => {
            let figure = name.as_ref().map(|name| format!("{} = ", quoted(name))).unwrap_or_default();
            let ground = match (declared, direction) {
                (true, direction) => declared_way(*direction).to_owned(),
                (false, Direction::Higher) => "the scoring gives more as the figure grows".to_owned(),
                (false, Direction::Lower) => "the scoring takes more as the figure grows".to_owned(),
            };
            let message = Message::new(format!(
                "{ground}, but a unit with {figure}{} gets {}, less than a unit with {}: {}.",
                shown(better),
                got(better),
                shown(worse),
                got(worse)
            ))
            .why("A unit that did better gets fewer points; units will complain, or do worse on purpose.");
            match declared {
                true => message.mend("Mend the points or the bound where less is given, or mend the “càng … càng tốt”."),
                false => message
                    .mend("Mend the points, the bound or the condition where less is given, so that it goes on from the part before."),
            }
        }
        DirectionFault::UpsideDown { over, by } => Message::new(format!(
            "the ratio {over} / {by} is upside down: {over} is never less than {by}, so the ratio is never below 100%."
        ))
        .why("Every unit reaches 100% or more, so that doing much or little makes no difference, or passes the maximum.")
        .mend(format!("Write “{by} / {over}”.")),
        DirectionFault::LimitFlattens { floor, limit, part } => {
            let shown = points(limit, Lang::En);
            let limit = points(limit, Lang::Vi);
            let (own, other) = if *floor { ("không dưới", "không quá") } else { ("không quá", "không dưới") };
            let (more, meant) = if *floor { ("more", ["most", "least", "smaller"]) } else { ("less", ["least", "most", "larger"]) };
            let title = match part {
                true => format!("“{own} {limit}” leaves the part before it always at {shown}: that part never comes to {more}."),
                false => format!("“{own} {limit}” gives every unit the same points: no unit can get {more} than {shown}."),
            };
            let why = match part {
                true => {
                    "In this part units that differ are no longer told apart; the limit probably stands on the wrong side, or is mistyped."
                }
                false => "The row no longer tells one unit from another; the limit probably stands on the wrong side.",
            };
            let [first, second, number] = meant;
            Message::new(title)
                .why(why)
                .mend(format!("If the {first} is meant write “{other} {limit}”; if the {second} is meant write a {number} number."))
        }
        DirectionFault::Dip { at, below, above } => Message::new(format!(
            "a unit with {} gets {}, less than both a unit with {} ({}) and a unit with {} ({}).",
            shown(at),
            got(at),
            shown(below),
            got(below),
            shown(above),
            got(above)
        ))
        .why("Whichever way the figure is better, the middle cannot be worse than both sides.")
        .mend(
            "Look at the points and bounds of these rows: the points of two of them were probably exchanged, or one number was mistyped.",
        ),
        DirectionFault::RowAgainst { direction, at, neighbour } => Message::new(format!(
            "a unit with {} gets {}, less than a unit with {} ({}), while all other rows give more for {} values.",
            shown(at),
            got(at),
            shown(neighbour),
            got(neighbour),
            match direction {
                Direction::Higher => "higher",
                Direction::Lower => "lower",
            }
        ))
        .why("The points of the last two rows probably changed places; the unit that did best does not get the most.")
        .mend(format!("Put the points of the two rows back; “{}” may be declared so that this is always checked.", direction.words())),
        DirectionFault::TableAgainst { direction, low, high } => Message::new(format!(
            "{}, but the table goes the other way: a unit with {} gets {}, a unit with {} gets {}.",
            declared_way(*direction),
            shown(low),
            got(low),
            shown(high),
            got(high)
        ))
        .why("Either the “càng … càng tốt” is the wrong way round, or a unit that did better gets fewer points in every row.")
        .mend("Look at the “càng … càng tốt” first; if it is right, mend the points of the rows: the best one gets the most."),
        DirectionFault::NotNumber { said } => Message::new(format!("{} speaks of numbers only.", quoted(said.words())))
            .why("Yes/no and choices are neither high nor low; the table says what each option gets.")
            .mend(format!("Remove “, {}”.", said.words())),
        DirectionFault::TwoWays => Message::new("the table and its figure say opposite directions.")
            .why("It is not known whether this figure is better when it is higher or lower.")
            .mend("Keep one “càng … càng tốt” only."),
        DirectionFault::Uneven { bound, expected, bounds, percent } => {
            let all: Vec<String> = bounds.iter().map(|bound| value(bound, *percent)).collect();
            Message::new(format!(
                "the bound {} is out of step with the others ({}); in even steps it is {}.",
                value(bound, *percent),
                all.join("; "),
                value(expected, *percent)
            ))
            .why("A bound mistyped by one leaves the table whole, so that nobody sees it, but a unit right at the bound falls into the wrong row.")
            .mend(format!("If it is a slip write {} in both neighbouring rows; if it is meant leave it.", value(expected, *percent)))
        }
        DirectionFault::NotExcluded { name, direction } => {
            let moves = match direction {
                Direction::Higher => "grows",
                Direction::Lower => "shrinks",
            };
            Message::new(format!("it is not excluded that the points fall when {} {moves}.", quoted(name)))
                .why("The formula does not settle it; scoring figures around its edges showed no such case.")
                .mend("Write the formula in the sentences of the language, or declare a narrower range.")
        }
    }
}

/// What was declared; the words of the file are shown where they stand.
fn declared_way(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "the rules declare that more is better",
        Direction::Lower => "the rules declare that less is better",
    }
}

fn shown(reached: &Reached) -> String {
    value(&reached.value, reached.percent)
}

fn got(reached: &Reached) -> String {
    points(&reached.points, Lang::En)
}
