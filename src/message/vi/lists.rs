//! Danh sách (dự án, nhiệm vụ, hồ sơ): khai báo, cách hỏi, tệp danh sách.

use crate::diagnostic::ListFault;
use crate::message::words::{either, quotations, quoted, whole};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &ListFault) -> Message {
    match fault {
        ListFault::Nested => Message::new("trong điều kiện sau chữ “mà” lại hỏi đến một danh sách.")
            .why("Mỗi dòng của danh sách được xét riêng; hỏi cả danh sách ở từng dòng thì không ai kiểm lại bằng tay được.")
            .mend("Khai con số ấy thành một số liệu của đơn vị rồi so sánh với số liệu đó."),
        ListFault::Bare { name } => Message::new(format!("{} là một danh sách, không phải một con số.", quoted(name)))
            .why("Từ một danh sách có thể lấy số lượng, tổng, bình quân; phải nói rõ lấy gì.")
            .mend(format!("Viết “số lượng {name}”, hoặc “tổng … của {name}”, “bình quân … của {name}”.")),
        ListFault::TextInput { name } => Message::new(format!("số liệu {} là văn bản nhưng không nằm trong danh sách.", quoted(name)))
            .why("Chữ không chấm điểm được; chỉ dòng của một danh sách mới cần tên để nhận ra.")
            .mend("Chuyển số liệu này vào một “danh sách”, hoặc khai kiểu khác: số nguyên, số thập phân, tỷ lệ, có/không, lựa chọn."),
        ListFault::Compared { left, right } => {
            Message::new(format!("{} được hiểu là điều kiện của từng dòng, nhưng ở đó không so sánh với con số được.", quoted(right)))
                .why("Chữ “mà” gắn điều kiện đứng liền sau nó vào từng dòng của danh sách, không gắn vào con số của cả danh sách.")
                .mend(format!("Nếu so sánh con số của cả danh sách thì viết “({left}) {right}”."))
        }
        ListFault::FieldDomain { name } => {
            Message::new(format!("khoảng của {} nhắc đến thứ không phải là số, cũng không phải số liệu cùng dòng.", quoted(name)))
                .why("Ô của một dòng chỉ kiểm được bằng chính dòng ấy.")
                .mend("Ghi khoảng bằng số, hoặc bằng tên một số liệu khác của cùng danh sách.")
        }
        ListFault::NoFields { name } => Message::new(format!("danh sách {} không có số liệu nào.", quoted(name)))
            .why("Mỗi dòng phải ghi được ít nhất một điều, nếu không thì không biết dòng ấy nói gì.")
            .mend("Thêm dòng “số liệu tên \"…\": văn bản” và các số liệu khác của một dòng."),
        ListFault::Unused { name } => Message::new(format!("danh sách {} không được dùng trong câu nào.", quoted(name)))
            .why("Đơn vị phải lập một danh sách không ảnh hưởng đến điểm, hoặc cách chấm còn thiếu một ý.")
            .mend(format!("Dùng danh sách này trong cách chấm, chẳng hạn “số lượng {name}”, hoặc bỏ mục này.")),
        ListFault::TooManyLines { most } => Message::new(format!("ví dụ cho một danh sách quá {} dòng.", whole(usize::try_from(*most).unwrap_or(usize::MAX))))
            .why("Không ai kiểm lại bằng tay một ví dụ dài như vậy.")
            .mend("Ghi số dòng nhỏ hơn; tỷ lệ giữa các loại dòng mới là điều ví dụ cần."),
        ListFault::NoTable { list, about } => Message::new(format!("chưa có tệp của danh sách {} ({list}).", quoted(about)))
            .why("Không có tệp thì không biết đơn vị nào có bao nhiêu dòng, và không được tự coi là 0.")
            .mend(format!("Thêm “--list {list}=TỆP.csv”, mỗi dòng ghi đơn vị và các số liệu của một mục.")),
        ListFault::NotList { name, known } if known.is_empty() => {
            Message::new(format!("bộ chỉ số không có danh sách nào, nên không có danh sách {}.", quoted(name)))
                .why("Tệp đưa thêm vào sẽ không được dùng để chấm điểm.")
                .mend("Bỏ “--list” này, hoặc dùng đúng bộ chỉ số.")
        }
        ListFault::NotList { name, known } => Message::new(format!("bộ chỉ số không có danh sách {}.", quoted(name)))
            .why("Tệp đưa thêm vào sẽ không được dùng để chấm điểm.")
            .mend(format!("Ghi đúng tên: {}.", either(&quotations(known), Lang::Vi))),
        ListFault::TableTwice { list } => Message::new(format!("danh sách {} được đưa vào hai lần.", quoted(list)))
            .why("Hai tệp khác nhau thì không rõ chấm theo tệp nào.")
            .mend("Gộp thành một tệp, hoặc bỏ một tệp."),
        ListFault::NoUnit => Message::new("dòng này không ghi tên đơn vị.")
            .why("Không biết dòng này là của đơn vị nào.")
            .mend("Ghi tên đơn vị ở từng dòng (ô gộp chỉ giữ tên ở dòng đầu: bỏ gộp rồi chép xuống), hoặc bỏ dòng này."),
        ListFault::UnknownUnit { unit, near } => {
            let message = Message::new(format!("đơn vị {} không có trong tệp số liệu của các đơn vị.", quoted(unit)))
                .why("Dòng này sẽ không được tính cho ai.");
            match near {
                Some(near) => message.mend(format!("Sửa thành {} nếu đúng là đơn vị đó.", quoted(near))),
                None => message.mend("Sửa tên đơn vị, thêm đơn vị vào tệp số liệu, hoặc bỏ dòng này."),
            }
        }
        ListFault::EmptyLine { unit, words } if words.is_empty() => Message::new(format!("dòng của đơn vị {} không ghi gì.", quoted(unit)))
            .why("Không rõ đơn vị không có mục nào, hay chưa báo cáo.")
            .mend(
                "Khai trong bộ chỉ số, chẳng hạn “ô ghi \"KPS\" là không phát sinh”, rồi ghi KPS ở cột số liệu đầu tiên; chưa báo cáo thì bỏ dòng này.",
            ),
        ListFault::EmptyLine { unit, words } => Message::new(format!("dòng của đơn vị {} không ghi gì.", quoted(unit)))
            .why("Không rõ đơn vị không có mục nào, hay chưa báo cáo.")
            .mend(format!(
                "Không có mục nào thì ghi {} ở cột số liệu đầu tiên; chưa báo cáo thì bỏ dòng này.",
                either(&quotations(words), Lang::Vi)
            )),
        ListFault::NoneAndSome { unit, word, other } => {
            Message::new(format!("đơn vị {} ghi {} cho cả danh sách, nhưng còn dòng {other}.", quoted(unit), quoted(word)))
                .why("Một đơn vị hoặc không có mục nào, hoặc có các dòng của mình; không thể cả hai.")
                .mend("Bỏ dòng này, hoặc bỏ các dòng kia.")
        }
    }
}
