//! Days, numbers and amounts as the JSON contract has them.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::{Money, Sums};

/// A day as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug)]
pub struct Day(pub NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A number with all its digits, never through a float.
#[derive(Clone, Copy, Debug)]
pub struct Exact(pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.normalize().to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

/// A sum in one currency.
#[derive(Debug, Serialize)]
pub struct Amount {
    currency: &'static str,
    amount: Exact,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Amount { currency: money.currency.code(), amount: Exact(money.amount) }
    }
}

/// One for each currency.
pub fn amounts(sums: &Sums) -> Vec<Amount> {
    sums.iter().map(Amount::from).collect()
}
