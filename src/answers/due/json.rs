//! `plan due` in JSON.

use serde::Serialize;

use super::answer::DueAnswer;
use crate::answers::parts::decision::{self, DecisionJson};
use crate::answers::parts::missing_reports::NotAskedJson;
use crate::model::{BodyId, Plan};
use crate::query::due::{AskedBody, AskedMeasure, NoPeriod};
use crate::render::values::Day;

#[derive(Serialize)]
struct DueJson<'a> {
    period: Option<String>,
    due: Option<Day>,
    /// Why no report is owed; null where one is.
    nobody_owes: Option<&'static str>,
    /// The day of its closing, where the plan was closed before the day of the question.
    closed: Option<Day>,
    bodies: Vec<BodyJson<'a>>,
    not_asked: Vec<NotAskedJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
}

#[derive(Serialize)]
struct BodyJson<'a> {
    body: &'a str,
    owed: usize,
    received: usize,
    late: usize,
    /// What is still asked for: nothing once the plan is closed.
    missing: usize,
    /// What did not come in, of a closed plan too.
    unanswered: usize,
    last_heard: Option<Day>,
    /// Who spoke then: itself, or another in its place.
    last_heard_by: Option<&'a str>,
    measures: Vec<AskedJson<'a>>,
}

#[derive(Serialize)]
struct AskedJson<'a> {
    measure: &'a str,
    title: &'a str,
    milestones: Vec<&'a str>,
    predecessor: Option<&'a str>,
    successor: Option<&'a str>,
    received: Option<Day>,
    by: Option<&'a str>,
    late: Option<bool>,
}

/// The answer.
pub fn of<'a>(answer: &DueAnswer<'a>) -> impl Serialize + 'a {
    let plan = &answer.plan_at.plan;
    let period = answer.due.period;
    DueJson {
        period: period.ok().map(|(period, _)| period.to_string()),
        due: period.ok().map(|(_, due)| Day(due)),
        nobody_owes: match period {
            Ok(_) => answer.due.closed.map(|_| "closed"),
            Err(NoPeriod::NoCycle) => Some("no-cycle"),
            Err(NoPeriod::NotAdopted) => Some("not-adopted"),
            Err(NoPeriod::NoneEnded(..)) => Some("no-period-ended"),
            Err(NoPeriod::Outside(..)) => Some("no-such-period"),
        },
        closed: answer.due.closed.map(Day),
        bodies: answer.due.bodies.iter().map(|asked| body(plan, asked, answer)).collect(),
        not_asked: NotAskedJson::list(plan, &answer.due.not_asked),
        decisions: decision::json(plan, &answer.due.decisions, false),
    }
}

fn body<'a>(plan: &'a Plan, asked: &AskedBody<'a>, answer: &DueAnswer<'a>) -> BodyJson<'a> {
    let unanswered = asked.unanswered();
    BodyJson {
        body: plan.register.name(asked.body),
        owed: asked.measures.len(),
        received: asked.measures.len() - unanswered,
        late: answer.due.period.map_or(0, |(_, due)| asked.late(due)),
        missing: answer.due.closed.map_or(unanswered, |_| 0),
        unanswered,
        last_heard: asked.last_heard.map(|last| Day(last.report.date)),
        last_heard_by: asked.last_heard.map(|last| plan.register.name(last.report.by)),
        measures: asked.measures.iter().map(|one| measure(plan, one, answer)).collect(),
    }
}

fn measure<'a>(plan: &'a Plan, one: &AskedMeasure<'a>, answer: &DueAnswer<'a>) -> AskedJson<'a> {
    let name = |body: Option<BodyId>| body.map(|body| plan.register.name(body));
    let due = answer.due.period.ok().map(|(_, due)| due);
    AskedJson {
        measure: one.owed.measure.id.as_str(),
        title: &one.owed.measure.title,
        milestones: one.owed.milestones.iter().map(|milestone| milestone.name()).collect(),
        predecessor: name(one.owed.predecessor),
        successor: name(one.owed.successor),
        received: one.received.map(|received| Day(received.date)),
        by: name(one.received.map(|received| received.by)),
        late: one.received.zip(due).map(|(_, due)| one.is_late(due)),
    }
}
