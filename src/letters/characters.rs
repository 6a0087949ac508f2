//! Characters that mean the same, one by one: which are dropped, which are written another way.

/// A character as the grammar writes it; `None` if it is one nobody sees and nobody means.
///
/// A character that is listed here never becomes another that is listed, so doing it twice changes nothing.
pub(crate) fn plain(letter: char) -> Option<char> {
    Some(match letter {
        // Zero-width characters, soft hyphens and byte order marks come along when text is copied from web pages and PDF files.
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => return None,
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        '*' | '\u{ff0a}' | '✕' | '✖' => '×',
        '\u{2215}' | '\u{2044}' => '/',
        _ if is_quote(letter) => '"',
        _ => half_width(letter),
    })
}

/// Whether the character opens or closes a quoted text. Word pairs them freely, so any opens and any closes.
pub(crate) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '\u{ff02}')
}

/// Whether a comment begins here and runs to the end of the line.
pub(crate) fn is_comment_sign(letter: char) -> bool {
    half_width(letter) == '#'
}

/// The ASCII character of a full-width one, as East Asian keyboards write it.
fn half_width(letter: char) -> char {
    const WIDER: u32 = 0xff01 - 0x21;
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(WIDER).and_then(char::from_u32).unwrap_or(letter),
        _ => letter,
    }
}
