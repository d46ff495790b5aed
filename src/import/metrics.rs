//! What the indicator of a row counts: its name and unit, the value at the beginning, and those to be reached.

use rust_decimal::Decimal;

use super::amount::several_readings;
use super::amount_words::says_unknown;
use super::columns::short_key;
use super::field::Field;
use super::mapping::{Found, Mapping};
use super::money::KeptWords;
use super::notation::with_decimal_dot;
use super::rows::{Columns, Problem};
use super::sheet::{Cell, Row, hundredths};
use super::values::{self, NOTHING, deadline_value, is_nothing};
use crate::edit::TomlValue;
use crate::labels::{RowReason, Sentence};
use crate::model::notation::{self, Figure, is_only_figure_inexact};
use crate::model::{CalendarPeriod, Deadline};

/// Longest name of a metric, in bytes: longer words of an indicator are none.
const LONGEST_NAME: usize = 300;

/// What a row counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMetric {
    /// By which reports give its values.
    pub name: String,
    /// Whether a column names it; else it is called after its indicator.
    pub is_named: bool,
    /// What one of it is, where the row says it.
    pub unit: Option<String>,
    /// The value at the beginning.
    pub baseline: Option<Decimal>,
    /// The value to be reached in the end.
    pub target: Option<Decimal>,
    /// Values to be reached by a day or a period.
    pub steps: Vec<(Deadline, Decimal)>,
}

/// The rows of a metric.
pub fn metric_rows(metric: &NewMetric) -> Vec<(&'static str, TomlValue)> {
    let unit = metric.unit.as_deref().unwrap_or(NOTHING);
    let mut rows = vec![("name", TomlValue::text(&metric.name)), ("unit", TomlValue::text(unit))];
    rows.extend(metric.target.map(|target| ("target", TomlValue::Number(target))));
    if !metric.steps.is_empty() {
        rows.push(("targets", steps_value(&metric.steps)));
    }
    rows.extend(metric.baseline.map(|baseline| ("baseline", TomlValue::Number(baseline))));
    rows
}

/// Values to be reached, as a file has them.
pub fn steps_value(steps: &[(Deadline, Decimal)]) -> TomlValue {
    let step = |(by, value): &(Deadline, Decimal)| {
        let rows = [("by", deadline_value(by)), ("value", TomlValue::Number(*value))];
        TomlValue::Inline(rows.map(|(key, value)| (key.to_owned(), value)).into())
    };
    TomlValue::List(steps.iter().map(step).collect())
}

/// The metrics of a row, and the words in cells where a figure is expected, each with the key of the plan's own that keeps them;
/// adds cells that cannot be read to the problems. Each column belongs to the last column of metrics before it.
pub fn metrics(
    row: &Row,
    columns: &Columns<'_>,
    mapping: &Mapping,
    problems: &mut Vec<Problem>,
) -> (Vec<NewMetric>, Vec<(String, KeptWords)>) {
    let mut groups: Vec<Vec<&Found<'_>>> = Vec::new();
    for found in columns.of_metrics() {
        let is_another = found.mapped.field == Field::Metric
            && groups.last().is_none_or(|group| group.iter().any(|one| one.mapped.field == Field::Metric));
        match groups.last_mut().filter(|_| !is_another) {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    let indicator = columns.cell(row, Field::Indicator).map(Cell::shown);
    let indicator = indicator.filter(|words| !is_nothing(words) && words.len() <= LONGEST_NAME);
    let mut notes = Notes { problems, words: Vec::new() };
    let mut read = |(at, group): (usize, &Vec<&Found<'_>>)| {
        let indicator = indicator.clone().filter(|_| at == 0);
        Group { row, mapping, columns: group }.read(indicator, &mut notes)
    };
    let metrics = groups.iter().enumerate().filter_map(&mut read).collect();
    (metrics, notes.words)
}

/// What a row has in place of figures.
struct Notes<'p> {
    problems: &'p mut Vec<Problem>,
    words: Vec<(String, KeptWords)>,
}

/// The columns of one metric in a row.
struct Group<'a> {
    row: &'a Row,
    mapping: &'a Mapping,
    columns: &'a [&'a Found<'a>],
}

impl Group<'_> {
    fn of(&self, field: Field) -> impl Iterator<Item = &Found<'_>> {
        self.columns.iter().copied().filter(move |found| found.mapped.field == field)
    }

    fn words(&self, field: Field) -> Option<String> {
        let cell = self.of(field).find_map(|found| self.row.cell(found.column));
        cell.map(Cell::shown).filter(|words| !is_nothing(words))
    }

    /// The metric, where a cell says something of it. One that no cell names is called after the indicator, the unit or the
    /// heading of its target.
    fn read(&self, indicator: Option<String>, notes: &mut Notes<'_>) -> Option<NewMetric> {
        let named = self.words(Field::Metric);
        let mut unit = self.words(Field::Unit);
        let baseline = self.of(Field::Baseline).next().and_then(|found| self.value(found, &mut unit, notes));
        let (mut target, mut steps) = (None, Vec::new());
        let days: Vec<&Found<'_>> = self.of(Field::TargetBy).collect();
        for (at, found) in self.of(Field::Target).enumerate() {
            let Some(value) = self.value(found, &mut unit, notes) else { continue };
            let day = days.get(at).and_then(|day| self.day(day, notes.problems));
            match day.or_else(|| found.mapped.year.and_then(year)) {
                Some(by) => steps.push((by, value)),
                None => target = Some(value),
            }
        }
        let says_nothing = baseline.is_none() && target.is_none() && steps.is_empty();
        if named.is_none() && unit.is_none() && says_nothing {
            return None;
        }
        let heading = || self.of(Field::Target).next().map(|found| found.mapped.title.clone());
        let is_named = named.is_some();
        let name = named.or(indicator).or_else(|| unit.clone()).or_else(heading);
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| NOTHING.to_owned());
        Some(NewMetric { name, is_named, unit, baseline, target, steps })
    }

    /// The figure in a column. Words behind it are its unit, where no column says that.
    fn value(&self, found: &Found<'_>, unit: &mut Option<String>, notes: &mut Notes<'_>) -> Option<Decimal> {
        let cell = self.row.cell(found.column).filter(|cell| !says_unknown(&cell.shown()))?;
        let address = self.row.address(found.column);
        match figure(cell, self.mapping.decimal) {
            Ok(Read::Figure(value, words)) => {
                *unit = unit.take().or(words);
                return Some(value);
            }
            // "Yes" and "at least 10" are no figure, and their words are not lost.
            Ok(Read::Words) => {
                let (field, text) = (found.mapped.field, cell.shown());
                let words = KeptWords { cell: address, field, text, taken_as: None, is_inexact: false };
                notes.words.push((key_of_words(found), words));
            }
            Err(reason) => notes.problems.push(Problem { cell: address, reason }),
        }
        None
    }

    /// The day or period in a column; words are neither.
    fn day(&self, found: &Found<'_>, problems: &mut Vec<Problem>) -> Option<Deadline> {
        let cell = self.row.cell(found.column).filter(|cell| !is_nothing(&cell.shown()))?;
        let no_day = || Sentence::of(|language| RowReason::no_day_of_target(language, cell.shown()));
        let read = match values::year(cell) {
            Ok(Some(number)) if !matches!(cell, Cell::Day(_)) && cell.shown().len() <= 5 => {
                year(number).ok_or_else(no_day)
            }
            _ => values::deadline(Some(cell), self.mapping.dates),
        };
        let read = read.and_then(|by| if by.date().is_some() { Ok(by) } else { Err(no_day()) });
        read.map_err(|reason| problems.push(Problem { cell: self.row.address(found.column), reason })).ok()
    }
}

fn year(number: i32) -> Option<Deadline> {
    number.to_string().parse::<CalendarPeriod>().ok().map(Deadline::Period)
}

/// What a cell of a metric holds.
#[derive(Debug, PartialEq)]
enum Read {
    /// A figure, and the words behind it.
    Figure(Decimal, Option<String>),
    /// Words, which may have figures in them.
    Words,
}

/// The key of the plan's own under which the words of a column of figures are kept.
fn key_of_words(found: &Found<'_>) -> String {
    let of_heading = short_key(&found.mapped.title);
    let name = if of_heading.is_empty() { found.mapped.field.word() } else { &of_heading };
    format!("{name}-in-words")
}

/// The figure of a cell, and the words behind it.
fn figure(cell: &Cell, decimal: Option<char>) -> Result<Read, Sentence> {
    let shown = cell.shown();
    let is_of_figure = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,'".contains(c);
    let no_figure = || match shown.chars().all(is_of_figure) {
        // Figures that are no number are a slip of the pen.
        true => Err(Sentence::of(|language| RowReason::no_figure(language, &shown))),
        false => Ok(Read::Words),
    };
    if let Some((number, words)) = cell.figure().filter(|_| !is_only_figure_inexact(&shown)) {
        let unit = Some(words.to_owned()).filter(|words| !words.is_empty());
        return match Decimal::from_str_exact(&number.to_string()) {
            Ok(value) => Ok(Read::Figure(value.normalize(), unit)),
            Err(_) => no_figure(),
        };
    }
    if let Cell::Percentage(number) = cell {
        let read = hundredths(*number).map(|value| Read::Figure(value, Some("%".to_owned())));
        return read.map_or_else(no_figure, Ok);
    }
    let rest = shown.trim_start_matches(['-', '\u{2212}']);
    let sign = &shown[..shown.len() - rest.len()];
    let (digits, words) = rest.split_at(rest.find(|c| !is_of_figure(c)).unwrap_or(rest.len()));
    // "30 by 2024", "40-50" and "30 or more" are more than a figure, and "1st report" counts nothing.
    if words.contains(|c: char| c.is_ascii_digit())
        || is_only_figure_inexact(&shown)
        || is_ordinal(digits, words)
    {
        return no_figure();
    }
    let text = with_decimal_dot(digits.trim().trim_end_matches('.'), decimal);
    let value = match notation::figure(&format!("{sign}{text}")) {
        Figure::Exactly(value) => value,
        Figure::OneOf(readings) => return Err(several_readings(&shown, &readings)),
        Figure::TooManyDigits | Figure::Nothing => return no_figure(),
    };
    let unit = Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
    Ok(Read::Figure(value.normalize(), unit))
}

/// Whether figures are an ordinal number: "1st report", "2. jelentés".
fn is_ordinal(digits: &str, words: &str) -> bool {
    let letters: String = words.chars().take_while(|c| c.is_alphabetic()).collect();
    let is_joined = !digits.ends_with(char::is_whitespace);
    is_joined && ["st", "nd", "rd", "th"].contains(&&*letters.to_lowercase())
        || digits.trim_end().ends_with('.') && !letters.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_alone_or_before_their_unit() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let of = |cell: &Cell, decimal| {
            figure(cell, decimal).map(|read| match read {
                Read::Figure(value, unit) => (value.to_string(), unit.unwrap_or_default()),
                Read::Words => (String::new(), "words".to_owned()),
            })
        };
        for (cell, decimal, value, unit) in [
            (Cell::Number(80.5), None, "80.5", ""),
            (text("1 200 persons"), None, "1200", "persons"),
            (text("2,5"), None, "2.5", ""),
            (text("80 %"), None, "80", "%"),
            (Cell::Percentage(0.125), Some(','), "12.5", "%"),
            (Cell::Percentage(0.07), None, "7", "%"),
            (text("-3"), None, "-3", ""),
            (text("1.250"), Some(','), "1250", ""),
        ] {
            assert_eq!(of(&cell, decimal), Ok((value.to_owned(), unit.to_owned())), "{cell:?}");
        }
        for words in ["1.000", "1.250", "1.2.3"] {
            assert!(of(&text(words), None).is_err(), "{words}");
        }
        for words in [
            "1st report",
            "2. jelentés",
            "30 by 2024",
            "more of them",
            "40-50",
            "80+",
            "80 or more",
            "80 % (min.)",
            "Yes",
        ] {
            assert_eq!(of(&text(words), None), Ok((String::new(), "words".to_owned())), "{words}");
        }
    }
}
