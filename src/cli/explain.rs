//! `dti explain`

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::given::{Files, GivenArgs, read_and_score};
use super::help::{ABOUT, AFTER, English};
use super::input::read_rules;
use super::output::{deliver, draw, ending, refuse, say};
use super::paper::{PaperFormat, deliver_paper, no_screen};
use super::{Common, Exit};
use crate::code::Code;
use crate::compile::Compiled;
use crate::diagnostic::Level;
use crate::document::{Block, Document};
use crate::emit;
use crate::ir::Program;
use crate::message::Lang;
use crate::name::{fold_title, nearest};
use crate::render;
use crate::score::Scores;
use crate::scoresheet::paper::{self, Choice};
use crate::scoresheet::{sheet, why_not};

const EXAMPLES: &str = "\
Ví dụ:
  Phiếu điểm của một đơn vị, từng chỉ số từ số liệu đến điểm:
    dti explain rulesets/mau/cap-huyen/huyen.dti --common examples/mau/cap-huyen-chung.csv --data examples/mau/cap-huyen.csv --unit \"Huyện Mẫu 05\"
  Riêng một chỉ số, và phiếu thành tệp Word:
    dti explain rulesets/mau/cap-huyen/huyen.dti --common examples/mau/cap-huyen-chung.csv --data examples/mau/cap-huyen.csv --unit \"Huyện Mẫu 05\" --row 1.2
    dti explain rulesets/mau/cap-huyen/huyen.dti --common examples/mau/cap-huyen-chung.csv --data examples/mau/cap-huyen.csv --unit \"Huyện Mẫu 05\" --out phieu-diem.docx
  Vì sao chưa được mức “Tốt”, cần thêm chỉ số nào:
    dti explain rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv --unit \"UBND huyện Đắk Song\" --why-not Tốt

Mã kết thúc: 0 không có lỗi · 1 còn lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Score sheet of a unit: how each point came about, down to the clause; --why-not tells what a class still needs"),
    (
        AFTER,
        "\
Examples:
  The sheet of a unit, each row from its figures to its points:
    dti explain rulesets/mau/cap-huyen/huyen.dti --common examples/mau/cap-huyen-chung.csv --data examples/mau/cap-huyen.csv --unit \"Huyện Mẫu 05\"
  One row only, and the sheet as a Word file:
    dti explain rulesets/mau/cap-huyen/huyen.dti --common examples/mau/cap-huyen-chung.csv --data examples/mau/cap-huyen.csv --unit \"Huyện Mẫu 05\" --row 1.2
    dti explain rulesets/mau/cap-huyen/huyen.dti --common examples/mau/cap-huyen-chung.csv --data examples/mau/cap-huyen.csv --unit \"Huyện Mẫu 05\" --out phieu-diem.docx
  Why it is not classed “Tốt” yet, and which rows would do it:
    dti explain rulesets/dak-nong/qd-1552-2022/huyen.dti --data examples/dak-nong/2023-huyen.csv --unit \"UBND huyện Đắk Song\" --why-not Tốt

Exit status: 0 fine · 1 an error stands · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("unit", "The unit whose sheet is wanted; repeat for several. Not needed where the data have one unit"),
    ("all", "The sheets of all units"),
    ("row", "Explain this row and those below it only"),
    ("why_not", "Why the unit does not have this class: what is missing, the rows with points still open, the shortest list that reaches it"),
    ("format", "Text, Markdown, a page of HTML that prints on A4, Word, or JSON; by the ending of --out where nothing is said"),
    ("format=text", "Text"),
    ("format=markdown", "Markdown"),
    ("format=html", "One page of HTML"),
    ("format=docx", "Word"),
    ("format=json", "JSON"),
    ("out", "Write into a file instead of printing"),
    ("force", "Overwrite a file that is there"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, mut_arg("data", |data| data.required(true)))]
pub(super) struct ExplainArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    #[command(flatten)]
    given: GivenArgs,
    /// Đơn vị cần phiếu điểm; ghi nhiều lần khi cần nhiều đơn vị. Số liệu chỉ có một đơn vị thì không cần ghi
    #[arg(long, value_name = "ĐƠN-VỊ")]
    unit: Vec<String>,
    /// Phiếu điểm của mọi đơn vị
    #[arg(long, conflicts_with = "unit")]
    all: bool,
    /// Chỉ giải thích dòng này và các dòng dưới nó
    #[arg(long, value_name = "MÃ", conflicts_with = "why_not")]
    row: Option<String>,
    /// Vì sao đơn vị chưa được mức này: còn thiếu gì, những chỉ số còn điểm để đạt, danh sách ngắn nhất đủ để đạt
    #[arg(long, value_name = "MỨC")]
    why_not: Option<String>,
    /// Chữ, Markdown, trang HTML in được trên giấy A4, Word, hay JSON; mặc định theo đuôi của --out
    #[arg(long, value_enum, value_name = "DẠNG")]
    format: Option<ExplainFormat>,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// Chữ
    #[value(alias = "human")]
    Text,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// Một trang HTML
    Html,
    /// Word
    Docx,
    /// JSON
    Json,
}

impl ExplainFormat {
    /// As a document on paper, if it is one.
    fn on_paper(self) -> Option<PaperFormat> {
        match self {
            Self::Text | Self::Json => None,
            Self::Markdown => Some(PaperFormat::Md),
            Self::Html => Some(PaperFormat::Html),
            Self::Docx => Some(PaperFormat::Docx),
        }
    }
}

pub(super) fn run(args: &ExplainArgs, common: &Common) -> Exit {
    match explain(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn explain(args: &ExplainArgs, common: &Common) -> Result<Exit, Exit> {
    let (_, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, mut findings, .. } = compiled;
    let files = Files::read(&args.given, common)?;
    let format = format(args, common)?;
    let json = format == ExplainFormat::Json;
    let Some(program) = program.filter(|_| !findings.block()) else {
        return Err(refuse(&findings.sorted(), &sources, common, json));
    };
    let made = read_and_score(&program, &files, &args.given, &mut findings);
    let failed = findings.block();
    let findings = findings.sorted();
    let Some((rounds, scores)) = made else {
        return Err(refuse(&findings, &sources, common, json));
    };
    // Remarks speak of the whole year; a sheet is about one unit.
    let standing: Vec<_> =
        findings.into_iter().filter(|finding| finding.fault.level() == Level::Error && finding.accepted.is_none()).collect();
    if !json && !standing.is_empty() {
        draw(&standing, &sources, common);
    }
    let units = units(args, &scores, common)?;
    let row = args.row.as_deref().map(|code| row(&program, code, common)).transpose()?;
    let class = args.why_not.as_deref().map(|name| class(&program, name, common)).transpose()?;
    let choose =
        |unit: usize| Choice { row: row.clone(), why_not: class.and_then(|class| why_not(&program, &rounds, &scores, unit, class)) };
    let sheets = || units.iter().filter_map(|unit| Some((*unit, sheet(&program, &rounds, &scores, *unit)?)));
    if let Some(paper_format) = format.on_paper() {
        let papers = sheets().map(|(unit, sheet)| paper::write(&program, &sheet, &choose(unit), common.lang()));
        deliver_paper(&papers.reduce(joined).unwrap_or_default(), paper_format, args.out.as_deref(), args.force, common)?;
    } else {
        let text = if json {
            let made = sheets().map(|(unit, sheet)| emit::scoresheet::to_json(&program, &sheet, &choose(unit), common.lang()));
            match <[serde_json::Value; 1]>::try_from(made.collect::<Vec<_>>()) {
                Ok([one]) => format!("{one:#}\n"),
                Err(several) => format!("{:#}\n", serde_json::Value::from(several)),
            }
        } else {
            let terminal = args.out.is_none() && std::io::stdout().is_terminal();
            let mut look = common.look(terminal);
            if !terminal {
                look.width = usize::MAX;
            }
            let drawn = sheets().map(|(unit, sheet)| render::scoresheet::draw(&program, &sheet, &choose(unit), &look));
            drawn.collect::<Vec<_>>().join("\n")
        };
        deliver(&text, args.out.as_deref(), args.force, common)?;
    }
    Ok(if failed { Exit::Errors } else { Exit::Fine })
}

/// Two sheets in one document, each on paper of its own.
fn joined(mut one: Document, other: Document) -> Document {
    one.blocks.push(Block::NewSheet);
    one.blocks.extend(other.blocks);
    one
}

/// The format that is asked for, or that the name of the file asks for.
fn format(args: &ExplainArgs, common: &Common) -> Result<ExplainFormat, Exit> {
    if let Some(format) = args.format {
        if format == ExplainFormat::Docx {
            no_screen(args.out.as_deref(), common)?;
        }
        return Ok(format);
    }
    match args.out.as_deref().map(ending).unwrap_or_default().as_str() {
        "md" => Ok(ExplainFormat::Markdown),
        "html" | "htm" => Ok(ExplainFormat::Html),
        "docx" => Ok(ExplainFormat::Docx),
        "json" => Ok(ExplainFormat::Json),
        // Text in such a file could not be opened.
        "doc" | "xlsx" | "xls" | "ods" | "csv" | "pdf" => {
            say(match common.lang() {
                Lang::Vi => "dti: dti explain ghi .docx (Word), .html (in được trên giấy A4), .md, .json hoặc chữ. Chưa ghi gì.\n",
                Lang::En => "dti: dti explain writes .docx (Word), .html (prints on A4), .md, .json or text. Nothing was written.\n",
            });
            Err(Exit::Usage)
        }
        _ => Ok(ExplainFormat::Text),
    }
}

/// The units that are asked for, by their places.
fn units(args: &ExplainArgs, scores: &Scores, common: &Common) -> Result<Vec<usize>, Exit> {
    let all = 0..scores.units.len();
    if args.all || (args.unit.is_empty() && scores.units.len() == 1) {
        return Ok(all.collect());
    }
    let names = || scores.units.iter().map(|unit| unit.name.as_str());
    if args.unit.is_empty() {
        let list = names().collect::<Vec<_>>().join("; ");
        say(&match common.lang() {
            Lang::Vi => format!("dti: cần phiếu điểm của đơn vị nào? Ghi --unit \"TÊN\" hay --all. Số liệu có: {list}.\n"),
            Lang::En => format!("dti: the sheet of which unit? Write --unit \"NAME\" or --all. The data have: {list}.\n"),
        });
        return Err(Exit::Usage);
    }
    args.unit.iter().map(|name| find(names(), name, common, ("đơn vị", "unit"))).collect()
}

/// The place of a name among others, or what was meant.
fn find<'n>(names: impl Iterator<Item = &'n str> + Clone, wanted: &str, common: &Common, what: (&str, &str)) -> Result<usize, Exit> {
    let folded = fold_title(wanted);
    if let Some(place) = names.clone().position(|name| fold_title(name) == folded) {
        return Ok(place);
    }
    let near = nearest(wanted, names.clone());
    let all = names.collect::<Vec<_>>().join("; ");
    say(&match (common.lang(), near) {
        (Lang::Vi, Some(near)) => format!("dti: không có {} “{wanted}”; có phải “{near}”?\n", what.0),
        (Lang::Vi, None) => format!("dti: không có {} “{wanted}”. Có: {all}.\n", what.0),
        (Lang::En, Some(near)) => format!("dti: there is no {} “{wanted}”; is “{near}” meant?\n", what.1),
        (Lang::En, None) => format!("dti: there is no {} “{wanted}”. There are: {all}.\n", what.1),
    });
    Err(Exit::Usage)
}

fn row(program: &Program, code: &str, common: &Common) -> Result<Code, Exit> {
    let place = find(program.rows.iter().map(|row| row.code.as_str()), code, common, ("dòng", "row"))?;
    program.rows.get(place).map(|row| row.code.clone()).ok_or(Exit::Usage)
}

/// A class by its name or its short name.
fn class(program: &Program, name: &str, common: &Common) -> Result<usize, Exit> {
    let Some(classes) = &program.classes else {
        say(match common.lang() {
            Lang::Vi => "dti: bộ chỉ số này không xếp loại.\n",
            Lang::En => "dti: this set has no classes.\n",
        });
        return Err(Exit::Usage);
    };
    let short = classes.rows.iter().position(|class| class.short.as_deref().is_some_and(|short| fold_title(short) == fold_title(name)));
    match short {
        Some(place) => Ok(place),
        None => find(classes.rows.iter().map(|class| class.name.as_str()), name, common, ("mức", "class")),
    }
}
