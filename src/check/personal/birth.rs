//! The day on which a person was born: `szül. 1988. 03. 02.`, `born on 2 March 1988`.

use crate::model::name::fold;
use crate::model::notation::{DayWords, day_words};

/// Words that are said of persons alone, in small letters and without accents.
const OF_PERSONS: [&str; 7] = ["szul", "dob", "born", "birth", "birthday", "birthdate", "geboren"];

/// How the Hungarian words begin, which decisions and agreements are said to be as well.
const OF_ALL: &str = "szulet";

/// What is "born" and is no person.
const THINGS: [&str; 16] = [
    "dontes",
    "megallapodas",
    "hatarozat",
    "javaslat",
    "egyezseg",
    "itelet",
    "jogszabaly",
    "eredmeny",
    "jelentes",
    "rendelet",
    "torveny",
    "dokumentum",
    "tanulmany",
    "protokoll",
    "szerzodes",
    "terv",
];

/// Fewest digits of a day with its year.
pub(super) const FEWEST_DIGITS: usize = 5;

/// Most characters between the word and the day, with the day: the name of a place may be between them.
const NEAR: usize = 48;

pub(super) fn is_in(text: &str) -> bool {
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|start| at + start) {
        let end =
            text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |length| start + length);
        at = end;
        // Words of other letters are not folded at all: most texts are long, and hold none of these.
        if !may_be(&text[start..end]) {
            continue;
        }
        let word = fold(&text[start..end]);
        let is_of_thing = || {
            let around = [before(&text[..start]), behind(&text[end..])].map(fold);
            THINGS.iter().any(|thing| around.iter().any(|words| words.contains(thing)))
        };
        let is_it = OF_PERSONS.contains(&word.as_str()) || word.starts_with(OF_ALL) && !is_of_thing();
        if is_it && (names_a_day(behind(&text[end..])) || names_a_day(before(&text[..start]))) {
            return true;
        }
    }
    false
}

/// Whether a word begins as one of those does.
fn may_be(word: &str) -> bool {
    let begins = |known: &str| word.get(..known.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(known));
    ["sz", "birth", "born", "dob", "geboren"].into_iter().any(begins)
}

fn behind(text: &str) -> &str {
    text.char_indices().nth(NEAR).map_or(text, |(end, _)| &text[..end])
}

fn before(text: &str) -> &str {
    text.char_indices().rev().nth(NEAR / 2).map_or(text, |(start, _)| &text[start..])
}

fn names_a_day(words: &str) -> bool {
    matches!(day_words(words), Some(DayWords::Day { .. } | DayWords::OneOf(_)))
}
