//! How findings name an amount that was spent: the year is that of the budget, which need not be that of the day.

use crate::model::{MeasureId, Spent};

/// `the spending of 2030-06-21 on I.1.1 in the budget of 2029`.
pub(super) fn spending(spent: &Spent, measure: &MeasureId) -> String {
    format!("the spending of {} on {measure} in the budget of {}", spent.date, spent.budget_year())
}
