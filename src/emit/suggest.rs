//! Suggested examples → the text of a rule file, ready to be pasted or to stand beside the set (`kèm theo`).

use crate::diagnostic::RowWord;
use crate::example::{Asked, Spot, SpotKind, Suggested, Suggestions};
use crate::format::format;
use crate::ir::{Program, RowId};
use crate::message::{Lang, spot_words};
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
            let place = spot.row.map_or(String::new(), |row| format!("{}, ", row_words(program, row)));
            let place = place.trim_end_matches(", ");
            let colon = if place.is_empty() { "" } else { ": " };
            out.push_str(&format!("# - {place}{colon}{}\n", spot_words(spot, Lang::Vi)));
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
        let other = spot.row.filter(|row| Some(*row) != asked).map(|row| format!("{}, ", lower(&row_words(program, row))));
        said.push(format!("{}{words}", other.unwrap_or_default()));
    }
    let more = suggested.spots.len().saturating_sub(said.len());
    let mut said = cut(&said.join("; "));
    if more > 0 {
        said.push_str(&format!("; và {more} chỗ khác"));
    }
    match asked {
        Some(row) => format!("{}: {said}", row_words(program, row)),
        None => upper(&said),
    }
}

fn words(spot: &Spot) -> String {
    match spot.kind {
        SpotKind::Row => "chấm theo số liệu".to_owned(),
        _ => spot_words(spot, Lang::Vi),
    }
}

fn row_words(program: &Program, row: RowId) -> String {
    let Some(row) = program.row(row) else { return String::new() };
    let word = match row.word() {
        RowWord::Group => "Nhóm",
        RowWord::Index => "Chỉ số",
        RowWord::Bonus => "Điểm cộng",
        RowWord::Deduction => "Điểm trừ",
    };
    format!("{word} {}", row.code)
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

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
