//! The command line: one file per command, no logic of its own.

mod check;
mod check_data;
mod check_explain;
mod check_files;
mod check_fix;
mod eval;
mod fmt;
mod given;
mod output;
mod reconcile;
mod sample;
mod template;
mod test;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

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
  dti check rulesets/dak-nong/qd-1552-2022/huyen.dti
  dti check --explain E0412
  dti check rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv
  dti fmt --diff BỘ-CHỈ-SỐ.dti
  dti eval rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv
  dti eval BỘ-CHỈ-SỐ.dti --data SỐ-LIỆU.csv --format csv --decimal comma --out KẾT-QUẢ.csv
  dti eval BỘ-CHỈ-SỐ.dti --data SỐ-LIỆU.csv --common SỐ-LIỆU-CHUNG.csv --previous KẾT-QUẢ-NĂM-TRƯỚC.csv
  dti eval BỘ-CHỈ-SỐ.dti --data \"Tự chấm=TU-CHAM.xlsx\" --data \"Thẩm định=THAM-DINH.xlsx\" --units DANH-SÁCH.csv
  dti template BỘ-CHỈ-SỐ.dti --units DANH-SÁCH.csv --out BIỂU-MẪU.xlsx
  dti test BỘ-CHỈ-SỐ.dti --coverage
  dti sample BỘ-CHỈ-SỐ.dti --units 40 --seed 1 --out SỐ-LIỆU-MẪU.csv
  dti template BỘ-CHỈ-SỐ.dti --units DANH-SÁCH-ĐƠN-VỊ.csv --out BIỂU-MẪU.xlsx

Mã kết thúc: 0 không có lỗi · 1 còn lỗi chưa được chấp nhận · 2 gọi sai hoặc không đọc, ghi được tệp.
Thông báo bằng tiếng Anh: --lang en (messages in English: --lang en).";

/// Chấm điểm chuyển đổi số theo bộ chỉ số viết thành văn bản: kiểm tra quy định trước khi ban hành, chấm điểm chính xác, đối chiếu kết quả đã công bố.
#[derive(Debug, Parser)]
#[command(name = "dti", version, after_help = AFTER, max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
struct Common {
    /// Ngôn ngữ của thông báo.
    #[arg(long, global = true, value_enum, default_value = "vi", value_name = "NGÔN-NGỮ", display_order = 900)]
    lang: LangArg,
    /// Tô màu: auto chỉ tô trên màn hình.
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "KHI-NÀO", display_order = 901)]
    color: ColorArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    /// Tiếng Việt
    Vi,
    /// English
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
    /// Kiểm tra bộ chỉ số: tên, tổng điểm, số lượng, bậc, mức xếp loại, chính sách
    Check(check::CheckArgs),
    /// Trình bày tệp bộ chỉ số theo một kiểu: các cột thẳng hàng như phụ lục, nội dung giữ nguyên
    Fmt(fmt::FmtArgs),
    /// Chấm điểm, xếp loại, xếp hạng các đơn vị theo số liệu một năm
    Eval(eval::EvalArgs),
    /// Đối chiếu bảng đã công bố: tính lại những gì suy ra được từ điểm thành phần
    Reconcile(reconcile::ReconcileArgs),
    /// Thử các ví dụ ghi trong bộ chỉ số, và kê những gì chưa ví dụ nào chạm tới
    Test(test::TestArgs),
    /// Tạo số liệu giả hợp lệ, chạm mọi ranh giới của bậc, điều kiện, lựa chọn, để thử bộ chỉ số
    Sample(sample::SampleArgs),
    /// Tạo biểu mẫu Excel hay CSV để các đơn vị ghi số liệu; dti eval đọc lại được ngay
    Template(template::TemplateArgs),
    /// In kịch bản hoàn thành lệnh cho bash, zsh, fish, powershell
    Completions {
        /// Trình lệnh
        shell: clap_complete::Shell,
    },
}

/// What clap says in English, and the same in the language of the rest of the help.
const HELP_WORDS: [(&str, &str); 15] = [
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
    ("Print this message or the help of the given subcommand(s)", "In hướng dẫn này, hay hướng dẫn của một lệnh"),
    ("Print help (see a summary with '-h')", "In hướng dẫn; -h in bản gọn"),
    ("Print help (see more with '--help')", "In hướng dẫn; --help in bản đầy đủ"),
    ("Print help", "In hướng dẫn"),
    ("Print version", "In số phiên bản"),
];

/// The help as clap makes it, with its own words in Vietnamese.
fn help_text(made: &str) -> String {
    // Where a line ends between two words of clap, they are one word again first.
    let mut parts = made.split("[possible\n");
    let first = parts.next().unwrap_or_default().to_owned();
    let made = parts.fold(first, |text, part| text + "[possible values:" + part.trim_start().trim_start_matches("values:"));
    HELP_WORDS.iter().fold(made, |text, (english, vietnamese)| text.replace(english, vietnamese))
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            output::print(&help_text(&error.to_string()));
            return Exit::Fine.into();
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::say(&help_text(&error.to_string()));
            return Exit::Usage.into();
        }
        Err(error) => error.exit(),
    };
    let exit = match &cli.command {
        Command::Check(args) => check::run(args, &cli.common),
        Command::Fmt(args) => fmt::run(args, &cli.common),
        Command::Eval(args) => eval::run(args, &cli.common),
        Command::Reconcile(args) => reconcile::run(args, &cli.common),
        Command::Test(args) => test::run(args, &cli.common),
        Command::Sample(args) => sample::run(args, &cli.common),
        Command::Template(args) => template::run(args, &cli.common),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "dti", &mut script);
            output::print(&String::from_utf8_lossy(&script));
            Exit::Fine
        }
    };
    exit.into()
}

impl Common {
    fn lang(&self) -> Lang {
        match self.lang {
            LangArg::Vi => Lang::Vi,
            LangArg::En => Lang::En,
        }
    }

    /// How to draw on a stream.
    fn look(&self, terminal: bool) -> Look {
        let colour = match self.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => terminal && std::env::var_os("NO_COLOR").is_none(),
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
        Look { colour, width: if terminal { width.unwrap_or(100) } else { columns.unwrap_or(140) }, lang: self.lang() }
    }
}
