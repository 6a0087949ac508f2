//! `dti eval`

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::{Trouble, deliver, draw, refuse, say, trouble};
use super::{Common, Exit};
use crate::compile::{Compiled, compile};
use crate::data::{
    Source, assign, choose, fingerprint, list_named, previous, read_bytes, read_common_table, read_grids, read_list_table, read_table,
};
use crate::diagnostic::Findings;
use crate::emit;
use crate::ir::Program;
use crate::load::Disk;
use crate::message::Lang;
use crate::quantity::DecimalMark;
use crate::render;
use crate::score::{Compared, Scores, score_rounds};

#[derive(Args, Debug)]
pub(super) struct EvalArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    /// Tệp số liệu (CSV, Excel, JSON), mỗi đơn vị một dòng; “-” là đầu vào chuẩn. Ghi nhiều lần khi có nhiều tệp; “VÒNG=TỆP” nói tệp là vòng
    /// chấm nào
    #[arg(long, value_name = "[VÒNG=]TỆP", required = true)]
    data: Vec<String>,
    /// Chỉ đọc trang tính này của tệp Excel; ghi nhiều lần khi có nhiều trang
    #[arg(long, value_name = "TRANG")]
    sheet: Vec<String>,
    /// Danh sách đơn vị được đánh giá, kèm thuộc tính: đơn vị lạ là lỗi, đơn vị chưa nộp được kê ra
    #[arg(long, value_name = "TỆP")]
    units: Option<PathBuf>,
    /// Tệp hai cột “Số liệu;Giá trị” cho các số liệu trong “thông tin chung”
    #[arg(long, value_name = "TỆP")]
    common: Option<PathBuf>,
    /// Tệp của một “danh sách” trong bộ chỉ số, mỗi dòng một mục: dự_án=du-an.csv
    #[arg(long = "list", value_name = "TÊN=TỆP", value_parser = named_file)]
    lists: Vec<(String, String)>,
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
enum EvalTable {
    /// Kết quả chính thức
    Results,
    /// Điểm qua các vòng chấm, số tiêu chí đã nhập, chưa nhập, đạt, chưa đạt
    Rounds,
    /// Thay đổi ở từng vòng, kèm lý do
    Changes,
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
    let Compiled { sources, program, mut findings } =
        compile(&Disk, &rules).map_err(|reason| trouble(common, &rules, Trouble::Read, &reason))?;
    let files = Files::read(args, common)?;
    let blocked = findings.block();
    let json = args.format == EvalFormat::Json;
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings.sorted(), &sources, common, json));
    };
    let before = files.previous.as_ref().and_then(|(name, bytes)| read_table(name, bytes, &mut findings));
    let before = before.map(|table| previous(&program, &table, &mut findings));
    let mut scores = read_and_score(&program, &files, args, &mut findings);
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

/// The files of a call, as bytes: all of them are there before anything is worked out.
struct Files {
    data: Vec<DataFile>,
    units: Option<(String, Vec<u8>)>,
    common: Option<(String, Vec<u8>)>,
    previous: Option<(String, Vec<u8>)>,
    /// Name, file and bytes of each.
    lists: Vec<(String, String, Vec<u8>)>,
}

struct DataFile {
    round: Option<String>,
    name: String,
    bytes: Vec<u8>,
}

impl Files {
    /// Everything that the scores come from, by name and bytes: the figures, then the roster, the common figures and the lists.
    fn all(&self) -> (Vec<&str>, Vec<&[u8]>) {
        let data = self.data.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
        let beside = [&self.units, &self.common].into_iter().flatten().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let lists = self.lists.iter().map(|(_, name, bytes)| (name.as_str(), bytes.as_slice()));
        data.chain(beside).chain(lists).unzip()
    }

    fn read(args: &EvalArgs, common: &Common) -> Result<Files, Exit> {
        let read = |name: &str| read_bytes(name).map_err(|error| trouble(common, name, Trouble::Read, &error.to_string()));
        let maybe = |path: &Option<PathBuf>| {
            path.as_ref().map(|path| path.display().to_string()).map(|name| Ok((name.clone(), read(&name)?))).transpose()
        };
        let data = args.data.iter().map(|said| {
            let (round, name) = match said.split_once('=') {
                // A file may have the sign in its name.
                Some((round, name)) if !Path::new(said).exists() => (Some(round.trim().to_owned()), name),
                _ => (None, said.as_str()),
            };
            Ok(DataFile { round, name: name.to_owned(), bytes: read(name)? })
        });
        let data = data.collect::<Result<Vec<_>, Exit>>()?;
        let lists = args.lists.iter().map(|(name, file)| Ok((name.clone(), file.clone(), read(file)?))).collect::<Result<_, Exit>>()?;
        Ok(Files { data, lists, units: maybe(&args.units)?, common: maybe(&args.common)?, previous: maybe(&args.previous)? })
    }
}

fn read_and_score(program: &Program, files: &Files, args: &EvalArgs, findings: &mut Findings) -> Option<Scores> {
    let mut sources: Vec<Source> = Vec::new();
    for file in &files.data {
        let grids = choose(read_grids(&file.name, &file.bytes, findings), &args.sheet, findings);
        sources.push(Source { round: file.round.clone(), grids, chosen: !args.sheet.is_empty() });
    }
    let mut sources = assign(program, sources, &program.set.layout, findings);
    if let Some((name, bytes)) = &files.common {
        sources.common = read_common_table(name, bytes, findings);
    }
    if let Some((name, bytes)) = &files.units {
        sources.roster = read_table(name, bytes, findings);
    }
    for (name, file, bytes) in &files.lists {
        if let (Some(list), Some(table)) = (list_named(program, name, findings), read_list_table(file, bytes, findings)) {
            sources.lists.push((list, table));
        }
    }
    let rounds = sources.rounds(program, args.data_decimal.map(DecimalMark::from), findings);
    if findings.block() {
        return None;
    }
    let units = rounds.first().map_or(0, |round| round.submission.units.len());
    score_rounds(program, &rounds, findings, &progress(units))
}

/// `dự_án=du-an.csv`
fn named_file(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.trim().is_empty() && !file.is_empty() => Ok((name.trim().to_owned(), file.to_owned())),
        _ => Err("TÊN=TỆP (dự_án=du-an.csv)".to_owned()),
    }
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
