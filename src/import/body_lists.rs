//! Names of several bodies in one cell: which they are, which of them are known, and whether it may be a list at all.

use std::borrow::Cow;

use super::amount_words::says_unknown;
use super::content::names_body;
use super::field::Field;
use super::form::personal::in_words;
use super::rows::Columns;
use super::sheet::{Column, Row};
use super::values::{self, is_nothing};
use crate::check::personal_data_kinds;
use crate::labels::{RowReason, Sentence};

/// Marks and words between names of a list; most of them can also be within one name.
const BETWEEN: [&str; 15] = [
    ";",
    "|",
    "•",
    ",",
    "/",
    " - ",
    " – ",
    " — ",
    " & ",
    " + ",
    "+",
    " and ",
    " és ",
    " valamint ",
    " with ",
];

/// Marks that are only in lists, never within a name.
const LISTS_ALONE: [&str; 3] = [";", "|", "•"];

/// Marks that are between names of bodies more often than within one.
const OFTEN: [&str; 5] = [",", "/", " - ", " – ", " — "];

/// The names of a list in a row, each with its column.
pub fn spellings(columns: &Columns<'_>, row: &Row, field: Field) -> Vec<(Column, String)> {
    let mut all = Vec::new();
    for found in columns.of(field) {
        let Some(cell) = row.cell(found.column) else { continue };
        let shown = cell.lines().map_or_else(|| Cow::Owned(cell.shown()), Cow::Borrowed);
        let parts: Vec<&str> = match found.mapped.separator.as_deref() {
            Some(separator) if !separator.is_empty() && !shown.contains(separator) && is_list(&shown) => {
                shown.lines().collect()
            }
            Some(separator) if !separator.is_empty() => shown.split(separator).collect(),
            _ => vec![&*shown],
        };
        for part in parts {
            let spelling = match part.contains('\n') {
                true => Cow::Owned(part.replace('\n', " ")),
                false => Cow::Borrowed(part),
            };
            let spelling = values::stripped(&spelling, &found.mapped.strip);
            if !is_nothing(spelling) {
                all.push((found.column, spelling.to_owned()));
            }
        }
    }
    all
}

/// Whether each line of a cell is a separate name. A long name that is broken over lines continues with a small letter, or
/// breaks after a word that does not end a name.
fn is_list(shown: &str) -> bool {
    const WITHIN: [&str; 10] = ["of", "and", "for", "the", "to", "in", "és", "a", "az", "&"];
    let lines: Vec<&str> = shown.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let begins = |line: &&str| line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let ends = |line: &&str| {
        let last = line.rsplit(' ').next().unwrap_or_default();
        !line.ends_with(['-', ',', '(']) && !WITHIN.contains(&&*last.to_lowercase())
    };
    lines.len() > 1 && lines.iter().all(begins) && lines[..lines.len() - 1].iter().all(ends)
}

/// Whether a spelling can be the name of a body: "tbd" and an e-mail address are none.
pub fn names_a_body(spelling: &str) -> bool {
    !says_unknown(spelling) && personal(spelling).is_none()
}

/// The reason to refuse a spelling that contains personal data.
pub fn personal(spelling: &str) -> Option<Sentence> {
    let kind = personal_data_kinds(spelling).next()?;
    Some(Sentence::of(|language| RowReason::personal_body(language, in_words(kind).in_language(language))))
}

/// Whether a spelling contains a mark or a word that can be between names.
pub fn has_mark(spelling: &str) -> bool {
    BETWEEN.iter().any(|mark| spelling.contains(mark))
}

/// The names of a spelling by each mark in it, and by all of them.
pub fn splits(spelling: &str) -> Vec<Vec<&str>> {
    let present = BETWEEN.into_iter().filter(|mark| spelling.contains(mark));
    let all: Vec<&str> = present.clone().collect();
    if all.is_empty() {
        return Vec::new();
    }
    let mut splits: Vec<Vec<&str>> = present.map(|mark| split(spelling, &[mark])).collect();
    splits.push(split(spelling, &all));
    splits
}

/// Whether a spelling may name several bodies, so that a person has to decide: a mark that no name has, or a part that is a
/// known body, an abbreviation, or one of several that are named like bodies.
pub fn may_be_several(spelling: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let parts = split(spelling, &BETWEEN);
    let often = split(spelling, &OFTEN);
    parts.len() > 1
        && (LISTS_ALONE.iter().any(|mark| spelling.contains(mark))
            || parts.iter().any(|part| is_known(part) || is_abbreviation(part))
            || often.iter().filter(|part| names_body(part)).count() > 1)
}

fn split<'s>(spelling: &'s str, marks: &[&str]) -> Vec<&'s str> {
    let mut parts = vec![spelling];
    for mark in marks {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a word is an abbreviation: "MoH", "BM", "NNGYK".
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() <= 10
        && word.chars().all(char::is_alphabetic)
        && word.chars().filter(|c| c.is_uppercase()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::may_be_several;

    #[test]
    fn what_may_be_a_list_is_not_taken_for_one_body() {
        let is_known = |name: &str| name == "Ministry of Labour";
        for spelling in [
            "MoH, Amref Health Africa, Kenya Red Cross Society & county governments",
            "KIM miniszter, NNGYK",
            "Harbour; Sea",
            "BM - IM",
            "Ministry of A / Ministry of B",
            "Ministry of Labour and others",
            "Health Office, Food Agency",
        ] {
            assert!(may_be_several(spelling, is_known), "{spelling}");
        }
        for spelling in [
            "Ministry of Health, Social Affairs and Family",
            "Ministry of Culture and Innovation",
            "Földművelésügyi és Vidékfejlesztési Minisztérium",
            "Research & Development Office",
            "MoH",
        ] {
            assert!(!may_be_several(spelling, is_known), "{spelling}");
        }
    }
}
