//! The values that bodies report of a metric, and whether they reach its targets.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{BodyId, FieldValue, Measure, Metric, Plan, Report, TargetStep};
use crate::text::TextSlice;

/// The latest value of one body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BodyValue {
    /// Who reported it.
    pub body: BodyId,
    /// When.
    pub date: NaiveDate,
    /// What it is.
    pub value: Decimal,
    /// Which report of the measure says so.
    row: usize,
}

/// What became of a target by its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its day has not passed.
    Open,
    /// Every value reported by then reaches it.
    Reached,
    /// A value reported by then does not reach it.
    Short,
    /// No value was reported by then.
    NotReported,
}

impl Outcome {
    /// The word that the answers use for it.
    pub const fn word(self) -> &'static str {
        match self {
            Outcome::Open => "open",
            Outcome::Reached => "reached",
            Outcome::Short => "short",
            Outcome::NotReported => "not-reported",
        }
    }
}

impl Plan {
    /// The metrics of a measure: those of its own file with their places there, then those it shares with others.
    pub fn metrics_of<'m>(
        &'m self,
        measure: &'m Measure,
    ) -> impl Iterator<Item = (Option<usize>, &'m Metric)> {
        let own = measure.metrics.iter().enumerate().map(|(row, metric)| (Some(row), metric));
        let shared = measure.shared_metrics.iter().filter_map(|id| self.metrics.find(id));
        own.chain(shared.map(|id| (None, &self.metrics[id])))
    }

    /// Whether a name means this metric of a measure, and no other one.
    pub fn is_named(&self, measure: &Measure, metric: &Metric, name: &str) -> bool {
        metric.is_named(name) && self.metrics_of(measure).filter(|(_, one)| one.is_named(name)).count() == 1
    }

    /// The value that a report gives of a metric.
    pub fn value_in(&self, report: &Report, measure: &Measure, metric: &Metric) -> Option<Decimal> {
        match self.reported_value(report, measure, metric)? {
            FieldValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// What a report gives under a metric, a number or words.
    fn reported_value<'r>(
        &self,
        report: &'r Report,
        measure: &Measure,
        metric: &Metric,
    ) -> Option<&'r FieldValue> {
        let mut values = report.values.iter();
        values.find(|(name, _)| self.is_named(measure, metric, name)).map(|(_, value)| value)
    }

    /// The words that a report gives under a metric, where these are no number.
    pub fn words_in<'r>(
        &self,
        report: &'r Report,
        measure: &Measure,
        metric: &Metric,
    ) -> Option<&'r TextSlice> {
        self.reported_value(report, measure, metric)?.text()
    }

    /// The latest answer in words of the bodies that decide the status, up to a day.
    pub fn latest_words<'m>(
        &self,
        measure: &'m Measure,
        metric: &Metric,
        day: NaiveDate,
    ) -> Option<&'m TextSlice> {
        let reports = measure.reports.iter().filter(|r| r.date <= day && self.is_decisive(r, measure));
        let words = reports.filter_map(|report| Some((report.date, self.words_in(report, measure, metric)?)));
        words.max_by_key(|(date, _)| *date).map(|(_, words)| words)
    }

    /// The latest answer in words of each body that decides the status, up to a day.
    pub fn words_by_body<'m>(
        &self,
        measure: &'m Measure,
        metric: &Metric,
        day: NaiveDate,
    ) -> Vec<(BodyId, &'m TextSlice)> {
        let mut latest: Vec<(BodyId, NaiveDate, &TextSlice)> = Vec::new();
        for report in measure.reports.iter().filter(|report| report.date <= day) {
            let Some(words) = self.words_in(report, measure, metric) else { continue };
            for body in report.speakers().filter(|body| self.decides(*body, measure)) {
                match latest.iter_mut().find(|known| self.is_one_voice(known.0, body, measure)) {
                    Some(known) if known.1 <= report.date => *known = (body, report.date, words),
                    Some(_) => {}
                    None => latest.push((body, report.date, words)),
                }
            }
        }
        latest.into_iter().map(|(body, _, words)| (body, words)).collect()
    }

    /// The latest value of each body that decides the status, up to a day. A partner's is shown with its report, and is not the
    /// measure's.
    pub fn values_by_body(&self, measure: &Measure, metric: &Metric, day: NaiveDate) -> Vec<BodyValue> {
        self.values_where(measure, metric, |report| report.date <= day)
    }

    /// The value of a metric by some of the reports: the sum of those of the bodies where they add up, else the latest of
    /// them.
    pub fn value_where(
        &self,
        measure: &Measure,
        metric: &Metric,
        counts: impl Fn(&Report) -> bool,
    ) -> Option<Decimal> {
        value_of(metric, &self.values_where(measure, metric, counts))
    }

    /// The latest value of each body that decides the status, by some of the reports.
    pub fn values_where(
        &self,
        measure: &Measure,
        metric: &Metric,
        counts: impl Fn(&Report) -> bool,
    ) -> Vec<BodyValue> {
        let mut latest: Vec<BodyValue> = Vec::new();
        for (row, report) in measure.reports.iter().enumerate().filter(|(_, report)| counts(report)) {
            let Some(value) = self.value_in(report, measure, metric) else { continue };
            for body in report.speakers() {
                let new = BodyValue { body, date: report.date, value, row };
                match latest.iter_mut().find(|known| self.is_one_voice(known.body, new.body, measure)) {
                    Some(known) if known.date <= new.date => *known = new,
                    Some(_) => {}
                    None if self.decides(new.body, measure) => latest.push(new),
                    None => {}
                }
            }
        }
        latest
    }

    /// The value of a metric on a day: the sum of those of the bodies where they add up, else the latest of them.
    pub fn latest_value(&self, measure: &Measure, metric: &Metric, day: NaiveDate) -> Option<Decimal> {
        self.value_where(measure, metric, |report| report.date <= day)
    }

    /// Whether several bodies report different values that do not add up.
    pub fn is_value_disputed(&self, measure: &Measure, metric: &Metric, day: NaiveDate) -> bool {
        let values = self.values_by_body(measure, metric, day);
        metric.sum != Some(true) && values.windows(2).any(|pair| pair[0].value != pair[1].value)
    }

    /// The value furthest from the target where it is not reached, and whose it is where it is that of one body.
    pub fn short_of_target(
        &self,
        measure: &Measure,
        metric: &Metric,
        day: NaiveDate,
    ) -> Option<(Option<BodyId>, Decimal)> {
        furthest(metric, metric.final_target()?, &self.values_by_body(measure, metric, day))
    }

    /// What became of a step on a day, with the value that was reported by then.
    pub fn outcome(
        &self,
        measure: &Measure,
        metric: &Metric,
        step: &TargetStep,
        day: NaiveDate,
    ) -> (Outcome, Option<Decimal>) {
        let due = step.by.date().unwrap_or(NaiveDate::MAX);
        let values = self.values_by_body(measure, metric, last_day(step, self.last_day_that_counts(day)));
        let short = furthest(metric, step.value, &values);
        let outcome = match (due > day, values.is_empty(), short) {
            (true, ..) => Outcome::Open,
            (false, true, _) => Outcome::NotReported,
            (false, false, Some(_)) => Outcome::Short,
            (false, false, None) => Outcome::Reached,
        };
        (outcome, short.map(|(_, value)| value).or_else(|| value_of(metric, &values)))
    }

    /// What each body had reported by the day of a step, where they do not say the same; empty else.
    pub fn disputed_at(
        &self,
        measure: &Measure,
        metric: &Metric,
        step: &TargetStep,
        day: NaiveDate,
    ) -> Vec<BodyValue> {
        let last_day = last_day(step, self.last_day_that_counts(day));
        match self.is_value_disputed(measure, metric, last_day) {
            true => self.values_by_body(measure, metric, last_day),
            false => Vec::new(),
        }
    }
}

/// The last day of which reports count for a step.
fn last_day(step: &TargetStep, day: NaiveDate) -> NaiveDate {
    step.by.date().map_or(day, |due| due.min(day))
}

fn value_of(metric: &Metric, values: &[BodyValue]) -> Option<Decimal> {
    if metric.sum == Some(true) {
        return (!values.is_empty()).then(|| values.iter().map(|one| one.value).sum());
    }
    values.iter().max_by_key(|one| (one.date, one.row)).map(|one| one.value)
}

fn furthest(metric: &Metric, target: Decimal, values: &[BodyValue]) -> Option<(Option<BodyId>, Decimal)> {
    if metric.sum == Some(true) {
        return value_of(metric, values)
            .filter(|sum| metric.is_short_of(target, *sum))
            .map(|sum| (None, sum));
    }
    let short = values.iter().filter(|one| metric.is_short_of(target, one.value));
    short.max_by_key(|one| (target - one.value).abs()).map(|one| (Some(one.body), one.value))
}
