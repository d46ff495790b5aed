//! What a meeting has to deal with.

use std::sync::Arc;

use chrono::NaiveDate;

use super::decisions::{self, OpenDecision};
use super::overdue;
use super::owed;
use crate::model::{Assessment, CalendarPeriod, Measure, Milestone, Plan, Report, Spent};

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
    let measures = plan.measures.iter().map(Arc::as_ref);
    let all = measures.flat_map(|measure| measure.reports.iter().map(move |report| (measure, report)));
    all.filter(move |(measure, report)| {
        report.date <= day && owed::period_of(measure, report, period) == Some(period)
    })
}

/// What assessors said for a period up to a day, likewise.
pub fn assessments(
    plan: &Plan,
    period: CalendarPeriod,
    day: NaiveDate,
) -> impl Iterator<Item = (&Measure, &Assessment)> {
    let measures = plan.measures.iter().map(Arc::as_ref);
    let all = measures.flat_map(|measure| measure.assessments.iter().map(move |one| (measure, one)));
    all.filter(move |(measure, one)| {
        one.date <= day && owed::period_at(measure, (one.place, one.date), period) == Some(period)
    })
}

/// What was said to be spent for a period up to a day, likewise.
pub fn spent(
    plan: &Plan,
    period: CalendarPeriod,
    day: NaiveDate,
) -> impl Iterator<Item = (&Measure, &Spent)> {
    let measures = plan.measures.iter().map(Arc::as_ref);
    let all = measures.flat_map(|measure| measure.spent.iter().map(move |one| (measure, one)));
    all.filter(move |(measure, one)| {
        one.date <= day && owed::period_at(measure, (one.place, one.date), period) == Some(period)
    })
}
