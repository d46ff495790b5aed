//! A document on a screen: the same headings, sentences and tables, and charts of characters.

use super::contents::{Block, Document};
use super::table::{Alignment, Table};
use crate::render::chart::{Chart, Row};
use crate::render::page::{self, Column, Fit, Page, Style, cell};

/// What is no longer than this is never broken: ids, days, words for a status.
const SHORT: usize = 22;

/// How long the longest bar is.
const WIDTH: usize = 24;

impl Document {
    /// The document for a screen.
    pub fn page(&self) -> Page {
        let mut page = Page::default();
        page.heading(&self.title);
        for block in &self.blocks {
            match block {
                Block::Heading(_, words) => page.heading(words.text()),
                Block::Paragraph(words) => page.text(words.text()),
                Block::List(points) => {
                    page.list(points.iter().map(|point| (String::new(), point.text())).collect())
                }
                Block::Table(table) => {
                    if !table.caption.is_empty() {
                        page.heading(&table.caption);
                    }
                    page.table(on_screen(table))
                }
                Block::Chart(chart) => page.heading(&chart.title).table(bars(chart)).text(legend(chart)),
            };
        }
        page
    }
}

fn on_screen(table: &Table) -> page::Table {
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let longest = table.rows.iter().filter_map(|row| row.get(at)).map(|words| words.lengths().all).max();
        let fit = match column.alignment {
            Alignment::Right => Fit::Number,
            Alignment::Left | Alignment::Whole if longest.is_none_or(|longest| longest <= SHORT) => {
                Fit::Fixed
            }
            Alignment::Left => Fit::Clipped,
            Alignment::Whole => Fit::Kept,
        };
        Column::titled(column.title.clone(), fit)
    });
    let mut shown = page::Table::new(columns.collect::<Vec<_>>());
    for row in &table.rows {
        let cells = row.iter().map(|words| {
            let is_strong = words.runs().any(|run| run.is_strong);
            let shown = cell(words.text()).style(if is_strong { Style::Strong } else { Style::Plain });
            match words.short_form() {
                Some(short) => shown.short(short),
                None => shown,
            }
        });
        shown.row(cells.collect::<Vec<_>>());
    }
    shown
}

/// The figures of a chart, each row with its bar.
fn bars(chart: &Chart) -> page::Table {
    let mut table = on_screen(&Table::of_chart(chart));
    // The marks stand for the names, which the legend has.
    for (column, series) in table.columns.iter_mut().skip(1).zip(&chart.series) {
        *column = Column::titled(series.fill.mark().to_string(), Fit::Number).in_records(&series.name);
    }
    table.columns.insert(1, Column::titled(String::new(), Fit::Fixed));
    for (cells, row) in table.rows.iter_mut().zip(&chart.rows) {
        cells.insert(1, cell(bar(chart, row)));
    }
    table
}

fn bar(chart: &Chart, row: &Row) -> String {
    let scaled = |value: usize| value * WIDTH / chart.most();
    let parts = chart.parts(row).map(|(series, value, before)| {
        let length = scaled(before + value) - scaled(before);
        std::iter::repeat_n(series.fill.mark(), length.max(1)).collect::<String>()
    });
    parts.collect()
}

fn legend(chart: &Chart) -> String {
    let names = chart.series.iter().map(|series| format!("{} {}", series.fill.mark(), series.name));
    names.collect::<Vec<_>>().join("  ")
}
