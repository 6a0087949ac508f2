//! The page of a code as JSON.

use serde_json::{Value, json};

use crate::explain::{Page, Section};
use crate::message::Lang;

/// The page in one language.
pub fn to_json(page: &Page, lang: Lang) -> Value {
    let part = |section: Section| page.parts(lang).iter().find(|part| part.section == section);
    let text = |section: Section| part(section).map(|part| part.text.as_str());
    let shown = |section: Section| json!({ "text": text(section), "example": part(section).and_then(|part| part.example.as_deref()) });
    json!({
        "version": 1,
        "code": page.code,
        "title": page.title(lang),
        "what": text(Section::What),
        "why": text(Section::Why),
        "avoid": shown(Section::Avoid),
        "prefer": shown(Section::Prefer),
    })
}
