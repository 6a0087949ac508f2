//! Điểm của dòng, mức xếp loại và cả bộ có thể đi đến đâu.

use crate::diagnostic::{ReachFault, Slip, UnitKind};
use crate::message::words::{all, number, percentage, points, quotations, quoted};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

/// Where the limit of a sum of items goes.
const ITEMS_LIMIT: &str = "thêm dưới mục cuối một dòng “không quá điểm tối đa”, thụt vào ngang câu “điểm bằng tổng các mục”";

pub(super) fn say(fault: &ReachFault) -> Message {
    match fault {
        ReachFault::CanExceed { found, maximum, reduced: false, slip } => {
            Message::new(format!("có số liệu hợp lệ mà điểm tính ra {}, quá điểm tối đa {}.", pts(found), pts(maximum)))
                .why(NO_TOTAL)
                .mend(match slip {
                    Some(Slip::FactorInRatio(ratio)) => format!(
                        "Bỏ hệ số: câu “điểm theo tỷ lệ” đã nhân với điểm tối đa, chỉ cần “điểm theo tỷ lệ {}”.",
                        ratio.as_deref().unwrap_or("<phần> / <tổng>")
                    ),
                    Some(Slip::TooManyPoints) => {
                        format!("Tỷ lệ này không quá 100%, nên số nhân phải là {}: sửa số nhân, hoặc sửa điểm tối đa của dòng.", pts(maximum))
                    }
                    Some(Slip::Parts { part, end }) => format!(
                        "Nếu các phần không trùng nhau thì khai {} “từ 0 đến {end}”; nếu hệ số ghi sai thì sửa; nếu điểm chỉ tính đến điểm tối đa thì thêm “, không quá điểm tối đa”.",
                        quoted(part)
                    ),
                    Some(Slip::Items) => format!("Nếu số điểm của các mục hoặc giới hạn của số liệu ghi sai thì sửa; nếu ghi đúng mà điểm chỉ tính đến điểm tối đa thì {ITEMS_LIMIT}."),
                    None => "Nếu hệ số hoặc giới hạn trên của số liệu ghi sai thì sửa; nếu ghi đúng mà điểm chỉ tính đến điểm tối đa thì thêm “, không quá điểm tối đa”.".to_owned(),
                })
        }
        ReachFault::CanExceed { found, maximum, reduced: true, .. } => Message::new(format!(
            "điểm tối đa của một số đơn vị bớt còn {}, mà có số liệu hợp lệ cho điểm tính ra {}.",
            pts(maximum),
            pts(found)
        ))
        .why(NO_TOTAL)
        .mend(format!("Thêm “không quá {}” cho những đơn vị ấy, hoặc tách phần không áp dụng thành một dòng riêng.", pts(maximum))),
        ReachFault::CanBeNegative { found, turned: Some((as_is, meant)), .. } => {
            Message::new(format!("{} không bao giờ lớn hơn 0, nên điểm tính ra {}.", quoted(as_is), pts(found)))
                .why("Hiệu viết ngược thì mọi đơn vị bị điểm âm: không có điểm ở dòng này và không có tổng điểm. Chặn dưới ở 0 thì mọi đơn vị cùng được 0.")
                .mend(format!("Viết {}.", quoted(meant)))
        }
        ReachFault::CanBeNegative { found, parent: false, .. } => {
            Message::new(format!("có số liệu hợp lệ mà điểm tính ra {}, nhỏ hơn 0.", pts(found)))
                .why("Điểm âm không được chấp nhận: đơn vị gặp trường hợp này không có điểm ở dòng này và không có tổng điểm.")
                .mend("Thêm “, không dưới 0 điểm”, hoặc sửa phần bị trừ.")
        }
        ReachFault::CanBeNegative { found, parent: true, .. } => {
            Message::new(format!("điểm trừ bên dưới có thể nhiều hơn điểm đang có, khi đó còn {}.", pts(found)))
                .why("Điểm âm không được chấp nhận: đơn vị gặp trường hợp này không có điểm ở dòng này và không có tổng điểm.")
                .mend("Thêm vào dòng này câu “không dưới 0 điểm”.")
        }
        ReachFault::RatioPasses { over, by, maximum } => {
            let (over, by) = (quoted(over), quoted(by));
            Message::new(format!("tử số {over} có thể lớn hơn mẫu số {by}, khi đó điểm quá điểm tối đa {}.", pts(maximum)))
                .why(format!(
                    "Chưa có câu nào nói {over} là một phần của {by}; chẳng hạn tử số đếm tất cả, còn mẫu số chỉ đếm phần tỉnh yêu cầu. Đơn vị như vậy không có tổng điểm."
                ))
                .mend(format!(
                    "Nếu là một phần thì khai {over} “từ 0 đến {}”; nếu có thể vượt thì thêm “, không quá điểm tối đa” sau tỷ lệ.",
                    by.trim_matches(['“', '”'])
                ))
        }
        ReachFault::MayExceed { maximum, open, items } => {
            let message = Message::new(format!("chưa chắc điểm luôn trong điểm tối đa {}.", pts(maximum))).why(NO_TOTAL);
            let limit = if *items { ITEMS_LIMIT } else { "thêm “, không quá điểm tối đa”" };
            match open.is_empty() {
                true => message.mend(format!("Nếu điểm chỉ tính đến điểm tối đa thì {limit}.")),
                false => message.mend(format!(
                    "Nếu điểm chỉ tính đến điểm tối đa thì {limit}; hoặc ghi giới hạn trên (“từ 0 đến …”) của {}.",
                    all(&quotations(open), Lang::Vi)
                )),
            }
        }
        ReachFault::MayBeNegative { open } => {
            let message = Message::new("chưa chắc điểm luôn từ 0 trở lên.")
                .why("Điểm âm không được chấp nhận: đơn vị gặp trường hợp này không có điểm ở dòng này và không có tổng điểm.");
            match open.is_empty() {
                true => message.mend("Thêm “, không dưới 0 điểm”."),
                false => message
                    .mend(format!("Thêm “, không dưới 0 điểm”, hoặc ghi khoảng (“từ 0 đến …”) của {}.", all(&quotations(open), Lang::Vi))),
            }
        }
        ReachFault::NothingApplies { kind } => {
            Message::new(format!("không dòng nào áp dụng cho {}, điểm tối đa áp dụng của họ bằng 0.", units(kind)))
                .why("Không có điểm tối đa thì không có tổng điểm, tỷ lệ điểm, xếp loại và thứ hạng.")
                .mend("Cho ít nhất một dòng áp dụng với những đơn vị ấy, hoặc không đưa họ vào đối tượng chấm.")
        }
        ReachFault::KeepsMaximum { kind, most, applicable, rows, class } => {
            let class = class.as_ref().map(|class| format!(" Vì vậy họ không thể đạt mức {}.", quoted(class))).unwrap_or_default();
            let rows = all(rows, Lang::Vi);
            Message::new(format!("{} làm tốt mọi việc cũng chỉ được {} trên {}.", units(kind), number(most), pts(applicable)))
                .why(format!("Dòng {rows} không áp dụng cho họ nhưng vẫn nằm trong điểm tối đa của họ.{class}"))
                .mend(format!("Ở dòng {rows} ghi “không áp dụng: không tính”, hoặc “không áp dụng: điểm tối đa”."))
        }
        ReachFault::ClassBeyond { class, kind, most, percent } => {
            let most = if *percent { percentage(most) } else { pts(most) };
            let who = if *kind == UnitKind::default() {
                "không đơn vị nào đạt được".to_owned()
            } else {
                format!("{} không thể đạt", units(kind))
            };
            Message::new(format!("{who} mức {}: cao nhất chỉ được {most}.", quoted(class)))
                .why("Quyết định nêu một mức mà làm tốt mọi việc cũng không tới.")
                .mend("Hạ mốc của mức này, hoặc sửa cách chấm của những dòng không thể đạt điểm tối đa.")
        }
        ReachFault::TooManyKinds { most } => {
            Message::new(format!("các câu “áp dụng khi” chia đơn vị thành quá nhiều trường hợp; chỉ xét được {most} trường hợp."))
                .why("Ở những trường hợp chưa xét, chưa chắc điểm tối đa áp dụng lớn hơn 0 và chưa chắc mức xếp loại nào cũng đạt được.")
                .mend("Dùng chung một thuộc tính của đơn vị cho những dòng cùng áp dụng hoặc cùng không áp dụng.")
        }
        ReachFault::OtherMaximum { divisor, maximum } => {
            Message::new(format!("điểm được chia cho {}, trong khi điểm tối đa là {}.", number(divisor), pts(maximum)))
                .why("Số chia có lẽ chép từ bộ chỉ số khác; tỷ lệ tính ra không còn là tỷ lệ so với điểm tối đa.")
                .mend(format!("Viết “tỷ lệ điểm”, hoặc chia cho {}.", number(maximum)))
        }
    }
}

const NO_TOTAL: &str = "Điểm quá điểm tối đa không tự bị cắt: đơn vị gặp trường hợp này không có điểm ở dòng này và không có tổng điểm.";

fn pts(value: &Exact) -> String {
    points(value, Lang::Vi)
}

/// `đơn vị mà “có_dịch_vụ_công = không”`
fn units(kind: &UnitKind) -> String {
    let given = kind.given.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ");
    match (&kind.named, given.is_empty()) {
        (None, true) => "mọi đơn vị".to_owned(),
        (None, false) => format!("đơn vị mà {}", quoted(&given)),
        (Some(name), true) => format!("đơn vị {}", quoted(name)),
        (Some(name), false) => format!("đơn vị {} mà {}", quoted(name), quoted(&given)),
    }
}

/// The same, where not all units can be meant.
pub(super) fn some_units(kind: &UnitKind) -> String {
    if *kind == UnitKind::default() { "một số đơn vị".to_owned() } else { units(kind) }
}
