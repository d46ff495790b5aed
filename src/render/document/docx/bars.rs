//! A chart in a word processor: bars of shaded cells, each with its figure, below a line that says what the shades are.

use super::run::{Links, runs};
use super::table::{TEXT_WIDTH, cell, header, row, start};
use crate::render::chart::{Chart, Fill, Row, Series};
use crate::render::document::table::Alignment;
use crate::render::document::words::Words;

/// How many cells the longest bar has, and how wide each is.
const CELLS: usize = 30;
const CELL: usize = 180;

/// The widths of the label and of the sum.
const TOTAL: usize = 700;
const LABEL: usize = TEXT_WIDTH - TOTAL - CELLS * CELL;

pub(super) fn write(chart: &Chart) -> String {
    let mut widths = vec![LABEL];
    widths.extend([CELL; CELLS]);
    widths.push(TOTAL);
    let mut text = legend(&chart.series);
    text.push_str(&start(&chart.title, &chart.description, &widths));
    let heads = [
        cell(LABEL, "", Alignment::Left, &plain(&chart.label)),
        cell(CELLS * CELL, &span(CELLS), Alignment::Left, ""),
        cell(TOTAL, "", Alignment::Right, &plain(&chart.total)),
    ];
    text.push_str(&header(&heads.concat()));
    for one in &chart.rows {
        let label = Words::in_language(&one.label, one.lang.as_deref());
        let mut cells = cell(LABEL, "", Alignment::Left, &runs(&label, "", &mut Links::default()));
        cells.push_str(&bar(chart, one));
        cells.push_str(&cell(TOTAL, "", Alignment::Right, &plain(&one.total().to_string())));
        text.push_str(&row(&cells));
    }
    text + "</w:tbl>"
}

fn plain(text: &str) -> String {
    runs(&text.into(), "", &mut Links::default())
}

fn span(cells: usize) -> String {
    format!("<w:gridSpan w:val=\"{cells}\"/>")
}

/// A line above the bars with the name of each series in its shade.
fn legend(series: &[Series]) -> String {
    let name = |one: &Series| {
        let color = one.fill.shading().text;
        let look = format!("<w:color w:val=\"{color}\"/><w:sz w:val=\"15\"/>{}", shade(one.fill));
        runs(&format!("\u{a0}{}\u{a0}", one.name).as_str().into(), &look, &mut Links::default())
    };
    let names: Vec<String> = series.iter().map(name).collect();
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:keepNext/></w:pPr>{}</w:p>",
        names.join(&plain("  "))
    )
}

fn shade(fill: Fill) -> String {
    let shading = fill.shading();
    format!(
        "<w:shd w:val=\"{}\" w:color=\"{}\" w:fill=\"{}\"/>",
        shading.pattern, shading.lines, shading.ground
    )
}

/// The cells of a bar, and an empty one behind them where it is not the longest.
fn bar(chart: &Chart, row: &Row) -> String {
    let lengths = lengths(chart, row);
    let mut text = String::new();
    for ((series, value, _), length) in chart.parts(row).zip(&lengths) {
        let look = format!("<w:color w:val=\"{}\"/><w:sz w:val=\"16\"/>", series.fill.shading().text);
        let figure = runs(&value.to_string().into(), &look, &mut Links::default());
        let properties = format!("{}{}{}", span(*length), shade(series.fill), NARROW);
        text.push_str(&cell(length * CELL, &properties, Alignment::Left, &figure));
    }
    let rest = CELLS - lengths.iter().sum::<usize>();
    if rest > 0 {
        text.push_str(&cell(rest * CELL, &span(rest), Alignment::Left, ""));
    }
    text
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
