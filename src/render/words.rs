//! Figures in words that people use.

use chrono::NaiveDate;

use crate::labels::Language;

/// `1 measure`, `2 measures`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub fn and(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => parts.concat(),
    }
}

/// The first few of a list, and how many more there are: `a`, `b`, `12 more`.
pub fn first<T: ToString>(most: usize, all: impl ExactSizeIterator<Item = T>) -> Vec<String> {
    let more = all.len().saturating_sub(most);
    let mut named: Vec<String> = all.take(most).map(|one| one.to_string()).collect();
    if more > 0 {
        named.push(format!("{more} more"));
    }
    named
}

/// A commit as people name it: the beginning of its id.
pub fn short(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}

/// How long from one day to a later one, as a person would say it: `1 day`, `3 months`, `2 years 10 months`. Whole
/// calendar years and months; days only where it is less than a month, or whole years and a few days.
pub fn span(from: NaiveDate, to: NaiveDate) -> String {
    Language::English.span(from, to)
}

/// The same in a few letters, for a column: `2 y 10 m`, `3 m 5 d`.
pub fn short_span(from: NaiveDate, to: NaiveDate) -> String {
    Language::English.short_span(from, to)
}

/// The shares in whole percents, which add up to 100: what is lost by rounding down goes to those that lost most.
pub fn percents<const N: usize>(parts: [usize; N]) -> [usize; N] {
    let whole: usize = parts.iter().sum();
    let mut shares = parts.map(|part| (part * 100).checked_div(whole).unwrap_or_default());
    let mut order: [usize; N] = std::array::from_fn(|at| at);
    order.sort_by_key(|&at| std::cmp::Reverse((parts[at] * 100).checked_rem(whole).unwrap_or_default()));
    let missing = if whole == 0 { 0 } else { 100 - shares.iter().sum::<usize>() };
    order.iter().take(missing).for_each(|&at| shares[at] += 1);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(from: &str, to: &str, expected: &str) {
        assert_eq!(span(from.parse().unwrap(), to.parse().unwrap()), expected);
    }

    #[test]
    fn the_first_are_named_and_the_rest_is_counted() {
        assert_eq!(first(2, ["a", "b"].iter()), ["a", "b"]);
        assert_eq!(first(2, ["a", "b", "c", "d"].iter()), ["a", "b", "2 more"]);
        assert!(first(2, [0; 0].iter()).is_empty());
    }

    #[test]
    fn shares_add_up() {
        assert_eq!(percents([1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents([0, 2, 1]), [0, 67, 33]);
        assert_eq!(percents([0, 0]), [0, 0]);
        assert_eq!(percents([50]), [100]);
        assert_eq!(percents([999, 1]), [100, 0]);
    }

    #[test]
    fn in_a_column() {
        let short = |from: &str, to: &str| short_span(from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(short("2022-01-01", "2024-11-26"), "2 y 10 m");
        assert_eq!(short("2024-01-01", "2024-01-02"), "1 d");
    }

    #[test]
    fn as_a_person_would_say_it() {
        says("2023-12-31", "2024-01-01", "1 day");
        says("2023-12-31", "2024-01-30", "30 days");
        says("2023-12-31", "2024-01-31", "1 month");
        says("2023-12-31", "2024-02-28", "1 month 28 days");
        says("2023-12-31", "2024-02-29", "2 months");
        says("2021-12-31", "2024-01-01", "2 years 1 day");
        says("2023-12-31", "2026-11-21", "2 years 10 months");
        says("2024-02-29", "2025-02-28", "1 year");
        says("2024-01-01", "2024-01-01", "0 days");
    }
}
