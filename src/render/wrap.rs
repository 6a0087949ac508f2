//! Lines of a width, with a hanging indent.

use unicode_width::UnicodeWidthStr;

/// Puts `lead` before `text` and breaks it at blanks, so that no line is wider than `width` columns of a terminal; later lines begin under
/// the first letter of the text. `shown` is the width of `lead` as it is seen, without colours.
pub(super) fn hang(lead: &str, shown: usize, text: &str, width: usize) -> String {
    let indent = " ".repeat(shown);
    let mut out = lead.to_owned();
    let mut column = shown;
    let mut first = true;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let wide = word.width();
        if !first && column.saturating_add(1).saturating_add(wide) > width {
            out.push('\n');
            out.push_str(&indent);
            column = shown;
            first = true;
        }
        if !first {
            out.push(' ');
            column = column.saturating_add(1);
        }
        out.push_str(word);
        column = column.saturating_add(wide);
        first = false;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::hang;

    #[test]
    fn later_lines_stand_under_the_text() {
        assert_eq!(hang("  a: ", 5, "một hai ba bốn", 13), "  a: một hai\n     ba bốn\n");
        assert_eq!(hang("", 0, "", 10), "\n");
        // Marks that stand over a letter take no column; a word wider than the line stays whole.
        assert_eq!(hang("", 0, "hai\u{309} hai", 7), "hai\u{309} hai\n");
        assert_eq!(hang("  ", 2, "dài_quá_dài a", 6), "  dài_quá_dài\n  a\n");
    }
}
