//! The text of a page → its parts.

use crate::message::Lang;

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Là gì
    What,
    /// Vì sao
    Why,
    /// Tránh
    Avoid,
    /// Nên viết
    Prefer,
}

impl Section {
    const ALL: [Section; 4] = [Section::What, Section::Why, Section::Avoid, Section::Prefer];

    /// Its heading.
    pub fn heading(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Section::What, Lang::Vi) => "Là gì",
            (Section::Why, Lang::Vi) => "Vì sao",
            (Section::Avoid, Lang::Vi) => "Tránh",
            (Section::Prefer, Lang::Vi) => "Nên viết",
            (Section::What, Lang::En) => "What",
            (Section::Why, Lang::En) => "Why",
            (Section::Avoid, Lang::En) => "Avoid",
            (Section::Prefer, Lang::En) => "Prefer",
        }
    }
}

/// A section in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// Its paragraphs.
    pub text: String,
    /// The example under it, the same in both languages.
    pub example: Option<String>,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: &'static str,
    titles: [String; 2],
    parts: [Vec<Part>; 2],
}

impl Page {
    /// Reads a page; `None` when it is not in the form of a page.
    pub(super) fn read(code: &'static str, text: &str) -> Option<Self> {
        let mut sections = text.split("\n## ");
        let head = sections.next()?;
        let (first, english) = head.split_once('\n')?;
        let title = first.trim().strip_prefix("# ")?.strip_prefix(code)?.strip_prefix(". ")?;
        let sections: Vec<(&str, &str)> = sections.filter_map(|section| section.split_once('\n')).collect();
        let part = |section: Section, lang: Lang| {
            let (_, body) = sections.iter().find(|(heading, _)| heading.trim() == section.heading(lang))?;
            let (text, example) = split(body);
            Some(Part { section, text, example })
        };
        let vietnamese = Section::ALL.iter().map(|section| part(*section, Lang::Vi)).collect::<Option<Vec<_>>>()?;
        let english_parts = Section::ALL.iter().map(|section| part(*section, Lang::En));
        // The examples are written once, in the language of the rules.
        let english_parts = english_parts.zip(&vietnamese).map(|(part, other)| {
            let part = part?;
            Some(Part { example: part.example.or_else(|| other.example.clone()), ..part })
        });
        let english_parts = english_parts.collect::<Option<Vec<_>>>()?;
        Some(Page { code, titles: [title.trim().to_owned(), joined(english)], parts: [vietnamese, english_parts] })
    }

    /// The sentence that says what is seen.
    pub fn title(&self, lang: Lang) -> &str {
        let [vi, en] = &self.titles;
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// What, why, avoid, prefer.
    pub fn parts(&self, lang: Lang) -> &[Part] {
        let [vi, en] = &self.parts;
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// The paragraphs of a section, and its fenced block; sentences behind the block belong to the paragraphs.
fn split(body: &str) -> (String, Option<String>) {
    let (mut text, mut example) = (String::new(), String::new());
    let mut fence: Option<usize> = None;
    for line in body.lines() {
        let ticks = line.len().saturating_sub(line.trim_start_matches('`').len());
        match fence {
            Some(open) if ticks >= open => fence = None,
            Some(_) => {
                example.push_str(line);
                example.push('\n');
            }
            None if ticks >= 3 => {
                // Two blocks of one section are shown one under the other.
                if !example.is_empty() {
                    example.push('\n');
                }
                fence = Some(ticks);
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    let paragraphs: Vec<String> = text.split("\n\n").map(joined).filter(|paragraph| !paragraph.is_empty()).collect();
    (paragraphs.join("\n\n"), (!example.trim().is_empty()).then_some(example))
}

/// Lines of one paragraph on one line; list items keep their own.
fn joined(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(if line.starts_with("- ") { '\n' } else { ' ' });
        }
        out.push_str(line);
    }
    out
}
