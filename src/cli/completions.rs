//! `dti completions`

use clap::{Args, ValueEnum};

use super::help::{ABOUT, AFTER, English, described};
use super::output::print;
use super::{Common, Exit};

const EXAMPLES: &str = "\
Ví dụ:
  dti completions bash > dti.bash
  dti completions fish > dti.fish

Chép tệp ấy vào chỗ trình lệnh đọc, như docs/cai-dat.md chỉ. Lời giải thích theo ngôn ngữ của --lang.

Mã kết thúc: 0 xong · 2 gọi sai hoặc không ghi được.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Print the completion script for bash, zsh, fish, PowerShell, elvish"),
    (
        AFTER,
        "\
Examples:
  dti completions bash > dti.bash
  dti completions fish > dti.fish

Put the file where the shell reads it, as docs/cai-dat.md says. The explanations are in the language of --lang.

Exit status: 0 done · 2 a wrong call, or the output cannot be written.",
    ),
    ("shell", "The shell"),
    ("shell=bash", "Bash"),
    ("shell=elvish", "Elvish"),
    ("shell=fish", "Fish"),
    ("shell=powershell", "PowerShell"),
    ("shell=zsh", "Zsh"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// Trình lệnh
    #[arg(value_enum, value_name = "TRÌNH-LỆNH")]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    /// Bash
    Bash,
    /// Elvish
    Elvish,
    /// Fish
    Fish,
    /// PowerShell
    Powershell,
    /// Zsh
    Zsh,
}

impl From<Shell> for clap_complete::Shell {
    fn from(shell: Shell) -> Self {
        match shell {
            Shell::Bash => clap_complete::Shell::Bash,
            Shell::Elvish => clap_complete::Shell::Elvish,
            Shell::Fish => clap_complete::Shell::Fish,
            Shell::Powershell => clap_complete::Shell::PowerShell,
            Shell::Zsh => clap_complete::Shell::Zsh,
        }
    }
}

pub(super) fn run(args: &CompletionsArgs, common: &Common) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(clap_complete::Shell::from(args.shell), &mut described(common.lang()), "dti", &mut script);
    print(&String::from_utf8_lossy(&script));
    Exit::Fine
}
