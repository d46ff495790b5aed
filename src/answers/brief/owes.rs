//! What a member owes: reports to send, what is late, what falls due, decisions to carry out.

use super::facts::Facts;
use super::period_reports::PeriodReports;
use super::{due, views};
use crate::answers::parts::open_decisions;
use crate::labels::BriefText;
use crate::model::BodyId;
use crate::query::decisions::OpenDecision;
use crate::render::document::{Document, Level, Table};

/// The reports of a body for one period.
struct OfPeriod {
    /// When they are or were due, and whether all of them are there.
    when: String,
    /// Whether the body itself is asked for any.
    is_asked: bool,
    /// Those that are missing, and those that the body may send in the place of another.
    tables: [Table; 2],
}

/// The tables of this part of a paper.
pub(super) struct Owed {
    /// The reports of the last period that was due, and of those still to come. Once the plan is closed, those that never
    /// came in.
    reports: Vec<OfPeriod>,
    /// What of its own was not completed when the plan was closed; while it is open, nothing.
    not_completed: Table,
    /// What is late, to be carried out by itself or its groups, and what falls due.
    open: [Table; 5],
}

impl Owed {
    pub fn find(facts: &Facts<'_>, body: BodyId) -> Self {
        let of_period = |reports: &PeriodReports<'_>, title| {
            let [own, others] = views::to_report(facts, reports, body);
            let mut when = reports.due_in_words(facts.day(), facts.language());
            let is_asked = reports.owed.iter().any(|owed| owed.body == body);
            if is_asked && own.rows.is_empty() {
                when = format!("{when} {}", facts.text(BriefText::SettledReports));
            }
            OfPeriod { when, is_asked, tables: [own.caption(facts.text(title)), others] }
        };
        let missing = match (facts.is_closed(), facts.to_come.is_empty()) {
            (true, _) => BriefText::NeverCameIn,
            (false, false) => BriefText::ReportsMissing,
            (false, true) => BriefText::ReportsOwed,
        };
        let reports = facts.was_due.iter().map(|reports| of_period(reports, missing));
        let to_come = facts.to_come.iter().map(|reports| of_period(reports, BriefText::ReportsOwed));
        let [measures, milestones, _] = due::late(facts, Some(body));
        let ahead = due::ahead(facts, Some(body)).caption(facts.falls_due());
        let is_own = |open: &&OpenDecision<'_>| due::carries_out(facts, Some(body), open.decision);
        let concerns = |open: &&OpenDecision<'_>| due::concerns(facts, Some(body), open.decision);
        let (own, of_groups): (Vec<_>, Vec<_>) = facts.decisions.iter().filter(concerns).partition(is_own);
        let [own, of_groups] = [(own, BriefText::DecisionsOwed), (of_groups, BriefText::DecisionsOfGroups)]
            .map(|(list, title)| open_decisions::table(&facts.source, list).caption(facts.text(title)));
        let not_completed = due::not_completed(facts, Some(body));
        Owed {
            reports: reports.chain(to_come).collect(),
            not_completed: not_completed.caption(facts.text(BriefText::NotCompleted)),
            open: [measures, milestones, own, of_groups, ahead],
        }
    }

    /// Adds them under their headings.
    pub fn add(self, document: &mut Document, facts: &Facts<'_>, body: BodyId) {
        if facts.is_closed() {
            return self.add_closed(document, facts, body);
        }
        let Owed { reports, open, .. } = self;
        let has_rows = |table: &Table| !table.rows.is_empty();
        let is_empty = !reports.iter().any(|of| of.tables.iter().any(has_rows)) && !open.iter().any(has_rows);
        if is_empty && facts.plan().is_draft() {
            return;
        }
        document.heading(Level::First, facts.text(BriefText::YouOwe));
        let is_asked = facts.plan().can_report(body);
        if !is_asked {
            document.paragraph(facts.text(BriefText::NotAsked));
        }
        for OfPeriod { when, tables, .. } in reports.into_iter().filter(|_| is_asked) {
            document.paragraph(when);
            tables.into_iter().for_each(|table| {
                document.table(table);
            });
        }
        if is_empty {
            let nothing = match facts.knows_next_meeting() {
                true => BriefText::NothingOwed,
                false => BriefText::NothingOwedAhead,
            };
            document.paragraph(facts.text(nothing));
        }
        open.into_iter().for_each(|table| {
            document.table(table);
        });
        if let Some(text) = due::just_after(facts, Some(body)) {
            document.paragraph(text);
        }
    }

    /// The same of a closed plan, where no report is asked for and no measure is late any more; decisions are still owed.
    fn add_closed(self, document: &mut Document, facts: &Facts<'_>, body: BodyId) {
        let is_done = facts.has_ended_all(body);
        let reports: Vec<_> = self.reports.into_iter().filter(|of| of.is_asked).collect();
        if is_done || !reports.is_empty() || !self.not_completed.rows.is_empty() {
            document.heading(Level::First, facts.text(BriefText::AtClosing));
        }
        if is_done {
            document.paragraph(facts.text(BriefText::NothingLeft));
        }
        document.table(self.not_completed);
        for OfPeriod { when, tables: [own, _], .. } in reports {
            document.paragraph(when);
            document.table(own);
        }
        if self.open.iter().any(|table| !table.rows.is_empty()) {
            facts.part(document, BriefText::YouOwe, self.open);
        }
    }
}
