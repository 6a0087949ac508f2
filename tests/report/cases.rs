//! What a report says of rounds, of last year, of units in trouble, of nothing at all, and how the command ends.

use dti::compile::compile;
use dti::data::Dataset;
use dti::diagnostic::Findings;
use dti::load::OneText;
use dti::report::{Front, Origin, Part};

use super::run::{Ran, cells, dti, folder, names_in, put};
use super::tables::{charts_of_html, named, of_html, words_of_html};
use super::{HUYEN, HUYEN_DATA, SO, SO_DATA, page, report};

const SMALL: &str = "bộ chỉ số \"Thử\"\n  mã Thu\n  văn bản \"Ví dụ\"\n  thang điểm 100\n  chưa có số liệu: báo lỗi\n  \
    làm tròn tổng điểm đến 2 chữ số thập phân\n\nđối tượng \"Xã\"\n\nchỉ số 1 \"Một\" 60 điểm\n  điểm do \"Tổ\" chấm, từ 0 đến tối đa\n\n\
    chỉ số 2 \"Hai\" 40 điểm\n  điểm do \"Tổ\" chấm, từ 0 đến tối đa\n\n\
    xếp loại theo tổng điểm\n  từ 80 trở lên: \"Tốt\"\n  từ 50 đến dưới 80: \"Trung bình\", viết tắt \"TB\"\n  dưới 50: \"Yếu\"\n\n\
    xếp hạng theo tổng điểm\n";

fn small(data: &str, more: &[&str]) -> Ran {
    let folder = folder();
    let (rules, data) = (put(&folder, "thu.dti", SMALL), put(&folder, "a.csv", data));
    let mut args = vec![rules.as_str(), "--data", data.as_str(), "--format", "html"];
    args.extend(more);
    report(&args)
}

/// The table of rounds is that of a script which never reads the rules.
#[test]
fn the_rounds_stand_side_by_side() {
    let at = |file: &str| format!("examples/mau/cap-huyen-vong/{file}.csv");
    let rounds =
        [("Tự chấm", "tu-cham"), ("Thẩm định lần 1", "tham-dinh-lan-1"), ("Rà soát", "ra-soat"), ("Thẩm định lần 2", "tham-dinh-lan-2")];
    let common = at("chung");
    let data: Vec<String> = rounds.iter().map(|(round, file)| format!("{round}={}", at(file))).collect();
    let mut args = vec!["rulesets/mau/cap-huyen/huyen.dti", "--common", &common];
    args.extend(data.iter().flat_map(|data| ["--data", data]));
    let html = page(&args);
    let tables = of_html(&html);
    let table = named(&tables, "Điểm qua các vòng chấm");
    let expected = cells("tests/oracle/bon-vong.expected.csv", ',');
    assert_eq!(table.rows.len(), expected.len(), "head, units, means");
    for row in &expected[1..] {
        for (head, cell) in expected[0].iter().zip(row).filter(|(head, _)| *head != "Tên địa phương") {
            let unit = if row[1] == "Điểm trung bình các địa phương" { "Trung bình" } else { &row[1] };
            assert_eq!(table.cell(unit, head), cell.replace('.', ","), "{unit} {head}");
        }
    }
    // Thẩm định lần 2 less Rà soát, by hand: 443,81 − 418,95 and 377,85 − 394,82.
    assert_eq!(table.cell("Thành phố Mẫu 01", "Vòng cuối so với vòng trước"), "+24,86");
    assert_eq!(table.cell("Huyện Mẫu 04", "Vòng cuối so với vòng trước"), "-16,97");
    let words = words_of_html(&html);
    let worst: Vec<&str> = words.lines().filter(|line| line.contains(": chưa nhập ")).collect();
    assert_eq!(worst.len(), expected[1..].iter().filter(|row| !["0", ""].contains(&row[5].as_str())).count());
    assert_eq!(worst[0], "Huyện Mẫu 13: chưa nhập 39/56 tiêu chí.");
    // Groups of a ranking begin anew, under their names.
    let regions = named(&tables, "Bảng 2. Trong từng vùng");
    assert_eq!(regions.rows.iter().filter(|row| row[0] == "1").count(), 3);
    assert!(regions.rows.iter().any(|row| row[0] == "Ven biển"));
    // Points that the rules do not round are shortened and say so.
    assert_eq!(named(&tables, "Bảng 1. Toàn tỉnh").cell("Huyện Mẫu 09", "Nhận thức số"), "≈59,32");
}

#[test]
fn last_year_beside_this_year() {
    let folder = folder();
    let before = put(
        &folder,
        "truoc.csv",
        "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại\n1;Xã B;90,5;Tốt\n2;Xã A;88;Tốt\n3;Xã Z;10;Yếu\n;Trung bình;62,83;\n",
    );
    let html = small("Đơn vị;1;2\nXã A;51;40\nXã B;60;30\nXã C;40;10\n", &["--previous", &before, "--year", "2024"]).ends(0);
    let tables = of_html(html.text());
    let table = named(&tables, "Tổng điểm và xếp hạng so với năm 2023");
    assert_eq!(table.rows[1], ["Xã A", "91,00", "88,00", "+3,00", "1", "2", "↑1", "Tốt", "Tốt"]);
    assert_eq!(table.rows[2], ["Xã B", "90,00", "90,50", "-0,50", "2", "1", "↓1", "Tốt", "Tốt"]);
    assert_eq!(table.rows[3], ["Xã C", "50,00", "–", "–", "3", "–", "mới", "TB", "–"]);
    // (91 + 90 + 50) / 3 = 77; (90,5 + 88 + 10) / 3 = 62,8333…; the rules do not round means, so they have the decimals of totals.
    assert_eq!(table.rows[4][..4], ["Trung bình", "77,00", "≈62,83", "≈+14,17"]);
    let words = words_of_html(html.text());
    assert!(words.contains("Điểm trung bình 77,00/100 điểm, tăng ≈14,17 điểm so với năm 2023 (≈62,83 điểm)."), "{words}");
    assert!(words.contains("So với năm 2023: 01 đơn vị tăng điểm, 01 đơn vị giảm điểm, 00 đơn vị giữ nguyên, 01 đơn vị không so được"));
    assert!(words.contains("Có trong kết quả năm 2023 và không có trong năm 2024: Xã Z"));
    // Without a year none is guessed.
    let html = small("Đơn vị;1;2\nXã A;51;40\n", &["--previous", &before]).ends(0);
    let words = words_of_html(html.text());
    assert!(words.contains("năm trước") && !words.contains("202"), "{words}");
}

/// A unit without a total is named, and stands in no mean, no class and no chart.
#[test]
fn a_unit_in_trouble_is_named_apart() {
    let ran = small("Đơn vị;1;2\nXã A;60;40\nXã B;;30\nXã C;20;20\n", &[]).ends(1);
    assert!(ran.err.contains("Xã B"), "{}", ran.err);
    let words = words_of_html(ran.text());
    assert!(words.contains("Có 02/03 Xã được đánh giá, cho điểm."), "{words}");
    assert!(words.contains("Chưa có kết quả vì số liệu còn thiếu hoặc còn lỗi: 01 đơn vị (Xã B);"), "{words}");
    assert!(words.contains("Điểm trung bình 70,00/100 điểm."), "{words}");
    assert!(words.contains("Yếu (dưới 50): 01 đơn vị (≈33,33%), là Xã C."), "{words}");
    let tables = of_html(ran.text());
    let ranking = named(&tables, "Xếp hạng của các Xã");
    assert_eq!(ranking.rows[3], ["–", "Xã B", "–", "", "30", "–"]);
    let charts = charts_of_html(ran.text());
    assert!(charts[0].0.starts_with("Biểu đồ 1: Xếp hạng theo tổng điểm") && !charts[0].1.contains(&"Xã B".to_owned()));
}

/// 100 + 15 and 100 + 5 over a scale of 100: the longest bar is that of 115, and each has its own length.
#[test]
fn bars_over_the_scale_are_not_cut() {
    let folder = folder();
    let rules = SMALL.replace("thang điểm 100\n", "thang điểm 100\n  tổng điểm được vượt thang điểm\n").replace(
        "xếp loại theo",
        "điểm cộng 3 \"Cộng\" không quá 15 điểm\n  số liệu n \"Số\": số nguyên (việc), từ 0 đến 15\n  mỗi n được 1 điểm\n\nxếp loại theo",
    );
    let rules = put(&folder, "cong.dti", rules);
    let data = put(&folder, "a.csv", "Đơn vị;1;2;3.n\nXã A;60;40;15\nXã B;60;40;5\n");
    let ran = report(&[&rules, "--data", &data, "--format", "html"]).ends(0);
    let chart = ran.text().split("<svg").find(|chart| chart.contains(">115,00 (Tốt)<")).unwrap_or_else(|| panic!("{}", ran.text()));
    let lengths: Vec<u64> =
        chart.split("<rect").skip(1).map(|bar| bar.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect();
    assert_eq!(lengths.len(), 2);
    // 105/115 of the longest, to a point of the page.
    assert!(lengths[0] > lengths[1] && (lengths[0] * 105).abs_diff(lengths[1] * 115) <= 115 * 2, "{lengths:?}");
}

/// A table with a hole leaves a unit without a class: it is named, not put anywhere.
#[test]
fn a_unit_without_a_class_is_named() {
    let folder = folder();
    let rules = SMALL
        .replace("từ 50 đến dưới 80", "từ 60 đến dưới 80")
        .replace("dưới 50: \"Yếu\"\n", "dưới 50: \"Yếu\"\n  chấp nhận E0404 vì \"quyết định in như vậy\"\n");
    let (rules, data) = (put(&folder, "lo.dti", rules), put(&folder, "a.csv", "Đơn vị;1;2\nXã A;60;40\nXã B;30;25\n"));
    let ran = report(&[&rules, "--data", &data, "--format", "html"]);
    let words = words_of_html(ran.text());
    assert!(words.contains("Chưa xếp loại: 01 đơn vị, là Xã B."), "{words} {}", ran.err);
    assert!(words.contains("được chấp nhận: quyết định in như vậy"), "{words}");
}

#[test]
fn what_is_inferred_and_what_was_accepted_stands_in_the_notes() {
    let words = words_of_html(&page(&["rulesets/dak-lak/qd-2534-2022/huyen.dti", "--data", "examples/dak-lak/2023-huyen.csv"]));
    let (_, notes) = words.split_once("III. Ghi chú").unwrap();
    assert!(notes.contains("(E0312; được chấp nhận: Quyết định ghi 65 chỉ số thành phần"), "{notes}");
    let words = words_of_html(&page(&[SO, "--data", SO_DATA]));
    let (before, notes) = words.split_once("III. Ghi chú").unwrap();
    let inferred = notes.lines().filter(|line| line.contains("Suy luận (")).count();
    assert_eq!(inferred, 8, "{notes}");
    // The mark at the classes is that of the ground of the classes.
    assert!(before.contains("Số đơn vị theo mức xếp loại, theo tổng điểm [8]:"), "{before}");
    assert!(notes.contains("[8] Suy luận (mức xếp loại): Báo cáo không in giới hạn điểm."), "{notes}");
}

/// Quảng Ngãi prints the class of each mean; its own share of Thể chế số (60,56%) is not that of 54,23 of 90 points.
#[test]
fn quang_ngai_prints_a_class_for_each_mean() {
    let html = page(&["rulesets/quang-ngai/qd-104-2023/huyen.dti", "--data", "examples/quang-ngai/2022-huyen.csv", "--year", "2022"]);
    let tables = of_html(&html);
    let table = named(&tables, "Điểm trung bình, cao nhất, thấp nhất theo chỉ số");
    let published = [
        ("1. Nhận thức số", "60", "50,38", "83,97%", "Tốt"),
        ("2. Thể chế số", "90", "54,23", "60,26%", "Khá"),
        ("3. Hạ tầng số", "100", "40,70", "40,70%", "Trung bình"),
        ("4. Nhân lực số", "60", "33,41", "55,68%", "Khá"),
        ("5. An toàn thông tin mạng", "100", "44,69", "44,69%", "Trung bình"),
        ("6. Hoạt động chính quyền số", "170", "82,40", "48,47%", "Trung bình"),
        ("7. Hoạt động kinh tế số", "150", "63,32", "42,21%", "Trung bình"),
        ("8. Hoạt động xã hội số", "150", "33,84", "22,56%", "Yếu"),
    ];
    for (row, maximum, mean, share, class) in published {
        let found = table.rows.iter().find(|cells| cells[0].split(" [").next() == Some(row)).unwrap_or_else(|| panic!("{row}"));
        let ours = ["Điểm tối đa", "Trung bình", "Tỷ lệ đạt", "Xếp loại"].map(|head| found[table.column(head)].as_str());
        assert_eq!(ours, [maximum, mean, share, class], "{row}");
    }
    let words = words_of_html(&html);
    for line in [
        "Khá (từ 50% đến dưới 75%): 03 đơn vị",
        "Trung bình (từ 25% đến dưới 50%): 09 đơn vị",
        "Yếu (dưới 25%): 01 đơn vị",
        "402,98/880 điểm",
    ] {
        assert!(words.contains(line), "{line}\n{words}");
    }
}

/// 20 units with names as long as they come, and ones that are markup.
#[test]
fn long_names_and_markup_in_names() {
    let name = "Ban Quản lý Khu Kinh tế Dung Quất và các Khu công nghiệp tỉnh";
    let mut data = format!("Đơn vị;1;2\n{name};60;40\n\"<b>Xã & \"\"Phường\"\"</b>\";10;10\n");
    (1..=20).for_each(|index| data.push_str(&format!("{name} số {index};{index};20\n")));
    let ran = small(&data, &[]).ends(0);
    let tables = of_html(ran.text());
    let ranking = named(&tables, "Xếp hạng của các Xã");
    assert_eq!(ranking.rows.len(), 1 + 22 + 1);
    assert_eq!(ranking.cell("<b>Xã & \"Phường\"</b>", "Tổng điểm"), "20,00");
    // In the drawing a long name goes on in a second line and loses nothing.
    let (_, drawn) = &charts_of_html(ran.text())[0];
    assert!(drawn.join(" ").starts_with(&format!("{name} 100,00 (Tốt)")), "{drawn:?}");
}

#[test]
fn a_page_needs_nothing_else() {
    let html = page(&[SO, "--data", SO_DATA, "--and", HUYEN, "--data", HUYEN_DATA]);
    for outside in ["http", "src=", "href", "url(", "@import", "<script", "<link", "<img", "<iframe"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("<html lang=\"vi\">"));
}

/// No data at all is refused by the command; a caller of the library gets a report that says so.
#[test]
fn nobody_to_report_on() {
    assert!(small("Đơn vị;1;2\n", &[]).ends(1).text().is_empty());
    let compiled = compile(&OneText(SMALL), "thu.dti").unwrap();
    let program = compiled.runnable().unwrap();
    let scores = dti::score::score(program, &[], &Dataset::default(), &mut Findings::default(), &|_| {});
    let origin = Origin::default();
    let part = Part { program, scores: &scores, findings: &[], origin: &origin };
    let words = words_of_html(&dti::emit::html::to_html(&dti::report::report(&Front::default(), &[part])));
    assert!(words.contains("Số liệu không có đơn vị nào."), "{words}");
    assert!(words.contains("Tốt (từ 80 trở lên): không có đơn vị nào."), "{words}");
}

#[test]
fn who_handed_in_nothing_is_named() {
    let folder = folder();
    let roster = put(&folder, "ds.csv", "Đơn vị\nXã A\nXã B\nXã C\n");
    let ran = small("Đơn vị;1;2\nXã A;60;40\nXã C;30;30\n", &["--units", &roster]).ends(1);
    let words = words_of_html(ran.text());
    assert!(words.contains("02/03 đơn vị cung cấp số liệu; chưa cung cấp: Xã B."), "{words}");
}

#[test]
fn the_form_follows_the_name_of_the_file_and_nothing_is_replaced_unasked() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (name, start) in [("a.html", b"<!DOCTYPE".as_slice()), ("a.docx", b"PK"), ("a.md", "# BÁO CÁO".as_bytes())] {
        report(&[SO, "--data", SO_DATA, "--out", &path(name)]).ends(0);
        assert!(std::fs::read(path(name)).unwrap().starts_with(start), "{name}");
    }
    let first = std::fs::read(path("a.md")).unwrap();
    report(&[HUYEN, "--data", HUYEN_DATA, "--out", &path("a.md")]).ends(2);
    assert_eq!(std::fs::read(path("a.md")).unwrap(), first);
    report(&[HUYEN, "--data", HUYEN_DATA, "--force", "--out", &path("a.md")]).ends(0);
    assert_ne!(std::fs::read(path("a.md")).unwrap(), first);
    // The same call gives the same bytes.
    report(&[SO, "--data", SO_DATA, "--out", &path("b.docx")]).ends(0);
    assert_eq!(std::fs::read(path("a.docx")).unwrap(), std::fs::read(path("b.docx")).unwrap());
    // A pipe takes any form, and `-` names it.
    assert_eq!(report(&[SO, "--data", SO_DATA, "--format", "docx"]).ends(0).out, std::fs::read(path("a.docx")).unwrap());
    assert!(report(&[SO, "--data", SO_DATA, "--out", "-"]).ends(0).text().starts_with("# BÁO CÁO"));
    let before = names_in(folder.path());
    assert!(report(&[SO, "--data", SO_DATA, "--out", &path("a.pdf")]).ends(2).err.contains("a.pdf"));
    report(&[SO, "--data", SO_DATA, "--year", "23"]).ends(2);
    report(&["khong-co.dti", "--data", SO_DATA, "--out", &path("c.md")]).ends(2);
    report(&[SO, "--data", HUYEN_DATA, "--out", &path("c.md")]).ends(1);
    assert_eq!(names_in(folder.path()), before);
}

#[test]
fn a_set_is_added_behind_and() {
    let folder = folder();
    let path = folder.path().join("a.md").to_str().unwrap().to_owned();
    // What belongs to the whole report may stand behind any set, once.
    report(&[SO, "--data", SO_DATA, "--and", HUYEN, "--data", HUYEN_DATA, "--title", "BÁO CÁO THỬ", "--out", &path]).ends(0);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# BÁO CÁO THỬ\n"), "{text}");
    assert!(text.contains("## III. Kết quả, xếp hạng của UBND các huyện, thành phố"));
    let twice = report(&[SO, "--data", SO_DATA, "--title", "A", "--and", HUYEN, "--data", HUYEN_DATA, "--title", "B"]).ends(2);
    assert!(twice.err.contains("--title ghi hai lần"), "{}", twice.err);
    report(&[SO, "--data", SO_DATA, "--and", HUYEN]).ends(2);
    report(&[SO, "--data", SO_DATA, "--and"]).ends(2);
    // An error in any set ends with 1.
    let bad = put(&folder, "h.csv", std::fs::read_to_string(HUYEN_DATA).unwrap().replace("129", ""));
    report(&[SO, "--data", SO_DATA, "--and", HUYEN, "--data", &bad]).ends(1);
    assert!(dti(&["report", "--help"]).ends(0).text().contains("--and"));
}
