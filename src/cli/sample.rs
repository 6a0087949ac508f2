//! `dti sample`

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::given::{MarkArg, progress};
use super::help::{ABOUT, AFTER, English};
use super::input::read_rules;
use super::output::{deliver, draw, ready, refuse, say};
use super::values::whole;
use super::{Common, Exit};
use crate::compile::Compiled;
use crate::ir::{ListId, Program};
use crate::message::Lang;
use crate::sample::{Options, Sample, common_csv, list_csv, sample, to_csv};

const EXAMPLES: &str = "\
Ví dụ:
  40 đơn vị không có thật, chạm các mép bậc:
    dti sample rulesets/mau/hang-thanh-phan/hang.dti --units 40 --seed 1 --out so-lieu.csv
  Cùng bảng ấy cho Excel, có cả ô trống và ô “KPS”:
    dti sample rulesets/mau/hang-thanh-phan/hang.dti --units 40 --seed 1 --states --decimal comma

Cùng --seed thì ra cùng một bảng. Chấm thử ngay: dti eval BỘ-CHỈ-SỐ.dti --data so-lieu.csv
Mã kết thúc: 0 được cả bảng · 1 có chỉ số không tìm được số liệu hợp lệ, hoặc bộ chỉ số còn lỗi · 2 gọi sai hoặc không ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Make valid made-up data on every edge of tiers, conditions and options, to try a set"),
    (
        AFTER,
        "\
Examples:
  40 units that do not exist, on the edges of the tiers:
    dti sample rulesets/mau/hang-thanh-phan/hang.dti --units 40 --seed 1 --out so-lieu.csv
  The same table for Excel, with blank cells and cells of “KPS” (nothing arising):
    dti sample rulesets/mau/hang-thanh-phan/hang.dti --units 40 --seed 1 --states --decimal comma

The same --seed gives the same table. Score it at once: dti eval SET.dti --data so-lieu.csv
Exit status: 0 the whole table · 1 a row has no valid figures, or the set has errors · 2 a wrong call, or a file that cannot be written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("units", "How many units to make"),
    ("seed", "Seed: the same number gives the same table on any machine"),
    ("states", "Leave blank, or fill with words such as “KPS”, some cells for which the set has a policy"),
    ("format", "Format of the table"),
    ("format=csv", "CSV, which dti eval reads"),
    ("out", "Write into a file instead of printing"),
    ("common_out", "File for the common figures, if the set has any"),
    ("lists", "Folder for the lists of the set, one file NAME.csv for each"),
    ("decimal", "Decimal mark of the CSV; comma comes with semicolons and a byte order mark, for Excel"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct SampleArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    /// Số đơn vị cần tạo
    #[arg(long, value_name = "SỐ", value_parser = whole(1, 1_000_000))]
    units: u64,
    /// Số gieo: cùng một số thì ra cùng một bảng, trên máy nào cũng vậy
    #[arg(long, value_name = "SỐ", value_parser = whole(0, u64::MAX))]
    seed: u64,
    /// Để trống, hoặc ghi từ như “KPS”, ở một số ô mà chính sách của bộ chỉ số có cách tính
    #[arg(long)]
    states: bool,
    /// Dạng của bảng
    #[arg(long, value_enum, default_value = "csv", value_name = "DẠNG")]
    format: SampleFormat,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Tệp để ghi các số liệu trong “thông tin chung”, nếu bộ chỉ số có
    #[arg(long, value_name = "TỆP")]
    common_out: Option<PathBuf>,
    /// Thư mục để ghi các danh sách của bộ chỉ số, mỗi danh sách một tệp TÊN.csv
    #[arg(long, value_name = "THƯ-MỤC")]
    lists: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
    /// Dấu thập phân của CSV; comma kèm dấu chấm phẩy và BOM để mở bằng Excel
    #[arg(long, value_enum, default_value = "point", value_name = "DẤU")]
    decimal: MarkArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SampleFormat {
    /// CSV, đọc lại được bằng dti eval
    Csv,
}

pub(super) fn run(args: &SampleArgs, common: &Common) -> Exit {
    match make(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &SampleArgs, common: &Common) -> Result<Exit, Exit> {
    let (_, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, findings, .. } = compiled;
    let blocked = findings.block();
    let findings = findings.sorted();
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings, &sources, common, false));
    };
    draw(&findings, &sources, common);
    if !program.lists.is_empty() && args.lists.is_none() {
        say(match common.lang() {
            Lang::Vi => "dti: bộ chỉ số có “danh sách”; thêm --lists THƯ-MỤC để ghi bảng của từng danh sách.\n",
            Lang::En => "dti: the set has lists; add --lists FOLDER for the table of each.\n",
        });
        return Err(Exit::Usage);
    }
    let lists = program.lists.iter().filter_map(|list| Some(args.lists.as_ref()?.join(format!("{}.csv", list.name))));
    let several: Vec<PathBuf> = args.out.iter().chain(&args.common_out).cloned().chain(lists).collect();
    ready(&several, args.lists.as_deref().filter(|_| !program.lists.is_empty()), args.force, common)?;
    let units = usize::try_from(args.units).unwrap_or(usize::MAX);
    let made = sample(&program, &Options { units, seed: args.seed, states: args.states }, &progress(units));
    say(&remarks(&program, &made, common.lang()));
    let text = match args.format {
        SampleFormat::Csv => to_csv(&program, &made.units, args.decimal.into()),
    };
    if let Some(shared) = common_csv(&program, &made.common, args.decimal.into()) {
        match &args.common_out {
            Some(path) => deliver(&shared, Some(path), args.force, common)?,
            None => say(match common.lang() {
                Lang::Vi => "dti: bộ chỉ số có “thông tin chung”; thêm --common-out TỆP để có bảng cho dti eval --common.\n",
                Lang::En => "dti: the set has common figures; add --common-out FILE for the table that dti eval --common reads.\n",
            }),
        }
    }
    for (index, list) in program.lists.iter().enumerate() {
        let Some(folder) = &args.lists else { break };
        let table = list_csv(&program, ListId::of(index), &made.units, args.decimal.into());
        deliver(&table, Some(&folder.join(format!("{}.csv", list.name))), args.force, common)?;
    }
    // A spreadsheet mark at the head of a terminal is only noise.
    let bare = args.out.is_none() && std::io::stdout().is_terminal();
    deliver(if bare { text.trim_start_matches('\u{feff}') } else { &text }, args.out.as_deref(), args.force, common)?;
    Ok(if made.failed.is_empty() { Exit::Fine } else { Exit::Errors })
}

/// What the reader of the table should know about it.
fn remarks(program: &Program, made: &Sample, lang: Lang) -> String {
    let mut text = String::new();
    let (units, needed, beyond) = (made.units.len(), made.needed, made.beyond);
    if units < needed {
        text.push_str(&match lang {
            Lang::Vi => format!("dti: {units} đơn vị chưa đủ cho mọi trường hợp ở ranh giới; cần {needed} đơn vị (--units {needed}).\n"),
            Lang::En => format!("dti: {units} units do not show every edge case; {needed} units would (--units {needed}).\n"),
        });
    }
    if beyond > 0 {
        text.push_str(&match lang {
            Lang::Vi => {
                format!("dti: {beyond} trường hợp ở ranh giới không có đơn vị nào mang được, vì bộ chỉ số nêu tên quá ít đơn vị.\n")
            }
            Lang::En => format!("dti: {beyond} edge cases fit no unit, because the rules name too few units.\n"),
        });
    }
    let codes: Vec<String> = made.failed.iter().filter_map(|row| program.row(*row)).map(|row| row.code.to_string()).collect();
    if !codes.is_empty() {
        let codes = codes.join("; ");
        text.push_str(&match lang {
            Lang::Vi => format!("dti: không tìm được số liệu hợp lệ cho chỉ số {codes}; dti eval sẽ báo lỗi ở đó.\n"),
            Lang::En => format!("dti: no valid figures were found for {codes}; dti eval will report it.\n"),
        });
    }
    text
}
