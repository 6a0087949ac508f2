//! Forms that somebody filled in: `eval` reads the workbook and the CSV alike, sheet by sheet.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]
#![cfg(feature = "cli")]

mod run;

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use dti::data::{Grid, read_grids};
use dti::diagnostic::Findings;
use run::{cells, dti, folder, put, records, unit};
use serde_json::Value;

const LISTS: &str = "rulesets/mau/danh-sach-du-an-ho-so/danh-sach.dti";
const LISTS_DATA: &str = "examples/mau/danh-sach.csv";
const PROJECTS: &str = "examples/mau/danh-sach-du-an.csv";
const DOSSIERS: &str = "examples/mau/danh-sach-ho-so.csv";
const MODEL: &str = "rulesets/mau/cap-huyen/huyen.dti";

/// A workbook as a person sees it.
struct Filled {
    bytes: Vec<u8>,
}

impl Filled {
    fn open(path: &str) -> Self {
        Filled { bytes: std::fs::read(path).unwrap() }
    }

    /// The visible sheets.
    fn sheets(&self) -> Vec<Grid> {
        let mut findings = Findings::default();
        let grids = read_grids("a.xlsx", &self.bytes, &mut findings);
        assert!(findings.is_empty(), "{:?}", findings.sorted());
        grids
    }

    /// The row, from 1, and the cells of the line of a sheet that begins with a label.
    fn line(&self, sheet: &str, label: &str) -> (usize, Vec<String>) {
        let grids = self.sheets();
        let grid = grids.iter().find(|grid| grid.sheet.as_deref() == Some(sheet)).unwrap_or_else(|| panic!("no sheet {sheet}"));
        let row = grid.rows.iter().find(|row| row.cells[0] == label).unwrap_or_else(|| panic!("no line {label} in {sheet}"));
        (row.number, row.cells.clone())
    }

    /// Writes into the cells of a sheet (row and column, both from 1): numbers as numbers, other texts as texts.
    fn write(&mut self, sheet: &str, values: &[(usize, usize, String)]) {
        let part = self.part_of(sheet);
        let mut xml = self.part(&part);
        for (row, column, text) in values.iter().filter(|(_, _, text)| !text.is_empty()) {
            let letter = char::from(b'A' + u8::try_from(*column - 1).unwrap());
            let start = format!("<c r=\"{letter}{row}\"");
            let at = xml.find(&start).unwrap_or_else(|| panic!("no cell {letter}{row} in {sheet}"));
            let end = at + xml[at..].find("/>").unwrap() + 2;
            let open = xml[at..end].trim_end_matches("/>").to_owned();
            assert!(!open.contains('>'), "{letter}{row} of {sheet} is not empty: {open}");
            let cell = match number(text) {
                Some(number) => format!("{open}><v>{number}</v></c>"),
                None => format!("{open} t=\"inlineStr\"><is><t>{}</t></is></c>", text.replace('&', "&amp;").replace('<', "&lt;")),
            };
            xml.replace_range(at..end, &cell);
        }
        self.put(&part, &xml);
    }

    fn part(&self, name: &str) -> String {
        let mut text = String::new();
        zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The writer numbers its parts in the order of the sheets.
    fn part_of(&self, sheet: &str) -> String {
        let book = self.part("xl/workbook.xml");
        let names = book.split("<sheet name=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        let at = names.into_iter().position(|name| name == sheet).unwrap_or_else(|| panic!("no sheet {sheet} in {book}"));
        format!("xl/worksheets/sheet{}.xml", at + 1)
    }

    fn put(&mut self, changed: &str, text: &str) {
        let mut old = zip::ZipArchive::new(Cursor::new(std::mem::take(&mut self.bytes))).unwrap();
        let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..old.len() {
            let mut file = old.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            let name = file.name().unwrap().into_owned();
            new.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            new.write_all(if name == changed { text.as_bytes() } else { &bytes }).unwrap();
        }
        self.bytes = new.finish().unwrap().into_inner();
    }
}

/// The number that a text of the data says, as a workbook keeps it: `12,5` is 12.5 and `80%` is 0.80. Digits are moved, none is computed.
fn number(text: &str) -> Option<String> {
    let bare = text.strip_suffix('%').unwrap_or(text);
    let (whole, decimals) = bare.split_once(',').unwrap_or((bare, ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    if bare == text {
        return Some(if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") });
    }
    let whole = format!("{whole:0>3}");
    let (front, back) = whole.split_at(whole.len() - 2);
    Some(format!("{front}.{back}{decimals}"))
}

/// What was scored, without where it came from.
fn scored(args: &[&str]) -> Value {
    let mut made = dti(&[&["eval"], args, &["--format", "json"]].concat()).ends(0).json();
    let all = made.as_object_mut().unwrap();
    all.remove("origin").unwrap();
    all.remove("findings").unwrap();
    made
}

fn codes(args: &[&str]) -> Vec<String> {
    let made = dti(&[&["eval"], args, &["--format", "json"]].concat()).ends(0).json();
    made["findings"]["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

/// The records of an example below the headers of a form, in the order of the form.
fn records_for(headers: &[String], example: &str) -> Vec<Vec<String>> {
    let rows = cells(example, ';');
    let places: Vec<usize> =
        headers.iter().map(|header| rows[0].iter().position(|own| own == header).unwrap_or_else(|| panic!("no {header}"))).collect();
    rows[1..].iter().map(|row| places.iter().map(|place| row[*place].clone()).collect()).collect()
}

#[test]
fn lists_come_back_from_the_workbook_and_from_csv_alike() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (projects, dossiers) = (format!("dự_án={PROJECTS}"), format!("hồ_sơ={DOSSIERS}"));
    let due = scored(&[LISTS, "--data", LISTS_DATA, "--list", &projects, "--list", &dossiers]);
    assert_eq!(due["units"].as_array().unwrap().len(), 10);

    let book = path("mau.xlsx");
    dti(&["template", LISTS, "--units", LISTS_DATA, "--out", &book]).ends(0);
    let mut filled = Filled::open(&book);
    let names: Vec<String> = filled.sheets().into_iter().filter_map(|grid| grid.sheet).collect();
    // The first title has 38 letters, and Excel takes 31.
    assert_eq!(names, ["Số liệu", "Danh mục dự án chuyển đổi số tr", "Hồ sơ lấy mẫu tại bộ phận một c"]);
    for (sheet, example) in names[1..].iter().zip([PROJECTS, DOSSIERS]) {
        let (header, headers) = filled.line(sheet, "Đơn vị");
        let rows = records_for(&headers, example);
        let cell = |(at, row): (usize, &Vec<String>)| {
            row.iter().enumerate().map(|(column, text)| (header + 1 + at, column + 1, text.clone())).collect::<Vec<_>>()
        };
        filled.write(sheet, &rows.iter().enumerate().flat_map(cell).collect::<Vec<_>>());
    }
    let whole = put(&folder, "da-dien.xlsx", &filled.bytes);
    assert_eq!(scored(&[LISTS, "--data", &whole]), due);
    // Units without figures are told, and nothing is wrong with the form.
    assert_eq!(codes(&[LISTS, "--data", &whole]), ["N0737"]);

    dti(&["template", LISTS, "--units", LISTS_DATA, "--out", &path("mau.csv"), "--lists", &path("")]).ends(0);
    let csv = |name: &str, example: &str| {
        let form = std::fs::read_to_string(path(&format!("{name}.csv"))).unwrap();
        let headers = records(&form, ';').into_iter().find(|row| row[0] == "Đơn vị").unwrap();
        let mut text = form;
        records_for(&headers, example).iter().for_each(|row| writeln!(text, "{}\r", row.join(";")).unwrap());
        put(&folder, &format!("{name}-da-dien.csv"), text)
    };
    let (own_projects, own_dossiers) = (csv("dự_án", PROJECTS), csv("hồ_sơ", DOSSIERS));
    let (projects, dossiers) = (format!("dự_án={own_projects}"), format!("hồ_sơ={own_dossiers}"));
    let main = path("mau.csv");
    assert_eq!(scored(&[LISTS, "--data", &main, "--list", &projects, "--list", &dossiers]), due);
    // The form says itself which list it is.
    assert_eq!(scored(&[LISTS, "--data", &main, "--data", &own_projects, "--data", &own_dossiers]), due);
    // One list is not another, and one version is not another.
    let wrong = format!("dự_án={own_dossiers}");
    let ran = dti(&["eval", LISTS, "--data", &main, "--list", &wrong, "--list", &dossiers]).ends(1);
    assert!(ran.err.contains("E1310") && ran.err.contains("Hồ sơ lấy mẫu"), "{}", ran.err);
    let rules = std::fs::read_to_string(LISTS).unwrap().replace("(mức), từ 1 đến 5", "(mức), từ 1 đến 4");
    let rules = put(&folder, "moi.dti", rules);
    for args in [vec!["--data", &whole], vec!["--data", &main, "--list", &projects, "--list", &dossiers]] {
        let ran = dti(&[vec!["eval", &rules], args].concat()).ends(1);
        assert!(ran.err.contains("E1303") && ran.err.contains("“Mức hài lòng”"), "{}", ran.err);
        assert!(ran.err.contains("từ 1 đến 5") && !ran.err.contains("“Kinh phí”"), "{}", ran.err);
    }
    let ran = dti(&["template", LISTS, "--out", &path("khong-co.csv")]).ends(2);
    assert!(ran.err.contains("--lists THƯ-MỤC") && !folder.path().join("khong-co.csv").exists(), "{}", ran.err);
}

#[test]
fn a_sheet_of_ones_own_is_known_by_as_much_of_the_title_as_excel_takes() {
    let folder = folder();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheets: [(&str, &[&[&str]]); 3] = [
        ("Số liệu", &[&["Đơn vị"], &["Sở A"]]),
        (
            "Danh mục dự án chuyển đổi số tr",
            &[&["Đơn vị", "Tên dự án", "Kinh phí", "Đã giải ngân", "Hoàn thành đúng hạn", "Loại"], &["Sở A", "KPS"]],
        ),
        ("hồ_sơ", &[&["Đơn vị", "Mã hồ sơ", "Kết quả giải quyết", "Được khảo sát", "Mức hài lòng"], &["Sở A", "KPS"]]),
    ];
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                sheet.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
            }
        }
    }
    let book = put(&folder, "tong-hop.xlsx", book.save_to_buffer().unwrap());
    // Nothing arose, and nothing is missing.
    assert_eq!(codes(&[LISTS, "--data", &book]), [] as [&str; 0]);
}

#[test]
fn a_sheet_per_unit_scores_as_the_table_of_all() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, common, book) = (path("so-lieu.csv"), path("chung.csv"), path("mau.xlsx"));
    dti(&["sample", MODEL, "--units", "12", "--seed", "4", "--states", "--decimal", "comma", "--out", &data, "--common-out", &common]);
    let rows = records(&std::fs::read_to_string(&data).unwrap(), ';');
    let text = rows.concat();
    assert!(text.iter().any(|cell| cell == "KPS") && text.iter().any(String::is_empty) && text.iter().any(|cell| cell == "0"));
    // The list of units is the table without its figures.
    let known: String = rows.iter().map(|row| format!("{}\n", row[..3].join(";"))).collect();
    let roster = put(&folder, "don-vi.csv", known);
    dti(&["template", MODEL, "--units", &roster, "--by", "sheet", "--out", &book]).ends(0);
    let mut filled = Filled::open(&book);
    for row in &rows[1..] {
        let (header, headers) = filled.line(&row[0], "Mã");
        assert_eq!((headers[0].as_str(), headers[7].as_str()), ("Mã", "Giá trị"));
        // The properties stand there already; figures follow in the order of the set.
        let cells: Vec<_> = row.iter().enumerate().skip(3).map(|(at, text)| (header + at, 8, text.clone())).collect();
        filled.write(&row[0], &cells);
    }
    let shared = records(&std::fs::read_to_string(&common).unwrap(), ';');
    let (header, _) = filled.line("Thông tin chung", "Số liệu");
    let cells: Vec<_> = shared[1..].iter().enumerate().map(|(at, row)| (header + 1 + at, 2, row[1].clone())).collect();
    filled.write("Thông tin chung", &cells);
    let whole = put(&folder, "da-dien.xlsx", &filled.bytes);
    let first = format!("Tự chấm={data}");
    let due = scored(&[MODEL, "--data", &first, "--common", &common]);
    assert_eq!(due["units"].as_array().unwrap().len(), 12);
    assert_eq!(scored(&[MODEL, "--data", &whole]), due);
}

const ROUNDS: &str = r#"bộ chỉ số "Bộ hai vòng"
  mã         Mau
  văn bản    "Quyết định mẫu"
  thang điểm 100
  chưa có số liệu: 0 điểm
  không phát sinh: 0 điểm
  các vòng chấm "Tự chấm"; "Thẩm định lần 1"

chỉ số 1 "Ban Chỉ đạo họp định kỳ" 40 điểm
  số liệu số_cuộc_họp: số nguyên (cuộc họp), từ 0 trở lên
  điểm theo số_cuộc_họp
    từ 4 trở lên: 40 điểm
    từ 2 đến 3:   10 điểm
    còn lại:       0 điểm

chỉ số 2 "Hồ sơ nộp trực tuyến" 60 điểm
  số liệu trực_tuyến: số nguyên (hồ sơ), từ 0 đến tổng_số
  số liệu tổng_số: số nguyên (hồ sơ), từ 0 trở lên
  điểm theo tỷ lệ trực_tuyến / tổng_số
"#;

/// Unit, code, figure, value, points, reason.
const CORRECTED: [[&str; 6]; 3] = [
    ["Huyện A", "1", "", "3", "", "Một cuộc họp không có thông báo"],
    ["Huyện A", "2", "", "", "20,5", "Danh sách hồ sơ không kiểm chứng được"],
    ["Huyện B", "2", "trực_tuyến", "6", "", "Bổ sung ba hồ sơ"],
];

#[test]
fn corrections_come_back_from_their_form() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let rules = put(&folder, "bo.dti", ROUNDS);
    let first = put(&folder, "tu-cham.csv", "Đơn vị;1;2.trực_tuyến;2.tổng_số\nHuyện A;4;8;10\nHuyện B;1;3;10\n");
    let first = format!("Tự chấm={first}");
    let (book, csv) = (path("dieu-chinh.xlsx"), path("dieu-chinh.csv"));
    dti(&["template", &rules, "--round", "Thẩm định lần 1", "--out", &book]).ends(0);
    dti(&["template", &rules, "--round", "Thẩm định lần 1", "--out", &csv]).ends(0);

    let mut filled = Filled::open(&book);
    let (header, headers) = filled.line("Thẩm định lần 1", "Đơn vị");
    assert_eq!(headers, ["Đơn vị", "Mã chỉ số", "Số liệu", "Giá trị", "Điểm", "Lý do"]);
    let line = |(at, row): (usize, &[&str; 6])| {
        row.iter().enumerate().map(|(column, text)| (header + 1 + at, column + 1, (*text).to_owned())).collect::<Vec<_>>()
    };
    filled.write("Thẩm định lần 1", &CORRECTED.iter().enumerate().flat_map(line).collect::<Vec<_>>());
    let book = put(&folder, "da-dien.xlsx", &filled.bytes);
    let mut text = std::fs::read_to_string(&csv).unwrap();
    CORRECTED.iter().for_each(|row| writeln!(text, "{}\r", row.join(";")).unwrap());
    let csv = format!("Thẩm định lần 1={}", put(&folder, "da-dien.csv", text));

    // The workbook is known by the name of its sheet, the CSV by what the call says.
    for later in [&book, &csv] {
        let made = scored(&[&rules, "--data", &first, "--data", later]);
        // A: three meetings are 10 points, and 20.5 points were set: 30.5, after 40 + 8/10 × 60 = 88. B: 0 + 6/10 × 60 = 36, after 18.
        let total = |name: &str| unit(&made, name)["total"]["value"].clone();
        assert_eq!((total("Huyện A"), total("Huyện B")), ("30.5".into(), "36".into()), "{later}");
        let changes = dti(&["eval", &rules, "--data", &first, "--data", later, "--format", "csv", "--table", "changes"]).ends(0);
        for reason in CORRECTED.map(|row| row[5]) {
            assert!(changes.text().contains(reason), "{later}: {}", changes.text());
        }
    }
    // Without a reason points are not set.
    let text = std::fs::read_to_string(csv.split_once('=').unwrap().1).unwrap().replace("Danh sách hồ sơ không kiểm chứng được", "");
    let bare = format!("Thẩm định lần 1={}", put(&folder, "khong-ly-do.csv", text));
    let ran = dti(&["eval", &rules, "--data", &first, "--data", &bare]).ends(1);
    assert!(ran.err.contains("E1115"), "{}", ran.err);
}
