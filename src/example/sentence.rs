//! The sentence that fits a result: where points were left blank and none came out, `thì 7.1 không áp dụng` is due and not a number.

use crate::check::state_words;
use crate::diagnostic::Got;
use crate::ir::{Expectation, Program};
use crate::quantity::{Exact, Style, show};

/// The sentence of an example, from its `thì`, that says what came out; `None` where the blank itself takes it.
pub(super) fn sentence(program: &Program, what: &Expectation, got: &Got, unit: Option<&str>) -> Option<String> {
    let code = match what {
        Expectation::Points(row, _) | Expectation::State(row, _) | Expectation::Left(row) => program.row(*row).map(|row| &row.code),
        _ => None,
    };
    let said = match (what, code, got) {
        (_, Some(code), Got::Points(points)) => format!("{code} được {} điểm", exactly(points)),
        (_, Some(code), Got::State(state)) => format!("{code} {}", state_words(*state)),
        (_, Some(code), Got::Left) => format!("{code} không tính"),
        (Expectation::Total(_), _, Got::Points(points)) => format!("tổng điểm là {} điểm", exactly(points)),
        (Expectation::Finding(_), _, _) => return None,
        (_, _, Got::Findings(codes)) => format!("có phát hiện {}", codes.first()?),
        (Expectation::Total(_), _, Got::Nothing) => "không có tổng điểm".to_owned(),
        (Expectation::Class(_), _, Got::Nothing) => "không xếp loại".to_owned(),
        _ => return None,
    };
    let unit = unit.map(|unit| format!("đơn vị \"{unit}\": ")).unwrap_or_default();
    Some(format!("thì {unit}{said}"))
}

/// Points as an example writes them: in decimals that end, or as a fraction.
fn exactly(points: &Exact) -> String {
    let shown = show(points, Style::people());
    if shown.whole {
        return shown.text;
    }
    let (over, by) = points.fraction();
    format!("{over}/{by}")
}
