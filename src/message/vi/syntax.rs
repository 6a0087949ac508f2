//! The text of a rule file.

use crate::diagnostic::{Expected, SyntaxFault};
use crate::message::words::{either, number, percentage, quotations, quoted};
use crate::message::{Lang, Message};
use crate::quantity::{Exact, NumberFault, read_rule_number};

pub(super) fn say(fault: &SyntaxFault) -> Message {
    match fault {
        SyntaxFault::Unexpected { found, expected, near } => unexpected(found, expected, near.as_deref()),
        SyntaxFault::Indented { word } => Message::new(format!("{} mở một mục mới mà dòng này thụt vào.", quoted(word)))
            .why("Thụt vào thì dòng này bị đọc như một câu của mục phía trên, và mục mới coi như không có.")
            .mend(format!("Đưa {} về sát lề; các dòng của mục ấy vẫn thụt vào.", quoted(word))),
        SyntaxFault::OpenText { last } => Message::new("đoạn chữ mở ngoặc kép mà không đóng ngoặc trên cùng dòng.")
            .why("Thiếu dấu đóng ngoặc thì không biết đoạn chữ dừng ở đâu, phần còn lại của dòng không đọc được.")
            .mend(match last {
                Some(last) => format!("Thêm dấu ngoặc kép (\") ngay sau chữ “{last}”."),
                None => "Thêm dấu ngoặc kép (\") ở cuối đoạn chữ.".to_owned(),
            }),
        SyntaxFault::Number { text, fault } => spelling(text, fault),
        SyntaxFault::Magnitude { text, number: single, declared, .. } => Message::new(format!(
            "{} có chữ sau con số; ở đây chỉ ghi con số, theo đơn vị đã khai của số liệu.",
            quoted(text)
        ))
        .why("Bỏ bớt chữ mà giữ nguyên số thì mốc có thể lệch nghìn lần, triệu lần.")
        .mend(match declared {
            Some((name, unit, written)) => format!("{} tính bằng {unit}: viết “{}”.", quoted(name), number(written)),
            None => format!("Viết đủ con số theo đơn vị đã khai của số liệu: “{}” nếu khai bằng đơn vị nhỏ nhất, ví dụ đồng.", number(single)),
        }),
        SyntaxFault::SpacedName { text, offer } => Message::new(format!("tên {} có dấu cách.", quoted(text)))
            .why("Tên viết liền bằng dấu gạch dưới thì mới phân biệt được với lời văn của câu.")
            .mend(format!("Viết {}.", quoted(offer))),
        SyntaxFault::ReservedName { word, offer } => {
            let offer = offer.clone().unwrap_or_else(|| format!("{word}_…"));
            Message::new(format!("{} là từ dùng trong các câu chấm điểm, không đứng một mình làm tên được.", quoted(word)))
                .why("Tên trùng với từ của câu thì khi đọc điều kiện không biết đâu là tên, đâu là lời của câu.")
                .mend(format!("Đặt một tên khác, ví dụ {}, ở đây và ở mọi dòng dùng tên này.", quoted(&offer)))
        }
        SyntaxFault::BareTo { bound } => Message::new(format!("“đến {bound}” không nói bắt đầu từ đâu."))
            .why("Không rõ điểm đầu thì hai người chấm có thể hiểu thành hai khoảng khác nhau.")
            .mend(format!(
                "Viết “từ {bound} trở xuống” nếu kể cả {bound}, “dưới {bound}” nếu không kể, hoặc “từ … đến {bound}” nếu có điểm đầu."
            )),
        SyntaxFault::DoubleBound { text, readings: [closed, open] } => {
            Message::new(format!("{} có hai cách hiểu: kể cả mốc và không kể mốc.", quoted(text)))
                .why("Đơn vị đạt đúng mốc đó được điểm hay không sẽ tùy người đọc.")
                .mend(format!("Viết “{}” nếu kể cả mốc, “{}” nếu không kể mốc.", closed, open))
        }
        SyntaxFault::LetterOperator { text, offer } => Message::new(format!("{} không phải là dấu phép tính.", quoted(text)))
            .why("Chữ x dễ bị đọc thành tên số liệu, dấu hai chấm thành chỗ hết đầu dòng.")
            .mend(format!("Viết dấu {}.", quoted(offer))),
        SyntaxFault::AsPrinted { text, offer } => Message::new(format!("{} viết như trong bản in, chưa đúng cách viết của mốc và số.", quoted(text)))
            .why("Mỗi mốc chỉ có một cách viết thì mọi người mới hiểu như nhau: gạch nối là dấu trừ, chữ sau số là tên số liệu.")
            .mend(format!("Viết {}.", quoted(offer))),
        SyntaxFault::BareDate { text } => Message::new(format!("{} thiếu chữ “ngày” ở trước.", quoted(text)))
            .why("Thiếu chữ “ngày” thì dấu gạch chéo là dấu phép chia.")
            .mend(format!("Viết “ngày {text}”.")),
        SyntaxFault::NeedsParentheses { text, readings } => Message::new(format!("{} có nhiều cách hiểu.", quoted(text)))
            .why("Mỗi cách hiểu cho một số điểm khác nhau, người chấm không được tự chọn.")
            .mend(format!("Thêm dấu ngoặc theo một trong các mẫu {}.", either(&quotations(readings), Lang::Vi))),
        SyntaxFault::NegativeRow { number } => Message::new(format!("đầu dòng ghi {}: không rõ là gạch đầu dòng hay là dấu âm.", quoted(number)))
            .why("Trong Word, gạch đầu dòng và dấu trừ viết như nhau; hiểu khác nhau thì đơn vị rơi vào mức khác.")
            .mend({
                let plain = number.trim_start_matches(['-', '−', ' ']);
                let minus = number.replace(" ", "");
                format!(
                    "Nếu là gạch đầu dòng thì bỏ đi, viết “{plain}: …”. Nếu đúng là số âm thì viết “từ {minus} đến {minus}: …”, hoặc “từ {minus} trở xuống: …”."
                )
            }),
        SyntaxFault::TooDeep { limit } => Message::new(format!("công thức lồng nhau quá {limit} lớp."))
            .why("Dấu ngoặc, chữ “không” hay tên đặt bằng “trong đó” lồng nhau như vậy thì không ai kiểm tra được trước khi ký.")
            .mend("Tách từng phần ra thành tên riêng bằng câu “trong đó … = …”."),
        SyntaxFault::DamagedOpener { text, offer } => {
            Message::new(format!("dòng mở đầu bằng {} không đúng từ ngữ; có lẽ là {}.", quoted(text), quoted(offer)))
                .why("Sai từ mở đầu thì cả mục này không được nhận ra và không được chấm điểm.")
                .mend(format!("Viết {}.", quoted(offer)))
        }
        SyntaxFault::Orphan => Message::new("dòng này đứng trước mục đầu tiên nên không thuộc mục nào.")
            .why("Nội dung không thuộc mục nào thì không được áp dụng.")
            .mend("Nếu chỉ là lời ghi thì đặt dấu # ở đầu dòng; nếu là quy định thì chuyển vào trong một mục, hoặc mở đầu bằng “bộ chỉ số”, “nhóm” hay “chỉ số”."),
        SyntaxFault::CodeSpelling { text, offer } => Message::new(format!("mã {} viết chưa đúng.", quoted(text)))
            .why("Mỗi mã chỉ có một cách viết thì các chỗ viện dẫn mới khớp nhau.")
            .mend(format!("Viết {}.", quoted(offer))),
        SyntaxFault::ForeignLetter { word, letter, looks_like } | SyntaxFault::ForeignInText { word, letter, looks_like } => {
            foreign(word, *letter, *looks_like)
        }
        SyntaxFault::Decomposed { word, lines } => Message::new(match lines {
            0 | 1 => format!("từ {} viết bằng chữ rời dấu.", quoted(word)),
            _ => format!("{lines} dòng có chữ rời dấu, đầu tiên là từ {}.", quoted(word)),
        })
        .why("Nhìn giống hệt nhưng tìm trong Word, Excel không ra, và in ra giấy có thể lệch dấu; dti vẫn hiểu như chữ thường.")
        .mend("Gõ lại từ ấy, hoặc lưu lại tệp với bảng mã Unicode dựng sẵn."),
        SyntaxFault::Twice { clause } => Message::new(format!("{} được ghi hai lần trong một mục.", quoted(clause)))
            .why("Không rõ lần ghi nào có hiệu lực.")
            .mend("Giữ một lần, bỏ lần kia."),
        SyntaxFault::Misplaced { clause, block } => {
            Message::new(format!("{} không dùng được trong mục {}.", quoted(clause), quoted(block)))
                .why("Ở mục này câu ấy không tác động đến điểm của ai, mà người đọc vẫn tưởng là có.")
                .mend(match clause.starts_with("làm tròn") {
                    true => "Trong phần mở đầu thì nói làm tròn điểm nào: “làm tròn tổng điểm đến …”, “làm tròn điểm chỉ số chính đến …”, “làm tròn tỷ lệ điểm đến …”.",
                    false => "Bỏ câu này, hoặc chuyển sang mục mà nó thuộc về.",
                })
        }
        SyntaxFault::AwardMisplaced { deduction, block } => {
            let (word, home) = if *deduction { ("trừ", "điểm trừ") } else { ("cộng", "điểm cộng") };
            Message::new(format!("“{word} … điểm khi …” không dùng được trong mục {}.", quoted(block)))
                .why("Điểm cộng, điểm trừ đứng ngoài thang điểm và có giới hạn riêng; đặt trong chỉ số thì không biết được vượt thang đến đâu.")
                .mend(format!(
                    "Chuyển câu này vào một mục riêng, ví dụ “{home} 9 \"…\", tối đa không quá 10 điểm”; trong chỉ số thì viết “điểm” rồi các dòng “khi …: … điểm”."
                ))
        }
        SyntaxFault::NestedQuotes { inner } => {
            Message::new(format!("có ngoặc kép quanh {} ở trong một đoạn chữ đã đặt trong ngoặc kép.", quoted(inner)))
                .why("Ngoặc kép thứ hai kết thúc đoạn chữ, nên phần sau nó bị đọc như câu chữ của bộ chỉ số.")
                .mend(format!("Dùng ngoặc đơn ở bên trong: ‘{inner}’."))
        }
        SyntaxFault::EqualsCompares => Message::new("dấu “=” chỉ dùng để đặt giá trị, không dùng để so sánh.")
            .why("Đọc thành lời thì dấu này không nói được là “bằng” hay “được đặt bằng”.")
            .mend("Viết “bằng” hoặc “là”; nếu ý ngược lại thì viết “không phải là”."),
        SyntaxFault::NoSuchDate { text, near } => Message::new(format!("ngày {} không có trong lịch.", quoted(text)))
            .why("Kỳ đánh giá có ngày không tồn tại thì không xác định được số liệu thuộc kỳ nào.")
            .mend(match near {
                Some(near) => format!("Ghi lại ngày và tháng theo lịch, có lẽ là “ngày {near}”."),
                None => "Ghi lại ngày và tháng theo lịch, ngày trước tháng sau.".to_owned(),
            }),
        SyntaxFault::NotUtf8 => Message::new("tệp không phải là văn bản UTF-8.")
            .why("Chữ Việt trong tệp không đọc được.")
            .mend("Mở tệp bằng trình soạn thảo, chọn lưu thành tệp khác với bảng mã UTF-8."),
        SyntaxFault::RowHead { text } => {
            Message::new(format!("đầu dòng {} không cùng kiểu với các dòng khác; có lẽ thiếu chữ “khi”.", quoted(text)))
                .why("Thiếu chữ “khi” thì có thể cho điểm mà không cần điều kiện nào.")
                .mend(format!("Viết “khi {text}: … điểm” nếu đây là một điều kiện."))
        }
        SyntaxFault::EmptyRange { text, turned } => Message::new(format!("{} không xác định được giá trị nào.", quoted(text)))
            .why("Không số liệu nào rơi vào một khoảng như vậy.")
            .mend(match turned {
                Some(turned) => format!("Viết số nhỏ trước, số lớn sau: “{turned}”."),
                None => "Sửa lại hai mốc: mốc dưới phải nhỏ hơn mốc trên; nếu chỉ một số thì ghi số ấy.".to_owned(),
            }),
        SyntaxFault::SpanDownwards { text, turned } => Message::new(format!("{} viết từ số lớn xuống số nhỏ.", quoted(text)))
            .why("Câu “điểm theo khoảng” cho điểm tăng dần từ mốc nhỏ lên mốc lớn. Viết ngược hai mốc thì không rõ đầu nào được điểm cao nhất.")
            .mend(format!("Viết “{turned}, ngược chiều” nếu số càng nhỏ càng tốt, “{turned}” nếu số càng lớn càng tốt.")),
        SyntaxFault::RoundingStep => Message::new("không làm tròn đến mức này được.")
            .why("Làm tròn thì giữ lại một số chữ số; mức khác thì hai người tính có thể ra hai kết quả.")
            .mend("Với điểm, viết như “đến 2 chữ số thập phân”; với tỷ lệ điểm, viết như “đến 0,01%”."),
    }
}

fn unexpected(found: &str, expected: &[Expected], near: Option<&str>) -> Message {
    if let ([Expected::Mark(mark)], false, None) = (expected, found.trim().is_empty(), near) {
        return Message::new(format!("thiếu dấu {} trước {}.", quoted(mark), quoted(found)))
            .why("Câu không đọc được thì không ai chấm theo được, nên cả bộ chỉ số phải chờ câu này.")
            .mend(format!("Thêm dấu {} ở chỗ được chỉ.", quoted(mark)));
    }
    let message = match (found.trim().is_empty(), near) {
        (false, Some(near)) => Message::new(format!("{} ở đây không đúng từ ngữ; có lẽ là {}.", quoted(found), quoted(near))),
        (true, _) => Message::new("câu này chưa viết hết."),
        (false, None) => Message::new(format!("không hiểu {} ở chỗ này.", quoted(found))),
    };
    let message = message.why("Câu không đọc được thì không ai chấm theo được, nên cả bộ chỉ số phải chờ câu này.");
    let wanted: Vec<String> = expected.iter().map(wanted).collect();
    match near {
        Some(near) => message.mend(format!("Viết {}.", quoted(near))),
        None if matches!(expected, [] | [Expected::End]) => message.mend("Viết lại theo mẫu của một dòng tương tự."),
        None => {
            let wanted = either(&wanted, Lang::Vi);
            let stop = if wanted.ends_with('…') { "" } else { "." };
            message.mend(format!("Ở đây cần {wanted}{stop}"))
        }
    }
}

fn wanted(expected: &Expected) -> String {
    match expected {
        Expected::Word(word) => quoted(word),
        Expected::Number => "một con số".to_owned(),
        Expected::Text => "một đoạn chữ trong ngoặc kép".to_owned(),
        Expected::Name => "một tên".to_owned(),
        Expected::Code => "mã của chỉ số".to_owned(),
        Expected::Expression => "một giá trị".to_owned(),
        Expected::RowHead => "đầu dòng như “từ 4 trở lên:”".to_owned(),
        Expected::Clause => "một câu khác của mục này".to_owned(),
        Expected::Date => "ngày và tháng như 20/12".to_owned(),
        Expected::End => "hết câu".to_owned(),
        Expected::Operator => "một dấu phép tính".to_owned(),
        Expected::Mark(mark) => format!("dấu {}", quoted(mark)),
    }
}

fn spelling(text: &str, fault: &NumberFault) -> Message {
    let quoted = quoted(text);
    let message = match fault {
        NumberFault::PointAsDecimal { .. } => Message::new(format!("số {quoted} dùng dấu chấm để ngăn phần thập phân."))
            .why("Trong quyết định, dấu phẩy ngăn phần thập phân, dấu chấm ngăn hàng nghìn; lẫn hai dấu thì điểm có thể sai nghìn lần."),
        NumberFault::ManyCommas { .. } => Message::new(format!("{quoted} có nhiều dấu phẩy nên không rõ là một số hay nhiều số."))
            .why("Dấu phẩy ngăn phần thập phân; các số trong danh sách ngăn nhau bằng dấu chấm phẩy."),
        NumberFault::BrokenGroups { offer } => Message::new(format!("số {quoted} có nhóm hàng nghìn không đủ ba chữ số."))
            .why("Nhầm dấu chấm với dấu phẩy, hoặc sót một chữ số, thì số này sai mười lần hay trăm lần.")
            .mend(match text.split('.').count() {
                2 if !text.contains(',') => {
                    format!("Viết “{}” nếu dấu chấm ngăn phần thập phân, “{offer}” nếu ngăn hàng nghìn.", text.replace('.', ","))
                }
                _ => format!("Viết “{offer}” nếu không sót chữ số nào."),
            }),
        NumberFault::Thousands { thousands, plain } => {
            Message::new(format!("{quoted} có thể là {thousands}, cũng có thể là {plain} với ba chữ số 0 thập phân."))
                .why("Trong quyết định, dấu phẩy ngăn phần thập phân; ai quen lối tiếng Anh viết một nghìn là 1,000. Hiểu khác nhau thì sai nghìn lần.")
                .mend(format!("Viết “{thousands}” nếu dấu phẩy ngăn hàng nghìn, “{plain}” nếu ngăn phần thập phân."))
        }
        NumberFault::Exponent { .. } => Message::new(format!("số {quoted} viết theo lối rút gọn, không có trong quyết định."))
            .why("Người đọc quyết định phải thấy con số đầy đủ."),
        NumberFault::Underscore { .. } => {
            Message::new(format!("số {quoted} có dấu gạch dưới.")).why("Trong quyết định, hàng nghìn ngăn bằng dấu chấm.")
        }
        NumberFault::LeadingZero { .. } => {
            Message::new(format!("số {quoted} có chữ số 0 thừa ở đầu.")).why("Số có chữ số 0 ở đầu dễ bị đọc thành mã.")
        }
        NumberFault::TooLong { digits } => Message::new(format!("số {quoted} có {digits} chữ số, nhiều hơn mức giữ được chính xác."))
            .why("Số không giữ được chính xác thì điểm tính lại có thể khác điểm đã công bố.")
            .mend("Ghi số này với ít chữ số thập phân hơn."),
        NumberFault::NotNumber => Message::new(format!("{quoted} không phải là một số."))
            .why("Chỗ này cần một con số để chấm điểm.")
            .mend("Ghi một con số như “20” hoặc “0,5”."),
    };
    if let (NumberFault::ManyCommas { .. }, [one, several]) = (fault, fault.readings(text).as_slice()) {
        return message.mend(format!("Viết “{one}” nếu là một số, “{several}” nếu là nhiều số."));
    }
    match fault.offer() {
        // The same number either way; the other rows of a table tell which reads better.
        Some(offer) if message.mend.is_none() && text.starts_with("0.") => {
            let percent = read_rule_number(offer).ok().map(|share| percentage(&Exact::from(share)));
            message.mend(format!("Viết “{offer}”, hoặc “{}” nếu là một tỷ lệ và các dòng khác ghi phần trăm.", percent.unwrap_or_default()))
        }
        Some(offer) if message.mend.is_none() => message.mend(format!("Viết “{offer}”.")),
        None if message.mend.is_none() => message.mend("Viết đầy đủ các chữ số, ví dụ “1.000”."),
        _ => message,
    }
}

fn foreign(word: &str, letter: char, looks_like: Option<char>) -> Message {
    let alike = looks_like.map(|latin| format!(", trông giống chữ “{latin}”")).unwrap_or_default();
    Message::new(format!("trong từ {} có chữ “{letter}” không thuộc bảng chữ cái tiếng Việt{alike}.", quoted(word)))
        .why("Hai tên nhìn giống nhau mà khác chữ thì không khớp, số liệu bị bỏ sót mà không ai thấy.")
        .mend("Gõ lại cả từ bằng bàn phím tiếng Việt; chữ lạ thường lẫn vào khi sao chép từ tệp PDF.")
}
