//! Workbooks, JSON and the form of a table.

use crate::data::{MOST_CELLS, MOST_COLUMNS, MOST_FILE, MOST_LETTERS, MOST_ROWS, MOST_TEXT};
use crate::diagnostic::{Cell, JsonShape, Much, SheetFault};
use crate::message::words::{all, quotations, quoted, whole};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &SheetFault, cell: Option<&Cell>) -> Message {
    match fault {
        SheetFault::Broken { part } => Message::new(match part {
            Some(part) => format!("tệp Excel bị hỏng ở phần {}.", quoted(part)),
            None => "tệp Excel bị hỏng hoặc bị cắt mất phần cuối.".to_owned(),
        })
        .why("Đọc tiếp thì có thể mất số liệu mà không ai biết.")
        .mend("Chép lại tệp từ bản gốc; hoặc mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”."),
        SheetFault::TooMuch(much) => too_much(*much, cell),
        SheetFault::Nowhere { address } => Message::new(format!("tệp có ô ở {}, là chỗ không trang tính nào có.", quoted(address)))
            .why("Tệp này không do Excel ghi ra, hoặc đã hỏng.")
            .mend("Mở bằng Excel, chọn Lưu thành (Save As), rồi dùng tệp mới."),
        SheetFault::DateForNumber { unit } => Message::new(format!("{} là ngày {}, không phải số.", place(cell), text(cell)))
            .why(format!("Excel tự đổi những chữ như “1/12” thành ngày; số liệu của {} ở ô này không còn như đã gõ.", quoted(unit)))
            .mend("Đặt lại định dạng ô là Number (Số), rồi gõ lại con số."),
        SheetFault::ErrorValue => Message::new(format!("công thức ở {} báo lỗi {}.", place(cell), text(cell)))
            .why("Ô báo lỗi không có giá trị; coi là 0 hay là ô trống đều sai.")
            .mend("Sửa công thức, hoặc gõ giá trị vào ô; chưa có số liệu thì để trống ô."),
        SheetFault::NumberAsText { unit } => {
            let message = Message::new(format!("{} là văn bản {}, không phải số.", place(cell), text(cell)));
            let message = message.why(format!(
                "Số liệu của {} trông như số nhưng được giữ như chữ, nên không biết dấu nào ngăn phần thập phân.",
                quoted(unit)
            ));
            if cell.is_some_and(|cell| cell.sheet.is_some()) {
                message.mend("Trong Excel: đặt định dạng ô là Number (Số), bấm đúp vào ô rồi nhấn Enter; hoặc bấm dấu chấm than cạnh ô, chọn “Convert to Number”.")
            } else {
                message.mend("Bỏ dấu ngoặc kép quanh con số, viết phần thập phân sau dấu chấm.")
            }
        }
        SheetFault::Uncalculated => Message::new(format!("{} là công thức {} chưa được tính.", place(cell), text(cell)))
            .why("Tệp chỉ có công thức, không có giá trị; coi là ô trống thì sai.")
            .mend("Mở tệp bằng Excel, lưu lại (Ctrl+S), rồi dùng tệp đó."),
        SheetFault::SeveralSheets { sheets } => {
            Message::new(format!("tệp có {} trang tính: {}.", sheets.len(), all(&quotations(sheets), Lang::Vi)))
                .why("Không rõ bảng cần đọc ở trang nào.")
                .mend("Chọn một trang bằng --sheet TÊN, hoặc bỏ các trang khác khỏi tệp.")
        }
        SheetFault::HiddenSheets { sheets } => {
            Message::new(format!("trang tính đang ẩn không được đọc: {}.", all(&quotations(sheets), Lang::Vi)))
                .why("Người xem tệp không thấy trang ẩn, nên số liệu ở đó không được dùng.")
                .mend("Nếu trang có số liệu cần chấm thì cho hiện (Unhide) rồi lưu lại; nếu không thì không phải làm gì.")
        }
        SheetFault::NotJson => Message::new("từ chỗ này trở đi tệp không đúng dạng JSON.")
            .why("Tệp JSON sai một dấu thì không biết số liệu nào thuộc đơn vị nào.")
            .mend("Xuất lại tệp từ phần mềm đã tạo ra nó; thường là thiếu hoặc thừa dấu phẩy, dấu ngoặc."),
        SheetFault::JsonShape(shape) => match shape {
            JsonShape::Top => Message::new("tệp JSON không phải là một danh sách các đơn vị.")
                .why("Không biết mỗi đơn vị bắt đầu ở đâu.")
                .mend("Xuất tệp thành một danh sách trong ngoặc vuông, mỗi đơn vị một cặp ngoặc nhọn gồm khóa “Đơn vị” và các số liệu."),
            JsonShape::Unit => Message::new("mục này của danh sách không phải là một đơn vị.")
                .why("Mỗi mục phải có tên đơn vị và các số liệu của đơn vị đó.")
                .mend("Mỗi đơn vị là một cặp ngoặc nhọn, ví dụ gồm \"Đơn vị\": \"Sở A\" và \"1.1\": 4."),
            JsonShape::Value => Message::new("giá trị này không ghi được vào một ô.")
                .why("Một số liệu là một số, một chữ, đúng hay sai, hoặc không có giá trị; danh sách bản ghi là danh sách các cặp ngoặc nhọn.")
                .mend("Sửa giá trị, hoặc bỏ khóa này."),
            JsonShape::Mixed => Message::new("danh sách này vừa có bản ghi vừa có thứ khác.")
                .why("Không biết đây là danh sách bản ghi hay là các phương án được chọn.")
                .mend("Danh sách bản ghi chỉ gồm các cặp ngoặc nhọn; các phương án được chọn chỉ gồm chữ."),
        },
        SheetFault::DoubleKey { key } => Message::new(format!("khóa {} có hai lần trong cùng một cặp ngoặc nhọn.", quoted(key)))
            .why("Hai giá trị khác nhau thì không rõ lấy giá trị nào.")
            .mend("Giữ một, bỏ một."),
        SheetFault::More { count } => Message::new(format!("còn {} lỗi nữa trong tệp này, không kê ra.", whole(*count)))
            .why("Nhiều lỗi như vậy thường là do cả tệp lệch cột, hoặc không phải tệp của bộ chỉ số này.")
            .mend("Sửa các lỗi đã kê, rồi chạy lại."),
        SheetFault::NoHeaderRow { row, last } => {
            Message::new(format!("bảng hết ở dòng {last}, chưa tới dòng {row} mà bộ chỉ số ghi là dòng tiêu đề cột."))
                .why("Không có tên các cột thì không biết cột nào là số liệu nào.")
                .mend("Dùng đúng biểu mẫu, hoặc sửa câu “tiêu đề cột ở dòng …” trong mục “biểu mẫu”.")
        }
        SheetFault::HeaderRows { first, last } => {
            Message::new(format!("các dòng tiêu đề từ dòng {first} đến dòng {last} không phải là một khoảng dòng của bảng."))
                .why("Dòng của bảng được đếm từ 1, dòng đầu không thể đứng sau dòng cuối.")
                .mend("Viết số dòng như Excel ghi ở lề trái, ví dụ “tiêu đề cột ở dòng 4 đến 5”.")
        }
    }
}

fn too_much(much: Much, cell: Option<&Cell>) -> Message {
    let said = match much {
        Much::File => format!("tệp lớn hơn {} MB.", MOST_FILE >> 20),
        Much::Unpacked => "tệp nén này bung ra lớn hơn mọi biểu mẫu.".to_owned(),
        Much::Columns => format!("bảng có hơn {} cột, nhiều hơn một trang tính Excel có thể có.", whole(MOST_COLUMNS)),
        Much::Rows => format!("bảng có hơn {} dòng, nhiều hơn một trang tính Excel có thể có.", whole(MOST_ROWS)),
        Much::Cells => format!("tệp có hơn {} ô.", whole(MOST_CELLS)),
        Much::Text => format!("chữ trong các ô dài hơn {} MB.", MOST_TEXT >> 20),
        Much::Letters => {
            let place = cell.map(|cell| format!(" ở {}", place(Some(cell)))).unwrap_or_default();
            format!("có ô{place} dài hơn {} chữ, nhiều hơn một ô Excel có thể chứa.", whole(MOST_LETTERS))
        }
        Much::Parts => "tệp Excel có quá nhiều phần, trang tính hoặc kiểu ô.".to_owned(),
    };
    Message::new(said)
        .why("Tệp như vậy thường bị hỏng, hoặc không phải bảng số liệu; đọc tiếp có thể làm treo máy.")
        .mend("Kiểm tra lại tệp; chép riêng bảng số liệu sang một tệp mới nếu cần.")
}

/// The cell as a person finds it.
fn place(cell: Option<&Cell>) -> String {
    match cell {
        Some(cell) => cell.address().unwrap_or_else(|| format!("ô ở dòng {}", cell.line)),
        None => "ô này".to_owned(),
    }
}

/// What stands in it.
fn text(cell: Option<&Cell>) -> String {
    quoted(cell.and_then(|cell| cell.text.as_deref()).unwrap_or("?"))
}
