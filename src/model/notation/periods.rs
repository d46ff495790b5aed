//! Months, quarters, halves of a year and years that a text names.

use chrono::{Datelike, NaiveDate};

use super::day_words::DayWords;
use super::months::{is_season, is_week, month, ordinal, part, roman};
use super::parts::{last_day, part_at, year_at};
use super::spans::{is_left_open, last_period};
use super::tokens::{Token, gap, named_month, small, word, year};

/// The period that a text names: a shorter one before a longer one. Its last day is only told where every word is
/// understood: "after Q2 2024", "mid-2025" and "summer 2024" end on no certain day.
pub(super) fn period(tokens: &[Token]) -> Option<DayWords> {
    let words = || tokens.iter().filter_map(|token| word(Some(token)));
    let has_year = years(tokens).is_some();
    if has_year && words().any(is_week) {
        return Some(DayWords::Unclear("a week"));
    }
    if has_year && words().any(is_season) {
        return Some(DayWords::Unclear("a season"));
    }
    let found = part_of_year(tokens).or_else(|| month_of_year(tokens)).or_else(|| year_alone(tokens))?;
    let DayWords::Period { what, last } = found else { return Some(found) };
    let is_certain = words().all(is_understood) && !is_left_open(tokens);
    Some(match last_period(tokens).filter(|_| is_certain) {
        // Where a text names one year, both ways of reading it must come to one day.
        Some((_, day)) if day != last && years_named(tokens) < 2 => DayWords::Unclear(what),
        Some((what, last)) => DayWords::Period { what, last },
        None => DayWords::Unclear(what),
    })
}

/// Words that leave the end of a period as it is.
const PLAIN: [&str; 67] = [
    "by",
    "the",
    "end",
    "of",
    "until",
    "till",
    "to",
    "in",
    "on",
    "at",
    "latest",
    "no",
    "later",
    "than",
    "year",
    "years",
    "from",
    "and",
    "during",
    "through",
    "th",
    "nd",
    "rd",
    "st",
    "ig",
    "ban",
    "ben",
    "bol",
    "ev",
    "eve",
    "evi",
    "eveben",
    "evben",
    "vegeig",
    "vegen",
    "vege",
    "es",
    "a",
    "az",
    "honap",
    "ho",
    "legkesobb",
    "bis",
    "ende",
    "des",
    "der",
    "im",
    "jahr",
    "jahres",
    "und",
    "spatestens",
    "fin",
    "de",
    "du",
    "d",
    "le",
    "au",
    "plus",
    "tard",
    "entro",
    "fine",
    "il",
    "del",
    "di",
    "do",
    "ate",
    "e",
];

/// Whether a word belongs to the name of a period, or leaves its end as it is: "by the end of".
fn is_understood(word: &str) -> bool {
    let short = ["q", "t", "h", "s", "ne", "er", "o"];
    PLAIN.contains(&word)
        || short.contains(&word)
        || month(word).is_some()
        || part(word).is_some()
        || ordinal(word).is_some()
        || roman(word).is_some()
}

/// The latest year that the tokens name.
fn years(tokens: &[Token]) -> Option<i32> {
    let is_year = |at: usize| {
        // "2024/25" ends in the second year.
        let goes_on = match (tokens.get(at + 1), tokens.get(at + 2)) {
            (Some(Token::Mark('/' | '-')), Some(&Token::Number(next, 2))) => i32::try_from(next).ok(),
            _ => None,
        };
        let year = year_at(tokens, at)?;
        Some(year + i32::from(goes_on == Some((year + 1) % 100)))
    };
    (0..tokens.len()).filter_map(is_year).max()
}

/// "Q2 2027", "2027. II. negyedév", "first half of 2024"; of several, the last.
fn part_of_year(tokens: &[Token]) -> Option<DayWords> {
    let year = years(tokens);
    let mut last_part: Option<(&'static str, NaiveDate)> = None;
    for at in 0..tokens.len() {
        let Some(part) = part_at(tokens, at, year.is_some()) else { continue };
        let what = part.what();
        let number = match part.number {
            Some(number) if (1..=part.parts).contains(&number) => number,
            // "Q5 2026" is no quarter, and not the whole year either.
            Some(_) if year.is_some() => return Some(DayWords::Unclear(what)),
            _ => continue,
        };
        match year {
            Some(year) => {
                let last = last_day(year, number * 12 / part.parts)?;
                last_part = last_part.into_iter().chain([(what, last)]).max_by_key(|&(_, last)| last);
            }
            // A single letter is too little without a year, but for the usual one.
            None if !part.is_letter || word(tokens.get(at)) == Some("q") => {
                return Some(DayWords::NoYear(what));
            }
            None => {}
        }
    }
    last_part.map(|(what, last)| DayWords::Period { what, last })
}

/// "December 2026", "2026. december", "12/2026", "2026-12", of several the last; a day of a month without a year.
fn month_of_year(tokens: &[Token]) -> Option<DayWords> {
    let mut last_month: Option<NaiveDate> = None;
    for at in 0..tokens.len() {
        let next = at + 1 + gap(&tokens[at + 1..]);
        let (a, b) = (tokens.get(at), tokens.get(next));
        let name = |token| word(token).and_then(month);
        let found = match (year(a), year(b)) {
            (Some(year), None) => {
                named_month(b).or(small(b).filter(|_| next > at + 1)).and_then(|m| last_day(year, m))
            }
            (None, Some(year)) => name(a)
                .or_else(|| named_month(a).filter(|_| is_mark(tokens.get(at + 1))))
                .or(small(a).filter(|_| next > at + 1))
                .and_then(|m| last_day(year, m)),
            _ => None,
        };
        last_month = last_month.max(found);
        let is_word = |token| {
            word(token)
                .is_some_and(|word| ["may", "mar", "set", "out", "march", "gen", "ago"].contains(&word))
        };
        let is_day = |token| small(token).is_some_and(|day| (1..=31).contains(&day));
        if years(tokens).is_none()
            && (name(a).is_some() && !is_word(a) && is_day(b)
                || is_day(a) && name(b).is_some() && !is_word(b))
        {
            return Some(DayWords::NoYear("a day"));
        }
    }
    let named = tokens.iter().filter_map(|token| word(Some(token)).and_then(month)).max();
    let ends = |last: NaiveDate| named.is_none_or(|named| last.month() >= named);
    Some(match last_month? {
        last if ends(last) || years_named(tokens) > 1 => DayWords::Period { what: "a month", last },
        _ => DayWords::Unclear("a month"),
    })
}

fn year_alone(tokens: &[Token]) -> Option<DayWords> {
    let last = NaiveDate::from_ymd_opt(years(tokens)?, 12, 31)?;
    // "2025/26" is a year of schools or budgets, which ends on a day of its own.
    let is_split = tokens.windows(3).any(|three| {
        year(three.first()).is_some()
            && matches!(three[1], Token::Mark('/' | '-'))
            && matches!(three[2], Token::Number(_, 2))
    });
    if is_split {
        return Some(DayWords::Unclear("a year"));
    }
    Some(DayWords::Period { what: "a year", last })
}

/// How many years a text names.
pub(super) fn years_named(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| year(Some(token)).is_some()).count()
}

fn is_mark(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Mark('/' | '.' | '-')))
}
