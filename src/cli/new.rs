//! `dti new`: asks on a terminal what the options do not say, writes a set to begin with, and names the next commands.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use super::help::{ABOUT, AFTER, English};
use super::output::{Trouble, print, put, say, trouble};
use super::values::{points, whole};
use super::{Common, Exit};
use crate::message::Lang;
use crate::quantity::{Exact, Style, show};
use crate::starter::{LARGEST_SCALE, Level, MOST_MAINS, Refusal, Wish, start};

const EXAMPLES: &str = "\
Ví dụ:
  Bộ chỉ số cấp xã, thang 1.000 điểm, 8 chỉ số chính:
    dti new bo-xa.dti --level xa --scale 1000 --mains 8
  Bộ chỉ số của các sở, có tên riêng:
    dti new bo-so.dti --level so --scale 500 --mains 7 --title \"Bộ chỉ số chuyển đổi số các sở\"
  Trả lời câu hỏi trên màn hình, Enter là lấy số có sẵn:
    dti new bo-moi.dti

Tệp tạo ra kiểm tra được, chấm được ngay; mọi con số trong đó chỉ để giữ chỗ, chưa phải quyết định của cơ quan nào.
Không ở trên màn hình thì không hỏi: điều gì không ghi thì lấy --level xa --scale 1000 --mains 8, và nói rõ.

Mã kết thúc: 0 xong · 2 gọi sai hoặc không ghi được.";

pub(super) const ENGLISH: English = &[
    (ABOUT, "Begin a set: a sound rule file from a level, a scale and a number of main indexes, to be changed row by row"),
    (
        AFTER,
        "\
Examples:
  A set for communes, 1.000 points, 8 main indexes:
    dti new bo-xa.dti --level xa --scale 1000 --mains 8
  A set for departments with a title of its own:
    dti new bo-so.dti --level so --scale 500 --mains 7 --title \"Bộ chỉ số chuyển đổi số các sở\"
  Answer questions on the terminal; Enter takes what is proposed:
    dti new bo-moi.dti

The file can be checked and scored as it is; all its figures are placeholders and nobody's decision.
Without a terminal nothing is asked: what is not given is --level xa --scale 1000 --mains 8, and that is said.

Exit status: 0 done · 2 a wrong call, or the output cannot be written.",
    ),
    ("out", "Rule file to write (.dti); - prints it"),
    ("level", "Who is scored"),
    ("level=tinh", "Provinces and cities"),
    ("level=so", "Departments and branches of a province"),
    ("level=huyen", "Districts"),
    ("level=xa", "Communes"),
    ("scale", "Points of the whole set, such as 1000"),
    ("mains", "How many main indexes, from 1 to 12"),
    ("title", "Title of the set"),
];

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct NewArgs {
    /// Tệp bộ chỉ số cần tạo (.dti); - là in ra
    #[arg(value_name = "TỆP")]
    out: PathBuf,
    /// Ai được đánh giá
    #[arg(long, value_enum, value_name = "CẤP")]
    level: Option<LevelArg>,
    /// Thang điểm của cả bộ, ví dụ 1000
    #[arg(long, value_name = "ĐIỂM", value_parser = points(1, LARGEST_SCALE))]
    scale: Option<u64>,
    /// Số chỉ số chính, từ 1 đến 12
    #[arg(long, value_name = "SỐ", value_parser = whole(1, MOST_MAINS))]
    mains: Option<u64>,
    /// Tên bộ chỉ số
    #[arg(long, value_name = "TÊN")]
    title: Option<String>,
    /// Cho ghi đè tệp đã có
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LevelArg {
    /// Tỉnh, thành phố
    #[value(alias = "tỉnh")]
    Tinh,
    /// Sở, ban, ngành
    #[value(alias = "sở")]
    So,
    /// Cấp huyện
    #[value(alias = "huyện")]
    Huyen,
    /// Cấp xã
    #[value(alias = "xã")]
    Xa,
}

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Tinh => Level::Province,
            LevelArg::So => Level::Department,
            LevelArg::Huyen => Level::District,
            LevelArg::Xa => Level::Commune,
        }
    }
}

/// What is taken where nothing is said.
const LEVEL: LevelArg = LevelArg::Xa;
const SCALE: u64 = 1000;
const MAINS: u64 = 8;

pub(super) fn run(args: &NewArgs, common: &Common) -> Exit {
    match begin(args, common) {
        Ok(()) => Exit::Fine,
        Err(exit) => exit,
    }
}

fn begin(args: &NewArgs, common: &Common) -> Result<(), Exit> {
    let lang = common.lang();
    let printed = args.out.as_os_str() == "-";
    let name = args.out.display().to_string();
    if !printed && args.out.extension().is_none_or(|ending| ending != "dti") {
        return Err(refuse(&ending(&name, lang)));
    }
    // Nobody is asked questions whose answers would then be thrown away.
    if !printed && args.out.exists() && !args.force {
        return Err(trouble(common, &name, Trouble::Exists, ""));
    }
    let asks = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let answers =
        if asks { answered(args, &mut std::io::stdin().lock(), &mut std::io::stderr().lock(), lang) } else { assumed(args, lang) };
    let (level, scale, mains) = answers.ok_or(Exit::Usage)?;
    let wish = Wish { level: level.into(), scale, mains, title: args.title.clone(), year: this_year() };
    let text = start(&wish).map_err(|refusal| refuse(&refused(refusal, lang)))?;
    if printed {
        print(&text);
    } else {
        // What is said of the file below names it.
        put(text.as_bytes(), &args.out, args.force, common)?;
        print(&next(&name, &wish, lang));
    }
    Ok(())
}

fn refuse(text: &str) -> Exit {
    say(&format!("dti: {text}\n"));
    Exit::Usage
}

/// Where nobody can be asked: what was not said, and what is taken for it.
fn assumed(args: &NewArgs, lang: Lang) -> Option<(LevelArg, u64, u64)> {
    let level = args.level.unwrap_or(LEVEL);
    let (scale, mains) = (args.scale.unwrap_or(SCALE), args.mains.unwrap_or(MAINS));
    let taken = [
        args.level.is_none().then(|| "--level xa".to_owned()),
        args.scale.is_none().then(|| format!("--scale {SCALE}")),
        args.mains.is_none().then(|| format!("--mains {MAINS}")),
    ];
    let taken: Vec<String> = taken.into_iter().flatten().collect();
    if !taken.is_empty() {
        let taken = taken.join(" ");
        say(&match lang {
            Lang::Vi => format!("dti: không ghi nên lấy {taken}.\n"),
            Lang::En => format!("dti: not given, so taken: {taken}.\n"),
        });
    }
    Some((level, scale, mains))
}

/// Asks for what the options do not say; `None` where the person leaves.
fn answered(args: &NewArgs, answers: &mut impl BufRead, screen: &mut impl Write, lang: Lang) -> Option<(LevelArg, u64, u64)> {
    let level = match args.level {
        Some(level) => level,
        None => ask(&question(Asked::Level, lang), LEVEL, answers, screen, |text| level_of(text).ok_or(due(Asked::Level, lang)))?,
    };
    let scale = match args.scale {
        Some(scale) => scale,
        None => {
            let read = points(1, LARGEST_SCALE);
            ask(&question(Asked::Scale, lang), SCALE, answers, screen, |text| read(text).map_err(|bad| bad.words(lang)))?
        }
    };
    let mains = match args.mains {
        Some(mains) => mains,
        None => {
            let read = whole(1, MOST_MAINS.min(scale));
            let usual = MAINS.min(scale);
            ask(&question(Asked::Mains(usual), lang), usual, answers, screen, |text| read(text).map_err(|bad| bad.words(lang)))?
        }
    };
    Some((level, scale, mains))
}

/// Asks until the answer can be used; an empty answer takes what is proposed.
fn ask<T: Copy>(
    question: &str,
    usual: T,
    answers: &mut impl BufRead,
    screen: &mut impl Write,
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    loop {
        write!(screen, "{question}").and_then(|()| screen.flush()).ok()?;
        let mut line = String::new();
        if answers.read_line(&mut line).ok()? == 0 {
            let _ = writeln!(screen);
            return None;
        }
        match read(line.trim()) {
            _ if line.trim().is_empty() => return Some(usual),
            Ok(answer) => return Some(answer),
            Err(due) => writeln!(screen, "  {due}").ok()?,
        }
    }
}

/// A level by its number in the question, its short name, or its name as people write it.
fn level_of(text: &str) -> Option<LevelArg> {
    let said = crate::name::fold_title(text);
    let known = [
        (LevelArg::Tinh, ["1", "tinh", "tỉnh", "cấp tỉnh"]),
        (LevelArg::So, ["2", "so", "sở", "sở, ban, ngành"]),
        (LevelArg::Huyen, ["3", "huyen", "huyện", "cấp huyện"]),
        (LevelArg::Xa, ["4", "xa", "xã", "cấp xã"]),
    ];
    known.into_iter().find(|(_, names)| names.iter().any(|name| crate::name::fold_title(name) == said)).map(|(level, _)| level)
}

#[derive(Clone, Copy)]
enum Asked {
    Level,
    Scale,
    Mains(u64),
}

fn question(asked: Asked, lang: Lang) -> String {
    match (asked, lang) {
        (Asked::Level, Lang::Vi) => "Bộ chỉ số dùng cho cấp nào? 1 tỉnh · 2 sở, ban, ngành · 3 huyện · 4 xã [4]: ".to_owned(),
        (Asked::Level, Lang::En) => {
            "Who is scored? 1 provinces (tinh) · 2 departments (so) · 3 districts (huyen) · 4 communes (xa) [4]: ".to_owned()
        }
        (Asked::Scale, Lang::Vi) => format!("Thang điểm của cả bộ? [{SCALE}]: "),
        (Asked::Scale, Lang::En) => format!("How many points has the whole set? [{SCALE}]: "),
        (Asked::Mains(usual), Lang::Vi) => format!("Có mấy chỉ số chính? [{usual}]: "),
        (Asked::Mains(usual), Lang::En) => format!("How many main indexes are there? [{usual}]: "),
    }
}

fn due(_: Asked, lang: Lang) -> String {
    match lang {
        Lang::Vi => "ghi số từ 1 đến 4, hoặc tỉnh, sở, huyện, xã".to_owned(),
        Lang::En => "write a number from 1 to 4, or tinh, so, huyen, xa".to_owned(),
    }
}

fn ending(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("bộ chỉ số là tệp văn bản có đuôi .dti, ví dụ bo.dti; “{name}” thì không. Chưa ghi gì"),
        Lang::En => format!("a set is a text file whose name ends in .dti, such as bo.dti; “{name}” does not. Nothing was written"),
    }
}

fn refused(refusal: Refusal, lang: Lang) -> String {
    match (refusal, lang) {
        (Refusal::Mains(count), Lang::Vi) => {
            format!("bắt đầu được với 1 đến {MOST_MAINS} chỉ số chính, không phải {count}; cần thêm thì chép trong tệp")
        }
        (Refusal::Mains(count), Lang::En) => {
            format!("a set begins with 1 to {MOST_MAINS} main indexes, not {count}; more are added in the file")
        }
        (Refusal::Scale(scale), Lang::Vi) => format!("thang điểm phải từ 1 đến {LARGEST_SCALE}, không phải {scale}"),
        (Refusal::Scale(scale), Lang::En) => format!("the scale must be from 1 to {LARGEST_SCALE}, not {scale}"),
        (Refusal::Thin { scale, mains }, Lang::Vi) => {
            format!("{mains} chỉ số chính thì cần thang điểm ít nhất {mains}: mỗi chỉ số một điểm; --scale {scale} không đủ. Chưa ghi gì")
        }
        (Refusal::Thin { scale, mains }, Lang::En) => {
            format!(
                "{mains} main indexes need a scale of {mains} at least, a point each; --scale {scale} is too small. Nothing was written"
            )
        }
        (Refusal::Title, Lang::Vi) => "tên bộ chỉ số phải có chữ, viết trên một dòng, không có dấu nháy kép".to_owned(),
        (Refusal::Title, Lang::En) => "the title must have words, stand on one line and have no quotes".to_owned(),
    }
}

/// What was written, what it is not, and what to do next.
fn next(name: &str, wish: &Wish, lang: Lang) -> String {
    let quoted = |name: &str| if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() };
    let (file, form) = (quoted(name), quoted(&Path::new(name).with_extension("xlsx").display().to_string()));
    let scale = show(&Exact::from(rust_decimal::Decimal::from(wish.scale)), Style::people()).text;
    let (mains, level) = (wish.mains, wish.level.words());
    let said = match lang {
        Lang::Vi => format!(
            "Đã ghi {name}: {level}, thang điểm {scale}, {mains} chỉ số chính.\n\
             Mọi con số trong tệp chỉ để giữ chỗ, chưa phải quyết định của cơ quan nào. Mở tệp bằng Notepad hay trình soạn thảo khác,\n\
             thay từng chỗ cho đúng văn bản sẽ ký, rồi chạy:\n"
        ),
        Lang::En => format!(
            "Wrote {name}: {}, {scale} points, {mains} main indexes.\n\
             All figures in the file are placeholders and nobody's decision. Open it in Notepad or another editor, put in what will be\n\
             signed, then run:\n",
            english_level(wish.level)
        ),
    };
    format!("{said}  dti check {file}\n  dti test {file}\n  dti template {file} --out {form}\n")
}

fn english_level(level: Level) -> &'static str {
    match level {
        Level::Province => "provinces",
        Level::Department => "departments",
        Level::District => "districts",
        Level::Commune => "communes",
    }
}

/// The year of the machine's clock; a set is written for the year in which it is begun until the drafter says otherwise.
fn this_year() -> u64 {
    /// Of the Gregorian calendar, on the mean of its leap years.
    const SECONDS_OF_A_YEAR: u64 = 31_556_952;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    1970_u64.saturating_add(seconds.checked_div(SECONDS_OF_A_YEAR).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(given: &[&str], answers: &str) -> (Option<(LevelArg, u64, u64)>, String) {
        use clap::Parser as _;
        #[derive(clap::Parser)]
        struct Call {
            #[command(flatten)]
            args: NewArgs,
        }
        let args = Call::parse_from([&["dti", "bo.dti"], given].concat()).args;
        let mut screen = Vec::new();
        let got = answered(&args, &mut answers.as_bytes(), &mut screen, Lang::Vi);
        (got, String::from_utf8(screen).unwrap())
    }

    #[test]
    fn only_what_is_not_given_is_asked() {
        let (got, screen) = asked(&[], "\n\n\n");
        assert_eq!(got, Some((LevelArg::Xa, 1000, 8)));
        assert!(["cấp nào", "Thang điểm", "mấy chỉ số chính"].iter().all(|said| screen.contains(said)), "{screen}");
        assert_eq!(asked(&["--scale", "100"], "2\n7\n").0, Some((LevelArg::So, 100, 7)));
        assert_eq!(asked(&["--level", "tinh", "--scale", "100", "--mains", "3"], ""), (Some((LevelArg::Tinh, 100, 3)), String::new()));
    }

    #[test]
    fn an_answer_that_cannot_be_used_is_asked_again() {
        let (got, screen) = asked(&[], "phường\nHuyện\nmột nghìn\n1.000\n0\n13\n6\n");
        assert_eq!(got, Some((LevelArg::Huyen, 1000, 6)));
        assert!(screen.contains("tỉnh, sở, huyện, xã") && screen.contains("từ 1 đến 12"), "{screen}");
        // No more indexes are proposed than there are points.
        let (got, screen) = asked(&["--scale", "5", "--level", "xa"], "6\n\n");
        assert_eq!(got, Some((LevelArg::Xa, 5, 5)));
        assert!(screen.contains("[5]") && screen.contains("từ 1 đến 5"), "{screen}");
    }

    #[test]
    fn a_level_is_written_with_its_marks_or_without() {
        for (written, level) in [("tỉnh", LevelArg::Tinh), ("sở", LevelArg::So), ("huyện", LevelArg::Huyen), ("xã", LevelArg::Xa)] {
            assert_eq!(asked(&["--level", written, "--scale", "100", "--mains", "3"], "").0, Some((level, 100, 3)));
        }
    }

    #[test]
    fn who_leaves_gets_nothing() {
        assert_eq!(asked(&[], "").0, None);
        assert_eq!(asked(&[], "4\n100\n").0, None);
    }
}
