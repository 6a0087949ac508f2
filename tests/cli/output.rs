//! What is written, where, and that it is written whole or not at all.

use std::fs;

use crate::run::{dti, fed, folder, names_in, put, records};
use crate::{BROKEN, HUYEN, HUYEN_DATA, TABLE_3};

const FORMULAS: [&str; 4] = ["=SUM(A1:A9)", "+Huyện", "-Xã", "@Phường"];

#[test]
fn a_file_is_written_whole() {
    let folder = folder();
    for format in ["table", "csv", "json"] {
        let out = folder.path().join(format);
        let ran = dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--format", format, "--out", out.to_str().unwrap()]).ends(0);
        assert!(ran.out.is_empty(), "{}", ran.text());
        assert_eq!(fs::read(&out).unwrap(), dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--format", format]).out, "{format}");
    }
    let out = folder.path().join("doi-chieu");
    let args = ["reconcile", HUYEN, "--published", TABLE_3, "--format", "json"];
    dti(&[&args[..], &["--out", out.to_str().unwrap()]].concat()).ends(1);
    assert_eq!(fs::read(&out).unwrap(), dti(&args).out);
    assert_eq!(names_in(folder.path()), ["csv", "doi-chieu", "json", "table"]);
}

/// Others may read a result as they may read any file made here.
#[cfg(unix)]
#[test]
fn a_file_has_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let out = folder.path().join("ket-qua.csv");
    dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--format", "csv", "--out", out.to_str().unwrap()]).ends(0);
    let plain = put(&folder, "thuong", "");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&out), mode(plain.as_ref()));
}

#[test]
fn a_file_that_is_there_is_not_touched_without_force() {
    let folder = folder();
    let out = put(&folder, "ket-qua.csv", "của tôi\n");
    let args = ["eval", HUYEN, "--data", HUYEN_DATA, "--format", "csv", "--out", &out];
    let refused = dti(&args).ends(2);
    assert!(refused.err.contains("ket-qua.csv") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&out).unwrap(), "của tôi\n");
    let refused = dti(&["reconcile", HUYEN, "--published", TABLE_3, "--out", &out]).ends(2);
    assert!(refused.err.contains("--force"));
    assert_eq!(fs::read_to_string(&out).unwrap(), "của tôi\n");
    dti(&[&args[..], &["--force"]].concat()).ends(0);
    assert!(fs::read_to_string(&out).unwrap().starts_with("Xếp hạng,"));
    assert_eq!(names_in(folder.path()), ["ket-qua.csv"]);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let folder = folder();
    let file = put(&folder, "tep", "của tôi\n");
    let kept = folder.path().join("thu-muc");
    fs::create_dir(&kept).unwrap();
    for out in [format!("{}/khong-co/ket-qua.csv", folder.path().display()), format!("{file}/ket-qua.csv"), kept.display().to_string()] {
        for force in [&[][..], &["--force"]] {
            let args = [&["eval", HUYEN, "--data", HUYEN_DATA, "--out", &out], force].concat();
            let refused = dti(&args).ends(2);
            assert!(refused.out.is_empty() && refused.err.contains(&out), "{out}: {}", refused.err);
        }
    }
    assert_eq!(names_in(folder.path()), ["tep", "thu-muc"]);
    assert_eq!(names_in(&kept), [""; 0]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "của tôi\n");
    // A run that ends with refused rules or data writes nothing.
    let out = folder.path().join("ket-qua.csv").display().to_string();
    dti(&["eval", BROKEN, "--data", HUYEN_DATA, "--out", &out]).ends(1);
    dti(&["eval", HUYEN, "--data", "khong-co.csv", "--out", &out]).ends(2);
    dti(&["eval", HUYEN, "--data", "LICENSE-MIT", "--out", &out]).ends(1);
    assert_eq!(names_in(folder.path()), ["tep", "thu-muc"]);
}

/// Who may write anywhere (the root user of a container) cannot be kept out of a folder, and has the other cases above.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let shut = folder.path().join("chi-doc");
    fs::create_dir(&shut).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o555)).unwrap();
    let out = shut.join("ket-qua.csv");
    if fs::write(&out, "").is_ok() {
        return;
    }
    let refused = dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--out", out.to_str().unwrap()]).ends(2);
    assert!(refused.err.contains("ket-qua.csv"), "{}", refused.err);
    assert_eq!(names_in(&shut), [""; 0]);
}

/// The data of Đắk Nông with names that a spreadsheet would run.
fn with_formulas() -> String {
    let mut text = fs::read_to_string(HUYEN_DATA).unwrap();
    for (name, formula) in ["UBND huyện Đắk Song", "UBND huyện Đắk Mil", "UBND huyện Krông Nô", "UBND huyện Đắk Glong"].iter().zip(FORMULAS)
    {
        text = text.replace(name, formula);
    }
    text
}

#[test]
fn names_that_a_spreadsheet_would_run_are_escaped() {
    let data = with_formulas();
    for (mark, delimiter) in [("point", ','), ("comma", ';')] {
        let args = ["eval", HUYEN, "--data", "-", "--format", "csv", "--decimal", mark];
        let made = fed(&args, data.as_bytes()).ends(0);
        let rows = records(made.text(), delimiter);
        let unit = rows[0].iter().position(|header| header == "Đơn vị").unwrap();
        let names: Vec<&str> = rows[1..5].iter().map(|row| row[unit].as_str()).collect();
        assert_eq!(names, ["'=SUM(A1:A9)", "'+Huyện", "'-Xã", "'@Phường"]);
        // No cell at all begins as a formula does.
        assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    }
    // For programs and people the name is the name.
    let json = fed(&["eval", HUYEN, "--data", "-", "--format", "json"], data.as_bytes()).ends(0).json();
    assert_eq!(json["units"][0]["name"], FORMULAS[0]);
    let table = fed(&["eval", HUYEN, "--data", "-"], data.as_bytes()).ends(0);
    assert!(table.text().contains(" =SUM(A1:A9) "), "{}", table.text());
}

#[test]
fn results_read_back_as_data_give_the_same_results() {
    let data = with_formulas();
    let scored = |data: &[u8]| fed(&["eval", HUYEN, "--data", "-", "--format", "json"], data).ends(0).json();
    let due = scored(data.as_bytes());
    for mark in ["point", "comma"] {
        let made = fed(&["eval", HUYEN, "--data", "-", "--format", "csv", "--decimal", mark], data.as_bytes()).ends(0);
        let again = scored(&made.out);
        assert_eq!(again["units"], due["units"], "{mark}");
        let names: Vec<&str> = again["units"].as_array().unwrap()[..4].iter().map(|unit| unit["name"].as_str().unwrap()).collect();
        assert_eq!(names, FORMULAS);
        // And the file made from those is the same file.
        let args = ["eval", HUYEN, "--data", "-", "--format", "csv", "--decimal", mark];
        assert_eq!(fed(&args, &made.out).ends(0).out, made.out);
    }
    // The same holds where the total is what is entered.
    for (rules, data) in [
        ("rulesets/dak-lak/qd-2534-2022/huyen.dti", "examples/dak-lak/2023-huyen.csv"),
        ("rulesets/quang-ngai/qd-104-2023/so-tong-diem.dti", "examples/quang-ngai/2022-so-tong-diem.csv"),
        ("rulesets/quang-ngai/qd-104-2023/huyen.dti", "examples/quang-ngai/2022-huyen.csv"),
    ] {
        let made = dti(&["eval", rules, "--data", data, "--format", "csv"]).ends(0);
        assert_eq!(fed(&["eval", rules, "--data", "-", "--format", "csv"], &made.out).ends(0).text(), made.text(), "{rules}");
    }
}

/// Points are not what a formula counts: 5 points for one meeting, read back as 5 meetings, would be 20 points.
#[test]
fn results_of_formulas_are_refused_as_data() {
    let rules = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 20
  chưa có số liệu: 0 điểm

chỉ số 1 "Họp định kỳ" 20 điểm
  số liệu số_cuộc_họp: số nguyên (cuộc họp), từ 0 trở lên
  điểm theo số_cuộc_họp
    từ 4 trở lên:  20 điểm
    còn lại:        5 điểm
"#;
    let folder = folder();
    let rules = put(&folder, "thu.dti", rules);
    let made = fed(&["eval", &rules, "--data", "-", "--format", "csv"], "Đơn vị;1\nXã A;1\n".as_bytes()).ends(0);
    assert!(made.text().contains("Xã A,5,20,"), "{}", made.text());
    let refused = fed(&["eval", &rules, "--data", "-", "--format", "csv"], &made.out).ends(1);
    assert!(refused.out.is_empty() && refused.err.contains("E0704"), "{}", refused.err);
}

#[test]
fn csv_for_spreadsheets_and_csv_for_programs() {
    let made = |more: &[&str]| dti(&[&["eval", HUYEN, "--data", HUYEN_DATA, "--format", "csv"], more].concat()).ends(0);
    let (point, comma) = (made(&[]), made(&["--decimal", "comma"]));
    assert!(!point.text().starts_with('\u{feff}') && comma.text().starts_with('\u{feff}'));
    assert!(comma.text().lines().all(|line| line.contains(';')));
    assert_eq!(made(&["--decimal", "point"]).out, point.out);
    let (point, comma) = (records(point.text(), ','), records(comma.text(), ';'));
    assert_eq!(point[0], comma[0]);
    let total = point[0].iter().position(|header| header == "Tổng điểm").unwrap();
    assert_eq!((point[1][total].as_str(), comma[1][total].as_str()), ("685.21", "685,21"));
    for (with_point, with_comma) in point.iter().skip(1).flatten().zip(comma.iter().skip(1).flatten()) {
        assert_eq!(with_point.replace('.', ","), *with_comma);
    }
}

/// A file put in the place of a device or a pipe would destroy it.
#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("ra");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()) {
        panic!("no pipe could be made");
    }
    let from = pipe.clone();
    let reader = std::thread::spawn(move || std::fs::read_to_string(from).unwrap());
    let path = pipe.to_str().unwrap();
    dti(&["sample", "rulesets/mau/hang-thanh-phan/hang.dti", "--units", "2", "--seed", "1", "--out", path, "--force"]).ends(0);
    assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert!(reader.join().unwrap().contains("Đơn vị"));
}
