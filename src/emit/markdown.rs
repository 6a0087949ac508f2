//! A document as Markdown, for mail, chat and code review: headings, paragraphs, lists and pipe tables.

use crate::document::{Align, Bars, Block, Cell, Document, Letterhead, Look, RowKind, Run, Table, Text};

/// The text.
pub fn to_markdown(document: &Document) -> String {
    let mut parts: Vec<String> = document.letterhead.iter().map(head).collect();
    parts.extend(document.blocks.iter().filter_map(part));
    parts.join("\n\n") + "\n"
}

fn head(letterhead: &Letterhead) -> String {
    let lines = [letterhead.above.as_ref(), Some(&letterhead.issuer), letterhead.number.as_ref(), letterhead.place_and_date.as_ref()];
    lines.into_iter().flatten().map(|line| escaped(line)).collect::<Vec<_>>().join("\\\n")
}

fn part(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading { level, text, .. } => format!("{} {}", "#".repeat(usize::from(*level)), words(text)),
        Block::Paragraph { text, .. } => words(text),
        Block::List(items) => items.iter().map(|item| format!("- {}", words(item))).collect::<Vec<_>>().join("\n"),
        Block::Table(made) => table(made),
        Block::Bars(made) => bars(made),
        Block::NewSheet => return None,
    })
}

fn table(table: &Table) -> String {
    let mut lines = Vec::new();
    if let Some(text) = &table.caption {
        lines.push(format!("{}\n", strong(&words(text))));
    }
    lines.push(row(table.columns.iter().map(|column| words(&column.head)).collect()));
    let marks = table.columns.iter().map(|column| match column.align {
        Align::Left => "---",
        Align::Centre => ":-:",
        Align::Right => "--:",
    });
    lines.push(row(marks.map(str::to_owned).collect()));
    for line in &table.rows {
        let mut cells = Vec::new();
        for made in &line.cells {
            let text = cell(made);
            cells.push(if line.kind == RowKind::Plain { text } else { strong(&text) });
            cells.extend((1..made.width()).map(|_| String::new()));
        }
        lines.push(row(cells));
    }
    lines.join("\n")
}

/// Bars are a table of their numbers.
fn bars(bars: &Bars) -> String {
    let mut lines = vec![format!("{}\n", strong(&escaped(&bars.title)))];
    let series = if bars.series.is_empty() { vec![String::new()] } else { bars.series.iter().map(|name| escaped(name)).collect() };
    lines.push(row(std::iter::once(String::new()).chain(series.iter().cloned()).collect()));
    lines.push(row(std::iter::once("---".to_owned()).chain(series.iter().map(|_| "--:".to_owned())).collect()));
    for group in &bars.groups {
        lines.push(row(std::iter::once(escaped(&group.label)).chain(group.bars.iter().map(|bar| escaped(&bar.value))).collect()));
    }
    lines.join("\n")
}

fn row(cells: Vec<String>) -> String {
    format!("| {} |", cells.join(" | "))
}

fn cell(cell: &Cell) -> String {
    cell.lines.iter().map(words).collect::<Vec<_>>().join("<br>")
}

fn words(text: &Text) -> String {
    text.0.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    match run.look {
        Look::Plain => escaped(&run.text),
        Look::Strong => strong(&escaped(&run.text)),
        Look::Emphasis if run.text.trim().is_empty() => run.text.clone(),
        Look::Emphasis => format!("*{}*", escaped(&run.text)),
    }
}

/// Bold, unless there is nothing to see or it is bold already.
fn strong(text: &str) -> String {
    if text.trim().is_empty() || text.contains("**") { text.to_owned() } else { format!("**{text}**") }
}

/// What Markdown would take for its own marks is only itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '#') {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Column;

    #[test]
    fn a_table_keeps_its_columns_and_its_bars() {
        let mut table = Table::of(vec![Column::new("Chỉ số", 1, Align::Left), Column::new("Điểm", 1, Align::Right)]);
        table.row(vec!["a|b".into(), "10".into()]);
        table.total(vec![Cell::from("Tổng").over(2)]);
        let mut document = Document::default();
        document.heading(1, "Phụ lục");
        document.table(table);
        assert_eq!(to_markdown(&document), "# Phụ lục\n\n| Chỉ số | Điểm |\n| --- | --: |\n| a\\|b | 10 |\n| **Tổng** |  |\n");
    }
}
