//! What stands at the end: what the marks in the tables mean, what is inferred and what was accepted, and what the results were made from.

use super::words::count;
use super::{Part, Section};
use crate::diagnostic::{DataFault, Fault};
use crate::document::{Look, Text};
use crate::ir::{Inferred, PopulationId, Program, RowId};
use crate::message::{Lang, accepted_line, message};

/// The grounds of what is inferred and not printed in the decisions, numbered through all parts.
pub(super) struct Marks {
    grounds: Vec<Ground>,
}

struct Ground {
    text: String,
    /// What rests on it, by whose set it is.
    of: Vec<(String, Vec<String>)>,
}

impl Marks {
    /// The grounds of all parts.
    pub fn collect(sections: &[Section]) -> Marks {
        let mut marks = Marks { grounds: Vec::new() };
        for section in sections {
            let program = section.program;
            let whose = if sections.len() > 1 { section.who } else { "" };
            marks.add(&program.set.inferred, whose, "quy định chung");
            marks.add(&program.set.inferred_beside, whose, "đối tượng, thông tin chung, biểu mẫu");
            for list in &program.lists {
                marks.add(&list.inferred, whose, &format!("danh sách “{}”", list.about));
            }
            for row in &program.rows {
                marks.add(&row.inferred, whose, &format!("mục {}", row.code));
            }
            for pillar in &program.pillars {
                marks.add(&pillar.inferred, whose, &format!("trụ cột {}", pillar.title));
            }
            let tables = program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table));
            tables.for_each(|classes| marks.add(&classes.inferred, whose, "mức xếp loại"));
            for ranking in &program.rankings {
                marks.add(
                    &ranking.inferred,
                    whose,
                    &ranking.title.as_ref().map_or("xếp hạng".to_owned(), |title| format!("xếp hạng “{title}”")),
                );
            }
        }
        marks
    }

    fn add(&mut self, inferred: &[Inferred], whose: &str, of: &str) {
        for inferred in inferred {
            let place = self.grounds.iter().position(|ground| ground.text == inferred.ground).unwrap_or_else(|| {
                self.grounds.push(Ground { text: inferred.ground.clone(), of: Vec::new() });
                self.grounds.len().saturating_sub(1)
            });
            let Some(ground) = self.grounds.get_mut(place) else { continue };
            match ground.of.iter_mut().find(|(known, _)| known == whose) {
                Some((_, own)) if own.iter().any(|known| known == of) => {}
                Some((_, own)) => own.push(of.to_owned()),
                None => ground.of.push((whose.to_owned(), vec![of.to_owned()])),
            }
        }
    }

    /// The marks of what rests on inferences: ` [6]`; nothing where all is printed.
    pub fn of(&self, inferred: &[Inferred]) -> String {
        let mut numbers: Vec<usize> =
            inferred.iter().filter_map(|inferred| self.grounds.iter().position(|ground| ground.text == inferred.ground)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().map(|number| format!(" [{}]", number.saturating_add(1))).collect()
    }

    fn lines(&self) -> impl Iterator<Item = Text> + '_ {
        self.grounds.iter().enumerate().map(|(index, ground)| {
            let number = index.saturating_add(1);
            let of =
                ground.of.iter().map(|(whose, own)| if whose.is_empty() { own.join(", ") } else { format!("{whose}: {}", own.join(", ")) });
            let of = of.collect::<Vec<_>>().join("; ");
            let text = ground.text.trim_end_matches('.');
            Text::new().and(format!("[{number}] ")).then("Suy luận", Look::Emphasis).and(format!(" ({of}): {text}."))
        })
    }
}

/// The notes, one a line.
pub(super) fn list(parts: &[Part], sections: &[Section], marks: &Marks) -> Vec<Text> {
    let mut items: Vec<Text> = vec![
        "Điểm, trung bình, tỷ lệ viết dấu phẩy thập phân; ≈ trước một số là số viết ra đã làm tròn, không phải toàn bộ giá trị.".into(),
        "Tỷ lệ đạt là điểm trung bình chia cho điểm tối đa áp dụng bình quân của các đơn vị có điểm.".into(),
    ];
    for section in sections {
        items.extend(lowered(section));
        items.extend(relative(section));
        items.extend(not_deployed(section));
        items.extend(missing(section));
        items.extend(accepted(section));
    }
    items.extend(marks.lines());
    items.extend(parts.iter().map(origin));
    items
}

/// The units whose class a sentence lowered or took away.
fn lowered(section: &Section) -> Vec<Text> {
    let Some(classes) = &section.program.classes else { return Vec::new() };
    let name =
        |class: Option<usize>| class.and_then(|class| classes.rows.get(class)).map_or("không xếp loại", |class| class.name.as_str());
    let mut items = Vec::new();
    for unit in &section.scores.units {
        let Some(lowered) = &unit.lowered else { continue };
        let (from, to) = (name(Some(lowered.first)), name(lowered.class));
        let sentences: Vec<String> = lowered.sentences(classes).into_iter().map(|text| in_words(section.program, text)).collect();
        items.push(format!("↓ {}: hạ mức từ {from} xuống {to}, theo: {}.", unit.name, sentences.join("; ")).into());
    }
    items
}

/// A sentence of the rules with what its names say: `hạ xuống "Mức 4" khi “Vướng điều kiện”`.
fn in_words(program: &Program, sentence: &str) -> String {
    let word = |word: &str| {
        if !word.contains('_') {
            return word.to_owned();
        }
        let property = program.properties.iter().find(|property| property.name == word);
        match property.and_then(|property| property.about.as_ref()) {
            Some(about) => format!("“{about}”"),
            None => word.replace('_', " "),
        }
    };
    sentence.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// What the starred columns mean, and how many units were compared.
fn relative(section: &Section) -> Vec<Text> {
    let (program, scores) = (section.program, section.scores);
    let mut said: Vec<(RowId, usize, usize)> = Vec::new();
    let mut compared: Vec<String> = Vec::new();
    for (index, population) in program.populations.iter().enumerate() {
        let Some(figures) = scores.populations.get(PopulationId::of(index)) else { continue };
        let line = (population.row, figures.members, figures.without);
        let Some(row) = program.row(population.row).filter(|_| !said.contains(&line)) else { continue };
        said.push(line);
        let without = if figures.without > 0 {
            format!(", {} đơn vị không có giá trị hoặc không áp dụng", count(figures.without))
        } else {
            String::new()
        };
        compared.push(format!("{} “{}” ({} đơn vị được so{without})", row.code, row.title, count(figures.members)));
    }
    if compared.is_empty() {
        return Vec::new();
    }
    vec![
        format!(
            "* Điểm này phụ thuộc các đơn vị khác: số liệu của một đơn vị thay đổi thì điểm của đơn vị khác có thể đổi theo. Các chỉ số so giữa các đơn vị: {}.",
            compared.join("; ")
        )
        .into(),
    ]
}

/// The rows that nobody scored this year; those below one of them are not named again.
fn not_deployed(section: &Section) -> Vec<Text> {
    let program = section.program;
    let above = |row: &crate::ir::Row| row.parent.and_then(|id| program.row(id)).and_then(|above| above.not_deployed);
    let rows = program.rows.iter().filter(|row| above(row).is_none());
    rows.filter_map(|row| {
        let year = row.not_deployed?;
        Some(format!("{} “{}”: tỉnh chưa triển khai năm {year}, mọi đơn vị 0 điểm, điểm tối đa giữ nguyên.", row.code, row.title).into())
    })
    .collect()
}

/// For whom the policy of missing figures spoke: no unit is scored silently as zero.
fn missing(section: &Section) -> Vec<Text> {
    let counted = section.findings.iter().filter(|finding| matches!(finding.fault, Fault::Data(DataFault::MissingCounted { .. })));
    counted
        .map(|finding| {
            let headline = message(finding, Lang::Vi).headline;
            format!("{}; các chỉ số ấy tính theo chính sách “chưa có số liệu” của bộ chỉ số.", headline.trim_end_matches('.')).into()
        })
        .collect()
}

/// What was found in the rules and is accepted there, with the written reason.
fn accepted(section: &Section) -> Vec<Text> {
    let mut items: Vec<Text> = Vec::new();
    for finding in section.findings {
        let Some(reason) = &finding.accepted else { continue };
        let headline = message(finding, Lang::Vi).headline;
        let text = format!("{} ({}; {}).", headline.trim_end_matches('.'), finding.fault.code(), accepted_line(reason, Lang::Vi));
        if items.iter().all(|known| known.plain() != text) {
            items.push(text.into());
        }
    }
    items
}

/// What the results were made from, so that they can be made again.
fn origin(part: &Part) -> Text {
    let short = |hash: &str| hash.chars().take(12).collect::<String>();
    let origin = part.origin;
    let code = if part.program.set.code.is_empty() { String::new() } else { format!(" {}", part.program.set.code) };
    format!(
        "Lập bằng dti {} theo bộ chỉ số{code} ({}, SHA-256 {}…) và số liệu {} (SHA-256 {}…).",
        env!("CARGO_PKG_VERSION"),
        origin.rule_file,
        short(&origin.rules),
        origin.data_files.join("; "),
        short(&origin.data)
    )
    .into()
}
