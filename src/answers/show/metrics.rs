//! What the indicator of a measure counts, for `plan show`: values next to targets, step by step.

use rust_decimal::Decimal;

use super::ShowAnswer;
use crate::answers::parts::plan_at::PlanAt;
use crate::labels::{CommonText, Language, ResultsText, ShowText};
use crate::model::{Metric, MetricKind, Outcome};
use crate::render::page::{Cell, Page, Style, Table, cell, fixed, number, wrapping};
use crate::schema::PLAN_FILE;

impl ShowAnswer<'_> {
    /// Every metric with its latest value, and what was to be reached by when.
    pub(super) fn metrics(&self, page: &mut Page, language: Language) {
        let say = |text: ShowText| text.in_language(language);
        let PlanAt { plan, day, .. } = self.plan_at;
        let metrics: Vec<(Option<usize>, &Metric)> = plan.metrics_of(self.measure).collect();
        if metrics.is_empty() {
            return;
        }
        page.heading(say(ShowText::IndicatorCounts)).table(self.targets(&metrics, language));
        if metrics.iter().any(|(_, metric)| !metric.targets.is_empty()) {
            page.heading(say(ShowText::TargetsOnTheWay)).table(self.steps(&metrics, language));
        }
        for (_, metric) in metrics {
            if plan.is_value_disputed(self.measure, metric, *day) {
                page.text(ShowText::disputed_values(language, &metric.name, self.values(metric, language)));
            }
        }
    }

    /// What each body says: none of them speaks for the others.
    fn values(&self, metric: &Metric, language: Language) -> String {
        let PlanAt { plan, day, .. } = self.plan_at;
        language.values_by_body(plan, &plan.values_by_body(self.measure, metric, *day))
    }

    fn targets(&self, metrics: &[(Option<usize>, &Metric)], language: Language) -> Table {
        let say = |text: ShowText| text.in_language(language);
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut table = Table::new([
            wrapping(say(ShowText::Metric)),
            wrapping(say(ShowText::Unit)),
            number(say(ShowText::Baseline)),
            number(say(ShowText::Latest)),
            number(say(ShowText::Target)),
            fixed(say(ShowText::Direction)),
            number(CommonText::Line.in_language(language)),
        ]);
        for &(row, metric) in metrics {
            table.row([
                cell(label(metric)),
                cell(match metric.kind() {
                    MetricKind::Level => metric.unit.to_string(),
                    kind => format!("{} ({})", metric.unit, language.metric_kind(kind)),
                }),
                value(metric.baseline, language),
                match plan.latest_words(self.measure, metric, *day) {
                    Some(words) => cell(words),
                    None if plan.is_value_disputed(self.measure, metric, *day) => {
                        cell(self.values(metric, language)).style(Style::Warning)
                    }
                    None => value(plan.latest_value(self.measure, metric, *day), language),
                },
                value(metric.final_target(), language),
                cell(metric.direction.map_or("", |direction| language.direction(direction))),
                row.map_or_else(|| cell(PLAN_FILE).style(Style::Faint), |row| self.line("metric", row)),
            ]);
        }
        table
    }

    fn steps(&self, metrics: &[(Option<usize>, &Metric)], language: Language) -> Table {
        let say = |text: ShowText| text.in_language(language);
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut table = Table::new([
            wrapping(say(ShowText::Metric)),
            fixed(say(ShowText::By)),
            number(say(ShowText::Target)),
            number(say(ShowText::ReportedByThen)),
            fixed(say(ShowText::Outcome)),
        ]);
        for (_, metric) in metrics {
            for step in &metric.targets {
                let (outcome, reported) = plan.outcome(self.measure, metric, step, *day);
                let style = match outcome {
                    Outcome::Reached => Style::Good,
                    Outcome::Short => Style::Bad,
                    Outcome::NotReported => Style::Warning,
                    Outcome::Open => Style::Plain,
                };
                let disputed = plan.disputed_at(self.measure, metric, step, *day);
                let word = language.outcome(outcome);
                let (reported, word) = match disputed[..] {
                    [] => (value(reported, language), word.to_owned()),
                    _ => (
                        cell(language.values_by_body(plan, &disputed)).style(Style::Warning),
                        ResultsText::disputed(language, word),
                    ),
                };
                table.row([
                    cell(label(metric)),
                    cell(language.deadline(&step.by)),
                    value(Some(step.value), language),
                    reported,
                    cell(word).style(style),
                ]);
            }
        }
        table
    }
}

fn label(metric: &Metric) -> String {
    metric.id.as_ref().map_or_else(|| metric.name.to_string(), |id| format!("{id}: {}", metric.name))
}

fn value(value: Option<Decimal>, language: Language) -> Cell {
    match value {
        Some(value) => cell(language.number(value)),
        None => cell(CommonText::None.in_language(language)).style(Style::Faint),
    }
}
