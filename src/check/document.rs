//! The document that a plan cites, without its layout, and the part of it that belongs to each measure.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::model::{Measure, MeasureId, Plan};

/// What stands where a cell of a table begins; no text of a plan holds it.
const CELL: char = '\u{1}';

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

    /// The forms in which the document may have it; empty where the measure has no such row.
    pub fn forms(self, plan: &Plan, measure: &Measure) -> Vec<String> {
        let words = |words: &Option<String>| words.iter().cloned().collect();
        match self {
            Row::Title => vec![measure.title.clone()],
            Row::Responsible => vec![plan.responsible_wording(measure)],
            Row::Partners => match plan.partners_wording(measure) {
                // What the file says with an empty list, a table says with a dash.
                none if none.is_empty() => ["-", "–", "—"].map(str::to_owned).into(),
                some => vec![some],
            },
            Row::Means => words(&measure.means),
            Row::Indicator => words(&measure.indicator),
            Row::Funding => words(&measure.funding),
            Row::Deadline => match (measure.deadline.date(), measure.deadline.words()) {
                (Some(day), _) => dates(day),
                (None, said) => said.map(str::to_owned).into_iter().collect(),
            },
        }
    }
}

/// The ways to write a day: `31 December 2023`, `2023-12-31`, `2023. december 31.`
fn dates(day: NaiveDate) -> Vec<String> {
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
    let month = HUNGARIAN.get(day.month0() as usize).copied().unwrap_or_default();
    vec![
        day.format("%-d %B %Y").to_string(),
        day.to_string(),
        format!("{}. {month} {}.", day.year(), day.day()),
    ]
}

/// A document, read once.
pub struct Document {
    /// Words with one space between, and before the first and after the last.
    words: String,
    /// By measure, every stretch from its id at the beginning of a line to the next id.
    parts: HashMap<MeasureId, Vec<Part>>,
}

/// A stretch of a document that belongs to a measure: words as in [`Document`], with a mark before each cell of a table.
struct Part {
    words: String,
    has_cells: bool,
}

impl Document {
    pub fn new(text: &str, plan: &Plan) -> Self {
        let measures: HashSet<&str> = plan.measures.iter().map(|measure| measure.id.as_str()).collect();
        let mut document = Document { words: " ".to_owned(), parts: HashMap::new() };
        let mut open: Option<(MeasureId, Part)> = None;
        let mut is_after_gap = false;
        for line in text.lines() {
            let is_table = line.contains(['\t', '|']);
            let cells = || line.trim_matches('|').split(['\t', '|']);
            let mut skip = 0;
            if let Some(first) = cells().next().and_then(|cell| tokens(cell).next()) {
                let id = first.strip_suffix('.').unwrap_or(first);
                let begun = measures.contains(id).then(|| id.parse().ok()).flatten();
                let is_heading = id.len() < first.len() && plan.sections.find(id).is_some();
                if begun.is_some() || is_heading {
                    document.close(open.take());
                    skip = 1;
                }
                open = begun.map(|id| (id, Part { words: " ".to_owned(), has_cells: false })).or(open);
            }
            for token in cells().flat_map(tokens) {
                document.words.extend([token, " "]);
            }
            if let Some((_, part)) = &mut open {
                part.add(cells(), skip, is_table, is_after_gap);
            }
            is_after_gap = cells().flat_map(tokens).next().is_none();
        }
        document.close(open);
        document
    }

    fn close(&mut self, part: Option<(MeasureId, Part)>) {
        if let Some((id, part)) = part {
            self.parts.entry(id).or_default().push(part);
        }
    }

    /// Whether it has ids of this plan's measures at all.
    pub fn has_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether it holds a part for this measure.
    pub fn holds(&self, id: &MeasureId) -> bool {
        self.parts.contains_key(id)
    }

    /// Whether the part that belongs to a measure has these words as a row.
    pub fn says(&self, id: &MeasureId, row: Row, words: &str) -> bool {
        let words = plain(words);
        self.parts.get(id).into_iter().flatten().any(|part| part.has(row, &words))
    }

    /// Whether these words stand anywhere. What several points have in common stands before a colon, once for all.
    pub fn mentions(&self, words: &str) -> bool {
        const PARTS: usize = 4;
        words.splitn(PARTS, ": ").map(plain).all(|words| {
            let words = words.trim();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            self.words.match_indices(words).any(|(at, _)| {
                let (before, after) = (&self.words[..at], &self.words[at + words.len()..]);
                !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
            })
        })
    }
}

impl Part {
    /// Adds a line without its first `skip` words.
    fn add<'a>(
        &mut self,
        cells: impl Iterator<Item = &'a str>,
        skip: usize,
        is_table: bool,
        is_after_gap: bool,
    ) {
        // A line that begins with an empty cell goes on with the cell above.
        let (mut goes_on, mut left) = (false, skip);
        for (at, cell) in cells.enumerate() {
            let mut tokens = tokens(cell).skip(left).peekable();
            if tokens.peek().is_none() {
                goes_on |= at == 0 && skip == 0;
                left = 0;
                continue;
            }
            left = 0;
            // Prose behind a gap is no more of the table above it.
            let is_new =
                if is_table { !std::mem::take(&mut goes_on) } else { is_after_gap && self.has_cells };
            if is_new && self.words.len() > 1 {
                self.has_cells = true;
                self.words.extend([CELL, ' ']);
            }
            tokens.for_each(|token| self.words.extend([token, " "]));
        }
    }

    /// Whether it has the words as its title, or as a whole cell; where it has no cells, anywhere.
    fn has(&self, row: Row, words: &str) -> bool {
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(CELL);
        if row == Row::Title {
            return self.words.strip_prefix(words).is_some_and(|rest| ends(rest) || !self.has_cells);
        }
        self.words.match_indices(words).any(|(at, _)| {
            !self.has_cells || self.words[..at].ends_with(CELL) && ends(&self.words[at + words.len()..])
        })
    }
}

/// The words of a text without the marks of headings and tables.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let is_mark =
        |token: &str| token.len() > 1 && token.bytes().all(|byte| matches!(byte, b'-' | b'=' | b':'));
    let bare = |token: &'_ str| token.trim_matches(['*', '#', '|']).len();
    text.split_whitespace()
        .filter(move |token| bare(token) > 0 && !is_mark(token))
        .map(|token| token.trim_matches(['*', '#', '|']))
}

/// A text as parts keep it.
fn plain(text: &str) -> String {
    let mut plain = " ".to_owned();
    tokens(text).for_each(|token| plain.extend([token, " "]));
    plain
}

#[cfg(test)]
mod tests {
    use super::{Part, Row, dates, plain};

    fn part(lines: &[&str]) -> Part {
        let mut part = Part { words: " ".to_owned(), has_cells: false };
        let mut is_after_gap = false;
        for (at, line) in lines.iter().enumerate() {
            let cells = || line.trim_matches('|').split(['\t', '|']);
            part.add(cells(), usize::from(at == 0), line.contains(['\t', '|']), is_after_gap);
            is_after_gap = line.trim().is_empty();
        }
        part
    }

    #[track_caller]
    fn has(part: &Part, row: Row, words: &str, expected: bool) {
        assert_eq!(part.has(row, &plain(words)), expected, "{words} in {}", part.words.escape_debug());
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
        assert_eq!(dates(day), ["31 December 2023", "2023-12-31", "2023. december 31."]);
    }
}
