//! Points, ratios, counts and yes/no; states without a policy.

use crate::diagnostic::{PolicyFault, Shape, TypeFault, Unfit};
use crate::message::Message;
use crate::message::words::{number, quoted};

pub(super) fn say(fault: &TypeFault) -> Message {
    match fault {
        TypeFault::Mismatch { left, right } => {
            Message::new(format!("không thể cộng, trừ hay so sánh {} với {}.", shape(left), shape(right)))
                .why("Hai đại lượng khác loại thì kết quả không có nghĩa.")
                .mend(match (left, right) {
                    (Shape::Count(_), Shape::Count(_)) => {
                        "Nếu đếm cùng một thứ thì khai báo hai số liệu cùng một đơn vị tính trong dấu ngoặc; nếu khác nhau thì chấm riêng từng thứ."
                    }
                    (Shape::Points, Shape::PointsTimes(_)) | (Shape::PointsTimes(_), Shape::Points) => {
                        "Muốn mỗi thứ được mấy điểm thì viết “mỗi … được … điểm, không quá … điểm”; muốn chấm theo phần đạt được thì chia số đếm cho một số cùng đơn vị tính rồi mới nhân với điểm."
                    }
                    (Shape::Mixed(_), Shape::Ratio) | (Shape::Ratio, Shape::Mixed(_)) => {
                        "Hai số đếm hai thứ chia ra không phải phần trăm: so với một phân số, như “từ 1/1.000 trở lên”, hoặc viết “1.000 × a / b” rồi “từ 1 trở lên”."
                    }
                    _ => "Đưa hai bên về cùng loại; nếu là điểm thì ghi chữ “điểm”, nếu là tỷ lệ thì ghi dấu %.",
                })
        }
        TypeFault::NotPoints { found } => Message::new(format!("chỗ này phải là điểm, nhưng lại là {}.", shape(found)))
            .why("Không biết đơn vị được mấy điểm.")
            .mend(match found {
                Shape::Number | Shape::Points => "Thêm chữ “điểm” sau số, ví dụ “5 điểm”.",
                Shape::Ratio => "Nhân với điểm tối đa, ví dụ “a / b × điểm tối đa”; ở bảng xếp loại thì ghi mốc bằng điểm, hoặc xếp loại theo “tỷ lệ điểm”.",
                Shape::Count(_) => "Viết “mỗi … được … điểm”, hoặc chia cho tổng số rồi nhân với điểm tối đa.",
                Shape::PointsTimes(_) => {
                    "Muốn mỗi thứ được mấy điểm thì viết “mỗi … được … điểm”; muốn chấm theo phần đạt được thì chia số đếm cho một số cùng đơn vị tính rồi mới nhân với điểm."
                }
                Shape::Mixed(_) => {
                    "Hai số đếm hai thứ thì chia ra không phải tỷ lệ: chọn tử số và mẫu số cùng đơn vị tính; nếu ý là mức bình quân thì viết “điểm theo khoảng …, từ 0 đến …, không quá điểm tối đa” với mức phải đạt là mốc trên."
                }
                Shape::YesNo | Shape::Choice(_) | Shape::Several(_) | Shape::Text(_) | Shape::Label(_) => {
                    "Cho điểm theo từng trường hợp, ví dụ “khi …: 5 điểm”."
                }
            }),
        TypeFault::NotCondition { found } => Message::new(format!("chỗ này phải là một điều kiện, nhưng lại là {}.", shape(found)))
            .why("Không biết khi nào thì áp dụng.")
            .mend(match found {
                Shape::Text(_) | Shape::Label(_) => {
                    "Chữ tự do không làm điều kiện được; khai báo kiểu “lựa chọn” hoặc “có/không” rồi viết như “khối là kinh_tế”."
                }
                _ => "Viết thành điều kiện, ví dụ “số_cuộc_họp từ 4 trở lên” hoặc “trưởng_ban là cấp_trưởng”.",
            }),
        TypeFault::NotRatio { found } => Message::new(format!("chỗ này phải là tỷ lệ, nhưng lại là {}.", shape(found)))
            .why("Chỉ hai số đếm cùng một thứ chia cho nhau mới ra tỷ lệ.")
            .mend(match found {
                Shape::Points => "Ghi bằng phần trăm, ví dụ “từ 75% trở lên”; nếu ý là điểm thì xếp loại theo “tổng điểm”.",
                Shape::Mixed(_) => {
                    "Chọn tử số và mẫu số cùng đơn vị tính, hoặc sửa đơn vị tính trong dấu ngoặc; nếu ý là mức bình quân thì viết “điểm theo …” rồi các bậc, hoặc “điểm theo khoảng …, từ 0 đến …, không quá điểm tối đa” với mục tiêu là mốc trên."
                }
                _ => "Chọn tử số và mẫu số cùng đơn vị tính, hoặc sửa đơn vị tính trong dấu ngoặc.",
            }),
        TypeFault::TimesMaximum { factor } => Message::new(format!("câu “điểm theo tỷ lệ” đã nhân với điểm tối đa, lại nhân thêm “× {factor}”."))
            .why("Nhân hai lần thì điểm không còn là phần của điểm tối đa.")
            .mend(format!("Bỏ “× {factor}”, chỉ giữ tỷ lệ.")),
        TypeFault::BareConstant { text } => Message::new(format!("số {} không rõ là điểm hay là số đếm.", quoted(text)))
            .why("Không ghi rõ thì người đọc không biết là mấy điểm.")
            .mend(format!("Viết “{text} điểm” nếu là điểm.")),
        TypeFault::NotNumber { found } => Message::new(format!("không thể tính toán hay so cao thấp bằng {}.", shape(found)))
            .why("Chỉ con số mới cộng trừ nhân chia và so cao thấp được.")
            .mend("Cho điểm theo từng trường hợp, ví dụ “khi …: 5 điểm”; khi xét bằng điểm thì dùng một con số."),
        TypeFault::Domain { text } => {
            Message::new(format!("khoảng giá trị {} không hợp với loại số liệu, hoặc không có giá trị nào.", quoted(text)))
                .why("Đơn vị không biết ghi số nào thì được nhận; khoảng không có giá trị nào thì số nào gửi lên cũng bị coi là sai.")
                .mend("Ghi lại khoảng, ví dụ “từ 0 trở lên”; số nguyên thì mốc cũng là số nguyên.")
        }
        TypeFault::Arity { name, wants, most, found } => {
            let due = match (wants == most, found < wants) {
                (true, _) => format!("đúng {wants}"),
                (false, true) => format!("ít nhất {wants}"),
                (false, false) => format!("nhiều nhất {most}"),
            };
            Message::new(format!("{} cần {due} giá trị, ở đây có {found}.", quoted(name)))
                .why("Thiếu hoặc thừa giá trị thì không tính được.")
                .mend(format!("Ghi {due} giá trị trong dấu ngoặc; nhiều giá trị thì ngăn nhau bằng dấu chấm phẩy."))
        }
        TypeFault::StepKind { subject, step } => Message::new(format!("bước {} không cùng loại với {} đang đếm.", quoted(step), shape(subject)))
            .why("Bước và số liệu khác loại thì không biết số liệu chứa bao nhiêu bước, tức là bao nhiêu lần điểm.")
            .mend(match subject {
                Shape::Ratio => "Ghi bước bằng phần trăm, ví dụ “mỗi 1% …” hay “cứ thêm 10% …”.",
                Shape::Points => "Ghi bước bằng điểm, ví dụ “cứ thêm 10 điểm …”.",
                _ => "Ghi bước bằng một con số không có dấu % hay chữ “điểm”, ví dụ “mỗi 1.000 …”.",
            }),
        TypeFault::Places => Message::new("số chữ số thập phân của “làm_tròn(…; …)” phải là một số nguyên từ 0 đến 20.")
            .why("Không biết giữ lại mấy chữ số thì hai người tính có thể ra hai kết quả.")
            .mend("Ghi số chữ số ở sau dấu chấm phẩy, ví dụ “làm_tròn(a / b; 2)”."),
        TypeFault::HeadMismatch { subject, head } => {
            Message::new(format!("đầu dòng {} không hợp với {} đang xét.", quoted(head), shape(subject)))
                .why("Không đơn vị nào rơi vào dòng này.")
                .mend(match subject {
                    Shape::YesNo => "Dùng “có:” và “không:”.",
                    Shape::Several(_) | Shape::Text(_) | Shape::Label(_) => "Viết từng trường hợp, ví dụ “khi … gồm …: 5 điểm”.",
                    Shape::Choice(_) => "Dùng tên các phương án đã khai báo.",
                    Shape::Ratio => "Dùng khoảng tỷ lệ, ví dụ “từ 80% trở lên:”.",
                    Shape::Points | Shape::Number | Shape::Count(_) | Shape::PointsTimes(_) | Shape::Mixed(_) => "Dùng số hoặc khoảng, ví dụ “từ 4 trở lên:”.",
                })
        }
        TypeFault::NotConstant { text } => Message::new(match text.as_str() {
            "…" => "chỗ này phải là một con số cố định.".to_owned(),
            text => format!("{} phải là một con số cố định.", quoted(text)),
        })
        .why("Mốc thay đổi theo từng đơn vị thì không kiểm tra được trước khi ký.")
        .mend("Ghi thẳng con số."),
        TypeFault::NoMaximumHere => Message::new("dùng “điểm tối đa” ở dòng không có điểm tối đa.")
            .why("Không biết “điểm tối đa” là bao nhiêu.")
            .mend("Ghi điểm tối đa cho dòng này, hoặc thay “điểm tối đa” bằng số điểm cụ thể."),
        TypeFault::NotPositive { text } => Message::new(format!("{} phải lớn hơn 0.", quoted(text)))
            .why("Chia cho 0 thì không ra kết quả nào.")
            .mend("Ghi một số lớn hơn 0, ví dụ “mục tiêu 80%” hoặc “mỗi 1.000 người”."),
        TypeFault::PercentLost { text, percent, times } => {
            let message = Message::new(format!("{} thiếu dấu %.", quoted(text)));
            match times {
                Some(times) => message
                    .why(format!("Tỷ lệ viết bằng phần trăm; không có dấu % thì {text} nghĩa là gấp {text} lần toàn bộ, tức {times}."))
                    .mend(format!("Viết “{percent}”; nếu đúng là gấp {text} lần thì viết “{times}”.")),
                None => message
                    .why(format!("Không có dấu % thì {text} nghĩa là gấp {text} lần toàn bộ (100%), không đơn vị nào đạt tới."))
                    .mend(format!("Viết “{percent}”.")),
            }
        }
        TypeFault::SeveralCompared { name, with } => {
            Message::new(format!("thuộc tính {} có nhiều lựa chọn, không so sánh bằng “là” được.", quoted(name)))
                .why("Một đơn vị có thể có nhiều lựa chọn cùng lúc: “là” không nói rõ là có lựa chọn này hay chỉ có lựa chọn này.")
                .mend(format!("Viết “{name} gồm {with}”."))
        }
        TypeFault::NotSeveral { found } => {
            Message::new(format!("“gồm” chỉ dùng với thuộc tính nhiều lựa chọn, nhưng lại là {}.", shape(found)))
                .why("Chỉ thuộc tính nhiều lựa chọn mới gồm nhiều giá trị.")
                .mend("Với thuộc tính một lựa chọn thì viết “là”, như “khối là kinh_tế”.")
        }
        TypeFault::RankedWithinSeveral { name } => {
            Message::new(format!("không xếp hạng trong từng {} được, vì một đơn vị có thể có nhiều lựa chọn.", quoted(name)))
                .why("Đơn vị sẽ đứng ở nhiều nhóm xếp hạng cùng lúc.")
                .mend(format!("Xếp hạng từng nhóm bằng bảng riêng: “xếp hạng \"…\" theo …, đối với đơn vị {name} gồm …”."))
        }
        TypeFault::ScoreInRow => Message::new("điểm đã chấm chỉ dùng được trong bảng xếp loại và bảng xếp hạng.")
            .why("Tổng điểm được cộng từ các chỉ số, nên chỉ số không thể chấm theo tổng điểm hay điểm của mục khác.")
            .mend("Trong chỉ số chỉ dùng số liệu, thuộc tính, hoặc “tỷ lệ của …”; chuyển câu này vào bảng xếp loại nếu ý là xếp loại."),
        TypeFault::ListUnit { text } => Message::new(format!("{} chưa nói là phần trăm hay điểm.", quoted(text)))
            .why(format!("Mỗi mục có điểm tối đa riêng: {text}% và {text} điểm là hai mức khác nhau."))
            .mend(format!("Viết “{text}%” (của điểm tối đa áp dụng từng mục) hoặc “{text} điểm”.")),
        TypeFault::RatioDomain { name } => Message::new(format!("số liệu {} là tỷ lệ mà không ghi khoảng cho phép.", quoted(name)))
            .why("Ô ghi 79,9 mà thiếu dấu % sẽ được đọc là 7.990% và không ai thấy.")
            .mend("Thêm khoảng, thường là “tỷ lệ, từ 0% đến 100%”."),
        TypeFault::DomainEnd { name } => {
            Message::new(format!("đầu khoảng của số liệu {} không tính được từ các số liệu khác.", quoted(name)))
                .why("Ô chỉ kiểm được bằng các ô khác của chính đơn vị; khoảng không kiểm được thì số sai vẫn lọt vào điểm.")
                .mend("Ghi đầu khoảng bằng số, tên một số liệu, hoặc phép tính từ các số liệu như “từ 0 đến tổng - đã_hủy”.")
        }
        TypeFault::NotCountable { found } => Message::new(format!("“mỗi …” cần một số đếm, nhưng lại là {}.", shape(found)))
            .why("Chỉ thứ đếm được mới cho điểm theo từng cái.")
            .mend("Dùng số liệu có đơn vị tính, ví dụ “số nguyên (ứng dụng)”; nếu là tỷ lệ thì ghi bước, ví dụ “mỗi 1% …”, hoặc viết “điểm theo tỷ lệ”."),
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Points => "điểm".to_owned(),
        Shape::Number => "số không có đơn vị tính".to_owned(),
        Shape::Ratio => "tỷ lệ".to_owned(),
        Shape::Count(what) => format!("số đếm ({})", what.trim()),
        Shape::YesNo => "trả lời có/không".to_owned(),
        Shape::Choice(name) => format!("lựa chọn {}", quoted(name)),
        Shape::Several(name) => format!("thuộc tính nhiều lựa chọn {}", quoted(name)),
        Shape::Text(name) => format!("thuộc tính văn bản {}", quoted(name)),
        Shape::Label(name) => format!("chữ của số liệu {}", quoted(name)),
        Shape::PointsTimes(unit) => format!("điểm nhân với số đếm ({})", unit.trim()),
        Shape::Mixed(units) => format!("đại lượng tính bằng {}", quoted(units)),
    }
}

pub(super) fn policy(fault: &PolicyFault) -> Message {
    match fault {
        PolicyFault::Missing => Message::new("chưa quy định chấm thế nào khi chưa có số liệu.")
            .why("Đơn vị không báo cáo có thể được 0 điểm, cũng có thể được bỏ qua, tùy người chấm.")
            .mend("Thêm “chưa có số liệu: 0 điểm” hoặc “chưa có số liệu: báo lỗi” vào mục này hoặc vào phần mở đầu."),
        PolicyFault::NothingArising { denominator } => {
            Message::new(format!("{} có thể bằng 0 nhưng chưa quy định chấm thế nào khi không phát sinh.", quoted(denominator)))
                .why("Đơn vị không phát sinh việc nào có thể được 0 điểm hoặc điểm tối đa, tùy người chấm.")
                .mend("Thêm “không phát sinh: 0 điểm”, “không phát sinh: điểm tối đa” hoặc “không phát sinh: không tính” ngay dưới chỉ số này, hoặc một lần ở phần mở đầu cho cả bộ; nếu luôn lớn hơn 0 thì khai báo “từ 1 trở lên”.")
        }
        PolicyFault::LosesTotal { what } => Message::new(format!(
            "{} có thể bằng 0, và chỉ số này không nói gì nên theo câu “không phát sinh: báo lỗi” ở phần mở đầu.",
            quoted(what)
        ))
        .why("Đơn vị không phát sinh việc nào ở riêng chỉ số này sẽ không có tổng điểm, không xếp loại, không xếp hạng.")
        .mend("Thêm “không phát sinh: không tính” (không tính điểm tối đa của chỉ số này cho đơn vị), “không phát sinh: điểm tối đa” hay “không phát sinh: 0 điểm”; muốn đúng là báo lỗi thì ghi “không phát sinh: báo lỗi” ngay ở chỉ số."),
        PolicyFault::SilencePays => Message::new("đơn vị để trống số liệu được điểm tối đa.")
            .why("Đơn vị không báo cáo được điểm bằng đơn vị làm tốt nhất; đơn vị nào làm chưa tốt thì cứ để trống là hơn.")
            .mend("Viết “chưa có số liệu: 0 điểm”. Nếu ý là không có việc nào phát sinh thì viết “không phát sinh: điểm tối đa”."),
        PolicyFault::OverNothing { over, by } => Message::new(format!(
            "{} có thể bằng 0 khi {} lớn hơn 0: không có tỷ lệ nào để chấm, và câu “không phát sinh” chỉ nói khi cả hai cùng bằng 0.",
            quoted(by),
            quoted(over)
        ))
        .why("Đơn vị có số liệu như vậy không chấm được, nên không có tổng điểm, không xếp loại, không xếp hạng.")
        .mend("Nếu mẫu số luôn lớn hơn 0 thì khai báo “từ 1 trở lên”; nếu tử số là một phần của mẫu số thì khai báo “từ 0 đến …”; nếu không thì thêm câu chỉ chấm khi có mẫu số, như “chỉ chấm khi số_lớp từ 1 trở lên, nếu không thì 0 điểm”."),
        PolicyFault::NoRecords { what } => {
            Message::new(format!("{} cần ít nhất một dòng phù hợp, mà chưa quy định chấm thế nào khi không phát sinh.", quoted(what)))
                .why("Đơn vị không có dòng nào phù hợp thì có thể được 0 điểm, cũng có thể được điểm tối đa, tùy người chấm.")
                .mend("Thêm “không phát sinh: 0 điểm”, “không phát sinh: điểm tối đa” hoặc “không phát sinh: không tính”.")
        }
        PolicyFault::UnitsEqual => Message::new(
            "mọi đơn vị có thể có cùng một số liệu, khi đó khoảng từ nhỏ nhất đến lớn nhất bằng 0, mà chưa quy định chấm thế nào.",
        )
        .why("Các đơn vị bằng nhau thì có thể cùng được 0 điểm, cũng có thể cùng được điểm tối đa, tùy người chấm.")
        .mend("Thêm “không phát sinh: 0 điểm” hoặc “không phát sinh: điểm tối đa” cho trường hợp mọi đơn vị bằng nhau."),
        PolicyFault::NotApplicable => Message::new("có thể không áp dụng cho một số đơn vị nhưng chưa quy định chấm thế nào khi đó.")
            .why("Không rõ điểm tối đa của các đơn vị đó có giảm đi hay không.")
            .mend("Thêm “không áp dụng: không tính” (điểm tối đa của đơn vị giảm theo) hoặc “không áp dụng: tính lại theo thang của nhóm”: một dòng riêng ngay dưới câu “không áp dụng khi …”, hay ở phần “bộ chỉ số” nếu mọi chỉ số như nhau."),
        PolicyFault::Unfit { policy, because: Unfit::TooMuch } => {
            Message::new(format!("trường hợp này cho {}, nhiều hơn điểm tối đa của dòng.", quoted(policy)))
                .why("Đơn vị rơi vào trường hợp này được nhiều điểm hơn đơn vị làm trọn vẹn.")
                .mend("Ghi “điểm tối đa”, hoặc số điểm không quá điểm tối đa; nếu câu ấy ở phần mở đầu thì ghi một câu riêng trong dòng này.")
        }
        PolicyFault::Unfit { policy, because: Unfit::NoMaximum } => {
            Message::new(format!("không dùng {} được, vì dòng này không có điểm tối đa.", quoted(policy)))
                .why("Không biết là bao nhiêu điểm, mỗi người chấm có thể lấy một số khác nhau.")
                .mend("Ghi số điểm cụ thể, hoặc chọn “0 điểm”, “không tính”, “báo lỗi”.")
        }
        PolicyFault::Unfit { policy, because: Unfit::AtTop(scale) } => {
            let message = Message::new(format!("không dùng {} được, vì dòng này ở trên cùng, không nằm trong nhóm nào.", quoted(policy)))
                .why("Câu ấy nhân phần còn lại của nhóm lên cho đủ điểm tối đa của nhóm. Tổng điểm thì không nhân lên: văn bản in tổng điểm đã cộng, còn quy đổi thì nói ở chỗ xếp loại, xếp hạng.");
            match scale {
                Some(scale) => message.mend(format!(
                    "Viết “không tính”, rồi xếp loại, xếp hạng theo “điểm quy đổi về thang {}” hoặc “tỷ lệ điểm”; hoặc đặt dòng này trong một nhóm có ghi điểm tối đa.",
                    number(scale)
                )),
                None => message.mend("Viết “không tính”, hoặc đặt dòng này trong một nhóm có ghi điểm tối đa."),
            }
        }
        PolicyFault::Unfit { policy, because: Unfit::NoMaximumAbove } => {
            Message::new(format!("không dùng {} được, vì bên trên không có dòng nào có điểm tối đa.", quoted(policy)))
                .why("Tính lại là nhân phần còn lại lên cho đủ điểm tối đa của dòng trên; không có số ấy thì không biết nhân đến đâu.")
                .mend("Viết “không tính”, hoặc đặt dòng này trong một nhóm hay chỉ số có ghi điểm tối đa.")
        }
    }
}
