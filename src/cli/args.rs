//! Arguments that several commands share, and how their values are read.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::failure::Failure;
use crate::labels::{FormReason, Language, Noun, RefusalText, Sentence, UsageText};
use crate::model::notation::{DayWords, day_words};
use crate::model::{Currency, day};
use crate::render::{Format, Layout, OutputOptions};
use crate::site::Settings;

/// Options of every command.
#[derive(Debug, Args)]
pub struct Globals {
    /// Folder of the plan, the one with plan.toml [default: the nearest plan/ from here upwards]
    #[arg(short = 'C', long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub dir: Option<PathBuf>,

    /// When to use colour; no information is in the colour alone
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = false)]
    pub color: Color,

    /// The language of what `plan` says alone, and of each command that is not told another one [default: that of the
    /// machine or else of the plan, if it is one of the two; else en]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    pub lang: Option<Language>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Automatically: on a terminal that can, unless `NO_COLOR` asks for none.
    pub fn applies_to(self, stream: &impl IsTerminal) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => stream.is_terminal() && !is_set("NO_COLOR") && !is_dumb,
        }
    }
}

/// Options of every question.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every question")]
pub struct QueryArgs {
    /// Answer as of this day, by the files as they are now: later reports do not count; --at reads those of then [default: today; with --at, the day of that version]
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    pub as_of: Option<NaiveDate>,

    /// Answer from an earlier version of the files: a commit, or a day [default: the files as they are]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    pub at: Option<String>,

    #[command(flatten)]
    pub output: Output,

    /// Answer even if some files cannot be read, or values that the answer needs are wrong, from what is known
    #[arg(long)]
    pub keep_going: bool,
}

/// Options of every question about the history.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every question about the history")]
pub struct HistoryArgs {
    /// Look back from this commit or day [default: HEAD]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    pub at: Option<String>,

    #[command(flatten)]
    pub output: Output,
}

/// In which form an answer goes out.
#[derive(Clone, Debug, Args)]
pub struct Output {
    /// Output format: a table for people, JSON for programs (version 1 of the contract), CSV for spreadsheets, Markdown for
    /// documents and pull requests
    #[arg(long, value_name = "FORMAT", default_value = "table", default_value_if("excel", "true", "csv"), value_parser = one_of(Format::WORDS))]
    format: Format,

    /// Write CSV that Excel opens correctly: byte-order mark, semicolons, decimal commas; implies --format csv
    #[arg(long)]
    pub excel: bool,

    /// Show titles and names in full, over several lines; the other formats always do
    #[arg(long)]
    pub full: bool,

    /// Write each row of a table as a card, its values below each other, however wide the screen is
    #[arg(long, value_name = "LAYOUT", default_value = "table", value_parser = one_of(Layout::WORDS))]
    pub layout: Layout,

    /// The language of headings and sentences; JSON, files and findings stay as they are [default: for tables, that of the
    /// machine or else of the plan, if it is one of the two; else en]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    pub lang: Option<Language>,

    /// Only these columns, in this order, by the names that they have in CSV: id,title,deadline
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub columns: Vec<String>,

    /// Write the answer into this file: the old content or the whole answer, never a part
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub to_file: Option<PathBuf>,
}

impl Output {
    /// The form that was asked for.
    ///
    /// # Errors
    /// When two were.
    pub fn format(&self) -> Result<Format, Failure> {
        if self.excel && self.format != Format::Csv {
            return Err(Failure::usage(RefusalText::ExcelIsCsv).help(UsageText::OneOfTwo));
        }
        if !self.columns.is_empty() && self.format == Format::Json {
            return Err(Failure::usage(RefusalText::ColumnsOrKeys).help(RefusalText::TakeKeys));
        }
        Ok(self.format)
    }
}

impl Output {
    /// The file that the answer is to go into, where one was named.
    ///
    /// # Errors
    /// When its ending is that of a form in which no answer is written.
    pub fn file(&self) -> Result<Option<&Path>, Failure> {
        const OTHERS: [&str; 14] = [
            "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "xlsm", "ods", "ppt", "pptx", "odp", "htm",
            "html",
        ];
        let Some(path) = self.to_file.as_deref() else { return Ok(None) };
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        if ending.is_some_and(|ending| OTHERS.contains(&ending.as_str())) {
            return Err(
                Failure::usage(RefusalText::false_ending(path.display())).help(RefusalText::TextEndings)
            );
        }
        Ok(Some(path))
    }
}

/// The screen that standard output leads to.
pub fn screen(color: Color) -> OutputOptions {
    OutputOptions { width: width(), color: color.applies_to(&io::stdout()), ..OutputOptions::page() }
}

/// The terminal's width; where there is no terminal, what `COLUMNS` says, else a page's.
fn width() -> u16 {
    const LEAST: u16 = 20;
    let said = || std::env::var("COLUMNS").ok()?.parse().ok();
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    terminal().or_else(said).unwrap_or(OutputOptions::page().width).max(LEAST)
}

/// One of the words that the files use, as what it means.
pub fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    words: [(&'static str, T); N],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.map(|(word, _)| word)).try_map(move |written| {
        let found = words.iter().find(|(word, _)| *word == written);
        found.map(|(_, meaning)| *meaning).ok_or("not one of the words")
    })
}

/// A calendar year, in four digits.
pub fn year(text: &str) -> Result<i32, Sentence> {
    let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
    year.ok_or_else(|| UsageText::WriteYear.into())
}

/// A day as `2024-01-01`.
pub fn day(text: &str) -> Result<NaiveDate, Sentence> {
    // Chrono takes more forms than the contract has: only the one that comes back the same is meant.
    let day = NaiveDate::from_str(text).ok().filter(|day| text.len() == 10 && day.to_string() == text);
    let otherwise = || UsageText::WriteDay.into();
    let in_hungarian = UsageText::WriteDay.in_language(Language::Hungarian);
    day.ok_or_else(|| {
        day::advice(text).map_or_else(otherwise, |advice| Sentence::in_both(advice, in_hungarian))
    })
}

/// A currency, by its code whatever its case.
pub fn currency(text: &str) -> Result<Currency, Sentence> {
    let code = text.trim().to_ascii_uppercase();
    Currency::from_code(&code).ok_or_else(|| UsageText::WriteCurrency.into())
}

/// A span of days: `90d`, `12w`, or the days alone.
pub fn days(text: &str) -> Result<u32, Sentence> {
    let (number, unit) = match text.strip_suffix(['d', 'w']) {
        Some(number) if text.ends_with('w') => (number, 7),
        Some(number) => (number, 1),
        None => (text, 1),
    };
    number
        .parse::<u32>()
        .ok()
        .and_then(|number| number.checked_mul(unit))
        .filter(|&days| days <= 36_600)
        .ok_or_else(|| UsageText::WriteDays.into())
}

/// What a new plan is made for: its days and its money.
#[derive(Debug, Args)]
pub struct PlanFrame {
    /// First day of its period
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    pub start: Option<NaiveDate>,

    /// Last day of its period
    #[arg(long, value_name = "DATE", value_parser = any_day)]
    pub end: Option<NaiveDate>,

    /// Currency of its amounts, by the code of ISO 4217: EUR
    #[arg(long, value_name = "CODE", value_parser = currency)]
    pub currency: Option<Currency>,
}

/// A day in any notation that leaves no doubt: `2022-12-10`, `2022. 12. 10.`, `10 December 2022`.
pub fn any_day(text: &str) -> Result<NaiveDate, Sentence> {
    let text = text.trim();
    day(text).or_else(|why| match day_words(text) {
        Some(DayWords::Day { day, alone: true }) => Ok(day),
        Some(DayWords::OneOf(days)) => Err(Sentence::each(|language| {
            let days: Vec<String> = days.iter().map(|day| language.day(*day)).collect();
            UsageText::one_of_days(days.join(FormReason::Or.in_language(language)))
        })),
        Some(DayWords::NoSuchDay) => Err(Sentence::of(|language| no_such_day(text, language))),
        _ => Err(why),
    })
}

/// That a day is in no calendar; in English with what is to be written.
fn no_such_day(text: &str, language: Language) -> String {
    let told = FormReason::no_such_day(language, text);
    match day::advice(text).filter(|_| language == Language::English) {
        Some(advice) => format!("{told}; {advice}"),
        None => told,
    }
}

/// A span of time ahead of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeSpan {
    /// So many days.
    Days(u32),
    /// So many months of the calendar: from the last day of one to the last day of another.
    Months(u32),
}

impl TimeSpan {
    /// How many of what it is.
    pub fn counted(self) -> (usize, Noun) {
        match self {
            TimeSpan::Days(days) => (days as usize, Noun::Day),
            TimeSpan::Months(months) => (months as usize, Noun::Month),
        }
    }

    /// Its last day, counted from a day; the last day there is where that lies beyond it.
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        let end = match self {
            TimeSpan::Days(days) => day.checked_add_days(Days::new(days.into())),
            TimeSpan::Months(months) => day::months_later(day, months),
        };
        end.unwrap_or(NaiveDate::MAX)
    }
}

/// A span of time: `90d`, `12w`, `6m`, `1y`, or the days alone.
pub fn time_span(text: &str) -> Result<TimeSpan, Sentence> {
    const MOST_MONTHS: u32 = 1_200;
    let months = |number: &str, unit: u32| {
        let months = number.parse::<u32>().ok().and_then(|number| number.checked_mul(unit));
        months.filter(|&months| months <= MOST_MONTHS).map(TimeSpan::Months)
    };
    let found = match (text.strip_suffix('m'), text.strip_suffix('y')) {
        (Some(number), _) => months(number, 1),
        (_, Some(number)) => months(number, 12),
        _ => days(text).ok().map(TimeSpan::Days),
    };
    found.ok_or_else(|| UsageText::WriteStretch.into())
}

/// An address that pages can be at, without a slash at its end.
pub fn base_url(text: &str) -> Result<String, Sentence> {
    Settings::base_url(text).ok_or_else(|| UsageText::WriteAddress.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks() {
        assert_eq!(days("90d"), Ok(90));
        assert_eq!(days("12w"), Ok(84));
        assert_eq!(days("7"), Ok(7));
        for wrong in ["", "d", "-1d", "1m", "99999999999", "36601"] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let from = NaiveDate::from_ymd_opt(2023, 8, 31).unwrap();
        let after = |text| time_span(text).map(|time_span| time_span.after(from).to_string()).ok();
        assert_eq!(after("6m").as_deref(), Some("2024-02-29"));
        assert_eq!(after("1y").as_deref(), Some("2024-08-31"));
        assert_eq!(after("1m").as_deref(), Some("2023-09-30"));
        let june = NaiveDate::from_ymd_opt(2023, 6, 30).unwrap();
        let half_a_year = time_span("6m").map(|time_span| time_span.after(june).to_string());
        assert_eq!(half_a_year, Ok("2023-12-31".to_owned()));
        assert_eq!(after("2w").as_deref(), Some("2023-09-14"));
        assert_eq!(time_span("6m").unwrap().counted(), (6, Noun::Month));
        for wrong in ["m", "-1m", "1201m", "101y", "6M"] {
            assert!(time_span(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_day_has_one_form() {
        assert!(day("2024-02-29").is_ok());
        for wrong in
            ["2023-02-29", "2024-1-1", "+99999-01-01", "-2024-01-01", " 2024-01-01", "2024-01-1 ", "20240101"]
        {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
