//! Conditions that exclude each other, held against the same conditions moved by as little as makes them meet. What must come of each was worked
//! out by hand; the ones that exclude each other stand in `tests/sound` as well.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use dti::compile::compile;
use dti::load::OneText;

const HEAD: &str = "bộ chỉ số \"Thử\"
  mã Thu
  văn bản \"Bộ mẫu, không phải quyết định\"
  thang điểm 10
  chưa có số liệu: 0 điểm
  không phát sinh: 0 điểm
  không áp dụng: không tính

danh sách nv \"Nhiệm vụ\" (nhiệm vụ)
  số liệu xong: có/không
  số liệu muộn: có/không

đối tượng \"Xã\"
  thuộc tính ngành: nhiều lựa chọn
    du_lịch
    biển
  thuộc tính loại: lựa chọn
    sở
    xã
  thuộc tính p: có/không
  thuộc tính q: có/không

";

fn codes(text: &str) -> Vec<&'static str> {
    compile(&OneText(text), "thu.dti").unwrap().findings.iter().map(|finding| finding.fault.code()).collect()
}

/// What a row of two items of 10 and 5 points draws, of what is said of its maximum.
fn of_items(one: &str, other: &str) -> Vec<&'static str> {
    let text = format!(
        "{HEAD}chỉ số 1 \"A\" 10 điểm
  số liệu a: số nguyên (hồ sơ), từ 0 trở lên
  số liệu b: số nguyên (hồ sơ), từ 0 trở lên
  số liệu giao: số nguyên (hồ sơ), từ 1 trở lên
  trong đó tb = giá trị trung bình của a trong toàn bộ các đơn vị
  điểm bằng tổng các mục
    khi {one}: 10 điểm
    khi {other}: 5 điểm
"
    );
    codes(&text).into_iter().filter(|code| matches!(*code, "E0325" | "E1501" | "W1504")).collect()
}

#[test]
fn items_add_up_where_a_unit_can_have_both() {
    let table: [(&str, &str, &[&str]); 19] = [
        ("a ≥ giao", "a < giao và a ≥ 80% × giao", &[]),
        ("a ≥ giao", "a ≤ giao và a ≥ 80% × giao", &["E0325"]),
        ("a ≥ giao", "a < 80% × giao", &[]),
        // 10 of 10 is below 110 % of 10.
        ("a ≥ giao", "a < 110% × giao", &["E0325"]),
        ("a ≥ giao", "a từ giao - 5 đến dưới giao", &[]),
        ("a ≥ giao", "a từ giao - 5 đến giao", &["E0325"]),
        ("a - b từ 0 trở lên", "a - b từ -5 đến dưới 0", &[]),
        ("a - b từ 0 trở lên", "b - a từ 0 đến 5", &["E0325"]),
        ("a - b từ 0 trở lên", "b - a từ 1 đến 5", &[]),
        ("mọi nv đều xong", "(số lượng nv mà không xong) từ 1 đến 2", &[]),
        ("mọi nv đều xong", "(số lượng nv mà không xong) từ 0 đến 2", &["E0325"]),
        ("mọi nv đều xong", "(số lượng nv mà muộn) từ 1 đến 2", &["E0325"]),
        ("ngành gồm du_lịch", "không ngành gồm du_lịch", &[]),
        ("ngành gồm du_lịch", "không ngành gồm biển", &["E0325"]),
        ("a > tb", "a ≤ tb và b từ 50 trở lên", &[]),
        // What others have is not made up: neither seen nor excluded.
        ("a ≥ tb", "a ≤ tb và b từ 50 trở lên", &["W1504"]),
        ("a từ 1 đến 2", "a từ 3 đến 5", &[]),
        ("a từ 1 đến 2", "a từ 2 đến 5", &["E0325"]),
        ("a khác b", "a bằng b", &[]),
    ];
    for (one, other, due) in table {
        assert_eq!(of_items(one, other), due, "{one} | {other}");
    }
}

/// Whether 20 points are the scale of four rows of 10 points under these sentences.
fn scale_fits(applies: [&str; 4]) -> bool {
    let row = |(place, applies): (usize, &str)| format!("chỉ số {place} \"Chỉ số {place}\" 10 điểm\n  {applies}\n  điểm do \"Tổ\" chấm\n");
    let rows: String = (1..).zip(applies).map(row).collect();
    let text = format!("{}{rows}", HEAD.replace("thang điểm 10", "thang điểm 20"));
    !codes(&text).contains(&"E0302")
}

#[test]
fn rows_that_stand_in_for_each_other_count_once() {
    let (tourism, none) = ("chỉ áp dụng khi ngành gồm du_lịch", "không áp dụng khi ngành gồm du_lịch");
    assert!(scale_fits([tourism, none, "chỉ áp dụng khi ngành gồm biển", "không áp dụng khi ngành gồm biển"]));
    // A commune by the sea has three of them.
    assert!(!scale_fits([tourism, none, "chỉ áp dụng khi ngành gồm biển", "không áp dụng khi loại là sở"]));
    // No two of the first three exclude each other, and no unit has all three.
    let rest = "chỉ áp dụng khi (không p) và (không q)";
    assert!(scale_fits(["chỉ áp dụng khi p", "chỉ áp dụng khi q", "chỉ áp dụng khi không p hoặc không q", rest]));
    assert!(!scale_fits(["chỉ áp dụng khi p", "chỉ áp dụng khi q", "chỉ áp dụng khi p hoặc q", rest]));
}
