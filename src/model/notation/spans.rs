//! The end of a text with several periods: "2025 Q4 - 2026 Q2" ends with the second of them.

use chrono::NaiveDate;

use super::months::{month, roman};
use super::parts::{last_day, part_at, year_at};
use super::tokens::{Token, small, word, year};

/// What a period is, and its last day.
type End = (&'static str, NaiveDate);

/// A year, or a part of one, that a text names.
enum Named {
    Year(i32),
    /// What it is, and the month that it ends with.
    Part(&'static str, u32),
}

/// Whether a sign leaves open when something ends: "2025+", "June 2025 -", "Q2 2026?".
pub(super) fn is_left_open(tokens: &[Token]) -> bool {
    const SIGNS: [char; 9] = ['+', '?', '~', '<', '>', '≤', '≥', '±', '≈'];
    let is_sign = |token: &Token| matches!(token, Token::Mark(mark) if SIGNS.contains(mark));
    let is_silent = |token: &&Token| !matches!(token, Token::Mark('.' | ')' | '*'));
    let last = tokens.iter().rev().find(is_silent);
    tokens.iter().any(is_sign) || matches!(last, Some(Token::Mark('-' | '→')))
}

/// The last of the periods that a text names. `None` where it is not certain which year each of them is in, where the last
/// one is not the latest, and where something only begins with it.
pub(super) fn last_period(tokens: &[Token]) -> Option<End> {
    let named = named(tokens)?;
    let ends = ends(&named)?;
    let &(at, end) = ends.last()?;
    let is_latest = ends.iter().all(|(_, (_, day))| *day <= end.1);
    let is_followed = |(begin, token): (usize, &Token)| match word(Some(token)) {
        // "from Q1 2025" is no end, but "from Q1 to Q3 2025" has one.
        Some("from") => ends.iter().filter(|(at, _)| *at > begin).count() > 1,
        Some(word) if word.ends_with("tol") => at > begin,
        _ => true,
    };
    (is_latest && tokens.iter().enumerate().all(is_followed)).then_some(end)
}

/// The years and their parts in a text, each with its place; `None` where one of them is not clear.
fn named(tokens: &[Token]) -> Option<Vec<(usize, Named)>> {
    let part = |at| part_at(tokens, at, true);
    let has_parts = (0..tokens.len()).any(|at| part(at).is_some_and(|part| part.number.is_some()));
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let named = match word(Some(token)) {
            Some(written) => match (part(at), month(written), roman(written)) {
                (Some(part), ..) => match part.number {
                    Some(number) if (1..=part.parts).contains(&number) => {
                        Named::Part(part.what(), number * 12 / part.parts)
                    }
                    None if part.is_letter => continue,
                    // "half of 2024" and "Q5 2026" do not say until when.
                    _ => return None,
                },
                (None, Some(month), _) => Named::Part("a month", month),
                // "II/2026" is a quarter or a month.
                (None, None, Some(1..=4)) if !has_parts => return None,
                (None, None, Some(month)) if !has_parts => Named::Part("a month", month),
                _ => continue,
            },
            None => match (year_at(tokens, at), month_in_figures(tokens, at)) {
                (Some(_), _) if is_split(tokens, at) => return None,
                (Some(year), _) => Named::Year(year),
                (None, Some(month)) => Named::Part("a month", month),
                (None, None) => continue,
            },
        };
        all.push((at, named));
    }
    Some(all)
}

/// The month that a number is next to its year: "2025.12", "03/2026". In "Q2/2027" it is part of something else.
fn month_in_figures(tokens: &[Token], at: usize) -> Option<u32> {
    let is_mark = |at: Option<usize>| matches!(at.and_then(|at| tokens.get(at)), Some(Token::Mark(_)));
    let is_year = |at: Option<usize>| year(at.and_then(|at| tokens.get(at))).is_some();
    let (before, behind) = (at.checked_sub(1), Some(at + 1));
    let is_near = is_mark(before) && is_year(at.checked_sub(2)) || is_mark(behind) && is_year(Some(at + 2));
    let is_part = |at: Option<usize>| at.is_some_and(|at| part_at(tokens, at, true).is_some());
    let next = (at + 1..tokens.len()).find(|at| !is_mark(Some(*at)));
    let month = small(tokens.get(at)).filter(|month| (1..=12).contains(month))?;
    (is_near && !is_part(before) && !is_part(next)).then_some(month)
}

/// Whether a year is followed by two digits of the next one: "2025/26", a year of schools or budgets. "2025-12" is a month.
fn is_split(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at + 1), Some(Token::Mark('/' | '-')))
        && matches!(tokens.get(at + 2), Some(&Token::Number(number, 2)) if number > 12)
}

/// The end of each period, with its place, where it is certain which year each part is of.
fn ends(named: &[(usize, Named)]) -> Option<Vec<(usize, End)>> {
    let years: Vec<(usize, i32)> = named
        .iter()
        .enumerate()
        .filter_map(|(at, (_, named))| if let Named::Year(year) = named { Some((at, *year)) } else { None })
        .collect();
    let is_year = |at: usize| matches!(named.get(at), Some((_, Named::Year(_))));
    let (begins, ends) = (is_year(0), is_year(named.len().checked_sub(1)?));
    let before = |at: usize| years.iter().rev().find(|(year, _)| *year < at).map(|(_, year)| *year);
    let behind = |at: usize| years.iter().find(|(year, _)| *year > at).map(|(_, year)| *year);
    if years.len() == named.len() {
        let end = |(at, year): &(usize, i32)| Some((named.get(*at)?.0, ("a year", last_day(*year, 12)?)));
        return years.iter().map(end).collect();
    }
    let of_part = |at: usize| match (&years[..], begins, ends) {
        ([(_, only)], ..) => Some(*only),
        // "2025 Q4 - 2026 Q2"
        (_, true, false) => before(at),
        // "Q4 2025 - Q2 2026"; in "Q2 2025 - 2026" the end is not certain.
        (_, false, true) if years.iter().all(|(year, _)| !is_year(year - 1)) => behind(at),
        // "Q4 2025 - 2026 Q2"
        ([(first, year), (second, next)], false, false) if first + 1 == *second => {
            Some(if at < *first { *year } else { *next })
        }
        _ => None,
    };
    let parts = named.iter().enumerate().filter_map(|(at, (place, named))| match named {
        Named::Part(what, month) => Some((at, *place, *what, *month)),
        Named::Year(_) => None,
    });
    parts.map(|(at, place, what, month)| Some((place, (what, last_day(of_part(at)?, month)?)))).collect()
}
