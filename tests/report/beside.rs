//! Beside the report of Đắk Nông 2023 (Quyết định 401/QĐ-UBND): `docs/bao-cao.md` says where each of its tables, sentences and charts is in
//! ours; here each is looked up.

use std::collections::BTreeSet;

use super::run::{cells, folder, put, scaled};
use super::tables::{Table, charts_of_html, named, of_docx, of_html, of_markdown, words_of_html};
use super::{HUYEN, HUYEN_DATA, SO, SO_DATA, page, report};

const PUBLISHED: [(&str, &str, usize); 5] = [
    ("Bảng 1:", "bang-1-so", 19 * 10 + 8),
    ("Bảng 3:", "bang-3-huyen", 8 * 11 + 9),
    ("Bảng 5:", "bang-5-huyen-chinh-quyen-so", 8 * 2 + 1),
    ("Bảng 6:", "bang-6-huyen-kinh-te-so", 8 * 2 + 1),
    ("Bảng 7:", "bang-7-huyen-xa-hoi-so", 8 * 2 + 1),
];

fn both(huyen: &str) -> Vec<&str> {
    vec![SO, "--data", SO_DATA, "--year", "2023", "--and", HUYEN, "--data", huyen]
}

/// The data with the one cell that `dti reconcile` offers to mend: 30,01 is 30,10.
fn mended() -> String {
    let data = std::fs::read_to_string(HUYEN_DATA).unwrap();
    assert_eq!(data.matches("30,01").count(), 1);
    data.replace("30,01", "30,10")
}

/// Compares every cell of the five published tables that says something; gives those that differ.
fn differences(tables: &[Table]) -> Vec<String> {
    let mut differ = Vec::new();
    for (caption, file, expected) in PUBLISHED {
        let printed = cells(&format!("examples/dak-nong/2023/{file}.csv"), ',');
        let table = named(tables, caption);
        let mut count = 0;
        for row in &printed[1..] {
            let mean = row[1] == "Trung bình";
            for (head, cell) in printed[0].iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                if ["Cơ quan, đơn vị", "Tên địa phương"].contains(&head.as_str()) {
                    continue;
                }
                // The column of a pillar table is the only number in it.
                let ours = table.cell(&row[1], head);
                let number = !mean && head == "Xếp hạng" || head == "Mức xếp loại";
                let same = if number { ours == cell } else { scaled(ours, 2) == scaled(cell, 2) };
                count += 1;
                if !same {
                    differ.push(format!("{} | {head}: {cell} → {ours}", row[1]));
                }
            }
        }
        assert_eq!(count, expected, "{file}");
        // A line for every unit, and the mean: nobody is missing and nobody is added, in the printed order.
        let ours: Vec<&str> = table.rows[1..].iter().map(|row| row[1].as_str()).collect();
        let theirs: Vec<&str> = printed[1..].iter().map(|row| row[1].as_str()).collect();
        assert_eq!(ours, theirs, "{file}");
    }
    differ
}

/// With the cell as printed, three numbers that rest on it and the two means of them differ; `dti reconcile` names the same five.
#[test]
fn every_printed_number_stands_in_our_tables() {
    let expected = [
        "UBND huyện Cư Jút | Tổng điểm: 387,96 → 387,87",
        "Trung bình | Tổng điểm: 559,11 → 559,10",
        "Trung bình | Hoạt động chính quyền số: 58,45 → 58,44",
        "UBND huyện Cư Jút | Trụ cột Chính quyền số: 316,39 → 316,30",
        "Trung bình | Trụ cột Chính quyền số: 407,82 → 407,81",
    ];
    assert_eq!(differences(&of_html(&page(&both(HUYEN_DATA)))), expected);
}

#[test]
fn with_the_one_cell_mended_every_printed_number_but_the_cell_is_ours() {
    let folder = folder();
    let data = put(&folder, "huyen.csv", mended());
    let expected = ["UBND huyện Cư Jút | Hoạt động chính quyền số: 30,01 → 30,1"];
    assert_eq!(differences(&of_html(&page(&both(&data)))), expected);
}

/// Word and Markdown hold the tables of the page, cell by cell.
#[test]
fn word_and_markdown_hold_the_same_tables() {
    let folder = folder();
    let html = of_html(&page(&both(HUYEN_DATA)));
    let path = folder.path().join("bao-cao.docx");
    let mut args = both(HUYEN_DATA);
    args.extend(["--out", path.to_str().unwrap()]);
    report(&args).ends(0);
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(of_docx(&bytes), html);
    assert_eq!(of_markdown(report(&both(HUYEN_DATA)).ends(0).text()), html);
    assert!(html.len() >= 7);
    assert_eq!(differences(&of_docx(&bytes)), differences(&html));
}

/// Last year's results are not published; these are this year's less the change of the mean that is, so that the mean changes by it.
fn last_year(file: &str, change: i64) -> String {
    let printed = cells(&format!("examples/dak-nong/2023/{file}.csv"), ',');
    let mut text = "Đơn vị;Tổng điểm;Xếp hạng\n".to_owned();
    for row in printed[1..].iter().filter(|row| row[1] != "Trung bình") {
        let before = scaled(&row[2], 2) - change;
        text.push_str(&format!("{};{},{:02};{}\n", row[1], before / 100, before % 100, row[0]));
    }
    text
}

/// The units that a sentence names behind `gồm:` or `là`.
fn named_in(line: &str) -> BTreeSet<String> {
    let list = line.split_once("gồm: ").or_else(|| line.split_once("là ")).map(|(_, list)| list).unwrap_or_default();
    list.trim_end_matches('.').split("; ").filter(|name| !name.is_empty()).map(|name| name.to_lowercase()).collect()
}

fn names(list: &str) -> BTreeSet<String> {
    list.split("; ").map(|name| name.to_lowercase()).collect()
}

/// The sentences of the published report, typed from it, and ours.
#[test]
fn every_sentence_with_a_figure_has_its_counterpart() {
    let folder = folder();
    let data = put(&folder, "huyen.csv", mended());
    let (so, huyen) =
        (put(&folder, "so-2022.csv", last_year("bang-1-so", 3861)), put(&folder, "h-2022.csv", last_year("bang-3-huyen", -3145)));
    let mut args = vec![SO, "--data", SO_DATA, "--previous", &so, "--year", "2023"];
    args.extend(["--and", HUYEN, "--data", &data, "--previous", &huyen]);
    let html = page(&args);
    let words = words_of_html(&html);
    let (_, parts) = words.split_once("II. Kết quả, xếp hạng của các Sở, ban, ngành").unwrap();
    let (so, huyen) = parts.split_once("III. Kết quả, xếp hạng của UBND các huyện, thành phố").unwrap();
    let line = |text: &str, start: &str| {
        let found: Vec<&str> = text.lines().filter(|line| line.starts_with(start)).collect();
        assert_eq!(found.len(), 1, "“{start}”: {found:?}");
        found[0].to_owned()
    };

    // “Có 19/19 Sở, ban, ngành, 08/08 UBND các huyện, thành phố Gia Nghĩa cung cấp số liệu báo cáo”
    line(so, "Có 19/19 Sở, ban, ngành được đánh giá, cho điểm.");
    line(huyen, "Có 08/08 UBND các huyện, thành phố được đánh giá, cho điểm.");
    // “Giá trị trung bình … là 738,08 điểm, tăng 38,61 điểm so với năm 2022”; “559,11 điểm, … giảm 31,45 điểm”
    line(so, "Điểm trung bình 738,08/1.000 điểm, tăng 38,61 điểm so với năm 2022 (699,47 điểm).");
    line(huyen, "Điểm trung bình 559,11/1.000 điểm, giảm 31,45 điểm so với năm 2022 (590,56 điểm).");
    // “Có 01 cơ quan xếp hạng ở mức tốt (mức cao nhất) là Sở Thông tin và Truyền thông”, and the others, as the report names them.
    let khá = "Văn phòng UBND tỉnh; Sở Tư pháp; Sở Y tế; Sở Công Thương; Sở Giáo dục và Đào tạo; Sở Nội vụ; Sở Xây dựng; Sở Lao động, Thương \
               binh và Xã hội; Ban Dân tộc; Sở Nông nghiệp và Phát triển nông thôn; Ban Quản lý các Khu công nghiệp tỉnh; Sở Tài chính; Sở Khoa \
               học và Công nghệ; Sở Văn hóa, Thể thao và Du lịch; Sở Kế hoạch và Đầu tư; Thanh tra tỉnh";
    for (text, start, count, members) in [
        (so, "Tốt (", ": 01 đơn vị", "Sở Thông tin và Truyền thông"),
        (so, "Khá (", ": 16 đơn vị", khá),
        (so, "Trung bình (", ": 02 đơn vị", "Sở Tài nguyên và Môi trường; Sở Giao thông vận tải"),
        (huyen, "Khá (", ": 03 đơn vị", "UBND huyện Đắk Song; UBND huyện Đắk Mil; UBND huyện Krông Nô"),
        (huyen, "Trung bình (", ": 03 đơn vị", "UBND huyện Đắk Glong; UBND huyện Đắk R'lấp; UBND thành phố Gia Nghĩa"),
        (huyen, "Yếu (", ": 02 đơn vị", "UBND huyện Tuy Đức; UBND huyện Cư Jút"),
    ] {
        let line = line(text, start);
        assert!(line.contains(count), "{line}");
        assert_eq!(named_in(&line), names(members), "{line}");
    }
    // “không có địa phương nào đạt mức xếp loại tốt”
    line(huyen, "Tốt (từ 800 trở lên): không có đơn vị nào.");
    // “Có 04 nhóm chỉ số mà hầu hết các cơ quan đều thực hiện tốt …: Nhận thức số, Thể chế số, Hạ tầng số và hoạt động Xã hội số”: the four
    // with the highest share of the maximum.
    let tables = of_html(&html);
    let indexes = named(&tables, "Điểm trung bình, cao nhất, thấp nhất theo chỉ số của các Sở, ban, ngành");
    let share = indexes.column("Tỷ lệ đạt");
    let mut shares: Vec<(i64, &str)> = indexes.rows[1..]
        .iter()
        .map(|row| (scaled(row[share].trim_start_matches('≈').trim_end_matches('%'), 2), row[0].split(['.', '[']).nth(1).unwrap().trim()))
        .collect();
    shares.sort_unstable();
    let highest: BTreeSet<&str> = shares.iter().rev().take(4).map(|(_, name)| *name).collect();
    assert_eq!(highest, BTreeSet::from(["Hoạt động xã hội số", "Hạ tầng số", "Nhận thức số", "Thể chế số"]));
    // “Giá trị trung bình của trụ cột Chính quyền số … Xếp cao nhất … là huyện Đắk Song, thấp nhất là huyện Tuy Đức”, and the two others.
    for (pillar, mean, high, low) in [
        ("Chính quyền số", "407,82", "471,64", "297,42"),
        ("Kinh tế số", "418,14", "509,00", "279,10"),
        ("Xã hội số", "431,89", "515,17", "285,36"),
    ] {
        let line = line(huyen, &format!("Giá trị trung bình của trụ cột {pillar}"));
        let rest = format!("là {mean} điểm. Cao nhất là UBND huyện Đắk Song ({high} điểm), thấp nhất là UBND huyện Tuy Đức ({low} điểm).");
        assert!(line.ends_with(&rest), "{line}");
    }
    // “hầu hết các Sở, ban, ngành đều có tăng điểm so với năm 2022”: a count.
    line(so, "So với năm 2022: 19 đơn vị tăng điểm, 00 đơn vị giảm điểm, 00 đơn vị giữ nguyên.");
    charts(&html);
}

/// Bảng 2, Bảng 4 and “Giá trị trung bình DTI giai đoạn 2022-2023” are charts.
fn charts(html: &str) {
    let charts = charts_of_html(html);
    let chart = |title: &str| {
        let found: Vec<_> = charts.iter().filter(|(known, _)| known.contains(title)).collect();
        assert_eq!(found.len(), 1, "{title}");
        &found[0].1
    };
    for (title, file) in [
        ("Xếp hạng theo tổng điểm của các Sở, ban, ngành năm 2023", "bang-1-so"),
        ("Xếp hạng theo tổng điểm của UBND các huyện, thành phố năm 2023", "bang-3-huyen"),
    ] {
        let drawn = chart(title).join(" ");
        let mut at = 0;
        for row in cells(&format!("examples/dak-nong/2023/{file}.csv"), ',')[1..].iter().filter(|row| row[1] != "Trung bình") {
            let total = scaled(&row[2], 2);
            let bar = format!("{} {},{:02} ({})", row[1], total / 100, total % 100, row.last().unwrap());
            at += drawn[at..].find(&bar).unwrap_or_else(|| panic!("{title}: no “{bar}” behind {at} in {drawn}"));
        }
    }
    let years = chart("Điểm trung bình năm 2022 và năm 2023");
    assert_eq!(years.join(" "), "Năm 2022 Năm 2023 Sở, ban, ngành 699,47 738,08 UBND các huyện, thành phố 590,56 559,11");
}
