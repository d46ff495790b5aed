//! Which reports for a period came in, which are missing, and what else is still open.

use chrono::NaiveDate;

use super::decisions::{self, OpenDecision};
use super::owed::{self, NotAsked, OwedMeasure};
use super::reported;
pub use super::reported::{LastHeard, ReceivedReport};
use crate::model::{BodyId, CalendarPeriod, Plan};

/// What to ask for.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// For which period; `None`: the latest that has ended.
    pub period: Option<CalendarPeriod>,
    /// On which day: later reports do not count.
    pub day: NaiveDate,
    /// Only what this body is asked, or may answer in the place of another; `None`: all.
    pub body: Option<BodyId>,
}

/// The answer.
#[derive(Debug)]
pub struct Due<'p> {
    /// The period, and the last day on which a report for it is on time; or why no body owes one.
    pub period: Result<(CalendarPeriod, NaiveDate), NoPeriod>,
    /// Who is asked, in the order of the register.
    pub bodies: Vec<AskedBody<'p>>,
    /// Who answers for a measure and cannot be asked.
    pub not_asked: Vec<NotAsked<'p>>,
    /// The latest report on anything of the body that was asked for, or of who speaks in its place.
    pub last_heard: Option<LastHeard>,
    /// What meetings decided and is not carried out: of the body that was asked for, also what a group of it is to do.
    pub decisions: Vec<OpenDecision<'p>>,
    /// The day on which the plan was closed, where that was before the day of the question: since then no body owes
    /// a report, and what did not come in is only told.
    pub closed: Option<NaiveDate>,
}

/// Why no report is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPeriod {
    /// The plan has no cycle, or no day from which periods could be counted.
    NoCycle,
    /// The plan has no day of adoption, and no report has come in: it is a draft.
    NotAdopted,
    /// The first period has not ended: which one it is, and the last day on which a report for it is on time.
    NoneEnded(CalendarPeriod, NaiveDate),
    /// The plan has no such period: these are its first and its last.
    Outside(CalendarPeriod, CalendarPeriod),
}

/// A body that is asked.
#[derive(Debug)]
pub struct AskedBody<'p> {
    /// Who.
    pub body: BodyId,
    /// What it is asked, in the order of the plan.
    pub measures: Vec<AskedMeasure<'p>>,
    /// The latest report on any measure, for any period, of its own or of a body that speaks in its place; `None`: there
    /// is none.
    pub last_heard: Option<LastHeard>,
}

impl AskedBody<'_> {
    /// How many reports did not come in.
    pub fn unanswered(&self) -> usize {
        self.measures.iter().filter(|asked| asked.received.is_none()).count()
    }

    /// How many came in after the day on which they were due.
    pub fn late(&self, due: NaiveDate) -> usize {
        self.measures.iter().filter(|asked| asked.is_late(due)).count()
    }
}

/// A measure that a body is asked about.
#[derive(Debug)]
pub struct AskedMeasure<'p> {
    /// What it is asked.
    pub owed: OwedMeasure<'p>,
    /// The first report that answers; `None`: it is missing.
    pub received: Option<ReceivedReport>,
}

impl AskedMeasure<'_> {
    /// Whether it came in after the day on which it was due.
    pub fn is_late(&self, due: NaiveDate) -> bool {
        self.received.is_some_and(|received| received.date > due)
    }
}

/// What came in and what is missing.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Due<'p> {
    let decisions = match question.body {
        Some(body) => decisions::open_with_groups(plan, question.day, body),
        None => decisions::open(plan, question.day, None),
    };
    let closed = plan.closed.as_ref().map(|closed| closed.date).filter(|_| plan.is_closed(question.day));
    let period = match period(plan, question) {
        Ok(period) => period,
        Err(why) => {
            let (bodies, not_asked) = (Vec::new(), Vec::new());
            return Due { period: Err(why), bodies, not_asked, last_heard: None, decisions, closed };
        }
    };
    let last_heard_of = reported::last_heard(plan, question.day);
    let asked = owed::find_on(plan, period, question.day).into_iter().filter_map(|owed| {
        let measures = owed.measures.into_iter().filter(|one| is_wanted(plan, question.body, owed.body, one));
        let measures = measures.map(|one| asked_measure(plan, owed.body, one, (period, question.day)));
        // A period that had not ended when the plan was closed was never asked about.
        let measures = measures.filter(|one| one.received.is_some() || !plan.is_closed(period.last_day()));
        let measures: Vec<_> = measures.collect();
        let last_heard = last_heard_of[owed.body.index()];
        (!measures.is_empty()).then_some(AskedBody { body: owed.body, measures, last_heard })
    });
    let bodies = asked.collect();
    let last_heard = question.body.and_then(|body| last_heard_of[body.index()]);
    let mut not_asked = owed::not_asked(plan, Some(period), question.day);
    not_asked.retain(|one| question.body.is_none_or(|body| body == one.body) && closed.is_none());
    Due { period: Ok((period, owed::due(plan, period))), bodies, not_asked, last_heard, decisions, closed }
}

/// The period to ask for, where the plan has it.
fn period(plan: &Plan, question: &Question) -> Result<CalendarPeriod, NoPeriod> {
    let last_day = plan.period.map_or(question.day, |period| period.end);
    let all = owed::periods(plan, last_day);
    let (Some(&first), Some(&last)) = (all.first(), all.last()) else { return Err(NoPeriod::NoCycle) };
    if plan.is_draft() {
        return Err(NoPeriod::NotAdopted);
    }
    match question.period {
        Some(period) if all.contains(&period) => Ok(period),
        Some(_) => Err(NoPeriod::Outside(first, last)),
        None => {
            let ended = all.into_iter().rev().find(|period| period.last_day() < question.day);
            ended.ok_or_else(|| NoPeriod::NoneEnded(first, owed::due(plan, first)))
        }
    }
}

/// Whether the body that was asked for is the one that owes it, or may answer in its place: as its successor, or as a
/// member of the group that is named.
fn is_wanted(plan: &Plan, wanted: Option<BodyId>, owing: BodyId, owed: &OwedMeasure<'_>) -> bool {
    wanted.is_none_or(|wanted| {
        let is_member = || plan.register[wanted].member_of.contains(&owing);
        wanted == owing || owed.successor == Some(wanted) || is_member()
    })
}

fn asked_measure<'p>(
    plan: &'p Plan,
    body: BodyId,
    owed: OwedMeasure<'p>,
    (period, day): (CalendarPeriod, NaiveDate),
) -> AskedMeasure<'p> {
    let place = owed.place(body);
    let reports = owed::reports_for(plan, place, owed.measure, period).filter(|report| report.date <= day);
    let first = reports.min_by_key(|report| report.date);
    let received = first.and_then(|report| {
        let mut speakers = report.speakers().filter(|&one| plan.counts_for(one, place, owed.measure));
        Some(ReceivedReport { date: report.date, by: speakers.next()? })
    });
    AskedMeasure { owed, received }
}
