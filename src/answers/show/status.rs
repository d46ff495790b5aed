//! How far a measure is and who says so, for `plan show`.

use super::ShowAnswer;
use crate::answers::measure::status_cell;
use crate::answers::plan_at::PlanAt;
use crate::model::Status;
use crate::render::page::{Cell, Page, Table, cell, fixed, wrapping};
use crate::render::words;

impl ShowAnswer<'_> {
    /// Since when it is completed, and how late that was.
    pub(super) fn completion(&self) -> String {
        let PlanAt { plan, day, .. } = self.plan_at;
        let Some(completion) = plan.completion(self.measure, *day) else { return String::new() };
        let late = match (completion.days_late, self.measure.deadline.date()) {
            (Some(0), _) => ", in time".to_owned(),
            (Some(_), Some(due)) => format!(", {} after its deadline", words::span(due, completion.date)),
            _ => String::new(),
        };
        format!(" since {}{late}", completion.date)
    }

    /// The latest word of each responsible body, where there is more to see than one word.
    pub(super) fn who_says_what(&self, page: &mut Page) {
        let PlanAt { plan, day, .. } = self.plan_at;
        let name = |body| plan.register.name(body);
        if plan.is_disputed(self.measure, *day) {
            page.text("Disputed: the responsible bodies report different statuses.");
        }
        if plan.is_contested(self.measure, *day) {
            page.text("Contested: an assessment differs from the status, and no report has answered it.");
        }
        let spoken = plan.status_by_body(self.measure, *day);
        let silent = plan.silent_bodies(self.measure, *day);
        let is_plain = spoken.len() + silent.len() < 2 && spoken.iter().all(|word| word.via.is_none());
        if spoken.is_empty() || is_plain {
            return;
        }
        let mut table = Table::new([wrapping("Responsible body"), fixed("Status"), fixed("Reported on")]);
        for word in spoken {
            let via = word.via.map(|body| format!(" (for {})", name(body))).unwrap_or_default();
            table.row([cell(format!("{}{via}", name(word.body))), status_cell(word.status), cell(word.date)]);
        }
        for body in silent {
            table.row([cell(name(body)), status_cell(Status::Unreported), Cell::default()]);
        }
        page.heading("Who reports what").table(table);
    }
}
