//! What the indicator counts: targets and the values that bodies reported.

use maud::{Markup, PreEscaped, html};
use rust_decimal::Decimal;

use crate::labels::{CommonText, ResultsText, ShowText};
use crate::model::{Direction, Measure, Metric, TargetStep};
use crate::render::chart::meter;
use crate::render::html::{rows, table};
use crate::render::page::{number, wrapping};
use crate::site::charts;
use crate::site::sentences;
use crate::site::view::View;

/// Every metric of a measure.
pub fn metrics(view: &View<'_>, measure: &Measure) -> Markup {
    let metrics: Vec<&Metric> = view.plan().metrics_of(measure).map(|(_, metric)| metric).collect();
    if metrics.is_empty() {
        return html! {};
    }
    let say = |text: ShowText| text.in_language(view.language);
    let title = say(ShowText::IndicatorCounts);
    let columns = [
        wrapping(say(ShowText::Metric)),
        wrapping(say(ShowText::Unit)),
        number(say(ShowText::Baseline)),
        number(say(ShowText::Latest)),
        number(say(ShowText::Target)),
        wrapping(""),
    ];
    let cells = metrics.iter().map(|metric| row(view, measure, metric));
    html! {
        h2 { (title) }
        (table(title, &columns, &rows(&columns, cells)))
        (steps(view, measure, &metrics))
        @for metric in &metrics { (dispute(view, measure, metric)) }
    }
}

fn row(view: &View<'_>, measure: &Measure, metric: &Metric) -> Vec<Markup> {
    let (plan, day) = (view.plan(), view.content.day());
    let value = plan.latest_value(measure, metric, day);
    let latest = match plan.latest_words(measure, metric, day) {
        Some(words) => view.reported_text(words, None),
        None => number_or_not(view, value),
    };
    vec![
        view.published_text(&metric.name),
        view.published_text(&metric.unit),
        number_or_not(view, metric.baseline),
        latest,
        number_or_not(view, metric.final_target()),
        html! { @if let Some(share) = reached(metric, value) { (PreEscaped(meter(share))) } },
    ]
}

fn number_or_not(view: &View<'_>, value: Option<Decimal>) -> Markup {
    match value {
        Some(value) => html! { (view.language.number(value)) },
        None => html! { span.faint { (CommonText::NotSaid.in_language(view.language)) } },
    }
}

/// How much of the target is reached, in thousandths, where there is a value and a target to rise to: what falls is no
/// part of what is to be reached.
fn reached(metric: &Metric, value: Option<Decimal>) -> Option<usize> {
    let target = metric.final_target()?;
    let rises = metric.direction != Some(Direction::Down) && metric.baseline.is_none_or(|it| it <= target);
    let value = value.filter(|_| rises && target > Decimal::ZERO)?;
    Some(charts::thousandths(value, target))
}

/// What was to be reached on the way.
fn steps(view: &View<'_>, measure: &Measure, metrics: &[&Metric]) -> Markup {
    let say = |text: ShowText| text.in_language(view.language);
    let steps: Vec<(&Metric, &TargetStep)> =
        metrics.iter().flat_map(|metric| metric.targets.iter().map(|step| (*metric, step))).collect();
    if steps.is_empty() {
        return html! {};
    }
    let title = say(ShowText::TargetsOnTheWay);
    let columns = [
        wrapping(say(ShowText::Metric)),
        wrapping(say(ShowText::By)),
        number(say(ShowText::Target)),
        number(say(ShowText::ReportedByThen)),
        wrapping(say(ShowText::Outcome)),
    ];
    let cells = steps.into_iter().map(|(metric, step)| {
        let (plan, day) = (view.plan(), view.content.day());
        let (outcome, reported) = plan.outcome(measure, metric, step, day);
        let (disputed, word) = (plan.disputed_at(measure, metric, step, day), view.language.outcome(outcome));
        let is_disputed = !disputed.is_empty();
        vec![
            view.published_text(&metric.name),
            view.deadline(&step.by),
            html! { (view.language.number(step.value)) },
            match is_disputed {
                true => html! { (view.language.values_by_body(plan, &disputed)) },
                false => number_or_not(view, reported),
            },
            match is_disputed {
                true => html! { (ResultsText::disputed(view.language, word)) },
                false => html! { (word) },
            },
        ]
    });
    html! {
        h3 { (title) }
        (table(title, &columns, &rows(&columns, cells)))
    }
}

/// Where bodies report different values.
fn dispute(view: &View<'_>, measure: &Measure, metric: &Metric) -> Markup {
    let (plan, day) = (view.plan(), view.content.day());
    let language = view.language;
    let values = plan.values_by_body(measure, metric, day);
    let said = language.values_by_body(plan, &values);
    let sentence = ShowText::disputed_values(language, &metric.name, said);
    let published = view.content.published_language();
    let bodies = values.iter().map(|one| one.body).filter(|&body| view.body_language(body).is_some());
    let mut foreign: Vec<String> = bodies.map(|body| language.body(plan, body).to_owned()).collect();
    foreign.extend(view.foreign(published).map(|_| metric.name.to_string()));
    html! {
        @if plan.is_value_disputed(measure, metric, day) {
            p.notice { (sentences::marked(&sentence, &foreign, published)) }
        }
    }
}
