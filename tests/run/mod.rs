//! Runs the program, and reads tables and numbers without any of its code: commas, quotes and integers only.
#![allow(dead_code, reason = "each test takes its part")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// How a run ended.
pub struct Ran {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl Ran {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.text(), self.err))
    }

    /// Insists on the exit code.
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", String::from_utf8_lossy(&self.out), self.err);
        self
    }
}

/// Runs the program at the root of the project.
pub fn dti(args: &[&str]) -> Ran {
    fed(args, b"")
}

/// The same, with something on the standard input.
pub fn fed(args: &[&str], input: &[u8]) -> Ran {
    under(args, input, &[])
}

/// The variables by which a machine changes what the program says; a test sets those that it means.
const OF_THE_MACHINE: [&str; 6] = ["COLUMNS", "NO_COLOR", "DTI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The same, with some variables set.
pub fn under(args: &[&str], input: &[u8], variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dti"));
    for name in OF_THE_MACHINE {
        command.env_remove(name);
    }
    let mut child = command
        .args(args)
        .envs(variables.iter().copied())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that does not read its input closes the pipe; that is no fault.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(!err.contains("panicked"), "{err}");
    Ran { code: output.status.code().unwrap(), out: output.stdout, err }
}

/// The results of a set on a data file.
pub fn scores(rules: &str, data: &str) -> Value {
    dti(&["eval", rules, "--data", data, "--format", "json"]).ends(0).json()
}

/// The same of a set that has lists, with their tables (`dự_án=du-an.csv`).
pub fn scores_of_lists(rules: &str, data: &str, lists: &[&str]) -> Value {
    let mut args = vec!["eval", rules, "--data", data, "--format", "json"];
    lists.iter().for_each(|list| args.extend(["--list", list]));
    dti(&args).ends(0).json()
}

/// A folder that goes when the test ends.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes a file into a folder and gives its path.
pub fn put(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

pub fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The cells of a file of the project.
pub fn cells(path: &str, delimiter: char) -> Vec<Vec<String>> {
    records(&std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap(), delimiter)
}

/// Cuts CSV text into cells; `"` quotes a cell, `""` is a quote in it.
pub fn records(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other if other == delimiter && !quoted => row.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// A printed number in units of its last allowed decimal: `685,21` and `685.21` are 68521 at two places.
pub fn scaled(text: &str, places: usize) -> i64 {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    assert!(decimals.len() <= places, "{text} has more than {places} decimals");
    format!("{whole}{decimals:0<places$}").parse().unwrap_or_else(|_| panic!("“{text}” is no number"))
}

/// The same of a number in the results; nothing where there is none.
pub fn value(number: &Value, places: usize) -> Option<i64> {
    Some(scaled(number.get("value")?.as_str().unwrap(), places))
}

/// A unit of the results by its name.
pub fn unit<'a>(results: &'a Value, name: &str) -> &'a Value {
    let found = results["units"].as_array().unwrap().iter().find(|unit| unit["name"] == name);
    found.unwrap_or_else(|| panic!("no unit {name}"))
}

/// Code, line and column of each error nobody accepted, as `check` gives them.
pub fn errors(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let standing = findings.filter(|finding| finding["level"] == "error" && finding["accepted"].is_null());
    standing.map(|finding| format!("{} {}:{}", finding["code"].as_str().unwrap(), finding["line"], finding["column"])).collect()
}
