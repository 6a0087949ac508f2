//! `dti new`: a set to begin with, and the commands that it names next.

use std::fs;

use crate::run::{Ran, dti, folder, names_in, put, under};

fn begun(args: &[&str]) -> Ran {
    dti(&[&["new"], args].concat())
}

#[test]
fn the_commands_that_are_named_next_work() {
    for (level, mains) in [("tinh", "9"), ("so", "7"), ("huyen", "8"), ("xa", "6")] {
        let place = folder();
        let path = place.path().join("bo moi.dti").display().to_string();
        let ran = begun(&[&path, "--level", level, "--scale", "1.000", "--mains", mains]).ends(0);
        assert!(
            ran.err.is_empty() && ran.text().contains("thang điểm 1.000") && ran.text().contains("giữ chỗ"),
            "{}{}",
            ran.text(),
            ran.err
        );
        let next: Vec<String> = ran.text().lines().filter_map(|line| line.strip_prefix("  dti ")).map(str::to_owned).collect();
        assert_eq!(next.len(), 3, "{}", ran.text());
        for line in next {
            // A name with a blank stands between quotes.
            let pieces = line.split('"').enumerate();
            let words = pieces.flat_map(|(place, piece)| if place % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() });
            dti(&words.collect::<Vec<_>>()).ends(0);
        }
        dti(&["check", &path, "--deny", "remark"]).ends(0);
        assert_eq!(names_in(place.path()), ["bo moi.dti", "bo moi.xlsx"]);
    }
}

#[test]
fn without_a_terminal_nothing_is_asked_and_what_is_taken_is_said() {
    let place = folder();
    let path = place.path().join("bo.dti").display().to_string();
    let ran = begun(&[&path]).ends(0);
    assert!(ran.err.contains("--level xa --scale 1000 --mains 8") && !ran.err.contains('?'), "{}", ran.err);
    let printed = begun(&["-"]).ends(0);
    assert_eq!(printed.text(), fs::read_to_string(&path).unwrap());
    let part = begun(&["-", "--level", "so", "--lang", "en"]).ends(0);
    assert!(part.err.contains("not given, so taken: --scale 1000 --mains 8."), "{}", part.err);
    assert!(begun(&["-", "--level", "so", "--scale", "100", "--mains", "6"]).ends(0).err.is_empty());
    assert!(begun(&["-", "--title", "Bộ chỉ số tỉnh A"]).ends(0).text().contains("bộ chỉ số \"Bộ chỉ số tỉnh A\""));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let place = folder();
    let path = place.path().join("bo.dti").display().to_string();
    for (args, said) in [
        (&["--mains", "0"][..], "phải là số nguyên từ 1 đến 12"),
        (&["--mains", "13"], "phải là số nguyên từ 1 đến 12"),
        (&["--scale", "0"], "phải là số nguyên từ 1 đến 100000"),
        (&["--scale", "-5"], "-5"),
        (&["--scale", "7,5"], "phải là số nguyên"),
        (&["--scale", "7", "--mains", "8"], "8 chỉ số chính thì cần thang điểm ít nhất 8"),
        (&["--level", "phuong"], "Các giá trị: tinh; so; huyen; xa"),
        (&["--title", "Bộ \"A\""], "không có dấu nháy kép"),
    ] {
        let ran = begun(&[&[path.as_str()], args].concat()).ends(2);
        assert!(ran.err.contains(said) && ran.out.is_empty(), "{args:?}: {}", ran.err);
    }
    let ran = begun(&[&path, "--scale", "7", "--mains", "8", "--lang", "en"]).ends(2);
    assert!(ran.err.contains("8 main indexes need a scale of 8 at least"), "{}", ran.err);
    let word = place.path().join("bo.docx").display().to_string();
    assert!(begun(&[&word]).ends(2).err.contains("đuôi .dti"));
    assert!(names_in(place.path()).is_empty());
    // A file that is there stays as it is, and is replaced on request only.
    let mine = put(&place, "bo.dti", "của tôi\n");
    assert!(begun(&[&mine]).ends(2).err.contains("--force"));
    assert_eq!(fs::read_to_string(&mine).unwrap(), "của tôi\n");
    begun(&[&mine, "--force"]).ends(0);
    assert!(fs::read_to_string(&mine).unwrap().starts_with("# BẢN NHÁP"));
}

#[test]
fn the_words_around_it_are_in_the_language_asked_for() {
    let place = folder();
    let path = place.path().join("bo.dti").display().to_string();
    let ran = under(&["new", &path, "--level", "huyen", "--scale", "500", "--mains", "5"], b"", &[("LANG", "en_US.UTF-8")]).ends(0);
    assert!(ran.text().contains("districts, 500 points, 5 main indexes") && ran.text().contains("nobody's decision"), "{}", ran.text());
}

#[test]
fn a_bad_call_names_the_help_of_its_command() {
    let bad = dti(&["new", "bo.dti", "--level", "phường"]).ends(2);
    assert!(bad.err.contains("dti new --help"), "{}", bad.err);
    let bare = dti(&["check"]).ends(2);
    assert!(!bare.err.contains("....") && bare.err.contains("dti check --help"), "{}", bare.err);
}

#[test]
fn a_level_is_written_as_the_question_offers_it() {
    for (written, plain) in [("tỉnh", "tinh"), ("sở", "so"), ("huyện", "huyen"), ("xã", "xa")] {
        let made = |level| dti(&["new", "-", "--level", level, "--scale", "100", "--mains", "4"]).ends(0).out;
        assert!(made(written) == made(plain), "{written}");
    }
}
