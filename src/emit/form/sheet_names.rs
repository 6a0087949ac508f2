//! Names that Excel takes for sheets.

use crate::form::sheet_name;

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
        let plain = sheet_name(wanted, 0);
        let plain = if plain.is_empty() { "Đơn vị".to_owned() } else { plain };
        let mut number = 1_usize;
        loop {
            let end = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{end}", sheet_name(&plain, end.len()));
            let folded = name.to_lowercase();
            if folded != KEPT && !self.taken.contains(&folded) {
                self.taken.push(folded);
                return name;
            }
            number = number.saturating_add(1);
        }
    }
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
