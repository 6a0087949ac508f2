//! A bar chart as drawings in the page: lying bars, the number behind each, readable in black and white.
//!
//! A long chart is several drawings, so that a page can end between them. The names take what the longest needs, up to a third of the width;
//! past that they go on in a second line.

use maud::{Markup, html};

use crate::document::{BarGroup, Bars};

/// The drawing is so wide and at most so high, in its own units, on an upright sheet and on one that lies on its side: its letters are then
/// about those of the text.
const UPRIGHT: (usize, usize) = (760, 1000);
const LYING: (usize, usize) = (1100, 640);
/// A letter takes so much, on average.
const LETTER: usize = 8;
/// What the names take at least.
const NAMES: usize = 120;
const LINE: usize = 20;
const BAR: usize = 22;
const BETWEEN: usize = 10;
/// Above the first bar stand the names of the series.
const KEY: usize = 34;
/// Dark, light, white with an edge: apart without colour.
const FILLS: [&str; 3] = ["#1f4e79", "#9dc3e6", "#ffffff"];

/// The chart.
pub fn draw(chart: &Bars, landscape: bool) -> Markup {
    let frame = Frame::of(chart, landscape);
    html! {
        figure {
            figcaption { (chart.title) }
            @for (index, groups) in drawings(&chart.groups, &frame).into_iter().enumerate() {
                (drawing(chart, groups, &frame, index == 0))
            }
        }
    }
}

/// The drawing, and what the names and the numbers take of its width.
struct Frame {
    width: usize,
    height: usize,
    names: usize,
    numbers: usize,
}

impl Frame {
    fn of(chart: &Bars, landscape: bool) -> Self {
        let (width, height) = if landscape { LYING } else { UPRIGHT };
        let most = width.saturating_mul(2) / 5;
        let room = |letters: usize| letters.saturating_mul(LETTER).saturating_add(24);
        let longest = chart.groups.iter().map(|group| letters(&group.label)).max().unwrap_or(0);
        let number = chart.groups.iter().flat_map(|group| &group.bars).map(|bar| letters(&bar.value)).max().unwrap_or(0);
        Frame { width, height, names: room(longest).clamp(NAMES, most), numbers: room(number).min(most) }
    }

    /// A name in lines that fit.
    fn lines(&self, name: &str) -> Vec<String> {
        let most = self.names.saturating_sub(24) / LETTER;
        let mut lines: Vec<String> = Vec::new();
        for word in name.split_whitespace() {
            match lines.last_mut() {
                Some(line) if letters(line).saturating_add(letters(word)) < most => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// What a group takes.
    fn height_of(&self, group: &BarGroup) -> usize {
        let bars = group.bars.len().max(1).saturating_mul(BAR);
        bars.max(self.lines(&group.label).len().saturating_mul(LINE)).saturating_add(BETWEEN)
    }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// The groups by drawings.
fn drawings<'b>(groups: &'b [BarGroup], frame: &Frame) -> Vec<&'b [BarGroup]> {
    let mut out = Vec::new();
    let (mut from, mut height) = (0_usize, 0_usize);
    for (index, group) in groups.iter().enumerate() {
        let next = frame.height_of(group);
        if height > 0 && height.saturating_add(next) > frame.height {
            out.extend(groups.get(from..index));
            (from, height) = (index, 0);
        }
        height = height.saturating_add(next);
    }
    out.extend(groups.get(from..));
    out
}

fn drawing(chart: &Bars, groups: &[BarGroup], frame: &Frame, first: bool) -> Markup {
    let keyed = chart.series.len() > 1 && first;
    let mut y = if keyed { KEY } else { 0 };
    let top = y;
    let key = frame.width.saturating_sub(frame.names).checked_div(chart.series.len()).unwrap_or_default();
    let placed: Vec<(usize, &BarGroup)> = groups
        .iter()
        .map(|group| {
            let at = y;
            y = y.saturating_add(frame.height_of(group));
            (at, group)
        })
        .collect();
    html! {
        svg viewBox={ "0 0 " (frame.width) " " (y) } role="img" aria-label=(chart.title) {
            @if keyed {
                @for (index, name) in chart.series.iter().enumerate() {
                    @let x = frame.names.saturating_add(index.saturating_mul(key));
                    rect x=(x) y="4" width="18" height="18" fill=(fill(index)) stroke="#1f4e79" {}
                    text x=(x.saturating_add(26)) y="19" font-size="17" { (name) }
                }
            }
            @for (at, group) in placed { (lines(group, at, frame)) }
            line x1=(frame.names) y1=(top) x2=(frame.names) y2=(y) stroke="#555" {}
        }
    }
}

fn lines(group: &BarGroup, top: usize, frame: &Frame) -> Markup {
    let room = frame.width.saturating_sub(frame.names).saturating_sub(frame.numbers);
    let inner = frame.height_of(group).saturating_sub(BETWEEN);
    let name = frame.lines(&group.label);
    let name_top = top.saturating_add(inner.saturating_sub(name.len().saturating_mul(LINE)) / 2);
    let bars_top = top.saturating_add(inner.saturating_sub(group.bars.len().saturating_mul(BAR)) / 2);
    html! {
        @for (index, line) in name.iter().enumerate() {
            @let y = name_top.saturating_add(index.saturating_mul(LINE)).saturating_add(16);
            text x=(frame.names.saturating_sub(10)) y=(y) text-anchor="end" font-size="18" { (line) }
        }
        @for (index, bar) in group.bars.iter().enumerate() {
            @let y = bars_top.saturating_add(index.saturating_mul(BAR));
            @let length = room.saturating_mul(usize::from(bar.per_mille.min(1000))) / 1000;
            rect x=(frame.names) y=(y.saturating_add(1)) width=(length) height=(BAR.saturating_sub(3)) fill=(fill(index)) stroke="#1f4e79" {}
            text x=(frame.names.saturating_add(length).saturating_add(8)) y=(y.saturating_add(17)) font-size="17" { (bar.value) }
        }
    }
}

fn fill(series: usize) -> &'static str {
    FILLS.iter().cycle().nth(series).copied().unwrap_or("#ffffff")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Bar;

    fn group(label: &str, value: &str) -> BarGroup {
        BarGroup { label: label.to_owned(), bars: vec![Bar { per_mille: 500, value: value.to_owned() }] }
    }

    #[test]
    fn a_long_chart_is_cut_between_groups_and_loses_none() {
        let groups: Vec<BarGroup> = (0..50).map(|index| group(&format!("Đơn vị {index}"), "1")).collect();
        let frame = Frame::of(&Bars { groups: groups.clone(), ..Bars::default() }, false);
        let parts = drawings(&groups, &frame);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts.concat(), groups);
        assert_eq!(drawings(&[], &frame).concat(), Vec::new());
    }

    #[test]
    fn a_long_name_goes_on_in_a_second_line() {
        let name = "Ban Quản lý Khu Kinh tế Dung Quất và các Khu công nghiệp tỉnh";
        let chart = Bars { groups: vec![group(name, "100,00/100 (100%)")], ..Bars::default() };
        let frame = Frame::of(&chart, false);
        assert_eq!(frame.lines(name), ["Ban Quản lý Khu Kinh tế Dung Quất", "và các Khu công nghiệp tỉnh"]);
        assert_eq!(frame.numbers, 17 * LETTER + 24);
        assert!(frame.height_of(&chart.groups[0]) >= 2 * LINE);
    }
}
