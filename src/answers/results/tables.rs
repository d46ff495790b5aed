//! The tables of promise against result.

use super::moved::MovedDeadlines;
use crate::answers::funding;
use crate::answers::parts::paper::{Source, left, right, whole};
use crate::labels::{CommonText, FundingText, Language, Noun, ResultsText, ShowText, StatusText};
use crate::model::{Money, Outcome as Target, Sums};
use crate::query::results::{MeasureOutcome, MeasureResult, MetricResult, Results, SourceMoney, StepResult};
use crate::render::document::{Alignment, Table, Words};

/// What became of a measure, in words.
pub(super) const fn outcome_text(outcome: MeasureOutcome) -> ResultsText {
    match outcome {
        MeasureOutcome::OnTime => ResultsText::OnTime,
        MeasureOutcome::Late => ResultsText::Late,
        MeasureOutcome::Completed => ResultsText::CompletedUndated,
        MeasureOutcome::Open => ResultsText::Open,
        MeasureOutcome::Overdue => ResultsText::Overdue,
        MeasureOutcome::NotCompleted => ResultsText::NotCompleted,
        MeasureOutcome::Withdrawn => ResultsText::Withdrawn,
        MeasureOutcome::Unknown => ResultsText::Unknown,
    }
}

/// Those who answer for measures, with how many of theirs ended how.
pub(super) fn bodies(source: &Source<'_>, results: &Results<'_>) -> Table {
    let language = source.language;
    let open =
        [(StatusText::Overdue, MeasureOutcome::Overdue), (StatusText::Withdrawn, MeasureOutcome::Withdrawn)];
    // In a draft nothing is in time or late, and no report is owed.
    let is_draft = source.plan_at.plan.is_draft();
    let is_shown = |at: usize| !is_draft || !matches!(at, 2..=4 | 7);
    let columns = [
        left(CommonText::Body.in_language(language)),
        right(StatusText::All.in_language(language)),
        right(ResultsText::InTimeColumn.in_language(language)),
        right(ResultsText::LateColumn.in_language(language)),
        right(if results.total.count(MeasureOutcome::NotCompleted) > 0 {
            ResultsText::NotCompleted.in_language(language)
        } else {
            open[0].0.in_language(language)
        }),
        right(open[1].0.in_language(language)),
        right(ResultsText::BelowTargetColumn.in_language(language)),
        right(ResultsText::UnreportedColumn.in_language(language)),
        right(ResultsText::ContestedColumn.in_language(language)),
    ];
    let shown = columns.into_iter().enumerate().filter(|(at, _)| is_shown(*at));
    let mut table = Table::new(shown.map(|(_, column)| column));
    for (body, tally) in &results.bodies {
        let figures = [
            tally.measures,
            tally.completed() - tally.count(MeasureOutcome::Late),
            tally.count(MeasureOutcome::Late),
            tally.count(MeasureOutcome::Overdue) + tally.count(MeasureOutcome::NotCompleted),
            tally.count(MeasureOutcome::Withdrawn),
            tally.below_target,
            tally.unreported,
            tally.contested,
        ];
        let name = source.body_names(&[*body]);
        let figures = figures.iter().map(|n| Words::from(language.count(*n)));
        let cells = std::iter::once(name).chain(figures).enumerate().filter(|(at, _)| is_shown(*at));
        table.row(cells.map(|(_, cell)| cell).collect::<Vec<_>>());
    }
    table
}

/// Some of the measures, with what became of them; `moved`: the deadlines that moved.
pub(super) fn measures(
    source: &Source<'_>,
    results: &Results<'_>,
    moved: Option<&MovedDeadlines>,
    is_wanted: impl Fn(&MeasureResult<'_>) -> bool,
) -> Table {
    let language = source.language;
    let mut table = Table::new([
        left(CommonText::Id.in_language(language)),
        left(CommonText::Measure.in_language(language)),
        left(CommonText::Responsible.in_language(language)),
        whole(CommonText::Deadline.in_language(language)),
        whole(ResultsText::Result.in_language(language)),
    ]);
    for one in results.items.iter().filter(|one| is_wanted(one)) {
        table.row([
            Words::from(one.measure.id.as_str()),
            Words::from(language.title(one.measure)),
            source.responsible_names(one.measure),
            Words::from(deadline(source, one, moved)),
            result(source, one),
        ]);
    }
    table
}

/// By when it was to be completed, and what was promised first where that was another day.
fn deadline(source: &Source<'_>, one: &MeasureResult<'_>, moved: Option<&MovedDeadlines>) -> String {
    let deadline = source.deadline(&one.measure.deadline);
    match moved.and_then(|moved| moved.first.get(&one.measure.id)) {
        Some(first) => format!("{deadline} ({})", ResultsText::first_promised(source.language, first)),
        None => deadline,
    }
}

/// What became of a measure: how late it was completed, how far it is where it is not.
fn result(source: &Source<'_>, one: &MeasureResult<'_>) -> Words {
    let language = source.language;
    let outcome = outcome_text(one.outcome).in_language(language);
    let detail = match (one.outcome, one.completion) {
        (MeasureOutcome::Late, Some(done)) => {
            let due = one.measure.deadline.date().unwrap_or(done.date);
            let days = done.days_late.and_then(|days| usize::try_from(days).ok()).unwrap_or_default();
            let (day, counted) = (language.day(done.date), Noun::Day.count(days, language));
            let said = |late: &str| format!("{outcome}; {day} ({late})");
            return Words::from(said(&late(language, due, done.date, days))).short(said(&counted));
        }
        (_, Some(done)) => language.day(done.date),
        (MeasureOutcome::Open | MeasureOutcome::Overdue | MeasureOutcome::NotCompleted, None) => {
            source.status(one.status).to_owned()
        }
        _ => return outcome.into(),
    };
    format!("{outcome}; {detail}").into()
}

/// How late something was: in days, and as a person says it where that is long.
fn late(language: Language, due: chrono::NaiveDate, done: chrono::NaiveDate, days: usize) -> String {
    let counted = Noun::Day.count(days, language);
    match days {
        0..=30 => counted,
        _ => format!("{counted}; {}", language.span(due, done)),
    }
}
/// Everything that is counted, with its measure.
pub(super) fn counted<'r, 'p>(
    results: &'r Results<'p>,
) -> impl Iterator<Item = (&'r MeasureResult<'p>, &'r MetricResult<'p>)> {
    results.items.iter().flat_map(|item| item.metrics.iter().map(move |metric| (item, metric)))
}

/// Whether there is a target, a value or an answer in words.
pub(super) fn says_something(one: &MetricResult<'_>) -> bool {
    one.value.is_some() || one.words.is_some() || one.metric.final_target().is_some()
}

/// What became of a target, as people say it.
pub(super) fn outcome_word(language: Language, outcome: Target) -> String {
    language.outcome(outcome).replace('-', " ")
}

/// Values to be reached on the way, by their days.
pub(super) fn steps(source: &Source<'_>, results: &Results<'_>) -> Table {
    let language = source.language;
    let mut table = Table::new([
        left(CommonText::Id.in_language(language)),
        left(ResultsText::WhatIsCounted.in_language(language)),
        left(ShowText::By.in_language(language)),
        right(ShowText::Target.in_language(language)),
        right(ShowText::ReportedByThen.in_language(language)),
        whole(ShowText::Outcome.in_language(language)),
    ])
    .caption(ShowText::TargetsOnTheWay.in_language(language));
    for (item, one) in counted(results) {
        for StepResult { step, outcome, value, by_body } in &one.steps {
            let word = outcome_word(language, *outcome);
            let reported = match by_body[..] {
                [] => value.map(|value| language.number(value)).unwrap_or_default(),
                _ => language.values_by_body(&source.plan_at.plan, by_body),
            };
            table.row([
                Words::from(item.measure.id.as_str()),
                Words::from(one.metric.name_and_unit()),
                Words::from(source.deadline(&step.by)),
                Words::from(language.number(step.value)),
                Words::from(reported),
                Words::from(if by_body.is_empty() { word } else { ResultsText::disputed(language, word) }),
            ]);
        }
    }
    table
}

/// What was completed without reaching what was to be reached.
pub(super) fn below_target(source: &Source<'_>, results: &Results<'_>) -> Table {
    let language = source.language;
    let mut table = Table::new([
        left(CommonText::Id.in_language(language)),
        left(CommonText::Measure.in_language(language)),
        left(CommonText::Responsible.in_language(language)),
        left(ResultsText::WhatIsCounted.in_language(language)),
        right(ResultsText::Result.in_language(language)),
    ]);
    let short =
        counted(results).filter(|(item, one)| item.is_below_target && one.is_reached() == Some(false));
    for (item, one) in short {
        let value = one.value.map(|value| language.number(value)).unwrap_or_default();
        let target = one.metric.final_target().map(|target| language.number(target)).unwrap_or_default();
        table.row([
            Words::from(item.measure.id.as_str()),
            Words::from(language.title(item.measure)),
            source.responsible_names(item.measure),
            Words::from(one.metric.name_and_unit()),
            Words::from(ResultsText::of_target(language, value, target)),
        ]);
    }
    table
}

/// A table with measures in its rows: their ids and titles come before the other columns.
pub(in crate::answers) fn of_measures<'t>(
    source: &Source<'_>,
    columns: impl IntoIterator<Item = (&'t str, Alignment)>,
) -> Table {
    let first = [CommonText::Id, CommonText::Measure].map(|text| left(text.in_language(source.language)));
    Table::new(first.into_iter().chain(columns))
}

/// What the responsible bodies say of a measure, and what assessors say.
pub(in crate::answers) fn assessments<'r, 'p: 'r>(
    source: &Source<'_>,
    items: impl Iterator<Item = &'r MeasureResult<'p>>,
) -> Table {
    let language = source.language;
    let plan = &source.plan_at.plan;
    let says = [ResultsText::BodiesSay, ResultsText::AssessorsSay, ResultsText::Answered];
    let mut table = of_measures(source, says.map(|says| whole(says.in_language(language))));
    for one in items.filter(|one| !one.assessments.is_empty()) {
        let own = plan.status_by_body(one.measure, source.plan_at.day).into_iter().map(|word| {
            let name = language.body(plan, word.body);
            ResultsText::said(language, name, source.status(word.status), source.day(word.date))
        });
        let own: Vec<String> = own.collect();
        let own = if own.is_empty() { source.status(one.status).to_owned() } else { own.join("\n") };
        let others = one.assessments.iter().filter_map(|assessment| {
            let status = source.status(assessment.status?);
            Some(ResultsText::said(
                language,
                source.assessor(&assessment.by),
                status,
                source.day(assessment.date),
            ))
        });
        let agree = one.assessments.iter().all(|assessment| assessment.status == Some(one.status));
        let answered = match (one.is_contested, agree) {
            (true, _) => ResultsText::NotAnswered.in_language(language).to_owned(),
            _ if !one.contradicted.is_empty() => {
                ResultsText::differs_from(language, source.bodies(&one.contradicted))
            }
            (false, true) => ResultsText::Agree.in_language(language).to_owned(),
            (false, false) => ResultsText::SinceAnswered.in_language(language).to_owned(),
        };
        table.row([
            Words::from(one.measure.id.as_str()),
            Words::from(language.title(one.measure)),
            Words::from(own),
            Words::from(others.collect::<Vec<_>>().join("\n")),
            Words::from(answered),
        ]);
    }
    table
}

/// What each source gives, what of it has no amount, and what was spent of it.
pub(in crate::answers) fn money_by_source(source: &Source<'_>, results: &Results<'_>) -> Table {
    let language = source.language;
    let mut table = Table::new([
        left(CommonText::Source.in_language(language)),
        right(FundingText::Allocated.in_language(language)),
        right(FundingText::WithoutAmount.in_language(language)),
        right(FundingText::Spent.in_language(language)),
    ]);
    let (mut all, mut spent, mut without) = (Sums::default(), Sums::default(), 0);
    for (id, money) in &results.money {
        let known = &source.plan_at.plan.sources[*id];
        money.allocated.iter().for_each(|money: Money| all.add(money));
        money.spent.iter().for_each(|money| spent.add(money));
        without += money.without_amount;
        table.row([
            Words::from(match known.state {
                crate::model::SourceState::Contingent => {
                    FundingText::contingent_source(language, language.source(known))
                }
                crate::model::SourceState::Decided => language.source(known).to_owned(),
            }),
            Words::from(allocated(source, money)),
            Words::from(language.count(money.without_amount)),
            Words::from(source.sums(&money.spent)),
        ]);
    }
    let total = SourceMoney { allocated: all, without_amount: without, spent };
    table.row([
        Words::strong(FundingText::Total.in_language(language)),
        Words::strong(allocated(source, &total)),
        // One measure may have several sources: how many have no amount is no sum of these.
        Words::default(),
        Words::strong(source.sums(&total.spent)),
    ]);
    table
}

/// What is allocated, as far as it is known.
pub(in crate::answers) fn allocated(source: &Source<'_>, money: &SourceMoney) -> String {
    let language = source.language;
    match (money.allocated.is_empty(), money.without_amount > 0) {
        (true, true) => ResultsText::UnknownAmount.in_language(language).to_owned(),
        (false, true) => FundingText::at_least(language, source.sums(&money.allocated)),
        (_, false) => source.sums(&money.allocated),
    }
}

/// What the totals leave out.
pub(in crate::answers) fn left_out(source: &Source<'_>, results: &Results<'_>) -> String {
    let language = source.language;
    let funded = results.funded();
    ResultsText::left_out(
        language,
        language.count(funded.with_amount),
        language.count(funded.without_amount),
        match funded.other_years_only {
            0 => String::new(),
            n => ResultsText::other_years_only(language, language.count(n)),
        },
        language.count(funded.unfunded),
    )
}

/// What the totals leave out, as it is for years outside the plan's, or on no measure.
pub(in crate::answers) fn not_in_totals(source: &Source<'_>, results: &Results<'_>) -> Vec<String> {
    let plan = &source.plan_at.plan;
    funding::left_out(plan, source.language, &results.apart, &results.spent_left_out)
}

/// What measures were given, and what was spent on them: those of which an amount is known.
pub(in crate::answers) fn money_by_measure<'r, 'p: 'r>(
    source: &Source<'_>,
    items: impl Iterator<Item = &'r MeasureResult<'p>>,
) -> Table {
    let language = source.language;
    let mut table = Table::new([
        left(CommonText::Id.in_language(language)),
        left(CommonText::Measure.in_language(language)),
        right(FundingText::Allocated.in_language(language)),
        right(FundingText::Spent.in_language(language)),
    ]);
    let has_amount =
        |one: &&MeasureResult<'_>| !one.money.allocated.is_empty() || !one.money.spent.is_empty();
    for one in items.filter(has_amount) {
        table.row([
            Words::from(one.measure.id.as_str()),
            Words::from(language.title(one.measure)),
            Words::from(allocated(source, &one.money)),
            Words::from(source.sums(&one.money.spent)),
        ]);
    }
    table
}
