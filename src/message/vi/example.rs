//! Ví dụ của bộ chỉ số.

use crate::diagnostic::{ExampleFault, Got};
use crate::message::Message;
use crate::message::words::{number, quoted};

pub(super) fn say(fault: &ExampleFault) -> Message {
    match fault {
        ExampleFault::Differs { example, expected, got } => {
            Message::new(format!("ví dụ {} chờ {}, bộ chỉ số cho {}.", quoted(example), value(expected), value(got)))
                .why("Quy định và ví dụ minh họa không khớp thì không rõ bên nào đúng ý người ban hành.")
                .mend("Tính lại bằng tay; sửa ví dụ hoặc sửa cách tính điểm.")
        }
        ExampleFault::Given { text, name } => {
            Message::new(format!("{} không phải là giá trị mà số liệu {} có thể nhận.", quoted(text), quoted(name)))
                .why("Ví dụ với số liệu không thể có thì không chứng minh được gì.")
                .mend("Ghi giá trị đúng kiểu đã khai báo, ví dụ 12, 0,5, 80%, có, không, tên một lựa chọn, chưa có số liệu.")
        }
        ExampleFault::Idle { example } => Message::new(format!("ví dụ {} không chờ kết quả nào.", quoted(example)))
            .why("Ví dụ không có kết quả chờ thì luôn đúng, không kiểm tra được gì.")
            .mend("Thêm dòng “thì 1.1 được … điểm”, “thì tổng điểm là …” hoặc “thì xếp loại là \"…\"”."),
    }
}

fn value(got: &Got) -> String {
    match got {
        Got::Points(points) => format!("{} điểm", number(points)),
        Got::Class(class) => format!("mức {}", quoted(class)),
        Got::Nothing => "không có kết quả".to_owned(),
    }
}
