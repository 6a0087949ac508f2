//! The program as people and other programs call it: exit codes, languages, what it writes and where, what it reads, what it refuses.
#![cfg(feature = "cli")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "cli/bad.rs"]
mod bad;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/data.rs"]
mod data;
#[path = "cli/examples.rs"]
mod examples;
#[path = "cli/fmt.rs"]
mod fmt;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/json.rs"]
mod json;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/output.rs"]
mod output;
mod run;
#[path = "cli/shared.rs"]
mod shared;

use run::{dti, folder, put};

pub const HUYEN: &str = "rulesets/dak-nong/qd-1552-2022/huyen.dti";
pub const HUYEN_DATA: &str = "examples/dak-nong/2023-huyen.csv";
pub const TABLE_3: &str = "examples/dak-nong/2023/bang-3-huyen.csv";
pub const TABLE_1: &str = "examples/dak-nong/2023/bang-1-so.csv";
pub const BROKEN: &str = "examples/sua-doi/buoc-1.dti";
pub const ACCEPTED: &str = "rulesets/dak-lak/qd-2534-2022/huyen.dti";

/// A ratio and entered points; nothing is rounded.
pub const SMALL: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 30
  chưa có số liệu: 0 điểm
  không phát sinh: 0 điểm

chỉ số 1 "Hòa giải ở cơ sở" 10 điểm
  số liệu a "Số vụ hòa giải thành": số nguyên (vụ), từ 0 đến b
  số liệu b "Tổng số vụ hòa giải": số nguyên (vụ), từ 0 trở lên
  điểm theo tỷ lệ a / b

chỉ số 2 "Chấm trực tiếp" 20 điểm
  điểm do "Hội đồng" chấm, từ 0 đến tối đa
"#;

#[test]
fn every_command_ends_with_0_1_or_2() {
    let folder = folder();
    let data = put(&folder, "so-lieu.csv", "Đơn vị;Cột lạ\nXã A;1\n");
    let example = format!("{SMALL}\nví dụ \"Sai\"\n  cho a = 1; b = 2\n  thì 1 được 9 điểm\n");
    let example = put(&folder, "vi-du.dti", example);
    let missing = "khong-co.dti";
    let runs: [(i32, &[&str]); 23] = [
        (0, &["check", HUYEN]),
        (0, &["check", ACCEPTED]),
        (0, &["check", HUYEN, ACCEPTED]),
        (1, &["check", BROKEN]),
        (1, &["check", HUYEN, BROKEN]),
        (2, &["check", missing]),
        (2, &["check", missing, BROKEN]),
        (2, &["check", BROKEN, missing]),
        (2, &["check"]),
        (0, &["eval", HUYEN, "--data", HUYEN_DATA]),
        (1, &["eval", BROKEN, "--data", HUYEN_DATA]),
        (1, &["eval", HUYEN, "--data", &data]),
        (2, &["eval", missing, "--data", HUYEN_DATA]),
        (2, &["eval", HUYEN, "--data", missing]),
        (2, &["eval", HUYEN]),
        (0, &["reconcile", "rulesets/dak-nong/qd-1552-2022/so.dti", "--published", TABLE_1]),
        (1, &["reconcile", HUYEN, "--published", TABLE_3]),
        (1, &["reconcile", BROKEN, "--published", TABLE_3]),
        (2, &["reconcile", HUYEN, "--published", missing]),
        (0, &["test", "rulesets/mau/hang-thanh-phan/hang.dti"]),
        (1, &["test", &example]),
        (2, &["test", missing]),
        (2, &["xep-hang"]),
    ];
    for (code, args) in runs {
        let ran = dti(args);
        assert_eq!(ran.code, code, "{args:?}\n{}\n{}", ran.text(), ran.err);
        // What goes wrong is said where errors are said.
        assert!(code == 0 || !ran.err.is_empty() || args[0] == "reconcile", "{args:?}");
    }
}

#[test]
fn help_and_version_are_no_faults() {
    for args in [["--help"], ["--version"], ["help"]] {
        assert!(!dti(&args).ends(0).out.is_empty());
    }
    assert!(dti(&["--version"]).text().starts_with("dti "));
    // The help says what the exit codes mean and how to get English.
    let help = dti(&["--help"]);
    assert!(help.text().contains("Mã kết thúc: 0") && help.text().contains("--lang en"), "{}", help.text());
}

#[test]
fn both_languages_say_the_same_findings() {
    let vi = dti(&["check", BROKEN]).ends(1);
    let en = dti(&["check", BROKEN, "--lang", "en"]).ends(1);
    assert!(vi.err.contains("lỗi[E0305]") && vi.err.contains("vì sao: ") && vi.err.contains("4 lỗi"), "{}", vi.err);
    assert!(en.err.contains("error[E0305]") && en.err.contains("why: ") && en.err.contains("4 errors"), "{}", en.err);
    assert!(!en.err.contains("vì sao") && !vi.err.contains("why: "));
    let places = |lang: &str| {
        let report = dti(&["check", BROKEN, "--format", "json", "--lang", lang]).ends(1).json();
        let texts = report["findings"].as_array().unwrap().iter().map(|finding| finding["message"].as_str().unwrap().to_owned());
        (run::errors(&report), texts.collect::<Vec<_>>())
    };
    let (vi, en) = (places("vi"), places("en"));
    assert_eq!(vi.0, en.0);
    assert!(vi.1.iter().zip(&en.1).all(|(vi, en)| vi != en));
    // The language may stand before the command, and everything else speaks it too.
    assert!(dti(&["--lang", "en", "check", HUYEN]).ends(0).text().contains("no errors"));
    assert!(dti(&["check", HUYEN]).ends(0).text().contains("không có lỗi"));
    let table = dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--lang", "en"]).ends(0);
    assert!(table.text().contains("Rank") && table.text().contains("Units per class (8 units)"), "{}", table.text());
    assert!(dti(&["check", "khong-co.dti", "--lang", "en"]).ends(2).err.contains("cannot read “khong-co.dti”"));
    assert!(dti(&["check", "khong-co.dti"]).ends(2).err.contains("không đọc được tệp “khong-co.dti”"));
    dti(&["check", HUYEN, "--lang", "fr"]).ends(2);
}

#[test]
fn nothing_is_coloured_in_a_pipe() {
    let runs: [&[&str]; 6] = [
        &["check", BROKEN],
        &["eval", ACCEPTED, "--data", "examples/dak-lak/2023-huyen.csv"],
        &["eval", HUYEN, "--data", TABLE_3],
        &["reconcile", HUYEN, "--published", TABLE_3],
        &["test", "rulesets/mau/hang-thanh-phan/hang.dti"],
        &["check", "khong-co.dti"],
    ];
    for args in runs {
        let ran = dti(args);
        assert!(!ran.text().contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{args:?}");
        assert!(!ran.text().is_empty() || !ran.err.is_empty());
    }
    assert!(dti(&["check", BROKEN, "--color", "always"]).err.contains('\u{1b}'));
    assert!(!dti(&["check", BROKEN, "--color", "never"]).err.contains('\u{1b}'));
}

#[test]
fn a_set_with_an_error_is_refused_and_an_accepted_one_is_printed() {
    for format in ["table", "csv", "json"] {
        let refused = dti(&["eval", BROKEN, "--data", HUYEN_DATA, "--format", format]).ends(1);
        // Who asks for JSON gets the reasons as JSON; others read them as they read every finding. No result is printed either way.
        let (said, quiet) = if format == "json" { (refused.text(), refused.err.as_str()) } else { (refused.err.as_str(), refused.text()) };
        assert!(quiet.is_empty(), "{quiet}");
        assert!(!said.contains("\"units\""), "{said}");
        for code in ["E0305", "E0301", "E0204"] {
            assert!(said.contains(code), "{said}");
        }
    }
    let data = "examples/dak-lak/2023-huyen.csv";
    for format in ["table", "csv"] {
        let scored = dti(&["eval", ACCEPTED, "--data", data, "--format", format]).ends(0);
        assert!(scored.text().contains("UBND huyện Lắk"));
        assert!(scored.err.contains("E0312") && scored.err.contains("được chấp nhận: Quyết định ghi 65"), "{}", scored.err);
    }
    let scored = dti(&["eval", ACCEPTED, "--data", data, "--format", "json"]).ends(0).json();
    assert_eq!(scored["findings"]["findings"][0]["code"], "E0312");
    assert!(scored["findings"]["findings"][0]["accepted"].as_str().unwrap().starts_with("Quyết định ghi 65"));
    // Without the sentence that accepts it the same set is refused.
    let text = std::fs::read_to_string(ACCEPTED).unwrap();
    let bare: String = text.lines().filter(|line| !line.contains("chấp nhận E0312")).map(|line| format!("{line}\n")).collect();
    let folder = folder();
    let bare = put(&folder, "huyen.dti", bare);
    assert!(dti(&["eval", &bare, "--data", data]).ends(1).out.is_empty());
    dti(&["check", &bare]).ends(1);
}
