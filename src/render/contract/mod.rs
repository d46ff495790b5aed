//! The JSON contract, version 1: one file per question, and here what several of them share.

pub mod audit;
pub mod bodies;
pub mod diff;
pub mod findings;
pub mod funding;
pub mod history;
pub mod list;
pub mod overdue;
pub mod show;
pub mod slippage;
pub mod sources;
pub mod status;
pub mod trend;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::{Kind, Measure, Money, Sums};
use crate::render::Record;

/// A day as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day(pub(super) NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A number with all its digits, never through a float.
#[derive(Clone, Copy, Debug)]
struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.normalize().to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

/// A sum in one currency.
#[derive(Debug, Serialize)]
struct Amount {
    currency: &'static str,
    amount: Exact,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Amount { currency: money.currency.code(), amount: Exact(money.amount) }
    }
}

/// One for each currency.
fn amounts(sums: &Sums) -> Vec<Amount> {
    sums.iter().map(Amount::from).collect()
}

/// A measure, wherever one appears.
#[derive(Debug, Serialize)]
struct MeasureJson<'a> {
    id: &'a str,
    formerly: Vec<&'a str>,
    kind: &'static str,
    title: &'a str,
    section: &'a str,
    responsible: Vec<&'a str>,
    partners: Vec<&'a str>,
    means: Option<&'a str>,
    deadline: Option<Day>,
    deadline_text: Option<&'a str>,
    indicator: Option<&'a str>,
    funding: Option<&'a str>,
    published: PublishedJson,
    status: &'static str,
    disputed: bool,
    contested: bool,
    status_by_body: Vec<BodyStatusJson<'a>>,
    completed_on: Option<Day>,
    days_late: Option<i64>,
    path: &'a str,
}

/// The latest word of a responsible body; `via`: the body or group in whose place it speaks, where that is another.
#[derive(Debug, Serialize)]
struct BodyStatusJson<'a> {
    body: &'a str,
    via: Option<&'a str>,
    status: &'static str,
    date: Day,
}

/// The published wording of the rows that the file keeps as lists.
#[derive(Debug, Serialize)]
struct PublishedJson {
    responsible: String,
    /// Null for a point of the decision, which has no such row.
    partners: Option<String>,
}

impl<'a> MeasureJson<'a> {
    fn new(record: &'a Record, measure: &'a Measure) -> Self {
        let Record { plan, files, day, .. } = record;
        let completion = plan.completion(measure, *day);
        let by_body = plan.status_by_body(measure, *day).into_iter().map(|word| BodyStatusJson {
            body: plan.register.name(word.body),
            via: word.via.map(|body| plan.register.name(body)),
            status: word.status.word(),
            date: Day(word.date),
        });
        MeasureJson {
            id: measure.id.as_str(),
            formerly: measure.formerly.iter().map(|id| id.as_str()).collect(),
            kind: measure.kind.word(),
            title: &measure.title,
            section: plan.sections[measure.section].key.as_str(),
            responsible: measure.responsible.iter().map(|&body| plan.register.name(body)).collect(),
            partners: measure.partners.iter().map(|&body| plan.register.name(body)).collect(),
            means: measure.means.as_deref(),
            deadline: measure.deadline.date().map(Day),
            deadline_text: measure.deadline.words(),
            indicator: measure.indicator.as_deref(),
            funding: measure.funding.as_deref(),
            published: PublishedJson {
                responsible: plan.responsible_wording(measure),
                partners: (measure.kind == Kind::Measure || !measure.partners.is_empty())
                    .then(|| plan.partners_wording(measure)),
            },
            status: plan.status(measure, *day).word(),
            disputed: plan.is_disputed(measure, *day),
            contested: plan.is_contested(measure, *day),
            status_by_body: by_body.collect(),
            completed_on: completion.map(|completion| Day(completion.date)),
            days_late: completion.and_then(|completion| completion.days_late),
            path: &files[measure.file].path,
        }
    }
}
