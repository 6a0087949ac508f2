//! Heads of rows as decisions print them (`88-90%:`, `từ 88% - 90%:`, `4 lần:`) → the head that the language has, with the same meaning.
//! What is handed on is text; whoever reports it knows the place.

/// The head to write for one as printed; nothing where the head is no such printing.
pub(super) fn head_as_meant(head: &str) -> Option<String> {
    let lower = head.trim().to_lowercase();
    let words = spaced(&lower);
    let words: Vec<&str> = words.split_whitespace().collect();
    let (lead, rest) = match words.split_first()? {
        (lead @ (&"từ" | &"trên" | &"dưới" | &"đến"), rest) => (Some(*lead), rest),
        _ => (None, words.as_slice()),
    };
    let (first, rest) = number_and_words(rest)?;
    let tail = rest.join(" ");
    let offer = match (lead, tail.as_str()) {
        (None, "") => first,
        (Some(lead @ ("từ" | "trên" | "dưới")), "") => format!("{lead} {first}"),
        (Some(lead), "trở lên" | "trở xuống") => format!("{lead} {first} {tail}"),
        (None, "trở lên" | "trở xuống") => format!("từ {first} {tail}"),
        (lead @ (None | Some("từ" | "trên")), _) => {
            let (link, rest) = rest.split_first()?;
            let (below, rest) = match rest.split_first()? {
                (&"dưới", rest) => ("dưới ", rest),
                _ => ("", rest),
            };
            let (second, rest) = number_and_words(rest)?;
            if !rest.is_empty() || !matches!(*link, "-" | "đến" | "tới") {
                return None;
            }
            // `88-90%`: the sign belongs to both.
            let percent = second.ends_with('%') && !first.ends_with('%');
            let sign = if percent { "%" } else { "" };
            format!("{} {first}{sign} đến {below}{second}", lead.unwrap_or("từ"))
        }
        _ => return None,
    };
    (offer != lower).then_some(offer)
}

/// With a blank around each `-` and each `%` at its number.
fn spaced(text: &str) -> String {
    text.replace(['-', '–', '—'], " - ").replace('\u{a0}', " ").replace(" %", "%")
}

/// The number that stands first, without the one or two words of what it counts, and what follows.
fn number_and_words<'a>(words: &'a [&'a str]) -> Option<(String, &'a [&'a str])> {
    let (first, mut rest) = words.split_first()?;
    let digits = first.trim_end_matches('%');
    let plain = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    if !plain {
        return None;
    }
    for _ in 0..2 {
        match rest.split_first() {
            Some((word, behind))
                if word.chars().all(char::is_alphabetic)
                    && !matches!(*word, "trở" | "đến" | "tới" | "điểm" | "tỷ" | "tỉ" | "triệu" | "vạn" | "nghìn" | "ngàn" | "trăm") =>
            {
                rest = behind
            }
            _ => break,
        }
    }
    Some(((*first).to_owned(), rest))
}

/// `½` as a number that is written with a line.
pub(super) fn fraction(letter: char) -> Option<&'static str> {
    Some(match letter {
        '½' => "1/2",
        '¼' => "1/4",
        '¾' => "3/4",
        '⅓' => "1/3",
        '⅔' => "2/3",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::head_as_meant;

    #[test]
    fn heads_as_decisions_print_them() {
        let meant = |head: &str| head_as_meant(head).unwrap_or_default();
        assert_eq!(meant("88-90%"), "từ 88% đến 90%");
        assert_eq!(meant("88% - 90%"), "từ 88% đến 90%");
        assert_eq!(meant("từ 88% - 90%"), "từ 88% đến 90%");
        assert_eq!(meant("88% đến 90%"), "từ 88% đến 90%");
        assert_eq!(meant("Từ 80 - dưới 90"), "từ 80 đến dưới 90");
        assert_eq!(meant("4 lần"), "4");
        assert_eq!(meant("Từ 4 lần trở lên"), "từ 4 trở lên");
        assert_eq!(meant("90% trở lên"), "từ 90% trở lên");
        assert_eq!(meant("từ 1 lần đến 3 lần"), "từ 1 đến 3");
    }

    #[test]
    fn other_heads_are_left_alone() {
        for head in ["từ 88% đến 90%", "88", "có", "còn lại", "a - b", "-5", "khi x", "từ 4 trở lên", "đến 3", "từ 5 tỷ đồng trở lên"]
        {
            assert_eq!(head_as_meant(head), None, "{head}");
        }
    }
}
