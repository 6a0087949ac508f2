//! What the columns of a printed table are, told by their headers.

use crate::ir::{Program, RowId, RowLevel};
use crate::name::fold_title;

/// A quantity that a unit has, and of which there can be a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Score {
    /// Points of a row.
    Row(RowId),
    /// The total; the last round is one.
    Total,
    /// Points over the applicable maximum.
    Percent,
    /// A pillar, by its place in the program.
    Pillar(usize),
    /// The total of a round that is not the last.
    Round(usize),
}

/// Counts of criteria in a table of rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Count {
    /// Tổng tiêu chí
    All,
    /// Đã nhập
    Entered,
    /// Chưa nhập
    NotEntered,
    /// Đạt
    Passed,
    /// Chưa đạt
    NotPassed,
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Who.
    Unit,
    /// The group of units.
    Group,
    /// The rank.
    Rank,
    /// A running number.
    Order,
    /// Points or a share.
    Score(Score),
    /// The class.
    Class,
    /// A count of criteria.
    Count(Count),
    /// The name of an index (table of means).
    Index,
    /// The mean of an index.
    IndexMean,
    /// The maximum of an index.
    IndexMaximum,
    /// The mean over the maximum.
    IndexShare,
    /// How many units are in a class, by its place.
    ClassCount(usize),
    /// How many units there are.
    Units,
    /// None of these.
    Unknown,
}

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A row per unit.
    Units,
    /// A row per group, a column per class.
    ClassCounts,
    /// A row per index.
    IndexMeans,
    /// None of these.
    Unknown,
}

/// The shape of a table and what each column is.
pub(super) fn recognise(program: &Program, headers: &[String]) -> (Shape, Vec<Kind>) {
    let folded: Vec<String> = headers.iter().map(|header| fold_title(header)).collect();
    let indexes = folded.iter().any(|header| is_index(header));
    let means = folded.iter().any(|header| matches!(bare(header), "trung bình" | "bình quân") || header.starts_with("tỷ lệ"));
    if indexes && means {
        return (Shape::IndexMeans, folded.iter().map(|header| index_column(header)).collect());
    }
    let class_columns = folded.iter().filter(|header| class_named(program, header).is_some()).count();
    if class_columns >= 2 && !folded.iter().any(|header| is_total(header)) {
        return (Shape::ClassCounts, folded.iter().map(|header| class_column(program, header)).collect());
    }
    let unit = folded.iter().position(|header| is_unit(program, header));
    let kinds: Vec<Kind> =
        folded.iter().enumerate().map(|(at, header)| if Some(at) == unit { Kind::Unit } else { unit_column(program, header) }).collect();
    (if unit.is_some() { Shape::Units } else { Shape::Unknown }, kinds)
}

/// Whether the label of a row says that it holds means.
pub(super) fn is_mean(label: &str) -> bool {
    let label = fold_title(label);
    let label = bare(&label);
    label.starts_with("trung bình") || label.starts_with("bình quân")
}

/// The index that a name means: its code, its title, or the end of exactly one title.
pub(super) fn row_named(program: &Program, name: &str) -> Option<RowId> {
    let folded = fold_title(name);
    row_exactly(program, &folded).or_else(|| row_nearly(program, bare(&folded)))
}

/// The class of a name or short name, by its place.
pub(super) fn class_named(program: &Program, name: &str) -> Option<usize> {
    let wanted = fold_title(name);
    let same = |text: &str| fold_title(text) == wanted;
    let rows = &program.classes.as_ref()?.rows;
    rows.iter().position(|class| same(&class.name) || class.short.as_deref().is_some_and(same))
}

/// Without the word "điểm" before it and a unit in brackets behind it.
fn bare(folded: &str) -> &str {
    let text = folded.strip_prefix("điểm ").unwrap_or(folded);
    text.strip_suffix("(điểm)").unwrap_or(text).trim()
}

fn is_index(header: &str) -> bool {
    matches!(header, "chỉ số" | "chỉ số chính" | "tên chỉ số" | "chỉ số thành phần")
}

fn is_total(header: &str) -> bool {
    matches!(bare(header), "tổng điểm" | "tổng số điểm" | "tổng" | "tổng cộng" | "tổng số")
}

fn is_unit(program: &Program, header: &str) -> bool {
    let kind = program.set.unit_kind.as_deref().is_some_and(|kind| fold_title(kind) == header);
    let named = ["đơn vị", "địa phương", "cơ quan", "sở,ban", "huyện,thị xã"].iter().any(|word| header.contains(word));
    let counted = ["số ", "điểm ", "tổng ", "trung bình "].iter().any(|word| header.starts_with(word));
    kind || ((named || header.starts_with("tên ")) && !counted)
}

fn index_column(header: &str) -> Kind {
    match bare(header) {
        _ if is_index(header) => Kind::Index,
        "nhóm" => Kind::Group,
        "trung bình" | "bình quân" => Kind::IndexMean,
        "tối đa" => Kind::IndexMaximum,
        "xếp loại" | "mức xếp loại" => Kind::Class,
        "stt" | "tt" => Kind::Order,
        text if text.starts_with("tỷ lệ") => Kind::IndexShare,
        _ => Kind::Unknown,
    }
}

fn class_column(program: &Program, header: &str) -> Kind {
    match header {
        "nhóm" => Kind::Group,
        "số đơn vị" | "tổng số đơn vị" | "tổng số" | "tổng" => Kind::Units,
        "stt" | "tt" => Kind::Order,
        _ => class_named(program, header).map_or(Kind::Unknown, Kind::ClassCount),
    }
}

fn unit_column(program: &Program, header: &str) -> Kind {
    let by_word = match bare(header) {
        _ if is_total(header) => Kind::Score(Score::Total),
        "nhóm" => Kind::Group,
        "xếp hạng" | "hạng" | "thứ hạng" | "xếp thứ" | "vị thứ" => Kind::Rank,
        "stt" | "tt" | "số thứ tự" => Kind::Order,
        "xếp loại" | "mức xếp loại" | "loại" | "mức độ" | "kết quả xếp loại" => Kind::Class,
        "tỷ lệ" | "tỷ lệ(%)" | "tỷ lệ điểm" | "tỷ lệ điểm(%)" | "tỷ lệ đạt" | "tỷ lệ đạt(%)" => {
            Kind::Score(Score::Percent)
        }
        "tổng tiêu chí" | "tổng số tiêu chí" => Kind::Count(Count::All),
        "đã nhập" => Kind::Count(Count::Entered),
        "chưa nhập" => Kind::Count(Count::NotEntered),
        "đạt" => Kind::Count(Count::Passed),
        "chưa đạt" | "không đạt" => Kind::Count(Count::NotPassed),
        _ => Kind::Unknown,
    };
    if by_word != Kind::Unknown {
        return by_word;
    }
    if let Some(round) = program.set.rounds.iter().position(|round| round_key(&fold_title(round)) == round_key(header)) {
        let last = round.saturating_add(1) == program.set.rounds.len();
        return Kind::Score(if last { Score::Total } else { Score::Round(round) });
    }
    let score = row_exactly(program, header)
        .map(Score::Row)
        .or_else(|| pillar(program, header).map(Score::Pillar))
        .or_else(|| row_nearly(program, bare(header)).map(Score::Row));
    score.map_or(Kind::Unknown, Kind::Score)
}

/// Rounds compare without the words that tables add: "Điểm thẩm định lần 2" is "Thẩm định 2".
fn round_key(folded: &str) -> String {
    let words = folded.split(' ').filter(|word| !matches!(*word, "điểm" | "lần" | "vòng" | ""));
    words.collect::<Vec<_>>().join(" ")
}

fn pillar(program: &Program, header: &str) -> Option<usize> {
    let name = header.strip_prefix("trụ cột ").unwrap_or(bare(header));
    let same = |title: &str| {
        let title = fold_title(title);
        title.strip_prefix("trụ cột ").unwrap_or(&title) == name
    };
    program.pillars.iter().position(|pillar| same(&pillar.title))
}

fn row_exactly(program: &Program, folded: &str) -> Option<RowId> {
    let name = bare(folded);
    only(program, |row, title| {
        let code = fold_title(row.code.as_str());
        let numbered = name.strip_prefix(&code).map(|rest| rest.trim_start_matches(['.', ' ', ':', '-']));
        title == name || title == folded || code == name || (numbered == Some(title) && !title.is_empty())
    })
}

/// A shorter name for one title ("Chính quyền số" for "Hoạt động chính quyền số"), or a longer one; main indexes come first.
fn row_nearly(program: &Program, name: &str) -> Option<RowId> {
    if name.is_empty() {
        return None;
    }
    let ends = |long: &str, short: &str| !short.is_empty() && long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    let near = |title: &str| ends(title, name) || ends(name, title);
    only(program, |row, title| row.level == RowLevel::Main && near(title)).or_else(|| only(program, |_, title| near(title)))
}

/// The row that passes, if it is the only one.
fn only(program: &Program, pass: impl Fn(&crate::ir::Row, &str) -> bool) -> Option<RowId> {
    let mut found = program.rows_with_ids().filter(|(_, row)| pass(row, &fold_title(&row.title)));
    match (found.next(), found.next()) {
        (Some((id, _)), None) => Some(id),
        _ => None,
    }
}
