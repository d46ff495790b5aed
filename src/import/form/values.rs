//! What people write into the cells of a form: a status, a day, a figure, addresses.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::edit::{Answer, addresses};
use crate::import::sheet::Cell;
use crate::labels::{Label, Language, status_named};
use crate::model::written::{DayWords, Reading, amounts, day_words};
use crate::model::{Currency, Metric, MetricKind, Status};

/// A status, in any language or as the files write it.
pub fn status(cell: &Cell) -> Result<Status, String> {
    let shown = words(cell)?;
    match status_named(&shown) {
        Some(Status::Withdrawn) => {
            Err("a measure is withdrawn by an amendment of the plan, not by a report".to_owned())
        }
        Some(status) if status != Status::Unreported => Ok(status),
        _ => {
            let known = [Status::NotStarted, Status::InProgress, Status::Completed];
            let all = Language::WORDS.map(|(_, language)| {
                known.map(|status| Label::of_status(status).in_language(language)).join(", ")
            });
            Err(format!("\"{shown}\" is no status: choose one of {}", all.join(" / ")))
        }
    }
}

/// A day, as a date or in words.
pub fn date(cell: &Cell) -> Result<NaiveDate, String> {
    if let Cell::Day(day) = cell {
        return Ok(*day);
    }
    let shown = words(cell)?;
    match day_words(&shown) {
        Some(DayWords::Day { day, alone: true }) => Ok(day),
        Some(DayWords::OneOf(days)) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            Err(format!("\"{shown}\" can be {}: write one of these", days.join(" or ")))
        }
        Some(DayWords::NoSuchDay) => Err(format!("\"{shown}\": there is no such day")),
        _ => Err(format!("\"{shown}\" is not a day: write it as 2024-06-30")),
    }
}

/// A figure, or words where the metric asks for them.
pub fn value(cell: &Cell, metric: &Metric) -> Result<Answer, String> {
    match metric.kind {
        Some(MetricKind::Text) => text(cell).map(Answer::Words),
        _ => figure(cell, metric).map(Answer::Figure),
    }
}

/// A figure, alone or with the unit of the metric.
fn figure(cell: &Cell, metric: &Metric) -> Result<Decimal, String> {
    let shown = words(cell)?;
    if let Cell::Number(number) = cell {
        let exact = Decimal::from_str_exact(&number.to_string()).ok();
        return exact.ok_or_else(|| format!("{shown} has too many digits"));
    }
    let text = shown.strip_suffix(metric.unit.as_str()).unwrap_or(&shown).trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (-Decimal::ONE, digits),
        None => (Decimal::ONE, text),
    };
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',');
    let read = amounts(&format!("{digits} EUR"), Currency::EUR);
    match read.first().map(|amount| &amount.reading) {
        Some(Reading::Exactly(value)) if digits.chars().all(is_figure) => Ok(*value * sign),
        Some(Reading::OneOf(readings)) if digits.chars().all(is_figure) => {
            let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
            Err(format!("\"{shown}\" can be {}: write the digits without a mark", readings.join(" or ")))
        }
        _ => Err(format!("\"{shown}\" is not a figure: write its digits, such as 12 or 2.5")),
    }
}

/// Addresses, or paths of files that the plan keeps beside it, below each other or with semicolons between.
pub fn evidence(cell: &Cell) -> Result<Vec<String>, String> {
    let written = cell.lines().map_or_else(|| words(cell), |lines| Ok(lines.to_owned()))?;
    let found = addresses(&written);
    let is_address = |word: &str| word.starts_with("https://") || word.starts_with("http://");
    // Whether there is such a file is judged with the rules.
    let is_path = |one: &str| one.contains(['/', '.']) && !one.contains([':', '\\']);
    match found.iter().find(|one| !is_address(one) && !is_path(one)) {
        Some(other) => Err(format!("\"{other}\" is no address: write one that begins with https://")),
        None => Ok(found),
    }
}

/// What a cell says, in its lines.
pub fn text(cell: &Cell) -> Result<String, String> {
    cell.lines().map_or_else(|| words(cell), |lines| Ok(lines.to_owned()))
}

fn words(cell: &Cell) -> Result<String, String> {
    match cell {
        Cell::Formula => Err("it holds a formula without a value: write what it comes to".to_owned()),
        Cell::Error(error) => Err(format!("its formula came to {error}: write what it should be")),
        other => Ok(other.shown()),
    }
}
