//! Help and the words about wrong calls, in the language that was asked for; and that what the help shows works.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Ran, dti, folder, under};
use crate::{HUYEN, HUYEN_DATA};

/// The commands as the help lists them.
pub fn commands() -> Vec<String> {
    let ran = dti(&["--help"]).ends(0);
    let lines = ran.text().lines().skip_while(|line| *line != "Lệnh:").skip(1).take_while(|line| !line.is_empty());
    // What is explained over several lines is indented further than a command.
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   ")).map(|line| line.split_whitespace().next().unwrap());
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(names.len() >= 8 && names.contains(&"check".to_owned()), "{names:?}");
    names
}

#[test]
fn the_language_is_the_option_then_the_variable_then_the_machine() {
    let english = |ran: &Ran| ran.text().contains("Usage: dti") && !ran.text().contains("Cách gọi");
    let vietnamese = |ran: &Ran| ran.text().contains("Cách gọi: dti") && !ran.text().contains("Usage");
    for help in [vec!["--help"], vec!["check", "--help"], vec!["check", "-h"], vec!["help"], vec!["help", "check"]] {
        assert!(vietnamese(&dti(&help).ends(0)), "{help:?}");
        for lang in [&["--lang", "en"][..], &["--lang=en"]] {
            assert!(english(&dti(&[lang, &help].concat()).ends(0)), "{help:?}");
            assert!(english(&dti(&[&help, lang].concat()).ends(0)), "{help:?}");
        }
        for (variables, is_english) in [
            (&[("LANG", "en_US.UTF-8")][..], true),
            (&[("LANG", "vi_VN.UTF-8")], false),
            (&[("LANG", "C.UTF-8")], false),
            (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")], false),
            (&[("LANG", "vi_VN.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")], true),
            (&[("LC_ALL", "vi_VN"), ("DTI_LANG", "en")], true),
            (&[("LC_ALL", "en_US"), ("DTI_LANG", "vi")], false),
        ] {
            let ran = under(&help, b"", variables).ends(0);
            assert!(if is_english { english(&ran) } else { vietnamese(&ran) }, "{help:?} {variables:?}");
        }
        assert!(vietnamese(&under(&[&help[..], &["--lang", "vi"]].concat(), b"", &[("DTI_LANG", "en")]).ends(0)));
    }
    // Messages follow the same choice.
    assert!(under(&["check", HUYEN], b"", &[("LANG", "en_US.UTF-8")]).ends(0).text().contains("no errors"));
    assert!(under(&["check", HUYEN, "--lang", "vi"], b"", &[("LANG", "en_US.UTF-8")]).ends(0).text().contains("không có lỗi"));
}

/// Each wrong call, and what is said of it.
const WRONG: [(&[&str], &str); 21] = [
    (&["kiem-tra"], "không có lệnh “kiem-tra”"),
    (&["chek"], "Có phải là: check"),
    (&["check"], "còn thiếu <TỆP>"),
    (&["eval", HUYEN], "còn thiếu --data <[VÒNG=]TỆP>"),
    (&["eval"], "còn thiếu --data <[VÒNG=]TỆP>; <TỆP>"),
    (&["check", HUYEN, "--formt", "json"], "không có tham số “--formt”"),
    (&["check", HUYEN, "--formt", "json"], "Có phải là: --format"),
    (&["check", HUYEN, "--format", "jsn"], "“--format <DẠNG>” không nhận giá trị “jsn”"),
    (&["check", HUYEN, "--format", "jsn"], "Các giá trị: human; json; sarif"),
    (&["check", HUYEN, "--format", "jsn"], "Có phải là: json"),
    (&["check", HUYEN, "--format"], "“--format <DẠNG>” còn thiếu giá trị"),
    (&["eval", HUYEN, "khac.dti", "--data", "x.csv"], "thừa “khac.dti”"),
    (&["check", HUYEN, "--fix", "--fix"], "“--fix” chỉ được ghi một lần"),
    (&["check", "--explain", "E0401", HUYEN], "“--explain <MÃ>” không dùng cùng “[TỆP]...”"),
    (&["sample", HUYEN, "--units", "0", "--seed", "1"], "“--units <SỐ>” không nhận giá trị “0”: phải là số nguyên từ 1 đến 1000000"),
    (&["sample", HUYEN, "--units", "5", "--seed", "x"], "không nhận giá trị “x”: phải là số nguyên từ 0 trở lên"),
    (&["eval", HUYEN, "--data", HUYEN_DATA, "--list", "x"], "không nhận giá trị “x”: phải ghi TÊN=TỆP"),
    (&["eval", HUYEN, "--data", HUYEN_DATA, "--force=1"], "“--force” không nhận thêm giá trị “1”"),
    (&["completions", "cmd"], "Các giá trị: bash; elvish; fish; powershell; zsh"),
    (&["check", HUYEN, "--lang", "fr"], "“--lang <NGÔN-NGỮ>” không nhận giá trị “fr”"),
    (&["help", "kiem-tra"], "không có lệnh “kiem-tra”"),
];

#[test]
fn a_wrong_call_is_told_in_vietnamese() {
    for (args, said) in WRONG {
        let ran = dti(args).ends(2);
        assert!(ran.out.is_empty());
        assert!(ran.err.starts_with("dti: ") && ran.err.contains(said), "{args:?}: {}", ran.err);
        assert!(ran.err.contains("Xem hướng dẫn: dti") && ran.err.trim_end().ends_with("--help"), "{}", ran.err);
        for english in ["error", "Usage", "OPTIONS", "COMMAND", "argument", "value", "possible", "tip", "For more", "try "] {
            assert!(!ran.err.contains(english), "{args:?} says {english}: {}", ran.err);
        }
        let ran = dti(&[args, &["--lang", "en"]].concat()).ends(2);
        let english = ran.err.starts_with("error: ") && ran.err.contains("--help") && ran.err.replace("dự_án", "").is_ascii();
        assert!(english, "{args:?}: {}", ran.err);
    }
    assert!(dti(&["check"]).err.contains("Xem hướng dẫn: dti check --help"));
    // Without a command the help is shown where errors are.
    let bare = dti(&[]).ends(2);
    assert!(bare.out.is_empty() && bare.err.contains("Cách gọi: dti") && bare.err.contains("Lệnh:"), "{}", bare.err);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &target) } else { assert!(fs::copy(entry.path(), target).is_ok()) }
    }
}

/// A copy of what the examples name, laid out as the project is.
pub fn workplace() -> tempfile::TempDir {
    let place = folder();
    for part in ["rulesets", "examples"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &place.path().join(part));
    }
    place
}

/// Examples that show a fault on purpose, and end with 1.
const SHOW_A_FAULT: [&str; 2] = ["examples/sua-doi/buoc-1.dti", "bang-3-huyen.csv"];

/// Each line as it stands, with the shell, in a folder that looks like the project.
#[cfg(unix)]
#[test]
fn the_examples_of_the_help_work() {
    let program = Path::new(env!("CARGO_BIN_EXE_dti")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut count = 0;
    for command in commands().iter().map(String::as_str).chain([""]) {
        let place = workplace();
        let args: Vec<&str> = [command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
        let help = dti(&args).ends(0);
        let examples: Vec<&str> = help.text().lines().map(str::trim).filter(|line| line.starts_with("dti ")).collect();
        assert!((2..=4).contains(&examples.len()), "{command}: {}", help.text());
        for example in examples {
            count += 1;
            let ran =
                Command::new("sh").args(["-c", example]).env("PATH", &path).env("DTI_LANG", "vi").current_dir(&place).output().unwrap();
            let code = i32::from(SHOW_A_FAULT.iter().any(|file| example.contains(file)));
            let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
            assert_eq!(ran.status.code(), Some(code), "{example}\n{said}");
        }
    }
    assert!(count >= 20, "{count}");
}
