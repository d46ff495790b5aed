//! What a chart is before it is drawn: figures in rows, of several kinds.

use super::fill::Fill;

/// How figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A bar for each row, from the left; as long as its figures together.
    Bars,
    /// A column for each row, from below.
    Columns,
}

/// What figures of one kind are called, and how they look.
#[derive(Clone, Debug)]
pub struct Series {
    /// As the legend and the table have it.
    pub name: String,
    /// How it is filled: another one for each series.
    pub fill: Fill,
}

/// Figures that belong together: what they are of, and one for each series.
#[derive(Clone, Debug)]
pub struct Row {
    /// What they are of: a chapter, a month.
    pub label: String,
    /// The language of the label, as a tag, where it is not that of the page.
    pub lang: Option<String>,
    /// As many as there are series.
    pub values: Vec<usize>,
}

impl Row {
    /// All of its figures together.
    pub fn total(&self) -> usize {
        self.values.iter().sum()
    }
}

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// How it is drawn.
    pub shape: Shape,
    /// What it shows: its heading, and the caption of its table.
    pub title: String,
    /// What it says, in a sentence, to who does not see it.
    pub description: String,
    /// Above the labels in its table.
    pub label: String,
    /// Above the sums in its table.
    pub total: String,
    /// What the figures of a row are, in their order.
    pub series: Vec<Series>,
    /// From above, or from the left.
    pub rows: Vec<Row>,
}

impl Chart {
    /// The largest sum of a row, and never zero: what the longest bar stands for.
    pub(in crate::render) fn most(&self) -> usize {
        self.rows.iter().map(Row::total).max().unwrap_or_default().max(1)
    }

    /// The figures of a row that are not zero, with the series that each belongs to, and the sum of those before it.
    pub(in crate::render) fn parts<'c>(
        &'c self,
        row: &'c Row,
    ) -> impl Iterator<Item = (&'c Series, usize, usize)> {
        let mut before = 0;
        self.series.iter().zip(&row.values).filter(|(_, value)| **value > 0).map(move |(series, &value)| {
            before += value;
            (series, value, before - value)
        })
    }
}
