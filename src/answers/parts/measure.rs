//! A measure in a page, in a sheet and in JSON, wherever one appears.

use serde::Serialize;

use super::plan_at::PlanAt;
use super::row::RowJson;
use crate::labels::{CommonText, Language, Noun};
use crate::model::{BodyId, Deadline, Measure, MeasureKind, Milestone, Plan, PublishedRow, Status};
use crate::render::escape::one_line;
use crate::render::page::{Cell, Column, Reference, SheetValue, Style, cell, clipped, fixed};
use crate::render::values::Day;
use crate::schema::{Field, Name, Record, Visitor};
use crate::text::TextSlice;

/// The columns of [`sheet_row`]: the contract's keys.
pub const SHEET_HEADER: [&str; 19] = [
    "id",
    "kind",
    "section",
    "title",
    "responsible",
    "partners",
    "means",
    "deadline",
    "deadline_period",
    "deadline_text",
    "indicator",
    "funding",
    "status",
    "path",
    "disputed",
    "contested",
    "completed_on",
    "days_late",
    "reported_on",
];

/// The measure as a row of a sheet; bodies are joined with semicolons, for names have commas.
pub fn sheet_row(plan_at: &PlanAt, measure: &Measure) -> Vec<SheetValue> {
    let PlanAt { plan, files, day, .. } = plan_at;
    let names = |bodies: &[BodyId]| {
        let names: Vec<&str> = bodies.iter().map(|&body| plan.register.name(body)).collect();
        names.join("; ")
    };
    let known = Known { measure };
    let completion = known.status(plan.completion(measure, *day)).flatten();
    vec![
        measure.id.as_str().into(),
        known.value("kind", measure.kind.word()).into(),
        plan.section_key(measure).into(),
        known.value("title", measure.title.as_str()).into(),
        known.value("responsible", names(&measure.responsible)).into(),
        known.value("partners", names(&measure.partners)).into(),
        measure.means.as_deref().into(),
        measure.deadline.date().map(|date| date.to_string()).into(),
        measure.deadline.period().map(|period| period.to_string()).into(),
        measure.deadline.words().into(),
        measure.indicator.as_deref().into(),
        measure.funding.as_deref().into(),
        known.status(plan.status(measure, *day).word()).into(),
        one_line(&files[measure.file].path).into(),
        known.status(plan.is_disputed(measure, *day).to_string()).into(),
        known.contested(plan.is_contested(measure, *day).to_string()).into(),
        completion.map(|completion| completion.date.to_string()).into(),
        completion.and_then(|completion| completion.days_late).into(),
        known.status(plan.status_date(measure, *day)).flatten().map(|date| date.to_string()).into(),
    ]
}

/// A measure whose values are given only where they are known.
struct Known<'a> {
    measure: &'a Measure,
}

impl Known<'_> {
    /// What stands under a key.
    fn value<T>(&self, key: &str, value: T) -> Option<T> {
        (!self.measure.is_unknown(key)).then_some(value)
    }

    /// The published words of a row: what stands under its key, where the file keeps no others.
    fn published<T>(&self, key: &str, words: T) -> Option<T> {
        self.value("published", words).and_then(|words| self.value(key, words))
    }

    /// What follows from how far it is.
    fn status<T>(&self, value: T) -> Option<T> {
        self.measure.has_known_status().then_some(value)
    }

    /// What follows from that, and from what others say of it.
    fn contested<T>(&self, value: T) -> Option<T> {
        self.value("assessment", value).and_then(|value| self.status(value))
    }
}

/// The id.
pub fn id_cell(measure: &Measure) -> Cell {
    cell(&measure.id).measure(&measure.id)
}

/// The title; in a narrow table the short one, where the plan has one of its own.
pub fn title_cell(measure: &Measure, language: Language) -> Cell {
    let title = language.title(measure);
    let title = match title == measure.title.as_str() {
        true => cell(title).name(title, Reference::Published),
        false => cell(title),
    };
    match &measure.short {
        Some(short) => title.own_short(short.as_str()),
        None => title,
    }
}

/// The word for what is not known.
pub fn unknown_cell(language: Language) -> Cell {
    cell(CommonText::Unknown.in_language(language)).style(Style::Warning)
}

/// The date, or that there is none.
pub fn deadline_cell(deadline: &Deadline, language: Language) -> Cell {
    match deadline {
        Deadline::Date(_) | Deadline::Period(_) => cell(language.deadline(deadline)),
        Deadline::Words(_) | Deadline::Missing => {
            cell(CommonText::NoDate.in_language(language)).style(Style::Faint)
        }
        Deadline::Unknown => unknown_cell(language),
    }
}

/// The status, coloured by what it means.
pub fn status_cell(status: Status, language: Language) -> Cell {
    cell(language.status(status)).style(match status {
        Status::Completed => Style::Good,
        Status::Unreported | Status::Withdrawn => Style::Faint,
        Status::NotStarted | Status::InProgress => Style::Plain,
    })
}

/// The status with its day: of a completed measure that of the completion, and how late that was; else that of the report
/// or amendment that gives it.
pub fn reported_cell(plan_at: &PlanAt, measure: &Measure, language: Language) -> Cell {
    let PlanAt { plan, day, .. } = plan_at;
    if !measure.has_known_status() {
        return unknown_cell(language);
    }
    let status = status_cell(plan.status(measure, *day), language);
    if let Some(completion) = plan.completion(measure, *day) {
        let date = language.day(completion.date);
        let late = completion.days_late.filter(|&days| days > 0).map(|days| {
            let days = Noun::Day.count(usize::try_from(days).unwrap_or_default(), language);
            CommonText::days_late(language, days)
        });
        let late = late.unwrap_or_default();
        // In a narrow table, how late it was says more than the day.
        let short = if late.is_empty() { format!(", {date}") } else { late.clone() };
        let short = format!("{}{short}", language.status(Status::Completed));
        return status.and(format!(", {date}{late}")).short(short);
    }
    match plan.status_date(measure, *day) {
        Some(date) => status.and(format!(", {}", language.day(date))),
        None => status,
    }
}

/// Bodies by name; in a column that is too narrow, by the abbreviations that they have.
pub fn bodies_cell(plan: &Plan, bodies: &[BodyId], language: Language) -> Cell {
    let named = cell(language.bodies(plan, bodies)).short(language.abbreviated_bodies(plan, bodies));
    bodies.iter().fold(named, |named, &body| named.name(language.body(plan, body), Reference::Body(body)))
}

/// The responsible bodies of a measure, as [`bodies_cell`] has them.
pub fn responsible_cell(plan: &Plan, measure: &Measure, language: Language) -> Cell {
    match measure.is_unknown("responsible") {
        true => unknown_cell(language),
        false => bodies_cell(plan, &measure.responsible, language),
    }
}

/// Those who answer for a milestone, likewise.
pub fn milestone_bodies_cell(
    plan: &Plan,
    measure: &Measure,
    milestone: &Milestone,
    language: Language,
) -> Cell {
    match milestone.responsible.is_empty() {
        true => responsible_cell(plan, measure, language),
        false => bodies_cell(plan, plan.accountable(measure, Some(milestone)), language),
    }
}

/// The first columns of a table of measures: what each is called, who answers for it, by when.
pub fn columns(language: Language) -> Vec<Column> {
    let say = |text: CommonText| text.in_language(language);
    let (id, deadline) = (fixed(say(CommonText::Id)), fixed(say(CommonText::Deadline)));
    vec![id, clipped(say(CommonText::Measure)), clipped(say(CommonText::Responsible)), deadline]
}

/// "46 measures and 4 points of the decision"; what there is none of is not mentioned.
pub fn count<'a>(measures: impl IntoIterator<Item = &'a Measure>, language: Language) -> String {
    count_kinds(measures.into_iter().map(|measure| measure.kind), language)
}

/// The same of their kinds.
pub fn count_kinds(kinds: impl Iterator<Item = MeasureKind>, language: Language) -> String {
    let counts = counts_of(kinds, language);
    if counts.is_empty() { Noun::Measure.count(0, language) } else { language.and(&counts) }
}

/// The same, each kind by itself.
pub fn counts<'a>(measures: impl IntoIterator<Item = &'a Measure>, language: Language) -> Vec<String> {
    counts_of(measures.into_iter().map(|measure| measure.kind), language)
}

fn counts_of(kinds: impl Iterator<Item = MeasureKind>, language: Language) -> Vec<String> {
    let (mut rows, mut points) = (0, 0);
    for kind in kinds {
        match kind {
            MeasureKind::Measure => rows += 1,
            MeasureKind::Point => points += 1,
        }
    }
    let mut counts = Vec::new();
    if rows > 0 {
        counts.push(Noun::Measure.count(rows, language));
    }
    if points > 0 {
        counts.push(Noun::Point.count(points, language));
    }
    counts
}

/// A measure, wherever one appears.
#[derive(Debug, Serialize)]
pub struct MeasureJson<'a> {
    id: &'a str,
    formerly: Vec<&'a str>,
    parent: Option<&'a str>,
    continues: Vec<&'a str>,
    kind: Option<&'static str>,
    title: Option<&'a str>,
    section: Option<&'a str>,
    responsible: Option<Vec<&'a str>>,
    partners: Option<Vec<&'a str>>,
    means: Option<&'a str>,
    deadline: Option<Day>,
    deadline_period: Option<String>,
    deadline_text: Option<&'a str>,
    indicator: Option<&'a str>,
    funding: Option<&'a str>,
    published: PublishedJson,
    status: Option<&'static str>,
    disputed: Option<bool>,
    contested: Option<bool>,
    status_by_body: Option<Vec<BodyStatusJson<'a>>>,
    completed_on: Option<Day>,
    days_late: Option<i64>,
    path: &'a str,
    /// The keys of its file whose values are wrong or missing: there only where some are.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    unknown: &'a [&'static str],
    /// Every other key of its file that is no table.
    #[serde(flatten)]
    more: More<'a>,
}

/// The latest report of a responsible body; `via`: the responsible body or group that it reports for, where that is
/// another one.
#[derive(Debug, Serialize)]
struct BodyStatusJson<'a> {
    body: &'a str,
    via: Option<&'a str>,
    status: &'static str,
    date: Day,
}

/// The published wording of the rows that the file keeps as names, a day or a period.
#[derive(Debug, Serialize)]
struct PublishedJson {
    /// Null where the plan has no such row.
    responsible: Option<String>,
    /// Null likewise, and for a point of the decision, which has no such row.
    partners: Option<String>,
    deadline: Option<String>,
}

impl PublishedJson {
    fn of(plan: &Plan, measure: &Measure, known: &Known<'_>) -> Self {
        let has = |row, is_there: bool| is_there || plan.has_row(row);
        let has_responsible = has(PublishedRow::Responsible, !measure.responsible.is_empty());
        let has_partners = has(PublishedRow::Partners, false) && measure.kind == MeasureKind::Measure;
        PublishedJson {
            responsible: has_responsible
                .then(|| plan.responsible_wording(measure))
                .and_then(|wording| known.published("responsible", wording)),
            partners: (has_partners || !measure.partners.is_empty())
                .then(|| plan.partners_wording(measure))
                .and_then(|wording| known.published("partners", wording)),
            deadline: (measure.deadline != Deadline::Missing)
                .then(|| measure.deadline_wording())
                .and_then(|wording| known.published("deadline", wording)),
        }
    }
}

impl<'a> MeasureJson<'a> {
    /// As it stands on the day by which the plan is judged.
    pub fn new(plan_at: &'a PlanAt, measure: &'a Measure) -> Self {
        let PlanAt { plan, files, day, .. } = plan_at;
        let known = Known { measure };
        let names = |bodies: &[BodyId]| bodies.iter().map(|&body| plan.register.name(body)).collect();
        let completion = known.status(plan.completion(measure, *day)).flatten();
        let by_body = plan.status_by_body(measure, *day).into_iter().map(|word| BodyStatusJson {
            body: plan.register.name(word.body),
            via: word.via.map(|body| plan.register.name(body)),
            status: word.status.word(),
            date: Day(word.date),
        });
        MeasureJson {
            id: measure.id.as_str(),
            formerly: measure.formerly.iter().map(|id| id.as_str()).collect(),
            parent: measure.parent.as_ref().map(|id| id.as_str()),
            continues: measure.continues.iter().map(TextSlice::as_str).collect(),
            kind: known.value("kind", measure.kind.word()),
            title: known.value("title", measure.title.as_str()),
            section: plan.section_key(measure),
            responsible: known.value("responsible", names(&measure.responsible)),
            partners: known.value("partners", names(&measure.partners)),
            means: measure.means.as_deref(),
            deadline: measure.deadline.date().map(Day),
            deadline_period: measure.deadline.period().map(|period| period.to_string()),
            deadline_text: measure.deadline.words(),
            indicator: measure.indicator.as_deref(),
            funding: measure.funding.as_deref(),
            published: PublishedJson::of(plan, measure, &known),
            status: known.status(plan.status(measure, *day).word()),
            disputed: known.status(plan.is_disputed(measure, *day)),
            contested: known.contested(plan.is_contested(measure, *day)),
            status_by_body: known.status(by_body.collect()),
            completed_on: completion.map(|completion| Day(completion.date)),
            days_late: completion.and_then(|completion| completion.days_late),
            path: &files[measure.file].path,
            unknown: &measure.unknown,
            more: More::of(plan, measure),
        }
    }
}

/// The keys of a measure's file that have no place of their own among those of [`MeasureJson`].
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct More<'a>(RowJson<'a>);

impl<'a> More<'a> {
    fn of(plan: &'a Plan, measure: &'a Measure) -> Self {
        let mut more = More(RowJson::new(plan));
        measure.visit(&mut more);
        more
    }
}

impl<'a> Visitor<'a> for More<'a> {
    fn field(&mut self, name: Name, field: Field<'a>) {
        let has_place = matches!(
            name.path,
            "kind"
                | "section"
                | "parent"
                | "continues"
                | "formerly"
                | "title"
                | "responsible"
                | "partners"
                | "means"
                | "deadline"
                | "indicator"
                | "funding"
                | "published.responsible"
                | "published.partners"
                | "published.deadline"
        );
        if !has_place {
            self.0.field(name, field);
        }
    }

    /// Tables are shown only where one measure is asked for.
    fn rows<T: Record>(&mut self, _: Name, _: &'a [T]) {}

    fn table<T: Record>(&mut self, _: Name, _: Option<&'a T>) {}
}
