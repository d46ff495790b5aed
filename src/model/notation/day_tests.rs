//! Days and periods in every notation, and what is none.

use chrono::NaiveDate;

use super::*;

#[track_caller]
fn says(text: &str, expected: &str) {
    let said = match day_words(text) {
        None => "nothing".to_owned(),
        Some(DayWords::Day { day, alone: true }) => day.to_string(),
        Some(DayWords::Day { day, alone: false }) => format!("{day} and more"),
        Some(DayWords::OneOf(days)) => days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
        Some(DayWords::NoYear(what)) => format!("{what} of no year"),
        Some(DayWords::Period { what, last }) => format!("{what} to {last}"),
        Some(DayWords::Unclear(what)) => format!("{what}, unclear"),
        Some(DayWords::NoSuchDay) => "no such day".to_owned(),
    };
    assert_eq!(said, expected, "{text}");
}

#[test]
fn days() {
    for text in [
        "31/12/2026",
        "12/31/2026",
        "2026.12.31.",
        "2026. 12. 31.",
        "31 December 2026",
        "December 31, 2026",
        "31st Dec 2026",
        "2026. december 31.",
        "2026. XII. 31.",
        "31. XII. 2026",
        "31.12.2026",
        "2026/12/31",
        "2026–12–31",
        "31\u{a0}December\u{a0}2026",
        "２０２６．１２．３１",
        "31 de diciembre de 2026",
        "31. Dezember 2026",
        "31 décembre 2026",
        "31 dicembre 2026",
        "31st of December, 2026",
        "DECEMBER 31 2026",
        "2026 December 31",
        "2026-december-31",
        "31-Dec-2026",
    ] {
        says(text, "2026-12-31");
    }
    says("2026. dec. 31-ig", "2026-12-31 and more");
    says("by 31 December 2026", "2026-12-31 and more");
    says("20261231", "2026-12-31");
    says("2026年12月31日", "2026-12-31 and more");
    says("03/04/2026", "2026-04-03 or 2026-03-04");
    says("04/04/2026", "2026-04-04");
    says("31/12/26", "2026-12-31 or 2031-12-26");
    says("31 December", "a day of no year");
    says("december 31-ig", "a day of no year");
}

#[test]
fn periods() {
    for text in [
        "Q2 2027",
        "2027-Q2",
        "2027Q2",
        "2nd quarter of 2027",
        "T2 2027",
        "2027. II. negyedév",
        "second quarter 2027",
        "2027. második negyedévéig",
        "2. Quartal 2027",
        "2e trimestre 2027",
        "2Q 2027",
        "Q2/2027",
        "the II quarter of 2027",
    ] {
        says(text, "a quarter to 2027-06-30");
    }
    for text in [
        "H1 2024",
        "first half of 2024",
        "2024. első félév",
        "2024. I. félév",
        "2024-H1",
        "1. Halbjahr 2024",
        "S1 2024",
    ] {
        says(text, "a half-year to 2024-06-30");
    }
    for text in [
        "February 2024",
        "2024. február",
        "02/2024",
        "2024-02",
        "2024.02.",
        "by end of February 2024",
        "2024 februárjáig",
        "Febbraio 2024",
    ] {
        says(text, "a month to 2024-02-29");
    }
    for text in ["2024", "end of 2024", "2024 végéig", "by 2024", "2022-2024"] {
        says(text, "a year to 2024-12-31");
    }
    says("2026. június hó", "a month to 2026-06-30");
    says("Q5 2026", "a quarter, unclear");
    says("2026-H3", "a half-year, unclear");
    says("2024/25", "a year, unclear");
    says("2026-27", "a year, unclear");
    says("2026. IV. né.", "a quarter to 2026-12-31");
    says("XII/2026", "a month to 2026-12-31");
    says("end of Q3", "a quarter of no year");
    says("Q1-Q3 2025", "a quarter to 2025-09-30");
    says("March 2024 to June 2024", "a month to 2024-06-30");
    says("do końca czerwca 2024", "a month, unclear");
    says("30 czerwca 2024", "2024-06-30");
    says("30 iunie 2024", "2024-06-30");
}

/// A last day is told only where every word is understood.
#[test]
fn periods_that_end_on_no_certain_day() {
    for text in ["by mid-2025", "2025 elején", "after 2024", "during the planning of the 2024 central budget"]
    {
        says(text, "a year, unclear");
    }
    for text in ["start of Q3 2024", "after Q2 2024", "Q4 2024 subject to funding"] {
        says(text, "a quarter, unclear");
    }
    says("early March 2024", "a month, unclear");
    says("2024. márciustól júniusig", "a month, unclear");
    says("listopada 2024", "a year, unclear");
    for text in ["summer 2024", "2024 nyara", "2024 őszén", "Herbst 2024"] {
        says(text, "a season, unclear");
    }
    for text in ["week 12 of 2024", "KW 12/2024", "2024. 12. hét"] {
        says(text, "a week, unclear");
    }
}

#[test]
fn several_periods_end_with_the_last_of_them() {
    for text in [
        "2025 Q4 - 2026 Q2",
        "Q4 2025 - Q2 2026",
        "Q4 2025 – 2026 Q2",
        "2025. IV. negyedév - 2026. II. negyedév",
        "from Q4 2025 to Q2 2026",
        "Q4 2025, Q2 2026",
        "Q3 2025 → Q2 2026",
        "December 2025 - Q2 2026",
    ] {
        says(text, "a quarter to 2026-06-30");
    }
    for text in ["2025. II. félévtől 2026. I. félévig", "2025-2026 H1", "H2 2025 / H1 2026"] {
        says(text, "a half-year to 2026-06-30");
    }
    for text in [
        "2025. december – 2026. március",
        "2025. decembertől 2026. márciusig",
        "12/2025 - 03/2026",
        "2025.12. - 2026.03.",
        "Q4 2025 - March 2026",
        "December 2025 / March 2026",
    ] {
        says(text, "a month to 2026-03-31");
    }
    says("2025/2026", "a year to 2026-12-31");
}

/// It may be a beginning, or of another year.
#[test]
fn what_is_not_certainly_an_end_is_none() {
    for text in ["from 2026", "2025+", "2025 -", "2026 - 2025", "~2026", "2026?", "2026-tól"] {
        says(text, "a year, unclear");
    }
    for text in ["2025 II. félévtől", "half of 2024", "2025. félévig"] {
        let said = day_words(text);
        assert!(matches!(said, Some(DayWords::Unclear(_))), "{text}: {said:?}");
    }
    for text in [
        "from Q1 2025",
        "2025. I. negyedévtől",
        "Q2 2025 –",
        "Q2 2025 - 2026",
        "2025 - Q2 2026",
        "Q4-Q1 2026",
        "Q2 2026?",
        "Q1 2024/25",
        "Q1 2025 to June 2025 from Q3 2025",
    ] {
        says(text, "a quarter, unclear");
    }
    for text in ["2025. januártól", "June 2025 –", "II/2026", "2025. IV. - 2026. II.", "from June 2025"] {
        says(text, "a month, unclear");
    }
    says("Q1 2026 - June", "a quarter, unclear");
    says("31/12/2026 -", "2026-12-31 and more");
    says("03/04/2026 –", "a day, unclear");
    for text in ["2025+", "June 2025 –", "Q2 2025 - 2026", "31/12/2026 –"] {
        assert!(!looks_like_a_day(text), "{text}");
    }
    for text in ["2026 Q5", "45000", "31.13.2026"] {
        assert!(looks_like_a_day(text), "{text}");
    }
}

#[test]
fn days_that_the_calendar_does_not_have() {
    for text in [
        "31 April 2024",
        "2024. február 30.",
        "30/02/2023",
        "2023-13-01",
        "20240230",
        "31.11.2025",
        "April 31, 2024",
    ] {
        says(text, "no such day");
    }
    says("12/2024", "a month to 2024-12-31");
}

#[test]
fn what_names_no_day() {
    for text in [
        "within 90 days",
        "continuous",
        "contingent on the rate of implementation",
        "60 days after adoption",
        "after 354/2012. (XII. 13.) Korm. rendelet enters into force",
        "per 354/2012. (XII.13.)",
        "Regulation (EU) 2016/679",
        "as Directive 2011/36/EU says",
        "Act XC of 2023",
        "a 2012. évi I. törvény szerint",
        "once 2000 persons are trained",
        "HUF 2000",
        "2 000 places",
        "I.1.2",
        "12 of 20",
        "as it may be",
        "1228/2022 (IV. 14.) Korm. határozat",
        "phase 2",
        "3-4-5",
    ] {
        says(text, "nothing");
    }
}

proptest::proptest! {
    #[test]
    fn a_day_is_read_back_in_every_notation(
        ahead in 0_u64..90_000,
        mark in proptest::sample::select(vec!["/", ".", "-", ". ", "\u{2013}", "\u{a0}/\u{a0}", "\u{2011}"]),
    ) {
        let day = NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Days::new(ahead);
        let (y, m, d) = (day.format("%Y"), day.format("%m"), day.format("%d"));
        let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let roman = roman[chrono::Datelike::month0(&day) as usize];
        let clear = [
            format!("{y}{mark}{m}{mark}{d}"),
            day.format("%-d %B %Y").to_string(),
            day.format("%B %-d, %Y").to_string(),
            day.format("%-dth of %b %Y").to_string(),
            day.format("%Y. %B %-d.").to_string(),
            format!("{y}. {roman}. {d}."),
            format!("{d}. {roman}. {y}"),
        ];
        for text in clear {
            proptest::prop_assert_eq!(day_words(&text), Some(DayWords::Day { day, alone: true }), "{}", text);
        }
        for text in [format!("{d}{mark}{m}{mark}{y}"), format!("{m}{mark}{d}{mark}{y}")] {
            let is_read = match day_words(&text) {
                Some(DayWords::Day { day: read, .. }) => read == day,
                Some(DayWords::OneOf(days)) => days.contains(&day),
                _ => false,
            };
            proptest::prop_assert!(is_read, "{}", text);
        }
    }

    #[test]
    fn any_text_is_looked_through(text in "[0-9QHIVXa-z./() -]{0,40}") {
        day_words(&text);
    }
}
