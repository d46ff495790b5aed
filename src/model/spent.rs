//! What was spent on a measure and counts on a day: a total takes the place of what was said before.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Allocation, BodyId, Measure, Plan, Spent};

impl Plan {
    /// What counts of the money spent on a measure up to a day, each with its row in the list.
    pub fn spent_by<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = (usize, &'m Spent)> {
        self.counting(measure, measure.spent.partition_point(|spent| spent.date <= day))
    }

    /// What the total in a row of the list is said in place of; `None`: it is the first.
    pub fn spent_before(&self, measure: &Measure, row: usize) -> Option<Decimal> {
        let total = measure.spent.get(row)?;
        let replaced = self.counting(measure, row).filter(|(_, it)| self.replaces(measure, total, it));
        replaced.map(|(_, spent)| spent.money.amount).reduce(|sum, amount| sum + amount)
    }

    /// What counts of the first so many entries.
    fn counting<'m>(
        &'m self,
        measure: &'m Measure,
        known: usize,
    ) -> impl Iterator<Item = (usize, &'m Spent)> {
        let counts = move |at: usize| {
            let later = &measure.spent[at + 1..known];
            !later.iter().any(|total| self.replaces(measure, total, &measure.spent[at]))
        };
        (0..known).filter(move |at| counts(*at)).map(|at| (at, &measure.spent[at]))
    }

    /// Whether a later total has taken the place of a row of that list by a day.
    pub fn is_replaced(&self, measure: &Measure, row: usize, day: NaiveDate) -> bool {
        measure.spent[row].date <= day && self.spent_by(measure, day).all(|(counts, _)| counts != row)
    }

    /// The chapter of the budget from which it was spent: where the file names none, the one that everything allocated to the
    /// measure from that source in that year is in, or in any year where nothing is allocated for that one.
    pub fn chapter_of_spent(&self, measure: &Measure, spent: &Spent, day: NaiveDate) -> Option<BodyId> {
        let of_source = || {
            let counting = measure.allocations_on(day).map(|(_, allocation)| allocation);
            counting.filter(|allocation| allocation.source == spent.source)
        };
        let is_of_year = |allocation: &&Allocation| allocation.when.covers(spent.budget_year());
        let is_named = of_source().any(|allocation| is_of_year(&allocation));
        let mut chapters =
            of_source().filter(|allocation| !is_named || is_of_year(allocation)).map(|it| it.chapter);
        spent.chapter.or_else(|| {
            let first = chapters.next()?;
            first.filter(|_| chapters.all(|other| other == first))
        })
    }

    /// Whether a later entry is the total in which an earlier one is counted.
    fn replaces(&self, measure: &Measure, later: &Spent, earlier: &Spent) -> bool {
        later.total
            && later.source == earlier.source
            && later.budget_year() == earlier.budget_year()
            && later.money.currency == earlier.money.currency
            && (later.chapter.is_none() || later.chapter == earlier.chapter)
            && self.is_in_total_of(later.body, earlier, measure)
    }

    /// What counts up to a day, and a body would replace by a total of its own.
    pub fn spent_in_total_of<'m>(
        &'m self,
        body: BodyId,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'m Spent> {
        let counted = self.spent_by(measure, day).map(|(_, spent)| spent);
        counted.filter(move |spent| self.is_in_total_of(body, spent, measure))
    }

    /// Whether a body counts what was spent in a total of its own: what it spent itself, and what those spent from whom it
    /// took over the duty, up to the day on which they handed it over.
    fn is_in_total_of(&self, body: BodyId, spent: &Spent, measure: &Measure) -> bool {
        let handed_over = || self.register.handed_over(spent.body, body, &measure.id);
        body == spent.body || handed_over().is_some_and(|since| since.is_none_or(|since| spent.date <= since))
    }
}
