//! What the heading of a column says that it holds, in English and in Hungarian.

use super::field::Field;
use super::heading_names::{HUNGARIAN, NAMES};
use crate::model::name::{fold, spaced_words, words};

/// What a heading says that its column holds, and how sure that is, from 1 to 100.
pub fn named(heading: &str) -> Option<(Field, u32)> {
    let folded = plain(heading);
    let outside = folded.split_once('(').map_or(&*folded, |(before, _)| before.trim());
    let starts = starts(&folded);
    let scored = NAMES.iter().flat_map(|(field, names)| names.iter().map(move |name| (*field, name)));
    let scored = scored.filter_map(|(field, name)| Some((field, score((&folded, &starts), outside, name)?)));
    // Of several that fit alike, the first in the list.
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// A heading in the form in which names are compared.
fn plain(heading: &str) -> String {
    let folded = fold(&heading.replace(['_', '\n'], " "));
    folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != ')').to_owned()
}

/// Whether a heading is in Hungarian: by its words, or by letters that no other language has. An accent alone is French,
/// Spanish or Czech as well.
pub fn is_hungarian(heading: &str) -> bool {
    let folded = plain(heading);
    let is_of = |word: &str| HUNGARIAN.iter().any(|begins| word.starts_with(begins));
    heading.to_lowercase().contains(['ő', 'ű']) || words(&folded).any(is_of)
}

/// Words of headings that make the amounts below them bounds: "Max. cost". "Min." is left out, as it also means a ministry.
const UPPER: [&str; 9] = [
    "max",
    "maximum",
    "up to",
    "at most",
    "not exceeding",
    "no more than",
    "upper limit",
    "legfeljebb",
    "maximalis",
];
const LOWER: [&str; 4] = ["minimum", "at least", "legalabb", "minimalis"];

/// Where a heading makes the amounts below it bounds, the words to put before each of them, in the language of the heading.
pub fn bound(heading: &str) -> Option<&'static str> {
    let folded = plain(heading);
    let words = spaced_words(&folded);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
    match (says(&UPPER), says(&LOWER), is_hungarian(heading)) {
        (true, false, false) => Some("up to"),
        (true, false, true) => Some("legfeljebb"),
        (false, true, false) => Some("at least"),
        (false, true, true) => Some("legalább"),
        _ => None,
    }
}

/// Whether a heading ends with a word for a day: "Milestone 1 date", but not "Milestones and dates".
pub fn is_of_day(heading: &str) -> bool {
    const DAYS: [&str; 5] = ["date", "deadline", "due", "datum", "hatarid"];
    let folded = plain(heading);
    let outside = folded.split_once('(').map_or(&*folded, |(before, _)| before);
    let words: Vec<&str> = words(outside).collect();
    let is_day = |word: &&str| DAYS.iter().any(|day| word.starts_with(day));
    words.last().is_some_and(is_day) && !words.iter().any(|word| ["and", "es"].contains(word))
}

/// The language that a heading names at its end: "Title (HU)", "Intézkedés magyarul".
pub fn language(heading: &str) -> Option<&'static str> {
    let folded = plain(heading);
    let last = words(&folded).next_back()?;
    let is_it = |(_, names): &&(&str, &[&str])| names.contains(&last);
    LANGUAGES.iter().find(is_it).map(|(tag, _)| *tag)
}

/// How headings call languages, folded.
const LANGUAGES: [(&str, &[&str]); 6] = [
    ("de", &["de", "german", "deutsch", "nemet", "nemetul"]),
    ("en", &["en", "eng", "english", "angol", "angolul"]),
    ("fr", &["fr", "french", "francais", "francia", "franciaul"]),
    ("hu", &["hu", "hun", "hungarian", "magyar", "magyarul"]),
    ("ro", &["ro", "romanian", "romana", "roman", "romanul"]),
    ("sk", &["sk", "slovak", "slovencina", "szlovak", "szlovakul"]),
];

/// Where a name can begin in a heading: nowhere within a word.
fn starts(heading: &str) -> Vec<usize> {
    let is_start = |at: &usize| !heading[..*at].ends_with(char::is_alphanumeric);
    heading.char_indices().map(|(at, _)| at).filter(is_start).collect()
}

/// How well a name fits a heading, which has words that begin at these places: alone, at its beginning, or as words in it; a
/// longer name fits better.
fn score((heading, starts): (&str, &[usize]), outside: &str, name: &str) -> Option<u32> {
    let length = u32::try_from(name.len()).unwrap_or_default().min(30);
    if heading == name || outside == name {
        return Some(100);
    }
    // What is short may stand in any sentence.
    if name.len() < 4 {
        return None;
    }
    // Most names are not there at all: the first byte is looked at before the others.
    let is_at =
        |at: &&usize| heading.as_bytes()[**at] == name.as_bytes()[0] && heading[**at..].starts_with(name);
    let at = *starts.iter().find(is_at)?;
    // Only the first occurrence counts, and it has to begin a word.
    if heading.find(name) != Some(at) {
        return None;
    }
    let whole = !heading[at + name.len()..].starts_with(char::is_alphanumeric);
    match (at, whole) {
        (0, true) => Some(60 + length),
        (_, true) => Some(50 + length),
        // Hungarian puts endings to its words: "felelősök", "határideje".
        _ => Some(30 + length),
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::Field::*;
    use super::*;

    #[test]
    fn a_heading_can_make_bounds_of_amounts() {
        for (heading, words) in [
            ("Max. cost", Some("up to")),
            ("Cost (up to)", Some("up to")),
            ("Maximális költség", Some("legfeljebb")),
            ("Minimum budget", Some("at least")),
            ("Estimated cost", None),
            ("Budget of the Min. of Finance", None),
            ("Minimum and maximum cost", None),
        ] {
            assert_eq!(bound(heading), words, "{heading}");
        }
    }

    #[test]
    fn headings_are_understood_in_two_languages() {
        for (heading, field) in [
            ("No.", Id),
            ("Sorszám", Id),
            ("Ssz.", Id),
            ("Measure", Title),
            ("Measure No.", Id),
            ("Intézkedés", Title),
            ("Strategic objective", Section),
            ("Responsible body/bodies", Responsible),
            ("Felelős(ök)", Responsible),
            ("Közreműködő szervek", Partners),
            ("Végrehajtás határideje", Deadline),
            ("Due\ndate", Deadline),
            ("Source of funding", Source),
            ("Funding", Funding),
            ("Budget (thousand EUR)", Amount),
            ("Becsült költség (M Ft)", Amount),
            ("Expected result / indicator", Indicator),
            ("deadline_text", Deadline),
            ("completed_on", Ignore),
            ("Short title", Short),
            ("Rövid cím", Short),
            ("Parent measure", Parent),
            ("Milestone 1", Milestone),
            ("KPI", Metric),
            ("Mérőszám", Metric),
            ("Unit of measurement", Unit),
            ("Mértékegység", Unit),
            ("Baseline (2021)", Baseline),
            ("Kiinduló érték", Baseline),
            ("Target 2023", Target),
            ("Célérték 2023", Target),
            ("Target date", TargetBy),
            ("Célérték határideje", TargetBy),
            ("Milestone deadline", MilestoneDue),
            ("Mérföldkő határideje", MilestoneDue),
            ("Intézkedés (magyarul)", Title),
        ] {
            assert_eq!(named(heading).map(|(field, _)| field), Some(field), "{heading}");
        }
        for heading in ["Milestone 1 date", "Mérföldkő 2 határideje", "Milestone 3 due (planned)"] {
            assert!(is_of_day(heading), "{heading}");
        }
        for heading in ["Milestones and dates", "Milestone 1", "Due: milestone"] {
            assert!(!is_of_day(heading), "{heading}");
        }
        for (heading, tag) in [
            ("Title (HU)", Some("hu")),
            ("Intézkedés magyarul", Some("hu")),
            ("Title, English", Some("en")),
            ("Title", None),
        ] {
            assert_eq!(language(heading), tag, "{heading}");
        }
        for heading in ["Remarks", "Megjegyzés", "", "Start date of the weather"] {
            let found = named(heading);
            assert!(found.is_none_or(|(_, sure)| sure < 60), "{heading}: {found:?}");
        }
    }
}
