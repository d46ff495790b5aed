//! What a member owes: reports to send, what is late, what falls due, decisions to carry out.

use super::facts::Facts;
use super::{due, views};
use crate::answers::open_decisions;
use crate::labels::BriefText;
use crate::model::BodyId;
use crate::query::decisions::OpenDecision;
use crate::render::document::{Document, Level, Table};

/// The tables of this part of a paper.
pub(super) struct Owed {
    /// The reports that it has to send; once the plan is closed, those that never came in.
    reports: Table,
    /// Those that it may send in the place of another body.
    for_others: Table,
    /// What of its own was not completed when the plan was closed; while it is open, nothing.
    not_completed: Table,
    /// What is late, to be carried out, and what falls due.
    open: [Table; 4],
}

impl Owed {
    pub fn find(facts: &Facts<'_>, body: BodyId, decisions: &[&OpenDecision<'_>]) -> Self {
        let [reports, for_others] = match &facts.was_due {
            Some(reports) => views::to_report(facts, reports, body),
            None => [Table::new([]), Table::new([])],
        };
        let [measures, milestones, _] = due::late(facts, Some(body));
        let ahead = due::ahead(facts, Some(body)).caption(facts.falls_due());
        let decisions = open_decisions::table(&facts.source, decisions.iter().copied());
        let decisions = decisions.caption(facts.text(BriefText::DecisionsOwed));
        let title = facts.open_or_closed(BriefText::ReportsOwed, BriefText::NeverCameIn);
        let not_completed = due::not_completed(facts, Some(body));
        Owed {
            reports: reports.caption(facts.text(title)),
            for_others,
            not_completed: not_completed.caption(facts.text(BriefText::NotCompleted)),
            open: [measures, milestones, decisions, ahead],
        }
    }

    /// Adds them under their headings.
    pub fn add(self, document: &mut Document, facts: &Facts<'_>, body: BodyId) {
        if facts.is_closed() {
            return self.add_closed(document, facts, body);
        }
        let Owed { reports, for_others, open, .. } = self;
        let has_no_report = reports.rows.is_empty();
        let tables: Vec<Table> = [reports, for_others].into_iter().chain(open).collect();
        let is_empty = tables.iter().all(|table| table.rows.is_empty());
        if is_empty && facts.plan().is_draft() {
            return;
        }
        document.heading(Level::First, facts.text(BriefText::YouOwe));
        if let Some(reports) = &facts.was_due {
            document.paragraph(reports.due_in_words(facts.day(), facts.language()));
            if has_no_report && reports.owed.iter().any(|owed| owed.body == body) {
                document.paragraph(facts.text(BriefText::SettledReports));
            }
        }
        if is_empty {
            let is_known = facts.has_cycle() || facts.frame.next.is_some();
            let nothing = if is_known { BriefText::NothingOwed } else { BriefText::NothingOwedAhead };
            document.paragraph(facts.text(nothing));
        }
        tables.into_iter().for_each(|table| {
            document.table(table);
        });
        if let Some(text) = due::just_after(facts, Some(body)) {
            document.paragraph(text);
        }
    }

    /// The same of a closed plan, where no report is asked for and no measure is late any more; decisions are still owed.
    fn add_closed(self, document: &mut Document, facts: &Facts<'_>, body: BodyId) {
        let left = [self.not_completed, self.reports];
        let has_left = left.iter().any(|table| !table.rows.is_empty());
        if has_left || !facts.results_of(Some(body)).is_empty() {
            document.heading(Level::First, facts.text(BriefText::AtClosing));
        }
        if !has_left && !facts.results_of(Some(body)).is_empty() {
            document.paragraph(facts.text(BriefText::NothingLeft));
        }
        left.into_iter().for_each(|table| {
            document.table(table);
        });
        if self.open.iter().any(|table| !table.rows.is_empty()) {
            facts.part(document, BriefText::YouOwe, self.open);
        }
    }
}
