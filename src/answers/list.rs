//! The answer of `plan list`: its page, its sheet and its JSON.

use serde::Serialize;

use super::parts::closed;
use super::parts::plan_at::PlanAt;
use crate::answers::parts::measure::{
    self, MeasureJson, SHEET_HEADER, deadline_cell, reported_cell, responsible_cell, sheet_row, title_cell,
};
use crate::answers::parts::progress;
use crate::labels::{CommonText, Language, ShowText, StatusText};
use crate::model::Measure;
use crate::query::status::Progress;
use crate::render::Answer;
use crate::render::page::{Page, Sheet, Style, Table, cell, fixed};

/// Measures, filtered and sorted.
pub struct ListAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// In the order that was asked for.
    pub items: Vec<&'a Measure>,
}

impl Answer for ListAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.plan_at, &self.items)
    }

    fn page(&self, language: Language) -> Page {
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut page = Page::default();
        if self.items.is_empty() {
            page.text(ShowText::NoMeasureMatches.in_language(language));
            closed::add_note(&mut page, self.plan_at, language);
            return page;
        }
        let mut columns = measure::columns(language);
        columns.push(fixed(CommonText::Status.in_language(language)));
        let (mut table, is_draft) = (Table::new(columns), plan.is_draft());
        for measure in &self.items {
            let mut deadline = deadline_cell(&measure.deadline, language);
            if !is_draft && plan.days_overdue(measure, *day).is_some() {
                deadline = deadline.style(Style::Bad);
            }
            table.row([
                cell(&measure.id),
                match &measure.parent {
                    Some(parent) => {
                        let title = language.title(measure);
                        let step = cell(ShowText::step_of_title(language, title, parent));
                        match &measure.short {
                            Some(short) => step.own_short(short.as_str()),
                            None => step.short(title),
                        }
                    }
                    None => title_cell(measure, language),
                },
                responsible_cell(plan, measure, language),
                deadline,
                reported_cell(self.plan_at, measure, language),
            ]);
        }
        page.heading(self.headline(language)).table(table);
        closed::add_note(&mut page, self.plan_at, language);
        page
    }

    fn sheet(&self) -> Sheet {
        Sheet::of(SHEET_HEADER, self.items.iter().map(|m| sheet_row(self.plan_at, m)).collect())
    }
}

impl ListAnswer<'_> {
    /// How many there are, how far, and how many of them are late.
    fn headline(&self, language: Language) -> String {
        let mut progress = Progress::default();
        self.items.iter().for_each(|measure| progress.add(&self.plan_at.plan, measure, self.plan_at.day));
        let count = measure::count(self.items.iter().copied(), language);
        let overdue = if self.plan_at.plan.is_draft() { 0 } else { progress.overdue };
        let late = if overdue > 0 { ShowText::overdue(language, overdue) } else { String::new() };
        format!("{}{late}", StatusText::how_far(language, count, progress::counts(&progress, language)))
    }
}

#[derive(Serialize)]
struct ListJson<'a> {
    items: Vec<MeasureJson<'a>>,
}

/// The answer of `list`, in the order given.
pub fn json<'a>(plan_at: &'a PlanAt, items: &[&'a Measure]) -> impl Serialize + 'a {
    ListJson { items: items.iter().map(|measure| MeasureJson::new(plan_at, measure)).collect() }
}
