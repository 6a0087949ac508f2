//! Chiều tốt, chiều xấu: càng tốt mà lại ít điểm hơn, tỷ lệ viết ngược, giới hạn đặt nhầm phía.

use crate::diagnostic::{Direction, DirectionFault, Reached};
use crate::message::words::{points, quoted, value};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &DirectionFault) -> Message {
    match fault {
        DirectionFault::Backwards { name, direction, declared, better, worse } => {
            let figure = name.as_ref().map(|name| format!("{} = ", quoted(name))).unwrap_or_default();
            let ground = match (declared, direction) {
                (true, direction) => declared_way(*direction).to_owned(),
                (false, Direction::Higher) => "câu chấm cho thêm điểm khi con số tăng".to_owned(),
                (false, Direction::Lower) => "câu chấm bớt điểm khi con số tăng".to_owned(),
            };
            let message = Message::new(format!(
                "{ground}, nhưng đơn vị đạt {figure}{} được {}, ít hơn đơn vị đạt {}: {}.",
                shown(better),
                got(better),
                shown(worse),
                got(worse)
            ))
            .why("Đơn vị làm tốt hơn lại được ít điểm hơn; các đơn vị sẽ khiếu nại, hoặc cố ý làm kém đi.");
            match declared {
                true => message.mend("Sửa số điểm hay mốc ở chỗ ít điểm hơn, hoặc sửa lại câu “càng … càng tốt”."),
                false => message.mend("Sửa số điểm, mốc hay điều kiện ở chỗ ít điểm hơn cho nối tiếp với phần trước."),
            }
        }
        DirectionFault::UpsideDown { over, by } => {
            Message::new(format!("tỷ lệ {over} / {by} viết ngược: {over} không bao giờ nhỏ hơn {by}, nên tỷ lệ không bao giờ dưới 100%."))
                .why("Mọi đơn vị đều đạt từ 100% trở lên, làm nhiều hay ít cũng như nhau hoặc vượt điểm tối đa.")
                .mend(format!("Viết “{by} / {over}”."))
        }
        DirectionFault::LimitFlattens { floor, limit, part } => {
            let limit = points(limit, Lang::Vi);
            let (own, other) = if *floor { ("không dưới", "không quá") } else { ("không quá", "không dưới") };
            let (more, meant) = if *floor { ("nhiều", ["cao", "thấp", "nhỏ"]) } else { ("ít", ["thấp", "cao", "lớn"]) };
            let title = match part {
                true => format!("“{own} {limit}” làm phần đứng trước nó luôn là {limit}: phần ấy không khi nào {more} hơn {limit}."),
                false => {
                    format!("“{own} {limit}” làm mọi đơn vị được cùng một số điểm: không đơn vị nào có thể được {more} hơn {limit}.")
                }
            };
            let why = match part {
                true => "Trong phần này các đơn vị khác nhau không còn được phân biệt; giới hạn có lẽ đặt nhầm phía hoặc gõ nhầm số.",
                false => "Chỉ số không còn phân biệt đơn vị nào với đơn vị nào; giới hạn có lẽ đặt nhầm phía.",
            };
            let [first, second, number] = meant;
            Message::new(title)
                .why(why)
                .mend(format!("Nếu ý là mức {first} nhất thì viết “{other} {limit}”; nếu là mức {second} nhất thì ghi số {number} hơn."))
        }
        DirectionFault::Dip { at, below, above } => Message::new(format!(
            "đơn vị đạt {} được {}, ít hơn cả đơn vị đạt {} ({}) và đơn vị đạt {} ({}).",
            shown(at),
            got(at),
            shown(below),
            got(below),
            shown(above),
            got(above)
        ))
        .why("Dù con số càng cao càng tốt hay càng thấp càng tốt, ở giữa không thể kém hơn cả hai bên.")
        .mend("Xem lại số điểm và mốc của các bậc này: có lẽ số điểm của hai bậc ghi lẫn sang nhau, hoặc một số điểm gõ nhầm."),
        DirectionFault::RowAgainst { direction, at, neighbour } => Message::new(format!(
            "đơn vị đạt {} được {}, ít hơn đơn vị đạt {} ({}), trong khi các bậc khác đều {} càng nhiều điểm.",
            shown(at),
            got(at),
            shown(neighbour),
            got(neighbour),
            match direction {
                Direction::Higher => "càng cao",
                Direction::Lower => "càng thấp",
            }
        ))
        .why("Có lẽ số điểm của hai bậc cuối đổi chỗ cho nhau; đơn vị làm tốt nhất không được điểm cao nhất.")
        .mend(format!("Đổi lại số điểm của hai bậc, rồi có thể khai “{}” để việc này luôn được kiểm tra.", direction.words())),
        DirectionFault::TableAgainst { direction, low, high } => Message::new(format!(
            "{}, nhưng bảng cho điểm ngược lại: đơn vị đạt {} được {}, đơn vị đạt {} được {}.",
            declared_way(*direction),
            shown(low),
            got(low),
            shown(high),
            got(high)
        ))
        .why("Hoặc câu “càng … càng tốt” ghi ngược, hoặc đơn vị làm tốt hơn lại được ít điểm hơn ở mọi bậc.")
        .mend("Xem lại câu “càng … càng tốt”; nếu câu ấy đúng thì sửa số điểm của các bậc: bậc tốt nhất được điểm cao nhất."),
        DirectionFault::NotNumber { said } => Message::new(format!("{} chỉ nói về con số.", quoted(said.words())))
            .why("Có/không và lựa chọn không có cao thấp; bảng đã nói từng phương án được mấy điểm.")
            .mend(format!("Bỏ “, {}”.", said.words())),
        DirectionFault::TwoWays => Message::new("bảng và số liệu của bảng nói hai chiều ngược nhau.")
            .why("Không biết con số này càng cao hay càng thấp thì tốt.")
            .mend("Chỉ giữ một câu “càng … càng tốt”."),
        DirectionFault::Uneven { bound, expected, bounds, percent } => {
            let all: Vec<String> = bounds.iter().map(|bound| value(bound, *percent)).collect();
            Message::new(format!(
                "mốc {} lệch với các mốc khác ({}); đều bước thì là {}.",
                value(bound, *percent),
                all.join("; "),
                value(expected, *percent)
            ))
            .why("Mốc gõ lệch một đơn vị thì bảng vẫn kín, không ai thấy, nhưng đơn vị đứng đúng mốc bị xếp nhầm bậc.")
            .mend(format!("Nếu gõ nhầm thì sửa thành {} ở cả hai bậc liền nhau; nếu đúng ý thì để nguyên.", value(expected, *percent)))
        }
        DirectionFault::NotExcluded { name, direction } => {
            Message::new(format!("chưa loại trừ được việc {} mà điểm lại giảm.", better(name, *direction)))
                .why("Công thức không cho biết chắc điều này; chấm thử các số liệu quanh mốc thì chưa thấy trường hợp nào.")
                .mend("Viết gọn công thức theo các câu có sẵn, hoặc khai khoảng giá trị hẹp hơn thì kết luận được.")
        }
    }
}

/// `“x” tăng`, of a figure that gets better.
/// What was declared; the words of the file are shown where they stand.
fn declared_way(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "đã khai là số càng lớn càng tốt",
        Direction::Lower => "đã khai là số càng nhỏ càng tốt",
    }
}

fn better(name: &str, direction: Direction) -> String {
    match direction {
        Direction::Higher => format!("{} tăng", quoted(name)),
        Direction::Lower => format!("{} giảm", quoted(name)),
    }
}

fn shown(reached: &Reached) -> String {
    value(&reached.value, reached.percent)
}

fn got(reached: &Reached) -> String {
    points(&reached.points, Lang::Vi)
}
