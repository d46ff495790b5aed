//! Days that are not written as the files have them, and how to write each.

use chrono::{Datelike, Months, NaiveDate};

/// What to do about a text that looks like a day and is none: the day as it is to be written, or why there is no such
/// day. `None` where it does not look like one.
pub fn advice(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let number = |part: &&str| part.parse::<u32>().ok().filter(|_| part.len() <= 4 && !part.starts_with('+'));
    let numbers: Vec<u32> = parts.iter().filter_map(number).collect();
    if numbers.len() != parts.len() {
        return None;
    }
    let year = |at: usize| parts.get(at).is_some_and(|part| part.len() == 4);
    match numbers[..] {
        [y, m, d] if year(0) => Some(on(y, m, d)),
        [d, m, y] if year(2) && m > 12 && d <= 12 => Some(on(y, d, m)),
        [d, m, y] if year(2) && (text.contains('.') || d > 12 || d == m) => Some(on(y, m, d)),
        [d, m, y] if year(2) => Some(format!(
            "write the year first, then the month and the day: {y:04}-{m:02}-{d:02} or {y:04}-{d:02}-{m:02}"
        )),
        [y, m] if year(0) && !text.contains('.') && (1..=12).contains(&m) => {
            let last = last_day(y, m)?;
            Some(format!("write a day, such as {last}, or put the words between double quotes"))
        }
        _ => None,
    }
}

/// The day so many months of the calendar later. The last day of a month leads to the last day of another: half a year
/// after 30 June is 31 December. `None` where that lies beyond all days.
pub fn months_later(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let later = day.checked_add_months(Months::new(months))?;
    let is_last = day.succ_opt().is_none_or(|next| next.day() == 1);
    if is_last { last_day(u32::try_from(later.year()).ok()?, later.month()) } else { Some(later) }
}

fn on(year: u32, month: u32, day: u32) -> String {
    let Some(last) = last_day(year, month) else {
        return format!(
            "there is no month {month}: write the year, the month and the day, such as 2023-12-31"
        );
    };
    if (1..=last.day()).contains(&day) {
        return format!("write the date as {year:04}-{month:02}-{day:02}");
    }
    format!("{} {year} has {} days: write a day that exists, such as {last}", last.format("%B"), last.day())
}

fn last_day(year: u32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{advice, months_later};

    #[test]
    fn the_end_of_a_month_leads_to_the_end_of_another() {
        for (from, months, to) in [
            ("2023-06-30", 6, "2023-12-31"),
            ("2023-11-30", 1, "2023-12-31"),
            ("2023-08-31", 6, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2023-02-28", 12, "2024-02-29"),
            ("2023-12-31", 0, "2023-12-31"),
            // In the midst of a month the day stays, as far as the other month has it.
            ("2023-06-29", 6, "2023-12-29"),
            ("2024-01-30", 1, "2024-02-29"),
        ] {
            let later = months_later(from.parse().unwrap(), months);
            assert_eq!(later, to.parse().ok(), "{from} and {months} months");
        }
        assert_eq!(months_later(NaiveDate::MAX, 1), None);
    }

    #[test]
    fn a_day_is_shown_as_it_is_to_be_written() {
        for text in [
            "15.06.2022",
            "2022.06.15.",
            "15/06/2022",
            "06/15/2022",
            "15-06-2022",
            "2022-6-15",
            "15. 6. 2022",
        ] {
            assert_eq!(advice(text).as_deref(), Some("write the date as 2022-06-15"), "{text}");
        }
        assert!(advice("01/02/2022").is_some_and(|said| said.ends_with("2022-02-01 or 2022-01-02")));
        assert!(advice("2026-13-01").is_some_and(|said| said.starts_with("there is no month 13")));
        assert!(advice("2023-02-30").is_some_and(|said| said.starts_with("February 2023 has 28 days")));
        assert!(advice("2024-06").is_some_and(|said| said.contains("2024-06-30")));
        for text in ["2.5", "1.250.000", "2022", "now", "", "2022.5", "Q2 2024", "-"] {
            assert_eq!(advice(text), None, "{text}");
        }
    }
}
