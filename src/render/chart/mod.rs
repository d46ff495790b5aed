//! Charts: a few figures as a picture. The same figures are always given as a table as well, for readers who cannot see it.

mod bars;
mod columns;
mod draw;
mod figures;
mod fill;
mod fluid;
mod months;
mod sparkline;
mod svg;
mod timeline;

pub use figures::{Chart, Row, Series, Shape};
pub use fill::{Fill, Shading};
pub use fluid::{bar, meter, open_sign, signs, strip};
pub use months::months;
pub use sparkline::sparkline;
pub use svg::svg;
pub use timeline::{Scale, line_signs};

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
