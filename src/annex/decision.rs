//! The decision that the annex goes with, as the set names it: `Quyết định số 1552/QĐ-UBND ngày 19/9/2022 của UBND tỉnh Đắk Nông`.

use crate::document::Letterhead;

/// What is printed where nobody has said anything yet.
const NUMBER: &str = "Số:          /QĐ-UBND";
const ISSUER: &str = "Ủy ban nhân dân tỉnh …………";
const PLACE: &str = "…………";
const KINDS: [&str; 5] = ["Quyết định", "Nghị quyết", "Kế hoạch", "Thông tư", "Chỉ thị"];

/// What is known of the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// `Quyết định`
    pub kind: Option<String>,
    /// `1552/QĐ-UBND`
    pub number: Option<String>,
    /// Day, month, year.
    pub date: Option<(String, String, String)>,
    /// `UBND tỉnh Đắk Nông`
    pub issuer: Option<String>,
}

impl Decision {
    /// Reads the name of a decision. What does not look like one gives nothing.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let Some(kind) = KINDS.iter().find(|kind| text.starts_with(**kind)) else { return Decision::default() };
        let rest = text.strip_prefix(kind).unwrap_or(text).trim_start();
        let mut decision = Decision { kind: Some((*kind).to_owned()), ..Decision::default() };
        let (about, issuer) = match rest.split_once(" của ") {
            Some((about, issuer)) => (about, Some(issuer.trim())),
            None => (rest, None),
        };
        decision.set_number_and_date(about);
        decision.issuer = issuer.filter(|issuer| !issuer.is_empty()).map(str::to_owned);
        decision
    }

    /// Reads `số 1552/QĐ-UBND ngày 19/9/2022`, with or without the word before.
    pub fn set_number_and_date(&mut self, text: &str) {
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            match word {
                // `Bộ chỉ số chuyển đổi số` has no number behind its words.
                "số" | "Số" if words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit() || c == '…' || c == '.')) =>
                {
                    self.number = words.next().map(|number| number.trim_end_matches([',', '.', ';']).to_owned());
                }
                "ngày" => self.date = words.next().and_then(date),
                word if self.number.is_none() && word.contains('/') && word.chars().any(char::is_alphabetic) => {
                    self.number = Some(word.trim_end_matches([',', '.', ';']).to_owned());
                }
                _ => {}
            }
        }
    }

    /// The body that issues, without the office of who signs.
    fn body(&self) -> Option<String> {
        let issuer = self.issuer.as_deref()?;
        let body = ["Chủ tịch ", "Bộ trưởng ", "Giám đốc "].iter().find_map(|office| issuer.strip_prefix(office)).unwrap_or(issuer);
        Some(body.replace("UBND", "Ủy ban nhân dân"))
    }

    /// The place from which the body writes.
    fn place(&self) -> Option<String> {
        let body = self.body()?;
        if body.starts_with("Bộ ") || body.starts_with("Thủ tướng") {
            return Some("Hà Nội".to_owned());
        }
        ["tỉnh ", "thành phố "].iter().find_map(|kind| body.split_once(kind)).map(|(_, name)| name.trim().to_owned())
    }

    /// The head of the page.
    pub fn letterhead(&self) -> Letterhead {
        let place = self.place().unwrap_or_else(|| PLACE.to_owned());
        let date = match &self.date {
            Some((day, month, year)) => format!(
                "ngày {} tháng {} năm {year}",
                two(day),
                if month.len() < 2 && ["1", "2"].contains(&month.as_str()) { two(month) } else { month.clone() }
            ),
            None => "ngày       tháng       năm 20    ".trim_end().to_owned(),
        };
        Letterhead {
            above: None,
            issuer: self.body().unwrap_or_else(|| ISSUER.to_owned()).to_uppercase(),
            number: Some(self.number.as_ref().map_or_else(|| NUMBER.to_owned(), |number| format!("Số: {number}"))),
            place_and_date: Some(format!("{place}, {date}")),
        }
    }

    /// `(Kèm theo Quyết định số … ngày … của …)`
    pub fn reference(&self) -> String {
        let kind = self.kind.as_deref().unwrap_or("Quyết định");
        let number = self.number.as_deref().unwrap_or("………/QĐ-UBND");
        let date = match &self.date {
            Some((day, month, year)) => format!("ngày {day}/{month}/{year}"),
            None => "ngày ……/……/20……".to_owned(),
        };
        let issuer = self.issuer.as_deref().unwrap_or("………………");
        format!("(Kèm theo {kind} số {number} {date} của {issuer})")
    }
}

/// `19/9/2022`
fn date(text: &str) -> Option<(String, String, String)> {
    let mut parts = text.trim_end_matches([',', '.', ';']).split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| !part.is_empty() && part.chars().all(|digit| digit.is_ascii_digit());
    (parts.next().is_none() && [day, month, year].into_iter().all(digits)).then(|| (day.to_owned(), month.to_owned(), year.to_owned()))
}

/// A day below 10 and the months 1 and 2 carry a nought, so that nobody adds a digit before them.
fn two(part: &str) -> String {
    if part.len() < 2 { format!("0{part}") } else { part.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_read_as_it_is_named() {
        let decision = Decision::read("Quyết định số 1552/QĐ-UBND ngày 19/9/2022 của UBND tỉnh Đắk Nông");
        assert_eq!(decision.number.as_deref(), Some("1552/QĐ-UBND"));
        assert_eq!(decision.issuer.as_deref(), Some("UBND tỉnh Đắk Nông"));
        assert_eq!(decision.reference(), "(Kèm theo Quyết định số 1552/QĐ-UBND ngày 19/9/2022 của UBND tỉnh Đắk Nông)");
        let head = decision.letterhead();
        assert_eq!((head.issuer.as_str(), head.number.as_deref()), ("ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", Some("Số: 1552/QĐ-UBND")));
        assert_eq!(head.place_and_date.as_deref(), Some("Đắk Nông, ngày 19 tháng 9 năm 2022"));
        let other = Decision::read("Quyết định số 104/QĐ-UBND ngày 07/02/2023 của Chủ tịch UBND tỉnh Quảng Ngãi");
        assert_eq!(other.letterhead().issuer, "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI");
        assert_eq!(other.letterhead().place_and_date.as_deref(), Some("Quảng Ngãi, ngày 07 tháng 02 năm 2023"));
    }

    #[test]
    fn what_is_no_decision_leaves_places_to_fill_in() {
        let none = Decision::read("BỘ MẪU. Không phải quyết định của cơ quan nào");
        assert_eq!(none, Decision::default());
        assert_eq!(none.reference(), "(Kèm theo Quyết định số ………/QĐ-UBND ngày ……/……/20…… của ………………)");
        assert_eq!(none.letterhead().number.as_deref(), Some(NUMBER));
        assert_eq!(Decision::read("Quyết định ban hành Bộ chỉ số “Xã chuyển đổi số”").number, None);
        let mut given = Decision::default();
        given.set_number_and_date("số 12/QĐ-UBND ngày 5/1/2024");
        assert_eq!((given.number.as_deref(), given.date), (Some("12/QĐ-UBND"), Some(("5".to_owned(), "1".to_owned(), "2024".to_owned()))));
    }
}
