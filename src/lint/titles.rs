//! Titles read as a whole: what is good to have, what is bad, what is bad where it grows.
//!
//! One word tells nothing: `hồ sơ không trễ hạn`, `người vi phạm nộp phạt` and `cơ sở chấm dứt vi phạm` are good although a bad word stands in
//! them, `phần mềm riêng` and `quy trình rườm rà` are not good although they begin so. So a title is read only where every word of it is known,
//! and known at its place; of any other nothing is said.

use super::words::{Words, words};

/// How a title of a figure begins.
static COUNTS: Words = Words::of(&["số, số lượng, tổng số, tỷ lệ, số vụ, số lần, số ca, số lượt, mức, tỷ trọng"]);

/// Who or what has, does or suffers something.
static BEARERS: Words = Words::of(&[
    "người, người dân, công dân, tập thể, tổ chức, cá nhân, cán bộ, công chức, viên chức, lãnh đạo, người đứng đầu, đảng viên, người lao động, \
                       trường hợp, vụ, vụ việc, việc, lần, lượt, máy, máy tính, máy chủ, máy trạm, thiết bị, hệ thống, hệ thống thông tin, tài khoản, đơn vị, \
                       cơ quan, cơ sở, doanh nghiệp, hộ, hộ dân, xã, phường, thôn, huyện, học sinh, dự án, công trình, chủ chốt, trực thuộc, và, hoặc",
]);

/// What is handed in, dealt with and late.
static PAPERS: Words = Words::of(&[
    "hồ sơ, văn bản, báo cáo, kế hoạch, nhiệm vụ, đơn, đơn thư, phản ánh, kiến nghị, khiếu nại, tố cáo, thủ tục, thủ tục hành chính, tthc, \
                      dịch vụ công, dịch vụ công trực tuyến, dự án, công trình, ý kiến, việc, công việc, cuộc họp, đề án, được giao, tiếp nhận, và, hoặc, bị, còn, còn bị, \
                      của, người dân, doanh nghiệp, công dân, tổ chức, cá nhân, đơn vị, cơ quan, xã, lần, trường hợp",
]);

/// Between a bearer and something bad that befalls it.
static BEFALLS: Words =
    Words::of(&["bị, có, còn, để, để xảy ra, xảy ra, phát sinh, có phát sinh, có xảy ra, để phát sinh, bị kết luận, từng"]);

/// Events that nobody wants.
static EVENTS: Words =
    Words::of(&["vi phạm, sự cố, bị kỷ luật, kỷ luật, nhiễm mã độc, bị nhiễm mã độc, ngoài quy định, không hài lòng, chưa hài lòng"]);

/// More of the kind, of which nobody counts how many: only of a yes or no.
static PUNISHED: Words = Words::of(&["bị xử phạt, tham nhũng"]);

/// Too late, or still lying there; what was done too late may stand before it.
static LATE: Words = Words::of(&["quá hạn, trễ hạn, chậm, chậm hạn, chậm muộn, chậm tiến độ, bị chậm, tồn đọng"]);
static DONE: Words =
    Words::of(&["giải quyết, xử lý, nộp, gửi, trả, trả kết quả, hoàn thành, thực hiện, trình, ban hành, báo cáo, trả lời"]);

/// What may stand behind something bad and leaves it so: where, when, of what.
static ABOUT: Words = Words::of(&[
    "vi phạm, sự cố, trong, năm, kỳ, quý, tháng, trong năm, trong kỳ, về, của, tại, ở, trên, địa bàn, do, đơn vị, cơ quan, xã, toàn xã, huyện, tỉnh, \
                     bình quân, trung bình, một, mỗi, pháp luật, hành chính, quy định, giao thông, an toàn giao thông, an toàn, an ninh, trật tự, xây dựng, đất đai, \
                     môi trường, thực phẩm, an toàn thực phẩm, lao động, nồng độ cồn, mạng, thông tin, an toàn thông tin, an ninh mạng, dữ liệu, cá nhân, bản quyền, \
                     kỷ luật, kỷ cương, bảo mật, bí mật nhà nước, nghiêm trọng, đặc biệt nghiêm trọng, kéo dài, giải quyết, hệ thống, cán bộ, công chức, tổ chức, bộ máy, \
                     thủ tục hành chính, và, hoặc, từ khiển trách trở lên, khiển trách, cảnh cáo, trở lên, bị kết luận, người dân, doanh nghiệp, đấu thầu, thuế",
]);

/// What takes time, and what is said of it.
static SPANS: Words = Words::of(&["thời gian, thời gian trung bình, thời gian bình quân, tổng thời gian"]);
static TAKES: Words = Words::of(&["giải quyết, xử lý, chờ, chờ đợi, phản hồi, trả lời, khắc phục, trả kết quả"]);
static TIMED: Words = Words::of(&[
    "giải quyết, xử lý, chờ, chờ đợi, phản hồi, trả lời, khắc phục, trả kết quả, trung bình, bình quân, một, mỗi, của, hồ sơ, thủ tục, \
                     thủ tục hành chính, yêu cầu, phản ánh, kiến nghị, cảnh báo, sự cố, xong, từ khi nhận, từ khi tiếp nhận, đến khi, kể từ khi, nhận, ngày, giờ, phút, \
                     dài nhất, người dân, doanh nghiệp, trong, năm, trong năm, thực tế, văn bản",
]);

/// Words of what is good to do.
static DEEDS: Words = Words::of(&[
    "kế hoạch, ban hành, báo cáo, hoàn thành, giải thưởng, khen thưởng, được khen thưởng, chủ trì, dự đủ, dự họp, dự đủ họp, tham gia, \
                     đăng ký, minh chứng, công khai, triển khai",
]);

/// How it is done well.
static WELL: Words = Words::of(&["đúng hạn, đúng thời hạn, đúng tiến độ, đúng quy định, đúng quy trình, kịp thời, đầy đủ, đủ"]);

/// Things that every office is asked to have.
static THINGS: Words = Words::of(&[
    "chính sách, quy chế, quy trình, quy định, phương án, đề án, chương trình, nghị quyết, chuyên mục, trung tâm dữ liệu, cơ sở dữ liệu, \
                      tường lửa, phần mềm, mạng nội bộ, cổng thông tin, trang thông tin, bản đồ số, phòng họp trực tuyến",
]);

/// What good deeds and things are about.
static TOPICS: Words = Words::of(&[
    "chuyển đổi số, dữ liệu số, kinh tế số, xã hội số, chính quyền số, số, năm, quý, tháng, kỳ, hằng năm, hàng năm, trong năm, định kỳ, hằng quý, \
                      hằng tháng, an toàn, an ninh, an toàn thông tin, an ninh mạng, an toàn thông tin mạng, thông tin, điện tử, mạng, dữ liệu, dữ liệu mở, dữ liệu dùng chung, \
                      cá nhân, chữa cháy, ứng phó, ứng cứu, khắc phục, xử lý, sự cố, bảo đảm, bảo vệ, thi đua, tuyên truyền, đào tạo, tập huấn, bồi dưỡng, họp, \
                      ban chỉ đạo, hội nghị, nhiệm vụ, còn hiệu lực, hiện hành, được duyệt, được phê duyệt, phê duyệt, đã, được, được giao, về, cho, trên, và, hoặc, để, có, \
                      tỉnh, huyện, xã, xã phường, sở, cấp tỉnh, cấp huyện, cấp xã, văn bản, trực tuyến, dịch vụ công, dịch vụ công trực tuyến, người dân, doanh nghiệp, \
                      hồ sơ, thủ tục, hành chính, thủ tục hành chính, ứng dụng, công nghệ, công nghệ thông tin, công nghệ số, chữ ký số, ký số, quản lý, quản trị, \
                      khai thác, sử dụng, vận hành, kiểm tra, giám sát, đánh giá, rà soát, phối hợp, chia sẻ, kết nối, hỗ trợ, ưu đãi, thu hút, nhân lực, nguồn nhân lực, \
                      kinh phí, nguồn lực, công tác, hoạt động, thực hiện, tổ chức, xây dựng, nội dung, số liệu, chất lượng, chỉ tiêu, nội bộ, tài liệu, sao lưu, dự phòng, \
                      trước hạn, trước thời hạn, trước ngày, chậm nhất ngày, đến ngày, đơn vị, cơ quan, cán bộ, công chức, toàn thể, chuyên môn, lưu trữ, chung, dùng chung, \
                      các, mọi, đều, gửi, nộp, trình, của năm, tháng, hàng quý, hàng tháng",
]);

/// Words before what a title is about.
static OPENINGS: Words = Words::of(&["có, đã, được, đã được, đã có"]);

/// Alone it is what is kept.
static BARE: Words = Words::of(&["kỷ luật"]);

/// Who is asked, and what is paid, before something bad.
static ASKED: Words = Words::of(&["ý kiến, phiếu, đánh giá, chi phí, phải chi, phải trả"]);

/// Whether everybody reads a title as something good to have: it begins or ends so, and every other word says what it is about.
pub(super) fn good_to_have(title: &str) -> bool {
    let words = words(title);
    let about = [&TOPICS, &DEEDS, &WELL, &THINGS];
    let good = |rest: &[String]| {
        [&DEEDS, &THINGS].into_iter().flat_map(Words::phrases).any(|good| after(rest, good, &about))
            || WELL.phrases().iter().any(|good| before(rest, good, &about))
    };
    good(&words) || OPENINGS.phrases().iter().filter_map(|opening| words.strip_prefix(opening.as_slice())).any(good)
}

/// Whether a title says that something bad is there.
pub(super) fn plainly_bad(title: &str) -> bool {
    let words = words(title);
    // `Kỷ luật` alone is what is kept.
    let bare = BARE.phrases().contains(&words);
    let who = [&BEARERS, &BEFALLS, &ABOUT];
    !bare && stands(&words, &[&EVENTS, &PUNISHED], &who, &[&ABOUT])
}

/// Whether a figure of this title is bad where it grows.
pub(super) fn bad_to_grow(title: &str) -> bool {
    let words = words(title);
    let event = || stands(&words, &[&EVENTS], &[&COUNTS, &BEARERS, &BEFALLS, &ASKED], &[&ABOUT]);
    let late = || stands(&words, &[&LATE], &[&COUNTS, &PAPERS], &[&ABOUT]) || done_late(&words);
    counted(&words) && (event() || late()) || takes_time(&words)
}

/// `Tỷ lệ hồ sơ giải quyết quá hạn`: what was done stands right before that it was late.
fn done_late(words: &[String]) -> bool {
    DONE.phrases().iter().any(|done| {
        split(words, done)
            .any(|(head, tail)| made_of(head, &[&COUNTS, &PAPERS]) && LATE.phrases().iter().any(|late| after(tail, late, &[&ABOUT])))
    })
}

fn takes_time(words: &[String]) -> bool {
    let about = |rest: &[String]| made_of(rest, &[&TIMED]) && TAKES.phrases().iter().any(|takes| split(rest, takes).next().is_some());
    SPANS.phrases().iter().any(|span| words.strip_prefix(span.as_slice()).is_some_and(about))
}

/// Whether a title begins as that of a figure.
fn counted(words: &[String]) -> bool {
    COUNTS.phrases().iter().any(|count| words.starts_with(count))
}

/// Whether one of some phrases stands in a title between words of the one kind and words of the other.
fn stands(words: &[String], these: &[&Words], head: &[&Words], tail: &[&Words]) -> bool {
    let found = |phrase: &Vec<String>| split(words, phrase).any(|(left, right)| made_of(left, head) && made_of(right, tail));
    these.iter().flat_map(|list| list.phrases()).any(found)
}

fn after(words: &[String], phrase: &[String], rest: &[&Words]) -> bool {
    words.strip_prefix(phrase).is_some_and(|tail| made_of(tail, rest))
}

fn before(words: &[String], phrase: &[String], rest: &[&Words]) -> bool {
    words.strip_suffix(phrase).is_some_and(|head| made_of(head, rest))
}

/// What stands on both sides of a phrase, wherever it stands.
fn split<'a>(words: &'a [String], phrase: &'a [String]) -> impl Iterator<Item = (&'a [String], &'a [String])> {
    (0..words.len()).filter_map(move |at| Some((words.get(..at)?, words.get(at..)?.strip_prefix(phrase)?)))
}

/// Whether words are made of phrases of some lists, and of numbers.
fn made_of(words: &[String], lists: &[&Words]) -> bool {
    // Up to which words the phrases reach.
    let mut reached = vec![true];
    for end in 1..=words.len() {
        let ends_here = |phrase: &Vec<String>| {
            let start = end.checked_sub(phrase.len());
            start.is_some_and(|start| reached.get(start) == Some(&true) && words.get(start..end) == Some(phrase.as_slice()))
        };
        let number = || {
            let last = end.saturating_sub(1);
            reached.get(last) == Some(&true) && words.get(last).is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()))
        };
        let here = number() || lists.iter().flat_map(|list| list.phrases()).any(ends_here);
        reached.push(here);
    }
    reached.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::{bad_to_grow, good_to_have, plainly_bad};

    #[test]
    fn more_of_these_is_bad() {
        for title in [
            "Tỷ lệ hồ sơ trễ hạn",
            "Tỷ lệ hồ sơ giải quyết quá hạn",
            "Số hồ sơ quá hạn trong năm",
            "Số báo cáo chậm",
            "Số lần báo cáo chậm",
            "Số nhiệm vụ được giao hoàn thành chậm tiến độ",
            "Tỷ lệ phản ánh, kiến nghị của người dân xử lý quá hạn",
            "Số đơn thư tồn đọng",
            "Số máy tính nhiễm mã độc",
            "Số lượng máy tính bị nhiễm mã độc",
            "Tỷ lệ máy trạm bị nhiễm mã độc",
            "Số sự cố",
            "Số sự cố an toàn thông tin mạng nghiêm trọng",
            "Số lần để xảy ra sự cố",
            "Số vụ vi phạm trật tự xây dựng trên địa bàn xã",
            "Số trường hợp vi phạm",
            "Số cán bộ bị kỷ luật",
            "Tổng số cán bộ, công chức bị kỷ luật trong năm 2026",
            "Tỷ lệ cơ sở vi phạm an toàn thực phẩm",
            "Tỷ lệ người dân không hài lòng",
            "Thời gian giải quyết trung bình một hồ sơ (ngày)",
            "Thời gian trung bình từ khi nhận cảnh báo đến khi xử lý xong",
            "Thời gian xử lý sự cố",
        ] {
            assert!(bad_to_grow(title), "{title}");
        }
    }

    #[test]
    fn more_of_these_is_good_or_may_be() {
        for title in [
            "Tỷ lệ hồ sơ không trễ hạn",
            "Tỷ lệ máy tính không nhiễm mã độc",
            "Tỷ lệ cơ sở không vi phạm an toàn thực phẩm",
            "Tỷ lệ người vi phạm nộp phạt",
            "Tỷ lệ cơ sở chấm dứt vi phạm",
            "Tỷ lệ đơn vị chưa để xảy ra sự cố",
            "Tỷ lệ đơn vị không còn nhiệm vụ quá hạn",
            "Tỷ lệ hệ thống hết sự cố sau kiểm tra",
            "Tỷ lệ sự cố báo cáo kịp thời",
            "Tỷ lệ sự cố được xử lý trong 24 giờ",
            "Tỷ lệ máy nhiễm mã độc gỡ sạch trong ngày",
            "Tỷ lệ xử lý vi phạm",
            "Tỷ lệ giải quyết hồ sơ quá hạn",
            "Tỷ lệ hộ vi phạm tự nguyện tháo dỡ",
            "Tỷ lệ vi phạm bị xử phạt",
            "Tỷ lệ nội dung vi phạm gỡ bỏ",
            "Tỷ lệ văn bản tồn đọng hoàn thành rà soát",
            "Tỷ lệ hồ sơ trễ hạn có thư xin lỗi",
            "Tỷ lệ dự án chậm tiến độ có biện pháp tháo gỡ",
            "Tỷ lệ tin báo vi phạm xác minh trong hạn",
            "Tỷ lệ cán bộ tập huấn về sự cố an toàn thông tin",
            "Tỷ lệ đơn vị có phương án sự cố",
            "Tỷ lệ camera ghi nhận vi phạm giao thông",
            "Mức giảm thời gian giải quyết hồ sơ",
            "Tỷ lệ thủ tục công khai thời gian giải quyết",
            "Tỷ lệ rút ngắn thời gian xử lý",
            "Thời gian hoạt động liên tục của hệ thống",
            "Số vụ vi phạm phát hiện qua camera",
            "Số cuộc diễn tập ứng cứu sự cố",
            "Tỷ lệ phòng, chống vi phạm đạt yêu cầu",
        ] {
            assert!(!bad_to_grow(title), "{title}");
        }
    }

    #[test]
    fn these_are_good_to_have() {
        for title in [
            "Có kế hoạch năm",
            "Đã ban hành kế hoạch chuyển đổi số năm",
            "Báo cáo đúng hạn",
            "Các báo cáo đều gửi đúng hạn",
            "Có báo cáo sự cố kịp thời",
            "Có phương án ứng phó sự cố",
            "Có quy chế còn hiệu lực",
            "Có chuyên mục",
            "Có trung tâm dữ liệu",
            "Nhiệm vụ hoàn thành đúng hạn",
            "Có đăng ký thi đua",
        ] {
            assert!(good_to_have(title), "{title}");
        }
        for title in [
            "Có phần mềm riêng",
            "Trung tâm dữ liệu riêng của sở còn hoạt động",
            "Báo cáo bằng bản giấy",
            "Quy định thêm thủ tục so với Trung ương",
            "Ban hành văn bản trái quy định",
            "Công khai thông tin mật",
            "Hoàn thành dưới 50% kế hoạch",
            "Có kế hoạch bị thu hồi",
            "Có quy trình rườm rà",
            "Không có kế hoạch",
            "Kế hoạch ban hành chậm",
            "Có đăng ký rồi bỏ",
        ] {
            assert!(!good_to_have(title), "{title}");
        }
    }

    #[test]
    fn these_are_plainly_bad() {
        for title in [
            "Có vi phạm",
            "vi phạm",
            "Có cán bộ bị kỷ luật",
            "bị kỷ luật",
            "Lãnh đạo chủ chốt bị kỷ luật",
            "Có cán bộ bị kỷ luật từ khiển trách trở lên",
            "Để xảy ra sự cố an toàn thông tin",
            "Bị xử phạt vi phạm hành chính",
        ] {
            assert!(plainly_bad(title), "{title}");
        }
        for title in [
            "Không có vi phạm",
            "Chấm dứt vi phạm",
            "Đã khắc phục sự cố",
            "Kỷ luật",
            "Giữ nghiêm kỷ luật",
            "Kỷ luật, kỷ cương tốt",
            "Chấp hành kỷ luật lao động",
            "Có phương án sự cố",
            "Có đề án chống tham nhũng",
            "Có tổ thanh tra vi phạm",
            "Báo cáo sự cố đúng hạn",
        ] {
            assert!(!plainly_bad(title), "{title}");
        }
    }
}
