//! A chart in a word processor: bars of shaded cells, each with its figure, below a line that says what the shades are.

use super::run::{Links, push_runs};
use super::table::{Cells, TEXT_WIDTH, push_header, push_row, push_start};
use crate::render::chart::{Chart, Fill, Row, Series};
use crate::render::document::table::Alignment;
use crate::render::document::words::Words;

/// How many cells the longest bar has, and how wide each is.
const CELLS: usize = 30;
const CELL: usize = 180;

/// The widths of the label and of the sum.
const TOTAL: usize = 980;
const LABEL: usize = TEXT_WIDTH - TOTAL - CELLS * CELL;

pub(super) fn push(out: &mut String, chart: &Chart) {
    let mut widths = vec![LABEL];
    widths.extend([CELL; CELLS]);
    widths.push(TOTAL);
    push_legend(out, &chart.series);
    push_start(out, &chart.title, &chart.description, &widths);
    let labels = Cells::new(LABEL, "", Alignment::Left);
    let totals = Cells::new(TOTAL, "", Alignment::Right);
    push_header(out, |out| {
        labels.push(out, |out| push_plain(out, &chart.label));
        Cells::new(CELLS * CELL, span(CELLS), Alignment::Left).push(out, |_| {});
        totals.push(out, |out| push_plain(out, &chart.total));
    });
    for one in &chart.rows {
        let label = Words::in_language(&one.label, one.lang.as_deref());
        push_row(out, |out| {
            labels.push(out, |out| push_runs(out, &label, "", &mut Links::default()));
            push_bar(out, chart, one);
            totals.push(out, |out| push_plain(out, &one.total().to_string()));
        });
    }
    out.push_str("</w:tbl>");
}

fn push_plain(out: &mut String, text: &str) {
    push_runs(out, &text.into(), "", &mut Links::default());
}

fn span(cells: usize) -> String {
    format!("<w:gridSpan w:val=\"{cells}\"/>")
}

/// A line above the bars with the name of each series in its shade.
fn push_legend(out: &mut String, series: &[Series]) {
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:keepNext/></w:pPr>");
    for (at, one) in series.iter().enumerate() {
        if at > 0 {
            push_plain(out, "  ");
        }
        let color = one.fill.shading().text;
        let look = format!("<w:color w:val=\"{color}\"/><w:sz w:val=\"15\"/>{}", shade(one.fill));
        let name = format!("\u{a0}{}\u{a0}", one.name);
        push_runs(out, &name.into(), &look, &mut Links::default());
    }
    out.push_str("</w:p>");
}

fn shade(fill: Fill) -> String {
    let shading = fill.shading();
    format!(
        "<w:shd w:val=\"{}\" w:color=\"{}\" w:fill=\"{}\"/>",
        shading.pattern, shading.lines, shading.ground
    )
}

/// The cells of a bar, and an empty one behind them where it is not the longest.
fn push_bar(out: &mut String, chart: &Chart, row: &Row) {
    let lengths = lengths(chart, row);
    for ((series, value, _), length) in chart.parts(row).zip(&lengths) {
        let look = format!("<w:color w:val=\"{}\"/><w:sz w:val=\"16\"/>", series.fill.shading().text);
        let properties = format!("{}{}{}", span(*length), shade(series.fill), NARROW);
        let figure = value.to_string().into();
        Cells::new(length * CELL, properties, Alignment::Left)
            .push(out, |out| push_runs(out, &figure, &look, &mut Links::default()));
    }
    let rest = CELLS - lengths.iter().sum::<usize>();
    if rest > 0 {
        Cells::new(rest * CELL, span(rest), Alignment::Left).push(out, |_| {});
    }
}

/// Without a margin, so that a figure has room in a single cell.
const NARROW: &str =
    "<w:tcMar><w:left w:w=\"30\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tcMar>";

/// How many cells each part takes: at least one, for which the longest gives way.
fn lengths(chart: &Chart, row: &Row) -> Vec<usize> {
    let scaled = |value: usize| value * CELLS / chart.most();
    let parts = chart.parts(row).map(|(_, value, before)| scaled(before + value) - scaled(before));
    let mut lengths: Vec<usize> = parts.map(|length| length.max(1)).collect();
    while lengths.iter().sum::<usize>() > CELLS {
        match lengths.iter_mut().max() {
            Some(longest) if *longest > 1 => *longest -= 1,
            _ => break,
        }
    }
    lengths
}
