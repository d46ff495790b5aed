//! The answer of `plan diff`: its page, its sheet and its JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::parts::change_summary;
use super::parts::own_value::own_or_null;
use crate::check::redact_personal_data;
use crate::history::Comparison;
use crate::labels::{DiffText, Language};
use crate::model::{Change, FieldValue, Plan};
use crate::query::effect::TotalChange;
use crate::render::Answer;
use crate::render::changes::value_text;
use crate::render::page::{Page, Sheet, SheetValue};
use crate::render::values::Exact;
use crate::source::short_id;

/// What changed between two versions of a plan.
pub struct DiffAnswer<'a> {
    /// The full id of the earlier commit.
    pub from: String,
    /// The full id of the later one; `None`: the working tree.
    pub to: Option<String>,
    /// Every change.
    pub comparison: Comparison<'a>,
    /// The later version.
    pub plan: &'a Plan,
    /// What they do to the totals.
    pub effects: Vec<TotalChange>,
}

impl DiffAnswer<'_> {
    /// Every change with the measure it is in, the plan's own first.
    fn changes(&self) -> impl Iterator<Item = (Option<&str>, &Change)> {
        let own = self.comparison.plan.iter().map(|change| (None, change));
        let measures = self.comparison.measures.iter();
        own.chain(measures.flat_map(|m| m.changes.iter().map(|change| (Some(m.id.as_str()), change))))
    }
}

impl Answer for DiffAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(&self.from, self.to.as_deref(), self.changes(), &self.effects)
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        let to = self.to.as_deref().map_or(DiffText::WorkingTree.in_language(language), short_id);
        let between = DiffText::between(language, short_id(&self.from), to);
        if self.changes().next().is_none() {
            page.text(DiffText::nothing(language, between));
            return page;
        }
        let count = change_summary::count(&self.comparison, language);
        page.text(DiffText::changed(language, count, between));
        change_summary::add(&mut page, (&self.comparison, self.plan), &self.effects, language);
        page
    }

    fn sheet(&self) -> Sheet {
        let rows = self.changes().map(|(measure, change)| row(measure, change)).collect();
        Sheet::of(HEADER, rows)
    }
}

/// The columns of [`row`].
pub(super) const HEADER: [&str; 5] = ["measure", "kind", "field", "before", "after"];

/// A change in a spreadsheet.
pub(super) fn row(measure: Option<&str>, change: &Change) -> Vec<SheetValue> {
    let text = |value: &Option<FieldValue>| {
        SheetValue::from(value.as_ref().map(|value| value_text(Some(value)).into_owned()))
    };
    let change = redact_personal_data(change);
    vec![
        measure.into(),
        change.kind.word().into(),
        change.field.into(),
        text(&change.before),
        text(&change.after),
    ]
}

#[derive(Serialize)]
struct DiffJson<'a> {
    from: &'a str,
    /// Null: the working tree.
    to: Option<&'a str>,
    changes: Vec<ChangeJson<'a>>,
    totals: Vec<EffectJson>,
}

/// A change in one measure, or in the plan's own files.
#[derive(Serialize)]
pub struct ChangeJson<'a> {
    measure: Option<&'a str>,
    kind: &'static str,
    field: Option<&'static str>,
    #[serde(serialize_with = "own_or_null")]
    before: Option<Cow<'a, FieldValue>>,
    #[serde(serialize_with = "own_or_null")]
    after: Option<Cow<'a, FieldValue>>,
}

impl<'a> ChangeJson<'a> {
    /// The measure is `None` where the change is in the plan's own files.
    pub fn new(measure: Option<&'a str>, change: &'a Change) -> Self {
        let (before, after) = match redact_personal_data(change) {
            Cow::Borrowed(Change { before, after, .. }) => {
                (before.as_ref().map(Cow::Borrowed), after.as_ref().map(Cow::Borrowed))
            }
            Cow::Owned(Change { before, after, .. }) => (before.map(Cow::Owned), after.map(Cow::Owned)),
        };
        ChangeJson { measure, kind: change.kind.word(), field: change.field, before, after }
    }
}

#[derive(Serialize)]
struct EffectJson {
    year: Option<i32>,
    currency: &'static str,
    /// Null where there is money, and none of it has an amount.
    before: Option<Exact>,
    after: Option<Exact>,
    difference: Option<Exact>,
    /// Something in one of the two has no amount: they are the least that they can be.
    at_least: bool,
}

impl From<&TotalChange> for EffectJson {
    fn from(effect: &TotalChange) -> Self {
        EffectJson {
            year: effect.year,
            currency: effect.currency.code(),
            before: effect.before.amount.map(Exact),
            after: effect.after.amount.map(Exact),
            difference: effect.difference().map(Exact),
            at_least: effect.is_at_least(),
        }
    }
}

/// The answer of `diff`: commit ids (`None`: the working tree), each change with the measure it is in, and the totals
/// that are not the same.
pub fn json<'a>(
    from: &'a str,
    to: Option<&'a str>,
    changes: impl Iterator<Item = (Option<&'a str>, &'a Change)>,
    totals: &'a [TotalChange],
) -> impl Serialize + 'a {
    DiffJson {
        from,
        to,
        changes: changes.map(|(measure, change)| ChangeJson::new(measure, change)).collect(),
        totals: totals.iter().map(EffectJson::from).collect(),
    }
}
