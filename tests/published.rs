//! The printed tables of three provinces come out of the shipped sets. Every expected figure is read from a table as printed, or typed from
//! it, and compared in whole hundredths or millionths.
#![cfg(feature = "cli")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod run;

use std::path::Path;

use run::{cells, dti, folder, put, records, scaled, scores, unit, value};
use serde_json::Value;

const DAK_NONG_SO: &str = "rulesets/dak-nong/qd-1552-2022/so.dti";
const DAK_NONG_HUYEN: &str = "rulesets/dak-nong/qd-1552-2022/huyen.dti";
const DAK_LAK_SO: &str = "rulesets/dak-lak/qd-2534-2022/so.dti";
const DAK_LAK_HUYEN: &str = "rulesets/dak-lak/qd-2534-2022/huyen.dti";
const QUANG_NGAI_HUYEN: &str = "rulesets/quang-ngai/qd-104-2023/huyen.dti";
const QUANG_NGAI_SO: &str = "rulesets/quang-ngai/qd-104-2023/so.dti";
const QUANG_NGAI_SO_TOTALS: &str = "rulesets/quang-ngai/qd-104-2023/so-tong-diem.dti";
const TABLES: &str = "examples/dak-nong/2023";

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The number of the results that a printed cell stands for: of a unit, or of the mean row where the unit has no name in the results.
fn computed<'a>(results: &'a Value, name: Option<&str>, header: &str) -> &'a Value {
    let row = || results["rows"].as_array().unwrap().iter().find(|row| row["title"] == header);
    let pillar = |list: &'a Value| {
        let title = header.strip_prefix("Trụ cột ").unwrap();
        list.as_array().unwrap().iter().find(|pillar| pillar["title"] == title).unwrap()
    };
    match (name, header) {
        (Some(name), "Tổng điểm") => &unit(results, name)["total"],
        (None, "Tổng điểm") => &results["means"]["total"],
        (Some(name), header) if header.starts_with("Trụ cột ") => &pillar(&unit(results, name)["pillars"])["points"],
        (None, header) if header.starts_with("Trụ cột ") => &pillar(&results["means"]["pillars"])["mean"],
        (Some(name), header) => {
            &unit(results, name)["rows"][row().unwrap_or_else(|| panic!("{header}"))["code"].as_str().unwrap()]["points"]
        }
        (None, header) => &results["means"]["rows"][row().unwrap_or_else(|| panic!("{header}"))["code"].as_str().unwrap()],
    }
}

/// The class of a unit as tables print it: the short form where there is one.
fn class(results: &Value, name: &str) -> String {
    let full = &unit(results, name)["class"];
    let rows = results["classes"]["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == *full).unwrap();
    row["short"].as_str().or(full.as_str()).unwrap().to_owned()
}

fn rank(results: &Value, name: &str, table: Option<&str>) -> String {
    let ranks = unit(results, name)["ranks"].as_array().unwrap();
    ranks.iter().find(|rank| rank["table"].as_str() == table).unwrap()["rank"].to_string()
}

/// Compares every cell of a printed table that says something; gives how many, and those that differ as `unit | column: printed → computed`.
fn compared(results: &Value, table: Option<&str>, printed: &[Vec<String>]) -> (usize, Vec<String>) {
    let (header, rows) = printed.split_first().unwrap();
    let (mut count, mut differ) = (0, Vec::new());
    for row in rows {
        let name = Some(row[1].as_str()).filter(|name| !name.contains("rung bình"));
        for (header, cell) in header.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let (found, same) = match (header.as_str(), name) {
                ("Tên địa phương" | "Cơ quan, đơn vị", _) => continue,
                ("Xếp hạng", Some(name)) => (rank(results, name, table), rank(results, name, table) == *cell),
                ("Mức xếp loại", Some(name)) => (class(results, name), class(results, name) == *cell),
                (header, name) => {
                    let number = computed(results, name, header);
                    (number["display"].as_str().unwrap_or("nothing").to_owned(), value(number, 2) == Some(scaled(cell, 2)))
                }
            };
            count += 1;
            if !same {
                differ.push(format!("{} | {header}: {cell} → {found}", row[1]));
            }
        }
    }
    (count, differ)
}

/// The pillar tables of Đắk Nông, with how many cells say something.
fn pillars() -> [(&'static str, Vec<Vec<String>>); 3] {
    [("Bảng 5", "bang-5-huyen-chinh-quyen-so"), ("Bảng 6", "bang-6-huyen-kinh-te-so"), ("Bảng 7", "bang-7-huyen-xa-hoi-so")]
        .map(|(title, file)| (title, cells(&format!("{TABLES}/{file}.csv"), ',')))
}

#[test]
fn dak_nong_table_1() {
    let results = scores(DAK_NONG_SO, "examples/dak-nong/2023-so.csv");
    let printed = cells(&format!("{TABLES}/bang-1-so.csv"), ',');
    // 19 units with rank, total, 7 parts and class, and 8 means.
    assert_eq!(compared(&results, Some("Bảng 1"), &printed), (19 * 10 + 8, vec![]));
    assert_eq!(counts(&results), [1, 16, 2, 0]);
}

#[test]
fn dak_nong_table_3_and_pillars_with_the_cell_as_printed() {
    let results = scores(DAK_NONG_HUYEN, "examples/dak-nong/2023-huyen.csv");
    let printed = cells(&format!("{TABLES}/bang-3-huyen.csv"), ',');
    let expected = vec![
        "UBND huyện Cư Jút | Tổng điểm: 387,96 → 387,87".to_owned(),
        "Trung bình | Tổng điểm: 559,11 → 559,1".to_owned(),
        "Trung bình | Hoạt động chính quyền số: 58,45 → 58,44".to_owned(),
    ];
    assert_eq!(compared(&results, Some("Bảng 3"), &printed), (8 * 11 + 9, expected));
    let [five, six, seven] = pillars();
    let expected = vec![
        "UBND huyện Cư Jút | Trụ cột Chính quyền số: 316,39 → 316,3".to_owned(),
        "Trung bình | Trụ cột Chính quyền số: 407,82 → 407,81".to_owned(),
    ];
    assert_eq!(compared(&results, Some(five.0), &five.1), (8 * 2 + 1, expected));
    assert_eq!(compared(&results, Some(six.0), &six.1), (8 * 2 + 1, vec![]));
    assert_eq!(compared(&results, Some(seven.0), &seven.1), (8 * 2 + 1, vec![]));
    assert_eq!(counts(&results), [0, 3, 3, 2]);
}

#[test]
fn dak_nong_table_3_and_pillars_with_the_one_cell_repaired() {
    let data = text("examples/dak-nong/2023-huyen.csv");
    assert_eq!(data.matches("30,01").count(), 1);
    let folder = folder();
    let results = scores(DAK_NONG_HUYEN, &put(&folder, "huyen.csv", data.replace("30,01", "30,10")));
    let printed = cells(&format!("{TABLES}/bang-3-huyen.csv"), ',');
    // Only the part itself differs from the print; all that is derived comes out.
    let expected = vec!["UBND huyện Cư Jút | Hoạt động chính quyền số: 30,01 → 30,1".to_owned()];
    assert_eq!(compared(&results, Some("Bảng 3"), &printed), (8 * 11 + 9, expected));
    for (title, table) in pillars() {
        assert_eq!(compared(&results, Some(title), &table), (8 * 2 + 1, vec![]), "{title}");
    }
}

/// One table rounds its means half up, the others cut: as the sets declare, and as integers say.
#[test]
fn dak_nong_means_round_as_each_set_declares() {
    let line = |rules: &str| text(rules).lines().find(|line| line.contains("làm tròn điểm trung bình")).unwrap().to_owned();
    assert!(line(DAK_NONG_SO).ends_with("nửa lên"));
    assert!(line(DAK_NONG_HUYEN).ends_with("cắt bỏ"));
    for (rules, data, table, half_up) in [
        (DAK_NONG_SO, "examples/dak-nong/2023-so.csv", "bang-1-so.csv", true),
        (DAK_NONG_HUYEN, "examples/dak-nong/2023-huyen.csv", "bang-3-huyen.csv", false),
    ] {
        let results = scores(rules, data);
        let printed = cells(&format!("{TABLES}/{table}"), ',');
        let units = &printed[1..printed.len() - 1];
        let count = i64::try_from(units.len()).unwrap();
        let parts = 3..printed[0].len() - 1;
        let mean = |sum: i64| if half_up { (2 * sum + count) / (2 * count) } else { sum / count };
        for column in parts.clone() {
            let sum = units.iter().map(|row| scaled(&row[column], 2)).sum();
            assert_eq!(value(computed(&results, None, &printed[0][column]), 2), Some(mean(sum)), "{}", printed[0][column]);
        }
        let sum = units.iter().flat_map(|row| row[parts.clone()].iter()).map(|cell| scaled(cell, 2)).sum();
        assert_eq!(value(&results["means"]["total"], 2), Some(mean(sum)));
    }
}

/// The lines of the CSV stand in the order of the printed table.
#[test]
fn dak_nong_csv_is_in_the_printed_order() {
    for (rules, data, table) in [
        (DAK_NONG_SO, "examples/dak-nong/2023-so.csv", "bang-1-so.csv"),
        (DAK_NONG_HUYEN, "examples/dak-nong/2023-huyen.csv", "bang-3-huyen.csv"),
    ] {
        let made = records(dti(&["eval", rules, "--data", data, "--format", "csv"]).ends(0).text(), ',');
        let unit = made[0].iter().position(|header| header == "Đơn vị").unwrap();
        let made: Vec<&String> = made.iter().skip(1).map(|row| &row[unit]).collect();
        let printed = cells(&format!("{TABLES}/{table}"), ',');
        let printed: Vec<&String> = printed[1..printed.len() - 1].iter().map(|row| &row[1]).collect();
        assert_eq!(made, printed);
    }
}

/// The table of the terminal shows the printed figures, with decimal commas and short class names.
#[test]
fn dak_nong_table_3_on_a_terminal() {
    let shown = dti(&["eval", DAK_NONG_HUYEN, "--data", "examples/dak-nong/2023-huyen.csv"]).ends(0);
    let lines: Vec<Vec<&str>> = shown.text().lines().map(|line| line.split_whitespace().collect()).collect();
    for row in cells(&format!("{TABLES}/bang-3-huyen.csv"), ',').iter().skip(1).filter(|row| !row[0].is_empty()) {
        let mut due: Vec<&str> = vec![row[0].as_str()];
        due.extend(row[1].split_whitespace());
        due.push(if row[2] == "387,96" { "387,87" } else { &row[2] });
        due.extend(row[3..].iter().map(String::as_str));
        assert!(lines.contains(&due), "{due:?}\n{}", shown.text());
    }
    assert!(shown.text().contains("(8 đơn vị): Tốt 0 · Khá 3 · Trung bình 3 · Yếu 2"), "{}", shown.text());
}

fn counts(results: &Value) -> Vec<u64> {
    results["classes"]["rows"].as_array().unwrap().iter().map(|row| row["units"].as_u64().unwrap()).collect()
}

#[test]
fn quang_ngai_so_classes_and_ranks_from_totals() {
    let results = scores(QUANG_NGAI_SO_TOTALS, "examples/quang-ngai/2022-so-tong-diem.csv");
    assert_eq!(counts(&results), [2, 16, 2, 0]);
    assert_eq!(counts_printed("Sở, ban, ngành"), [2, 16, 2, 0]);
    let printed = cells("examples/quang-ngai/2022/so-vong-cham.csv", ',');
    for row in &printed[1..21] {
        let last = scaled(&row[10], 2);
        assert_eq!(rank(&results, &row[1], None), row[0], "{}", row[1]);
        assert_eq!(value(&unit(&results, &row[1])["total"], 2), Some(last));
        assert_eq!(unit(&results, &row[1])["class"], quarter(last, 485), "{}", row[1]);
    }
    assert_eq!(value(&results["means"]["total"], 2), Some(scaled(&printed[21][10], 2)));
}

/// Quarters of the scale, in whole hundredths of the total times 100.
fn quarter(hundredths: i64, scale: i64) -> &'static str {
    match hundredths * 4 {
        four if four >= 3 * scale * 100 => "Tốt",
        four if four >= 2 * scale * 100 => "Khá",
        four if four >= scale * 100 => "Trung bình",
        _ => "Yếu",
    }
}

fn counts_printed(group: &str) -> Vec<u64> {
    let rows = cells("examples/quang-ngai/2022/so-luong-xep-loai.csv", ',');
    let row = rows.iter().find(|row| row[0] == group).unwrap();
    row[2..].iter().map(|cell| cell.parse().unwrap()).collect()
}

#[test]
fn quang_ngai_huyen_totals_classes_ranks_and_means() {
    let results = scores(QUANG_NGAI_HUYEN, "examples/quang-ngai/2022-huyen.csv");
    assert_eq!(counts(&results), [0, 3, 9, 1]);
    assert_eq!(counts_printed("Huyện, thị xã, thành phố"), [0, 3, 9, 1]);
    let mut printed = cells("examples/quang-ngai/2022/huyen-chi-so.csv", ',');
    assert_eq!(printed.len(), 1 + 13 + 1);
    for row in &printed[1..14] {
        let total = scaled(&row[11], 2);
        assert_eq!(row[2..11].iter().map(|cell| scaled(cell, 2)).sum::<i64>(), total, "{}", row[1]);
        assert_eq!(unit(&results, &row[1])["class"], quarter(total, 880), "{}", row[1]);
    }
    // Đô thị thông minh has no points; all else that is printed comes out: rank, 8 parts, total, and 9 means.
    for row in &mut printed {
        let dropped = row.remove(10);
        assert!(dropped == "Đô thị thông minh" || dropped == "0");
    }
    assert_eq!(compared(&results, None, &printed), (13 * 10 + 9, vec![]));
}

/// The printed mean of every main index over its maximum gives the printed class; so do the means of the set, to the printed percentage but
/// for one: 54,23/90 is 60,26%, and 60,56% is printed.
#[test]
fn quang_ngai_classes_of_the_means_of_main_indexes() {
    let printed = cells("examples/quang-ngai/2022/trung-binh-chi-so.csv", ',');
    assert_eq!(printed.len(), 1 + 6 + 8);
    for row in &printed[1..] {
        assert_eq!(quarter(scaled(&row[2], 2), scaled(&row[3], 0)), row[5], "{} {}", row[0], row[1]);
    }
    let results = scores(QUANG_NGAI_HUYEN, "examples/quang-ngai/2022-huyen.csv");
    let means = results["rowClasses"][0]["means"].as_array().unwrap();
    assert_eq!(means.len(), 8);
    let mut differ = Vec::new();
    for (mean, row) in means.iter().zip(&printed[7..]) {
        assert_eq!(
            (&mean["class"], &mean["applicable"]["value"]),
            (&Value::from(row[5].as_str()), &Value::from(row[3].as_str())),
            "{}",
            row[1]
        );
        if value(&mean["percent"], 4) != Some(scaled(&row[4], 2)) {
            differ.push(format!("{}: {} → {}", row[1], row[4], mean["percent"]["display"].as_str().unwrap()));
        }
    }
    assert_eq!(differ, ["Thể chế số: 60.56 → 60,26%"]);
}

#[test]
fn quang_ngai_so_with_parts_three_of_seven_do_not_add_up() {
    let results = scores(QUANG_NGAI_SO, "examples/quang-ngai/2022-so.csv");
    let printed = cells("examples/quang-ngai/2022/so-chi-so.csv", ',');
    let rows = &printed[1..8];
    let differ: Vec<String> = rows
        .iter()
        .filter(|row| value(&unit(&results, &row[1])["total"], 2) != Some(scaled(&row[17], 2)))
        .map(|row| format!("{}: {} → {}", row[1], row[17], unit(&results, &row[1])["total"]["value"].as_str().unwrap()))
        .collect();
    let expected = [
        "Sở Tài nguyên và Môi trường: 255.28 → 230.88",
        "Sở Xây dựng: 234.41 → 236.49",
        "Sở Văn hóa, Thể thao và Du lịch: 225.04 → 232.68",
    ];
    assert_eq!(differ, expected);
    for row in rows {
        let sum: i64 = row[2..8].iter().map(|cell| scaled(cell, 2)).sum();
        assert_eq!(value(&unit(&results, &row[1])["total"], 2), Some(sum), "{}", row[1]);
        assert_eq!(unit(&results, &row[1])["applicable"]["value"], "485");
    }
}

#[test]
fn dak_lak_33_ranks_and_33_ratios() {
    let mut units = 0;
    for (rules, data, table, title) in [
        (DAK_LAK_SO, "examples/dak-lak/2023-so.csv", "examples/dak-lak/2023/bang-1-so.csv", "Bảng 1"),
        (DAK_LAK_HUYEN, "examples/dak-lak/2023-huyen.csv", "examples/dak-lak/2023/bang-2-huyen.csv", "Bảng 2"),
    ] {
        let results = scores(rules, data);
        for row in cells(table, ',').iter().skip(1).filter(|row| !row[0].is_empty()) {
            units += 1;
            assert_eq!(rank(&results, &row[1], Some(title)), row[3], "{}", row[1]);
            assert_eq!(value(&unit(&results, &row[1])["percent"], 6), Some(scaled(&row[2], 6)), "{}", row[1]);
            let applicable = if ["Thanh tra tỉnh", "Ban Dân tộc tỉnh"].contains(&row[1].as_str()) { "900" } else { "1000" };
            assert_eq!(unit(&results, &row[1])["applicable"]["value"], applicable, "{}", row[1]);
        }
    }
    assert_eq!(units, 33);
}

#[test]
fn dak_lak_80_points_instead_of_100_make_920() {
    let rules = text(DAK_LAK_SO);
    let sentence = "trừ 100 điểm khỏi điểm tối đa khi không có_dịch_vụ_công_trực_tuyến";
    assert_eq!(rules.matches(sentence).count(), 1);
    let folder = folder();
    let copy = put(&folder, "so.dti", rules.replace(sentence, &sentence.replace("100 điểm", "80 điểm")));
    let results = scores(&copy, "examples/dak-lak/2023-so.csv");
    for unit in results["units"].as_array().unwrap() {
        let name = unit["name"].as_str().unwrap();
        let applicable = if ["Thanh tra tỉnh", "Ban Dân tộc tỉnh"].contains(&name) { 920 } else { 1000 };
        assert_eq!(value(&unit["applicable"], 0), Some(applicable), "{name}");
        // Half up at six places: total in thousandths over the maximum.
        let total = value(&unit["total"], 3).unwrap();
        assert_eq!(value(&unit["percent"], 6), Some((2 * total * 1000 + applicable) / (2 * applicable)), "{name}");
    }
    // The rule is marked as inferred, and the mark goes with the results.
    let ground = "Báo cáo kết quả năm 2023 nói trừ 100 điểm vào tổng điểm và chia cho 900 điểm";
    let six = results["rows"].as_array().unwrap().iter().find(|row| row["code"] == "6").unwrap();
    assert!(six["inferred"][0].as_str().unwrap().starts_with(ground));
}

#[test]
fn dak_lak_check_reports_the_declared_65() {
    let report = dti(&["check", DAK_LAK_HUYEN, "--format", "json"]).ends(0).json();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0]["code"], "E0312");
    let message = findings[0]["message"].as_str().unwrap();
    assert!(message.contains("65") && message.contains("64"), "{message}");
    assert!(findings[0]["accepted"].as_str().unwrap().contains("65"));
    assert_eq!(report["counts"]["accepted"], 1);
    assert_eq!(report["counts"]["error"], 0);
    // The line it stands on says 65.
    let line = usize::try_from(findings[0]["line"].as_u64().unwrap()).unwrap();
    assert!(text(DAK_LAK_HUYEN).lines().nth(line - 1).unwrap().contains("65 chỉ số thành phần"));
    let drawn = dti(&["check", DAK_LAK_HUYEN]).ends(0);
    assert!(drawn.err.contains("E0312"), "{}", drawn.err);
}
