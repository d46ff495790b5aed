//! `plan show` as a spreadsheet: one row for the measure, and one for each table of its file.

use crate::answers::parts::measure::{SHEET_HEADER, sheet_row};
use crate::answers::parts::plan_at::PlanAt;
use crate::answers::parts::reported_words::{texts_cell, values_cell};
use crate::check::{conceal, conceal_value};
use crate::model::{Allocation, FieldValue, FundingYears, Measure, Plan, Report};
use crate::render::changes::value_text;
use crate::render::page::{Sheet, SheetValue};

/// Behind `part` and the columns of a measure: what its tables have of their own, under the keys of the file.
const OF_TABLES: [&str; 40] = [
    "date",
    "formerly",
    "body",
    "via",
    "by",
    "milestone_id",
    "milestone",
    "due",
    "due_period",
    "due_text",
    "name",
    "unit",
    "baseline",
    "latest",
    "target",
    "outcome",
    "direction",
    "allocation_id",
    "revises",
    "counts",
    "source",
    "state",
    "chapter",
    "year",
    "from",
    "currency",
    "amount",
    "purpose",
    "appropriation",
    "alternative",
    "values",
    "text",
    "evidence",
    "basis",
    "fields",
    "withdrawn",
    "rule",
    "reason",
    "days_overdue",
    "later",
];

type Cells = Vec<(&'static str, SheetValue)>;

/// Everything that the file says, as it stands on the day asked for.
pub fn sheet(plan_at: &PlanAt, measure: &Measure) -> Sheet {
    let PlanAt { plan, day, .. } = plan_at;
    let header = ["part"].into_iter().chain(SHEET_HEADER).chain(OF_TABLES);
    let mut sheet = Sheet::new(header.collect::<Vec<_>>());
    let mut add = |part: &'static str, cells: Cells| {
        let whose = [("part", part.into()), ("id", measure.id.as_str().into())];
        sheet.row(whose.into_iter().chain(cells));
    };
    let mut whole: Cells = SHEET_HEADER.into_iter().zip(sheet_row(plan_at, measure)).collect();
    whole.push(("days_overdue", plan.days_overdue(measure, *day).into()));
    let formerly: Vec<&str> = measure.formerly.iter().map(|id| id.as_str()).collect();
    whole.push(("formerly", Some(formerly.join("; ")).filter(|ids| !ids.is_empty()).into()));
    add("measure", whole);
    for word in plan.status_by_body(measure, *day) {
        let cells = [
            ("date", SheetValue::from(word.date)),
            ("body", plan.register.name(word.body).into()),
            ("via", word.via.map(|body| plan.register.name(body)).into()),
            ("status", word.status.word().into()),
        ];
        add("status-of-body", cells.into());
    }
    for milestone in &measure.milestones {
        let status = plan.milestone_status(measure, milestone, *day);
        let cells = [
            ("milestone_id", milestone.id.as_ref().into()),
            ("milestone", SheetValue::from(&milestone.title)),
            ("due", milestone.due.date().into()),
            ("due_period", milestone.due.period().map(|period| period.to_string()).into()),
            ("due_text", milestone.due.words().into()),
            ("status", status.word().into()),
        ];
        add("milestone", cells.into());
    }
    metrics(plan_at, measure, &mut add);
    let counting: Vec<usize> = measure.allocations_on(*day).map(|(row, _)| row).collect();
    for (at, row) in measure.allocations.iter().enumerate() {
        let counts = ("counts", SheetValue::from(counting.contains(&at)));
        add("allocation", allocation(plan, row).into_iter().chain([counts]).collect());
    }
    living(plan_at, measure, &mut add);
    sheet
}

/// What the indicator counts, each target on the way in a row of its own.
fn metrics(plan_at: &PlanAt, measure: &Measure, add: &mut impl FnMut(&'static str, Cells)) {
    let PlanAt { plan, day, .. } = plan_at;
    for (_, metric) in plan.metrics_of(measure) {
        // Where bodies differ, none of them speaks for the others: each has a row of its own.
        let is_disputed = plan.is_value_disputed(measure, metric, *day);
        let latest = plan.latest_value(measure, metric, *day).filter(|_| !is_disputed);
        let cells = [
            ("name", SheetValue::from(&metric.name)),
            ("unit", (&metric.unit).into()),
            ("kind", metric.kind.map(|kind| kind.word()).into()),
            ("baseline", metric.baseline.into()),
            ("latest", latest.into()),
            ("target", metric.final_target().into()),
            ("direction", metric.direction.map(|direction| direction.word()).into()),
        ];
        add("metric", cells.into());
        for one in plan.values_by_body(measure, metric, *day).iter().filter(|_| is_disputed) {
            let cells = [
                ("name", SheetValue::from(&metric.name)),
                ("date", one.date.into()),
                ("body", plan.register.name(one.body).into()),
                ("latest", one.value.into()),
            ];
            add("value", cells.into());
        }
        for step in &metric.targets {
            let (outcome, reported) = plan.outcome(measure, metric, step, *day);
            let cells = [
                ("name", SheetValue::from(&metric.name)),
                ("due", step.by.date().into()),
                ("due_period", step.by.period().map(|period| period.to_string()).into()),
                ("target", step.value.into()),
                ("latest", reported.into()),
                ("outcome", outcome.word().into()),
            ];
            add("target", cells.into());
        }
    }
}

/// What happened since: reports, assessments, amendments, and accepted findings.
fn living(plan_at: &PlanAt, measure: &Measure, add: &mut impl FnMut(&'static str, Cells)) {
    let PlanAt { plan, day, .. } = plan_at;
    let later = |date| ("later", SheetValue::from(date > *day));
    for row in &measure.reports {
        add("report", report(plan, row).into_iter().chain([later(row.date)]).collect());
    }
    spent(plan_at, measure, add);
    for row in &measure.assessments {
        let cells = [
            ("date", SheetValue::from(row.date)),
            later(row.date),
            ("by", conceal(&row.by).into()),
            ("status", row.status.map(|status| status.word()).into()),
            ("text", row.text.as_deref().map(conceal).into()),
            ("evidence", texts_cell(&row.evidence)),
        ];
        add("assessment", cells.into());
    }
    for row in &measure.amendments {
        let cells = [
            ("date", SheetValue::from(row.date)),
            later(row.date),
            ("basis", conceal(&row.basis).into()),
            ("fields", texts_cell(&row.fields)),
            ("withdrawn", row.withdrawn.into()),
            ("milestone", row.milestone.as_ref().into()),
        ];
        add("amendment", cells.into());
    }
    if let Some(FieldValue::Row(keys)) = &measure.extra {
        for (key, value) in keys {
            add(
                "extra",
                vec![
                    ("name", key.as_ref().into()),
                    ("text", value_text(Some(&conceal_value(value))).into_owned().into()),
                ],
            );
        }
    }
    for row in &measure.allows {
        add("allow", vec![("rule", (&row.rule).into()), ("reason", conceal(&row.reason).into())]);
    }
}

/// Money spent; `counts`: its day had come, and no later total has taken its place.
fn spent(plan_at: &PlanAt, measure: &Measure, add: &mut impl FnMut(&'static str, Cells)) {
    let PlanAt { plan, day, .. } = plan_at;
    let counting: Vec<usize> = plan.spent_by(measure, *day).map(|(row, _)| row).collect();
    for (at, row) in measure.spent.iter().enumerate() {
        let cells = [
            ("date", SheetValue::from(row.date)),
            ("later", (row.date > *day).into()),
            ("body", plan.register.name(row.body).into()),
            ("source", plan.sources[row.source].key.as_str().into()),
            ("state", plan.sources[row.source].state.word().into()),
            ("chapter", row.chapter.map(|body| plan.register.name(body)).into()),
            ("year", i64::from(row.budget_year()).into()),
            ("counts", counting.contains(&at).into()),
            ("currency", row.money.currency.code().into()),
            ("amount", row.money.amount.into()),
            ("text", row.text.as_deref().map(conceal).into()),
            ("evidence", texts_cell(&row.evidence)),
        ];
        add("spent", cells.into());
    }
}

fn allocation(plan: &Plan, row: &Allocation) -> Cells {
    let (year, from) = match row.when {
        FundingYears::Unspecified => (None, None),
        FundingYears::Year(year) => (Some(year), None),
        FundingYears::Yearly { from } => (None, Some(from)),
    };
    vec![
        ("allocation_id", row.id.as_ref().into()),
        ("revises", row.revises.as_ref().into()),
        ("date", row.date.into()),
        ("state", plan.sources[row.source].state.word().into()),
        ("source", plan.sources[row.source].key.as_str().into()),
        ("chapter", row.chapter.map(|body| plan.register.name(body)).into()),
        ("year", year.map(i64::from).into()),
        ("from", from.map(i64::from).into()),
        ("currency", row.money.map(|money| money.currency.code()).into()),
        ("amount", row.amount().into()),
        ("purpose", row.purpose.as_ref().into()),
        ("appropriation", row.appropriation.map(|id| &plan.appropriations[id].key).into()),
        ("alternative", row.alternative.map(|id| &plan.sources[id].key).into()),
    ]
}

fn report(plan: &Plan, row: &Report) -> Cells {
    vec![
        ("date", row.date.into()),
        ("body", plan.reporters(row).into()),
        ("status", row.status.word().into()),
        ("milestone", row.milestone.as_ref().into()),
        ("values", values_cell(row)),
        ("text", row.text.as_deref().map(conceal).into()),
        ("evidence", texts_cell(&row.evidence)),
    ]
}
