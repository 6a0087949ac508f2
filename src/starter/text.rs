//! The words of a set to begin with, from its header to its example.

use super::rows::GOVERNMENT;
use super::{Level, Main, Wish};
use crate::quantity::{Exact, Style, show};

/// A main index with its place and its points.
pub(super) struct Index {
    pub code: u64,
    pub main: Main,
    pub points: u64,
}

pub(super) fn text(wish: &Wish, indexes: &[Index]) -> String {
    let parts = [
        opening(wish),
        header(wish, indexes),
        units(wish),
        indexes_in_groups(wish, indexes),
        pillars(indexes),
        classes(),
        ranking(wish, indexes),
        example(wish, indexes),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Points as people write them.
fn people(points: u64) -> String {
    let exact = Exact::from(rust_decimal::Decimal::from(points));
    show(&exact, Style::people()).text
}

/// Departments may have no public services; with one index only, such a unit would have nothing to be scored on.
fn may_not_apply(wish: &Wish) -> bool {
    wish.level == Level::Department && wish.mains > 1
}

fn opening(wish: &Wish) -> String {
    let mut out = "\
# BẢN NHÁP do \"dti new\" tạo. Mọi con số, bậc và chính sách ở đây chỉ để giữ chỗ, chưa phải quyết định của cơ quan nào.
#
# Bộ này kiểm tra được và chấm được ngay. Việc của người soạn là thay từng chỗ cho đúng văn bản sẽ ký:
#   1. Tên, mã, văn bản, năm, kỳ đánh giá.
#   2. Điểm của từng nhóm, chỉ số chính; rồi các chỉ số thành phần: mỗi chỉ số chính mới có một dòng làm mẫu cho một cách chấm.
#      Thêm một dòng thì chép một dòng có sẵn, đổi mã, tên, số liệu, điểm; sửa luôn số lượng và tổng ở trên nó.
#   3. Chính sách: ô để trống, mẫu số bằng 0, đơn vị không thuộc diện chấm; các chỗ làm tròn.
#   4. Mức xếp loại, cách xếp hạng, cách phân định khi bằng điểm.
#   5. Ví dụ ở cuối: viết cho từng chỗ văn bản dễ bị hiểu hai cách.
# Sửa đến đâu thì chạy \"dti check\" đến đấy: chỗ nào còn lệch, còn hở đều được chỉ ra. Dòng bắt đầu bằng # là ghi chú, xóa được.
"
    .to_owned();
    if wish.level == Level::Department {
        out.push_str("# Sở, ban, ngành không có chỉ số kinh tế số.\n");
    }
    out
}

fn header(wish: &Wish, indexes: &[Index]) -> String {
    let title = wish.title.clone().unwrap_or_else(|| format!("Bộ chỉ số chuyển đổi số {}", wish.level.words()));
    let groups = if grouped(indexes) { "2 nhóm, " } else { "" };
    let (count, scale) = (indexes.len(), people(wish.scale));
    let pillars = if has_pillars(indexes) { "  làm tròn điểm trụ cột đến 2 chữ số thập phân\n" } else { "" };
    format!(
        "\
bộ chỉ số \"{}\"
  mã            Nhap.{}
  văn bản       \"BẢN NHÁP, chưa phải quyết định của cơ quan nào\"
  áp dụng từ năm {}
  kỳ đánh giá từ ngày 1/1 đến ngày 31/12
  thang điểm    {scale}
  gồm {groups}{count} chỉ số chính, {count} chỉ số thành phần
  chưa có số liệu:  0 điểm      # ô để trống
  không phát sinh:  báo lỗi     # mẫu số bằng 0: từng chỉ số phải nói rõ
  không áp dụng:    không tính  # chỉ số ra khỏi cả điểm lẫn điểm tối đa của đơn vị
  ô ghi \"KPS\"; \"-\" là không phát sinh
  làm tròn điểm chỉ số thành phần đến 2 chữ số thập phân
{pillars}  làm tròn tổng điểm đến 2 chữ số thập phân
  làm tròn tỷ lệ điểm đến 0,01%
  làm tròn điểm trung bình đến 2 chữ số thập phân
",
        title.trim(),
        wish.level.code(),
        wish.year,
    )
}

fn units(wish: &Wish) -> String {
    let mut out = format!("đối tượng \"{}\"\n", wish.level.unit());
    if may_not_apply(wish) {
        out.push_str("  thuộc tính có_dịch_vụ_công \"Có tiếp nhận, giải quyết thủ tục hành chính\": có/không\n");
    }
    out
}

fn grouped(indexes: &[Index]) -> bool {
    let foundations = indexes.iter().filter(|index| index.main.part.is_foundation()).count();
    foundations > 0 && foundations < indexes.len()
}

fn indexes_in_groups(wish: &Wish, indexes: &[Index]) -> String {
    let mut parts = Vec::new();
    for (code, title, foundation) in [("I", "Nền tảng chung", true), ("II", "Hoạt động", false)] {
        let of: Vec<&Index> = indexes.iter().filter(|index| index.main.part.is_foundation() == foundation).collect();
        if grouped(indexes) {
            let points = people(of.iter().map(|index| index.points).sum());
            parts.push(format!("nhóm {code} \"{title}\" {points} điểm, gồm {} chỉ số chính\n", of.len()));
        }
        parts.extend(of.into_iter().map(|index| one(wish, index)));
    }
    parts.join("\n")
}

fn one(wish: &Wish, index: &Index) -> String {
    let Index { code, main, points } = index;
    let points = people(*points);
    let excluded =
        if main.title == GOVERNMENT && may_not_apply(wish) { "  không áp dụng khi không có_dịch_vụ_công\n" } else { "" };
    format!(
        "\
chỉ số {code} \"{}\" {points} điểm, gồm 1 chỉ số thành phần

# {}
chỉ số {code}.1 \"{}\" {points} điểm
{excluded}{}  tài liệu kiểm chứng \"{}\"
  nguồn số liệu       \"{}\"
",
        main.title,
        main.shows,
        main.row,
        main.clauses.trim_start_matches('\n'),
        main.evidence,
        wish.level.unit(),
    )
}

/// The pillars that the indexes make up, each with its own activity.
fn pillar_titles(indexes: &[Index]) -> Vec<(&'static str, u64)> {
    let of = |index: &Index| match index.main.part {
        super::rows::Part::Pillar(title) => Some((title, index.code)),
        _ => None,
    };
    indexes.iter().filter_map(of).collect()
}

fn has_pillars(indexes: &[Index]) -> bool {
    pillar_titles(indexes).len() > 1
}

fn pillars(indexes: &[Index]) -> String {
    if !has_pillars(indexes) {
        return String::new();
    }
    let mut out = "# Một trụ cột gồm các chỉ số nền tảng và chỉ số hoạt động của nó.\n".to_owned();
    // The titles stand in a column, with their quotes.
    let widest = pillar_titles(indexes).iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0).saturating_add(2);
    for (title, own) in pillar_titles(indexes) {
        let of: Vec<&Index> = indexes.iter().filter(|index| index.main.part.is_foundation() || index.code == own).collect();
        let points = people(of.iter().map(|index| index.points).sum());
        let codes: Vec<String> = of.iter().map(|index| index.code.to_string()).collect();
        let title = format!("\"{title}\"");
        out.push_str(&format!("trụ cột {title:widest$} {points} điểm gồm các chỉ số {}\n", codes.join("; ")));
    }
    out
}

fn classes() -> String {
    "\
xếp loại theo tỷ lệ điểm
  từ 80% trở lên:       \"Tốt\"
  từ 65% đến dưới 80%:  \"Khá\"
  từ 50% đến dưới 65%:  \"Trung bình\", viết tắt \"TB\"
  dưới 50%:             \"Yếu\"
"
    .to_owned()
}

/// Where a row may not apply to a unit, units are compared by their share of what applies; a tie is not broken by points that only some of
/// them can have.
fn ranking(wish: &Wish, indexes: &[Index]) -> String {
    let mut ties: Vec<String> = Vec::new();
    if may_not_apply(wish) {
        let all_have = indexes.iter().filter(|index| index.main.title != GOVERNMENT).take(2);
        ties.extend(all_have.map(|index| format!("chỉ số {} cao hơn", index.code)));
    } else if indexes.len() > 1 {
        let government = indexes.iter().filter(|index| index.main.title == GOVERNMENT);
        ties.extend(government.chain(indexes.first()).map(|index| format!("chỉ số {} cao hơn", index.code)));
    }
    let basis = if may_not_apply(wish) { "tỷ lệ điểm" } else { "tổng điểm" };
    let mut out = format!("xếp hạng theo {basis}\n");
    if !ties.is_empty() {
        out.push_str(&format!("  bằng điểm thì xét: {}\n", ties.join("; ")));
    }
    out
}

/// The limit that is most often read in two ways, tried.
fn example(wish: &Wish, indexes: &[Index]) -> String {
    let Some(index) = indexes.iter().find(|index| index.main.title == GOVERNMENT) else { return String::new() };
    let (code, points) = (index.code, people(index.points));
    let property = if may_not_apply(wish) { "có_dịch_vụ_công = có; " } else { "" };
    format!(
        "\
# Đúng 80% là mốc của bậc trên. Chạy thử: dti test.
ví dụ \"Nộp trực tuyến đúng 80% hồ sơ thì được điểm tối đa\"
  cho {property}trực_tuyến của {code}.1 = 80; tổng_số của {code}.1 = 100
  thì {code}.1 được {points} điểm
"
    )
}
