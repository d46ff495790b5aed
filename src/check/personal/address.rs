//! Street addresses: `Váci utca 12.`, `12 Main Street`.

use super::first_letter;

/// What a street is called before its number.
const BEFORE_NUMBER: [&str; 19] = [
    "utca",
    "u.",
    "út",
    "útja",
    "tér",
    "tere",
    "körút",
    "krt.",
    "köz",
    "sor",
    "sétány",
    "rakpart",
    "fasor",
    "street",
    "road",
    "avenue",
    "square",
    "boulevard",
    "gasse",
];

/// What a street is called where the number comes first.
const AFTER_NUMBER: [&str; 13] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "square",
    "boulevard",
    "blvd",
    "drive",
    "terrace",
    "crescent",
];

/// How streets end that are one word with their name.
const ENDINGS: [&str; 3] = ["straße", "strasse", "gasse"];

/// Most words of a street's name.
const LONGEST: usize = 4;

pub(super) fn is_in(text: &str) -> bool {
    // The word before, whether the one now could be a street's, and how many words of a name a number is ago.
    let (mut last, mut is_street, mut since_number) = ("", false, None);
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_named = is_capital(last) && !["A", "Az", "The", "In"].contains(&last);
        if is_street && is_house(word) || is_named && is_street_with_house(word) {
            return true;
        }
        is_street = is_named && (is_any(&BEFORE_NUMBER, word) || is_any(&BEFORE_NUMBER, bare))
            || ENDINGS.iter().any(|ending| bare.len() > ending.len() && bare.ends_with(ending));
        match since_number {
            Some(1..=LONGEST) if is_any(&AFTER_NUMBER, bare) && is_capital(bare) => return true,
            Some(words) if is_capital(word) && bare.len() == word.len() && words < LONGEST => {
                since_number = Some(words + 1);
            }
            _ => since_number = is_first(word).then_some(0),
        }
        last = bare;
    }
    false
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_any(words: &[&str], word: &str) -> bool {
    let is_it = |known: &&str| word.chars().flat_map(char::to_lowercase).eq(known.chars());
    first_letter(word).is_some_and(|first| words.iter().any(|known| known.starts_with(first) && is_it(known)))
}

/// A shortened word for a street with the number right behind it: `u.12`.
fn is_street_with_house(word: &str) -> bool {
    word.find('.').is_some_and(|dot| {
        let (street, house) = word.split_at(dot + 1);
        is_any(&BEFORE_NUMBER, street) && is_house(house)
    })
}

/// The number of a house behind its street: `12`, `12.`, `7-8.`, `5/B`; a year is none.
fn is_house(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let is_end = |c: char| !c.is_alphanumeric() && c != '%';
    (1..=3).contains(&digits)
        && word[digits..].chars().next().is_none_or(|c| is_end(c) || c.is_ascii_alphabetic())
}

/// The number of a house before its street: `12`, `12b`; a year is none.
fn is_first(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    let rest = &word[digits..];
    (1..=5).contains(&digits) && !is_year && rest.len() <= 1 && rest.chars().all(|c| c.is_ascii_alphabetic())
}
