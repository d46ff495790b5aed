//! What a form that came back says, row by row: a report, nothing new, refused with the cell and the reason, or in conflict
//! with what the plan says since.

use chrono::NaiveDate;

use super::collected::{Collected, CollectedRow, Outcome, add};
use super::columns::FormColumn;
use super::locked::Locked;
use super::reading::Reading;
use super::returned::Returned;
use super::unread;
use crate::edit::{ChangeSet, NewReport};
use crate::import::refusal::Refusal;
use crate::import::rows::Problem;
use crate::labels::{FormReason, Label, Language, Sentence};
use crate::load::Loaded;
use crate::model::{CalendarPeriod, Plan};
use crate::query::form::{Form, Question, find};

/// Reads a form against the plan as it is.
///
/// # Errors
/// When it is of a body or period that the plan does not have, or a file cannot be changed.
pub fn collect((loaded, plan): (&Loaded, &Plan), returned: &Returned) -> Result<Collected, Refusal> {
    let record = &returned.record;
    let Some(body) = plan.register.find(&record.body) else {
        let message = Sentence::of(|language| FormReason::no_body(language, &record.body));
        return Err(Refusal::new(message, FormReason::LookWhichPlan));
    };
    let period = record.period.as_ref().and_then(|period| period.parse::<CalendarPeriod>().ok());
    let cycle = plan.coordination.as_ref().map(|coordination| coordination.cycle.months());
    if period.map(CalendarPeriod::months) != cycle {
        return Err(Refusal::new(FormReason::OtherPeriod, FormReason::SendNewForm));
    }
    let language = returned.language();
    let form = find(plan, &Question { body, period, partners: true, ended: true });
    let mut left_out = own_head(plan, (&form, language), returned)?;
    let reading = Reading { plan, form: &form, returned };
    let locked = Locked { plan, form: &form, returned, language };
    left_out.extend(unread::cells(returned, (plan, &form)));
    left_out.extend(locked.changed());
    left_out.extend(returned.other_sheets.iter().cloned());
    let (rows, others) = (reading.rows(), returned.others.clone());
    let mut collected = Collected { body, period, language, rows, others, left_out };
    for at in 0..collected.rows.len() {
        let Outcome::Taken(report) = &collected.rows[at].outcome else { continue };
        let mut changes = ChangeSet::default();
        add(&mut changes, (loaded, plan), &collected, std::slice::from_ref(report))
            .map_err(|why| Refusal::new(Sentence::plain(why.to_string()), FormReason::CorrectFile))?;
        if changes.is_empty() {
            collected.rows[at].outcome = Outcome::Unchanged;
            continue;
        }
        let row = &mut collected.rows[at];
        if let Some(moved) = locked.moved_of(&row.key) {
            match locked.said_by_other(&row.key, &moved) {
                Some(other) => row.note_one_voice(plan, other),
                None => row.outcome = Outcome::Conflict(moved),
            }
        }
        if let Some((period, due)) = period.zip(form.due) {
            hold_against_period(row, period, due);
        }
    }
    Ok(collected)
}

/// Refuses a row whose day is before the period of the form, and warns of a day after both the period and the due day.
fn hold_against_period(row: &mut CollectedRow, period: CalendarPeriod, due: NaiveDate) {
    let Outcome::Taken(NewReport { date, .. }) = row.outcome else { return };
    let cell = row.cell(FormColumn::Date);
    if date < period.first_day() {
        let reason = Sentence::of(|language| {
            FormReason::before_period(language, language.day(date), language.period(period))
        });
        row.outcome = Outcome::Refused(vec![Problem { cell, reason }]);
    } else if date > due.max(period.last_day()) {
        let reason = Sentence::of(|language| {
            FormReason::after_due(language, language.day(date), language.period(period), language.day(due))
        });
        row.warnings.push(Problem { cell, reason });
    }
}

/// What the lines above the table say otherwise than the form was made for. Words that are no name of a body are named.
///
/// # Errors
/// When they name another body or period: whose reports these are is not for this program to say.
fn own_head(
    plan: &Plan,
    (form, language): (&Form<'_>, Language),
    returned: &Returned,
) -> Result<Vec<Problem>, Refusal> {
    let body = language.body(plan, form.body);
    let period = form.period.map(|period| language.period(period)).unwrap_or_default();
    let mut changed = Vec::new();
    for (label, made_for) in [(Label::Body, body), (Label::Period, period.as_str())] {
        let Some((cell, said)) = returned.above(label) else { continue };
        let said = said.shown();
        let is_other = match label {
            Label::Body => plan.register.find(&said).map(|other| other != form.body),
            _ => Language::read_period(&said).map(|other| Some(other) != form.period),
        };
        if is_other == Some(true) {
            let message = Sentence::of(|language| FormReason::other_head(language, &cell, &said, made_for));
            return Err(Refusal::new(message, FormReason::UseOwnForm));
        }
        if is_other.is_none() && said != made_for && !made_for.is_empty() {
            let reason = Sentence::of(|language| FormReason::locked_cell(language, &said, made_for));
            changed.push(Problem { cell, reason });
        }
    }
    Ok(changed)
}
