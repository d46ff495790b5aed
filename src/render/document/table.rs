//! Tables of documents: what they are called, a row of headings, and rows.

use super::words::Words;
use crate::render::chart::Chart;

/// To which side the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Words, which a screen may cut to a line.
    Left,
    /// Words that no screen cuts: how far something is, how late, which values it had.
    Whole,
    /// Figures.
    Right,
}

impl Alignment {
    /// Whether the cells are words.
    pub(super) fn is_words(self) -> bool {
        matches!(self, Alignment::Left | Alignment::Whole)
    }
}

/// What the cells below each other have in common.
#[derive(Clone, Debug)]
pub struct Column {
    /// Above the cells.
    pub title: String,
    /// To which side they are set.
    pub alignment: Alignment,
}

/// A table with a row of headings, which stands again on every page that it goes on to.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is called, above it; empty where the heading says so.
    pub caption: String,
    /// From the left.
    pub columns: Vec<Column>,
    /// From above; each as long as `columns`.
    pub rows: Vec<Vec<Words>>,
}

impl Table {
    /// A table that has no rows yet.
    pub fn new<'t>(columns: impl IntoIterator<Item = (&'t str, Alignment)>) -> Self {
        let column = |(title, alignment): (&str, Alignment)| Column { title: title.to_owned(), alignment };
        Table { caption: String::new(), columns: columns.into_iter().map(column).collect(), rows: Vec::new() }
    }

    /// The same table with a caption.
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = caption.into();
        self
    }

    /// Adds a row at the end, with a cell for each column.
    pub fn row(&mut self, cells: impl Into<Vec<Words>>) {
        let cells = cells.into();
        debug_assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        self.rows.push(cells);
    }

    /// The widths of the columns, which add up to `whole`, and the size of the letters in half points: the largest at which
    /// no word of usual length is broken. `letter`: how wide one is at a size of one.
    pub(super) fn fitted(&self, whole: usize, letter: usize) -> (Vec<usize>, usize) {
        const LONG: usize = 18;
        const USUAL: usize = 14;
        const STEPS: [(usize, usize); 7] =
            [(LONG, 18), (LONG, 17), (LONG, 16), (LONG, 15), (USUAL, 15), (USUAL, 14), (USUAL, 13)];
        // Every cell is looked at once, however many sizes are tried.
        let columns: Vec<Extent> = (0..self.columns.len()).map(|at| self.extent(at)).collect();
        let fits = |(word, size): &(usize, usize)| {
            columns.iter().map(|column| column.need(*word).0 * letter * size).sum::<usize>() <= whole
        };
        let (word, size) = STEPS.into_iter().find(fits).unwrap_or((USUAL, 13));
        let needs: Vec<(usize, usize)> = columns.iter().map(|column| column.need(word)).collect();
        (self.widths(whole, letter * size, &needs), size)
    }

    /// The widths of the columns. What is short is not broken where that can be; what is usually long shares the rest.
    fn widths(&self, whole: usize, letter: usize, needs: &[(usize, usize)]) -> Vec<usize> {
        let all: usize = needs.iter().map(|(least, _)| least * letter).sum();
        let more: usize = needs.iter().map(|(_, more)| more).sum();
        let left = whole.saturating_sub(all);
        // Where even what is short has no room, all give way alike.
        let width = |(least, share): &(usize, usize)| {
            least * letter * whole / whole.max(all) + left * share / more.max(1)
        };
        let mut widths: Vec<usize> = needs.iter().map(width).collect();
        let rest = whole.saturating_sub(widths.iter().sum());
        // What is left goes to the widest column of words: the first one has ids most of the time.
        let words = (0..widths.len()).filter(|&at| self.columns[at].alignment.is_words());
        let widest = words.max_by_key(|&at| widths[at]).unwrap_or_default();
        if let Some(width) = widths.get_mut(widest) {
            *width += rest;
        }
        widths
    }

    /// How long the texts of a column are.
    fn extent(&self, at: usize) -> Extent {
        let cells = self.rows.iter().filter_map(|row| row.get(at)).map(Words::lengths);
        let (all, word) = cells.fold((0, 0), |(all, most), one| (all + one.all, most.max(one.longest)));
        let title = self.columns.get(at).map(|column| column.title.as_str()).unwrap_or_default();
        let title = title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
        let is_figures = self.columns.get(at).is_some_and(|column| column.alignment == Alignment::Right);
        Extent { average: all / self.rows.len().max(1), word, title, is_figures }
    }
}

/// How long the texts of a column are, in letters.
struct Extent {
    /// Of all its cells.
    average: usize,
    /// The longest word of a cell, and of the title.
    word: usize,
    title: usize,
    is_figures: bool,
}

impl Extent {
    /// How many letters a column needs at least, so that no word of usual length is broken, and how many more its cells have
    /// on average: a single long one does not take the room of the others. Figures are never broken. `usual`: the length of
    /// such a word.
    fn need(&self, usual: usize) -> (usize, usize) {
        const FIGURES: usize = 26;
        const MARGIN: usize = 3;
        const MOST: usize = 70;
        let usual = if self.is_figures { FIGURES } else { usual };
        let least = self.word.clamp(4, usual).max(self.title) + MARGIN;
        (least, self.average.min(MOST).saturating_sub(least))
    }
}

impl Table {
    /// The figures of a chart.
    pub(super) fn of_chart(chart: &Chart) -> Self {
        let series = chart.series.iter().map(|series| (series.name.as_str(), Alignment::Right));
        let columns = std::iter::once((chart.label.as_str(), Alignment::Left))
            .chain(series)
            .chain([(chart.total.as_str(), Alignment::Right)]);
        let mut table = Table::new(columns).caption(&chart.title);
        for row in &chart.rows {
            let label = Words::in_language(&row.label, row.lang.as_deref());
            let figures = row.values.iter().copied().chain([row.total()]);
            table
                .row(std::iter::once(label).chain(figures.map(|n| n.to_string().into())).collect::<Vec<_>>());
        }
        table
    }
}
