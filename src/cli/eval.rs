//! `dti eval`

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::given::{Files, GivenArgs, MarkArg, read_and_compare};
use super::help::{ABOUT, AFTER, English};
use super::input::{read_maybe, read_rules};
use super::output::{deliver, draw, ending, refuse, say};
use super::{Common, Exit};
use crate::compile::Compiled;
use crate::data::fingerprint;
use crate::emit;
use crate::message::Lang;
use crate::render;

const EXAMPLES: &str = "\
Ví dụ:
  Bảng xếp hạng, xếp loại của một năm:
    dti eval rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv
  Cùng kết quả ấy thành tệp mở được bằng Excel:
    dti eval rulesets/dak-lak/qd-2534-2022/huyen.dti --data examples/dak-lak/2023-huyen.csv --decimal comma --out ket-qua.csv
  Bốn vòng chấm trong một biểu Excel, kèm danh sách đơn vị và danh sách dự án:
    dti eval examples/excel/so-nganh.dti --data examples/excel/tong-hop.xlsx --units examples/excel/danh-sach.csv

Số liệu sai thì kê hết ở từng ô; ô trống không bao giờ là số 0.
Mã kết thúc: 0 không có lỗi · 1 còn lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Score, class and rank the units on the data of a year"),
    (
        AFTER,
        "\
Examples:
  The ranking and the classes of a year:
    dti eval rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv
  The same kind of result as a file for Excel:
    dti eval rulesets/dak-lak/qd-2534-2022/huyen.dti --data examples/dak-lak/2023-huyen.csv --decimal comma --out ket-qua.csv
  The rounds of a year in one workbook, with the roster of units and a list of projects:
    dti eval examples/excel/so-nganh.dti --data examples/excel/tong-hop.xlsx --units examples/excel/danh-sach.csv

All faults of the data are reported, each at its cell; a blank cell is never a zero.
Exit status: 0 fine · 1 an error stands · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("previous", "Results of last year (CSV with unit, total, rank), to compare this year with"),
    ("format", "A table as in the decision, CSV or JSON; by the ending of --out (.csv, .json) where nothing is said, otherwise a table"),
    ("format=table", "Tables for people"),
    ("format=csv", "CSV"),
    ("format=json", "JSON"),
    ("table", "Which table: for people all of them, for CSV the results, unless this says otherwise"),
    ("table=results", "The official results"),
    ("table=rounds", "Points in each round, rows filled, not filled, passed, not passed"),
    ("table=changes", "What changed in each round, with the reasons"),
    ("out", "Write into a file instead of printing"),
    ("decimal", "Decimal mark of the CSV; comma comes with semicolons and a byte order mark, for Excel"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
#[command(mut_arg("data", |data| data.required(true)))]
pub(super) struct EvalArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    #[command(flatten)]
    given: GivenArgs,
    /// Kết quả năm trước (CSV có Đơn vị, Tổng điểm, Xếp hạng), để so với năm nay
    #[arg(long, value_name = "CSV")]
    previous: Option<PathBuf>,
    /// Bảng như trong quyết định, CSV hay JSON; không ghi thì theo đuôi của --out (.csv, .json), còn lại là bảng
    #[arg(long, value_enum, value_name = "DẠNG")]
    format: Option<EvalFormat>,
    /// Bảng nào: mặc định mọi bảng cho người đọc, riêng kết quả cho CSV
    #[arg(long, value_enum, default_value = "results", value_name = "BẢNG")]
    table: EvalTable,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
    /// Dấu thập phân của CSV kết quả; comma kèm dấu chấm phẩy và BOM để mở bằng Excel
    #[arg(long, value_enum, default_value = "point", value_name = "DẤU")]
    decimal: MarkArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum EvalFormat {
    /// Bảng cho người đọc
    #[value(alias = "human", alias = "text")]
    Table,
    /// CSV
    Csv,
    /// JSON
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum EvalTable {
    /// Kết quả chính thức
    Results,
    /// Điểm qua các vòng chấm, số tiêu chí đã nhập, chưa nhập, đạt, chưa đạt
    Rounds,
    /// Thay đổi ở từng vòng, kèm lý do
    Changes,
}

pub(super) fn run(args: &EvalArgs, common: &Common) -> Exit {
    match evaluate(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

/// The format that is asked for, or that the name of the file asks for.
fn format(args: &EvalArgs, common: &Common) -> Result<EvalFormat, Exit> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    match args.out.as_deref().map(ending).unwrap_or_default().as_str() {
        "csv" => Ok(EvalFormat::Csv),
        "json" => Ok(EvalFormat::Json),
        // A table of characters in such a file could not be opened.
        "xlsx" | "xls" | "ods" | "docx" | "doc" | "html" | "htm" | "pdf" => {
            say(match common.lang() {
                Lang::Vi => {
                    "dti: dti eval ghi bảng chữ, .csv hoặc .json. Cho Excel: --out TỆP.csv --decimal comma; báo cáo Word, HTML: dti report. Chưa ghi gì.\n"
                }
                Lang::En => {
                    "dti: dti eval writes a table of text, .csv or .json. For Excel: --out FILE.csv --decimal comma; for Word or HTML: dti report. Nothing was written.\n"
                }
            });
            Err(Exit::Usage)
        }
        _ => Ok(EvalFormat::Table),
    }
}

fn evaluate(args: &EvalArgs, common: &Common) -> Result<Exit, Exit> {
    let (rules, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, mut findings, .. } = compiled;
    let files = Files::read(&args.given, common)?;
    let last_year = read_maybe(args.previous.as_ref(), common)?;
    let blocked = findings.block();
    let format = format(args, common)?;
    let json = format == EvalFormat::Json;
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings.sorted(), &sources, common, json));
    };
    let scores = read_and_compare(&program, &files, &args.given, last_year.as_ref(), &mut findings);
    // A unit in trouble has no total and is reported; the others are scored, and the exit status says that something stands.
    let failed = findings.block();
    let findings = findings.sorted();
    let Some(scores) = scores else {
        return Err(refuse(&findings, &sources, common, json));
    };
    if !json {
        draw(&findings, &sources, common);
    }
    if args.table != EvalTable::Results && !json && scores.rounds.is_empty() {
        say(match common.lang() {
            Lang::Vi => "dti: số liệu không nói là vòng chấm nào, nên không có bảng này; ghi --data \"VÒNG=TỆP\". Chưa ghi gì.\n",
            Lang::En => "dti: the data name no round, so there is no such table; write --data \"ROUND=FILE\". Nothing was written.\n",
        });
        return Err(Exit::Usage);
    }
    let text = match (format, args.table) {
        (EvalFormat::Table, table) => {
            let terminal = args.out.is_none() && std::io::stdout().is_terminal();
            let look = common.look(terminal);
            match table {
                EvalTable::Results => render::scores::draw(&program, &scores, &look),
                EvalTable::Rounds => render::rounds::side_by_side(&program, &scores, &look),
                EvalTable::Changes => render::rounds::changes(&program, &scores, &look, usize::MAX),
            }
        }
        (EvalFormat::Csv, EvalTable::Results) => emit::table::to_csv(&program, &scores, args.decimal.into()),
        (EvalFormat::Csv, EvalTable::Rounds) => emit::rounds::rounds_csv(&scores, args.decimal.into()),
        (EvalFormat::Csv, EvalTable::Changes) => emit::rounds::changes_csv(&program, &scores, args.decimal.into()),
        (EvalFormat::Json, _) => {
            let texts: Vec<&[u8]> = sources.files().map(|(_, file)| file.text.as_bytes()).collect();
            let (names, bytes) = files.all();
            let origin = emit::scores::Origin {
                rules: fingerprint(&texts),
                data: fingerprint(&bytes),
                rule_file: rules,
                data_file: names.join("; "),
            };
            let found = emit::findings::to_json(&findings, &sources, common.lang());
            format!("{:#}\n", emit::scores::to_json(&program, &scores, &origin, found))
        }
    };
    deliver(&text, args.out.as_deref(), args.force, common)?;
    Ok(if failed { Exit::Errors } else { Exit::Fine })
}
