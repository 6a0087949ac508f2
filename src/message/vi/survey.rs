//! Số liệu một năm nói gì về bộ chỉ số: chỉ số không còn phân biệt, trọng số thực tế, sát ranh giới, cách làm tròn.

use crate::diagnostic::{Moved, NearPair, RoundedPlace, RoundingChange, SurveyFault, WeightShare};
use crate::message::words::{all, apart, negligible, number, quoted, rough_percent, rounding_sentence, step_of, titled, value, whole};
use crate::message::{Lang, Message, row_word};
use crate::quantity::{Exact, Mode, Rounding};

pub(super) fn say(fault: &SurveyFault) -> Message {
    match fault {
        SurveyFault::SameEverywhere { points, units, missing } => {
            let points = number(points);
            let head = if missing == units {
                format!("chưa đơn vị nào có số liệu, cả {} đơn vị được chấm đều được {points} điểm", whole(*units))
            } else {
                format!("cả {} đơn vị được chấm đều được {points} điểm{}", whole(*units), without_data(*missing))
            };
            Message::new(format!("{head}."))
                .why("Với số liệu này, mục không phân biệt được các đơn vị mà nó chấm: điểm của mục không làm ai hơn ai.")
                .mend("Không phải lỗi khi chấm. Khi sửa bộ chỉ số, xem lại bậc, mục tiêu hay điểm tối đa của mục này.")
        }
        SurveyFault::AtMaximum { at, units } => {
            Message::new(format!("{} trong {} đơn vị được chấm đạt điểm tối đa.", whole(*at), whole(*units)))
                .why("Mục hầu như không còn phân biệt được các đơn vị: yêu cầu đã dễ đạt với gần như mọi đơn vị.")
                .mend("Không phải lỗi khi chấm. Khi sửa bộ chỉ số, cân nhắc nâng yêu cầu hoặc giảm điểm tối đa của mục này.")
        }
        SurveyFault::AtZero { at, units, missing } => {
            let head = format!("{} trong {} đơn vị được chấm được 0 điểm", whole(*at), whole(*units));
            Message::new(format!("{head}{}.", without_data(*missing)))
                .why("Mục hầu như không phân biệt được các đơn vị: yêu cầu quá cao, hoặc số liệu chưa được thu thập.")
                .mend("Không phải lỗi khi chấm. Kiểm tra việc thu thập số liệu; khi sửa bộ chỉ số, xem lại yêu cầu của mục này.")
        }
        SurveyFault::Weights { rows, rest, percent, units } => {
            let of = if *percent { "tỷ lệ điểm" } else { "tổng điểm" };
            let lines: Vec<String> = rows.iter().map(weight).collect();
            Message::new(format!(
                "trọng số thực tế của {} mục ở cấp nhóm và chỉ số chính khác xa trọng số ghi trong văn bản (số liệu của {} đơn vị).",
                whole(rows.len()),
                whole(*units)
            ))
            .why(format!(
                "Thứ hạng do chênh lệch giữa các đơn vị quyết định, không do điểm tối đa; phần của từng mục trong điểm tối đa và trong chênh lệch về {of}:\n{}.{}",
                lines.join(";\n"),
                if negligible(rest) {
                    String::new()
                } else {
                    format!("\nPhần còn lại (điểm cộng, điểm trừ, giới hạn, làm tròn): {} chênh lệch.", rough_percent(rest))
                }
            ))
            .mend("Không phải lỗi khi chấm. Nếu trọng số thực tế không như ý định thì xem lại bậc, mục tiêu hay điểm tối đa của các mục này.")
        }
        SurveyFault::NearClass { limit, class, step, percent, first, units } => {
            let named =
                first.iter().map(|(unit, got)| format!("{} ({})", quoted(unit), distance(got, limit, *percent))).collect::<Vec<_>>();
            Message::new(format!(
                "{} cách ranh giới {} của mức {} không quá một bước làm tròn ({}): {}{}.",
                counted(*units),
                value(limit, *percent),
                quoted(class),
                value(step, *percent),
                named.join(", "),
                more(first.len(), *units, "đơn vị")
            ))
            .why("Sửa một con số nhỏ nhất cũng có thể đổi mức xếp loại của những đơn vị này.")
            .mend("Rà lại số liệu và tài liệu kiểm chứng của các đơn vị này trước khi ký.")
        }
        SurveyFault::NearTie { ranking, step, percent, first, pairs } => {
            let table = ranking.as_ref().map(|title| format!(" ở bảng {}", quoted(title))).unwrap_or_default();
            let named: Vec<String> = first.iter().map(|one| pair(one, *percent)).collect();
            Message::new(format!(
                "{} cặp đơn vị đứng liền nhau{table} hơn nhau không quá một bước làm tròn ({}): {}{}.",
                whole(*pairs),
                value(step, *percent),
                named.join("; "),
                more(first.len(), *pairs, "cặp")
            ))
            .why("Sửa một con số nhỏ nhất cũng có thể làm hai đơn vị đồng hạng hoặc đổi chỗ cho nhau.")
            .mend("Rà lại số liệu và tài liệu kiểm chứng của các đơn vị này trước khi ký.")
        }
        SurveyFault::RoundingDecides { place, now, instead, change } => {
            let (place_name, now_way) = (place_words(place), way(*now, place));
            let message = Message::new(format!("nếu {place_name} {} (hiện {now_way}) thì {}.", way(*instead, place), changed(change)));
            let why = "Cách làm tròn quyết định kết quả của những đơn vị này; văn bản nói rõ thì ai tính lại cũng ra một số.";
            match now {
                Some(_) => message.why(why).mend("Chương trình làm tròn đúng như bộ chỉ số ghi; chỉ cần chắc văn bản ghi như vậy."),
                None => message.why(why).mend(format!(
                    "Chương trình không làm tròn ở chỗ này vì bộ chỉ số không ghi; nếu văn bản có làm tròn thì thêm câu “{}”.",
                    sentence(place, *instead)
                )),
            }
        }
        SurveyFault::Endless { place, units, unit, value: got, percent } => Message::new(format!(
            "{} không làm tròn, mà {} có số không viết hết được bằng chữ số thập phân, chẳng hạn {}: {}.",
            place_words(place),
            counted(*units),
            quoted(unit),
            value(got, *percent)
        ))
        .why(match place {
            RoundedPlace::Scaled(_) => "Xếp loại, xếp hạng đọc số đúng, còn bảng chỉ in được số gần đúng.",
            _ => "Xếp loại, xếp hạng đọc số đúng, còn bảng chỉ in được số gần đúng. Với số liệu này, đọc số in ra cũng không làm ai đổi mức hay đổi hạng.",
        })
        .mend(match place {
            RoundedPlace::Scaled(_) => "Xếp theo tỷ lệ điểm có làm tròn thì số in ra là số được xếp.".to_owned(),
            _ => format!("Nếu văn bản có làm tròn thì thêm câu “{}”.", sentence(place, None)),
        }),
        SurveyFault::EndlessDecides { place, units, printed, change } => Message::new(format!(
            "{} không làm tròn, mà {} có số không viết hết được bằng chữ số thập phân; đọc số in ra ({}) thì {}.",
            place_words(place),
            counted(*units),
            way(Some(*printed), place),
            changed(change)
        ))
        .why("Xếp loại, xếp hạng đọc số đúng, nên người đọc bảng in không suy ra được kết quả của những đơn vị này.")
        .mend(format!("Thêm câu “{}” nếu văn bản làm tròn như vậy.", sentence(place, Some(*printed)))),
        SurveyFault::TooFew { units, need } => Message::new(format!(
            "chỉ có {} đơn vị có tổng điểm, nên không xét chỉ số nào không phân biệt được các đơn vị và trọng số thực tế.",
            whole(*units)
        ))
        .why(format!("Dưới {} đơn vị thì bằng điểm nhau có thể chỉ là ngẫu nhiên.", whole(*need))),
    }
}

fn without_data(missing: usize) -> String {
    if missing == 0 { String::new() } else { format!(", trong đó {} đơn vị chưa có số liệu", whole(missing)) }
}

fn counted(units: usize) -> String {
    format!("{} đơn vị", whole(units))
}

/// `và 4 đơn vị khác`
fn more(named: usize, of: usize, word: &str) -> String {
    match of.saturating_sub(named) {
        0 => String::new(),
        rest => format!(" và {} {word} khác", whole(rest)),
    }
}

fn weight(row: &WeightShare) -> String {
    let against = if row.effective.is_negative() {
        " (ngược chiều: ai được nhiều điểm ở đây thường có tổng thấp hơn)"
    } else {
        ""
    };
    format!(
        "{} {} “{}”: {} điểm tối đa, {} chênh lệch{against}",
        row_word(row.word, Lang::Vi),
        row.code,
        titled(&row.title),
        rough_percent(&row.nominal),
        rough_percent(&row.effective)
    )
}

fn distance(got: &Exact, limit: &Exact, percent: bool) -> String {
    let off = apart(got, limit);
    match got.cmp(limit) {
        std::cmp::Ordering::Equal => format!("{}, đúng ranh giới", value(got, percent)),
        std::cmp::Ordering::Less => format!("{}, thiếu {}", value(got, percent), value(&off, percent)),
        std::cmp::Ordering::Greater => format!("{}, hơn {}", value(got, percent), value(&off, percent)),
    }
}

fn pair(pair: &NearPair, percent: bool) -> String {
    let one = |(unit, got, rank): &(String, Exact, usize)| format!("{} (hạng {}, {})", quoted(unit), whole(*rank), value(got, percent));
    format!("{} và {}", one(&pair.better), one(&pair.worse))
}

fn place_words(place: &RoundedPlace) -> String {
    match place {
        RoundedPlace::Components => "điểm chỉ số thành phần".to_owned(),
        RoundedPlace::Main => "điểm chỉ số chính".to_owned(),
        RoundedPlace::Pillars => "điểm trụ cột".to_owned(),
        RoundedPlace::Total => "tổng điểm".to_owned(),
        RoundedPlace::Percent(_) => "tỷ lệ điểm".to_owned(),
        RoundedPlace::Row => "điểm của mục này".to_owned(),
        RoundedPlace::Scaled(scale) => format!("điểm quy đổi về thang {}", number(scale)),
    }
}

/// `làm tròn nửa lên đến 0,01`
fn way(rounding: Option<Rounding>, place: &RoundedPlace) -> String {
    match rounding {
        None => "không làm tròn".to_owned(),
        Some(Rounding { mode: Mode::HalfUp, places }) => format!("làm tròn nửa lên đến {}", step_of(places, place)),
        Some(Rounding { mode: Mode::Truncate, places }) => format!("cắt bỏ phần dưới {}", step_of(places, place)),
    }
}

/// The sentence of the rules that rounds there.
fn sentence(place: &RoundedPlace, rounding: Option<Rounding>) -> String {
    let two = Rounding { places: if matches!(place, RoundedPlace::Percent(_)) { 4 } else { 2 }, mode: Mode::HalfUp };
    rounding_sentence(place, rounding.unwrap_or(two))
}

fn changed(change: &RoundingChange) -> String {
    let counts = [(change.scores, "đổi điểm hay tỷ lệ điểm"), (change.classes, "đổi mức xếp loại"), (change.ranks, "đổi hạng")];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{} đơn vị {word}", whole(*count))).collect();
    let number = change.number.as_ref().map(|(old, new, percent)| match old == new {
        true => value(old, *percent),
        false => format!("{} → {}", value(old, *percent), value(new, *percent)),
    });
    let class = |class: &Option<String>| class.as_ref().map_or_else(|| "không xếp loại".to_owned(), |class| quoted(class));
    let rank = |rank: &Option<usize>| rank.map_or_else(|| "không xếp hạng".to_owned(), whole);
    let what = match &change.moved {
        Moved::Class(old, new) => format!("mức {} → {}", class(old), class(new)),
        Moved::Rank(old, new) => format!("hạng {} → {}", rank(old), rank(new)),
        Moved::Score => number.clone().unwrap_or_default(),
    };
    let behind = match (&change.moved, number) {
        (Moved::Class(..) | Moved::Rank(..), Some(number)) => format!(" ({number})"),
        _ => String::new(),
    };
    format!("{}, chẳng hạn {}: {what}{behind}", all(&counts, Lang::Vi), quoted(&change.unit))
}
