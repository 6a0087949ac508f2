//! What `dti` prints for other programs to explain it: pages for `man`, completions for shells.

use std::fs;
use std::process::{Command, Stdio};

use crate::help::commands;
use crate::run::{Ran, dti, folder, names_in, put};

/// Whether a program is there; a test that asks one is quiet without it.
fn there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

#[test]
fn a_page_is_written_for_every_command() {
    let place = folder();
    let out = place.path().join("sach/man1").display().to_string();
    let ran = dti(&["man", "--out", &out]).ends(0);
    assert!(ran.out.is_empty() && ran.err.is_empty());
    let mut due: Vec<String> = commands().iter().map(|command| format!("dti-{command}.1")).collect();
    due.push("dti.1".to_owned());
    due.sort();
    assert_eq!(names_in(out.as_ref()), due);
    assert_eq!(fs::read_to_string(format!("{out}/dti.1")).unwrap(), dti(&["man"]).ends(0).text());
    // What is there is not replaced, and where one page is in the way none is written.
    fs::remove_file(format!("{out}/dti-check.1")).unwrap();
    let refused = dti(&["man", "--out", &out]).ends(2);
    assert!(refused.err.contains("--force") && !names_in(out.as_ref()).contains(&"dti-check.1".to_owned()), "{}", refused.err);
    dti(&["man", "--out", &out, "--force"]).ends(0);
    assert_eq!(names_in(out.as_ref()), due);
    dti(&["man", "--out", &put(&place, "tep", "")]).ends(2);
}

#[test]
fn pages_are_in_the_language_asked_for() {
    let (vi, en) = (dti(&["man"]).ends(0), dti(&["man", "--lang", "en"]).ends(0));
    for (said, ran) in [(["TÊN", "\"MÔ TẢ\"", "\"VÍ DỤ\""], &vi), (["NAME", "DESCRIPTION", "\"EXAMPLES\""], &en)] {
        for heading in said {
            assert!(ran.text().contains(&format!("\n.SH {heading}\n")), "{heading}: {}", ran.text());
        }
    }
    for english in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "subcommands", "ossible", "default"] {
        assert!(!vi.text().contains(english), "{english}: {}", vi.text());
    }
    assert!(!en.text().contains("Ví dụ") && !en.text().contains("Kiểm tra"), "{}", en.text());
}

/// groff warns of what it does not understand, and shows each example on one line as it stands in the help.
#[test]
fn pages_are_read_by_groff() {
    if !there("groff") {
        return;
    }
    let place = folder();
    for lang in ["vi", "en"] {
        let out = place.path().join(lang).display().to_string();
        dti(&["man", "--out", &out, "--lang", lang]).ends(0);
        for name in names_in(out.as_ref()) {
            let ran = Command::new("groff")
                .args(["-K", "utf8", "-T", "utf8", "-man", "-ww", "-P-c", "-P-b", "-P-u", &format!("{out}/{name}")])
                .output()
                .unwrap();
            let (shown, said) = (String::from_utf8(ran.stdout).unwrap(), String::from_utf8_lossy(&ran.stderr));
            assert!(ran.status.success() && said.is_empty(), "{name}: {said}");
            let command = name.trim_end_matches(".1").trim_start_matches("dti").trim_start_matches('-');
            let args: Vec<&str> = [command, "--help", "--lang", lang].into_iter().filter(|arg| !arg.is_empty()).collect();
            let help = dti(&args).ends(0);
            for example in help.text().lines().map(str::trim).filter(|line| line.starts_with("dti ")) {
                assert!(shown.lines().any(|line| line.trim() == example), "{name} does not show {example}:\n{shown}");
            }
        }
    }
}

fn completions(shell: &str, lang: &str) -> Ran {
    dti(&["completions", shell, "--lang", lang]).ends(0)
}

#[test]
fn completions_are_explained_in_the_language_asked_for() {
    // Bash shows no explanations.
    for shell in ["zsh", "fish", "powershell", "elvish"] {
        let (vi, en) = (completions(shell, "vi"), completions(shell, "en"));
        assert!(vi.text().contains("Kiểm tra bộ chỉ số") && !vi.text().contains("Check a set"), "{shell}");
        assert!(en.text().contains("Check a set") && !en.text().contains("Kiểm tra"), "{shell}");
        for command in commands() {
            assert!(vi.text().contains(&command), "{shell} {command}");
        }
        for english in ["Print help", "Print version", "Print this message"] {
            assert!(!vi.text().contains(english), "{shell} says {english}");
        }
    }
    dti(&["completions", "cmd"]).ends(2);
}

/// Asks bash itself what it would offer behind the words of a line.
#[cfg(unix)]
fn offered(script: &str, words: &[&str]) -> Vec<String> {
    let asked = format!(
        "source '{script}'\nfunction=$(complete -p dti | sed 's/.*-F \\([^ ]*\\) .*/\\1/')\nCOMP_WORDS=({})\nCOMP_CWORD={}\n\
         \"$function\" dti \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "),
        words.len() - 1,
    );
    let ran = Command::new("bash").args(["--norc", "-c", &asked]).output().unwrap();
    assert!(ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_offers_commands_options_and_values() {
    if !there("bash") {
        return;
    }
    let place = folder();
    let script = put(&place, "dti.bash", completions("bash", "vi").out);
    let all = offered(&script, &["dti", ""]);
    assert!(commands().iter().all(|command| all.contains(command)), "{all:?}");
    assert_eq!(offered(&script, &["dti", "rec"]), ["reconcile"]);
    assert_eq!(offered(&script, &["dti", "check", "--exp"]), ["--explain"]);
    assert_eq!(offered(&script, &["dti", "check", "--format", ""]), ["human", "json", "sarif"]);
    assert_eq!(offered(&script, &["dti", "eval", "--lang", ""]), ["vi", "en"]);
    assert_eq!(offered(&script, &["dti", "completions", "f"]), ["fish"]);
}

/// The other shells at least read their scripts.
#[cfg(unix)]
#[test]
fn zsh_and_fish_read_their_scripts() {
    let place = folder();
    for (shell, flag) in [("zsh", "-n"), ("fish", "--no-execute")] {
        for lang in ["vi", "en"] {
            let script = put(&place, shell, completions(shell, lang).out);
            if there(shell) {
                let ran = Command::new(shell).args([flag, &script]).output().unwrap();
                assert!(ran.status.success() && ran.stderr.is_empty(), "{}", String::from_utf8_lossy(&ran.stderr));
            }
        }
    }
    if there("fish") {
        let script = put(&place, "dti.fish", completions("fish", "vi").out);
        let asked = format!("source '{script}'; complete -C 'dti check --format '");
        let ran = Command::new("fish").args(["--no-config", "-c", &asked]).output().unwrap();
        let offers = String::from_utf8(ran.stdout).unwrap();
        assert!(offers.lines().any(|line| line == "human\tCho người đọc") && offers.lines().count() == 3, "{offers}");
    }
}
