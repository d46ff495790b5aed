//! The answer of `plan minutes`: what a meeting dealt with, what was reported, what was decided.

use chrono::NaiveDate;
use serde::Serialize;

use super::meeting::{MeetingAnswer, MeetingJson};
use super::parts::measure::bodies_cell;
use super::parts::plan_at::PlanAt;
use super::parts::reported_spending::SpentJson;
use super::parts::reported_words::{marked, said_cell, texts_cell, values, values_cell};
use super::parts::row::ValueJson;
use super::parts::{decision, missing_reports, reported_spending};
use crate::answers::parts::paper::shown;
use crate::check::conceal;
use crate::labels::{Label, Language, MinutesText, ShowText, StatusText};
use crate::model::{Assessment, Measure, MeasureId, Meeting, Report, Spent, Status};
use crate::query::agenda;
use crate::query::due::{self, AskedBody, Question};
use crate::render::Answer;
use crate::render::page::{Page, Sheet, SheetValue, Table, cell, fixed, wrapping};
use crate::render::values::Day;

/// `decides` says of a report whether it takes part in deciding the status.
const COLUMNS: [&str; 12] = [
    "part", "id", "title", "body", "date", "status", "text", "due", "measures", "values", "evidence",
    "decides",
];

/// The minutes of a meeting.
pub struct MinutesAnswer<'a> {
    plan_at: &'a PlanAt,
    /// As it was known on the day that is asked for.
    meeting: Meeting,
    /// Whether it had been held by that day.
    is_held: bool,
    /// The last day of which reports stand in them: that of the meeting, or the day that is asked for where it is earlier.
    day: NaiveDate,
    /// What was reported for its period by its day.
    reports: Vec<(&'a Measure, &'a Report)>,
    /// What was said to be spent for it by then.
    spent: Vec<(&'a Measure, &'a Spent)>,
    /// What assessors said for it by then.
    assessments: Vec<(&'a Measure, &'a Assessment)>,
    /// Who is asked for the period, with what was missing on its day.
    silent: Vec<AskedBody<'a>>,
}

impl<'a> MinutesAnswer<'a> {
    /// What the plan says of a meeting; `asked_on`: as of which day, where one is asked for: what is dated later is not in them.
    pub fn of(plan_at: &'a PlanAt, meeting: &'a Meeting, asked_on: Option<NaiveDate>) -> Self {
        let (plan, held) = (&plan_at.plan, meeting.id.day);
        let day = asked_on.map_or(held, |asked_on| held.min(asked_on));
        let is_held = held <= day;
        let reports = meeting.period.into_iter().flat_map(|period| agenda::reports(plan, period, day));
        let spent = meeting.period.into_iter().flat_map(|period| agenda::spent(plan, period, day)).collect();
        let assessments =
            meeting.period.into_iter().flat_map(|period| agenda::assessments(plan, period, day)).collect();
        let asked = meeting
            .period
            .filter(|_| is_held)
            .map(|_| due::find(plan, &Question { period: meeting.period, day, body: None }).bodies);
        let mut silent = asked.unwrap_or_default();
        silent.retain(|asked| asked.unanswered() > 0);
        MinutesAnswer {
            plan_at,
            meeting: asked_on.map_or_else(|| meeting.clone(), |day| known_on(meeting, day)),
            is_held,
            day,
            reports: reports.collect(),
            spent,
            assessments,
            silent,
        }
    }

    fn reports_table(&self, language: Language) -> Table {
        let say = |text: MinutesText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(MinutesText::Id)),
            wrapping(say(MinutesText::Measure)),
            wrapping(say(MinutesText::Body)),
            fixed(say(MinutesText::Day)),
            fixed(say(MinutesText::Status)),
            wrapping(say(MinutesText::Words)),
        ]);
        for (measure, report) in &self.reports {
            let milestone = report.milestone.iter().map(|name| format!(": {name}"));
            let status = Label::of_status(report.status).in_language(language);
            let said = report.text.iter().map(|text| shown(text, language));
            let said = said.chain(values(report, language));
            table.row([
                cell(&measure.id),
                cell(language.title(measure)).and(milestone.collect::<String>()),
                bodies_cell(&self.plan_at.plan, &report.speakers().collect::<Vec<_>>(), language),
                cell(language.day(report.date)),
                cell(marked(status, self.plan_at.plan.decides_status(report, measure))),
                said_cell(said, &report.evidence, language),
            ]);
        }
        table
    }

    fn assessments_table(&self, language: Language) -> Table {
        let say = |text: MinutesText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(MinutesText::Id)),
            wrapping(say(MinutesText::Measure)),
            wrapping(say(MinutesText::Assessor)),
            fixed(say(MinutesText::Day)),
            fixed(say(MinutesText::Status)),
            wrapping(say(MinutesText::Words)),
        ]);
        for (measure, one) in &self.assessments {
            let status = one.status.map(|status| Label::of_status(status).in_language(language));
            let said = one.text.iter().map(|text| shown(text, language));
            table.row([
                cell(&measure.id),
                cell(language.title(measure)),
                cell(shown(language.assessor(&self.plan_at.plan, &one.by), language)),
                cell(language.day(one.date)),
                cell(status.unwrap_or_default()),
                said_cell(said, &one.evidence, language),
            ]);
        }
        table
    }

    fn silent_table(&self, language: Language) -> Table {
        let say = |text: MinutesText| text.in_language(language);
        let mut table = Table::new([wrapping(say(MinutesText::Body)), wrapping(say(MinutesText::Measures))]);
        for asked in &self.silent {
            let (plan, day) = (&self.plan_at.plan, self.day);
            let missing = asked.measures.iter().filter(|one| one.received.is_none()).map(|one| &one.owed);
            let missing =
                missing_reports::measures_in_words((plan, day), missing, language, |day| language.day(day));
            let body = bodies_cell(&self.plan_at.plan, &[asked.body], language);
            table.row([body, cell(missing)]);
        }
        table
    }

    fn agenda_table(&self, language: Language) -> Table {
        let say = |text: MinutesText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(MinutesText::Number)),
            wrapping(say(MinutesText::Subject)),
            wrapping(say(MinutesText::Measures)),
        ]);
        for (number, item) in (1..).zip(&self.meeting.agenda) {
            table.row([cell(number), cell(shown(&item.title, language)), cell(joined(&item.measures))]);
        }
        table
    }

    fn decisions_table(&self, language: Language) -> Table {
        let say = |text: MinutesText| text.in_language(language);
        let mut table = Table::new([
            fixed(say(MinutesText::Id)),
            wrapping(say(MinutesText::Decision)),
            wrapping(say(MinutesText::Responsible)),
            fixed(say(MinutesText::Due)),
            wrapping(say(MinutesText::Measures)),
            wrapping(say(MinutesText::CarriedOut)),
        ]);
        for decision in &self.meeting.decisions {
            let result = decision.result.as_deref().map(|result| shown(result, language));
            let done = decision.done.map(|day| language.day(day));
            let carried_out = done.into_iter().chain(result.map(|it| it.to_string())).collect::<Vec<_>>();
            table.row([
                cell(self.meeting.decision_id(decision)),
                cell(shown(&decision.text, language)),
                bodies_cell(&self.plan_at.plan, &decision.responsible, language),
                cell(decision::due(decision, language)),
                cell(joined(&decision.measures)),
                cell(carried_out.join(": ")),
            ]);
        }
        table
    }
}

impl<'a> Answer for MinutesAnswer<'a> {
    fn json(&self) -> impl Serialize {
        let plan = &self.plan_at.plan;
        let meeting = MeetingAnswer { plan_at: self.plan_at, meeting: &self.meeting, decision: None };
        let report = |&(measure, report): &(&'a Measure, &'a Report)| ReportJson {
            measure: measure.id.to_string(),
            bodies: report.speakers().map(|body| plan.register.name(body).to_owned()).collect(),
            date: Day(report.date),
            status: report.status.word(),
            milestone: report.milestone.as_deref().map(str::to_owned),
            text: report.text.as_deref().map(|text| conceal(text).to_owned()),
            values: ValueJson::Figures(&report.values),
            evidence: report.evidence.iter().map(|text| conceal(text)).collect(),
            decides: plan.decides_status(report, measure),
        };
        let assessment = |&(measure, one): &(&'a Measure, &'a Assessment)| AssessmentJson {
            measure: measure.id.to_string(),
            by: conceal(&one.by).to_owned(),
            date: Day(one.date),
            status: one.status.map(Status::word),
            text: one.text.as_deref().map(|text| conceal(text).to_owned()),
            evidence: one.evidence.iter().map(|text| conceal(text)).collect(),
        };
        let silent = |asked: &AskedBody<'_>| SilentJson {
            body: plan.register.name(asked.body).to_owned(),
            measures: missing(asked).map(ToString::to_string).collect(),
        };
        MinutesJson {
            meeting: meeting.meeting_json(),
            reports: self.reports.iter().map(report).collect(),
            spent: self.spent.iter().map(|(of, spent)| reported_spending::json(plan, of, spent)).collect(),
            assessments: self.assessments.iter().map(assessment).collect(),
            not_reported: self.silent.iter().map(silent).collect(),
        }
    }

    fn page(&self, language: Language) -> Page {
        let say = |text: MinutesText| text.in_language(language);
        let mut page = Page::default();
        page.heading(conceal(&self.meeting.title));
        if self.plan_at.plan.is_draft() {
            page.text(StatusText::IsDraft.in_language(language));
        }
        let body = self.meeting.body.map(|body| language.body(&self.plan_at.plan, body).to_owned());
        let period = self.meeting.period.map(|period| language.period(period));
        let head = [
            (MinutesText::Day, Some(language.day(self.meeting.id.day))),
            (MinutesText::Body, body),
            (MinutesText::Period, period),
        ];
        let head = head.into_iter().filter_map(|(label, value)| Some((say(label).to_owned(), value?)));
        page.list(head.collect());
        let tables = [
            (MinutesText::Agenda, self.agenda_table(language)),
            (MinutesText::Reported, self.reports_table(language)),
            (MinutesText::Spent, reported_spending::table(&self.plan_at.plan, &self.spent, language)),
            (MinutesText::Assessed, self.assessments_table(language)),
            (MinutesText::NotReported, self.silent_table(language)),
            (MinutesText::Decisions, self.decisions_table(language)),
        ];
        let decides =
            |(measure, report): &(&Measure, &Report)| self.plan_at.plan.decides_status(report, measure);
        let has_marks = !self.reports.iter().all(decides);
        for (title, table) in tables.into_iter().filter(|(_, table)| !table.rows.is_empty()) {
            page.heading(say(title));
            page.table(table);
            if matches!(title, MinutesText::Reported) && has_marks {
                page.text(ShowText::DoesNotDecide.in_language(language));
            }
        }
        if !self.is_held {
            page.text(say(MinutesText::NotHeldYet));
        } else if self.meeting.decisions.is_empty() {
            page.text(say(MinutesText::NothingDecided));
        }
        page
    }

    /// A row for each subject, report, amount spent, assessment, body that did not report, and decision.
    fn sheet(&self) -> Sheet {
        let plan = &self.plan_at.plan;
        let mut sheet = Sheet::new(COLUMNS);
        for item in &self.meeting.agenda {
            sheet.row([
                ("part", SheetValue::from("agenda")),
                ("title", conceal(&item.title).into()),
                ("measures", joined(&item.measures).into()),
            ]);
        }
        for (measure, report) in &self.reports {
            sheet.row([
                ("part", SheetValue::from("report")),
                ("id", measure.id.as_str().into()),
                ("title", (&measure.title).into()),
                ("body", plan.reporters(report).into()),
                ("date", report.date.into()),
                ("status", report.status.word().into()),
                ("text", report.text.as_deref().map(conceal).into()),
                ("values", values_cell(report)),
                ("evidence", texts_cell(&report.evidence)),
                ("decides", plan.decides_status(report, measure).into()),
            ]);
        }
        for spent in &self.spent {
            sheet.row(reported_spending::sheet_cells(plan, *spent));
        }
        for (measure, one) in &self.assessments {
            sheet.row([
                ("part", SheetValue::from("assessment")),
                ("id", measure.id.as_str().into()),
                ("title", (&measure.title).into()),
                ("body", conceal(&one.by).into()),
                ("date", one.date.into()),
                ("status", one.status.map(Status::word).into()),
                ("text", one.text.as_deref().map(conceal).into()),
                ("evidence", texts_cell(&one.evidence)),
            ]);
        }
        for asked in &self.silent {
            let missing: Vec<&str> = missing(asked).map(MeasureId::as_str).collect();
            sheet.row([
                ("part", SheetValue::from("not-reported")),
                ("body", plan.register.name(asked.body).into()),
                ("measures", missing.join(", ").into()),
            ]);
        }
        for decision in &self.meeting.decisions {
            sheet.row([
                ("part", SheetValue::from("decision")),
                ("id", self.meeting.decision_id(decision).into()),
                ("title", conceal(&decision.text).into()),
                ("body", plan.register.join(&decision.responsible).into()),
                ("due", decision.due.as_ref().map(|due| conceal(&due.to_string()).to_owned()).into()),
                ("measures", joined(&decision.measures).into()),
            ]);
        }
        sheet
    }
}

/// A meeting as it was known on a day: before it was held, nothing is decided; of what was carried out later, neither the
/// day nor what came of it is known.
fn known_on(meeting: &Meeting, day: NaiveDate) -> Meeting {
    let mut known = meeting.clone();
    known.decisions.retain(|_| meeting.id.day <= day);
    for decision in known.decisions.iter_mut().filter(|one| one.done.is_some_and(|done| done > day)) {
        (decision.done, decision.result) = (None, None);
    }
    known
}

/// The measures on which a body did not report.
fn missing<'d>(asked: &'d AskedBody<'_>) -> impl Iterator<Item = &'d MeasureId> {
    asked.measures.iter().filter(|one| one.received.is_none()).map(|one| &one.owed.measure.id)
}

fn joined(ids: &[MeasureId]) -> String {
    ids.iter().map(MeasureId::as_str).collect::<Vec<_>>().join(", ")
}

#[derive(Serialize)]
struct MinutesJson<'a> {
    meeting: MeetingJson<'a>,
    reports: Vec<ReportJson<'a>>,
    spent: Vec<SpentJson<'a>>,
    assessments: Vec<AssessmentJson<'a>>,
    not_reported: Vec<SilentJson>,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    measure: String,
    bodies: Vec<String>,
    date: Day,
    status: &'static str,
    milestone: Option<String>,
    text: Option<String>,
    values: ValueJson<'a>,
    evidence: Vec<&'a str>,
    /// Whether it takes part in deciding the status.
    decides: bool,
}

#[derive(Serialize)]
struct AssessmentJson<'a> {
    measure: String,
    by: String,
    date: Day,
    status: Option<&'static str>,
    text: Option<String>,
    evidence: Vec<&'a str>,
}

#[derive(Serialize)]
struct SilentJson {
    body: String,
    measures: Vec<String>,
}
