//! `dti report`

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory as _, Parser as _};

use super::given::{Files, GivenArgs, read_and_compare};
use super::help::{ABOUT, AFTER, English};
use super::input::{read_maybe, read_rules};
use super::output::{draw, refuse, say};
use super::paper::{PaperFormat, deliver_paper, paper_format};
use super::values::year;
use super::{Cli, Command, Common, Exit, unread};
use crate::compile::Compiled;
use crate::data::fingerprint;
use crate::diagnostic::Finding;
use crate::ir::Program;
use crate::message::Lang;
use crate::report::{Front, Origin, Part, report};
use crate::score::Scores;

const EXAMPLES: &str = "\
Ví dụ:
  Báo cáo Word của một bộ chỉ số:
    dti report rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv --year 2023 --out bao-cao.docx
  Sở và huyện trong một trang HTML, bộ thứ hai sau --and:
    dti report rulesets/dak-nong/qd-1552-2022/so.dti --data examples/dak-nong/2023-so.csv --year 2023 --out bao-cao.html --and rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv

Báo cáo viết bằng tiếng Việt. Đơn vị còn lỗi số liệu được nêu tên trong báo cáo và không tính vào trung bình, xếp hạng, xếp loại.
Mã kết thúc: 0 không có lỗi · 1 còn lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Write the results as the report that provinces publish: rankings, pillars, classes, means, last year, rounds, charts"),
    (
        AFTER,
        "\
Examples:
  The report of one set, for Word:
    dti report rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv --year 2023 --out bao-cao.docx
  Two sets on one page of HTML, the second behind --and:
    dti report rulesets/dak-nong/qd-1552-2022/so.dti --data examples/dak-nong/2023-so.csv --year 2023 --out bao-cao.html --and rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv

The report itself is in Vietnamese. A unit whose data have errors is named in it and stands in no mean, ranking or class.
Exit status: 0 fine · 1 an error stands · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("previous", "Results of last year (CSV with unit, total, rank), to compare this year with"),
    ("title", "Title of the report, instead of the general one"),
    ("year", "Year of the results, for the titles of report and tables"),
    ("format", "The form; without it by the ending of --out, and without --out Markdown"),
    ("out", "Write into a file instead of printing"),
    ("and", "Add a set to the same report: behind this word stand its rule file, --data and its other options about data; may be repeated"),
];

#[derive(Args, Debug)]
#[command(mut_arg("data", |data| data.required(true)), after_help = EXAMPLES)]
pub(super) struct ReportArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    #[command(flatten)]
    given: GivenArgs,
    /// Kết quả năm trước (CSV có Đơn vị, Tổng điểm, Xếp hạng), để so với năm nay
    #[arg(long, value_name = "CSV")]
    previous: Option<PathBuf>,
    /// Tên báo cáo, thay cho tên chung
    #[arg(long, value_name = "TÊN")]
    title: Option<String>,
    /// Năm của kết quả, để ghi vào tên báo cáo và tên bảng
    #[arg(long, value_name = "NĂM", value_parser = year)]
    year: Option<u16>,
    /// Dạng tệp; không ghi thì theo đuôi của --out, không có --out thì là Markdown
    #[arg(long, value_enum, value_name = "DẠNG")]
    format: Option<PaperFormat>,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
    /// Thêm một bộ chỉ số vào cùng báo cáo: sau chữ này ghi tệp bộ chỉ số, --data và các tùy chọn về số liệu của nó; ghi nhiều lần được
    #[arg(long, value_name = "TỆP --data TỆP", num_args = 1.., allow_hyphen_values = true)]
    and: Vec<OsString>,
}

pub(super) fn run(args: &ReportArgs, common: &Common) -> Exit {
    match write(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

/// A set, read and scored.
struct Scored {
    program: Program,
    scores: Scores,
    findings: Vec<Finding>,
    origin: Origin,
}

fn write(args: &ReportArgs, common: &Common) -> Result<Exit, Exit> {
    let mut calls: Vec<&ReportArgs> = vec![args];
    let further = further(&args.and, common)?;
    calls.extend(&further);
    let one = |given: Vec<&Path>, option: &str| match given.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only.to_path_buf())),
        _ => Err(twice(option, common)),
    };
    let out = one(calls.iter().filter_map(|call| call.out.as_deref()).collect(), "--out")?;
    let titles: Vec<&String> = calls.iter().filter_map(|call| call.title.as_ref()).collect();
    let years: Vec<u16> = calls.iter().filter_map(|call| call.year).collect();
    let formats: Vec<PaperFormat> = calls.iter().filter_map(|call| call.format).collect();
    let many = [("--title", titles.len()), ("--year", years.len()), ("--format", formats.len())];
    if let Some((option, _)) = many.into_iter().find(|(_, given)| *given > 1) {
        return Err(twice(option, common));
    }
    let format = paper_format(formats.first().copied(), out.as_deref(), common)?;
    let scored = calls.iter().map(|call| read(call, common)).collect::<Result<Vec<(Scored, bool)>, Exit>>()?;
    let failed = scored.iter().any(|(_, failed)| *failed);
    let parts: Vec<Part> = scored
        .iter()
        .map(|(set, _)| Part { program: &set.program, scores: &set.scores, findings: &set.findings, origin: &set.origin })
        .collect();
    let front = Front { title: titles.first().map(|title| (*title).clone()), year: years.first().copied().map(u64::from) };
    let document = report(&front, &parts);
    let force = calls.iter().any(|call| call.force);
    deliver_paper(&document, format, out.as_deref(), force, common)?;
    Ok(if failed { Exit::Errors } else { Exit::Fine })
}

/// The sets behind `--and`, however many follow each other: each is a call of its own.
fn further(words: &[OsString], common: &Common) -> Result<Vec<ReportArgs>, Exit> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let call: Vec<OsString> = ["dti", "report"].map(OsString::from).into_iter().chain(words.iter().cloned()).collect();
    match Cli::try_parse_from(&call).map(|cli| cli.command) {
        Ok(Command::Report(args)) => {
            let mut rest = further(&args.and, common)?;
            rest.insert(0, args);
            Ok(rest)
        }
        Ok(_) => Err(Exit::Usage),
        Err(error) => Err(unread(Cli::command(), error, &call, common.lang())),
    }
}

fn twice(option: &str, common: &Common) -> Exit {
    say(&match common.lang() {
        Lang::Vi => format!("dti: {option} ghi hai lần; một báo cáo chỉ có một.\n"),
        Lang::En => format!("dti: {option} is given twice; a report has only one.\n"),
    });
    Exit::Usage
}

/// Reads and scores one set; whether an error stands in its data.
fn read(args: &ReportArgs, common: &Common) -> Result<(Scored, bool), Exit> {
    let (rules, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, mut findings, .. } = compiled;
    let files = Files::read(&args.given, common)?;
    let last_year = read_maybe(args.previous.as_ref(), common)?;
    let blocked = findings.block();
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings.sorted(), &sources, common, false));
    };
    let scores = read_and_compare(&program, &files, &args.given, last_year.as_ref(), &mut findings);
    let failed = findings.block();
    let findings = findings.sorted();
    let Some(scores) = scores else {
        return Err(refuse(&findings, &sources, common, false));
    };
    draw(&findings, &sources, common);
    let texts: Vec<&[u8]> = sources.files().map(|(_, file)| file.text.as_bytes()).collect();
    let (names, bytes) = files.all();
    // A report that is published tells no folders.
    let name = |path: &str| Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
    let origin = Origin {
        rules: fingerprint(&texts),
        data: fingerprint(&bytes),
        rule_file: name(&rules),
        data_files: names.into_iter().map(name).collect(),
    };
    Ok((Scored { program, scores, findings, origin }, failed))
}
