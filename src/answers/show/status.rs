//! How far a measure is and who says so, for `plan show`.

use super::ShowAnswer;
use crate::answers::parts::measure::status_cell;
use crate::answers::parts::plan_at::PlanAt;
use crate::labels::{CommonText, Language, ShowText};
use crate::model::Status;
use crate::render::page::{Cell, Page, Table, cell, fixed, wrapping};

impl ShowAnswer<'_> {
    /// Since when it is completed, and how late that was.
    pub(super) fn completion(&self, language: Language) -> String {
        let PlanAt { plan, day, .. } = self.plan_at;
        let Some(completion) = plan.completion(self.measure, *day) else { return String::new() };
        let late = match (completion.days_late, self.measure.deadline.date()) {
            (Some(0), _) => ShowText::InTime.in_language(language).to_owned(),
            (Some(_), Some(due)) => ShowText::after_deadline(language, language.span(due, completion.date)),
            _ => String::new(),
        };
        ShowText::since(language, language.day(completion.date), late)
    }

    /// The latest word of each responsible body, where there is more to see than one word.
    pub(super) fn who_says_what(&self, page: &mut Page, language: Language) {
        let PlanAt { plan, day, .. } = self.plan_at;
        let name = |body| language.body(plan, body);
        if plan.is_disputed(self.measure, *day) {
            page.text(ShowText::Disputed.in_language(language));
        }
        if plan.is_contested(self.measure, *day) {
            page.text(ShowText::Contested.in_language(language));
        }
        let spoken = plan.status_by_body(self.measure, *day);
        let silent = plan.silent_bodies(self.measure, *day);
        let is_plain = spoken.len() + silent.len() < 2 && spoken.iter().all(|word| word.via.is_none());
        if spoken.is_empty() || is_plain {
            return;
        }
        let mut table = Table::new([
            wrapping(CommonText::ResponsibleBody.in_language(language)),
            fixed(CommonText::Status.in_language(language)),
            fixed(ShowText::ReportedOn.in_language(language)),
        ]);
        for word in spoken {
            let via = word.via.map(|body| ShowText::reports_for(language, name(body))).unwrap_or_default();
            table.row([
                cell(format!("{}{via}", name(word.body))),
                status_cell(word.status, language),
                cell(language.day(word.date)),
            ]);
        }
        for body in silent {
            table.row([cell(name(body)), status_cell(Status::Unreported, language), Cell::default()]);
        }
        page.heading(ShowText::WhoReportsWhat.in_language(language)).table(table);
    }
}
