//! Measures that a change brings back: they were taken out before its base, and are held against what they were then.

use std::collections::HashSet;

use super::base::Base;
use super::change::{accept, run_change_rules};
use super::registry::is_on_added;
use super::rule::RecordedDay;
use crate::diagnostic::Diagnostic;
use crate::history::MeasureDiff;
use crate::load::Loaded;
use crate::model::MeasureId;
use crate::source::short_id;

/// What the rules find in measures that came back, and what of it the change accepts; `known`: what is found of the change
/// from the base on.
pub(super) fn find(
    loaded: &Loaded,
    base: &Base<'_>,
    known: &[Diagnostic],
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    let Some((.., since)) = base.change(loaded) else { return (open, accepted) };
    // A measure that was there at the base did not come back, unless the change says now what it was before.
    let may_be_back = |change: &&MeasureDiff<'_>| {
        change.after.is_some() && (change.before.is_none() || change.of("formerly").next().is_some())
    };
    let come: HashSet<&MeasureId> = since.measures.iter().filter(may_be_back).map(|come| &come.id).collect();
    for earlier in base.earlier {
        let then = Base::new(earlier.commit.clone(), Some(&earlier.loaded), loaded);
        let Some((before, after, _)) = then.change(loaded) else { continue };
        let mut comparison = then.comparison.clone().unwrap_or_default();
        comparison.plan.clear();
        comparison.measures.retain(|change| {
            let old = change.before.filter(|_| change.after.is_some()).map(|was| was.id.as_str());
            come.contains(&change.id)
                && old.is_some_and(|old| earlier.removed.contains(&old.to_ascii_lowercase()))
        });
        let mut found = Vec::new();
        run_change_rules(
            (before, after),
            RecordedDay::on(base.day),
            &comparison,
            |_| (before, after),
            &mut found,
        );
        let is_known = |new: &Diagnostic| {
            known.iter().any(|known| (known.rule.id, &known.message) == (new.rule.id, &new.message))
        };
        found.retain(|new| !is_on_added(new) && !is_known(new));
        for finding in &mut found {
            let commit = short_id(&earlier.commit);
            finding.message = format!("against what it was until {commit} took it out: {}", finding.message);
        }
        accept(&comparison, &mut found, &mut accepted);
        open.append(&mut found);
    }
    // The files of earlier plans are not those that are checked.
    open.iter_mut().chain(&mut accepted).for_each(|finding| finding.others.clear());
    (open, accepted)
}
