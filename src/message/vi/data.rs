//! A year's data.

use crate::diagnostic::{Cell, DataFault, Encoding, EndFigure, OtherFormat, StateName};
use crate::message::words::{all, as_percent, either, number, percentage, points, quotations, quoted, reason, score, ungrouped};
use crate::message::{Lang, Message, state_word};
use crate::quantity::Exact;

pub(super) fn say(fault: &DataFault, cell: Option<&Cell>) -> Message {
    match fault {
        DataFault::OfCommon(fault) => {
            let message = say_of(fault, cell, "số liệu chung");
            match fault.as_ref() {
                DataFault::OutOfDomain { value, domain, .. } => message.mend(match as_percent(value, domain) {
                    Some(percent) => format!("Nếu là {percent} thì ghi {percent}; mọi đơn vị được chấm theo số liệu này."),
                    None => "Đối chiếu lại với nguồn của số liệu chung; mọi đơn vị được chấm theo nó.".to_owned(),
                }),
                _ => message,
            }
        }
        // What stands in no cell stands in an example of the rules.
        fault => say_of(fault, cell, if cell.is_some() { "đơn vị" } else { "ví dụ" }),
    }
}

/// What there is to say of a value of a unit, or of a common figure.
fn say_of(fault: &DataFault, cell: Option<&Cell>, whose: &str) -> Message {
    match fault {
        DataFault::OfCommon(fault) => say(fault, cell),
        DataFault::CommonColumn { header } => {
            Message::new(format!("cột {} là số liệu chung, không phải số liệu của từng đơn vị.", quoted(header)))
                .why("Số liệu chung chỉ có một giá trị cho mọi đơn vị; ghi theo đơn vị thì mỗi dòng có thể một khác.")
                .mend("Bỏ cột này; ghi số liệu vào tệp CSV hai cột “Số liệu;Giá trị” và thêm --common TỆP.")
        }
        DataFault::CommonTwice { name, first } => Message::new(format!("số liệu chung {} đã có ở dòng {first}.", quoted(name)))
            .why("Hai dòng ghi hai giá trị thì không rõ mọi đơn vị được chấm theo giá trị nào.")
            .mend("Giữ một dòng, bỏ dòng kia."),
        DataFault::CommonHeader { name } => Message::new(format!("dòng đầu ghi số liệu chung {}, không phải tên các cột.", quoted(name)))
            .why("Dòng đầu của tệp luôn là tên các cột, nên giá trị trên dòng này không được đọc.")
            .mend("Thêm dòng “Số liệu;Giá trị” ở đầu tệp."),
        DataFault::SomethingOverNothing { unit, numerator, common: Some(common) } => Message::new(format!(
            "đơn vị {} có tử số {} nhưng mẫu số, là số liệu chung {}, bằng 0.",
            quoted(unit),
            number(numerator),
            quoted(common)
        ))
        .why("Chia cho 0 thì không ra kết quả nào; mọi đơn vị có tử số khác 0 đều gặp lỗi này.")
        .mend("Sửa số liệu chung trong tệp của --common, hoặc khai báo khoảng của nó lớn hơn 0, ví dụ “từ 1 trở lên”."),
        DataFault::Empty => Message::new("tệp số liệu không có dòng tiêu đề hoặc không có đơn vị nào.")
            .why("Không có đơn vị thì không có gì để chấm.")
            .mend("Dòng đầu ghi tên các cột, mỗi dòng sau ghi một đơn vị."),
        DataFault::NotUtf8 { at, seems } => {
            let message = Message::new(format!("tệp số liệu không phải là văn bản UTF-8 (sai từ byte thứ {}).", at.saturating_add(1)));
            let message = match seems {
                Encoding::Utf16 => message.why("Tệp có vẻ được lưu ở bảng mã UTF-16 (Excel gọi là “Unicode Text”)."),
                Encoding::Windows => {
                    message.why("Tệp có vẻ được lưu ở bảng mã cũ của Windows (như Windows-1258): tên có dấu sẽ không khớp với bộ chỉ số.")
                }
                Encoding::Unknown => message.why("Tệp không có vẻ là văn bản, hoặc đã hỏng."),
            };
            message.mend("Trong Excel mở tệp, chọn Lưu thành (Save As), kiểu “CSV UTF-8”; hoặc dùng thẳng tệp Excel (.xlsx).")
        }
        DataFault::Workbook(OtherFormat::Workbook) => Message::new("đây là tệp Excel hoặc Word, không phải tệp CSV.")
            .why("Bảng kèm bộ chỉ số chỉ được đọc từ văn bản CSV.")
            .mend("Trong Excel chọn Lưu thành (Save As), kiểu “CSV UTF-8”, rồi dùng tệp đó."),
        DataFault::Workbook(other) => {
            let message = Message::new(match other {
                OtherFormat::OldOrLocked => "tệp Excel này ở dạng cũ (.xls) hoặc có mật khẩu mở tệp.",
                OtherFormat::OpenDocument => "đây là tệp của LibreOffice (ODS, ODT), không phải tệp Excel (.xlsx).",
                OtherFormat::Word => "đây là tệp Word, không phải bảng số liệu.",
                OtherFormat::Binary => "tệp Excel này ở dạng nhị phân (.xlsb).",
                OtherFormat::Pdf => "đây là tệp PDF, không phải bảng số liệu.",
                OtherFormat::Package | OtherFormat::Workbook => "đây là tệp nén, không phải bảng số liệu.",
            });
            message
                .why("Số liệu được đọc từ tệp Excel (.xlsx), CSV hoặc JSON.")
                .mend(match other {
                    OtherFormat::Pdf | OtherFormat::Word => "Xin tệp Excel gốc của bảng; không có thì chép bảng sang Excel, đối chiếu lại từng số, rồi lưu kiểu “Excel Workbook (.xlsx)”.",
                    OtherFormat::Package | OtherFormat::Workbook => "Giải nén rồi dùng tệp Excel (.xlsx), CSV hoặc JSON bên trong.",
                    OtherFormat::OldOrLocked | OtherFormat::OpenDocument | OtherFormat::Binary => "Mở tệp, bỏ mật khẩu nếu có, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, rồi dùng tệp đó.",
                })
        }
        DataFault::TitleRow { text } => Message::new(format!("dòng đầu {} là tên bảng, không phải tên các cột.", quoted(text)))
            .why("Tên các cột phải ở dòng đầu thì mới biết cột nào là số liệu nào.")
            .mend("Khai báo trong bộ chỉ số mục “biểu mẫu” với câu “tiêu đề cột ở dòng …”, hoặc xóa các dòng phía trên dòng tên cột."),
        DataFault::MissingCounted { units, first } => {
            let named: Vec<String> = first.iter().map(|(unit, rows)| format!("{} ({})", quoted(unit), rows.join("; "))).collect();
            let more = if *units > first.len() { " …" } else { "" };
            Message::new(format!("{units} đơn vị có chỉ số chưa có số liệu: {}{more}.", named.join(", ")))
                .why("Các chỉ số này được tính theo chính sách “chưa có số liệu” của bộ chỉ số, không phải theo số liệu bằng 0.")
                .mend("Nếu đơn vị đã có số liệu thì bổ sung trước khi công bố.")
        }
        DataFault::NoUnitColumn { headers } => {
            let headers: Vec<String> = headers.iter().filter(|header| !header.trim().is_empty()).cloned().collect();
            Message::new(format!("không có cột nào ghi tên đơn vị; các cột hiện có: {}.", all(&quotations(&headers), Lang::Vi)))
                .why("Không biết mỗi dòng là số liệu của đơn vị nào.")
                .mend("Đặt tên cột ghi đơn vị là “Đơn vị”; nếu tên các cột ở dòng dưới thì khai báo trong bộ chỉ số mục “biểu mẫu”, câu “tiêu đề cột ở dòng …”.")
        }
        DataFault::UnknownColumn { header, near } => {
            let message = Message::new(format!("cột {} không ứng với số liệu, chỉ số hay thuộc tính nào.", quoted(header)))
                .why("Số liệu trong cột này sẽ không được dùng để chấm điểm.");
            match near {
                Some(near) => message.mend(format!("Đổi tên cột thành {} nếu đúng là số liệu đó.", quoted(near))),
                None => message.mend("Đổi tên cột cho đúng với bộ chỉ số, hoặc bỏ cột này."),
            }
        }
        DataFault::DoubleColumn { header, first } => {
            Message::new(format!("hai cột {} và {} cùng ghi một số liệu.", quoted(first), quoted(header)))
                .why("Hai cột khác nhau thì không rõ lấy số nào.")
                .mend("Giữ một cột, bỏ cột kia.")
        }
        DataFault::MissingColumn { header } => Message::new(format!("thiếu cột {}.", quoted(header)))
            .why("Thiếu cả cột thì không đơn vị nào có số liệu hay thuộc tính này.")
            .mend(format!("Thêm cột {} và ghi cho từng đơn vị.", quoted(header))),
        DataFault::ResultColumn { header } => {
            Message::new(format!("cột {} không phải số liệu của bộ chỉ số nên không được đọc.", quoted(header)))
                .why("Điểm, thứ hạng và xếp loại luôn được tính lại từ số liệu; số thứ tự và ghi chú không ảnh hưởng đến điểm.")
        }
        DataFault::Ragged { found, due } => Message::new(format!("dòng này có {found} ô, trong khi dòng tiêu đề có {due} ô."))
            .why("Số liệu có thể đã lệch sang cột khác.")
            .mend("Kiểm tra dấu ngăn cột; ô có dấu phẩy phải đặt trong ngoặc kép."),
        DataFault::NoUnit => Message::new("dòng này không ghi tên đơn vị.")
            .why("Không biết số liệu là của đơn vị nào.")
            .mend("Ghi tên đơn vị, hoặc bỏ dòng này."),
        DataFault::DoubleUnit { unit, first } => Message::new(format!("đơn vị {} đã có ở dòng {first}.", quoted(unit)))
            .why("Một đơn vị có hai dòng số liệu thì không rõ chấm theo dòng nào.")
            .mend("Giữ một dòng, bỏ dòng kia."),
        DataFault::SummaryRow { label } => Message::new(format!("dòng {} là dòng tổng hợp, không phải là một đơn vị.", quoted(label)))
            .why("Để lại thì dòng này được chấm điểm và xếp hạng như một đơn vị.")
            .mend("Bỏ dòng này khỏi tệp số liệu."),
        DataFault::NoteRow { label } => {
            Message::new(format!("dòng {} là dòng ký tên hoặc ghi chú, không phải là một đơn vị.", quoted(label)))
                .why("Để lại thì dòng này được chấm điểm và xếp hạng như một đơn vị.")
                .mend("Bỏ dòng này khỏi tệp số liệu.")
        }
        DataFault::NoFigures { unit } => Message::new(format!("{whose} {} không có số liệu nào.", quoted(unit)))
            .why("Dòng này vẫn được chấm điểm, xếp hạng và tính vào điểm trung bình như một đơn vị.")
            .mend("Nếu là dòng ký tên hay ghi chú thì xóa dòng; nếu là đơn vị chưa nộp thì nêu trong danh sách đơn vị, tùy chọn --units."),
        DataFault::MixedMarks { comma, point } => Message::new(format!(
            "tệp dùng lẫn hai dấu thập phân: {} ở dòng {}, {} ở dòng {}.",
            quoted(&comma.1),
            comma.0,
            quoted(&point.1),
            point.0
        ))
        .why("Đọc nhầm dấu thì số liệu có thể sai nghìn lần.")
        .mend("Dùng thống nhất dấu phẩy cho phần thập phân trong cả tệp."),
        DataFault::AmbiguousMark { text, comma, point } => {
            Message::new(format!("số {} có thể là {} hoặc {}.", quoted(text), ungrouped(comma), ungrouped(point)))
                .why("Không ô nào trong tệp cho biết dấu nào ngăn phần thập phân; đọc nhầm thì số liệu sai nghìn lần.")
                .mend(format!("Ghi “{}” hoặc “{}” cho rõ.", ungrouped(comma), ungrouped(point)))
        }
        DataFault::NotNumber { unit } => Message::new(format!("{} không phải là số.", wrote(whose, unit, cell)))
            .why("Ô này phải là số thì mới chấm điểm được.")
            .mend("Ghi một con số; chưa có số liệu thì để trống ô; chữ thay cho số như “KPS” thì khai báo ở câu “ô ghi” của bộ chỉ số."),
        DataFault::TooLong { digits } => Message::new(format!("{} có {digits} chữ số, nhiều hơn mức giữ được chính xác.", number_of(cell)))
            .why("Số không giữ được chính xác thì điểm tính lại có thể khác điểm đã công bố.")
            .mend("Ghi số này với ít chữ số thập phân hơn."),
        DataFault::NotWhole { unit, value } => {
            Message::new(format!("{}, trong khi số liệu này phải là số nguyên.", gave(whose, unit, cell, &number(value))))
                .why("Thứ đếm được thì không có phần lẻ; có thể đã nhập nhầm cột hoặc nhầm tỷ lệ.")
                .mend("Ghi lại theo số đếm thực tế.")
        }
        DataFault::OutOfDomain { unit, value, domain, bound } => {
            let gave = gave(whose, unit, cell, &number(value));
            Message::new(format!("{gave}, ngoài khoảng {}{}.", quoted(domain), bound.as_deref().map(bounded).unwrap_or_default()))
                .why("Số liệu ngoài khoảng có thể làm điểm vượt mức tối đa hoặc nhỏ hơn 0.")
                .mend(match as_percent(value, domain) {
                    _ if cell.is_none() => "Sửa con số này, hoặc con số mà nó so với, trong ví dụ; số có dấu phẩy, dấu chấm thì xem lại dấu.".to_owned(),
                    Some(percent) if *value < Exact::from(2) => format!(
                        "Nếu là {percent} thì ghi {percent}; nếu là {} thì ghi {} và sửa khoảng trong bộ chỉ số, vì khoảng ấy chưa cho phép.",
                        percentage(value),
                        percentage(value)
                    ),
                    Some(percent) => {
                        format!("Nếu là {percent} thì ghi {percent}; nếu không thì đối chiếu lại với tài liệu kiểm chứng của đơn vị.")
                    }
                    None => "Đối chiếu lại với tài liệu kiểm chứng của đơn vị.".to_owned(),
                })
        }
        DataFault::PointsOutOfRange { unit, value, maximum } => {
            Message::new(format!("đơn vị {} được chấm {}, ngoài khoảng từ 0 đến {}.", quoted(unit), pts(value), pts(maximum)))
                .why("Điểm do người chấm cho cũng không được âm hay vượt điểm tối đa.")
                .mend(format!("Ghi lại điểm chấm, từ 0 đến {}.", pts(maximum)))
        }
        DataFault::OffStep { unit, value, step } => {
            Message::new(format!("đơn vị {} được chấm {}, không đúng bước {}.", quoted(unit), pts(value), pts(step)))
                .why("Bộ chỉ số chỉ cho phép chấm theo bước đã định.")
                .mend(format!("Ghi điểm là bội số của {}.", pts(step)))
        }
        DataFault::NotYesNo { unit } => Message::new(format!("{} không phải là “có” hay “không”.", wrote(whose, unit, cell)))
            .why("Ô này quyết định đơn vị có được điểm hay không.")
            .mend("Ghi “có” hoặc “không”; chưa có số liệu thì để trống ô, riêng thuộc tính của đơn vị thì không được để trống."),
        DataFault::NoSuchOption { unit, options, near } => {
            let message = Message::new(format!("{} không phải là phương án nào.", wrote(whose, unit, cell)))
                .why("Phương án không có trong bộ chỉ số thì không có điểm.");
            match near {
                Some(near) => message.mend(format!("Có lẽ là {}.", quoted(near))),
                None => message.mend(format!("Ghi {}.", either(&quotations(options), Lang::Vi))),
            }
        }
        DataFault::NoSuchPart { unit, part, options, near } => {
            let message =
                Message::new(format!("đơn vị {} ghi lựa chọn {} không có trong bộ chỉ số{}.", quoted(unit), quoted(part), column(cell)))
                    .why(
                        "Mỗi lựa chọn trong ô, ngăn bằng dấu “;”, phải là một lựa chọn đã khai báo; chỉ số áp dụng cho đơn vị tùy theo đó.",
                    );
            match near {
                Some(near) => message.mend(format!("Có lẽ là {}.", quoted(near))),
                None => message.mend(format!(
                    "Ghi {}; nhiều lựa chọn thì ngăn bằng “;”, không có lựa chọn nào thì ghi “không”.",
                    either(&quotations(options), Lang::Vi)
                )),
            }
        }
        DataFault::OptionNamedTwice { unit, option } => {
            Message::new(format!("đơn vị {} ghi lựa chọn {} hai lần{}.", quoted(unit), quoted(option), column(cell)))
                .why("Có thể một lần là ghi nhầm cho lựa chọn khác.")
                .mend("Ghi mỗi lựa chọn một lần.")
        }
        DataFault::PropertyMissing { unit, property } => {
            Message::new(format!("chưa ghi thuộc tính {} của đơn vị {}.", quoted(property), quoted(unit)))
                .why("Thuộc tính quyết định chỉ số nào áp dụng cho đơn vị, và đơn vị được xếp hạng cùng ai.")
                .mend(format!("Ghi thuộc tính vào cột {}.", quoted(property)))
        }
        DataFault::SomethingOverNothing { unit, numerator, common: None } => {
            Message::new(format!("đơn vị {} có tử số {} nhưng mẫu số bằng 0.", quoted(unit), number(numerator)))
                .why("Một phần không thể lớn hơn toàn bộ; một trong hai số đã ghi sai.")
                .mend("Kiểm tra lại hai số; nếu không phát sinh thì cả hai đều bằng 0.")
        }
        DataFault::StateReported { unit, state } => {
            let check = match state {
                StateName::Missing => "Bổ sung số liệu",
                StateName::NothingArising => "Kiểm tra lại số liệu",
                StateName::NotApplicable => "Kiểm tra thuộc tính của đơn vị",
            };
            let state = state_word(*state, Lang::Vi);
            Message::new(format!("đơn vị {} {state}, mà bộ chỉ số quy định báo lỗi khi {state}.", quoted(unit)))
                .why("Đơn vị này chưa có tổng điểm; các đơn vị khác vẫn được chấm.")
                .mend(format!("{check}, hoặc đổi câu “{state}: báo lỗi” trong bộ chỉ số."))
        }
        DataFault::AboveMaximum { unit, value, maximum } => {
            Message::new(format!("đơn vị {} tính ra {}, vượt điểm tối đa {}.", quoted(unit), pts(value), pts(maximum)))
                .why("Bộ chỉ số không nói có được vượt điểm tối đa hay không.")
                .mend("Kiểm tra lại số liệu, hoặc thêm “không quá điểm tối đa” vào cách chấm.")
        }
        DataFault::BelowZero { unit, value } => Message::new(format!("đơn vị {} tính ra {}, nhỏ hơn 0.", quoted(unit), pts(value)))
            .why("Bộ chỉ số không nói điểm có được âm hay không.")
            .mend("Kiểm tra lại số liệu, hoặc thêm “không dưới 0 điểm” vào cách chấm."),
        DataFault::NoTier { unit, value } => Message::new(format!("đơn vị {} đạt {}, không thuộc bậc nào.", quoted(unit), number(value)))
            .why("Không biết đơn vị này được mấy điểm.")
            .mend(format!("Thêm vào bộ chỉ số một bậc nhận {}.", number(value))),
        DataFault::NoCase { unit } => Message::new(format!("không có dòng nào của bảng điểm đúng với đơn vị {}.", quoted(unit)))
            .why("Không biết đơn vị này được mấy điểm.")
            .mend("Thêm vào bộ chỉ số dòng còn thiếu, hoặc dòng “còn lại: …”."),
        DataFault::OutsideFunction { unit, function, value } => {
            Message::new(format!("không lấy được {} của {} cho đơn vị {}.", quoted(function), number(value), quoted(unit)))
                .why("Lô-ga-rít chỉ có với số trên 0, căn chỉ có với số không âm; không biết đơn vị này được mấy điểm.")
                .mend("Sửa số liệu, hoặc giới hạn khoảng của số liệu trong bộ chỉ số, ví dụ “từ 1 trở lên”.")
        }
        DataFault::Undecided { unit } => {
            Message::new(format!("không chứng minh được chữ số làm tròn của một giá trị gần đúng cho đơn vị {}.", quoted(unit)))
                .why("Giá trị nằm sát đúng ranh giới làm tròn, tính thêm hàng nghìn chữ số cũng không phân biệt được hai phía.")
                .mend("Viết lại công thức cho gọn (ví dụ không nhân hai căn với nhau), hoặc làm tròn đến nhiều chữ số hơn.")
        }
        DataFault::CommonMissing { names } => {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            Message::new(format!("thiếu số liệu chung: {}.", names.join(", ")))
                .why("Số liệu chung không thuộc đơn vị nào nhưng mọi đơn vị được chấm theo nó.")
                .mend("Lập tệp CSV hai cột “Số liệu;Giá trị”, mỗi số liệu chung một dòng, rồi thêm --common TỆP; trong tệp Excel thì ghi vào trang “Thông tin chung”.")
        }
        DataFault::NotCommon { name, known } if known.is_empty() => {
            Message::new(format!("bộ chỉ số không có mục “thông tin chung”, nên {} không phải số liệu chung.", quoted(name)))
                .why("Dòng này không được dùng để chấm đơn vị nào.")
                .mend("Bỏ --common; nếu cần số liệu này thì khai báo nó trong mục “thông tin chung” của bộ chỉ số.")
        }
        DataFault::NotCommon { name, known } => {
            let known: Vec<String> = known.iter().map(|name| quoted(name)).collect();
            Message::new(format!("{} không phải số liệu chung của bộ chỉ số.", quoted(name)))
                .why("Một dòng bị đọc nhầm thì mọi đơn vị bị chấm sai.")
                .mend(format!("Các số liệu chung là: {}.", known.join(", ")))
        }
        DataFault::UnitNotInData { unit, near } => {
            Message::new(format!("đơn vị {} nêu trong bộ chỉ số không có trong số liệu.", quoted(unit)))
                .why("Quy định riêng cho đơn vị này không áp dụng được cho ai.")
                .mend(format!("Trong số liệu có {}; nếu là một thì viết cho thống nhất.", quoted(near)))
        }
        DataFault::UnitsAbsent { units } => {
            Message::new(format!("bộ chỉ số nêu riêng {}, số liệu không có các đơn vị này.", all(&quotations(units), Lang::Vi)))
                .why("Các chỉ số dành riêng cho những đơn vị đó không chấm cho ai.")
                .mend("Nếu đúng là chấm thiếu các đơn vị đó thì bổ sung số liệu; nếu không thì không phải làm gì.")
        }
        DataFault::NoClass { unit, score: value, share } => {
            Message::new(format!("đơn vị {} đạt {}, không thuộc mức xếp loại nào.", quoted(unit), score(value, *share)))
                .why("Đơn vị này có điểm mà không được xếp loại.")
                .mend(format!("Sửa bảng xếp loại cho {} thuộc một mức.", score(value, *share)))
        }
        DataFault::TieFigureMissing { unit, figure } => {
            Message::new(format!("đơn vị {} bằng điểm với đơn vị khác nhưng không có {} để xét.", quoted(unit), quoted(figure)))
                .why("Đơn vị không có con số này được xếp sau đơn vị bằng điểm có con số.")
                .mend("Bổ sung số liệu; nếu đơn vị không phải có con số này thì xem lại thứ tự xét khi bằng điểm.")
        }
        DataFault::PreviousTotalMissing => Message::new("kết quả năm trước không có cột “Tổng điểm”.")
            .why("Không có tổng điểm năm trước thì không so được với năm nay.")
            .mend("Đặt tên cột tổng điểm là “Tổng điểm”, cột đơn vị là “Đơn vị”, cột thứ hạng (nếu có) là “Xếp hạng”."),
        DataFault::NotRank { unit } => Message::new(format!("{} không phải là thứ hạng.", wrote(whose, unit, cell)))
            .why("Thứ hạng là số nguyên từ 1 trở lên; đọc nhầm thì đơn vị bị nói là lên hay xuống hạng.")
            .mend("Ghi thứ hạng, hoặc để trống ô nếu năm trước đơn vị không được xếp hạng."),
        DataFault::UnitsOfOneYear { new, gone } => {
            let part =
                |words: &str, units: &[String]| (!units.is_empty()).then(|| format!("{words} {}", all(&quotations(units), Lang::Vi)));
            let parts: Vec<String> = [part("năm trước chưa có", new), part("năm nay không còn", gone)].into_iter().flatten().collect();
            Message::new(format!("{}.", parts.join("; ")))
                .why("Đơn vị chỉ có ở một năm thì không so được; đổi tên cũng bị coi là đơn vị khác.")
                .mend("Nếu là một đơn vị thì viết tên thống nhất ở hai tệp.")
        }
        DataFault::NoClassCondition { unit } => Message::new(format!("đơn vị {} không đạt điều kiện của mức xếp loại nào.", quoted(unit)))
            .why("Bảng điều kiện quy định mỗi đơn vị đúng một mức, nên đơn vị này chưa được xếp loại.")
            .mend("Thêm dòng “còn lại: \"…\"” vào bảng xếp loại, hoặc nới điều kiện của một mức."),
        DataFault::SeveralClasses { unit, classes } => {
            Message::new(format!("đơn vị {} đạt điều kiện của nhiều mức: {}.", quoted(unit), all(&quotations(classes), Lang::Vi)))
                .why("Bảng điều kiện quy định mỗi đơn vị đúng một mức, nên đơn vị này chưa được xếp loại.")
                .mend("Sửa điều kiện cho các mức tách rời nhau, hoặc viết “lấy mức cao nhất đạt được”.")
        }
        DataFault::ClassUndecided { unit, sentence, state } => {
            let state = match state {
                StateName::Missing => "một con số mà đơn vị chưa có",
                StateName::NothingArising => "những mục mà đơn vị không phát sinh",
                StateName::NotApplicable => "một mục không áp dụng cho đơn vị",
            };
            Message::new(format!("chưa xếp loại được đơn vị {}: {} xét {state}.", quoted(unit), quoted(sentence)))
                .why("Bộ chỉ số không nói xếp loại thế nào khi thiếu con số này, nên đơn vị chưa được xếp loại.")
                .mend("Bổ sung số liệu, hoặc viết điều kiện chỉ xét những gì đơn vị nào cũng có.")
        }
        DataFault::NothingApplies { unit } => Message::new(format!("không chỉ số nào áp dụng cho đơn vị {}.", quoted(unit)))
            .why("Đơn vị này không có tỷ lệ điểm, không được xếp loại và xếp hạng.")
            .mend("Kiểm tra các thuộc tính của đơn vị, hoặc bỏ đơn vị khỏi danh sách chấm."),
        DataFault::ValueWhereNotApplicable { unit } => {
            Message::new(format!("đơn vị {} có số liệu ở chỉ số không áp dụng cho đơn vị này.", quoted(unit)))
                .why("Số liệu này không được dùng; có thể thuộc tính của đơn vị ghi chưa đúng.")
                .mend("Bỏ số liệu này, hoặc sửa lại thuộc tính của đơn vị.")
        }
        DataFault::ValueWhereNotDeployed { year, units, first } => {
            let more = if *units > first.len() { " …" } else { "" };
            Message::new(format!(
                "năm {year} dòng này chưa triển khai, nên số liệu của {units} đơn vị ({}{more}) không được chấm.",
                quotations(first).join(", ")
            ))
            .why("Điểm của dòng là 0 ở mọi đơn vị, dù đã nộp số liệu.")
            .mend(format!("Nếu tỉnh đã triển khai thì bỏ câu “chưa triển khai năm {year}”; nếu chưa thì xóa các ô này."))
        }
        DataFault::Malformed { reason: cause } => Message::new(format!("không đọc được dòng này ({}).", reason(cause)))
            .why("Thường do ngoặc kép mở mà không đóng, làm các ô dính vào nhau.")
            .mend("Sửa ngoặc kép trong dòng, hoặc lưu lại tệp từ Excel theo loại “CSV UTF-8”."),
    }
}

fn pts(value: &Exact) -> String {
    points(value, Lang::Vi)
}

/// `đơn vị “A” ghi “bốn” ở cột “Số cuộc họp”,`, to be followed by what that is not.
fn wrote(whose: &str, unit: &str, cell: Option<&Cell>) -> String {
    match cell.and_then(|cell| cell.text.as_deref()).map(str::trim) {
        Some("") => format!("ô của {whose} {}{} để trống,", quoted(unit), column(cell)),
        Some(text) => format!("{},", gave(whose, unit, cell, &quoted(text))),
        None => format!("số liệu của {whose} {}{}", quoted(unit), column(cell)),
    }
}

/// The figure that is the end of a range: what it is, and where.
fn bounded(bound: &EndFigure) -> String {
    let address = bound.cell.as_ref().and_then(Cell::address).map(|address| format!(", ô {address}")).unwrap_or_default();
    format!("; {} là {}{}{address}", quoted(&bound.name), number(&bound.value), column(bound.cell.as_ref()))
}

fn gave(whose: &str, unit: &str, cell: Option<&Cell>, what: &str) -> String {
    format!("{whose} {} ghi {what}{}", quoted(unit), column(cell))
}

fn number_of(cell: Option<&Cell>) -> String {
    let text = cell.and_then(|cell| cell.text.as_deref()).map(|text| format!(" {}", quoted(text))).unwrap_or_default();
    format!("số{text}{}", column(cell))
}

fn column(cell: Option<&Cell>) -> String {
    match cell {
        Some(Cell { header: Some(header), .. }) => format!(" ở cột {}", quoted(header)),
        Some(Cell { column: at, .. }) if *at > 0 => format!(" ở cột thứ {at}"),
        _ => String::new(),
    }
}
