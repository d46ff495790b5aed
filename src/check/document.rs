//! The document that a plan cites, without its layout, and the part of it that belongs to each measure.

mod part;
mod words;

use std::ops::Range;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use memchr::memchr;
use rayon::prelude::*;

use crate::model::{Measure, Plan};
use crate::text::Text;
use part::Part;
use words::{add_words, first_word, likely_id, lines, plain};

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

/// The ways to write a day, the usual ones first: `31 December 2023`, `2023-12-31`, `2023. december 31.`, `31/12/2023` ...
const FORMS_OF_DAYS: [fn(NaiveDate) -> String; 12] = [
    |day| format!("{} {} {}", day.day(), month(day, ENGLISH), day.year()),
    |day| day.to_string(),
    |day| format!("{}. {} {}.", day.year(), month(day, HUNGARIAN), day.day()),
    |day| format!("{} {}, {}", month(day, ENGLISH), day.day(), day.year()),
    |day| day.format("%d/%m/%Y").to_string(),
    |day| day.format("%m/%d/%Y").to_string(),
    |day| day.format("%d.%m.%Y").to_string(),
    |day| day.format("%Y.%m.%d").to_string(),
    |day| day.format("%Y. %m. %d").to_string(),
    |day| day.format("%Y/%m/%d").to_string(),
    |day| day.format("%-d %b %Y").to_string(),
    |day| format!("{}. {}. {}.", day.year(), ROMAN.get(day.month0() as usize).unwrap_or(&""), day.day()),
];

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

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

/// A document, taken apart by the measures of a plan. Only where each begins is kept: a part is read when it is asked
/// for, the words of all of it hardly ever.
pub struct Document<'a> {
    text: &'a str,
    /// The places of measures in their plan, each with a stretch from behind its id at the beginning of a line to the
    /// next id; sorted.
    parts: Vec<(usize, Range<usize>)>,
    /// The words that belong to no measure, as [`plain`] puts them.
    rest: String,
    /// All the words.
    words: OnceLock<String>,
}

/// What begins at the beginning of a line.
struct Beginning {
    at: usize,
    /// The place of a measure in its plan, and where its id ends; nothing for a section.
    measure: Option<(usize, usize)>,
}

/// The measures of a plan, to be found by their ids. A document mostly has them in the plan's order: each is looked for
/// behind the one that was found before.
struct InTurn<'a> {
    plan: &'a Plan,
    next: usize,
}

impl InTurn<'_> {
    /// The place of a measure in its plan.
    fn find(&mut self, id: &str) -> Option<usize> {
        let at = match self.plan.measures.get(self.next) {
            Some(next) if next.id.as_str() == id => self.next,
            _ => self.plan.place(&id.parse().ok()?)?,
        };
        self.next = at + 1;
        Some(at)
    }
}

impl<'a> Document<'a> {
    /// Finds where each measure of the plan begins.
    pub fn new(text: &'a str, plan: &Plan) -> Self {
        // What a line begins, if anything.
        let begins = |measures: &mut InTurn<'_>, (at, line): (usize, &str)| {
            let likely = likely_id(line);
            let word = &line[likely.clone()];
            // A section's has a dot behind it, and a measure's one in it. The letter of a row, with which most lines of a
            // table begin, has none.
            if !word.bytes().any(|byte| byte == b'.') {
                return None;
            }
            let id = word.strip_suffix('.').unwrap_or(word);
            let measure = measures.find(id);
            let is_heading = || id.len() < word.len() && plan.sections.find(id).is_some();
            if measure.is_none() && !is_heading() || first_word(line) != Some(word) {
                return None;
            }
            Some(Beginning { at, measure: measure.map(|measure| (measure, at + likely.end)) })
        };
        let beginnings: Vec<Beginning> = chunks(text)
            .into_par_iter()
            .flat_map_iter(|chunk| {
                let lines = lines(&text[chunk.clone()]).map(move |(at, line)| (chunk.start + at, line));
                let mut measures = InTurn { plan, next: 0 };
                lines.filter_map(move |line| begins(&mut measures, line))
            })
            .collect();
        let mut document = Document { text, parts: Vec::new(), rest: " ".to_owned(), words: OnceLock::new() };
        let ends = beginnings.iter().skip(1).map(|next| next.at).chain([text.len()]);
        document.leave(0..beginnings.first().map_or(text.len(), |first| first.at));
        for (beginning, end) in beginnings.iter().zip(ends) {
            match beginning.measure {
                Some((measure, start)) => document.parts.push((measure, start..end)),
                None => document.leave(beginning.at..end),
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
    pub fn parts(&self, measure: usize) -> Vec<Part<'a>> {
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
        let end = memchr(b'\n', tail).map_or(text.len(), |at| start + CHUNK + at + 1);
        chunks.push(start..end);
        start = end;
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::FORMS_OF_DAYS;

    #[test]
    fn a_day_in_every_form() {
        let day = chrono::NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
        let forms = [
            "31 December 2023",
            "2023-12-31",
            "2023. december 31.",
            "December 31, 2023",
            "31/12/2023",
            "12/31/2023",
            "31.12.2023",
            "2023.12.31",
            "2023. 12. 31",
            "2023/12/31",
            "31 Dec 2023",
            "2023. XII. 31.",
        ];
        assert_eq!(FORMS_OF_DAYS.map(|form| form(day)), forms);
    }
}
