//! What a report says was spent, added to the same file as a `[[spent]]` of its own.

use chrono::NaiveDate;

use super::value::TomlValue;
use crate::model::{BodyId, Measure, MeasureId, Money, Plan};
use crate::schema::FileKind;

/// What a body has spent on a measure so far, of one source and the budget of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSpent {
    /// The id of the source.
    pub source: String,
    /// The year of the budget.
    pub year: i32,
    /// How much, all of it.
    pub money: Money,
}

impl NewSpent {
    /// Its keys in the order of the format. `top`: the day at the top of the file; `by`: who says it, where the file itself
    /// does not tell.
    pub(super) fn keys(
        &self,
        plan: &Plan,
        (measure, day): (&MeasureId, NaiveDate),
        (kind, top, by): (FileKind, Option<NaiveDate>, Option<&str>),
    ) -> Vec<(&'static str, TomlValue)> {
        let mut keys = Vec::new();
        if kind == FileKind::Return {
            keys.push(("measure", TomlValue::text(measure.as_str())));
        }
        if top != Some(day) {
            keys.push(("date", TomlValue::Day(day)));
        }
        keys.extend(by.map(|by| ("body", TomlValue::text(by))));
        keys.push(("source", TomlValue::text(&self.source)));
        keys.push(("year", TomlValue::Year(self.year)));
        keys.push(("amount", TomlValue::Number(self.money.amount)));
        let currency = Some(self.money.currency).filter(|&own| plan.currency != Some(own));
        keys.extend(currency.map(|currency| ("currency", TomlValue::text(currency.code()))));
        keys.push(("total", TomlValue::Flag(true)));
        keys
    }

    /// Whether a measure has it already, from this body on this day.
    pub(super) fn is_said_in(
        &self,
        (plan, measure): (&Plan, &Measure),
        body: BodyId,
        day: NaiveDate,
    ) -> bool {
        measure.spent.iter().any(|said| {
            said.total
                && said.body == body
                && said.date == day
                && plan.sources[said.source].key == *self.source
                && said.budget_year() == self.year
                && said.money == self.money
        })
    }
}
