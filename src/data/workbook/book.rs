//! The sheets of a workbook in their order, and where its other parts are.

use std::collections::HashMap;

use super::Trouble;
use super::package::Package;
use super::xml::{Piece, Pieces};

/// Where a workbook stands when nothing says where.
const USUAL: &str = "xl/workbook.xml";

/// The parts of a workbook.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The sheets, in their order.
    pub sheets: Vec<SheetPart>,
    /// The texts that cells point at.
    pub strings: Option<String>,
    /// The styles.
    pub styles: Option<String>,
    /// Whether days are counted from 1904 and not from 1900.
    pub from_1904: bool,
}

/// A sheet.
#[derive(Debug)]
pub(super) struct SheetPart {
    /// Its name.
    pub name: String,
    /// Its part.
    pub part: String,
    /// Whether a person hid it.
    pub hidden: bool,
    /// Whether a program hid it, so that no person sees its name.
    pub very_hidden: bool,
}

impl Package<'_> {
    /// The part of the workbook itself, by the relations of the package.
    pub fn book(&mut self) -> Option<String> {
        let named = relations(self, "").ok().and_then(|list| list.into_values().find(|relation| relation.kind == "officeDocument"));
        let name = named.map_or_else(|| USUAL.to_owned(), |relation| relation.target);
        self.spelled(&name).filter(|name| name.to_ascii_lowercase().starts_with("xl/") && name.ends_with(".xml"))
    }
}

/// Reads the list of sheets.
pub(super) fn read(package: &mut Package<'_>, book: &str) -> Result<Parts, Trouble> {
    let relations = relations(package, book)?;
    let of_kind = |kind: &str| relations.values().find(|relation| relation.kind == kind).map(|relation| relation.target.clone());
    let mut parts = Parts { strings: of_kind("sharedStrings"), styles: of_kind("styles"), ..Parts::default() };
    let mut pieces = Pieces::new(package.part(book)?);
    loop {
        match pieces.next()? {
            Piece::Open(tag) => match tag.name() {
                "workbookPr" => parts.from_1904 = tag.is_true("date1904"),
                "sheet" => {
                    let name = tag.attribute("name").ok_or(Trouble::Broken)?;
                    let relation = tag.relation().and_then(|id| relations.get(&id)).ok_or(Trouble::Broken)?;
                    // Sheets of charts and of old macros hold no cells.
                    if relation.kind != "worksheet" {
                        continue;
                    }
                    let state = tag.attribute("state").unwrap_or_default();
                    parts.sheets.push(SheetPart {
                        name,
                        part: relation.target.clone(),
                        hidden: state == "hidden",
                        very_hidden: state == "veryHidden",
                    });
                }
                _ => (),
            },
            Piece::Close(_) | Piece::Text(_) => (),
            Piece::End => return Ok(parts),
        }
    }
}

/// What a part points at.
struct Relation {
    /// The last word of its type, which strict and transitional workbooks share.
    kind: String,
    /// The part, from the root of the package.
    target: String,
}

/// The relations of a part, by their ids; `""` is the package.
fn relations(package: &mut Package<'_>, part: &str) -> Result<HashMap<String, Relation>, Trouble> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut found = HashMap::new();
    let mut pieces = Pieces::new(package.part(&list)?);
    loop {
        match pieces.next()? {
            Piece::Open(tag) if tag.name() == "Relationship" => {
                let (Some(id), Some(kind), Some(target)) = (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target")) else {
                    return Err(Trouble::Broken);
                };
                if tag.attribute("TargetMode").is_some_and(|mode| mode == "External") {
                    continue;
                }
                let kind = kind.rsplit('/').next().unwrap_or(&kind).to_owned();
                found.insert(id, Relation { kind, target: resolved(folder, &target) });
            }
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => (),
            Piece::End => return Ok(found),
        }
    }
}

/// A target seen from the root: `worksheets/sheet1.xml` from `xl`, `/xl/x.xml` from anywhere.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => (),
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}
