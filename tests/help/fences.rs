//! The rule texts of the reference: the fenced blocks of its pages, and what they stand under.
#![allow(dead_code, reason = "each test takes its part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dti::load::Files;

/// What a fragment stands under.
pub const HEADER: &str = "bộ chỉ số \"Ví dụ\"
  mã       ViDu
  văn bản  \"Ví dụ của tài liệu này\"
  thang điểm 100
  chưa có số liệu:  0 điểm
  không phát sinh:  báo lỗi
  không áp dụng:    không tính
  làm tròn tỷ lệ điểm đến 0,01%

";

/// The folders of English pages under `docs/`: of the language reference, and of the guides.
pub const ENGLISH: [&str; 2] = ["language", "en"];

/// A fenced block.
pub struct Fence {
    pub file: String,
    pub line: usize,
    pub info: String,
    pub text: String,
}

impl Fence {
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

/// All pages under a folder, in the order of their names.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    for path in found {
        if path.is_dir() {
            out.extend(pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            out.push(path);
        }
    }
    out
}

/// The pages whose blocks are run. An English page has the blocks of its Vietnamese page, which `tests/docs_english.rs` holds.
pub fn pages_to_run(docs: &Path) -> Vec<PathBuf> {
    pages(docs).into_iter().filter(|page| ENGLISH.iter().all(|folder| !page.starts_with(docs.join(folder)))).collect()
}

/// The fenced blocks of a page; a fence closes with as many backquotes as it opened.
pub fn fences(file: &str, page: &str) -> Vec<Fence> {
    let mut out: Vec<Fence> = Vec::new();
    let mut open: Option<(usize, Fence)> = None;
    for (number, line) in page.lines().enumerate() {
        let ticks = line.len().saturating_sub(line.trim_start_matches('`').len());
        match open.take() {
            Some((wanted, fence)) if ticks >= wanted && line.trim_matches('`').trim().is_empty() => out.push(fence),
            Some((wanted, mut fence)) => {
                fence.text.push_str(line);
                fence.text.push('\n');
                open = Some((wanted, fence));
            }
            None if ticks >= 3 => {
                let info = line.trim_matches('`').split_whitespace().collect::<Vec<_>>().join(" ");
                open = Some((ticks, Fence { file: file.to_owned(), line: number.saturating_add(1), info, text: String::new() }));
            }
            None => {}
        }
    }
    assert!(open.is_none(), "{file}: a fence is not closed");
    out
}

/// The texts that blocks of a page may import.
pub fn files(fences: &[Fence]) -> BTreeMap<String, String> {
    let named = fences.iter().filter_map(|fence| Some((fence.info.strip_prefix("dti tệp ")?.to_owned(), fence.text.clone())));
    named.collect()
}

/// A block, and the files of its page.
pub struct Texts<'a> {
    pub main: &'a str,
    pub others: &'a BTreeMap<String, String>,
}

impl Files for Texts<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let text = if path == "vi-du.dti" { Some(self.main) } else { self.others.get(path).map(String::as_str) };
        text.map(|text| text.as_bytes().to_vec()).ok_or_else(|| "không có tệp".to_owned())
    }
}
