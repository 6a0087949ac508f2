//! How much a file may hold. Files come from hundreds of people; one of them may be broken, or meant to break the reader.
//!
//! A form of 100.000 units with 300 columns passes all of these.

/// The bytes of a file: five times a text of 100.000 units × 300 columns of a few digits.
pub const MOST_FILE: usize = 512 << 20;

/// The columns of a spreadsheet program (XFD).
pub const MOST_COLUMNS: usize = 16_384;

/// The rows of a spreadsheet program.
pub const MOST_ROWS: usize = 1_048_576;

/// The cells of a file, with the empty ones before the last of each row: 100.000 units × 300 columns and some more. At about 32 bytes each this
/// bounds the memory of the cells by a gigabyte.
pub const MOST_CELLS: usize = 32_000_000;

/// The letters of a cell: what a spreadsheet program takes.
pub const MOST_LETTERS: usize = 32_767;

/// The bytes of all cells of a file: a text that stands once in a workbook may be pointed at by millions of cells.
pub const MOST_TEXT: usize = 512 << 20;

/// The bytes that a workbook unpacks to, however small it was packed: the XML of 100.000 × 300 cells is 1,2 GB.
pub(super) const MOST_UNPACKED: u64 = 2 << 30;

/// How many times larger than its file a workbook may unpack, past the first megabytes. Forms reach 50; a bomb reaches 1.000.
pub(super) const MOST_RATIO: u64 = 200;

/// Unpacked bytes that are nobody's bomb.
pub(super) const FREE_UNPACKED: u64 = 64 << 20;

/// The bytes of one tag or text of XML: a cell of 32.767 letters, each as a numbered reference, is a quarter of this.
pub(super) const MOST_EVENT: usize = 1 << 20;

/// How deep XML elements stand in each other in a workbook; a rich text stands nine deep.
pub(super) const MOST_DEPTH: usize = 64;

/// The entries of a package; a workbook has a dozen and a few per sheet.
pub(super) const MOST_PARTS: usize = 10_000;

/// The sheets of a workbook.
pub(super) const MOST_SHEETS: usize = 1_000;

/// The merged areas of a sheet that are kept.
pub(super) const MOST_MERGES: usize = 100_000;

/// The styles of a workbook; a spreadsheet program allows 65.490.
pub(super) const MOST_STYLES: usize = 65_536;
