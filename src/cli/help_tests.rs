//! The help of every command is whole in both languages.

use clap::{Command, CommandFactory as _};

use super::help::{ABOUT, AFTER, described, help_text, shown};
use super::{Cli, english_of};
use crate::message::Lang;

/// `dti` and its commands.
fn commands(lang: Lang) -> Vec<Command> {
    let mut all = vec![described(lang)];
    all.extend(described(lang).get_subcommands().cloned());
    all
}

/// The help of a command as it is printed.
fn page(command: &str, flag: &str, lang: Lang) -> String {
    let args: &[&str] = if command == "dti" { &["dti", flag] } else { &["dti", command, flag] };
    help_text(&shown(Cli::command(), lang).try_get_matches_from(args).unwrap_err().to_string(), lang)
}

fn pages(lang: Lang) -> Vec<(String, String)> {
    let names = commands(lang).into_iter().map(|command| command.get_name().to_owned());
    let both = names.flat_map(|name| ["-h", "--help"].map(|flag| (format!("{name} {flag}"), page(&name, flag, lang))));
    both.collect()
}

/// Everything of a command that has words: itself, what stands below its help, its arguments and their values.
fn worded(command: &Command) -> Vec<(String, Option<String>)> {
    let mut out = vec![
        (ABOUT.to_owned(), command.get_about().map(ToString::to_string)),
        (AFTER.to_owned(), command.get_after_help().map(ToString::to_string)),
    ];
    for argument in command.get_arguments() {
        out.push((argument.get_id().to_string(), argument.get_help().map(ToString::to_string)));
        if argument.get_action().takes_values() {
            let values = argument.get_possible_values();
            out.extend(
                values
                    .iter()
                    .map(|value| (format!("{}={}", argument.get_id(), value.get_name()), value.get_help().map(ToString::to_string))),
            );
        }
    }
    out
}

#[test]
fn everything_has_words_in_both_languages() {
    let mut count = 0;
    for command in commands(Lang::Vi) {
        let tables = english_of(command.get_name());
        for (key, words) in worded(&command) {
            count += 1;
            assert!(words.is_some_and(|words| !words.is_empty()), "{}: no Vietnamese words for “{key}”", command.get_name());
            let english = tables.iter().any(|table| table.iter().any(|(known, words)| *known == key && !words.is_empty()));
            assert!(english, "{}: no English words for “{key}”", command.get_name());
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn no_english_words_are_left_without_their_argument() {
    for command in commands(Lang::Vi) {
        let due: Vec<String> = worded(&command).into_iter().map(|(key, _)| key).collect();
        for (key, _) in english_of(command.get_name())[0] {
            assert!(due.iter().any(|due| due == key), "{}: “{key}” is no argument", command.get_name());
        }
    }
}

#[test]
fn vietnamese_help_has_no_english_words_of_clap() {
    let words = [
        "Usage",
        "Commands",
        "Options",
        "Arguments",
        "OPTIONS",
        "COMMAND",
        "ossible",
        "default",
        "Print",
        "values",
        "help of",
        "version",
        "alias",
    ];
    for (name, page) in pages(Lang::Vi) {
        // The options themselves have English names.
        let prose = page.replace("--version", "").replace("--help", "");
        for word in words {
            assert!(!prose.contains(word), "{name} says {word}:\n{page}");
        }
        assert!(page.contains("Cách gọi: dti") && page.contains("In hướng dẫn"), "{page}");
    }
}

/// The prose of a page: no examples, no words of the rule language between quotes, no names of lists.
fn prose(page: &str) -> String {
    let lines = page.lines().filter(|line| !super::help::is_example(line));
    let flat = lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for piece in flat.replace("dự_án=du-an.csv", "").split('“') {
        out.push_str(piece.split_once('”').map_or(piece, |(_, behind)| behind));
    }
    out
}

#[test]
fn english_help_has_no_vietnamese_words() {
    let of_vietnam = |letter: char| letter.is_alphabetic() && !letter.is_ascii();
    for (name, page) in pages(Lang::En) {
        let prose = prose(&page);
        let left: Vec<&str> = prose.split(' ').filter(|word| word.contains(of_vietnam)).collect();
        assert!(left.is_empty(), "{name}: {left:?}\n{page}");
        assert!(page.contains("Usage: dti") && page.contains("Print help"), "{page}");
    }
}

#[test]
fn help_ends_with_two_to_four_examples() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, page) in pages(lang) {
            let examples = page.lines().filter(|line| super::help::is_example(line)).count();
            assert!((2..=4).contains(&examples), "{name} has {examples} examples:\n{page}");
        }
    }
    let of = |lang: Lang| -> Vec<String> {
        let lines = pages(lang).into_iter().flat_map(|(_, page)| page.lines().map(str::to_owned).collect::<Vec<_>>());
        lines.filter(|line| super::help::is_example(line)).collect()
    };
    assert_eq!(of(Lang::Vi), of(Lang::En), "the examples are not the same in both languages");
}

#[test]
fn the_commands_stand_in_the_order_of_work() {
    const ORDER: [&str; 14] = [
        "new",
        "check",
        "fmt",
        "test",
        "doc",
        "template",
        "sample",
        "eval",
        "explain",
        "report",
        "reconcile",
        "completions",
        "man",
        "help",
    ];
    let names: Vec<String> = Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let places: Vec<usize> = names.iter().map(|name| ORDER.iter().position(|known| known == name).unwrap()).collect();
    assert!(places.is_sorted(), "{names:?}");
}

#[test]
fn the_call_is_described_without_contradiction() {
    for lang in [Lang::Vi, Lang::En] {
        described(lang).debug_assert();
    }
}
