//! Every date of a plan as events of a calendar.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::parts::paper::shown;
use super::parts::plan_at::PlanAt;
use crate::check::shown_slug;
use crate::history::dates::{DateRecord, DateRecords};
use crate::labels::{CalendarText, Language, StatusText};
use crate::model::{
    BodyId, CalendarPeriod, Deadline, Decision, Measure, MeasureId, Meeting, Milestone, Plan, Status,
};
use crate::query::owed;
use crate::render::calendar::{Calendar, Event};
use crate::text::TextSlice;

/// What a calendar is made of.
pub struct Dates<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What its history says of the dates; empty outside git.
    pub records: &'a DateRecords,
    /// Who owes reports for which periods.
    pub owing: &'a OwedReports,
    /// Only what concerns this body; `None`: everything.
    pub body: Option<BodyId>,
    /// The language of the texts.
    pub language: Language,
    /// How many days before each event there is an alarm.
    pub alarm: Option<u32>,
    /// Where on the web more is to be read of something; `None` where that is not known.
    pub link: &'a dyn Fn(Subject) -> Option<String>,
}

/// What an event is about: parts of the plan go by their places in its lists.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    /// A measure, or a milestone of it.
    Measure(usize),
    /// A meeting, or a decision of it.
    Meeting(usize),
    /// Who owes a report.
    Reports,
}

/// Who owes reports for which periods: asked once, however many calendars are made of a plan.
pub struct OwedReports(Vec<(CalendarPeriod, HashSet<BodyId>)>);

impl OwedReports {
    /// Of every period of a plan.
    pub fn of(plan_at: &PlanAt) -> Self {
        let plan = &plan_at.plan;
        if plan.is_draft() {
            return OwedReports(Vec::new());
        }
        let last_day = plan.period.map_or(plan_at.day, |period| period.end);
        let bodies = |period| owed::find(plan, period).iter().map(|owed| owed.body).collect();
        OwedReports(
            owed::periods(plan, last_day).into_iter().map(|period| (period, bodies(period))).collect(),
        )
    }
}

impl Dates<'_> {
    /// The calendar: measures with their milestones, then meetings with their decisions, then reports.
    pub fn calendar(&self) -> Calendar {
        let mut events = Vec::new();
        let claimed = claimed(self.plan());
        let title = self.plan().known_title().and_then(shown_slug);
        let plan = title.unwrap_or_else(|| "plan".to_owned());
        let mut add = |subject: Subject, found: Vec<Event>| {
            if found.is_empty() {
                return;
            }
            let url = (self.link)(subject);
            let whole =
                |event: Event| Event { uid: format!("{}@{plan}", event.uid), url: url.clone(), ..event };
            events.extend(found.into_iter().map(whole));
        };
        for (at, measure) in self.plan().measures.iter().map(Arc::as_ref).enumerate() {
            add(Subject::Measure(at), self.of_measure(measure, &claimed));
        }
        for (at, meeting) in self.plan().meetings.iter().enumerate() {
            add(Subject::Meeting(at), self.of_meeting(meeting));
        }
        add(Subject::Reports, self.of_reports());
        let title = self.plan().known_title().unwrap_or_default();
        let name = match self.body {
            Some(body) => format!("{} – {title}", self.name(body)),
            None => title.to_owned(),
        };
        let draft = self.plan().is_draft().then(|| StatusText::IsDraft.in_language(self.language).to_owned());
        Calendar { name, description: draft, language: self.language.word(), events }
    }

    fn plan(&self) -> &Plan {
        &self.plan_at.plan
    }

    fn name(&self, body: BodyId) -> &str {
        self.language.body(self.plan(), body)
    }

    /// An event of the plan, without what else is to be known.
    fn event(&self, uid: &str, day: NaiveDate, record: DateRecord, summary: String) -> Event {
        let begin = self.plan().adopted.or(self.plan().period.map(|period| period.start));
        let adopted = begin.map_or(0, |day| day.and_time(NaiveTime::MIN).and_utc().timestamp());
        Event {
            uid: uid.to_owned(),
            changed: record.changed.unwrap_or(adopted),
            sequence: record.moves,
            day,
            summary,
            description: String::new(),
            url: None,
            categories: Vec::new(),
            is_cancelled: false,
            alarm: self.alarm,
        }
    }

    fn summary(&self, id: &str, what: CalendarText, text: &str) -> String {
        format!("{id} – {}: {text}", what.in_language(self.language))
    }

    fn labelled(&self, label: CalendarText, value: &str) -> String {
        format!("{}: {value}", label.in_language(self.language))
    }

    fn of_measure(&self, measure: &Measure, claimed: &HashSet<&MeasureId>) -> Vec<Event> {
        let mut events = Vec::new();
        let plan = self.plan();
        let day = self.plan_at.day;
        let is_mine = self.body.is_none_or(|body| plan.is_accountable(body, measure, day));
        let due = measure.deadline.date().filter(|_| is_mine);
        let due_of = |milestone: &Milestone| {
            let is_mine = |body| plan.is_accountable_for(body, (measure, milestone), day);
            milestone.due.date().filter(|_| self.body.is_none_or(is_mine))
        };
        // Most measures are none of one body's: of these, no names of events are made.
        if due.is_none() && measure.milestones.iter().all(|milestone| due_of(milestone).is_none()) {
            return events;
        }
        let id = lasting_id(measure, claimed);
        if let Some(due) = due {
            let record = self.records.deadline(&measure.id, None);
            let summary =
                self.summary(measure.id.as_str(), CalendarText::Deadline, self.language.title(measure));
            events.push(Event {
                description: self.description(plan.accountable(measure, None), None, &measure.deadline),
                categories: self.categories(plan.accountable(measure, None)),
                is_cancelled: plan.is_closed(due) || plan.status(measure, day) == Status::Withdrawn,
                ..self.event(
                    &format!("{id}.deadline"),
                    due,
                    self.withdrawn(record, measure, None, due),
                    summary,
                )
            });
        }
        let mut taken = HashSet::new();
        for milestone in &measure.milestones {
            // Two with the same name are numbered in their order.
            let name = shown_slug(milestone.name()).unwrap_or_else(|| "milestone".to_owned());
            let mut uid = format!("{id}.m.{name}");
            while !taken.insert(uid.clone()) {
                uid.push_str("-2");
            }
            if let Some(due) = due_of(milestone) {
                events.push(self.milestone(measure, milestone, (&uid, due)));
            }
        }
        events
    }

    fn milestone(&self, measure: &Measure, milestone: &Milestone, (uid, due): (&str, NaiveDate)) -> Event {
        let plan = self.plan();
        let record = self.records.deadline(&measure.id, Some(milestone));
        let bodies = plan.accountable(measure, Some(milestone));
        let bodies = if bodies.is_empty() { plan.accountable(measure, None) } else { bodies };
        let day = self.plan_at.day;
        let is_withdrawn = |status: Status| status == Status::Withdrawn;
        let summary = self.summary(measure.id.as_str(), CalendarText::Milestone, &milestone.label());
        Event {
            description: self.description(bodies, Some(measure), &milestone.due),
            categories: self.categories(bodies),
            is_cancelled: plan.is_closed(due)
                || is_withdrawn(plan.status(measure, day))
                || is_withdrawn(plan.milestone_status(measure, milestone, day)),
            ..self.event(uid, due, self.withdrawn(record, measure, Some(milestone), due), summary)
        }
    }

    /// The record of a date with what withdrew it, took it up again, or closed the plan before it: a calendar takes up that
    /// an event is cancelled if its number is higher than before. Outside git there is no before.
    fn withdrawn(
        &self,
        record: DateRecord,
        measure: &Measure,
        milestone: Option<&Milestone>,
        due: NaiveDate,
    ) -> DateRecord {
        let is_about =
            |name: &TextSlice| milestone.is_some_and(|milestone| milestone.is_named(name.as_str()));
        let known = measure.amendments.iter().filter(|it| it.date <= self.plan_at.day);
        let decided = known.filter(|it| it.withdrawn.is_some() && it.milestone.as_ref().is_none_or(is_about));
        let is_closed = self.plan().is_closed(due);
        let changes = decided.count() + usize::from(is_closed);
        let record = if is_closed { self.records.called_off(record) } else { record };
        DateRecord { moves: record.moves + record.changed.map_or(0, |_| changes), ..record }
    }

    fn categories(&self, bodies: &[BodyId]) -> Vec<String> {
        bodies.iter().map(|&body| self.name(body).to_owned()).collect()
    }

    /// Who answers for it, the measure that it belongs to, and the period where the day is only the last of one.
    fn description(&self, bodies: &[BodyId], measure: Option<&Measure>, due: &Deadline) -> String {
        let mut lines = Vec::new();
        lines.extend(
            measure.map(|measure| self.labelled(CalendarText::Measure, self.language.title(measure))),
        );
        if !bodies.is_empty() {
            lines.push(self.labelled(CalendarText::Responsible, &self.categories(bodies).join(", ")));
        }
        lines.extend(due.period().map(|period| self.of_period(period)));
        lines.join("\n")
    }

    fn of_period(&self, period: CalendarPeriod) -> String {
        self.labelled(CalendarText::Period, &self.language.period(period))
    }

    fn of_meeting(&self, meeting: &Meeting) -> Vec<Event> {
        let mut events = Vec::new();
        let id = meeting.id.to_string();
        if self.takes_part(meeting) {
            let title = shown(&meeting.title, self.language);
            let summary = self.labelled(CalendarText::Meeting, &title);
            events.push(Event {
                description: meeting.period.map(|period| self.of_period(period)).unwrap_or_default(),
                categories: self.categories(meeting.body.as_slice()),
                ..self.event(&format!("meeting.{id}"), meeting.id.day, self.records.decided(&id), summary)
            });
        }
        for decision in &meeting.decisions {
            let is_mine =
                self.body.is_none_or(|body| self.plan().is_concerned(body, decision, self.plan_at.day));
            if let Some((decision_due, due)) =
                decision.due.as_ref().zip(decision.due_day()).filter(|_| is_mine)
            {
                events.push(self.decision(&meeting.decision_id(decision), decision, (decision_due, due)));
            }
        }
        events
    }

    fn decision(&self, id: &str, decision: &Decision, (due, day): (&Deadline, NaiveDate)) -> Event {
        let text = shown(&decision.text, self.language);
        Event {
            description: self.description(&decision.responsible, None, due),
            categories: self.categories(&decision.responsible),
            ..self.event(
                &format!("decision.{id}"),
                day,
                self.records.decided(id),
                self.summary(id, CalendarText::Decision, &text),
            )
        }
    }

    /// Whether the meeting is one of the body that was asked for: its own, or that of a group which it belongs to.
    fn takes_part(&self, meeting: &Meeting) -> bool {
        let (Some(asked), Some(body)) = (self.body, meeting.body) else { return true };
        asked == body || self.plan().register[asked].member_of.contains(&body)
    }

    /// An event for each period in which a report is owed, by any body or by the one that was asked for.
    fn of_reports(&self) -> Vec<Event> {
        let mut events = Vec::new();
        let plan = self.plan();
        for (period, bodies) in &self.owing.0 {
            let period = *period;
            if self.body.map_or(!bodies.is_empty(), |body| bodies.contains(&body)) {
                let due = CalendarText::ReportsDue.in_language(self.language);
                let summary = format!("{} – {due}", self.language.period(period));
                let record = self.records.reports(period);
                let day = owed::due(plan, period);
                events.push(Event {
                    categories: self.categories(self.body.as_slice()),
                    is_cancelled: plan.is_closed(day),
                    ..self.event(&format!("report.{period}"), day, record, summary)
                });
            }
        }
        events
    }
}

/// The ids that measures had at first and have no longer: events go by these, so that a new number is no new event.
fn claimed(plan: &Plan) -> HashSet<&MeasureId> {
    plan.measures.iter().filter_map(|measure| measure.formerly.first()).collect()
}

/// What the events of a measure are called by: its first id. A measure that has the first id of another one now is told
/// apart from it.
fn lasting_id(measure: &Measure, claimed: &HashSet<&MeasureId>) -> String {
    match measure.formerly.first() {
        Some(first) => first.to_string(),
        None if claimed.contains(&measure.id) => format!("{}.later", measure.id),
        None => measure.id.to_string(),
    }
}
