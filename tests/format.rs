//! The layout: it changes how a text looks and nothing of what it says.
//!
//! Every text of the project is laid out — shipped sets, cases, the blocks of the documents — and every mutant of one word of a selection:
//! nothing panics, doing it twice changes nothing, no comment is lost, and the program and its findings stay the same. The shipped sets are
//! in their layout already, and come back to it from any blanks between their words. What the layout looks like is shown by pairs of files
//! that a person has read (`tests/format/*.truoc.dti` and `*.sau.dti`).
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "help/fences.rs"]
mod fences;
#[path = "format/hold.rs"]
mod hold;
#[path = "format/mangle.rs"]
mod mangle;
#[path = "format/words.rs"]
mod words;

use std::path::{Path, PathBuf};

use dti::format::{Refusal, WIDTH, format};
use dti::source::FileId;
use hold::{Held, hold};

/// A text under the name that its imports are read beside.
struct Text {
    name: String,
    text: String,
}

fn files(folders: &[&str]) -> Vec<Text> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in folders {
        gather(Path::new(folder), &mut paths);
    }
    paths.sort();
    // What is not UTF-8 is refused before it comes here.
    let read = |path: PathBuf| Some(Text { text: std::fs::read_to_string(&path).ok()?, name: path.to_string_lossy().into_owned() });
    paths.into_iter().filter_map(read).collect()
}

fn gather(folder: &Path, out: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            gather(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "dti") {
            out.push(path);
        }
    }
}

/// The sets that are shipped whole; `examples/loi` holds broken ones whose places the documents name.
fn shipped() -> Vec<Text> {
    files(&["rulesets", "examples"]).into_iter().filter(|text| !text.name.starts_with("examples/loi")).collect()
}

fn laid_out(text: &str) -> String {
    match format(FileId(0), text) {
        Ok(made) => made,
        Err(Refusal::Broken(findings)) => panic!("{:?}\n{text}", findings.sorted()),
        Err(Refusal::Changed) => panic!("not laid out:\n{text}"),
    }
}

#[test]
fn every_shipped_set_is_in_its_layout() {
    let sets = shipped();
    assert!(sets.len() > 30, "only {} sets were found", sets.len());
    for set in sets {
        assert_eq!(laid_out(&set.text), set.text, "{}: run dti fmt", set.name);
    }
}

#[test]
fn every_text_of_the_project_says_the_same_in_its_layout() {
    let (mut done, mut refused) = (0, 0);
    for text in files(&["rulesets", "examples", "tests", "fuzz"]) {
        match hold(&text.name, &text.text, true) {
            Held::LaidOut => done += 1,
            Held::Refused => refused += 1,
        }
    }
    assert!(done > 350 && refused > 20, "{done} laid out, {refused} refused");
}

#[test]
fn every_block_of_the_documents_says_the_same_in_its_layout() {
    let mut done = 0;
    for page in fences::pages(Path::new("docs")) {
        for fence in fences::fences(&page.to_string_lossy(), &std::fs::read_to_string(&page).unwrap()) {
            if fence.info.starts_with("dti") {
                // A fragment has no header, which is a finding of both.
                done += i32::from(hold("docs/x.dti", &fence.text, true) == Held::LaidOut);
            }
        }
    }
    assert!(done > 150, "{done}");
}

/// Short sets that together have most sentences; each block of them is tried by itself.
const MUTATED: [&str; 8] = [
    "examples/mau/cap-huyen-mau.dti",
    "rulesets/mau/danh-sach-du-an-ho-so/danh-sach.dti",
    "rulesets/mau/binh-quan-hai-cap/binh-quan.dti",
    "rulesets/mau/cap-huyen/nhom-2-hoat-dong.dti",
    "rulesets/mau/hang-le/can-tho-2579-2025.dti",
    "rulesets/mau/hang-le/ddci.dti",
    "examples/excel/so-nganh.dti",
    "rulesets/can-tho/kh-157-2025/xa.dti",
];

/// The program of one in so many mutants is compared as well; the words of every one are.
const COMPILED: usize = 97;

#[test]
fn every_mutant_of_one_word_says_the_same_in_its_layout() {
    let (mut tried, mut done) = (0_usize, 0_usize);
    for name in MUTATED {
        let text = std::fs::read_to_string(name).unwrap();
        for block in text.split_inclusive("\n\n") {
            for mutant in words::mutants(block) {
                tried += 1;
                done += usize::from(hold(name, &mutant, tried % COMPILED == 0) == Held::LaidOut);
            }
        }
    }
    println!("{tried} mutants, {done} laid out");
    assert!(tried > 15_000 && done > 2_000, "{tried} mutants, {done} laid out");
}

#[test]
fn blanks_between_words_make_no_difference() {
    for set in shipped() {
        let Ok(wanted) = format(FileId(0), &set.text) else { continue };
        for seed in 1..=3 {
            let mangled = mangle::blanks(&set.text, seed);
            assert_eq!(laid_out(&mangled), wanted, "{}, seed {seed}", set.name);
        }
    }
}

#[test]
fn pairs_that_a_person_read() {
    let befores: Vec<Text> = files(&["tests/format"]).into_iter().filter(|text| text.name.ends_with(".truoc.dti")).collect();
    assert!(befores.len() >= 6);
    for before in befores {
        let name = before.name.replace(".truoc.", ".sau.");
        let wanted = std::fs::read_to_string(&name).unwrap_or_default();
        let made = laid_out(&before.text);
        if std::env::var_os("WRITE_PAIRS").is_some() {
            std::fs::write(&name, &made).unwrap();
        }
        assert_eq!(made, wanted, "{}", before.name);
        assert_eq!(laid_out(&wanted), wanted, "{name}");
        let long = |line: &&str| line.chars().count() > WIDTH && !line.contains('"') && !line.contains('#');
        assert_eq!(wanted.lines().find(long), None, "{name}");
    }
}

/// Before and after; the parentheses that stay are the ones a reader needs.
#[test]
fn parentheses_that_say_nothing_go() {
    let row = |clause: &str| format!("chỉ số 1 \"A\" 10 điểm\n  {clause}\n");
    for (before, after) in [
        ("điểm theo tỷ lệ (a / b)", "điểm theo tỷ lệ a / b"),
        ("điểm theo tỷ lệ ((a - b)) / b", "điểm theo tỷ lệ (a - b) / b"),
        ("điểm = (a + (b)) × (c × 2 điểm)", "điểm = (a + b) × (c × 2 điểm)"),
        ("điểm = 2 điểm + (a × 1 điểm) - (b × 1 điểm)", "điểm = 2 điểm + a × 1 điểm - b × 1 điểm"),
        ("điểm = 2 điểm - (1 điểm + 1 điểm)", "điểm = 2 điểm - (1 điểm + 1 điểm)"),
        ("điểm = (a / b, không phát sinh: (0)) × 2 điểm", "điểm = (a / b, không phát sinh: 0) × 2 điểm"),
        ("điểm = 2 điểm × (a / b)", "điểm = 2 điểm × (a / b)"),
        ("điểm = (-(a)) × 2 điểm", "điểm = (-(a)) × 2 điểm"),
        ("điểm = lớn_nhất((a); (b + c)) × 2 điểm", "điểm = lớn_nhất(a; b + c) × 2 điểm"),
        ("chỉ chấm khi (a và b), nếu không thì 0 điểm", "chỉ chấm khi a và b, nếu không thì 0 điểm"),
        ("chỉ chấm khi (a bằng 1) và (b từ 2 trở lên)", "chỉ chấm khi a bằng 1 và b từ 2 trở lên"),
        ("chỉ chấm khi (a bằng 1 và b) hoặc c", "chỉ chấm khi (a bằng 1 và b) hoặc c"),
        ("chỉ chấm khi (không a) và b", "chỉ chấm khi (không a) và b"),
        ("chỉ chấm khi không (a và b)", "chỉ chấm khi không (a và b)"),
        ("chỉ chấm khi không (a)", "chỉ chấm khi không (a)"),
        ("chỉ chấm khi (có dự_án mà đúng_hạn) và b", "chỉ chấm khi (có dự_án mà đúng_hạn) và b"),
        ("chỉ chấm khi có dự_án mà (đúng_hạn)", "chỉ chấm khi có dự_án mà (đúng_hạn)"),
        ("điểm theo tỷ lệ (số lượng dự_án) / b", "điểm theo tỷ lệ (số lượng dự_án) / b"),
        ("điểm theo (khoảng)\n    1: 2 điểm\n    còn lại: 0 điểm", "điểm theo (khoảng)\n    1:        2 điểm\n    còn lại:  0 điểm"),
    ] {
        assert_eq!(laid_out(&row(before)), row(after));
    }
}

#[test]
fn a_text_that_does_not_parse_is_refused() {
    for text in ["chỉ sô 1 \"A\" 10 điểm\n", "chỉ số 1 \"A\" 10 điểm\n  điểm = = 1\n", "nhóm I \"A\n", "không gì\n"] {
        assert!(matches!(format(FileId(0), text), Err(Refusal::Broken(found)) if found.block()), "{text}");
    }
    assert_eq!(laid_out(""), "");
    assert_eq!(laid_out("\n\n  # một\n\n\n# hai  \n\n"), "# một\n\n# hai\n");
}

#[test]
fn line_ends_and_marks_of_word_processors_stay_or_go() {
    assert_eq!(laid_out("Nhóm  I “Nền tảng  chung” 10 điểm\r\n"), "nhóm I “Nền tảng  chung” 10 điểm\r\n");
    let before = "\u{feff}chỉ số 1 \"A\" 10 điểm\n  điểm = a * 1\u{a0}điểm – b×1 điểm − c/2×1 điểm\n";
    assert_eq!(laid_out(before), "chỉ số 1 \"A\" 10 điểm\n  điểm = a × 1 điểm - b × 1 điểm − c / 2 × 1 điểm\n");
    let names = "chỉ số 1 \"A\" 10 điểm\n  số liệu ho\u{a0}: tỉ  lệ\n".replace("ho\u{a0}", "hoà_giải");
    assert_eq!(laid_out(&names), "chỉ số 1 \"A\" 10 điểm\n  số liệu hoà_giải: tỷ lệ\n");
}
