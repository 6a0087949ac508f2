//! Score sheets: what they say of one unit, in each form, and that a list of rows which reaches a class is the shortest there is.
//! `tests/scoresheets/chay` redoes the sheets of all shipped sets from their text alone.
#![cfg(feature = "cli")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod run;

use run::{dti, folder, put};

const MODEL: [&str; 6] =
    ["explain", "rulesets/mau/cap-huyen/huyen.dti", "--common", "examples/mau/cap-huyen-chung.csv", "--data", "examples/mau/cap-huyen.csv"];

fn model(more: &[&str]) -> run::Ran {
    dti(&[&MODEL[..], more].concat())
}

/// Worked out by hand: 3 of 4 meetings, of 20 points; 5 of 5 documents under a cap; 19/… is told in decimals and as a fraction.
#[test]
fn a_row_says_its_clause_its_figures_their_cells_and_its_formula() {
    let ran = model(&["--unit", "Huyện Mẫu 05", "--row", "1.2"]).ends(0);
    assert_eq!(
        ran.text(),
        "\
Phiếu điểm: Huyện Mẫu 05
BỘ MẪU: chuyển đổi số cấp huyện. BỘ MẪU. Không phải quyết định của cơ quan nào
thuộc tính: có_dịch_vụ_công (“Có tiếp nhận, giải quyết thủ tục hành chính”) = có
thuộc tính: vùng (“Vùng”) = miền_núi (“Miền núi”)

    Chỉ số 1.2 “Bí thư, Chủ tịch chủ trì các cuộc họp về chuyển đổi số”: 15 / 20 điểm
        căn cứ: Phụ lục cấp huyện của một bộ DTI (bản tin của một thư viện pháp luật, không ghi tỉnh), dòng 1.2
        số liệu: a (“Số cuộc họp có Bí thư hoặc Chủ tịch chủ trì”) = 3 cuộc họp [examples/mau/cap-huyen.csv:6]
        số liệu: b (“Tổng số cuộc họp về chuyển đổi số”) = 4 cuộc họp [examples/mau/cap-huyen.csv:6]
        điểm: a / b × điểm tối đa = 3 / 4 × 20 = 15
        suy luận: Văn bản không nói trường hợp không họp lần nào; bộ mẫu cho 0 điểm vì không họp là chưa làm
"
    );
    assert!(ran.err.is_empty(), "remarks on the whole year are not about a sheet: {}", ran.err);
}

#[test]
fn a_parent_brings_the_rows_below_it_and_no_others() {
    let ran = model(&["--unit", "huyện mẫu 05", "--row", "2"]).ends(0);
    let heads: Vec<&str> = ran.text().lines().filter(|line| line.trim_start().starts_with("Chỉ số ")).map(str::trim_start).collect();
    let codes: Vec<&str> = heads.iter().map(|head| head.split(' ').nth(2).unwrap()).collect();
    assert_eq!(codes, ["2", "2.1", "2.2", "2.3", "2.4", "2.5"]);
    assert!(ran.text().contains("cách gộp: tổng các chỉ số 2.1; 2.2; 2.3; 2.4; 2.5 = 20 + 20 + 20 + 20 + 10 = 90"), "{}", ran.text());
}

/// The unit whose points an appraisal set, with the reason and the place that the file of the round gives.
#[test]
fn points_that_were_set_say_who_set_them_and_why() {
    let round = |name: &str, file: &str| format!("{name}=examples/mau/cap-huyen-vong/{file}.csv");
    let rounds = [
        round("Tự chấm", "tu-cham"),
        round("Thẩm định lần 1", "tham-dinh-lan-1"),
        round("Rà soát", "ra-soat"),
        round("Thẩm định lần 2", "tham-dinh-lan-2"),
    ];
    let mut args = vec!["explain", MODEL[1], "--common", "examples/mau/cap-huyen-vong/chung.csv", "--all"];
    rounds.iter().for_each(|round| args.extend(["--data", round]));
    let text = dti(&args).ends(0).text().to_owned();
    let set: Vec<&str> = text.lines().filter(|line| line.contains(" ấn định: ")).collect();
    assert!(!set.is_empty());
    for line in &set {
        assert!(line.contains("; lý do: ") && line.contains("tham-dinh-lan-"), "{line}");
    }
    // Each line of the files that sets points and was not taken back is told.
    assert!(text.contains("Vòng: Thẩm định lần 2"));
}

#[test]
fn each_form_holds_the_same_points() {
    let points = |row: &serde_json::Value| row["points"]["display"].as_str().map(str::to_owned);
    let json = model(&["--unit", "Huyện Mẫu 05", "--format", "json"]).ends(0).json();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 77, "65 component rows, 8 main indexes, 2 groups, a bonus and a deduction");
    let markdown = model(&["--unit", "Huyện Mẫu 05", "--format", "md"]).ends(0).text().to_owned();
    let html = model(&["--unit", "Huyện Mẫu 05", "--format", "html"]).ends(0).text().to_owned();
    let word = word_rows(&model(&["--unit", "Huyện Mẫu 05", "--format", "docx"]).ends(0).out);
    for row in rows {
        let (code, title) = (row["code"].as_str().unwrap(), row["title"].as_str().unwrap());
        let Some(points) = points(row).map(|points| points.trim_start_matches('≈').to_owned()) else { continue };
        let line = markdown.lines().find(|line| line.starts_with(&format!("| {code} |")) || line.starts_with(&format!("| **{code}** |")));
        let line = line.unwrap_or_else(|| panic!("no row {code} in the Markdown"));
        assert!(line.contains(&points), "{code}: {points} is not in {line}");
        let at = html.find(&format!("<td>{code}</td>")).unwrap_or_else(|| panic!("no row {code} in the page"));
        let cells = &html[at..html[at..].find("</tr>").unwrap() + at];
        assert!(cells.contains(&points) && cells.contains(&title.replace('&', "&amp;").replace('"', "&quot;")), "{code}: {cells}");
        let cells = word.iter().find(|cells| cells[0] == code).unwrap_or_else(|| panic!("no row {code} in the Word file"));
        assert!(cells[1].contains(title) && cells[2].rsplit('≈').next().unwrap().trim() == points, "{code}: {cells:?}");
    }
    assert!(!html.contains("<script") && !html.contains("http"), "the page needs nothing else");
    let english = model(&["--unit", "Huyện Mẫu 05", "--lang", "en"]).ends(0).text().to_owned();
    assert!(english.starts_with("Score sheet: Huyện Mẫu 05\n") && english.contains("\nTotal: 764,1 / 965 points\n"), "{english}");
}

/// The rows of the tables of a Word file that have four cells, cell by cell.
fn word_rows(file: &[u8]) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    let plain = |cell: &str| -> String {
        let runs = cell.split("<w:t ").skip(1).map(|run| run.split_once('>').unwrap().1.split_once("</w:t>").unwrap().0);
        runs.collect::<String>().replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
    };
    let rows = xml.split("<w:tr>").skip(1).map(|row| row.split("<w:tc>").skip(1).map(plain).collect::<Vec<_>>());
    rows.filter(|cells| cells.len() == 4).collect()
}

#[test]
fn who_is_not_there_is_asked_for_again() {
    let ran = model(&["--unit", "Huyện Mau 5"]).ends(2);
    assert!(ran.err.contains("không có đơn vị “Huyện Mau 5”; có phải “Huyện Mẫu 05”?"), "{}", ran.err);
    let ran = model(&[]).ends(2);
    assert!(ran.err.contains("--unit") && ran.err.contains("Huyện Mẫu 05; Huyện Mẫu 06"), "{}", ran.err);
    let ran = model(&["--unit", "Huyện Mẫu 05", "--row", "1.22"]).ends(2);
    assert!(ran.err.contains("không có dòng “1.22”"), "{}", ran.err);
    let ran = model(&["--unit", "Huyện Mẫu 05", "--why-not", "Tot"]).ends(2);
    assert!(ran.err.contains("có phải “Tốt”?"), "{}", ran.err);
    let ran =
        dti(&["explain", "rulesets/dak-lak/qd-2534-2022/so.dti", "--data", "examples/dak-lak/2023-so.csv", "--all", "--why-not", "Tốt"]);
    assert!(ran.ends(2).err.contains("không xếp loại"));
}

/// Lines of text in a file that Word or Excel is to open would be no file of theirs.
#[test]
fn the_form_follows_the_ending_of_the_file() {
    let place = folder();
    let written = |name: &str, code: i32| {
        let path = place.path().join(name);
        let ran = model(&["--unit", "Huyện Mẫu 05", "--out", path.to_str().unwrap()]).ends(code);
        (std::fs::read_to_string(path).ok(), ran.err)
    };
    for (name, start) in [("a.txt", "Phiếu điểm: "), ("a.MD", "# Phiếu điểm: "), ("a.html", "<!DOCTYPE"), ("a.json", "{")] {
        assert!(written(name, 0).0.unwrap().starts_with(start), "{name}");
    }
    for name in ["a.doc", "a.xlsx", "a.csv", "a.pdf"] {
        let (_, said) = written(name, 2);
        assert!(said.contains(".html") && !place.path().join(name).exists(), "{name}: {said}");
    }
    written("a.docx", 0);
    assert!(std::fs::read(place.path().join("a.docx")).unwrap().starts_with(b"PK"));
}

/// 100 points in seven rows; the unit has 41,5 and the class begins at 80 after rounding.
const RULES: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 100
  chưa có số liệu: 0 điểm
  làm tròn tổng điểm đến 0 chữ số thập phân

nhóm I "Một" 60 điểm
chỉ số 1 "A" 30 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
chỉ số 2 "B" 10 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
chỉ số 3 "C" 20 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
nhóm II "Hai" 40 điểm
chỉ số 4 "D" 15 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
chỉ số 5 "E" 5 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
chỉ số 6 "F" 12 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
chỉ số 7 "G" 8 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa

xếp loại theo tổng điểm
  từ 80 trở lên:      "Tốt"
  từ 50 đến dưới 80:  "Khá"
  dưới 50:            "Yếu"
"#;

/// Every set of rows is tried by integer arithmetic: halves of points, rounded half up.
#[test]
fn the_list_that_reaches_a_class_is_the_shortest() {
    let maxima = [60, 20, 40, 30, 10, 24, 16];
    let place = folder();
    let rules = put(&place, "thu.dti", RULES);
    for (number, points) in
        [[30, 8, 12, 10, 5, 10, 8], [59, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [60, 20, 40, 30, 9, 0, 0]].iter().enumerate()
    {
        let halves = |value: i32| format!("{},{}", value / 2, if value % 2 == 0 { 0 } else { 5 });
        let cells: Vec<String> = points.iter().map(|value| halves(*value)).collect();
        let data = put(&place, &format!("{number}.csv"), format!("Đơn vị;1;2;3;4;5;6;7\nXã A;{}\n", cells.join(";")));
        for (class, least) in [("Tốt", 160), ("Khá", 100)] {
            let reaches = |set: u32| {
                let total: i32 = (0..7).map(|row| if set & (1 << row) == 0 { points[row] } else { maxima[row] }).sum();
                (total + 1) / 2 * 2 >= least
            };
            let fewest = (0_u32..128).filter(|set| reaches(*set)).map(u32::count_ones).min().unwrap();
            let json = dti(&["explain", &rules, "--data", &data, "--why-not", class, "--format", "json"]).ends(0).json();
            let reach = json["why_not"]["reach"]["rows"].as_array().unwrap();
            assert_eq!(reach.len(), fewest as usize, "{points:?} {class}: {reach:?}");
            let set = reach.iter().map(|row| 1 << (row["code"].as_str().unwrap().parse::<u32>().unwrap() - 1)).sum();
            assert!(reaches(set), "{points:?} {class}: {reach:?} does not reach it");
            assert_eq!(json["why_not"]["reached"], serde_json::json!(fewest == 0));
            assert_eq!(json["why_not"]["reach"]["shortest"], serde_json::json!(true));
        }
    }
}

/// What the class reads leaves the bonus out, so it is no way to a class.
#[test]
fn a_bonus_is_no_way_to_a_share_that_leaves_it_out() {
    let json = model(&["--unit", "Huyện Mẫu 05", "--why-not", "Tốt", "--format", "json"]).ends(0).json();
    let open = json["why_not"]["open"].as_array().unwrap();
    assert!(open.iter().all(|row| row["code"] != "9"), "a bonus gains nothing here");
    assert!(open.iter().all(|row| row["code"] != "3.10"), "nobody can gain in a row that is not deployed");
    assert!(open.iter().all(|row| row["code"] != "7.3"), "what did not arise and left is not open");
}

/// Row 1 gives a low commune 20 of its 40 points, row 2 gives nobody more than 25 of 40, and row 4 nothing before row 3 has 9 of 10.
const HELD: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 130
  chưa có số liệu: 0 điểm

đối tượng "UBND cấp xã"
  thuộc tính vùng "Vùng": lựa chọn
    cao "Vùng cao"
    thấp "Vùng thấp"

chỉ số 1 "Theo vùng" 40 điểm
  số liệu r: tỷ lệ, từ 0% đến 100%
  điểm
    khi vùng là cao và r từ 50% trở lên:  40 điểm
    khi vùng là thấp và r từ 50% trở lên: 20 điểm
    còn lại: 0 điểm
chỉ số 2 "Bậc" 40 điểm
  số liệu k: số nguyên (cuộc họp), từ 0 đến 4
  điểm theo k
    4: 40 điểm
    3: 25 điểm
    còn lại: 0 điểm
chỉ số 3 "Mức một" 10 điểm
  điểm do "Tổ" chấm, từ 0 đến tối đa
chỉ số 4 "Mức hai" 40 điểm
  số liệu s: tỷ lệ, từ 0% đến 100%
  điểm theo tỷ lệ s
  chỉ chấm khi tỷ lệ của 3 từ 90% trở lên, nếu không thì 0 điểm

xếp loại theo tổng điểm
  trên 100:             "Tốt"
  trên 60 đến 100:      "Khá"
  từ 60 trở xuống:      "Yếu"
"#;

/// Worked out by hand: a low commune can have 20 + 40 + 10 + 40 = 110; row 4 alone adds nothing while row 3 stands at 5 of 10.
#[test]
fn the_best_of_a_row_is_what_it_can_give_this_unit() {
    let place = folder();
    let rules = put(&place, "thu.dti", HELD);
    let data = put(&place, "so-lieu.csv", "Đơn vị;vùng;1.r;2.k;3;4.s\nXã Thấp;thấp;0%;4;5;0%\nXã Cao;cao;60%;4;10;25%\n");
    let why = |unit: &str, class: &str| {
        let ran = dti(&["explain", &rules, "--data", &data, "--unit", unit, "--why-not", class, "--format", "json"]);
        ran.ends(0).json()["why_not"].clone()
    };
    let codes = |rows: &serde_json::Value| -> Vec<String> {
        rows.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    };
    // 45 now: 20 more in row 1 reach 65; 40 more in row 4 do not count without row 3.
    let low = why("Xã Thấp", "Khá");
    assert_eq!(codes(&low["reach"]["rows"]), ["1"]);
    assert_eq!(low["reach"]["rows"][0]["best"]["value"], "20");
    // 110 with everything at its best, and no less than all of it passes 100.
    let mut all = codes(&why("Xã Thấp", "Tốt")["reach"]["rows"]);
    all.sort();
    assert_eq!(all, ["1", "3", "4"]);
    // 40 + 40 + 10 + 10 = 100 stands on an end that does not belong to the class.
    let high = why("Xã Cao", "Tốt");
    assert_eq!((&high["missing"]["closed"], &high["missing"]["short"]["value"]), (&serde_json::json!(false), &serde_json::json!("0")));
    assert!(high["lines"].to_string().contains("cần tổng điểm trên 100; đơn vị có đúng 100, phải cao hơn"), "{}", high["lines"]);
}
