//! `dti check --explain CODE`: the page of a code.

use std::io::IsTerminal;

use super::check::CheckFormat;
use super::output::{print, say};
use super::{Common, Exit};
use crate::message::Lang;
use crate::{emit, explain, render};

pub(super) fn run(written: &str, format: CheckFormat, common: &Common) -> Exit {
    let lang = common.lang();
    let page = match explain::find(written) {
        Ok(code) => explain::page(code),
        Err(offers) => {
            say(&unknown(written, &offers, lang));
            return Exit::Usage;
        }
    };
    let Some(page) = page else { return Exit::Usage };
    match format {
        CheckFormat::Human => print(&render::page::draw(&page, &common.look(std::io::stdout().is_terminal()))),
        CheckFormat::Json => print(&format!("{:#}\n", emit::page::to_json(&page, lang))),
        CheckFormat::Sarif => {
            say(match lang {
                Lang::Vi => "dti: --format sarif ghi kết quả kiểm tra tệp, không dùng cùng --explain.\n",
                Lang::En => "dti: --format sarif writes what was found in files; it does not go with --explain.\n",
            });
            return Exit::Usage;
        }
    }
    Exit::Fine
}

fn unknown(written: &str, offers: &[&'static str], lang: Lang) -> String {
    let mut out = match lang {
        Lang::Vi => format!("dti: không có mã “{written}”."),
        Lang::En => format!("dti: there is no code “{written}”."),
    };
    out.push_str(match (offers.is_empty(), lang) {
        (true, Lang::Vi) => " Mã gồm một chữ và bốn chữ số, in ở cuối mỗi thông báo, ví dụ E0401.\n",
        (true, Lang::En) => " A code is a letter and four digits, printed at the end of each message, such as E0401.\n",
        (false, Lang::Vi) => " Có phải là:\n",
        (false, Lang::En) => " Is it one of these:\n",
    });
    for code in offers {
        let title = explain::page(code).map(|page| page.title(lang).to_owned()).unwrap_or_default();
        out.push_str(&format!("  {code}  {title}\n"));
    }
    out
}
