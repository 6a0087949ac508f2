//! A document as one page of HTML that needs nothing else: its style stands in its head, its charts are drawn in it, and it prints on A4.

mod bars;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{Align, Block, Cell, Document, Letterhead, Letters, Look, Row, RowKind, Table, Text};

const STYLE: &str = include_str!("style.css");

/// The page.
pub fn to_html(document: &Document) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(document.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (document.title) }
                style { (PreEscaped(STYLE)) @if document.landscape { "@page { size: A4 landscape; }" } }
            }
            body class=[document.landscape.then_some("landscape")] {
                @if let Some(letterhead) = &document.letterhead { (head(letterhead)) }
                @for block in &document.blocks { (part(block, document.landscape)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// Quốc hiệu and tiêu ngữ on the right, who issues on the left.
fn head(letterhead: &Letterhead) -> Markup {
    html! {
        header.letterhead {
            div {
                @if let Some(above) = &letterhead.above { p { (above) } }
                p.underlined { strong { (letterhead.issuer) } }
                @if let Some(number) = &letterhead.number { p { (number) } }
            }
            div {
                p { strong { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" } }
                p.underlined { strong { "Độc lập - Tự do - Hạnh phúc" } }
                @if let Some(place) = &letterhead.place_and_date { p { em { (place) } } }
            }
        }
    }
}

fn part(block: &Block, landscape: bool) -> Markup {
    match block {
        Block::Heading { level: 1, text, align } => html! { h1 class=[class(*align)] { (words(text)) } },
        Block::Heading { level: 2, text, align } => html! { h2 class=[class(*align)] { (words(text)) } },
        Block::Heading { level: 3, text, align } => html! { h3 class=[class(*align)] { (words(text)) } },
        Block::Heading { text, align, .. } => html! { h4 class=[class(*align)] { (words(text)) } },
        Block::Paragraph { text, align } => html! { p class=[class(*align)] { (words(text)) } },
        Block::List(items) => html! { ul { @for item in items { li { (words(item)) } } } },
        Block::Table(made) => table(made),
        Block::Bars(made) => bars::draw(made, landscape),
        Block::NewSheet => html! { div.sheet {} },
    }
}

fn table(table: &Table) -> Markup {
    let widths: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let share = |width: u16| u32::from(width).saturating_mul(1000).checked_div(widths).unwrap_or(0);
    let letters = match table.letters() {
        Letters::Plain => None,
        Letters::Less => Some("less"),
        Letters::Small => Some("small"),
        Letters::Smallest => Some("smallest"),
    };
    let classes: Vec<&str> = letters.into_iter().chain(table.stays_whole().then_some("whole")).collect();
    html! {
        table class=[(!classes.is_empty()).then(|| classes.join(" "))] {
            @if let Some(text) = &table.caption { caption { (words(text)) } }
            colgroup {
                @for column in &table.columns {
                    @let width = share(column.width);
                    col style={ "width:" (width / 10) "." (width % 10) "%" };
                }
            }
            @if table.columns.iter().any(|column| !column.head.is_empty()) {
                thead { tr { @for column in &table.columns { th scope="col" { (words(&column.head)) } } } }
            }
            tbody { @for row in &table.rows { (line(table, row)) } }
        }
    }
}

fn line(table: &Table, row: &Row) -> Markup {
    let mut column = 0_usize;
    let cells: Vec<(&Cell, Align)> = row
        .cells
        .iter()
        .map(|cell| {
            let align = table.columns.get(column).map(|column| column.align).unwrap_or_default();
            column = column.saturating_add(cell.width());
            (cell, align)
        })
        .collect();
    let kind = match row.kind {
        RowKind::Plain => None,
        RowKind::Head => Some("head"),
        RowKind::Total => Some("total"),
    };
    html! {
        tr class=[kind] {
            @for (cell, align) in cells {
                td class=[class(align)] colspan=[(cell.width() > 1).then(|| cell.width())] {
                    @for (index, text) in cell.lines.iter().enumerate() {
                        @if index > 0 { br; }
                        (words(text))
                    }
                }
            }
        }
    }
}

fn class(align: Align) -> Option<&'static str> {
    match align {
        Align::Left => None,
        Align::Centre => Some("centre"),
        Align::Right => Some("right"),
    }
}

fn words(text: &Text) -> Markup {
    html! {
        @for run in &text.0 {
            @match run.look {
                Look::Plain => (run.text),
                Look::Strong => strong { (run.text) },
                Look::Emphasis => em { (run.text) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Column;

    #[test]
    fn words_of_a_document_are_no_markup() {
        let mut document = Document { title: "a < b".into(), language: "vi", ..Document::default() };
        document.paragraph(Text::strong("1 < 2 & \"x\""));
        let page = to_html(&document);
        assert!(page.contains("<p><strong>1 &lt; 2 &amp; &quot;x&quot;</strong></p>"), "{page}");
        assert!(page.contains("<title>a &lt; b</title>"));
        assert!(!page.contains("http"), "the page needs nothing else");
    }

    #[test]
    fn a_wide_cell_moves_the_alignment_of_those_behind_it() {
        let mut table = Table::of(vec![
            Column::new("STT", 1, Align::Centre),
            Column::new("Chỉ số", 6, Align::Left),
            Column::new("Điểm", 3, Align::Right),
        ]);
        table.total(vec![Cell::from("Tổng").over(2), "10".into()]);
        let mut document = Document { language: "vi", ..Document::default() };
        document.table(table);
        let page = to_html(&document);
        assert!(page.contains(r#"<tr class="total"><td class="centre" colspan="2">Tổng</td><td class="right">10</td></tr>"#), "{page}");
        assert!(page.contains(r#"<col style="width:10.0%"><col style="width:60.0%"><col style="width:30.0%">"#));
    }
}
