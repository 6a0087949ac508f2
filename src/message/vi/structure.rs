//! Totals, counts and the tree of rows.

use crate::diagnostic::{Fits, Made, StructureFault, Together};
use crate::message::words::{apart, header_line, is_written, number, percentage, points, quoted, weights_meant};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

/// A count without a row is one of the whole set.
pub(super) fn say(fault: &StructureFault, of_row: bool) -> Message {
    match fault {
        StructureFault::ChildrenSum { declared, found, uncapped: Some(uncapped), how, .. } => sum(
            format!(
                "ghi {} nhưng các chỉ số bên dưới {} {} và mức trần “không quá” chỉ cho {}",
                pts(declared),
                together(*how),
                pts(uncapped),
                pts(found)
            ),
            declared,
            found,
            format!("Sửa điểm tối đa thành “{}”, hoặc sửa mức trần.", pts(found)),
        ),
        StructureFault::ChildrenSum { declared, found, uncapped: None, how, above } => sum(
            format!("ghi {} nhưng các chỉ số bên dưới {} {}", pts(declared), together(*how), pts(found)),
            declared,
            found,
            match how {
                Together::Sum if let Fits::Twins(one, other) = above => format!(
                    "Mục {one} và {other} cùng một điều kiện áp dụng, mỗi mục bằng đúng phần thừa: nếu lẽ ra mục này thay cho mục kia thì sửa điều kiện của một mục; nếu không thì sửa điểm cho khớp {}.",
                    pts(declared)
                ),
                Together::Sum if *above == Fits::Declared => format!(
                    "Sửa các chỉ số bên dưới cho đủ {} (tổng của cấp trên khớp với số này). Nếu sửa điểm tối đa thành “{}” thì cả nhóm và thang điểm chứa nó cũng phải sửa.",
                    pts(declared),
                    pts(found)
                ),
                Together::Sum if *above == Fits::Found => format!(
                    "Sửa điểm tối đa thành “{}”: khi đó tổng của cấp trên (nhóm, thang điểm) cũng khớp. Nếu {} mới là đúng thì sửa các chỉ số bên dưới và cả cấp trên.",
                    pts(found),
                    pts(declared)
                ),
                Together::Sum => format!("Sửa điểm tối đa thành “{}”, hoặc sửa các chỉ số bên dưới cho đủ {}.", pts(found), pts(declared)),
                _ if is_written(found) => {
                    format!("Sửa điểm tối đa thành “{}”, hoặc cho mọi chỉ số bên dưới điểm tối đa {}.", pts(found), pts(declared))
                }
                _ => format!(
                    "Cho mọi chỉ số bên dưới cùng điểm tối đa {}; số {} không viết hết được bằng chữ số thập phân.",
                    pts(declared),
                    pts(found)
                ),
            },
        ),
        StructureFault::ScaleSum { declared, found, how, cause, bonus } => sum(
            format!("thang điểm ghi {} nhưng các nhóm và chỉ số {} {}", pts(declared), together(*how), pts(found)),
            declared,
            found,
            match (how, cause) {
                (Together::Sum, Some((code, own))) => format!(
                    "Sửa điểm tối đa của mục {code} thành “{}” cho bằng các chỉ số bên dưới nó: khi đó thang điểm cũng cộng khớp.",
                    pts(own)
                ),
                (Together::Sum, None) if *bonus => format!(
                    "Sửa thành “thang điểm {}”: phần chênh đúng bằng điểm cộng, mà điểm cộng đứng ngoài thang điểm.",
                    number(found)
                ),
                (Together::Sum, None) => format!("Sửa thành “thang điểm {}”, hoặc sửa điểm các nhóm cho đủ {}.", number(found), pts(declared)),
                _ if is_written(found) => {
                    format!("Sửa thành “thang điểm {}”, hoặc cho mọi nhóm và chỉ số điểm tối đa {}.", number(found), pts(declared))
                }
                _ => format!(
                    "Cho mọi nhóm và chỉ số cùng điểm tối đa {}; số {} không viết hết được bằng chữ số thập phân.",
                    pts(declared),
                    pts(found)
                ),
            },
        ),
        StructureFault::WeightPercent { value } => Message::new(format!("“trọng số {}” thiếu dấu %.", number(value)))
            .why("Không có dấu % thì mục này nặng gấp trăm lần các mục cùng cấp; có dấu % thì cộng lại vừa đúng 100%.")
            .mend(format!("Viết “trọng số {}%”.", number(value))),
        StructureFault::WeightSum { found, whole } => {
            Message::new(format!("trọng số của các mục cùng cấp cộng lại được {}, không phải 100%{}.", percentage(found), short_of_all(found)))
                .why("Trọng số không đủ 100% thì điểm bình quân không còn đúng thang.")
                .mend(match weights_meant(found, whole) {
                    Some((weights, true)) => format!("Ghi dấu %: {weights}."),
                    Some((weights, false)) => {
                        format!("Nếu văn bản ghi hệ số thì trọng số là hệ số chia cho tổng các hệ số: viết {weights}.")
                    }
                    None => "Đối chiếu từng trọng số với văn bản; sửa cho cộng lại đúng 100%.".to_owned(),
                })
        }
        StructureFault::MainCount { declared, found } => count("chỉ số chính", *declared, *found, of_row),
        StructureFault::ComponentCount { declared, found } => count("chỉ số thành phần", *declared, *found, of_row),
        StructureFault::GroupCount { declared, found } => count("nhóm", *declared, *found, of_row),
        StructureFault::SetComponentCount { declared, found, parts } => {
            let sum = parts.iter().map(u64::to_string).collect::<Vec<_>>().join(" + ");
            let sum = if parts.len() > 1 { format!(" ({sum})") } else { String::new() };
            Message::new(format!("bộ chỉ số ghi {declared} chỉ số thành phần nhưng các dòng cho {found}{sum}."))
                .why(COUNT)
                .mend(format!("Sửa thành “gồm {found} chỉ số thành phần”, hoặc bổ sung, bỏ bớt dòng cho đủ {declared}."))
        }
        StructureFault::NoMaximum => Message::new("chưa ghi điểm tối đa.")
            .why("Không có điểm tối đa thì không kiểm tra được thang điểm và không tính được tỷ lệ.")
            .mend("Ghi số điểm sau tên, ví dụ “20 điểm”, hoặc ghi “không tính điểm”, “điểm tối đa không công bố, ngoài thang điểm”."),
        StructureFault::NothingBelow => Message::new("điểm lấy từ các dòng bên dưới, nhưng bên dưới không có dòng nào.")
            .why("Không có gì để cộng hay lấy bình quân thì không chấm được.")
            .mend("Bổ sung các dòng thành phần, với mã nối tiếp mã của dòng này; nếu dòng này tự chấm thì thay câu ấy bằng cách chấm."),
        StructureFault::NoScoring => Message::new("chưa có cách chấm điểm.")
            .why("Mỗi người chấm có thể cho một số điểm khác nhau.")
            .mend("Thêm một câu như “điểm theo tỷ lệ a / b”, “điểm theo x” kèm các bậc, hoặc “điểm do \"Hội đồng thẩm định\" chấm”."),
        StructureFault::ScoringOnParent => Message::new("vừa có cách chấm riêng, vừa có chỉ số bên dưới.")
            .why("Không rõ điểm lấy theo cách chấm này hay bằng tổng các chỉ số bên dưới.")
            .mend("Bỏ cách chấm ở đây, hoặc chuyển nó xuống một chỉ số bên dưới."),
        StructureFault::TwoScorings => Message::new("có hai cách chấm điểm.")
            .why("Hai cách có thể cho hai số điểm khác nhau.")
            .mend("Giữ một cách; nếu cộng cả hai thì viết “điểm bằng tổng các mục” rồi kê từng mục."),
        StructureFault::WeightsPartly => Message::new("có mục ghi trọng số, có mục cùng cấp lại không ghi.")
            .why("Không rõ mục không ghi trọng số được tính bao nhiêu.")
            .mend("Ghi “trọng số …%” cho tất cả các mục cùng cấp; nếu không lấy bình quân gia quyền thì bỏ hết."),
        StructureFault::WeightsIdle { made } => {
            let how = match made {
                Some(Made::Sum | Made::LimitedSum) => "điểm được cộng thẳng",
                Some(Made::Mean) => "điểm được lấy bình quân đều nhau",
                Some(Made::Weighted) => "điểm được lấy bình quân gia quyền",
                Some(Made::Best) => "chỉ lấy mức cao nhất",
                Some(Made::Geometric) => "điểm được lấy trung bình nhân",
                Some(Made::Harmonic) => "điểm được lấy trung bình điều hòa",
                None => "tổng điểm do người chấm ghi",
            };
            let message =
                Message::new(format!("các chỉ số bên dưới ghi trọng số nhưng {how}.")).why("Trọng số không có tác dụng gì vào điểm.");
            match made {
                Some(Made::Sum | Made::LimitedSum) => {
                    message.mend("Thêm dòng “điểm bằng bình quân gia quyền các chỉ số thành phần”, hoặc bỏ trọng số.")
                }
                Some(_) => message.mend("Viết “bình quân gia quyền” thay cho cách lấy điểm đang có, hoặc bỏ trọng số."),
                None => message.mend("Bỏ trọng số, hoặc để chương trình tính tổng điểm bằng “bình quân gia quyền”."),
            }
        }
        StructureFault::WeightsMissing => Message::new("lấy bình quân gia quyền nhưng các mục bên dưới chưa có trọng số.")
            .why("Không có trọng số thì không tính được bình quân gia quyền.")
            .mend("Ghi “trọng số …%” cho từng mục bên dưới, hoặc viết “bình quân” thay cho “bình quân gia quyền”."),
        StructureFault::UnusedInput { name } => Message::new(format!("số liệu {} không được dùng trong câu nào.", quoted(name)))
            .why("Đơn vị phải báo cáo một số liệu không ảnh hưởng đến điểm, hoặc cách chấm còn thiếu một ý.")
            .mend("Dùng số liệu này trong cách chấm, hoặc bỏ dòng khai báo."),
        StructureFault::PillarTwice { code, other: None } => Message::new(format!("trụ cột kê chỉ số {code} hai lần."))
            .why("Điểm của chỉ số đó bị tính hai lần vào trụ cột.")
            .mend(format!("Bỏ một lần ghi chỉ số {code}.")),
        StructureFault::PillarTwice { code, other: Some((other, under)) } => {
            let (above, below) = if *under { (other, code) } else { (code, other) };
            Message::new(format!("trụ cột kê chỉ số {below}, trong khi chỉ số {above} đã gồm nó."))
                .why(format!("Điểm của chỉ số {below} bị tính hai lần vào trụ cột."))
                .mend(format!("Bỏ {below} nếu trụ cột gồm cả chỉ số {above}; bỏ {above} nếu chỉ gồm riêng {below}."))
        }
        StructureFault::PillarSum { declared, found, meant } => sum(
            format!("trụ cột ghi {} nhưng các chỉ số của nó cộng lại được {}", pts(declared), pts(found)),
            declared,
            found,
            match meant {
                Some(meant) => format!(
                    "Nếu danh sách ghi nhầm thì viết “gồm các chỉ số {meant}”, vừa đúng {}; nếu số điểm ghi nhầm thì sửa thành “{}”.",
                    pts(declared),
                    pts(found)
                ),
                None => format!("Sửa thành “{}”, hoặc sửa danh sách chỉ số của trụ cột.", pts(found)),
            },
        ),
        StructureFault::DoubleRounding => Message::new("vừa làm tròn điểm các mục bên dưới, vừa làm tròn điểm của mục ở trên.")
            .why("Làm tròn hai lần có thể lệch điểm: 0,445 thành 0,45 rồi thành 0,5, trong khi làm tròn một lần được 0,4.")
            .mend("Chỉ giữ một chỗ làm tròn."),
        StructureFault::HeaderMissing { clause } => Message::new(format!("phần mở đầu bộ chỉ số thiếu dòng {}.", quoted(clause)))
            .why("Thiếu dòng này thì bộ chỉ số chưa đủ căn cứ để chấm.")
            .mend(format!("Thêm một dòng như “{}” dưới dòng “bộ chỉ số”.", header_line(clause))),
        StructureFault::ReductionTooLarge { taken, maximum } => {
            Message::new(format!("trừ {} khỏi điểm tối đa, trong khi điểm tối đa chỉ có {}.", pts(taken), pts(maximum)))
                .why("Điểm tối đa còn lại sẽ nhỏ hơn 0.")
                .mend(format!("Ghi số điểm trừ nhỏ hơn hoặc bằng {}, hoặc viết “không áp dụng khi …”.", pts(maximum)))
        }
        StructureFault::IdleAcceptance { code } => Message::new(format!("dòng “chấp nhận {code}” không ứng với chỗ nào sai."))
            .why("Lý do chấp nhận được in kèm kết quả, nên không để lại lý do cho điều không có.")
            .mend("Bỏ dòng này."),
        StructureFault::DomainMissing { name } => Message::new(format!("số liệu {} chưa khai khoảng giá trị.", quoted(name)))
            .why("Một con số gõ nhầm thành âm vẫn được nhận và chấm như thường; cũng không chứng minh được rằng điểm không vượt điểm tối đa.")
            .mend("Thêm “từ 0 trở lên”, “từ 0 đến …” hoặc “từ 1 trở lên” sau đơn vị đếm."),
        StructureFault::StaleAcceptance { code, now } => {
            let now = now.iter().map(number).collect::<Vec<_>>().join(" và ");
            Message::new(format!("lý do chấp nhận {code} nêu con số khác với chỗ sai bây giờ ({now})."))
                .why("Chấp nhận một chỗ sai đã công bố không phải là chấp nhận mọi chỗ sai cùng loại về sau.")
                .mend(format!("Xem lại chỗ sai; nếu vẫn giữ như văn bản thì sửa lý do cho đúng các con số, nếu không thì bỏ dòng “chấp nhận {code}”."))
        }
        StructureFault::RoundingMissing { share, ranks } => {
            let (what, to) = if *share { ("tỷ lệ điểm", "0,01%") } else { ("tổng điểm", "2 chữ số thập phân") };
            let reader = if *ranks { "xếp hạng" } else { "xếp loại" };
            Message::new(format!("{what} có thể là số không viết hết được (như 1/3), {reader} đọc số này, mà chưa có câu làm tròn."))
                .why(match ranks {
                    true => "Số in ra và số dùng để xét khác nhau: hai đơn vị in cùng 80 có thể thật ra là 80,0001 và 79,9999, nên đứng hai hạng khác nhau.",
                    false => "Số in ra và số dùng để xét khác nhau: đơn vị in là 80 có thể thật ra là 79,9999 và xuống mức dưới.",
                })
                .mend(format!("Thêm vào phần mở đầu “làm tròn {what} đến {to}”."))
        }
        StructureFault::NotAcceptable { code } => Message::new(format!("{code} không thể chấp nhận, phải sửa."))
            .why("Chỗ sai này làm cho điểm có nhiều cách hiểu hoặc không tính được.")
            .mend(format!("Sửa chỗ sai mà {code} nêu, rồi bỏ dòng “chấp nhận {code}”.")),
        StructureFault::Validity { from, to } => Message::new(format!("năm kết thúc {to} đứng trước năm bắt đầu {from}."))
            .why("Bộ chỉ số như vậy không áp dụng cho năm nào.")
            .mend(format!("Viết “áp dụng từ năm {to} đến năm {from}” nếu ghi nhầm thứ tự.")),
        StructureFault::PeriodBackwards { from, to } => Message::new(format!("ngày cuối kỳ {to} đứng trước ngày đầu kỳ {from}."))
            .why("Kỳ đánh giá như vậy không có ngày nào.")
            .mend(format!("Viết “kỳ đánh giá từ ngày {to} đến ngày {from}” nếu ghi nhầm thứ tự.")),
        StructureFault::PeriodShort { from, to } => {
            Message::new(format!("kỳ đánh giá từ ngày {from} đến ngày {to} sang năm sau, chưa đầy một tháng."))
                .why("Ít có kỳ đánh giá ngắn như vậy; có lẽ hai ngày ghi ngược thứ tự.")
                .mend(format!("Viết “kỳ đánh giá từ ngày {to} đến ngày {from}” nếu ghi ngược; nếu đúng ý thì để nguyên."))
        }
        StructureFault::TotalEnteredAndScored => Message::new("tổng điểm vừa do người chấm ghi, vừa được tính từ các chỉ số.")
            .why("Hai tổng điểm có thể khác nhau và không rõ tổng nào dùng để xếp loại.")
            .mend("Bỏ câu “tổng điểm do … chấm”, hoặc bỏ cách chấm ở các chỉ số."),
        StructureFault::UnpublishedInTotal => Message::new("không công bố điểm tối đa nhưng vẫn tính vào tổng điểm.")
            .why("Không kiểm tra được các điểm tối đa cộng lại có bằng thang điểm hay không.")
            .mend("Ghi điểm tối đa, hoặc thêm “ngoài thang điểm” hay “không tính điểm”."),
        StructureFault::AboveMaximum { value, maximum, raised } => {
            Message::new(format!("có dòng cho {}, cao hơn điểm tối đa {}.", pts(value), pts(maximum)))
                .why("Đơn vị có thể được nhiều hơn điểm tối đa đã công bố.")
                .mend(match raised {
                    true => format!(
                        "Sửa điểm tối đa thành “{}”: khi đó tổng của cấp trên (nhóm, thang điểm) khớp. Nếu {} mới là đúng thì dòng này không cho quá số ấy.",
                        pts(value),
                        pts(maximum)
                    ),
                    false => format!("Sửa {} cho nhỏ hơn hoặc bằng {}, hoặc viết “điểm tối đa”.", pts(value), pts(maximum)),
                })
        }
        StructureFault::BelowZero { value } => Message::new(format!("có dòng cho {}, nhỏ hơn 0.", pts(value)))
            .why("Điểm âm của một chỉ số lấy mất điểm của chỉ số khác.")
            .mend("Sửa thành “0 điểm”, hoặc khai báo một mục “điểm trừ”."),
        StructureFault::MaximumUnreached { best, maximum } => {
            Message::new(format!("đơn vị làm tốt nhất cũng chỉ được {}, không đạt điểm tối đa {}.", pts(best), pts(maximum)))
                .why("Phần điểm còn lại không đơn vị nào đạt được, nên tỷ lệ điểm của mọi đơn vị đều bị thấp đi.")
                .mend(format!(
                    "Sửa mức điểm cao nhất, hệ số hoặc giới hạn “không quá” cho đạt được {}; nếu {} mới là đúng thì sửa điểm tối đa, và các tổng ở trên cũng đổi theo.",
                    pts(maximum),
                    pts(best)
                ))
        }
        StructureFault::MaximumApproached { part, range, whole, maximum } => Message::new(format!(
            "số liệu {} khai {}, luôn ít hơn {}, nên không đơn vị nào đạt 100% và được điểm tối đa {}.",
            quoted(part),
            quoted(range),
            quoted(whole),
            pts(maximum)
        ))
        .why("Đơn vị làm trọn vẹn phải ghi hai số bằng nhau; con số ấy bị từ chối như gõ nhầm, và điểm tối đa chỉ dành cho 100%.")
        .mend(format!(
            "Ghi {}. Nếu lúc nào cũng còn ít nhất một nằm ngoài phần ấy thì đặt mục tiêu hoặc bậc cao nhất dưới 100%.",
            quoted(&range.replace("đến dưới", "đến"))
        )),
    }
}

const COUNT: &str = "Con số trong văn bản không khớp với bảng kèm theo thì không rõ bảng thiếu dòng hay ghi nhầm số.";

fn together(how: Together) -> &'static str {
    match how {
        Together::Sum => "cộng lại được",
        Together::Weighted => "lấy bình quân gia quyền được",
        Together::Mean => "lấy bình quân được",
        Together::Best => "lấy mức cao nhất được",
        Together::Geometric => "lấy trung bình nhân được",
        Together::Harmonic => "lấy trung bình điều hòa được",
    }
}

fn pts(value: &Exact) -> String {
    points(value, Lang::Vi)
}

fn sum(what: String, declared: &Exact, found: &Exact, mend: String) -> Message {
    let difference = pts(&apart(declared, found));
    let message = if found < declared {
        Message::new(format!("{what}, thiếu {difference}.")).why("Phần điểm thiếu không đơn vị nào đạt được, dù làm tốt mọi việc.")
    } else {
        Message::new(format!("{what}, thừa {difference}.")).why("Đơn vị có thể được nhiều hơn số điểm đã công bố.")
    };
    message.mend(mend)
}

fn count(what: &str, declared: u64, found: u64, of_row: bool) -> Message {
    let lead = if of_row { "" } else { "bộ chỉ số " };
    Message::new(format!("{lead}ghi {declared} {what} nhưng có {found}."))
        .why(COUNT)
        .mend(format!("Sửa thành “gồm {found} {what}”, hoặc bổ sung, bỏ bớt dòng cho đủ {declared}."))
}

/// How much is missing or too much.
fn short_of_all(found: &Exact) -> String {
    let (one, text) = (Exact::one(), |much: &Exact| percentage(much));
    if *found < one { format!(", thiếu {}", text(&one.minus(found))) } else { format!(", thừa {}", text(&found.minus(&one))) }
}
