//! Charts: a few figures as a picture. Each is a table as well, which stands beside it for who reads rather than looks.

mod bars;
mod columns;
mod fill;
mod svg;

pub use fill::Fill;
pub use svg::svg;

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
    pub lang: Option<&'static str>,
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
    fn most(&self) -> usize {
        self.rows.iter().map(Row::total).max().unwrap_or_default().max(1)
    }

    /// The figures of a row that are not zero, with the series that each belongs to, and the sum of those before it.
    fn parts<'c>(&'c self, row: &'c Row) -> impl Iterator<Item = (&'c Series, usize, usize)> {
        let mut before = 0;
        self.series.iter().zip(&row.values).filter(|(_, value)| **value > 0).map(move |(series, &value)| {
            before += value;
            (series, value, before - value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(shape: Shape) -> Chart {
        let series = |name: &str, fill| Series { name: name.to_owned(), fill };
        let row = |label: &str, values: &[usize]| Row {
            label: label.to_owned(),
            lang: None,
            values: values.to_vec(),
        };
        Chart {
            shape,
            title: "Progress <by> chapter".to_owned(),
            description: "How far".to_owned(),
            label: "Chapter".to_owned(),
            total: "All".to_owned(),
            series: vec![series("completed", Fill::Solid), series("in progress", Fill::Stripes)],
            rows: vec![row("I & a", &[2, 1]), row("II", &[0, 4]), row("III", &[0, 0])],
        }
    }

    #[test]
    fn every_figure_stands_in_the_picture() {
        for shape in [Shape::Bars, Shape::Columns] {
            let drawn = svg(&chart(shape), "c");
            assert!(drawn.contains("<title id=\"c-title\">Progress &lt;by&gt; chapter</title>"), "{drawn}");
            assert!(drawn.contains("role=\"img\" aria-labelledby=\"c-title c-desc\""), "{drawn}");
            assert!(drawn.contains(">I &amp; a</text>"), "{drawn}");
            for sum in [">3</text>", ">4</text>", ">0</text>"] {
                assert!(drawn.contains(sum), "{sum} in {drawn}");
            }
            // The parts of the rows, and one for each series in the legend.
            assert_eq!(drawn.matches("<rect").count(), 3 + 2, "{drawn}");
            assert!(!drawn.contains("style"), "{drawn}");
        }
    }

    #[test]
    fn a_chart_of_nothing_is_one() {
        for shape in [Shape::Bars, Shape::Columns] {
            let empty = Chart { rows: Vec::new(), series: Vec::new(), ..chart(shape) };
            assert!(svg(&empty, "c").starts_with("<svg "));
        }
    }
}
