//! Classes, ranks and last year's results, with expectations worked out by hand.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use dti::compile::compile;
use dti::data::{BindOptions, bind, previous, read_table};
use dti::diagnostic::Findings;
use dti::ir::Program;
use dti::load::OneText;
use dti::quantity::{Exact, Style, percent, show};
use dti::score::{Compared, RankChange, Scores, score};

const HEADER: &str = "bộ chỉ số \"Thử\"\n  mã Thu\n  văn bản \"Ví dụ\"\n  thang điểm 100\n  chưa có số liệu: 0 điểm\n  \
                      không áp dụng: không tính\n  làm tròn tỷ lệ điểm đến 0,01%\n\n";

const ROWS: &str = "nhóm I \"Nền tảng\" 40 điểm\nchỉ số 1 \"Thể chế số\" 40 điểm\n  điểm do \"Tổ\" chấm\n\n\
                    nhóm II \"Hoạt động\" 60 điểm\nchỉ số 2 \"Chính quyền số\" 60 điểm\n  điểm do \"Tổ\" chấm\n\n";

fn program(rules: &str) -> Program {
    let text = format!("{HEADER}{rules}");
    let compiled = compile(&OneText(&text), "thu.dti").unwrap();
    compiled.runnable().unwrap_or_else(|| panic!("{:?}", compiled.findings)).clone()
}

fn run(program: &Program, csv: &str) -> (Scores, Vec<&'static str>) {
    let mut findings = Findings::default();
    let table = read_table("a.csv", csv.as_bytes(), &mut findings).unwrap();
    let data = bind(program, &table, &BindOptions::default(), &mut findings);
    assert!(!findings.block(), "{findings:?}");
    let units: Vec<_> = data.units.iter().map(|unit| &unit.values).collect();
    let scores = score(program, &units, &data, &mut findings, &|_| ());
    (scores, findings.sorted().iter().map(|finding| finding.fault.code()).collect())
}

fn class(program: &Program, scores: &Scores, unit: usize) -> Option<String> {
    Some(program.classes.as_ref()?.rows[scores.units[unit].class?].name.clone())
}

/// The shares that conditions read are those that results print: 19,9981/40 = 49,99525% is printed 50,00% and reaches half.
#[test]
fn conditions_read_the_printed_share() {
    let program = program(&format!(
        "{ROWS}xếp loại theo bảng điều kiện, lấy mức cao nhất đạt được\n  \"Đạt\": khi mọi nhóm từ 50% trở lên\n  còn lại: \"Không\"\n"
    ));
    let (scores, found) = run(&program, "Đơn vị;1;2\nA;19,9981;30\nB;19,9971;30\n");
    // 19,9971/40 = 49,99275%, printed 49,99%.
    assert_eq!(class(&program, &scores, 0).unwrap(), "Đạt");
    assert_eq!(class(&program, &scores, 1).unwrap(), "Không");
    assert!(found.is_empty(), "{found:?}");
}

/// The order of the sentences counts: Tốt, capped to Khá, then one lower, is Trung bình; the other way round it is Khá.
#[test]
fn changes_follow_each_other() {
    let table = "xếp loại theo tổng điểm\n  từ 80 điểm trở lên: \"Tốt\"\n  từ 60 điểm đến dưới 80 điểm: \"Khá\"\n  \
                 từ 40 điểm đến dưới 60 điểm: \"Trung bình\"\n  dưới 40 điểm: \"Yếu\"\n";
    let cap = "  tối đa là \"Khá\" khi tỷ lệ của 2 dưới 70%\n";
    let step = "  hạ một mức khi điểm của 1 từ 40 điểm trở lên\n";
    // A: 40 + 41 = 81 points, 41/60 = 68,33%.
    let data = "Đơn vị;1;2\nA;40;41\n";
    for (sentences, due) in [(format!("{cap}{step}"), "Trung bình"), (format!("{step}{cap}"), "Khá")] {
        let program = program(&format!("{ROWS}{table}{sentences}"));
        let (scores, _) = run(&program, data);
        assert_eq!(class(&program, &scores, 0).unwrap(), due);
        let lowered = scores.units[0].lowered.as_ref().unwrap();
        // Lowered one first, the cap has nothing left to do and is not named.
        let due = if due == "Khá" { vec![0] } else { vec![0, 1] };
        assert_eq!((lowered.first, lowered.by.clone()), (0, due));
    }
}

/// Rows that do not apply are in no list; with none left the condition has no answer, and the unit no class.
#[test]
fn an_empty_list_is_no_yes() {
    let rules = "đối tượng \"Xã\"\n  thuộc tính có_biển: có/không\n\nchỉ số 1 \"A\" 100 điểm, gồm 1 chỉ số thành phần\n\n\
                 chỉ số 1.1 \"Biển\" 100 điểm\n  chỉ áp dụng khi có_biển\n  điểm do \"Tổ\" chấm\n\n\
                 chỉ số 2 \"Thưởng\" 5 điểm, ngoài thang điểm\n  điểm do \"Tổ\" chấm\n\n\
                 xếp loại theo bảng điều kiện, lấy mức cao nhất đạt được\n  \
                 \"Đạt\": khi không chỉ số thành phần nào bằng 0 điểm\n  còn lại: \"Không\"\n";
    let program = program(rules);
    let (scores, found) = run(&program, "Đơn vị;có_biển;1.1;2\nA;có;1;0\nB;có;0;5\nC;không;;5\n");
    assert_eq!(class(&program, &scores, 0).unwrap(), "Đạt");
    assert_eq!(class(&program, &scores, 1).unwrap(), "Không");
    // To C nothing applies: it has no total either.
    assert_eq!(class(&program, &scores, 2), None);
    assert!(found.contains(&"W0730"), "{found:?}");
}

/// Mean of 1: (40 + 20)/2 = 30 of 40, 75,00%; of 2: (30 + 29)/2 = 29,5 of 60, 49,17%. Nhóm II at 29/60 = 48,33% for B.
#[test]
fn each_index_and_its_mean_have_a_class() {
    let program = program(&format!(
        "{ROWS}xếp loại từng chỉ số chính theo tỷ lệ điểm\n  từ 75% trở lên: \"Tốt\"\n  dưới 75%: \"Yếu\"\n\n\
         xếp loại từng nhóm theo tỷ lệ điểm\n  từ 50% trở lên: \"Đạt\"\n  dưới 50%: \"Chưa đạt\"\n"
    ));
    let (scores, _) = run(&program, "Đơn vị;1;2\nA;40;30\nB;20;29\n");
    let [indexes, groups] = [0, 1].map(|table| (&program.row_classes[table], &scores.row_classes[table]));
    let name = |(table, classed): (&dti::ir::RowClasses, &dti::score::RowClassed), unit, index| {
        classed.class(table, unit, index).unwrap().name.clone()
    };
    assert_eq!([name(indexes, 0, 0), name(indexes, 0, 1), name(indexes, 1, 0), name(indexes, 1, 1)], ["Tốt", "Yếu", "Yếu", "Yếu"]);
    assert_eq!([name(groups, 0, 0), name(groups, 0, 1), name(groups, 1, 0), name(groups, 1, 1)], ["Đạt", "Đạt", "Đạt", "Chưa đạt"]);
    let means: Vec<(String, Option<usize>)> = indexes
        .1
        .means
        .iter()
        .map(|mean| mean.as_ref().unwrap())
        .map(|mean| (percent(&mean.share, Style::people()).text, mean.class))
        .collect();
    assert_eq!(means, [("75%".to_owned(), Some(0)), ("49,17%".to_owned(), Some(1))]);
}

/// A, B and C have 80; C has more accounts; A and B stay equal and wait for the vote. D lacks the figure and stands behind.
#[test]
fn ties_go_to_figures_and_then_out_of_the_rules() {
    let program = program(&format!(
        "{ROWS}chỉ số 3 \"Tài khoản\", không tính điểm\n  số liệu tài_khoản: số nguyên (tài khoản), từ 0 trở lên\n\n\
         xếp hạng theo tổng điểm\n  bằng điểm thì xét: tài_khoản của 3 cao hơn; tỷ lệ của 1 thấp hơn; sau đó \"biểu quyết\"\n"
    ));
    let (scores, found) = run(&program, "Đơn vị;1;2;3\nA;20;60;5\nB;20;60;5\nC;20;60;6\nD;20;60;\n");
    let table = &scores.rankings[0];
    let places: Vec<_> = (0..4).map(|unit| table.place_of(unit).unwrap()).map(|place| (place.rank.unwrap(), place.tied)).collect();
    assert_eq!(places, [(2, true), (2, true), (1, false), (4, false)]);
    assert_eq!(program.rankings[0].at_last.as_deref(), Some("biểu quyết"));
    assert!(found.contains(&"W0753"), "{found:?}");
}

/// Last year A 60,5 and second, Z third; this year A 80 and first: up one place and 19,5 points. Mean 55,25 then, 75 now.
#[test]
fn this_year_beside_last_year() {
    let program = program(&format!("{ROWS}xếp hạng theo tổng điểm\n"));
    let (scores, _) = run(&program, "Đơn vị;1;2\nA;40;40\nB;30;40\n");
    let mut findings = Findings::default();
    let csv = "Xếp hạng,Đơn vị,Tổng điểm,Mức xếp loại\n2,xã a,60.5,Khá\n3,Z,50,\n,Trung bình,1,\n";
    let table = read_table("b.csv", csv.replace("xã a", "a").as_bytes(), &mut findings).unwrap();
    let before = previous(&program, &table, &mut findings);
    let compared = Compared::of(&program, &scores, before, &mut findings);
    let text = |value: Option<Exact>| show(&value.unwrap(), Style::people()).text;
    assert_eq!(text(compared.points(&scores, 0)), "19,5");
    assert_eq!(compared.rank(&scores, 0), Some(RankChange::By(1)));
    assert_eq!(compared.rank(&scores, 1), Some(RankChange::New));
    assert_eq!(text(compared.mean.clone()), "55,25");
    assert_eq!(text(compared.mean_change(&scores)), "19,75");
    assert_eq!(compared.gone, ["Z"]);
    assert_eq!(findings.sorted().iter().map(|finding| finding.fault.code()).collect::<Vec<_>>(), ["N0759"]);
}
