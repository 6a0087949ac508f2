//! The tutorial, followed word for word in an empty folder, and the calls of the pages on score sheets.
//!
//! A block is saved, or added, to the file that the sentence before it names; a sentence that says “thay … bằng …” changes the file; the lines of
//! a `sh` block are run, and the `text` block behind them holds lines that are seen.
#![cfg(feature = "cli")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::path::Path;
use std::process::Command;

struct Page {
    folder: std::path::PathBuf,
    ran: usize,
    seen: usize,
    /// What the last calls printed.
    printed: String,
}

impl Page {
    fn run(&mut self, line: &str, fails: bool) {
        let words = words(line);
        assert_eq!(words[0], "dti", "{line}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dti"));
        for name in ["COLUMNS", "NO_COLOR", "DTI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        let ran = command.args(&words[1..]).current_dir(&self.folder).output().unwrap();
        let printed = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(i32::from(fails)), "{line}\n{printed}");
        // Words of a message may stand on two lines of a terminal.
        let plain: Vec<&str> = printed.lines().map(|line| line.trim().trim_start_matches("│ ")).collect();
        self.printed.push_str(&plain.join("\n"));
        self.printed.push('\n');
        self.ran += 1;
    }

    fn sees(&mut self, text: &str) {
        let printed = self.printed.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in text.lines().filter(|line| !line.is_empty()) {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            for part in line.split('…').map(str::trim).filter(|part| !part.is_empty()) {
                assert!(printed.contains(part), "not seen: {part}\n{}", self.printed);
            }
            self.seen += 1;
        }
    }

    /// `thay … bằng …` in a sentence about a file; both in backticks.
    fn changes(&self, sentence: &str) {
        let quoted: Vec<&str> = sentence.split('`').skip(1).step_by(2).collect();
        let Some(at) = sentence.find("thay `").or_else(|| sentence.find("replace `")) else { return };
        let before = sentence[..at].matches('`').count() / 2;
        let (file, old, new) = (quoted[before - 1], quoted[before], quoted[before + 1]);
        let path = self.folder.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "“{old}” in {file}:\n{text}");
        std::fs::write(path, text.replace(old, new)).unwrap();
    }
}

/// The words of a call; blanks inside double quotes belong to a word.
fn words(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => out.push(String::new()),
            _ => out.last_mut().unwrap().push(letter),
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

/// Follows a page in a folder.
fn follow(page: &str, folder: &Path) -> Page {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let mut done = Page { folder: folder.to_owned(), ran: 0, seen: 0, printed: String::new() };
    let mut prose = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            prose.push_str(line);
            prose.push(' ');
            continue;
        };
        let mut block: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        // What changes a file comes before the block that uses it.
        for sentence in prose.split(". ").flat_map(|part| part.split("; ")) {
            done.changes(sentence);
        }
        let named = || prose.split('`').skip(1).step_by(2).filter(|word| word.ends_with(".dti") || word.ends_with(".csv")).last().unwrap();
        let adds = prose.contains("vào cuối tệp") || prose.contains("to the end of");
        match info.split(' ').next().unwrap() {
            "dti" | "csv" => {
                block.push("");
                let path = folder.join(named());
                let before = if adds { std::fs::read_to_string(&path).unwrap() } else { String::new() };
                std::fs::write(path, before + &block.join("\n")).unwrap();
            }
            "sh" => {
                done.printed.clear();
                block.iter().for_each(|line| done.run(line, info == "sh sai"));
            }
            "text" => done.sees(&block.join("\n")),
            other => panic!("{page}: what is a block of {other}?"),
        }
        prose.clear();
    }
    done
}

#[test]
fn the_tutorial_is_followed_word_for_word() {
    for page in ["docs/huong-dan.md", "docs/en/huong-dan.md"] {
        let folder = tempfile::tempdir().unwrap();
        let done = follow(page, folder.path());
        assert!(done.ran >= 14 && done.seen >= 20, "{page}: {} calls, {} lines", done.ran, done.seen);
        for (file, least) in [("phu-luc.docx", 4_000), ("bao-cao.docx", 4_000), ("bieu-mau.xlsx", 4_000)] {
            let size = std::fs::metadata(folder.path().join(file)).unwrap().len();
            assert!(size > least, "{page}: {file} has {size} bytes");
        }
    }
}

#[test]
fn the_calls_on_the_page_of_score_sheets_print_what_it_shows() {
    for page in ["docs/phieu-diem.md", "docs/en/phieu-diem.md"] {
        let done = follow(page, Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(done.ran >= 2 && done.seen >= 8, "{page}: {} calls, {} lines", done.ran, done.seen);
    }
}

/// The calls of the README, in a folder that has the files of the repository: they do what is said; only a table that does not follow ends with 1.
#[test]
fn the_calls_of_the_readme_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for name in ["rulesets", "examples"] {
        copy(&root.join(name), &folder.path().join(name));
    }
    let text = std::fs::read_to_string(root.join("README.md")).unwrap();
    let mut done = Page { folder: folder.path().to_owned(), ran: 0, seen: 0, printed: String::new() };
    for block in text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()) {
        for line in block.replace("\\\n", " ").lines() {
            let line = line.replace("cargo run --release -- ", "dti ");
            if line.starts_with("dti ") {
                done.run(&line, line.starts_with("dti reconcile"));
            }
        }
    }
    assert!(done.ran >= 4, "only {} calls", done.ran);
    done.sees("685,21\n664,87\n30,01");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &there) } else { _ = std::fs::copy(&path, there).unwrap() }
    }
}
