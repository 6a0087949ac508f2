//! The table of the annex: a line for each row, totals of groups and of the scale, what stands beside the scale.

use super::figures::Figures;
use super::notes::Notes;
use super::numbers::{number, points, rounding};
use super::scoring::ended;
use super::words::{Words, quoted};
use crate::document::{Align, Cell, Column, Table, Text};
use crate::ir::{Applies, Extra, Input, Maximum, Policy, Program, Row, RowId, RowLevel, Score};
use crate::quantity::Exact;
use crate::syntax::tree::{Gather, RemarkKind};

/// The heads of the columns and their shares of the width.
const COLUMNS: [(&str, u16, Align); 4] = [
    ("STT", 12, Align::Centre),
    ("Chỉ số", 40, Align::Left),
    ("Điểm tối đa", 14, Align::Centre),
    ("Cách xác định và tính điểm", 94, Align::Left),
];

/// A column of remarks: which, its head and its share of the width.
type RemarkColumn = (RemarkKind, &'static str, u16);

/// The columns that stand behind, where some row fills them.
const REMARKS: [RemarkColumn; 3] = [
    (RemarkKind::Evidence, "Tài liệu kiểm chứng", 34),
    (RemarkKind::Source, "Nguồn số liệu", 30),
    (RemarkKind::Appraiser, "Đơn vị thẩm định", 28),
];

/// The table.
pub(super) fn table(program: &Program, notes: &mut Notes<'_>) -> Table {
    // A column that no row fills is left out.
    let said = |of: RemarkKind| program.rows.iter().any(|row| row.remarks.iter().any(|(kind, _)| *kind == of));
    let remarks: Vec<RemarkColumn> = REMARKS.into_iter().filter(|(of, ..)| said(*of)).collect();
    let columns = COLUMNS.iter().map(|(head, width, align)| Column::new(head, *width, *align));
    let mut table = Table::of(columns.chain(remarks.iter().map(|(_, head, width)| Column::new(head, *width, Align::Left))).collect());
    let mut out = Rows { program, notes, table: &mut table, remarks };
    let beside = |row: &Row| row.outside || row.extra.is_some();
    let (inside, outside): (Vec<RowId>, Vec<RowId>) = program.top.iter().partition(|id| program.row(**id).is_some_and(|row| !beside(row)));
    for id in inside {
        out.branch(id);
        if let Some(row) = program.row(id).filter(|row| row.level == RowLevel::Group) {
            let sum = group_sum(program, row);
            out.sum(&format!("Cộng nhóm {}", row.code), &sum);
        }
    }
    if let Some(scale) = &program.set.scale {
        out.sum("TỔNG CỘNG", &number(scale));
    }
    if !outside.is_empty() {
        out.head("Ngoài thang điểm");
        for id in outside {
            out.branch(id);
        }
    }
    table
}

struct Rows<'a, 'n> {
    program: &'a Program,
    notes: &'a mut Notes<'n>,
    table: &'a mut Table,
    remarks: Vec<RemarkColumn>,
}

impl Rows<'_, '_> {
    /// A row with those below it.
    fn branch(&mut self, id: RowId) {
        let Some(row) = self.program.row(id) else { return };
        self.row(id, row);
        for child in &row.children {
            self.branch(*child);
        }
    }

    fn row(&mut self, id: RowId, row: &Row) {
        let marks = self.notes.inferred(&self.place(row), &row.inferred);
        let mut title = Text::from(row.title.as_str());
        if !marks.is_empty() {
            title = title.and(format!(" {marks}"));
        }
        let method = Method { program: self.program, id, row }.lines();
        let remarks = |kind: RemarkKind| {
            let found: Vec<&str> = row.remarks.iter().filter(|(of, _)| *of == kind).map(|(_, text)| text.as_str()).collect();
            Cell::from(found.join("; "))
        };
        let mut cells = vec![Cell::from(row.code.to_string()), Cell::from(title), Cell::from(maximum(row)), Cell::lines(method)];
        cells.extend(self.remarks.iter().map(|(of, ..)| remarks(*of)));
        if row.children.is_empty() { self.table.row(cells) } else { self.table.head(cells) }
    }

    fn place(&self, row: &Row) -> String {
        let word = match row.extra {
            Some(Extra::Bonus) => "Điểm cộng",
            Some(Extra::Deduction) => "Điểm trừ",
            None if row.level == RowLevel::Group => "Nhóm",
            None => "Chỉ số",
        };
        format!("{word} {}", row.code)
    }

    /// A line that sums up.
    fn sum(&mut self, label: &str, sum: &str) {
        let rest = self.table.columns.len().saturating_sub(3);
        let cells = vec![Cell::from(label).over(2), Cell::from(sum), Cell::from("").over(u16::try_from(rest).unwrap_or(1))];
        self.table.total(cells);
    }

    fn head(&mut self, words: &str) {
        let all = u16::try_from(self.table.columns.len()).unwrap_or(1);
        self.table.head(vec![Cell { lines: vec![Text::strong(words)], further: all.saturating_sub(1) }]);
    }
}

/// The maximum as the column prints it.
fn maximum(row: &Row) -> String {
    let sign = match row.extra {
        Some(Extra::Bonus) => "+",
        Some(Extra::Deduction) => "-",
        None => "",
    };
    match &row.maximum {
        Maximum::Points(points) => format!("{sign}{}", number(points)),
        Maximum::Unpublished => "không công bố".to_owned(),
        Maximum::Unlimited => "không giới hạn".to_owned(),
        Maximum::Unscored => "không tính điểm".to_owned(),
    }
}

/// The maximum of a group; where the decision prints none, the printed maxima of its rows together.
fn group_sum(program: &Program, row: &Row) -> String {
    let plain = matches!(row.score, Score::None | Score::Gathered { how: Gather::Sum, cap: None, .. });
    let sum = (plain && row.maximum == Maximum::Unpublished && !row.children.is_empty()).then(|| sum_of(program, &row.children));
    sum.flatten().map_or_else(|| maximum(row), |sum| number(&sum))
}

/// The maxima of rows together: what is not scored or stands beside the scale adds nothing; one that is not published leaves the sum open.
pub(super) fn sum_of(program: &Program, rows: &[RowId]) -> Option<Exact> {
    let counted = rows.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts());
    counted.map(|row| row.maximum.points()).try_fold(Exact::zero(), |sum, maximum| Some(sum.plus(maximum?)))
}

/// What stands under “Cách xác định và tính điểm”.
pub(super) struct Method<'a> {
    pub program: &'a Program,
    pub id: RowId,
    pub row: &'a Row,
}

impl Method<'_> {
    /// The lines, in the order in which they are applied.
    pub fn lines(&self) -> Vec<Text> {
        let (program, row) = (self.program, self.row);
        let roots: Vec<_> = row.evaluated().collect();
        let figures = Figures::of(program, Some(self.id), &roots);
        let words = Words { program, row: Some(self.id), figures: &figures };
        let mut lines: Vec<String> = Vec::new();
        lines.extend(self.standing());
        lines.extend(row.not_deployed.map(|year| format!("Chưa triển khai năm {year}: mọi đơn vị được 0 điểm, điểm tối đa giữ nguyên.")));
        lines.extend(row.applies.iter().map(|applies| applicability(applies, &words)));
        let defined = figures.lines(&words);
        lines.extend(ended(defined));
        lines.extend(self.unread(&words));
        match &row.score {
            Score::None => {}
            Score::Value(node) => lines.extend(words.scoring(row, *node)),
            Score::Entered(input) => {
                lines.extend(program.input(*input).and_then(|input| words.entered(row, &input.kind)));
            }
            Score::Gathered { how, cap, floor } => lines.extend(self.gathered(*how, cap.as_ref(), floor.as_ref())),
        }
        lines.extend(row.rounding.map(|how| format!("Làm tròn điểm của dòng này {}.", rounding(how))));
        for reduction in &row.reductions {
            let (less, when) = (points(&reduction.points), words.text(reduction.when));
            lines.push(format!("Trừ {less} khỏi điểm tối đa áp dụng khi {when}."));
        }
        lines.extend(
            row.need.map(|(need, _)| format!("Cần ít nhất {need} chỉ số bên dưới có số liệu; ít hơn thì dòng này là chưa có số liệu.")),
        );
        lines.extend(row.short.as_ref().map(|short| format!("Một chỉ số bên dưới chưa có số liệu thì dòng này được {}.", points(short))));
        for (state, _) in &row.said {
            lines.push(format!("{}.", super::policies::sentence(*state, row.policies.of(*state))));
        }
        let mut out: Vec<Text> = lines.into_iter().map(Text::from).collect();
        let notes = row.remarks.iter().filter(|(kind, _)| *kind == RemarkKind::Note);
        out.extend(notes.map(|(_, note)| Text::emphasis(format!("Ghi chú: {note}"))));
        out
    }

    /// How it stands to the scale.
    fn standing(&self) -> Vec<String> {
        let row = self.row;
        let mut out = Vec::new();
        match row.extra {
            Some(Extra::Bonus) => out.push(format!("Điểm cộng, ngoài điểm tối đa{}.", self.above())),
            Some(Extra::Deduction) => out.push(format!("Điểm trừ, ngoài điểm tối đa{}.", self.above())),
            None => {}
        }
        if row.outside {
            out.push("Chấm và công bố điểm, nhưng điểm và điểm tối đa không tính vào dòng trên, tổng điểm và thang điểm.".to_owned());
        }
        if row.maximum == Maximum::Unscored {
            out.push("Không tính điểm, chỉ thu thập thông tin.".to_owned());
        }
        if row.elsewhere {
            out.push("Các chỉ số thành phần nằm ở tài liệu khác.".to_owned());
        }
        let criteria = row.criteria.as_ref().map(|(count, _)| format!("{count} tiêu chí"));
        let each = row.each_criterion.as_ref().map(|(each, _)| format!("mỗi tiêu chí {}", points(each)));
        let counts = [
            row.main_indexes.as_ref().map(|(count, _)| format!("{count} chỉ số chính")),
            row.components.as_ref().map(|(count, _)| format!("{count} chỉ số thành phần")),
            criteria,
            each,
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        if !counts.is_empty() {
            out.push(format!("Gồm {}.", counts.join(", ")));
        }
        out.extend(row.weight.as_ref().map(|weight| format!("Trọng số {}.", super::numbers::share(weight))));
        out
    }

    fn above(&self) -> String {
        self.row.parent.and_then(|id| self.program.row(id)).map(|row| format!(" của chỉ số {}", row.code)).unwrap_or_default()
    }

    /// Inputs that no formula reads under a letter but that the row asks for: what is not scored, choices and yes and no that stand beside.
    fn unread(&self, words: &Words<'_>) -> Vec<String> {
        if self.row.maximum != Maximum::Unscored {
            return Vec::new();
        }
        let own = self.program.inputs.iter().filter(|input| input.row == Some(self.id));
        own.filter(|input| !is_number(input))
            .map(|input| format!("{} ({}).", super::figures::title_of(&input.name, input.about.as_deref()), words.kind(input)))
            .collect()
    }

    /// How points come from the rows below, where it is not their plain sum.
    fn gathered(&self, how: Gather, cap: Option<&Exact>, floor: Option<&Exact>) -> Vec<String> {
        let below = match self.row.level {
            RowLevel::Group => "các chỉ số chính",
            RowLevel::Main | RowLevel::Component | RowLevel::Extra => "các chỉ số thành phần",
        };
        let (weighted, how) = (how == Gather::Weighted, gather_words(how));
        let mut out = Vec::new();
        if let Some(how) = how {
            out.push(format!("Điểm bằng {how} {below}."));
        }
        out.extend(weighted.then(|| format!("{}.", WEIGHTS_SPREAD)));
        if let Some(cap) = cap {
            out.push(format!("Điểm của dòng này không quá {}; điểm tối đa áp dụng của dòng này cũng không quá số ấy.", points(cap)));
        }
        if let Some(floor) = floor {
            out.push(format!("Điểm của dòng này không dưới {}.", points(floor)));
        }
        out
    }
}

/// What becomes of the weight of a row that is left out of a weighted mean.
pub(super) const WEIGHTS_SPREAD: &str = "Trọng số của dòng không tính được chia cho các dòng còn lại theo tỷ lệ trọng số của chúng";

/// The words of a way of gathering; nothing for the plain sum.
pub(super) fn gather_words(how: Gather) -> Option<&'static str> {
    match how {
        Gather::Sum => None,
        Gather::Mean => Some("bình quân"),
        Gather::Weighted => Some("bình quân gia quyền theo trọng số"),
        Gather::Best => Some("mức cao nhất trong"),
        Gather::Geometric => Some("trung bình nhân"),
        Gather::Harmonic => Some("trung bình điều hòa (có điểm 0 thì bằng 0)"),
    }
}

fn is_number(input: &Input) -> bool {
    use crate::ir::InputKind::{Choice, Decimal, Points, Ratio, Whole, YesNo};
    match input.kind {
        Whole | Decimal | Ratio => true,
        YesNo | Choice(_) | Points { .. } => false,
    }
}

fn applicability(applies: &Applies, words: &Words<'_>) -> String {
    let names = |names: &[(String, crate::source::Span)]| names.iter().map(|(name, _)| quoted(name)).collect::<Vec<_>>().join("; ");
    match applies {
        Applies::Unless(when) => format!("Không áp dụng đối với đơn vị {}.", words.about_unit(*when)),
        Applies::When(when) => format!("Chỉ áp dụng đối với đơn vị {}.", words.about_unit(*when)),
        Applies::For(list) => format!("Chỉ áp dụng đối với: {}.", names(list)),
        Applies::Except(list) => format!("Không áp dụng đối với: {}.", names(list)),
    }
}

/// What a policy leaves of a row; what “không tính” means is said in the general part.
pub(super) fn policy_words(policy: &Policy) -> String {
    match policy {
        Policy::Points(worth) => points(worth),
        Policy::Maximum => "điểm tối đa".to_owned(),
        Policy::LeftOut => "không tính".to_owned(),
        Policy::Rescaled => "không tính; điểm của các dòng còn lại được quy đổi lên điểm tối đa của dòng trên".to_owned(),
        Policy::Report => "không chấm được, đơn vị chưa có tổng điểm cho đến khi số liệu được sửa".to_owned(),
    }
}
