//! Other blanks between the same words, as far as the lines allow.

/// Random numbers, the same for the same seed (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn blanks(&mut self, least: u64) -> String {
        " ".repeat(usize::try_from(least + self.roll(5)).unwrap())
    }
}

/// The text with other blanks between its words: lines stand in by other depths, and blank lines are several. Quoted text, comments and the
/// cells of tables stay as they are, and what stands at the margin stays there.
pub fn blanks(text: &str, seed: u64) -> String {
    let mut dice = Dice(seed * 7919 + 1);
    let mut out = String::new();
    let mut in_table = false;
    for line in text.lines() {
        if line.is_empty() {
            out.push_str(if dice.roll(2) == 0 { "\n" } else { "  \n\n" });
            continue;
        }
        let bare = line.trim_start();
        if bare.len() == line.len() {
            in_table = line.contains("theo bảng");
        } else {
            out.push_str(&dice.blanks(1));
        }
        let cells = in_table && bare.len() < line.len();
        out.push_str(&words(bare, cells, &mut dice));
        out.push_str(&dice.blanks(0));
        out.push('\n');
    }
    out
}

fn words(line: &str, cells: bool, dice: &mut Dice) -> String {
    let mut out = String::new();
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' => {
                out.push(c);
                for c in letters.by_ref() {
                    out.push(c);
                    if c == '"' {
                        break;
                    }
                }
            }
            '#' => {
                out.push(c);
                out.extend(letters.by_ref());
            }
            ' ' => {
                while letters.next_if_eq(&' ').is_some() {}
                let comment = letters.peek() == Some(&'#');
                // Inside a cell a blank is its own.
                if cells && !comment && !out.ends_with(';') {
                    out.push(' ');
                } else {
                    let least = u64::from(!out.ends_with([';', ':']));
                    out.push_str(&dice.blanks(least));
                }
            }
            _ => out.push(c),
        }
    }
    out
}
