use super::*;

type Cells<'g> = Vec<Vec<(&'g str, CellKind)>>;

fn grids(text: &str) -> Vec<Grid> {
    let mut findings = Findings::default();
    let grids = read("a.json", text.as_bytes(), &mut findings);
    assert_eq!(findings.sorted(), []);
    grids
}

fn cells(grid: &Grid) -> Cells<'_> {
    grid.rows.iter().map(|row| (0..row.cells.len()).map(|at| (row.entry(at).text, row.entry(at).kind)).collect()).collect()
}

fn faults(text: &str) -> Vec<(usize, usize, SheetFault)> {
    let mut findings = Findings::default();
    assert_eq!(read("a.json", text.as_bytes(), &mut findings), []);
    let found = findings.sorted().into_iter().map(|finding| match (finding.place, finding.fault) {
        (Place::Cell(cell), Fault::Sheet(fault)) => (cell.line, cell.column, fault),
        (Place::File(_), Fault::Sheet(fault)) => (0, 0, fault),
        other => panic!("{other:?}"),
    });
    found.collect()
}

#[test]
fn every_kind_of_value_is_a_cell() {
    use CellKind::{Number, Text, Truth};
    let grids = grids(
        "[{\"Đơn vị\": \"Sở A\", \"1\": 0.10, \"2\": null, \"3\": true, \"4\": \"12,5\"},\n {\"Đơn vị\": \"Sở B\", \"1\": 1.25e-3, \"3\": false, \"5\": [\"a\", \"b\"]}]",
    );
    assert_eq!(grids.len(), 1);
    let header = ["Đơn vị", "1", "2", "3", "4", "5"].map(|key| (key, Text)).to_vec();
    let first = vec![("Sở A", Text), ("0.10", Number), ("", Text), ("TRUE", Truth), ("12,5", Text)];
    let second = vec![("Sở B", Text), ("0.00125", Number), ("", Text), ("FALSE", Truth), ("", Text), ("a; b", Text)];
    assert_eq!(cells(&grids[0]), [header, first, second]);
    assert_eq!(grids[0].rows[1].at[1], (1, 26));
    assert_eq!(grids[0].rows[2].at[1], (2, 26));
}

#[test]
fn no_digit_is_lost_or_made_up() {
    let long = "0.1234567890123456789012345678";
    let grids = grids(&format!("[{{\"a\": \"x\", \"b\": {long}, \"c\": -0, \"d\": 1E400, \"e\": 12345678901234567890.5}}]"));
    let texts: Vec<&str> = cells(&grids[0])[1].iter().map(|cell| cell.0).collect();
    assert_eq!(texts[..3], ["x", long, "-0"]);
    assert_eq!(texts[3].len(), 401);
    assert_eq!(texts[4], "12345678901234567890.5");
}

#[test]
fn a_list_of_objects_is_a_grid_with_its_unit() {
    let text = r#"[{"STT": 1, "Đơn vị": "Sở A", "dự_án": [{"tên": "X", "vốn": 5}, {"tên": "Y", "xong": true}], "1": 2},
        {"STT": 2, "Đơn vị": "Sở B", "dự_án": [], "1": 3},
        {"STT": 3, "Đơn vị": "Sở C", "dự_án": null, "1": 4}]"#;
    let grids = grids(text);
    let plain = |grid: &Grid| -> Vec<Vec<String>> { grid.rows.iter().map(|row| row.cells.clone()).collect() };
    assert_eq!(grids.iter().map(|grid| grid.sheet.as_deref()).collect::<Vec<_>>(), [None, Some("dự_án")]);
    assert_eq!(plain(&grids[0]), [["STT", "Đơn vị", "1"], ["1", "Sở A", "2"], ["2", "Sở B", "3"], ["3", "Sở C", "4"]]);
    assert_eq!(plain(&grids[1]), [vec!["Đơn vị", "tên", "vốn", "xong"], vec!["Sở A", "X", "5"], vec!["Sở A", "Y", "", "TRUE"]]);
}

#[test]
fn wrong_shapes_stand_at_their_lines() {
    let shape = SheetFault::JsonShape;
    assert_eq!(faults("{\"a\": 1}"), [(1, 1, shape(JsonShape::Top))]);
    assert_eq!(faults("[\n 1,\n {\"a\": {}}]"), [(2, 2, shape(JsonShape::Unit)), (3, 8, shape(JsonShape::Value))]);
    assert_eq!(faults("[{\"a\": [1]}]"), [(1, 8, shape(JsonShape::Value))]);
    assert_eq!(faults("[{\"a\": []}]"), [(1, 8, shape(JsonShape::Value))]);
    assert_eq!(faults("[{\"x\": \"A\", \"a\": [{\"b\": 1}, 2]}]"), [(1, 29, shape(JsonShape::Mixed))]);
    assert_eq!(faults("[{\"x\": \"A\", \"a\": [{}]}, {\"x\": \"B\", \"a\": 5}]"), [(1, 41, shape(JsonShape::Mixed))]);
    assert_eq!(faults("[{\"a\": 1,\n \"a\": 2}]"), [(2, 7, SheetFault::DoubleKey { key: "a".to_owned() })]);
    let far = format!("[{{\"a\": \"{}\"}}]", "x".repeat(40_000));
    assert_eq!(faults(&far), [(1, 8, SheetFault::TooMuch(Much::Letters))]);
}

#[test]
fn what_is_no_json_says_from_where() {
    for (text, line, column) in
        [("[{\"a\": 1}", 1, 9), ("[{\"a\": 01}]", 1, 9), ("[{\"a\" 1}]", 1, 7), ("[]x", 1, 3), ("[{\"a\":\n1.}]", 2, 3)]
    {
        assert_eq!(faults(text), [(line, column, SheetFault::NotJson)], "{text}");
    }
    assert!(is_json(b"\xef\xbb\xbf [ {") && is_json(b"{") && is_json(b"[]"));
    assert!(!is_json("[Đơn vị];a".as_bytes()) && !is_json(b"") && !is_json(b"a,b"));
}
