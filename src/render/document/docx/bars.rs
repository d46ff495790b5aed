//! A chart in a word processor: bars of shaded cells, each with its figure, below a line that says what the shades are.

use super::look::Look;
use super::page::TEXT_WIDTH;
use super::run::{Links, push_all, push_plain, push_runs};
use super::table::{Cells, ROWS_OF_A_PAGE, heading_look, push_header, push_row, push_start};
use crate::render::chart::{Chart, Fill, Row, Series};
use crate::render::document::table::Alignment;
use crate::render::document::words::Words;

/// How many cells the longest bar has.
const CELLS: usize = 30;

/// How wide each of them is, and the sum behind it, of a text that is as wide as ours.
const CELL: usize = 180;
const TOTAL: usize = 980;

pub(super) fn push(out: &mut String, chart: &Chart, look: &Look, links: &mut Links) {
    let scaled = |width: usize| width * look.text_width / TEXT_WIDTH;
    let (cell, total) = (scaled(CELL), scaled(TOTAL));
    let label = look.text_width - total - CELLS * cell;
    let mut widths = vec![label];
    widths.extend([cell; CELLS]);
    widths.push(total);
    push_legend(out, &chart.series, look);
    push_start(out, look, (&chart.title, &chart.description), &widths);
    let labels = Cells::new(look, label, "", Alignment::Left);
    let totals = Cells::new(look, total, "", Alignment::Right);
    push_header(out, |out| {
        let of_headings = heading_look(look);
        labels.push(out, true, |out| push_plain(out, &chart.label, of_headings));
        Cells::new(look, CELLS * cell, &span(CELLS), Alignment::Left).push(out, true, |_| {});
        totals.push(out, true, |out| push_plain(out, &chart.total, of_headings));
    });
    for (at, one) in chart.rows.iter().enumerate() {
        let is_kept = chart.rows.len() <= ROWS_OF_A_PAGE && at + 1 < chart.rows.len();
        let label = Words::in_language(&one.label, one.lang.as_deref());
        push_row(out, |out| {
            labels.push(out, is_kept, |out| push_runs(out, &label, "", links));
            push_bar(out, (chart, one, is_kept), look, cell);
            totals.push(out, is_kept, |out| push_plain(out, &one.total().to_string(), ""));
        });
    }
    out.push_str("</w:tbl>");
}

fn span(cells: usize) -> String {
    format!("<w:gridSpan w:val=\"{cells}\"/>")
}

/// A line above the bars with the name of each series in its shade.
fn push_legend(out: &mut String, series: &[Series], look: &Look) {
    push_all(out, &["<w:p><w:pPr><w:pStyle w:val=\"", look.id("TableText"), "\"/><w:keepNext/></w:pPr>"]);
    for (at, one) in series.iter().enumerate() {
        if at > 0 {
            push_plain(out, "  ", "");
        }
        let color = one.fill.shading().text;
        let shaded = format!("<w:color w:val=\"{color}\"/><w:sz w:val=\"15\"/>{}", shade(one.fill));
        push_plain(out, &format!("\u{a0}{}\u{a0}", one.name), &shaded);
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
fn push_bar(out: &mut String, (chart, row, is_kept): (&Chart, &Row, bool), look: &Look, cell: usize) {
    let lengths = lengths(chart, row);
    for ((series, value, _), length) in chart.parts(row).zip(&lengths) {
        let shaded = format!("<w:color w:val=\"{}\"/><w:sz w:val=\"16\"/>", series.fill.shading().text);
        let properties = format!("{}{}{}", span(*length), shade(series.fill), NARROW);
        Cells::new(look, length * cell, &properties, Alignment::Left)
            .push(out, is_kept, |out| push_plain(out, &value.to_string(), &shaded));
    }
    let rest = CELLS - lengths.iter().sum::<usize>();
    if rest > 0 {
        Cells::new(look, rest * cell, &span(rest), Alignment::Left).push(out, is_kept, |_| {});
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
