//! What is new in a paper: by its date, or because it came into the record after the last meeting, whose paper lacks it.

use chrono::NaiveDate;

use super::record::Briefing;
use crate::labels::BriefText;
use crate::model::{Amendment, Assessment, Measure, Report, Spent};

/// The new reports on a measure, with the day on which those came that are dated before the last meeting.
pub(super) fn reports<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = (&'m Report, Option<NaiveDate>)> {
    let all = measure.reports.iter().enumerate();
    let all = all.map(|(at, report)| (report, facts.arrived.report(measure, at)));
    all.filter(|(report, came)| came.is_some() || facts.is_new(report.date))
}

/// The new assessments of a measure, likewise.
pub(super) fn assessments<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = (&'m Assessment, Option<NaiveDate>)> {
    let all = measure.assessments.iter().enumerate();
    let all = all.map(|(at, one)| (one, facts.arrived.assessment(measure, at)));
    all.filter(|(one, came)| came.is_some() || facts.is_new(one.date))
}

/// The new amendments of a measure, likewise.
pub(super) fn amendments<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = (&'m Amendment, Option<NaiveDate>)> {
    let all = measure.amendments.iter().enumerate();
    let all = all.map(|(at, one)| (one, facts.arrived.amendment(measure, at)));
    all.filter(|(one, came)| came.is_some() || facts.is_new(one.date))
}

/// The new payments of a measure, likewise.
pub(super) fn spending<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = (&'m Spent, Option<NaiveDate>)> {
    let all = measure.spent.iter().enumerate();
    let all = all.map(|(at, one)| (one, facts.arrived.spent(measure, at)));
    all.filter(|(one, came)| came.is_some() || facts.is_new(one.date))
}

/// When it came into the record that a decision had been carried out before the last meeting, if that was later.
pub(super) fn done(facts: &Briefing<'_>, id: &str) -> Option<NaiveDate> {
    let late = facts.recent?.late_done.iter();
    late.filter(|late| late.id() == id).map(|late| late.came()).next_back()
}

/// The day that something is dated, and the one on which it came where that is after the last meeting.
pub(super) fn dated(facts: &Briefing<'_>, date: NaiveDate, came: Option<NaiveDate>) -> String {
    let date = facts.source.day(date);
    match came {
        Some(came) => BriefText::dated(facts.language(), date, facts.source.day(came)),
        None => date,
    }
}
