//! Names, codes and files.

use crate::diagnostic::{Copied, NameFault, NameKind};
use crate::message::words::{all, either, quoted, reason};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &NameFault) -> Message {
    match fault {
        NameFault::NotInRow { name, code, rows } => {
            let meant: Vec<String> = rows.iter().map(|row| quoted(&format!("{name} của {row}"))).collect();
            Message::new(format!("mục {code} không có số liệu nào tên là {}; số liệu ấy khai ở mục {}.", quoted(name), all(rows, Lang::Vi)))
                .why("Câu viện dẫn một số liệu không có thì không chấm điểm được.")
                .mend(format!("Viết {}, hoặc sửa tên số liệu.", meant.join(" hoặc ")))
        }
        NameFault::Unknown { name, kind, near } => {
            let message = Message::new(match kind {
                NameKind::Definition => format!("không có câu “trong đó” nào đặt tên {}.", quoted(name)),
                _ => format!("không có {} nào tên là {}.", kind_word(*kind), quoted(name)),
            })
            .why("Câu viện dẫn một tên không có thì không chấm điểm được.");
            match near {
                Some(near) if *kind == NameKind::Function => message.mend(format!("Viết {}.", quoted(near))),
                Some(near) => message.mend(format!("Có lẽ là {}; nếu không phải thì khai báo tên này.", quoted(near))),
                None => message.mend("Sửa lại tên cho đúng, hoặc khai báo tên này."),
            }
        }
        NameFault::Doubled { name, kind } => Message::new(format!("{} {} được khai báo hai lần.", kind_word(*kind), quoted(name)))
            .why(match kind {
                NameKind::ClassTable => "Mỗi đơn vị chỉ có một mức xếp loại; hai bảng có thể cho hai mức khác nhau.",
                NameKind::Class => "Trên bảng kết quả không phân biệt được hai mức cùng tên.",
                _ => "Khi câu khác dùng tên này thì không rõ là lần khai báo nào.",
            })
            .mend(match kind {
                NameKind::ClassTable => "Giữ một bảng; muốn xếp loại riêng từng nhóm hay từng chỉ số thì viết “xếp loại từng nhóm …”.",
                NameKind::Class => "Đổi tên một mức, hoặc gộp hai khoảng thành một.",
                _ => "Đổi một trong hai tên, hoặc bỏ lần khai báo thừa.",
            }),
        NameFault::CodeDoubled { code, copy: Copied::Whole } => Message::new(format!("mục {code} chép hai lần, giống nhau từng chữ."))
            .why("Mục chép thừa thì điểm bị tính hai lần.")
            .mend("Bỏ một trong hai mục."),
        NameFault::CodeDoubled { code, copy: Copied::Title } => {
            Message::new(format!("mã {code} đứng hai lần với cùng một tên, mà nội dung bên dưới khác nhau."))
                .why("Không rõ đơn vị được chấm theo mục nào trong hai mục.")
                .mend("Đối chiếu hai mục với văn bản rồi bỏ mục sai. Nếu là hai nội dung thì sửa tên, đánh lại mã, và sửa những câu viện dẫn mã đã đổi.")
        }
        NameFault::CodeDoubled { code, copy: Copied::No } => Message::new(format!("mã {code} được dùng cho hai mục."))
            .why("Số liệu và điểm ghi theo mã sẽ không rõ là của mục nào.")
            .mend("Đánh lại mã cho một trong hai mục, rồi sửa những câu viện dẫn mã đã đổi."),
        NameFault::CodeUnknown { code, near, known } => {
            let message = Message::new(format!("không có chỉ số hay nhóm nào mang mã {code}."))
                .why("Câu viện dẫn một mã không có thì không chấm điểm được.");
            match near {
                Some(near) => message.mend(format!("Có lẽ là mã {near}; nếu không phải thì thêm mục {code}.")),
                None if known.is_empty() => message.mend(format!("Sửa lại mã cho đúng, hoặc thêm mục {code}.")),
                None => message
                    .mend(format!("Sửa lại mã cho đúng: cùng cấp có {}. Chỉ thêm mục {code} nếu đúng là còn thiếu.", all(known, Lang::Vi))),
            }
        }
        NameFault::Ambiguous { name, rows } => {
            let message = Message::new(format!("tên {} có ở nhiều chỉ số: {}.", quoted(name), all(rows, Lang::Vi)))
                .why("Không rõ lấy số liệu của chỉ số nào.");
            let said: Vec<String> = rows.iter().map(|row| format!("“{name} của {row}”")).collect();
            message.mend(format!("Viết rõ chỉ số: {}.", either(&said, Lang::Vi)))
        }
        NameFault::OtherRow { name, row, near } => {
            let message = Message::new(format!("số liệu {} không khai ở đây mà ở chỉ số {row}.", quoted(name))).why(format!(
                "Có lẽ dòng khai {} của chính chỉ số này bị sót; lấy nhầm số của chỉ số {row} thì điểm sai mà không ai thấy.",
                quoted(name)
            ));
            match near {
                Some(near) => message.mend(format!(
                    "Nếu gõ nhầm tên thì sửa thành {}; nếu đúng là lấy số của chỉ số {row} thì viết “{name} của {row}”.",
                    quoted(near)
                )),
                None => message
                    .mend(format!("Khai thêm “số liệu {name}” ở đây; nếu đúng là lấy số của chỉ số {row} thì viết “{name} của {row}”.")),
            }
        }
        NameFault::Circular { path } => {
            let mut round = path.clone();
            if let (Some(first), true) = (path.first(), path.first() != path.last() || path.len() == 1) {
                round.push(first.clone());
            }
            Message::new(format!("cách tính đi vòng, không có điểm đầu: {}.", round.join(" → ")))
                .why("Muốn biết kết quả thì phải biết trước chính kết quả đó.")
                .mend("Bỏ một chỗ viện dẫn trong vòng này.")
        }
        NameFault::ParentMissing { code, parent } => Message::new(format!("có chỉ số {code} nhưng không có chỉ số {parent} ở trên."))
            .why("Điểm của chỉ số này không biết cộng vào đâu.")
            .mend(format!("Thêm dòng “chỉ số {parent} \"…\"” ở trên, hoặc sửa lại mã {code}.")),
        NameFault::ImportUnreadable { path, reason: cause } => {
            Message::new(format!("không đọc được tệp kèm theo {} ({}).", quoted(path), cause_of(cause)))
                .why("Thiếu tệp kèm theo thì bộ chỉ số không đủ.")
                .mend("Kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục chứa tệp này.")
        }
        NameFault::ImportCircle { path } => Message::new(format!("tệp {} và tệp này kèm theo lẫn nhau thành vòng.", quoted(path)))
            .why("Không rõ tệp nào là gốc.")
            .mend("Bỏ một dòng “kèm theo”."),
        NameFault::NoSet => Message::new("trong tệp không có phần mở đầu “bộ chỉ số”.")
            .why("Không có phần này thì không biết văn bản, thang điểm và năm áp dụng.")
            .mend("Thêm dòng “bộ chỉ số \"…\"” ở đầu tệp, tiếp theo là mã, văn bản và thang điểm."),
        NameFault::Fragment => Message::new("tệp này là phần dùng chung, không phải một bộ chỉ số.")
            .why("Tên, mục và điểm trong tệp chỉ kiểm tra được cùng với bộ chỉ số dùng nó.")
            .mend("Kiểm tra tệp bộ chỉ số có dòng “kèm theo \"…\"” gọi tệp này."),
        NameFault::SecondSet => Message::new("có hai phần mở đầu “bộ chỉ số”.")
            .why("Mỗi lần chấm chỉ theo một bộ chỉ số.")
            .mend("Giữ một phần; bộ chỉ số kia để ở tệp khác."),
        NameFault::OutOfOrder { code, after } => Message::new(format!("mục {code} đứng sau mục {after}."))
            .why("Sai thứ tự thường do chép thiếu hoặc đánh nhầm mã.")
            .mend(format!("Chuyển mục {code} lên trước mục {after}, hoặc sửa lại mã.")),
        NameFault::Spellings { here, first } => {
            Message::new(format!("cùng một tên có hai cách viết: {} và {}.", quoted(first), quoted(here)))
                .why("Hai cách viết được coi là một, nhưng văn bản nên thống nhất.")
                .mend(format!("Viết thống nhất {}.", quoted(first)))
        }
    }
}

/// What the system says in English, where it is one of the two common reasons.
pub(super) fn cause_of(said: &str) -> String {
    match () {
        () if said.contains("os error 2)") => "không có tệp này".to_owned(),
        () if said.contains("os error 13)") => "không có quyền đọc".to_owned(),
        () => reason(said),
    }
}

fn kind_word(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Input => "số liệu",
        NameKind::Property => "thuộc tính",
        NameKind::Option => "phương án",
        NameKind::Pillar => "trụ cột",
        NameKind::Class => "mức xếp loại",
        NameKind::ClassTable => "bảng",
        NameKind::Ranking => "bảng xếp hạng",
        NameKind::Function => "phép tính",
        NameKind::Definition => "tên",
        NameKind::UnitKind => "đối tượng",
        NameKind::List => "danh sách",
        NameKind::Field => "số liệu của danh sách",
    }
}
