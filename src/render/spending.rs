//! What changes in the money that was spent, in words: of which body, source and year of the budget.

use rust_decimal::Decimal;

use super::field_values::{amount_moved, money, value_in};
use crate::labels::{ChangeText, DiffText, Language};
use crate::model::{FieldValue, Money};

/// An amount, or all that was spent up to a day.
pub(super) fn named(row: &FieldValue, language: Language) -> String {
    let said = |key| value_in(row.get(key), language);
    let year = row.budget_year().map(|year| year.to_string()).unwrap_or_default();
    let words = if row.get("total").is_some() { ChangeText::spent_so_far } else { ChangeText::spent };
    words(language, said("body"), said("date"), said("source"), year)
}

/// A total that takes the place of what was said before: from what to what.
pub(super) fn corrected(row: &FieldValue, earlier: Decimal, language: Language) -> String {
    let what = named(row, language);
    match money(row) {
        Some(now) if now.amount == earlier => ChangeText::stays_at(language, what, language.money(now)),
        Some(now) => {
            let how = amount_moved(Money { amount: earlier, ..now }, now, language);
            ChangeText::row_changes_so(language, what, DiffText::Changes.in_language(language), how)
        }
        None => what,
    }
}
