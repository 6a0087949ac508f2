//! Tiers, classes and choices.

use crate::diagnostic::{Interval, Listed, Swallowed, TierFault};
use crate::message::interval::{closed_up, head, parted, single, values};
use crate::message::words::{either, number, percentage, points, quotations, quoted, value};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

/// What a condition lists.
fn listed(of: Listed) -> &'static str {
    match of {
        Listed::Groups => "nhóm",
        Listed::MainIndexes => "chỉ số chính",
        Listed::Components => "chỉ số thành phần",
        Listed::Pillars => "trụ cột",
    }
}

pub(super) fn say(fault: &TierFault) -> Message {
    match fault {
        TierFault::Gap { interval, witness, alone } => {
            let up = interval.low.is_some();
            let mend = match (head(interval), alone) {
                (Some(head), Some(alone)) => format!(
                    "Viết bậc liền kề là “từ {} {}”, hoặc thêm dòng “{head}: … điểm”.",
                    value(alone, interval.percent),
                    if up { "trở lên" } else { "trở xuống" }
                ),
                (Some(head), None) => match closed_up(interval) {
                    Some(end) => format!("Nếu mất một bậc thì thêm dòng “{head}: … điểm”; nếu chỉ lệch mốc thì viết bậc dưới là “{end}” cho khít với bậc trên."),
                    None => format!("Nếu mất một bậc thì thêm dòng “{head}: … điểm”; nếu chỉ lệch mốc thì mở rộng bậc liền kề cho khít."),
                },
                (None, _) => "Mở rộng bậc liền kề cho khít, hoặc thêm dòng “còn lại: … điểm” ở cuối.".to_owned(),
            };
            Message::new(format!("giá trị {} không thuộc bậc nào{}.", values(interval, Lang::Vi), example(interval, witness, "đơn vị đạt")))
                .why("Không biết đơn vị rơi vào khoảng trống này được mấy điểm.")
                .mend(mend)
        }
        TierFault::Overlap { interval, witness, values: [first, second] } => Message::new(format!(
            "giá trị {} thuộc hai bậc: đơn vị đạt {} vừa được {} vừa được {}.",
            values(interval, Lang::Vi),
            value(witness, interval.percent),
            quoted(first),
            quoted(second)
        ))
        .why("Cùng một kết quả mà hai người chấm có thể cho hai số điểm.")
        .mend(apart(interval, "bậc")),
        TierFault::FiguresOverlap { witness, percent, values: [first, second] } => Message::new(format!(
            "hai bậc lấy số liệu làm mốc nên có thể chồng lên nhau: đơn vị đạt {} vừa được {} vừa được {}.",
            value(witness, *percent),
            quoted(first),
            quoted(second)
        ))
        .why("Số liệu làm mốc không được khai số nào lớn hơn số nào, nên các bậc có thể chồng lên nhau.")
        .mend("Khai số làm mốc dưới không vượt số làm mốc trên, như “số liệu sàn: số nguyên, từ 0 đến trần”; hoặc sửa mốc cho rời nhau."),
        TierFault::Unreachable => Message::new("không có giá trị nào rơi vào bậc này.")
            .why("Bậc không bao giờ dùng đến thường là dấu hiệu ghi nhầm mốc.")
            .mend("Sửa lại mốc của bậc này, hoặc bỏ dòng; nếu xét một tỷ lệ thì xem lại tử số và mẫu số có bị đổi chỗ không."),
        TierFault::TieIdle { figure } => {
            Message::new(format!("{} chính là số dùng để xếp hạng, nên không phân được hạng của ai.", quoted(figure)))
                .why("Hai đơn vị bằng nhau ở số này thì mới phải xét; xét lại đúng số ấy thì vẫn bằng nhau.")
                .mend("Bỏ khỏi “bằng điểm thì xét”, hoặc ghi một số khác.")
        }
        TierFault::TieUnscored { figure } => {
            Message::new(format!("{} không tính điểm, nên không phân được hạng của ai.", quoted(figure)))
                .why("Dòng chỉ để biết thì không đơn vị nào có điểm để so; có lẽ chỗ này định ghi một chỉ số khác.")
                .mend("Ghi một chỉ số có điểm, hoặc bỏ khỏi “bằng điểm thì xét”.")
        }
        TierFault::TieTwice { figure } => {
            Message::new(format!("{} đã xét ở trên rồi, nên lần này không phân được hạng của ai.", quoted(figure)))
                .why("Hai đơn vị còn phải xét đến đây thì đã bằng nhau ở số này; có lẽ chỗ này định ghi một số khác.")
                .mend("Ghi số khác mà quyết định muốn xét, hoặc bỏ lần nhắc lại.")
        }
        TierFault::ClassGap { interval, witness, conditions, past } => {
            let mend = match head(interval) {
                _ if past.is_some() => "Nếu đơn vị được vượt như vậy thì viết mức cao nhất là “từ … trở lên”; nếu không thì đặt mã để điểm cộng đứng ngoài dòng này, khi đó tỷ lệ điểm không tính điểm cộng.".to_owned(),
                _ if *conditions => "Nới điều kiện của một mức, hoặc thêm dòng “còn lại: \"…\"” ở cuối.".to_owned(),
                head => {
                    let close = match closed_up(interval) {
                        Some(end) => format!("Viết mức dưới là “{end}” cho khít với mức trên"),
                        None => "Mở rộng mức liền kề cho khít".to_owned(),
                    };
                    head.map_or(format!("{close}."), |head| format!("{close}, hoặc thêm dòng “{head}: \"…\"”."))
                }
            };
            Message::new(format!(
                "kết quả {} không thuộc mức xếp loại nào{}.",
                values(interval, Lang::Vi),
                example(interval, witness, "đơn vị đạt")
            ))
            .why(match past {
                Some(row) => format!("Mức trần “không quá …” của dòng {row} giữ nguyên dù có phần không áp dụng, nên được cộng thêm thì điểm cao hơn điểm tối đa áp dụng cho đơn vị. Đơn vị như vậy không được xếp loại."),
                None => "Đơn vị rơi vào khoảng trống này không được xếp loại.".to_owned(),
            })
            .mend(mend)
        }
        TierFault::ClassOverlap { interval, witness, classes: [first, second] } => Message::new(format!(
            "kết quả {} thuộc hai mức xếp loại: đơn vị đạt {} vừa là {} vừa là {}.",
            values(interval, Lang::Vi),
            value(witness, interval.percent),
            quoted(first),
            quoted(second)
        ))
        .why("Cùng một kết quả mà có hai mức xếp loại thì đơn vị có quyền khiếu nại.")
        .mend(apart(interval, "mức")),
        TierFault::ClassUnreachable { class } => Message::new(format!("không kết quả nào được xếp mức {}.", quoted(class)))
            .why("Mức xếp loại không đơn vị nào đạt được thường là dấu hiệu ghi nhầm mốc.")
            .mend("Sửa lại mốc của mức này, hoặc bỏ dòng; trong bảng lấy mức cao nhất thì đặt nó trước mức rộng hơn."),
        TierFault::OptionMissing { option } => Message::new(format!("phương án {} chưa có điểm.", quoted(option)))
            .why("Không biết đơn vị chọn phương án này được mấy điểm.")
            .mend(format!("Thêm dòng “{option}: … điểm”.")),
        TierFault::OptionTwice { option } => Message::new(format!("phương án {} được cho điểm ở hai dòng.", quoted(option)))
            .why("Cùng một phương án mà hai người chấm có thể cho hai số điểm.")
            .mend("Giữ một dòng, bỏ dòng kia."),
        TierFault::ElseNotLast => Message::new("“còn lại” chưa đứng ở dòng cuối.")
            .why("Các dòng viết sau “còn lại” không bao giờ được xét đến.")
            .mend("Chuyển dòng “còn lại” xuống cuối."),
        TierFault::ElseMissing => Message::new("các dòng “khi …” chưa có dòng “còn lại”.")
            .why("Không biết đơn vị không thỏa điều kiện nào được mấy điểm.")
            .mend("Thêm dòng “còn lại: … điểm” ở cuối."),
        TierFault::ElseIdle => Message::new("không còn trường hợp nào cho dòng “còn lại”.")
            .why("Các dòng trên đã xét hết mọi trường hợp, dòng này làm người đọc tưởng còn sót.")
            .mend("Bỏ dòng “còn lại”."),
        TierFault::ElseSwallows { swallowed, witness, gets, neighbour, neighbour_gets, side: place } => {
            let side = if witness > neighbour { "trở lên" } else { "trở xuống" };
            let (one, other) = (value(witness, swallowed.percent), value(neighbour, swallowed.percent));
            let (gets, other_gets) = (points(gets, Lang::Vi), points(neighbour_gets, Lang::Vi));
            let said = format!("đơn vị đạt {one} rơi vào “còn lại” và được {gets}, trong khi đơn vị đạt {other} được {other_gets}.");
            let beyond = head(swallowed).filter(|_| *place != Swallowed::Between);
            match beyond {
                Some(beyond) if *place == Swallowed::OutsideBest => Message::new(said)
                    .why("Bậc cao nhất có hai đầu, nên mức tốt có lẽ nằm ở giữa; nhưng “còn lại” không nói rõ phía nào cũng là kém.")
                    .mend(format!(
                        "Nếu mức tốt nằm ở giữa thì không phải sửa; ghi thêm một bậc “{beyond}: {gets}” trước dòng “còn lại” thì không ai ngờ là sót. \
                         Nếu không thì viết “từ {other} {side}: {other_gets}”."
                    )),
                Some(beyond) => Message::new(said)
                    .why("Dòng “còn lại” thường dành cho các trường hợp kém hơn mọi bậc đã nêu; không ghi ra thì không ai biết đây là sót hay cố ý.")
                    .mend(format!(
                        "Viết “từ {other} {side}: {other_gets}”. Nếu đúng là {beyond} thì được {gets}, ghi thành một bậc trước dòng “còn lại”: \
                         “{beyond}: {gets}”."
                    )),
                None => Message::new(said)
                    .why("Dòng “còn lại” chỉ nên nhận các trường hợp kém hơn mọi bậc đã nêu.")
                    .mend(format!("Thêm một bậc nhận {one}, hoặc mở rộng bậc liền kề cho khít.")),
            }
        }
        TierFault::PercentMissing { value } => {
            Message::new(format!("mốc {} thiếu dấu %: tỷ lệ cao nhất là 100%, nên không đơn vị nào đạt tới.", number(value)))
                .why(format!(
                    "Không có dấu % thì {} là {}: mọi đơn vị đều bị coi là chưa đạt mà không ai thấy.",
                    number(value),
                    percentage(value)
                ))
                .mend(format!("Viết “{}%” nếu ý là phần trăm.", number(value)))
        }
        TierFault::ClassRowShape { class, conditions } => {
            let (table, mend) = if *conditions {
                ("xếp loại theo bảng điều kiện", format!("Viết “\"{class}\": khi …”."))
            } else {
                (
                    "xếp loại theo một con số",
                    format!(
                        "Viết khoảng rồi đến mức, như “từ 80 điểm trở lên: \"{class}\"”; muốn dùng điều kiện thì viết “xếp loại theo bảng điều kiện, lấy mức cao nhất đạt được”."
                    ),
                )
            };
            Message::new(format!("dòng {} không hợp với cách {table}.", quoted(class)))
                .why("Mỗi bảng chỉ dùng một cách xếp loại, để hai người đọc ra cùng một mức.")
                .mend(mend)
        }
        TierFault::ListShort { of, found } => Message::new(match found {
            0 => format!("bộ chỉ số không có {} nào được chấm, nên điều kiện này không có gì để xét.", listed(*of)),
            _ => format!("bộ chỉ số chỉ có {found} {} được chấm, ít hơn điều kiện này cần.", listed(*of)),
        })
        .why("Điều kiện như vậy không xét được, hoặc không đơn vị nào đạt.")
        .mend("Sửa lại cấp của chỉ số (nhóm, chỉ số chính, chỉ số thành phần, trụ cột), hoặc sửa con số."),
        TierFault::RowClassesByShare { of } => Message::new(format!("xếp loại từng {} phải theo tỷ lệ điểm.", listed(*of)))
            .why("Mỗi mục có điểm tối đa riêng, nên cùng một số điểm không nói lên cùng một mức.")
            .mend(format!("Viết “xếp loại từng {} theo tỷ lệ điểm” với các mức ghi phần trăm.", listed(*of))),
        TierFault::ClassElseMissing => Message::new("bảng điều kiện chưa có dòng “còn lại”.")
            .why("Không biết đơn vị không đạt điều kiện nào được xếp mức gì.")
            .mend("Thêm dòng “còn lại: \"…\"” với một mức mới, thấp hơn các mức trên, ngay dưới các mức và trên những câu như “hạ một mức khi …”."),
        TierFault::ClassOrder { class, higher } => {
            Message::new(format!("mức {} đứng trước mức {} là mức cao hơn.", quoted(class), quoted(higher)))
                .why("Câu hạ mức tính từ mức cao nhất đứng đầu bảng, nên sẽ hạ nhầm thành nâng.")
                .mend("Xếp lại các dòng từ mức cao nhất xuống mức thấp nhất.")
        }
        TierFault::ClassNames { above, below } => {
            Message::new(format!("mức {} nhận kết quả cao hơn mức {}.", quoted(above), quoted(below)))
                .why("Theo tên gọi thông thường thì ngược lại; có lẽ hai dòng ghi lẫn tên hoặc lẫn mốc.")
                .mend("Đổi lại tên hoặc mốc của hai mức.")
        }
        TierFault::ClassesReversed { names } => Message::new("các mức ghi ngược: kết quả càng cao thì tên mức càng thấp.")
            .why("Theo tên gọi thông thường thì đơn vị làm tốt nhất nhận mức thấp nhất.")
            .mend(format!("Ghi lại tên các mức theo thứ tự từ trên xuống: {}.", quotations(names).join(", "))),
        TierFault::ClassChangeIdle => Message::new("câu này không hạ mức của đơn vị nào.")
            .why("Mức nêu trong câu đã là mức cao nhất, hoặc bảng chỉ có một mức.")
            .mend("Sửa lại tên mức, hoặc bỏ câu này."),
        TierFault::MixedScales { least, most, kind, classes } => {
            let message = Message::new(format!(
                "xếp loại theo tổng điểm, trong khi điểm tối đa áp dụng không như nhau: {} chỉ có {} trên {}.",
                super::reach::some_units(kind),
                number(least),
                points(most, Lang::Vi)
            ));
            let message = match classes.is_empty() {
                true => message.why("Đơn vị có chỉ số không áp dụng khó đạt mức cao dù làm tốt mọi việc của mình."),
                false => {
                    message.why(format!("Họ làm tốt mọi việc của mình cũng không thể đạt mức {}.", either(&quotations(classes), Lang::Vi)))
                }
            };
            message.mend(format!("Viết “xếp loại theo tỷ lệ điểm”, hoặc “xếp loại theo điểm quy đổi về thang {}”.", number(most)))
        }
    }
}

/// `; ví dụ đơn vị đạt 4,5`, unless the interval is that one value.
fn example(interval: &Interval, witness: &Exact, lead: &str) -> String {
    if single(interval).is_some() { String::new() } else { format!(", ví dụ {lead} {}", value(witness, interval.percent)) }
}

/// How two neighbours are parted.
fn apart(interval: &Interval, what: &str) -> String {
    if let Some(only) = single(interval) {
        let only = value(only, interval.percent);
        return format!(
            "Để {only} chỉ thuộc một {what}; nếu là mốc giữa hai {what} thì {what} trên viết “từ {only}”, {what} dưới viết “đến dưới {only}”."
        );
    }
    match parted(interval) {
        Some((lower, upper)) => format!("Sửa {what} dưới thành “{lower}”, hoặc {what} trên thành “{upper}”."),
        None => format!("Sửa mốc cho {what} dưới dừng ở “đến dưới …” đúng nơi {what} trên bắt đầu “từ …”."),
    }
}
