//! Days and amounts as offices write them into cells, read by what a mapping says where they can be read in several ways.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::mapping::DateOrder;
use crate::model::Currency;
use crate::model::notation::{Reading, Role, amounts};

/// The order that the dates of a column show: a first number above 12 is a day. `None` where nothing tells, or they
/// contradict each other.
pub fn date_order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let (mut day_first, mut month_first, mut dotted) = (0, 0, 0);
    for cell in cells {
        let Some([first, second, year]) = three_numbers(cell) else { continue };
        // "26/06/30" can begin with its year.
        let begins_with_year = year <= 31 && (20..=45).contains(&first) && second <= 12;
        if year < 100 && (first > 31 || begins_with_year) || first > 99 {
            continue;
        }
        day_first += usize::from(first > 12 && second <= 12);
        month_first += usize::from(second > 12 && first <= 12);
        // Nobody writes the month first and dots between.
        dotted += usize::from(cell.matches('.').count() >= 2);
    }
    match (day_first + dotted, month_first) {
        (0, 0) => None,
        (_, 0) => Some(DateOrder::DayMonthYear),
        (0, _) => Some(DateOrder::MonthDayYear),
        _ => None,
    }
}

/// The three numbers of which a text consists, but for marks.
fn three_numbers(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers = [parts.next()?, parts.next()?, parts.next()?];
    let only_marks = text.chars().all(|c| c.is_ascii_digit() || " ./-".contains(c));
    let [first, second, third] = numbers.map(|part| part.parse().ok());
    (only_marks && parts.next().is_none()).then_some([first?, second?, third?])
}

/// Which of several days a text means in this order.
pub fn day_in_order(text: &str, days: &[NaiveDate], order: DateOrder) -> Option<NaiveDate> {
    let numbers = three_numbers(text)?;
    let [first, second, third] = numbers;
    let (year, month, day) = match order {
        DateOrder::DayMonthYear => (third, second, first),
        DateOrder::MonthDayYear => (third, first, second),
        DateOrder::YearMonthDay => (first, second, third),
    };
    let is_meant = |one: &&NaiveDate| {
        one.month() == month && one.day() == day && one.year().rem_euclid(100).unsigned_abs() == year % 100
    };
    days.iter().find(is_meant).copied()
}

/// The mark before decimals that the amounts of a column show; `None` where nothing tells, or they contradict each other.
pub fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> Option<char> {
    let (mut comma, mut dot) = (0, 0);
    // In a column with "12.5", "1.250" may have three decimals, or another person may have written a thousand so.
    let (mut commas_before_three, mut dots_before_three) = (false, false);
    for cell in cells {
        for number in cell.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
            let number = number.trim_matches(['.', ',']);
            let (commas, dots) = (number.matches(',').count(), number.matches('.').count());
            let last = number.rfind(['.', ',']).map(|at| (&number[at..=at], number.len() - at - 1));
            let is_open = |mark| may_be_thousands(number, mark);
            commas_before_three |= is_open(',');
            dots_before_three |= is_open('.');
            match (commas, dots, last) {
                // Both: the last one is before the decimals.
                (1.., 1.., Some((mark, _))) => {
                    if mark == "," {
                        comma += 1
                    } else {
                        dot += 1
                    }
                }
                // One that stands several times parts thousands.
                (2.., 0, _) => dot += 1,
                (0, 2.., _) => comma += 1,
                (1, 0, Some((_, digits))) if digits != 3 => comma += 1,
                (0, 1, Some((_, digits))) if digits != 3 => dot += 1,
                _ => {}
            }
        }
    }
    match (comma, dot) {
        (1.., 0) if !commas_before_three => Some(','),
        (0, 1..) if !dots_before_three => Some('.'),
        _ => None,
    }
}

/// Whether the only mark of a number stands before three digits and may part thousands: "1.250", but not "0.250".
pub fn may_be_thousands(number: &str, mark: char) -> bool {
    let is_digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    number.split_once(mark).is_some_and(|(whole, behind)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && behind.len() == 3
            && is_digits(whole)
            && is_digits(behind)
    })
}

/// A year that a heading names: "Budget 2025".
pub fn year_in(heading: &str) -> Option<i32> {
    let numbers: Vec<&str> = heading
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let year = |part: &&str| part.parse().ok().filter(|year| part.len() == 4 && (1990..=2100).contains(year));
    match &numbers[..] {
        [only] => year(only),
        _ => None,
    }
}

/// Whether a text names exactly one amount of money, and whether it is one, without other words.
pub fn one_amount(text: &str) -> (bool, bool) {
    let all = amounts(text, Currency::HUF);
    let is_word = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 3);
    let is_one = match &all[..] {
        [one] => !is_word(&text[..one.written.start]) && !is_word(&text[one.written.end..]),
        _ => false,
    };
    (all.iter().filter(|amount| amount.role == Role::Own).count() == 1, is_one)
}

/// How much a text says that is one exact amount with its currency, and nothing else: good enough to compare sums with.
pub fn amount_alone(text: &str) -> Option<f64> {
    const LONGEST: usize = 40;
    match &amounts(text, Currency::HUF)[..] {
        [one] if text.len() <= LONGEST && one_amount(text).1 => match one.reading {
            Reading::Exactly(amount) => f64::try_from(amount).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// The text with a dot before decimals and nothing between thousands, where the mark before decimals is known.
pub fn with_decimal_dot(text: &str, mark: Option<char>) -> Cow<'_, str> {
    let Some(mark) = mark else { return Cow::Borrowed(text) };
    let other = if mark == ',' { '.' } else { ',' };
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let between = |at: usize| at > 0 && digit(at - 1) && digit(at + 1);
    // "2,5" has decimals whatever the others of its column have: thousands are three digits.
    let parts_thousands = |at: usize| between(at) && (1..4).all(|next| digit(at + next)) && !digit(at + 4);
    // A zero is added to three decimals: "1.250" could be read as a thousand once more, though its mark is known.
    let of_number = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || ".,".contains(*c));
    let ends_decimals = |at: usize| {
        let begins = at.checked_sub(3).filter(|&begin| characters[begin] == mark && between(begin));
        let is_only = |begin: usize| {
            let before = characters[..begin].iter().rev().take_while(|c| of_number(Some(c)));
            before.into_iter().all(|c| *c != mark)
        };
        let is_last = !of_number(characters.get(at + 1))
            || characters.get(at + 1).is_some_and(|c| !c.is_ascii_digit()) && !digit(at + 2);
        digit(at) && digit(at.wrapping_sub(1)) && is_last && begins.is_some_and(is_only)
    };
    let mut written = String::with_capacity(text.len() + 1);
    for (at, &c) in characters.iter().enumerate() {
        match c {
            c if c == other && parts_thousands(at) => {}
            c if c == mark && between(at) => written.push('.'),
            c => written.push(c),
        }
        if ends_decimals(at) {
            written.push('0');
        }
    }
    Cow::Owned(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_shows_in_which_order_its_dates_are() {
        let order = |cells: &[&str]| date_order(cells.iter().copied());
        assert_eq!(order(&["03/04/2026", "31/12/2026"]), Some(DateOrder::DayMonthYear));
        assert_eq!(order(&["03/04/2026", "12/31/2026"]), Some(DateOrder::MonthDayYear));
        assert_eq!(order(&["03.04.2026"]), Some(DateOrder::DayMonthYear));
        assert_eq!(order(&["03/04/2026", "2026-12-31", "Q2 2026"]), None);
        assert_eq!(order(&["31/12/2026", "12/31/2026"]), None);
        assert_eq!(order(&["26/06/30", "26.12.31"]), None);
        assert_eq!(order(&["15/06/26", "30/06/26"]), Some(DateOrder::DayMonthYear));
    }

    #[test]
    fn a_column_shows_its_decimal_mark() {
        let mark = |cells: &[&str]| decimal_mark(cells.iter().copied());
        assert_eq!(mark(&["1.250.000 Ft", "2,5 M EUR"]), Some(','));
        assert_eq!(mark(&["1,250,000", "2.5"]), Some('.'));
        assert_eq!(mark(&["1.250 Ft"]), None);
        assert_eq!(mark(&["1.250.000", "1,250,000"]), None);
        assert_eq!(mark(&["1.250", "12.5 million EUR"]), None);
        assert_eq!(mark(&["1,000", "1.250.000,50"]), None);
        assert_eq!(mark(&["0.250", "12.5"]), Some('.'));
        assert_eq!(with_decimal_dot("2,5 M EUR", Some('.')), "2,5 M EUR");
        assert_eq!(with_decimal_dot("1.250 EUR", Some('.')), "1.2500 EUR");
        assert_eq!(with_decimal_dot("£75,000.", Some(',')), "£75.0000.");
        assert_eq!(with_decimal_dot("£75,000", Some('.')), "£75000");
        assert_eq!(with_decimal_dot("1.250.000", Some('.')), "1.250.000");
        assert_eq!(with_decimal_dot("1 250,500", Some(',')), "1 250.5000");
        assert_eq!(with_decimal_dot("1.250.000,50 Ft.", Some(',')), "1250000.50 Ft.");
    }

    #[test]
    fn a_heading_names_one_year() {
        assert_eq!(year_in("Budget 2025 (EUR)"), Some(2025));
        assert_eq!(year_in("2024-2025"), None);
    }
}
