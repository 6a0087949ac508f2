//! `dti test`

use std::path::PathBuf;

use clap::Args;

use super::output::{Trouble, draw, print, trouble};
use super::{Common, Exit};
use crate::compile::compile;
use crate::example::{self, Tally};
use crate::load::Disk;
use crate::message::Lang;

#[derive(Args, Debug)]
pub(super) struct TestArgs {
    /// Tệp bộ chỉ số (.dti)
    #[arg(required = true, value_name = "TỆP")]
    files: Vec<PathBuf>,
    /// Chỉ thử những ví dụ có tên chứa chữ này
    #[arg(long, value_name = "CHỮ")]
    filter: Option<String>,
}

pub(super) fn run(args: &TestArgs, common: &Common) -> Exit {
    let mut exit = Exit::Fine;
    for path in &args.files {
        let name = path.display().to_string();
        let compiled = match compile(&Disk, &name) {
            Ok(compiled) => compiled,
            Err(reason) => {
                exit = trouble(common, &name, Trouble::Read, &reason);
                continue;
            }
        };
        let mut findings = compiled.findings.clone();
        let tally = compiled.runnable().map(|program| {
            let wanted = |title: &str| args.filter.as_ref().is_none_or(|filter| title.contains(filter.as_str()));
            example::run(program, &wanted, &mut findings)
        });
        if exit == Exit::Fine && findings.block() {
            exit = Exit::Errors;
        }
        draw(&findings.sorted(), &compiled.sources, common);
        print(&summary(&name, tally, common.lang()));
    }
    exit
}

fn summary(name: &str, tally: Option<Tally>, lang: Lang) -> String {
    match (tally, lang) {
        (None, Lang::Vi) => format!("{name}: chưa thử được ví dụ nào vì bộ chỉ số còn lỗi.\n"),
        (None, Lang::En) => format!("{name}: no example was run, because the set has errors.\n"),
        (Some(Tally { held: 0, failed: 0 }), Lang::Vi) => format!("{name}: không có ví dụ nào.\n"),
        (Some(Tally { held: 0, failed: 0 }), Lang::En) => format!("{name}: no examples.\n"),
        (Some(Tally { held, failed }), Lang::Vi) => format!("{name}: {held} ví dụ đúng, {failed} ví dụ sai.\n"),
        (Some(Tally { held, failed }), Lang::En) => format!("{name}: {held} examples hold, {failed} do not.\n"),
    }
}
