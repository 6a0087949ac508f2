//! `dti report`

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory as _, Parser, ValueEnum};

use super::given::{Files, GivenArgs, read_and_score};
use super::help::{ABOUT, AFTER, English};
use super::input::{read_maybe, read_rules};
use super::output::{Trouble, deliver, deliver_bytes, draw, refuse, say, trouble};
use super::values::year;
use super::{Common, Exit, unread};
use crate::compile::Compiled;
use crate::data::{fingerprint, previous, read_table};
use crate::diagnostic::Finding;
use crate::emit;
use crate::ir::Program;
use crate::message::Lang;
use crate::report::{Front, Origin, Part, report};
use crate::score::{Compared, Scores};

const EXAMPLES: &str = "\
Ví dụ:
  Báo cáo kết quả một năm thành tệp Word:
    dti report rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv --year 2023 --out bao-cao.docx
  Các sở và các huyện trong cùng một trang in được:
    dti report rulesets/dak-nong/qd-1552-2022/so.dti --data examples/dak-nong/2023-so.csv --out bao-cao.html --and rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv

Mã kết thúc: 0 không có lỗi · 1 còn lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, mut_arg("data", |data| data.required(true)))]
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
    format: Option<ReportFormat>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// Một trang HTML không cần tệp nào khác, in được trên giấy A4
    Html,
    /// Word
    Docx,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
}

pub(super) const ENGLISH: English = &[
    (ABOUT, "Write the results as the report that provinces publish: rankings, pillars, classes, means, last year, rounds, charts"),
    (
        AFTER,
        "\
Examples:
  The report of a year as a Word file:
    dti report rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv --year 2023 --out bao-cao.docx
  Departments and districts in one page that prints:
    dti report rulesets/dak-nong/qd-1552-2022/so.dti --data examples/dak-nong/2023-so.csv --out bao-cao.html --and rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv

Exit status: 0 fine · 1 an error stands · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "The rule file (.dti)"),
    ("previous", "Last year's results (CSV with “Đơn vị”, “Tổng điểm”, “Xếp hạng”), to compare with"),
    ("title", "The title of the report, instead of the general one"),
    ("year", "The year of the results, for the titles of report and tables"),
    ("format", "The form; by the ending of --out if not given, Markdown without --out"),
    ("format=html", "One page of HTML that needs no other file and prints on A4"),
    ("format=docx", "Word"),
    ("format=md", "Markdown"),
    ("out", "Write to a file instead of printing"),
    ("force", "Replace a file that is there"),
    ("and", "Add a set to the same report: behind this word stand its rule file, --data and its other options about data; may be repeated"),
];

/// What stands behind `--and`: the arguments of the report once more.
#[derive(Debug, Parser)]
#[command(name = "report", bin_name = "dti report … --and", disable_help_flag = true)]
struct Further {
    #[command(flatten)]
    args: ReportArgs,
    #[command(flatten)]
    _common: Common,
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
    let formats: Vec<ReportFormat> = calls.iter().filter_map(|call| call.format).collect();
    let many = [("--title", titles.len()), ("--year", years.len()), ("--format", formats.len())];
    if let Some((option, _)) = many.into_iter().find(|(_, given)| *given > 1) {
        return Err(twice(option, common));
    }
    let format = match formats.first().copied() {
        Some(format) => format,
        None => by_ending(out.as_deref(), common)?,
    };
    if format == ReportFormat::Docx && out.is_none() {
        say(match common.lang() {
            Lang::Vi => "dti: tệp Word không in ra màn hình được; thêm --out TỆP.docx.\n",
            Lang::En => "dti: a Word file cannot be printed to the screen; add --out FILE.docx.\n",
        });
        return Err(Exit::Usage);
    }
    let scored = calls.iter().map(|call| read(call, common)).collect::<Result<Vec<(Scored, bool)>, Exit>>()?;
    let failed = scored.iter().any(|(_, failed)| *failed);
    let parts: Vec<Part> = scored
        .iter()
        .map(|(set, _)| Part { program: &set.program, scores: &set.scores, findings: &set.findings, origin: &set.origin })
        .collect();
    let front = Front { title: titles.first().map(|title| (*title).clone()), year: years.first().copied() };
    let document = report(&front, &parts);
    let force = calls.iter().any(|call| call.force);
    match (format, &out) {
        (ReportFormat::Docx, Some(path)) => {
            let bytes =
                emit::docx::to_docx(&document).map_err(|reason| trouble(common, &path.display().to_string(), Trouble::Write, &reason))?;
            deliver_bytes(&bytes, path, force, common)?;
        }
        (ReportFormat::Html, out) => deliver(&emit::html::to_html(&document), out.as_deref(), force, common)?,
        (ReportFormat::Md | ReportFormat::Docx, out) => deliver(&emit::markdown::to_markdown(&document), out.as_deref(), force, common)?,
    }
    Ok(if failed { Exit::Errors } else { Exit::Fine })
}

/// The sets behind `--and`, however many follow each other.
fn further(words: &[OsString], common: &Common) -> Result<Vec<ReportArgs>, Exit> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let words: Vec<OsString> = std::iter::once(OsString::from("report")).chain(words.iter().cloned()).collect();
    let parsed = Further::try_parse_from(&words).map_err(|error| unread(Further::command(), error, &words, common.lang()))?;
    let mut rest = further(&parsed.args.and, common)?;
    rest.insert(0, parsed.args);
    Ok(rest)
}

fn twice(option: &str, common: &Common) -> Exit {
    say(&match common.lang() {
        Lang::Vi => format!("dti: {option} ghi hai lần; một báo cáo chỉ có một.\n"),
        Lang::En => format!("dti: {option} is given twice; a report has only one.\n"),
    });
    Exit::Usage
}

fn by_ending(out: Option<&Path>, common: &Common) -> Result<ReportFormat, Exit> {
    let Some(path) = out else { return Ok(ReportFormat::Md) };
    match path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
        Some("html" | "htm") => Ok(ReportFormat::Html),
        Some("docx") => Ok(ReportFormat::Docx),
        Some("md") => Ok(ReportFormat::Md),
        _ => {
            let name = path.display();
            say(&match common.lang() {
                Lang::Vi => format!("dti: không biết dạng của tệp “{name}”; đặt đuôi .html, .docx hoặc .md, hoặc thêm --format.\n"),
                Lang::En => format!("dti: the form of “{name}” is not known; let it end in .html, .docx or .md, or add --format.\n"),
            });
            Err(Exit::Usage)
        }
    }
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
    let before = last_year.as_ref().and_then(|(name, bytes)| read_table(name, bytes, &mut findings));
    let before = before.map(|table| previous(&program, &table, &mut findings));
    let mut scores = read_and_score(&program, &files, &args.given, &mut findings).map(|(_, scores)| scores);
    if let (Some(scores), Some(before)) = (&mut scores, before) {
        scores.previous = Some(Compared::of(&program, scores, before, &mut findings));
    }
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
