//! Promise against result in JSON.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::answers::parts::measure::MeasureJson;
use crate::answers::parts::missing_reports::NotAskedJson;
use crate::answers::parts::plan_at::PlanAt;
use crate::check::is_secret_text;
use crate::model::{Assessment, BodyId, Measure, Plan, SourceState};
use crate::query::results::{
    MeasureOutcome, MeasureResult, MetricResult, OutcomeCounts, Results, SourceMoney,
};
use crate::render::values::{Amount, Day, Exact, amounts};
use crate::text::TextSlice;

#[derive(Serialize)]
struct ResultsJson<'a> {
    total: TallyJson,
    chapters: Vec<ChapterJson<'a>>,
    bodies: Vec<BodyJson<'a>>,
    items: Vec<ItemJson<'a>>,
    /// The periods that the values of metrics stand for.
    periods: Vec<String>,
    money: Vec<MoneyJson<'a>>,
    /// Spent of the budgets of years outside the plan's: in no other key.
    spent_in_other_years: Vec<Amount>,
    /// Spent on points of the decision, which are no measures: in no other key.
    spent_on_points: Vec<Amount>,
    quantified: usize,
    unquantified: usize,
    other_years_only: usize,
    unfunded: usize,
    never_reported: Vec<&'a str>,
    not_asked: Vec<NotAskedJson<'a>>,
}

#[derive(Serialize)]
struct TallyJson {
    items: usize,
    on_time: usize,
    late: usize,
    completed_undated: usize,
    open: usize,
    overdue: usize,
    not_completed: usize,
    withdrawn: usize,
    unknown: usize,
    below_target: usize,
    unreported: usize,
    disputed: usize,
    contested: usize,
}

impl From<&OutcomeCounts> for TallyJson {
    fn from(tally: &OutcomeCounts) -> Self {
        TallyJson {
            items: tally.measures,
            on_time: tally.count(MeasureOutcome::OnTime),
            late: tally.count(MeasureOutcome::Late),
            completed_undated: tally.count(MeasureOutcome::Completed),
            open: tally.count(MeasureOutcome::Open),
            overdue: tally.count(MeasureOutcome::Overdue),
            not_completed: tally.count(MeasureOutcome::NotCompleted),
            withdrawn: tally.count(MeasureOutcome::Withdrawn),
            unknown: tally.count(MeasureOutcome::Unknown),
            below_target: tally.below_target,
            unreported: tally.unreported,
            disputed: tally.disputed,
            contested: tally.contested,
        }
    }
}

#[derive(Serialize)]
struct ChapterJson<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    tally: TallyJson,
}

#[derive(Serialize)]
struct BodyJson<'a> {
    name: &'a str,
    #[serde(flatten)]
    tally: TallyJson,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    result: &'static str,
    below_target: bool,
    claimed_below_target: Vec<&'a str>,
    metrics: Vec<MetricJson<'a>>,
    assessments: Vec<AssessmentJson<'a>>,
    allocated: Vec<Amount>,
    allocated_at_least: bool,
    spent: Vec<Amount>,
}

#[derive(Serialize)]
struct MetricJson<'a> {
    name: &'a str,
    unit: &'a str,
    baseline: Option<Exact>,
    target: Option<Exact>,
    value: Option<Exact>,
    reached: Option<bool>,
    disputed: bool,
    /// One for each of `periods`; null where none was reported.
    values: Vec<Option<Exact>>,
    /// The answer in words; null where it may lead to a person.
    words: Option<&'a str>,
    /// What each body says, where they do not say the same.
    by_body: Vec<SeriesJson<'a>>,
    targets: Vec<StepJson<'a>>,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    body: &'a str,
    value: Option<Exact>,
    words: Option<&'a str>,
    values: Vec<Option<Exact>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    by: Option<Day>,
    target: Exact,
    value: Option<Exact>,
    outcome: &'static str,
    by_body: Vec<ValueJson<'a>>,
}

/// What one body had reported by then.
#[derive(Serialize)]
struct ValueJson<'a> {
    body: &'a str,
    value: Exact,
}

#[derive(Serialize)]
struct AssessmentJson<'a> {
    date: Day,
    /// Null where it may lead to a person.
    by: Option<&'a str>,
    status: Option<&'static str>,
    /// Bodies whose own latest report says otherwise, and that have not reported since.
    contradicts: Vec<&'a str>,
}

#[derive(Serialize)]
struct MoneyJson<'a> {
    source: &'a str,
    contingent: bool,
    allocated: Vec<Amount>,
    without_amount: usize,
    spent: Vec<Amount>,
}

/// The answer of `results`.
pub(super) fn json<'a>(plan_at: &'a PlanAt, results: &Results<'a>) -> impl Serialize + 'a {
    let plan = &plan_at.plan;
    let funded = results.funded();
    let chapters = results.chapters.iter().map(|(id, tally)| {
        let section = &plan.sections[*id];
        ChapterJson { id: section.key.as_str(), title: &section.title, tally: tally.into() }
    });
    let bodies = results.bodies.iter();
    let money =
        results.money.iter().map(|(id, SourceMoney { allocated, without_amount, spent })| MoneyJson {
            source: plan.sources[*id].key.as_str(),
            contingent: plan.sources[*id].state == SourceState::Contingent,
            allocated: amounts(allocated),
            without_amount: *without_amount,
            spent: amounts(spent),
        });
    ResultsJson {
        total: (&results.total).into(),
        chapters: chapters.collect(),
        bodies: bodies
            .map(|(id, tally)| BodyJson { name: plan.register.name(*id), tally: tally.into() })
            .collect(),
        items: results.items.iter().map(|one| item(plan_at, one)).collect(),
        periods: results.periods.iter().map(ToString::to_string).collect(),
        money: money.collect(),
        spent_in_other_years: amounts(&results.spent_left_out.other_years),
        spent_on_points: amounts(&results.spent_left_out.on_points),
        quantified: funded.with_amount,
        unquantified: funded.without_amount,
        other_years_only: funded.other_years_only,
        unfunded: funded.unfunded,
        never_reported: names(plan, results),
        not_asked: NotAskedJson::list(plan, &results.not_asked),
    }
}

fn names<'a>(plan: &'a Plan, results: &Results<'_>) -> Vec<&'a str> {
    results.silent.iter().map(|&body| plan.register.name(body)).collect()
}

/// Who reports the measure as completed with a value short of a target, each once.
fn claimed_below_target<'a>(plan: &'a Plan, one: &MeasureResult<'_>) -> Vec<&'a str> {
    // The claims of a body follow each other.
    let mut bodies: Vec<BodyId> = one.claimed_below_target.iter().map(|claim| claim.body).collect();
    bodies.dedup();
    bodies.into_iter().map(|body| plan.register.name(body)).collect()
}

/// The bodies whose own report an assessment contradicts.
fn contradicted<'a>(plan_at: &'a PlanAt, measure: &Measure, assessment: &Assessment) -> Vec<&'a str> {
    let bodies = plan_at.plan.contradicted_bodies(measure, assessment, plan_at.day);
    bodies.into_iter().map(|body| plan_at.plan.register.name(body)).collect()
}

fn item<'a>(plan_at: &'a PlanAt, one: &MeasureResult<'a>) -> ItemJson<'a> {
    let assessments = one.assessments.iter().map(|assessment| AssessmentJson {
        date: Day(assessment.date),
        by: Some(assessment.by.as_str()).filter(|by| !is_secret_text(by)),
        status: assessment.status.map(|status| status.word()),
        contradicts: contradicted(plan_at, one.measure, assessment),
    });
    ItemJson {
        measure: MeasureJson::new(plan_at, one.measure),
        result: one.outcome.word(),
        below_target: one.is_below_target,
        claimed_below_target: claimed_below_target(&plan_at.plan, one),
        metrics: one.metrics.iter().map(|it| metric(&plan_at.plan, it)).collect(),
        assessments: assessments.collect(),
        allocated: amounts(&one.money.allocated),
        allocated_at_least: one.money.without_amount > 0,
        spent: amounts(&one.money.spent),
    }
}

fn metric<'a>(plan: &'a Plan, one: &MetricResult<'a>) -> MetricJson<'a> {
    let words = |words: Option<&'a TextSlice>| words.map(|it| it.as_str()).filter(|it| !is_secret_text(it));
    let exact = |values: &[Option<Decimal>]| values.iter().map(|value| value.map(Exact)).collect();
    let steps = one.steps.iter().map(|it| StepJson {
        by: it.step.by.date().map(Day),
        target: Exact(it.step.value),
        value: it.value.map(Exact),
        outcome: it.outcome.word(),
        by_body: it
            .by_body
            .iter()
            .map(|it| ValueJson { body: plan.register.name(it.body), value: Exact(it.value) })
            .collect(),
    });
    MetricJson {
        name: &one.metric.name,
        unit: &one.metric.unit,
        baseline: one.metric.baseline.map(Exact),
        target: one.metric.final_target().map(Exact),
        value: one.value.map(Exact),
        reached: one.is_reached(),
        disputed: one.is_disputed,
        values: exact(&one.values),
        words: words(one.words),
        by_body: one
            .by_body
            .iter()
            .map(|it| SeriesJson {
                body: plan.register.name(it.body),
                value: it.value.map(Exact),
                words: words(it.words),
                values: exact(&it.values),
            })
            .collect(),
        targets: steps.collect(),
    }
}
