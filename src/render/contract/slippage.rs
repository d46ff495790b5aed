//! `slippage` in the contract.

use chrono::NaiveDate;
use serde::Serialize;

use super::Day;
use super::history::TellerJson;
use crate::model::Value;
use crate::render::story::Teller;

/// A deadline as a day or as words: one of the two is null, both where it is gone.
fn split(value: Option<&Value>) -> (Option<Day>, Option<&str>) {
    match value {
        Some(Value::Day(day)) => (Some(Day(*day)), None),
        Some(Value::Text(words)) => (None, Some(words)),
        _ => (None, None),
    }
}

#[derive(Serialize)]
struct MoveJson<'a> {
    from: Option<Day>,
    from_text: Option<&'a str>,
    to: Option<Day>,
    to_text: Option<&'a str>,
    days: Option<i64>,
    days_left: Option<i64>,
    given_up: bool,
    basis: Option<&'a str>,
    basis_added: Option<Day>,
    #[serde(flatten)]
    by: TellerJson<'a>,
}

/// A deadline that was changed; `days` and `days_left` as [`crate::render::contract`] says of days everywhere.
pub struct Move<'a> {
    /// What it was, and what it became.
    pub ends: (&'a Value, &'a Value),
    /// By how many days, where both are days.
    pub days: Option<i64>,
    /// How many days were left before it fell due.
    pub days_left: Option<i64>,
    /// Whether a day was given up for words.
    pub given_up: bool,
    /// The legal act that covers it.
    pub basis: Option<&'a str>,
    /// When that was added, where it was later.
    pub basis_added: Option<NaiveDate>,
    /// Who did it.
    pub by: &'a Teller,
}

#[derive(Serialize)]
struct SlipJson<'a> {
    measure: &'a str,
    title: &'a str,
    milestone: Option<&'a str>,
    milestone_id: Option<&'a str>,
    first: Option<Day>,
    first_text: Option<&'a str>,
    now: Option<Day>,
    now_text: Option<&'a str>,
    gone: bool,
    given_up: bool,
    days: i64,
    moves: Vec<MoveJson<'a>>,
}

/// A deadline, through all of the record.
pub struct Slip<'a> {
    /// The id of the measure.
    pub measure: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The title; `None`: the measure's own.
    pub milestone: Option<&'a str>,
    /// The id of the milestone, where it has one.
    pub milestone_id: Option<&'a str>,
    /// As it first was.
    pub first: &'a Value,
    /// As it is; `None` where it is gone.
    pub now: Option<&'a Value>,
    /// Whether there was a day once, and words stand in its place now.
    pub given_up: bool,
    /// All moves taken together.
    pub days: i64,
    /// The oldest first.
    pub moves: Vec<Move<'a>>,
}

impl<'a> Slip<'a> {
    /// As the contract has it.
    pub fn json(&self) -> impl Serialize + use<'a> {
        let ((first, first_text), (now, now_text)) = (split(Some(self.first)), split(self.now));
        let moves = self.moves.iter().map(|step| {
            let ((from, from_text), (to, to_text)) = (split(Some(step.ends.0)), split(Some(step.ends.1)));
            MoveJson {
                from,
                from_text,
                to,
                to_text,
                days: step.days,
                days_left: step.days_left,
                given_up: step.given_up,
                basis: step.basis,
                basis_added: step.basis_added.map(Day),
                by: step.by.into(),
            }
        });
        SlipJson {
            measure: self.measure,
            title: self.title,
            milestone: self.milestone,
            milestone_id: self.milestone_id,
            first,
            first_text,
            now,
            now_text,
            gone: self.now.is_none(),
            given_up: self.given_up,
            days: self.days,
            moves: moves.collect(),
        }
    }
}
