//! The help in two languages. Vietnamese stands in the comments of the arguments themselves; each command's file has a table of the same in
//! English, and the words that clap adds are put into Vietnamese here.

use clap::builder::{PossibleValue, PossibleValuesParser, Resettable};
use clap::{Arg, Command, CommandFactory as _};

use super::{Cli, english_of};
use crate::message::Lang;

/// What a command's own file says in English: by argument, by `argument=value`, [`ABOUT`] the command, [`AFTER`] what stands below.
pub(super) type English = &'static [(&'static str, &'static str)];

/// What the command does.
pub(super) const ABOUT: &str = "";
/// The examples and what else ends the help.
pub(super) const AFTER: &str = "after_help";

/// The command line as it describes itself in a language. English values are plain names here, so that this one is for showing, and the
/// arguments are read by [`Cli`].
pub(super) fn described(lang: Lang) -> Command {
    match lang {
        Lang::Vi => Cli::command(),
        Lang::En => english(Cli::command()),
    }
}

/// The same for printing: a line of an example is never broken, so that it can be copied; [`help_text`] takes the marks out again.
pub(super) fn shown(command: Command, lang: Lang) -> Command {
    fn unbroken(command: Command) -> Command {
        let after = command.get_after_help().map(|after| after.to_string()).unwrap_or_default();
        let lines = after.lines().map(|line| if is_example(line) { line.replace(' ', GLUE) } else { line.to_owned() });
        command.after_help(lines.collect::<Vec<_>>().join("\n")).mut_subcommands(unbroken)
    }
    unbroken(match lang {
        Lang::Vi => command,
        Lang::En => english(command),
    })
}

/// A space at which clap does not end a line.
const GLUE: &str = "\u{a0}";

pub(super) fn is_example(line: &str) -> bool {
    line.trim_start().starts_with("dti ")
}

fn english(command: Command) -> Command {
    let own = english_of(command.get_name());
    let find = |key: &str| own.iter().find_map(|table| table.iter().find(|(known, _)| *known == key)).map(|(_, words)| *words);
    let mut command = command;
    if let Some(about) = find(ABOUT) {
        command = command.about(about).long_about(Resettable::Reset);
    }
    if let Some(after) = find(AFTER) {
        command = command.after_help(after);
    }
    command.mut_args(|argument| english_argument(argument, &find)).mut_subcommands(english)
}

fn english_argument(argument: Arg, find: &impl Fn(&str) -> Option<&'static str>) -> Arg {
    let id = argument.get_id().to_string();
    let named: Vec<String> = argument.get_value_names().unwrap_or_default().iter().map(|name| name_in_english(name)).collect();
    let values = argument.get_possible_values();
    let mut argument = argument;
    if let Some(words) = find(&id) {
        argument = argument.help(words).long_help(Resettable::Reset);
    }
    if !named.is_empty() {
        argument = argument.value_names(named);
    }
    // A flag has the values true and false, which nobody writes.
    if argument.get_action().takes_values() && !values.is_empty() {
        let values = values.iter().map(|value| {
            let words = find(&format!("{id}={}", value.get_name()));
            let plain = PossibleValue::new(value.get_name().to_owned()).hide(value.is_hide_set());
            words.map_or(plain.clone(), |words| plain.help(words))
        });
        argument = argument.value_parser(PossibleValuesParser::new(values.collect::<Vec<_>>()));
    }
    argument
}

/// The names that stand for values, which are the same in all commands.
const NAMES: [(&str, &str); 24] = [
    ("TỆP", "FILE"),
    ("THƯ-MỤC", "FOLDER"),
    ("CSV", "CSV"),
    ("MÃ", "CODE"),
    ("DẠNG", "FORMAT"),
    ("SỐ-VÀ-NGÀY", "NUMBER-AND-DATE"),
    ("CƠ-QUAN", "ISSUER"),
    ("MỨC", "LEVEL"),
    ("CHỮ", "TEXT"),
    ("SỐ", "N"),
    ("DẤU", "MARK"),
    ("CÁCH", "WAY"),
    ("BẢNG", "TABLE"),
    ("TRANG", "SHEET"),
    ("VÒNG", "ROUND"),
    ("TÊN", "NAME"),
    ("NGÔN-NGỮ", "LANGUAGE"),
    ("KHI-NÀO", "WHEN"),
    ("LỆNH", "COMMAND"),
    ("CẤP", "LEVEL"),
    ("NĂM", "YEAR"),
    ("ĐƠN-VỊ", "UNIT"),
    ("ĐIỂM", "POINTS"),
    ("TRÌNH-LỆNH", "SHELL"),
];

/// `[VÒNG=]TỆP` is `[ROUND=]FILE`: the words are put over, what stands between them stays.
fn name_in_english(name: &str) -> String {
    let of = |word: &str| NAMES.iter().find(|(known, _)| *known == word).map_or(word.to_owned(), |(_, english)| (*english).to_owned());
    let (mut out, mut word) = (String::new(), String::new());
    for letter in name.chars() {
        if letter.is_alphabetic() || letter == '-' {
            word.push(letter);
        } else {
            out.push_str(&of(&std::mem::take(&mut word)));
            out.push(letter);
        }
    }
    out + &of(&word)
}

/// What clap says in English, and the same in the language of the rest of the help.
const HELP_WORDS: [(&str, &str); 10] = [
    ("Usage:", "Cách gọi:"),
    ("Commands:", "Lệnh:"),
    ("Arguments:", "Tham số:"),
    ("Options:", "Tùy chọn:"),
    ("[OPTIONS]", "[TÙY-CHỌN]"),
    ("<COMMAND>", "<LỆNH>"),
    ("[COMMAND]", "[LỆNH]"),
    ("Possible values:", "Các giá trị:"),
    ("[possible values:", "[các giá trị:"),
    ("[default:", "[mặc định:"),
];

/// What clap made, in the language in which it is shown.
pub(super) fn help_text(made: &str, lang: Lang) -> String {
    let made = made.replace(GLUE, " ");
    let made: String = made.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    match lang {
        Lang::Vi => in_vietnamese(&made),
        Lang::En => made,
    }
}

/// The words of clap in Vietnamese.
pub(super) fn in_vietnamese(made: &str) -> String {
    // Where a line ends between two words of clap, they are one word again first.
    let mut parts = made.split("[possible\n");
    let first = parts.next().unwrap_or_default().to_owned();
    let made = parts.fold(first, |text, part| text + "[possible values:" + part.trim_start().trim_start_matches("values:"));
    HELP_WORDS.iter().fold(made, |text, (english, vietnamese)| text.replace(english, vietnamese))
}
