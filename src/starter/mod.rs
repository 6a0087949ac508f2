//! A set to begin with: from a level, a scale and a number of main indexes comes the text of a rule file that is sound as it stands and
//! shows one usual sentence after another. Its figures are places to fill in, and it says so.

mod rows;
mod share;
mod text;

use rows::{Main, mains};
use share::share;

/// Most main indexes that a set can begin with; more are added by hand, as rows are.
pub const MOST_MAINS: u64 = 12;
/// The largest scale; the sets of the country have at most 1.000 points.
pub const LARGEST_SCALE: u64 = 100_000;

/// Who is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Provinces and cities.
    Province,
    /// Departments and branches of a province.
    Department,
    /// Districts.
    District,
    /// Communes.
    Commune,
}

impl Level {
    /// All levels, from the top.
    pub const ALL: [Level; 4] = [Level::Province, Level::Department, Level::District, Level::Commune];

    /// What the level is called in a title.
    pub fn words(self) -> &'static str {
        match self {
            Level::Province => "cấp tỉnh",
            Level::Department => "các sở, ban, ngành",
            Level::District => "cấp huyện",
            Level::Commune => "cấp xã",
        }
    }

    /// The units as the set names their kind.
    fn unit(self) -> &'static str {
        match self {
            Level::Province => "Tỉnh, thành phố",
            Level::Department => "Sở, ban, ngành",
            Level::District => "UBND cấp huyện",
            Level::Commune => "UBND cấp xã",
        }
    }

    /// The end of the set's code.
    fn code(self) -> &'static str {
        match self {
            Level::Province => "Tinh",
            Level::Department => "So",
            Level::District => "Huyen",
            Level::Commune => "Xa",
        }
    }
}

/// What the drafter asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Who is scored.
    pub level: Level,
    /// The points of the whole set.
    pub scale: u64,
    /// How many main indexes share them.
    pub mains: u64,
    /// The title, if the usual one will not do.
    pub title: Option<String>,
    /// The first year in which the set is used.
    pub year: u64,
}

/// Why there can be no such set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The number of main indexes is out of bounds.
    Mains(u64),
    /// The scale is out of bounds.
    Scale(u64),
    /// Each main index needs a whole point at least.
    Thin {
        /// The points there are.
        scale: u64,
        /// The main indexes that share them.
        mains: u64,
    },
    /// A text of the language stands between quotes and on one line.
    Title,
}

/// The text of a set to begin with.
pub fn start(wish: &Wish) -> Result<String, Refusal> {
    if !(1..=MOST_MAINS).contains(&wish.mains) {
        return Err(Refusal::Mains(wish.mains));
    }
    if !(1..=LARGEST_SCALE).contains(&wish.scale) {
        return Err(Refusal::Scale(wish.scale));
    }
    let unfit = |title: &str| title.trim().is_empty() || title.contains(['"', '“', '”', '«', '»']) || title.contains(char::is_control);
    if wish.title.as_deref().is_some_and(unfit) {
        return Err(Refusal::Title);
    }
    let mains = mains(wish.level, usize::try_from(wish.mains).unwrap_or(usize::MAX));
    let weights: Vec<u64> = mains.iter().map(|main| main.weight).collect();
    let shares = share(wish.scale, &weights).ok_or(Refusal::Thin { scale: wish.scale, mains: wish.mains })?;
    let indexes: Vec<text::Index> = (1..).zip(mains).zip(shares).map(|((code, main), points)| text::Index { code, main, points }).collect();
    Ok(text::text(wish, &indexes))
}
