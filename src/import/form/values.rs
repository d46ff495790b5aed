//! What people write into the cells of a form: a status, a day, a figure, addresses.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::edit::{self, Answer};
use crate::import::sheet::{Cell, hundredths};
use crate::labels::{FormReason, Label, Language, Sentence, status_named};
use crate::model::name::fold;
use crate::model::notation::{self, DayWords, Figure, Reading, amounts, day_words};
use crate::model::{Currency, MAX_AMOUNT, Metric, MetricKind, Status};
use crate::text::web_scheme;

/// A status, in any language or as the files write it.
pub fn status(cell: &Cell) -> Result<Status, Sentence> {
    let shown = words(cell)?;
    match status_named(&shown) {
        Some(Status::Withdrawn) => Err(FormReason::NotWithdrawn.into()),
        Some(status) if status != Status::Unreported => Ok(status),
        _ => {
            let known = [Status::NotStarted, Status::InProgress, Status::Completed];
            let words = |language: &Language| {
                known.map(|status| Label::of_status(status).in_language(*language)).join(", ")
            };
            // First those of who reads it.
            Err(Sentence::of(|language| {
                let mut all = Language::WORDS.map(|(_, language)| language);
                all.sort_by_key(|one| *one != language);
                FormReason::no_status(language, &shown, all.iter().map(words).collect::<Vec<_>>().join(" / "))
            }))
        }
    }
}

/// A day, as a date or in words.
pub fn date(cell: &Cell) -> Result<NaiveDate, Sentence> {
    if let Cell::Day(day) = cell {
        return Ok(*day);
    }
    let shown = words(cell)?;
    match day_words(&shown) {
        Some(DayWords::Day { day, alone: true }) => Ok(day),
        Some(DayWords::OneOf(days)) => Err(Sentence::of(|language| {
            let days: Vec<String> = days.iter().map(|day| language.day(*day)).collect();
            FormReason::one_of_days(language, &shown, days.join(FormReason::Or.in_language(language)))
        })),
        Some(DayWords::NoSuchDay) => Err(Sentence::of(|language| FormReason::no_such_day(language, &shown))),
        _ => Err(Sentence::of(|language| FormReason::no_day(language, &shown))),
    }
}

/// A figure, or words where the metric asks for them.
pub fn value(cell: &Cell, metric: &Metric) -> Result<Answer, Sentence> {
    match metric.kind {
        Some(MetricKind::Text) => text(cell).map(Answer::Words),
        _ => figure(cell, metric).map(Answer::Figure),
    }
}

/// A figure, alone or with the unit of the metric.
fn figure(cell: &Cell, metric: &Metric) -> Result<Decimal, Sentence> {
    let shown = words(cell)?;
    if let Some(number) = number(cell) {
        return number;
    }
    if let Cell::Percentage(number) = cell {
        // 45% is 45 of what is counted in hundredths, and something else of all other units.
        if !is_hundredths(metric.unit.as_str()) {
            return Err(Sentence::of(|language| {
                FormReason::percentage(language, &shown, metric.unit.as_str())
            }));
        }
        return hundredths(*number).ok_or_else(|| too_many_digits(&shown));
    }
    figure_in_words(&shown, metric.unit.as_str())
}

/// What a cell says that holds a number, exactly; `None` where it holds something else.
pub fn number(cell: &Cell) -> Option<Result<Decimal, Sentence>> {
    let (number, words) = cell.figure()?;
    let shown = cell.shown();
    // A format that counts thousands or millions makes another figure of it.
    let counted = amounts(&format!("1 {words}"), Currency::EUR).into_iter().next().map(|one| one.reading);
    if !words.is_empty() && counted.is_some_and(|unit| unit != Reading::Exactly(Decimal::ONE)) {
        return Some(Err(Sentence::of(|language| FormReason::no_figure(language, &shown))));
    }
    let value = Decimal::from_str_exact(&number.to_string()).ok();
    Some(value.filter(|value| value.abs() <= MAX_AMOUNT).ok_or_else(|| too_many_digits(&shown)))
}

/// That a figure has more digits than can be kept.
pub fn too_many_digits(shown: &str) -> Sentence {
    Sentence::of(|language| FormReason::too_many_digits(language, shown))
}

/// That a figure can be read in several ways.
pub(super) fn one_of_figures(shown: &str, readings: &[Decimal]) -> Sentence {
    Sentence::of(|language| {
        // A dot between the digits would be read in two ways once more where the decimals have a comma.
        let figure = |value: &Decimal| match language {
            Language::English => value.to_string(),
            Language::Hungarian => value.to_string().replace('.', ","),
        };
        let readings: Vec<String> = readings.iter().map(figure).collect();
        let readings = readings.join(FormReason::Or.in_language(language));
        FormReason::one_of_figures(language, shown, readings)
    })
}

/// A figure in words, alone or with its unit: what a cell of a form and an option of the command line read alike.
///
/// # Errors
/// When it is none, or can be read in two ways.
pub fn figure_in_words(shown: &str, unit: &str) -> Result<Decimal, Sentence> {
    let text = shown.strip_suffix(unit).unwrap_or(shown).trim();
    let found = match notation::figure(text) {
        // What can be stored is known where the figure is read, so that its own cell is named.
        Figure::Exactly(value) if value.abs() > MAX_AMOUNT => Figure::TooManyDigits,
        found => found,
    };
    match found {
        Figure::Exactly(value) => Ok(value),
        Figure::OneOf(readings) => Err(one_of_figures(shown, &readings)),
        Figure::TooManyDigits => Err(too_many_digits(shown)),
        Figure::Nothing => Err(Sentence::of(|language| FormReason::no_figure(language, shown))),
    }
}

/// Whether a unit counts hundredths.
fn is_hundredths(unit: &str) -> bool {
    const NAMES: [&str; 6] = ["percent", "per cent", "percentage", "szazalek", "szazalekban", "pct"];
    unit.contains('%') || NAMES.contains(&&*fold(unit))
}

/// Addresses, or paths of files that the plan keeps beside it, below each other or with semicolons between.
pub fn evidence(cell: &Cell) -> Result<Vec<String>, Sentence> {
    let written = cell.lines().map_or_else(|| words(cell), |lines| Ok(lines.to_owned()))?;
    edit::evidence(&written).map_err(|other| no_evidence(&other))
}

/// Why words are no evidence: an address with a space in it, or no address.
pub fn no_evidence(words: &str) -> Sentence {
    let is_begun = web_scheme(words).is_some();
    Sentence::of(|language| match is_begun && words.contains(char::is_whitespace) {
        true => FormReason::space_in_address(language, words),
        false => FormReason::no_address(language, words),
    })
}

/// What a cell says, in its lines.
pub fn text(cell: &Cell) -> Result<String, Sentence> {
    cell.lines().map_or_else(|| words(cell), |lines| Ok(lines.to_owned()))
}

fn words(cell: &Cell) -> Result<String, Sentence> {
    match cell {
        Cell::Formula => Err(FormReason::FormulaWithoutValue.into()),
        Cell::Error(error) => Err(Sentence::of(|language| FormReason::formula_error(language, error))),
        other => Ok(other.shown()),
    }
}
