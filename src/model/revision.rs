//! Allocations that take the place of others: which ones count on a day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Allocation, Measure};

impl Measure {
    /// The allocations that count on a day, each with its place in the list: of one and all that revise it, the last that
    /// had come by then. A revision that names no earlier allocation, or no day, counts for nothing.
    pub fn allocations_on(&self, day: NaiveDate) -> impl Iterator<Item = (usize, &Allocation)> {
        let is_revised = self.allocations.iter().any(|allocation| allocation.revises.is_some());
        let counting = is_revised.then(|| counting(&self.allocations, day));
        let counts = move |row: usize| counting.as_ref().is_none_or(|all| all.get(row) == Some(&true));
        self.allocations.iter().enumerate().filter(move |(row, _)| counts(*row))
    }

    /// The allocations that count when every revision has come.
    pub fn latest_allocations(&self) -> impl Iterator<Item = (usize, &Allocation)> {
        self.allocations_on(NaiveDate::MAX)
    }

    /// The allocations before any revision.
    pub fn first_allocations(&self) -> impl Iterator<Item = (usize, &Allocation)> {
        self.allocations_on(NaiveDate::MIN)
    }
}

/// Of each allocation whether it counts on a day.
fn counting(allocations: &[Allocation], day: NaiveDate) -> Vec<bool> {
    let mut named: HashMap<&str, Option<usize>> = HashMap::new();
    // By the allocation that each goes back to, the one that counts.
    let mut latest: HashMap<usize, (Option<NaiveDate>, usize)> = HashMap::new();
    for (row, allocation) in allocations.iter().enumerate() {
        let origin = match &allocation.revises {
            None => Some(row),
            Some(id) => named.get(id.as_str()).copied().flatten().filter(|_| allocation.date.is_some()),
        };
        if let Some(id) = &allocation.id {
            named.entry(id).or_insert(origin);
        }
        // What revises nothing has been there from the beginning, whatever its date.
        let since = allocation.date.filter(|_| allocation.revises.is_some());
        if let Some(origin) = origin.filter(|_| since.is_none_or(|since| since <= day)) {
            let known = latest.entry(origin).or_insert((since, row));
            *known = (*known).max((since, row));
        }
    }
    let mut counting = vec![false; allocations.len()];
    for (_, row) in latest.into_values() {
        counting[row] = true;
    }
    counting
}
