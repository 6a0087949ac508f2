//! Scales that every office reads in one order: `xuất sắc`, `tốt`, `khá`, …; `đúng hạn`, `chậm`, `chưa ban hành`.
//!
//! Words alone: which of two options of one list is the better one. Who asks sees to it that the list speaks of nothing bad.

use crate::name::fold_title;

/// The scales, the best words first; words of one rank stand together.
const SCALES: [&[&[&str]]; 7] = [
    &[
        &["xuất sắc"],
        &["tốt", "giỏi"],
        &["khá"],
        &["đạt", "trung bình", "đạt yêu cầu", "đạt chuẩn"],
        &["yếu", "kém", "chưa đạt", "không đạt", "chưa đạt yêu cầu", "không đạt yêu cầu", "chưa đạt chuẩn"],
    ],
    &[
        &["hoàn thành xuất sắc", "hoàn thành xuất sắc nhiệm vụ"],
        &["hoàn thành tốt", "hoàn thành tốt nhiệm vụ"],
        &["hoàn thành", "hoàn thành nhiệm vụ"],
        &["không hoàn thành", "chưa hoàn thành", "không hoàn thành nhiệm vụ"],
    ],
    &[
        &["sớm", "sớm hạn", "trước hạn", "trước thời hạn"],
        &["đúng hạn", "đúng thời hạn", "kịp", "kịp thời", "đúng"],
        &["chậm", "muộn", "trễ", "trễ hạn", "quá hạn", "chậm hạn", "chậm muộn"],
        &["chưa", "không", "chưa có", "không có", "chưa ban hành", "không ban hành", "chưa thực hiện", "không thực hiện"],
    ],
    &[
        &["tiến sĩ"],
        &["thạc sĩ"],
        &["trên đại học", "sau đại học"],
        &["đại học"],
        &["cao đẳng"],
        &["trung cấp"],
        &["sơ cấp"],
        &["chưa có", "không có", "chưa đào tạo", "chưa qua đào tạo"],
    ],
    &[&["cấp trưởng", "trưởng", "người đứng đầu"], &["cấp phó", "phó"], &["khác", "người khác"]],
    &[&["thường xuyên"], &["thưa", "thỉnh thoảng", "không thường xuyên", "chưa thường xuyên"], &["chưa có", "không có", "chưa", "không"]],
    &[
        &["đầy đủ", "toàn bộ", "đủ"],
        &["một phần", "chưa đầy đủ", "không đầy đủ", "chưa đủ", "thiếu"],
        &["chưa có", "không có", "chưa", "không"],
    ],
];

/// Good where it is high; only where all three stand in the list.
const HIGH: [&str; 3] = ["cao", "trung bình", "thấp"];

/// Nothing at all.
const NOTHING: [&str; 4] = ["không", "không có", "chưa", "chưa có"];

/// Of the options of a list the pairs of which the first is the better one, by their places.
pub(super) fn pairs(options: &[String]) -> Vec<(usize, usize)> {
    let words: Vec<String> = options.iter().map(|option| fold_title(&option.replace('_', " "))).collect();
    let mut out = Vec::new();
    for (better, one) in words.iter().enumerate() {
        for (worse, other) in words.iter().enumerate() {
            if better != worse && is_better(one, other, &words) {
                out.push((better, worse));
            }
        }
    }
    out
}

/// Whether of two options the worse one is `không` of something, and the better one only says that it is there. A list that gives the most for
/// that is one of things nobody wants; the steps of a ladder (`đại học`, `đúng hạn`) tell that they are wanted.
pub(super) fn of_none(better: &str, worse: &str) -> bool {
    let words = |option: &str| fold_title(&option.replace('_', " "));
    let (better, worse) = (words(better), words(worse));
    let ladder = SCALES.iter().take(5).any(|scale| scale.iter().any(|rank| rank.contains(&better.as_str())));
    !ladder && worse.split(' ').next() == Some(NOTHING[0])
}

/// The places of `cao`, `trung bình` and `thấp`, where all three stand in a list. They say how much there is, not that it is good: a list that
/// gives the less the higher wholly is one of costs, of delays, of what depends on others.
pub(super) fn levels(options: &[String]) -> Option<[usize; 3]> {
    let words: Vec<String> = options.iter().map(|option| fold_title(&option.replace('_', " "))).collect();
    let place = |level: &str| words.iter().position(|word| word == level);
    let [high, middle, low] = HIGH;
    Some([place(high)?, place(middle)?, place(low)?])
}

fn is_better(one: &str, other: &str, all: &[String]) -> bool {
    let on = |scale: &[&[&str]], word: &str| scale.iter().position(|rank| rank.contains(&word));
    let scaled = SCALES.iter().any(|scale| matches!((on(scale, one), on(scale, other)), (Some(one), Some(other)) if one < other));
    let whole = HIGH.iter().all(|word| all.iter().any(|option| option == word));
    let place = |word: &str| HIGH.iter().position(|known| *known == word);
    let high = whole && matches!((place(one), place(other)), (Some(one), Some(other)) if one < other);
    scaled || high || denied(one, other) || nothing(other, all) && !NOTHING.contains(&one)
}

/// `không X`, `chưa X` beside `X` or `có X`.
fn denied(one: &str, other: &str) -> bool {
    let Some(what) = ["không ", "chưa "].iter().find_map(|word| other.strip_prefix(word)) else { return false };
    let has = |text: &str| text.strip_prefix("có ").unwrap_or(text).to_owned();
    let (one, what) = (has(one), has(what));
    !what.is_empty() && (one == what || one.starts_with(&format!("{what} ")))
}

/// Nothing at all, in a list that says of another option that something is there (`có chứng chỉ`) or is still to come (`chưa chứng chỉ`).
fn nothing(other: &str, all: &[String]) -> bool {
    let there = |option: &String| option.starts_with("có ") || (option.starts_with("chưa ") && !NOTHING.contains(&option.as_str()));
    NOTHING.contains(&other) && all.iter().any(there)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::pairs;

    fn better(options: &[&str]) -> Vec<(String, String)> {
        let options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
        pairs(&options).into_iter().map(|(one, other)| (options[one].clone(), options[other].clone())).collect()
    }

    fn is(one: &str, other: &str, rest: &[&str]) -> bool {
        let mut all = vec![one, other];
        all.extend(rest);
        let found = better(&all);
        assert!(!found.contains(&(other.to_owned(), one.to_owned())), "{other} above {one}");
        found.contains(&(one.to_owned(), other.to_owned()))
    }

    #[test]
    fn words_of_one_scale_stand_in_its_order() {
        assert!(is("xuất_sắc", "tốt", &[]));
        assert!(is("khá", "chưa_đạt", &["tốt"]));
        assert!(is("đúng_hạn", "chậm", &[]));
        assert!(is("chậm", "chưa_ban_hành", &[]));
        assert!(is("sớm", "kịp", &[]));
        assert!(is("đại_học", "cao_đẳng", &[]));
        assert!(is("trung_cấp", "chưa_có", &[]));
        assert!(is("cấp_trưởng", "cấp_phó", &[]));
        assert!(is("cấp_phó", "khác", &[]));
        assert!(is("thường_xuyên", "thưa", &[]));
    }

    #[test]
    fn what_is_not_is_worse_than_what_is() {
        assert!(is("có_chứng_chỉ", "chưa_chứng_chỉ", &[]));
        assert!(is("chưa_chứng_chỉ", "không_có", &["có_chứng_chỉ"]));
        assert!(is("thưởng_10", "không_thưởng", &[]));
        assert!(is("đạt_chuẩn", "chưa_đạt_chuẩn", &[]));
    }

    #[test]
    fn high_is_good_only_beside_middle_and_low() {
        assert!(is("cao", "thấp", &["trung_bình"]));
        assert!(!is("cao", "thấp", &[]));
    }

    #[test]
    fn words_of_different_scales_and_plain_names_have_no_order() {
        for list in
            [&["đồng_bằng", "miền_núi"][..], &["khá", "chậm"], &["không_có", "nhẹ", "nặng"], &["đạt", "trung_bình"], &["khác", "của_tỉnh"]]
        {
            assert_eq!(better(list), [], "{list:?}");
        }
    }
}
