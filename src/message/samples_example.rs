//! Everything that can be wrong with an example.

use super::samples::{ex, frac};
use crate::diagnostic::{DataFault, Due, ExampleFault, Got, StateName};

pub(super) fn examples() -> Vec<ExampleFault> {
    let example = "Họp 5 lần được điểm tối đa".to_owned();
    let differs = |unit: Option<&str>, expected, got, formula: Option<&str>| ExampleFault::Differs {
        example: example.clone(),
        unit: unit.map(str::to_owned),
        expected,
        got,
        formula: formula.map(str::to_owned),
    };
    let units = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let value = |text: &str, due| ExampleFault::Value { text: text.to_owned(), due };
    vec![
        differs(None, Got::Points(ex(20)), Got::Points(frac(25, 2)), Some("a / b × điểm tối đa = 5 / 8 × 20 = 12,5")),
        differs(Some("Xã A"), Got::Class("Khá".into()), Got::Nothing, None),
        differs(None, Got::State(StateName::NotApplicable), Got::State(StateName::Missing), Some("chưa có số liệu: 0")),
        differs(None, Got::Unclassed, Got::Class("Khá".into()), None),
        differs(None, Got::NoTotal, Got::Points(ex(5)), None),
        differs(None, Got::Left, Got::Points(ex(0)), None),
        differs(None, Got::Applicable(ex(900)), Got::Applicable(ex(1000)), None),
        differs(None, Got::Percent(frac(581, 1000)), Got::Percent(frac(582, 1000)), None),
        differs(
            None,
            Got::MeanPoints(frac(6813, 100)),
            Got::MeanPoints(frac(6812, 100)),
            Some("tổng của 8 đơn vị / 8 = 545 / 8 = 68,125, làm tròn 68,12"),
        ),
        differs(None, Got::MeanPercent(frac(581, 1000)), Got::Nothing, None),
        differs(None, Got::Findings(units(&["E0725"])), Got::Findings(Vec::new()), None),
        differs(None, Got::Points(ex(5)), Got::Findings(units(&["E0723", "E0725"])), None),
        differs(
            None,
            Got::Ranks(vec![units(&["Xã A"]), units(&["Xã B", "Xã C"])]),
            Got::Ranks(vec![units(&["Xã B"]), units(&["Xã A"]), units(&["Xã C"])]),
            None,
        ),
        differs(None, Got::Ranks(vec![units(&["Xã A"])]), Got::Ranks(Vec::new()), None),
        ExampleFault::Unconfirmed {
            example: example.clone(),
            unit: None,
            got: Got::Points(ex(20)),
            formula: Some("a / b × điểm tối đa = 4 / 4 × 20 = 20".into()),
            sentence: Some("thì 1.1 được 20 điểm".into()),
        },
        ExampleFault::Unconfirmed { example: example.clone(), unit: None, got: Got::Class("Khá".into()), formula: None, sentence: None },
        ExampleFault::Unconfirmed {
            example: example.clone(),
            unit: Some("Xã A".into()),
            got: Got::State(StateName::NothingArising),
            formula: None,
            sentence: Some("thì đơn vị \"Xã A\": 1.1 không phát sinh".into()),
        },
        ExampleFault::Given { text: "12 lần".into(), name: "số_cuộc_họp".into() },
        ExampleFault::Idle { example: example.clone() },
        ExampleFault::Unexpected {
            example: example.clone(),
            fault: Box::new(DataFault::SomethingOverNothing { unit: example.clone(), numerator: ex(5), common: None }),
        },
        ExampleFault::Cells { found: 3, due: 2 },
        value("nhiều", Due::Row),
        value("20%", Due::Points),
        value("20 điểm", Due::Percent),
        value("lỗi", Due::Finding),
        ExampleFault::File { path: "vi-du/hop.csv".into(), reason: "No such file or directory (os error 2)".into() },
        ExampleFault::NoLines { example },
        ExampleFault::Heading { text: "Số lần họp".into() },
        ExampleFault::Unit { unit: Some("Xã D".into()), known: units(&["Xã A", "Xã B"]) },
        ExampleFault::NoTable { ranks: true },
        ExampleFault::NoTable { ranks: false },
        ExampleFault::Unit { unit: None, known: units(&["Xã A", "Xã B"]) },
    ]
}
