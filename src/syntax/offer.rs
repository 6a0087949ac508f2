//! From pest's error to a finding in the reader's terms: what people really type gets its own fault and offer.

use pest::error::{Error, ErrorVariant, InputLocation};

use super::grammar::{Rule, is_reserved, phrases, words};
use super::offer_rows::{fraction, head_as_meant};
use super::offer_said::said;
use super::offer_words::meant;
use super::reader::{Piece, Reader};
use crate::code::Code;
use crate::diagnostic::{Expected, Fault, Finding, SyntaxFault};

/// Reports the error of a piece.
pub(super) fn explain(r: &mut Reader<'_>, piece: &Piece<'_>, error: &Error<Rule>) {
    r.piece = Piece { text: "".into(), ..piece.clone() };
    r.broken = true;
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(piece.text.len()),
    };
    let text = piece.text.as_ref();
    let positives = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.as_slice(),
        ErrorVariant::CustomError { .. } => &[],
    };
    let place = Place::new(text, at);
    let finding = place
        .date(r)
        .or_else(|| place.nested_quotes(r))
        .or_else(|| place.code(r))
        .or_else(|| place.divisor(r))
        .or_else(|| place.direction(r))
        .or_else(|| said(&place, r, positives))
        .or_else(|| meant(&place, r, positives))
        .or_else(|| place.letter_operator(r, positives))
        .or_else(|| place.of_list(r))
        .or_else(|| place.printed_fraction(r))
        .or_else(|| place.printed_head(r))
        .or_else(|| place.misspelt_lead(r))
        .or_else(|| place.reserved_name(r))
        .or_else(|| place.spaced_name(r, positives))
        .unwrap_or_else(|| place.unexpected(r, positives));
    r.findings.push(finding);
}

/// Where a parse broke: what stands before, and the word that stands there.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    /// The first byte of the word, behind blanks; the end of the last word when nothing follows.
    pub(super) start: usize,
    /// One past the word.
    pub(super) end: usize,
}

impl<'a> Place<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        let rest = text.get(at..).unwrap_or("");
        let blank = rest.len().saturating_sub(rest.trim_start().len());
        let start = at.saturating_add(blank);
        if text.get(start..).is_none_or(str::is_empty) {
            let end = text.trim_end().len();
            return Place { text, start: end, end };
        }
        let rest = text.get(start..).unwrap_or("");
        let first = rest.chars().next().unwrap_or(' ');
        let len = if is_word(first) {
            rest.find(|c: char| !is_word(c)).unwrap_or(rest.len())
        } else if first == '"' {
            let inner = rest.get(1..).unwrap_or("");
            inner.find(['"', '\n']).map_or(rest.len(), |found| found.saturating_add(2).min(rest.len()))
        } else {
            first.len_utf8()
        };
        Place { text, start, end: start.saturating_add(len) }
    }

    pub(super) fn word(&self) -> &'a str {
        self.text.get(self.start..self.end).unwrap_or("")
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.start..).unwrap_or("").lines().next().unwrap_or("")
    }

    /// What stands before on the same line.
    pub(super) fn before(&self) -> &'a str {
        let before = self.text.get(..self.start).unwrap_or("");
        before.rsplit('\n').next().unwrap_or("")
    }

    pub(super) fn finding(&self, r: &Reader<'_>, start: usize, end: usize, fault: SyntaxFault) -> Finding {
        Finding::at(r.range(start, end), Fault::Syntax(fault))
    }

    /// `15/12/2022` without `ngày`.
    fn date(&self, r: &Reader<'_>) -> Option<Finding> {
        // The parse may break inside the date or at its first word (`từ 1/1`).
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let words = line.split_inclusive(char::is_whitespace);
        let mut at = line_start;
        let mut previous = "";
        for word in words {
            let bare = word.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
            let parts: Vec<&str> = bare.split('/').collect();
            let dated =
                matches!(parts.len(), 2 | 3) && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
            let full = parts.len() == 3 || line.trim_start().starts_with("kỳ");
            if dated && full && previous != "ngày" && at.saturating_add(word.len()) >= self.start {
                let fault = SyntaxFault::BareDate { text: bare.to_owned() };
                let end = at.saturating_add(bare.len());
                return Some(self.finding(r, at, end, fault).fix(r.range(at, end), format!("ngày {bare}")));
            }
            previous = bare;
            at = at.saturating_add(word.len());
        }
        None
    }

    /// `"Mục “4” Phụ lục"`: the second opening mark ended the text, for all marks are one.
    fn nested_quotes(&self, r: &Reader<'_>) -> Option<Finding> {
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let marks: Vec<usize> = line.match_indices('"').map(|(at, _)| at).collect();
        // A text ends and a word goes on at once: there stands an inner pair.
        let glued = |at: usize| line.get(at.saturating_add(1)..).and_then(|rest| rest.chars().next()).is_some_and(is_word);
        let place = marks.iter().enumerate().position(|(index, at)| index % 2 == 1 && glued(*at))?;
        let (from, to) = (*marks.get(place)?, marks.get(place.saturating_add(1))?.saturating_add(1));
        if marks.len() < 4 || line_start.saturating_add(from) > self.start {
            return None;
        }
        let inner = line.get(from.saturating_add(1)..to.saturating_sub(1))?.to_owned();
        let (from, to) = (line_start.saturating_add(from), line_start.saturating_add(to));
        let offer = format!("‘{inner}’");
        let fault = SyntaxFault::NestedQuotes { inner };
        Some(self.finding(r, from, to, fault).fix(r.range(from, to), offer))
    }

    /// `độ lệch chuẩn của x`: its divisor is not said.
    fn divisor(&self, r: &Reader<'_>) -> Option<Finding> {
        let before = self.before().trim_end();
        [Rule::kw_pop_deviation, Rule::kw_pop_score].into_iter().filter_map(words).find(|phrase| before.ends_with(phrase))?;
        if self.word() == "(" {
            return None;
        }
        let expected = ["(n)", "(n - 1)"].map(|text| Expected::Word(text.to_owned())).to_vec();
        let fault = SyntaxFault::Unexpected { found: self.word().to_owned(), expected, near: None };
        Some(self.finding(r, self.start, self.end, fault))
    }

    /// `từ 0 trở lên càng nhiều càng tốt` without its comma; `càng lớn càng tốt`, which has other words.
    fn direction(&self, r: &Reader<'_>) -> Option<Finding> {
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        // The first word alone may have been taken for a name, so that the parse broke behind it.
        let (at, written) = line.match_indices("càng ").find_map(|(at, _)| {
            let rest = line.get(at..)?;
            let written = rest.get(..words_len(rest, 4)?)?;
            let end = line_start.saturating_add(at).saturating_add(written.len());
            (self.start <= end && written.ends_with(" càng tốt")).then_some((at, written))
        })?;
        let meant = match written.split(' ').nth(1)? {
            "lớn" | "dài" | "đông" | "mạnh" => Some(words(Rule::kw_higher_better)?),
            "nhỏ" | "ngắn" | "bé" => Some(words(Rule::kw_lower_better)?),
            _ => None,
        };
        let before = line.get(..at)?.trim_end();
        let comma = before.ends_with(',');
        let expected = if comma { Vec::new() } else { vec![Expected::Mark(",".to_owned())] };
        let fault = SyntaxFault::Unexpected { found: written.to_owned(), expected, near: meant.map(str::to_owned) };
        let start = line_start.saturating_add(at);
        let end = start.saturating_add(written.len());
        let finding = self.finding(r, start, end, fault);
        Some(match (meant, comma) {
            (Some(meant), true) => finding.fix(r.range(start, end), meant),
            // Behind what it is about; on a line of its own it is not known what that is.
            (_, false) if !before.is_empty() => {
                let from = line_start.saturating_add(before.len());
                finding.fix(r.range(from, end), format!(", {}", meant.unwrap_or(written)))
            }
            _ => finding,
        })
    }

    /// `chỉ số 5.1 a "…"`, `chỉ số a) "…"`, `chỉ số 1.2. "…"`.
    fn code(&self, r: &Reader<'_>) -> Option<Finding> {
        let before = self.before();
        let opener = [Rule::kw_index, Rule::kw_group]
            .into_iter()
            .filter_map(words)
            .find(|phrase| before.trim_start().starts_with(phrase) || before.trim() == *phrase);
        let phrase = opener?;
        let line_start = self.start.saturating_sub(before.len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let tail = line.trim_start().strip_prefix(phrase)?;
        let written = tail.split('"').next()?.trim();
        let from = line_start.saturating_add(line.find(written)?);
        let plain: Vec<&str> = written.split([' ', ')', '.', '(']).filter(|part| !part.is_empty()).collect();
        let parts_are_codes = !plain.is_empty()
            && plain.iter().all(|part| {
                part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()) || part.chars().count() == 1
            });
        let offer = Code::new(&plain.join("."));
        if !parts_are_codes || offer.as_str() == written || written.contains(',') {
            return None;
        }
        let fault = SyntaxFault::CodeSpelling { text: written.to_owned(), offer: offer.to_string() };
        let end = from.saturating_add(written.len());
        Some(self.finding(r, from, end, fault).fix(r.range(from, end), offer.to_string()))
    }

    /// `½ điểm tối đa`: one letter for a fraction.
    fn printed_fraction(&self, r: &Reader<'_>) -> Option<Finding> {
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let (at, letter, number) = line.char_indices().find_map(|(at, letter)| Some((at, letter, fraction(letter)?)))?;
        let from = line_start.saturating_add(at);
        let to = from.saturating_add(letter.len_utf8());
        // Only where the parse broke at it.
        if self.start > to || self.end < from {
            return None;
        }
        let behind = self.text.get(to..)?.lines().next().unwrap_or("");
        let blank = behind.len().saturating_sub(behind.trim_start().len());
        let offer = if behind.trim_start().starts_with(is_word) { format!("{number} × ") } else { number.to_owned() };
        let end = if offer.ends_with(' ') { to.saturating_add(blank) } else { to };
        let fault = SyntaxFault::AsPrinted { text: letter.to_string(), offer: offer.trim_end().to_owned() };
        Some(self.finding(r, from, to, fault).fix(r.range(from, end), offer))
    }

    /// `88-90%:`, `4 lần:`: the head of a row as a decision prints it.
    fn printed_head(&self, r: &Reader<'_>) -> Option<Finding> {
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let (head, _) = line.split_once(':')?;
        let offer = head_as_meant(head)?;
        let from = line_start.saturating_add(head.len().saturating_sub(head.trim_start().len()));
        let to = line_start.saturating_add(head.trim_end().len());
        if self.start > to {
            return None;
        }
        let fault = SyntaxFault::AsPrinted { text: head.trim().to_owned(), offer: offer.clone() };
        Some(self.finding(r, from, to, fault).fix(r.range(from, to), offer))
    }

    /// `45 x a`, `a : b`.
    fn letter_operator(&self, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
        if !positives.iter().any(|rule| matches!(rule, Rule::times | Rule::plus | Rule::minus | Rule::divide)) {
            return None;
        }
        let offer = match self.word() {
            "x" | "X" => "×",
            ":" if self.start_of_value_after() => "/",
            _ => return None,
        };
        let fault = SyntaxFault::LetterOperator { text: self.word().to_owned(), offer: offer.to_owned() };
        Some(self.finding(r, self.start, self.end, fault).fix(r.range(self.start, self.end), offer))
    }

    fn start_of_value_after(&self) -> bool {
        let before = self.before().trim_start();
        let inside = ["điểm theo tỷ lệ", "điểm =", "trong đó"].iter().any(|phrase| before.starts_with(phrase));
        inside && self.text.get(self.end..).is_some_and(|rest| rest.trim_start().starts_with(|c: char| is_word(c) || c == '('))
    }

    /// `điểm theo tỷ lê a / b`: the first words of the line are nearly those of a sentence, and the parse broke in them.
    fn misspelt_lead(&self, r: &Reader<'_>) -> Option<Finding> {
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let lead = line_start.saturating_add(line.len().saturating_sub(line.trim_start().len()));
        let near = |phrase: &str| {
            let end = lead.saturating_add(words_len(line.trim_start(), phrase.split(' ').count())?);
            let written = self.text.get(lead..end)?;
            let near = strsim::normalized_damerau_levenshtein(&written.to_lowercase(), phrase);
            // The parse broke in these words, or right behind them.
            let here = lead < self.start && self.start <= end.saturating_add(1);
            (here && (0.8..1.0).contains(&near) && is_misspelt(written)).then_some((near, end))
        };
        let found = phrases().filter_map(|(_, phrase)| near(phrase).map(|(near, end)| (near, phrase, end)));
        let (_, phrase, end) = found.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)))?;
        let found = self.text.get(lead..end)?.to_owned();
        let fault = SyntaxFault::Unexpected { found, expected: Vec::new(), near: Some(phrase.to_owned()) };
        Some(self.finding(r, lead, end, fault).fix(r.range(lead, end), phrase))
    }

    /// `số dự_án mà …`, `trung bình x của y`: what people call the count and the mean of a list.
    fn of_list(&self, r: &Reader<'_>) -> Option<Finding> {
        let line_start = self.start.saturating_sub(self.before().len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let mends = [("số ", " mà ", Rule::kw_count_of), ("trung bình ", " của ", Rule::kw_mean_of)];
        for (said, behind, rule) in mends {
            let meant = words(rule)?;
            for (at, _) in line.match_indices(said) {
                let name = line.get(at.saturating_add(said.len())..)?;
                let end = name.find(|c: char| !is_word(c)).unwrap_or(name.len());
                let (name, rest) = name.split_at_checked(end)?;
                let own = !line.get(..at)?.ends_with(is_word) && !name.is_empty() && !is_reserved(name);
                let from = line_start.saturating_add(at);
                let to = from.saturating_add(said.trim_end().len());
                // The parse broke in these words, or right behind the name.
                let here = from <= self.start && self.start <= to.saturating_add(name.len()).saturating_add(2);
                if own && here && rest.starts_with(behind) {
                    let found = said.trim_end().to_owned();
                    let fault = SyntaxFault::Unexpected { found, expected: Vec::new(), near: Some(meant.to_owned()) };
                    return Some(self.finding(r, from, to, fault).fix(r.range(from, to), meant));
                }
            }
        }
        None
    }

    /// `không "Không ban hành"` among options, `số liệu từ "…"`: a word of the language alone is no name.
    fn reserved_name(&self, r: &Reader<'_>) -> Option<Finding> {
        let word = self.word();
        let rest = self.text.get(self.end..)?.lines().next()?.trim_start();
        let (title, behind) = match rest.strip_prefix('"') {
            Some(rest) => rest.split_once('"')?,
            None => ("", rest),
        };
        let lead = self.before().trim();
        // An option is a name with its title, and nothing else on the line.
        let option = lead.is_empty() && behind.trim().is_empty() && !title.is_empty();
        let named =
            behind.starts_with(':') && [Rule::kw_input, Rule::kw_property].into_iter().filter_map(words).any(|phrase| phrase == lead);
        if !is_reserved(word) || !(option || named) {
            return None;
        }
        let fault = SyntaxFault::ReservedName { word: word.to_owned(), offer: name_of(title) };
        Some(self.finding(r, self.start, self.end, fault))
    }

    /// `số liệu hồ sơ "…"`: a name goes on behind a blank.
    fn spaced_name(&self, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
        if let Some(found) = self.spaced_list(r) {
            return Some(found);
        }
        let word = self.word();
        let before = self.before();
        let trimmed = before.trim_end_matches([' ', '\t']);
        let last = trimmed.rsplit(|c: char| !is_word(c)).next().unwrap_or("");
        let plain = |word: &str| word.chars().next().is_some_and(char::is_alphabetic) && !is_reserved(word);
        // Only where a sentence has a name: elsewhere two words are two words.
        let named = NAMING.iter().any(|lead| before.trim_start().starts_with(lead));
        if !named || trimmed.len() == before.len() || !plain(last) || !plain(word) || !is_word_rule(positives) {
            return None;
        }
        // The whole run of plain words, from the name to the end of it.
        let mut end = self.end;
        let mut name = format!("{last}_{word}");
        for next in self.text.get(self.end..)?.lines().next()?.split_inclusive(' ') {
            let bare = next.trim();
            if bare.is_empty() {
                end = end.saturating_add(next.len());
                continue;
            }
            let lead: &str = bare.split(|c: char| !is_word(c)).next().unwrap_or("");
            if lead.is_empty() || !plain(lead) || phrases().any(|(_, phrase)| phrase.split(' ').next() == Some(lead)) {
                break;
            }
            name = format!("{name}_{lead}");
            end = end.saturating_add(lead.len());
            if lead.len() < bare.len() {
                break;
            }
            end = end.saturating_add(next.len().saturating_sub(bare.len()));
        }
        let end = self.text.get(..end).map_or(end, |text| text.trim_end().len());
        let start = self.start.saturating_sub(before.len()).saturating_add(trimmed.len()).saturating_sub(last.len());
        let text = self.text.get(start..end)?.to_owned();
        let fault = SyntaxFault::SpacedName { text, offer: name.clone() };
        Some(self.finding(r, start, end, fault).fix(r.range(start, end), name))
    }

    /// `số lượng dự án mà …`: the name of the list goes on behind a blank.
    fn spaced_list(&self, r: &Reader<'_>) -> Option<Finding> {
        let before = self.before();
        let line_start = self.start.saturating_sub(before.len());
        let line = self.text.get(line_start..)?.lines().next()?;
        let lead = words(Rule::kw_count_of)?;
        let at = before.rfind(lead)?.saturating_add(lead.len());
        let name = line.get(at..)?;
        let end = name.find(" mà ").or_else(|| name.find(['/', ',', ')']))?;
        let written = name.get(..end)?.trim();
        let plain = written.contains(' ') && written.split(' ').all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic));
        if !plain || written.split(' ').any(is_reserved) {
            return None;
        }
        let from = line_start.saturating_add(at).saturating_add(name.len().saturating_sub(name.trim_start().len()));
        let to = from.saturating_add(written.len());
        let offer = written.replace(' ', "_");
        let fault = SyntaxFault::SpacedName { text: written.to_owned(), offer: offer.clone() };
        Some(self.finding(r, from, to, fault).fix(r.range(from, to), offer))
    }

    fn unexpected(&self, r: &Reader<'_>, positives: &[Rule]) -> Finding {
        // Without the units it is taken over, a figure of all units is not said; that it may belong to another row matters less.
        let scope = positives.contains(&Rule::pop_scope);
        let wanted = positives.iter().filter(|rule| !scope || **rule == Rule::pop_scope);
        let mut expected: Vec<Expected> = wanted.filter_map(|rule| expectation(*rule)).collect();
        expected.sort();
        expected.dedup();
        let near = self.digits().or_else(|| self.near(positives));
        let end = near.as_ref().map_or(self.end, |(_, end)| *end).max(self.start);
        let found = self.text.get(self.start..end).unwrap_or("").to_owned();
        // A mark that is missing is wanted where the words before it end.
        let mark = match expected.as_slice() {
            [Expected::Mark(mark)] if near.is_none() && !found.is_empty() => Some(mark.clone()),
            _ => None,
        };
        let fault = SyntaxFault::Unexpected { found, expected, near: near.clone().map(|(phrase, _)| phrase) };
        if let Some(mark) = mark {
            let gap = self.text.get(..self.start).unwrap_or("").trim_end().len();
            return self.finding(r, gap, gap, fault).fix(r.range(gap, gap), mark);
        }
        let finding = self.finding(r, self.start, end, fault);
        match near {
            Some((phrase, end)) => finding.fix(r.range(self.start, end), phrase),
            None => finding,
        }
    }

    /// `2o`: letters where digits were meant; `10điểm`: the blank is missing.
    fn digits(&self) -> Option<(String, usize)> {
        if let Some(number) = self.word().strip_suffix("điểm")
            && number.starts_with(|c: char| c.is_ascii_digit())
            && number.ends_with(|c: char| c.is_ascii_digit())
        {
            return Some((format!("{number} điểm"), self.end));
        }
        let meant = self.word().chars().map(|c| match c {
            'o' | 'O' => Some('0'),
            'l' | 'I' => Some('1'),
            c => c.is_ascii_digit().then_some(c),
        });
        let meant: String = meant.collect::<Option<_>>()?;
        let mixed = meant != self.word() && self.word().starts_with(|c: char| c.is_ascii_digit());
        mixed.then_some((meant, self.end))
    }

    /// The expected phrase that the words here were probably meant to be, and where they end.
    fn near(&self, positives: &[Rule]) -> Option<(String, usize)> {
        if self.word() == "nếu" && positives.contains(&Rule::kw_when) {
            return Some((words(Rule::kw_when)?.to_owned(), self.end));
        }
        let clauses = [Rule::clause, Rule::EOI, Rule::input_type].iter().any(|rule| positives.contains(rule));
        let candidates = phrases().filter(|(rule, _)| clauses || positives.iter().any(|positive| format!("{positive:?}") == *rule));
        let rest = self.rest();
        let mut best: Option<(f64, String, usize)> = None;
        for (_, phrase) in candidates {
            let count = phrase.split(' ').count();
            let written: Vec<&str> = rest.split(' ').filter(|part| !part.is_empty()).take(count).collect();
            let written = written.join(" ");
            let written = written.trim_end_matches([':', ',', ';', '"']);
            let near = strsim::normalized_damerau_levenshtein(&written.to_lowercase(), phrase);
            if (0.66..1.0).contains(&near)
                && is_misspelt(written)
                && best.as_ref().is_none_or(|(other, known, _)| near > *other || (near == *other && phrase.len() > known.len()))
            {
                let end = if rest.starts_with(written) { self.start.saturating_add(written.len()) } else { self.end };
                best = Some((near, phrase.to_owned(), end));
            }
        }
        best.map(|(_, phrase, end)| (phrase, end))
    }
}

/// The length of the first `count` words of a line, which single blanks part.
fn words_len(line: &str, count: usize) -> Option<usize> {
    let mut ends = line.match_indices(|c: char| !is_word(c)).map(|(at, _)| at).chain([line.len()]);
    let end = ends.nth(count.saturating_sub(1))?;
    line.get(..end).filter(|lead| lead.split(' ').count() == count && lead.chars().all(|c| is_word(c) || c == ' ')).map(str::len)
}

/// A name made of a short title: `Không ban hành` → `không_ban_hành`.
fn name_of(title: &str) -> Option<String> {
    let parts: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    let plain = parts.iter().all(|part| part.chars().all(char::is_alphabetic));
    (plain && (2..=5).contains(&parts.len())).then(|| parts.join("_"))
}

/// The sentences that give or use names.
const NAMING: [&str; 7] = ["số liệu ", "thuộc tính ", "trong đó ", "điểm theo ", "điểm = ", "khi ", "mỗi "];

/// Whether some word is none of the language's own: words that are spelt right and stand wrong are no misspelling.
fn is_misspelt(written: &str) -> bool {
    let own = |word: &str| phrases().any(|(_, phrase)| phrase.split(' ').any(|known| known == word));
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && written.starts_with(char::is_alphabetic)
        && !written.contains(|c: char| c.is_ascii_digit())
        && written.to_lowercase().split(' ').any(|word| !own(word))
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether the grammar stopped behind a name: it would have taken a mark of what may follow one.
fn is_word_rule(positives: &[Rule]) -> bool {
    positives
        .iter()
        .any(|rule| matches!(rule, Rule::colon | Rule::times | Rule::plus | Rule::kw_of | Rule::text | Rule::equals | Rule::kw_gets))
}

/// What a rule is called when it is expected.
fn expectation(rule: Rule) -> Option<Expected> {
    if let Some(words) = words(rule) {
        return Some(Expected::Word(words.to_owned()));
    }
    Some(match rule {
        Rule::number | Rule::quantity | Rule::whole => Expected::Number,
        Rule::input_type => Expected::Word("số nguyên".to_owned()),
        Rule::direction => Expected::Word("càng cao càng tốt".to_owned()),
        Rule::pop_scope => Expected::Word("trong toàn bộ các đơn vị".to_owned()),
        Rule::text => Expected::Text,
        Rule::ident | Rule::set_code => Expected::Name,
        Rule::code | Rule::finding_code => Expected::Code,
        Rule::date => Expected::Date,
        Rule::primary
        | Rule::sum
        | Rule::expr
        | Rule::group_expr
        | Rule::reference
        | Rule::call
        | Rule::unary
        | Rule::share_of
        | Rule::records
        | Rule::operand => Expected::Expression,
        Rule::row | Rule::row_head | Rule::range | Rule::values_head | Rule::option_head | Rule::item => Expected::RowHead,
        Rule::clause => Expected::Clause,
        Rule::plus | Rule::minus | Rule::times | Rule::divide | Rule::sign => Expected::Operator,
        Rule::colon => Expected::Mark(":".to_owned()),
        Rule::comma => Expected::Mark(",".to_owned()),
        Rule::semicolon => Expected::Mark(";".to_owned()),
        Rule::open => Expected::Mark("(".to_owned()),
        Rule::close => Expected::Mark(")".to_owned()),
        Rule::equals => Expected::Mark("=".to_owned()),
        Rule::EOI => Expected::End,
        _ => return None,
    })
}
