//! The order of words in a language.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Language;

/// The letters of the Hungarian alphabet that are written with several characters, the longest first.
const SEVERAL: [&str; 9] = ["dzs", "cs", "dz", "gy", "ly", "ny", "sz", "ty", "zs"];

/// Letters of several characters when they stand twice: only the first character is written again.
const TWICE: [(&str, &str); 9] = [
    ("ddzs", "dzs"),
    ("ccs", "cs"),
    ("ddz", "dz"),
    ("ggy", "gy"),
    ("lly", "ly"),
    ("nny", "ny"),
    ("ssz", "sz"),
    ("tty", "ty"),
    ("zzs", "zs"),
];

/// Where a letter stands: its first character, and whether it comes behind all that begin with that character alone.
type Weight = (char, u8);

impl Language {
    /// Which of two names comes first in a list. In Hungarian, `cs` is a letter behind `c`, `ö` and `ő` are one behind `o`, and
    /// long vowels matter only where all else is the same.
    pub fn compare(self, one: &str, other: &str) -> Ordering {
        let is_hungarian = self == Language::Hungarian;
        let key = |name: &str| (weights(name, is_hungarian), name.to_lowercase());
        key(one).cmp(&key(other))
    }
}

/// The letters of a name in the order of the alphabet; what is neither a letter nor a digit only parts words.
fn weights(name: &str, is_hungarian: bool) -> Vec<Weight> {
    let name: String = name.nfc().flat_map(char::to_lowercase).collect();
    let mut rest = name.as_str();
    let mut weights = Vec::with_capacity(rest.len());
    while let Some(first) = rest.chars().next() {
        let twice = TWICE.iter().find(|(written, _)| is_hungarian && rest.starts_with(written));
        let once = SEVERAL.iter().find(|letter| is_hungarian && rest.starts_with(**letter));
        let (length, letter, times) = match (twice, once) {
            (Some((written, letter)), _) => (written.len(), *letter, 2),
            (None, Some(letter)) => (letter.len(), *letter, 1),
            (None, None) => (first.len_utf8(), &rest[..first.len_utf8()], 1),
        };
        weights.extend(std::iter::repeat_n(weight(letter, is_hungarian), times).flatten());
        rest = &rest[length..];
    }
    weights
}

fn weight(letter: &str, is_hungarian: bool) -> Option<Weight> {
    let first = letter.chars().next()?;
    if is_hungarian && letter.chars().count() > 1 {
        // dz stands before dzs, both behind d.
        return Some((first, u8::try_from(letter.len()).unwrap_or(u8::MAX)));
    }
    match first {
        'ö' | 'ő' if is_hungarian => Some(('o', 1)),
        'ü' | 'ű' if is_hungarian => Some(('u', 1)),
        letter if letter.is_alphanumeric() => {
            letter.nfd().find(|c| !is_combining_mark(*c)).map(|plain| (plain, 0))
        }
        _ => Some((' ', 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_order(language: Language, names: &[&str]) {
        let mut sorted: Vec<&str> = names.iter().rev().copied().collect();
        sorted.sort_by(|a, b| language.compare(a, b));
        assert_eq!(sorted, names);
    }

    #[test]
    fn letters_of_several_characters_stand_behind_their_first() {
        is_order(Language::Hungarian, &["cica", "cukor", "csak", "csuka", "dal", "dzéta", "dzsem", "eb"]);
        is_order(Language::Hungarian, &["gőz", "gyár", "hó", "luk", "lyuk", "nulla", "nyár", "óra"]);
        is_order(Language::Hungarian, &["sűrű", "szép", "tudás", "tyúk", "zokni", "zsír"]);
    }

    #[test]
    fn short_and_long_vowels_are_one_letter_but_o_and_o_with_dots_are_two() {
        is_order(Language::Hungarian, &["ír", "iroda", "ország", "óvoda", "öböl", "őr", "ősz", "pék"]);
        is_order(Language::Hungarian, &["ujj", "út", "utca", "üdv", "űr"]);
        is_order(Language::Hungarian, &["kor", "kór", "kora", "kör", "kőr"]);
    }

    #[test]
    fn a_letter_that_stands_twice_is_two_letters() {
        is_order(Language::Hungarian, &["mennek", "menü", "menza", "meny", "menyét", "mennybolt"]);
        is_order(Language::Hungarian, &["kas", "kasmír", "kasza", "kassza", "kaszt"]);
    }

    #[test]
    fn case_and_accents_decide_last_in_english() {
        is_order(Language::English, &["Agency", "Ágency", "court", "csárda", "Ministry", "őr", "ort"]);
    }
}
