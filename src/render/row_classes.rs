//! The class of the mean of each index, group or pillar, as provinces print it: mean, maximum, share, class, and how many units have each.

use super::findings::Look;
use super::scores::{align, table};
use crate::ir::{Program, RowClasses};
use crate::message::Lang;
use crate::quantity::published as people;
use crate::score::{RowClassed, Scores, basis_title, share};

/// Draws a table for each class table of rows.
pub(super) fn draw(program: &Program, scores: &Scores, look: &Look) -> String {
    let tables = program.row_classes.iter().zip(&scores.row_classes);
    tables.map(|(table, classed)| one(program, scores, table, classed, look)).collect()
}

fn one(program: &Program, scores: &Scores, rows: &RowClasses, classed: &RowClassed, look: &Look) -> String {
    let (heading, columns) = match look.lang {
        Lang::Vi => {
            ("Mức xếp loại theo điểm trung bình", ["Mục", "Điểm trung bình", "Điểm tối đa", "Tỷ lệ", "Xếp loại", "Số đơn vị theo mức"])
        }
        Lang::En => ("Classes of the means", ["Row", "Mean", "Maximum", "Share", "Class", "Units per class"]),
    };
    let mut drawn = table(look);
    drawn.set_header(columns.map(str::to_owned).to_vec());
    for (index, (basis, mean)) in rows.list.iter().zip(&classed.means).enumerate() {
        let counts = rows.table.rows.iter().enumerate().map(|(class, known)| {
            let count = classed.units.iter().filter(|unit| unit.get(index) == Some(&Some(class))).count();
            format!("{} {count}", known.printed())
        });
        let counts = counts.collect::<Vec<_>>().join(" · ");
        let title = basis_title(program, basis);
        let cells = match (scores.means.of(basis), mean) {
            (Some(value), Some(mean)) => vec![
                title,
                people(&value.value, program.rounding.means),
                people(&mean.applicable, None),
                share(program, &mean.share),
                mean.class.and_then(|class| rows.table.rows.get(class)).map(|class| class.name.clone()).unwrap_or_default(),
                counts,
            ],
            _ => vec![title, String::new(), String::new(), String::new(), String::new(), counts],
        };
        drawn.add_row(cells);
    }
    align(&mut drawn, &[0, 4, 5]);
    format!("\n{heading}\n{drawn}\n")
}
