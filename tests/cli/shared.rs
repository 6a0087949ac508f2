//! What all commands have in common: the standard input as `-`, files beside each other, formats by the ending of a file, streams that fail.

use std::fs;
use std::process::{Command, Stdio};

use crate::run::{dti, fed, folder, names_in, put};
use crate::{HUYEN_DATA, SMALL, TABLE_1};

/// A set that stands in one file and imports none, with lists and common figures.
const LISTS: &str = "rulesets/mau/danh-sach-du-an-ho-so/danh-sach.dti";

#[test]
fn every_command_reads_rules_from_the_standard_input() {
    let data = "Đơn vị;1.a;1.b;2\nXã A;3;4;15\nXã B;1;4;20\n";
    let folder = folder();
    let data = put(&folder, "so-lieu.csv", data);
    let published = put(&folder, "bang.csv", "Đơn vị;1;2;Tổng điểm\nXã A;7,5;15;22,5\n");
    let calls: [&[&str]; 8] = [
        &["check", "-"],
        &["test", "-"],
        &["eval", "-", "--data", &data],
        &["explain", "-", "--data", &data, "--unit", "Xã A"],
        &["report", "-", "--data", &data],
        &["template", "-", "--out", "-"],
        &["sample", "-", "--units", "40", "--seed", "1"],
        &["reconcile", "-", "--published", &published],
    ];
    for call in calls {
        let ran = fed(call, SMALL.as_bytes()).ends(0);
        assert!(!ran.out.is_empty(), "{call:?}");
    }
    // It can be read once; who names it twice is told.
    for call in [&["eval", "-", "--data", "-"][..], &["eval", "-", "--data", &data, "--units", "-", "--common", "-"]] {
        let ran = fed(call, SMALL.as_bytes()).ends(2);
        assert!(ran.out.is_empty() && ran.err.contains("chỉ đọc được cho một tệp"), "{call:?}: {}", ran.err);
        assert!(fed(&[call, &["--lang", "en"]].concat(), SMALL.as_bytes()).ends(2).err.contains("for one file only"));
    }
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let folder = folder();
    let data = put(&folder, "so-lieu.csv", "Đơn vị;1.a;1.b;2\nXã A;3;4;15\n");
    let rules = put(&folder, "bo.dti", SMALL);
    let out = |name: &str| folder.path().join(name).display().to_string();
    for (name, format) in [("a.csv", "csv"), ("a.CSV", "csv"), ("a.json", "json"), ("a.txt", "table"), ("a", "table")] {
        dti(&["eval", &rules, "--data", &data, "--out", &out(name)]).ends(0);
        assert_eq!(fs::read(out(name)).unwrap(), dti(&["eval", &rules, "--data", &data, "--format", format]).out, "{name}");
        fs::remove_file(out(name)).unwrap();
    }
    // What is said outweighs it, and a file that could not be opened is not written.
    dti(&["eval", &rules, "--data", &data, "--format", "csv", "--out", &out("b.json")]).ends(0);
    assert!(fs::read_to_string(out("b.json")).unwrap().starts_with("Đơn vị"));
    for ending in ["xlsx", "docx", "html"] {
        let refused = dti(&["eval", &rules, "--data", &data, "--out", &out(&format!("c.{ending}"))]).ends(2);
        assert!(refused.err.contains("dti report") && refused.err.contains("--decimal comma"), "{}", refused.err);
    }
    let rules = "rulesets/dak-nong/qd-1552-2022/so.dti";
    dti(&["reconcile", rules, "--published", TABLE_1, "--out", &out("d.json")]).ends(0);
    assert!(fs::read_to_string(out("d.json")).unwrap().starts_with('{'));
    assert_eq!(names_in(folder.path()), ["b.json", "bo.dti", "d.json", "so-lieu.csv"]);
    // The standard output has a name, as the standard input has.
    let printed = dti(&["eval", rules, "--data", "examples/dak-nong/2023-so.csv", "--format", "csv", "--out", "-"]).ends(0);
    assert!(printed.text().starts_with("Xếp hạng,"));
}

#[test]
fn formats_for_people_have_one_name_among_commands() {
    for call in [
        &["check", "-", "--format", "text"][..],
        &["check", "-", "--format", "human"],
        &["test", "-", "--format", "human"],
        &["test", "-", "--format", "text"],
    ] {
        assert!(!fed(call, SMALL.as_bytes()).ends(0).out.is_empty());
    }
}

#[test]
fn of_several_files_none_is_written_where_one_is_in_the_way() {
    let folder = folder();
    let lists = folder.path().join("moi/danh-sach");
    let path = lists.display().to_string();
    let out = put(&folder, "bieu-mau.csv", "của tôi\n");
    for call in [
        &["template", LISTS, "--out", &out, "--lists", &path][..],
        &["sample", LISTS, "--units", "20", "--seed", "1", "--out", &out, "--lists", &path],
    ] {
        let refused = dti(call).ends(2);
        assert!(refused.err.contains("bieu-mau.csv") && refused.err.contains("--force"), "{}", refused.err);
        assert_eq!(names_in(folder.path()), ["bieu-mau.csv"]);
    }
    // The folder of the lists is made where it is not there.
    dti(&["template", LISTS, "--out", &out, "--lists", &path, "--force"]).ends(0);
    assert_eq!(names_in(&lists), ["dự_án.csv", "hồ_sơ.csv"]);
}

/// A reader that goes away is no fault; a disk that is full is, and is said.
#[cfg(target_os = "linux")]
#[test]
fn a_stream_that_fails() {
    let quiet = Command::new("sh")
        .args(["-c", "\"$0\" eval \"$1\" --data \"$2\" --format json | head -c 10", env!("CARGO_BIN_EXE_dti"), crate::HUYEN, HUYEN_DATA])
        .output()
        .unwrap();
    assert!(quiet.stderr.is_empty() && quiet.stdout.len() == 10, "{}", String::from_utf8_lossy(&quiet.stderr));
    for (args, said) in [
        (&["eval", crate::HUYEN, "--data", HUYEN_DATA][..], "không in hết được kết quả: ổ đĩa đã đầy"),
        (&["--help"], "không in hết được kết quả"),
        (&["check", crate::HUYEN, "--lang", "en"], "could not be written in full"),
    ] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let ran =
            Command::new(env!("CARGO_BIN_EXE_dti")).args(args).env("DTI_LANG", "vi").stdout(full).stderr(Stdio::piped()).output().unwrap();
        let err = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.code() == Some(2) && err.contains(said), "{args:?}: {err}");
    }
}
