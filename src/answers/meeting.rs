//! The answer of `plan show` for a meeting, or one of its decisions.

use serde::Serialize;

use super::parts::decision::{self, DecisionJson};
use super::parts::plan_at::PlanAt;
use crate::answers::parts::paper::shown;
use crate::check::conceal;
use crate::labels::{CommonText, Language, MeetingText};
use crate::model::{AgendaItem, Decision, MeasureId, Meeting};
use crate::render::Answer;
use crate::render::escape::one_line;
use crate::render::page::{Page, Sheet, SheetValue, Style, Table, cell, wrapping};
use crate::render::values::Day;

/// A meeting, or one of its decisions.
pub struct MeetingAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The decision that was asked for; `None`: the whole meeting.
    pub decision: Option<&'a Decision>,
}

impl<'a> MeetingAnswer<'a> {
    fn decisions(&self) -> Vec<&Decision> {
        self.decision.map_or_else(|| self.meeting.decisions.iter().collect(), |decision| vec![decision])
    }

    /// The whole meeting in JSON.
    pub(super) fn meeting_json(&self) -> MeetingJson<'a> {
        let PlanAt { plan, files, .. } = self.plan_at;
        let one = |decision| DecisionJson::new(plan, self.meeting, decision, self.days(decision));
        let agenda = self.meeting.agenda.iter();
        MeetingJson {
            id: self.meeting.id.to_string(),
            date: Day(self.meeting.id.day),
            title: conceal(&self.meeting.title),
            body: self.meeting.body.map(|body| plan.register.name(body)),
            period: self.meeting.period.map(|period| period.to_string()),
            agenda: agenda
                .map(|AgendaItem { title, measures }| AgendaJson {
                    title: conceal(title),
                    measures: ids(measures),
                })
                .collect(),
            decisions: self.meeting.decisions.iter().map(one).collect(),
            path: &files[self.meeting.file].path,
        }
    }

    fn days(&self, decision: &Decision) -> Option<i64> {
        decision.days_late(self.plan_at.day).filter(|&days| days > 0)
    }

    /// "open, 3 days late", "done on 2023-02-01".
    fn state(&self, decision: &Decision, language: Language) -> (String, Style) {
        let say = |text: MeetingText| text.in_language(language).to_owned();
        let day = self.plan_at.day;
        match (decision.done.filter(|done| *done <= day), decision.due_day()) {
            (Some(done), _) => (MeetingText::done_on(language, language.day(done)), Style::Good),
            (None, _) if !decision.is_open(day) => (say(MeetingText::NothingOwed), Style::Faint),
            (None, Some(due)) if due < day => {
                (MeetingText::open_overdue(language, language.span(due, day)), Style::Bad)
            }
            (None, _) => (say(MeetingText::Open), Style::Plain),
        }
    }
}

impl Answer for MeetingAnswer<'_> {
    fn json(&self) -> impl Serialize {
        let PlanAt { plan, .. } = self.plan_at;
        let one = |decision| DecisionJson::new(plan, self.meeting, decision, self.days(decision));
        AnswerJson { meeting: self.meeting_json(), decision: self.decision.map(one) }
    }

    fn page(&self, language: Language) -> Page {
        let PlanAt { plan, files, .. } = self.plan_at;
        let meeting = self.meeting;
        let mut page = Page::default();
        page.heading(match self.decision {
            Some(decision) => meeting.decision_id(decision),
            None => format!("{} {}", meeting.id, conceal(&meeting.title)),
        });
        let mut about = vec![one_line(&files[meeting.file].path).to_string()];
        about.extend(
            self.decision.map(|_| format!("{}, {}", conceal(&meeting.title), language.day(meeting.id.day))),
        );
        about.extend(meeting.body.map(|body| language.body(plan, body).to_owned()));
        about
            .extend(meeting.period.map(|period| MeetingText::reports_for(language, language.period(period))));
        page.text(about.join(" · "));
        if self.decision.is_none() && !meeting.agenda.is_empty() {
            let mut table = Table::new([
                wrapping(MeetingText::Agenda.in_language(language)),
                wrapping(CommonText::Measures.in_language(language)),
            ]);
            for item in &meeting.agenda {
                table.row([cell(shown(&item.title, language)), cell(ids(&item.measures).join(", "))]);
            }
            page.table(table);
        }
        let decisions = self.decisions();
        if decisions.is_empty() {
            page.text(MeetingText::NothingDecided.in_language(language));
            return page;
        }
        let say = |text: CommonText| text.in_language(language);
        let mut columns = decision::columns(language);
        columns.extend([wrapping(say(CommonText::State)), wrapping(say(CommonText::Measures))]);
        let mut table = Table::new(columns);
        for decision in decisions {
            let (state, style) = self.state(decision, language);
            let result = decision.result.iter().map(|result| format!(": {}", conceal(result)));
            table.row([
                cell(meeting.decision_id(decision)),
                cell(shown(&decision.text, language)),
                cell(language.bodies(plan, &decision.responsible)),
                cell(decision::due(decision, language)),
                cell(std::iter::once(state).chain(result).collect::<String>()).style(style),
                cell(ids(&decision.measures).join(", ")),
            ]);
        }
        page.table(table);
        page
    }

    /// One row for each decision.
    fn sheet(&self) -> Sheet {
        let plan = &self.plan_at.plan;
        let header =
            ["id", "text", "responsible", "due", "due_text", "days_overdue", "measures", "done", "result"];
        let mut sheet = Sheet::new(header.to_vec());
        for decision in self.decisions() {
            let due = decision.due.as_ref();
            sheet.row([
                ("id", SheetValue::from(self.meeting.decision_id(decision))),
                ("text", conceal(&decision.text).into()),
                ("responsible", plan.register.join(&decision.responsible).into()),
                ("due", decision.due_day().into()),
                (
                    "due_text",
                    due.filter(|due| due.period().is_some() || due.words().is_some())
                        .map(|due| conceal(&due.to_string()).to_owned())
                        .into(),
                ),
                ("days_overdue", self.days(decision).into()),
                ("measures", ids(&decision.measures).join("; ").into()),
                ("done", decision.done.into()),
                ("result", decision.result.as_deref().map(conceal).into()),
            ]);
        }
        sheet
    }
}

fn ids(ids: &[MeasureId]) -> Vec<&str> {
    ids.iter().map(MeasureId::as_str).collect()
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    meeting: MeetingJson<'a>,
    /// The one that was asked for.
    decision: Option<DecisionJson<'a>>,
}

/// A meeting in JSON.
#[derive(Serialize)]
pub(super) struct MeetingJson<'a> {
    id: String,
    date: Day,
    title: &'a str,
    body: Option<&'a str>,
    period: Option<String>,
    agenda: Vec<AgendaJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
    path: &'a str,
}

#[derive(Serialize)]
struct AgendaJson<'a> {
    title: &'a str,
    measures: Vec<&'a str>,
}
