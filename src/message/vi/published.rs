//! Published tables.

use crate::diagnostic::{Change, Made, PublishedFault, Unverifiable, Values};
use crate::message::words::{all, fixed, number as plain, quoted, score};
use crate::message::{Lang, Message};
use crate::quantity::Mode;

const FOLLOWS: &str = "Người đọc cộng lại sẽ thấy số đã công bố không khớp.";
const FOLLOWS_OTHERWISE: &str = "Người đọc tính lại sẽ thấy số đã công bố không khớp.";
const COMPARE: &str = "Đối chiếu với hồ sơ thẩm định, rồi đính chính số in sai.";

pub(super) fn say(fault: &PublishedFault) -> Message {
    match fault {
        PublishedFault::Total { unit, column, values, parts, made, change, with_outside } => {
            let outside = with_outside.as_ref().map(|(sum, change)| {
                format!("; cộng thêm phần ngoài thang điểm thì được {}{}", fixed(sum, values.places), changed(change))
            });
            let sum = format!("{} {}", made_of(*made, &format!("{parts} chỉ số")), computed(values));
            let tail = changed(change) + outside.as_deref().unwrap_or_default();
            Message::new(format!("{unit}: {} in {} nhưng {sum}{tail}.", quoted(column), printed(values)))
                .why("Tổng điểm quyết định thứ hạng và mức xếp loại.")
                .mend(COMPARE)
        }
        PublishedFault::Row { unit, column, values, parts, made } => {
            let sum = format!("{} {}", made_of(*made, &format!("{parts} chỉ số bên dưới")), computed(values));
            Message::new(format!("{unit}: {} in {} nhưng {sum}.", quoted(column), printed(values)))
                .why(if *made == Made::Sum { FOLLOWS } else { FOLLOWS_OTHERWISE })
                .mend(COMPARE)
        }
        PublishedFault::Pillar { unit, pillar, values, parts } => {
            let sum = format!("cộng {parts} chỉ số của trụ cột được {}", computed(values));
            Message::new(format!("{unit}: trụ cột {} in {} nhưng {sum}.", quoted(pillar), printed(values))).why(FOLLOWS).mend(COMPARE)
        }
        PublishedFault::Mean { column, values, units } => {
            let mean = format!("trung bình của {units} đơn vị là {}", computed(values));
            Message::new(format!("điểm trung bình của {} in {} nhưng {mean}.", quoted(column), printed(values)))
                .why("Làm tròn nửa lên hay cắt bỏ đều không ra số đã in.")
                .mend(COMPARE)
        }
        PublishedFault::MeanOfTotals { values, parts, with_outside } => {
            let outside =
                with_outside.as_ref().map(|sum| format!("; cộng thêm phần ngoài thang điểm thì được {}", fixed(sum, values.places)));
            let sum = format!("cộng điểm trung bình của {parts} chỉ số được {}{}", computed(values), outside.unwrap_or_default());
            Message::new(format!("tổng điểm trung bình in {} nhưng {sum}.", printed(values)))
                .why("Mỗi tổng điểm là tổng các chỉ số thì các số trung bình cũng phải cộng khớp, chỉ lệch phần làm tròn.")
                .mend("Đối chiếu tổng điểm và điểm chỉ số của từng đơn vị, kể cả đơn vị không có trong bảng.")
        }
        PublishedFault::Rank { unit, printed, computed, score } => {
            let score = plain(score);
            Message::new(format!("{unit}: in hạng {} nhưng với {score} điểm thì xếp hạng {}.", plain(printed), plain(computed)))
                .why("Điểm cao hơn xếp trên; bằng điểm thì cùng hạng và hạng kế tiếp bỏ qua, trừ khi bộ chỉ số còn xét mục khác.")
                .mend("Xếp lại theo điểm đã in, hoặc đính chính điểm.")
        }
        PublishedFault::RankOrder { unit, printed, score, other, other_rank, other_score } => {
            let (here, there) = (plain(score), plain(other_score));
            let (rank, other_rank) = (plain(printed), plain(other_rank));
            Message::new(format!("{unit} có {here} điểm, hạng {rank}, trái với {other} có {there} điểm, hạng {other_rank}."))
                .why("Điểm cao hơn phải xếp trên, bằng điểm thì cùng hạng.")
                .mend("Xếp lại theo điểm đã in, hoặc đính chính điểm.")
        }
        PublishedFault::Class { unit, printed, computed, score: value, share } => Message::new(format!(
            "{unit}: in mức {} nhưng {}.",
            quoted(printed),
            class(format!("{} {}", if *share { "tỷ lệ điểm" } else { "điểm" }, score(value, *share)), computed.as_deref())
        ))
        .why("Mức xếp loại phải theo bảng xếp loại của bộ chỉ số.")
        .mend("Sửa mức xếp loại, hoặc đính chính điểm."),
        PublishedFault::Twice { unit, column, values, other } => {
            let there = format!("{} in {} (lệch {})", at(other), fixed(&values.computed, values.places), difference(values));
            Message::new(format!("{}: {} in {} nhưng {there}.", whose(unit.as_deref()), quoted(column), printed(values)))
                .why("Một số công bố hai nơi phải như nhau.")
                .mend(COMPARE)
        }
        PublishedFault::AboveMaximum { unit, column, value, maximum } => {
            let over = plain(&value.minus(maximum));
            let limit = format!("cao hơn điểm tối đa {} (lệch {over})", plain(maximum));
            Message::new(format!("{}: {} in {}, {limit}.", whose(unit.as_deref()), quoted(column), plain(value)))
                .why("Không chỉ số nào được quá điểm tối đa.")
                .mend(COMPARE)
        }
        PublishedFault::BelowZero { unit, column, value } => {
            Message::new(format!("{}: {} in {}, thấp hơn 0.", whose(unit.as_deref()), quoted(column), plain(value)))
                .why("Điểm không được âm.")
                .mend(COMPARE)
        }
        PublishedFault::AboveScale { unit, column, value, scale } => {
            let over = plain(&value.minus(scale));
            let limit = format!("cao hơn thang điểm {} (lệch {over})", plain(scale));
            Message::new(format!("{}: {} in {}, {limit}.", whose(unit.as_deref()), quoted(column), plain(value)))
                .why("Tổng điểm không thể quá thang điểm.")
                .mend(COMPARE)
        }
        PublishedFault::Counts { unit, column, parts, values } => {
            let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
            let sum = format!("{} cộng lại được {}", all(&parts, Lang::Vi), computed(values));
            Message::new(format!("{unit}: {} in {} nhưng {sum}.", quoted(column), printed(values)))
                .why("Số tiêu chí phải cộng khớp thì mới biết còn bao nhiêu tiêu chí chưa chấm.")
                .mend(COMPARE)
        }
        PublishedFault::ClassCount { class, group, values } => {
            let count = format!("theo điểm đã in thì có {}", computed(values));
            Message::new(format!("{group}: in {} đơn vị loại {} nhưng {count}.", printed(values), quoted(class)))
                .why("Số đơn vị theo mức phải theo bảng điểm đã công bố.")
                .mend("Đếm lại theo bảng xếp loại của bộ chỉ số.")
        }
        PublishedFault::UnitCount { group, values } => {
            Message::new(format!("{group}: in {} đơn vị nhưng bảng điểm có {}.", printed(values), computed(values)))
                .why("Thiếu hoặc thừa một đơn vị thì điểm trung bình cũng khác.")
                .mend("Đếm lại số đơn vị, hoặc bổ sung đơn vị còn thiếu.")
        }
        PublishedFault::ClassSum { group, values } => {
            Message::new(format!("{group}: in {} đơn vị nhưng cộng các mức được {}.", printed(values), computed(values)))
                .why("Mỗi đơn vị thuộc đúng một mức.")
                .mend("Đếm lại số đơn vị theo từng mức.")
        }
        PublishedFault::Percent { of, values, points, maximum } => {
            let ratio = format!("{} trên {} là {}%", plain(points), plain(maximum), fixed(&values.computed, values.places));
            let apart = format!("lệch {} điểm phần trăm", difference(values));
            Message::new(format!("{of}: tỷ lệ in {}% nhưng {ratio} ({apart}).", printed(values)))
                .why("Mức xếp loại có thể được đọc từ tỷ lệ này.")
                .mend("Tính lại tỷ lệ, hoặc đính chính điểm đã in.")
        }
        PublishedFault::MeanClass { index, printed, computed, points, maximum } => {
            let score = format!("{} trên {} điểm", plain(points), plain(maximum));
            Message::new(format!("{index}: in mức {} nhưng {}.", quoted(printed), class(score, computed.as_deref())))
                .why("Mức xếp loại phải theo bảng xếp loại của bộ chỉ số.")
                .mend("Sửa mức xếp loại, hoặc đính chính điểm trung bình.")
        }
        PublishedFault::Maximum { index, values } => {
            Message::new(format!("{index}: điểm tối đa in {} nhưng bộ chỉ số ghi {}.", printed(values), computed(values)))
                .why("Sai điểm tối đa thì tỷ lệ cũng sai.")
                .mend("Sửa theo văn bản ban hành bộ chỉ số.")
        }
        PublishedFault::UnknownClass { name, classes } => {
            let known: Vec<String> = classes.iter().map(|class| quoted(class)).collect();
            let known =
                if known.is_empty() { "không có bảng xếp loại".to_owned() } else { format!("chỉ có {}", all(&known, Lang::Vi)) };
            Message::new(format!("không có mức xếp loại {}; bộ chỉ số {known}.", quoted(name)))
                .why("Không biết mức này ứng với điểm nào nên không kiểm được.")
                .mend("Ghi đúng tên mức như trong bộ chỉ số, hoặc thêm “viết tắt” cho mức đó.")
        }
        PublishedFault::UnknownTable { headers } => {
            let headers: Vec<String> = headers.iter().filter(|header| !header.is_empty()).map(|header| quoted(header)).collect();
            Message::new(format!("không nhận ra bảng này qua các cột {}.", all(&headers, Lang::Vi)))
                .why("Bảng không nhận ra thì không số nào trong đó được kiểm.")
                .mend("Cần một cột ghi tên đơn vị như “Tên địa phương”, hoặc cột “Chỉ số”, hoặc các cột là mức xếp loại.")
        }
        PublishedFault::LoneUnit { unit, near, missing_in } => {
            Message::new(format!("{} không có trong tệp {}; ở đó có {}.", quoted(unit), quoted(missing_in), quoted(near)))
                .why("Hai cách viết khiến số liệu của một đơn vị không được ghép với nhau.")
                .mend("Nếu là một đơn vị thì viết tên như nhau trong các tệp.")
        }
        PublishedFault::MeansOtherwise { column, values, declared, found } => {
            let exact = plain(&values.computed);
            let how = format!("được {} chứ không {}", mode(*found), mode(*declared));
            Message::new(format!("điểm trung bình của {} in {}, {how}: giá trị đúng là {exact}.", quoted(column), printed(values)))
                .why("Bộ chỉ số quy định cách làm tròn điểm trung bình khác với bảng.")
                .mend("Làm tròn lại bảng, hoặc sửa câu “làm tròn điểm trung bình”.")
        }
        PublishedFault::Truncated { column, means, values, declared } => {
            let what = if *means { format!("điểm trung bình của {}", quoted(column)) } else { format!("cột {}", quoted(column)) };
            let by = if *declared { ", như bộ chỉ số quy định" } else { "" };
            Message::new(format!(
                "{what} được cắt bỏ phần lẻ, không làm tròn{by}: in {}, giá trị đúng là {}.",
                printed(values),
                plain(&values.computed)
            ))
        }
        PublishedFault::Unverifiable { column, cells, reason } => {
            Message::new(format!("không kiểm được {cells} số ở {}: {}.", quoted(column), why_not(reason)))
        }
    }
}

fn why_not(reason: &Unverifiable) -> String {
    let fixed = match reason {
        Unverifiable::NoParts => "không có các phần hợp thành",
        Unverifiable::PartsMissing(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
            return format!("thiếu {}", all(&parts, Lang::Vi));
        }
        Unverifiable::UnitsMissing => "chưa đủ số liệu của mọi đơn vị",
        Unverifiable::NotSum => "theo bộ chỉ số thì chỉ các số đã in chưa đủ để tính ra số này",
        Unverifiable::ByConditions => "mức xếp loại còn tùy các điều kiện mà bảng không in",
        Unverifiable::NoClasses => "bộ chỉ số không có bảng xếp loại dùng được cho số này",
        Unverifiable::ApplicabilityUnknown => "không biết điểm tối đa áp dụng cho từng đơn vị",
        Unverifiable::NoScore => "không có điểm để xếp",
        Unverifiable::RankedWithin => "thứ hạng được xếp trong từng nhóm mà bảng không ghi",
        Unverifiable::NotNumber => "ghi bằng chữ, không phải số",
        Unverifiable::OtherGroup => "không rõ có thuộc đối tượng của bộ chỉ số hay không",
        Unverifiable::UnknownColumn => "bộ chỉ số không có tên này",
        Unverifiable::NoMaximum => "bộ chỉ số không công bố điểm tối đa",
    };
    fixed.to_owned()
}

fn changed(change: &Change) -> String {
    let class = change.class.as_ref().map(|(from, to)| format!(", mức xếp loại sẽ đổi từ {} sang {}", quoted(from), quoted(to)));
    let rank = change.rank.as_ref().map(|(from, to)| format!(", thứ hạng sẽ đổi từ {} sang {}", plain(from), plain(to)));
    class.unwrap_or_default() + rank.as_deref().unwrap_or_default()
}

fn class(score: String, computed: Option<&str>) -> String {
    match computed {
        Some(class) => format!("{score} thuộc mức {}", quoted(class)),
        None => format!("{score} không thuộc mức nào"),
    }
}

fn whose(unit: Option<&str>) -> &str {
    unit.unwrap_or("trung bình")
}

fn at(cell: &crate::diagnostic::Cell) -> String {
    format!("dòng {}, cột {} của tệp {}", cell.line, cell.column, quoted(&cell.file))
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::HalfUp => "làm tròn nửa lên",
        Mode::Truncate => "cắt bỏ",
    }
}

fn printed(values: &Values) -> String {
    fixed(&values.printed, values.places)
}

/// What is made of the parts, up to its value.
fn made_of(made: Made, parts: &str) -> String {
    match made {
        Made::Sum => format!("cộng {parts} được"),
        Made::LimitedSum => format!("cộng {parts}, giữ trong giới hạn, được"),
        Made::Mean => format!("bình quân {parts} là"),
        Made::Weighted => format!("bình quân gia quyền {parts} là"),
        Made::Best => format!("mức cao nhất trong {parts} là"),
        Made::Geometric => format!("trung bình nhân {parts} là"),
        Made::Harmonic => format!("trung bình điều hòa {parts} là"),
    }
}

/// The computed value and the difference.
fn computed(values: &Values) -> String {
    format!("{} (lệch {})", fixed(&values.computed, values.places), difference(values))
}

fn difference(values: &Values) -> String {
    fixed(&values.difference(), values.places)
}
