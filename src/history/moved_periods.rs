//! Finds entries that moved to another period, between returns or between a return and a measure's own file: they count for
//! another half-year, whether or not their words are the same.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::rows::NamedPlan;
use crate::model::{CalendarPeriod, Change, ChangeKind, FieldValue, Measure, Place};
use crate::schema::{Record, says_the_same};

/// The versions of a plan's own files in whose names two versions of a measure are compared.
type Names<'n, 'p> = (&'n NamedPlan<'p>, &'n NamedPlan<'p>);

/// Each report, assessment and `[[spent]]` that counts for another period than before. `changes`: what else changed in
/// the measure.
pub(super) fn moved_periods(
    names: Names<'_, '_>,
    (before, after): (&Measure, &Measure),
    (changes, aligned): (&[Change], bool),
) -> Vec<Change> {
    let of = |field| Entries { field, names, aligned, changes };
    let reports = (&before.reports[..], &after.reports[..]);
    let mut all = of("report").moved(reports, |one| (one.place, one.date));
    let assessments = (&before.assessments[..], &after.assessments[..]);
    all.extend(of("assessment").moved(assessments, |one| (one.place, one.date)));
    let spent = (&before.spent[..], &after.spent[..]);
    all.extend(of("spent").moved(spent, |one| (one.place, one.date)));
    all
}

/// What is compared of the entries of one table.
struct Entries<'n, 'p> {
    field: &'static str,
    names: Names<'n, 'p>,
    /// Whether places in the lists of both plans mean the same.
    aligned: bool,
    changes: &'n [Change],
}

impl Entries<'_, '_> {
    fn moved<T: Record>(
        &self,
        (before, after): (&[T], &[T]),
        dated: impl Fn(&T) -> (Place, NaiveDate),
    ) -> Vec<Change> {
        // Entries of a measure's own file count by their day, and another day is a change of the row.
        let stands_in_returns = |row: &T| dated(row).0.period.is_some();
        if !before.iter().chain(after).any(stands_in_returns) {
            return Vec::new();
        }
        let (old, new) = self.names;
        let periods: Vec<_> = before.iter().map(|row| period(old, dated(row))).collect();
        let later: Vec<_> = after.iter().map(|row| period(new, dated(row))).collect();
        let mut pairs = before.iter().zip(after);
        if self.aligned && later.starts_with(&periods) && pairs.all(|(was, is)| says_the_same(was, is)) {
            return Vec::new();
        }
        let was: Vec<FieldValue> = before.iter().map(|row| old.row(row)).collect();
        let is: Vec<FieldValue> = after.iter().map(|row| new.row(row)).collect();
        let mut left: Vec<usize> = (0..is.len()).collect();
        let mut take = |at: usize, is_wanted: &dyn Fn(usize) -> bool| {
            let found = left.iter().position(|&other| was[at] == is[other] && is_wanted(other))?;
            Some(left.remove(found))
        };
        let differs = |at: usize, other: usize| {
            let (earlier, later) = (periods[at], later[other]);
            earlier.is_some() && later.is_some() && earlier != later
        };
        let gone: Vec<usize> =
            (0..was.len()).filter(|&at| take(at, &|other| !differs(at, other)).is_none()).collect();
        let change = |at: usize| {
            let other = take(at, &|_| true).or_else(|| self.rewritten(at).filter(|&is| differs(at, is)))?;
            Some(Change {
                kind: ChangeKind::Changed,
                field: Some(self.field),
                before: Some(with_period(&was[at], periods[at])),
                // A change of the content is listed by itself.
                after: Some(with_period(&was[at], later[other])),
                earlier: None,
                rows: (Some(at), Some(other)),
            })
        };
        gone.into_iter().filter_map(change).collect()
    }

    /// The place of the entry that an earlier one became, where its content changed.
    fn rewritten(&self, at: usize) -> Option<usize> {
        let is_it = |change: &&Change| change.field == Some(self.field) && change.rows.0 == Some(at);
        self.changes.iter().find(is_it).and_then(|change| change.rows.1)
    }
}

/// The period that an entry counts for: that of its return; in a measure's own file, the one of the cycle that its day is
/// in.
fn period(names: &NamedPlan<'_>, (place, date): (Place, NaiveDate)) -> Option<CalendarPeriod> {
    let of_cycle = || names.plan.coordination.as_ref().map(|it| CalendarPeriod::of(date, it.cycle.months()));
    place.period.or_else(of_cycle)
}

fn with_period(row: &FieldValue, period: Option<CalendarPeriod>) -> FieldValue {
    let mut keys = match row {
        FieldValue::Row(keys) => keys.clone(),
        _ => Vec::new(),
    };
    keys.extend(period.map(|period| (Cow::Borrowed("period"), FieldValue::Period(period))));
    FieldValue::Row(keys)
}
