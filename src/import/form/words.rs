//! The words of a form's locked cells, and the fingerprint of what they were made from.

use std::fmt::Write;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sha1::{Digest, Sha1};

use super::columns::FormColumn;
use super::spent;
use crate::labels::{Label, Language};
use crate::model::{BodyId, Metric, MetricKind, Plan, SourceId, Status, Sums};
use crate::query::form::{Last, Part, Row, Subject, last};

/// Most characters of a cell: a spreadsheet has room for a few more.
const LONGEST: usize = 32_000;

/// The words of a locked cell of a row.
pub fn locked_words(
    plan: &Plan,
    body: BodyId,
    row: &Row<'_>,
    column: FormColumn,
    language: Language,
) -> String {
    let words = match column {
        FormColumn::Row => row.key.clone(),
        FormColumn::Asked => asked(plan, row, language) + &withdrawn(row, language),
        FormColumn::Published => {
            let lines = [published(row, language), sources(plan, row, language)];
            lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        }
        FormColumn::Deadline => deadline(row, language),
        FormColumn::Last => last_words(plan, body, row, language) + &spent_words(plan, body, row, language),
        FormColumn::Status
        | FormColumn::Value
        | FormColumn::Date
        | FormColumn::Evidence
        | FormColumn::Text
        | FormColumn::Spent => String::new(),
    };
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => words[..end].to_owned(),
        None => words,
    }
}

/// A few digits that differ where a row would say something else; the language has no part in them.
pub fn fingerprint(plan: &Plan, body: BodyId, row: &Row<'_>) -> String {
    let mut hash = Sha1::new();
    for column in FormColumn::ALL.into_iter().filter(|column| !column.is_filled_in()) {
        let words = locked_words(plan, body, row, column, Language::English);
        hash.update(without_sources(&words, plan, row, column, Language::English));
        hash.update([0]);
    }
    hash.finalize().iter().take(6).fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn asked(plan: &Plan, row: &Row<'_>, language: Language) -> String {
    let say = |label: Label| label.in_language(language);
    match row.subject {
        Subject::Measure => {
            let title = row.measure.title.as_str();
            match row.part {
                Part::Responsible => title.to_owned(),
                Part::Successor(from) => {
                    format!("{title}\n[{} {}]", say(Label::TakenOverFrom), language.body(plan, from))
                }
                Part::Partner | Part::Observer => format!("{title}\n[{}]", say(Label::PartnerRow)),
            }
        }
        Subject::Milestone(milestone) => format!("{}: {}", say(Label::Milestone), milestone.title),
        Subject::Metric(metric) => asked_value(metric, language),
    }
}

/// What an act says of a row since: a form that was sent before does not say so.
fn withdrawn(row: &Row<'_>, language: Language) -> String {
    let is_withdrawn = match row.subject {
        Subject::Measure => row.measure.is_withdrawn(None, NaiveDate::MAX),
        Subject::Milestone(milestone) => row.measure.is_withdrawn(Some(milestone), NaiveDate::MAX),
        Subject::Metric(_) => false,
    };
    match is_withdrawn {
        true => format!("\n[{}]", Label::of_status(Status::Withdrawn).in_language(language)),
        false => String::new(),
    }
}

/// What is asked of a metric: its name, its unit and its targets.
pub fn asked_value(metric: &Metric, language: Language) -> String {
    let say = |label: Label| label.in_language(language);
    let mut words = format!("{}: {}", say(Label::Metric), metric.name);
    if metric.unit != metric.name {
        let _ = write!(words, " ({}: {})", say(Label::Unit), metric.unit);
    }
    if metric.kind == Some(MetricKind::Text) {
        let _ = write!(words, " ({})", say(Label::InWords));
    }
    let steps = metric.targets.iter().map(|step| {
        format!("{} {} {}", figure(step.value, language), say(Label::By), language.deadline(&step.by))
    });
    let targets: Vec<String> = steps.chain(metric.target.map(|target| figure(target, language))).collect();
    if !targets.is_empty() {
        let _ = write!(words, "; {} {}", say(Label::Target), targets.join(", "));
    }
    words
}

fn published(row: &Row<'_>, language: Language) -> String {
    let rows = [(Label::Means, &row.measure.means), (Label::Indicator, &row.measure.indicator)];
    let said = rows.iter().filter_map(|(label, words)| {
        let words = words.as_ref().filter(|words| words.as_str() != "-")?;
        Some(format!("{}: {words}", label.in_language(language)))
    });
    match row.subject {
        Subject::Measure => said.collect::<Vec<_>>().join("\n"),
        Subject::Milestone(_) | Subject::Metric(_) => String::new(),
    }
}

/// Of which sources what is spent can be: who fills the form in has to name one, and knows them from nowhere else.
fn sources(plan: &Plan, row: &Row<'_>, language: Language) -> String {
    const NAMED: usize = 10;
    if !matches!(row.subject, Subject::Measure) || row.part == Part::Observer {
        return String::new();
    }
    let named = spent::keys(plan, row.measure).into_iter().map(|key| {
        let name = plan.sources.find(key).map(|id| language.source(&plan.sources[id]));
        name.filter(|name| *name != key).map_or_else(|| key.to_owned(), |name| format!("{key} ({name})"))
    });
    match named.len() {
        0 => String::new(),
        _ => {
            let named = language.first(NAMED, named).join(", ");
            format!("{}: {named}", Label::SourcesOfSpent.in_language(language))
        }
    }
}

/// The words of a locked cell without those of the sources, as earlier forms have them.
pub fn without_sources<'w>(
    words: &'w str,
    plan: &Plan,
    row: &Row<'_>,
    column: FormColumn,
    language: Language,
) -> &'w str {
    match column {
        FormColumn::Published => {
            let own = words.strip_suffix(&sources(plan, row, language)).unwrap_or(words);
            own.strip_suffix('\n').unwrap_or(own)
        }
        _ => words,
    }
}

fn deadline(row: &Row<'_>, language: Language) -> String {
    match row.subject {
        Subject::Measure => match &row.measure.wording.deadline {
            Some(words) => words.to_string(),
            None => language.deadline(&row.measure.deadline),
        },
        Subject::Milestone(milestone) => language.deadline(&milestone.due),
        Subject::Metric(_) => String::new(),
    }
}

/// A figure as the language writes it; in English as the files do, which the fingerprint goes by.
fn figure(value: Decimal, language: Language) -> String {
    match language {
        Language::English => value.to_string(),
        Language::Hungarian => language.number(value),
    }
}

/// What the body has said so far that it spent on a measure: a form that was sent before does not know of it.
fn spent_words(plan: &Plan, body: BodyId, row: &Row<'_>, language: Language) -> String {
    if !matches!(row.subject, Subject::Measure) || row.part == Part::Observer {
        return String::new();
    }
    let mut sums: Vec<(SourceId, i32, Sums)> = Vec::new();
    for spent in plan.spent_in_total_of(body, row.measure, NaiveDate::MAX) {
        let (source, year) = (spent.source, spent.budget_year());
        match sums.iter_mut().find(|(known, of, _)| (*known, *of) == (source, year)) {
            Some((.., known)) => known.add(spent.money),
            None => sums.push((source, year, std::iter::once(spent.money).collect())),
        }
    }
    let said = |(source, year, money): &(SourceId, i32, Sums)| {
        format!("{}/{year} = {}", plan.sources[*source].key, language.sums(money))
    };
    let said: Vec<String> = sums.iter().map(said).collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("\n{}: {}", Label::SpentSoFar.in_language(language), said.join("; ")),
    }
}

fn last_words(plan: &Plan, body: BodyId, row: &Row<'_>, language: Language) -> String {
    match last(plan, body, row) {
        None => match row.subject {
            Subject::Metric(_) => String::new(),
            Subject::Measure | Subject::Milestone(_) => Label::Unreported.in_language(language).to_owned(),
        },
        Some(Last::Report(report)) => {
            format!(
                "{}, {}",
                Label::of_status(report.status).in_language(language),
                language.day(report.date)
            )
        }
        Some(Last::Value(value, day)) => format!("{}, {}", figure(value, language), language.day(day)),
        Some(Last::Words(words, day)) => format!("{words}, {}", language.day(day)),
        Some(Last::Assessment(one)) => match one.status {
            Some(status) => {
                format!("{}, {}", Label::of_status(status).in_language(language), language.day(one.date))
            }
            None => language.day(one.date),
        },
    }
}
