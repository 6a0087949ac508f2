//! Nhiều tệp, nhiều vòng chấm của một kỳ đánh giá.

use crate::diagnostic::{NotSettable, SubmissionFault};
use crate::message::words::{all, either, number, quotations, quoted};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &SubmissionFault) -> Message {
    match fault {
        SubmissionFault::UnknownRound { round, known, near } => {
            let message = Message::new(format!("bộ chỉ số không có vòng chấm {}.", quoted(round)))
                .why("Vòng sau sửa số liệu của vòng trước, nên phải biết tệp này là vòng nào trong quyết định.");
            match (near, known.is_empty()) {
                (Some(near), _) => message.mend(format!("Đổi tên vòng thành {} nếu đúng là vòng đó.", quoted(near))),
                (None, false) => message.mend(format!("Các vòng của bộ chỉ số: {}.", names(known))),
                (None, true) => {
                    message.mend("Thêm vào phần mở đầu của bộ chỉ số câu “các vòng chấm \"Tự chấm\"; \"Thẩm định\"”, hoặc bỏ tên vòng.")
                }
            }
        }
        SubmissionFault::FirstRoundMissing { round, first } => {
            Message::new(format!("có số liệu vòng {} nhưng không có vòng đầu tiên {}.", quoted(round), quoted(first)))
                .why("Vòng sau chỉ ghi chỗ sửa; ô để trống nghĩa là giữ như vòng trước, không có vòng trước thì không biết giữ gì.")
                .mend(format!("Thêm tệp của vòng đầu: --data \"{first}=TỆP\", hoặc một trang tính tên “{first}”."))
        }
        SubmissionFault::RoundNotSaid { known } => Message::new("tệp này không nói là vòng chấm nào, trong khi tệp khác có nói.")
            .why("Một tệp không rõ vòng có thể là số liệu gốc, cũng có thể là chỗ sửa của vòng sau.")
            .mend(format!("Ghi tên vòng trước tên tệp: --data \"VÒNG=TỆP\". Các vòng của bộ chỉ số: {}.", names(known))),
        SubmissionFault::OfficialRoundMissing { last, official } => {
            Message::new(format!("kết quả dưới đây là của vòng {}, chưa phải vòng chính thức {}.", quoted(last), quoted(official)))
                .why("Chỉ vòng sau cùng trong bộ chỉ số là chính thức; kết quả này còn có thể thay đổi.")
                .mend("Khi có số liệu vòng chính thức thì thêm tệp của vòng ấy rồi chấm lại.")
        }
        SubmissionFault::UnknownSheet { sheet, known, near } => {
            let message =
                Message::new(format!("trang tính {} không ứng với vòng chấm, danh sách hay bảng nào của bộ chỉ số.", quoted(sheet)))
                    .why("Số liệu trên trang này sẽ không được dùng để chấm điểm.");
            match near {
                Some(near) => message.mend(format!("Đổi tên trang thành {} nếu đúng là trang đó.", quoted(near))),
                None => message.mend(format!("Đổi tên trang thành {}; nếu chỉ là trang nháp thì xóa trang.", one_of(known))),
            }
        }
        SubmissionFault::NoSuchSheet { sheet, found } => Message::new(format!("tệp không có trang tính {}.", quoted(sheet)))
            .why("Không đọc được số liệu của trang ấy.")
            .mend(format!("Các trang trong tệp: {}.", names(found))),
        SubmissionFault::UnknownUnit { unit, near, roster } => {
            let of = if *roster { "danh sách đơn vị được đánh giá" } else { "số liệu của vòng đầu" };
            let message = Message::new(format!("đơn vị {} không có trong {of}.", quoted(unit)))
                .why("Tên viết khác đi thì số liệu của đơn vị ấy không được tính, hoặc một đơn vị thành hai.");
            match near {
                Some(near) => message.mend(format!("Sửa thành {} nếu đúng là đơn vị đó.", quoted(near))),
                None => message.mend(format!("Bỏ dòng này, hoặc bổ sung đơn vị vào {of}.")),
            }
        }
        SubmissionFault::UnitInTwoTables { unit, first } => Message::new(format!("đơn vị {} đã có số liệu ở {first}.", quoted(unit)))
            .why("Hai bảng của cùng một vòng ghi một đơn vị thì không rõ lấy số liệu nào.")
            .mend("Giữ một chỗ, bỏ chỗ kia; nếu là số liệu sửa thì đưa vào vòng chấm sau."),
        SubmissionFault::UnitsNotSubmitted { submitted, due, units } => {
            Message::new(format!("{submitted}/{due} đơn vị đã nộp; chưa nộp: {}.", names(units)))
                .why("Mọi số liệu của đơn vị chưa nộp là chưa có số liệu, được tính theo chính sách của bộ chỉ số.")
                .mend("Đôn đốc đơn vị nộp, hoặc bỏ đơn vị khỏi danh sách nếu năm nay không đánh giá.")
        }
        SubmissionFault::PropertyDiffers { unit, property } => {
            Message::new(format!("thuộc tính {} của đơn vị {} khác với danh sách đơn vị.", quoted(property), quoted(unit)))
                .why("Thuộc tính quyết định chỉ số nào áp dụng cho đơn vị.")
                .mend("Sửa một trong hai chỗ, hoặc bỏ cột thuộc tính khỏi bảng số liệu.")
        }
        SubmissionFault::NoSuchRow { code, near } => {
            let message =
                Message::new(format!("bộ chỉ số không có chỉ số {}.", quoted(code))).why("Không biết số liệu được sửa là của chỉ số nào.");
            match near {
                Some(near) => message.mend(format!("Sửa thành {} nếu đúng là chỉ số đó.", quoted(near))),
                None => message.mend("Ghi mã chỉ số như trong phụ lục, ví dụ “1.2”."),
            }
        }
        SubmissionFault::CodeAsNumber { code, other } => {
            Message::new(format!("mã {} ghi ở dạng số, không rõ là chỉ số {code} hay {other}.", quoted(code)))
                .why(format!("Excel bỏ số 0 ở cuối: gõ {other} ở ô dạng số thì tệp chỉ còn ghi {code}."))
                .mend("Đặt cột mã chỉ số ở dạng Text rồi gõ lại mã.")
        }
        SubmissionFault::FormOfAnotherRound { form, given } => {
            Message::new(format!("biểu mẫu này là của vòng {}, nhưng được đưa vào làm vòng {}.", quoted(form), quoted(given)))
                .why("Số liệu của một vòng đặt vào vòng khác sẽ xóa mất những gì các vòng giữa đã sửa.")
                .mend(format!(
                    "Đưa tệp vào đúng vòng: --data \"{form}=TỆP\"; nếu đúng là của vòng {} thì sửa dòng “Vòng” trong biểu mẫu.",
                    quoted(given)
                ))
        }
        SubmissionFault::TableTwice { first } => Message::new(format!("bảng này đã có ở {first}."))
            .why("Số liệu chung, danh sách đơn vị chỉ có một bản cho mọi đơn vị; hai bản thì không rõ theo bản nào.")
            .mend("Giữ một bản, xóa trang kia hoặc để trống."),
        SubmissionFault::RoundSkipped { round } => Message::new(format!("vòng {} không có số liệu.", quoted(round)))
            .why("Vòng này được coi là không sửa gì của vòng trước.")
            .mend("Nếu vòng ấy có sửa thì thêm tệp của nó."),
        SubmissionFault::NoSuchInput { code, name, known } => {
            let message = match name.is_empty() {
                true => Message::new(format!("chưa nói sửa số liệu nào của chỉ số {code}.")),
                false => Message::new(format!("chỉ số {code} không có số liệu {}.", quoted(name))),
            };
            let message = message.why("Chỉ số có nhiều số liệu; sửa nhầm số liệu thì điểm sai.");
            match known.is_empty() {
                true => message.mend("Chỉ số này không có số liệu riêng; sửa ở chỉ số có số liệu ấy."),
                false => message.mend(format!("Ghi vào cột “Số liệu” {}.", one_of(known))),
            }
        }
        SubmissionFault::NothingCorrected { unit } => {
            Message::new(format!("dòng của đơn vị {} không ghi giá trị, cũng không ghi điểm.", quoted(unit)))
                .why("Ô trống ở vòng sau nghĩa là giữ như vòng trước, nên dòng này không sửa gì.")
                .mend("Ghi số liệu đúng vào cột “Giá trị” hoặc điểm vào cột “Điểm”; nếu không sửa gì thì bỏ dòng.")
        }
        SubmissionFault::ValueAndPoints { unit } => {
            Message::new(format!("dòng của đơn vị {} vừa sửa số liệu vừa ấn định điểm.", quoted(unit)))
                .why("Sửa số liệu thì điểm được tính lại theo quy định; ấn định điểm thì không tính nữa. Hai cách cho hai kết quả.")
                .mend("Chỉ ghi một trong hai cột “Giá trị”, “Điểm”.")
        }
        SubmissionFault::NoReason { unit } => Message::new(format!("điểm ấn định cho đơn vị {} không ghi lý do.", quoted(unit)))
            .why("Điểm không tính theo công thức thì phải nói được vì sao khi đơn vị khiếu nại.")
            .mend("Ghi lý do vào cột “Lý do”, ví dụ “Thiếu tài liệu kiểm chứng”."),
        SubmissionFault::PointsNotHere { code, why } => {
            let message = Message::new(format!("không thể ấn định điểm cho chỉ số {code}."));
            match why {
                NotSettable::Parent => message
                    .why("Điểm của chỉ số này gom từ các chỉ số bên dưới; ghi đè lên thì các dòng không còn cộng đúng.")
                    .mend("Ấn định điểm ở chỉ số thành phần."),
                NotSettable::NotDeployed => message
                    .why("Năm nay chỉ số chưa triển khai, không ai được chấm.")
                    .mend("Bỏ dòng này, hoặc bỏ câu “chưa triển khai năm …” trong bộ chỉ số nếu đã triển khai."),
                NotSettable::Unscored => message.why("Chỉ số này không tính điểm.").mend("Bỏ dòng này."),
            }
        }
        SubmissionFault::CorrectedTwice { unit, input, first } => {
            let what = input.as_ref().map_or_else(|| "điểm".to_owned(), |input| format!("số liệu {}", quoted(input)));
            Message::new(format!("{what} của đơn vị {} đã được sửa ở {first} trong cùng vòng.", quoted(unit)))
                .why("Hai chỗ sửa khác nhau thì không rõ lấy chỗ nào.")
                .mend("Giữ một dòng, bỏ dòng kia.")
        }
        SubmissionFault::BoundCorrected { unit, corrected, input, value, domain } => Message::new(format!(
            "sửa {} của đơn vị {} như vậy thì {} ({}) ra ngoài khoảng {}.",
            quoted(corrected),
            quoted(unit),
            quoted(input),
            number(value),
            quoted(domain)
        ))
        .why("Số liệu ngoài khoảng có thể làm điểm vượt mức tối đa hoặc nhỏ hơn 0.")
        .mend("Sửa cả hai số liệu trong cùng vòng, hoặc xem lại số liệu vừa sửa."),
        SubmissionFault::SetPointsLifted { unit, round } => Message::new(format!(
            "điểm do vòng {} ấn định cho đơn vị {} không còn hiệu lực, vì vòng này sửa số liệu của chỉ số.",
            quoted(round),
            quoted(unit)
        ))
        .why("Số liệu đã sửa thì điểm được tính lại theo quy định.")
        .mend("Nếu vẫn giữ điểm đã ấn định thì ghi lại ở vòng này, kèm lý do, thay cho việc sửa số liệu."),
        SubmissionFault::SetWhereNotApplicable { unit } => {
            Message::new(format!("có điểm ấn định cho đơn vị {} ở chỉ số không áp dụng cho đơn vị này.", quoted(unit)))
                .why("Điểm ấy không được tính.")
                .mend("Bỏ dòng này, hoặc kiểm tra lại thuộc tính của đơn vị.")
        }
    }
}

fn names(names: &[String]) -> String {
    all(&quotations(names), Lang::Vi)
}

fn one_of(names: &[String]) -> String {
    either(&quotations(names), Lang::Vi)
}
