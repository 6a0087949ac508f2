//! `dti fmt`: what is written, and that nothing is written where it must not be.

use std::fs;

use crate::BROKEN;
use crate::run::{dti, fed, folder, names_in, put};

const BEFORE: &str = "nhóm   I \"Nền tảng\" 10 điểm # một\n";
const AFTER: &str = "nhóm I \"Nền tảng\" 10 điểm  # một\n";
const OPEN: &str = "nhóm I \"Nền tảng 10 điểm\n";

#[test]
fn a_file_is_laid_out_in_place() {
    let folder = folder();
    let (file, other) = (put(&folder, "a.dti", BEFORE), put(&folder, "b.dti", AFTER));
    let ran = dti(&["fmt", &file, &other]).ends(0);
    // Which file was changed is said, and nothing of the other.
    assert_eq!((ran.text(), ran.err.clone()), ("", format!("Đã ghi {file}.\n")));
    assert_eq!(fs::read_to_string(&file).unwrap(), AFTER);
    assert_eq!(names_in(folder.path()), ["a.dti", "b.dti"]);
    let windows = put(&folder, "c.dti", BEFORE.replace('\n', "\r\n"));
    dti(&["fmt", &windows]).ends(0);
    assert_eq!(fs::read_to_string(&windows).unwrap(), AFTER.replace('\n', "\r\n"));
}

#[test]
fn a_file_in_its_layout_is_not_written() {
    let folder = folder();
    let file = put(&folder, "a.dti", AFTER);
    let when = || fs::metadata(&file).unwrap().modified().unwrap();
    let before = when();
    dti(&["fmt", &file]).ends(0);
    assert_eq!(when(), before);
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = folder();
    let (file, other) = (put(&folder, "a.dti", BEFORE), put(&folder, "b.dti", AFTER));
    let ran = dti(&["fmt", "--check", &other, &file]).ends(1);
    assert!(ran.out.is_empty() && ran.err.contains("a.dti") && !ran.err.contains("b.dti"), "{}", ran.err);
    let ran = dti(&["fmt", "--diff", &other, &file]).ends(0);
    assert_eq!(ran.text(), format!("--- {file}\n+++ {file}\n@@ -1 +1 @@\n-{BEFORE}+{AFTER}"));
    let ran = dti(&["fmt", "--diff", "--check", &file]).ends(1);
    assert!(ran.text().contains("+nhóm I"), "{}", ran.text());
    assert!(dti(&["fmt", "--check", "--lang", "en", &file]).ends(1).err.contains("the layout would change"));
    assert_eq!(fs::read_to_string(&file).unwrap(), BEFORE);
    dti(&["fmt", "--check", &other]).ends(0);
}

#[test]
fn the_standard_input_goes_to_the_standard_output() {
    assert_eq!(fed(&["fmt", "-"], BEFORE.as_bytes()).ends(0).text(), AFTER);
    assert_eq!(fed(&["fmt", "-"], AFTER.as_bytes()).ends(0).text(), AFTER);
    assert!(fed(&["fmt", "-", "--check"], BEFORE.as_bytes()).ends(1).out.is_empty());
    assert!(fed(&["fmt", "-"], OPEN.as_bytes()).ends(1).out.is_empty());
}

#[test]
fn what_does_not_parse_stays_as_it_is() {
    let folder = folder();
    let (good, file) = (put(&folder, "a.dti", BEFORE), put(&folder, "b.dti", OPEN));
    let ran = dti(&["fmt", &file, &good]).ends(1);
    assert!(ran.err.contains("E0102") && ran.err.contains("tệp giữ nguyên"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), OPEN);
    assert_eq!(fs::read_to_string(&good).unwrap(), AFTER);
    let file = put(&folder, "c.dti", b"nh\xf3m I \"A\" 10 \xf0\n");
    assert!(dti(&["fmt", &file]).ends(1).err.contains("UTF-8"));
    dti(&["fmt", "khong-co.dti", &good]).ends(2);
    dti(&["fmt"]).ends(2);
    // What is broken in another way than by its text is laid out all the same.
    dti(&["fmt", "--diff", BROKEN]).ends(0);
}
