#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a test may fail")]

use proptest::prelude::*;

use super::*;

fn text(source: &str) -> String {
    normalise(source).text
}

/// What stands in the file where `part` stands in the normalised text.
fn written<'a>(source: &'a str, part: &str) -> &'a str {
    let normalised = normalise(source);
    let at = normalised.text.find(part).unwrap_or_else(|| unreachable!("{part:?} in {:?}", normalised.text));
    &source[normalised.source_range(at..at + part.len())]
}

#[test]
fn what_needs_nothing_passes() {
    for source in ["", "\n", "chỉ số số_hộ = 12,5 % × 3\n  điểm: tỷ_lệ ≥ 50 %", "quý, hòa, Đắk"] {
        assert_eq!(text(source), source);
        assert_eq!(normalise(source).source_range(0..source.len()), 0..source.len());
    }
}

#[test]
fn lines_end_one_way() {
    let source = "a\r\nb\rc\n\r\n# d\r\n";
    assert_eq!(text(source), "a\nb\nc\n\n# d\n");
    assert_eq!(written(source, "a\nb"), "a\r\nb");
    assert_eq!(written(source, "\nb"), "\r\nb");
    assert_eq!(written(source, "c\n\n#"), "c\n\r\n#");
    assert_eq!(written(source, "# d\n"), "# d\r\n");
}

#[test]
fn what_nobody_sees_is_dropped() {
    let source = "\u{feff}số\u{200b}_h\u{ad}ộ\u{2060} = \u{200c}\u{200d}1\u{feff}";
    assert_eq!(text(source), "số_hộ = 1");
    assert_eq!(written(source, "số_hộ"), "số\u{200b}_h\u{ad}ộ");
    assert_eq!(written(source, "1"), "1");
    assert_eq!(written(source, "="), "=");
    assert_eq!(normalise(source).source_offset(0), 3);
    assert_eq!(normalise(source).source_offset(usize::MAX), source.len());
    assert_eq!(normalise("\u{feff}").source_range(0..0), 3..3);
}

#[test]
fn blanks_are_one_kind() {
    let source = "a\tb\u{a0}c\u{2003}d\u{202f}e\u{205f}f\u{3000}g";
    assert_eq!(text(source), "a b c d e f g");
    assert_eq!(written(source, "c d"), "c\u{2003}d");
    assert_eq!(written(source, " g"), "\u{3000}g");
}

#[test]
fn marks_are_composed() {
    let source = "x đie\u{302}\u{309}m e\u{323}\u{200b}\u{302} \u{212b}y";
    assert_eq!(text(source), "x điểm ệ Åy");
    assert_eq!(written(source, "điểm"), "đie\u{302}\u{309}m");
    assert_eq!(written(source, "ể"), "e\u{302}\u{309}");
    assert_eq!(written(source, "m"), "m");
    assert_eq!(written(source, "ệ"), "e\u{323}\u{200b}\u{302}");
    assert_eq!(written(source, "Å"), "\u{212b}");
    // A range that ends inside of a character covers it.
    let normalised = normalise(source);
    assert_eq!(normalised.source_range(2..3), 2..4);
    assert_eq!(normalised.source_range(3..4), 2..4);
    // Half composed by the keyboard, half not.
    assert_eq!(text("x ê\u{309} ẹ\u{302}"), "x ể ệ");
    // One character that is composed as two.
    let source = "x\u{958}y";
    assert_eq!(text(source), "x\u{915}\u{93c}y");
    assert_eq!(written(source, "\u{93c}"), "\u{958}");
    assert_eq!(written(source, "y"), "y");
}

#[test]
fn tone_marks_stand_in_their_old_place() {
    for (new, old) in [
        ("hoà hoá hoả hoã hoạ", "hòa hóa hỏa hõa họa"),
        ("khoè khoé khoẻ khoẽ khoẹ", "khòe khóe khỏe khõe khọe"),
        ("tuỳ thuý thuỷ luỹ tuỵ", "tùy thúy thủy lũy tụy"),
        ("XHOÁ THUỶ UỶ", "XHÓA THỦY ỦY"),
        ("thoả_thuận uỷ2 (hoà)", "thỏa_thuận ủy2 (hòa)"),
    ] {
        assert_eq!(text(new), old);
        assert_eq!(text(old), old);
    }
    for stays in ["quý quỳ QUỸ", "hoàn hoặc khoản ngoài", "huỳnh khuỷu", "hoằ hồa hừy", "tuyết uyển", "hỏa"] {
        assert_eq!(text(stays), stays);
    }
    let source = "x hoà, tho\u{61}\u{309} y";
    assert_eq!(text(source), "x hòa, thỏa y");
    assert_eq!(written(source, "hòa"), "hoà");
    assert_eq!(written(source, "ò"), "oà");
    assert_eq!(written(source, "thỏa"), "thoa\u{309}");
    assert_eq!(written(source, ", t"), ", t");
}

#[test]
fn the_syllable_ti() {
    assert_eq!(text("tỉ tỉ_lệ 10tỉ2 (Tỉ) TỈ"), "tỷ tỷ_lệ 10tỷ2 (Tỷ) TỶ");
    assert_eq!(text("x ti\u{309}"), "x tỷ");
    assert_eq!(text("x tỉnh tỉa atỉ\ntỉ"), "x tỉnh tỉa atỉ\ntỷ");
    assert_eq!(written("x ti\u{309} y", "tỷ"), "ti\u{309}");
}

#[test]
fn quotes_are_one_kind_and_their_text_stays() {
    let inside = "Hoà – tỉ\u{a0}lệ\te\u{302}\u{200b}\u{feff}＊ # ×";
    for (open, close) in [("“", "”"), ("„", "‟"), ("«", "»"), ("″", "″"), ("\"", "”"), ("”", "“"), ("\u{ff02}", "\"")] {
        let source = format!("x {open}{inside}{close}–");
        let normalised = normalise(&source);
        assert_eq!(normalised.text, format!("x \"{inside}\"-"));
        assert!(normalised.unclosed.is_empty());
        assert_eq!(written(&source, inside), inside);
        assert_eq!(written(&source, &format!("\"{inside}\"")), format!("{open}{inside}{close}"));
        assert_eq!(written(&source, "\"-"), format!("{close}–"));
    }
    assert_eq!(text("“”«»"), "\"\"\"\"");
    // Words on both sides of a quoted text end at the quote.
    assert_eq!(text("x hoà“a”tỉ“b”"), "x hòa\"a\"tỷ\"b\"");
}

#[test]
fn a_quote_ends_with_its_line() {
    let source = "x “hoà\r\ny – “z”\r«";
    let normalised = normalise(source);
    assert_eq!(normalised.text, "x \"hoà\ny - \"z\"\n\"");
    assert_eq!(normalised.unclosed, [2, source.len() - 2]);
}

#[test]
fn comments_stay() {
    let source = "x – 1 # Hoà – “tỉ\u{a0}lệ\r\n# e\u{301}\ny ＃ –";
    let normalised = normalise(source);
    assert_eq!(normalised.text, "x - 1 # Hoà – “tỉ\u{a0}lệ\n# e\u{301}\ny # –");
    assert!(normalised.unclosed.is_empty());
    assert_eq!(written(source, "“tỉ"), "“tỉ");
    assert_eq!(written(source, "y #"), "y ＃");
}

#[test]
fn signs_are_written_one_way() {
    assert_eq!(text("– — ‐ ‑ ‒ −"), "- - - - - -");
    assert_eq!(text("2*3 ✕ 4 ✖ 5 × 6 ＊ 7"), "2×3 × 4 × 5 × 6 × 7");
    assert_eq!(text("a·b ⋅ ∗"), "a·b ⋅ ∗");
    assert_eq!(text("1∕2 1⁄2 1／2"), "1/2 1/2 1/2");
    assert_eq!(text("（１２，５％）：ａ；＜"), "(12,5%):a;<");
    let source = "a − ５０％ ✕ b";
    assert_eq!(written(source, "- 50%"), "− ５０％");
    assert_eq!(written(source, "0"), "０");
    assert_eq!(written(source, "× b"), "✕ b");
}

#[test]
fn the_capital_of_a_line_is_none() {
    assert_eq!(text("Chỉ số A\n  Điểm B\r\tNếu"), "chỉ số A\n  điểm B\n nếu");
    assert_eq!(text("Ô ghi\nI Nếu\nA \nUBND Xã\nÔ\nX1"), "ô ghi\nI Nếu\nA \nUBND Xã\nÔ\nX1");
    assert_eq!(text("Tỉ lệ\nHoà\nĐie\u{302}\u{309}m"), "tỷ lệ\nhòa\nđiểm");
    assert_eq!(text("\u{feff}Chỉ số"), "chỉ số");
    // Only a word that stands first.
    assert_eq!(text("“A” Chỉ\n1 Chỉ\n# Chỉ\n\"Chỉ"), "\"A\" Chỉ\n1 Chỉ\n# Chỉ\n\"Chỉ");
    assert_eq!(written("Ô ghi", "ô"), "Ô");
    // A small letter that is longer than its capital.
    assert_eq!(written("\u{23a}b c", "\u{2c65}b"), "\u{23a}b");
}

#[test]
fn odd_ranges_have_answers() {
    let normalised = normalise("a “b”");
    assert_eq!(normalised.source_range(2..2), 2..2);
    assert_eq!(normalised.source_range(4..5), 6..9);
    assert_eq!(normalised.source_range(0..usize::MAX), 0..9);
    assert_eq!(normalised.source_range(usize::MAX..usize::MAX), 9..9);
    #[allow(clippy::reversed_empty_ranges, reason = "what is asked")]
    let reversed = normalised.source_range(3..1);
    assert_eq!(reversed, 5..5);
}

#[test]
fn a_long_file() {
    let row = "Hoà\tUBND huyện Cư M’gar\t“Đạt – tốt”\t１２,5 %\u{a0}ti\u{309} # xong\r\n";
    let source = row.repeat(2_000_000 / row.len());
    let normalised = normalise(&source);
    let one = normalise(row);
    assert_eq!(normalised.text, one.text.repeat(source.len() / row.len()));
    let last = normalised.text.len() - one.text.len();
    assert_eq!(normalised.source_offset(last), source.len() - row.len());
    // One line, one word, one letter with very many marks.
    for unit in ["“a”", "oà", "\u{301}", "\r", "#", "tỉ "] {
        assert!(!text(&unit.repeat(200_000 / unit.len())).is_empty());
    }
}

/// Texts in which every rule has much to do.
fn source() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "([oOuUaAyYqQtTeE]|[tT][iI]\u{309}?|[ỉỈàạỷÝộĐÔ]|[_1 \t\r\n\u{a0}\u{3000}]|[\"“»″#＃＂]|[\u{300}\u{309}\u{323}\u{302}\u{345}]|[*＊✕–⁄％Ａ<=]|[\u{200b}\u{feff}\u{ad}]|[\u{212b}\u{958}ẞİΣ\u{1100}\u{1161}\u{11a8}]){0,16}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn doing_it_twice_changes_nothing(source in source()) {
        let once = text(&source);
        prop_assert_eq!(text(&once), once);
    }

    #[test]
    fn places_keep_their_order_and_stay_in_the_file(source in source()) {
        let normalised = normalise(&source);
        let mut before = 0;
        for at in 0..=normalised.text.len() + 1 {
            let offset = normalised.source_offset(at);
            prop_assert!(before <= offset && offset <= source.len() && source.is_char_boundary(offset));
            before = offset;
        }
        let mut end_before = 0;
        for (at, letter) in normalised.text.char_indices() {
            let range = normalised.source_range(at..at + letter.len_utf8());
            prop_assert!(!range.is_empty() && end_before <= range.end && source.get(range.clone()).is_some());
            prop_assert_eq!(range.start, normalised.source_offset(at));
            prop_assert_eq!(normalised.source_range(0..at + letter.len_utf8()).end, range.end);
            end_before = range.end;
        }
    }

    #[test]
    fn what_a_range_covers_normalises_to_it(source in "[a-n–\u{3000}ộàe\u{302}\u{301}Ａ１]{0,12}", from in 0usize..12, len in 1usize..6) {
        // A word in front, so that no line begins here; no `o` or `u`, so that no mark moves out of the range.
        let source = format!("x {source}");
        let normalised = normalise(&source);
        let places: Vec<usize> = normalised.text.char_indices().map(|(at, _)| at).chain([normalised.text.len()]).collect();
        let start = places[from.min(places.len() - 1)];
        let end = places[(from + len).min(places.len() - 1)];
        let covered = text(&format!("1{}", &source[normalised.source_range(start..end)]));
        // Marks too many for their letter are covered together with it, so there may be more.
        prop_assert!(covered.contains(&normalised.text[start..end]));
    }

    #[test]
    fn quoted_text_stays_byte_for_byte(before in "[a-z ]{0,4}", inside in source(), after in source()) {
        let inside: String = inside.chars().filter(|c| !is_quote(*c) && !is_line_end(*c)).collect();
        let source = format!("{before}“{inside}”{after}");
        let normalised = normalise(&source);
        let start = before.len() + 1;
        prop_assert_eq!(normalised.text.get(start..start + inside.len()), Some(inside.as_str()));
        prop_assert_eq!(normalised.source_range(start - 1..start + inside.len() + 1), before.len()..source.len() - after.len());
    }

    #[test]
    fn unclosed_quotes_are_where_it_says(source in source()) {
        for at in normalise(&source).unclosed {
            prop_assert!(source[at..].starts_with(is_quote));
        }
    }
}

#[test]
fn a_pair_of_curly_quotes_belongs_to_the_text() {
    for (source, read) in [
        ("văn bản \"Phong trào “Bình dân học vụ số”\"", "văn bản \"Phong trào “Bình dân học vụ số”\""),
        ("văn bản “Phong trào “Bình dân”, đợt «hai»” # hết", "văn bản \"Phong trào “Bình dân”, đợt «hai»\" # hết"),
        // Marks that are mixed up end the text as before.
        ("“A“ 5 điểm, “B”", "\"A\" 5 điểm, \"B\""),
        ("\"A”; “B\"; “C”", "\"A\"; \"B\"; \"C\""),
        ("”A” 5 điểm", "\"A\" 5 điểm"),
    ] {
        assert_eq!(text(source), read, "{source}");
    }
}
