//! Where a value stands in a table: by line and column, and in a workbook by the address that its program shows.

/// A cell of a table as a person finds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The file's name as given.
    pub file: String,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// The line in the file, from 1.
    pub line: usize,
    /// The column, from 1; 0 when the whole line is meant.
    pub column: usize,
    /// The column's header, if it has one.
    pub header: Option<String>,
    /// What stands in the cell.
    pub text: Option<String>,
}

impl Cell {
    /// The address by which a spreadsheet program finds the cell (`Sheet1!F27`); `None` where the file is no workbook.
    pub fn address(&self) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        let plain = sheet.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        let sheet = if plain { sheet.clone() } else { format!("'{}'", sheet.replace('\'', "''")) };
        Some(match (self.column, self.line) {
            (_, 0) => sheet,
            (0, line) => format!("{sheet}!{line}:{line}"),
            (column, line) => format!("{sheet}!{}{line}", column_letters(column)),
        })
    }
}

/// The letters of a column, from 1: A … Z, AA, AB ….
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(before) = rest.checked_sub(1) {
        // Below 26, so it is a letter.
        letters.push(char::from(b'A'.saturating_add(u8::try_from(before % 26).unwrap_or(0))));
        rest = before / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_as_in_a_spreadsheet() {
        let letters: Vec<String> = [1, 6, 26, 27, 52, 53, 702, 703, 16_384].into_iter().map(column_letters).collect();
        assert_eq!(letters, ["A", "F", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
        let cell = |sheet: &str, column, line| Cell { sheet: Some(sheet.to_owned()), column, line, ..Cell::default() }.address().unwrap();
        assert_eq!(cell("Sheet1", 6, 27), "Sheet1!F27");
        assert_eq!(cell("Tự chấm", 6, 27), "'Tự chấm'!F27");
        assert_eq!(cell("Sở's", 0, 27), "'Sở''s'!27:27");
        assert_eq!(Cell { line: 2, column: 1, ..Cell::default() }.address(), None);
    }
}
