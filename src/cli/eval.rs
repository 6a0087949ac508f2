//! `dti eval`

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{Trouble, deliver, draw, refuse, trouble};
use super::{Common, Exit};
use crate::compile::{Compiled, compile};
use crate::data::{BindOptions, bind, fingerprint, previous, read_bytes, read_common, read_common_table, read_table};
use crate::diagnostic::Findings;
use crate::emit;
use crate::ir::Program;
use crate::load::Disk;
use crate::quantity::DecimalMark;
use crate::render;
use crate::score::{Compared, Scores, score};

#[derive(Args, Debug)]
pub(super) struct EvalArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    /// Tệp số liệu CSV, mỗi đơn vị một dòng; “-” là đầu vào chuẩn
    #[arg(long, value_name = "CSV")]
    data: PathBuf,
    /// Tệp CSV hai cột “Số liệu;Giá trị” cho các số liệu trong “thông tin chung”
    #[arg(long, value_name = "CSV")]
    common: Option<PathBuf>,
    /// Kết quả năm trước (CSV có Đơn vị, Tổng điểm, Xếp hạng), để so với năm nay
    #[arg(long, value_name = "CSV")]
    previous: Option<PathBuf>,
    /// Bảng như trong quyết định, CSV hay JSON
    #[arg(long, value_enum, default_value = "table", value_name = "DẠNG")]
    format: EvalFormat,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
    /// Dấu thập phân của tệp số liệu, khi không tự nhận ra được
    #[arg(long, value_enum, value_name = "DẤU")]
    data_decimal: Option<MarkArg>,
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
pub(super) enum MarkArg {
    /// Dấu phẩy
    Comma,
    /// Dấu chấm
    Point,
}

impl From<MarkArg> for DecimalMark {
    fn from(mark: MarkArg) -> Self {
        match mark {
            MarkArg::Comma => DecimalMark::Comma,
            MarkArg::Point => DecimalMark::Point,
        }
    }
}

pub(super) fn run(args: &EvalArgs, common: &Common) -> Exit {
    match evaluate(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn evaluate(args: &EvalArgs, common: &Common) -> Result<Exit, Exit> {
    let rules = args.rules.display().to_string();
    let data = args.data.display().to_string();
    let compiled = compile(&Disk, &rules).map_err(|reason| trouble(common, &rules, Trouble::Read, &reason))?;
    let bytes = read_bytes(&data).map_err(|error| trouble(common, &data, Trouble::Read, &error.to_string()))?;
    let before = match &args.previous {
        Some(path) => {
            let name = path.display().to_string();
            let bytes = read_bytes(&name).map_err(|error| trouble(common, &name, Trouble::Read, &error.to_string()))?;
            Some((name, bytes))
        }
        None => None,
    };
    let Compiled { sources, program, findings } = compiled;
    let blocked = findings.block();
    let mut findings = findings;
    let json = args.format == EvalFormat::Json;
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings.sorted(), &sources, common, json));
    };
    let before = before.and_then(|(name, bytes)| Some(previous(&program, &read_table(&name, &bytes, &mut findings)?, &mut findings)));
    let shared = match &args.common {
        Some(path) => {
            let name = path.display().to_string();
            let bytes = read_bytes(&name).map_err(|error| trouble(common, &name, Trouble::Read, &error.to_string()))?;
            Some((name, bytes))
        }
        None => None,
    };
    let mut scores = read_and_score(&program, (&data, &bytes), shared.as_ref(), args, &mut findings);
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
    let text = match args.format {
        EvalFormat::Table => {
            let terminal = args.out.is_none() && std::io::stdout().is_terminal();
            render::scores::draw(&program, &scores, &common.look(terminal))
        }
        EvalFormat::Csv => emit::table::to_csv(&program, &scores, args.decimal.into()),
        EvalFormat::Json => {
            let texts: Vec<&[u8]> = sources.files().map(|(_, file)| file.text.as_bytes()).collect();
            let origin =
                emit::scores::Origin { rules: fingerprint(&texts), data: fingerprint(&[&bytes]), rule_file: rules, data_file: data };
            let found = emit::findings::to_json(&findings, &sources, common.lang());
            format!("{:#}\n", emit::scores::to_json(&program, &scores, &origin, found))
        }
    };
    deliver(&text, args.out.as_deref(), args.force, common)?;
    Ok(if failed { Exit::Errors } else { Exit::Fine })
}

fn read_and_score(
    program: &Program,
    (file, bytes): (&str, &[u8]),
    common: Option<&(String, Vec<u8>)>,
    args: &EvalArgs,
    findings: &mut Findings,
) -> Option<Scores> {
    let decimal = args.data_decimal.map(DecimalMark::from);
    let common = common.and_then(|(file, bytes)| read_common_table(file, bytes, findings));
    let common = read_common(program, common.as_ref(), decimal, findings);
    let table = read_table(file, bytes, findings)?;
    let options = BindOptions { decimal, common: &common, ..BindOptions::default() };
    let dataset = bind(program, &table, &options, findings);
    drop(table);
    if findings.block() {
        return None;
    }
    let units: Vec<_> = dataset.units.iter().map(|unit| &unit.values).collect();
    let progress = progress(units.len());
    Some(score(program, &units, &dataset, findings, &progress))
}

/// Tells how far a long run is, on a terminal only.
pub(super) fn progress(units: usize) -> impl Fn(usize) {
    let shown = units >= 20_000 && std::io::stderr().is_terminal();
    move |done| {
        if shown && (done.is_multiple_of(5_000) || done == units) {
            eprint!("\r{done}/{units}");
            if done == units {
                eprintln!();
            }
        }
    }
}
