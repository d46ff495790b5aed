//! What differs between two long texts, with a few words around it: the rest is as it was.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Texts up to so many characters are shown whole.
const SHORT: usize = 120;

/// How many unchanged words stand on each side of a change.
const CONTEXT: usize = 4;

/// Texts whose changed parts have more pairs of words than this are not compared word by word. A limit in time would make
/// what a finding says depend on the machine.
const MOST_PAIRS: usize = 250_000;

/// Words that were replaced, and those in their place.
type Hunk = (Range<usize>, Range<usize>);

/// The changed words of both texts; `None` where the texts are short, or differ in their spaces alone.
pub fn excerpts(old: &str, new: &str) -> Option<(String, String)> {
    if old.chars().count() <= SHORT && new.chars().count() <= SHORT {
        return None;
    }
    let was: Vec<&str> = old.split_whitespace().collect();
    let is: Vec<&str> = new.split_whitespace().collect();
    let hunks = merged(hunks(&was, &is));
    if hunks.is_empty() {
        return None;
    }
    let before = excerpt(&was, hunks.iter().map(|(before, _)| before));
    Some((before, excerpt(&is, hunks.iter().map(|(_, after)| after))))
}

/// Every stretch of words that differs, in order.
fn hunks(was: &[&str], is: &[&str]) -> Vec<Hunk> {
    let start = was.iter().zip(is).take_while(|(a, b)| a == b).count();
    let (left, right) = (&was[start..], &is[start..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - end], &right[..right.len() - end]);
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        return vec![(start..start + left.len(), start..start + right.len())];
    }
    let changes = capture_diff_slices(Algorithm::Myers, left, right);
    let changes = changes.iter().filter(|change| change.tag() != DiffTag::Equal);
    let from_start = |range: Range<usize>| start + range.start..start + range.end;
    changes.map(|change| (from_start(change.old_range()), from_start(change.new_range()))).collect()
}

/// Changes whose surrounding words would overlap are shown as one.
fn merged(hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut merged: Vec<Hunk> = Vec::new();
    for (before, after) in hunks {
        match merged.last_mut() {
            // Dots in place of a single word would hide it and save nothing.
            Some((was, is)) if before.start <= was.end + 2 * CONTEXT + 1 => {
                was.end = before.end;
                is.end = after.end;
            }
            _ => merged.push((before, after)),
        }
    }
    merged
}

/// These words with the words before and after them.
fn excerpt<'a>(words: &[&str], ranges: impl Iterator<Item = &'a Range<usize>>) -> String {
    let mut parts = Vec::new();
    let mut last = 0;
    for range in ranges {
        let start = range.start.saturating_sub(CONTEXT);
        if start > last || parts.is_empty() && start > 0 {
            parts.push("...");
        }
        last = (range.end + CONTEXT).min(words.len());
        parts.extend(&words[start..last]);
    }
    if last < words.len() {
        parts.push("...");
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_changed_words_are_shown() {
        let words: Vec<String> = (0..60).map(|n| format!("word{n}")).collect();
        let old = words.join(" ");
        let new = old.replace("word20", "other").replace("word50 ", "").replace("word59", "word59 end");
        let (was, is) = excerpts(&old, &new).unwrap();
        assert_eq!(
            was,
            "... word16 word17 word18 word19 word20 word21 word22 word23 word24 ... word46 word47 word48 word49 \
             word50 word51 word52 word53 word54 word55 word56 word57 word58 word59"
        );
        assert_eq!(
            is,
            "... word16 word17 word18 word19 other word21 word22 word23 word24 ... word46 word47 word48 word49 \
             word51 word52 word53 word54 word55 word56 word57 word58 word59 end"
        );
        assert_eq!(excerpts("a short text", "another short text"), None);
        assert_eq!(excerpts(&old, &old.replace(' ', "  ")), None);
        assert!(excerpts(&old, "").unwrap().1.is_empty());
    }
}
