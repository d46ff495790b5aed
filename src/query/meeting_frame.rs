//! What a meeting looks back on and ahead to: since the last one, and before the next.

use chrono::NaiveDate;

use super::owed;
use crate::model::day::months_later;
use crate::model::{BodyId, CalendarPeriod, Meeting, MeetingId, Plan};

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// The day it is asked for.
    pub day: NaiveDate,
    /// The meeting: one by its name, or that of a day; `None`: the next one that the plan's files hold.
    pub meeting: Option<MeetingId>,
    /// The day after which something is new; `None`: that of the last meeting.
    pub since: Option<NaiveDate>,
}

/// A meeting between the last one and the next.
#[derive(Clone, Debug)]
pub struct Frame<'p> {
    /// What the files hold of it; `None`: there is no such meeting in them yet.
    pub meeting: Option<&'p Meeting>,
    /// Its day; `None`: no meeting was asked for, and none lies ahead.
    pub day: Option<NaiveDate>,
    /// The one before it.
    pub last: Option<&'p Meeting>,
    /// What happened after this day is new. `None`: nothing says where to begin.
    pub since: Option<NaiveDate>,
    /// The one after it.
    pub next: Option<&'p Meeting>,
    /// What falls due up to this day falls due before the next meeting.
    pub until: NaiveDate,
    /// The period that is reported on; `None`: the plan has no cycle.
    pub period: Option<CalendarPeriod>,
}

impl Frame<'_> {
    /// Whether what is new is so since the last meeting.
    pub fn is_since_last(&self) -> bool {
        self.last.is_some_and(|last| Some(last.id.day) == self.since)
    }
}

/// Finds the meeting, the one before and the one after it: of the body that meets, else of the mechanism, else of all.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Frame<'p> {
    let Question { day, meeting, since } = question;
    let (day, since) = (*day, *since);
    let coordination = plan.coordination.as_ref();
    let mechanism = coordination.and_then(|coordination| coordination.mechanism);
    let of =
        |body: Option<BodyId>| plan.meetings.iter().filter(move |one| body.is_none() || one.body == body);
    let found = match meeting {
        Some(wanted) if wanted.has_name() => of(None).find(|one| one.id == *wanted),
        Some(wanted) => {
            let on_day = |body| of(body).find(|one| one.id.day == wanted.day);
            on_day(mechanism).or_else(|| on_day(None))
        }
        None => of(mechanism).find(|one| one.id.day >= day),
    };
    let body = found.map_or(mechanism, |one| one.body);
    let meeting_day = meeting.as_ref().or(found.map(|one| &one.id)).map(|id| id.day);
    let at = meeting_day.unwrap_or(day);
    let last = of(body).filter(|one| one.id.day < at && one.id.day <= day).max_by_key(|one| one.id.day);
    let next = of(body).filter(|one| one.id.day > at).min_by_key(|one| one.id.day);
    let months = coordination.map_or(6, |coordination| coordination.cycle.months());
    let in_cycle = months_later(at, months).unwrap_or(NaiveDate::MAX);
    let begin = plan.adopted.or(plan.period.map(|period| period.start));
    let period = found.and_then(|one| one.period).or_else(|| owed::nearest(plan, at));
    Frame {
        meeting: found,
        day: meeting_day,
        last,
        since: since.or(last.map(|one| one.id.day)).or(begin),
        next,
        until: next.map_or(in_cycle, |one| one.id.day),
        period,
    }
}
