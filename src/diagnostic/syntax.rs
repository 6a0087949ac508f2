//! What can be wrong with the text itself.

use crate::quantity::{Exact, NumberFault};

/// What a parser would have taken, in the reader's terms; the words live in `message`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// A word or phrase of the language, as written.
    Word(String),
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// A name of an input or option.
    Name,
    /// A code of a row.
    Code,
    /// A value or an expression.
    Expression,
    /// The head of a row of tiers.
    RowHead,
    /// A clause of the block.
    Clause,
    /// A date.
    Date,
    /// The end of the sentence.
    End,
    /// An operator.
    Operator,
    /// A mark such as `:`.
    Mark(String),
}

/// E01xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxFault {
    /// Something else stands where one of these is expected.
    Unexpected {
        /// What stands there; empty at the end of the sentence.
        found: String,
        /// What would fit.
        expected: Vec<Expected>,
        /// The phrase of the language that the found words were probably meant to be.
        near: Option<String>,
    },
    /// What opens a block stands indented, and was read as a sentence of the block above.
    Indented {
        /// What opens the block.
        word: String,
    },
    /// A quote that is not closed on its line.
    OpenText {
        /// The word behind which it was probably to end.
        last: Option<String>,
    },
    /// A number in another spelling than the decision's.
    Number {
        /// As written.
        text: String,
        /// What is wrong with it.
        fault: NumberFault,
    },
    /// `5 tỷ đồng`: a number with words that make it greater.
    Magnitude {
        /// As written.
        text: String,
        /// What it comes to, in single things.
        number: Exact,
        /// The name on the same line that it is held against.
        figure: Option<String>,
        /// The figure that it is held against, its unit, and the number in that unit, where they are found.
        declared: Option<(String, String, Exact)>,
    },
    /// A name written with blanks (`hồ sơ`).
    SpacedName {
        /// As written.
        text: String,
        /// The name to write (`hồ_sơ`).
        offer: String,
    },
    /// A word of the language where a name is given (`không "Không ban hành"`).
    ReservedName {
        /// The word.
        word: String,
        /// A name made of the title beside it.
        offer: Option<String>,
    },
    /// A bare `đến B`: it does not say where it begins.
    BareTo {
        /// The bound as written.
        bound: String,
    },
    /// `trên 90 trở lên`: both open and closed.
    DoubleBound {
        /// As written.
        text: String,
        /// The two readings.
        readings: [String; 2],
    },
    /// `x`, `:` or `*` used to multiply or divide.
    LetterOperator {
        /// As written.
        text: String,
        /// The mark to write.
        offer: String,
    },
    /// The head of a row, or a fraction, as decisions print it (`88-90%`, `4 lần`, `½`).
    AsPrinted {
        /// As written.
        text: String,
        /// The words with the same meaning.
        offer: String,
    },
    /// A date without `ngày`.
    BareDate {
        /// As written.
        text: String,
    },
    /// Mixed `và` / `hoặc`, chained `a / b / c`, `không a và b`.
    NeedsParentheses {
        /// The construct, as written.
        text: String,
        /// The possible readings.
        readings: Vec<String>,
    },
    /// `-5:` as the head of a row.
    NegativeRow {
        /// The number.
        number: String,
    },
    /// Parentheses nested too deep.
    TooDeep {
        /// How deep at most.
        limit: usize,
    },
    /// A line that looks like the beginning of a block with a damaged opener.
    DamagedOpener {
        /// The words as written.
        text: String,
        /// The opener that was probably meant.
        offer: String,
    },
    /// Text that stands before the first block.
    Orphan,
    /// A code in another spelling (`5.1 a`, `a)`).
    CodeSpelling {
        /// As written.
        text: String,
        /// The code to write.
        offer: String,
    },
    /// The same inside quoted text: a title or a name of a unit.
    ForeignInText {
        /// The word.
        word: String,
        /// The letter.
        letter: char,
        /// The letter it looks like.
        looks_like: Option<char>,
    },
    /// Quoted text whose marks are letters of their own (NFD), as some files and systems write it.
    Decomposed {
        /// The first such word.
        word: String,
        /// On how many lines.
        lines: usize,
    },
    /// A letter of another script inside a word.
    ForeignLetter {
        /// The word.
        word: String,
        /// The letter.
        letter: char,
        /// The Latin letter it looks like.
        looks_like: Option<char>,
    },
    /// A clause that may be said once is said twice.
    Twice {
        /// Its opening words.
        clause: String,
    },
    /// A clause that does not belong to this kind of block.
    Misplaced {
        /// Its opening words.
        clause: String,
        /// The block's opening words.
        block: String,
    },
    /// `cộng … khi`, `trừ … khi` outside of a điểm cộng or điểm trừ.
    AwardMisplaced {
        /// Whether it takes points away.
        deduction: bool,
        /// The block's opening words.
        block: String,
    },
    /// A pair of quotation marks inside another: the second mark ended the text.
    NestedQuotes {
        /// What stands in the inner pair.
        inner: String,
    },
    /// `=` used to compare.
    EqualsCompares,
    /// A date that is not in the calendar.
    NoSuchDate {
        /// The last day of that month, where the month is one.
        near: Option<String>,
        /// As written.
        text: String,
    },
    /// A file that is not UTF-8 text.
    NotUtf8,
    /// A tier row under conditions (or a condition under tiers) that lost its `khi`.
    RowHead {
        /// The head as written.
        text: String,
    },
    /// A step of rounding that is no place of a number (`0,05%`), or a percentage for points.
    RoundingStep,
    /// `điểm theo khoảng x, từ 15 đến 2`: downwards, and without `ngược chiều`.
    SpanDownwards {
        /// As written.
        text: String,
        /// The two ends the other way round.
        turned: String,
    },
    /// A range without a lower or upper side where one is needed, or written downwards (`từ 5 đến 3`).
    EmptyRange {
        /// The two ends the other way round, where that holds something.
        turned: Option<String>,
        /// As written.
        text: String,
    },
}

impl SyntaxFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            SyntaxFault::Unexpected { .. } | SyntaxFault::ReservedName { .. } => "E0101",
            SyntaxFault::OpenText { .. } => "E0102",
            SyntaxFault::Number { .. } | SyntaxFault::Magnitude { .. } => "E0103",
            SyntaxFault::SpacedName { .. } => "E0104",
            SyntaxFault::BareTo { .. } => "E0105",
            SyntaxFault::DoubleBound { .. } => "E0106",
            SyntaxFault::LetterOperator { .. } => "E0107",
            SyntaxFault::BareDate { .. } => "E0108",
            SyntaxFault::NeedsParentheses { .. } => "E0109",
            SyntaxFault::NegativeRow { .. } => "E0110",
            SyntaxFault::TooDeep { .. } => "E0111",
            SyntaxFault::DamagedOpener { .. } => "E0112",
            SyntaxFault::Orphan => "E0113",
            SyntaxFault::CodeSpelling { .. } => "E0114",
            SyntaxFault::ForeignLetter { .. } => "E0115",
            SyntaxFault::ForeignInText { .. } => "W0131",
            SyntaxFault::Decomposed { .. } => "N0132",
            SyntaxFault::Twice { .. } => "E0116",
            SyntaxFault::Misplaced { .. } | SyntaxFault::AwardMisplaced { .. } | SyntaxFault::Indented { .. } => "E0117",
            SyntaxFault::NestedQuotes { .. } => "E0130",
            SyntaxFault::EqualsCompares => "E0118",
            SyntaxFault::NoSuchDate { .. } => "E0119",
            SyntaxFault::NotUtf8 => "E0120",
            SyntaxFault::RowHead { .. } => "E0121",
            SyntaxFault::EmptyRange { .. } | SyntaxFault::SpanDownwards { .. } => "E0122",
            SyntaxFault::RoundingStep => "E0123",
            SyntaxFault::AsPrinted { .. } => "E0124",
        }
    }
}
