//! Which column holds what: headers, as people write them, against the names of the program.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place};
use crate::ir::{Input, InputId, InputKind, Program, Row, RowId, Score};
use crate::name::{fold_title, nearest};

use super::table::Table;

/// Headers that always name the units; what the set calls its units is another.
const UNITS: [&str; 2] = ["đơn vị", "tên đơn vị"];

/// Headers that name the units unless the program has a name that reads the same.
const PLACES: [&str; 17] = [
    "cơ quan đơn vị",
    "tên cơ quan đơn vị",
    "cơ quan",
    "tên cơ quan",
    "địa phương",
    "tên địa phương",
    "tên địa phương cơ quan",
    "địa phương cơ quan",
    "sở ban ngành",
    "tên sở ban ngành",
    "huyện",
    "tên huyện",
    "xã",
    "tên xã",
    "xã phường",
    "xã phường thị trấn",
    "đơn vị được đánh giá",
];

/// Headers of what is computed, or only counts the rows.
const RESULTS: [&str; 23] = [
    "STT",
    "TT",
    "Số TT",
    "Số thứ tự",
    "Xếp hạng",
    "Hạng",
    "Thứ hạng",
    "Tổng điểm",
    "Tổng",
    "Tổng cộng",
    "Tỷ lệ",
    "Tỷ lệ (%)",
    "Tỷ lệ điểm",
    "Mức xếp loại",
    "Xếp loại",
    "Hạ mức theo",
    "Còn bằng điểm",
    "Nhóm xếp hạng",
    "Tổng điểm năm trước",
    "Xếp hạng năm trước",
    "Tăng giảm điểm",
    "Tăng giảm hạng",
    "Ghi chú",
];

/// What only results have. They can be data again where every figure is points; elsewhere the points of a row would be taken for what it
/// counts, so there the column is unknown and the file is refused.
const OWN_RESULT: &str = "Điểm tối đa áp dụng";

/// So many unknown headers get a suggestion; a file with more is another file.
const MOST_NEAR: usize = 50;

/// Whether a header names the units, in a table that holds no figures of rows.
pub(super) fn names_units(program: &Program, header: &str) -> bool {
    let folded = fold_title(header);
    let spoken = folded.replace([',', ';', '/', '-', '&'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let known = UNITS.iter().chain(&PLACES).copied().chain(program.set.unit_kind.as_deref()).map(fold_title);
    known.into_iter().any(|name| name == folded || name == spoken)
}

/// Whether a header names the units whatever the set calls them.
pub(super) fn names_any_units(header: &str) -> bool {
    let folded = fold_title(header);
    let spoken = folded.replace([',', ';', '/', '-', '&'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    UNITS.iter().chain(&PLACES).map(|name| fold_title(name)).any(|name| name == folded || name == spoken)
}

/// The columns of a table, from 0.
pub(super) struct Columns {
    /// Where the units are named.
    pub unit: Option<usize>,
    /// Where each input stands.
    pub inputs: Vec<Option<usize>>,
    /// Where each property stands.
    pub properties: Vec<Option<usize>>,
}

/// What a header can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Input(usize),
    Property(usize),
    Result,
    /// A row whose figures stand in several columns: its title is none of them, and no other row's either.
    Row,
}

/// The header under which an input is found without doubt: `1.2.a`, or the code alone where the row has one input.
pub fn column_name(program: &Program, id: &InputId) -> String {
    program.input(*id).map_or_else(String::new, |input| {
        let row = input.row.and_then(|row| program.row(row));
        let alone = || program.inputs.iter().filter(|other| other.row == input.row).count() == 1;
        canonical(input, row, alone)
    })
}

fn canonical(input: &Input, row: Option<&Row>, alone: impl Fn() -> bool) -> String {
    match row {
        None => "Tổng điểm".to_owned(),
        Some(row) if is_points(input) || alone() => row.code.to_string(),
        Some(row) => format!("{}.{}", row.code, input.name),
    }
}

fn is_points(input: &Input) -> bool {
    matches!(input.kind, InputKind::Points { .. })
}

/// What a table must have a column for.
pub(super) struct Due {
    /// The figures of every row.
    pub inputs: bool,
    /// The properties, by their ids.
    pub properties: Vec<bool>,
}

impl Due {
    /// Everything: the table stands alone.
    pub fn all(program: &Program) -> Self {
        Due { inputs: true, properties: vec![true; program.properties.len()] }
    }

    /// Nothing: a later round corrects what it likes.
    pub fn nothing(program: &Program) -> Self {
        Due { inputs: false, properties: vec![false; program.properties.len()] }
    }
}

/// Finds the columns and says what is unknown, double or not there.
pub(super) fn find(program: &Program, table: &Table, due: &Due, findings: &mut Findings) -> Columns {
    let known = Known::of(program);
    let mut columns = Columns { unit: None, inputs: vec![None; program.inputs.len()], properties: vec![None; program.properties.len()] };
    let mut unknown: Vec<(usize, Option<Target>)> = Vec::new();
    for (column, header) in table.headers.iter().enumerate().filter(|(column, _)| !table.ignored.contains(column)) {
        let mut say = |fault| findings.push(Finding::new(Place::Cell(table.header_cell(column)), Fault::Data(fault)));
        let place = match known.meaning(header) {
            Meaning::Unit => &mut columns.unit,
            Meaning::One(Target::Input(input)) => match columns.inputs.get_mut(input) {
                Some(place) => place,
                None => continue,
            },
            Meaning::One(Target::Property(property)) => match columns.properties.get_mut(property) {
                Some(place) => place,
                None => continue,
            },
            Meaning::One(Target::Result) => {
                say(DataFault::ResultColumn { header: header.clone() });
                continue;
            }
            Meaning::Several(first) => {
                unknown.push((column, Some(first)));
                continue;
            }
            // Nothing is lost with an empty column that has no header or that results show and nobody fills.
            meaning @ (Meaning::Unknown | Meaning::One(Target::Row))
                if (header.is_empty() || matches!(meaning, Meaning::One(_)))
                    && (0..table.rows.len()).all(|row| table.text(row, column).is_empty()) =>
            {
                continue;
            }
            Meaning::Unknown | Meaning::One(Target::Row) => {
                unknown.push((column, None));
                continue;
            }
        };
        match place.and_then(|first| table.headers.get(first)) {
            Some(first) => say(DataFault::DoubleColumn { header: header.clone(), first: first.clone() }),
            None => *place = Some(column),
        }
    }
    if columns.unit.is_none() {
        let fault = DataFault::NoUnitColumn { headers: table.headers.clone() };
        findings.push(Finding::new(Place::Cell(table.whole_header()), Fault::Data(fault)));
        // With hardly a known column either, this is another table: one sentence says it all.
        let found = columns.inputs.iter().filter(|column| column.is_some()).count();
        if found.saturating_mul(2) < columns.inputs.len() || !due.inputs {
            return columns;
        }
    }
    report_unknown(program, table, &known, &columns, unknown, findings);
    report_missing(program, table, &known, &columns, due, findings);
    columns
}

fn report_unknown(
    program: &Program,
    table: &Table,
    known: &Known,
    columns: &Columns,
    unknown: Vec<(usize, Option<Target>)>,
    findings: &mut Findings,
) {
    // What has its column is not what another header was meant for.
    let open = |target: Target| match target {
        Target::Input(input) => columns.inputs.get(input).is_some_and(Option::is_none),
        Target::Property(property) => columns.properties.get(property).is_some_and(Option::is_none),
        Target::Result | Target::Row => false,
    };
    let candidates: Vec<&str> = known.written.iter().filter(|(_, target)| open(*target)).map(|(text, _)| text.as_str()).collect();
    for (place, (column, several)) in unknown.into_iter().enumerate() {
        let header = table.headers.get(column).cloned().unwrap_or_default();
        if several.is_none() && program.inputs.iter().any(|input| input.common && super::common::is_named(input, &header)) {
            findings.push(Finding::new(Place::Cell(table.header_cell(column)), Fault::Data(DataFault::CommonColumn { header })));
            continue;
        }
        let near = match several {
            Some(target) => known.canonical(target),
            None if place < MOST_NEAR => nearest(&header, candidates.iter().copied()).map(str::to_owned),
            None => None,
        };
        let fault = DataFault::UnknownColumn { header, near };
        findings.push(Finding::new(Place::Cell(table.header_cell(column)), Fault::Data(fault)));
    }
}

fn report_missing(program: &Program, table: &Table, known: &Known, columns: &Columns, due: &Due, findings: &mut Findings) {
    let missing = |target| {
        let header = known.canonical(target).unwrap_or_default();
        Finding::new(Place::Cell(table.whole_header()), Fault::Data(DataFault::MissingColumn { header }))
    };
    for ((index, input), _) in program
        .inputs
        .iter()
        .enumerate()
        .zip(&columns.inputs)
        .filter(|((_, input), column)| due.inputs && column.is_none() && !input.common)
    {
        let mut finding = missing(Target::Input(index));
        finding.subject = input.row.and_then(|row| program.row(row)).map(Row::subject);
        findings.push(finding);
    }
    let due = |index: &usize| due.properties.get(*index) == Some(&true);
    for (index, _) in columns.properties.iter().enumerate().filter(|(index, column)| column.is_none() && due(index)) {
        findings.push(missing(Target::Property(index)));
    }
}

enum Meaning {
    Unit,
    One(Target),
    Several(Target),
    Unknown,
}

/// The headers a program knows, folded.
#[derive(Default)]
struct Known {
    units: HashSet<String>,
    places: HashSet<String>,
    /// Names that belong to one thing.
    sure: HashMap<String, Vec<Target>>,
    /// Names that count if they belong to one thing only.
    likely: HashMap<String, Vec<Target>>,
    results: HashSet<String>,
    /// How each thing may be written; its canonical name comes first.
    written: Vec<(String, Target)>,
}

impl Known {
    fn of(program: &Program) -> Self {
        let mut known = Known::default();
        known.units.extend(UNITS.iter().copied().chain(program.set.unit_kind.as_deref()).map(fold_title));
        known.places.extend(PLACES.iter().map(|name| fold_title(name)));
        known.results.extend(RESULTS.iter().map(|name| fold_title(name)));
        if program.inputs.iter().all(is_points) {
            known.results.insert(fold_title(OWN_RESULT));
        }
        let mut inputs_of: HashMap<Option<RowId>, usize> = HashMap::new();
        for input in program.inputs.iter().filter(|input| !input.common) {
            let count = inputs_of.entry(input.row).or_default();
            *count = count.saturating_add(1);
        }
        for (index, input) in program.inputs.iter().enumerate().filter(|(_, input)| !input.common) {
            let row = input.row.and_then(|row| program.row(row));
            known.input(index, input, row, inputs_of.get(&input.row) == Some(&1));
        }
        for (index, property) in program.properties.iter().enumerate() {
            let target = Target::Property(index);
            known.sure(target, &property.name);
            property.about.iter().for_each(|about| known.likely(target, about));
        }
        for (id, row) in program.rows_with_ids() {
            match (&row.score, inputs_of.get(&Some(id))) {
                (Score::Gathered { .. }, _) => known.titles(Target::Result, row),
                (Score::Value(_), Some(2..)) | (Score::None, None) => known.titles(Target::Row, row),
                _ => (),
            }
        }
        for title in program.rankings.iter().filter_map(|ranking| ranking.title.as_ref()) {
            known.likely(Target::Result, &format!("Xếp hạng {title}"));
            known.likely(Target::Result, &format!("Còn bằng điểm {title}"));
            known.likely(Target::Result, &format!("Nhóm xếp hạng {title}"));
        }
        for number in 2..=program.rankings.len() {
            known.likely(Target::Result, &format!("Xếp hạng {number}"));
        }
        for row in &program.rows {
            known.likely(Target::Result, &format!("Xếp loại {} {}", row.code, row.title));
        }
        for pillar in &program.pillars {
            known.likely(Target::Result, &format!("Xếp loại Trụ cột {}", pillar.title));
            known.likely(Target::Result, &pillar.title);
            known.likely(Target::Result, &format!("Trụ cột {}", pillar.title));
        }
        known
    }

    fn input(&mut self, index: usize, input: &Input, row: Option<&Row>, alone: bool) {
        let target = Target::Input(index);
        self.sure(target, &canonical(input, row, || alone));
        if let Some(about) = &input.about {
            self.likely(target, about);
        }
        let Some(row) = row else {
            ["Điểm", "Tổng điểm thẩm định"].iter().for_each(|name| self.sure(target, name));
            return;
        };
        if is_points(input) || alone {
            self.titles(target, row);
        }
        if is_points(input) {
            let bare = fold_title(&row.title).strip_prefix("điểm ").map(str::to_owned);
            self.likely(target, &bare.unwrap_or_else(|| format!("Điểm {}", row.title)));
        } else {
            let (code, name) = (&row.code, &input.name);
            for header in [format!("{code}.{name}"), format!("{code} {name}"), format!("{name} của {code}"), format!("{name} ({code})")] {
                self.sure(target, &header);
            }
            self.likely(target, name);
        }
    }

    fn titles(&mut self, target: Target, row: &Row) {
        self.likely(target, row.code.as_str());
        self.likely(target, &row.title);
        self.likely(target, &format!("{} {}", row.code, row.title));
        self.likely(target, &format!("{}.{}", row.code, row.title));
    }

    fn sure(&mut self, target: Target, header: &str) {
        add(&mut self.sure, target, header);
        self.written.push((header.to_owned(), target));
    }

    fn likely(&mut self, target: Target, header: &str) {
        add(&mut self.likely, target, header);
        self.written.push((header.to_owned(), target));
    }

    /// The name that comes first, unless it is no column at all.
    fn canonical(&self, target: Target) -> Option<String> {
        if matches!(target, Target::Result | Target::Row) {
            return None;
        }
        self.written.iter().find(|(_, other)| *other == target).map(|(text, _)| text.clone())
    }

    fn meaning(&self, header: &str) -> Meaning {
        let folded = fold_title(header);
        let spoken = folded.replace([',', ';', '/', '-', '&'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        if self.units.contains(&folded) || self.units.contains(&spoken) {
            return Meaning::Unit;
        }
        // A column called just `Tổng` is taken for the sum of the table, even where an input has that name.
        let result = self.results.contains(&folded);
        let named = self.sure.get(&folded).or_else(|| self.likely.get(&folded).filter(|_| !result));
        match named.map(Vec::as_slice) {
            Some([one]) => Meaning::One(*one),
            Some([first, ..]) => Meaning::Several(*first),
            _ if result => Meaning::One(Target::Result),
            _ if self.places.contains(&spoken) => Meaning::Unit,
            _ => Meaning::Unknown,
        }
    }
}

fn add(names: &mut HashMap<String, Vec<Target>>, target: Target, header: &str) {
    let folded = fold_title(header);
    if folded.is_empty() {
        return;
    }
    let targets = names.entry(folded).or_default();
    if !targets.contains(&target) {
        targets.push(target);
    }
}
