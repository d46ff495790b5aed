//! The document that a plan cites, without its layout, and the part of it that belongs to each measure.

mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

use crate::model::{Measure, Plan};
use crate::text::Text;
use words::{add_words, cells, plain, tidy, tokens};

/// What stands between two stretches of a document; no text of a plan holds it.
const GAP: &str = "\u{1} ";

/// How much of a document is searched for beginnings at a time, in bytes.
const CHUNK: usize = 1 << 20;

/// A row of the official table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Title,
    Responsible,
    Partners,
    Means,
    Deadline,
    Indicator,
    Funding,
}

impl Row {
    pub const ALL: [Row; 7] = [
        Row::Title,
        Row::Responsible,
        Row::Partners,
        Row::Means,
        Row::Deadline,
        Row::Indicator,
        Row::Funding,
    ];

    /// Its key in the file of a measure.
    pub fn key(self) -> &'static str {
        match self {
            Row::Title => "title",
            Row::Responsible => "responsible",
            Row::Partners => "partners",
            Row::Means => "means",
            Row::Deadline => "deadline",
            Row::Indicator => "indicator",
            Row::Funding => "funding",
        }
    }

    /// Whether it is said in one of the forms in which the document may have it; `true` where the measure has no such row.
    pub fn is_said(self, plan: &Plan, measure: &Measure, says: impl Fn(&str) -> bool) -> bool {
        let words = |words: &Option<Text>| words.as_deref().is_none_or(&says);
        match self {
            Row::Title => says(&measure.title),
            Row::Responsible => says(&plan.responsible_wording(measure)),
            Row::Partners => match plan.partners_wording(measure) {
                // What the file says with an empty list, a table says with a dash.
                none if none.is_empty() => ["-", "–", "—"].into_iter().any(says),
                some => says(&some),
            },
            Row::Means => words(&measure.means),
            Row::Indicator => words(&measure.indicator),
            Row::Funding => words(&measure.funding),
            Row::Deadline => match (measure.deadline.date(), measure.deadline.words()) {
                (Some(day), _) => FORMS_OF_DAYS.into_iter().any(|form| says(&form(day))),
                (None, said) => said.is_none_or(says),
            },
        }
    }
}

/// The ways to write a day: `31 December 2023`, `2023-12-31`, `2023. december 31.`
const FORMS_OF_DAYS: [fn(NaiveDate) -> String; 3] = [
    |day| format!("{} {} {}", day.day(), month(day, ENGLISH), day.year()),
    |day| day.to_string(),
    |day| format!("{}. {} {}.", day.year(), month(day, HUNGARIAN), day.day()),
];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const HUNGARIAN: [&str; 12] = [
    "január",
    "február",
    "március",
    "április",
    "május",
    "június",
    "július",
    "augusztus",
    "szeptember",
    "október",
    "november",
    "december",
];

fn month(day: NaiveDate, names: [&'static str; 12]) -> &'static str {
    names.get(day.month0() as usize).copied().unwrap_or_default()
}

/// A document, taken apart by the measures of a plan. Only where each begins is kept: the words of a part are put
/// together when it is asked for, those of all of it hardly ever.
pub struct Document<'a> {
    text: &'a str,
    /// The places of measures in their plan, each with a stretch from its id at the beginning of a line to the next id;
    /// sorted.
    parts: Vec<(usize, Range<usize>)>,
    /// The words that belong to no measure, as [`plain`] puts them.
    rest: String,
    /// All the words.
    words: OnceLock<String>,
}

/// What belongs to a measure: its words, one space before each and one behind the last.
pub struct Part {
    words: String,
    /// Where each cell of its table begins, in bytes: at the first word of it.
    cells: Vec<usize>,
}

impl<'a> Document<'a> {
    pub fn new(text: &'a str, plan: &Plan) -> Self {
        let measures: HashMap<&str, usize> =
            plan.measures.iter().enumerate().map(|(at, measure)| (measure.id.as_str(), at)).collect();
        // What a line begins: a measure, or a section.
        let begins = |line: &str| {
            let first = cells(line).next().and_then(|cell| tokens(cell).next())?;
            let id = first.strip_suffix('.').unwrap_or(first);
            let measure = measures.get(id).copied();
            let is_heading = || id.len() < first.len() && plan.sections.find(id).is_some();
            (measure.is_some() || is_heading()).then_some(measure)
        };
        let beginnings: Vec<(usize, Option<usize>)> = chunks(text)
            .into_par_iter()
            .flat_map_iter(|chunk| {
                let lines = text[chunk.clone()].split_inclusive('\n').scan(chunk.start, |next, line| {
                    let start = *next;
                    *next += line.len();
                    Some((start, line))
                });
                lines.filter_map(|(start, line)| Some((start, begins(line)?))).collect::<Vec<_>>()
            })
            .collect();
        let mut document = Document { text, parts: Vec::new(), rest: " ".to_owned(), words: OnceLock::new() };
        let ends = beginnings.iter().skip(1).map(|&(start, _)| start).chain([text.len()]);
        document.leave(0..beginnings.first().map_or(text.len(), |&(start, _)| start));
        for (&(start, measure), end) in beginnings.iter().zip(ends) {
            match measure {
                Some(measure) => document.parts.push((measure, start..end)),
                None => document.leave(start..end),
            }
        }
        document.parts.sort_by_key(|&(measure, _)| measure);
        document
    }

    /// Keeps a stretch that belongs to no measure.
    fn leave(&mut self, stretch: Range<usize>) {
        add_words(&self.text[stretch], &mut self.rest);
        self.rest.push_str(GAP);
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether it has ids of this plan's measures at all.
    pub fn has_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// What it holds for the measure at this place of its plan.
    pub fn parts(&self, measure: usize) -> Vec<Part> {
        let first = self.parts.partition_point(|&(of, _)| of < measure);
        let own = self.parts[first..].iter().take_while(|&&(of, _)| of == measure);
        own.map(|(_, stretch)| Part::new(&self.text[stretch.clone()])).collect()
    }

    /// Whether these words stand anywhere. What several points have in common stands before a colon, once for all.
    pub fn mentions(&self, words: &str) -> bool {
        const PARTS: usize = 4;
        words.splitn(PARTS, ": ").map(plain).all(|words| {
            let words = words.trim();
            holds(&self.rest, words) || self.has_parts() && holds(self.words(), words)
        })
    }

    fn words(&self) -> &str {
        self.words.get_or_init(|| {
            let mut words = " ".to_owned();
            add_words(self.text, &mut words);
            words
        })
    }
}

/// Whether a text holds these words, and not as a piece of others.
fn holds(text: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    })
}

/// Stretches of a text that end where a line does.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let (mut chunks, mut start) = (Vec::new(), 0);
    while start < text.len() {
        let rest = &text.as_bytes()[start..];
        let tail = rest.get(CHUNK..).unwrap_or_default();
        let end = tail.iter().position(|&byte| byte == b'\n').map_or(text.len(), |at| start + CHUNK + at + 1);
        chunks.push(start..end);
        start = end;
    }
    chunks
}

impl Part {
    /// Reads a part whose first word is an id.
    fn new(text: &str) -> Self {
        let mut part = Part { words: String::with_capacity(text.len() + 1), cells: Vec::with_capacity(24) };
        part.words.push(' ');
        let mut is_after_gap = false;
        for (at, line) in text.lines().enumerate() {
            let has_words = part.add(line, usize::from(at == 0), is_after_gap);
            is_after_gap = at > 0 && !has_words;
        }
        part
    }

    /// Adds a line without its first `skip` words, and says whether it has any others.
    fn add(&mut self, line: &str, skip: usize, is_after_gap: bool) -> bool {
        let is_table = line.bytes().any(|byte| matches!(byte, b'\t' | b'|'));
        // A line that begins with an empty cell goes on with the cell above.
        let (mut goes_on, mut left, length) = (false, skip, self.words.len());
        for (at, cell) in cells(line).enumerate() {
            let tidy = if left == 0 { tidy(cell) } else { None };
            let mut tokens = tokens(tidy.map_or(cell, |_| "")).skip(std::mem::take(&mut left));
            let Some(first) = tidy.filter(|words| !words.is_empty()).or_else(|| tokens.next()) else {
                goes_on |= at == 0 && skip == 0;
                continue;
            };
            // Prose behind a gap is no more of the table above it.
            let is_new =
                if is_table { !std::mem::take(&mut goes_on) } else { is_after_gap && !self.cells.is_empty() };
            if is_new && self.words.len() > 1 {
                self.cells.push(self.words.len());
            }
            for token in std::iter::once(first).chain(tokens) {
                self.words.push_str(token);
                self.words.push(' ');
            }
        }
        self.words.len() > length
    }

    /// Whether it has the words as its title, or as a whole cell; where it has no cells, anywhere.
    pub fn has(&self, row: Row, words: &str) -> bool {
        let Some(&first) = self.cells.first() else {
            let words = plain(words);
            return if row == Row::Title {
                self.words.starts_with(&words)
            } else {
                self.words.contains(&words)
            };
        };
        if row == Row::Title {
            return is_same(&self.words[1..first], words);
        }
        let ends = || self.cells.iter().skip(1).copied().chain([self.words.len()]);
        let all = || self.cells.iter().zip(ends()).map(|(&start, end)| &self.words[start..end]);
        all().any(|cell| is_as_written(cell, words)) || all().any(|cell| is_same(cell, words))
    }
}

/// Whether a cell, with a space behind each word, has these words as they are: the way they nearly always go.
fn is_as_written(cell: &str, words: &str) -> bool {
    cell.len() == words.len() + 1 && cell.starts_with(words)
}

/// Whether a cell, with a space behind each word, has these words.
fn is_same(cell: &str, words: &str) -> bool {
    is_as_written(cell, words) || cell.split_terminator(' ').eq(tokens(words))
}

#[cfg(test)]
mod tests {
    use super::{FORMS_OF_DAYS, Part, Row};

    fn part(lines: &[&str]) -> Part {
        Part::new(&lines.join("\n"))
    }

    #[track_caller]
    fn has(part: &Part, row: Row, words: &str, expected: bool) {
        assert_eq!(part.has(row, words), expected, "{words} in {}, {:?}", part.words, part.cells);
    }

    #[test]
    fn a_row_is_a_whole_cell_over_any_breaks() {
        let tabs = part(&[
            "I.1. Old  lights\t\t",
            "A\tWho\tMinistry of",
            "",
            "\t\tLights",
            "B\tHow\toil",
            "--\t--",
            "",
            "Prose.",
        ]);
        let pipes = part(&[
            "| I.1. | Old lights | |",
            "|--|--|",
            "| A | Who | Ministry of |",
            "| | | Lights |",
            "| B | How | oil |",
        ]);
        for part in [&tabs, &pipes] {
            has(part, Row::Title, "Old lights", true);
            has(part, Row::Title, "Old", false);
            has(part, Row::Responsible, "Ministry of Lights", true);
            has(part, Row::Responsible, "Ministry of", false);
            has(part, Row::Means, "oil", true);
            has(part, Row::Means, "oi", false);
            has(part, Row::Means, "Oil", false);
        }
    }

    #[test]
    fn prose_holds_its_rows_anywhere() {
        let prose = part(&["I.1. Old lights", "burn oil until", "31 December 2023."]);
        has(&prose, Row::Title, "Old lights", true);
        has(&prose, Row::Means, "burn oil", true);
        has(&prose, Row::Means, "burn oi", false);
    }

    #[test]
    fn a_day_in_three_forms() {
        let day = chrono::NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
        assert_eq!(
            FORMS_OF_DAYS.map(|form| form(day)),
            ["31 December 2023", "2023-12-31", "2023. december 31."]
        );
    }
}
