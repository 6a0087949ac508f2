//! What a form says, in Vietnamese: agencies read it, whatever language the messages of the program are in.

use super::columns::options_shown;
use crate::check::state_words;
use crate::diagnostic::{Guidance, StateName};
use crate::ir::{Bounds, Field, FieldKind, Input, InputId, InputKind, Limit, List, Node, NodeId, Program, Property, PropertyKind, SetInfo};
use crate::name::one_line;
use crate::quantity::{Exact, Style, show};

/// What stands before a line of guidance.
pub fn label(line: Guidance) -> &'static str {
    match line {
        Guidance::Title => "Chỉ số",
        Guidance::Asked => "Số liệu cần ghi",
        Guidance::Counted => "Đơn vị tính",
        Guidance::Allowed => "Giá trị được ghi",
        Guidance::Words => "Chữ được ghi thay số",
        Guidance::Evidence => "Tài liệu kiểm chứng",
    }
}

/// How to fill in a line per unit.
pub(super) const HOW_ROWS: &str = "Mỗi đơn vị một dòng, ghi dưới dòng tên cột. Ô để trống là chưa có số liệu, không phải là 0. Không sửa các dòng phía trên, không đổi tên cột.";

/// How to fill in the form of one unit.
pub(super) const HOW_UNIT: &str =
    "Mỗi số liệu một dòng, chỉ ghi vào cột “Giá trị”. Ô để trống là chưa có số liệu, không phải là 0. Không sửa các cột khác.";

/// How to fill in the common figures.
pub(super) const HOW_COMMON: &str = "Mỗi số liệu một giá trị cho mọi đơn vị, chỉ ghi vào cột “Giá trị”.";

/// How to fill in corrections.
pub(super) const HOW_CORRECTIONS: &str = "Mỗi dòng một điều chỉnh: ghi “Giá trị” để sửa một số liệu, hoặc ghi “Điểm” để đặt điểm của cả chỉ số; lần nào cũng ghi “Lý do”. Điều gì không ghi thì giữ như vòng trước.";

/// How to fill in a list, and how to say that there is nothing to list.
pub(super) fn how_list(program: &Program, list: &List, first: Option<&str>) -> String {
    let counts = one_line(&list.counts);
    let word = program.cell_words.iter().find(|(_, state)| *state == StateName::NothingArising).map(|(word, _)| word);
    let none = match (word, first) {
        (Some(word), Some(first)) => {
            format!(" Đơn vị không có {counts} nào thì ghi một dòng: tên đơn vị, “{word}” ở cột “{first}”, các cột khác để trống.")
        }
        _ => String::new(),
    };
    format!(
        "Mỗi {counts} một dòng, dòng nào cũng ghi tên đơn vị.{none} Đơn vị không có dòng nào là chưa có số liệu. Không sửa các dòng phía trên, không đổi tên cột."
    )
}

/// The period of a set.
pub(super) fn period(set: &SetInfo) -> Option<String> {
    let (from, to) = set.period.as_ref()?;
    Some(format!("từ ngày {from} đến ngày {to}"))
}

/// What stands for the unit of count where the set names none.
pub(super) fn counted(kind: &InputKind) -> &'static str {
    match kind {
        InputKind::Points { .. } => "điểm",
        InputKind::Ratio => "%",
        InputKind::Whole | InputKind::Decimal | InputKind::YesNo | InputKind::Choice(_) => "",
    }
}

/// Of a row that nobody scores this year.
pub(super) fn closed(year: u64) -> String {
    format!("Chưa triển khai năm {year}: để trống, không chấm điểm")
}

/// The words that stand for states.
pub(super) fn states(program: &Program) -> String {
    let of = |state: StateName| {
        let mut words: Vec<&str> = program.cell_words.iter().filter(|(_, known)| *known == state).map(|(word, _)| word.as_str()).collect();
        if state == StateName::Missing {
            words.push("để trống");
        }
        let (last, before) = words.split_last()?;
        let either = if before.is_empty() { (*last).to_owned() } else { format!("{} hoặc {last}", before.join(", ")) };
        Some(format!("{either} là {}", state_words(state)))
    };
    let all = [StateName::NothingArising, StateName::NotApplicable, StateName::Missing];
    all.into_iter().filter_map(of).collect::<Vec<_>>().join("; ")
}

/// What may stand in a cell of a property.
pub(super) fn of_property(program: &Program, property: &Property) -> String {
    match &property.kind {
        PropertyKind::YesNo => "Có hoặc không".to_owned(),
        PropertyKind::Choice(options) => format!("Một trong: {}", options_shown(program, options).join(" / ")),
        PropertyKind::Several(options) => {
            let names: Vec<&str> = options.iter().map(|option| option.name.as_str()).collect();
            format!("Một hay nhiều trong: {}; ngăn bằng dấu “;”; không có thì ghi “không”", names.join(" / "))
        }
        PropertyKind::Text => "Chữ".to_owned(),
    }
}

/// What may stand in a cell of a figure.
pub(super) fn of_input(program: &Program, headers: &[String], input: &Input) -> String {
    let number = |what: &str| {
        let range = if input.domain_text.is_empty() { String::new() } else { format!(", {}", one_line(&input.domain_text)) };
        format!("{what}{range}{}", named_ends(program, headers, input))
    };
    match &input.kind {
        InputKind::Points { low, high, step, .. } => {
            let row = input.row.and_then(|row| program.row(row));
            let own = row.map_or(program.set.scale.as_ref(), |row| row.maximum.points());
            let step = step.as_ref().map(|step| format!(", bước {}", written(step))).unwrap_or_default();
            match high.as_ref().or(own) {
                Some(high) => format!("Điểm, từ {} đến {}{step}", written(low), written(high)),
                None => format!("Điểm, từ {} trở lên{step}", written(low)),
            }
        }
        InputKind::Whole => number("Số nguyên"),
        InputKind::Decimal => number("Số"),
        InputKind::Ratio => number("Tỷ lệ"),
        InputKind::YesNo => "Có hoặc không".to_owned(),
        InputKind::Choice(options) => format!("Một trong: {}", options_shown(program, options).join(" / ")),
    }
}

/// What may stand in a cell of a list.
pub(super) fn of_field(program: &Program, list: &List, field: &Field) -> String {
    let number = |what: &str| {
        let range = if field.domain_text.is_empty() { String::new() } else { format!(", {}", one_line(&field.domain_text)) };
        let Bounds { low, high } = field.domain.clone().unwrap_or_default();
        let named = |(node, _): (NodeId, bool)| match program.node(node)? {
            Node::Field(other) => list.fields.get(other.place).map(|other| {
                let header = other.about.as_deref().unwrap_or(&other.name);
                format!("{} là cột {}", other.name, one_line(header))
            }),
            _ => None,
        };
        let ends: Vec<String> = [low, high].into_iter().flatten().filter_map(named).collect();
        let ends = if ends.is_empty() { String::new() } else { format!(" ({})", ends.join("; ")) };
        format!("{what}{range}{ends}")
    };
    match &field.kind {
        FieldKind::Text => "Chữ".to_owned(),
        FieldKind::Figure(InputKind::Whole) => number("Số nguyên"),
        FieldKind::Figure(InputKind::Decimal | InputKind::Points { .. }) => number("Số"),
        FieldKind::Figure(InputKind::Ratio) => number("Tỷ lệ"),
        FieldKind::Figure(InputKind::YesNo) => "Có hoặc không".to_owned(),
        FieldKind::Figure(InputKind::Choice(options)) => format!("Một trong: {}", options_shown(program, options).join(" / ")),
    }
}

/// Which columns the figures are that a range names.
fn named_ends(program: &Program, headers: &[String], input: &Input) -> String {
    let Some(Bounds { low, high }) = &input.domain else { return String::new() };
    let mut named: Vec<InputId> = Vec::new();
    for limit in [low, high].into_iter().flatten().filter_map(|(node, _)| Limit::of(program, *node)) {
        let more = limit.inputs().into_iter().filter(|id| !named.contains(id)).collect::<Vec<_>>();
        named.extend(more);
    }
    let said = |id: &InputId| {
        let other = program.input(*id)?;
        Some(match headers.get(id.index()).filter(|_| !other.common) {
            Some(header) => format!("{} là cột {header}", other.name),
            None => format!("{} là thông tin chung", other.name),
        })
    };
    let ends: Vec<String> = named.iter().filter_map(said).collect();
    if ends.is_empty() { String::new() } else { format!(" ({})", ends.join("; ")) }
}

fn written(value: &Exact) -> String {
    show(value, Style::people()).text
}
