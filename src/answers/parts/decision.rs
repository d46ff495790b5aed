//! Decisions of meetings, wherever an answer lists them.

use chrono::NaiveDate;
use serde::Serialize;

use super::measure::bodies_cell;
use super::plan_at::PlanAt;
use crate::answers::parts::paper::shown;
use crate::check::conceal;
use crate::labels::{CommonText, Language, MeetingText};
use crate::model::{Deadline, Decision, Meeting, Plan};
use crate::query::decisions::OpenDecision;
use crate::render::page::{Column, Reference, SheetValue, Style, Table, cell, fixed, wrapping};
use crate::render::values::Day;

/// A decision in JSON.
#[derive(Debug, Serialize)]
pub struct DecisionJson<'a> {
    id: String,
    text: &'a str,
    responsible: Vec<&'a str>,
    due: Option<Day>,
    due_period: Option<String>,
    due_text: Option<&'a str>,
    days_overdue: Option<i64>,
    measures: Vec<&'a str>,
    done: Option<Day>,
    result: Option<&'a str>,
}

impl<'a> DecisionJson<'a> {
    /// `days`: how late it is.
    pub fn new(plan: &'a Plan, meeting: &Meeting, decision: &'a Decision, days: Option<i64>) -> Self {
        let due = decision.due.as_ref();
        DecisionJson {
            id: meeting.decision_id(decision),
            text: conceal(&decision.text),
            responsible: decision.responsible.iter().map(|&body| plan.register.name(body)).collect(),
            due: decision.due_day().map(Day),
            due_period: due.and_then(Deadline::period).map(|period| period.to_string()),
            due_text: due.and_then(|due| due.words()).map(conceal),
            days_overdue: days,
            measures: decision.measures.iter().map(|id| id.as_str()).collect(),
            done: decision.done.map(Day),
            result: decision.result.as_deref().map(conceal),
        }
    }
}

/// Several decisions; with the days that each is late, below zero where there is time and `ahead` says so.
pub fn json<'a>(plan: &'a Plan, decisions: &[OpenDecision<'a>], ahead: bool) -> Vec<DecisionJson<'a>> {
    let one = |open: &OpenDecision<'a>| {
        let days = if ahead { open.days } else { open.days_overdue() };
        DecisionJson::new(plan, open.meeting, open.decision, days)
    };
    decisions.iter().map(one).collect()
}

/// By when a decision is to be carried out, as it may be shown.
pub fn due(decision: &Decision, language: Language) -> String {
    let due = decision.due.as_ref().map(|due| language.deadline(due));
    due.map_or_else(String::new, |due| conceal(&due).to_owned())
}

/// The first columns of a table of decisions: what each is called, who carries it out, by when.
pub fn columns(language: Language) -> Vec<Column> {
    let say = |text: CommonText| text.in_language(language);
    let (id, due) = (fixed(say(CommonText::Id)), fixed(say(CommonText::Due)));
    vec![id, wrapping(say(CommonText::Decision)), wrapping(say(CommonText::Responsible)), due]
}

/// Several decisions with their days; `title` heads the time that each is late, or has left.
pub fn table(
    plan_at: &PlanAt,
    decisions: &[OpenDecision<'_>],
    title: &'static str,
    language: Language,
) -> Table {
    let mut columns = columns(language);
    columns.push(fixed(title));
    let mut table = Table::new(columns);
    for OpenDecision { meeting, decision, days } in decisions {
        let span = |due: NaiveDate| language.span(due.min(plan_at.day), due.max(plan_at.day));
        let ended = ended(decision, plan_at.day, language);
        let distance = match (decision.due_day(), *days) {
            (Some(_), Some(0)) => cell(CommonText::Today.in_language(language)).style(Style::Warning),
            (Some(due), Some(days)) if days > 0 => cell(span(due)).style(Style::Bad),
            (Some(due), Some(_)) => cell(span(due)),
            _ => cell(""),
        };
        let id = meeting.decision_id(decision);
        // Without a language of its own, a meeting speaks that of the plan.
        let own = meeting.lang.as_ref().map(|tag| Reference::InLanguage(tag.to_string()));
        let spoken = own.unwrap_or(Reference::Published);
        table.row([
            cell(&id).name(id.as_str(), Reference::Decision(meeting.id.clone(), id.clone())),
            // If the words are concealed, they are not in the cell, and the reference has no effect.
            cell(shown(&decision.text, language)).name(decision.text.as_str(), spoken.clone()),
            bodies_cell(&plan_at.plan, &decision.responsible, language),
            match decision.due.as_ref().and_then(Deadline::words) {
                Some(words) => cell(due(decision, language)).name(words, spoken),
                None => cell(due(decision, language)),
            },
            ended.map_or(distance, cell),
        ]);
    }
    table
}

/// How a decision ended by a day, where nothing is left to be done: when it was carried out and what came of it.
fn ended(decision: &Decision, day: NaiveDate, language: Language) -> Option<String> {
    match decision.done.filter(|done| *done <= day) {
        Some(done) => {
            let result = decision.result.iter().map(|result| shown(result, language).to_owned());
            let done = MeetingText::done_on(language, language.day(done));
            Some([done].into_iter().chain(result).collect::<Vec<_>>().join("; "))
        }
        None if decision.is_open(day) => None,
        None => Some(MeetingText::NothingOwed.in_language(language).to_owned()),
    }
}

/// The cells of a decision in a sheet of measures: its words stand in the place of the title.
pub fn cells(
    plan: &Plan,
    part: &'static str,
    open: &OpenDecision<'_>,
) -> impl Iterator<Item = (&'static str, SheetValue)> {
    let OpenDecision { meeting, decision, days } = open;
    let period = decision.due.as_ref().and_then(Deadline::period);
    [
        ("part", part.into()),
        ("id", SheetValue::from(meeting.decision_id(decision))),
        ("title", conceal(&decision.text).into()),
        ("responsible", plan.register.join(&decision.responsible).into()),
        ("days_overdue", (*days).into()),
        ("due", decision.due_day().into()),
        ("due_period", period.map(|period| period.to_string()).into()),
    ]
    .into_iter()
}
