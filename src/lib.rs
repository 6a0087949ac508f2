//! `dti` scores the digital transformation indexes of Vietnamese provinces from a rule file: the annex of a decision as a small text.
//!
//! `check` proves the rules sound before they are issued, `eval` scores a year's data exactly, `reconcile` recomputes a published table.
//!
//! # The pipeline, top to bottom
//!
//! Each stage is a function from the former stage's type to the next, with a [`diagnostic::Findings`] to leave what it found in. A module uses
//! only what stands above it here; `tests/layers.rs` holds that.
//!
//! | stage | from → to |
//! |---|---|
//! | [`source`] [`code`] [`name`] [`quantity`] [`diagnostic`] | the vocabulary: files and spans, codes, folded names, exact numbers, findings |
//! | [`syntax`] | text → tree |
//! | [`format`](mod@format) | text → the same text in one layout |
//! | [`load`] | a file and its imports → trees |
//! | [`ir`] [`builtin`] [`check`] | trees → the typed program |
//! | [`eval`] | one unit's values → points, exactly |
//! | [`formula`] | a row and a unit's values → how the points come about, as text |
//! | [`lint`] | the program → proofs, one file each |
//! | [`mend`] | findings → the mends that are text; files → the files as mended |
//! | [`data`] | CSV → typed tables |
//! | [`form`] | the program → what agencies are asked to fill in; cells → the form that came back |
//! | [`score`] | all units → classes, ranks, means |
//! | [`survey`] | a year's scores → what they say about the rules |
//! | [`sample`] | the program → made-up units that reach every edge of its rules |
//! | [`starter`] | a level, a scale, a number of main indexes → the text of a set to begin with |
//! | [`example`] | the examples of a rule file → what does not hold |
//! | [`reconcile`] | published tables → what does not follow, and what would mend it |
//! | [`message`] | findings → sentences, Vietnamese and English |
//! | [`explain`] | the pages of the codes |
//! | [`document`] | what a person is handed on paper, before anyone says in which form |
//! | [`scoresheet`] | one unit's scores → how each point came about |
//! | [`annex`] | the program → the annex for signature |
//! | [`report`] | scores → the report that a province publishes, as a document |
//! | [`emit`] | results and findings → CSV and JSON; forms → CSV and workbooks; documents → HTML, Word, Markdown |
//! | `render` | results and findings → what a terminal shows (feature `cli`) |
//! | [`compile`] | the order of the first stages, in one screen |
//! | `cli` | one file per command (feature `cli`) |
//!
//! # A first look
//!
//! ```
//! use dti::compile::compile;
//! use dti::load::OneText;
//!
//! let rules = r#"
//! bộ chỉ số "Thử"
//!   mã Thu
//!   văn bản "Ví dụ, không phải quyết định"
//!   thang điểm 20
//!   chưa có số liệu: 0 điểm
//!
//! chỉ số 1 "Ban Chỉ đạo họp định kỳ" 20 điểm
//!   số liệu số_cuộc_họp: số nguyên (cuộc họp), từ 0 trở lên
//!   điểm theo số_cuộc_họp
//!     từ 4 trở lên:  20 điểm
//!     3:             15 điểm
//!     từ 1 đến 2:    10 điểm
//!     còn lại:        0 điểm
//! "#;
//! let compiled = compile(&OneText(rules), "thu.dti").unwrap();
//! assert!(compiled.findings.is_empty());
//! assert!(compiled.runnable().is_some());
//! ```

pub mod annex;
pub mod builtin;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod code;
pub mod compile;
pub mod data;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod eval;
pub mod example;
pub mod explain;
pub mod form;
pub mod format;
pub mod formula;
pub mod ir;
mod letters;
pub mod lint;
pub mod load;
pub mod mend;
pub mod message;
pub mod name;
pub mod quantity;
pub mod reconcile;
#[cfg(feature = "cli")]
pub mod render;
pub mod report;
pub mod sample;
pub mod score;
pub mod scoresheet;
pub mod source;
pub mod starter;
pub mod survey;
pub mod syntax;
