//! A page as part of a web page: its headings, sentences and tables, with links where a cell names something.

use maud::{Markup, html};

use super::page::{Block, Cell, Column, Fit, Page, Style, Table};

/// What a page says, its headings one level below that of the web page. `link`: where what a cell names has its page.
pub fn write(page: &Page, link: &impl Fn(&str) -> Option<String>) -> Markup {
    let mut parts = Vec::new();
    let mut heading = "";
    for block in &page.blocks {
        parts.push(match block {
            Block::Heading(words) => {
                heading = words;
                html! { h2 { (words) } }
            }
            Block::Text(words) => html! { p { (words) } },
            Block::Table(shown) => page_table(shown, heading, link),
            Block::List(points) => list(points),
        });
    }
    html! { @for part in &parts { (part) } }
}

/// A table in a frame that can be moved sideways where it is wider than the screen, by keyboard too.
pub fn framed(label: &str, table: &Markup) -> Markup {
    html! { div.table role="region" aria-label=(label) tabindex="0" { (table) } }
}

/// A table with its header, in such a frame. `rows`: each a `tr` with a cell for every column.
pub fn table(label: &str, columns: &[Column], rows: &Markup) -> Markup {
    let whole = html! {
        table {
            thead {
                tr {
                    @for column in columns {
                        // An empty heading would be read as one.
                        @if column.title.is_empty() { td {} }
                        @else { th scope="col" class=[class(column)] { (column.title) } }
                    }
                }
            }
            tbody { (rows) }
        }
    };
    framed(label, &whole)
}

/// The class of the cells of a column.
fn class(column: &Column) -> Option<&'static str> {
    (column.fit == Fit::Number).then_some("number")
}

fn list(points: &[(String, String)]) -> Markup {
    html! {
        ul {
            @for (about, words) in points {
                li {
                    @if !about.is_empty() { strong { (about) } " " }
                    (words)
                }
            }
        }
    }
}

fn page_table(table: &Table, label: &str, link: &impl Fn(&str) -> Option<String>) -> Markup {
    if table.rows.is_empty() {
        return html! {};
    }
    let class = |at: usize| table.columns.get(at).and_then(class);
    let cell = |at: usize, cell: &Cell| {
        let classes = [class(at), style(cell.style)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        html! {
            td class=[Some(classes).filter(|classes| !classes.is_empty())] {
                @match link(&cell.text) {
                    Some(page) => a href=(page) { (cell.text) },
                    None => (cell.text),
                }
            }
        }
    };
    let rows = html! {
        @for row in &table.rows {
            tr { @for (at, one) in row.iter().enumerate() { (cell(at, one)) } }
        }
    };
    self::table(label, &table.columns, &rows)
}

/// What a cell means, in addition to its words.
const fn style(style: Style) -> Option<&'static str> {
    match style {
        Style::Bad => Some("bad"),
        Style::Warning => Some("warning"),
        Style::Good => Some("good"),
        Style::Faint => Some("faint"),
        Style::Strong => Some("strong"),
        Style::Plain => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::{cell, fixed, number};

    #[test]
    fn what_a_cell_names_is_a_link() {
        let mut table = Table::new([fixed("ID"), number("<n>")]);
        table.row([cell("II.1"), cell(3).style(Style::Bad)]);
        let mut page = Page::default();
        page.heading("Late & more").table(table);
        let link = |text: &str| (text == "II.1").then(|| "../m/II.1/index.html".to_owned());
        let shown = write(&page, &link).into_string();
        assert!(shown.contains("<h2>Late &amp; more</h2>"), "{shown}");
        assert!(shown.contains("<a href=\"../m/II.1/index.html\">II.1</a>"), "{shown}");
        assert!(shown.contains("<th scope=\"col\" class=\"number\">&lt;n&gt;</th>"), "{shown}");
        assert!(shown.contains("<td class=\"number bad\">3</td>"), "{shown}");
    }
}
