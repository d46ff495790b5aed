//! `list` in the contract.

use serde::Serialize;

use super::MeasureJson;
use crate::model::Measure;
use crate::render::Record;

#[derive(Serialize)]
struct ListJson<'a> {
    items: Vec<MeasureJson<'a>>,
}

/// The answer of `list`, in the order given.
pub fn json<'a>(record: &'a Record, items: &[&'a Measure]) -> impl Serialize + 'a {
    ListJson { items: items.iter().map(|measure| MeasureJson::new(record, measure)).collect() }
}
