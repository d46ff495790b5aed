//! What a body is asked to fill in: its measures with their milestones and metrics, each a row.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::owed;
use crate::model::{
    Assessment, BodyId, CalendarPeriod, Measure, Metric, MetricKind, Milestone, Plan, Report,
};
use crate::text::TextSlice;

/// What to ask for.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Who is asked.
    pub body: BodyId,
    /// For which period; `None`: the plan has no cycle.
    pub period: Option<CalendarPeriod>,
    /// Also measures in which it only has a part.
    pub partners: bool,
    /// Also measures that were ended before: a form that comes back may still name them.
    pub ended: bool,
}

/// The answer.
#[derive(Debug)]
pub struct Form<'p> {
    /// Who is asked.
    pub body: BodyId,
    /// For which period.
    pub period: Option<CalendarPeriod>,
    /// By when it is to be back; `None` where no day is set.
    pub due: Option<NaiveDate>,
    /// In the order of the plan: a measure, then its milestones, then its metrics.
    pub rows: Vec<Row<'p>>,
}

impl<'p> Form<'p> {
    /// The row of this name, whatever its case and the blanks in it.
    pub fn row(&self, key: &str) -> Option<&Row<'p>> {
        let letters = |key: &str| -> String {
            key.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
        };
        let is_meant = |row: &&Row<'p>| letters(&row.key) == letters(key);
        self.rows.iter().find(|row| row.key == key).or_else(|| self.rows.iter().find(is_meant))
    }
}

/// Something to be reported on.
#[derive(Clone, Debug)]
pub struct Row<'p> {
    /// By which it is known again: `I.1.1`, `I.1.1/M1` for a milestone, `I.1.1/V1` for a value.
    pub key: String,
    /// The measure that it belongs to.
    pub measure: &'p Measure,
    /// What the body is in it.
    pub part: Part,
    /// The measure itself, or what of it.
    pub subject: Subject<'p>,
}

/// What a body is in a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its word decides the status.
    Responsible,
    /// So it does, as that of the successor of this body.
    Successor(BodyId),
    /// Its word is kept and shown, and is never the status.
    Partner,
    /// So it is. As the body also speaks for a responsible one, as a member say, its report would count: what it says as a
    /// partner is an assessment.
    Observer,
}

impl Part {
    /// Whether its word is never the status.
    pub const fn is_of_partner(self) -> bool {
        matches!(self, Part::Partner | Part::Observer)
    }
}

/// What a row is about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'p> {
    /// The whole measure.
    Measure,
    /// A step of it.
    Milestone(&'p Milestone),
    /// A value of its report.
    Metric(&'p Metric),
}

/// What a body said last about the subject of a row.
#[derive(Clone, Copy, Debug)]
pub enum Last<'p> {
    /// A report.
    Report(&'p Report),
    /// A value, and its day.
    Value(Decimal, NaiveDate),
    /// An answer in words, and its day.
    Words(&'p TextSlice, NaiveDate),
    /// An assessment.
    Assessment(&'p Assessment),
}

/// The rows for a body.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Form<'p> {
    let Question { body, period, partners, ended } = *question;
    let mut rows = Vec::new();
    let due = period.map(|period| owed::due(plan, period));
    // What has moved on by the day of the report is asked of the successor; a form that comes back may still have it.
    let day = due.unwrap_or(NaiveDate::MAX);
    let is_asked = |measure: &Measure| ended || plan.register.asked(body, &measure.id, day) == body;
    let taken_over = if ended { NaiveDate::MAX } else { day };
    for measure in plan.measures.iter().map(Arc::as_ref) {
        let part = part(plan, (body, measure), taken_over).filter(|part| partners || !part.is_of_partner());
        let part = part.filter(|part| *part != Part::Responsible || is_asked(measure));
        let is_open = || match period {
            Some(period) => owed::is_open(plan, measure, period),
            None => !plan.status(measure, NaiveDate::MAX).is_ended(),
        };
        // What it has completed itself is not asked again, though others have not.
        let has_some_left =
            |part: &Part| part.is_of_partner() || owed::has_some_left(plan, (body, measure), period);
        if let Some(part) = part.filter(|part| ended || is_open() && has_some_left(part)) {
            add_rows(plan, measure, part, &mut rows);
        }
    }
    Form { body, period, due, rows }
}

/// The forms of all bodies that are asked for a period, in the order of the register.
pub fn every<'p>(
    plan: &'p Plan,
    period: Option<CalendarPeriod>,
    partners: bool,
) -> impl Iterator<Item = Form<'p>> {
    let of = move |body| find(plan, &Question { body, period, partners, ended: false });
    plan.register.bodies().map(move |(body, _)| of(body)).filter(|form| !form.rows.is_empty())
}

/// The period to ask for where none is said: the latest that has begun by a day and in which anything is owed, by a body or
/// by any, else the plan's last. `None` without a cycle.
pub fn default_period(plan: &Plan, body: Option<BodyId>, day: NaiveDate) -> Option<CalendarPeriod> {
    let asks = |period: &CalendarPeriod| {
        let period = Some(*period);
        match body {
            Some(body) => {
                !find(plan, &Question { body, period, partners: false, ended: false }).rows.is_empty()
            }
            None => every(plan, period, false).next().is_some(),
        }
    };
    let begun = owed::periods(plan, day);
    let last = || owed::periods(plan, plan.period.map_or(day, |period| period.end)).last().copied();
    begun.into_iter().rev().find(asks).or_else(last)
}

/// The role of a body in a measure on a day; `None` where it has none, or cannot report.
pub fn part(plan: &Plan, (body, measure): (BodyId, &Measure), day: NaiveDate) -> Option<Part> {
    let accountable = plan.accountable(measure, None);
    let has_milestone = || measure.milestones.iter().any(|milestone| milestone.responsible.contains(&body));
    if (accountable.contains(&body) || has_milestone()) && plan.can_report(body) {
        return Some(Part::Responsible);
    }
    let of_milestones = measure.milestones.iter().map(|milestone| &milestone.responsible[..]);
    let mut named = [accountable].into_iter().chain(of_milestones);
    if let Some(predecessor) = named.find_map(|it| plan.predecessor_among(body, it, (&measure.id, day))) {
        return Some(Part::Successor(predecessor));
    }
    let is_partner = measure.partners.contains(&body) && plan.can_report(body);
    let counts = || {
        let answer = measure.milestones.iter().map(Some).chain([None]);
        let mut named = answer.flat_map(|milestone| plan.accountable(measure, milestone));
        named.any(|&named| plan.counts_for(body, named, measure))
    };
    is_partner.then(|| if counts() { Part::Observer } else { Part::Partner })
}

fn add_rows<'p>(plan: &'p Plan, measure: &'p Measure, part: Part, rows: &mut Vec<Row<'p>>) {
    let row = |key, subject| Row { key, measure, part, subject };
    rows.push(row(measure.id.to_string(), Subject::Measure));
    if part == Part::Observer {
        // An assessment is of the whole measure, in words.
        return;
    }
    // What no name means alone cannot be reported on; the numbers go on being those of the file.
    let milestones = (1..).zip(&measure.milestones);
    let named = milestones.filter(|(_, milestone)| milestone.is_named(milestone.name()));
    rows.extend(
        named.map(|(number, milestone)| {
            row(format!("{}/M{number}", measure.id), Subject::Milestone(milestone))
        }),
    );
    let metrics = (1..).zip(plan.metrics_of(measure).map(|(_, metric)| metric));
    let named = metrics.filter(|(_, metric)| plan.is_named(measure, metric, metric.key()));
    rows.extend(
        named.map(|(number, metric)| row(format!("{}/V{number}", measure.id), Subject::Metric(metric))),
    );
}

/// What a body said last about the subject of a row, by itself or as predecessor or successor.
pub fn last<'p>(plan: &'p Plan, body: BodyId, row: &Row<'p>) -> Option<Last<'p>> {
    let own = row
        .measure
        .reports
        .iter()
        .filter(|r| r.speakers().any(|speaker| plan.is_one_voice(speaker, body, row.measure)));
    let value =
        |metric| move |report: &'p Report| Some((plan.value_in(report, row.measure, metric)?, report));
    match row.subject {
        Subject::Measure if row.part == Part::Observer => {
            let name = plan.register.name(body);
            let own = row.measure.assessments.iter().filter(|one| plan.register.is_one(&one.by, name));
            own.max_by_key(|one| one.date).map(Last::Assessment)
        }
        Subject::Measure => own.filter(|r| r.milestone.is_none()).max_by_key(|r| r.date).map(Last::Report),
        Subject::Milestone(milestone) => {
            let about = own.filter(|r| r.milestone.as_deref().is_some_and(|name| milestone.is_named(name)));
            about.max_by_key(|r| r.date).map(Last::Report)
        }
        Subject::Metric(metric) if metric.kind == Some(MetricKind::Text) => {
            let said =
                own.filter_map(|report| Some((plan.words_in(report, row.measure, metric)?, report.date)));
            said.max_by_key(|(_, date)| *date).map(|(words, date)| Last::Words(words, date))
        }
        Subject::Metric(metric) => {
            let (value, report) = own.filter_map(value(metric)).max_by_key(|(_, r)| r.date)?;
            Some(Last::Value(value, report.date))
        }
    }
}
