//! Biểu mẫu số liệu.

use crate::diagnostic::{Changed, FormFault, FormKind};
use crate::form::label;
use crate::message::words::{all, quotations, quoted, quoted_apart};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &FormFault) -> Message {
    match fault {
        FormFault::OtherSet { found, due } => {
            Message::new(format!("đây là biểu mẫu của bộ chỉ số {}, không phải của bộ {}.", quoted(found), quoted(due)))
                .why("Cùng một mã chỉ số, mỗi bộ hỏi một số liệu khác; đọc nhầm thì điểm sai mà không ai thấy.")
                .mend("Chọn đúng tệp, hoặc chấm bằng đúng bộ chỉ số.")
        }
        FormFault::OtherVersion { found, due } => Message::new(format!(
            "{}, bộ chỉ số hiện nay là phiên bản {}; phần hướng dẫn trong tệp đã mất nên không rõ khác nhau ở đâu.",
            version(found.as_deref()),
            quoted(due)
        ))
        .why("Ý nghĩa của một cột có thể đã đổi giữa hai phiên bản.")
        .mend("Tạo lại biểu mẫu bằng “dti template”, rồi chép số liệu sang."),
        FormFault::ColumnChanged { column, changes } => {
            let changes: Vec<String> = changes.iter().map(changed).collect();
            Message::new(format!("biểu mẫu làm từ phiên bản khác của bộ chỉ số; cột {}: {}.", quoted(column), changes.join("; ")))
                .why("Đơn vị đã ghi số liệu theo điều in trong biểu mẫu, không phải theo bộ chỉ số hiện nay.")
                .mend("Gửi lại biểu mẫu mới (“dti template”), đề nghị đơn vị ghi lại cột này.")
        }
        FormFault::ColumnGone { column, asked } => {
            Message::new(format!("biểu mẫu làm từ phiên bản khác của bộ chỉ số; cột {} ({}) nay không còn.", quoted(column), quoted(asked)))
                .why("Số liệu trong cột này không còn được dùng, hoặc đã chuyển sang mã khác.")
                .mend("Tạo lại biểu mẫu bằng “dti template”, rồi chép số liệu sang.")
        }
        FormFault::ColumnNew { column, asked } => {
            Message::new(format!("biểu mẫu làm từ phiên bản khác của bộ chỉ số; nay có thêm cột {} ({}).", quoted(column), quoted(asked)))
                .why("Chưa đơn vị nào được hỏi số liệu này; để vậy thì mọi đơn vị bị coi là chưa có số liệu.")
                .mend("Tạo lại biểu mẫu bằng “dti template”, rồi gửi các đơn vị ghi thêm.")
        }
        FormFault::GuidanceEdited { columns } => {
            Message::new(format!("phần hướng dẫn của biểu mẫu đã bị sửa ở cột {}.", all(&quotations(columns), Lang::Vi)))
                .why("Số liệu vẫn được đọc theo bộ chỉ số; đơn vị có thể đã ghi theo điều bị sửa.")
                .mend("Hỏi lại đơn vị về các cột này; không cần sửa tệp.")
        }
        FormFault::StampOnly { found, due } => Message::new(format!(
            "{}, bộ chỉ số hiện nay là phiên bản {}; mọi cột trong tệp vẫn đúng như bộ chỉ số nên số liệu được đọc.",
            version(found.as_deref()),
            quoted(due)
        ))
        .why("Dòng “Mã biểu mẫu” cho biết biểu mẫu làm từ phiên bản nào; dòng ấy đã bị xóa hoặc sửa.")
        .mend("Không cần sửa gì; lần sau giữ nguyên hai dòng đầu của biểu mẫu."),
        FormFault::EvidenceChanged { columns } => {
            Message::new(format!("tài liệu kiểm chứng của cột {} đã đổi sau khi phát biểu mẫu này.", all(&quotations(columns), Lang::Vi)))
                .why("Số liệu vẫn được đọc; nhưng đơn vị có thể đã gửi tài liệu theo yêu cầu cũ.")
                .mend("Đối chiếu lại tài liệu kiểm chứng của các cột này.")
        }
        FormFault::HeaderGone => Message::new("đây là biểu mẫu số liệu nhưng không còn dòng tên cột.")
            .why("Không biết cột nào là số liệu nào.")
            .mend("Tạo lại biểu mẫu bằng “dti template”, rồi chép dòng tên cột, bắt đầu bằng “Đơn vị”, vào ngay trên số liệu."),
        FormFault::OtherKind { found, due } => Message::new(format!("đây là {}, trong khi ở đây cần {}.", kind(found), kind(due)))
            .why("Hai loại biểu mẫu ghi những thứ khác nhau.")
            .mend("Chọn đúng tệp hoặc đúng trang tính."),
    }
}

fn version(found: Option<&str>) -> String {
    match found {
        Some(found) => format!("biểu mẫu ghi phiên bản {}", quoted(found)),
        None => "biểu mẫu không còn dòng “Mã biểu mẫu”".to_owned(),
    }
}

fn changed(change: &Changed) -> String {
    let line = label(change.line).to_lowercase();
    match (change.old.is_empty(), change.new.is_empty()) {
        (true, _) => format!("{line} nay là {}", quoted(&change.new)),
        (_, true) => format!("{line} trước là {}, nay không còn", quoted(&change.old)),
        _ => {
            let (old, new) = quoted_apart(&change.old, &change.new);
            format!("{line} trước là {old}, nay là {new}")
        }
    }
}

fn kind(kind: &FormKind) -> String {
    let plain = match kind {
        FormKind::Rows => "biểu mẫu mỗi đơn vị một dòng",
        FormKind::Unit => "biểu mẫu của riêng một đơn vị",
        FormKind::Common => "biểu mẫu thông tin chung",
        FormKind::Corrections => "biểu mẫu điều chỉnh",
        FormKind::List(title) => return format!("biểu mẫu của danh sách {}", quoted(title)),
        FormKind::Choices => "danh mục các lựa chọn",
    };
    plain.to_owned()
}
