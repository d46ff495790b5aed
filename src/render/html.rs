//! A page as part of a web page: its headings, sentences and tables, with links where a cell names something.
//!
//! On a narrow screen a style sheet sets each row of a table as a card, with the title of the column before each cell.

use std::cmp::Reverse;

use maud::{Markup, Render, html};

use super::page::{Block, Cell, Column, Fit, Page, Reference, Style, Table};

/// Room for so many bytes, made at the beginning of a text: one with thousands of rows is not copied while it grows.
pub struct Room(pub usize);

impl Room {
    /// For these parts, and for what is written around them.
    pub fn for_parts<'m>(parts: impl IntoIterator<Item = &'m Markup>) -> Self {
        const AROUND: usize = 4096;
        Room(parts.into_iter().map(|part| part.0.len()).sum::<usize>() + AROUND)
    }
}

impl Render for Room {
    fn render_to(&self, text: &mut String) {
        text.reserve(self.0);
    }
}

/// What some words name.
#[derive(Debug, Default)]
pub struct Named {
    /// Where that has its page.
    pub page: Option<String>,
    /// The language of the words, as a tag, where it is not that of the web page.
    pub lang: Option<String>,
}

/// What a page says, its headings one level below that of the web page. `named`: the page and the language of a reference.
pub fn write(page: &Page, named: &impl Fn(&Reference) -> Named) -> Markup {
    let mut parts = Vec::new();
    let mut heading = "";
    for block in &page.blocks {
        parts.push(match block {
            Block::Heading(words) => {
                heading = words;
                html! { h2 { (unbroken(words)) } }
            }
            Block::Text(said) => html! { p { (in_cell(said, named)) } },
            Block::Table(shown) => page_table(shown, heading, named),
            Block::List(points) => list(points, named),
        });
    }
    html! { (Room::for_parts(&parts)) @for part in &parts { (part) } }
}

/// A table with its header, in a frame that can be moved sideways where it is wider than the screen, by keyboard too.
/// `rows`: each a `tr`, as [`rows`] makes them.
pub fn table(label: &str, columns: &[Column], rows: &Markup) -> Markup {
    html! {
        (Room::for_parts([rows]))
        div.table role="region" aria-label=(label) tabindex="0" {
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
        }
    }
}

/// Rows of cells, one for each column; what the first one says is what its row is about.
pub fn rows<'c>(columns: &'c [Column], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    let titled = |column: &'c Column| Some(&*column.title).filter(|title| !title.is_empty());
    html! {
        @for row in rows {
            tr {
                @for (at, (column, cell)) in columns.iter().zip(&row).enumerate() {
                    @if at == 0 { th scope="row" class=[class(column)] { (cell) } }
                    // In an element of its own, so that it is laid out as a whole next to its title.
                    // An empty cell needs no title: on a card, nothing would stand behind it.
                    @else { td class=[class(column)] data-label=[titled(column).filter(|_| !cell.0.is_empty())] { div { (cell) } } }
                }
            }
        }
    }
}

/// The class of the cells of a column.
const fn class(column: &Column) -> Option<&'static str> {
    match column.fit {
        Fit::Number => Some("number"),
        Fit::Fixed => Some("fixed"),
        Fit::Wrapping | Fit::Clipped | Fit::Kept => None,
    }
}

fn list(points: &[(Cell, Cell)], named: &impl Fn(&Reference) -> Named) -> Markup {
    html! {
        ul {
            @for (about, said) in points {
                li {
                    @if !about.text.is_empty() { strong { (in_cell(about, named)) } " " }
                    (in_cell(said, named))
                }
            }
        }
    }
}

/// What a cell says, with what its words name.
fn in_cell(cell: &Cell, named: &impl Fn(&Reference) -> Named) -> Markup {
    let names: Vec<&str> = cell.names.iter().map(|(words, _)| words.as_str()).collect();
    html! {
        @for (part, name) in parts(&cell.text, &names) {
            @match name.and_then(|at| cell.names.get(at)) {
                Some((_, reference)) => (shown(part, named(reference))),
                None => (unbroken(part)),
            }
        }
    }
}

/// A text in parts: some words where they stand in it, the longest first where one begins like another, each with its place
/// among these words, and what lies between.
pub fn parts<'t>(text: &'t str, words: &[impl AsRef<str>]) -> Vec<(&'t str, Option<usize>)> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let of = |(name, words): (usize, &_)| {
            let words: &str = AsRef::as_ref(words);
            let found = rest.find(words).filter(|_| !words.is_empty())?;
            Some((found, words.len(), name))
        };
        let places = words.iter().enumerate().filter_map(of);
        let Some((at, length, name)) = places.min_by_key(|&(at, length, _)| (at, Reverse(length))) else {
            break;
        };
        parts.extend([(&rest[..at], None), (&rest[at..at + length], Some(name))]);
        rest = &rest[at + length..];
    }
    parts.push((rest, None));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Words in which no day is broken over two lines.
pub fn unbroken(words: &str) -> Markup {
    let mut rest = words;
    let mut parts = Vec::new();
    while let Some((at, length)) = first_day(rest) {
        parts.push((&rest[..at], &rest[at..at + length]));
        rest = &rest[at + length..];
    }
    html! {
        @for (before, day) in parts { (before) span.fixed { (day) } }
        (rest)
    }
}

/// Place and length of the first day in a text: `2024-01-31` or `2024. 01. 31.`.
fn first_day(words: &str) -> Option<(usize, usize)> {
    const FORMS: [&[u8]; 2] = [b"0000-00-00", b"0000. 00. 00."];
    let bytes = words.as_bytes();
    let is_like = |form: &[u8], at: usize| {
        let within = bytes.get(at..at + form.len());
        let is_same =
            |(own, form): (&u8, &u8)| if *form == b'0' { own.is_ascii_digit() } else { own == form };
        let is_alone =
            |at: Option<usize>| !at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
        within.is_some_and(|within| within.iter().zip(form).all(is_same))
            && is_alone(at.checked_sub(1))
            && is_alone(Some(at + form.len()))
    };
    let at_digit = (0..bytes.len()).filter(|&at| bytes[at].is_ascii_digit());
    let mut found = at_digit.filter_map(|at| Some((at, FORMS.iter().find(|form| is_like(form, at))?.len())));
    found.next()
}

fn page_table(table: &Table, label: &str, named: &impl Fn(&Reference) -> Named) -> Markup {
    if table.rows.is_empty() {
        return html! {};
    }
    let cell = |(at, cell): (usize, &Cell)| {
        let is_whole = table.columns.get(at).is_some_and(|column| class(column).is_some());
        // Such a column is not broken anyway.
        let shown = if is_whole && cell.names.is_empty() {
            html! { (cell.text) }
        } else {
            in_cell(cell, named)
        };
        match style(cell.style) {
            Some(class) => html! { span class=(class) { (shown) } },
            None => shown,
        }
    };
    let cells = table.rows.iter().map(|row| row.iter().enumerate().map(cell).collect());
    self::table(label, &table.columns, &rows(&table.columns, cells))
}

/// Words with what they name.
fn shown(text: &str, Named { page, lang }: Named) -> Markup {
    match (page, lang) {
        (Some(page), lang) => html! { a href=(page) lang=[lang] { (text) } },
        (None, Some(lang)) => html! { span lang=(lang) { (text) } },
        (None, None) => html! { (text) },
    }
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
    use crate::model::MeasureId;
    use crate::render::page::{cell, fixed, number};

    #[test]
    fn nothing_leads_anywhere_but_by_what_it_names() {
        let mut table = Table::new([fixed("ID"), number("Measures"), fixed("Year")]);
        let id: MeasureId = "1".parse().unwrap();
        table.row([cell(&id).name("1", Reference::Measure(id.clone())), cell(1), cell("2026")]);
        let mut page = Page::default();
        page.heading("x").table(table);
        let named = |to: &Reference| match to {
            Reference::Measure(id) => Named { page: Some(format!("../m/{id}/index.html")), lang: None },
            _ => Named::default(),
        };
        let shown = write(&page, &named).into_string();
        assert_eq!(shown.matches("<a ").count(), 1, "{shown}");
        assert!(shown.contains("<a href=\"../m/1/index.html\">1</a>"), "{shown}");
    }

    #[test]
    fn what_is_named_is_found_the_longest_first() {
        let words = ["the new words", "the new", "old", ""];
        assert_eq!(
            parts("helyett: old, lett: the new words.", &words),
            [
                ("helyett: ", None),
                ("old", Some(2)),
                (", lett: ", None),
                ("the new words", Some(0)),
                (".", None)
            ]
        );
        assert_eq!(parts("semmi", &words), [("semmi", None)]);
        assert_eq!(parts("", &words), []);
    }

    #[test]
    fn no_day_is_broken() {
        let shown = |words| unbroken(words).into_string();
        assert_eq!(shown("due 2024-01-31; késik"), "due <span class=\"fixed\">2024-01-31</span>; késik");
        assert_eq!(
            shown("őr 2024. 01. 31. helyett"),
            "őr <span class=\"fixed\">2024. 01. 31.</span> helyett"
        );
        for other in ["12024-01-31", "2024-01-311", "2024-1-31", "2024-01-3é", "<b>", ""] {
            assert_eq!(shown(other), other.replace('<', "&lt;").replace('>', "&gt;"));
        }
    }

    #[test]
    fn what_a_cell_names_is_a_link() {
        let published =
            |words: &str| cell(format!("milestone: {words} (conditional)")).name(words, Reference::Published);
        let mut table = Table::new([fixed("ID"), number("<n>"), fixed("")]);
        let commit = cell("II.1").name("II.1", Reference::Commit("ab12".to_owned()));
        table.row([commit, cell(3).style(Style::Bad), published("tanulmány")]);
        let mut page = Page::default();
        page.heading("Late & more").table(table);
        let named = |to: &Reference| match to {
            Reference::Commit(id) => Named { page: Some(format!("../{id}/index.html")), lang: None },
            _ => Named { page: None, lang: Some("hu".to_owned()) },
        };
        let shown = write(&page, &named).into_string();
        assert!(shown.contains("<h2>Late &amp; more</h2>"), "{shown}");
        assert!(shown.contains("<a href=\"../ab12/index.html\">II.1</a>"), "{shown}");
        assert!(shown.contains("class=\"number\">&lt;n&gt;</th>"), "{shown}");
        // A card of a narrow screen says before each cell what it is.
        let counted =
            "class=\"number\" data-label=\"&lt;n&gt;\"><div><span class=\"bad\">3</span></div></td>";
        assert!(shown.contains(counted), "{shown}");
        let foreign = "<div>milestone: <span lang=\"hu\">tanulmány</span> (conditional)</div></td>";
        assert!(shown.contains(foreign), "{shown}");
    }
}
