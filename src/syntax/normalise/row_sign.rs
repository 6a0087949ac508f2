//! The sign at the head of a row: `-2:` on a line of its own takes nothing from the row above.
//!
//! The grammar sees no line ends between words, so `kh - 0,5%:` at the end of a range and `-2:` below it would look alike to it.

/// Writes the sign of `-2:` and `-0,5%:` at the head of a line as `−`, which nothing else is here.
pub(super) fn mark(line: &mut [char]) {
    let Some(start) = line.iter().position(|letter| *letter != ' ') else { return };
    let Some(['-', rest @ ..]) = line.get(start..) else { return };
    let mut rest = rest.iter().skip_while(|letter| **letter == ' ').peekable();
    let digits = rest.peek().is_some_and(|letter| letter.is_ascii_digit());
    let mut rest = rest.skip_while(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '_' | '%' | ' '));
    if digits
        && rest.next() == Some(&':')
        && let Some(sign) = line.get_mut(start)
    {
        *sign = '−';
    }
}
