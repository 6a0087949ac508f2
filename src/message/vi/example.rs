//! Ví dụ của bộ chỉ số.

use crate::diagnostic::{Due, ExampleFault, Got, StateName};
use crate::message::words::{all, number, percentage, quotations, quoted};
use crate::message::{Lang, Message, state_word};

pub(super) fn say(fault: &ExampleFault) -> Message {
    match fault {
        ExampleFault::Differs { example, unit, expected, got, formula } => {
            let unit = unit.as_ref().map(|unit| format!(", đơn vị {}", quoted(unit))).unwrap_or_default();
            let worked = formula.as_ref().map(|formula| format!("Bộ chỉ số tính: {formula}. ")).unwrap_or_default();
            Message::new(format!("ví dụ {}{unit} chờ {}, bộ chỉ số cho {}.", quoted(example), value(expected), value(got)))
                .why(format!("{worked}Quy định và ví dụ minh họa không khớp thì không rõ bên nào đúng ý người ban hành."))
                .mend("Tính lại bằng tay; sửa ví dụ hoặc sửa cách tính điểm.")
        }
        ExampleFault::Unconfirmed { example, unit, got, formula, sentence } => {
            let confirm = match sentence {
                Some(sentence) => format!("ghi câu {} thay câu còn để trống", quoted(sentence)),
                None => "ghi kết quả ấy thay dấu “…”".to_owned(),
            };
            let unit = unit.as_ref().map(|unit| format!(", đơn vị {}", quoted(unit))).unwrap_or_default();
            let worked = formula.as_ref().map(|formula| format!("Bộ chỉ số tính: {formula}. ")).unwrap_or_default();
            Message::new(format!("kết quả của ví dụ {}{unit} còn để trống; bộ chỉ số tính ra {}.", quoted(example), value(got)))
                .why(format!("{worked}Ví dụ chỉ kiểm tra được bộ chỉ số khi kết quả do người soạn tính lấy và ghi vào."))
                .mend(format!("Tính lại bằng tay; nếu đúng thì {confirm}, nếu không thì sửa quy định."))
        }
        ExampleFault::Given { text, name } => {
            Message::new(format!("{} không phải là giá trị mà số liệu {} có thể nhận.", quoted(text), quoted(name)))
                .why("Ví dụ với số liệu không thể có thì không chứng minh được gì.")
                .mend("Ghi giá trị đúng kiểu đã khai báo, ví dụ 12; 0,5; 80%; có; không; tên một lựa chọn; chưa có số liệu.")
        }
        ExampleFault::Idle { example } => Message::new(format!("ví dụ {} không chờ kết quả nào.", quoted(example)))
            .why("Ví dụ không có kết quả chờ thì luôn đúng, không kiểm tra được gì.")
            .mend("Thêm dòng “thì 1.1 được … điểm”, “thì tổng điểm là …” hoặc “thì xếp loại là \"…\"”."),
        ExampleFault::Unexpected { example, fault } => {
            let found = super::data::say(fault, None).headline;
            let code = fault.code();
            Message::new(format!("số liệu của ví dụ {} bị từ chối ({code}): {found}", quoted(example)))
                .why("Số liệu như vậy thì đơn vị không được chấm, nên ví dụ không chứng minh được gì.")
                .mend(format!("Sửa số liệu của ví dụ; nếu đúng là phải từ chối thì thêm dòng “thì có phát hiện {code}”."))
        }
        ExampleFault::Cells { found, due } => Message::new(format!("dòng này có {found} ô, bảng có {due} cột."))
            .why("Ô có thể đã lệch sang cột khác, ví dụ sẽ kiểm tra nhầm số.")
            .mend("Ghi mỗi cột một ô, ngăn bằng dấu chấm phẩy; ô không có gì thì để trống giữa hai dấu."),
        ExampleFault::Value { text, due } => Message::new(format!("{} không phải là {}.", quoted(text), due_word(*due)))
            .why("Kết quả chờ không đọc được thì không so được với bộ chỉ số.")
            .mend(format!("Viết như {}.", due_sample(*due))),
        ExampleFault::File { path, reason: cause } => {
            Message::new(format!("không đọc được tệp ví dụ {} ({}).", quoted(path), super::names::cause_of(cause)))
                .why("Các ví dụ trong tệp này không được thử.")
                .mend("Kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục chứa tệp này.")
        }
        ExampleFault::NoLines { example } => Message::new(format!("bảng của ví dụ {} không có dòng nào.", quoted(example)))
            .why("Bảng trống thì không kiểm tra được gì.")
            .mend("Viết dòng đầu “cho … ; thì …” nêu các cột, mỗi dòng sau là một ví dụ."),
        ExampleFault::Heading { text } => {
            Message::new(format!("tên cột {} không nêu số liệu cho trước, cũng không nêu kết quả chờ.", quoted(text)))
                .why("Không biết các ô trong cột này nói gì.")
                .mend("Viết tên số liệu (như “a của 1.2”), hoặc “thì” và kết quả chờ (như “thì 1.2”, “thì tổng điểm”, “thì xếp loại”).")
        }
        ExampleFault::NoTable { ranks } => {
            let (word, opener) = if *ranks {
                ("xếp hạng", "xếp hạng theo tổng điểm")
            } else {
                ("xếp loại", "xếp loại theo tổng điểm")
            };
            Message::new(format!("bộ chỉ số không có bảng {word} nào."))
                .why("Kết quả chờ của một bảng không có thì không so được.")
                .mend(format!("Bỏ câu này, hoặc thêm mục “{opener}”."))
        }
        ExampleFault::Unit { unit: Some(unit), known } => {
            Message::new(format!("ví dụ không có đơn vị {}; có {}.", quoted(unit), all(&quotations(known), Lang::Vi)))
                .why("Kết quả chờ của một đơn vị không có thì không so được.")
                .mend(format!("Sửa tên đơn vị, hoặc thêm dòng “cho đơn vị \"{unit}\": …”."))
        }
        ExampleFault::Unit { unit: None, known } => {
            let first = known.first().cloned().unwrap_or_default();
            Message::new(format!("ví dụ có {} đơn vị mà câu này không nói là đơn vị nào.", known.len()))
                .why("Mỗi đơn vị có kết quả của mình.")
                .mend(format!("Viết “thì đơn vị \"{first}\": …”."))
        }
    }
}

fn value(got: &Got) -> String {
    match got {
        Got::Points(points) => format!("{} điểm", number(points)),
        Got::Applicable(points) => format!("điểm tối đa áp dụng {} điểm", number(points)),
        Got::Percent(share) => format!("tỷ lệ điểm {}", percentage(share)),
        Got::MeanPoints(points) => format!("điểm trung bình {} điểm", number(points)),
        Got::MeanPercent(share) => format!("tỷ lệ điểm trung bình {}", percentage(share)),
        Got::State(StateName::NotApplicable) => "không áp dụng".to_owned(),
        Got::State(state) => format!("trạng thái {}", state_word(*state, Lang::Vi)),
        Got::Left => "không tính".to_owned(),
        Got::Class(class) => format!("mức {}", quoted(class)),
        Got::Unclassed => "không xếp loại".to_owned(),
        Got::NoTotal => "không có tổng điểm".to_owned(),
        Got::Findings(codes) if codes.is_empty() => "không có phát hiện nào".to_owned(),
        Got::Findings(codes) => format!("phát hiện {}", all(codes, Lang::Vi)),
        Got::Ranks(places) if places.is_empty() => "không đơn vị nào được xếp hạng".to_owned(),
        Got::Ranks(places) => {
            let place = |units: &Vec<String>| match units.as_slice() {
                [one] => quoted(one),
                several => format!("{} cùng hạng", quotations(several).join(" và ")),
            };
            format!("thứ tự {}", places.iter().map(place).collect::<Vec<_>>().join("; "))
        }
        Got::Nothing => "không có kết quả".to_owned(),
    }
}

fn due_word(due: Due) -> &'static str {
    match due {
        Due::Points => "số điểm",
        Due::Row => "số điểm hay trạng thái của chỉ số",
        Due::Percent => "tỷ lệ điểm",
        Due::Finding => "mã của phát hiện",
    }
}

fn due_sample(due: Due) -> &'static str {
    match due {
        Due::Points => "“20 điểm”, “12,5 điểm” hoặc “40/3 điểm”",
        Due::Row => "“20 điểm”, “40/3 điểm”, “không áp dụng”, “không phát sinh”, “chưa có số liệu” hoặc “không tính”",
        Due::Percent => "“58,1%”",
        Due::Finding => "“E0725”",
    }
}
