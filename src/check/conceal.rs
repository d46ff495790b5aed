//! A plan and its history for those who read answers: what may lead to a person or a place is taken out once, before any
//! page, table or file is made of it. The checks look at the plan as it is written.

use std::cell::Cell;
use std::sync::Arc;

use super::redact::{conceal, conceal_value, is_secret, is_secret_text};
use crate::history::slippage::DeadlineHistory;
use crate::model::{Deadline, FieldValue, Measure, Meeting, Metric, Plan};
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

/// Goes through everything in a measure that may be concealed: `text` sees texts, and `value` what stands under keys of the
/// plan's own and of languages. The one list for looking (`iter`) and for changing (`iter_mut`): what is taken out is what
/// is looked for.
macro_rules! each_concealed {
    ($measure:expr, ($iter:ident, $values:ident, [$($change:tt)?]), $text:expr, $value:expr) => {{
        let (measure, mut text, mut value) = ($measure, $text, $value);
        measure.short.$iter().for_each(&mut text);
        measure.extra.$iter().for_each(&mut value);
        for (_, texts) in measure.texts.$values() {
            value(texts);
        }
        measure.metrics.$iter().for_each(|metric| text(&$($change)? metric.unit));
        measure.allocations.$iter().for_each(|it| it.purpose.$iter().for_each(&mut text));
        for milestone in measure.milestones.$iter() {
            text(&$($change)? milestone.title);
            milestone.indicator.$iter().for_each(&mut text);
            if let Deadline::Words(words) = &$($change)? milestone.due {
                text(words);
            }
        }
        // What names a milestone by its title goes on to name it.
        measure.reports.$iter().for_each(|report| report.milestone.$iter().for_each(&mut text));
        measure.amendments.$iter().for_each(|it| it.milestone.$iter().for_each(&mut text));
    }};
}

/// Whether there is anything in a measure to take out.
fn holds_secret(measure: &Measure) -> bool {
    let found = Cell::new(false);
    let see = |is_found: bool| found.set(found.get() || is_found);
    each_concealed!(
        measure,
        (iter, values, []),
        |text: &TextSlice| see(is_secret_text(text)),
        |value: &FieldValue| see(is_secret(value))
    );
    found.get()
}

fn conceal_measure(measure: &mut Measure) {
    each_concealed!(measure, (iter_mut, values_mut, [mut]), conceal_text, conceal_own_value);
}

fn conceal_due(due: &mut Deadline) {
    if let Deadline::Words(words) = due {
        conceal_text(words);
    }
}

/// Keys of the plan's own, and what stands under them.
fn conceal_own(extra: &mut Option<FieldValue>) {
    extra.iter_mut().for_each(conceal_own_value);
}

fn conceal_own_value(value: &mut FieldValue) {
    if is_secret(value) {
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
