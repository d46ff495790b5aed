//! A plan and its history for those who read answers: what may lead to a person or a place is taken out once, before any
//! page, table or file is made of it. The checks look at the plan as it is written.

use std::sync::Arc;

use super::redact::{conceal, conceal_value, is_secret, is_secret_text};
use crate::history::slippage::DeadlineHistory;
use crate::model::{ByLanguage, Deadline, FieldValue, Measure, Meeting, Metric, Milestone, Plan};
use crate::source::Commit;
use crate::text::TextSlice;

/// Takes it out of the short titles, texts in other languages, milestones, metrics and allocations of a plan, of what its
/// decisions say of their day, and of keys of its own.
pub fn conceal_plan(plan: &mut Plan) {
    plan.metrics.values_mut().for_each(conceal_metric);
    conceal_own(&mut plan.extra);
    if plan.register.file().extra.as_ref().is_some_and(is_secret) {
        let mut extra = plan.register.file().extra.clone();
        conceal_own(&mut extra);
        Arc::make_mut(&mut plan.register).set_extra(extra);
    }
    plan.returns.iter_mut().for_each(|one| conceal_own(&mut one.extra));
    conceal_ids_of_meetings(&mut plan.meetings);
    for meeting in &mut plan.meetings {
        conceal_own(&mut meeting.extra);
        meeting.decisions.iter_mut().filter_map(|decision| decision.due.as_mut()).for_each(conceal_due);
    }
    // Others may share the measures: only one in which there is something to take out is copied.
    let measures = plan.measures.iter_mut().filter(|measure| holds_secret(measure));
    measures.map(Arc::make_mut).for_each(conceal_measure);
}

/// A meeting is called by the name of its file: where that leads to a person, by another that no meeting of its day has.
pub fn conceal_ids_of_meetings(meetings: &mut [Meeting]) {
    for at in 0..meetings.len() {
        let id = &meetings[at].id;
        if !(id.has_name() && is_secret_text(&id.to_string())) {
            continue;
        }
        let numbered = (2..).map(|number| format!("not-shown-{number}"));
        let names = std::iter::once("not-shown".to_owned()).chain(numbered);
        let free = names.map(|name| id.with_name(&name)).find(|it| meetings.iter().all(|one| one.id != *it));
        if let Some(free) = free {
            let meeting = &mut meetings[at];
            // One without a title is called by its id.
            if *meeting.title == *meeting.id.to_string() {
                meeting.title = free.to_string().into();
            }
            meeting.unshown = Some(std::mem::replace(&mut meeting.id, free));
        }
    }
}

/// Takes it out of deadlines of milestones, and of who moved a deadline.
pub fn conceal_deadlines(deadlines: &mut [DeadlineHistory]) {
    for deadline in deadlines {
        let commits = deadline.moves.iter_mut().map(|step| &mut step.commit);
        let commits = commits.chain(deadline.removal.as_mut().map(|removal| &mut removal.commit));
        commits.for_each(conceal_author);
        if is_secret_text(&deadline.since.author) {
            conceal_author(Arc::make_mut(&mut deadline.since));
        }
        let Some(milestone) = &mut deadline.milestone else { continue };
        conceal_text(&mut milestone.title);
        let moved = deadline.moves.iter_mut().flat_map(|step| [&mut step.from, &mut step.to]);
        for value in moved.chain([&mut deadline.first]).chain(&mut deadline.now) {
            *value = conceal_value(value).into_owned();
        }
    }
}

fn conceal_author(commit: &mut Commit) {
    if is_secret_text(&commit.author) {
        commit.author = conceal(&commit.author).to_owned();
    }
}

/// Whether [`conceal_measure`] would take something out.
fn holds_secret(measure: &Measure) -> bool {
    let words = |due: &Deadline| matches!(due, Deadline::Words(words) if is_secret_text(words));
    let is_secret_milestone = |milestone: &Milestone| {
        is_secret_text(&milestone.title)
            || milestone.indicator.as_deref().is_some_and(is_secret_text)
            || words(&milestone.due)
    };
    let reports = measure.reports.iter().filter_map(|report| report.milestone.as_ref());
    let amendments = measure.amendments.iter().filter_map(|amendment| amendment.milestone.as_ref());
    let purposes = measure.allocations.iter().filter_map(|it| it.purpose.as_ref());
    let units = measure.metrics.iter().map(|metric| &metric.unit);
    let mut texts = measure.short.iter().chain(units).chain(purposes).chain(reports).chain(amendments);
    texts.any(|text| is_secret_text(text))
        || measure.milestones.iter().any(is_secret_milestone)
        || measure.extra.as_ref().is_some_and(is_secret)
        || measure.texts.values().iter().any(|(_, texts)| is_secret(texts))
}

fn conceal_measure(measure: &mut Measure) {
    measure.short.iter_mut().for_each(conceal_text);
    conceal_own(&mut measure.extra);
    if measure.texts.values().iter().any(|(_, texts)| is_secret(texts)) {
        let texts = measure.texts.values().iter();
        let shown = texts.map(|(tag, texts)| (tag.clone(), conceal_value(texts).into_owned()));
        measure.texts = ByLanguage::new(shown.collect());
    }
    measure.metrics.iter_mut().for_each(conceal_metric);
    measure.allocations.iter_mut().filter_map(|it| it.purpose.as_mut()).for_each(conceal_text);
    for milestone in &mut measure.milestones {
        conceal_text(&mut milestone.title);
        milestone.indicator.iter_mut().for_each(conceal_text);
        conceal_due(&mut milestone.due);
    }
    // What names a milestone by its title goes on to name it.
    let reports = measure.reports.iter_mut().filter_map(|report| report.milestone.as_mut());
    let amendments = measure.amendments.iter_mut().filter_map(|amendment| amendment.milestone.as_mut());
    reports.chain(amendments).for_each(conceal_text);
}

fn conceal_due(due: &mut Deadline) {
    if let Deadline::Words(words) = due {
        conceal_text(words);
    }
}

/// Keys of the plan's own, and what stands under them.
fn conceal_own(extra: &mut Option<FieldValue>) {
    if let Some(value) = extra.as_mut().filter(|value| is_secret(value)) {
        *value = conceal_value(value).into_owned();
    }
}

fn conceal_metric(metric: &mut Metric) {
    conceal_text(&mut metric.unit);
}

fn conceal_text(text: &mut TextSlice) {
    if is_secret_text(text) {
        *text = conceal(text).into();
    }
}
