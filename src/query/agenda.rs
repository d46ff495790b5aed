//! What a meeting has to deal with.

use std::sync::Arc;

use chrono::NaiveDate;

use super::decisions::{self, OpenDecision};
use super::overdue;
use super::owed;
use crate::model::{Assessment, CalendarPeriod, Measure, Milestone, Place, Plan, Report, Spent};

/// What is to be talked about, in the order of the plan.
#[derive(Debug)]
pub struct Agenda<'p> {
    /// The period whose reports it deals with; `None`: the plan has no cycle.
    pub period: Option<CalendarPeriod>,
    /// The measures on which a report is owed for it.
    pub owed: Vec<&'p Measure>,
    /// The measures that are late on its day, the longest late first.
    pub late: Vec<&'p Measure>,
    /// The milestones that are, likewise: of measures whether late or not.
    pub late_milestones: Vec<(&'p Measure, &'p Milestone)>,
    /// Decisions of earlier meetings that are still open.
    pub decisions: Vec<OpenDecision<'p>>,
}

/// What a meeting on a day has to deal with; `period`: where it is not the one that ends nearest to the day.
pub fn find(plan: &Plan, day: NaiveDate, period: Option<CalendarPeriod>) -> Agenda<'_> {
    let period = period.or_else(|| owed::nearest(plan, day));
    // In a draft nothing is owed or late, whatever its dates.
    let judged = Some(plan).filter(|plan| !plan.is_draft());
    let period_owed = period.filter(|_| judged.is_some() && !plan.is_closed(day));
    let asked = period_owed.into_iter().flat_map(|period| owed::find(plan, period));
    let mut owed: Vec<&Measure> = asked.flat_map(|asked| asked.measures).map(|asked| asked.measure).collect();
    owed.sort_by(|a, b| a.order().cmp(&b.order()));
    owed.dedup_by_key(|measure| &measure.id);
    let late = judged.map(|plan| overdue::find(plan, &overdue::Question { day, until: None, body: None }));
    Agenda {
        period,
        owed,
        late: late.iter().flat_map(|late| &late.items).map(|late| late.measure).collect(),
        late_milestones: late
            .iter()
            .flat_map(|late| &late.milestones)
            .map(|late| (late.measure, late.milestone))
            .collect(),
        decisions: decisions::open(plan, day, None),
    }
}

/// What was reported for a period up to a day, in the order of the plan and by date.
pub fn reports(
    plan: &Plan,
    period: CalendarPeriod,
    day: NaiveDate,
) -> impl Iterator<Item = (&Measure, &Report)> {
    said_for(plan, period, day, |measure| &measure.reports, |report| (report.place, report.date))
}

/// What assessors said for a period up to a day, in the same order.
pub fn assessments(
    plan: &Plan,
    period: CalendarPeriod,
    day: NaiveDate,
) -> impl Iterator<Item = (&Measure, &Assessment)> {
    said_for(plan, period, day, |measure| &measure.assessments, |one| (one.place, one.date))
}

/// What was said to be spent for a period up to a day, in the same order.
pub fn spent(
    plan: &Plan,
    period: CalendarPeriod,
    day: NaiveDate,
) -> impl Iterator<Item = (&Measure, &Spent)> {
    said_for(plan, period, day, |measure| &measure.spent, |spent| (spent.place, spent.date))
}

fn said_for<'p, T: 'p>(
    plan: &'p Plan,
    period: CalendarPeriod,
    day: NaiveDate,
    rows: fn(&Measure) -> &[T],
    said: fn(&T) -> (Place, NaiveDate),
) -> impl Iterator<Item = (&'p Measure, &'p T)> {
    let measures = plan.measures.iter().map(Arc::as_ref);
    let all = measures.flat_map(move |measure| rows(measure).iter().map(move |row| (measure, row)));
    all.filter(move |(measure, row)| {
        let (place, date) = said(row);
        date <= day && owed::period_at(measure, (place, date), period) == Some(period)
    })
}
