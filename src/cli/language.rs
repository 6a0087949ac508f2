//! In which language the program speaks. It must be known before the call is understood, because help and the words about a wrong call
//! speak it too.

use std::ffi::OsString;

use crate::message::Lang;

/// The variables that say it where `--lang` does not, in the order in which they are asked; the last three are those of every program.
const VARIABLES: [&str; 4] = ["DTI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of this call.
pub(super) fn chosen(args: &[OsString]) -> Lang {
    asked(args).unwrap_or_else(|| of_the_machine(|name| std::env::var(name).ok()))
}

/// What `--lang` says, wherever it stands; what it cannot be is refused later, with the other arguments.
fn asked(args: &[OsString]) -> Option<Lang> {
    let mut said = None;
    let mut args = args.iter().skip(1).filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        let value = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        said = match value {
            Some("vi") => Some(Lang::Vi),
            Some("en") => Some(Lang::En),
            _ => said,
        };
    }
    said
}

/// English where the first variable that is set begins with `en`; anything else, and nothing at all, is Vietnamese.
fn of_the_machine(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let first = VARIABLES.iter().filter_map(|name| variable(name)).find(|value| !value.is_empty());
    match first.is_some_and(|value| value.to_ascii_lowercase().starts_with("en")) {
        true => Lang::En,
        false => Lang::Vi,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Option<Lang> {
        asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_option_is_seen_wherever_it_stands() {
        for line in ["dti --lang en", "dti --lang=en check --help", "dti check a.dti --nonsense --lang en", "dti --lang vi --lang en"] {
            assert_eq!(said(line), Some(Lang::En), "{line}");
        }
        for line in ["dti", "dti check", "dti --lang", "dti --lang fr", "dti -- --lang en", "dti --language en", "dti en"] {
            assert_eq!(said(line), None, "{line}");
        }
        assert_eq!(said("dti --lang en --lang vi"), Some(Lang::Vi));
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let of = |set: &[(&str, &str)]| {
            of_the_machine(|name| set.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned()))
        };
        for english in ["en", "en_US.UTF-8", "en_GB", "EN"] {
            assert_eq!(of(&[("LANG", english)]), Lang::En, "{english}");
        }
        for other in ["", "vi_VN.UTF-8", "C", "C.UTF-8", "POSIX", "fr_FR.UTF-8", "tiếng Anh"] {
            assert_eq!(of(&[("LANG", other)]), Lang::Vi, "{other}");
        }
        assert_eq!(of(&[]), Lang::Vi);
        // Each variable outweighs those behind it, and an empty one is not set.
        for at in 1..VARIABLES.len() {
            assert_eq!(of(&[(VARIABLES[at - 1], "vi_VN"), (VARIABLES[at], "en_US")]), Lang::Vi);
            assert_eq!(of(&[(VARIABLES[at - 1], "en_US"), (VARIABLES[at], "vi_VN")]), Lang::En);
            assert_eq!(of(&[(VARIABLES[at - 1], ""), (VARIABLES[at], "en_US")]), Lang::En);
        }
    }
}
