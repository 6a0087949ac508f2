//! `dti reconcile`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::given::MarkArg;
use super::help::{ABOUT, AFTER, English};
use super::input::{read_file, read_rules};
use super::output::{deliver, draw, ending, refuse};
use super::{Common, Exit};
use crate::compile::Compiled;
use crate::data::read_table;
use crate::diagnostic::Findings;
use crate::quantity::DecimalMark;
use crate::reconcile::{PublishedTable, reconcile};
use crate::{emit, render};

const EXAMPLES: &str = "\
Ví dụ:
  Bảng 1 của Đắk Nông năm 2023 suy ra đúng từ điểm thành phần:
    dti reconcile rulesets/dak-nong/qd-1552-2022/so.dti --published examples/dak-nong/2023/bang-1-so.csv
  Bảng 3 thì có số không khớp; bảng của các trụ cột giúp chỉ ra ô phải sửa:
    dti reconcile rulesets/dak-nong/qd-1552-2022/huyen.dti --published examples/dak-nong/2023/bang-3-huyen.csv examples/dak-nong/2023/bang-6-huyen-kinh-te-so.csv

Mã kết thúc: 0 mọi số đều khớp · 1 có số không khớp, hoặc tệp có lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Reconcile published tables: recompute what follows from the points of their parts"),
    (
        AFTER,
        "\
Examples:
  Table 1 of 2023 follows from its parts in every number:
    dti reconcile rulesets/dak-nong/qd-1552-2022/so.dti --published examples/dak-nong/2023/bang-1-so.csv
  Table 3 has numbers that do not; the tables of pillars help to find the cell to mend:
    dti reconcile rulesets/dak-nong/qd-1552-2022/huyen.dti --published examples/dak-nong/2023/bang-3-huyen.csv examples/dak-nong/2023/bang-6-huyen-kinh-te-so.csv

Exit status: 0 every number follows · 1 some do not, or a file has errors · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("published", "Published table (CSV, copied as printed); several may be named"),
    ("format", "For people or for other programs; by the ending of --out (.json) where nothing is said, otherwise for people"),
    ("format=human", "For people"),
    ("format=json", "JSON"),
    ("out", "Write into a file instead of printing"),
    ("data_decimal", "Decimal mark of the tables, where it cannot be told from them"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ReconcileArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    /// Bảng đã công bố (CSV, chép đúng như in); có thể nêu nhiều bảng
    #[arg(long, required = true, num_args = 1.., value_name = "CSV")]
    published: Vec<PathBuf>,
    /// Cho người đọc hay cho chương trình khác; không ghi thì theo đuôi của --out (.json), còn lại là cho người đọc
    #[arg(long, value_enum, value_name = "DẠNG")]
    format: Option<ReconcileFormat>,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
    /// Dấu thập phân của các bảng, khi không tự nhận ra được
    #[arg(long, value_enum, value_name = "DẤU")]
    data_decimal: Option<MarkArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReconcileFormat {
    /// Cho người đọc
    #[value(alias = "text")]
    Human,
    /// JSON
    Json,
}

pub(super) fn run(args: &ReconcileArgs, common: &Common) -> Exit {
    match compare(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn compare(args: &ReconcileArgs, common: &Common) -> Result<Exit, Exit> {
    let (_, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, findings, .. } = compiled;
    let blocked = findings.block();
    let by_ending = match args.out.as_deref().map(ending).as_deref() {
        Some("json") => ReconcileFormat::Json,
        _ => ReconcileFormat::Human,
    };
    let format = args.format.unwrap_or(by_ending);
    let json = format == ReconcileFormat::Json;
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings.sorted(), &sources, common, json));
    };
    let mut unread = Findings::default();
    let mut tables = Vec::new();
    for path in &args.published {
        let name = path.display().to_string();
        let bytes = read_file(&name, common)?;
        if let Some(table) = read_table(&name, &bytes, &mut unread) {
            tables.push(PublishedTable { table, mark: args.data_decimal.map(DecimalMark::from) });
        }
    }
    if unread.block() {
        return Err(refuse(&unread.sorted(), &sources, common, json));
    }
    let report = reconcile(&program, &tables);
    let text = match format {
        ReconcileFormat::Human => render::reconcile::draw(&report, common.lang()),
        ReconcileFormat::Json => format!("{:#}\n", emit::reconcile::to_json(&report, &sources, common.lang())),
    };
    if !json {
        draw(&report.findings, &sources, common);
    }
    deliver(&text, args.out.as_deref(), args.force, common)?;
    Ok(if report.findings.iter().any(crate::diagnostic::Finding::blocks) { Exit::Errors } else { Exit::Fine })
}
