//! The lines of a form above its data, the same in CSV and XLSX.

use super::words::{self, label};
use super::{Column, Form, ListForm, UNIT_HEADER};
use crate::diagnostic::{FormKind, Guidance};

/// What the first line begins with.
pub(super) const TITLE: &str = "BIỂU MẪU SỐ LIỆU";

/// What the second line begins with.
pub(super) const STAMP: &str = "Mã biểu mẫu";

/// What stands before the name of the unit in a form of its own.
pub(super) const UNIT_LABEL: &str = "Tên đơn vị";

/// The headers of a form with one figure per line: the column, then what it says, then the value.
pub const FIGURE_HEADERS: [&str; 8] =
    ["Mã", "Chỉ số", "Số liệu cần ghi", "Đơn vị tính", "Giá trị được ghi", "Chữ được ghi thay số", "Tài liệu kiểm chứng", "Giá trị"];

/// The headers of the common figures; the reader takes the first two.
const COMMON_HEADERS: [&str; 5] = ["Số liệu", "Giá trị", "Đơn vị tính", "Giá trị được ghi", "Chữ được ghi thay số"];

/// The headers of corrections.
const CORRECTION_HEADERS: [&str; 6] = ["Đơn vị", "Mã chỉ số", "Số liệu", "Giá trị", "Điểm", "Lý do"];

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// The stamp.
    Stamp,
    /// A label and what it says of the whole form.
    About,
    /// The name of the unit whose form it is.
    Unit,
    /// Over each column what it says.
    Guidance(Guidance),
    /// The names of the columns.
    Header,
    /// One figure of a form of one unit, or a common one: what the column says, and an empty value.
    Figure(usize),
}

/// A line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is for.
    pub role: Role,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Form {
    /// The lines above the data of a form with one line per unit.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = self.head(&FormKind::Rows, words::HOW_ROWS);
        for guidance in Guidance::ALL {
            let says = self.columns.iter().map(|column| column.says(guidance).to_owned());
            lines.push(Line { role: Role::Guidance(guidance), cells: std::iter::once(label(guidance).to_owned()).chain(says).collect() });
        }
        let headers = self.columns.iter().map(|column| column.header.clone());
        lines.push(Line { role: Role::Header, cells: std::iter::once(UNIT_HEADER.to_owned()).chain(headers).collect() });
        lines
    }

    /// The lines of the form of one unit, whose properties may be known.
    pub fn unit_lines(&self, unit: &str, known: &[Option<String>]) -> Vec<Line> {
        let mut lines = self.head(&FormKind::Unit, words::HOW_UNIT);
        lines.push(line(Role::Unit, [UNIT_LABEL.to_owned(), unit.to_owned()]));
        lines.push(line(Role::Header, FIGURE_HEADERS.map(str::to_owned)));
        let figure = |(at, column): (usize, &Column)| {
            let mut cells = vec![column.header.clone()];
            cells.extend(Guidance::ALL.map(|guidance| column.says(guidance).to_owned()));
            cells.push(known.get(at).cloned().flatten().unwrap_or_default());
            Line { role: Role::Figure(at), cells }
        };
        lines.extend(self.columns.iter().enumerate().map(figure));
        lines
    }

    /// The lines of the form of the common figures; `None` if the set asks for none.
    pub fn common_lines(&self) -> Option<Vec<Line>> {
        if self.common.is_empty() {
            return None;
        }
        let mut lines = self.head(&FormKind::Common, words::HOW_COMMON);
        lines.push(line(Role::Header, COMMON_HEADERS.map(str::to_owned)));
        let figure = |(at, column): (usize, &Column)| {
            let says = [Guidance::Counted, Guidance::Allowed, Guidance::Words].map(|guidance| column.says(guidance).to_owned());
            Line { role: Role::Figure(at), cells: [column.header.clone(), String::new()].into_iter().chain(says).collect() }
        };
        lines.extend(self.common.iter().enumerate().map(figure));
        Some(lines)
    }

    /// The lines above the corrections of a later round.
    pub fn correction_lines(&self) -> Vec<Line> {
        let mut lines = self.head(&FormKind::Corrections, words::HOW_CORRECTIONS);
        lines.push(line(Role::Header, CORRECTION_HEADERS.map(str::to_owned)));
        lines
    }

    /// The first lines of the sheet that holds what lists of choices offer, so that it is not taken for data.
    pub fn choice_lines(&self) -> Vec<Line> {
        self.head(&FormKind::Choices, "Danh mục cho các ô chọn; không ghi vào trang này.")
    }

    /// Title, stamp, and what is said of the whole form.
    pub(super) fn head(&self, kind: &FormKind, how: &str) -> Vec<Line> {
        let about = |label: &str, text: &str| line(Role::About, [label.to_owned(), text.to_owned()]);
        let title = match kind {
            FormKind::Rows | FormKind::Unit => format!("{TITLE}: {}", self.title),
            FormKind::Common => format!("{TITLE} (thông tin chung): {}", self.title),
            FormKind::Corrections => format!("{TITLE} (điều chỉnh): {}", self.title),
            FormKind::Choices => format!("{TITLE} (danh mục): {}", self.title),
            FormKind::List(_) => format!("{TITLE} (danh sách): {}", self.title),
        };
        let mut lines = vec![line(Role::Title, [title]), line(Role::Stamp, [STAMP.to_owned(), self.stamp(kind)])];
        lines.push(about("Văn bản", &self.document));
        lines.extend(self.period.iter().map(|period| about("Kỳ đánh giá", period)));
        lines.extend(self.round.iter().filter(|_| *kind != FormKind::Common).map(|round| about(super::recognise::ROUND_LABEL, round)));
        if let FormKind::List(title) = kind {
            lines.push(ListForm::about(title));
        }
        lines.push(about("Cách ghi", how));
        lines
    }
}

pub(super) fn line<const N: usize>(role: Role, cells: [String; N]) -> Line {
    Line { role, cells: cells.into_iter().collect() }
}
