//! `dti eval`

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::given::{Files, GivenArgs, MarkArg, read_and_score, read_maybe};
use super::output::{Trouble, deliver, draw, refuse, say, trouble};
use super::{Common, Exit};
use crate::compile::{Compiled, compile};
use crate::data::{fingerprint, previous, read_table};
use crate::emit;
use crate::load::Disk;
use crate::message::Lang;
use crate::render;
use crate::score::Compared;

#[derive(Args, Debug)]
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
    /// Bảng như trong quyết định, CSV hay JSON
    #[arg(long, value_enum, default_value = "table", value_name = "DẠNG")]
    format: EvalFormat,
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

fn evaluate(args: &EvalArgs, common: &Common) -> Result<Exit, Exit> {
    let rules = args.rules.display().to_string();
    let Compiled { sources, program, mut findings, .. } =
        compile(&Disk, &rules).map_err(|reason| trouble(common, &rules, Trouble::Read, &reason))?;
    let files = Files::read(&args.given, common)?;
    let last_year = read_maybe(args.previous.as_ref(), common)?;
    let blocked = findings.block();
    let json = args.format == EvalFormat::Json;
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings.sorted(), &sources, common, json));
    };
    let before = last_year.as_ref().and_then(|(name, bytes)| read_table(name, bytes, &mut findings));
    let before = before.map(|table| previous(&program, &table, &mut findings));
    let mut scores = read_and_score(&program, &files, &args.given, &mut findings).map(|(_, scores)| scores);
    if let (Some(scores), Some(before)) = (&mut scores, before) {
        scores.previous = Some(Compared::of(&program, scores, before, &mut findings));
    }
    // A unit in trouble has no total and is reported; the others are scored, and the exit status says that something stands.
    let failed = findings.block();
    let findings = findings.sorted();
    let Some(scores) = scores else {
        return Err(refuse(&findings, &sources, common, json));
    };
    if !json {
        draw(&findings, &sources, common);
    }
    if args.table != EvalTable::Results && args.format != EvalFormat::Json && scores.rounds.is_empty() {
        say(match common.lang() {
            Lang::Vi => "dti: số liệu không nói là vòng chấm nào, nên không có bảng này; ghi --data \"VÒNG=TỆP\". Chưa ghi gì.\n",
            Lang::En => "dti: the data name no round, so there is no such table; write --data \"ROUND=FILE\". Nothing was written.\n",
        });
        return Err(Exit::Usage);
    }
    let text = match (args.format, args.table) {
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
