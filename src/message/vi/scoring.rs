//! Các câu chấm điểm: bậc lũy tiến, tiêu chí, điểm cộng, số của mọi đơn vị, giá trị gần đúng.

use crate::diagnostic::ScoringFault;
use crate::message::words::{all, number, quoted};
use crate::message::{Lang, Message, row_word};

pub(super) fn say(fault: &ScoringFault) -> Message {
    match fault {
        ScoringFault::BracketFloating { low, offer } => {
            let mend = match offer {
                Some(offer) => format!("Viết “{offer}: cứ thêm …” để bậc này đi tiếp từ chỗ bậc dưới kết thúc, hoặc thêm bậc kết thúc ở {}.", number(low)),
                None => {
                    format!("Thêm bậc kết thúc ở {0}, ví dụ “từ {0} trở xuống: 10 điểm”, hoặc sửa đầu dưới của bậc này.", number(low))
                }
            };
            Message::new(format!("bậc “cứ thêm …” bắt đầu từ {} mà không bậc nào kết thúc ở đó.", number(low)))
                .why("“Được tính thêm” là thêm vào điểm của bậc liền trước; không có bậc liền trước thì không biết thêm vào bao nhiêu.")
                .mend(mend)
        }
        ScoringFault::BracketPlace { head, table: true } => {
            Message::new(format!("dòng {} không nói “cứ thêm …” được đếm từ đâu.", quoted(head)))
                .why("“Được tính thêm” đếm từ đầu dưới của một khoảng và thêm vào điểm của bậc kết thúc ở đó.")
                .mend("Thay đầu dòng bằng một khoảng có đầu dưới, ví dụ “trên 10: cứ thêm 5 được tính thêm 1 điểm”.")
        }
        ScoringFault::BracketPlace { head, table: false } => {
            Message::new(format!("“cứ thêm …” chỉ đứng trong bảng các khoảng, không đứng ở dòng {}.", quoted(head)))
                .why("Dòng này không có đầu dưới, nên không biết đếm thêm từ đâu và thêm vào điểm của dòng nào.")
                .mend("Viết “điểm theo …” rồi các khoảng, ví dụ “từ 0 đến 10: 5 điểm”, “trên 10: cứ thêm 5 được tính thêm 1 điểm”.")
        }
        ScoringFault::GradeHead { head, offer } => {
            let message = Message::new(format!("dòng {} không nêu tên một mức của tiêu chí.", quoted(head)))
                .why("Ô số liệu của mỗi tiêu chí ghi đúng tên một mức; mức không có tên thì không biết ghi gì vào ô.");
            match offer {
                Some(offer) => message.mend(format!("Viết “{offer}: … điểm”.")),
                None => message.mend("Đặt tên cho từng mức, ví dụ “đạt: 10 điểm”, “không_đạt: 0 điểm”, hoặc chỉ dùng “có:” và “không:”."),
            }
        }
        ScoringFault::ShareWithoutMaximum => Message::new("xếp theo tỷ lệ điểm trong khi không chỉ số nào có điểm tối đa.")
            .why("Tỷ lệ điểm là điểm chia cho điểm tối đa; không có điểm tối đa thì không đơn vị nào có tỷ lệ, không ai được xếp.")
            .mend("Xếp “theo tổng điểm”, hoặc ghi điểm tối đa cho các chỉ số."),
        ScoringFault::RoundTwice { name } => Message::new(format!("hai vòng chấm cùng tên {}.", quoted(name)))
            .why("Số liệu của một vòng được nhận ra bằng tên; hai vòng cùng tên thì vòng sau không bao giờ có số liệu.")
            .mend("Đặt tên khác nhau, ví dụ “Thẩm định lần 1”, “Thẩm định lần 2”."),
        ScoringFault::PassedLimit { limit } => {
            Message::new(format!("câu “đạt khi điểm …” ghi {} mà chưa nói là phần trăm của gì, hay bao nhiêu điểm.", quoted(limit)))
                .why("Số tiêu chí đạt và chưa đạt của mỗi đơn vị được đếm theo mốc này.")
                .mend(match limit.ends_with('%') {
                    true => format!("Viết “đạt khi điểm từ {limit} điểm tối đa trở lên”."),
                    false => "Viết như “đạt khi điểm từ 50% điểm tối đa trở lên” hoặc “đạt khi điểm trên 0 điểm”.".to_owned(),
                })
        }
        ScoringFault::NotDeployed { years, rows, short, total } => {
            let named: Vec<String> = years.iter().map(u64::to_string).collect();
            let years = all(&named, Lang::Vi);
            let mut reached: Vec<String> =
                short.iter().map(|(code, most, maximum)| format!("dòng {code} cao nhất {} trên {}", number(most), number(maximum))).collect();
            reached.extend(total.iter().map(|(most, scale)| format!("tổng điểm cao nhất {} trên {}", number(most), number(scale))));
            let why = match reached.is_empty() {
                true => "Điểm tối đa giữ nguyên.".to_owned(),
                false => format!("Điểm tối đa giữ nguyên; có thể đạt: {}.", reached.join("; ")),
            };
            Message::new(format!("năm {years} tỉnh chưa triển khai dòng {}, nên ở đó mọi đơn vị được 0 điểm.", all(rows, Lang::Vi)))
                .why(why)
                .mend("Đây là lời nhắc, không phải lỗi. Muốn phần này rời khỏi điểm tối đa thì viết “không áp dụng khi …”.")
        }
        ScoringFault::SteppingMissing => Message::new("bậc “cứ thêm …” chưa nói phần lẻ của một bước có được tính không.")
            .why("Thêm 1.500 với bước 1.000 là một bước hay một bước rưỡi: hai cách cho hai số điểm, đơn vị sẽ khiếu nại theo cách có lợi.")
            .mend("Thêm một dòng ngay dưới bậc cuối này, thụt vào như dòng “điểm theo …”: “tính bước đủ” (bỏ phần lẻ) hoặc “tính theo tỷ lệ”."),
        ScoringFault::Approximate => Message::new("lô-ga-rít, căn hay trung bình nhân cho số gần đúng, chưa được làm tròn theo quy định.")
            .why("Số gần đúng không thể so sánh, xếp loại hay công bố khi chưa nói lấy bao nhiêu chữ số: hai máy tính có thể cho hai kết quả.")
            .mend("Viết “làm tròn đến 2 chữ số thập phân” trong chỉ số này, hoặc “làm_tròn(…; 2)” quanh giá trị trước khi so sánh."),
        ScoringFault::PopulationNested => Message::new("số của mọi đơn vị nằm trong một số của mọi đơn vị khác.")
            .why("Số lớn nhất, nhỏ nhất, trung bình được tính một lần từ số liệu của từng đơn vị; lồng nhau thì không có thứ tự tính.")
            .mend("Lấy giá trị của riêng từng đơn vị (số liệu hoặc tên đặt bằng “trong đó”) làm thứ được so."),
        ScoringFault::CriteriaCount { declared, found, maximum } => {
            Message::new(format!("ghi “gồm {declared} tiêu chí” nhưng liệt kê {found} tiêu chí."))
                .why("Thiếu hay thừa một tiêu chí thì điểm tối đa của chỉ số không còn đúng.")
                .mend(match maximum {
                    Some((each, true)) => {
                        format!("Sửa thành “gồm {found} tiêu chí”: {found} × {} điểm đúng bằng điểm tối đa.", number(each))
                    }
                    Some((each, false)) => format!(
                        "Kê cho đủ {declared} tiêu chí: {declared} × {} điểm mới bằng điểm tối đa.",
                        number(each)
                    ),
                    None => format!("Kê cho đủ {declared} tiêu chí, hoặc sửa thành “gồm {found} tiêu chí” và xem lại điểm tối đa."),
                })
        }
        ScoringFault::CriterionMaximum { declared, found } => {
            Message::new(format!("ghi {} điểm nhưng các mức cho {} điểm.", number(declared), number(found)))
                .why("Điểm tối đa in trong phụ lục và điểm cao nhất chấm được phải là một.")
                .mend("Sửa mức cao nhất của “điểm từng tiêu chí”, số điểm của “mỗi tiêu chí”, số tiêu chí, hoặc điểm tối đa của chỉ số.")
        }
        ScoringFault::CriteriaAlone { missing } => Message::new(format!("các tiêu chí chưa chấm được: thiếu {}.", quoted(missing)))
            .why("Tiêu chí không có thang mức, hay thang mức không có tiêu chí nào, đều không cho điểm.")
            .mend("Viết đủ hai phần: các dòng “tiêu chí a \"…\"”, rồi “điểm từng tiêu chí” và các mức."),
        ScoringFault::ExtraPlace { above, under_extra: true, .. } => {
            Message::new(format!("dưới điểm cộng, điểm trừ {} chỉ đặt được điểm cộng, điểm trừ cùng loại.", quoted(above)))
                .why("Điểm cộng, điểm trừ đứng ngoài thang điểm; một chỉ số thường đặt dưới đó thì không biết có tính vào thang hay không.")
                .mend("Đổi dòng này cùng loại với dòng trên, hoặc đặt mã khác cho nó.")
        }
        ScoringFault::ExtraPlace { above, word, under_extra: false } => {
            let word = row_word(*word, Lang::Vi);
            Message::new(format!("điểm cộng nằm trong {word} {} mà {word} đó không có mức trần, hoặc có mức trần cao hơn điểm tối đa.", quoted(above)))
                .why(format!("Được cộng thêm thì {word} có thể vượt điểm tối đa của nó, tổng điểm cũng vượt theo."))
                .mend(format!("Ghi “không quá … điểm” trong {word} {above}, hoặc đặt mã để điểm cộng đứng ngoài {word} này."))
        }
        ScoringFault::TotalLimit { offers } => {
            let offers: Vec<String> = offers.iter().map(|offer| quoted(offer)).collect();
            let floor_only = offers.iter().all(|offer| offer.contains("không dưới"));
            let (said, why) = if floor_only {
                ("chưa nói tổng điểm có được xuống dưới 0 khi bị trừ hay không.", "Đơn vị bị trừ quá số điểm đang có thì được điểm âm hay 0 điểm tùy quy định. Phần mềm không tự chọn.")
            } else {
                ("chưa nói tổng điểm được đi đến đâu khi có điểm cộng, điểm trừ.", "97 điểm cộng 10 điểm là 107 hay 100 tùy quy định; trừ quá số điểm đang có cũng vậy. Phần mềm không tự chọn.")
            };
            Message::new(said)
                .why(why)
                .mend(format!("Ghi trong phần mở đầu {}.", offers.join(" hoặc ")))
        }
        ScoringFault::NeedTooMany { need, found } => {
            Message::new(format!("cần ít nhất {need} chỉ số có số liệu, nhưng chỉ có {found} chỉ số."))
                .why("Điều kiện này không bao giờ đạt, nên không đơn vị nào có điểm.")
                .mend(match found {
                    0 => "Bỏ câu này: bên dưới không có chỉ số nào để đếm.".to_owned(),
                    1 => "Ghi “cần ít nhất 1 …”, hoặc bỏ câu này.".to_owned(),
                    _ => format!("Ghi một số từ 1 đến {found}."),
                })
        }
        ScoringFault::UnlikeMaxima { one, other } => {
            Message::new(format!("trung bình nhân của các chỉ số khác thang: {} điểm và {} điểm.", number(one), number(other)))
                .why("Trung bình nhân chỉ có nghĩa khi các chỉ số cùng một thang điểm; khác thang thì không có điểm tối đa chung.")
                .mend("Cho các chỉ số cùng một điểm tối đa (ví dụ 100 điểm), hoặc dùng “bình quân gia quyền”.")
        }
        ScoringFault::Divisor { text } => Message::new(format!("không hiểu cách chia {}.", quoted(text)))
            .why("Độ lệch chuẩn chia cho n (cả tổng thể) hoặc n − 1 (mẫu); hai cách cho hai kết quả nên phải ghi rõ.")
            .mend("Viết “(n)” hoặc “(n - 1)”."),
        ScoringFault::Verb { due } => {
            let message = Message::new(format!("ở đây phải viết {}.", quoted(due)))
                .why("Trong điểm trừ mỗi lần là trừ bớt; ở chỗ khác mỗi lần là được thêm. Viết lẫn thì người đọc không biết cộng hay trừ.");
            // Who wrote “trừ” mostly means it: the other word would turn the sentence round.
            message.mend(match due.as_str() {
                "trừ" => "Viết chữ “trừ” ở đây, hoặc chuyển câu này sang mục mà nó thuộc về.".to_owned(),
                _ => format!(
                    "Nếu là bị trừ thì viết “mỗi … trừ … điểm” thành câu riêng của chỉ số, hoặc lập mục “điểm trừ”; chỉ khi đúng là được thêm mới viết “{due}”."
                ),
            })
        }
        ScoringFault::NegativeEach { points, due } => {
            Message::new(format!("mỗi lần âm {} điểm.", number(points)))
                .why("“Được” một số âm là bị trừ, “trừ” một số âm là được thêm; người đọc phụ lục dễ hiểu ngược.")
                .mend(format!("Viết “mỗi … {due} {} điểm”.", number(points)))
        }
        ScoringFault::Uncapped { name, maximum } => {
            Message::new(format!("{} càng tăng thì điểm càng tăng, không có mức trần.", quoted(name)))
                .why(format!(
                    "Số liệu không có giới hạn trên, nên điểm vượt được điểm tối đa {} điểm; đơn vị như vậy sẽ không có tổng điểm.",
                    number(maximum)
                ))
                .mend("Thêm “, không quá điểm tối đa”; chỉ ghi giới hạn trên của số liệu khi nó thật sự không thể lớn hơn.")
        }
        ScoringFault::UnlimitedInScale => Message::new("“không giới hạn điểm” trong bộ chỉ số có thang điểm.")
            .why("Một chỉ số không có điểm tối đa thì tổng không có thang để so.")
            .mend("Ghi điểm tối đa của chỉ số, đặt nó “ngoài thang điểm”, hoặc ghi “thang điểm không giới hạn”."),
        ScoringFault::ScopeUnknown { name, known } => {
            let known: Vec<String> = known.iter().map(|name| quoted(name)).collect();
            let offer = if known.is_empty() { String::new() } else { format!(" Đang có: {}.", known.join(", ")) };
            Message::new(format!("không có nhóm đơn vị nào tên {}.", quoted(name)))
                .why("So với ai thì ra điểm đó; nhóm đơn vị để so phải là tên đối tượng hoặc một lựa chọn của thuộc tính đơn vị.")
                .mend(format!("Viết “trong toàn bộ các đơn vị”, hoặc đúng tên nhóm.{offer}"))
        }
        ScoringFault::ScopeAmbiguous { name, properties } => {
            let properties: Vec<String> = properties.iter().map(|property| quoted(property)).collect();
            Message::new(format!("{} là lựa chọn của nhiều thuộc tính: {}.", quoted(name), all(&properties, Lang::Vi)))
                .why("Mỗi thuộc tính chia các đơn vị một cách khác, nên không biết so với nhóm nào.")
                .mend("Đặt cho các lựa chọn ấy những tên khác nhau, rồi ghi tên của nhóm muốn so.")
        }
    }
}
