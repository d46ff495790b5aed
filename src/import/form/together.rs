//! Several forms in one run: what they say alike is taken once, and what they say otherwise is for people to settle.

use super::collected::{Collected, CollectedRow, Outcome, SameDayRow};
use super::columns::FormColumn;
use crate::edit::{Answer, NewReport, NewSpent};
use crate::import::rows::Problem;
use crate::labels::{FormReason, Sentence};
use crate::model::{BodyId, Plan};

/// Takes a report that is in several forms of a body once. A later form with other words for the same day is a contradiction.
/// Where a predecessor or successor of the body reports on the same measure or milestone, a warning is added.
pub fn take_once(plan: &Plan, forms: &mut [Collected]) {
    for at in 1..forms.len() {
        let (earlier, rest) = forms.split_at_mut(at);
        let form = &mut rest[0];
        let known: Vec<KnownReports<'_>> = taken_of(earlier, form);
        let of_others = of_one_voice(plan, earlier, form);
        for row in &mut form.rows {
            let Some(report) = taken(row).cloned() else { continue };
            let is_it = |other: &&OtherBodyReport<'_>| is_of_one(other.report, &report);
            if let Some(other) = of_others.iter().find(is_it) {
                row.note_one_voice(plan, other.body);
            }
            let same = known.iter().find(|one| one.is_same_period && *one.report == report);
            let other = || known.iter().find(|one| is_of_same(one.report, &report));
            let Some(one) = same.or_else(other) else { continue };
            row.outcome = match same {
                Some(_) => Outcome::Unchanged,
                None => match differences(row, one.report, &report) {
                    differences if differences.is_empty() => continue,
                    differences => Outcome::Contradiction(differences),
                },
            };
            row.again = Some(SameDayRow { of: one.place, report });
        }
    }
}

/// Takes up again the rows that were compared with one that is refused by now: the plan has nothing of it. Whether there are
/// any.
pub fn take_up_again(forms: &mut [Collected]) -> bool {
    let is_refused =
        |&(form, row): &(usize, usize)| matches!(forms[form].rows[row].outcome, Outcome::Refused(_));
    let places =
        forms.iter().enumerate().flat_map(|(at, form)| (0..form.rows.len()).map(move |row| (at, row)));
    let of = |(form, row): &(usize, usize)| forms[*form].rows[*row].again.as_ref().map(|again| again.of);
    let open: Vec<(usize, usize)> =
        places.filter(|place| of(place).as_ref().is_some_and(is_refused)).collect();
    for (form, row) in &open {
        let row = &mut forms[*form].rows[*row];
        if let Some(again) = row.again.take() {
            row.outcome = Outcome::Taken(again.report);
        }
    }
    !open.is_empty()
}

/// A report that an earlier form of the run makes.
struct KnownReports<'r> {
    is_same_period: bool,
    place: (usize, usize),
    report: &'r NewReport,
}

/// The reports of a body in earlier forms.
fn taken_of<'r>(earlier: &'r [Collected], form: &Collected) -> Vec<KnownReports<'r>> {
    let own = earlier.iter().enumerate().filter(|(_, other)| other.body == form.body);
    let rows = own.flat_map(|(at, other)| {
        let is_same_period = other.period == form.period;
        other.rows.iter().enumerate().map(move |(nth, row)| (is_same_period, (at, nth), row))
    });
    let known = rows.filter_map(|(is_same_period, place, row)| {
        Some(KnownReports { is_same_period, place, report: taken(row)? })
    });
    known.collect()
}

/// A report of the predecessor or successor of the form's body.
struct OtherBodyReport<'r> {
    body: BodyId,
    report: &'r NewReport,
}

/// The reports of those in earlier forms who took over the duty from the body, or from whom it took it over.
fn of_one_voice<'r>(plan: &Plan, earlier: &'r [Collected], form: &Collected) -> Vec<OtherBodyReport<'r>> {
    let others = earlier.iter().filter(|other| other.body != form.body);
    let rows = others.flat_map(|other| other.rows.iter().map(|row| (other.body, row)));
    let is_one = |body: BodyId, report: &NewReport| {
        let succeeds = |one, other| plan.register.successor(one, &report.measure) == Some(other);
        !report.is_assessment && (succeeds(body, form.body) || succeeds(form.body, body))
    };
    let known = rows.filter_map(|(body, row)| {
        let report = taken(row).filter(|report| is_one(body, report))?;
        Some(OtherBodyReport { body, report })
    });
    known.collect()
}

/// Whether both are about the same measure or milestone.
fn is_of_one(one: &NewReport, other: &NewReport) -> bool {
    !other.is_assessment && (&one.measure, &one.milestone) == (&other.measure, &other.milestone)
}

fn taken(row: &CollectedRow) -> Option<&NewReport> {
    match &row.outcome {
        Outcome::Taken(report) => Some(report),
        _ => None,
    }
}

/// Whether both are about the same, on the same day.
fn is_of_same(one: &NewReport, other: &NewReport) -> bool {
    (&one.measure, &one.milestone, one.is_assessment, one.date)
        == (&other.measure, &other.milestone, other.is_assessment, other.date)
}

/// What is said otherwise, cell by cell.
fn differences(row: &CollectedRow, earlier: &NewReport, later: &NewReport) -> Vec<Problem> {
    let columns =
        [FormColumn::Status, FormColumn::Value, FormColumn::Text, FormColumn::Evidence, FormColumn::Spent];
    let differ =
        columns.into_iter().map(|column| (column, cell_text(earlier, column), cell_text(later, column)));
    let problem = |(column, before, after): (FormColumn, String, String)| Problem {
        cell: row.cell(column),
        reason: Sentence::of(|language| FormReason::contradicts(language, &before, &after)),
    };
    differ.filter(|(_, before, after)| before != after).map(problem).collect()
}

/// What a report says in a column.
fn cell_text(report: &NewReport, column: FormColumn) -> String {
    match column {
        FormColumn::Status => report.status.map(|status| status.word().to_owned()).unwrap_or_default(),
        FormColumn::Value => report.values.iter().map(value).collect::<Vec<_>>().join(", "),
        FormColumn::Text => report.text.clone().unwrap_or_default(),
        FormColumn::Evidence => report.evidence.join(", "),
        FormColumn::Spent => {
            let said = |it: &NewSpent| format!("{}/{} = {}", it.source, it.year, it.money);
            report.spent.iter().map(said).collect::<Vec<_>>().join("; ")
        }
        _ => String::new(),
    }
}

fn value((name, answer): &(String, Answer)) -> String {
    match answer {
        Answer::Figure(figure) => format!("{name} = {figure}"),
        Answer::Words(words) => format!("{name} = {words}"),
    }
}
