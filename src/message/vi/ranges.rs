//! Khoảng giá trị của số liệu từ chối điều mà đơn vị có thể có.

use crate::diagnostic::RangeFault;
use crate::message::Message;
use crate::message::words::{number, quoted};

pub(super) fn say(fault: &RangeFault) -> Message {
    match fault {
        RangeFault::NoneRefused { name, range, whole, percent } => {
            let zero = if *percent { "0%" } else { "0" };
            let what = match whole {
                Some(whole) => format!("là một phần của {} mà khai", quoted(whole)),
                None => "khai".to_owned(),
            };
            Message::new(format!("số liệu {} {what} {}, nên không nhận {zero}.", quoted(name), quoted(range)))
                .why(format!("Đơn vị chưa làm được gì phải ghi {zero}; con số ấy bị từ chối như gõ nhầm, hoặc đơn vị phải ghi sai."))
                .mend(format!("Ghi khoảng bắt đầu từ {zero}."))
        }
        RangeFault::WholeMissed { name, range, above: false } => {
            Message::new(format!("tỷ lệ {} khai {}, nên không nhận 100%.", quoted(name), quoted(range)))
                .why("Đơn vị làm được trọn vẹn phải ghi 100%; con số ấy bị từ chối như gõ nhầm.")
                .mend("Ghi khoảng đến 100%.")
        }
        RangeFault::WholeMissed { name, range, above: true } => {
            Message::new(format!("tỷ lệ {} khai {}, tức được hơn 100% một chút.", quoted(name), quoted(range)))
                .why("Tỷ lệ của một phần trong tổng không thể quá 100%; con số gõ nhầm vẫn được nhận và chấm.")
                .mend("Ghi khoảng đến 100%.")
        }
        RangeFault::AllRefused { name, range, whole } => Message::new(format!(
            "số liệu {} là một phần của {} mà khai {}, nên không nhận số bằng {}.",
            quoted(name),
            quoted(whole),
            quoted(range),
            quoted(whole)
        ))
        .why("Đơn vị có tất cả đều như vậy phải ghi hai số bằng nhau; con số ấy bị từ chối như gõ nhầm.")
        .mend(format!("Ghi {}. Nếu lúc nào cũng còn ít nhất một nằm ngoài phần ấy thì để nguyên.", quoted(&range.replace("đến dưới", "đến")))),
        RangeFault::OneRefused { name, range } => {
            Message::new(format!("số liệu {} khai {}, nên không nhận số 1.", quoted(name), quoted(range)))
                .why("Đơn vị chỉ có 1 bị từ chối số liệu, như gõ nhầm.")
                .mend("Ghi “từ 1 trở lên” hoặc “từ 0 trở lên”.")
        }
        RangeFault::NothingRefused { name, range } => Message::new(format!(
            "chỉ số này nói rõ “không phát sinh” được chấm thế nào, nhưng mẫu số {} khai {} nên không nhận 0.",
            quoted(name),
            quoted(range)
        ))
        .why("Đơn vị không có việc nào mà ghi 0 thì bị báo số liệu sai; chỉ khi ghi đúng chữ ở câu “ô ghi …” mới được coi là không phát sinh.")
        .mend("Khai “từ 0 trở lên” nếu có đơn vị không có việc nào; nếu đúng ý thì để nguyên."),
        RangeFault::CountInParts { name, unit, whole } => Message::new(format!(
            "số liệu {} đếm {unit} mà khai “số thập phân”, trong khi {} cũng đếm {unit} thì khai “số nguyên”.",
            quoted(name),
            quoted(whole)
        ))
        .why(format!("Ô ghi 12,5 {unit} vẫn được nhận; gõ nhầm dấu phẩy thì không ai thấy."))
        .mend("Khai “số nguyên”; nếu số này đúng là có phần lẻ (bình quân, quy đổi) thì để nguyên."),
        RangeFault::OutsideFunction { function, value } => {
            Message::new(format!("khoảng giá trị đã khai cho phép lấy {} của {}, là điều không có.", quoted(function), number(value)))
                .why("Đơn vị có số liệu như vậy không chấm được, và cả tổng điểm của đơn vị ấy không có.")
                .mend("Ghi khoảng của số liệu bắt đầu từ số lớn hơn, ví dụ “từ 1 trở lên”.")
        }
    }
}
