//! The shape of the code: a module uses only what stands above it, and no file outgrows one idea.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The pipeline from its top; the modules of one line may use each other.
const LAYERS: [&[&str]; 24] = [
    &["source", "code", "letters", "name", "quantity", "diagnostic"],
    &["syntax"],
    &["format"],
    &["load"],
    &["ir", "builtin", "check"],
    &["eval"],
    &["formula"],
    &["lint"],
    &["mend"],
    &["data", "form", "score"],
    &["survey"],
    &["sample"],
    &["starter"],
    &["example"],
    &["message"],
    &["explain"],
    &["reconcile"],
    &["document"],
    &["annex", "scoresheet", "report"],
    &["emit"],
    &["render"],
    &["compile"],
    &["cli"],
    &["lib", "main"],
];

/// `compile` gives the order of the stages up to the proofs and says nothing itself.
const NOT_FOR_COMPILE: [&str; 9] = ["message", "explain", "reconcile", "document", "annex", "scoresheet", "report", "emit", "render"];

const MOST_LINES: usize = 600;

#[test]
fn no_module_uses_what_stands_below_it() {
    let files = rust_files(Path::new("src"));
    let tests: BTreeSet<PathBuf> = files.iter().flat_map(|file| test_modules(file)).collect();
    let mut wrong = Vec::new();
    let mut edges = 0;
    for file in files.iter().filter(|file| !tests.contains(*file)) {
        let from = module(file);
        let own = layer(&from).unwrap_or_else(|| panic!("{} is in no layer", file.display()));
        for (line, to) in uses(&without_tests(&read(file))) {
            edges += 1;
            let allowed = layer(&to).is_some_and(|layer| layer <= own) && !(from == "compile" && NOT_FOR_COMPILE.contains(&to.as_str()));
            if !allowed {
                wrong.push(format!("{}:{line}: {from} uses {to}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(edges > 100, "only {edges} uses were seen");
}

#[test]
fn the_map_in_the_library_names_every_module() {
    let text = read(Path::new("src/lib.rs"));
    for name in text.lines().filter_map(|line| line.strip_prefix("pub mod ")).map(|rest| rest.trim_end_matches(';')) {
        assert!(text.contains(&format!("`{name}`")), "lib.rs does not say what `{name}` is for");
    }
}

#[test]
fn no_file_is_too_long() {
    let files = ["src", "tests", "benches"].into_iter().flat_map(|folder| rust_files(Path::new(folder)));
    let long: Vec<String> = files
        .map(|file| (read(&file).lines().count(), file))
        .filter(|(lines, file)| *lines > MOST_LINES && !EXEMPT.contains(&file.to_string_lossy().as_ref()))
        .map(|(lines, file)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

const EXEMPT: [&str; 0] = [];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The module of a file: the folder or file right under `src`.
fn module(file: &Path) -> String {
    let first = file.components().nth(1).expect("a file under src");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The modules that a text names by `crate::`, with their lines.
fn uses(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.split("//").next().unwrap_or("");
        for rest in line.split("crate::").skip(1) {
            if let Some(list) = rest.strip_prefix('{') {
                let names = list.split([',', '}']).map(|name| name.split("::").next().unwrap_or("").trim());
                out.extend(names.filter(|name| layer(name).is_some()).map(|name| (index + 1, name.to_owned())));
                continue;
            }
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            out.push((index + 1, name));
        }
    }
    out
}

/// A text without its `#[cfg(test)]` items, which stand at the left margin and end with a brace or a semicolon there.
fn without_tests(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        inside |= line == "#[cfg(test)]";
        if !inside {
            out.push_str(line);
        }
        out.push('\n');
        if line == "}" || (line.starts_with("mod ") && line.ends_with(';')) {
            inside = false;
        }
    }
    out
}

/// The files of modules that a file declares for tests only.
fn test_modules(file: &Path) -> Vec<PathBuf> {
    let text = read(file);
    let mut out = Vec::new();
    let mut for_tests = false;
    for line in text.lines() {
        if line == "#[cfg(test)]" {
            for_tests = true;
        } else if let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')).filter(|_| for_tests) {
            let folder = match file.file_name().and_then(|name| name.to_str()) {
                Some("mod.rs" | "lib.rs" | "main.rs") => file.parent().expect("a folder").to_owned(),
                _ => file.with_extension(""),
            };
            out.push(folder.join(format!("{name}.rs")));
            for_tests = false;
        } else if !line.starts_with("#[") {
            for_tests = false;
        }
    }
    out
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut out = Vec::new();
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
