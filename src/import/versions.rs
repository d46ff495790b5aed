//! Columns with several versions of one thing: what was planned first, and what counts now.

use super::candidate::Candidate;
use super::field::Field;
use super::mapping::MappedColumn;
use super::sheet::{Column, Row};
use super::values::is_nothing;
use crate::model::name::{fold, words};

/// How words in the headings of older versions begin, folded.
const OLD: [&str; 16] = [
    "original",
    "initial",
    "previous",
    "earlier",
    "former",
    "first",
    "old",
    "requested",
    "proposed",
    "eredeti",
    "kezdeti",
    "korabbi",
    "elozo",
    "regi",
    "igenyelt",
    "javasolt",
];

/// How words in the headings of newer versions begin, folded.
const NEW: [&str; 16] = [
    "revis",
    "amend",
    "updat",
    "modif",
    "extend",
    "current",
    "latest",
    "new",
    "review",
    "prolong",
    "modosit",
    "modosul",
    "uj",
    "aktualis",
    "meghosszabbit",
    "felulvizsg",
];

/// The version that a heading names: a higher one counts instead of a lower one.
pub fn version(heading: &str) -> u8 {
    let folded = fold(heading);
    let is_one = |begins: &[&str]| {
        words(&folded).any(|word| {
            begins.iter().any(|begin| word == *begin || begin.len() > 4 && word.starts_with(begin))
        })
    };
    match (is_one(&NEW), is_one(&OLD)) {
        (true, _) => 2,
        (false, false) => 1,
        (false, true) => 0,
    }
}

/// Of several deadlines the newest version is the surest.
pub fn settle_deadlines(candidates: &mut [Candidate]) {
    let all = || candidates.iter().filter(|one| one.is(Field::Deadline));
    let (Some(newest), Some(oldest)) =
        (all().map(|one| version(&one.title)).max(), all().map(|one| version(&one.title)).min())
    else {
        return;
    };
    if newest == oldest {
        return;
    }
    for one in candidates.iter_mut().filter(|one| one.is(Field::Deadline) && version(&one.title) == newest) {
        one.field = Some((Field::Deadline, 200));
    }
}

/// Where cells of a newer deadline are empty, the older deadline counts: its column is also mapped after the newer one.
pub fn fall_back_to_older_deadlines(mapped: &mut Vec<MappedColumn>, older: &[Column], sample: &[&Row]) {
    let Some(at) = mapped.iter().position(|column| column.field == Field::Deadline) else { return };
    let Some(newer) = Column::from_letters(&mapped[at].column) else { return };
    let says = |row: &Row, column| row.cell(column).is_some_and(|cell| !is_nothing(&cell.shown()));
    for &column in older {
        let is_title = |one: &&MappedColumn| Column::from_letters(&one.column) == Some(column);
        let Some(title) = mapped.iter().find(is_title).map(|one| one.title.clone()) else { continue };
        if version(&title) < version(&mapped[at].title)
            && sample.iter().any(|row| says(row, column) && !says(row, newer))
        {
            mapped.insert(at + 1, MappedColumn::new(column, title, Field::Deadline));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_heading_says_whether_it_is_the_first_version_or_a_newer_one() {
        for (heading, expected) in [
            ("Original deadline", 0),
            ("Eredeti határidő", 0),
            ("Deadline", 1),
            ("Approved budget 2025", 1),
            ("Deadline extended to", 2),
            ("Módosított határidő", 2),
            ("Newspaper", 1),
            ("Regional budget", 1),
        ] {
            assert_eq!(version(heading), expected, "{heading}");
        }
    }
}
