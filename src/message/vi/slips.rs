//! Sơ suất khi soạn mà câu chữ vẫn đọc được: ghi thừa, ghi sót, con số lẻ loi.

use crate::diagnostic::{ExtraSlip, Limited, Sense, SlipFault};
use crate::message::words::{percentage, points, quoted};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &SlipFault) -> Message {
    match fault {
        SlipFault::TwoGrounds => Message::new("hai dòng “suy luận” cùng đứng sau một câu.")
            .why("Mỗi dòng “suy luận” nói căn cứ của câu ngay trước nó; có lẽ giữa hai dòng đã mất một câu.")
            .mend("Ghi lại câu bị mất, hoặc gộp hai căn cứ vào một dòng “suy luận”."),
        SlipFault::ExtrasIdle => Message::new("điểm cộng, điểm trừ không làm đổi mức xếp loại hay thứ hạng nào.")
            .why("Xếp loại, xếp hạng đều lấy tỷ lệ điểm, mà tỷ lệ ấy không kể điểm cộng, điểm trừ: đơn vị được thưởng hay bị phạt vẫn cùng mức, cùng hạng.")
            .mend("Xếp theo tổng điểm, hoặc thêm ở phần mở đầu câu “tỷ lệ điểm tính cả điểm cộng, điểm trừ”."),
        SlipFault::OneClass { class } => Message::new(format!("mọi đơn vị đều được xếp {}.", quoted(class)))
            .why("Bảng xếp loại chỉ có một mức thì không phân biệt đơn vị nào với đơn vị nào; có lẽ mất một dòng.")
            .mend("Ghi thêm các mức còn thiếu, hoặc bỏ bảng xếp loại."),
        SlipFault::ClassMissing { class } => Message::new(format!("các mức xếp loại được đánh số mà không có {}.", quoted(class)))
            .why("Người đọc bảng sẽ tìm mức ấy; có lẽ mất một dòng, hoặc số của một mức gõ nhầm.")
            .mend("Ghi thêm mức còn thiếu, hoặc đánh số lại các mức."),
        SlipFault::CodeHole { code, missing } => {
            Message::new(format!("mã {code} đứng cách xa các mã khác, trong khi không có mã {missing}; có lẽ là mã {missing} gõ nhầm."))
                .why("Số liệu và kết quả ghi theo mã; mã sai thì các bảng không khớp nhau.")
                .mend(format!("Nếu ý là {missing} thì sửa mã này."))
        }
        SlipFault::CodeSkipped { code, missing, before } => Message::new(format!("sau mã {before} là mã {code}, không có mã {missing}."))
            .why("Hoặc mã này gõ nhầm, hoặc cả một mục bị sót; số liệu và kết quả ghi theo mã nên các bảng không khớp nhau.")
            .mend(format!(
                "Sửa mã thành {missing}, hoặc ghi thêm mục {missing}; nếu mục {missing} đã bị bãi bỏ thì thêm dòng “chấp nhận N1563 vì \"…\"” vào mục này."
            )),
        SlipFault::RankingTwice => Message::new("hai bảng xếp hạng xếp cùng những đơn vị theo cùng một con số.")
            .why("Hai bảng giống hệt nhau; có lẽ một bảng dành cho các đơn vị khác, và các đơn vị ấy không được xếp hạng.")
            .mend("Sửa phần “đối với đơn vị …” hoặc con số của một bảng, hoặc bỏ một bảng."),
        SlipFault::Extra(ExtraSlip::Title { bonus }) => {
            let (is, called) = if *bonus { ("điểm cộng", "điểm trừ") } else { ("điểm trừ", "điểm cộng, điểm thưởng") };
            Message::new(format!("mục này khai là {is} mà tên gọi nói là {called}."))
                .why("Điểm của mục đi ngược với điều đơn vị đọc trong tên.")
                .mend(format!("Đối chiếu với văn bản, rồi sửa chữ “{is}” ở đầu dòng hoặc sửa tên."))
        }
        SlipFault::Extra(ExtraSlip::Limit { named, limit }) => Message::new(format!(
            "câu chữ nói nhiều nhất {}, mà dòng này ghi không quá {}.",
            points(named, Lang::Vi),
            points(limit, Lang::Vi)
        ))
        .why("Đơn vị đọc câu chữ, còn điểm tính theo giới hạn ở đầu dòng; một trong hai chỗ gõ nhầm.")
        .mend("Đối chiếu với văn bản rồi sửa một trong hai chỗ."),
        SlipFault::PillarsAlike { other, left_out } => {
            let missing = left_out.join("; ");
            let message = Message::new(format!("trụ cột này gồm đúng các chỉ số của trụ cột {}.", quoted(other)));
            let why = "Hai trụ cột luôn bằng điểm nhau, nên một trụ cột không cho biết thêm điều gì.";
            match left_out.is_empty() {
                true => message.why(why).mend("Đối chiếu với văn bản rồi sửa danh sách chỉ số của một trụ cột, hoặc bỏ một trụ cột."),
                false => message
                    .why(format!("{why} Trong khi đó chỉ số {missing} không thuộc trụ cột nào."))
                    .mend(format!("Đối chiếu với văn bản: có lẽ một trụ cột phải kê chỉ số {missing}.")),
            }
        }
        SlipFault::OneAbove { what, value, limit } => {
            let (value, limit) = (points(value, Lang::Vi), points(limit, Lang::Vi));
            let said = match what {
                Limited::Piece => format!("mỗi đơn vị đếm được {value}, mà tất cả không quá {limit}"),
                Limited::Step => format!("mỗi bước được thêm {value}, mà giới hạn chỉ còn cho thêm {limit}"),
                Limited::Item => format!("riêng mục này đã tới {value}, mà cả chỉ số chỉ có {limit}"),
                Limited::Award => format!("riêng dòng này được {value}, mà cả mục không quá {limit}"),
            };
            Message::new(format!("{said}."))
                .why("Con số ghi ở đây không bao giờ được tính đủ; có lẽ số điểm hoặc giới hạn gõ nhầm.")
                .mend("Sửa số điểm, hoặc sửa giới hạn.")
        }
        SlipFault::SameNeighbours { points: value } => Message::new(format!("hai bậc liền nhau cùng được {}.", points(value, Lang::Vi)))
            .why("Một bậc là đủ nếu đúng ý; thường là một trong hai số điểm gõ nhầm.")
            .mend("Sửa số điểm của một bậc, hoặc gộp hai bậc làm một."),
        SlipFault::UnitTitle { name, unit, counts } => {
            Message::new(format!("tên của số liệu {} nói về {}, nhưng đơn vị đếm ghi là ({unit}).", quoted(name), quoted(counts)))
                .why("Biểu mẫu in đơn vị đếm cạnh tên; hai thứ khác nhau thì đơn vị báo cáo không biết phải đếm gì.")
                .mend("Sửa đơn vị đếm trong ngoặc, hoặc sửa tên của số liệu.")
        }
        SlipFault::GrowthBase { change, by, before } => {
            Message::new(format!("“{change}” là mức thay đổi so với {}, mà lại chia cho {}.", quoted(before), quoted(by)))
                .why("Tăng, giảm bao nhiêu phần trăm là tính trên số của kỳ trước; chia cho số kỳ này thì giảm một nửa thành 100%, giảm hết thì không có tỷ lệ để chấm.")
                .mend(format!("Chia cho {}.", quoted(before)))
        }
        SlipFault::TitleTarget { named, target } => {
            let named = percentage(named);
            let (said, mend) = match target {
                Some(target) => (
                    format!("cách chấm lại theo mục tiêu {}", percentage(target)),
                    format!("Sửa cách chấm thành “mục tiêu {named}”, hoặc sửa câu chữ."),
                ),
                None => (format!("cách chấm không có số {named}"), format!("Thêm “mục tiêu {named}” vào cách chấm, hoặc sửa câu chữ.")),
            };
            Message::new(format!("câu chữ nói mục tiêu {named}, nhưng {said}."))
                .why("Đơn vị đọc câu chữ để phấn đấu, còn điểm thì tính theo cách chấm; hai số khác nhau là một trong hai chỗ gõ nhầm.")
                .mend(mend)
        }
        SlipFault::TitleLimit { named } => {
            let named = points(named, Lang::Vi);
            Message::new(format!("câu chữ nói không quá {named}, nhưng cách chấm không có giới hạn ấy."))
                .why("Thiếu giới hạn riêng thì một mục lấn điểm của các mục khác, và điểm tính ra khác với văn bản.")
                .mend(format!("Thêm “không quá {named}” vào chỗ ấy của cách chấm, hoặc sửa câu chữ."))
        }
        SlipFault::OpenShare { part, whole, unit } => Message::new(format!(
            "{} là một phần của {} nhưng khoảng giá trị không có mức cao nhất; ô ghi 120 trên 100 {unit} vẫn được nhận.",
            quoted(part),
            quoted(whole)
        ))
        .why("Gõ thừa một chữ số thì đơn vị được chấm như đã làm trọn vẹn mà không ai thấy.")
        .mend(format!(
            "Khai số liệu {} “từ 0 đến {whole}”; nếu số này có thể nhiều hơn {} thì để nguyên.",
            quoted(part),
            quoted(whole)
        )),
        SlipFault::OpenPercentage { name } => {
            Message::new(format!("{} là tỷ lệ nhưng khoảng giá trị không có mức cao nhất; ô ghi 120% vẫn được nhận.", quoted(name)))
                .why("Gõ nhầm thì đơn vị được chấm như đã làm trọn vẹn mà không ai thấy.")
                .mend("Khai “từ 0% đến 100%”; nếu tỷ lệ này có thể vượt 100% thì để nguyên.")
        }
        SlipFault::AgainstSense { title, sense, .. } => {
            let title = quoted(title);
            let said = match sense {
                Sense::GoodMissing => format!("đơn vị trả lời “không” ở {title} thì được điểm, đơn vị trả lời “có” thì không."),
                Sense::GoodTaken => format!("đơn vị trả lời “có” ở {title} thì bị trừ điểm, đơn vị trả lời “không” thì không."),
                Sense::MoreOfBad => format!("{title} càng lớn càng được nhiều điểm."),
            };
            let mend = match sense {
                Sense::GoodMissing => "Bỏ chữ “không” sau “khi” nếu nhầm; nếu đúng ý thì để nguyên.",
                Sense::GoodTaken => "Thêm chữ “không” sau “khi” nếu nhầm; nếu đúng ý thì để nguyên.",
                Sense::MoreOfBad => "Thêm “ngược chiều”, đổi tử số, hoặc ghi “càng cao càng tốt” sau số liệu nếu đúng ý.",
            };
            Message::new(said).why("Tên gọi cho thấy ý ngược lại; một chữ “không” thừa hay thiếu làm đổi điểm của mọi đơn vị.").mend(mend)
        }
    }
}
