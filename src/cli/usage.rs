//! What is said of a call that cannot be understood. clap finds the fault and says it in English; the same in Vietnamese is said here.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help::in_vietnamese;
use super::values::BadValue;
use crate::message::Lang;

/// The fault in Vietnamese: what is wrong, what may have been meant, how the command is called.
pub(super) fn vietnamese(error: &clap::Error, command: Option<&str>) -> String {
    let wrong = wrong(error);
    // Dots at the end say that several may follow; another would make them four.
    let stop = if wrong.ends_with('.') { "" } else { "." };
    let mut text = format!("dti: {wrong}{stop}\n");
    if let Some(values) = said(error, ContextKind::ValidValue) {
        text.push_str(&format!("  Các giá trị: {values}\n"));
    }
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        if let Some(meant) = said(error, kind) {
            text.push_str(&format!("  Có phải là: {meant}\n"));
        }
    }
    let usage = said(error, ContextKind::Usage).map(|usage| in_vietnamese(&usage));
    if let Some(usage) = &usage {
        text.push_str(&format!("\n{}\n", usage.trim()));
    }
    let called = match (called(usage.as_deref().unwrap_or_default()), command) {
        // Where clap tells no usage, as for a bad value, the command still is the one that was called.
        (called, Some(command)) if called == "dti" => format!("dti {command}"),
        (called, _) => called,
    };
    text.push_str(&format!("\nXem hướng dẫn: {called} --help\n"));
    text
}

/// One sentence without its full stop.
fn wrong(error: &clap::Error) -> String {
    let argument = said(error, ContextKind::InvalidArg).map(|argument| in_vietnamese(&argument)).unwrap_or_default();
    let value = said(error, ContextKind::InvalidValue).unwrap_or_default();
    let number = |kind| said(error, kind).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}” còn thiếu giá trị"),
        ErrorKind::InvalidValue => format!("“{argument}” không nhận giá trị “{value}”"),
        ErrorKind::ValueValidation => format!("“{argument}” không nhận giá trị “{value}”{}", reason(error)),
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("không có tham số “{argument}”"),
        ErrorKind::UnknownArgument => format!("thừa “{argument}”, lệnh này không nhận thêm tham số như vậy"),
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh “{}”", said(error, ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::NoEquals => format!("sau “{argument}” phải có dấu “=” rồi đến giá trị"),
        ErrorKind::TooManyValues => format!("“{argument}” không nhận thêm giá trị “{value}”"),
        ErrorKind::TooFewValues => {
            format!("“{argument}” cần ít nhất {} giá trị, mới có {}", number(ContextKind::MinValues), number(ContextKind::ActualNumValues))
        }
        ErrorKind::WrongNumberOfValues => {
            format!("“{argument}” cần {} giá trị, đang có {}", number(ContextKind::ExpectedNumValues), number(ContextKind::ActualNumValues))
        }
        ErrorKind::ArgumentConflict => match said(error, ContextKind::PriorArg).map(|others| in_vietnamese(&others)) {
            Some(others) if others == argument => format!("“{argument}” chỉ được ghi một lần"),
            Some(others) => format!("“{argument}” không dùng cùng “{others}”"),
            None => format!("“{argument}” không dùng cùng những tham số khác đã ghi"),
        },
        ErrorKind::MissingRequiredArgument => {
            format!("còn thiếu {}", said(error, ContextKind::InvalidArg).map(|missing| in_vietnamese(&missing)).unwrap_or_default())
        }
        ErrorKind::MissingSubcommand => "còn thiếu tên lệnh".to_owned(),
        ErrorKind::InvalidUtf8 => "có tham số không đọc được thành chữ (không phải UTF-8)".to_owned(),
        // Help and version are no faults; the rest is the system's and has no other words.
        _ => error.to_string().trim().to_owned(),
    }
}

/// Why a value cannot be used; our own readers of values say it in both languages.
fn reason(error: &clap::Error) -> String {
    match error.source().and_then(|source| source.downcast_ref::<BadValue>()) {
        Some(bad) => format!(": {}", bad.words(Lang::Vi)),
        None => String::new(),
    }
}

/// What the error knows of one kind, several of them with `; ` between.
fn said(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::Strings(all) => all.join("; "),
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}

/// The command of a usage line: `dti check` of `Cách gọi: dti check [TÙY-CHỌN] <TỆP>...`.
fn called(usage: &str) -> String {
    let words = usage.split_whitespace().skip_while(|word| *word != "dti");
    let command: Vec<&str> = words.take_while(|word| word.starts_with(char::is_alphabetic)).collect();
    if command.is_empty() { "dti".to_owned() } else { command.join(" ") }
}
