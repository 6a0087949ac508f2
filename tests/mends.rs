//! A fix mends: over every broken rule text of the cases and of the reference, the text after a fix draws the finding no more, and no error
//! that was not there before.
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

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dti::compile::compile;
use dti::diagnostic::{Finding, Fix, Level};
use dti::load::{Disk, Files};
use dti::mend::{applied, mend, worse};
use dti::message::{Lang, message};
use dti::source::Sources;
use fences::{HEADER, Texts, files, pages_to_run};

/// Codes that have a fix wherever the texts draw them; of the others the message alone says what to do, at least here and there.
const ALWAYS_MENDED: [&str; 12] =
    ["E0104", "E0106", "E0107", "E0108", "E0112", "E0114", "E0115", "E0130", "E0414", "E0514", "E1404", "W0411"];

/// What a mend may bring to light, because the fault hid it: the code of the fault, the code that is seen behind it, why.
const BROUGHT_TO_LIGHT: [(&str, &str, &str); 1] = [("E0114", "E0207", "a code that could not be read has no parent that could be missing")];

/// Files, some of them in another form.
struct Changed<'a> {
    under: &'a dyn Files,
    texts: BTreeMap<String, String>,
}

impl Files for Changed<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.texts.get(path).map_or_else(|| self.under.read(path), |text| Ok(text.clone().into_bytes()))
    }
}

/// The files of a folder under their bare names.
struct Folder<'a>(&'a Path);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        Disk.read(&self.0.join(path).to_string_lossy())
    }
}

fn found(files: &dyn Files, path: &str) -> (Sources, Vec<Finding>) {
    let compiled = compile(files, path).expect("a readable file");
    let mut findings = compiled.findings.clone();
    for failure in compiled.runnable().map(dti::example::failing).unwrap_or_default() {
        findings.push(failure);
    }
    (compiled.sources, findings.sorted())
}

fn after(files: &dyn Files, path: &str, fix: &Fix, sources: &Sources) -> Vec<Finding> {
    let name = |(id, text)| (sources.file(id).unwrap().name.clone(), text);
    let texts = applied(fix, sources).into_iter().map(name).collect();
    found(&Changed { under: files, texts }, path).1
}

/// How often just this is found; the figures of a fault tell it from others of its code.
fn count(findings: &[Finding], like: &Finding) -> usize {
    findings.iter().filter(|finding| finding.fault == like.fault && finding.subject == like.subject).count()
}

/// The errors that a mend brings, without those that it may bring to light.
fn brought(mended: &[&Finding], before: &[Finding], after: &[Finding]) -> Vec<String> {
    let known = |new: &Finding| {
        let of = |finding: &&Finding| {
            BROUGHT_TO_LIGHT.iter().any(|(fault, seen, _)| finding.fault.code() == *fault && new.fault.code() == *seen)
        };
        mended.iter().any(of)
    };
    worse(before, after).into_iter().filter(|new| !known(new)).map(|new| message(new, Lang::En).headline).collect()
}

/// What was seen over all texts.
#[derive(Default)]
struct Seen {
    texts: usize,
    fixes: usize,
    mended: BTreeSet<&'static str>,
    without: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

impl Seen {
    fn text(&mut self, place: &str, files: &dyn Files, path: &str) {
        let (sources, findings) = found(files, path);
        self.texts += 1;
        for finding in &findings {
            let code = finding.fault.code();
            if finding.fixes.is_empty() {
                self.without.insert(code);
                continue;
            }
            self.mended.insert(code);
            let mut sound = 0;
            for (choice, fix) in finding.fixes.iter().enumerate() {
                self.fixes += 1;
                let left = after(files, path, fix, &sources);
                let new = brought(&[finding], &findings, &left);
                sound += usize::from(new.is_empty());
                if count(&left, finding) >= count(&findings, finding) || (finding.fixes.len() == 1 && !new.is_empty()) {
                    let said = message(finding, Lang::En).headline;
                    self.wrong.push(format!("{place}: {code}, fix {choice} {fix:?}\n  of: {said}\n  brings: {new:?}"));
                }
            }
            // Of choices one may be wrong for this text; that is why a person takes one.
            if sound == 0 {
                self.wrong.push(format!("{place}: {code}, no choice is sound"));
            }
        }
        self.together(place, files, path, &sources, &findings);
    }

    /// All fixes at once leave none of what they mend, and bring no error either.
    fn together(&mut self, place: &str, files: &dyn Files, path: &str, sources: &Sources, findings: &[Finding]) {
        let made = mend(findings, sources);
        if made.count == 0 {
            return;
        }
        let texts = made.texts.into_iter().map(|(id, text)| (sources.file(id).unwrap().name.clone(), text)).collect();
        let (_, left) = found(&Changed { under: files, texts }, path);
        let mended: Vec<&Finding> = findings.iter().filter(|finding| finding.accepted.is_none() && finding.mend().is_some()).collect();
        let stand = mended.iter().filter(|finding| count(&left, finding) >= count(findings, finding)).count();
        let new = brought(&mended, findings, &left);
        if stand + made.count > mended.len() || !new.is_empty() {
            let codes = |findings: &[Finding]| findings.iter().map(|finding| finding.fault.code()).collect::<Vec<_>>();
            self.wrong.push(format!("{place}: together {:?} become {:?}: {new:?}", codes(findings), codes(&left)));
        }
    }
}

#[test]
fn a_fix_mends_its_finding_and_brings_no_error() {
    let mut seen = Seen::default();
    for folder in ["rules", "examples", "three"] {
        let folder = Path::new("tests/cases").join(folder);
        let mut names: Vec<String> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name.ends_with(".dti"));
        names.sort();
        for name in names {
            seen.text(&format!("{}", folder.join(&name).display()), &Folder(&folder), &name);
        }
    }
    for page in pages_to_run(Path::new("docs")) {
        let blocks = fences::fences(&page.display().to_string(), &std::fs::read_to_string(&page).unwrap());
        let others = files(&blocks);
        for block in blocks.iter().filter(|block| block.info.starts_with("dti ") && !block.info.starts_with("dti tệp")) {
            let header = if block.info.contains("mảnh") { HEADER } else { "" };
            let text = format!("{header}{}", block.text);
            seen.text(&block.place(), &Texts { main: &text, others: &others }, "vi-du.dti");
        }
    }
    println!("{} fixes in {} texts; with a fix: {:?}", seen.fixes, seen.texts, seen.mended);
    println!("here and there without: {:?}", seen.mended.intersection(&seen.without).collect::<Vec<_>>());
    assert!(seen.wrong.is_empty(), "{} wrong\n{}", seen.wrong.len(), seen.wrong.join("\n"));
    assert!(seen.fixes >= 40 && seen.texts >= 250, "{} fixes in {} texts", seen.fixes, seen.texts);
    for code in ALWAYS_MENDED {
        assert!(seen.mended.contains(code) && !seen.without.contains(code), "{code} has no fix somewhere");
    }
}

/// The shipped sets stand as they are: what is accepted in them is not mended.
#[test]
fn a_shipped_set_has_nothing_to_mend() {
    for set in ["rulesets/dak-nong/qd-1552-2022/huyen.dti", "rulesets/dak-lak/qd-2534-2022/huyen.dti", "rulesets/mau/cap-huyen/huyen.dti"] {
        let (sources, findings) = found(&Disk, set);
        assert!(findings.iter().all(|finding| finding.accepted.is_some() || finding.fault.level() == Level::Remark), "{set}");
        assert_eq!(mend(&findings, &sources).count, 0, "{set}");
    }
}

/// A name that is as near to one figure as to another could mean either: both are offered and neither is taken.
#[test]
fn of_two_names_that_are_equally_near_none_is_taken() {
    let text = format!(
        "{HEADER}chỉ số 1 \"Hồ sơ\" 100 điểm\n  số liệu hồ_sơ_a: số nguyên (hồ sơ), từ 0 đến hồ_sơ_b\n  \
         số liệu hồ_sơ_b: số nguyên (hồ sơ), từ 1 trở lên\n  điểm theo tỷ lệ hồ_sơ_a / hồ_sơ_c\n"
    );
    let (sources, findings) = found(&Texts { main: &text, others: &BTreeMap::new() }, "vi-du.dti");
    let unknown = findings.iter().find(|finding| finding.fault.code() == "E0201").expect("an unknown name");
    let offered: Vec<&str> = unknown.fixes.iter().map(|fix| fix.edits[0].text.as_str()).collect();
    assert_eq!(offered, ["hồ_sơ_a", "hồ_sơ_b"]);
    assert_eq!(mend(&findings, &sources).count, 0);
}
