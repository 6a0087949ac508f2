//! Parents and totals that are means: every kind holds as printed, and a planted misprint in any of them is found.

use dti::compile::compile;
use dti::diagnostic::Level;
use dti::load::{Disk, OneText};
use dti::quantity::DecimalMark;
use dti::reconcile::{Report, reconcile};

use crate::help::{change, printed, rules, said};

/// 60 and 90: mean 75; weighted 0,25 × 60 + 0,75 × 90 = 82,5; best 90; √5400 = 73,4847; 2/(1/60 + 1/90) = 72; all five: 392,98/5 = 78,596.
const SOUND: &str = "Đơn vị;Tổng điểm;Cộng đều;Một a;Một b;Có trọng số;Hai a;Hai b;Cao nhất;Ba a;Ba b;Nhân;Bốn a;Bốn b;Điều hòa;Năm a;Năm b
A;78,60;75,00;60,00;90,00;82,50;60,00;90,00;90,00;60,00;90,00;73,48;60,00;90,00;72,00;60,00;90,00
";

fn of(table: &str) -> Report {
    reconcile(&rules("binh-quan"), &[printed("a.csv", table)])
}

fn with(from: &str, to: &str) -> Vec<String> {
    assert_eq!(SOUND.matches(from).count(), 1, "{from}");
    said(&of(&SOUND.replace(from, to)), Level::Remark)
}

#[test]
fn every_kind_of_mean_holds() {
    let report = of(SOUND);
    assert_eq!(report.findings, []);
    // Limits of 16 numbers, five parents and the total.
    assert_eq!((report.equations_checked, report.failed, report.unverifiable), (16 + 6, 0, 0));
}

#[test]
fn a_misprint_in_each_kind_of_mean() {
    let alone = "A;78,60;75,00;60,00";
    assert_eq!(
        with(alone, "A;83,40;99,00;60,00"),
        ["E0802 a.csv 2:3 | Chỉ số 1 “Cộng đều”: A: “Cộng đều” in 99,00 nhưng bình quân 2 chỉ số bên dưới là 75,00 (lệch 24,00)."]
    );
    assert_eq!(
        with("82,50", "82,60"),
        [
            "E0801 a.csv 2:2 | A: “Tổng điểm” in 78,60 nhưng bình quân 5 chỉ số là 78,616 (lệch 0,016).",
            "E0802 a.csv 2:6 | Chỉ số 2 “Có trọng số”: A: “Có trọng số” in 82,60 nhưng bình quân gia quyền 2 chỉ số bên dưới là 82,50 (lệch 0,10)."
        ]
    );
    let second = |from: &str, to: &str| with(from, to).into_iter().filter(|line| line.starts_with("E0802")).collect::<Vec<_>>();
    assert_eq!(
        second("82,50;60,00;90,00;90,00", "82,50;60,00;90,00;60,00"),
        ["E0802 a.csv 2:9 | Chỉ số 3 “Cao nhất”: A: “Cao nhất” in 60,00 nhưng mức cao nhất trong 2 chỉ số bên dưới là 90,00 (lệch 30,00)."]
    );
    assert_eq!(
        second("73,48", "75,00"),
        ["E0802 a.csv 2:12 | Chỉ số 4 “Nhân”: A: “Nhân” in 75,00 nhưng trung bình nhân 2 chỉ số bên dưới là ≈73,484692 (lệch ≈1,515308)."]
    );
    // The rules round it: 73,49 is neither 73,48 nor what other printed parts could give.
    assert_eq!(second("73,48", "73,49").len(), 1);
    assert_eq!(
        second("72,00", "75,00"),
        [
            "E0802 a.csv 2:15 | Chỉ số 5 “Điều hòa”: A: “Điều hòa” in 75,00 nhưng trung bình điều hòa 2 chỉ số bên dưới là 72,00 (lệch 3,00)."
        ]
    );
    assert_eq!(with("78,60", "87,60"), ["E0801 a.csv 2:2 | A: “Tổng điểm” in 87,60 nhưng bình quân 5 chỉ số là 78,596 (lệch 9,004)."]);
}

#[test]
fn the_one_number_that_mends_row_and_total_is_proposed() {
    let report = of(&SOUND.replace("82,50", "28,50"));
    let repairs: Vec<String> = report.repairs.iter().map(|repair| change(&repair.candidate)).collect();
    assert!(repairs.iter().any(|line| line.starts_with("a.csv 2:6: 57/2 → ") && line.contains("165/2")), "{repairs:?}");
    // A part is named among those that may be wrong.
    let report = of(&SOUND.replace("72,00;60,00", "72,00;50,00"));
    let suspects: Vec<String> = report.suspects.iter().flat_map(|suspects| &suspects.candidates).map(change).collect();
    assert!(suspects.iter().any(|line| line.starts_with("a.csv 2:16: 50 → ") && line.contains("60")), "{suspects:?}");
}

/// Parts printed without their decimals stand for all numbers that are rounded or cut to them: 60 and 90 may be 59,5 to 61 and 89,5 to 91.
#[test]
fn coarsely_printed_parts_leave_room() {
    let table = |parent: &str| format!("Đơn vị;Cộng đều;Một a;Một b\nA;{parent};60;90\n");
    for parent in ["74,50", "75,00", "75,99", "76,00"] {
        assert_eq!(said(&of(&table(parent)), Level::Error), [""; 0], "{parent}");
    }
    for parent in ["74,49", "76,01", "99,00"] {
        assert_eq!(said(&of(&table(parent)), Level::Error).len(), 1, "{parent}");
    }
}

#[test]
fn what_is_not_printed_is_said_not_to_be_checked() {
    let report = of("Đơn vị;Tổng điểm;Cộng đều;Một a\nA;78,60;75,00;60,00\n");
    assert_eq!(
        said(&report, Level::Remark),
        [
            "N0825 a.csv 1:2 | Không kiểm được 1 số ở “Tổng điểm”: thiếu “Có trọng số”, “Cao nhất”, “Nhân” và “Điều hòa”.",
            "N0825 a.csv 1:3 | Không kiểm được 1 số ở “Cộng đều”: thiếu “Một b”.",
        ]
    );
    // The limits of three numbers.
    assert_eq!((report.equations_checked, report.unverifiable), (3, 2));
}

/// A sum that ends at 20: 15 and 10 make 20, and 24 does not follow.
#[test]
fn a_sum_with_a_limit() {
    let rules = "bộ chỉ số \"Thử\"\n  mã Thu\n  văn bản \"Ví dụ\"\n  thang điểm 20\n  chưa có số liệu: 0 điểm\n\n\
        chỉ số 1 \"Tổng\" 20 điểm\n  không quá 20 điểm\n\
        chỉ số 1.1 \"Phần a\" 15 điểm\n  điểm do \"Tổ\" chấm\nchỉ số 1.2 \"Phần b\" 10 điểm\n  điểm do \"Tổ\" chấm\n";
    let compiled = compile(&OneText(rules), "thu.dti").unwrap();
    let program = compiled.runnable().unwrap_or_else(|| panic!("{:?}", compiled.findings));
    let found = |parent: &str| {
        let table = format!("Đơn vị;1 Tổng;Phần a;Phần b\nA;{parent};15;10\n");
        said(&reconcile(program, &[printed("a.csv", &table)]), Level::Remark)
    };
    assert_eq!(found("20"), [""; 0]);
    assert_eq!(
        found("19"),
        ["E0802 a.csv 2:2 | Chỉ số 1 “Tổng”: A: “1 Tổng” in 19 nhưng cộng 2 chỉ số bên dưới, giữ trong giới hạn, được 20 (lệch 1)."]
    );
}

/// The published scores of ASEM 2018, printed with 2 digits over indicators with 6, at three levels of means.
#[test]
fn the_means_of_a_published_index() {
    let folder = "tests/published_indices/asem-2018";
    let compiled = compile(&Disk, &format!("{folder}/rules.dti")).unwrap();
    let mut reader = csv::Reader::from_path(format!("{folder}/published.csv")).unwrap();
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let kept: Vec<usize> = (0..headers.len()).filter(|at| !headers[*at].starts_with("rank ")).collect();
    let head = kept.iter().map(|at| match headers[*at].as_str() {
        "country" => "Đơn vị",
        "Index" => "Tổng điểm",
        other => other.strip_prefix("norm ").unwrap_or(other),
    });
    let mut lines = vec![head.collect::<Vec<_>>().join(";")];
    for record in reader.records() {
        let record = record.unwrap();
        lines.push(kept.iter().map(|at| &record[*at]).collect::<Vec<_>>().join(";"));
    }
    let check = |lines: &[String]| {
        let mut table = printed("asem.csv", &format!("{}\n", lines.join("\n")));
        table.mark = Some(DecimalMark::Point);
        reconcile(&compiled.program.clone().unwrap(), &[table])
    };
    let report = check(&lines);
    assert_eq!(said(&report, Level::Remark), [""; 0]);
    // For each country the limits of 60 numbers, ten parents and the total.
    assert_eq!((report.equations_checked, report.failed), (51 * (60 + 11), 0));
    // One digit of one pillar: 41.15 is printed as 41.51.
    assert_eq!(lines[1].matches(";41.15;").count(), 1);
    lines[1] = lines[1].replace(";41.15;", ";41.51;");
    let found = said(&check(&lines), Level::Error);
    assert!(found.iter().any(|line| line.starts_with("E0802 asem.csv 2:4 ")), "{found:?}");
}
