//! `dti man`: the pages of the manual, made of what the help says.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_mangen::Man;

use super::help::{ABOUT, AFTER, English, described, in_vietnamese};
use super::output::{Trouble, deliver_all, print, trouble};
use super::{Common, Exit};
use crate::message::Lang;

const EXAMPLES: &str = "\
Ví dụ:
  Đọc ngay trang đầu của sách hướng dẫn:
    dti man > dti.1
  Ghi trang của dti và của từng lệnh vào một thư mục; sau đó đọc bằng man trang-man/dti-check.1:
    dti man --out trang-man

Ngôn ngữ của các trang là ngôn ngữ của --lang. Cài các trang vào máy: docs/cai-dat.md.

Mã kết thúc: 0 xong · 2 gọi sai hoặc không ghi được.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Print the page of the manual, or write the pages of all commands (man 1 dti-check)"),
    (
        AFTER,
        "\
Examples:
  Print the first page of the manual:
    dti man > dti.1
  Write the pages of dti and of each command into a folder; then read one with man trang-man/dti-check.1:
    dti man --out trang-man

The pages are in the language of --lang. To install them: docs/cai-dat.md.

Exit status: 0 done · 2 a wrong call, or the output cannot be written.",
    ),
    ("out", "Folder for the pages of all commands; it is made if it is not there"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// Thư mục để ghi trang của mọi lệnh; chưa có thì được tạo
    #[arg(long, value_name = "THƯ-MỤC")]
    out: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &ManArgs, common: &Common) -> Exit {
    match made(args, common) {
        Ok(()) => Exit::Fine,
        Err(exit) => exit,
    }
}

fn made(args: &ManArgs, common: &Common) -> Result<(), Exit> {
    let lang = common.lang();
    let mut top = described(lang);
    top.build();
    let failed = |error: std::io::Error| trouble(common, "dti.1", Trouble::Write, &error.to_string());
    let Some(folder) = &args.out else {
        print(&page(&top, lang).map_err(failed)?);
        return Ok(());
    };
    let commands = std::iter::once(&top).chain(top.get_subcommands());
    let pages = commands.map(|command| {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name());
        Ok((format!("{name}.1"), page(command, lang)?))
    });
    let pages: Vec<(String, String)> = pages.collect::<std::io::Result<_>>().map_err(failed)?;
    deliver_all(&pages, folder, args.force, common)
}

/// One page in roff: what clap knows of the command, then the examples, line by line as they stand in the help.
fn page(command: &Command, lang: Lang) -> std::io::Result<String> {
    let man = Man::new(command.clone());
    let mut made = Vec::new();
    man.render_name_section(&mut made)?;
    man.render_synopsis_section(&mut made)?;
    man.render_description_section(&mut made)?;
    man.render_options_section(&mut made)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut made)?;
    }
    let made = String::from_utf8_lossy(&made);
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let mut page = format!(".TH \"{}\" 1 \"\" \"dti {}\" \"{}\"\n", escaped(name), env!("CARGO_PKG_VERSION"), book(lang));
    page.push_str(&match lang {
        Lang::Vi => headed(&in_vietnamese(&made)),
        Lang::En => made.into_owned(),
    });
    if let Some(after) = command.get_after_help() {
        page.push_str(&closing(&after.to_string(), lang));
    }
    Ok(page)
}

fn book(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Sách hướng dẫn dti",
        Lang::En => "The manual of dti",
    }
}

/// What clap_mangen says in English where clap itself says nothing.
const HEADINGS: [(&str, &str); 5] =
    [("NAME", "TÊN"), ("SYNOPSIS", "\"CÁCH GỌI\""), ("DESCRIPTION", "\"MÔ TẢ\""), ("OPTIONS", "\"TÙY CHỌN\""), ("SUBCOMMANDS", "LỆNH")];

fn headed(page: &str) -> String {
    let line = |line: &str| match line.strip_prefix(".SH ").and_then(|said| HEADINGS.iter().find(|(known, _)| *known == said)) {
        Some((_, heading)) => format!(".SH {heading}\n"),
        None => format!("{}\n", line.replace("\\fIsubcommands\\fR", "\\fIlệnh\\fR")),
    };
    page.lines().map(line).collect()
}

/// The end of the help: examples keep their lines, prose is filled.
fn closing(after: &str, lang: Lang) -> String {
    let mut out = format!(".SH \"{}\"\n", if lang == Lang::Vi { "VÍ DỤ" } else { "EXAMPLES" });
    for line in after.lines().skip_while(|line| matches!(*line, "Ví dụ:" | "Examples:")) {
        let text = escaped(line.trim());
        match line.len().saturating_sub(line.trim_start().len()) {
            _ if text.is_empty() => out.push_str(".PP\n"),
            0 => out.push_str(&format!("{text}\n.br\n")),
            _ if line.trim_start().starts_with("dti ") => out.push_str(&format!(".RS 4\n.nf\n{text}\n.fi\n.RE\n")),
            _ => out.push_str(&format!(".PP\n{text}\n")),
        }
    }
    out
}

/// Text as roff reads it: a hyphen that can be copied, and no line that is taken for a command.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
