//! The decimal mark of a file: one convention, found from all its numbers.

use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place};
use crate::quantity::{DecimalMark, Exact, readings};

use super::grid::CellKind;
use super::table::Table;

/// The cells that only one mark makes numbers.
#[derive(Default)]
struct Side {
    first: Option<(usize, usize)>,
    count: usize,
}

impl Side {
    fn add(&mut self, row: usize, column: usize) {
        self.first.get_or_insert((row, column));
        self.count = self.count.saturating_add(1);
    }
}

/// The decimal mark of a file, from the cells of its columns of numbers; `None` with a finding if it cannot be told.
///
/// A declared mark stands. In a file of whole numbers any mark will do.
pub fn decimal_mark(
    table: &Table,
    numeric_columns: &[usize],
    declared: Option<DecimalMark>,
    findings: &mut Findings,
) -> Option<DecimalMark> {
    if declared.is_some() {
        return declared;
    }
    let (mut comma, mut point) = (Side::default(), Side::default());
    let mut unclear: Vec<Finding> = Vec::new();
    for &column in numeric_columns {
        let mut clear = true;
        for row in 0..table.rows.len() {
            let entry = table.entry(row, column);
            // What a program stored has no mark.
            if entry.kind != CellKind::Typed {
                continue;
            }
            let text = entry.text;
            // Without a mark both readings agree.
            if !text.contains([',', '.']) {
                continue;
            }
            let read = readings(text);
            match (read.only(), read.comma, read.point) {
                (Some(DecimalMark::Comma), ..) => comma.add(row, column),
                (Some(DecimalMark::Point), ..) => point.add(row, column),
                (None, Some(with_comma), Some(with_point)) if clear && read.ambiguous() => {
                    clear = false;
                    let (comma, point) = (Exact::from(with_comma), Exact::from(with_point));
                    let fault = DataFault::AmbiguousMark { text: text.to_owned(), comma, point };
                    unclear.push(Finding::new(Place::Cell(table.cell(row, column)), Fault::Data(fault)));
                }
                _ => (),
            }
        }
    }
    match (comma.first, point.first) {
        (Some(with_comma), Some(with_point)) => {
            let named = |(row, column): (usize, usize)| (table.cell(row, column).line, table.text(row, column).to_owned());
            let (row, column) = if comma.count < point.count { with_comma } else { with_point };
            let fault = DataFault::MixedMarks { comma: named(with_comma), point: named(with_point) };
            findings.push(Finding::new(Place::Cell(table.cell(row, column)), Fault::Data(fault)));
            None
        }
        (Some(_), None) => Some(DecimalMark::Comma),
        (None, Some(_)) => Some(DecimalMark::Point),
        (None, None) if unclear.is_empty() => Some(DecimalMark::Comma),
        (None, None) => {
            unclear.into_iter().for_each(|finding| findings.push(finding));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::table::read_table;

    fn mark(text: &str, declared: Option<DecimalMark>) -> (Option<DecimalMark>, Vec<(usize, usize, DataFault)>) {
        let mut findings = Findings::default();
        let table = read_table("a.csv", text.as_bytes(), &mut findings).unwrap();
        let columns: Vec<usize> = (1..table.headers.len()).collect();
        let mark = decimal_mark(&table, &columns, declared, &mut findings);
        let found = findings.sorted().into_iter().map(|finding| match (finding.place, finding.fault) {
            (Place::Cell(cell), Fault::Data(fault)) => (cell.line, cell.column, fault),
            other => panic!("{other:?}"),
        });
        (mark, found.collect())
    }

    #[test]
    fn one_cell_decides_for_the_file() {
        assert_eq!(mark("a;b;c\nX;1.234;0,5\nY;2.345;\n", None), (Some(DecimalMark::Comma), vec![]));
        assert_eq!(mark("a;b;c\nX;1.234;7\nY;2.345;0.5\n", None), (Some(DecimalMark::Point), vec![]));
        assert_eq!(mark("a;b\nX;12\nY;1 234\nZ;KPS\n", None), (Some(DecimalMark::Comma), vec![]));
    }

    #[test]
    fn both_marks_in_one_file() {
        let text = "a;b;c\nX;1,5;2,5\nY;3,5;0.25\nZ;x.y;1.234\n";
        let fault = DataFault::MixedMarks { comma: (2, "1,5".to_owned()), point: (3, "0.25".to_owned()) };
        assert_eq!(mark(text, None), (None, vec![(3, 3, fault)]));
        assert_eq!(mark(text, Some(DecimalMark::Point)), (Some(DecimalMark::Point), vec![]));
    }

    #[test]
    fn no_cell_decides() {
        let text = "a;b;c\nX;7;1.234\nY;1,234;5.678\nZ;8,765;9\n";
        let unclear = |text: &str, comma: &str, point: &str| DataFault::AmbiguousMark {
            text: text.to_owned(),
            comma: Exact::from(comma.parse::<rust_decimal::Decimal>().unwrap()),
            point: Exact::from(point.parse::<rust_decimal::Decimal>().unwrap()),
        };
        let first = (2, 3, unclear("1.234", "1234", "1.234"));
        let second = (3, 2, unclear("1,234", "1.234", "1234"));
        assert_eq!(mark(text, None), (None, vec![first, second]));
        assert_eq!(mark(text, Some(DecimalMark::Comma)), (Some(DecimalMark::Comma), vec![]));
    }
}
