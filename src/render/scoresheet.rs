//! A score sheet on a terminal: a line per row, and under it how its points came about. Where nobody looks on, no line is broken, so that a
//! script reads each line whole.

use anstyle::Style;

use super::findings::Look;
use super::wrap::hang;
use crate::formula::number;
use crate::ir::Program;
use crate::scoresheet::paper::{Choice, gain_points, picked, reach_head, why_lines};
use crate::scoresheet::words::{basis_value, class_lines, figure, ground_lines, line, percent_line, points_of, rank_line, row_name, say};
use crate::scoresheet::{Gain, Line, ScoreSheet, SheetRow, WhyNot};

/// Draws a sheet.
pub fn draw(program: &Program, sheet: &ScoreSheet, choice: &Choice, look: &Look) -> String {
    let mut page = Page { out: String::new(), look };
    page.strong(0, &say(look.lang, format!("Phiếu điểm: {}", sheet.unit), format!("Score sheet: {}", sheet.unit)));
    page.text(0, &format!("{}. {}", sheet.set, sheet.document));
    if let Some(round) = &sheet.round {
        page.text(0, &say(look.lang, format!("Vòng: {round}"), format!("Round: {round}")));
    }
    for property in &sheet.properties {
        page.text(0, &figure(property, look.lang));
    }
    if let Some(why) = &choice.why_not {
        page.why_not(program, why);
        return page.out;
    }
    page.gap();
    for row in picked(sheet, choice.row.as_ref()) {
        page.row(row);
    }
    if choice.row.is_none() {
        page.lists(sheet);
        page.ends(program, sheet);
    }
    page.out
}

struct Page<'a> {
    out: String,
    look: &'a Look,
}

impl Page<'_> {
    fn text(&mut self, indent: usize, text: &str) {
        self.out.push_str(&hang(&" ".repeat(indent), indent, text, self.look.width));
    }

    fn strong(&mut self, indent: usize, text: &str) {
        let bold = if self.look.colour { Style::new().bold() } else { Style::new() };
        let made = hang(&" ".repeat(indent), indent, text, self.look.width);
        self.out.push_str(&format!("{bold}{}{bold:#}\n", made.trim_end_matches('\n')));
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn row(&mut self, row: &SheetRow) {
        let indent = row.depth.saturating_mul(2);
        let unscored = row.points.is_none() && row.lines.contains(&Line::NotScored);
        let points = points_of(row.points.as_ref(), row.bounded.then_some(&row.maximum), self.look.lang);
        let points = if unscored { String::new() } else { format!(": {points}") };
        self.strong(indent, &format!("{} “{}”{points}", row_name(row, self.look.lang), row.title));
        let inner = indent.saturating_add(4);
        if let Some(clause) = &row.clause {
            self.text(inner, &say(self.look.lang, format!("căn cứ: {clause}"), format!("clause: {clause}")));
        }
        for made in &row.figures {
            self.text(inner, &figure(made, self.look.lang));
        }
        for made in &row.lines {
            self.text(inner, &line(made, self.look.lang));
        }
    }

    fn lists(&mut self, sheet: &ScoreSheet) {
        for list in &sheet.lists {
            self.gap();
            let place = list.place.as_ref().map(|place| format!(" [{place}]")).unwrap_or_default();
            self.strong(0, &format!("{} “{}” ({}){place}", say(self.look.lang, "Danh sách", "List"), list.about, list.name));
            for (index, record) in list.lines.iter().enumerate() {
                let cells = list.fields.iter().zip(record).map(|(field, cell)| format!("{field} = {cell}")).collect::<Vec<_>>().join("; ");
                self.text(4, &format!("{}. {cells}", index.saturating_add(1)));
            }
        }
    }

    fn ends(&mut self, program: &Program, sheet: &ScoreSheet) {
        let lang = self.look.lang;
        for pillar in &sheet.pillars {
            let points = points_of(pillar.whole.points.as_ref(), Some(&pillar.whole.maximum), lang);
            self.strong(0, &format!("{} “{}”: {points}", say(self.look.lang, "Trụ cột", "Pillar"), pillar.title));
            for made in &pillar.whole.lines {
                self.text(4, &line(made, lang));
            }
        }
        self.gap();
        let points = points_of(sheet.total.points.as_ref(), Some(&sheet.total.maximum), lang);
        self.strong(0, &format!("{}: {points}", say(self.look.lang, "Tổng điểm", "Total")));
        for made in &sheet.total.lines {
            self.text(4, &line(made, lang));
        }
        if let Some(percent) = &sheet.percent {
            self.text(4, &percent_line(percent, program, lang));
        }
        if let Some(class) = &sheet.class {
            let name = class.name.clone().unwrap_or_else(|| say(self.look.lang, "không xếp loại", "not classed"));
            self.strong(0, &format!("{}: {name}", say(self.look.lang, "Xếp loại", "Class")));
            for made in class_lines(class, program, lang) {
                self.text(4, &made);
            }
        }
        for rank in &sheet.ranks {
            self.text(0, &rank_line(rank, program, lang));
            for made in ground_lines(&rank.grounds, lang) {
                self.text(4, &made);
            }
        }
    }

    fn why_not(&mut self, program: &Program, why: &WhyNot) {
        let lang = self.look.lang;
        self.gap();
        for sentence in why_lines(program, why, lang) {
            self.text(0, &sentence);
        }
        if let Some(reach) = why.reach.as_ref().filter(|reach| !reach.is_empty()) {
            self.gap();
            self.strong(0, &format!("{}:", reach_head(why, reach.len(), lang)));
            reach.iter().for_each(|gain| self.gain(gain, why));
        }
        if !why.open.is_empty() {
            self.gap();
            self.strong(
                0,
                &say(self.look.lang, "Các chỉ số còn điểm để đạt, nhiều nhất trước:", "Rows with points still open, the most first:"),
            );
            why.open.iter().for_each(|gain| self.gain(gain, why));
        }
    }

    fn gain(&mut self, gain: &Gain, why: &WhyNot) {
        let points = gain_points(gain, self.look.lang);
        let gains = say(self.look.lang, "tăng thêm", "gains");
        let more = basis_value(&why.reads, &gain.gain);
        self.text(4, &format!("{} “{}”: {points} → {}, {gains} {more}", gain.code, gain.title, number(&gain.best)));
    }
}
