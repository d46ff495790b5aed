//! Days, months, quarters, halves and years that a text names in words.

use chrono::NaiveDate;

use super::day_words::DayWords;
use super::months::roman;
use super::periods::{period, years_named};
use super::spans::is_left_open;
use super::tokens::{Token, gap, named_month, small, tokens, word, year};

/// What a text names first: a day, else a shorter period before a longer one. Legal acts that are cited with their year
/// name none.
pub fn day_words(text: &str) -> Option<DayWords> {
    let tokens = without_acts(with_quarters(tokens(text)));
    for at in 0..tokens.len() {
        if let Some((days, length)) = day(&tokens[at..]) {
            return Some(match days[..] {
                [] => DayWords::NoSuchDay,
                [day] => DayWords::Day { day, alone: is_alone(&tokens, at, length) },
                _ if is_left_open(&tokens) => DayWords::Unclear("a day"),
                _ => DayWords::OneOf(days),
            });
        }
    }
    period(&tokens)
}

/// Whether figures and a letter look like a day or a period and are none: "45000", "2026 Q5", "2027. 06. 3l.".
pub fn looks_like_a_day(text: &str) -> bool {
    const PARTS: [&str; 4] = ["negyedev", "felev", "quarter", "half"];
    let tokens = tokens(text);
    let numbers = tokens.iter().filter(|token| matches!(token, Token::Number(..))).count();
    // "2025/26" is a year of schools; with a third number it is a day that there is not.
    if numbers < 3 && matches!(day_words(text), Some(DayWords::Unclear("a year"))) {
        return false;
    }
    // "2025+" and "Q2 2025 - 2026" are words that people publish as well.
    if is_left_open(&tokens) || years_named(&tokens) > 1 {
        return false;
    }
    let digits: usize =
        tokens.iter().map(|token| if let Token::Number(_, digits) = token { *digits } else { 0 }).sum();
    let words: Vec<&str> = tokens.iter().filter_map(|token| word(Some(token))).collect();
    let letters: usize =
        words.iter().filter(|word| !PARTS.contains(word)).map(|word| word.chars().count()).sum();
    // "in 2027" is words that people publish.
    digits > 0 && (words.is_empty() || digits >= 4 && letters <= 1)
}

/// The tokens with the word for a quarter where Hungarian cuts it short: "IV. n.év", "III. n. é.".
fn with_quarters(tokens: Vec<Token>) -> Vec<Token> {
    let is_cut = |three: &[Token]| {
        word(three.first()) == Some("n")
            && three.get(1) == Some(&Token::Mark('.'))
            && matches!(word(three.get(2)), Some("ev" | "e"))
    };
    if !tokens.windows(3).any(is_cut) {
        return tokens;
    }
    let mut all = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let is_quarter = is_cut(&tokens[at..]);
        all.push(if is_quarter { Token::Word("negyedev".to_owned()) } else { tokens[at].clone() });
        at += if is_quarter { 3 } else { 1 };
    }
    all
}

/// Whether there are only marks and Hungarian endings around a day, and none of them leaves open when something ends.
fn is_alone(tokens: &[Token], at: usize, length: usize) -> bool {
    let is_nothing = |token: &Token| match token {
        Token::Mark(_) => true,
        Token::Word(word) => ["an", "en", "on", "the"].contains(&word.as_str()),
        Token::Number(..) => false,
    };
    tokens[..at].iter().all(is_nothing)
        && tokens[at + length..].iter().all(is_nothing)
        && !is_left_open(tokens)
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
    } else if let (Some(d), Some(m), Some(&Token::Number(y, 2))) = (small(a), named_month(b), c)
        && tokens.get(1) == Some(&Token::Mark('-'))
        && tokens.get(second + 1) == Some(&Token::Mark('-'))
    {
        // "30-Jun-26", as spreadsheets show a day.
        days.extend(on(i32::try_from(2000 + y).unwrap_or_default(), m, d));
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
    let before = |at: usize| at.checked_sub(1).map(|before| &tokens[before]);
    let Some(mut at) = (0..tokens.len()).find(|&at| act(&tokens[at..], before(at)) > 0) else {
        return tokens;
    };
    let mut kept = tokens[..at].to_vec();
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

/// Words that come before the number of a legal act.
const ACTS: [&str; 14] = [
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
];

/// How many tokens at the beginning cite a legal act.
fn act(tokens: &[Token], before: Option<&Token>) -> usize {
    let is_mark = |at: usize, mark: char| tokens.get(at) == Some(&Token::Mark(mark));
    let is_announced = match before {
        Some(Token::Word(word)) => ACTS.contains(&word.as_str()),
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
