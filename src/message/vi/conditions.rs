//! Conditions, and text that does nothing.

use crate::diagnostic::ConditionFault;
use crate::message::interval::values;
use crate::message::words::{points, quoted};
use crate::message::{Lang, Message, state_word};

pub(super) fn say(fault: &ConditionFault) -> Message {
    match fault {
        ConditionFault::Shadowed { others } => Message::new(match others {
            0 => "không trường hợp nào đến được dòng này: các dòng đứng trên đã nhận hết.".to_owned(),
            others => format!("không trường hợp nào đến được dòng này và {others} dòng khác: các dòng đứng trên đã nhận hết."),
        })
        .why(
            "Các dòng “khi …” xét từ trên xuống, dòng đầu tiên đúng thì lấy; đơn vị đáng được điểm ở dòng này lại nhận điểm của dòng trên.",
        )
        .mend("Chuyển dòng đã nhận trước xuống dưới các dòng bị che, hoặc thu hẹp điều kiện của nó. Chỉ bỏ dòng nào chắc chắn thừa."),
        ConditionFault::Never { condition, because } if because.is_empty() => {
            Message::new(format!("điều kiện {} không bao giờ đúng với khoảng giá trị đã khai của số liệu.", quoted(condition)))
                .why("Phần điểm hay quy định đặt sau điều kiện này không áp dụng được cho đơn vị nào.")
                .mend("Sửa lại mốc hoặc tên số liệu trong điều kiện, hoặc bỏ câu này.")
        }
        ConditionFault::Never { condition, because } => Message::new(format!(
            "điều kiện {} không bao giờ đúng: theo khai báo, {}.",
            quoted(condition),
            because
                .iter()
                .map(|(figure, takes)| format!("{} chỉ nhận giá trị {}", quoted(figure), values(takes, Lang::Vi)))
                .collect::<Vec<_>>()
                .join(", ")
        ))
        .why("Phần điểm hay quy định đặt sau điều kiện này không áp dụng được cho đơn vị nào.")
        .mend("Sửa lại mốc hoặc tên số liệu trong điều kiện, hoặc sửa khoảng đã khai của số liệu; nếu câu thừa thì bỏ."),
        ConditionFault::Always { condition } => Message::new(format!("điều kiện {} lúc nào cũng đúng.", quoted(condition)))
            .why("Điều kiện không loại ai thì thường là ghi nhầm mốc, và làm người đọc tưởng có đơn vị không đạt.")
            .mend("Sửa lại mốc trong điều kiện, hoặc bỏ điều kiện."),
        ConditionFault::ItemTwice { condition } => {
            Message::new(format!("hai mục cùng một điều kiện {}, nên điểm được cộng hai lần.", quoted(condition)))
                .why("Một việc được tính điểm hai lần thường là chép thừa dòng, hoặc quên sửa điều kiện sau khi chép.")
                .mend("Sửa điều kiện của một mục, hoặc gộp hai mục thành một.")
        }
        ConditionFault::TooManyParts { axes } => {
            Message::new(format!("có {axes} số liệu và điều kiện đan vào nhau, nhiều hơn mức có thể xét hết."))
                .why("Chưa loại trừ được rằng có trường hợp không dòng nào nhận, hoặc có dòng không bao giờ đến lượt.")
                .mend(
                    "Tách thành các chỉ số nhỏ, hoặc đặt tên cho phần dùng chung bằng “trong đó”; viết thêm ví dụ để thử từng trường hợp.",
                )
        }
        ConditionFault::ClassHole { case } => Message::new(format!("có đơn vị không thuộc mức nào: {}.", case.join("; ")))
            .why("Đơn vị như vậy không được xếp loại, dù đã chấm xong.")
            .mend("Nới điều kiện của một mức cho khít, hoặc thêm dòng “còn lại: \"…\"” ở cuối."),
        ConditionFault::ClassTwice { case, classes: [first, second] } => {
            Message::new(format!("có đơn vị vừa thuộc {} vừa thuộc {}: {}.", quoted(first), quoted(second), case.join("; ")))
                .why("Bảng ghi “mỗi đơn vị đúng một mức”, nên đơn vị như vậy không được xếp loại.")
                .mend("Thu hẹp điều kiện của một trong hai mức, hoặc viết “lấy mức cao nhất đạt được”.")
        }
        ConditionFault::UnusedProperty { name } => Message::new(format!("thuộc tính {} không được dùng ở câu nào.", quoted(name)))
            .why("Đơn vị phải khai một điều không ảnh hưởng đến điểm, loại hay hạng; thường là quên câu “không áp dụng khi …”.")
            .mend("Thêm câu dùng đến thuộc tính này, hoặc bỏ dòng."),
        ConditionFault::IdlePolicy { state } => {
            let state = state_word(*state, Lang::Vi);
            Message::new(format!("dòng “{state}: …” không dùng đến, vì chỉ số này không thể ở trạng thái {state}."))
                .why("Người đọc tưởng có trường hợp ấy; thường là mẫu số hay điều kiện đã bị sửa mà quên dòng này.")
                .mend("Bỏ dòng này, hoặc xem lại phép chia hay điều kiện áp dụng.")
        }
        ConditionFault::IdleGuard => Message::new("phần “không phát sinh: …” trong ngoặc không dùng đến, vì tỷ lệ đứng trước nó không thể là 0/0.")
            .why("Người đọc tưởng có trường hợp ấy; thường là khoảng giá trị của mẫu số khai “từ 1 trở lên” trong khi có đơn vị không có việc nào.")
            .mend("Khai mẫu số “từ 0 trở lên” nếu có đơn vị không có; nếu không thì bỏ phần “không phát sinh: …” trong ngoặc."),
        ConditionFault::NeverTogether { read } => Message::new(format!(
            "chỉ số này tính từ tỷ lệ của {read}, nhưng không đơn vị nào được chấm ở cả hai chỉ số."
        ))
        .why("Đơn vị nào được chấm ở chỉ số này thì không được chấm ở chỉ số kia, nên không có gì để tính.")
        .mend("Sửa câu “áp dụng khi …” của một trong hai chỉ số: có lẽ thừa hoặc thiếu một chữ “không”."),
        ConditionFault::Constant { points: value } => {
            Message::new(format!("mọi đơn vị đều được {}, dù số liệu thế nào.", points(value, Lang::Vi)))
                .why("Chỉ số không phân biệt được đơn vị nào với đơn vị nào; thường là quên một dòng điểm hoặc ghi nhầm giới hạn.")
                .mend("Xem lại điểm của các dòng và các giới hạn “không quá”, “không dưới”.")
        }
    }
}
