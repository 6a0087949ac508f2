//! The usual main indexes, each with one row below it that shows another sentence of the language.

use super::Level;

/// A main index to begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Main {
    pub title: &'static str,
    pub part: Part,
    /// Its share of the scale beside the others.
    pub weight: u64,
    /// What the row below it shows, for a comment.
    pub shows: &'static str,
    pub row: &'static str,
    /// The clauses of the row, behind an empty line.
    pub clauses: &'static str,
    pub evidence: &'static str,
}

/// Where a main index stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Foundation,
    /// An activity with a pillar of its own.
    Pillar(&'static str),
    Activity,
}

impl Part {
    pub fn is_foundation(self) -> bool {
        self == Part::Foundation
    }
}

/// The title of the main index that every set has.
pub(super) const GOVERNMENT: &str = "Hoạt động chính quyền số";
const ECONOMY: &str = "Hoạt động kinh tế số";

/// So many main indexes, foundations first. Which ones come in first is the order of this file's list; departments have no economy.
pub(super) fn mains(level: Level, count: usize) -> Vec<Main> {
    let all = ALL.iter().filter(|main| level != Level::Department || main.title != ECONOMY);
    let mut chosen: Vec<Main> = all.take(count).copied().collect();
    chosen.sort_by_key(|main| !main.part.is_foundation());
    chosen
}

const ALL: [Main; 13] = [
    Main {
        title: GOVERNMENT,
        part: Part::Pillar("Chính quyền số"),
        weight: 4,
        shows: "Bậc theo tỷ lệ phần trăm: mỗi bậc nói rõ mốc dưới thuộc bậc nào.",
        row: "Hồ sơ thủ tục hành chính nộp trực tuyến",
        clauses: r#"
  số liệu trực_tuyến "Số hồ sơ nộp trực tuyến": số nguyên (hồ sơ), từ 0 đến tổng_số
  số liệu tổng_số "Tổng số hồ sơ tiếp nhận": số nguyên (hồ sơ), từ 0 trở lên
  điểm theo trực_tuyến / tổng_số
    từ 80% trở lên:       điểm tối đa
    từ 60% đến dưới 80%:  3/4 điểm tối đa
    từ 40% đến dưới 60%:  1/2 điểm tối đa
    dưới 40%:             0 điểm
  không phát sinh: 0 điểm  # không có hồ sơ nào
"#,
        evidence: "Số liệu của hệ thống thông tin giải quyết thủ tục hành chính",
    },
    Main {
        title: "Nhận thức số",
        part: Part::Foundation,
        weight: 2,
        shows: "Bậc theo số đếm: \"từ 4 trở lên\", để đơn vị họp 5 lần không rơi xuống \"còn lại\".",
        row: "Người đứng đầu chủ trì họp về chuyển đổi số",
        clauses: r#"
  số liệu số_cuộc_họp "Số cuộc họp do người đứng đầu chủ trì trong năm": số nguyên (cuộc họp), từ 0 trở lên
  điểm theo số_cuộc_họp
    từ 4 trở lên:  điểm tối đa
    3:             3/4 điểm tối đa
    2:             1/2 điểm tối đa
    1:             1/4 điểm tối đa
    còn lại:       0 điểm
"#,
        evidence: "Thông báo kết luận các cuộc họp",
    },
    Main {
        title: "Thể chế số",
        part: Part::Foundation,
        weight: 2,
        shows: "Lựa chọn: người ghi số liệu chọn một trong các phương án.",
        row: "Ban hành kế hoạch chuyển đổi số năm",
        clauses: r#"
  số liệu kế_hoạch "Kế hoạch chuyển đổi số năm": lựa chọn
    đúng_hạn      "Ban hành đúng hạn"
    chậm          "Ban hành chậm"
    chưa_ban_hành "Chưa ban hành"
  điểm theo kế_hoạch
    đúng_hạn:       điểm tối đa
    chậm:           1/2 điểm tối đa
    chưa_ban_hành:  0 điểm
"#,
        evidence: "Kế hoạch đã ban hành",
    },
    Main {
        title: "Hạ tầng số",
        part: Part::Foundation,
        weight: 2,
        shows: "Tỷ lệ: đạt bao nhiêu phần trăm thì được bấy nhiêu phần của điểm tối đa.",
        row: "Cán bộ, công chức, viên chức có máy tính làm việc",
        clauses: r#"
  số liệu có_máy "Số người có máy tính làm việc": số nguyên (người), từ 0 đến tổng_số
  số liệu tổng_số "Tổng số cán bộ, công chức, viên chức": số nguyên (người), từ 1 trở lên
  điểm theo tỷ lệ có_máy / tổng_số
"#,
        evidence: "Báo cáo hiện trạng trang thiết bị",
    },
    Main {
        title: "Nhân lực số",
        part: Part::Foundation,
        weight: 2,
        shows: "Tỷ lệ có mục tiêu: đạt mục tiêu là đủ điểm, dưới mục tiêu thì theo phần đạt được.",
        row: "Cán bộ, công chức, viên chức được bồi dưỡng kỹ năng số",
        clauses: r#"
  số liệu được_bồi_dưỡng "Số người được bồi dưỡng kỹ năng số trong năm": số nguyên (người), từ 0 đến tổng_số
  số liệu tổng_số "Tổng số cán bộ, công chức, viên chức": số nguyên (người), từ 1 trở lên
  điểm theo tỷ lệ được_bồi_dưỡng / tổng_số, mục tiêu 90%
"#,
        evidence: "Danh sách, giấy chứng nhận",
    },
    Main {
        title: "An toàn thông tin mạng",
        part: Part::Foundation,
        weight: 2,
        shows: "Tổng các mục: làm được mục nào thì cộng điểm mục ấy.",
        row: "Bảo đảm an toàn thông tin mạng",
        clauses: r#"
  số liệu có_quy_chế "Có quy chế an toàn thông tin mạng còn hiệu lực": có/không
  số liệu có_diễn_tập "Đã tham gia diễn tập ứng cứu sự cố trong năm": có/không
  điểm bằng tổng các mục
    khi có_quy_chế:   1/2 điểm tối đa
    khi có_diễn_tập:  1/2 điểm tối đa
"#,
        evidence: "Quy chế đã ban hành; báo cáo diễn tập",
    },
    Main {
        title: ECONOMY,
        part: Part::Pillar("Kinh tế số"),
        weight: 3,
        shows: "Đạt hay không đạt: so với chỉ tiêu được giao của từng đơn vị.",
        row: "Tỷ trọng kinh tế số đạt chỉ tiêu được giao",
        clauses: r#"
  số liệu tỷ_trọng "Tỷ trọng kinh tế số trong năm": tỷ lệ, từ 0% đến 100%
  số liệu chỉ_tiêu "Chỉ tiêu được giao": tỷ lệ, từ 1% đến 100%
  được điểm tối đa khi tỷ_trọng từ chỉ_tiêu trở lên, nếu không thì 0 điểm
"#,
        evidence: "Quyết định giao chỉ tiêu; số liệu của cơ quan thống kê",
    },
    Main {
        title: "Hoạt động xã hội số",
        part: Part::Pillar("Xã hội số"),
        weight: 3,
        shows: "Mỗi việc được một số điểm, có mức trần.",
        row: "Hướng dẫn người dân dùng dịch vụ số",
        clauses: r#"
  số liệu số_buổi "Số buổi hướng dẫn trong năm": số nguyên (buổi), từ 0 trở lên
  mỗi số_buổi được 1/10 điểm tối đa, không quá điểm tối đa
"#,
        evidence: "Kế hoạch, hình ảnh, danh sách người dự",
    },
    Main {
        title: "Dữ liệu số",
        part: Part::Foundation,
        weight: 2,
        shows: "Nội suy: từ mốc dưới đến mốc trên, điểm tăng đều từ 0 đến tối đa.",
        row: "Kết quả đánh giá chất lượng dữ liệu",
        clauses: r#"
  số liệu kết_quả "Kết quả đánh giá, thang 100": số thập phân (điểm đánh giá), từ 0 đến 100
  điểm theo khoảng kết_quả, từ 40 đến 90, không dưới 0 điểm, không quá điểm tối đa
"#,
        evidence: "Báo cáo đánh giá chất lượng dữ liệu",
    },
    Main {
        title: "Nền tảng số dùng chung",
        part: Part::Foundation,
        weight: 2,
        shows: "Có hay không.",
        row: "Dùng nền tảng số dùng chung",
        clauses: r#"
  số liệu đã_dùng "Đã dùng nền tảng số dùng chung trong công việc hằng ngày": có/không
  điểm theo đã_dùng
    có:     điểm tối đa
    không:  0 điểm
"#,
        evidence: "Xác nhận của đơn vị vận hành nền tảng",
    },
    Main {
        title: "Đổi mới sáng tạo",
        part: Part::Activity,
        weight: 2,
        shows: "Điểm do người chấm: phần mềm chỉ giữ cho không quá điểm tối đa.",
        row: "Sáng kiến, mô hình mới về chuyển đổi số",
        clauses: r#"
  điểm do "Tổ thẩm định" chấm, từ 0 đến tối đa
"#,
        evidence: "Báo cáo sáng kiến, quyết định công nhận",
    },
    Main {
        title: "Mức độ hài lòng",
        part: Part::Activity,
        weight: 2,
        shows: "Điều kiện trước: không có khảo sát thì không xét đến tỷ lệ.",
        row: "Người dân, doanh nghiệp hài lòng",
        clauses: r#"
  số liệu có_khảo_sát "Có khảo sát mức độ hài lòng trong năm": có/không
  số liệu hài_lòng "Tỷ lệ ý kiến hài lòng": tỷ lệ, từ 0% đến 100%
  chỉ chấm khi có_khảo_sát, nếu không thì 0 điểm
  điểm theo tỷ lệ hài_lòng, mục tiêu 90%
"#,
        evidence: "Phiếu khảo sát, báo cáo tổng hợp",
    },
    Main {
        title: "Nhiệm vụ trọng tâm trong năm",
        part: Part::Activity,
        weight: 2,
        shows: "Nhiều điều kiện: dòng trên được xét trước, \"còn lại\" đứng cuối.",
        row: "Hoàn thành nhiệm vụ được giao",
        clauses: r#"
  số liệu được_giao "Số nhiệm vụ được giao trong năm": số nguyên (nhiệm vụ), từ 0 trở lên
  số liệu hoàn_thành "Số nhiệm vụ hoàn thành": số nguyên (nhiệm vụ), từ 0 đến được_giao
  số liệu đúng_hạn "Các nhiệm vụ đều đúng hạn": có/không
  điểm
    khi hoàn_thành bằng được_giao và đúng_hạn:  điểm tối đa
    khi hoàn_thành bằng được_giao:              1/2 điểm tối đa
    còn lại:                                    0 điểm
"#,
        evidence: "Văn bản giao nhiệm vụ; báo cáo kết quả",
    },
];
