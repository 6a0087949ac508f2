//! The tree of a rule file: what was written, block by block, with the place of each part.
//!
//! It says nothing about meaning: names are not looked up, numbers have no kind yet. `check` makes the typed program from it.

#![allow(missing_docs, reason = "the fields of a sentence are named by its words, quoted above it")]

mod example;
mod expr;
mod rows;

pub use example::{
    Amount, BLANK, Column, ColumnKind, ExampleHead, ExampleTable, Given, GivenList, GivenRecord, TableFile, TableLine, Then, is_blank,
};
pub use expr::{Asked, Compare, Expr, ExprKind, Factor, Literal, Mark, Measure, Need, Scope, Sign};
pub use rows::{Each, Item, ItemHead, Limit, PassedText, People, Range, SpanEnds, SpanText, Take, TierRow, TotalLimit, Value, ValueKind};

use crate::code::Code;
use crate::diagnostic::{Direction, Listed, StateName};
use crate::quantity::Rounding;
use crate::source::{At, FileId, Span};

/// A file as parsed: its blocks in order.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The file.
    pub file: FileId,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// One block: an opener and what follows until the next opener.
#[derive(Clone, Debug)]
pub struct Block {
    /// From the opener to the end of the last clause.
    pub span: Span,
    /// What the block is; `None` when even its first line could not be read.
    pub head: Option<Head>,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// Whether some of it could not be read: what depends on the missing part stays silent.
    pub broken: bool,
    /// Whether all was read that sums of maxima rest on: its head, and to whom it applies.
    pub summed: bool,
    /// A number that two blocks of the same words have in common.
    pub print: u64,
}

/// The first sentence of a block.
#[derive(Clone, Debug)]
pub enum Head {
    /// `bộ chỉ số "…"`
    Set(At<String>),
    /// `đối tượng "…"`
    UnitKind(At<String>),
    /// `thông tin chung`
    Common(Span),
    /// `biểu mẫu`
    Form(Span),
    /// `danh sách dự_án "…" (dự án)`
    List(ListHead),
    /// `nhóm I "…" …`
    Group(RowHead),
    /// `chỉ số 1.2 "…" …`
    Index(RowHead),
    /// `điểm cộng 5.1 "…" không quá 5 điểm`, or `điểm trừ …`
    Extra { head: RowHead, deduction: bool },
    /// `trụ cột "…" gồm các chỉ số …`
    Pillar(PillarHead),
    /// `xếp loại theo …` with its rows.
    Classes(ClassHead),
    /// `xếp hạng …`
    Ranking(RankHead),
    /// `ví dụ "…"`
    Example(ExampleHead),
}

/// The head of a list of records.
#[derive(Clone, Debug)]
pub struct ListHead {
    /// The whole head.
    pub span: Span,
    /// Its name.
    pub name: At<String>,
    /// What it is called in the form.
    pub title: At<String>,
    /// What a line is one of.
    pub counts: Option<At<String>>,
}

/// The head of a nhóm or chỉ số.
#[derive(Clone, Debug)]
pub struct RowHead {
    /// The whole head.
    pub span: Span,
    /// The code.
    pub code: At<Code>,
    /// The title.
    pub title: At<String>,
    /// What follows the title, in order.
    pub attributes: Vec<At<Attribute>>,
}

/// What may follow a title.
#[derive(Clone, Debug)]
pub enum Attribute {
    /// `20 điểm`
    Points(Literal),
    /// `không tính điểm`
    Unscored,
    /// `điểm tối đa không công bố`
    Unpublished,
    /// `ngoài thang điểm`
    Outside,
    /// `trọng số 30%`, or `trọng số 1/3` with what stands below the line.
    Weight(Literal, Option<At<Literal>>),
    /// `gồm 4 chỉ số thành phần`
    Count(Count),
    /// `không kê chi tiết`
    Elsewhere,
    /// `mỗi tiêu chí 2 điểm`
    EachCriterion(Literal),
    /// `không giới hạn điểm`
    Unlimited,
}

/// A declared count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub number: u64,
    /// Of what.
    pub of: Counted,
}

/// What a declared count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// nhóm
    Groups,
    /// chỉ số chính
    MainIndexes,
    /// chỉ số thành phần
    Components,
    /// tiêu chí of one row
    Criteria,
}

/// A pillar and its indexes.
#[derive(Clone, Debug)]
pub struct PillarHead {
    /// The title.
    pub title: At<String>,
    /// The declared maximum, if any.
    pub maximum: Option<At<Literal>>,
    /// The indexes.
    pub members: Vec<At<Code>>,
}

/// What classes or ranks are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// tổng điểm
    Total,
    /// tỷ lệ điểm
    Percent,
    /// điểm quy đổi về thang N
    ScaledTo(Literal),
    /// trụ cột "…"
    Pillar(At<String>),
    /// chỉ số 6
    Index(At<Code>),
}

/// The class table.
#[derive(Clone, Debug)]
pub struct ClassHead {
    /// From `xếp loại` to what is read.
    pub span: Span,
    /// What is classed one by one (`từng chỉ số chính`); `None` is the unit.
    pub each: Option<At<Listed>>,
    /// What is read.
    pub reads: ClassReads,
    /// The classes in order.
    pub rows: Vec<ClassRow>,
}

/// What a class table reads.
#[derive(Clone, Debug)]
pub enum ClassReads {
    /// One number, which falls into a range.
    Score(Basis),
    /// `bảng điều kiện, lấy mức cao nhất đạt được`
    Highest,
    /// `bảng điều kiện, mỗi đơn vị đúng một mức`
    OneOnly,
}

/// One class.
#[derive(Clone, Debug)]
pub struct ClassRow {
    /// The whole row.
    pub span: Span,
    /// Its scores.
    pub take: At<Take>,
    /// Its name.
    pub name: At<String>,
    /// Its short name, if the tables print one.
    pub short: Option<At<String>>,
}

/// A ranking table.
#[derive(Clone, Debug)]
pub struct RankHead {
    /// The whole head.
    pub span: Span,
    /// The table's title, if it has one.
    pub title: Option<At<String>>,
    /// By what.
    pub basis: Basis,
    /// Which units.
    pub filter: Option<Expr>,
    /// Within which property.
    pub within: Option<At<String>>,
}

/// A clause and its place.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The whole clause.
    pub span: Span,
    /// What it says.
    pub kind: ClauseKind,
}

/// The sentences that stand in blocks.
#[derive(Clone, Debug)]
pub enum ClauseKind {
    /// `mã …`
    Code(At<String>),
    /// `văn bản "…"`
    Document(At<String>),
    /// `áp dụng từ năm 2022 đến năm 2025`
    Validity { from: At<u64>, to: Option<At<u64>> },
    /// `kỳ đánh giá từ ngày … đến ngày …`
    Period { from: At<String>, to: At<String> },
    /// `thang điểm 1.000`; `None` is `không giới hạn`.
    Scale(Option<At<Literal>>),
    /// `gồm 2 nhóm, 8 chỉ số chính, 65 chỉ số thành phần`
    Counts(Vec<At<Count>>),
    /// `kèm theo "…"`
    Import(At<String>),
    /// `các vòng chấm "…"; "…"`
    Rounds(Vec<At<String>>),
    /// `đạt khi điểm từ 50% điểm tối đa trở lên`
    Passed(PassedText),
    /// `tiêu đề cột ở dòng 4 đến 5`
    FormHeader { first: At<u64>, last: Option<At<u64>> },
    /// `bảng kết thúc trước dòng "…"; "…"`
    FormEnd(Vec<At<String>>),
    /// `bỏ qua cột "…"; "…"`
    FormSkip(Vec<At<String>>),
    /// `ô ghi "KPS"; "-" là không phát sinh`
    CellWords { words: Vec<At<String>>, state: StateName },
    /// `chưa có số liệu: 0 điểm`
    Policy { state: StateName, policy: At<PolicyText> },
    /// `làm tròn tổng điểm đến 2 chữ số thập phân, cắt bỏ`
    Rounding { place: Option<RoundPlace>, to: RoundTo },
    /// `tổng điểm do "…" chấm, từ 0 đến tối đa`
    TotalByPeople(People),
    /// `thuộc tính x "…": có/không`
    Property { name: At<String>, about: Option<At<String>>, kind: PropertyType },
    /// `số liệu a "…": số nguyên (hồ sơ), từ 0 đến b`
    Input(InputText),
    /// `điểm theo tỷ lệ a / b, mục tiêu 80%`
    Ratio { value: Expr, target: Option<Expr>, limits: Vec<Limit> },
    /// `điểm theo x, càng thấp càng tốt` and rows
    Tiers { subject: Expr, direction: Option<At<Direction>>, rows: Vec<TierRow> },
    /// `điểm` and rows `khi …:`
    Cases { rows: Vec<TierRow> },
    /// `điểm bằng tổng các mục` (or the best of them) and items
    Items { best: bool, items: Vec<Item> },
    /// `điểm = …`
    Formula { value: Expr, limits: Vec<Limit> },
    /// `tổng điểm được vượt thang điểm`, `tổng điểm không dưới 0 điểm`
    TotalLimit(TotalLimit),
    /// `tỷ lệ điểm tính cả điểm cộng, điểm trừ`
    ShareWithExtras,
    /// `tiêu chí a "…"`
    Criterion { name: At<String>, title: At<String> },
    /// `điểm từng tiêu chí` and rows
    Graded { rows: Vec<TierRow> },
    /// `cộng 5 điểm khi …`, `trừ 8 điểm khi …`
    Award { points: At<Literal>, when: Expr, deduction: bool },
    /// `được điểm tối đa khi …, nếu không thì 0 điểm`
    FullWhen { when: Expr, otherwise: Expr },
    /// `điểm theo khoảng x, từ 10 đến 60, ngược chiều`
    Spread(SpanText),
    /// `tính bước đủ`, `tính theo tỷ lệ`: how the brackets of the row go on.
    Stepping { whole: bool },
    /// `cần ít nhất 2 chỉ số có số liệu`
    Need(At<u64>),
    /// `thiếu một chỉ số thì điểm bằng 0 điểm` (or tổng điểm)
    Short { total: bool, points: At<Literal> },
    /// `điểm do "…" chấm, từ 0 đến tối đa`
    People(People),
    /// `mỗi x được 1 điểm, tối đa không quá 5 điểm`
    Each { each: Each, limits: Vec<Limit> },
    /// `trong đó r = a / b`
    Let { name: At<String>, value: Expr },
    /// `điểm bằng bình quân gia quyền các chỉ số thành phần`
    Parent { total: bool, mean: Gather, of: Counted },
    /// `không áp dụng khi …`
    NotApplicableWhen(Expr),
    /// `chỉ áp dụng khi …`
    OnlyWhen(Expr),
    /// `chỉ áp dụng cho "…"; "…"`
    OnlyFor(Vec<At<String>>),
    /// `không áp dụng cho "…"; "…"`
    NotFor(Vec<At<String>>),
    /// `trừ 100 điểm khỏi điểm tối đa khi …`
    Reduce { points: At<Literal>, when: Expr },
    /// `chỉ chấm khi …, nếu không thì 0 điểm`
    Gate { when: Expr, otherwise: Option<At<Literal>> },
    /// `chưa triển khai năm 2023`
    NotDeployed(At<u64>),
    /// `không quá 5 điểm` or `không dưới 0 điểm` on a line of its own: the limit of the row.
    Cap(Limit),
    /// Texts that explain and do not score.
    Remark { kind: RemarkKind, text: At<String> },
    /// `suy luận "…"`: the statement before it is inferred, on this ground.
    Inferred(At<String>),
    /// `chấp nhận E0312 vì "…"`
    Accept { code: At<String>, reason: At<String> },
    /// `bằng điểm thì xét: …; sau đó "biểu quyết"`
    Ties { items: Vec<Tie>, last: Option<At<String>> },
    /// `tối đa là "Khá" khi …` and its like, with the sentence as written.
    ClassChange { change: ClassChangeText, when: Expr, text: String },
    /// `cho [đơn vị "A":] a của 1.2 = 0; …`
    Given { unit: Option<At<String>>, items: Vec<Given>, lists: Vec<GivenList> },
    /// `thì [đơn vị "A":] …`
    Then { unit: Option<At<String>>, then: Then },
    /// `cho a; thì 1.2` and its lines
    Table(ExampleTable),
}

/// What a sentence does to a class.
#[derive(Clone, Debug)]
pub enum ClassChangeText {
    /// `tối đa là "Khá"`, `hạ xuống "Khá"`
    AtMost { class: At<String>, opener: &'static str },
    /// `hạ một mức`
    OneDown,
    /// `không xếp loại "Tốt"`: at most the class below it.
    Below { class: At<String> },
    /// `không xếp loại`
    None,
}

/// What a text clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// tài liệu kiểm chứng
    Evidence,
    /// nguồn số liệu
    Source,
    /// đơn vị thẩm định
    Appraiser,
    /// căn cứ
    Clause,
    /// ghi chú
    Note,
}

/// How a parent is made of its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gather {
    /// tổng
    Sum,
    /// bình quân gia quyền
    Weighted,
    /// bình quân
    Mean,
    /// mức cao nhất
    Best,
    /// trung bình nhân
    Geometric,
    /// trung bình điều hòa
    Harmonic,
}

/// Where a rounding applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundPlace {
    /// điểm chỉ số thành phần
    Components,
    /// điểm chỉ số chính
    MainIndexes,
    /// điểm trụ cột
    Pillars,
    /// tổng điểm
    Total,
    /// tỷ lệ điểm
    Percent,
    /// điểm trung bình
    Means,
}

/// To what a rounding goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundTo {
    /// `2 chữ số thập phân`
    Places(Rounding),
    /// `0,01%`: the rounding of the ratio itself (four places), shown as a percentage.
    Percent(Rounding),
}

/// A policy as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyText {
    /// `0 điểm` or another constant
    Points(Literal),
    /// `điểm tối đa`
    Maximum,
    /// `không tính`
    LeftOut,
    /// `báo lỗi`
    Report,
    /// `tính lại theo thang của nhóm`
    Rescaled,
}

/// The kinds of a property of units.
#[derive(Clone, Debug)]
pub enum PropertyType {
    /// `có/không`
    YesNo,
    /// `lựa chọn` and its options
    Choice(Vec<OptionText>),
    /// `nhiều lựa chọn` and its options
    Several(Vec<OptionText>),
    /// `văn bản`
    Text,
}

/// An input as declared.
#[derive(Clone, Debug)]
pub struct InputText {
    /// Its name.
    pub name: At<String>,
    /// What it says in the form.
    pub about: Option<At<String>>,
    /// Its type.
    pub kind: InputType,
    /// Its domain.
    pub domain: Option<At<Range>>,
    /// Which way it is better (`càng cao càng tốt`).
    pub direction: Option<At<Direction>>,
}

/// The types of inputs.
#[derive(Clone, Debug)]
pub enum InputType {
    /// `số nguyên (hồ sơ)`
    Whole(Option<At<String>>),
    /// `số thập phân (km)`
    Decimal(Option<At<String>>),
    /// `tỷ lệ`
    Ratio,
    /// `có/không`
    YesNo,
    /// `lựa chọn`
    Choice(Vec<OptionText>),
    /// `văn bản`, in a list only.
    Text,
}

/// An option of a choice.
#[derive(Clone, Debug)]
pub struct OptionText {
    /// Its name.
    pub name: At<String>,
    /// What it says in the form.
    pub about: Option<At<String>>,
}

/// A tie-break.
#[derive(Clone, Debug)]
pub struct Tie {
    /// The whole item.
    pub span: Span,
    /// By what figure.
    pub by: Expr,
    /// The figure as written.
    pub text: String,
    /// Whether the higher value wins.
    pub higher: bool,
}
