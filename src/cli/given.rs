//! How a year's data are given to a command, and how they are read and scored: the same for all commands that take data.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::help::English;
use super::input::{read_file, read_maybe};
use super::output::say;
use super::values::named_file;
use super::{Common, Exit};
use crate::data::{RoundData, Source, assign, choose, list_named, previous, read_common_table, read_grids, read_list_table, read_table};
use crate::diagnostic::Findings;
use crate::ir::Program;
use crate::quantity::DecimalMark;
use crate::score::{Compared, Scores, score_rounds};

/// The same words for all commands that take data.
pub(super) const ENGLISH: English = &[
    (
        "data",
        "File of data (CSV, Excel, JSON), one unit per line; - is the standard input. Repeat it for several files; ROUND=FILE says of which round a file is",
    ),
    ("sheet", "Read only this sheet of an Excel file; repeat it for several sheets"),
    (
        "units",
        "Roster of the units that are scored, with their properties: an unknown unit is an error, one that handed in nothing is listed",
    ),
    ("common", "File of two columns, “Số liệu;Giá trị”, with the common figures of the set"),
    ("lists", "File of a list of the set, one record per line: dự_án=du-an.csv"),
    ("data_decimal", "Decimal mark of the data files, where it cannot be told from them"),
    ("data_decimal=comma", "Comma"),
    ("data_decimal=point", "Point"),
    ("decimal=comma", "Comma"),
    ("decimal=point", "Point"),
    ("force", "Replace files that are there"),
];

#[derive(Args, Debug)]
pub(super) struct GivenArgs {
    /// Tệp số liệu (CSV, Excel, JSON), mỗi đơn vị một dòng; - là đầu vào chuẩn. Ghi nhiều lần khi có nhiều tệp; VÒNG=TỆP nói tệp là vòng
    /// chấm nào
    #[arg(long, value_name = "[VÒNG=]TỆP")]
    pub data: Vec<String>,
    /// Chỉ đọc trang tính này của tệp Excel; ghi nhiều lần khi có nhiều trang
    #[arg(long, value_name = "TRANG", requires = "data")]
    sheet: Vec<String>,
    /// Danh sách đơn vị được đánh giá, kèm thuộc tính: đơn vị lạ là lỗi, đơn vị chưa nộp được kê ra
    #[arg(long, value_name = "TỆP", requires = "data")]
    units: Option<PathBuf>,
    /// Tệp hai cột “Số liệu;Giá trị” cho các số liệu trong “thông tin chung”
    #[arg(long, value_name = "TỆP", requires = "data")]
    common: Option<PathBuf>,
    /// Tệp của một “danh sách” trong bộ chỉ số, mỗi dòng một mục: dự_án=du-an.csv
    #[arg(long = "list", value_name = "TÊN=TỆP", value_parser = named_file, requires = "data")]
    lists: Vec<(String, String)>,
    /// Dấu thập phân của tệp số liệu, khi không tự nhận ra được
    #[arg(long, value_enum, value_name = "DẤU", requires = "data")]
    data_decimal: Option<MarkArg>,
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

/// The files of a call, as bytes: all of them are there before anything is worked out.
pub(super) struct Files {
    data: Vec<DataFile>,
    units: Option<(String, Vec<u8>)>,
    common: Option<(String, Vec<u8>)>,
    /// Name, file and bytes of each.
    lists: Vec<(String, String, Vec<u8>)>,
}

struct DataFile {
    round: Option<String>,
    name: String,
    bytes: Vec<u8>,
}

impl Files {
    /// Reads every file that a call names.
    pub fn read(args: &GivenArgs, common: &Common) -> Result<Files, Exit> {
        let data = args.data.iter().map(|said| {
            let (round, name) = match said.split_once('=') {
                // A file may have the sign in its name.
                Some((round, name)) if !Path::new(said).exists() => (Some(round.trim().to_owned()), name),
                _ => (None, said.as_str()),
            };
            Ok(DataFile { round, name: name.to_owned(), bytes: read_file(name, common)? })
        });
        let data = data.collect::<Result<Vec<_>, Exit>>()?;
        let lists = args.lists.iter().map(|(name, file)| Ok((name.clone(), file.clone(), read_file(file, common)?)));
        Ok(Files {
            data,
            lists: lists.collect::<Result<_, Exit>>()?,
            units: read_maybe(args.units.as_ref(), common)?,
            common: read_maybe(args.common.as_ref(), common)?,
        })
    }

    /// Everything that the scores come from, by name and bytes: the figures, then the roster, the common figures and the lists.
    pub fn all(&self) -> (Vec<&str>, Vec<&[u8]>) {
        let data = self.data.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
        let beside = [&self.units, &self.common].into_iter().flatten().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let lists = self.lists.iter().map(|(_, name, bytes)| (name.as_str(), bytes.as_slice()));
        data.chain(beside).chain(lists).unzip()
    }
}

/// The rounds of the files and their scores; `None` where something in them stands in the way.
pub(super) fn read_and_score(
    program: &Program,
    files: &Files,
    args: &GivenArgs,
    findings: &mut Findings,
) -> Option<(Vec<RoundData>, Scores)> {
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
    let scores = score_rounds(program, &rounds, findings, &progress(units))?;
    Some((rounds, scores))
}

/// The scores of the files beside last year's results, where those are given.
pub(super) fn read_and_compare(
    program: &Program,
    files: &Files,
    args: &GivenArgs,
    last_year: Option<&(String, Vec<u8>)>,
    findings: &mut Findings,
) -> Option<Scores> {
    let before = last_year.and_then(|(name, bytes)| read_table(name, bytes, findings));
    let before = before.map(|table| previous(program, &table, findings));
    let (_, mut scores) = read_and_score(program, files, args, findings)?;
    scores.previous = before.map(|before| Compared::of(program, &scores, before, findings));
    Some(scores)
}

/// Tells how far a long run is, on a terminal only.
pub(super) fn progress(units: usize) -> impl Fn(usize) {
    let shown = units >= 20_000 && std::io::stderr().is_terminal();
    move |done| {
        if shown && (done.is_multiple_of(5_000) || done == units) {
            say(&format!("\r{done}/{units}{}", if done == units { "\n" } else { "" }));
        }
    }
}
