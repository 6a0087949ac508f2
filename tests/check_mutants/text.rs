//! A rule file cut into lines and blocks, so that an operator can say "the number after *từ*" without reading quotations or comments.

use std::ops::Range;

/// A line of a rule file.
pub struct Line {
    /// As written, without the line end.
    pub raw: String,
    /// The same, byte for byte, with quoted text and comments blotted out.
    pub mask: String,
    pub indent: usize,
}

impl Line {
    fn new(raw: &str) -> Self {
        let mut quoted = false;
        let mut comment = false;
        let mut mask = String::new();
        for letter in raw.chars() {
            match letter {
                '#' if !quoted => comment = true,
                '"' if !comment => quoted = !quoted,
                _ => {}
            }
            let blot = if comment { Some(' ') } else { (quoted && letter != '"').then_some('\u{1}') };
            match blot {
                Some(blot) => (0..letter.len_utf8()).for_each(|_| mask.push(blot)),
                None => mask.push(letter),
            }
        }
        Line { raw: raw.to_owned(), indent: raw.len() - raw.trim_start().len(), mask }
    }

    /// What is read of it: no comment, no space around.
    pub fn said(&self) -> &str {
        self.mask.trim()
    }

    pub fn is_empty(&self) -> bool {
        self.said().is_empty()
    }

    /// The line with a range of bytes replaced.
    pub fn with(&self, range: Range<usize>, by: &str) -> String {
        format!("{}{by}{}", &self.raw[..range.start], &self.raw[range.end..])
    }

    /// Where a phrase stands, as whole words outside quotations.
    pub fn phrases(&self, phrase: &str) -> Vec<Range<usize>> {
        let found = self.mask.match_indices(phrase).map(|(at, _)| at..at + phrase.len());
        found.filter(|range| self.stands_alone(range)).collect()
    }

    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let before = self.mask[..range.start].chars().next_back();
        let after = self.mask[range.end..].chars().next();
        let starts = self.mask[range.clone()].starts_with(|c: char| !in_word(c));
        (starts || before.is_none_or(|c| !in_word(c))) && after.is_none_or(|c| !in_word(c))
    }

    /// The colon between a condition and what it gives.
    pub fn colon(&self) -> Option<usize> {
        self.mask.find(':')
    }

    /// What stands behind the colon, without spaces and comment.
    pub fn value(&self) -> Option<Range<usize>> {
        let colon = self.colon()? + 1;
        let start = colon + (self.mask[colon..].len() - self.mask[colon..].trim_start().len());
        let end = self.mask.trim_end().len();
        (start < end).then_some(start..end)
    }

    /// The numbers of a part of the line.
    pub fn numbers(&self, within: Range<usize>) -> Vec<Number> {
        let mut out = Vec::new();
        let mut at = within.start;
        let bytes = self.mask.as_bytes();
        while at < within.end {
            let free = || !self.mask[..at].chars().next_back().is_some_and(|c| in_word(c) || c == '.' || c == ',');
            if !bytes[at].is_ascii_digit() || !free() {
                at += 1;
                continue;
            }
            let start = at;
            while at < within.end && (bytes[at].is_ascii_digit() || (matches!(bytes[at], b'.' | b',') && digit(bytes, at + 1))) {
                at += 1;
            }
            if self.mask[at..].chars().next().is_some_and(in_word) {
                continue;
            }
            out.push(Number { range: start..at, percent: bytes.get(at) == Some(&b'%') });
        }
        out
    }

    /// The names (`số_cuộc_họp`, `a`) of a part of the line.
    pub fn words(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for (at, letter) in self.mask[within.clone()].char_indices().map(|(at, letter)| (at + within.start, letter)) {
            if !in_word(letter) {
                continue;
            }
            match out.last_mut() {
                Some(last) if last.end == at => last.end = at + letter.len_utf8(),
                _ => out.push(at..at + letter.len_utf8()),
            }
        }
        out
    }
}

fn digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// A number as written.
pub struct Number {
    pub range: Range<usize>,
    pub percent: bool,
}

/// A number one step further: the step is one in the last decimal that is written (or the whole ones).
pub fn stepped(text: &str, steps: i64) -> Option<String> {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let digits: i64 = format!("{}{decimals}", whole.replace('.', "")).parse().ok()?;
    let moved = digits + steps;
    if moved < 0 {
        return None;
    }
    let places = decimals.len();
    let padded = format!("{moved:0>width$}", width = places + 1);
    let (whole, decimals) = padded.split_at(padded.len() - places);
    Some(if decimals.is_empty() { thousands(whole) } else { format!("{},{decimals}", thousands(whole)) })
}

/// A number ten times as large.
pub fn tenfold(text: &str) -> String {
    match text.split_once(',') {
        None => thousands(&format!("{}0", text.replace('.', ""))),
        Some((whole, decimals)) => {
            let (first, rest) = decimals.split_at(1);
            let whole = format!("{}{first}", whole.replace('.', ""));
            let whole = thousands(whole.trim_start_matches('0'));
            if rest.is_empty() { whole } else { format!("{whole},{rest}") }
        }
    }
}

fn thousands(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 3 {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// What a block of a rule file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Set,
    Row,
    Pillar,
    Classes,
    Ranking,
    Units,
    Common,
    List,
    Other,
}

/// A header with the lines under it.
pub struct Block {
    pub kind: Kind,
    /// The header's line and the one behind the last.
    pub lines: Range<usize>,
    /// The code of a row.
    pub code: Option<String>,
}

/// A rule file.
pub struct File {
    pub path: String,
    pub lines: Vec<Line>,
    pub blocks: Vec<Block>,
}

const OPENERS: [(&str, Kind); 11] = [
    ("bộ chỉ số ", Kind::Set),
    ("chỉ số ", Kind::Row),
    ("nhóm ", Kind::Row),
    ("điểm cộng ", Kind::Row),
    ("điểm trừ ", Kind::Row),
    ("trụ cột ", Kind::Pillar),
    ("xếp loại ", Kind::Classes),
    ("xếp hạng ", Kind::Ranking),
    ("đối tượng ", Kind::Units),
    ("thông tin chung", Kind::Common),
    ("danh sách ", Kind::List),
];

impl File {
    pub fn read(path: &str) -> Self {
        let text = crate::shipped::one_line_each(&std::fs::read_to_string(path).unwrap());
        let lines: Vec<Line> = text.lines().map(Line::new).collect();
        let mut blocks: Vec<Block> = Vec::new();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            if line.indent > 0 {
                if let Some(block) = blocks.last_mut() {
                    block.lines.end = at + 1;
                }
                continue;
            }
            let opener = OPENERS.iter().find(|(opener, _)| line.mask.starts_with(opener));
            let kind = opener.map_or(Kind::Other, |(_, kind)| *kind);
            let code = opener.filter(|_| kind == Kind::Row).and_then(|(opener, _)| line.mask[opener.len()..].split([' ', ',']).next());
            blocks.push(Block { kind, lines: at..at + 1, code: code.map(str::to_owned) });
        }
        File { path: path.to_owned(), lines, blocks }
    }

    /// How the block is called in the list of survivors.
    pub fn called(&self, block: &Block) -> String {
        let head = self.lines[block.lines.start].raw.trim();
        match (&block.code, block.kind) {
            (Some(code), _) => code.clone(),
            (None, Kind::Set) => "bộ chỉ số".to_owned(),
            (None, _) => head.to_owned(),
        }
    }
}

/// A block in its file: what an operator looks at.
pub struct Site<'a> {
    pub file: &'a File,
    pub block: &'a Block,
}

impl<'a> Site<'a> {
    pub fn head(&self) -> (usize, &'a Line) {
        (self.block.lines.start, &self.file.lines[self.block.lines.start])
    }

    /// The sentences of the block: lines one step in.
    pub fn sentences(&self) -> Vec<(usize, &'a Line)> {
        self.body().into_iter().filter(|(_, line)| line.indent == 2).collect()
    }

    /// All lines under the header that say something.
    pub fn body(&self) -> Vec<(usize, &'a Line)> {
        let lines = self.block.lines.start + 1..self.block.lines.end;
        lines.map(|at| (at, &self.file.lines[at])).filter(|(_, line)| !line.is_empty()).collect()
    }

    /// The lines of the table that stands under a sentence.
    pub fn table(&self, sentence: usize) -> Vec<(usize, &'a Line)> {
        let after = self.body().into_iter().skip_while(|(at, _)| *at <= sentence);
        after.take_while(|(_, line)| line.indent > 2).collect()
    }

    /// The tables whose sentence passes.
    pub fn tables(&self, wanted: impl Fn(&str) -> bool) -> Vec<Vec<(usize, &'a Line)>> {
        let owners = self.sentences().into_iter().filter(|(_, line)| wanted(line.said()));
        owners.map(|(at, _)| self.table(at)).filter(|table| !table.is_empty()).collect()
    }

    /// The rows of tables over a figure.
    pub fn tiers(&self) -> Vec<Vec<(usize, &'a Line)>> {
        let figures = |line: &Line| is_tier(line) || line.said().starts_with("còn lại");
        let tables = self.tables(|said| said.starts_with("điểm theo "));
        tables
            .into_iter()
            .filter(|table| table.iter().any(|(_, line)| is_tier(line)) && table.iter().all(|(_, line)| figures(line)))
            .collect()
    }

    /// The rows of a class table.
    pub fn classes(&self) -> Vec<(usize, &'a Line)> {
        if self.block.kind != Kind::Classes {
            return Vec::new();
        }
        let row =
            |line: &Line| line.colon().is_some() && (is_tier(line) || line.said().starts_with('"') || line.said().starts_with("còn lại"));
        self.sentences().into_iter().filter(|(_, line)| row(line)).collect()
    }

    /// The lines that declare a figure, each with its name.
    pub fn inputs(&self) -> Vec<(usize, &'a Line, &'a str)> {
        let named = |(at, line): (usize, &'a Line)| {
            let rest = line.said().strip_prefix("số liệu ")?;
            let name = rest.split([' ', ':']).next()?;
            Some((at, line, name))
        };
        self.sentences().into_iter().filter_map(named).collect()
    }

    /// The sentences that score: no declaration, no policy, no remark.
    pub fn scoring(&self) -> Vec<(usize, &'a Line)> {
        const BESIDE: [&str; 12] = [
            "số liệu ",
            "thuộc tính ",
            "suy luận ",
            "căn cứ ",
            "ghi chú ",
            "nguồn số liệu ",
            "tài liệu kiểm chứng ",
            "chấp nhận ",
            "chưa có số liệu",
            "không phát sinh",
            "không áp dụng:",
            "làm tròn ",
        ];
        let beside = |line: &Line| BESIDE.iter().any(|opening| line.said().starts_with(opening));
        let mut owner_scores = false;
        let mut out = Vec::new();
        for (at, line) in self.body() {
            if line.indent == 2 {
                owner_scores = !beside(line);
            }
            if owner_scores {
                out.push((at, line));
            }
        }
        out
    }
}

/// Whether the line begins as a range of figures or as one figure.
pub fn is_tier(line: &Line) -> bool {
    let said = line.said();
    line.colon().is_some()
        && (["từ ", "trên ", "dưới "].iter().any(|word| said.starts_with(word)) || said.starts_with(|c: char| c.is_ascii_digit()))
}
