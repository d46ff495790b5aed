//! What the words around an amount make of it: a part, an equivalent, one of several.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amount::{Amount, Reading, Role};
use super::units::powers;

/// The reading of one figure: where the words say that it is multiplied, or only a fraction of it, not the figure itself.
pub(super) fn repeated(text: &str, written: Range<usize>, value: Decimal) -> Reading {
    const EACH: [&str; 19] = [
        "each",
        "per",
        "a year",
        "a month",
        "yearly",
        "annually",
        "monthly",
        "every",
        "/",
        "évente",
        "havonta",
        "fejenként",
        "egyenként",
        "pro ",
        "je ",
        "jährlich",
        "par ",
        "all'anno",
        "al año",
    ];
    /// More letters than any of the words has.
    const NEAR: usize = 12;
    let before = text[..written.start].trim_end();
    let behind: String =
        text[written.end..].trim_start().chars().take(NEAR).flat_map(char::to_lowercase).collect();
    // "1/4 million": the figure is the second half of a fraction.
    if before.strip_suffix('/').is_some_and(|left| left.ends_with(|c: char| c.is_ascii_digit())) {
        return Reading::Unreadable;
    }
    let times = before.strip_suffix(['x', 'X', '×', '*']).map(str::trim_end);
    let count = times.and_then(|left| left.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse::<u16>().ok());
    if let Some(count) = count.filter(|&count| count > 1) {
        return match value.checked_mul(count.into()) {
            Some(all) => Reading::OneOf(vec![value, all]),
            None => Reading::Unreadable,
        };
    }
    let is_word = |word: &str| {
        behind.strip_prefix(word).is_some_and(|rest| {
            !word.ends_with(char::is_alphabetic) || !rest.starts_with(|c: char| c.is_alphabetic())
        })
    };
    if EACH.iter().any(|word| is_word(word)) { Reading::Each(value) } else { Reading::Exactly(value) }
}

/// Marks parts of the amounts before them, and equivalents in brackets.
pub(super) fn assign_roles(text: &str, amounts: &mut [Amount]) {
    const PARTS: [&str; 11] = [
        "of which",
        "including",
        "out of which",
        "ebből",
        "amelyből",
        "melyből",
        "davon",
        "darunter",
        "dont",
        "di cui",
        "de los cuales",
    ];
    let mut is_in_parts = false;
    for at in 1..amounts.len() {
        let (before, behind) = amounts.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last(), behind.first_mut()) else { continue };
        let between = text.get(first.written.end..second.written.start).unwrap_or_default().to_lowercase();
        is_in_parts &= !between.contains([';', '.']);
        is_in_parts |= PARTS.iter().any(|part| between.contains(part));
        let is_in_brackets = between.trim_start().starts_with('(') && !between.contains(')');
        if is_in_brackets && second.currency != first.currency {
            second.role = Role::Equivalent;
        } else if is_in_parts {
            second.role = Role::Part;
        }
    }
}

/// Whether a text names an amount with its number in words, which is not read: "two million euros", "kétmillió forint".
pub fn is_spelled_out(text: &str) -> bool {
    const SIZES: [&str; 9] = [
        "thousand",
        "million",
        "billion",
        "ezer",
        "millió",
        "milliárd",
        "millionen",
        "milliarden",
        "millions",
    ];
    let mut before = "";
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let follows_digits = before.ends_with(|c: char| c.is_ascii_digit()) || !powers(before).is_empty();
        before = word;
        let lower = word.to_lowercase();
        SIZES.iter().any(|size| match lower.strip_suffix(size) {
            Some("") => !follows_digits,
            Some(number) => number.chars().all(char::is_alphabetic),
            None => false,
        })
    })
}
