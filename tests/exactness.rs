//! 5/96 of 12 points is 0,625 and so 0,63: every ratio of an annex, in every order of writing, rounds as integers do.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::fmt::Write as _;

use dti::compile::compile;
use dti::eval::{Given, Plan, UnitValues, evaluate};
use dti::load::OneText;
use dti::quantity::Exact;

const WEIGHTS: [i64; 15] = [3, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 35, 40, 50];
const LARGEST: i64 = 600;

/// All weights, each written as (a/t)×w, a×w/t and w×(a/t), rounded half up to two decimals.
fn rules() -> String {
    let scale: i64 = WEIGHTS.iter().sum::<i64>() * 3;
    let mut text = format!(
        "bộ chỉ số \"Thử số chính xác\"\n  mã So\n  văn bản \"Thử\"\n  thang điểm {}\n  chưa có số liệu: 0 điểm\n  không phát sinh: báo lỗi\n  làm tròn điểm chỉ số chính đến 2 chữ số thập phân\n",
        scale
    );
    let mut code = 0;
    for weight in WEIGHTS {
        let forms = [format!("(A / T) × {weight} điểm"), format!("A × {weight} điểm / T"), format!("{weight} điểm × (A / T)")];
        for form in forms {
            // The figures are those of the first row.
            let form =
                if code == 0 { form.replace('A', "a").replace('T', "t") } else { form.replace('A', "a của 1").replace('T', "t của 1") };
            code += 1;
            writeln!(text, "chỉ số {code} \"Cách viết {code}\" {weight} điểm").unwrap();
            if code == 1 {
                text.push_str("  số liệu a: số nguyên (hồ sơ), từ 0 đến t\n  số liệu t: số nguyên (hồ sơ), từ 1 trở lên\n");
            }
            writeln!(text, "  điểm = {form}").unwrap();
        }
    }
    text
}

#[test]
fn two_million_seven_hundred_thousand_ratios_round_as_integers_do() {
    let compiled = compile(&OneText(&rules()), "thu.dti").unwrap();
    let program = compiled.runnable().unwrap_or_else(|| panic!("{:?}", compiled.findings));
    let plan = Plan::of(program);
    let mut cases = 0_u64;
    for t in 1..=LARGEST {
        for a in 0..=t {
            let inputs = vec![Given::Number(Exact::from(a)), Given::Number(Exact::from(t))];
            let unit = UnitValues { inputs, ..UnitValues::default() };
            let result = evaluate(program, &plan, &unit);
            let mut rows = result.rows.iter();
            for weight in WEIGHTS {
                // Half up in hundredths, with integers only.
                let hundredths = (2 * a * weight * 100 + t) / (2 * t);
                let expected = Exact::ratio(hundredths, 100).unwrap();
                cases += 1;
                for _ in 0..3 {
                    assert_eq!(rows.next().unwrap().points.as_ref(), Some(&expected), "{a}/{t} × {weight}");
                }
            }
        }
    }
    assert_eq!(cases, 2_713_500);
}

#[test]
fn the_decimals_of_28_digits_that_others_use_get_one_of_them_wrong() {
    use rust_decimal::{Decimal, RoundingStrategy};
    let share = Decimal::from(5) / Decimal::from(96) * Decimal::from(12);
    assert_eq!(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).to_string(), "0.62");
}
