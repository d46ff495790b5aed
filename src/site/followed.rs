//! Which bodies have something to follow by a feed of their own.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{BodyId, Plan};

/// The bodies that answer for a measure on a day, or are to carry out what a meeting decided.
pub fn followed(plan: &Plan, day: NaiveDate) -> BTreeSet<BodyId> {
    let answering = plan.measures.iter().flat_map(|measure| plan.accountable_bodies(measure, day));
    let successors = plan.decisions().flat_map(|(_, _, decision)| {
        let successor = move |&named: &BodyId| {
            decision.measures.iter().filter_map(move |id| plan.register.successor_on(named, id, day))
        };
        decision.responsible.iter().flat_map(move |named| successor(named).chain([*named]))
    });
    answering.chain(successors).collect()
}
