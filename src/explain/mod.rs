//! The pages of the codes: what a finding is, why it matters to the regulation, what to avoid and what to write instead.
//!
//! A page is a file of `docs/ma`, in both languages; it is read here from its text, so that what a terminal shows and what the documentation
//! shows are one.

mod page;
mod pages;

use strsim::damerau_levenshtein;

pub use page::{Page, Part, Section};

/// The page of a code.
pub fn page(code: &str) -> Option<Page> {
    let (code, text) = pages::PAGES.iter().find(|(known, _)| *known == code)?;
    Page::read(code, text)
}

/// The codes that have a page, in order of their numbers.
pub fn codes() -> impl Iterator<Item = &'static str> {
    pages::PAGES.iter().map(|(code, _)| *code)
}

/// A code as a person writes it: `E0401`, `e0401`, `0401`. `Err` holds the codes that may have been meant.
pub fn find(written: &str) -> Result<&'static str, Vec<&'static str>> {
    let wanted = written.trim().trim_start_matches("dti ").trim().to_uppercase();
    let digits = |code: &'static str| code.get(1..).unwrap_or("");
    if let Some(code) = codes().find(|code| *code == wanted || digits(code) == wanted) {
        return Ok(code);
    }
    // Another level of the same number first, then what a slip of the hand makes of it.
    let number = wanted.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned();
    let same = codes().filter(|code| !number.is_empty() && digits(code) == number);
    let mut near: Vec<(usize, &'static str)> =
        codes().map(|code| (damerau_levenshtein(&number, digits(code)), code)).filter(|(distance, _)| *distance == 1).collect();
    near.sort();
    let mut offers: Vec<&'static str> = same.collect();
    for (_, code) in near {
        if !offers.contains(&code) && !number.is_empty() {
            offers.push(code);
        }
    }
    offers.truncate(MOST_OFFERS);
    Err(offers)
}

/// More than these are no help.
const MOST_OFFERS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    #[test]
    fn a_code_is_found_as_people_write_it() {
        for written in ["E0401", "e0401", "0401", " E0401 ", "dti E0401"] {
            assert_eq!(find(written), Ok("E0401"), "{written}");
        }
        // The letter is the level: another one is another code, and the number says which was meant.
        assert_eq!(find("W0401").unwrap_err().first(), Some(&"E0401"));
        // Two digits in the wrong order.
        assert!(find("4001").unwrap_err().contains(&"E0401"));
        assert!(find("").unwrap_err().is_empty() && find("xin chào").unwrap_err().is_empty());
    }

    #[test]
    fn every_page_has_its_parts_in_both_languages() {
        for code in codes() {
            let page = page(code).unwrap_or_else(|| panic!("{code}: the page is not in its form"));
            for lang in [Lang::Vi, Lang::En] {
                assert!(!page.title(lang).is_empty(), "{code} has no title");
                for part in page.parts(lang) {
                    assert!(!part.text.is_empty(), "{code}: {:?} is empty", part.section);
                    assert!(!part.text.contains("```"), "{code}: {:?} has a block in the middle", part.section);
                }
            }
        }
    }
}
