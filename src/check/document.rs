//! The document that a plan cites, without its layout, and the part of it that belongs to each measure.

mod part;
mod row;
mod words;

use std::ops::Range;
use std::sync::OnceLock;

use memchr::memchr;

use crate::model::Plan;
use crate::parallel;
use part::MeasureText;
pub use row::Row;
use words::{add_words, candidate_id, first_word, lines, plain};

/// Separates two stretches of a document; no text of a plan contains it.
const GAP: &str = "\u{1} ";

/// How much of a document is searched for beginnings at a time, in bytes.
const CHUNK: usize = 1 << 20;

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
struct LineStart {
    at: usize,
    /// The place of a measure in its plan, and where its id ends; nothing for a section.
    measure: Option<(usize, usize)>,
}

/// The measures of a plan, to be found by their ids. A document mostly has them in the plan's order: each is looked for
/// behind the one that was found before.
struct SequentialLookup<'a> {
    plan: &'a Plan,
    next: usize,
}

impl SequentialLookup<'_> {
    /// The place of a measure in its plan.
    fn find(&mut self, id: &str) -> Option<usize> {
        let at = match self.plan.measures.get(self.next) {
            Some(next) if next.id.as_str() == id => self.next,
            _ => self.plan.index_of(&id.parse().ok()?)?,
        };
        self.next = at + 1;
        Some(at)
    }
}

impl<'a> Document<'a> {
    /// Finds where each measure of the plan begins.
    pub fn new(text: &'a str, plan: &Plan) -> Self {
        // What a line begins, if anything.
        let begins = |measures: &mut SequentialLookup<'_>, (at, line): (usize, &str)| {
            let likely = candidate_id(line);
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
            Some(LineStart { at, measure: measure.map(|measure| (measure, at + likely.end)) })
        };
        let chunks = chunks(text);
        let beginnings = parallel::find(&chunks, chunks.len() > 1, |_, chunk, found: &mut Vec<LineStart>| {
            let lines = lines(&text[chunk.clone()]).map(|(at, line)| (chunk.start + at, line));
            let mut measures = SequentialLookup { plan, next: 0 };
            found.extend(lines.filter_map(|line| begins(&mut measures, line)));
        });
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
    pub fn parts(&self, measure: usize) -> Vec<MeasureText<'a>> {
        let first = self.parts.partition_point(|&(of, _)| of < measure);
        let own = self.parts[first..].iter().take_while(|&&(of, _)| of == measure);
        own.map(|(_, stretch)| MeasureText::new(&self.text[stretch.clone()])).collect()
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
