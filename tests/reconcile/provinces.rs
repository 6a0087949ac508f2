//! The printed tables. Every expected number was computed apart from the program, with fractions, from the tables alone.

use dti::diagnostic::{Fault, Level, PublishedFault, Unverifiable};
use dti::emit::reconcile::to_json;
use dti::message::Lang;
use dti::reconcile::Report;
use dti::source::Sources;

use crate::help::{change, compare, errors, place, said};

const DAK_NONG: [&str; 4] = [
    "dak-nong/2023/bang-3-huyen.csv",
    "dak-nong/2023/bang-5-huyen-chinh-quyen-so.csv",
    "dak-nong/2023/bang-6-huyen-kinh-te-so.csv",
    "dak-nong/2023/bang-7-huyen-xa-hoi-so.csv",
];

fn truncated(report: &Report) -> Vec<&str> {
    let columns = report.findings.iter().filter_map(|finding| match &finding.fault {
        Fault::Published(PublishedFault::Truncated { column, means: true, declared: true, .. }) => Some(column.as_str()),
        _ => None,
    });
    columns.collect()
}

/// Column, number of cells and reason of what cannot be checked.
fn left(report: &Report) -> Vec<(&str, usize, &Unverifiable)> {
    let left = report.findings.iter().filter_map(|finding| match &finding.fault {
        Fault::Published(PublishedFault::Unverifiable { column, cells, reason }) => Some((column.as_str(), *cells, reason)),
        _ => None,
    });
    left.collect()
}

fn counts(report: &Report, table: usize) -> Vec<usize> {
    report.class_counts[table].counts.iter().map(|(_, count)| *count).collect()
}

#[test]
fn dak_nong_huyen() {
    let report = compare("dak-nong-huyen", &DAK_NONG);
    assert_eq!(
        errors(&report),
        [
            "E0801 bang-3-huyen.csv 9:3 | UBND huyện Cư Jút: “Tổng điểm” in 387,96 nhưng cộng 8 chỉ số được 387,87 (lệch 0,09).",
            "E0804 bang-3-huyen.csv 10:9 | Điểm trung bình của “Hoạt động chính quyền số” in 58,45 nhưng trung bình của 8 đơn vị là 58,44125 (lệch 0,00875).",
            "E0803 bang-5-huyen-chinh-quyen-so.csv 8:3 | UBND huyện Cư Jút: trụ cột “Chính quyền số” in 316,39 nhưng cộng 6 chỉ số của trụ cột được 316,30 (lệch 0,09).",
        ]
    );
    assert_eq!(truncated(&report), ["Thể chế số", "Nhân lực số", "Hoạt động xã hội số", "Trụ cột Chính quyền số", "Trụ cột Kinh tế số"]);
    assert_eq!(report.findings.len(), 3 + 5);
    assert_eq!((report.failed, report.unverifiable), (3, 0));
    let [repair] = report.repairs.as_slice() else { panic!("{:?}", report.repairs) };
    assert_eq!(change(&repair.candidate), "bang-3-huyen.csv 9:9: 3001/100 → 301/10");
    let mends: Vec<String> = repair.mends.iter().map(place).collect();
    assert_eq!(mends, ["bang-3-huyen.csv 9:3", "bang-5-huyen-chinh-quyen-so.csv 8:3", "bang-3-huyen.csv 10:9"]);
    assert_eq!(report.suspects, []);
    assert_eq!(counts(&report, 0), [0, 3, 3, 2]);
}

#[test]
fn dak_nong_so_rounds_half_up_and_adds_up() {
    let report = compare("dak-nong-so", &["dak-nong/2023/bang-1-so.csv"]);
    assert_eq!(report.findings, []);
    assert_eq!((report.failed, report.unverifiable), (0, 0));
    assert_eq!(counts(&report, 0), [1, 16, 2, 0]);
}

#[test]
fn means_rounded_otherwise_than_declared_are_a_warning() {
    // The rules of the huyện truncate; table 1 is of other units but has the same columns but one.
    let report = compare("dak-nong-so-cat-bo", &["dak-nong/2023/bang-1-so.csv"]);
    let columns: Vec<String> = said(&report, Level::Warning);
    assert_eq!(
        columns,
        [
            "W0823 bang-1-so.csv 21:8 | Điểm trung bình của “An toàn thông tin mạng” in 122,17, được làm tròn nửa lên chứ không cắt bỏ: giá trị đúng là ≈122,165263.",
            "W0823 bang-1-so.csv 21:10 | Điểm trung bình của “Hoạt động xã hội số” in 89,35, được làm tròn nửa lên chứ không cắt bỏ: giá trị đúng là ≈89,346842.",
        ]
    );
}

#[test]
fn a_pillar_table_alone_cannot_be_added_up() {
    let report = compare("dak-nong-huyen", &["dak-nong/2023/bang-5-huyen-chinh-quyen-so.csv"]);
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(left(&report), [("Trụ cột Chính quyền số", 8, &Unverifiable::NoParts)]);
}

#[test]
fn quang_ngai_so() {
    let files = ["so-vong-cham", "so-chi-so", "so-luong-xep-loai", "trung-binh-chi-so"].map(|file| format!("quang-ngai/2022/{file}.csv"));
    let report = compare("quang-ngai-so", &files.each_ref().map(String::as_str));
    assert_eq!(
        errors(&report),
        [
            "E0812 so-vong-cham.csv 7:10 | Ban Quản lý Khu Kinh tế Dung Quất và các Khu công nghiệp tỉnh: “Điểm rà soát” in 849,92, cao hơn thang điểm 485 (lệch 364,92).",
            "E0812 so-vong-cham.csv 18:10 | Sở Tài nguyên và Môi trường: “Điểm rà soát” in 684,09, cao hơn thang điểm 485 (lệch 199,09).",
            "E0801 so-chi-so.csv 5:18 | Sở Tài nguyên và Môi trường: “Tổng điểm” in 255,28 nhưng cộng 6 chỉ số được 230,88 (lệch 24,40), mức xếp loại sẽ đổi từ “Khá” sang “Trung bình”, thứ hạng sẽ đổi từ 17 sang 19; cộng thêm phần ngoài thang điểm thì được 251,07, thứ hạng sẽ đổi từ 17 sang 18.",
            "E0801 so-chi-so.csv 7:18 | Sở Xây dựng: “Tổng điểm” in 234,41 nhưng cộng 6 chỉ số được 236,49 (lệch 2,08); cộng thêm phần ngoài thang điểm thì được 246,49, mức xếp loại sẽ đổi từ “Trung bình” sang “Khá”.",
            "E0801 so-chi-so.csv 8:18 | Sở Văn hóa, Thể thao và Du lịch: “Tổng điểm” in 225,04 nhưng cộng 6 chỉ số được 232,68 (lệch 7,64); cộng thêm phần ngoài thang điểm thì được 250,56, mức xếp loại sẽ đổi từ “Trung bình” sang “Khá”, thứ hạng sẽ đổi từ 20 sang 19.",
            "E0805 so-chi-so.csv 9:18 | Tổng điểm trung bình in 304,73 nhưng cộng điểm trung bình của 6 chỉ số được 305,25 (lệch 0,52); cộng thêm phần ngoài thang điểm thì được 313,87.",
            "E0817 trung-binh-chi-so.csv 6:5 | An toàn thông tin mạng: tỷ lệ in 58,10% nhưng 67,69 trên 100 là 67,69% (lệch 9,59 điểm phần trăm).",
        ]
    );
    assert_eq!(report.failed, 7);
    assert_eq!(counts(&report, 0), [2, 16, 2, 0]);
    assert_eq!(report.repairs, []);
    // Three rounds have no parts, 13 totals neither; of 15 columns the means need the 13 units that the table leaves out.
    let (rounds, means): (Vec<_>, Vec<_>) = left(&report).into_iter().partition(|(.., reason)| **reason == Unverifiable::NoParts);
    assert_eq!(
        rounds.iter().map(|(column, cells, _)| (*column, *cells)).collect::<Vec<_>>(),
        [("Điểm tự chấm", 20), ("Điểm thẩm định 1", 20), ("Điểm rà soát", 20), ("Điểm thẩm định 2", 13)]
    );
    assert_eq!(means.len(), 15);
    assert!(means.iter().all(|(_, cells, reason)| *cells == 1 && **reason == Unverifiable::UnitsMissing));
    assert_eq!(report.unverifiable, 73 + 15);
    // The total of Tài nguyên và Môi trường is printed twice alike, so a part is wrong: 1,4, 2,42, 56,6 or 75,46, within their maxima.
    let suspects: Vec<String> = report.suspects[0].candidates.iter().map(change).collect();
    assert_eq!(
        suspects,
        [
            "so-chi-so.csv 5:5: 7/5 → 129/5",
            "so-chi-so.csv 5:6: 121/50 → 1341/50",
            "so-chi-so.csv 5:7: 283/5 → 81",
            "so-chi-so.csv 5:8: 3773/50 → 4993/50"
        ]
    );
}

#[test]
fn quang_ngai_so_parts_alone() {
    let report = compare("quang-ngai-so", &["quang-ngai/2022/so-chi-so.csv"]);
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.fault.code()).filter(|code| code.starts_with('E')).collect();
    assert_eq!(codes, ["E0801", "E0801", "E0801", "E0805"]);
    // Ranks begin at 14: their order is right, but the ranks themselves cannot be checked; nor can any mean.
    let ranks: Vec<_> = left(&report).into_iter().filter(|(column, ..)| *column == "Xếp hạng").collect();
    assert_eq!(ranks, [("Xếp hạng", 7, &Unverifiable::UnitsMissing)]);
    assert_eq!(left(&report).len(), 1 + 16);
}

#[test]
fn quang_ngai_huyen() {
    let files =
        ["huyen-vong-cham", "huyen-chi-so", "so-luong-xep-loai", "trung-binh-chi-so"].map(|file| format!("quang-ngai/2022/{file}.csv"));
    let report = compare("quang-ngai-huyen", &files.each_ref().map(String::as_str));
    assert_eq!(
        errors(&report),
        [
            "E0817 trung-binh-chi-so.csv 9:5 | Thể chế số: tỷ lệ in 60,56% nhưng 54,23 trên 90 là ≈60,255556% (lệch ≈0,304444 điểm phần trăm)."
        ]
    );
    assert_eq!(counts(&report, 0), [0, 3, 9, 1]);
    assert_eq!(counts(&report, 1), [0, 3, 9, 1]);
    let rounds: Vec<_> = left(&report).iter().map(|(column, cells, _)| (*column, *cells)).collect();
    assert_eq!(rounds, [("Điểm tự chấm", 13), ("Điểm thẩm định lần 1", 13), ("Điểm rà soát", 13)]);
}

#[test]
fn dak_lak_means_do_not_follow() {
    let so = compare("dak-lak-so", &["dak-lak/2023/bang-1-so.csv"]);
    assert_eq!(
        errors(&so),
        [
            "E0804 bang-1-so.csv 20:3 | Điểm trung bình của “Tổng điểm” in 0,826825 nhưng trung bình của 18 đơn vị là ≈0,811106 (lệch ≈0,015719)."
        ]
    );
    assert_eq!(left(&so), [("Tổng điểm", 18, &Unverifiable::NoParts)]);
    let huyen = compare("dak-lak-huyen", &["dak-lak/2023/bang-2-huyen.csv"]);
    assert_eq!(
        errors(&huyen),
        [
            "E0804 bang-2-huyen.csv 17:3 | Điểm trung bình của “Tổng điểm” in 0,776800 nhưng trung bình của 15 đơn vị là ≈0,766598 (lệch ≈0,010202)."
        ]
    );
    assert_eq!(left(&huyen), [("Tổng điểm", 15, &Unverifiable::NoParts)]);
    // One limit and one rank for each of 33 units, and the two means with theirs.
    assert_eq!(so.equations_checked + huyen.equations_checked, 33 * 2 + 4);
}

#[test]
fn a_part_of_a_ranking_is_not_passed() {
    let report = compare("dak-lak-so", &["dak-lak/2022/bang-mot-phan.csv"]);
    assert_eq!(errors(&report), [""; 0]);
    assert_eq!(
        left(&report),
        [("Xếp hạng", 3, &Unverifiable::NotNumber), ("Xếp hạng", 3, &Unverifiable::UnitsMissing), ("Tổng điểm", 6, &Unverifiable::NoParts)]
    );
    assert_eq!(report.unverifiable, 12);
}

#[test]
fn the_report_as_json_and_as_text() {
    let report = compare("dak-nong-huyen", &DAK_NONG);
    let json = to_json(&report, &Sources::default(), Lang::Vi);
    assert_eq!(json["findings"].as_array().unwrap().len(), 8);
    assert_eq!(json["equations"]["failed"], 3);
    assert_eq!(json["repairs"][0]["to"][0]["display"], "30,1");
    assert_eq!(json["repairs"][0]["cell"]["line"], 9);
    assert_eq!(json["repairs"][0]["mends"].as_array().unwrap().len(), 3);
    assert_eq!(json["classCounts"][0]["counts"][1]["count"], 3);
    #[cfg(feature = "cli")]
    {
        let drawn = dti::render::reconcile::draw(&report, Lang::Vi);
        assert!(
            drawn.contains("UBND huyện Cư Jút, “Hoạt động chính quyền số”: 30,01 → 30,10 (bang-3-huyen.csv, dòng 9, cột 9)"),
            "{drawn}"
        );
        assert!(drawn.contains("làm khớp 3 số đã in"), "{drawn}");
        let drawn = dti::render::reconcile::draw(&report, Lang::En);
        assert!(drawn.contains("it mends 3 printed numbers"), "{drawn}");
    }
}
