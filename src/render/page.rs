//! The page of a code for a person at a terminal.

use anstyle::Style;

use super::findings::Look;
use super::wrap::hang;
use crate::explain::Page;

/// Draws a page: headings bold where there are colours, paragraphs broken at the width, examples as they are written.
pub fn draw(page: &Page, look: &Look) -> String {
    let bold = if look.colour { Style::new().bold() } else { Style::new() };
    let mut out =
        format!("{bold}{}{bold:#}\n", hang("", 0, &plain(&format!("{}. {}", page.code, page.title(look.lang))), look.width).trim_end());
    for part in page.parts(look.lang) {
        out.push_str(&format!("\n{bold}{}{bold:#}\n", part.section.heading(look.lang)));
        for line in part.text.split('\n') {
            match line.strip_prefix("- ") {
                _ if line.is_empty() => out.push('\n'),
                Some(item) => out.push_str(&hang("  - ", 4, &plain(item), look.width)),
                None => out.push_str(&hang("  ", 2, &plain(line), look.width)),
            }
        }
        for (index, line) in part.example.iter().flat_map(|example| example.trim_end().lines()).enumerate() {
            let lead = if index == 0 { "\n" } else { "" };
            out.push_str(format!("{lead}    {line}").trim_end_matches([' ', '\t']));
            out.push('\n');
        }
    }
    out
}

/// What the page marks as words of the language stands in quotes, as in the messages; links keep their words.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for (index, piece) in text.split('`').enumerate() {
        if index > 0 {
            out.push(if index % 2 == 1 { '“' } else { '”' });
        }
        out.push_str(piece);
    }
    without_links(&out.replace("**", ""))
}

fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?.1)));
        out.push_str(before);
        match link.filter(|(words, _)| !words.contains('[')) {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_of_the_page_become_words() {
        assert_eq!(plain("Viết `đến dưới` thay **đến**, xem [bảng bậc](bac.md)."), "Viết “đến dưới” thay đến, xem bảng bậc.");
        assert_eq!(plain("một [không là gì] hết"), "một [không là gì] hết");
    }
}
