//! A plan and its history for those who read answers: what may lead to a person or a place is taken out once, before any
//! page, table or file is made of it. The checks look at the plan as it is written.

use std::sync::Arc;

use super::redact::{conceal, conceal_value, is_secret_text};
use crate::history::slippage::DeadlineHistory;
use crate::model::{Deadline, Measure, Metric, Plan};
use crate::text::TextSlice;

/// Takes it out of the short titles, milestones, metrics and allocations of a plan.
pub fn conceal_plan(plan: &mut Plan) {
    plan.metrics.values_mut().for_each(conceal_metric);
    // A plan that was read for an answer shares its measures with no other version: none is copied here.
    plan.measures.iter_mut().map(Arc::make_mut).for_each(conceal_measure);
}

/// Takes it out of deadlines of milestones, and of who moved a deadline.
pub fn conceal_deadlines(deadlines: &mut [DeadlineHistory]) {
    for deadline in deadlines {
        let commits = deadline.moves.iter_mut().map(|step| &mut step.commit);
        let commits = commits.chain(deadline.removal.as_mut().map(|removal| &mut removal.commit));
        for commit in commits.chain([&mut deadline.since]) {
            if is_secret_text(&commit.author) {
                commit.author = conceal(&commit.author).to_owned();
            }
        }
        let Some(milestone) = &mut deadline.milestone else { continue };
        conceal_text(&mut milestone.title);
        let moved = deadline.moves.iter_mut().flat_map(|step| [&mut step.from, &mut step.to]);
        for value in moved.chain([&mut deadline.first]).chain(&mut deadline.now) {
            *value = conceal_value(value).into_owned();
        }
    }
}

fn conceal_measure(measure: &mut Measure) {
    measure.short.iter_mut().for_each(conceal_text);
    measure.metrics.iter_mut().for_each(conceal_metric);
    measure.allocations.iter_mut().filter_map(|it| it.purpose.as_mut()).for_each(conceal_text);
    for milestone in &mut measure.milestones {
        conceal_text(&mut milestone.title);
        milestone.indicator.iter_mut().for_each(conceal_text);
        if let Deadline::Words(words) = &mut milestone.due {
            conceal_text(words);
        }
    }
    // What names a milestone by its title goes on to name it.
    let reports = measure.reports.iter_mut().filter_map(|report| report.milestone.as_mut());
    let amendments = measure.amendments.iter_mut().filter_map(|amendment| amendment.milestone.as_mut());
    reports.chain(amendments).for_each(conceal_text);
}

fn conceal_metric(metric: &mut Metric) {
    conceal_text(&mut metric.unit);
}

fn conceal_text(text: &mut TextSlice) {
    if is_secret_text(text) {
        *text = conceal(text).into();
    }
}
