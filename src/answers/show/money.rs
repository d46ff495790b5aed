//! The money of a measure, for `plan show`: what is allocated, what takes the place of what, what was spent.

use super::ShowAnswer;
use crate::answers::plan_at::PlanAt;
use crate::model::{Allocation, Kind, PublishedRow, Sums, When};
use crate::render::page::{Page, Style, Table, cell, fixed, number, wrapping};
use crate::text::Text;

impl ShowAnswer<'_> {
    /// What is allocated, and what was spent.
    pub(super) fn money(&self, page: &mut Page) {
        let (plan, measure) = (&self.plan_at.plan, self.measure);
        let has_row = measure.kind == Kind::Measure && plan.has_row(PublishedRow::Funding);
        if !measure.allocations.is_empty() {
            page.heading("Funding in figures").table(self.allocations());
        } else if has_row && !measure.is_unknown("allocation") {
            page.text(match measure.funding {
                Some(_) => "No allocation says in figures what the funding words name.",
                None => "Names no funding.",
            });
        }
        if !measure.spent.is_empty() {
            page.heading("Spent").table(self.spent());
            let day = self.plan_at.day;
            let mut sums = Sums::default();
            measure.spent.iter().filter(|spent| spent.date <= day).for_each(|spent| sums.add(spent.money));
            if !sums.is_empty() {
                page.text(format!("Spent up to {day}: {sums}."));
            }
        }
    }

    fn allocations(&self) -> Table {
        let PlanAt { plan, day, .. } = self.plan_at;
        let mut table = Table::new([
            wrapping("Source"),
            fixed("Year"),
            number("Amount"),
            wrapping("Details"),
            number("Line"),
        ]);
        let counting: Vec<usize> = self.measure.allocations_on(*day).map(|(row, _)| row).collect();
        for (row, allocation) in self.measure.allocations.iter().enumerate() {
            let counts = counting.contains(&row);
            let amount = match allocation.money {
                Some(money) if counts => cell(money),
                Some(money) => cell(format!("({money})")).style(Style::Faint),
                None => cell("not known").style(Style::Faint),
            };
            let source = &plan.sources[allocation.source];
            table.row([
                cell(format!("{} ({})", source.name, source.state.word())),
                cell(year(allocation.when)),
                amount,
                cell(self.details(allocation, counts)),
                self.line("allocation", row),
            ]);
        }
        table
    }

    fn details(&self, allocation: &Allocation, counts: bool) -> String {
        let plan = &self.plan_at.plan;
        let since = allocation.date.map(|date| format!(" from {date} on")).unwrap_or_default();
        let parts = [
            allocation.id.as_ref().map(Text::to_string),
            allocation.revises.as_ref().map(|id| format!("in place of {id}{since}")),
            (!counts).then(|| format!("does not count on {}", self.plan_at.day)),
            allocation.purpose.as_ref().map(Text::to_string),
            allocation.chapter.map(|body| format!("chapter {}", plan.register.name(body))),
            allocation.appropriation.map(|id| format!("appropriation {}", plan.appropriations[id].key)),
            allocation.alternative.map(|id| format!("or from {}", plan.sources[id].name)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn spent(&self) -> Table {
        let plan = &self.plan_at.plan;
        let mut table = Table::new([
            fixed("Date"),
            wrapping("Body"),
            wrapping("Source"),
            fixed("Year"),
            number("Amount"),
            wrapping("Words"),
            number("Line"),
        ]);
        for (row, spent) in self.measure.spent.iter().enumerate() {
            let chapter = spent.chapter.map(|body| format!("chapter {}", plan.register.name(body)));
            let said = spent.text.iter().chain(&spent.evidence).map(Text::to_string);
            table.row([
                self.dated(spent.date),
                cell(plan.register.name(spent.body)),
                cell(&plan.sources[spent.source].name),
                cell(spent.budget_year()),
                cell(spent.money),
                cell(chapter.into_iter().chain(said).collect::<Vec<_>>().join("; ")),
                self.line("spent", row),
            ]);
        }
        table
    }
}

fn year(when: When) -> String {
    match when {
        When::Unspecified => "not said".to_owned(),
        When::Year(year) => year.to_string(),
        When::Yearly { from } => format!("yearly from {from}"),
    }
}
