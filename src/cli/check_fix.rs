//! `dti check --fix`: shows what changes, writes it, and says what is left.

use std::collections::BTreeMap;
use std::io::IsTerminal;

use super::check_files::{Examined, Shelf, examine};
use super::output::{Trouble, draw, print, replace, say, trouble};
use super::{Common, Exit};
use crate::diagnostic::Finding;
use crate::load::{Disk, Files as _};
use crate::mend::{mend, worse};
use crate::message::Lang;
use crate::render::difference;
use crate::source::Sources;

/// A mend may bring to light what it hid, which may be mended too; after so many rounds the rest is for a person.
const ROUNDS: usize = 10;

/// Mends a file and what it imports. What comes back is what is left.
pub(super) fn run(shelf: &mut Shelf, name: &str, dry: bool, human: bool, common: &Common) -> Result<Examined, Exit> {
    let read = |shelf: &Shelf| examine(shelf, name, |_| ()).map_err(|reason| trouble(common, name, Trouble::Read, &reason));
    let first = read(shelf)?;
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut count = 0_usize;
    let mut last = None;
    for _ in 0..ROUNDS {
        let now = last.as_ref().unwrap_or(&first);
        let made = mend(&now.findings, &now.sources);
        if made.count == 0 {
            break;
        }
        let named = made.texts.into_iter().filter_map(|(id, text)| Some((now.sources.file(id)?.name.clone(), text)));
        texts.extend(named);
        count = count.saturating_add(made.count);
        last = Some(read(&shelf.with(&texts))?);
    }
    let beside = name == "-" || !human;
    let Some(mut last) = last else {
        tell(beside, &nothing(name, &first.findings, common.lang()));
        if name == "-" {
            print(&text_of(&first.sources, name));
        }
        return Ok(first);
    };
    let new = worse(&first.findings, &last.findings);
    if !new.is_empty() {
        say(&held_back(name, common.lang()));
        let new: Vec<Finding> = new.into_iter().cloned().collect();
        draw(&new, &last.sources, common);
        if name == "-" {
            print(&text_of(&first.sources, name));
        }
        return Ok(Examined { refused: true, ..first });
    }
    let colour = common.look(if beside { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() }).colour;
    for (file, text) in &texts {
        tell(beside, &difference::draw(file, &text_of(&first.sources, file), text, colour));
    }
    if !dry {
        write(&texts, &first.sources, common)?;
    }
    if name == "-" {
        print(texts.get(name).map_or(text_of(&first.sources, name).as_str(), String::as_str));
    }
    tell(beside, &done(name, count, &last.findings, dry, common.lang()));
    *shelf = shelf.with(&texts);
    last.standing = dry.then_some(first.findings);
    Ok(last)
}

/// Writes each file whole, unless somebody else changed it in the meantime.
fn write(texts: &BTreeMap<String, String>, before: &Sources, common: &Common) -> Result<(), Exit> {
    let files = || texts.iter().filter(|(name, _)| name.as_str() != "-");
    for (name, _) in files() {
        if Disk.read(name).ok().as_deref() != Some(text_of(before, name).as_bytes()) {
            return Err(trouble(common, name, Trouble::Write, changed(common.lang())));
        }
    }
    files().try_for_each(|(name, text)| replace(text.as_bytes(), name.as_ref(), common))
}

/// Other programs get their report on the standard output, and nothing else.
pub(super) fn refuse_stdin(common: &Common) -> Exit {
    say(match common.lang() {
        Lang::Vi => "dti: --fix với đầu vào chuẩn in ra văn bản đã sửa, không dùng cùng --format.\n",
        Lang::En => "dti: --fix of the standard input prints the mended text; it does not go with --format.\n",
    });
    Exit::Usage
}

fn tell(beside: bool, text: &str) {
    if beside { say(text) } else { print(text) }
}

fn text_of(sources: &Sources, name: &str) -> String {
    sources.files().find(|(_, file)| file.name == name).map(|(_, file)| file.text.clone()).unwrap_or_default()
}

pub(super) fn changed(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "tệp vừa được người khác sửa; chạy lại lệnh",
        Lang::En => "the file was changed in the meantime; run the command again",
    }
}

fn nothing(name: &str, left: &[Finding], lang: Lang) -> String {
    let mut out = match lang {
        Lang::Vi => format!("{name}: không có chỗ nào sửa thẳng được."),
        Lang::En => format!("{name}: nothing can be mended directly."),
    };
    out.push_str(&choices(left, lang));
    out + "\n"
}

fn done(name: &str, count: usize, left: &[Finding], dry: bool, lang: Lang) -> String {
    let mut out = match (lang, dry, count) {
        (Lang::Vi, false, _) => format!("{name}: đã sửa {count} chỗ."),
        (Lang::Vi, true, _) => format!("{name}: sửa thẳng được {count} chỗ; chưa ghi gì. Sau khi sửa thì còn như kê dưới đây."),
        (Lang::En, false, 1) => format!("{name}: 1 finding was mended."),
        (Lang::En, false, _) => format!("{name}: {count} findings were mended."),
        (Lang::En, true, 1) => {
            format!("{name}: 1 finding can be mended directly; nothing was written. What would be left is listed below.")
        }
        (Lang::En, true, _) => {
            format!("{name}: {count} findings can be mended directly; nothing was written. What would be left is listed below.")
        }
    };
    out.push_str(&choices(left, lang));
    out + "\n"
}

/// Findings with several fixes are left to a person, and that is said.
fn choices(left: &[Finding], lang: Lang) -> String {
    let count = left.iter().filter(|finding| finding.accepted.is_none() && finding.fixes.len() > 1).count();
    match (lang, count) {
        (_, 0) => String::new(),
        (Lang::Vi, _) => format!(" {count} chỗ có nhiều cách sửa: người soạn chọn."),
        (Lang::En, 1) => " 1 finding can be mended in several ways: choose one.".to_owned(),
        (Lang::En, _) => format!(" {count} findings can be mended in several ways: choose one each."),
    }
}

fn held_back(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{name}: không ghi gì, vì sửa xong lại có lỗi trước đó không thấy:\n"),
        Lang::En => format!("{name}: nothing was written, because the mended text has an error that was not seen before:\n"),
    }
}
