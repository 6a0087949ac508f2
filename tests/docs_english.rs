//! The pages for people who read English stand beside the Vietnamese ones, with the same structure and blocks; every link leads somewhere; and every keyword of the
//! language is shown on a page and listed in the index, in both languages.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test stops at what it did not expect"
)]

#[path = "help/fences.rs"]
mod fences;
#[path = "help/keywords.rs"]
mod keywords;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fences::{fences, pages};
use keywords::{holds, place, spellings};

const GRAMMAR: &str = include_str!("../grammar/dti.pest");
/// Folders of Vietnamese pages, each with that of the English ones.
const BESIDE: [(&str, &str); 2] = [("docs/ngon-ngu", "docs/language"), ("docs", "docs/en")];
/// The one page that is in English from the start.
const ENGLISH_ONLY: &str = "json.md";
const REFERENCE: [&str; 2] = ["docs/ngon-ngu", "docs/language"];
const BY_KEYWORD: &str = "tu-khoa.md";
const BY_MEANING: &str = "cac-cach-cham.md";

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The pages that stand in a folder itself.
fn names(folder: &str) -> BTreeSet<String> {
    let pages = pages(Path::new(folder)).into_iter().filter(|page| page.parent() == Some(Path::new(folder)));
    pages.map(|page| page.file_name().unwrap().to_str().unwrap().to_owned()).filter(|name| name != ENGLISH_ONLY).collect()
}

#[test]
fn every_page_has_its_english_page_with_the_same_structure_and_blocks() {
    let (mut compared, mut wrong) = (0, String::new());
    for (vietnamese, english) in BESIDE {
        assert_eq!(names(vietnamese), names(english), "pages of {vietnamese} and {english}");
        for name in names(vietnamese) {
            let [here, there] = [vietnamese, english].map(|folder| format!("{folder}/{name}"));
            let texts = [&here, &there].map(|path| read(Path::new(path)));
            let [mut ours, mut theirs] = [fences(&here, &texts[0]).into_iter(), fences(&there, &texts[1]).into_iter()];
            loop {
                match (ours.next(), theirs.next()) {
                    (None, None) => break,
                    (Some(left), Some(right)) if (&left.info, &left.text) == (&right.info, &right.text) => compared += 1,
                    (left, right) => {
                        let place = |block: Option<fences::Fence>| block.map_or("nothing".to_owned(), |block| block.place());
                        writeln!(wrong, "{} and {} differ", place(left), place(right)).unwrap();
                        break;
                    }
                }
            }
            for (ours, theirs) in shape(&texts[0]).into_iter().zip(shape(&texts[1])).filter(|(ours, theirs)| ours != theirs) {
                writeln!(wrong, "{here} has {ours}, {there} has {theirs}").unwrap();
            }
            for (text, mark, other) in [(&texts[0], "> In English: [", english), (&texts[1], "> Tiếng Việt: [", vietnamese)] {
                let line = text.lines().nth(2).unwrap_or("");
                let to = line.strip_prefix(mark).and_then(|line| line.split_once("](")?.1.split_once(')'));
                let leads = to.is_some_and(|(to, _)| to.ends_with(&format!("/{name}")) || to == format!("../{name}"));
                if !leads {
                    writeln!(wrong, "{name}: its third line does not lead to {other}: {line}").unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(compared > 300, "only {compared} blocks were compared");
}

/// What two pages that say the same have alike, so that a sentence added to one is missed in the other.
fn shape(text: &str) -> [String; 4] {
    let lines = prose(text);
    let headings: Vec<usize> =
        lines.iter().filter(|line| line.starts_with('#')).map(|line| line.len() - line.trim_start_matches('#').len()).collect();
    let items = lines
        .iter()
        .filter(|line| line.starts_with("- ") || line.trim_start_matches(|sign: char| sign.is_ascii_digit()).starts_with(". "))
        .count();
    let rows = lines.iter().filter(|line| line.starts_with('|')).count();
    let mut codes: Vec<&str> =
        lines.iter().flat_map(|line| line.split(|sign: char| !sign.is_ascii_alphanumeric())).filter(|word| is_code(word)).collect();
    codes.sort_unstable();
    [format!("headings {headings:?}"), format!("{items} items"), format!("{rows} rows of tables"), format!("the codes {codes:?}")]
}

fn is_code(word: &str) -> bool {
    word.len() == 5 && word.starts_with(['E', 'W', 'N']) && word[1..].bytes().all(|digit| digit.is_ascii_digit())
}

/// The lines of a page outside its fenced blocks.
fn prose(text: &str) -> Vec<&str> {
    let (mut lines, mut ticks) = (Vec::new(), 0);
    for line in text.lines() {
        let here = line.len() - line.trim_start_matches('`').len();
        match ticks {
            0 if here >= 3 => ticks = here,
            0 => lines.push(line),
            open if here >= open && line.trim_matches('`').trim().is_empty() => ticks = 0,
            _ => {}
        }
    }
    lines
}

/// The links of a line, code in backquotes left out.
fn links(line: &str) -> Vec<String> {
    let mut text = String::new();
    for (index, part) in line.split('`').enumerate() {
        text.push_str(if index % 2 == 0 { part } else { "code" });
    }
    text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

/// What a heading is called in a link: small letters, hyphens for blanks, no other signs.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|sign| sign.is_alphanumeric() || [' ', '-', '_'].contains(sign));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The names of the headings of a page; a second one of the same name is numbered.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let headings = prose(text).into_iter().filter(|line| line.starts_with('#'));
    let named = headings.map(|line| {
        let name = slug(line.trim_start_matches('#'));
        let before = seen.entry(name.clone()).or_default();
        *before += 1;
        if *before == 1 { name } else { format!("{name}-{}", *before - 1) }
    });
    named.collect()
}

#[test]
fn every_link_of_the_pages_leads_somewhere() {
    let mut all: Vec<PathBuf> = pages(Path::new("docs"));
    all.extend(["README.md", "CHANGELOG.md"].map(PathBuf::from));
    let (mut followed, mut with_anchor, mut wrong) = (0, 0, String::new());
    for page in &all {
        let text = read(page);
        for link in prose(&text).into_iter().flat_map(links) {
            if link.contains("://") {
                continue;
            }
            followed += 1;
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            if !target.exists() {
                writeln!(wrong, "{}: {link}: there is no such file", page.display()).unwrap();
            } else if let Some(anchor) = anchor {
                with_anchor += 1;
                if !anchors(&read(&target)).contains(anchor) {
                    writeln!(wrong, "{}: {link}: there is no such heading", page.display()).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(followed > 1000 && with_anchor > 60, "{followed} links, {with_anchor} of them to a heading");
}

#[test]
fn an_english_page_leads_on_to_english_pages() {
    let mut wrong = String::new();
    for (_, english) in BESIDE {
        for name in names(english) {
            let page = PathBuf::from(format!("{english}/{name}"));
            let text = read(&page);
            for link in prose(&text).into_iter().filter(|line| !line.starts_with("> Tiếng Việt: ")).flat_map(links) {
                let file = link.split('#').next().unwrap();
                let goes = page.parent().unwrap().join(file);
                let goes = std::fs::canonicalize(&goes).unwrap_or(goes);
                for (folder, beside) in BESIDE {
                    let folder = std::fs::canonicalize(folder).unwrap();
                    if goes.parent() == Some(&folder) && names(beside).contains(goes.file_name().unwrap().to_str().unwrap()) {
                        writeln!(wrong, "{}: {link} is in Vietnamese, {beside} has it in English", page.display()).unwrap();
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The first cells of the rows of the tables of a page.
fn first_cells(text: &str) -> Vec<&str> {
    let rows = prose(text).into_iter().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once("` |")?.0)).collect()
}

#[test]
fn every_keyword_is_shown_on_a_page_and_stands_in_the_index() {
    let mut words = spellings(GRAMMAR);
    assert!(words.len() > 180, "{} keywords", words.len());
    words.extend(dti::builtin::BUILTINS.iter().flat_map(|function| function.names).map(|name| (*name).to_owned()));
    let mut wrong = String::new();
    for folder in REFERENCE {
        let mut shown = String::new();
        for name in names(folder) {
            let page = format!("{folder}/{name}");
            for block in fences(&page, &read(Path::new(&page))).into_iter().filter(|block| block.info.split(' ').next() == Some("dti")) {
                shown.push_str(&block.text);
            }
        }
        let index = read(&Path::new(folder).join(BY_KEYWORD));
        let entries = first_cells(&index);
        for word in &words {
            // `min` and `max` are other names of functions that are shown.
            if !holds(&shown, word) && !["min", "max"].contains(&word.as_str()) {
                writeln!(wrong, "{folder}: no block shows {word}").unwrap();
            }
            if !entries.iter().any(|entry| holds(entry, word)) {
                writeln!(wrong, "{folder}/{BY_KEYWORD} has no {word}").unwrap();
            }
        }
        for pair in entries.windows(2).filter(|pair| place(pair[0]) > place(pair[1])) {
            writeln!(wrong, "{folder}/{BY_KEYWORD}: {} stands before {}", pair[0], pair[1]).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_page_of_the_language_is_found_from_its_three_indexes() {
    for folder in REFERENCE {
        for index in ["README.md", BY_KEYWORD, BY_MEANING] {
            let text = read(&Path::new(folder).join(index));
            let found: BTreeSet<String> =
                prose(&text).into_iter().flat_map(links).map(|link| link.split('#').next().unwrap().to_owned()).collect();
            for name in names(folder).into_iter().filter(|name| !["README.md", BY_KEYWORD, BY_MEANING].contains(&name.as_str())) {
                assert!(found.contains(&name), "{folder}/{index} does not lead to {name}");
            }
        }
    }
}

#[test]
fn the_helpers_of_this_test_read_as_people_do() {
    let grammar = "kw_each = @{ (\"mỗi\" | \"cứ\" ~ (hs ~ \"đủ\")? ~ end ~ !(hs ~ \"thêm\")) ~ end ~ !(hs ~ \"tiêu\" ~ hs ~ \"chí\") }\n\
                   kw_share = @{ \"cộng\" ~ comma ~ hs ~ \"điểm\" ~ end }\nkw_index = @{ \"chỉ\" ~ hs ~ \"số\" ~ end ~ &(hs ~ ident) }\nident = { \"x\" }\n";
    assert_eq!(spellings(grammar), ["mỗi", "cứ", "cứ đủ", "cộng, điểm", "chỉ số"].map(str::to_owned).into());
    assert!(holds("điểm theo x", "điểm") && !holds("điểm_cộng, xđiểm", "điểm"));
    let order = ["áp dụng", "bằng", "bằng điểm", "biểu", "cao", "cần", "có/không", "còn lại", "danh", "do", "đến", "điểm = …", "mà", "mã"];
    assert!(order.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{:?}", order.map(place));
    assert_eq!(slug(" Phần còn lại: (tổng − xấu) / tổng"), "phần-còn-lại-tổng--xấu--tổng");
    assert_eq!(anchors("# A\n```\n# no\n```\n## B `c`\n## A"), ["a", "a-1", "b-c"].map(str::to_owned).into());
    assert_eq!(links("see [a](b.md#c), `[x](y)` and [d](https://e)"), ["b.md#c", "https://e"]);
}
