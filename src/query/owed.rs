//! Who owes a report for which period, on which measures, and by when.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{BodyId, CalendarPeriod, Measure, Milestone, Place, Plan, Report};

/// What a body owes for a period.
#[derive(Debug)]
pub struct OwedReport<'p> {
    /// Who owes it.
    pub body: BodyId,
    /// For which period.
    pub period: CalendarPeriod,
    /// The last day on which it is on time.
    pub due: NaiveDate,
    /// The measures to be reported on, in the order of the plan.
    pub measures: Vec<OwedMeasure<'p>>,
}

impl OwedReport<'_> {
    /// Whether every measure was reported on.
    pub fn is_settled(&self) -> bool {
        self.measures.iter().all(|owed| owed.is_settled)
    }
}

/// A measure that a body has to report on.
#[derive(Debug)]
pub struct OwedMeasure<'p> {
    /// Which one.
    pub measure: &'p Measure,
    /// The milestones alone that it is asked about; empty: the whole measure.
    pub milestones: Vec<&'p Milestone>,
    /// Whose duty it was before, where the body is asked as a successor.
    pub predecessor: Option<BodyId>,
    /// Who took the duty over, and may report as well.
    pub successor: Option<BodyId>,
    /// Whether a report for the period is there.
    pub is_settled: bool,
}

impl OwedMeasure<'_> {
    /// The body that is named, in whose place the one that is asked reports: itself, or its predecessor. What that one
    /// reported before the duty moved answers for it too.
    pub fn place(&self, asked: BodyId) -> BodyId {
        self.predecessor.unwrap_or(asked)
    }
}

/// Who answers for measures, and has no body to report on them.
#[derive(Clone, Debug)]
pub struct NotAsked<'p> {
    /// A group or a class without members.
    pub body: BodyId,
    /// In the order of the plan.
    pub measures: Vec<&'p Measure>,
}

/// The periods of the cycle for which reports are owed, that have begun by a day: from the one in which the plan was adopted
/// to the end of its own period. Empty without a cycle, or without a day to begin with.
pub fn periods(plan: &Plan, day: NaiveDate) -> Vec<CalendarPeriod> {
    let begin = plan.adopted.or(plan.period.map(|period| period.start));
    let (Some(coordination), Some(begin)) = (&plan.coordination, begin) else { return Vec::new() };
    let last_day = plan.period.map_or(day, |period| period.end.min(day));
    let first = CalendarPeriod::of(begin, coordination.cycle.months());
    // Years have four digits: no cycle goes on past them.
    std::iter::successors(Some(first), |period| Some(period.next()))
        .take_while(|period| period.first_day() <= last_day && period.last_day() != NaiveDate::MAX)
        .collect()
}

/// The period of the plan that ends nearest to a day: the one that a meeting on it deals with.
pub fn nearest(plan: &Plan, day: NaiveDate) -> Option<CalendarPeriod> {
    let last_day = plan.period.map_or(day, |period| period.end);
    let all = periods(plan, last_day).into_iter();
    all.min_by_key(|period| (period.last_day() - day).num_days().abs())
}

/// The last period of which reports were due by a day, and those of which they are still to come up to the one that a
/// meeting deals with: a meeting may be about a later one than that which is running. In a closed plan the first is the last
/// one that had ended at the closing, as no later one was ever asked for.
pub fn asked_for(
    plan: &Plan,
    period: CalendarPeriod,
    day: NaiveDate,
) -> (Option<CalendarPeriod>, Vec<CalendarPeriod>) {
    let was_asked = |period: &CalendarPeriod| !plan.is_closed(period.last_day());
    let was_due = |one: &CalendarPeriod| *one <= period && due(plan, *one) <= day && was_asked(one);
    let last_due = || periods(plan, day).into_iter().rev().find(was_due);
    let to_come = || {
        let before = periods(plan, period.first_day()).into_iter().filter(|one| *one < period);
        before.filter(|one| due(plan, *one) > day).chain([period]).collect()
    };
    match plan.is_closed(day) {
        _ if was_due(&period) => (Some(period), Vec::new()),
        true => (last_due(), Vec::new()),
        false => (last_due(), to_come()),
    }
}

/// By when reports for a period are owed: the day of the first meeting of the mechanism that deals with it, else its last
/// day.
pub fn due(plan: &Plan, period: CalendarPeriod) -> NaiveDate {
    let mechanism = plan.coordination.as_ref().and_then(|coordination| coordination.mechanism);
    let about = plan.meetings.iter().filter(|meeting| meeting.period == Some(period));
    let of_mechanism = about.filter(|meeting| mechanism.is_some() && meeting.body == mechanism);
    of_mechanism.map(|meeting| meeting.id.day).min().unwrap_or(period.last_day())
}

/// What every body owes for a period once the plan is no draft any more, in the order of the register.
pub fn find(plan: &Plan, period: CalendarPeriod) -> Vec<OwedReport<'_>> {
    let due = due(plan, period);
    let mut owed: Vec<Vec<OwedMeasure<'_>>> = Vec::new();
    owed.resize_with(plan.register.bodies().count(), Vec::new);
    for measure in plan.measures.iter().map(Arc::as_ref) {
        if !is_open(plan, measure, period) {
            continue;
        }
        let asked = asked_bodies(plan, measure, (day_before(period), due));
        for (body, asked) in asked {
            if let Some(of_body) = owed.get_mut(body.index()) {
                of_body.extend(owed_measure(plan, (body, asked), measure, (period, due)));
            }
        }
    }
    let bodies = plan.register.bodies().map(|(body, _)| body).zip(owed);
    let of_body = |(body, measures)| OwedReport { body, period, due, measures };
    bodies.map(of_body).filter(|owed| !owed.measures.is_empty()).collect()
}

/// Who answers for a measure and is asked for nothing, since there is no body to report for it, with the measures: in the
/// order of the register. A class that is open, such as "ministers with relevant responsibilities", is one.
pub fn not_asked(plan: &Plan, period: CalendarPeriod) -> Vec<NotAsked<'_>> {
    let due = due(plan, period);
    let mut all: BTreeMap<BodyId, Vec<&Measure>> = BTreeMap::new();
    // Most plans have no such body: which measures are open is asked of theirs alone.
    if plan.register.bodies().all(|(body, _)| plan.can_report(body)) {
        return Vec::new();
    }
    for measure in plan.measures.iter().map(Arc::as_ref) {
        let of_milestones = measure.milestones.iter().flat_map(|milestone| &milestone.responsible);
        let named = plan.accountable(measure, None).iter().chain(of_milestones);
        let asked = named.map(|&named| plan.register.asked(named, &measure.id, due));
        let silent: BTreeSet<BodyId> = asked.filter(|&body| !plan.can_report(body)).collect();
        if !silent.is_empty() && is_open(plan, measure, period) {
            silent.into_iter().for_each(|body| all.entry(body).or_default().push(measure));
        }
    }
    all.into_iter().map(|(body, measures)| NotAsked { body, measures }).collect()
}

/// The same as of a day: a body that took the duty over after the report was due may still send it.
pub fn find_on(plan: &Plan, period: CalendarPeriod, day: NaiveDate) -> Vec<OwedReport<'_>> {
    let mut all = find(plan, period);
    for owed in &mut all {
        let day = owed.due.max(day);
        for one in &mut owed.measures {
            one.successor = plan.register.successor_on(owed.body, &one.measure.id, day);
        }
    }
    all
}

/// Why a body is asked about a measure.
#[derive(Default)]
struct AskedFor<'p> {
    /// The body that the measure names, which is this one or whose duty this one took over; `None`: the measure names none.
    whole: Option<BodyId>,
    /// The same for the first milestone that names one.
    of_milestone: Option<BodyId>,
    /// The milestones that name one.
    milestones: Vec<&'p Milestone>,
}

/// The bodies that are asked about a measure, by the day before the period and the day on which reports are due: by their
/// names in it, or as the successors of those that are named, since a day that has come by then. Nothing more is asked of a
/// body that had completed its part, nor about a milestone that was completed or withdrawn, before the period began.
fn asked_bodies<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    (before, due): (NaiveDate, NaiveDate),
) -> BTreeMap<BodyId, AskedFor<'p>> {
    let mut all: BTreeMap<BodyId, AskedFor<'_>> = BTreeMap::new();
    let asked = |named: BodyId| plan.register.asked(named, &measure.id, due);
    let named = plan.accountable(measure, None).iter();
    for &named in named.filter(|named| !plan.has_completed(**named, measure, before)) {
        let body = asked(named);
        let whole = &mut all.entry(body).or_default().whole;
        // Who is named itself answers for its own place.
        *whole = if named == body { Some(named) } else { whole.or(Some(named)) };
    }
    let is_running = |milestone: &&Milestone| {
        milestone.responsible.is_empty() || !plan.milestone_status(measure, milestone, before).is_ended()
    };
    for milestone in measure.milestones.iter().filter(is_running) {
        for &named in &milestone.responsible {
            let of_body = all.entry(asked(named)).or_default();
            of_body.of_milestone.get_or_insert(named);
            if !of_body.milestones.last().is_some_and(|last| std::ptr::eq(*last, milestone)) {
                of_body.milestones.push(milestone);
            }
        }
    }
    all
}

/// What a body is asked about a measure, if there is anybody to report for it.
fn owed_measure<'p>(
    plan: &'p Plan,
    (body, asked): (BodyId, AskedFor<'p>),
    measure: &'p Measure,
    (period, day): (CalendarPeriod, NaiveDate),
) -> Option<OwedMeasure<'p>> {
    let AskedFor { whole, of_milestone, milestones } = asked;
    let named = whole.or(of_milestone).filter(|_| plan.can_report(body))?;
    Some(OwedMeasure {
        measure,
        predecessor: (named != body).then_some(named),
        successor: plan.register.successor_on(body, &measure.id, day),
        is_settled: reports_for(plan, named, measure, period).next().is_some(),
        milestones: if whole.is_some() { Vec::new() } else { milestones },
    })
}

/// Whether a body still owes its report on a measure for a period.
pub fn is_missing(plan: &Plan, body: BodyId, measure: &Measure, period: CalendarPeriod) -> bool {
    let due = due(plan, period);
    let asked = || asked_bodies(plan, measure, (day_before(period), due)).remove(&body);
    let owed = || owed_measure(plan, (body, asked()?), measure, (period, due));
    is_open(plan, measure, period) && owed().is_some_and(|owed| !owed.is_settled)
}

/// Whether a body that answers for a measure or leads a milestone of it, itself or as a successor, has anything left to
/// report, for a period or, where the plan has no cycle, at all.
pub fn has_some_left(
    plan: &Plan,
    (body, measure): (BodyId, &Measure),
    period: Option<CalendarPeriod>,
) -> bool {
    let before = period.map_or(NaiveDate::MAX, day_before);
    let answers = |named: &&BodyId| **named == body || plan.register.took_over(**named, body, &measure.id);
    let mut whole = plan.accountable(measure, None).iter().filter(answers);
    let is_led = |milestone: &Milestone| {
        milestone.responsible.iter().any(|named| answers(&named))
            && !plan.milestone_status(measure, milestone, before).is_ended()
    };
    whole.any(|named| !plan.has_completed(*named, measure, before)) || measure.milestones.iter().any(is_led)
}

fn day_before(period: CalendarPeriod) -> NaiveDate {
    period.first_day().pred_opt().unwrap_or(NaiveDate::MIN)
}

/// Whether a measure was not ended when a period began.
pub fn is_open(plan: &Plan, measure: &Measure, period: CalendarPeriod) -> bool {
    let before = day_before(period);
    !plan.status(measure, before).is_ended() && !plan.is_closed(before)
}

/// The reports of the body, or of who speaks in its place, on the measure for a period.
pub fn reports_for<'p>(
    plan: &'p Plan,
    body: BodyId,
    measure: &'p Measure,
    period: CalendarPeriod,
) -> impl Iterator<Item = &'p Report> {
    measure.reports.iter().filter(move |report| {
        report.speakers().any(|speaker| plan.counts_for(speaker, body, measure))
            && period_of(measure, report, period) == Some(period)
    })
}

/// The period that a report is for: that of its return, or in a measure's own file, the one of the cycle that its day is in.
pub fn period_of(measure: &Measure, report: &Report, like: CalendarPeriod) -> Option<CalendarPeriod> {
    period_at(measure, (report.place, report.date), like)
}

/// The same for any dated row of a file.
pub fn period_at(
    measure: &Measure,
    (place, date): (Place, NaiveDate),
    like: CalendarPeriod,
) -> Option<CalendarPeriod> {
    if place.file == measure.file {
        return Some(CalendarPeriod::of(date, like.months()));
    }
    place.period
}
