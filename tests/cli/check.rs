//! `dti check`: the page of a code, mends, what is denied, examples, SARIF.

use std::fs;

use crate::run::{dti, fed, folder, names_in, put};
use crate::{ACCEPTED, BROKEN, HUYEN, SMALL};

/// A name and a unit that are misspelt, a percentage without its sign, and a line that is needless.
const FAULTY: &str = "bộ chỉ số \"Thử\"
  mã Thu
  văn bản \"Ví dụ, không phải quyết định\"
  thang điểm 30
  chưa có số liệu: 0 điểm
  không phát sinh: 0 điểm

chỉ số 1 \"Hòa giải ở cơ sở\" 10 điểm
  số liệu vụ_thành: số nguyên (vụ), từ 0 đến tổng_số
  số liệu tổng_số: số nguyên (vụ), từ 0 trở lên
  điểm theo tỷ lệ vụ_thành / tổng_sô

chỉ số 2 \"Hài lòng\" 20 điểm
  số liệu hài_lòng: tỷ lệ, từ 0% đến 100%
  điểm theo hài_lòng
    từ 95 trở lên:   20 điểm
    dưới 95%:         5 điểm
";

const MENDED: [(&str, &str); 2] = [("/ tổng_sô\n", "/ tổng_số\n"), ("từ 95 trở lên", "từ 95% trở lên")];

fn mended() -> String {
    MENDED.iter().fold(FAULTY.to_owned(), |text, (old, new)| text.replace(old, new))
}

#[test]
fn a_code_is_explained_in_both_languages() {
    for written in ["E0401", "e0401", "0401"] {
        let vi = dti(&["check", "--explain", written]).ends(0);
        for said in ["E0401. ", "\nLà gì\n", "\nVì sao\n", "\nTránh\n", "\nNên viết\n", "    chỉ số 1"] {
            assert!(vi.text().contains(said), "{said}: {}", vi.text());
        }
        assert!(!vi.text().contains("What") && !vi.text().contains("```") && !vi.text().contains('`'), "{}", vi.text());
        assert!(vi.err.is_empty());
    }
    let en = dti(&["check", "--explain", "E0401", "--lang", "en"]).ends(0);
    for said in ["\nWhat\n", "\nWhy\n", "\nAvoid\n", "\nPrefer\n", "    chỉ số 1"] {
        assert!(en.text().contains(said), "{said}: {}", en.text());
    }
    assert!(!en.text().contains("Là gì"));
    // Headings are bold on a terminal alone, and no line is wider than asked for, the examples aside.
    assert!(!en.text().contains('\u{1b}'));
    assert!(dti(&["check", "--explain", "E0401", "--color", "always"]).text().contains("\u{1b}[1mLà gì\u{1b}[0m"));
    let page = dti(&["check", "--explain", "E0401", "--format", "json", "--lang", "en"]).ends(0).json();
    assert_eq!((&page["version"], &page["code"]), (&1.into(), &"E0401".into()));
    for field in ["title", "what", "why"] {
        assert!(page[field].as_str().unwrap().len() > 10, "{page}");
    }
    assert!(page["avoid"]["example"].as_str().unwrap().contains("chỉ số 1") && page["prefer"]["text"].is_string(), "{page}");
}

#[test]
fn an_unknown_code_offers_near_ones() {
    let near = dti(&["check", "--explain", "W0401"]).ends(2);
    assert!(near.out.is_empty() && near.err.contains("không có mã “W0401”") && near.err.contains("\n  E0401  "), "{}", near.err);
    let far = dti(&["check", "--explain", "lỗi", "--lang", "en"]).ends(2);
    assert!(far.err.contains("there is no code “lỗi”") && far.err.contains("such as E0401"), "{}", far.err);
    // A page is no finding, and a file cannot be explained.
    dti(&["check", "--explain", "E0401", "--format", "sarif"]).ends(2);
    dti(&["check", "--explain", "E0401", HUYEN]).ends(2);
    dti(&["check", "--dry-run", HUYEN]).ends(2);
}

#[test]
fn mends_are_shown_written_and_checked_again() {
    let folder = folder();
    let path = put(&folder, "thu.dti", FAULTY);
    dti(&["check", &path]).ends(1);
    let shown = dti(&["check", &path, "--fix", "--dry-run"]).ends(1);
    let lines = ["-  điểm theo tỷ lệ vụ_thành / tổng_sô", "+  điểm theo tỷ lệ vụ_thành / tổng_số", "+    từ 95% trở lên:   20 điểm"];
    for line in lines {
        assert!(shown.text().contains(&format!("\n{line}\n")), "{line}: {}", shown.text());
    }
    assert!(shown.text().contains("sửa thẳng được 2 chỗ; chưa ghi gì") && !shown.text().contains('\u{1b}'), "{}", shown.text());
    assert_eq!(fs::read_to_string(&path).unwrap(), FAULTY);
    let written = dti(&["check", &path, "--fix"]).ends(0);
    assert!(written.text().contains("đã sửa 2 chỗ") && written.text().contains("không có lỗi"), "{}", written.text());
    assert_eq!(fs::read_to_string(&path).unwrap(), mended());
    assert_eq!(names_in(folder.path()), ["thu.dti"]);
    // What is sound stays as it is.
    let again = dti(&["check", &path, "--fix"]).ends(0);
    assert!(again.text().contains("không có chỗ nào sửa thẳng được"), "{}", again.text());
    assert!(dti(&["check", &path, "--fix", "--lang", "en"]).text().contains("nothing can be mended directly"));
}

#[test]
fn ends_of_lines_and_the_mark_at_the_head_stay() {
    let folder = folder();
    let dressed = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let path = put(&folder, "thu.dti", dressed(FAULTY));
    dti(&["check", &path, "--fix"]).ends(0);
    assert_eq!(fs::read_to_string(&path).unwrap(), dressed(&mended()));
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_permissions_and_a_link_stays_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = put(&folder, "that.dti", FAULTY);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("thu.dti");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    dti(&["check", link.to_str().unwrap(), "--fix"]).ends(0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), mended());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_standard_input_comes_out_mended() {
    let ran = fed(&["check", "-", "--fix"], FAULTY.as_bytes()).ends(0);
    assert_eq!(ran.text(), mended());
    assert!(ran.err.contains("+    từ 95% trở lên:") && ran.err.contains("đã sửa 2 chỗ"), "{}", ran.err);
    // A sound text comes out as it went in, whether or not something is left.
    assert_eq!(fed(&["check", "-", "--fix"], SMALL.as_bytes()).ends(0).text(), SMALL);
    let broken = SMALL.replace("thang điểm 30", "thang điểm 31");
    let left = fed(&["check", "-", "--fix"], broken.as_bytes()).ends(1);
    assert!(left.text() == broken && left.err.contains("E0302"), "{}", left.err);
    // Without --fix it is a file like others.
    assert!(fed(&["check", "-"], SMALL.as_bytes()).ends(0).text().contains("không có lỗi"));
    fed(&["check", "-", "--fix", "--format", "json"], FAULTY.as_bytes()).ends(2);
}

#[test]
fn a_mend_that_brings_an_error_to_light_is_not_written() {
    let folder = folder();
    // Once the name is read, the row is seen to have a gap that nobody can fill but the province.
    let text = FAULTY.replace(
        "  điểm theo tỷ lệ vụ_thành / tổng_sô",
        "  điểm theo vụ_thành / tổng_sô\n    từ 90% trở lên: 10 điểm\n    dưới 80%: 0 điểm",
    );
    let path = put(&folder, "thu.dti", &text);
    let held = dti(&["check", &path, "--fix"]).ends(1);
    assert!(held.err.contains("không ghi gì") && held.err.contains("E0401"), "{}", held.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_may_be_mended_in_two_ways_is_left_to_a_person() {
    let folder = folder();
    let text = mended().replace("dưới 95%: ", "dưới 95% trở xuống: ");
    let path = put(&folder, "thu.dti", &text);
    let ran = dti(&["check", &path, "--fix"]).ends(1);
    assert!(ran.text().contains("1 chỗ có nhiều cách sửa"), "{}{}", ran.text(), ran.err);
    assert_eq!(ran.err.matches("chọn một: ").count(), 2, "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let report = dti(&["check", &path, "--format", "json"]).ends(1).json();
    let choices: Vec<_> = report["findings"][0]["fixes"].as_array().unwrap().iter().map(|fix| fix["choice"].clone()).collect();
    assert_eq!(choices, [1, 2]);
}

#[test]
fn levels_are_denied_on_request_and_what_is_accepted_never() {
    let folder = folder();
    let warning = put(
        &folder,
        "canh-bao.dti",
        SMALL.replace("  điểm theo tỷ lệ a / b\n", "  số liệu c: số nguyên (vụ), từ 0 trở lên\n  điểm theo tỷ lệ a / b\n"),
    );
    let remark = "tests/cases/rules/N0213-two-spellings.dti";
    for (code, args) in [
        (0, vec![warning.as_str()]),
        (1, vec![&warning, "--deny", "warning"]),
        (1, vec![&warning, "--deny", "remark"]),
        (0, vec![remark]),
        (0, vec![remark, "--deny", "warning"]),
        (1, vec![remark, "--deny", "remark"]),
        (0, vec![ACCEPTED, "--deny", "remark"]),
        (1, vec![ACCEPTED, &warning, "--deny", "warning"]),
        (0, vec![HUYEN, ACCEPTED, "--deny", "warning"]),
        (2, vec![HUYEN, "--deny", "error"]),
    ] {
        dti(&[&["check"], &args[..]].concat()).ends(code);
    }
}

#[test]
fn an_example_that_does_not_hold_is_shown_beside_its_row() {
    let folder = folder();
    let text = format!("{SMALL}\nví dụ \"Sai\"\n  cho a = 1; b = 2\n  thì 1 được 9 điểm\n");
    let path = put(&folder, "thu.dti", &text);
    let ran = dti(&["check", &path]).ends(1);
    let line = text.lines().position(|line| line.starts_with("chỉ số 1")).unwrap() + 1;
    assert!(
        ran.err.contains("E0901") && ran.err.contains(&format!("{line} │ chỉ số 1")) && ran.err.contains("quy định ở đây"),
        "{}",
        ran.err
    );
    let report = dti(&["check", &path, "--format", "json"]).ends(1).json();
    assert_eq!((&report["findings"][0]["code"], &report["findings"][0]["labels"][0]["line"]), (&"E0901".into(), &line.into()));
    // Rules that cannot be run try no example.
    let broken = put(&folder, "hong.dti", text.replace("thang điểm 30", "thang điểm 31"));
    let ran = dti(&["check", &broken]).ends(1);
    assert!(ran.err.contains("E0302") && !ran.err.contains("E0901"), "{}", ran.err);
    // An example cannot be accepted: it is the rule that it tests.
    let accepted = text.replace("  điểm theo tỷ lệ a / b\n", "  điểm theo tỷ lệ a / b\n  chấp nhận E0901 vì \"in như vậy\"\n");
    let ran = dti(&["check", &put(&folder, "chap-nhan.dti", accepted)]).ends(1);
    assert!(ran.err.contains("E0321") && ran.err.contains("E0901 không thể chấp nhận"), "{}", ran.err);
}

#[test]
fn sarif_is_one_log_of_all_files() {
    let log = dti(&["check", BROKEN, ACCEPTED, "--format", "sarif"]).ends(1).json();
    assert_eq!((&log["version"], log["runs"].as_array().unwrap().len()), (&"2.1.0".into(), 1));
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|result| result["level"] == "error" && result["suppressions"] == serde_json::json!([])).count(), 4);
    let accepted = results.iter().filter(|result| result["suppressions"][0]["kind"] == "inSource");
    let reasons: Vec<&str> = accepted.map(|result| result["suppressions"][0]["justification"].as_str().unwrap()).collect();
    assert!(reasons.iter().any(|reason| reason.starts_with("Quyết định ghi 65")), "{reasons:?}");
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], BROKEN);
}
