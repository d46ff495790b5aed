//! What was spent on a measure and counts on a day: a total takes the place of what was said before.

use chrono::NaiveDate;

use super::{Allocation, BodyId, Measure, Plan, Spent};

impl Plan {
    /// What counts of the money spent on a measure up to a day, each with its row in the list.
    pub fn spent_by<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = (usize, &'m Spent)> {
        let known = measure.spent.partition_point(|spent| spent.date <= day);
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
            && self.is_one_voice(later.body, earlier.body, measure)
    }
}
