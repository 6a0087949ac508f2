//! Annexes that are sound as they stand draw no finding: a false alarm is a fault of `dti check`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::path::Path;

use dti::compile::compile;
use dti::load::{Disk, Files};

/// Changes that make a sound row wrong, with what is said of it then: a proof that leaves the sound one alone must not leave these alone.
const SPOILT: &[(&str, &str, &str, &str)] = &[
    ("hang-can-tren-la-hieu-vuot", "đến phiếu - rất", "đến phiếu", "E1501"),
    ("hang-can-tren-la-hieu-vuot", "đến phiếu - rất", "đến phiếu + rất", "E1501"),
    ("hang-can-tren-la-hieu-am", "đến giao - sai", "đến giao", "E1502"),
    ("hang-theo-thu-hang", "(số_đơn_vị + 1 - hạng)", "hạng", "W1550"),
    ("hang-theo-thu-hang", "+ 1 - hạng", "+ 2 - hạng", "E1501"),
    ("hang-thang-50-100", "chưa có số liệu: 0 điểm", "chưa có số liệu: không tính", "W0331"),
    ("hang-khoang-co-dinh", "từ 10% đến 60%", "từ 10% đến 70%", "W0331"),
    ("hang-khoang-muc-1-5", "từ 1 đến 5", "từ 1 đến 4", "W0331"),
    ("hang-tru-khoi-80-100", "trừ 20 điểm", "trừ 10 điểm", "W0331"),
    ("hang-rui-ro-thap-cao", "Kiểm soát rủi ro an", "Kiểm soát an", "W0437"),
    ("hang-it-hon-nam-truoc-co-chieu", "khi x dưới y: 80", "khi x dưới y: 40", "E1540"),
    ("hang-bac-de-thong-ke", "1: 50 điểm", "1: 60 điểm", "N1566"),
    ("hang-qua-ban-51", "75%", "76%", "N1548"),
    ("hang-cap-do-2-3-4", "Chưa phân cấp độ", "Cấp độ 0", "N1562"),
    (
        "hang-truong-phong-duoi-tong",
        "cứ 1% r trừ 2 điểm, không dưới 0 điểm",
        "được điểm tối đa khi r từ 20% trở lên, nếu không thì 0 điểm",
        "N1551",
    ),
    ("hang-si-so", "từ 20 đến 35: 100", "từ 20 đến dưới 35: 100", "W1544"),
    ("hang-thu-vuot-du-toan", "từ 100% đến 110%: 100", "từ 100% đến dưới 110%: 100", "W1544"),
    ("hang-so-to-so-thon", "(tổ)", "(ngày làm việc)", "E0501"),
    ("hang-so-to-so-thon", "khi tổ ≥", "khi tổ + 1 ≥", "E0501"),
    ("hang-khong-a-va-khong-b", "và không đông", "và đông", "E0109"),
    ("hang-khong-a-va-b-bang-0", "không trọng_án và vụ bằng 0", "không vụ bằng 0 và trọng_án", "E0109"),
    ("hang-bac-theo-chi-tieu-duoc-giao", "dưới giao:         10", "dưới giao:         12", "E1501"),
    ("hang-bac-theo-so-lieu-chung", "15 điểm × lượt", "16 điểm × lượt", "W1504"),
    ("hang-chenh-lech-trong-bac", "10 điểm - 50", "12 điểm - 50", "W1504"),
    ("hang-chenh-lech-trong-bac", "50 điểm ×", "90 điểm ×", "W1505"),
    ("hang-lon-nhat-chia-mau-chung", "b: số nguyên (người), từ 0 đến n", "b: số nguyên (người), từ 0 trở lên", "E1501"),
    ("hang-nho-nhat-chia-mau-chung", "nhỏ_nhất(a; c)", "(a + c)", "E1501"),
    ("hang-hieu-hai-ty-le-cung-mau", "5 điểm × c", "15 điểm × c", "E1502"),
    ("hang-lon-tru-x-chia-lon-tru-nho", "(lớn - nhỏ)", "nhỏ", "W1504"),
    ("hang-dau-mut-la-phep-tinh-b1-b2", "đến b - b1", "đến b", "E1501"),
    ("hang-dau-mut-la-phep-tinh-ton", "đến vào + tồn_kỳ_trước", "trở lên", "E1502"),
    ("hang-lai-suat", "Lãi suất cho vay bình quân", "Tỷ lệ cho vay", "W1550"),
    ("hang-thu-hang-tu-1-den-n", "+ 1)", "+ 2)", "E1501"),
    ("hang-thu-hang-tu-1-den-n", "(n - hạng + 1)", "hạng", "W1550"),
    ("hang-chi-lam-dau-mut", "từ 1 đến biên_chế", "từ 1 trở lên", "W0314"),
    ("hang-quyet-toan-tren-100", "    trên 100%:               0 điểm\n", "", "E0412"),
    ("hang-si-so-tren-35", "    trên 35:          0 điểm\n", "", "N0438"),
    ("hang-ho-so-khong-tre-han", "Tỷ lệ hồ sơ không trễ hạn", "Tỷ lệ hồ sơ trễ hạn", "N1569"),
    ("hang-phan-mem-rieng", "Có phần mềm riêng", "Có phần mềm", "N1571"),
    ("hang-kha-khi-vi-pham", "8 điểm trở lên và không vp", "9 điểm trở lên và không vp", "N1576"),
    ("hang-xa-ven-bien", "Xã ven biển", "Có cảng biển", "N1575"),
    ("hang-xep-loai-chi-so-nguyen", "được 1 điểm", "được 0,5 điểm", "E0404"),
    ("hang-xep-loai-chi-so-nguyen", "từ 20 đến 29", "từ 20 đến 28", "E0404"),
    (
        "hang-xep-loai-tru-cot-nguyen",
        "chỉ số 1 \"An toàn\" 40 điểm\n  điểm do \"Tổ\" chấm, từ 0 đến tối đa, bước 1",
        "chỉ số 1 \"An toàn\" 40 điểm\n  điểm do \"Tổ\" chấm",
        "E0404",
    ),
    (
        "hang-xep-loai-tung-chi-so-buoc-1",
        "\"B\" 50 điểm\n  điểm do \"Tổ\" chấm, bước 1",
        "\"B\" 50 điểm\n  điểm do \"Tổ\" chấm, bước 0,5",
        "E0404",
    ),
    ("hang-xep-loai-ty-le-buoc-1", "bước 1", "bước 0,5", "E0404"),
    ("hang-xep-loai-quy-doi-buoc-1", "bước 1", "bước 0,5", "E0404"),
    ("hang-hai-muc-cung-mau", "10 điểm theo", "25 điểm theo", "E1501"),
    ("hang-hai-muc-cung-mau", "(b - a)", "b", "E1501"),
    ("hang-som-dung-tre", "15 điểm theo", "25 điểm theo", "E1501"),
    ("hang-mot-buoi-hai-buoi", "đến thôn - tt", "đến thôn", "E1501"),
    ("hang-bao-cao-dung-tre", "đến 12 - đúng", "đến 12", "E1501"),
    ("hang-muc-1-muc-2", "đến tổng - t1", "đến tổng", "E1501"),
    ("hang-ba-phan-cung-mau", "3 điểm theo", "6 điểm theo", "E1501"),
    ("hang-khoang-san-tran", "từ sàn đến trần\n  điểm", "từ 0 đến trần\n  điểm", "E1502"),
    ("hang-khoang-san-tran", "từ sàn đến trần\n  điểm", "từ sàn trở lên\n  điểm", "E1501"),
    ("hang-khoang-san-tran-nguoc", "từ sàn đến trần\n  điểm", "từ sàn trở lên\n  điểm", "E1502"),
    ("hang-ty-le-kenh-khong-truc-tiep", "mà kênh là toàn_trình", "mà kênh là trực_tiếp", "W1504"),
    ("hang-ty-le-trong-ba-ngay", "ngày bằng 0", "ngày từ 0 đến 4", "E1503"),
    ("hang-ty-le-mot-trong-hai-loai", "(ký_số hoặc ký_tay)", "(ký_số và ký_tay)", "E1541"),
    ("hang-dat-het-hoac-chua", "đến b", "trở lên", "E0410"),
    ("hang-dat-het-hoac-chua", "khi a dưới b", "khi a dưới b - 1", "E0410"),
    ("hang-dat-het-mot-phan-khong", "khi a trên 0", "khi a trên 1", "E0410"),
    ("hang-dat-het-mot-phan-khong", "từ 0 đến b", "từ 0 trở lên", "E0410"),
    ("hang-moc-chung-tu-2", "(cuộc họp), từ 0 trở lên", "(cuộc họp), từ 2 trở lên", "N1552"),
    ("hang-san-den-tran", "từ 0 đến trần", "từ 0 trở lên", "E0402"),
    ("hang-trung-binh-dieu-hoa-hai-ty-le", "× 2 ×", "× 3 ×", "E1501"),
    ("hang-it-nhat-mot-trong-hai-ty-le", "- a × b", "+ a × b", "E1501"),
    ("hang-it-nhat-mot-trong-hai-ty-le", "(a + b - a × b)", "(a × b - a)", "E1502"),
];

/// One text in place of a file.
struct Text(String);

impl Files for Text {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

#[test]
fn what_spoils_a_sound_row_is_named() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sound");
    let mut wrong: Vec<String> = Vec::new();
    for &(name, from, to, code) in SPOILT {
        let text = std::fs::read_to_string(folder.join(format!("{name}.dti"))).unwrap();
        let spoilt = text.replace(from, to);
        assert_ne!(text, spoilt, "{name}: {from}");
        let compiled = compile(&Text(spoilt), name).unwrap();
        let codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.fault.code()).collect();
        if !codes.contains(&code) {
            wrong.push(format!("{name}, {from} → {to}: {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Fewer files than this have not been found at all.
const AT_LEAST: usize = 25;

#[test]
fn no_sound_annex_draws_a_finding() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sound");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sets: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext == "dti")).collect();
    let mut wrong: Vec<String> = Vec::new();
    for path in &sets {
        let compiled = compile(&Disk, path.to_str().unwrap()).unwrap();
        let standing = compiled.findings.iter().filter(|finding| finding.accepted.is_none());
        wrong.extend(standing.map(|finding| format!("{}: {}", path.display(), finding.fault.code())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(sets.len() >= AT_LEAST, "{}", sets.len());
}
