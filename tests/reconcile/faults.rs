//! Every fault of a published table, each from a table of its own.

use dti::diagnostic::Level;
use dti::reconcile::{Report, reconcile};

use crate::help::{change, printed, rules, said};

fn of(tables: &[&str]) -> Report {
    let names = ["a.csv", "b.csv", "c.csv"];
    let tables: Vec<_> = names.iter().zip(tables).map(|(name, text)| printed(name, text)).collect();
    reconcile(&rules("nhom"), &tables)
}

/// What is said, errors and warnings.
fn all(tables: &[&str]) -> Vec<String> {
    said(&of(tables), Level::Warning)
}

const SOUND: &str = "Xếp hạng;Tên địa phương;Tổng điểm;Nền tảng;Nhận thức số;Thể chế số;Hoạt động chính quyền số;Xếp loại;Tỷ lệ (%)
1;Huyện A;32;17;8;9;15;Tốt;80,00
2;Huyện B;25,5;12,5;6,5;6;13;CT;63,75
2;Huyện C;25,5;12,5;6,5;6;13;Chưa tốt;63,75
4;Huyện D;10;5;0;5;5;CT;25,00
;Điểm trung bình;23,25;11,75;5,25;6,5;11,5;;
";

fn with(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from));
    SOUND.replace(from, to)
}

#[test]
fn a_sound_table_with_groups_ties_classes_and_shares() {
    let report = of(&[SOUND]);
    assert_eq!(report.findings, []);
    // For each unit: total, group, rank, class, share, and limits of six scores; for the mean row five means and five limits.
    assert_eq!(report.equations_checked, 4 * (5 + 6) + 10);
}

#[test]
fn a_group_that_is_not_its_rows() {
    let report = of(&[&with("12,5;6,5;6;13;CT", "12,6;6,5;6;13;CT")]);
    let lines = said(&report, Level::Warning);
    assert_eq!(
        lines,
        [
            "E0801 a.csv 3:3 | Huyện B: “Tổng điểm” in 25,50 nhưng cộng 2 chỉ số được 25,60 (lệch 0,10).",
            "E0802 a.csv 3:4 | Nhóm I “Nền tảng”: Huyện B: “Nền tảng” in 12,60 nhưng cộng 2 chỉ số bên dưới được 12,50 (lệch 0,10).",
            "E0804 a.csv 6:4 | Điểm trung bình của “Nền tảng” in 11,75 nhưng trung bình của 4 đơn vị là 11,775 (lệch 0,025).",
        ]
    );
    // The group itself is the one number that mends all three.
    assert_eq!(report.repairs.iter().map(|repair| change(&repair.candidate)).collect::<Vec<_>>(), ["a.csv 3:4: 63/5 → 25/2"]);
}

#[test]
fn ranks_and_classes() {
    assert_eq!(all(&[&with("4;Huyện D", "3;Huyện D")]), ["E0806 a.csv 5:1 | Huyện D: in hạng 3 nhưng với 10 điểm thì xếp hạng 4."]);
    let report = of(&[&with("13;CT", "13;Tốt")]);
    assert_eq!(said(&report, Level::Warning), ["E0808 a.csv 3:8 | Huyện B: in mức “Tốt” nhưng tỷ lệ điểm 63,75% thuộc mức “Chưa tốt”."]);
    let candidates: Vec<_> = report.suspects[0].candidates.iter().map(|candidate| candidate.classes.clone().unwrap()).collect();
    assert_eq!(candidates, [("Tốt".to_owned(), vec!["Chưa tốt".to_owned()])]);
    assert_eq!(
        all(&[&with("13;CT", "13;Giỏi")]),
        ["E0820 a.csv 3:8 | Không có mức xếp loại “Giỏi”; bộ chỉ số chỉ có “Tốt” và “Chưa tốt”."]
    );
}

#[test]
fn ranks_of_a_part_of_the_units_must_be_in_order() {
    let table = "Xếp hạng;Đơn vị;Tổng điểm\n7;Huyện A;20\n9;Huyện B;18\n8;Huyện C;17\n";
    let lines = all(&[table]);
    assert_eq!(lines[0], "E0807 a.csv 3:1 | Huyện B có 18 điểm, hạng 9, trái với Huyện C có 17 điểm, hạng 8.",);
    assert_eq!(lines.len(), 2);
}

#[test]
fn one_number_in_two_tables() {
    let other = "Đơn vị;Thẩm định;Tự chấm\nhuyện a;32;39\nHuyện B;25,5;39\nHuyện C;25,9;39\nUBND huyện D;10;39\n";
    let lines = all(&[SOUND, other]);
    assert_eq!(lines, ["E0809 b.csv 4:2 | Huyện C: “Thẩm định” in 25,9 nhưng dòng 4, cột 3 của tệp “a.csv” in 25,5 (lệch 0,4)."]);
    let lines = all(&[SOUND, &other.replace("huyện a", "Huyên A")]);
    assert!(lines.iter().any(|line| line.starts_with("W0822")), "{lines:#?}");
}

#[test]
fn limits() {
    let lines = all(&["Đơn vị;Nhận thức số;Tự chấm;Tổng điểm\nHuyện A;10,5;40,5;40\nHuyện B;-1;3;41\n"]);
    assert_eq!(
        lines,
        [
            "E0810 a.csv 2:2 | Chỉ số 1 “Nhận thức số”: Huyện A: “Nhận thức số” in 10,5, cao hơn điểm tối đa 10 (lệch 0,5).",
            "E0812 a.csv 2:3 | Huyện A: “Tự chấm” in 40,5, cao hơn thang điểm 40 (lệch 0,5).",
            "E0811 a.csv 3:2 | Chỉ số 1 “Nhận thức số”: Huyện B: “Nhận thức số” in -1, thấp hơn 0.",
            "E0812 a.csv 3:4 | Huyện B: “Tổng điểm” in 41, cao hơn thang điểm 40 (lệch 1).",
        ]
    );
}

#[test]
fn counts_of_criteria() {
    let lines = all(&["Đơn vị;Tổng tiêu chí;Đã nhập;Chưa nhập;Đạt;Chưa đạt\nHuyện A;47;45;2;40;5\nHuyện B;47;45;3;40;4\n"]);
    assert_eq!(
        lines,
        [
            "E0813 a.csv 3:2 | Huyện B: “Tổng tiêu chí” in 47 nhưng “Đã nhập” và “Chưa nhập” cộng lại được 48 (lệch 1).",
            "E0813 a.csv 3:3 | Huyện B: “Đã nhập” in 45 nhưng “Đạt” và “Chưa đạt” cộng lại được 44 (lệch 1).",
        ]
    );
}

#[test]
fn units_per_class() {
    let table = "Nhóm;Số đơn vị;Tốt;CT\nSở, ban, ngành;9;9;9\nHuyện, thành phố;5;1;2\n";
    assert_eq!(
        all(&[SOUND, table]),
        [
            "E0816 b.csv 3:2 | Huyện, thành phố: in 5 đơn vị nhưng cộng các mức được 3 (lệch 2).",
            "E0815 b.csv 3:2 | Huyện, thành phố: in 5 đơn vị nhưng bảng điểm có 4 (lệch 1).",
            "E0814 b.csv 3:4 | Huyện, thành phố: in 2 đơn vị loại “Chưa tốt” nhưng theo điểm đã in thì có 3 (lệch 1).",
        ]
    );
}

#[test]
fn means_of_indexes() {
    let table = "Chỉ số;Điểm trung bình;Điểm tối đa;Tỷ lệ (%);Xếp loại\nNhận thức số;5,25;10;52,50;Tốt\nThể chế số;6,5;9;72,22;CT\nChính quyền số;11,4;20;57,00;CT\n";
    assert_eq!(
        all(&[SOUND, table]),
        [
            "E0818 b.csv 2:5 | Nhận thức số: in mức “Tốt” nhưng 5,25 trên 10 điểm thuộc mức “Chưa tốt”.",
            "E0819 b.csv 3:3 | Thể chế số: điểm tối đa in 9 nhưng bộ chỉ số ghi 10 (lệch 1).",
            "E0809 b.csv 4:2 | Chính quyền số: “Điểm trung bình” in 11,40 nhưng dòng 6, cột 7 của tệp “a.csv” in 11,50 (lệch 0,10).",
        ]
    );
}

#[test]
fn tables_and_cells_that_cannot_be_read() {
    assert_eq!(all(&["Màu;Giá\nđỏ;1\n"]), ["E0821 a.csv 1:0 | Không nhận ra bảng này qua các cột “Màu” và “Giá”."]);
    let lines = all(&["Đơn vị;Tổng điểm\nHuyện A;mười\nHuyện B;9\nhuyện b;9\n;8\n"]);
    let codes: Vec<&str> = lines.iter().map(|line| &line[..5]).collect();
    assert_eq!(codes, ["E0714", "E0710", "E0709"], "{lines:#?}");
    let lines = said(&of(&["Đơn vị;Tổng điểm;Ghi thêm\nHuyện A;10;gì đó\n"]), Level::Remark);
    assert!(lines.contains(&"N0825 a.csv 1:3 | Không kiểm được 1 số ở “Ghi thêm”: bộ chỉ số không có tên này.".to_owned()), "{lines:#?}");
}

#[test]
fn a_truncated_column_of_results() {
    let table = "Đơn vị;Tổng điểm;Nền tảng;Hoạt động\nHuyện A;20,1;10,06;10,12\nHuyện B;21,3;10,19;11,17\nHuyện C;20,2;10,1;10,1\n";
    let lines = said(&of(&[table]), Level::Remark);
    assert_eq!(lines, ["N0824 a.csv 2:2 | Cột “Tổng điểm” được cắt bỏ phần lẻ, không làm tròn: in 20,1, giá trị đúng là 20,18."]);
    // One cell that is neither a rounding nor a truncation, and the column is no truncated one.
    let lines = said(&of(&[&table.replace("21,3", "21,2")]), Level::Remark);
    assert_eq!(lines.iter().filter(|line| line.starts_with("E0801")).count(), 2, "{lines:#?}");
}
