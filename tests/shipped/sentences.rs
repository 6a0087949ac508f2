//! Sentences of shipped sets that go over several lines, put on one line each: tests that change a set line by line change whole sentences.

/// A line that stands in by four blanks more than the sentence above goes on with it. The rows of a table of examples stand under their
/// first line in the same way; that one gives no value.
pub fn one_line_each(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines: Vec<String> = Vec::new();
    let mut table = false;
    for line in text.lines() {
        if indent(line) == 0 && !line.is_empty() {
            table = line.starts_with("ví dụ") && line.contains("theo bảng");
        }
        let goes_on = |above: &String| {
            let under = indent(line) >= indent(above) + 4 && !line.trim_start().starts_with('#');
            under && !above.is_empty() && !above.contains('#') && (!table || above.contains('='))
        };
        match lines.last_mut().filter(|above| goes_on(above)) {
            Some(above) => {
                above.push(' ');
                above.push_str(line.trim_start());
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
