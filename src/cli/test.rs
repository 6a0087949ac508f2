//! `dti test`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::check_files::Shelf;
use super::help::{ABOUT, AFTER, English};
use super::output::{Trouble, deliver, draw, print, say, trouble};
use super::{Common, Exit};
use crate::code::Code;
use crate::compile::compile;
use crate::diagnostic::Finding;
use crate::emit::examples::{Tested, to_json};
use crate::emit::suggest::to_text;
use crate::example::{self, Coverage, Ran, Suggestions};
use crate::ir::Program;
use crate::message::{Lang, coverage_line, missed_line, undeployed_line};
use crate::render::junit;
use crate::source::Sources;

const EXAMPLES: &str = "\
Ví dụ:
  Thử mọi ví dụ của một bộ chỉ số:
    dti test rulesets/mau/hang-thanh-phan/hang.dti
  Kê thêm những bậc, điều kiện, mức xếp loại chưa ví dụ nào chạm tới:
    dti test rulesets/mau/cap-huyen/huyen.dti --coverage
  Gợi ý ví dụ cho những chỗ ấy, kết quả để trống chờ tính tay:
    dti test rulesets/mau/hang-thanh-phan/hang.dti --suggest
  Chỉ thử những ví dụ có chữ này trong tên:
    dti test rulesets/mau/cap-huyen/huyen.dti --filter \"họp\"

Mã kết thúc: 0 mọi ví dụ đều đúng · 1 có ví dụ sai, hoặc bộ chỉ số còn lỗi · 2 gọi sai hoặc không đọc được tệp.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Try the examples written in a set, and list what no example reaches"),
    (
        AFTER,
        "\
Examples:
  Try all examples of a set:
    dti test rulesets/mau/hang-thanh-phan/hang.dti
  List the tiers, conditions and classes that no example reaches:
    dti test rulesets/mau/cap-huyen/huyen.dti --coverage
  Suggest examples for those, with results left blank to be worked out by hand:
    dti test rulesets/mau/hang-thanh-phan/hang.dti --suggest
  Try only the examples that have this text in their names:
    dti test rulesets/mau/cap-huyen/huyen.dti --filter \"họp\"

Exit status: 0 all examples hold · 1 one does not, or the set has errors · 2 a wrong call, or a file that cannot be read.",
    ),
    ("files", "Rule files (.dti)"),
    ("filter", "Try only the examples that have this text in their names"),
    ("format", "Results for people, as JSON, or as JUnit XML for a build server"),
    ("format=text", "For people"),
    ("format=json", "JSON"),
    ("format=junit", "JUnit XML"),
    ("coverage", "List the rows, tiers, options, conditions and classes that no example reaches"),
    ("suggest", "Write examples for what no example reaches, their results left blank (…) until they are worked out by hand"),
    ("out", "The file for the suggested examples; else they are printed"),
    ("force", "Overwrite a file that is there"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct TestArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(required = true, value_name = "TỆP")]
    files: Vec<PathBuf>,
    /// Chỉ thử những ví dụ có tên chứa chữ này
    #[arg(long, value_name = "CHỮ")]
    filter: Option<String>,
    /// In kết quả cho người đọc, JSON, hay JUnit XML cho máy chủ dựng phần mềm
    #[arg(long, value_enum, default_value = "text", value_name = "DẠNG")]
    format: TestFormat,
    /// Kê những dòng, bậc, phương án, điều kiện và mức xếp loại chưa có ví dụ nào chạm tới
    #[arg(long)]
    coverage: bool,
    /// Viết ví dụ cho những chỗ chưa ví dụ nào chạm tới, kết quả để trống (…) chờ tính tay rồi ghi vào
    #[arg(long, conflicts_with_all = ["filter", "format", "coverage"])]
    suggest: bool,
    /// Tệp để ghi các ví dụ gợi ý, thay vì in ra màn hình
    #[arg(long, value_name = "TỆP", requires = "suggest")]
    out: Option<PathBuf>,
    /// Ghi đè tệp đã có
    #[arg(long, requires = "out")]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TestFormat {
    /// Cho người đọc
    #[value(alias = "human")]
    Text,
    /// JSON
    Json,
    /// JUnit XML
    Junit,
}

/// A file whose examples were tried.
struct File {
    name: String,
    sources: Sources,
    findings: Vec<Finding>,
    program: Option<Program>,
    ran: Option<Vec<Ran>>,
    coverage: Option<Coverage>,
}

impl File {
    fn tested(&self) -> Tested<'_> {
        let coverage = self.program.as_ref().zip(self.coverage.as_ref());
        Tested { file: &self.name, sources: &self.sources, findings: &self.findings, ran: self.ran.as_deref(), coverage }
    }

    fn fails(&self) -> bool {
        self.findings.iter().any(Finding::blocks) || self.ran.iter().flatten().any(|ran| !ran.failures.is_empty())
    }
}

pub(super) fn run(args: &TestArgs, common: &Common) -> Exit {
    if args.suggest {
        return suggested(args, common);
    }
    let mut exit = Exit::Fine;
    let mut files = Vec::new();
    let shelf = Shelf::default();
    for path in &args.files {
        let name = path.display().to_string();
        match tried(&shelf, &name, args) {
            Ok(file) => {
                if exit == Exit::Fine && file.fails() {
                    exit = Exit::Errors;
                }
                if args.format == TestFormat::Text {
                    tell(&file, common);
                }
                files.push(file);
            }
            Err(reason) => exit = trouble(common, &name, Trouble::Read, &reason),
        }
    }
    let tested: Vec<Tested<'_>> = files.iter().map(File::tested).collect();
    match args.format {
        TestFormat::Text => {}
        TestFormat::Json => {
            let mut made: Vec<_> = tested.iter().map(|file| to_json(file, common.lang())).collect();
            // Who asks for one file gets its report, who asks for several gets a list, however many could be read.
            let made = match args.files.len() {
                1 => made.pop(),
                _ => Some(serde_json::json!({ "version": 1, "files": made })),
            };
            if let Some(made) = made {
                print(&format!("{made:#}\n"));
            }
        }
        TestFormat::Junit => match junit::report(&tested, common.lang()) {
            Ok(report) => print(&report),
            Err(error) => exit = trouble(common, "JUnit", Trouble::Write, &error.to_string()),
        },
    }
    exit
}

/// Writes examples for what no example of the files reaches.
fn suggested(args: &TestArgs, common: &Common) -> Exit {
    let mut text = String::new();
    let shelf = Shelf::default();
    for path in &args.files {
        let name = path.display().to_string();
        let compiled = match compile(&shelf, &name) {
            Ok(compiled) => compiled,
            Err(reason) => return trouble(common, &name, Trouble::Read, &reason),
        };
        let Some(program) = compiled.runnable() else {
            draw(&compiled.findings.sorted(), &compiled.sources, common);
            say(&not_suggested(&name, common.lang()));
            return Exit::Errors;
        };
        let made = example::suggest(program);
        say(&told(&name, &made, common.lang()));
        text.push_str(&to_text(program, &made));
    }
    // What is printed is appended to a rule file, where an empty line stands between blocks; a file begins without one.
    if args.out.is_none() && !text.is_empty() {
        text.insert(0, '\n');
    }
    deliver(&text, args.out.as_deref(), args.force, common).err().unwrap_or(Exit::Fine)
}

fn not_suggested(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{name}: bộ chỉ số còn lỗi nên chưa gợi ý được ví dụ nào.\n"),
        Lang::En => format!("{name}: no example was suggested, because the set has errors.\n"),
    }
}

fn told(name: &str, made: &Suggestions, lang: Lang) -> String {
    match (lang, made.list.len(), made.left.len()) {
        (Lang::Vi, 0, 0) => format!("{name}: các ví dụ đã chạm tới mọi chỗ, không có gì để gợi ý.\n"),
        (Lang::Vi, count, 0) => format!("{name}: gợi ý {count} ví dụ. Tính tay rồi ghi kết quả thay dấu “…”.\n"),
        (Lang::Vi, count, left) => {
            format!("{name}: gợi ý {count} ví dụ, còn {left} chỗ chưa gợi ý được. Tính tay rồi ghi kết quả thay dấu “…”.\n")
        }
        (Lang::En, 0, 0) => format!("{name}: the examples reach everything; there is nothing to suggest.\n"),
        (Lang::En, count, left) => {
            format!(
                "{name}: examples suggested: {count}; places without one: {left}. Work them out and write the results in place of “…”.\n"
            )
        }
    }
}

fn tried(shelf: &Shelf, name: &str, args: &TestArgs) -> Result<File, String> {
    let compiled = compile(shelf, name)?;
    let wanted = |title: &str| args.filter.as_ref().is_none_or(|filter| title.contains(filter.as_str()));
    let runnable = compiled.runnable();
    let ran = runnable.map(|program| example::run(program, &wanted));
    let coverage = runnable.filter(|_| args.coverage).map(|program| example::coverage_of(program, &wanted));
    let findings = compiled.findings.sorted();
    Ok(File { name: name.to_owned(), sources: compiled.sources, findings, program: compiled.program, ran, coverage })
}

fn tell(file: &File, common: &Common) {
    let failures = file.ran.iter().flatten().flat_map(|ran| &ran.failures);
    let all: Vec<Finding> = file.findings.iter().chain(failures).cloned().collect();
    draw(&all, &file.sources, common);
    print(&summary(&file.name, file.ran.as_deref(), common.lang()));
    if let (Some(coverage), Some(program)) = (&file.coverage, &file.program) {
        print(&missed(&file.name, coverage, program, &file.sources, common.lang()));
    }
}

fn missed(name: &str, coverage: &Coverage, program: &Program, sources: &Sources, lang: Lang) -> String {
    let all = coverage.spots.len();
    let mut out = coverage_line(name, all.saturating_sub(coverage.missed().count()), all, lang);
    out.push('\n');
    for spot in coverage.missed() {
        let code = spot.row.and_then(|row| program.row(row)).map(|row| &row.code);
        out.push_str(&format!("  {}\n", missed_line(spot, code, sources.start(spot.span), lang)));
    }
    let undeployed: Vec<&Code> = coverage.undeployed.iter().filter_map(|row| program.row(*row)).map(|row| &row.code).collect();
    if !undeployed.is_empty() {
        out.push_str(&format!("  {}\n", undeployed_line(&undeployed, lang)));
    }
    out
}

fn summary(name: &str, ran: Option<&[Ran]>, lang: Lang) -> String {
    let Some(ran) = ran else {
        return match lang {
            Lang::Vi => format!("{name}: chưa thử được ví dụ nào vì bộ chỉ số còn lỗi.\n"),
            Lang::En => format!("{name}: no example was run, because the set has errors.\n"),
        };
    };
    let failed = ran.iter().filter(|ran| !ran.failures.is_empty()).count();
    let held = ran.len().saturating_sub(failed);
    match (ran.len(), lang) {
        (0, Lang::Vi) => format!("{name}: không có ví dụ nào.\n"),
        (0, Lang::En) => format!("{name}: no examples.\n"),
        (_, Lang::Vi) => format!("{name}: {held} ví dụ đúng, {failed} ví dụ sai.\n"),
        (_, Lang::En) => format!("{name}: {held} examples hold, {failed} do not.\n"),
    }
}
