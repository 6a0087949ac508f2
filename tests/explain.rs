//! Every code has its page, every page its code, and `dti check --explain` carries them all.
//!
//! `UPDATE_PAGES=1 cargo test --test explain` writes the list of pages and their index anew.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = "docs/ma";
const INDEX: &str = "docs/ma/README.md";
const LIST: &str = "src/explain/pages.rs";

/// What the codes of a hundred are about.
const HUNDREDS: [(&str, &str); 17] = [
    ("01", "Câu chữ của bộ chỉ số"),
    ("02", "Tên, mã, tệp kèm theo"),
    ("03", "Tổng điểm, số lượng, cây chỉ số"),
    ("04", "Bậc điểm, mức xếp loại, lựa chọn"),
    ("05", "Điểm, tỷ lệ, số đếm, có/không lẫn nhau"),
    ("06", "Chính sách khi chưa có số liệu, không phát sinh, không áp dụng"),
    ("07", "Số liệu một năm"),
    ("08", "Kết quả đã công bố"),
    ("09", "Ví dụ trong bộ chỉ số"),
    ("10", "Các cách chấm"),
    ("11", "Nhiều tệp, các vòng chấm"),
    ("12", "Tệp Excel, JSON, cách trình bày bảng"),
    ("13", "Biểu mẫu gửi các đơn vị"),
    ("14", "Danh sách"),
    ("15", "Điều chứng minh được từ bộ chỉ số"),
    ("16", "Điều số liệu cho thấy về bộ chỉ số"),
    ("17", "Khác"),
];

/// Codes by their numbers.
fn by_number(code: &str) -> (String, char) {
    (code[1..].to_owned(), code.chars().next().unwrap())
}

fn declared() -> BTreeSet<String> {
    let mut declared = BTreeSet::new();
    for entry in std::fs::read_dir("src/diagnostic").unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let codes = text.lines().filter_map(|line| line.split_once("=> \"")?.1.split('"').next());
        declared.extend(codes.filter(|code| code.len() == 5).map(str::to_owned));
    }
    assert!(declared.len() > 200, "only {} codes", declared.len());
    declared
}

/// The pages as they lie in the folder, in the order of their numbers.
fn pages() -> Vec<(String, String)> {
    let names = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut codes: Vec<String> =
        names.filter_map(|name| name.strip_suffix(".md").filter(|name| *name != "README").map(str::to_owned)).collect();
    codes.sort_by_key(|code| by_number(code));
    codes.into_iter().map(|code| (code.clone(), std::fs::read_to_string(format!("{FOLDER}/{code}.md")).unwrap())).collect()
}

fn list(pages: &[(String, String)]) -> String {
    let mut out =
        "//! The pages as they are shipped. `tests/explain.rs` holds that the list is whole, and writes it anew when it is told to.\n\n\
                   pub(super) const PAGES: &[(&str, &str)] = &[\n"
            .to_owned();
    for (code, _) in pages {
        writeln!(out, "    (\"{code}\", include_str!(\"../../docs/ma/{code}.md\")),").unwrap();
    }
    out + "];\n"
}

fn index(pages: &[(String, String)]) -> String {
    let mut out = "# Các mã\n\n> In English: the codes of `dti check` and its companions, each with its page in Vietnamese and English; \
                   `dti check --explain E0401 --lang en` prints one.\n\n\
                   Mã in ở cuối mỗi thông báo. Chữ đầu là mức: E là lỗi (chấm sẽ sai hoặc không chấm được), W là cảnh báo (có lẽ không phải ý \
                   người soạn), N là ghi chú (điều nên biết). `dti check --explain E0401` in trang của một mã.\n"
        .to_owned();
    let mut hundreds: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (code, text) in pages {
        let title = text.lines().next().unwrap().split_once(". ").unwrap().1;
        hundreds.entry(&code[1..3]).or_default().push((code, title));
    }
    for (hundred, codes) in hundreds {
        let (_, about) =
            HUNDREDS.iter().find(|(number, _)| *number == hundred).unwrap_or_else(|| panic!("what are the codes {hundred}xx about?"));
        write!(out, "\n## {hundred}xx: {about}\n\n| mã | điều bị thấy |\n|---|---|\n").unwrap();
        for (code, title) in codes {
            writeln!(out, "| [{code}]({code}.md) | {} |", title.replace('|', "\\|")).unwrap();
        }
    }
    out
}

#[test]
fn every_code_has_its_page_in_the_list_and_in_the_index() {
    let pages = pages();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(LIST, list(&pages)).unwrap();
        std::fs::write(INDEX, index(&pages)).unwrap();
    }
    let declared = declared();
    let have: BTreeSet<String> = pages.iter().map(|(code, _)| code.clone()).collect();
    let stray: Vec<&String> = have.difference(&declared).collect();
    assert!(stray.is_empty(), "no finding has the codes of the pages {stray:?}");
    let missing: Vec<&String> = declared.difference(&have).collect();
    assert!(missing.is_empty(), "{} codes have no page: {missing:?}", missing.len());
    let written = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    assert!(written(LIST) == list(&pages), "{LIST} does not list the pages of {FOLDER}: UPDATE_PAGES=1 cargo test --test explain");
    assert!(written(INDEX) == index(&pages), "{INDEX} does not list the pages of {FOLDER}: UPDATE_PAGES=1 cargo test --test explain");
}

/// The page that the program carries is the page of the folder, and nothing in it is lost.
#[test]
fn every_page_is_carried_whole() {
    if std::env::var_os("UPDATE_PAGES").is_some() {
        return;
    }
    for (code, text) in pages() {
        let page = dti::explain::page(&code).unwrap_or_else(|| panic!("{code}: the page is not in the form of a page"));
        let mut carried = String::new();
        for lang in [dti::message::Lang::Vi, dti::message::Lang::En] {
            carried.push_str(page.title(lang));
            for part in page.parts(lang) {
                carried.push_str(part.section.heading(lang));
                carried.push_str(&part.text);
                carried.extend(part.example.clone());
            }
        }
        let words = |text: &str| text.split_whitespace().collect::<String>();
        let carried = words(&carried);
        for line in text.lines().filter(|line| !line.starts_with("```") && !line.trim().is_empty()) {
            let line = line.trim_start_matches(&format!("# {code}. ")).trim_start_matches("## ");
            assert!(carried.contains(&words(line)), "{code}: “{line}” is lost");
        }
    }
    assert_eq!(dti::explain::codes().count(), pages().len());
}
