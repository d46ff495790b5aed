//! Single values of a change in words.

use std::borrow::Cow;

use crate::labels::{ChangeText, DiffText, Language};
use crate::model::{Currency, FieldValue, Money};

/// The amount of a row, where it is known.
pub(super) fn money(row: &FieldValue) -> Option<Money> {
    match (row.get("amount")?, row.get("currency")?) {
        (FieldValue::Number(amount), FieldValue::Text(code)) => {
            Some(Money { amount: *amount, currency: Currency::from_code(code)? })
        }
        _ => None,
    }
}

/// "from EUR 5 to EUR 7, EUR 2 more", of amounts in one currency.
pub(super) fn amount_moved(old: Money, new: Money, language: Language) -> String {
    let difference = Money { amount: (new.amount - old.amount).abs(), ..old };
    let side = if new.amount < old.amount { DiffText::Less } else { DiffText::More };
    let money = |money| language.money(money);
    ChangeText::amount(language, money(old), money(new), money(difference), side.in_language(language))
}

/// A value in a line, as the files and programs have it.
pub fn value_text(value: Option<&FieldValue>) -> Cow<'_, str> {
    value_in(value, Language::English)
}

/// A value in a line: the keys of a table one behind the other.
pub fn value_in(value: Option<&FieldValue>, language: Language) -> Cow<'_, str> {
    match value {
        None => Cow::Borrowed(""),
        Some(FieldValue::Text(text)) => Cow::Borrowed(text),
        Some(FieldValue::Day(day)) => Cow::Owned(language.day(*day)),
        Some(FieldValue::Period(period)) => Cow::Owned(language.period(*period)),
        Some(FieldValue::Number(number)) => Cow::Owned(language.number(*number)),
        Some(FieldValue::Truth(truth)) => Cow::Borrowed(language.truth(*truth)),
        Some(FieldValue::List(items)) => {
            let items: Vec<Cow<'_, str>> = items.iter().map(|item| value_in(Some(item), language)).collect();
            Cow::Owned(items.join(", "))
        }
        Some(FieldValue::Row(fields)) => {
            let said = |(key, value): &(_, FieldValue)| {
                let key: &Cow<'static, str> = key;
                // Tables for programs have the keys of the files, and their values are English.
                let named = if language == Language::English { &**key } else { language.key(key) };
                ChangeText::key(language, named, value_in(Some(value), language))
            };
            let fields: Vec<String> = fields.iter().map(said).collect();
            Cow::Owned(fields.join("; "))
        }
    }
}
