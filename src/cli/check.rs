//! `dti check`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::check_files::{Examined, Shelf, examine};
use super::given::GivenArgs;
use super::help::{ABOUT, AFTER, English};
use super::output::{Trouble, draw, print, say, trouble};
use super::{Common, Exit, check_data, check_explain, check_fix};
use crate::compile::Compiled;
use crate::diagnostic::{Finding, Level};
use crate::emit;
use crate::message::Lang;

const EXAMPLES: &str = "\
Ví dụ:
  Mọi chỗ sai của bộ chỉ số, và các ví dụ không đúng; cảnh báo cũng chặn:
    dti check rulesets/dak-nong/qd-1552-2022/huyen.dti --deny warning
  Mã E0412 là gì, vì sao, nên viết thế nào:
    dti check --explain E0412
  Xem trước những chỗ sửa thẳng được, chưa ghi gì:
    dti check examples/sua-doi/buoc-1.dti --fix --dry-run
  Thêm điều số liệu một năm cho thấy về bộ chỉ số:
    dti check rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv

Chỗ được chấp nhận (chấp nhận … vì …) không tính là lỗi. Chỗ có nhiều cách sửa thì người soạn chọn, --fix không đụng tới.
Mã kết thúc: 0 không có lỗi · 1 còn lỗi (hay mức ghi ở --deny) chưa được chấp nhận · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Check a set: names, totals, counts, tiers, classes, policies"),
    (
        AFTER,
        "\
Examples:
  Every fault of the set, and the examples that do not hold; warnings count too:
    dti check rulesets/dak-nong/qd-1552-2022/huyen.dti --deny warning
  What E0412 is, why it matters, what to write instead:
    dti check --explain E0412
  See what can be mended directly, without writing anything:
    dti check examples/sua-doi/buoc-1.dti --fix --dry-run
  Add what the data of a year tell about the rules:
    dti check rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv

What the set accepts (“chấp nhận … vì …”) is no error. What can be mended in several ways is left to the drafter.
Exit status: 0 fine · 1 an error (or the level of --deny) stands that nobody accepted · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("files", "Rule files (.dti), checked one after another; - is the standard input"),
    ("explain", "Explain a code such as E0412: what it is, why, what to avoid, what to write; needs no file"),
    ("fix", "Mend what can be mended in one way only: print the difference, write the file, check again"),
    ("dry_run", "Only print the difference, write nothing"),
    ("format", "Messages for people or for other programs"),
    ("format=human", "For people"),
    ("format=json", "JSON"),
    ("format=sarif", "SARIF 2.1.0, for editors and code hosts"),
    ("deny", "From this level on, a finding is an error"),
    ("deny=warning", "Warnings"),
    ("deny=remark", "Warnings and remarks"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Tệp bộ chỉ số (.dti); nhiều tệp được kiểm tra lần lượt; - là đầu vào chuẩn
    #[arg(required_unless_present = "explain", value_name = "TỆP")]
    files: Vec<PathBuf>,
    /// Giải thích một mã, ví dụ E0412: là gì, vì sao, tránh gì, nên viết gì; không cần tệp
    #[arg(long, value_name = "MÃ", conflicts_with_all = ["files", "fix", "data"])]
    explain: Option<String>,
    /// Sửa những chỗ chỉ có một cách sửa: in phần khác nhau, ghi lại tệp, rồi kiểm tra lại
    #[arg(long, conflicts_with = "data")]
    fix: bool,
    /// Chỉ in phần khác nhau, không ghi gì
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// In thông báo cho người đọc hay cho chương trình khác
    #[arg(long, value_enum, default_value = "human", value_name = "DẠNG")]
    format: CheckFormat,
    /// Coi từ mức này trở lên là lỗi
    #[arg(long, value_enum, value_name = "MỨC")]
    deny: Option<Deny>,
    #[command(flatten)]
    given: GivenArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// Cho người đọc
    #[value(alias = "text")]
    Human,
    /// JSON
    Json,
    /// SARIF 2.1.0, cho trình soạn thảo và nơi lưu mã nguồn
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Cảnh báo
    Warning,
    /// Cảnh báo và ghi chú
    Remark,
}

impl CheckArgs {
    /// Whether a finding makes the run end with 1; what is accepted never does.
    fn stands(&self, finding: &Finding) -> bool {
        let least = match self.deny {
            None => Level::Error,
            Some(Deny::Warning) => Level::Warning,
            Some(Deny::Remark) => Level::Remark,
        };
        finding.accepted.is_none() && finding.fault.level() <= least
    }
}

pub(super) fn run(args: &CheckArgs, common: &Common) -> Exit {
    if let Some(code) = &args.explain {
        return check_explain::run(code, args.format, common);
    }
    if let Err(exit) = check_data::one_set(args.files.len(), &args.given, common) {
        return exit;
    }
    let human = args.format == CheckFormat::Human;
    if args.fix && !human && args.files.iter().any(|file| file.as_os_str() == "-") {
        return check_fix::refuse_stdin(common);
    }
    let mut exit = Exit::Fine;
    let mut shelf = Shelf::default();
    let mut reports: Vec<Examined> = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let examined = match args.fix {
            false => proved(&shelf, &name, args, common),
            true => check_fix::run(&mut shelf, &name, args.dry_run, human, common),
        };
        let examined = match examined {
            Ok(examined) => examined,
            Err(ends) => {
                exit = ends;
                continue;
            }
        };
        if exit == Exit::Fine && (examined.refused || examined.judged().any(|finding| args.stands(finding))) {
            exit = Exit::Errors;
        }
        if human {
            draw(&examined.findings, &examined.sources, common);
            if examined.partial || examined.untried {
                say(hidden(examined.partial, common.lang()));
            }
            // Who asked for the mended text on the standard output gets nothing else there.
            if examined.findings.is_empty() && !(args.fix && name == "-") {
                print(&fine(&name, common.lang()));
            }
        }
        reports.push(examined);
    }
    if let Some(made) = report(args, &reports, common.lang()) {
        print(&format!("{made:#}\n"));
    }
    exit
}

/// What is found in a rule file, and what a year's data say about it.
fn proved(shelf: &Shelf, name: &str, args: &CheckArgs, common: &Common) -> Result<Examined, Exit> {
    let mut usage = None;
    let with_data = |compiled: &mut Compiled| usage = check_data::add(compiled, &args.given, common).err();
    let examined = examine(shelf, name, with_data).map_err(|reason| trouble(common, name, Trouble::Read, &reason))?;
    usage.map_or(Ok(examined), Err)
}

/// The findings for other programs.
fn report(args: &CheckArgs, reports: &[Examined], lang: Lang) -> Option<serde_json::Value> {
    match args.format {
        CheckFormat::Human => None,
        CheckFormat::Json => {
            let mut made: Vec<_> = reports.iter().map(|file| json(file, lang)).collect();
            // Who asks for one file gets its report, who asks for several gets a list, however many could be read.
            match args.files.len() {
                1 => made.pop(),
                _ => Some(serde_json::json!({ "version": 1, "files": made })),
            }
        }
        CheckFormat::Sarif => {
            let files: Vec<_> =
                reports.iter().map(|file| emit::sarif::Checked { sources: &file.sources, findings: &file.findings }).collect();
            Some(emit::sarif::to_sarif(&files, lang))
        }
    }
}

fn json(file: &Examined, lang: Lang) -> serde_json::Value {
    let mut report = emit::findings::to_json(&file.findings, &file.sources, lang);
    if let Some(object) = report.as_object_mut() {
        object.insert("file".to_owned(), file.name.as_str().into());
    }
    report
}

fn fine(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{name}: không có lỗi, không có cảnh báo.\n"),
        Lang::En => format!("{name}: no errors, no warnings.\n"),
    }
}

/// What is said where the findings are not all there is to say.
fn hidden(partial: bool, lang: Lang) -> &'static str {
    match (partial, lang) {
        (true, Lang::Vi) => {
            "Khi còn lỗi như trên thì chưa xét được hết bộ chỉ số (tổng, xếp loại, ví dụ, câu viện dẫn…); sửa xong thì kiểm tra lại.\n"
        }
        (true, Lang::En) => {
            "With faults as above the set cannot be looked at in full (totals, classes, examples, references); mend them and check again.\n"
        }
        (false, Lang::Vi) => "Các ví dụ chưa được thử, vì bộ chỉ số còn lỗi; sửa xong thì kiểm tra lại.\n",
        (false, Lang::En) => "The examples were not tried, because the set has errors; mend them and check again.\n",
    }
}
