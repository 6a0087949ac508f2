//! `dti fmt`

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Read as _};

use clap::Args;

use super::help::{ABOUT, AFTER, English};
use super::output::{Trouble, draw, print, replace, say, trouble, wrote};
use super::{Common, Exit};
use crate::diagnostic::{Fault, Finding, Place, SyntaxFault};
use crate::format::{Refusal, format};
use crate::load::{Disk, Files as _};
use crate::message::Lang;
use crate::render::difference;
use crate::source::{FileId, Sources};

const EXAMPLES: &str = "\
Ví dụ:
  Xem chỗ sẽ thay đổi, chưa ghi gì:
    dti fmt --diff rulesets/mau/cap-huyen/huyen.dti
  Kê những tệp chưa đúng kiểu trình bày (cho máy kiểm tra tự động):
    dti fmt --check rulesets/mau/cap-huyen/huyen.dti rulesets/mau/cap-huyen/nhom-2-hoat-dong.dti
  Ghi lại theo kiểu trình bày chung:
    dti fmt rulesets/mau/cap-huyen/huyen.dti

Số, tên và chữ trong ngoặc kép giữ nguyên từng chữ; ghi chú và dòng trống ngăn nhóm giữ lại.
Mã kết thúc: 0 xong · 1 tệp không đọc được như bộ chỉ số, hoặc với --check có tệp sẽ thay đổi · 2 gọi sai hoặc không đọc, ghi được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Lay rule files out in one way: rows aligned as in the annex, nothing said otherwise"),
    (
        AFTER,
        "\
Examples:
  See what would change, write nothing:
    dti fmt --diff rulesets/mau/cap-huyen/huyen.dti
  Name the files that are not laid out like that (for automatic checks):
    dti fmt --check rulesets/mau/cap-huyen/huyen.dti rulesets/mau/cap-huyen/nhom-2-hoat-dong.dti
  Write the file in the common layout:
    dti fmt rulesets/mau/cap-huyen/huyen.dti

Numbers, names and quoted text keep every letter; comments and blank lines between groups stay.
Exit status: 0 done · 1 a file does not read as a set, or would change under --check · 2 a wrong call, or a file that cannot be read or written.",
    ),
    ("files", "Rule files (.dti); “-” reads the standard input and prints to the standard output"),
    ("check", "Name the files whose layout would change and write nothing; the exit code is 1 if there are any"),
    ("diff", "Print what would change and write nothing"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct FmtArgs {
    /// Tệp bộ chỉ số (.dti); dấu “-” là đọc từ đầu vào chuẩn và in ra đầu ra chuẩn
    #[arg(required = true, value_name = "TỆP")]
    files: Vec<String>,
    /// Chỉ kê những tệp chưa đúng kiểu trình bày, không ghi gì; có tệp như vậy thì kết thúc bằng mã 1
    #[arg(long)]
    check: bool,
    /// In chỗ sẽ thay đổi, không ghi gì
    #[arg(long)]
    diff: bool,
}

/// What came of a file.
enum Made {
    /// It has the layout already.
    Same,
    /// Before and after.
    New(String, String),
    /// It was refused, and that was said.
    Refused(Exit),
}

pub(super) fn run(args: &FmtArgs, common: &Common) -> Exit {
    let mut exit = Exit::Fine;
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for name in &args.files {
        // A file that is named twice is laid out once.
        if done.insert(name) {
            exit = worse(exit, one(name, args, common));
        }
    }
    exit
}

fn worse(one: Exit, other: Exit) -> Exit {
    match (one, other) {
        (Exit::Usage, _) | (_, Exit::Usage) => Exit::Usage,
        (Exit::Errors, _) | (_, Exit::Errors) => Exit::Errors,
        (Exit::Fine, Exit::Fine) => Exit::Fine,
    }
}

fn one(name: &str, args: &FmtArgs, common: &Common) -> Exit {
    let bytes = match read(name) {
        Ok(bytes) => bytes,
        Err(reason) => return trouble(common, name, Trouble::Read, &reason),
    };
    match laid_out(name, bytes.clone(), common) {
        Made::Refused(exit) => exit,
        Made::Same => {
            if name == "-" && !args.check && !args.diff {
                print(&String::from_utf8_lossy(&bytes));
            }
            Exit::Fine
        }
        Made::New(before, after) => {
            if args.diff {
                print(&difference::draw(name, &before, &after, common.look(std::io::stdout().is_terminal()).colour));
            }
            if args.check {
                say(&would_change(name, common.lang()));
                return Exit::Errors;
            }
            match (args.diff, name) {
                (true, _) => Exit::Fine,
                (false, "-") => {
                    print(&after);
                    Exit::Fine
                }
                (false, _) => write(name, &bytes, &after, common).err().unwrap_or(Exit::Fine),
            }
        }
    }
}

fn read(name: &str) -> Result<Vec<u8>, String> {
    if name != "-" {
        return Disk.read(name);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn laid_out(name: &str, bytes: Vec<u8>, common: &Common) -> Made {
    let mut sources = Sources::default();
    let Ok(text) = String::from_utf8(bytes) else {
        draw(&[Finding::new(Place::File(name.to_owned()), Fault::Syntax(SyntaxFault::NotUtf8))], &sources, common);
        return Made::Refused(Exit::Errors);
    };
    let file: FileId = sources.add(name, text.as_str());
    match format(file, &text) {
        Ok(made) if made == text => Made::Same,
        Ok(made) => Made::New(text, made),
        Err(Refusal::Broken(findings)) => {
            // Warnings and remarks do not stand in the way, and are for `dti check`.
            let errors: Vec<Finding> = findings.sorted().into_iter().filter(Finding::blocks).collect();
            draw(&errors, &sources, common);
            say(&untouched(name, errors.is_empty(), common.lang()));
            Made::Refused(Exit::Errors)
        }
        Err(Refusal::Changed) => {
            say(&unsafe_layout(name, common.lang()));
            Made::Refused(Exit::Errors)
        }
    }
}

/// Writes the file whole, unless somebody else changed it in the meantime.
fn write(name: &str, before: &[u8], text: &str, common: &Common) -> Result<(), Exit> {
    if Disk.read(name).ok().as_deref() != Some(before) {
        return Err(trouble(common, name, Trouble::Write, super::check_fix::changed(common.lang())));
    }
    replace(text.as_bytes(), name.as_ref(), common)?;
    wrote(name, common.lang());
    Ok(())
}

fn would_change(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{name}: chưa đúng kiểu trình bày; chạy dti fmt để sắp lại.\n"),
        Lang::En => format!("{name}: the layout would change; run dti fmt.\n"),
    }
}

fn untouched(name: &str, silent: bool, lang: Lang) -> String {
    match (lang, silent) {
        // A table without rows, say: the parser leaves it to the proofs to tell.
        (Lang::Vi, true) => format!("{name}: có câu viết chưa xong nên chưa sắp lại; tệp giữ nguyên. Chạy dti check để xem lỗi.\n"),
        (Lang::En, true) => format!("{name}: not laid out, because a sentence is not finished; run dti check to see which.\n"),
        (Lang::Vi, false) => format!("{name}: chưa đọc được hết nên chưa sắp lại; tệp giữ nguyên. Sửa các lỗi trên rồi chạy lại.\n"),
        (Lang::En, false) => {
            format!("{name}: not laid out, because it does not parse; the file was left as it is. Mend the errors above first.\n")
        }
    }
}

fn unsafe_layout(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!("{name}: sắp lại thì tệp bị đọc khác đi, nên tệp giữ nguyên. Đây là lỗi của dti, xin báo lại cho người làm dti.\n")
        }
        Lang::En => {
            format!("{name}: laid out, the file would read otherwise, so it was left as it is. This is a fault of dti; please report it.\n")
        }
    }
}
