//! The money of a measure, for `plan show`: what is allocated, what takes the place of what, what was spent.

use super::ShowAnswer;
use crate::answers::parts::budgets;
use crate::answers::parts::plan_at::PlanAt;
use crate::check::conceal;
use crate::labels::{CommonText, Language, ShowText};
use crate::model::{Allocation, MeasureKind, PublishedRow};
use crate::render::page::{Page, Style, Table, cell, fixed, number, wrapping};
use crate::text::TextSlice;

impl ShowAnswer<'_> {
    /// What is allocated, and what was spent.
    pub(super) fn money(&self, page: &mut Page, language: Language) {
        let say = |text: ShowText| text.in_language(language);
        let (plan, measure) = (&self.plan_at.plan, self.measure);
        let has_row = measure.kind == MeasureKind::Measure && plan.has_row(PublishedRow::Funding);
        if !measure.allocations.is_empty() {
            page.heading(say(ShowText::FundingInFigures)).table(self.allocations(language));
        } else if has_row && !measure.is_unknown("allocation") {
            page.text(say(match measure.funding {
                Some(_) => ShowText::NoAllocation,
                None => ShowText::NamesNoFunding,
            }));
        }
        if !measure.spent.is_empty() {
            page.heading(say(ShowText::Spent)).table(self.spent(language));
            let day = self.plan_at.day;
            let parts = budgets::by_year(plan, language, &budgets::of_measure(plan, measure, day));
            if !parts.is_empty() {
                page.text(ShowText::spent_up_to(language, language.day(day), parts.join("; ")));
                if measure.kind == MeasureKind::Point {
                    page.text(say(ShowText::NotInTotals));
                }
            }
        }
    }

    fn allocations(&self, language: Language) -> Table {
        let say = |text: CommonText| text.in_language(language);
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut table = Table::new([
            wrapping(say(CommonText::Source)),
            fixed(say(CommonText::Year)),
            number(say(CommonText::Amount)),
            wrapping(ShowText::Details.in_language(language)),
            number(say(CommonText::Line)),
        ]);
        let counting: Vec<usize> = self.measure.allocations_on(*day).map(|(row, _)| row).collect();
        for (row, allocation) in self.measure.allocations.iter().enumerate() {
            let counts = counting.contains(&row);
            let amount = match allocation.money {
                Some(money) if counts => cell(language.money(money)),
                Some(money) => cell(format!("({})", language.money(money))).style(Style::Faint),
                None => cell(say(CommonText::NotKnown)).style(Style::Faint),
            };
            let source = &plan.sources[allocation.source];
            table.row([
                cell(format!("{} ({})", language.source(source), language.source_state(source.state))),
                cell(language.funding_years(allocation.when)),
                amount,
                cell(self.details(allocation, counts, language)),
                self.line("allocation", row),
            ]);
        }
        table
    }

    fn details(&self, allocation: &Allocation, counts: bool, language: Language) -> String {
        let plan = &self.plan_at.plan;
        let since =
            allocation.date.map(|date| ShowText::from_on(language, language.day(date))).unwrap_or_default();
        let parts = [
            allocation.id.as_ref().map(TextSlice::to_string),
            allocation.revises.as_ref().map(|id| ShowText::in_place_of(language, id, &since)),
            (!counts).then(|| ShowText::does_not_count(language, language.day(self.plan_at.day))),
            allocation.purpose.as_ref().map(TextSlice::to_string),
            allocation.chapter.map(|body| ShowText::chapter(language, language.body(plan, body))),
            allocation
                .appropriation
                .map(|id| ShowText::appropriation(language, &plan.appropriations[id].key)),
            allocation.alternative.map(|id| ShowText::or_from(language, language.source(&plan.sources[id]))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn spent(&self, language: Language) -> Table {
        let say = |text: CommonText| text.in_language(language);
        let plan = &self.plan_at.plan;
        let mut table = Table::new([
            fixed(say(CommonText::Date)),
            wrapping(say(CommonText::Body)),
            wrapping(say(CommonText::Source)),
            fixed(say(CommonText::Year)),
            number(say(CommonText::Amount)),
            wrapping(say(CommonText::Words)),
            number(say(CommonText::Line)),
        ]);
        for (row, spent) in self.measure.spent.iter().enumerate() {
            let is_replaced = plan.is_replaced(self.measure, row, self.plan_at.day);
            let chapter = spent.chapter.map(|body| ShowText::chapter(language, language.body(plan, body)));
            let total = spent.total.then(|| ShowText::AllSoFar.in_language(language).to_owned());
            let replaced = is_replaced.then(|| ShowText::Replaced.in_language(language).to_owned());
            let said = spent.text.iter().chain(&spent.evidence).map(|text| conceal(text).to_owned());
            table.row([
                self.dated(spent.date, language),
                cell(language.body(plan, spent.body)),
                cell(language.source(&plan.sources[spent.source])),
                cell(spent.budget_year()),
                match is_replaced {
                    true => cell(format!("({})", language.money(spent.money))).style(Style::Faint),
                    false => cell(language.money(spent.money)),
                },
                cell(
                    total
                        .into_iter()
                        .chain(replaced)
                        .chain(chapter)
                        .chain(said)
                        .collect::<Vec<_>>()
                        .join("; "),
                ),
                self.line("spent", row),
            ]);
        }
        table
    }
}
