//! `dti doc`

use std::path::PathBuf;

use clap::Args;

use super::help::{ABOUT, AFTER, English};
use super::input::read_rules;
use super::output::{draw, refuse, say};
use super::paper::{PaperFormat, deliver_paper, paper_format};
use super::{Common, Exit};
use crate::annex::{Decision, Printed, annex};
use crate::compile::Compiled;
use crate::message::Lang;

const EXAMPLES: &str = "\
Ví dụ:
  Phụ lục thành tệp Word:
    dti doc rulesets/mau/cap-huyen/huyen.dti --out phu-luc.docx
  Bản dự thảo thành trang HTML, in được trên giấy A4:
    dti doc rulesets/mau/cap-huyen/huyen.dti --draft --out du-thao.html
  Ghi số, ngày và cơ quan ban hành mà bộ chỉ số chưa có:
    dti doc rulesets/mau/cap-huyen/huyen.dti --decision \"số 12/QĐ-UBND ngày 5/1/2026\" --issuer \"UBND tỉnh Đắk Nông\"

Phụ lục được viết từ chính bộ chỉ số dùng để chấm. Bộ chỉ số còn lỗi thì không in.

Mã kết thúc: 0 xong · 1 bộ chỉ số còn lỗi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Write the annex for signature from the rules: Word, HTML or Markdown"),
    (
        AFTER,
        "\
Examples:
  The annex as a Word file:
    dti doc rulesets/mau/cap-huyen/huyen.dti --out phu-luc.docx
  A draft as a page of HTML that prints on A4:
    dti doc rulesets/mau/cap-huyen/huyen.dti --draft --out du-thao.html
  Number, date and issuer that the rules do not give yet:
    dti doc rulesets/mau/cap-huyen/huyen.dti --decision \"số 12/QĐ-UBND ngày 5/1/2026\" --issuer \"UBND tỉnh Đắk Nông\"

The annex is written from the very rules that score. Rules with errors are not printed.

Exit status: 0 done · 1 the set has errors · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("rules", "Rule file (.dti)"),
    ("format", "The form; by the ending of --out if not given, Markdown without --out"),
    ("out", "Write to a file instead of printing"),
    ("decision", "Number and date of the decision, where “văn bản” of the rules does not give them"),
    ("issuer", "Who issues the decision, where “văn bản” of the rules does not say"),
    (
        "letterhead",
        "Print the head of a document too (national name and motto, issuer, number), for an annex that does not follow its decision",
    ),
    ("draft", "Print “DỰ THẢO” at the head of the annex"),
    ("force", "Replace a file that is there"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct DocArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(value_name = "TỆP")]
    rules: PathBuf,
    /// Dạng của phụ lục; không nói thì theo đuôi tên tệp ở --out, không có --out thì là md
    #[arg(long, value_enum, value_name = "DẠNG")]
    format: Option<PaperFormat>,
    /// Ghi vào tệp thay vì in ra
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
    /// Số và ngày của quyết định, khi câu “văn bản” của bộ chỉ số chưa có
    #[arg(long, value_name = "SỐ-VÀ-NGÀY")]
    decision: Option<String>,
    /// Cơ quan ban hành, khi câu “văn bản” của bộ chỉ số chưa có
    #[arg(long, value_name = "CƠ-QUAN")]
    issuer: Option<String>,
    /// In chữ “DỰ THẢO” ở đầu phụ lục
    #[arg(long)]
    draft: bool,
    /// In cả đầu văn bản (quốc hiệu, cơ quan ban hành, số), khi phụ lục không đi sau quyết định
    #[arg(long)]
    letterhead: bool,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &DocArgs, common: &Common) -> Exit {
    match make(args, common) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn make(args: &DocArgs, common: &Common) -> Result<Exit, Exit> {
    let format = paper_format(args.format, args.out.as_deref(), common)?;
    let (_, compiled) = read_rules(&args.rules, common)?;
    let Compiled { sources, program, findings, .. } = compiled;
    let blocked = findings.block();
    let findings = findings.sorted();
    let Some(program) = program.filter(|_| !blocked) else {
        return Err(refuse(&findings, &sources, common, false));
    };
    let decision = decision(args, &program.set.document, common)?;
    draw(&findings, &sources, common);
    let document = annex(&program, &findings, &sources, &Printed { decision, draft: args.draft, letterhead: args.letterhead });
    deliver_paper(&document, format, args.out.as_deref(), args.force, common)?;
    Ok(Exit::Fine)
}

/// The decision that the rules name; an option fills only what they leave open, so that the annex never says otherwise.
fn decision(args: &DocArgs, document: &str, common: &Common) -> Result<Decision, Exit> {
    let mut decision = Decision::read(document);
    if let Some(text) = &args.decision {
        if decision.number.is_some() || decision.date.is_some() {
            return Err(wrong(common, Wrong::Given("--decision", document)));
        }
        decision.set_number_and_date(text);
        if decision.number.is_none() && decision.date.is_none() {
            return Err(wrong(common, Wrong::Decision(text)));
        }
    }
    if let Some(issuer) = &args.issuer {
        if decision.issuer.is_some() {
            return Err(wrong(common, Wrong::Given("--issuer", document)));
        }
        decision.issuer = Some(issuer.trim().to_owned());
    }
    Ok(decision)
}

/// A call that cannot be met.
enum Wrong<'a> {
    Given(&'a str, &'a str),
    Decision(&'a str),
}

fn wrong(common: &Common, what: Wrong<'_>) -> Exit {
    let text = match (common.lang(), what) {
        (Lang::Vi, Wrong::Given(option, document)) => {
            format!("bộ chỉ số đã ghi văn bản “{document}”; bỏ {option}, hoặc sửa câu “văn bản” trong bộ chỉ số")
        }
        (Lang::En, Wrong::Given(option, document)) => {
            format!("the rules name the decision “{document}”; leave out {option}, or change “văn bản” in the rules")
        }
        (Lang::Vi, Wrong::Decision(text)) => {
            format!("không đọc được số và ngày trong “{text}”; viết như: --decision \"số 12/QĐ-UBND ngày 5/1/2026\"")
        }
        (Lang::En, Wrong::Decision(text)) => {
            format!("no number and date can be read in “{text}”; write: --decision \"số 12/QĐ-UBND ngày 5/1/2026\"")
        }
    };
    say(&format!("dti: {text}\n"));
    Exit::Usage
}
