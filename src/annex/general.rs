//! The general part: what holds for all rows, in numbered paragraphs.

use super::figures::{Figures, property_kind, title_of};
use super::notes::{Notes, once};
use super::numbers::{capitalised, number, points, rounding, share};
use super::policies::sentence;
use super::rows::{WEIGHTS_SPREAD, gather_words};
use super::words::{Words, quoted};
use crate::check::state_words;
use crate::diagnostic::StateName;
use crate::document::{Document, Text};
use crate::ir::{Basis, Extra, FieldKind, InputKind, PercentRounding, Program, Row, RowLevel, Total};
use crate::quantity::{Exact, Mode};
use crate::syntax::tree::Gather;

/// A numbered paragraph, with points below it.
struct Clause {
    text: String,
    points: Vec<String>,
}

/// Writes the part.
pub(super) fn write(program: &Program, notes: &mut Notes<'_>, document: &mut Document) {
    let mut marks = vec![notes.inferred("Quy định chung", &program.set.inferred)];
    marks.push(notes.inferred("Đối tượng, thông tin chung, biểu mẫu", &program.set.inferred_beside));
    marks.extend(program.lists.iter().map(|list| notes.inferred(&format!("Danh sách {}", quoted(&list.about)), &list.inferred)));
    let marks = once(marks.iter().flat_map(|marks| marks.split_whitespace()));
    let heading = if marks.is_empty() { "I. QUY ĐỊNH CHUNG".to_owned() } else { format!("I. QUY ĐỊNH CHUNG {marks}") };
    document.heading(2, heading);
    let general = General { program, words: Words { program, row: None, figures: &Figures::default() } };
    for (index, clause) in general.clauses().into_iter().enumerate() {
        document.paragraph(format!("{}. {}", index.saturating_add(1), clause.text));
        document.list(super::scoring::ended(clause.points).into_iter().map(Text::from).collect());
    }
}

struct General<'a> {
    program: &'a Program,
    words: Words<'a>,
}

impl General<'_> {
    fn clauses(&self) -> Vec<Clause> {
        let mut out = Vec::new();
        let said = |text: String| Clause { text, points: Vec::new() };
        out.extend(self.subject().map(said));
        out.push(self.total());
        out.push(said(self.applicable()));
        out.extend(self.properties());
        out.extend(self.common());
        out.extend(self.lists());
        out.extend(self.asked_of_lists());
        out.extend(self.compared().map(said));
        out.push(self.states());
        out.extend(self.cells());
        out.push(self.data());
        out.push(self.roundings());
        out.extend(self.rounds().map(said));
        out.extend(self.logarithm().map(said));
        out
    }

    /// Who is scored, for which years and which period.
    fn subject(&self) -> Option<String> {
        let set = &self.program.set;
        let mut parts = Vec::new();
        parts.extend(set.unit_kind.as_ref().map(|kind| format!("Đối tượng được đánh giá: {kind}.")));
        parts.extend(match (set.from, set.to) {
            (Some(from), Some(to)) => Some(format!("Áp dụng từ năm {from} đến năm {to}.")),
            (Some(from), None) => Some(format!("Áp dụng từ năm {from}.")),
            (None, Some(to)) => Some(format!("Áp dụng đến năm {to}.")),
            (None, None) => None,
        });
        parts.extend(set.period.as_ref().map(|(from, to)| format!("Kỳ đánh giá: từ ngày {from} đến ngày {to}.")));
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// The scale and the total.
    fn total(&self) -> Clause {
        let set = &self.program.set;
        let scale = match &set.scale {
            Some(scale) => format!("Thang điểm: {}.", points(scale)),
            None => "Không giới hạn thang điểm.".to_owned(),
        };
        let below = if self.program.rows.iter().any(|row| row.level == RowLevel::Group) { "các nhóm" } else { "các chỉ số chính" };
        let beside = self.beside(|row| row.parent.is_none(), ", cộng điểm cộng", ", trừ điểm trừ");
        let made = match &self.program.total {
            Total::Gathered(how) => match gather_words(*how) {
                None => format!("Tổng điểm bằng tổng điểm {below}{beside}."),
                Some(words) => format!("Tổng điểm bằng {words} {below}{beside}."),
            },
            Total::Entered(input) => match self.program.input(*input).map(|input| &input.kind) {
                Some(InputKind::Points { by, low, high, step }) => {
                    let high = high.as_ref().map_or_else(|| "điểm tối đa áp dụng".to_owned(), points);
                    let step = step.as_ref().map(|step| format!(", bước {}", points(step))).unwrap_or_default();
                    format!("Tổng điểm do {by} chấm, từ {} đến {high}{step}; các chỉ số cho biết cơ cấu và điểm tối đa.", number(low))
                }
                _ => String::new(),
            },
        };
        let mut lines = vec![self.counts()];
        if matches!(self.program.total, Total::Gathered(_)) {
            lines.push(
                "Điểm của một nhóm, một chỉ số có các chỉ số bên dưới bằng tổng điểm của chúng, trừ dòng có quy định riêng trong bảng"
                    .to_owned(),
            );
        }
        lines.extend(matches!(self.program.total, Total::Gathered(Gather::Weighted)).then(|| WEIGHTS_SPREAD.to_owned()));
        lines.extend(set.over_scale.map(|over| {
            if over { "Tổng điểm được vượt thang điểm" } else { "Tổng điểm không vượt thang điểm" }.to_owned()
        }));
        lines.extend(set.least_total.as_ref().map(|least| format!("Tổng điểm không dưới {}", points(least))));
        lines.extend(set.short.as_ref().map(|short| {
            format!(
                "Đơn vị có một chỉ số bất kỳ chưa có số liệu thì tổng điểm bằng {}, không cộng, trừ gì thêm; không kể dòng không tính điểm{}",
                points(short),
                self.beside(|_| true, ", điểm cộng", ", điểm trừ")
            )
        }));
        Clause { text: format!("{scale} {made}"), points: lines }
    }

    /// The words for điểm cộng and điểm trừ, as far as some rows are of the kind.
    fn beside(&self, of: fn(&Row) -> bool, bonus: &str, deduction: &str) -> String {
        let has = |extra: Extra| self.program.rows.iter().any(|row| row.extra == Some(extra) && of(row));
        [(Extra::Bonus, bonus), (Extra::Deduction, deduction)].iter().filter(|(extra, _)| has(*extra)).map(|(_, words)| *words).collect()
    }

    /// `điểm cộng, điểm trừ`
    fn extras_named(&self) -> String {
        self.beside(|_| true, ", điểm cộng", ", điểm trừ").trim_start_matches(", ").to_owned()
    }

    /// How many rows there are, as the set says it; of what it does not count, as many as stand in the table, or, of an index whose
    /// component rows stand elsewhere, as many as the index says. Where both differ, both are said.
    fn counts(&self) -> String {
        let rows = &self.program.rows;
        let of = |level: RowLevel| rows.iter().filter(move |row| row.level == level);
        let listed = of(RowLevel::Component).filter(|row| row.children.is_empty() && !row.elsewhere).count();
        let elsewhere = rows.iter().filter(|row| row.elsewhere).filter_map(|row| row.components.as_ref()).map(|(count, _)| *count);
        let components = elsewhere.fold(u64::try_from(listed).unwrap_or(u64::MAX), u64::saturating_add);
        let count = |level: RowLevel| u64::try_from(of(level).count()).unwrap_or(u64::MAX);
        let said = &self.program.set.counts;
        let parts = [
            (said.groups, count(RowLevel::Group), "nhóm"),
            (said.main_indexes, count(RowLevel::Main), "chỉ số chính"),
            (said.components, components, "chỉ số thành phần"),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter_map(|(said, found, of)| match (said, found) {
                (None, 0) => None,
                (None, found) => Some(format!("{found} {of}")),
                (Some(said), found) if found == 0 || found == said => Some(format!("{said} {of}")),
                (Some(said), found) => Some(format!("{said} {of} (các dòng trong bảng cộng lại là {found})")),
            })
            .collect();
        format!("Bộ chỉ số gồm {}", parts.join(", "))
    }

    /// The applicable maximum and the percentage.
    fn applicable(&self) -> String {
        let extras = self.program.rows.iter().any(|row| row.extra.is_some());
        let named = self.extras_named();
        let of: &str = match (extras, self.program.set.share_with_extras) {
            (false, _) => "tổng điểm",
            (true, true) => &format!("tổng điểm (kể cả {named})"),
            (true, false) => &format!("tổng điểm chưa kể {named}"),
        };
        let scaled = self.scaled();
        format!(
            "Điểm tối đa áp dụng của một đơn vị là điểm tối đa sau khi bỏ các dòng không tính đối với đơn vị ấy; của một dòng cũng vậy. Tỷ lệ \
             điểm của đơn vị bằng {of} chia cho điểm tối đa áp dụng; tỷ lệ điểm của một dòng bằng điểm của dòng chia cho điểm tối đa áp dụng của \
             dòng. Điểm tối đa của một dòng là mức cao nhất được chấm; cách tính cho điểm vượt mức ấy hoặc dưới 0 mà không ghi mức chặn thì dòng và \
             đơn vị chưa có điểm.{scaled}"
        )
    }

    /// What points on another scale are, where classes or ranks read them.
    fn scaled(&self) -> String {
        let classes = self.program.classes.iter().filter_map(|classes| classes.basis());
        let bases = classes.chain(self.program.rankings.iter().map(|ranking| &ranking.basis));
        let mut scales: Vec<&Exact> = Vec::new();
        for basis in bases {
            if let Basis::ScaledTo(scale) = basis
                && !scales.contains(&scale)
            {
                scales.push(scale);
            }
        }
        scales
            .into_iter()
            .map(|scale| format!(" Điểm quy đổi về thang {0} bằng tỷ lệ điểm, chưa làm tròn, nhân với {0}.", number(scale)))
            .collect()
    }

    fn properties(&self) -> Option<Clause> {
        let lines: Vec<String> = self
            .program
            .properties
            .iter()
            .map(|property| format!("{}: {}", title_of(&property.name, property.about.as_deref()), property_kind(&property.kind)))
            .collect();
        (!lines.is_empty())
            .then(|| Clause { text: "Đặc điểm của đơn vị dùng để chấm, xếp hạng:".to_owned(), points: lines })
    }

    fn common(&self) -> Option<Clause> {
        let inputs = self.program.inputs.iter().filter(|input| input.common);
        let lines: Vec<String> =
            inputs.map(|input| format!("{} ({})", title_of(&input.name, input.about.as_deref()), self.words.kind(input))).collect();
        (!lines.is_empty())
            .then(|| Clause {
                text: "Số liệu chung, giống nhau cho mọi đơn vị trong kỳ đánh giá:".to_owned(), points: lines
            })
    }

    fn lists(&self) -> Vec<Clause> {
        let one = |list: &crate::ir::List| {
            let fields = list.fields.iter().map(|field| {
                let kind = match &field.kind {
                    FieldKind::Text => "ghi chữ".to_owned(),
                    FieldKind::Figure(kind) => self.words.figure_kind(kind, field.domain.as_ref()),
                };
                let unit = field.unit.as_ref().map(|unit| format!("{unit}, ")).unwrap_or_default();
                format!("{} ({unit}{kind})", title_of(&field.name, field.about.as_deref()))
            });
            Clause {
                text: format!("Danh sách {}, mỗi dòng một {}, gồm:", quoted(&list.about), list.counts), points: fields.collect()
            }
        };
        self.program.lists.iter().map(one).collect()
    }

    /// What a list without records is, and one without those that are asked for.
    fn asked_of_lists(&self) -> Option<Clause> {
        if self.program.lists.is_empty() {
            return None;
        }
        let lines = vec![
            "Đơn vị không có dòng nào trong tệp của danh sách là chưa có số liệu; không có gì để kê thì phải ghi không phát sinh".to_owned(),
            "Danh sách ghi không phát sinh, hoặc không có dòng nào thuộc diện được hỏi: số lượng và tổng bằng 0, câu “có ít nhất một” là không đúng; \
             bình quân và câu “mọi … đều …” là không phát sinh"
                .to_owned(),
            "Một dòng của danh sách thiếu con số cần xét thì chỉ số dùng đến danh sách là chưa có số liệu".to_owned(),
        ];
        Some(Clause { text: "Đối với danh sách:".to_owned(), points: lines })
    }

    /// Which units a figure over all units is taken of.
    fn compared(&self) -> Option<String> {
        (!self.program.populations.is_empty()).then(|| {
            "So sánh giữa các đơn vị (giá trị lớn nhất, nhỏ nhất, trung bình, độ lệch chuẩn): chỉ tính các đơn vị mà dòng ấy áp dụng và có đủ số \
             liệu để tính giá trị đem so; đơn vị khác không tham gia. Không đơn vị nào có giá trị thì là không phát sinh."
                .to_owned()
        })
    }

    /// What the states are worth where a row says nothing.
    fn states(&self) -> Clause {
        let set = &self.program.set;
        let of = |state: StateName, policy: &Option<crate::ir::Policy>| match policy {
            Some(policy) => sentence(state, policy),
            None => {
                format!("{}: theo quy định riêng của từng dòng; dòng không quy định thì không chấm được", capitalised(state_words(state)))
            }
        };
        let mut lines = vec![
            of(StateName::Missing, &set.policies.missing),
            of(StateName::NothingArising, &set.policies.nothing),
            of(StateName::NotApplicable, &set.policies.not_applicable),
        ];
        lines.push(
            "Một dòng dùng đến nhiều số liệu ở các tình trạng khác nhau thì xét lần lượt: có một số liệu bất kỳ không áp dụng thì cả dòng là không \
             áp dụng; có một số liệu bất kỳ chưa có thì cả dòng là chưa có số liệu; không phát sinh chỉ tính khi cách tính điểm thực sự cần đến \
             số liệu ấy để ra điểm"
                .to_owned(),
        );
        lines.push(
            "Dòng thiếu bất kỳ số liệu nào mà nó dùng đến thì cả dòng là chưa có số liệu; số liệu thiếu không được coi là 0".to_owned(),
        );
        lines.push("“Không tính” là không tính cả điểm và điểm tối đa của dòng; các cách khác giữ nguyên điểm tối đa".to_owned());
        // A row that says what it is worth without figures below it does not leave with them.
        let (own, plain): (Vec<&Row>, Vec<&Row>) =
            self.program.rows.iter().filter(|row| !row.children.is_empty()).partition(|row| row.short.is_some() || row.need.is_some());
        if own.is_empty() || !plain.is_empty() {
            let but =
                if own.is_empty() { "" } else { ", trừ dòng có quy định riêng khi chỉ số bên dưới chưa có số liệu" };
            lines.push(format!("Dòng mà mọi dòng bên dưới đều không tính thì cũng không tính{but}"));
        }
        let text = "Khi chưa có số liệu, không phát sinh, không áp dụng (trừ dòng có quy định riêng trong bảng):".to_owned();
        Clause { text, points: lines }
    }

    fn cells(&self) -> Option<Clause> {
        let words = &self.program.cell_words;
        if words.is_empty() {
            return None;
        }
        let states = [StateName::NothingArising, StateName::Missing, StateName::NotApplicable];
        let lines = states.into_iter().filter_map(|state| {
            let said: Vec<String> = words.iter().filter(|(_, of)| *of == state).map(|(word, _)| quoted(word)).collect();
            (!said.is_empty()).then(|| format!("Ghi {} là {}", said.join(" hoặc "), state_words(state)))
        });
        Some(Clause { text: "Chữ ghi trong ô số liệu thay cho con số:".to_owned(), points: lines.collect() })
    }

    /// What makes a figure wrong, and what 0/0 is.
    fn data(&self) -> Clause {
        let lines = vec![
            "Ô để trống là chưa có số liệu, không phải là 0".to_owned(),
            "Số liệu ngoài khoảng giá trị ghi ở từng số liệu là số liệu sai, phải sửa trước khi chấm".to_owned(),
            "Phép chia 0 cho 0 là không phát sinh; số khác 0 chia cho 0 là số liệu sai".to_owned(),
        ];
        Clause { text: "Số liệu:".to_owned(), points: lines }
    }

    fn roundings(&self) -> Clause {
        let all = &self.program.rounding;
        let of = |name: &str, how: Option<crate::quantity::Rounding>| how.map(|how| format!("{name} làm tròn {}", rounding(how)));
        let percent = all.percent.map(|PercentRounding { rounding: how, percent }| {
            let cut = if how.mode == Mode::Truncate { ", cắt bỏ phần còn lại" } else { "" };
            match percent {
                true => format!("Tỷ lệ điểm làm tròn đến {}{cut}", share(&how.step())),
                false => format!("Tỷ lệ điểm làm tròn {}", rounding(how)),
            }
        });
        let mut lines: Vec<String> = [
            of("Điểm chỉ số thành phần", all.components),
            of("Điểm chỉ số chính", all.main),
            of("Điểm trụ cột", all.pillars),
            of("Tổng điểm", all.total),
            percent,
            of("Điểm trung bình", all.means),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !lines.is_empty() {
            lines.push("Số đã làm tròn được dùng cho các phép tính, xếp loại, xếp hạng sau đó".to_owned());
        }
        let read = self.program.classes.is_some() || !self.program.row_classes.is_empty() || !self.program.rankings.is_empty();
        if all.percent.is_some() && read {
            lines.push(
                "Tỷ lệ điểm của đơn vị, của từng dòng và của trụ cột dùng để xếp loại, xếp hạng đều được làm tròn như trên trước, rồi mới so với \
                 các giới hạn"
                    .to_owned(),
            );
        }
        let text = if lines.is_empty() {
            "Không làm tròn, trừ dòng có quy định riêng trong bảng.".to_owned()
        } else {
            "Làm tròn (nửa đơn vị trở lên thì làm tròn lên, trừ khi nói cắt bỏ); ngoài các trường hợp sau và dòng có quy định riêng thì không làm \
             tròn:"
                .to_owned()
        };
        Clause { text, points: lines }
    }

    fn rounds(&self) -> Option<String> {
        let set = &self.program.set;
        if set.rounds.is_empty() {
            return None;
        }
        let rounds: Vec<String> = set.rounds.iter().map(|round| quoted(round)).collect();
        let passed = &set.passed;
        let limit =
            if passed.of_maximum { format!("{} điểm tối đa áp dụng", share(&passed.limit)) } else { points(&passed.limit) };
        let passed = if passed.closed { format!("từ {limit} trở lên") } else { format!("trên {limit}") };
        Some(format!(
            "Các vòng chấm, theo thứ tự: {}; vòng sau thay những số liệu mà nó sửa, vòng sau cùng là chính thức. Tiêu chí đạt là tiêu chí có điểm {passed}.",
            rounds.join("; ")
        ))
    }

    /// What `ln` is, where a row takes it.
    fn logarithm(&self) -> Option<String> {
        let used = self.program.nodes.iter().any(|node| matches!(node, crate::ir::Node::Ln(_)));
        used.then(|| "Trong công thức, ln là lô-ga-rít tự nhiên.".to_owned())
    }
}
