//! What the indicator of a measure counts, for `plan show`: values beside targets, step by step.

use rust_decimal::Decimal;

use super::ShowAnswer;
use crate::answers::plan_at::PlanAt;
use crate::model::{Metric, MetricKind, Outcome};
use crate::render::page::{Cell, Page, Style, Table, cell, fixed, number, wrapping};

impl ShowAnswer<'_> {
    /// Every metric with its latest value, and what was to be reached by when.
    pub(super) fn metrics(&self, page: &mut Page) {
        let PlanAt { plan, day, .. } = self.plan_at;
        let metrics: Vec<(Option<usize>, &Metric)> = plan.metrics_of(self.measure).collect();
        if metrics.is_empty() {
            return;
        }
        page.heading("What the indicator counts").table(self.targets(&metrics));
        if metrics.iter().any(|(_, metric)| !metric.targets.is_empty()) {
            page.heading("Targets on the way").table(self.steps(&metrics));
        }
        for (_, metric) in metrics {
            if plan.is_value_disputed(self.measure, metric, *day) {
                let values = plan.values_by_body(self.measure, metric, *day);
                let said = values
                    .iter()
                    .map(|one| format!("{} by {}", one.value.normalize(), plan.register.name(one.body)));
                let said = said.collect::<Vec<_>>().join(", ");
                page.text(format!(
                    "Disputed: the bodies report different values of {}: {said}.",
                    metric.name
                ));
            }
        }
    }

    fn targets(&self, metrics: &[(Option<usize>, &Metric)]) -> Table {
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut table = Table::new([
            wrapping("Metric"),
            wrapping("Unit"),
            number("Baseline"),
            number("Latest"),
            number("Target"),
            fixed("Direction"),
            number("Line"),
        ]);
        for &(row, metric) in metrics {
            table.row([
                cell(label(metric)),
                cell(match metric.kind() {
                    MetricKind::Level => metric.unit.to_string(),
                    kind => format!("{} ({})", metric.unit, kind.word()),
                }),
                value(metric.baseline),
                match plan.latest_words(self.measure, metric, *day) {
                    Some(words) => cell(words),
                    None => value(plan.latest_value(self.measure, metric, *day)),
                },
                value(metric.final_target()),
                cell(metric.direction.map_or("", |direction| direction.word())),
                row.map_or_else(|| cell("plan.toml").style(Style::Faint), |row| self.line("metric", row)),
            ]);
        }
        table
    }

    fn steps(&self, metrics: &[(Option<usize>, &Metric)]) -> Table {
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut table = Table::new([
            wrapping("Metric"),
            fixed("By"),
            number("Target"),
            number("Reported by then"),
            fixed("Outcome"),
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
                table.row([
                    cell(label(metric)),
                    cell(&step.by),
                    value(Some(step.value)),
                    value(reported),
                    cell(outcome.word()).style(style),
                ]);
            }
        }
        table
    }
}

fn label(metric: &Metric) -> String {
    metric.id.as_ref().map_or_else(|| metric.name.to_string(), |id| format!("{id}: {}", metric.name))
}

fn value(value: Option<Decimal>) -> Cell {
    match value {
        Some(value) => cell(value.normalize()),
        None => cell("none").style(Style::Faint),
    }
}
