//! Finds entries of returns that moved to another period: their words are the same, and they count for another half-year.

use std::borrow::Cow;

use super::rows::NamedPlan;
use crate::model::{Change, ChangeKind, FieldValue, Measure, Place};
use crate::schema::Record;

/// The versions of a plan's own files in whose names two versions of a measure are compared.
type Names<'n, 'p> = (&'n NamedPlan<'p>, &'n NamedPlan<'p>);

/// Each report, assessment and `[[spent]]` that is the same in both, in the returns of two periods.
pub(super) fn moved_periods(names: Names<'_, '_>, before: &Measure, after: &Measure) -> Vec<Change> {
    let mut all = moved("report", names, (&before.reports, &after.reports), |report| report.place);
    let assessments = (&*before.assessments, &*after.assessments);
    all.extend(moved("assessment", names, assessments, |assessment| assessment.place));
    all.extend(moved("spent", names, (&before.spent, &after.spent), |spent| spent.place));
    all
}

fn moved<T: Record>(
    field: &'static str,
    (old, new): Names<'_, '_>,
    (before, after): (&[T], &[T]),
    place: impl Fn(&T) -> Place,
) -> Vec<Change> {
    let period = |row: &T| place(row).period;
    let is_added_to =
        before.len() <= after.len() && before.iter().zip(after).all(|(was, is)| period(was) == period(is));
    if is_added_to || before.iter().all(|row| period(row).is_none()) {
        return Vec::new();
    }
    let was: Vec<FieldValue> = before.iter().map(|row| old.row(row)).collect();
    let is: Vec<FieldValue> = after.iter().map(|row| new.row(row)).collect();
    let mut left: Vec<usize> = (0..is.len()).collect();
    let mut take = |at: usize, is_wanted: &dyn Fn(usize) -> bool| {
        let found = left.iter().position(|&other| was[at] == is[other] && is_wanted(other))?;
        Some(left.remove(found))
    };
    // What moved between a return and the measure's own file is no change.
    let stays = |at: usize, other: usize| {
        let (earlier, later) = (period(&before[at]), period(&after[other]));
        earlier == later || earlier.is_none() || later.is_none()
    };
    let gone: Vec<usize> =
        (0..was.len()).filter(|&at| take(at, &|other| stays(at, other)).is_none()).collect();
    let change = |at: usize| {
        let other = take(at, &|_| true)?;
        let with_period = |row: &FieldValue, place: Place| {
            let mut keys = match row {
                FieldValue::Row(keys) => keys.clone(),
                _ => Vec::new(),
            };
            keys.extend(place.period.map(|period| (Cow::Borrowed("period"), FieldValue::Period(period))));
            Some(FieldValue::Row(keys))
        };
        Some(Change {
            kind: ChangeKind::Changed,
            field: Some(field),
            before: with_period(&was[at], place(&before[at])),
            after: with_period(&is[other], place(&after[other])),
            rows: (Some(at), Some(other)),
        })
    };
    gone.into_iter().filter_map(change).collect()
}
