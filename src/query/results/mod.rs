//! Promise against result: what became of every measure, what was to be reached and what was, what was allocated and spent.

mod claimed;
mod metric;
mod money;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

pub use claimed::ClaimedBelowTarget;
use claimed::claimed_below_target;
use metric::metric_result;
pub use metric::{BodySeries, MetricResult, StepResult};
use money::money;
pub use money::{Funded, SourceMoney};

use super::money_apart::MoneyApart;
use super::owed::{self, NotAsked};
use super::spent::SpentLeftOut;
use crate::keyword::keywords;
use crate::model::{
    Assessment, BodyId, CalendarPeriod, Completion, Measure, MeasureKind, Metric, Plan, SectionId, SourceId,
    Status,
};

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// The day it is asked for: later reports do not count.
    pub day: NaiveDate,
    /// Only what this body answers for, itself or as a successor.
    pub body: Option<BodyId>,
}

keywords! {
    /// What became of a measure.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum MeasureOutcome {
        /// Completed by its deadline.
        OnTime = "on-time",
        /// Completed after its deadline.
        Late = "late",
        /// Completed, and no day to be late for.
        Completed = "completed",
        /// Not completed yet; its deadline has not passed, or there is none.
        Open = "open",
        /// Not completed, and its deadline has passed.
        Overdue = "overdue",
        /// Not completed when the plan was closed.
        NotCompleted = "not-completed",
        /// Given up by an amendment.
        Withdrawn = "withdrawn",
        /// A value that decides it is wrong in the file.
        Unknown = "unknown",
    }
}

impl MeasureOutcome {
    /// Whether nothing is left to be done: completed or withdrawn.
    pub fn has_ended(self) -> bool {
        use MeasureOutcome as Outcome;
        matches!(self, Outcome::OnTime | Outcome::Late | Outcome::Completed | Outcome::Withdrawn)
    }

    /// What became of a measure by a day.
    pub fn of(plan: &Plan, measure: &Measure, day: NaiveDate) -> Self {
        if !measure.has_known_status() || measure.is_unknown("deadline") {
            return MeasureOutcome::Unknown;
        }
        match (plan.status(measure, day), plan.completion(measure, day).and_then(|it| it.days_late)) {
            (Status::Withdrawn, _) => MeasureOutcome::Withdrawn,
            (Status::Completed, Some(0)) => MeasureOutcome::OnTime,
            (Status::Completed, Some(_)) => MeasureOutcome::Late,
            (Status::Completed, None) => MeasureOutcome::Completed,
            _ if plan.is_closed(day) => MeasureOutcome::NotCompleted,
            _ if measure.deadline.is_before(day) => MeasureOutcome::Overdue,
            _ => MeasureOutcome::Open,
        }
    }
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Results<'p> {
    /// Each measure and point asked for, in the order of the plan.
    pub items: Vec<MeasureResult<'p>>,
    /// All of them together.
    pub total: OutcomeCounts,
    /// In the order of the plan; empty where it has no chapters.
    pub chapters: Vec<(SectionId, OutcomeCounts)>,
    /// By those who answer for them, in the order of the register; a measure with several counts for each.
    pub bodies: Vec<(BodyId, OutcomeCounts)>,
    /// Those of them that could report and never did, in the order of the register.
    pub silent: Vec<BodyId>,
    /// Those that nobody can report for, with the measures that have not ended: they are never asked.
    pub not_asked: Vec<NotAsked<'p>>,
    /// The periods of the cycle that have begun; without a cycle, the years since the plan began.
    pub periods: Vec<CalendarPeriod>,
    /// What was allocated and spent, by source, in the order of the plan.
    pub money: BTreeMap<SourceId, SourceMoney>,
    /// What is allocated for other years than the plan's, and so is in no total.
    pub apart: MoneyApart,
    /// What was spent of the budgets of other years or on points of the decision, and so is in no total.
    pub spent_left_out: SpentLeftOut,
}

/// How many measures ended how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeCounts {
    outcomes: BTreeMap<MeasureOutcome, usize>,
    /// All of them.
    pub measures: usize,
    /// Completed, and a target was not reached.
    pub below_target: usize,
    /// Of measures on which no responsible body ever reported.
    pub unreported: usize,
    /// Reported differently by those who answer for them.
    pub disputed: usize,
    /// Judged otherwise by an assessor than by those who answer for them.
    pub contested: usize,
}

impl OutcomeCounts {
    /// How many ended so.
    pub fn count(&self, outcome: MeasureOutcome) -> usize {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// How many are completed, in time or not.
    pub fn completed(&self) -> usize {
        [MeasureOutcome::OnTime, MeasureOutcome::Late, MeasureOutcome::Completed]
            .map(|one| self.count(one))
            .iter()
            .sum()
    }

    /// The same of a draft, as [`Results::of_draft`].
    fn leave_open(&mut self) {
        self.unreported = 0;
        if let Some(overdue) = self.outcomes.remove(&MeasureOutcome::Overdue) {
            *self.outcomes.entry(MeasureOutcome::Open).or_default() += overdue;
        }
    }

    fn add(&mut self, result: &MeasureResult<'_>) {
        *self.outcomes.entry(result.outcome).or_default() += 1;
        self.measures += 1;
        self.below_target += usize::from(result.is_below_target);
        self.unreported +=
            usize::from(result.status == Status::Unreported && result.outcome != MeasureOutcome::Unknown);
        self.disputed += usize::from(result.is_disputed);
        self.contested += usize::from(result.is_contested);
    }
}

/// What became of one measure.
#[derive(Clone, Debug)]
pub struct MeasureResult<'p> {
    /// Which one.
    pub measure: &'p Measure,
    /// What those who answer for it say.
    pub status: Status,
    /// What became of it.
    pub outcome: MeasureOutcome,
    /// Since when it is completed, and how late that was.
    pub completion: Option<Completion>,
    /// Whether it is completed, and a target was not reached.
    pub is_below_target: bool,
    /// Who reports it as completed while a value of its own is short of a target, where it is not completed as a whole.
    pub claimed_below_target: Vec<ClaimedBelowTarget<'p>>,
    /// Whether responsible bodies report it differently.
    pub is_disputed: bool,
    /// Whether an assessor judges it otherwise, and no responsible body has reported since.
    pub is_contested: bool,
    /// The bodies whose own latest report an assessor contradicts, in the order of the register.
    pub contradicted: Vec<BodyId>,
    /// What it counts.
    pub metrics: Vec<MetricResult<'p>>,
    /// The latest assessment of each assessor that says how far it is.
    pub assessments: Vec<&'p Assessment>,
    /// What is allocated to it in the years of the plan, and what was spent on it.
    pub money: SourceMoney,
}

impl Results<'_> {
    /// The same of a draft: nothing is owed yet, so that what has a day in the past is open, and no report is missing.
    pub fn of_draft(&self) -> Self {
        let mut results = self.clone();
        for one in results.items.iter_mut().filter(|one| one.outcome == MeasureOutcome::Overdue) {
            one.outcome = MeasureOutcome::Open;
        }
        results.silent.clear();
        results.total.leave_open();
        results.chapters.iter_mut().for_each(|(_, counts)| counts.leave_open());
        results.bodies.iter_mut().for_each(|(_, counts)| counts.leave_open());
        results
    }
}

/// Holds what was promised against what was reported.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Results<'p> {
    let Question { day, body } = *question;
    let periods = periods(plan, day);
    let mut results = Results {
        items: Vec::new(),
        total: OutcomeCounts::default(),
        chapters: Vec::new(),
        bodies: plan.register.bodies().map(|(id, _)| (id, OutcomeCounts::default())).collect(),
        silent: Vec::new(),
        not_asked: owed::not_asked(plan, None, day),
        periods,
        money: BTreeMap::new(),
        apart: MoneyApart::default(),
        spent_left_out: SpentLeftOut::default(),
    };
    let mut money = money(plan, day);
    for (at, measure) in plan.measures.iter().map(Arc::as_ref).enumerate() {
        if body.is_some_and(|body| !plan.is_accountable(body, measure, day)) {
            continue;
        }
        let mut result = result(plan, measure, day, &results.periods);
        for (source, one) in money.remove(&at).unwrap_or_default() {
            result.money.add(&one);
            results.money.entry(source).or_default().add(&one);
        }
        if measure.kind == MeasureKind::Measure {
            results.apart.add(measure, day, Some(&plan.years()));
        }
        results.spent_left_out.add(plan, measure, day, None);
        // A row of its list that is wrong may be any amount.
        if measure.is_unknown("allocation") {
            result.money.without_amount = 1;
        }
        results.add(plan, day, result);
    }
    results.finish(plan, question);
    results
}

impl<'p> Results<'p> {
    fn add(&mut self, plan: &Plan, day: NaiveDate, result: MeasureResult<'p>) {
        self.total.add(&result);
        if let Some(section) = result.measure.section {
            let chapter = plan.sections.chapter(section);
            match self.chapters.iter_mut().find(|(known, _)| *known == chapter) {
                Some((_, tally)) => tally.add(&result),
                None => {
                    let mut tally = OutcomeCounts::default();
                    tally.add(&result);
                    self.chapters.push((chapter, tally));
                }
            }
        }
        for body in accountable(plan, result.measure, day) {
            self.bodies[body.index()].1.add(&result);
        }
        self.items.push(result);
    }

    /// Leaves only bodies that answer for something, and finds those that never reported.
    fn finish(&mut self, plan: &Plan, question: &Question) {
        self.bodies
            .retain(|(body, tally)| tally.measures > 0 && question.body.is_none_or(|asked| asked == *body));
        let has_spoken = |body: BodyId| {
            let reports = plan
                .measures
                .iter()
                .flat_map(|measure| measure.reports.iter().map(move |report| (measure, report)));
            reports.filter(|(_, report)| report.date <= question.day).any(|(measure, report)| {
                report.speakers().any(|speaker| plan.counts_for(speaker, body, measure))
            })
        };
        let all = self.bodies.iter().map(|(body, _)| *body);
        self.silent = all.filter(|&body| plan.can_report(body) && !has_spoken(body)).collect();
        self.not_asked.retain(|one| question.body.is_none_or(|asked| asked == one.body));
    }
}

/// Who answers for a measure on the day: the responsible bodies, each once; in the place of one,
/// who has taken its duty over since a day that has come.
pub fn accountable(plan: &Plan, measure: &Measure, day: NaiveDate) -> Vec<BodyId> {
    let mut bodies = Vec::new();
    for &named in plan.accountable(measure, None) {
        let body = plan.register.asked(named, &measure.id, day);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    bodies
}

/// The periods of the cycle, or without one, the years from the plan's beginning on.
fn periods(plan: &Plan, day: NaiveDate) -> Vec<CalendarPeriod> {
    let of_cycle = owed::periods(plan, day);
    let reports = plan.measures.iter().flat_map(|measure| &measure.reports);
    let first = || reports.map(|report| report.date).filter(|date| *date <= day).min();
    let Some(first) = first().filter(|_| of_cycle.is_empty()) else { return of_cycle };
    std::iter::successors(Some(CalendarPeriod::of(first, 12)), |period| Some(period.next()))
        .take_while(|period| period.first_day() <= day && period.last_day() != NaiveDate::MAX)
        .collect()
}

fn result<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    day: NaiveDate,
    periods: &[CalendarPeriod],
) -> MeasureResult<'p> {
    let status = plan.status(measure, day);
    let metrics: Vec<MetricResult<'_>> = plan
        .metrics_of(measure)
        .map(|(_, metric)| metric_result(plan, (measure, metric), day, periods))
        .collect();
    let assessments = latest_assessments(plan, measure, day);
    let contradicted = assessments.iter().flat_map(|one| plan.contradicted_bodies(measure, one, day));
    let mut contradicted: Vec<BodyId> = contradicted.collect();
    contradicted.sort_unstable();
    contradicted.dedup();
    MeasureResult {
        measure,
        status,
        outcome: MeasureOutcome::of(plan, measure, day),
        completion: plan.completion(measure, day),
        is_below_target: is_below_target(plan, measure, day),
        claimed_below_target: claimed_below_target(plan, measure, status, plan.last_day_that_counts(day)),
        is_disputed: plan.is_disputed(measure, day),
        is_contested: plan.is_contested(measure, day),
        contradicted,
        metrics,
        assessments,
        money: SourceMoney::default(),
    }
}

/// Whether a measure is completed, and a target was not reached.
pub fn is_below_target(plan: &Plan, measure: &Measure, day: NaiveDate) -> bool {
    let last_day = plan.last_day_that_counts(day);
    let is_short = |(_, metric): (_, &Metric)| plan.short_of_target(measure, metric, last_day).is_some();
    plan.status(measure, day) == Status::Completed && plan.metrics_of(measure).any(is_short)
}

/// The latest assessment of each assessor up to a day that says how far the measure is.
pub fn latest_assessments<'p>(plan: &Plan, measure: &'p Measure, day: NaiveDate) -> Vec<&'p Assessment> {
    let mut latest: Vec<&Assessment> = Vec::new();
    for one in measure.assessments.iter().filter(|one| one.date <= day && one.status.is_some()) {
        match latest.iter_mut().find(|known| plan.register.is_one(&known.by, &one.by)) {
            Some(known) if known.date <= one.date => *known = one,
            Some(_) => {}
            None => latest.push(one),
        }
    }
    latest
}

impl Results<'_> {
    /// Of how many measures the money is known; the points of the decision have none of their own.
    pub fn funded(&self) -> Funded {
        let mut funded = Funded::default();
        for one in self.items.iter().filter(|one| one.measure.kind == MeasureKind::Measure) {
            match (one.money.allocated.is_empty(), one.money.without_amount) {
                (false, _) => funded.with_amount += 1,
                (true, 0) if one.measure.allocations.is_empty() => funded.unfunded += 1,
                (true, 0) => funded.other_years_only += 1,
                (true, _) => funded.without_amount += 1,
            }
        }
        funded
    }
}
