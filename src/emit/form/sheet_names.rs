//! Names that Excel takes for sheets.

/// Excel takes no more letters.
const MOST: usize = 31;

/// What Excel keeps for itself.
const KEPT: &str = "history";

/// The names of the sheets of a workbook so far.
#[derive(Default)]
pub(super) struct SheetNames {
    taken: Vec<String>,
}

impl SheetNames {
    /// A name as near to the wanted one as Excel allows, and no other sheet's. The true name stands in the sheet.
    pub fn take(&mut self, wanted: &str) -> String {
        let plain: String = wanted.chars().map(|letter| if is_bad(letter) { '-' } else { letter }).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = plain.trim_matches('\'').trim();
        let plain = if plain.is_empty() { "Đơn vị" } else { plain };
        let mut number = 1_usize;
        loop {
            let end = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{end}", cut(plain, MOST.saturating_sub(end.len())));
            let folded = name.to_lowercase();
            if folded != KEPT && !self.taken.contains(&folded) {
                self.taken.push(folded);
                return name;
            }
            number = number.saturating_add(1);
        }
    }
}

fn is_bad(letter: char) -> bool {
    letter.is_control() || matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
}

/// The first so many units in which Excel counts letters, without a blank or an apostrophe at the end.
fn cut(text: &str, most: usize) -> String {
    let mut room = most;
    let mut out = String::new();
    for letter in text.chars() {
        let Some(left) = room.checked_sub(letter.len_utf16()) else { break };
        room = left;
        out.push(letter);
    }
    out.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn names_are_legal_and_differ() {
        let mut names = SheetNames::default();
        let mut take = |wanted: &str| names.take(wanted);
        assert_eq!(take("UBND huyện Ea H'leo"), "UBND huyện Ea H'leo");
        assert_eq!(take("ubnd HUYỆN ea h'leo"), "ubnd HUYỆN ea h'leo (2)");
        assert_eq!(take("Sở Văn hóa, Thể thao và Du lịch tỉnh"), "Sở Văn hóa, Thể thao và Du lịch");
        assert_eq!(take("Sở Văn hóa, Thể thao và Du lịch"), "Sở Văn hóa, Thể thao và Du (2)");
        assert_eq!(take("Vòng 1/2: [rà soát]"), "Vòng 1-2- -rà soát-");
        assert_eq!(take("'  '"), "Đơn vị");
        assert_eq!(take("History"), "History (2)");
        for name in &names.taken {
            assert!(name.chars().count() <= 31, "{name}");
        }
    }
}
