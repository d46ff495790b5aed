//! What is new in a paper: by its date, or because it came into the record after the last meeting, whose paper lacks it.

use chrono::NaiveDate;

use super::record::Briefing;
use crate::history::late_entries::List;
use crate::labels::BriefText;
use crate::model::{Amendment, Assessment, Measure, Report, Spent};

/// A row that is new; with the day on which it came where it is dated before the last meeting.
type New<'m, T> = (&'m T, Option<NaiveDate>);

/// The new reports on a measure.
pub(super) fn reports<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = New<'m, Report>> {
    new_in(facts, measure, (List::Reports, &measure.reports), |report| report.date)
}

/// The new assessments of a measure.
pub(super) fn assessments<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = New<'m, Assessment>> {
    new_in(facts, measure, (List::Assessments, &measure.assessments), |assessment| assessment.date)
}

/// The new amendments of a measure.
pub(super) fn amendments<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = New<'m, Amendment>> {
    new_in(facts, measure, (List::Amendments, &measure.amendments), |amendment| amendment.date)
}

/// The new payments of a measure.
pub(super) fn spending<'m>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
) -> impl Iterator<Item = New<'m, Spent>> {
    new_in(facts, measure, (List::Spent, &measure.spent), |spent| spent.date)
}

fn new_in<'m, T>(
    facts: &Briefing<'_>,
    measure: &'m Measure,
    (list, rows): (List, &'m [T]),
    date: fn(&T) -> NaiveDate,
) -> impl Iterator<Item = New<'m, T>> {
    let all = rows.iter().enumerate().map(move |(at, row)| (row, facts.arrived.came(list, measure, at)));
    all.filter(move |(row, came)| came.is_some() || facts.is_new(date(row)))
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
