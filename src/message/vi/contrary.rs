//! Điều trái với chính phần còn lại của văn bản: có việc tốt mà kém điểm, phương án tốt mà thua phương án kém, tổng thấp mà được mức cao.

use crate::diagnostic::{ContraryFault, Move};
use crate::message::words::{points, quoted, value, whole};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

pub(super) fn say(fault: &ContraryFault) -> Message {
    match fault {
        ContraryFault::Torn { name, brings, costs } => Message::new(if (&brings.from, &brings.to) == (&costs.from, &costs.to) {
            format!(
                "số liệu khác giữ nguyên, {} từ {} thì có đơn vị được thêm điểm ({}), có đơn vị lại bị bớt điểm ({}).",
                quoted(name),
                step(brings),
                change(brings),
                change(costs)
            )
        } else {
            format!(
                "số liệu khác giữ nguyên, {} từ {} thì đơn vị được thêm điểm ({}), nhưng từ {} lại bị bớt điểm ({}).",
                quoted(name),
                step(brings),
                change(brings),
                step(costs),
                change(costs)
            )
        })
        .why("Cùng một việc không thể vừa được thêm điểm vừa bị bớt điểm; thường là điểm của hai dòng “khi …” ghi đổi chỗ, hoặc nhầm “và” với “hoặc”.")
        .mend("Xem lại số điểm và điều kiện của các dòng “khi …”: đơn vị làm tốt hơn phải được điểm không kém hơn."),
        ContraryFault::GoodLess { title, with, without } => Message::new(format!(
            "đơn vị trả lời “có” ở {} được {}, ít hơn đơn vị trả lời “không”: {}.",
            quoted(title),
            points(with, Lang::Vi),
            points(without, Lang::Vi)
        ))
        .why("Tên gọi cho thấy đó là việc nên làm; điểm của hai dòng có lẽ ghi đổi chỗ cho nhau.")
        .mend("Đổi lại số điểm của hai dòng nếu nhầm; nếu đúng ý thì để nguyên."),
        ContraryFault::OptionOrder { better, worse, less, more } => Message::new(format!(
            "phương án {} được {}, ít hơn phương án {}: {}.",
            quoted(better),
            points(less, Lang::Vi),
            quoted(worse),
            points(more, Lang::Vi)
        ))
        .why("Theo cách gọi thông thường thì phương án trước tốt hơn phương án sau; điểm của hai dòng có lẽ ghi đổi chỗ cho nhau.")
        .mend("Đổi lại số điểm của hai phương án nếu nhầm; nếu đúng ý thì để nguyên."),
        ContraryFault::ClassForLess { class, total, below, asks, percent } => Message::new(format!(
            "đơn vị chỉ đạt {} đã được xếp {}, trong khi {} ở dưới lại đòi từ {} trở lên.",
            at(total, *percent),
            quoted(class),
            quoted(below),
            at(asks, *percent)
        ))
        .why("Đơn vị điểm thấp được xếp trên đơn vị điểm cao; thường là nhầm “hoặc” với “và” trong điều kiện của mức trên.")
        .mend("Sửa “hoặc” thành “và” trong điều kiện của mức trên nếu đơn vị phải đạt cả hai điều; nếu không thì sửa mốc điểm."),
        ContraryFault::OpenClass { class, bound, percent } => Message::new(format!(
            "các mức khác đều ghi “từ … trở lên”, riêng {0} ghi “trên {1}”: đơn vị đúng {1} không được xếp {0}.",
            quoted(class),
            at(bound, *percent)
        ))
        .why("Đơn vị đứng đúng mốc ở mức này xuống mức dưới, ở các mức khác thì không; có lẽ là hai cách viết cho một ý.")
        .mend(format!("Viết “từ {} trở lên” như các mức khác; nếu đúng ý thì để nguyên.", at(bound, *percent))),
        ContraryFault::BadAsked { class, title } => {
            Message::new(format!("muốn được xếp {} thì phải trả lời “có” ở {}.", quoted(class), quoted(title)))
                .why("Tên gọi cho thấy đó là điều không hay; đơn vị không có điều ấy lại không được xếp mức này.")
                .mend("Thêm chữ “không” trước điều kiện ấy nếu nhầm; nếu đúng ý thì để nguyên.")
        }
        ContraryFault::BadSpares { title } => {
            Message::new(format!("câu này hạ mức của đơn vị trả lời “không” ở {}.", quoted(title)))
                .why("Tên gọi cho thấy đó là điều không hay; đơn vị không có điều ấy lại bị hạ, đơn vị có thì không.")
                .mend("Bỏ chữ “không” sau “khi” nếu thừa; nếu đúng ý thì để nguyên.")
        }
        ContraryFault::LeavesItsOwn { condition, title } => Message::new(format!(
            "chỉ số này không áp dụng khi {}, mà tên gọi {} cho thấy nó chấm chính điều ấy.",
            quoted(condition),
            quoted(title)
        ))
        .why("Đơn vị có việc để chấm thì không được chấm, đơn vị không có lại phải chấm; thường là mất chữ “không”.")
        .mend("Thêm chữ “không” sau “khi” nếu nhầm; nếu đúng ý thì để nguyên."),
        ContraryFault::LeavesAlone { condition, others } => Message::new(format!(
            "chỉ số này không áp dụng khi {}, trong khi {} chỉ số khác có cùng điều kiện đều không áp dụng khi ngược lại.",
            quoted(condition),
            whole(*others)
        ))
        .why("Một chữ “không” thừa hay thiếu làm đúng những đơn vị cần chấm lại không được chấm.")
        .mend("Thêm hoặc bỏ chữ “không” sau “khi” nếu nhầm; nếu đúng ý thì để nguyên."),
    }
}

/// A bound as the class table writes it.
fn at(bound: &Exact, percent: bool) -> String {
    if percent { value(bound, true) } else { points(bound, Lang::Vi) }
}

fn step(moved: &Move) -> String {
    format!("{} sang {}", quoted(&moved.from), quoted(&moved.to))
}

fn change(moved: &Move) -> String {
    format!("từ {} thành {}", points(&moved.less, Lang::Vi), points(&moved.more, Lang::Vi))
}
