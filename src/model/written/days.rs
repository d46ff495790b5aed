//! Days, months, quarters, halves and years that a text names in words.

use chrono::NaiveDate;

use super::months::{month, roman};
use super::periods::period;
use crate::model::name::fold;

/// The day or period that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayWords {
    /// A day; `alone`: the text says nothing else.
    Day {
        /// Which.
        day: NaiveDate,
        /// Whether the text holds no other words.
        alone: bool,
    },
    /// A day that can be read in several ways, such as `03/04/2026`.
    OneOf(Vec<NaiveDate>),
    /// A day, month or quarter without a year: "a day".
    NoYear(&'static str),
    /// A month, quarter, half-year or year, with its last day.
    Period {
        /// What it is: "a quarter".
        what: &'static str,
        /// Its last day.
        last: NaiveDate,
    },
    /// Words that name a period and say more, or not all of which are understood: "a quarter".
    Unclear(&'static str),
    /// A day that the calendar does not have.
    NoSuchDay,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, with how many digits it has.
    Number(u32, usize),
    Word(String),
    Mark(char),
}

/// What a text names first: a day, else a shorter period before a longer one. Legal acts that are cited with their year
/// name none.
pub fn day_words(text: &str) -> Option<DayWords> {
    let tokens = without_acts(tokens(text));
    for at in 0..tokens.len() {
        if let Some((days, length)) = day(&tokens[at..]) {
            return Some(match days[..] {
                [] => DayWords::NoSuchDay,
                [day] => DayWords::Day { day, alone: is_alone(&tokens, at, length) },
                _ => DayWords::OneOf(days),
            });
        }
    }
    period(&tokens)
}

/// Whether only marks and Hungarian endings stand around a day.
fn is_alone(tokens: &[Token], at: usize, length: usize) -> bool {
    let is_nothing = |token: &Token| match token {
        Token::Mark(_) => true,
        Token::Word(word) => ["an", "en", "on", "the"].contains(&word.as_str()),
        Token::Number(..) => false,
    };
    tokens[..at].iter().all(is_nothing) && tokens[at + length..].iter().all(is_nothing)
}

/// Folded, so that full-width digits, dashes and spaces of every kind are ordinary ones.
fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut tokens = Vec::new();
    while let Some(c) = rest.chars().next() {
        let run = |is_it: fn(char) -> bool| rest.find(|c: char| !is_it(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..length].parse().unwrap_or(u32::MAX), length));
            length
        } else if c.is_alphabetic() {
            let length = run(char::is_alphabetic);
            tokens.push(Token::Word(rest[..length].to_owned()));
            length
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Mark(c));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

pub(super) fn year(token: Option<&Token>) -> Option<i32> {
    match token {
        Some(&Token::Number(number @ 1900..=2200, 4)) => i32::try_from(number).ok(),
        _ => None,
    }
}

/// A number of one or two digits.
pub(super) fn small(token: Option<&Token>) -> Option<u32> {
    match token {
        Some(&Token::Number(number, 1..=2)) => Some(number),
        _ => None,
    }
}

pub(super) fn word(token: Option<&Token>) -> Option<&str> {
    match token {
        Some(Token::Word(word)) => Some(word),
        _ => None,
    }
}

/// How many tokens stand here that only separate, or make a number an ordinal.
pub(super) fn gap(tokens: &[Token]) -> usize {
    let is_gap = |token: &&Token| match token {
        Token::Mark(mark) => matches!(mark, '.' | ',' | '/' | '-' | '\\' | '\u{b7}' | '_' | '\''),
        Token::Word(word) => {
            ["st", "nd", "rd", "th", "of", "de", "del", "di", "do", "er", "o", "ev", "年", "月"]
                .contains(&word.as_str())
        }
        Token::Number(..) => false,
    };
    tokens.iter().take_while(is_gap).count()
}

/// A month by its name or as a Roman numeral.
pub(super) fn named_month(token: Option<&Token>) -> Option<u32> {
    word(token).and_then(|word| month(word).or_else(|| roman(word)))
}

/// The days that the beginning of these tokens can mean, and how many tokens that takes; no day at all where it is written
/// as a day that the calendar does not have.
fn day(tokens: &[Token]) -> Option<(Vec<NaiveDate>, usize)> {
    if let Some(&Token::Number(number, 8)) = tokens.first() {
        let year = i32::try_from(number / 10_000).ok().filter(|year| (1900..=2200).contains(year))?;
        let (month, day) = (number / 100 % 100, number % 100);
        let found = NaiveDate::from_ymd_opt(year, month, day);
        let is_day = found.is_some() || (1..=12).contains(&month) && (1..=31).contains(&day);
        return is_day.then(|| (found.into_iter().collect(), 1));
    }
    let second = 1 + gap(tokens.get(1..)?);
    let third = second + 1 + gap(tokens.get(second + 1..)?);
    let (a, b, c) = (tokens.first(), tokens.get(second), tokens.get(third));
    let on = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut is_whole = false;
    let can_be_meant = |number: u32| (1..=31).contains(&number);
    if let (Some(y), Some(m), Some(d)) = (year(a), named_month(b).or(small(b)), small(c)) {
        days.extend(on(y, m, d));
        is_whole = can_be_meant(m) && can_be_meant(d);
    } else if let (Some(d), Some(m), Some(y)) = (small(a), named_month(b), year(c)) {
        days.extend(on(y, m, d));
        is_whole = can_be_meant(d);
    } else if let (Some(d), Some(m), Some(y)) = (small(a), small(b), year(c)) {
        days.extend([on(y, m, d), on(y, d, m)].into_iter().flatten());
        is_whole = can_be_meant(m) && can_be_meant(d) && second > 1 && third > second + 1;
    } else if let (Some(m), Some(d), Some(y)) = (named_month(a), small(b), year(c)) {
        days.extend(on(y, m, d));
        is_whole = can_be_meant(d);
    } else if let (Some(first), Some(middle), Some(last)) = (small(a), small(b), small(c)) {
        // A year of two digits, where all is written in two.
        let century = |year: u32| i32::try_from(2000 + year).unwrap_or_default();
        let is_dated = second > 1
            && third > second + 1
            && tokens.iter().take(third + 1).all(|token| !matches!(token, Token::Number(_, 1)));
        if is_dated {
            let all = [
                on(century(last), middle, first),
                on(century(last), first, middle),
                on(century(first), middle, last),
            ];
            days.extend(all.into_iter().flatten());
        }
    }
    days.dedup();
    (!days.is_empty() || is_whole).then_some((days, third + 1))
}

/// The tokens without legal acts: "354/2012. (XII. 13.)", "(EU) 2016/679", "Act XC of 2023", "2012. évi I. törvény".
fn without_acts(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match act(&tokens[at..], kept.last()) {
            0 => {
                kept.push(tokens[at].clone());
                at += 1;
            }
            length => at += length,
        }
    }
    kept
}

/// How many tokens at the beginning cite a legal act.
fn act(tokens: &[Token], before: Option<&Token>) -> usize {
    let is_mark = |at: usize, mark: char| tokens.get(at) == Some(&Token::Mark(mark));
    let is_act = |word: &str| {
        [
            "act",
            "law",
            "decree",
            "regulation",
            "directive",
            "decision",
            "resolution",
            "no",
            "nr",
            "sz",
            "szamu",
            "eu",
            "ec",
            "eg",
        ]
        .contains(&word)
    };
    let is_announced = match before {
        Some(Token::Word(word)) => is_act(word),
        Some(Token::Mark(')')) => true,
        _ => false,
    };
    if let (Some(Token::Number(first, digits)), true, Some(Token::Number(second, others))) =
        (tokens.first(), is_mark(1, '/'), tokens.get(2))
    {
        let (is_year, is_year_behind) = (year(tokens.first()).is_some(), year(tokens.get(2)).is_some());
        let is_number = is_year_behind
            && !is_year
            && (*first > 31
                || *digits > 2
                || is_announced
                || is_mark(3, '.') && is_mark(4, '(')
                || is_mark(3, '('));
        let is_span = *second == (*first + 1) % 100 && *others == 2;
        let is_european = is_year && !is_year_behind && !is_span && (*second > 12 || *others > 2);
        if is_number || is_european {
            let open = if is_mark(3, '.') { 4 } else { 3 };
            let is_dated = is_mark(open, '(') && tokens.get(open + 1).is_some_and(roman_or_number);
            let closed = tokens.iter().skip(open).take(8).position(|token| *token == Token::Mark(')'));
            return closed.filter(|_| is_dated).map_or(3, |closed| open + closed + 1);
        }
    }
    // "Act XC of 2023": the word stands before the number.
    if word(tokens.first()).is_some_and(|word| ["act", "law", "decree"].contains(&word)) {
        let of = tokens.iter().take(4).position(|token| word(Some(token)) == Some("of"));
        if let Some(of) = of.filter(|&of| year(tokens.get(of + 1)).is_some()) {
            return of + 2;
        }
    }
    // "2012. évi I. törvény"
    let evi = 1 + usize::from(is_mark(1, '.'));
    let names_act = |token: &Token| {
        word(Some(token)).is_some_and(|word| {
            ["torveny", "rendelet", "hatarozat", "tv"].iter().any(|act| word.starts_with(act))
        })
    };
    if year(tokens.first()).is_some()
        && word(tokens.get(evi)) == Some("evi")
        && let Some(end) = tokens.iter().skip(evi + 1).take(3).position(names_act)
    {
        return evi + 1 + end + 1;
    }
    0
}

fn roman_or_number(token: &Token) -> bool {
    matches!(token, Token::Number(..)) || word(Some(token)).is_some_and(|word| roman(word).is_some())
}
