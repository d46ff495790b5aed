//! What the cells of a column look like.

use std::collections::{HashMap, HashSet};

use super::amount_words::says_unknown;
use super::notation;
use super::sheet::{Cell, Column, Row};
use crate::model::MeasureId;
use crate::model::name::fold;
use crate::model::notation::day_words;

/// How many cells of a column are of which kind.
#[derive(Debug, Default)]
pub struct Content {
    pub filled: usize,
    /// Cells that say that there is nothing, or that it is not known.
    pub nothing: usize,
    /// Cells that hold a figure, or words that are one.
    pub figures: usize,
    pub with_digits: usize,
    /// Short words that name one amount of money with its currency.
    pub amounts: usize,
    /// Those of them that have no other words.
    pub amounts_alone: usize,
    pub average_length: usize,
    /// Cells with a rank: "high", "low".
    pub ranks: usize,
    ids: usize,
    days: usize,
    bodies: usize,
    distinct: usize,
}

/// Looks at the cells of a column.
pub fn of(sample: &[&Row], column: Column) -> Content {
    let mut content = Content::default();
    let (mut seen, mut length) = (HashSet::new(), 0);
    for cell in sample.iter().filter_map(|row| row.cell(column)) {
        let shown = cell.shown();
        let is_number = matches!(cell, Cell::Number(_) | Cell::Figure(..));
        content.filled += 1;
        // A dash in a column of figures is one of them.
        let is_figure = is_number || is_figure(&shown);
        content.nothing += usize::from(!is_figure && shown.len() <= 40 && says_unknown(&shown));
        content.figures += usize::from(is_figure);
        content.with_digits += usize::from(shown.contains(|c: char| c.is_ascii_digit()));
        if shown.len() <= 40 {
            let (names_one, is_one) = notation::one_amount(&shown);
            content.amounts += usize::from(names_one);
            content.amounts_alone += usize::from(is_one);
        }
        content.ids +=
            usize::from(shown.len() <= 12 && shown.trim_end_matches('.').parse::<MeasureId>().is_ok());
        content.days += usize::from(
            matches!(cell, Cell::Day(_)) || !is_number && shown.len() <= 60 && day_words(&shown).is_some(),
        );
        content.bodies += usize::from(shown.len() <= 200 && names_body(&shown));
        content.ranks += usize::from(shown.len() <= 12 && RANKS.contains(&&*fold(&shown)));
        length += shown.chars().count();
        seen.insert(shown);
    }
    content.distinct = seen.len();
    content.average_length = length / content.filled.max(1);
    content
}

fn is_figure(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '%').trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || " .,-+'\u{202f}".contains(c))
}

/// How high something ranks, folded.
const RANKS: [&str; 12] = [
    "high",
    "medium",
    "low",
    "very high",
    "very low",
    "urgent",
    "critical",
    "normal",
    "magas",
    "kozepes",
    "alacsony",
    "surgos",
];

/// What names of bodies have in them, folded.
const BODY_WORDS: [&str; 26] = [
    "ministry",
    "minister",
    "agency",
    "authority",
    "department",
    "office",
    "directorate",
    "council",
    "police",
    "commission",
    "institute",
    "service",
    "municipalit",
    "government",
    "inspectorate",
    "prosecut",
    "miniszter",
    "hivatal",
    "hatosag",
    "igazgatosag",
    "fokapitanysag",
    "tanacs",
    "intezet",
    "onkormanyzat",
    "kormany",
    "ugynokseg",
];

/// Whether a text has a word in it that names of bodies have.
pub fn names_body(text: &str) -> bool {
    let folded = fold(text);
    BODY_WORDS.iter().any(|word| folded.contains(word))
}

impl Content {
    /// How much these look like ids: short, and no two alike.
    pub fn like_ids(&self) -> u32 {
        let is_like =
            self.filled > 0 && self.ids * 10 >= self.filled * 8 && self.distinct * 10 >= self.filled * 9;
        score(is_like, self.ids)
    }

    /// How much these look like days or periods.
    pub fn like_days(&self) -> u32 {
        score(self.days * 2 > self.filled, self.days)
    }

    /// How much these look like names of bodies.
    pub fn like_bodies(&self) -> u32 {
        score(self.bodies * 2 > self.filled && self.average_length <= 120, self.bodies)
    }

    /// How much these look like titles: sentences, most of them different.
    pub fn like_titles(&self) -> u32 {
        score(self.average_length >= 15 && self.distinct * 10 >= self.filled * 7, self.average_length)
    }

    /// How much these look like amounts of money.
    pub fn like_amounts(&self) -> u32 {
        score(self.amounts * 2 > self.filled, self.amounts)
    }
}

fn score(is_like: bool, count: usize) -> u32 {
    if is_like { u32::try_from(count).unwrap_or(u32::MAX) } else { 0 }
}

/// What stands between the names of lists: a semicolon, an oblique or a new line where these part lists, else a comma.
pub fn separator<'a>(cells: impl Iterator<Item = &'a str>) -> Option<String> {
    let cells: Vec<&str> = cells.collect();
    let with = |mark: &str| cells.iter().filter(|cell| cell.contains(mark)).count();
    if with(";") > 0 {
        return Some(";".to_owned());
    }
    if divides_lists(&cells, "\n") {
        return Some("\n".to_owned());
    }
    if with(" / ") > 0 {
        return Some(" / ".to_owned());
    }
    (with(",") > 0).then(|| ",".to_owned())
}

/// Whether a mark separates the items of lists. In more than half of the cells with the mark, each part must be named like
/// a body or occur more than once; the parts of a name that runs over two lines do neither.
fn divides_lists(cells: &[&str], mark: &str) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    cells
        .iter()
        .flat_map(|cell| cell.split(mark))
        .for_each(|part| *counts.entry(part.trim()).or_default() += 1);
    let split_cells: Vec<&&str> = cells.iter().filter(|cell| cell.contains(mark)).collect();
    let is_list = |cell: &&&&str| cell.split(mark).all(|part| names_body(part) || counts[part.trim()] > 1);
    !split_cells.is_empty() && split_cells.iter().filter(is_list).count() * 2 > split_cells.len()
}

#[cfg(test)]
mod tests {
    use super::separator;

    #[test]
    fn lists_are_split_as_their_cells_show() {
        let of = |cells: &[&str]| separator(cells.iter().copied());
        assert_eq!(of(&["Ministry of A; Ministry of B", "Ministry of C, D and E"]).as_deref(), Some(";"));
        assert_eq!(of(&["Ministry of A\nMinistry of B", "Curia"]).as_deref(), Some("\n"));
        assert_eq!(of(&["Ministry of\nFinance", "Ministry of\nLight"]), None);
        assert_eq!(of(&["A, B", "C"]).as_deref(), Some(","));
        assert_eq!(of(&["Curia"]), None);
    }
}
