//! `dti check`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::check_data;
use super::given::GivenArgs;
use super::output::{Trouble, draw, print, trouble};
use super::{Common, Exit};
use crate::compile::compile;
use crate::diagnostic::{Finding, Level};
use crate::emit;
use crate::load::Disk;
use crate::message::Lang;

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    /// Tệp bộ chỉ số (.dti); nhiều tệp được kiểm tra lần lượt
    #[arg(required = true, value_name = "TỆP")]
    files: Vec<PathBuf>,
    /// In thông báo cho người đọc hay cho chương trình khác
    #[arg(long, value_enum, default_value = "human", value_name = "DẠNG")]
    format: CheckFormat,
    /// Coi cảnh báo là lỗi
    #[arg(long, value_enum, value_name = "MỨC")]
    deny: Option<Deny>,
    #[command(flatten)]
    given: GivenArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// Cho người đọc
    Human,
    /// JSON
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Cảnh báo
    Warning,
}

pub(super) fn run(args: &CheckArgs, common: &Common) -> Exit {
    if let Err(exit) = check_data::one_set(args.files.len(), &args.given, common) {
        return exit;
    }
    let mut exit = Exit::Fine;
    let mut reports = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let mut compiled = match compile(&Disk, &name) {
            Ok(compiled) => compiled,
            Err(reason) => {
                exit = trouble(common, &name, Trouble::Read, &reason);
                continue;
            }
        };
        if let Err(usage) = check_data::add(&mut compiled, &args.given, common) {
            exit = usage;
            continue;
        }
        let findings = compiled.findings.sorted();
        let denied = |finding: &Finding| args.deny.is_some() && finding.fault.level() == Level::Warning && finding.accepted.is_none();
        if exit == Exit::Fine && findings.iter().any(|finding| finding.blocks() || denied(finding)) {
            exit = Exit::Errors;
        }
        match args.format {
            CheckFormat::Json => {
                let mut report = emit::findings::to_json(&findings, &compiled.sources, common.lang());
                if let Some(object) = report.as_object_mut() {
                    object.insert("file".to_owned(), name.into());
                }
                reports.push(report);
            }
            CheckFormat::Human => {
                draw(&findings, &compiled.sources, common);
                if findings.is_empty() {
                    print(&fine(&name, common.lang()));
                }
            }
        }
    }
    if args.format == CheckFormat::Json {
        // Who asks for one file gets its report, who asks for several gets a list, however many could be read.
        let made = match args.files.len() {
            1 => reports.pop(),
            _ => Some(serde_json::json!({ "version": 1, "files": reports })),
        };
        if let Some(made) = made {
            print(&format!("{made:#}\n"));
        }
    }
    exit
}

fn fine(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{name}: không có lỗi, không có cảnh báo.\n"),
        Lang::En => format!("{name}: no errors, no warnings.\n"),
    }
}
