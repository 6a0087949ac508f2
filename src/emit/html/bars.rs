//! A bar chart as a drawing in the page: lying bars, the number behind each, readable in black and white.

use maud::{Markup, html};

use crate::document::{BarGroup, Bars};

/// The drawing is so wide, in its own units; the names take the left part, and behind a bar there is room for its number.
const WIDTH: usize = 1000;
const NAMES: usize = 330;
const NUMBERS: usize = 130;
const BAR: usize = 22;
const BETWEEN: usize = 10;
/// Above the first bar stand the names of the series.
const KEY: usize = 34;
/// Dark, light, white with an edge: apart without colour.
const FILLS: [&str; 3] = ["#1f4e79", "#9dc3e6", "#ffffff"];

/// The chart.
pub fn draw(chart: &Bars) -> Markup {
    let bars = chart.groups.iter().map(|group| group.bars.len().max(1)).max().unwrap_or(1);
    let keyed = chart.series.len() > 1;
    let top = if keyed { KEY } else { 0 };
    let step = bars.saturating_mul(BAR).saturating_add(BETWEEN);
    let height = top.saturating_add(step.saturating_mul(chart.groups.len()));
    html! {
        figure {
            figcaption { (chart.title) }
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(chart.title) {
                @if keyed {
                    @for (index, name) in chart.series.iter().enumerate() {
                        @let x = NAMES.saturating_add(index.saturating_mul(WIDTH.saturating_sub(NAMES) / chart.series.len().max(1)));
                        rect x=(x) y="4" width="18" height="18" fill=(fill(index)) stroke="#1f4e79" {}
                        text x=(x.saturating_add(26)) y="19" font-size="17" { (name) }
                    }
                }
                @for (index, group) in chart.groups.iter().enumerate() {
                    (lines(group, top.saturating_add(step.saturating_mul(index)), bars))
                }
                line x1=(NAMES) y1=(top) x2=(NAMES) y2=(height) stroke="#555" {}
            }
        }
    }
}

fn lines(group: &BarGroup, top: usize, bars: usize) -> Markup {
    let room = WIDTH.saturating_sub(NAMES).saturating_sub(NUMBERS);
    let middle = top.saturating_add(bars.saturating_mul(BAR) / 2).saturating_add(6);
    html! {
        text x=(NAMES.saturating_sub(10)) y=(middle) text-anchor="end" font-size="18" { (group.label) }
        @for (index, bar) in group.bars.iter().enumerate() {
            @let y = top.saturating_add(index.saturating_mul(BAR));
            @let length = room.saturating_mul(usize::from(bar.per_mille.min(1000))) / 1000;
            rect x=(NAMES) y=(y.saturating_add(1)) width=(length) height=(BAR.saturating_sub(3)) fill=(fill(index)) stroke="#1f4e79" {}
            text x=(NAMES.saturating_add(length).saturating_add(8)) y=(y.saturating_add(17)) font-size="17" { (bar.value) }
        }
    }
}

fn fill(series: usize) -> &'static str {
    FILLS.get(series % FILLS.len()).copied().unwrap_or("#ffffff")
}
