//! Replacements in a text: the one place where they are made.

use std::ops::Range;

use crate::text::Span;

/// What to write in place of a stretch of a text; an insertion where the stretch is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What to replace.
    pub span: Span,
    /// What to write instead, as it stands in the file.
    pub replacement: String,
}

impl Edit {
    /// Writes something else in place of a stretch.
    pub fn replace(range: Range<usize>, replacement: impl Into<String>) -> Self {
        Edit { span: range.into(), replacement: replacement.into() }
    }

    /// Writes something between two characters.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Edit::replace(at..at, text)
    }
}

/// Makes replacements, which are in the order of their spans. One that changes what another has changed before it, or
/// lies outside the text, is left out: the places of those come back with the text.
pub fn apply<'e>(old: &str, replacements: impl IntoIterator<Item = (Span, &'e str)>) -> (String, Vec<usize>) {
    let mut text = String::with_capacity(old.len() + 64);
    let (mut done, mut left_out) = (0, Vec::new());
    for (place, (span, replacement)) in replacements.into_iter().enumerate() {
        let (start, end) = (span.start as usize, span.end as usize);
        match old.get(done..start).filter(|_| old.get(start..end).is_some()) {
            Some(between) => {
                text.push_str(between);
                text.push_str(replacement);
                done = end;
            }
            None => left_out.push(place),
        }
    }
    text.push_str(old.get(done..).unwrap_or_default());
    (text, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_left_out() {
        let edits = [(0..1, "x"), (0..2, "y"), (2..2, "-"), (2..2, "+"), (3..9, "z"), (3..4, "d")];
        let spans = edits.map(|(range, text): (Range<usize>, _)| (Span::from(range), text));
        assert_eq!(apply("abcd", spans), ("xb-+cd".to_owned(), vec![1, 4]));
    }
}
