//! What the indicator counts: targets and the values that bodies reported.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::super::super::charts;
use super::super::super::view::View;
use crate::labels::{CommonText, ShowText};
use crate::model::{Direction, Measure, Metric, TargetStep};
use crate::render::html::table;
use crate::render::page::{number, wrapping};

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
    ];
    let rows = html! {
    @for metric in &metrics { (row(view, measure, metric)) }
        };
    html! {
        h2 { (title) }
        (table(title, &columns, &rows))
        (charts::targets(view, &reached(view, measure, &metrics)))
        (steps(view, measure, &metrics))
        @for metric in &metrics { (dispute(view, measure, metric)) }
    }
}

/// The metrics that have a target and a value: what falls is no part of what is to be reached.
fn reached(view: &View<'_>, measure: &Measure, metrics: &[&Metric]) -> Vec<(String, Decimal, Decimal)> {
    let of = |metric: &&Metric| {
        let (value, target) =
            (view.plan().latest_value(measure, metric, view.content.day())?, metric.final_target()?);
        let rises =
            metric.direction != Some(Direction::Down) && metric.baseline.is_none_or(|it| it <= target);
        (rises && target > Decimal::ZERO).then(|| (metric.name.to_string(), value, target))
    };
    metrics.iter().filter_map(of).collect()
}

fn row(view: &View<'_>, measure: &Measure, metric: &Metric) -> Markup {
    let (plan, day, language) = (view.plan(), view.content.day(), view.language);
    let number = |value| match value {
        Some(value) => html! { (language.number(value)) },
        None => html! { span.faint { (CommonText::NotSaid.in_language(language)) } },
    };
    html! {
        tr {
            th scope="row" { (view.published(&metric.name)) }
            td { (view.published(&metric.unit)) }
            td.number { (number(metric.baseline)) }
            td.number {
                @match plan.latest_words(measure, metric, day) {
                    Some(words) => (view.said(words, None)),
                    None => (number(plan.latest_value(measure, metric, day))),
                }
            }
            td.number { (number(metric.final_target())) }
        }
    }
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
    let rows = html! {
    @for (metric, step) in steps {
                        @let (outcome, reported) = view.plan().outcome(measure, metric, step, view.content.day());
                        tr {
                            th scope="row" { (view.published(&metric.name)) }
                            td { (view.deadline(&step.by)) }
                            td.number { (view.language.number(step.value)) }
                            td.number { @if let Some(value) = reported { (view.language.number(value)) } }
                            td { (view.language.outcome(outcome)) }
                        }
                    }
        };
    html! {
        h3 { (title) }
        (table(title, &columns, &rows))
    }
}

/// Where bodies report different values.
fn dispute(view: &View<'_>, measure: &Measure, metric: &Metric) -> Markup {
    let (plan, day) = (view.plan(), view.content.day());
    let language = view.language;
    let values = plan.values_by_body(measure, metric, day);
    let said = values
        .iter()
        .map(|one| ShowText::value_by(language, language.number(one.value), language.body(plan, one.body)));
    html! {
        @if plan.is_value_disputed(measure, metric, day) {
            p.notice {
                (ShowText::disputed_values(language, &metric.name, said.collect::<Vec<_>>().join(", ")))
            }
        }
    }
}
