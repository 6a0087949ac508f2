//! What changes in a file, line by line, in the form that `patch` and every reviewer reads.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

/// Lines shown around a change.
const AROUND: usize = 2;

/// Draws the difference of a file before and after.
pub fn draw(name: &str, before: &str, after: &str, colour: bool) -> String {
    let difference = TextDiff::from_lines(before, after);
    let text = difference.unified_diff().context_radius(AROUND).missing_newline_hint(true).header(name, name).to_string();
    if !colour {
        return text;
    }
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let style = match line.as_bytes().first() {
            _ if line.starts_with("---") || line.starts_with("+++") => Style::new().bold(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        let bare = line.trim_end_matches(['\n', '\r']);
        let end = line.get(bare.len()..).unwrap_or("");
        out.push_str(&format!("{style}{bare}{style:#}{end}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn lines_that_change_are_marked() {
        let made = draw("a.dti", "một\nhai\nba\nbốn\nnăm\n", "một\nhai\n3\nbốn\nnăm\n", false);
        assert_eq!(made, "--- a.dti\n+++ a.dti\n@@ -1,5 +1,5 @@\n một\n hai\n-ba\n+3\n bốn\n năm\n");
        assert!(draw("a.dti", "ba\n", "3\n", true).contains("\u{1b}[31m-ba\u{1b}[0m\n"));
    }
}
