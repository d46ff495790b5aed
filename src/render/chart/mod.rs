//! Charts: a few figures as a picture. The same figures are always given as a table as well, for readers who cannot see it.

mod bars;
mod columns;
mod draw;
mod figures;
mod fill;
mod fluid;
mod months;
mod shares;
mod sparkline;
mod svg;
mod timeline;

pub use figures::{Chart, Row, Series, Shape};
pub use fill::{Fill, Shading};
pub use fluid::{bar, meter, open_sign, signs, strip};
pub use months::months;
pub use shares::percents;
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
    fn no_label_of_a_column_is_cut_or_reaches_beyond_the_drawing() {
        let row = |label: &str| Row { label: label.to_owned(), lang: None, values: vec![1, 0] };
        for all in [1, 2, 7, 10] {
            let mut rows = vec![row("2022. szeptember"); all];
            rows.push(row("2023. június (eddig: 06. 13.)"));
            rows.truncate(all);
            let drawn = svg(&Chart { rows, ..chart(Shape::Columns) }, "c");
            assert!(!drawn.contains('…'), "{drawn}");
            let (_, columns) = drawn.split_once("<g ").unwrap();
            for text in columns.split("<text x=\"").skip(1) {
                let (middle, rest) = text.split_once('"').unwrap();
                let label = rest.split_once('>').unwrap().1.split_once('<').unwrap().0;
                let (middle, half) = (middle.parse::<usize>().unwrap(), label.chars().count() * 7 / 2);
                assert!((half..=720 - half).contains(&middle), "{label} at {middle}");
            }
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
