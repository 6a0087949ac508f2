//! Suggested examples → the text of a rule file, ready to be pasted or to stand beside the set (`kèm theo`).

use crate::example::{Asked, Spot, SpotKind, Suggested, Suggestions};
use crate::format::format;
use crate::ir::{Program, RowId};
use crate::letters::capitalised;
use crate::message::{Lang, row_word, spot_words};
use crate::source::FileId;
use crate::syntax::tree::BLANK;

/// A title says no more places than this by their words.
const MOST_SAID: usize = 3;
/// The places are so wide in a title at most; a longer one is cut.
const WIDEST: usize = 90;

/// Writes suggestions in the layout of rule files. Titles and comments are Vietnamese, as the file is.
pub fn to_text(program: &Program, suggestions: &Suggestions) -> String {
    let mut out = String::new();
    if !suggestions.list.is_empty() {
        out.push_str("# Ví dụ do dti gợi ý cho những chỗ chưa ví dụ nào chạm tới. Tính tay từng ví dụ,\n");
        out.push_str("# rồi ghi kết quả thay dấu “…”; dấu nào còn lại thì ví dụ ấy chưa đúng.\n\n");
    }
    for suggested in &suggestions.list {
        out.push_str(&block(program, suggested));
        out.push('\n');
    }
    if !suggestions.left.is_empty() {
        out.push_str("# Chưa gợi ý được ví dụ nào cho:\n");
        for spot in &suggestions.left {
            let place = spot.row.map(|row| format!("{}: ", capitalised(&row_words(program, row)))).unwrap_or_default();
            out.push_str(&format!("# - {place}{}\n", spot_words(spot, Lang::Vi)));
        }
    }
    // What was put together from the program reads as any rule file does; if not, it is handed on as it is.
    format(FileId(0), &out).unwrap_or(out)
}

fn block(program: &Program, suggested: &Suggested) -> String {
    let mut out = format!("ví dụ \"{}\"\n", title(program, suggested));
    let unit = suggested.unit.as_ref().map(|unit| format!("đơn vị \"{unit}\": ")).unwrap_or_default();
    if !suggested.given.is_empty() {
        out.push_str(&format!("  cho {unit}{}\n", suggested.given.join("; ")));
    }
    let code = |row: RowId| program.row(row).map(|row| row.code.to_string()).unwrap_or_default();
    let sentence = match suggested.asked {
        Asked::Row(row) => format!("{} được {BLANK} điểm", code(row)),
        Asked::State(row) => format!("{} {BLANK}", code(row)),
        Asked::Total => format!("tổng điểm là {BLANK} điểm"),
        Asked::Class => format!("xếp loại là {BLANK}"),
        Asked::Finding => format!("có phát hiện {BLANK}"),
    };
    out.push_str(&format!("  thì {sentence}\n"));
    out
}

/// What the example reaches, in words without quotes, which a title cannot hold: `Chỉ số 1.1: bậc từ 4 trở lên`.
fn title(program: &Program, suggested: &Suggested) -> String {
    let asked = match suggested.asked {
        Asked::Row(row) | Asked::State(row) => Some(row),
        Asked::Finding => suggested.spots.iter().find_map(|spot| spot.row),
        Asked::Total | Asked::Class => None,
    };
    let mut said: Vec<String> = Vec::new();
    for spot in suggested.spots.iter().take(MOST_SAID) {
        let words = bare(&words(spot));
        // The row that is asked stands in front of all.
        let other = spot.row.filter(|row| Some(*row) != asked).map(|row| format!("{}, ", row_words(program, row)));
        said.push(format!("{}{words}", other.unwrap_or_default()));
    }
    let more = suggested.spots.len().saturating_sub(said.len());
    let mut said = cut(&said.join("; "));
    if more > 0 {
        said.push_str(&format!("; và {more} chỗ khác"));
    }
    match asked {
        Some(row) => format!("{}: {said}", capitalised(&row_words(program, row))),
        None => capitalised(&said),
    }
}

fn words(spot: &Spot) -> String {
    match spot.kind {
        SpotKind::Row => "chấm theo số liệu".to_owned(),
        _ => spot_words(spot, Lang::Vi),
    }
}

/// `chỉ số 1.1`
fn row_words(program: &Program, row: RowId) -> String {
    program.row(row).map(|row| format!("{} {}", row_word(row.word(), Lang::Vi), row.code)).unwrap_or_default()
}

/// A text without quotes of any kind.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂')).collect()
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(WIDEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("").trim_end()),
        None => text.to_owned(),
    }
}
