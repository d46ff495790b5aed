//! The form of a body as a workbook.

use chrono::Datelike;

use crate::import::form::columns::{FormColumn, LISTS_SHEET};
use crate::import::form::record::{RECORD_SHEET, Record};
use crate::import::form::words::{fingerprint, locked_words};
use crate::labels::{Label, Language, guide};
use crate::model::{MetricKind, Plan, Status};
use crate::query::form::{Form, Part, Row, Subject};
use crate::render::workbook::{Cell, Entry, EntryKind, Sheet, Style, Workbook};

/// The column of values, from 0.
const VALUE: u16 = FormColumn::Value as u16;

/// The range of the statuses that can be chosen.
const STATUSES: &str = "statuses";

/// What can be reported: a measure is withdrawn by an amendment.
const REPORTED: [Status; 3] = [Status::NotStarted, Status::InProgress, Status::Completed];

/// The workbook of a form. `commit`: what the plan was read from, where that is known.
pub fn workbook(plan: &Plan, form: &Form<'_>, language: Language, commit: Option<&str>) -> Workbook {
    let record = record(plan, form, commit);
    Workbook {
        title: format!("{}: {}", language.plan_title(plan), language.body(plan, form.body)),
        created: plan.adopted,
        sheets: vec![
            form_sheet(plan, form, language),
            guide_sheet(plan, form, language),
            lists_sheet(language),
            record_sheet(&record),
        ],
        names: vec![(STATUSES, format!("={LISTS_SHEET}!$A$1:$A${}", REPORTED.len()))],
    }
}

fn record(plan: &Plan, form: &Form<'_>, commit: Option<&str>) -> Record {
    let row = |row: &Row<'_>| (row.key.clone(), fingerprint(plan, form.body, row));
    Record {
        body: plan.register.name(form.body).to_owned(),
        period: form.period.map(|period| period.to_string()),
        commit: commit.map(str::to_owned),
        rows: form.rows.iter().map(row).collect(),
    }
}

fn cell(text: impl Into<String>, style: Style) -> Cell {
    Cell { text: text.into(), style }
}

fn form_sheet(plan: &Plan, form: &Form<'_>, language: Language) -> Sheet {
    let say = |label: Label| label.in_language(language);
    let mut rows = head(plan, form, language);
    let date_of_reports = u32::try_from(rows.len()).unwrap_or_default();
    rows.push(vec![
        cell("", Style::Label),
        cell(say(Label::DateOfReports), Style::Label),
        cell("", Style::DayEntry),
    ]);
    rows.push(Vec::new());
    let header = u32::try_from(rows.len()).unwrap_or_default();
    rows.push(FormColumn::ALL.iter().map(|column| cell(say(column.label()), Style::Heading)).collect());
    rows.extend(form.rows.iter().map(|row| cells(plan, form, row, language)));
    let (first, last) = (header + 1, u32::try_from(rows.len() - 1).unwrap_or_default());
    let mut entries =
        vec![entry((date_of_reports, 2, date_of_reports, 2), EntryKind::Day, Label::WriteDate, language)];
    for (number, column) in (0..).zip(FormColumn::ALL) {
        let cells = (first, number, last, number);
        entries.extend(match column {
            FormColumn::Status => {
                Some(entry(cells, EntryKind::OneOf(STATUSES), Label::ChooseStatus, language))
            }
            FormColumn::Date => Some(entry(cells, EntryKind::Day, Label::WriteDate, language)),
            _ => None,
        });
    }
    let figures = figures(form, first);
    let value =
        |(first, last)| entry((first, VALUE, last, VALUE), EntryKind::Number, Label::WriteValue, language);
    entries.extend(figures.into_iter().map(value));
    // Without a row there is nothing to choose for.
    entries.retain(|entry| entry.cells.0 <= entry.cells.2);
    Sheet {
        name: say(Label::FormSheet).to_owned(),
        widths: FormColumn::ALL.map(width).to_vec(),
        rows,
        header: Some(header),
        entries,
        footer: format!("{}, {}", language.plan_title(plan), language.body(plan, form.body)),
        ..Sheet::default()
    }
}

/// The first and last rows between which no value is asked for in words, from the row at which the table begins.
fn figures(form: &Form<'_>, begin: u32) -> Vec<(u32, u32)> {
    let is_in_words = |row: &Row<'_>| matches!(row.subject, Subject::Metric(metric) if metric.kind == Some(MetricKind::Text));
    let (mut runs, mut first) = (Vec::new(), begin);
    for (at, row) in (begin..).zip(&form.rows) {
        if is_in_words(row) {
            runs.push((first, at));
            first = at + 1;
        }
    }
    let end = begin + u32::try_from(form.rows.len()).unwrap_or_default();
    runs.push((first, end));
    runs.into_iter().filter(|(first, end)| first < end).map(|(first, end)| (first, end - 1)).collect()
}

/// The lines above the table.
fn head(plan: &Plan, form: &Form<'_>, language: Language) -> Vec<Vec<Cell>> {
    let say = |label: Label| label.in_language(language);
    let line = |label: Label, words: String| {
        vec![cell("", Style::Label), cell(say(label), Style::Label), cell(words, Style::Words)]
    };
    let period =
        form.period.map_or_else(|| say(Label::NoPeriod).to_owned(), |period| language.period(period));
    let mut rows = vec![
        vec![cell(format!("{} {}", say(Label::ReportOn), language.plan_title(plan)), Style::Title)],
        line(Label::Body, language.body(plan, form.body).to_owned()),
        line(Label::Period, period),
    ];
    rows.extend(form.due.map(|due| line(Label::ReturnBy, language.day(due))));
    rows
}

fn cells(plan: &Plan, form: &Form<'_>, row: &Row<'_>, language: Language) -> Vec<Cell> {
    let is_value = matches!(row.subject, Subject::Metric(_));
    let is_first = matches!(row.subject, Subject::Measure);
    let one = |column: FormColumn| match column {
        FormColumn::Value if !is_value => cell("", Style::Blank),
        FormColumn::Value => cell("", Style::Entry),
        FormColumn::Spent if !is_first || row.part == Part::Observer => cell("", Style::Blank),
        _ if column.is_filled_in() && is_value => cell("", Style::Blank),
        FormColumn::Date => cell("", Style::DayEntry),
        _ if column.is_filled_in() => cell("", Style::Entry),
        _ => {
            let is_name = matches!(column, FormColumn::Row | FormColumn::Asked);
            let style = if is_first && is_name { Style::First } else { Style::Part };
            cell(locked_words(plan, form.body, row, column, language), style)
        }
    };
    FormColumn::ALL.map(one).to_vec()
}

fn entry(cells: (u32, u16, u32, u16), kind: EntryKind, message: Label, language: Language) -> Entry {
    Entry { cells, kind, message: message.in_language(language).to_owned() }
}

/// In characters; what is read and written most is widest.
fn width(column: FormColumn) -> f64 {
    match column {
        FormColumn::Row => 11.0,
        FormColumn::Asked => 38.0,
        FormColumn::Published => 42.0,
        FormColumn::Deadline => 12.0,
        FormColumn::Last | FormColumn::Status => 14.0,
        FormColumn::Value => 10.0,
        FormColumn::Date => 12.0,
        FormColumn::Evidence => 22.0,
        FormColumn::Text => 36.0,
        FormColumn::Spent => 16.0,
    }
}

fn guide_sheet(plan: &Plan, form: &Form<'_>, language: Language) -> Sheet {
    let number = |(number, line): (usize, String)| {
        vec![cell(number.to_string(), Style::Part), cell(line, Style::Part)]
    };
    let year = form.period.map(|period| period.last_day().year());
    let title = vec![cell(Label::GuideSheet.in_language(language), Style::Title)];
    Sheet {
        name: Label::GuideSheet.in_language(language).to_owned(),
        widths: vec![5.0, 120.0],
        rows: [title, Vec::new()].into_iter().chain((1..).zip(guide(language, year)).map(number)).collect(),
        footer: language.plan_title(plan).to_owned(),
        ..Sheet::default()
    }
}

fn lists_sheet(language: Language) -> Sheet {
    let word = |status| vec![cell(Label::of_status(status).in_language(language), Style::Words)];
    Sheet {
        name: LISTS_SHEET.to_owned(),
        is_hidden: true,
        rows: REPORTED.map(word).to_vec(),
        ..Sheet::default()
    }
}

fn record_sheet(record: &Record) -> Sheet {
    let line = |line: Vec<&str>| line.into_iter().map(|text| cell(text, Style::Words)).collect();
    Sheet {
        name: RECORD_SHEET.to_owned(),
        is_hidden: true,
        rows: record.lines().into_iter().map(line).collect(),
        ..Sheet::default()
    }
}
