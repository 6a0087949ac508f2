//! The command line: one file per command, no logic of its own.

mod check;
mod check_data;
mod check_explain;
mod check_files;
mod check_fix;
mod completions;
mod doc;
mod eval;
mod explain;
mod fmt;
mod given;
mod help;
#[cfg(test)]
mod help_tests;
mod input;
mod language;
mod man;
mod new;
mod output;
mod paper;
mod reconcile;
mod report;
mod sample;
mod template;
mod test;
mod usage;
mod values;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::message::Lang;
use crate::render::findings::Look;

/// What every command ends with: 0 fine, 1 an error stands, 2 usage or files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing stands in the way.
    Fine,
    /// An error that nobody accepted stands, in rules, data or comparison.
    Errors,
    /// The call was wrong, or a file could not be read or written.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => ExitCode::SUCCESS,
            Exit::Errors => ExitCode::from(1),
            Exit::Usage => ExitCode::from(2),
        }
    }
}

const AFTER: &str = "\
Ví dụ:
  Kiểm tra một bộ chỉ số trước khi trình ký:
    dti check rulesets/dak-nong/qd-1552-2022/huyen.dti
  Chấm điểm, xếp loại, xếp hạng theo số liệu một năm:
    dti eval rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv
  Một mã trong thông báo nghĩa là gì, nên viết thế nào:
    dti check --explain E0412

Mỗi lệnh có hướng dẫn và ví dụ riêng: dti LỆNH --help. Tệp trong ví dụ là tệp của kho mã nguồn này.
Mã kết thúc: 0 không có lỗi · 1 còn lỗi chưa được chấp nhận · 2 gọi sai hoặc không đọc, ghi được tệp.
In English: --lang en.";

const ENGLISH: help::English = &[
    (
        help::ABOUT,
        "Scores digital transformation by a set of indicators written as text: check the regulation before it is issued, score exactly, reconcile what was published",
    ),
    (
        help::AFTER,
        "\
Examples:
  Check a set before it is signed:
    dti check rulesets/dak-nong/qd-1552-2022/huyen.dti
  Score, class and rank the units on the data of a year:
    dti eval rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv
  What a code in a message means, and what to write instead:
    dti check --explain E0412

Each command has help and examples of its own: dti COMMAND --help. The files in the examples are those of this repository.
Exit status: 0 fine · 1 an error stands that nobody accepted · 2 a wrong call, or a file that cannot be read or written.
In Vietnamese: --lang vi.",
    ),
    ("version", "Print the version"),
];

/// The arguments that every command has.
const ENGLISH_COMMON: help::English = &[
    ("lang", "Language of help and messages [default: DTI_LANG, then the language of the machine]"),
    ("lang=vi", "Vietnamese"),
    ("lang=en", "English"),
    ("color", "When to colour: auto does so on a terminal only"),
    ("color=auto", "On a terminal only"),
    ("color=always", "Always"),
    ("color=never", "Never"),
    ("help", "Print help; -h for short"),
];

const ENGLISH_HELP: help::English = &[
    (help::ABOUT, "Print the help of a command"),
    (help::AFTER, "Examples:\n  dti help check\n  dti help eval --lang en"),
    ("command", "The command; without it, the help of dti itself"),
];

/// Where the English words of a command stand, in the order in which they are looked up.
fn english_of(command: &str) -> Vec<help::English> {
    let own = match command {
        "dti" => ENGLISH,
        "new" => new::ENGLISH,
        "check" => check::ENGLISH,
        "fmt" => fmt::ENGLISH,
        "eval" => eval::ENGLISH,
        "explain" => explain::ENGLISH,
        "report" => report::ENGLISH,
        "reconcile" => reconcile::ENGLISH,
        "test" => test::ENGLISH,
        "sample" => sample::ENGLISH,
        "template" => template::ENGLISH,
        "doc" => doc::ENGLISH,
        "completions" => completions::ENGLISH,
        "man" => man::ENGLISH,
        "help" => ENGLISH_HELP,
        _ => &[],
    };
    vec![own, given::ENGLISH, paper::ENGLISH, ENGLISH_COMMON]
}

/// Chấm điểm chuyển đổi số theo bộ chỉ số viết thành văn bản: kiểm tra quy định trước khi ban hành, chấm điểm chính xác, đối chiếu kết quả đã công bố.
#[derive(Debug, Parser)]
#[command(
    name = "dti",
    version,
    after_help = AFTER,
    max_term_width = 110,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
    /// In số phiên bản
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 903)]
    version: Option<bool>,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
struct Common {
    /// Ngôn ngữ của hướng dẫn và thông báo [mặc định: theo DTI_LANG, rồi ngôn ngữ của máy]
    #[arg(long, global = true, value_enum, value_name = "NGÔN-NGỮ", display_order = 900)]
    lang: Option<LangArg>,
    /// Tô màu: auto chỉ tô trên màn hình
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "KHI-NÀO", display_order = 901)]
    color: ColorArg,
    /// In hướng dẫn; -h in bản gọn
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 902)]
    help: Option<bool>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    /// Tiếng Việt
    Vi,
    /// Tiếng Anh
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColorArg {
    /// Chỉ trên màn hình
    Auto,
    /// Luôn tô
    Always,
    /// Không tô
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bắt đầu một bộ chỉ số: tệp kiểm tra được ngay, từ cấp, thang điểm và số chỉ số chính
    New(new::NewArgs),
    /// Kiểm tra bộ chỉ số: tên, tổng điểm, số lượng, bậc, mức xếp loại, chính sách
    Check(check::CheckArgs),
    /// Trình bày tệp bộ chỉ số theo một kiểu: các cột thẳng hàng như phụ lục, nội dung giữ nguyên
    Fmt(fmt::FmtArgs),
    /// Thử các ví dụ ghi trong bộ chỉ số, và kê những gì chưa ví dụ nào chạm tới
    Test(test::TestArgs),
    /// In phụ lục để ký, viết từ chính bộ chỉ số: Word, HTML hay Markdown
    Doc(doc::DocArgs),
    /// Tạo biểu mẫu Excel hay CSV để các đơn vị ghi số liệu; dti eval đọc lại được ngay
    Template(template::TemplateArgs),
    /// Tạo số liệu giả hợp lệ, chạm mọi ranh giới của bậc, điều kiện, lựa chọn, để thử bộ chỉ số
    Sample(sample::SampleArgs),
    /// Chấm điểm, xếp loại, xếp hạng các đơn vị theo số liệu một năm
    Eval(eval::EvalArgs),
    /// Phiếu điểm của một đơn vị: từng điểm từ đâu ra, đến điều khoản; --why-not nói còn thiếu gì để đạt một mức
    Explain(explain::ExplainArgs),
    /// Lập báo cáo kết quả như các tỉnh công bố: bảng xếp hạng, trụ cột, số đơn vị theo mức, trung bình, so với năm trước, các vòng chấm, biểu đồ
    Report(report::ReportArgs),
    /// Đối chiếu bảng đã công bố: tính lại những gì suy ra được từ điểm thành phần
    Reconcile(reconcile::ReconcileArgs),
    /// In kịch bản hoàn thành lệnh cho bash, zsh, fish, powershell, elvish
    Completions(completions::CompletionsArgs),
    /// In trang hướng dẫn cho lệnh man, hay ghi trang của mọi lệnh (man dti-check)
    Man(man::ManArgs),
    /// In hướng dẫn của một lệnh
    #[command(after_help = "Ví dụ:\n  dti help check\n  dti help eval --lang en")]
    Help {
        /// Tên lệnh; không ghi thì in hướng dẫn của dti
        #[arg(value_name = "LỆNH")]
        command: Option<String>,
    },
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let exit = answer(&args);
    // A result that was cut off where it was to go is no result.
    match output::lost() {
        Some(reason) => output::cut_off(&reason, language::chosen(&args)).into(),
        None => exit.into(),
    }
}

fn answer(args: &[OsString]) -> Exit {
    let lang = language::chosen(args);
    let mut cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return unread(Cli::command(), error, args, lang),
    };
    cli.common.lang.get_or_insert(lang.into());
    let common = &cli.common;
    match &cli.command {
        Command::New(args) => new::run(args, common),
        Command::Check(args) => check::run(args, common),
        Command::Fmt(args) => fmt::run(args, common),
        Command::Test(args) => test::run(args, common),
        Command::Template(args) => template::run(args, common),
        Command::Doc(args) => doc::run(args, common),
        Command::Sample(args) => sample::run(args, common),
        Command::Eval(args) => eval::run(args, common),
        Command::Explain(args) => explain::run(args, common),
        Command::Report(args) => report::run(args, common),
        Command::Reconcile(args) => reconcile::run(args, common),
        Command::Completions(args) => completions::run(args, common),
        Command::Man(args) => man::run(args, common),
        Command::Help { command } => {
            let asked = ["dti"].into_iter().chain(command.as_deref()).chain(["--help"]);
            let asked: Vec<OsString> = asked.map(OsString::from).collect();
            match Cli::try_parse_from(&asked) {
                Ok(_) => Exit::Usage,
                Err(error) => unread(Cli::command(), error, &asked, lang),
            }
        }
    }
}

/// What is said where the arguments are no call: the help that was asked for, or what is wrong with them.
fn unread(command: clap::Command, error: clap::Error, args: &[OsString], lang: Lang) -> Exit {
    // The same call has the same fault in either language, with the names of arguments and values in its own.
    let known: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let named = args.iter().skip(1).filter_map(|arg| arg.to_str()).find(|arg| known.iter().any(|name| name == arg));
    let error = help::shown(command, lang).try_get_matches_from(args).err().unwrap_or(error);
    let text = help::help_text(&error.to_string(), lang);
    match (error.kind(), lang) {
        (ErrorKind::DisplayHelp | ErrorKind::DisplayVersion, _) => {
            output::print(&text);
            return Exit::Fine;
        }
        (ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) | (_, Lang::En) => output::say(&text),
        (_, Lang::Vi) => output::say(&usage::vietnamese(&error, named)),
    }
    Exit::Usage
}

impl From<Lang> for LangArg {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Vi => LangArg::Vi,
            Lang::En => LangArg::En,
        }
    }
}

impl Common {
    fn lang(&self) -> Lang {
        match self.lang {
            Some(LangArg::En) => Lang::En,
            Some(LangArg::Vi) | None => Lang::Vi,
        }
    }

    /// How to draw on a stream.
    fn look(&self, terminal: bool) -> Look {
        let colour = match self.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()),
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
        Look { colour, width: if terminal { width.unwrap_or(100) } else { columns.unwrap_or(140) }, lang: self.lang() }
    }
}
