//! `plan show` in JSON: one measure with all its layers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::answers::measure::MeasureJson;
use crate::answers::plan_at::PlanAt;
use crate::history::BlameLine;
use crate::model::{Allocation, Amendment, Measure, Plan, Report, When};
use crate::render::values::{Day, Exact};
use crate::text::Text;

#[derive(Serialize)]
struct ShowJson<'a> {
    item: ItemJson<'a>,
    /// Whether the record begins at its beginning; null where there is none.
    complete: Option<bool>,
}

/// The measure, its layers below, and the line of each in its file.
#[derive(Serialize)]
struct ItemJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    days_overdue: Option<i64>,
    lines: BTreeMap<&'static str, usize>,
    milestones: Vec<MilestoneJson<'a>>,
    metrics: Vec<MetricJson<'a>>,
    allocations: Vec<AllocationJson<'a>>,
    reports: Vec<ReportJson<'a>>,
    assessments: Vec<AssessmentJson<'a>>,
    amendments: Vec<AmendmentJson<'a>>,
    allows: Vec<AllowJson<'a>>,
    /// Null where there is no record.
    touched: Option<Vec<TouchedJson<'a>>>,
}

/// Which commit last touched a key, or a table of a list by its number; all null: it is not committed.
#[derive(Serialize)]
struct TouchedJson<'a> {
    field: &'a str,
    row: Option<usize>,
    commit: Option<&'a str>,
    date: Option<Day>,
    author: Option<&'a str>,
    subject: Option<&'a str>,
}

impl<'a> From<&'a BlameLine<'a>> for TouchedJson<'a> {
    fn from(touch: &'a BlameLine<'a>) -> Self {
        let commit = touch.commit;
        TouchedJson {
            field: &touch.field,
            row: touch.row,
            commit: commit.map(|commit| commit.id.as_str()),
            date: commit.map(|commit| Day(commit.day)),
            author: commit.map(|commit| commit.author.as_str()),
            subject: commit.map(|commit| commit.subject.as_str()),
        }
    }
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    due: Day,
    status: &'static str,
    line: Option<usize>,
}

#[derive(Serialize)]
struct MetricJson<'a> {
    name: &'a str,
    unit: &'a str,
    target: Option<Exact>,
    baseline: Option<Exact>,
    latest: Option<Exact>,
    direction: Option<&'static str>,
    kind: &'static str,
    line: Option<usize>,
}

#[derive(Serialize)]
struct AllocationJson<'a> {
    source: &'a str,
    state: &'static str,
    chapter: Option<&'a str>,
    year: Option<i32>,
    from: Option<i32>,
    recurring: Option<&'static str>,
    currency: Option<&'static str>,
    amount: Option<Exact>,
    purpose: Option<&'a str>,
    appropriation: Option<&'a str>,
    alternative: Option<&'a str>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    date: Day,
    later: bool,
    body: &'a str,
    status: &'static str,
    milestone: Option<&'a str>,
    values: BTreeMap<&'a str, Exact>,
    text: Option<&'a str>,
    evidence: &'a [Text],
    line: Option<usize>,
}

#[derive(Serialize)]
struct AssessmentJson<'a> {
    date: Day,
    later: bool,
    by: &'a str,
    status: Option<&'static str>,
    text: Option<&'a str>,
    evidence: &'a [Text],
    line: Option<usize>,
}

#[derive(Serialize)]
struct AmendmentJson<'a> {
    date: Day,
    later: bool,
    basis: &'a str,
    fields: &'a [Text],
    withdrawn: Option<bool>,
    milestone: Option<&'a str>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct AllowJson<'a> {
    rule: &'a str,
    reason: &'a str,
    line: Option<usize>,
}

/// `line` gives the line of a row, or of the table number `n` under a name; `touched`: the commits that last touched each,
/// where there is a record, and whether that begins at its beginning.
pub fn json<'a>(
    plan_at: &'a PlanAt,
    measure: &'a Measure,
    line: impl Fn(&str, usize) -> Option<usize>,
    touched: Option<(&'a [BlameLine<'a>], bool)>,
) -> impl Serialize + 'a {
    let PlanAt { plan, day, .. } = plan_at;
    let keys = ["title", "responsible", "partners", "means", "deadline", "indicator", "funding"];
    let line = &line;
    let rows = |key| move |row| line(key, row);
    let item = ItemJson {
        measure: MeasureJson::new(plan_at, measure),
        days_overdue: plan.days_overdue(measure, *day),
        lines: keys.into_iter().filter_map(|key| Some((key, line(key, 0)?))).collect(),
        milestones: each(&measure.milestones, rows("milestone"), |milestone, line| MilestoneJson {
            id: milestone.id.as_deref(),
            title: &milestone.title,
            due: Day(milestone.due),
            status: plan.milestone_status(measure, milestone, *day).word(),
            line,
        }),
        metrics: each(&measure.metrics, rows("metric"), |metric, line| MetricJson {
            name: &metric.name,
            unit: &metric.unit,
            target: metric.target.map(Exact),
            baseline: metric.baseline.map(Exact),
            latest: plan.latest_value(measure, &metric.name, *day).map(Exact),
            direction: metric.direction.map(|direction| direction.word()),
            kind: metric.kind().word(),
            line,
        }),
        allocations: each(&measure.allocations, rows("allocation"), |a, line| allocation(plan, a, line)),
        reports: each(&measure.reports, rows("report"), |r, line| report(plan_at, r, line)),
        assessments: each(&measure.assessments, rows("assessment"), |assessment, line| AssessmentJson {
            date: Day(assessment.date),
            later: assessment.date > *day,
            by: &assessment.by,
            status: assessment.status.map(|status| status.word()),
            text: assessment.text.as_deref(),
            evidence: &assessment.evidence,
            line,
        }),
        amendments: each(&measure.amendments, rows("amendment"), |one, line| amendment(one, *day, line)),
        allows: each(&measure.allows, rows("allow"), |allow, line| AllowJson {
            rule: &allow.rule,
            reason: &allow.reason,
            line,
        }),
        touched: touched.map(|(touched, _)| touched.iter().map(TouchedJson::from).collect()),
    };
    ShowJson { item, complete: touched.map(|(_, is_complete)| is_complete) }
}

/// Every item of a layer with its line.
fn each<'a, T, J>(
    items: &'a [T],
    line: impl Fn(usize) -> Option<usize>,
    json: impl Fn(&'a T, Option<usize>) -> J,
) -> Vec<J> {
    items.iter().enumerate().map(|(row, item)| json(item, line(row))).collect()
}

fn allocation<'a>(plan: &'a Plan, allocation: &'a Allocation, line: Option<usize>) -> AllocationJson<'a> {
    let source = &plan.sources[allocation.source];
    let (year, from) = match allocation.when {
        When::Unspecified => (None, None),
        When::Year(year) => (Some(year), None),
        When::Yearly { from } => (None, Some(from)),
    };
    AllocationJson {
        source: &source.key,
        state: source.state.word(),
        chapter: allocation.chapter.map(|body| plan.register.name(body)),
        year,
        from,
        recurring: from.map(|_| "yearly"),
        currency: allocation.money.map(|money| money.currency.code()),
        amount: allocation.amount().map(Exact),
        purpose: allocation.purpose.as_deref(),
        appropriation: allocation.appropriation.map(|id| plan.appropriations[id].key.as_str()),
        alternative: allocation.alternative.map(|id| plan.sources[id].key.as_str()),
        line,
    }
}

fn amendment(amendment: &Amendment, day: NaiveDate, line: Option<usize>) -> AmendmentJson<'_> {
    AmendmentJson {
        date: Day(amendment.date),
        later: amendment.date > day,
        basis: &amendment.basis,
        fields: &amendment.fields,
        withdrawn: amendment.withdrawn,
        milestone: amendment.milestone.as_deref(),
        line,
    }
}

fn report<'a>(plan_at: &'a PlanAt, report: &'a Report, line: Option<usize>) -> ReportJson<'a> {
    ReportJson {
        date: Day(report.date),
        later: report.date > plan_at.day,
        body: plan_at.plan.register.name(report.body),
        status: report.status.word(),
        milestone: report.milestone.as_deref(),
        values: report.values.iter().map(|(name, value)| (name.as_str(), Exact(*value))).collect(),
        text: report.text.as_deref(),
        evidence: &report.evidence,
        line,
    }
}
