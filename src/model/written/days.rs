//! Days, months, quarters, halves and years that a text names in words.

use chrono::{Months, NaiveDate};

use super::months::{month, ordinal, part, roman};
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
    /// Some time in a year: its middle, its beginning.
    Vaguely,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
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
                [day] => DayWords::Day { day, alone: is_alone(&tokens, at, length) },
                _ => DayWords::OneOf(days),
            });
        }
    }
    part_of_year(&tokens).or_else(|| month_of_year(&tokens)).or_else(|| year_alone(&tokens))
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

fn year(token: Option<&Token>) -> Option<i32> {
    match token {
        Some(&Token::Number(number @ 1900..=2200, 4)) => i32::try_from(number).ok(),
        _ => None,
    }
}

/// A number of one or two digits.
fn small(token: Option<&Token>) -> Option<u32> {
    match token {
        Some(&Token::Number(number, 1..=2)) => Some(number),
        _ => None,
    }
}

fn word(token: Option<&Token>) -> Option<&str> {
    match token {
        Some(Token::Word(word)) => Some(word),
        _ => None,
    }
}

/// How many tokens stand here that only separate, or make a number an ordinal.
fn gap(tokens: &[Token]) -> usize {
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
fn named_month(token: Option<&Token>) -> Option<u32> {
    word(token).and_then(|word| month(word).or_else(|| roman(word)))
}

/// The days that the beginning of these tokens can mean, and how many tokens that takes.
fn day(tokens: &[Token]) -> Option<(Vec<NaiveDate>, usize)> {
    if let Some(&Token::Number(number, 8)) = tokens.first() {
        let year = i32::try_from(number / 10_000).ok().filter(|year| (1900..=2200).contains(year))?;
        let day = NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100)?;
        return Some((vec![day], 1));
    }
    let second = 1 + gap(tokens.get(1..)?);
    let third = second + 1 + gap(tokens.get(second + 1..)?);
    let (a, b, c) = (tokens.first(), tokens.get(second), tokens.get(third));
    let on = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
    let mut days: Vec<NaiveDate> = Vec::new();
    if let (Some(y), Some(d)) = (year(a), small(c)) {
        days.extend(named_month(b).or(small(b)).and_then(|m| on(y, m, d)));
    } else if let (Some(d), Some(y)) = (small(a), year(c)) {
        match (named_month(b), small(b)) {
            (Some(m), _) => days.extend(on(y, m, d)),
            (None, Some(m)) => days.extend([on(y, m, d), on(y, d, m)].into_iter().flatten()),
            _ => {}
        }
    } else if let (Some(m), Some(d), Some(y)) = (named_month(a), small(b), year(c)) {
        days.extend(on(y, m, d));
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
    (!days.is_empty()).then_some((days, third + 1))
}

/// The latest year that the tokens name.
fn years(tokens: &[Token]) -> Option<i32> {
    const COUNTED: [&str; 16] = [
        "persons", "people", "places", "huf", "eur", "usd", "ft", "forint", "fo", "days", "hours", "km",
        "nap", "ora", "euro", "euros",
    ];
    let is_year = |(at, token): (usize, &Token)| {
        let counts = word(tokens.get(at + 1)).is_some_and(|next| COUNTED.contains(&next));
        let before = at.checked_sub(1).and_then(|before| word(tokens.get(before)));
        let is_money = before.is_some_and(|before| ["huf", "eur", "usd"].contains(&before));
        // "2024/25" ends in the second year.
        let goes_on = match (tokens.get(at + 1), tokens.get(at + 2)) {
            (Some(Token::Mark('/' | '-')), Some(&Token::Number(next, 2))) => i32::try_from(next).ok(),
            _ => None,
        };
        let year = year(Some(token)).filter(|_| !counts && !is_money)?;
        Some(year + i32::from(goes_on == Some((year + 1) % 100)))
    };
    tokens.iter().enumerate().filter_map(is_year).max()
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// "Q2 2027", "2027. II. negyedév", "first half of 2024".
fn part_of_year(tokens: &[Token]) -> Option<DayWords> {
    let year = years(tokens);
    for (at, token) in tokens.iter().enumerate() {
        let Some(written) = word(Some(token)) else { continue };
        let (before, behind) =
            (at.checked_sub(1).and_then(|at| small(tokens.get(at))), small(tokens.get(at + 1)));
        let short = match written {
            "q" | "t" => Some(4),
            "h" | "s" => Some(2),
            _ => None,
        };
        let Some(parts) = part(written).or(short) else { continue };
        let is_short = short.is_some();
        let behind = behind.or_else(|| roman(word(tokens.get(at + 1))?).filter(|_| year.is_some()));
        let number = behind.or(if is_short { before } else { which(&tokens[..at]).or(before) });
        let Some(number) = number.filter(|number| (1..=parts).contains(number)) else { continue };
        let what = if parts == 4 { "a quarter" } else { "a half-year" };
        match year {
            Some(year) => return Some(DayWords::Period { what, last: last_day(year, number * 12 / parts)? }),
            // A single letter is too little without a year, but for the usual one.
            None if !is_short || written == "q" => return Some(DayWords::NoYear(what)),
            None => {}
        }
    }
    None
}

/// The number of a quarter or half whose word comes next: "II.", "2nd", "második".
fn which(tokens: &[Token]) -> Option<u32> {
    tokens.iter().rev().take(3).find_map(|token| match token {
        Token::Word(word) => ordinal(word).or_else(|| roman(word)),
        &Token::Number(number, 1) => Some(number),
        _ => None,
    })
}

/// "December 2026", "2026. december", "12/2026", "2026-12"; a day of a month without a year.
fn month_of_year(tokens: &[Token]) -> Option<DayWords> {
    let period = |year, month| Some(DayWords::Period { what: "a month", last: last_day(year, month)? });
    for at in 0..tokens.len() {
        let next = at + 1 + gap(&tokens[at + 1..]);
        let (a, b) = (tokens.get(at), tokens.get(next));
        let name = |token| word(token).and_then(month);
        let found = match (year(a), year(b)) {
            (Some(year), None) => {
                named_month(b).or(small(b).filter(|_| next > at + 1)).and_then(|m| period(year, m))
            }
            (None, Some(year)) => name(a)
                .or_else(|| named_month(a).filter(|_| is_mark(tokens.get(at + 1))))
                .or(small(a).filter(|_| next > at + 1))
                .and_then(|m| period(year, m)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
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
    None
}

fn year_alone(tokens: &[Token]) -> Option<DayWords> {
    let year = years(tokens)?;
    let is_vague = |token: &Token| {
        let begins = [
            "mid",
            "middle",
            "early",
            "beginning",
            "start",
            "kozep",
            "elej",
            "debut",
            "anfang",
            "mitte",
            "meta",
        ];
        word(Some(token)).is_some_and(|word| begins.iter().any(|begin| word.starts_with(begin)))
    };
    if tokens.iter().any(is_vague) {
        return Some(DayWords::Vaguely);
    }
    Some(DayWords::Period { what: "a year", last: NaiveDate::from_ymd_opt(year, 12, 31)? })
}

fn is_mark(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Mark('/' | '.' | '-')))
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
