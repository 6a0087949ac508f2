//! The text of a rule file.

use crate::diagnostic::{Expected, SyntaxFault};
use crate::message::words::{either, number, percentage, quotations, quoted};
use crate::message::{Lang, Message};
use crate::quantity::{Exact, NumberFault, read_rule_number};

pub(super) fn say(fault: &SyntaxFault) -> Message {
    match fault {
        SyntaxFault::Unexpected { found, expected, near } => unexpected(found, expected, near.as_deref()),
        SyntaxFault::Indented { word } => Message::new(format!("{} opens a block, and the line is indented.", quoted(word)))
            .why("An indented line is read as a sentence of the block above, and the new block is not there.")
            .mend(format!("Begin the line with {}; the lines of that block stay indented.", quoted(word))),
        SyntaxFault::OpenText { last } => Message::new("a quotation is opened and not closed on the same line.")
            .why("Without the closing mark nobody can tell where the text ends, and the rest of the line cannot be read.")
            .mend(match last {
                Some(last) => format!("Add a quotation mark (\") right behind “{last}”."),
                None => "Add a quotation mark (\") at the end of the text.".to_owned(),
            }),
        SyntaxFault::Number { text, fault } => spelling(text, fault),
        SyntaxFault::Magnitude { text, number: single, declared, .. } => Message::new(format!(
            "{} has words behind its number; only the number is written here, in the unit that the figure was declared in.",
            quoted(text)
        ))
        .why("Leave the words out and keep the number, and the bound may be a thousand or a million times off.")
        .mend(match declared {
            Some((name, unit, written)) => format!("{} is in {unit}: write “{}”.", quoted(name), number(written)),
            None => format!("Write the number in full, in the unit of the figure: “{}” if that counts single things, such as đồng.", number(single)),
        }),
        SyntaxFault::SpacedName { text, offer } => Message::new(format!("the name {} contains a blank.", quoted(text)))
            .why("Only a name joined by underscores can be told apart from the words of the sentence.")
            .mend(format!("Write {}.", quoted(offer))),
        SyntaxFault::ReservedName { word, offer } => {
            let offer = offer.clone().unwrap_or_else(|| format!("{word}_…"));
            Message::new(format!("{} is a word of the sentences of this language and no name by itself.", quoted(word)))
                .why("Where a name is a word of the sentences, nobody can tell in a condition which of the two is meant.")
                .mend(format!("Give it another name, such as {}, here and in every line that uses it.", quoted(&offer)))
        }
        SyntaxFault::BareTo { bound } => Message::new(format!("“đến {bound}” does not say where it begins."))
            .why("Without a beginning two scorers may read two different ranges.")
            .mend(format!("Write “từ {bound} trở xuống” to include {bound}, “dưới {bound}” to leave it out, or “từ … đến {bound}” if there is a lower end.")),
        SyntaxFault::DoubleBound { text, readings: [closed, open] } => {
            Message::new(format!("{} has two readings, with the bound and without it.", quoted(text)))
                .why("Whether a unit exactly at the bound scores would depend on the reader.")
                .mend(format!("Write “{}” to include the bound, “{}” to leave it out.", closed, open))
        }
        SyntaxFault::LetterOperator { text, offer } => {
            Message::new(format!("{} is not a sign of arithmetic.", quoted(text))).why("The letter x is easily read as the name of a figure, and the colon as the end of a row head.").mend(format!("Write the sign {}.", quoted(offer)))
        }
        SyntaxFault::AsPrinted { text, offer } => Message::new(format!("{} is written as in print, and not as bounds and numbers are written.", quoted(text)))
            .why("A bound that is written in one way only is understood alike by all: a dash is a minus, and a word behind a number is a name.")
            .mend(format!("Write {}.", quoted(offer))),
        SyntaxFault::BareDate { text } => Message::new(format!("the word “ngày” is missing before {}.", quoted(text)))
            .why("Without “ngày” the slashes are divisions.")
            .mend(format!("Write “ngày {text}”.")),
        SyntaxFault::NeedsParentheses { text, readings } => Message::new(format!("{} has more than one reading.", quoted(text)))
            .why("Each reading gives other points, and the scorer must not choose.")
            .mend(format!("Add parentheses after one of the patterns {}.", either(&quotations(readings), Lang::En))),
        SyntaxFault::NegativeRow { number } => {
            let plain = number.trim_start_matches(['-', '−', ' ']);
                let minus = number.replace(" ", "");
            Message::new(format!("the row begins with {}: a bullet or a minus.", quoted(number)))
                .why("In Word the dash of a list and the minus look alike; read otherwise, a unit falls into another row.")
                .mend(format!(
                    "If it is the dash of a list, leave it out and write “{plain}: …”. If the number is negative, write “từ {minus} đến {minus}: …” or “từ {minus} trở xuống: …”."
                ))
        }
        SyntaxFault::TooDeep { limit } => Message::new(format!("the formula is nested more than {limit} deep."))
            .why("Nobody can check such a formula before it is signed.")
            .mend("Give the parts names of their own with “trong đó … = …”."),
        SyntaxFault::DamagedOpener { text, offer } => {
            Message::new(format!("the line begins with {}, which was probably meant to be {}.", quoted(text), quoted(offer)))
                .why("With a wrong opening the whole entry is not recognised and not scored.")
                .mend(format!("Write {}.", quoted(offer)))
        }
        SyntaxFault::Orphan => Message::new("this line stands before the first entry and belongs to none.")
            .why("What belongs to no entry has no effect.")
            .mend("Put # before it if it is a note; if it is a rule, move it into an entry, or open one with “bộ chỉ số”, “nhóm” or “chỉ số”."),
        SyntaxFault::CodeSpelling { text, offer } => Message::new(format!("the code {} is not spelled as codes are.", quoted(text)))
            .why("References agree only when every code has one spelling.")
            .mend(format!("Write {}.", quoted(offer))),
        SyntaxFault::ForeignLetter { word, letter, looks_like } | SyntaxFault::ForeignInText { word, letter, looks_like } => {
            foreign(word, *letter, *looks_like)
        }
        SyntaxFault::Decomposed { word, lines } => Message::new(match lines {
            0 | 1 => format!("the word {} is written with its marks apart from the letters.", quoted(word)),
            _ => format!("{lines} lines hold letters with their marks apart, first the word {}.", quoted(word)),
        })
        .why("It looks the same, but a search in Word or Excel does not find it and print may misplace the marks; dti reads it as usual.")
        .mend("Type the word again, or save the file with composed Unicode letters."),
        SyntaxFault::Twice { clause } => Message::new(format!("{} is said twice in one entry.", quoted(clause)))
            .why("It is not clear which of the two counts.")
            .mend("Keep one and remove the other."),
        SyntaxFault::Misplaced { clause, block } => Message::new(format!("{} cannot be used in {}.", quoted(clause), quoted(block)))
            .why("In this entry the sentence changes nobody’s points, and readers believe that it does.")
            .mend(match clause.starts_with("làm tròn") {
                true => "In the header say what is rounded: “làm tròn tổng điểm đến …”, “làm tròn điểm chỉ số chính đến …”, “làm tròn tỷ lệ điểm đến …”.",
                false => "Remove the sentence, or move it to the entry it belongs to.",
            }),
        SyntaxFault::AwardMisplaced { deduction, block } => {
            let (word, home) = if *deduction { ("trừ", "điểm trừ") } else { ("cộng", "điểm cộng") };
            Message::new(format!("“{word} … điểm khi …” cannot be used in a block {}.", quoted(block)))
                .why("Bonuses and deductions stand beside the scale with a limit of their own; in an indicator nothing says how far they go.")
                .mend(format!(
                    "Move the sentence into a block of its own, such as “{home} 9 \"…\", tối đa không quá 10 điểm”; in an indicator write “điểm” and rows “khi …: … điểm”."
                ))
        }
        SyntaxFault::NestedQuotes { inner } => {
            Message::new(format!("quotation marks around {} stand inside a text that is in quotation marks.", quoted(inner)))
                .why("The second mark ends the text, so that what follows is read as words of the rule language.")
                .mend(format!("Use single quotation marks inside: ‘{inner}’."))
        }
        SyntaxFault::EqualsCompares => Message::new("the sign “=” gives a value and does not compare.")
            .why("Read aloud, the sign does not tell “equals” from “is set to”.")
            .mend("Write “bằng” or “là”; for the contrary write “không phải là”."),
        SyntaxFault::NoSuchDate { text, near } => Message::new(format!("the calendar has no day {}.", quoted(text)))
            .why("With a day that does not exist nobody can say which figures belong to the period.")
            .mend(match near {
                Some(near) => format!("Write a day and month of the calendar, perhaps “ngày {near}”."),
                None => "Write a day and month of the calendar, the day first.".to_owned(),
            }),
        SyntaxFault::NotUtf8 => Message::new("the file is not UTF-8 text.")
            .why("Its Vietnamese letters cannot be read.")
            .mend("Open it in an editor and save it with the encoding UTF-8."),
        SyntaxFault::RowHead { text } => Message::new(format!(
            "the row head {} is of another kind than the other rows; perhaps the word “khi” is missing.",
            quoted(text)
        ))
        .why("Without “khi” points may be given under no condition at all.")
        .mend(format!("Write “khi {text}: … điểm” if it is a condition.")),
        SyntaxFault::EmptyRange { text, turned } => Message::new(format!("{} does not determine any value.", quoted(text)))
            .why("No figure falls into such a range.")
            .mend(match turned {
                Some(turned) => format!("Write the smaller number first: “{turned}”."),
                None => "Mend the two ends: the lower one must be less than the upper; a single number is written by itself.".to_owned(),
            }),
        SyntaxFault::SpanDownwards { text, turned } => Message::new(format!("{} runs from the greater number down.", quoted(text)))
            .why("“điểm theo khoảng” gives more points from the smaller bound up to the greater one. With the two turned nobody knows which end gets most.")
            .mend(format!("Write “{turned}, ngược chiều” if less is better, “{turned}” if more is better.")),
        SyntaxFault::RoundingStep => Message::new("nothing is rounded to such a step.")
            .why("Rounding keeps a number of digits; with another step two people may get two results.")
            .mend("For points write “đến 2 chữ số thập phân”, for percentages “đến 0,01%”."),
    }
}

fn unexpected(found: &str, expected: &[Expected], near: Option<&str>) -> Message {
    if let ([Expected::Mark(mark)], false, None) = (expected, found.trim().is_empty(), near) {
        return Message::new(format!("the mark {} is missing before {}.", quoted(mark), quoted(found)))
            .why("Nobody can score by a sentence that cannot be read, so the whole set waits for it.")
            .mend(format!("Put {} at the place shown.", quoted(mark)));
    }
    let message = match (found.trim().is_empty(), near) {
        (false, Some(near)) => Message::new(format!("{} was probably meant to be {}.", quoted(found), quoted(near))),
        (true, _) => Message::new("this sentence is not finished."),
        (false, None) => Message::new(format!("{} cannot be understood here.", quoted(found))),
    };
    let message = message.why("Nobody can score by a sentence that cannot be read, so the whole set waits for it.");
    let wanted: Vec<String> = expected.iter().map(wanted).collect();
    match near {
        Some(near) => message.mend(format!("Write {}.", quoted(near))),
        None if matches!(expected, [] | [Expected::End]) => message.mend("Write it after the pattern of a similar line."),
        None => {
            let wanted = either(&wanted, Lang::En);
            let stop = if wanted.ends_with('…') { "" } else { "." };
            message.mend(format!("Here should stand {wanted}{stop}"))
        }
    }
}

fn wanted(expected: &Expected) -> String {
    match expected {
        Expected::Word(word) => quoted(word),
        Expected::Number => "a number".to_owned(),
        Expected::Text => "a text in quotation marks".to_owned(),
        Expected::Name => "a name".to_owned(),
        Expected::Code => "the code of an indicator".to_owned(),
        Expected::Expression => "a value".to_owned(),
        Expected::RowHead => "the head of a row, such as “từ 4 trở lên:”".to_owned(),
        Expected::Clause => "another sentence of this entry".to_owned(),
        Expected::Date => "a day and month, such as 20/12".to_owned(),
        Expected::End => "the end of the sentence".to_owned(),
        Expected::Operator => "a sign of arithmetic".to_owned(),
        Expected::Mark(mark) => format!("the mark {}", quoted(mark)),
    }
}

fn spelling(text: &str, fault: &NumberFault) -> Message {
    let quoted = quoted(text);
    let message = match fault {
        NumberFault::PointAsDecimal { .. } => Message::new(format!("the number {quoted} uses a point before its decimals.")).why(
            "In a decision the comma stands before decimals and the point between thousands; mixing them can be wrong a thousandfold.",
        ),
        NumberFault::ManyCommas { .. } => Message::new(format!("{quoted} has several commas and may be one number or many."))
            .why("The comma stands before decimals; the numbers of a list are parted by semicolons."),
        NumberFault::BrokenGroups { offer } => Message::new(format!("the number {quoted} has a group of thousands without three digits."))
            .why("With a point for a comma, or a digit lost, the number is wrong by ten or a hundred times.")
            .mend(match text.split('.').count() {
                2 if !text.contains(',') => {
                    format!("Write “{}” if the point stands before decimals, “{offer}” if it parts thousands.", text.replace('.', ","))
                }
                _ => format!("Write “{offer}” if no digit is lost."),
            }),
        NumberFault::Thousands { thousands, plain } => {
            Message::new(format!("{quoted} may be {thousands}, or {plain} with three decimals that are 0."))
                .why("In a decision the comma stands before decimals; who is used to English writes a thousand as 1,000. The two are a thousand times apart.")
                .mend(format!("Write “{thousands}” if the comma parts thousands, “{plain}” if it stands before decimals."))
        }
        NumberFault::Exponent { .. } => Message::new(format!("the number {quoted} is abbreviated as no decision does."))
            .why("Whoever reads the decision must see the whole number."),
        NumberFault::Underscore { .. } => {
            Message::new(format!("the number {quoted} contains an underscore.")).why("In a decision thousands are parted by points.")
        }
        NumberFault::LeadingZero { .. } => Message::new(format!("the number {quoted} begins with a needless 0."))
            .why("A number that begins with 0 is easily read as a code."),
        NumberFault::TooLong { digits } => Message::new(format!("the number {quoted} has {digits} digits, more than can be kept exactly."))
            .why("If a number is not kept exactly, recomputed points may differ from the published ones.")
            .mend("Write the number with fewer decimals."),
        NumberFault::NotNumber => Message::new(format!("{quoted} is not a number."))
            .why("A number is needed here to score.")
            .mend("Write a number such as “20” or “0,5”."),
    };
    if let (NumberFault::ManyCommas { .. }, [one, several]) = (fault, fault.readings(text).as_slice()) {
        return message.mend(format!("Write “{one}” if it is one number, “{several}” if there are several."));
    }
    match fault.offer() {
        // The same number either way; the other rows of a table tell which reads better.
        Some(offer) if message.mend.is_none() && text.starts_with("0.") => {
            let percent = read_rule_number(offer).ok().map(|share| percentage(&Exact::from(share)));
            message
                .mend(format!("Write “{offer}”, or “{}” if it is a share and the other rows are percentages.", percent.unwrap_or_default()))
        }
        Some(offer) if message.mend.is_none() => message.mend(format!("Write “{offer}”.")),
        None if message.mend.is_none() => message.mend("Write all digits, for example “1.000”."),
        _ => message,
    }
}

fn foreign(word: &str, letter: char, looks_like: Option<char>) -> Message {
    let alike = looks_like.map(|latin| format!(", which looks like “{latin}”")).unwrap_or_default();
    Message::new(format!("the word {} contains the letter “{letter}” of another alphabet{alike}.", quoted(word)))
        .why("Names that look alike and differ in a letter do not match, and figures are lost without anyone seeing it.")
        .mend("Type the whole word again on a Vietnamese keyboard; such letters often come from a PDF file.")
}
