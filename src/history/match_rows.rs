//! Which row of a list became which.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::model::FieldValue;

/// What became of a row, by its places in the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowChange {
    Removed(usize),
    Changed(usize, usize),
    Added(usize),
}

/// Matches the rows of two lists. What is equal is no change, wherever it stands, as often as both lists hold it; what
/// is left is the same row where it shares the keys of the first group that fits, and else came or went. Rows with two
/// different ids are not the same for one key alone that they share.
pub(super) fn match_rows(before: &[FieldValue], after: &[FieldValue], groups: &[&[&str]]) -> Vec<RowChange> {
    let same = before.iter().zip(after).take_while(|(before, after)| before == after).count();
    let mut left: Vec<usize> = (same..before.len()).collect();
    let mut right: Vec<usize> = (same..after.len()).collect();
    pair(&mut left, &mut right, |at| &before[at], |at| &after[at]);
    let mut changes = Vec::new();
    for group in groups {
        let key = |row: &'_ FieldValue| -> Vec<Option<FieldValue>> {
            group.iter().map(|key| row.get(key).cloned()).collect()
        };
        let mut found = |left: &mut Vec<usize>, right: &mut Vec<usize>| {
            let pairs = pair(left, right, |at| key(&before[at]), |at| key(&after[at]));
            changes.extend(pairs.into_iter().map(|(before, after)| RowChange::Changed(before, after)));
        };
        if group.len() > 1 {
            found(&mut left, &mut right);
            continue;
        }
        let has_id = |row: &FieldValue| row.get("id").is_some();
        let (mut named, mut unnamed) = left.into_iter().partition(|&at| has_id(&before[at]));
        if group != &["id"] {
            found(&mut unnamed, &mut right);
        }
        let (mut named_now, mut unnamed_now) = right.into_iter().partition(|&at| has_id(&after[at]));
        let others = if group == &["id"] { &mut named_now } else { &mut unnamed_now };
        found(&mut named, others);
        (left, right) = (merged(named, unnamed), merged(named_now, unnamed_now));
    }
    changes.extend(left.into_iter().map(RowChange::Removed));
    changes.extend(right.into_iter().map(RowChange::Added));
    changes.sort_by_key(|change| match *change {
        RowChange::Removed(at) => (at, 0),
        RowChange::Changed(_, at) => (at, 1),
        RowChange::Added(at) => (at, 2),
    });
    changes
}

/// Two sorted lists of places as one.
fn merged(mut positions: Vec<usize>, others: Vec<usize>) -> Vec<usize> {
    positions.extend(others);
    positions.sort_unstable();
    positions
}

/// Rows of one day that changed places: of two reports with one date, the later in the file is the one that counts.
pub(super) fn swapped(before: &[FieldValue], after: &[FieldValue], changes: &[RowChange]) -> Vec<RowChange> {
    let (mut gone, mut new) = (HashSet::new(), HashSet::new());
    for change in changes {
        match *change {
            RowChange::Removed(was) => drop(gone.insert(was)),
            RowChange::Added(is) => drop(new.insert(is)),
            RowChange::Changed(was, is) => drop((gone.insert(was), new.insert(is))),
        }
    }
    let by_date = |rows: &[FieldValue], without: &HashSet<usize>| {
        let mut left: Vec<usize> = (0..rows.len()).filter(|at| !without.contains(at)).collect();
        left.sort_by_key(|&at| rows[at].get("date").cloned());
        left
    };
    let pairs = by_date(before, &gone).into_iter().zip(by_date(after, &new));
    pairs.filter(|&(was, is)| before[was] != after[is]).map(|(was, is)| RowChange::Changed(was, is)).collect()
}

/// Takes those out of both lists that have the same key, the first with the first.
fn pair<K: Eq + std::hash::Hash>(
    left: &mut Vec<usize>,
    right: &mut Vec<usize>,
    left_key: impl Fn(usize) -> K,
    right_key: impl Fn(usize) -> K,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if left.is_empty() || right.is_empty() {
        return pairs;
    }
    let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
    for &at in left.iter() {
        waiting.entry(left_key(at)).or_default().push_back(at);
    }
    right.retain(|&at| match waiting.get_mut(&right_key(at)).and_then(VecDeque::pop_front) {
        Some(partner) => {
            pairs.push((partner, at));
            false
        }
        None => true,
    });
    let mut unpaired: Vec<usize> = waiting.into_values().flatten().collect();
    unpaired.sort_unstable();
    *left = unpaired;
    pairs
}

#[cfg(test)]
mod tests {
    use super::RowChange::{Added, Changed, Removed};
    use super::*;

    /// A row with these keys, those without a value left out.
    fn row<const N: usize>(keys: [(&'static str, &str); N]) -> FieldValue {
        let given = keys.into_iter().filter(|(_, value)| !value.is_empty());
        FieldValue::Row(given.map(|(key, value)| (key.into(), value.into())).collect())
    }

    /// Rows such as `a1`: a name and a value.
    fn rows(text: &str) -> Vec<FieldValue> {
        text.split_whitespace().map(|it| row([("name", &it[..1]), ("value", it)])).collect()
    }

    fn changes(before: &str, after: &str) -> Vec<RowChange> {
        match_rows(&rows(before), &rows(after), &[&["name"]])
    }

    /// Rows such as `a:b1`: an id, which may be empty, a name and a value.
    fn changes_by_id(before: &str, after: &str) -> Vec<RowChange> {
        let rows = |text: &str| -> Vec<FieldValue> {
            let named = |it: &str| {
                let (id, it) = it.split_once(':').unwrap();
                row([("id", id), ("name", &it[..1]), ("value", &it[1..])])
            };
            text.split_whitespace().map(named).collect()
        };
        match_rows(&rows(before), &rows(after), &[&["id"], &["name", "value"], &["name"]])
    }

    #[test]
    fn a_row_with_an_id_is_the_same_by_it() {
        assert_eq!(changes_by_id("x:a1 y:a2", "x:a2 y:a3"), [Changed(0, 0), Changed(1, 1)]);
        assert_eq!(changes_by_id("x:a1", "x:b2"), [Changed(0, 0)]);
        assert_eq!(changes_by_id("x:a1", "y:a2"), [Removed(0), Added(0)]);
        // An id may come later, go again, or be corrected where nothing else changes.
        assert_eq!(changes_by_id(":a1 :a2", "x:a1 y:a3"), [Changed(0, 0), Changed(1, 1)]);
        assert_eq!(changes_by_id("x:a1 y:a2", ":a2 :a3"), [Changed(1, 0), Changed(0, 1)]);
        assert_eq!(changes_by_id("x:a1", "y:a1"), [Changed(0, 0)]);
        assert_eq!(changes_by_id(":a1 :b1", "x:c1 :d1"), [Removed(0), Added(0), Removed(1), Added(1)]);
    }

    #[test]
    fn what_is_equal_is_no_change_wherever_it_stands() {
        assert_eq!(changes("a1 b1 c1", "a1 b1 c1"), []);
        assert_eq!(changes("a1 b1 c1", "c1 a1 b1"), []);
        assert_eq!(changes("a1 b1", "a1 x1 b1 c1"), [Added(1), Added(3)]);
        assert_eq!(changes("a1 b1 c1", "a1 c1"), [Removed(1)]);
    }

    #[test]
    fn rows_of_one_day_that_change_places_are_told() {
        let dated = |text: &str| -> Vec<FieldValue> {
            text.split_whitespace().map(|it| row([("date", &it[..1]), ("value", it)])).collect()
        };
        let swapped = |before: &str, after: &str| {
            let (before, after) = (dated(before), dated(after));
            super::swapped(&before, &after, &match_rows(&before, &after, &[]))
        };
        assert_eq!(swapped("11 12 21", "12 11 21"), [Changed(0, 0), Changed(1, 1)]);
        assert_eq!(swapped("11 12 21", "12 11 21 31"), [Changed(0, 0), Changed(1, 1)]);
        assert_eq!(swapped("11 21 22", "21 22 11"), []);
    }

    #[test]
    fn rows_alike_are_counted() {
        assert_eq!(changes("a1 a1", "a1"), [Removed(1)]);
        assert_eq!(changes("a1", "a1 a1"), [Added(1)]);
        assert_eq!(changes("a1 a2", "a2 a3"), [Changed(0, 1)]);
    }

    #[test]
    fn a_row_with_the_same_key_is_the_same_row() {
        assert_eq!(changes("a1 b1", "a2 b1"), [Changed(0, 0)]);
        assert_eq!(changes("a1 b1", "b2 c1"), [Removed(0), Changed(1, 0), Added(1)].map(|c| c).to_vec());
    }
}
