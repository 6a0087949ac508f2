//! Where a slice of a text stands in it.

/// Letters are counted ahead at every so many bytes: a file of another system is often one long line.
const STEP: usize = 1 << 10;

/// A text, where its lines begin, and how many letters stand before every step.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    letters: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at.saturating_add(1));
        let starts = std::iter::once(0).chain(after).collect();
        let mut sum = 0_usize;
        let before = |chunk: &[u8]| {
            let counted = sum;
            sum = counted.saturating_add(letters(chunk));
            counted
        };
        let letters = text.as_bytes().chunks(STEP).map(before).collect();
        Lines { text, starts, letters }
    }

    /// Line and column, from 1, of a slice of the text.
    pub fn place(&self, slice: &str) -> (usize, usize) {
        // The distance of two places in memory; a slice of another text has none.
        let at = slice.as_ptr().addr().checked_sub(self.text.as_ptr().addr()).filter(|at| *at <= self.text.len()).unwrap_or(0);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|before| self.starts.get(before)).copied().unwrap_or(0);
        (line, self.before(at).saturating_sub(self.before(start)).saturating_add(1))
    }

    /// The letters before a place.
    fn before(&self, at: usize) -> usize {
        let step = at / STEP;
        let counted = self.letters.get(step).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(step.saturating_mul(STEP)..at).unwrap_or_default();
        counted.saturating_add(letters(rest))
    }
}

/// How many letters begin in some bytes.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_letters_from_one() {
        let text = format!("[\n  \"đơn\", 1,{} \"ấ\"]", " đ".repeat(3_000));
        let lines = Lines::of(&text);
        let of = |part: &str| lines.place(&text[text.find(part).unwrap()..]);
        assert_eq!(of("["), (1, 1));
        assert_eq!(of("\"đơn\""), (2, 3));
        assert_eq!(of("1,"), (2, 10));
        assert_eq!(of("\"ấ\""), (2, 12 + 6_000 + 1));
    }
}
