//! Deadlines that moved: since the last meeting, and after the day that a paper speaks of.

use super::record::Briefing;
use crate::answers::parts::moved_deadline::{subject, value};
use crate::answers::parts::paper::{left, right};
use crate::history::slippage::DeadlineChange;
use crate::labels::{BriefText, CommonText};
use crate::model::{BodyId, Measure, MeasureId};
use crate::render::document::{Document, Level, Table, Words};

/// Adds the deadlines that moved, of a body or of all.
pub(super) fn add(document: &mut Document, facts: &Briefing<'_>, body: Option<BodyId>) {
    if facts.recent.is_some() {
        let since = moves(facts, body, |step| facts.is_new(step.commit.day));
        facts.part(document, BriefText::MovedDeadlines, [since]);
    }
    // Of a meeting that is past, more is known by now than was that day.
    let mut later = moves(facts, body, |step| step.commit.day > facts.day());
    if facts.recent.is_none() {
        amended_later(facts, body, &mut later);
    }
    if !later.rows.is_empty() {
        document
            .heading(Level::First, facts.text(BriefText::MovedLater))
            .paragraph(facts.text(BriefText::ByTheDeadlinesNow))
            .table(later);
    }
}

/// The moves for which `is_wanted` holds, and on what basis.
fn moves(facts: &Briefing<'_>, body: Option<BodyId>, is_wanted: impl Fn(&DeadlineChange) -> bool) -> Table {
    let mut table = Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.text(BriefText::What)),
        left(facts.text(BriefText::From)),
        left(facts.text(BriefText::To)),
        right(facts.text(BriefText::Days)),
        left(facts.text(BriefText::Basis)),
        // The record has the day on which a move was entered; the act, which is named beside it, may have an earlier one.
        left(facts.text(if facts.recent.is_some() { BriefText::EnteredOn } else { BriefText::MovedOn })),
    ]);
    // What happened in the plan before was a matter of its meetings.
    let is_shown = |step: &&DeadlineChange| step.plan.is_none() && is_wanted(step);
    // Most deadlines never moved: whose they are is only asked of the others.
    let moved = facts.moved.iter().filter(|deadline| deadline.moves.iter().any(|step| is_shown(&step)));
    for deadline in moved.filter(|deadline| is_about(facts, body, &deadline.id)) {
        for step in deadline.moves.iter().filter(is_shown) {
            let basis = step.basis.as_ref().map(|basis| facts.source.redacted(basis));
            table.row([
                Words::from(deadline.id.as_str()),
                subject(&facts.source, deadline).into(),
                value(facts.language(), &step.from).into(),
                value(facts.language(), &step.to).into(),
                step.days().map(|days| format!("{days:+}")).unwrap_or_default().into(),
                basis.map_or_else(|| Words::strong(facts.text(BriefText::NoBasis)), Words::from),
                facts.source.day(step.commit.day).into(),
            ]);
        }
    }
    table
}

/// Without a record, the acts say which deadlines moved after the day, and not what they were before.
fn amended_later(facts: &Briefing<'_>, body: Option<BodyId>, table: &mut Table) {
    let measures = facts.plan().measures.iter().filter(|measure| facts.concerns(body, measure));
    for measure in measures {
        let of_deadline =
            measure.amendments.iter().filter(|one| one.fields.iter().any(|it| it == "deadline"));
        for amendment in of_deadline.filter(|one| one.date > facts.day()) {
            table.row([
                Words::from(measure.id.as_str()),
                facts.language().title(measure).into(),
                facts.common(CommonText::NotKnown).into(),
                facts.source.deadline(&measure.deadline).into(),
                Words::from(""),
                facts.source.redacted(&amendment.basis).into(),
                facts.source.day(amendment.date).into(),
            ]);
        }
    }
}

fn is_about(facts: &Briefing<'_>, body: Option<BodyId>, id: &MeasureId) -> bool {
    let measure: Option<&Measure> = facts.plan().measure(id);
    body.is_none() || measure.is_some_and(|measure| facts.concerns(body, measure))
}
