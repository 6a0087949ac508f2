//! `dti template`

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::help::{ABOUT, AFTER, English};
use super::input::{read_file, read_rules};
use super::output::{Trouble, deliver, deliver_bytes, draw, ending, ready, refuse, say, trouble};
use super::{Common, Exit};
use crate::compile::Compiled;
use crate::data::{read_roster, read_table};
use crate::emit::form::{Layout, Workbook, common_csv, corrections_csv, list_csv, to_csv, to_xlsx};
use crate::form::{Form, FormUnit, form_units};
use crate::message::Lang;
use crate::name::fold_title;

const EXAMPLES: &str = "\
Ví dụ:
  Biểu mẫu Excel ghi sẵn tên các đơn vị:
    dti template examples/excel/so-nganh.dti --units examples/excel/danh-sach.csv --out bieu-mau.xlsx
  Mỗi đơn vị một trang tính:
    dti template examples/excel/so-nganh.dti --units examples/excel/danh-sach.csv --by sheet --out trang-tinh.xlsx
  Biểu mẫu CSV in ra màn hình:
    dti template rulesets/dak-nong/qd-1552-2022/huyen.dti --out -

Đơn vị ghi xong thì chấm thẳng từ biểu mẫu: dti eval BỘ-CHỈ-SỐ.dti --data bieu-mau.xlsx
Không cần xóa dòng hướng dẫn nào. Biểu mẫu của phiên bản khác thì bị từ chối, kèm những cột khác nhau.

Mã kết thúc: 0 xong · 1 bộ chỉ số còn lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Make the Excel or CSV form in which units write their data; dti eval reads it at once"),
    (
        AFTER,
        "\
Examples:
  An Excel form with the names of the units filled in:
    dti template examples/excel/so-nganh.dti --units examples/excel/danh-sach.csv --out bieu-mau.xlsx
  A sheet for each unit:
    dti template examples/excel/so-nganh.dti --units examples/excel/danh-sach.csv --by sheet --out trang-tinh.xlsx
  A CSV form on the terminal:
    dti template rulesets/dak-nong/qd-1552-2022/huyen.dti --out -

When units have filled it in, it is scored as it is: dti eval SET.dti --data bieu-mau.xlsx
No line of guidance need be removed. A form of another version is refused, with the columns that differ.

Exit status: 0 done · 1 the set has errors · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("out", "File of the form, its kind by its ending: .xlsx or .csv; - prints the CSV"),
    ("units", "Roster of units (CSV with a column “Đơn vị”, and columns of properties) to fill into the form"),
    ("by", "A line or a sheet for each unit"),
    ("by=line", "A line for each unit"),
    ("by=sheet", "A sheet for each unit (.xlsx only, needs --units)"),
    ("round", "Round of scoring; from the second on, the form is one of corrections"),
    ("common_out", "CSV file for the form of the common figures; in .xlsx it is a sheet"),
    ("lists", "Folder for the CSV forms of the lists, one file NAME.csv for each; in .xlsx each list is a sheet"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct TemplateArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    /// Tệp biểu mẫu cần ghi, dạng theo đuôi tên tệp: .xlsx hay .csv; - là in CSV ra
    #[arg(long, value_name = "TỆP")]
    out: PathBuf,
    /// Danh sách đơn vị (CSV có cột “Đơn vị”, có thể có cột thuộc tính), để ghi sẵn vào biểu mẫu
    #[arg(long, value_name = "CSV")]
    units: Option<PathBuf>,
    /// Mỗi đơn vị một dòng hay một trang tính
    #[arg(long, value_enum, default_value = "line", value_name = "CÁCH")]
    by: By,
    /// Vòng chấm; từ vòng thứ hai trở đi là biểu mẫu điều chỉnh
    #[arg(long, value_name = "VÒNG")]
    round: Option<String>,
    /// Tệp CSV để ghi biểu mẫu “thông tin chung”; trong .xlsx thì đó là một trang tính
    #[arg(long, value_name = "TỆP")]
    common_out: Option<PathBuf>,
    /// Thư mục để ghi biểu mẫu CSV của các danh sách, mỗi danh sách một tệp TÊN.csv; trong .xlsx thì mỗi danh sách là một trang tính
    #[arg(long, value_name = "THƯ-MỤC")]
    lists: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Mỗi đơn vị một dòng
    Line,
    /// Mỗi đơn vị một trang tính (chỉ .xlsx, cần --units)
    Sheet,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
}

pub(super) fn run(args: &TemplateArgs, common: &Common) -> Exit {
    match make(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &TemplateArgs, common: &Common) -> Result<Exit, Exit> {
    let format = format(&args.out).ok_or_else(|| wrong(common, Wrong::Ending))?;
    if args.by == By::Sheet && (format == Format::Csv || args.units.is_none()) {
        return Err(wrong(common, Wrong::Sheets));
    }
    let (_, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, mut findings, .. } = compiled;
    let Some(program) = program.filter(|_| !findings.block()) else {
        return Err(refuse(&findings.sorted(), &sources, common, false));
    };
    let mut units: Vec<FormUnit> = Vec::new();
    if let Some(path) = &args.units {
        let name = path.display().to_string();
        let bytes = read_file(&name, common)?;
        if let Some(table) = read_table(&name, &bytes, &mut findings) {
            units = form_units(&program, &read_roster(&program, &table, &mut findings));
        }
    }
    let blocked = findings.block();
    draw(&findings.sorted(), &sources, common);
    if blocked {
        return Err(Exit::Errors);
    }
    let mut form = Form::of(&program);
    let mut later = false;
    if let Some(wanted) = &args.round {
        let rounds = &program.set.rounds;
        let Some(place) = rounds.iter().position(|round| fold_title(round) == fold_title(wanted)) else {
            return Err(wrong(common, Wrong::Round(rounds)));
        };
        later = place > 0;
        form.round = rounds.get(place).cloned();
    }
    let out = (args.out.as_os_str() != "-").then_some(args.out.as_path());
    match format {
        Format::Csv => {
            if !later && !form.lists.is_empty() && args.lists.is_none() {
                return Err(wrong(common, Wrong::Lists));
            }
            let text = if later { corrections_csv(&form) } else { to_csv(&form, &units) };
            // A spreadsheet mark at the head of a terminal is only noise.
            let bare = out.is_none() && std::io::stdout().is_terminal();
            let beside = form.lists.iter().filter(|_| !later);
            let beside = beside.filter_map(|list| Some(args.lists.as_ref()?.join(format!("{}.csv", list.name))));
            let several: Vec<PathBuf> = std::iter::once(&args.out).chain(&args.common_out).cloned().chain(beside).collect();
            ready(&several, args.lists.as_deref().filter(|_| !later && !form.lists.is_empty()), args.force, common)?;
            shared(args, common, &form, later)?;
            lists(args, common, &form, later)?;
            deliver(if bare { text.trim_start_matches('\u{feff}') } else { &text }, out, args.force, common)?;
        }
        Format::Xlsx => {
            let layout = match (later, args.by) {
                (true, _) => Layout::Corrections,
                (false, By::Line) => Layout::Lines,
                (false, By::Sheet) => Layout::Sheets,
            };
            let bytes = to_xlsx(&Workbook { form: &form, units: &units, layout })
                .map_err(|reason| trouble(common, &args.out.display().to_string(), Trouble::Write, &reason))?;
            deliver_bytes(&bytes, &args.out, args.force, common)?;
        }
    }
    Ok(Exit::Fine)
}

/// The common figures beside a CSV form, in a file of their own.
fn shared(args: &TemplateArgs, common: &Common, form: &Form, later: bool) -> Result<(), Exit> {
    let Some(text) = common_csv(form).filter(|_| !later) else { return Ok(()) };
    match &args.common_out {
        Some(path) => deliver(&text, Some(path), args.force, common),
        None => {
            say(match common.lang() {
                Lang::Vi => "dti: bộ chỉ số có “thông tin chung”; thêm --common-out TỆP để có biểu mẫu cho dti eval --common.\n",
                Lang::En => "dti: the set has common figures; add --common-out FILE for the form that dti eval --common reads.\n",
            });
            Ok(())
        }
    }
}

/// The lists beside a CSV form, each in a file of its own.
fn lists(args: &TemplateArgs, common: &Common, form: &Form, later: bool) -> Result<(), Exit> {
    for list in form.lists.iter().filter(|_| !later) {
        let Some(folder) = &args.lists else { break };
        deliver(&list_csv(form, list), Some(&folder.join(format!("{}.csv", list.name))), args.force, common)?;
    }
    Ok(())
}

fn format(out: &Path) -> Option<Format> {
    if out.as_os_str() == "-" {
        return Some(Format::Csv);
    }
    match ending(out).as_str() {
        "csv" => Some(Format::Csv),
        "xlsx" => Some(Format::Xlsx),
        _ => None,
    }
}

/// A call that cannot be met.
enum Wrong<'a> {
    Ending,
    Sheets,
    Lists,
    Round(&'a [String]),
}

fn wrong(common: &Common, what: Wrong<'_>) -> Exit {
    let text = match (common.lang(), what) {
        (Lang::Vi, Wrong::Ending) => "tên tệp ở --out phải có đuôi .xlsx hoặc .csv".to_owned(),
        (Lang::En, Wrong::Ending) => "the name of the file at --out must end in .xlsx or .csv".to_owned(),
        (Lang::Vi, Wrong::Sheets) => "mỗi đơn vị một trang tính thì cần --units và tệp .xlsx".to_owned(),
        (Lang::En, Wrong::Sheets) => "a sheet per unit needs --units and an .xlsx file".to_owned(),
        (Lang::Vi, Wrong::Lists) => {
            "bộ chỉ số có “danh sách”: thêm --lists THƯ-MỤC để ghi biểu mẫu của từng danh sách, hoặc dùng --out có đuôi .xlsx".to_owned()
        }
        (Lang::En, Wrong::Lists) => "the set has lists: add --lists FOLDER for the form of each, or use --out with .xlsx".to_owned(),
        (Lang::Vi, Wrong::Round([])) => "bộ chỉ số không khai các vòng chấm, nên không có --round".to_owned(),
        (Lang::En, Wrong::Round([])) => "the set declares no rounds, so that --round cannot be given".to_owned(),
        (Lang::Vi, Wrong::Round(rounds)) => format!("không có vòng ấy; các vòng của bộ chỉ số: {}", rounds.join("; ")),
        (Lang::En, Wrong::Round(rounds)) => format!("there is no such round; the rounds of the set: {}", rounds.join("; ")),
    };
    say(&format!("dti: {text}\n"));
    Exit::Usage
}
