//! The history, held against the rules on the change: commit by commit.
//!
//! The plan's own levels do not count here: a commit that rewrites a report could have lowered them as well.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;

use super::change::{accept, run_change_rules};
use super::levels::Levels;
use super::merged;
use super::paths::conceal_path;
use super::redact::conceal;
use super::registry::is_acceptable;
use super::rule::{RecordedDay, amended_fields, amended_rows};
use super::rules::{
    allow_added, amendment_in_future, amendment_without_change, amendment_without_change::is_field,
    bad_signature, broken_commit, commit_dated_before_parent, decision_due_before_meeting,
    implausible_decision, report_before_adoption::dated, report_in_future, spent_in_future,
};
use crate::diagnostic::{Diagnostic, Location, Rule};
use crate::history::{CommitDiff, Comparison, MeasureDiff, MeasureVersion, Removed, ReturnAllow};
use crate::load::PlanHeader;
use crate::model::{Amendment, BodyId, CalendarPeriod, FieldValue, Level, MeasureId, Plan, Statement};
use crate::source::{Commit, Signed, short_id};
use crate::text::FileId;

/// A finding, and the file that it is in: the history has too many versions to point at a line.
pub struct Violation {
    /// Which rule, how bad, in what words, and why it is accepted, where it is.
    pub finding: Diagnostic,
    /// `None` where it is about the commit.
    pub path: Option<Rc<str>>,
}

/// What the rules find in the commits of a history, which are judged one after the other.
pub struct Audit {
    levels: Levels,
    /// Of all commits so far, in their order.
    pub violations: Vec<Violation>,
    uncovered: Uncovered,
    removed: Removed,
}

impl Audit {
    /// Begins with the levels that are asked for; of several for one rule the strictest counts.
    pub fn new(asked: Vec<(&'static Rule, Level)>) -> Self {
        Audit {
            levels: Levels::with_overrides(asked),
            violations: Vec::new(),
            uncovered: Uncovered::default(),
            removed: Removed::default(),
        }
    }

    /// Holds the next commit against every rule on the change: which of the violations are its own. An amendment that it
    /// adds may cover what an earlier commit changed; that violation is accepted from then on.
    pub fn judge(&mut self, commit: &Commit, diff: &CommitDiff) -> Range<usize> {
        let first = self.violations.len();
        diff.merged.iter().flat_map(merged::lost).for_each(|finding| self.add(finding, None));
        if let Some(finding) = on_date(commit) {
            self.add(finding, None);
        }
        let found = self.on_changes(commit, diff);
        for merge in &diff.merged {
            let own =
                merged::changed(merge, RecordedDay { day: Some(commit.recorded), said: commit.said }, &found);
            own.into_iter().for_each(|finding| self.add(finding, None));
        }
        for finding in found {
            let path = path(diff, &finding);
            self.add(finding, path);
        }
        for new in &diff.allows {
            self.add(allow_added::in_return(new), Some(new.path.clone()));
        }
        for error in &diff.file_errors {
            let message =
                format!("line {} of {}: {}", error.line, conceal_path(&error.path), conceal(&error.message));
            self.add(Diagnostic::on_commit(&broken_commit::RULE, message), Some(error.path.as_str().into()));
        }
        if let Some(finding) = on_signature(commit) {
            self.add(finding, None);
        }
        first..self.violations.len()
    }

    /// Goes through a commit that is not judged: what it took out may come back, and what it changed may be covered later.
    pub fn learn(&mut self, commit: &Commit, diff: &CommitDiff) {
        for finding in self.on_changes(commit, diff) {
            if is_to_cover(&finding) {
                self.uncovered.add(&finding, None);
            }
        }
    }

    fn add(&mut self, mut finding: Diagnostic, path: Option<Rc<str>>) {
        let severity = self.levels.of_finding(&finding);
        if is_to_cover(&finding) {
            self.uncovered.add(&finding, severity.map(|_| self.violations.len()));
        }
        if let Some(severity) = severity {
            finding.severity = severity;
            self.violations.push(Violation { finding, path });
        }
    }

    /// What the rules on the change find, those among them that the commit itself accepts.
    fn on_changes(&mut self, commit: &Commit, diff: &CommitDiff) -> Vec<Diagnostic> {
        let mut open = Vec::new();
        let returned = self.removed.returned(diff);
        let (Some(before), Some(after)) = (&diff.before, &diff.after) else { return open };
        let recorded = RecordedDay { day: Some(commit.recorded), said: commit.said };
        let measures = diff.measures.iter().map(MeasureDiff::as_measures).collect();
        let comparison = Comparison { plan: diff.plan.clone(), measures };
        let plans = (&before.plan, &after.plan);
        let names = |change| names_of(change, (before, after));
        run_change_rules(
            plans,
            recorded,
            &comparison,
            |at| diff.measures.get(at).map_or(plans, names),
            &mut open,
        );
        // What comes back is held against what it was when it was taken out.
        let measures = returned.iter().map(MeasureDiff::as_measures).collect();
        let lives = Comparison { plan: Vec::new(), measures };
        if !lives.measures.is_empty() {
            let mut found = Vec::new();
            run_change_rules(plans, recorded, &lives, |at| returned.get(at).map_or(plans, names), &mut found);
            found.retain(|new| {
                !open.iter().any(|known| (known.rule.id, &known.message) == (new.rule.id, &new.message))
            });
            open.append(&mut found);
            self.uncovered.rename(&lives);
        }
        for change in &comparison.measures {
            let find = |row| amendment_in_future::find(change.after?, row, commit.day);
            open.extend(amended_rows(change).filter_map(find));
        }
        decided(&comparison, commit.day, &mut open);
        // Before the plan was adopted, all that it says is still to come. A day more for where it was a day later already;
        // of a commit without a day nothing can be said.
        let has_begun = after.plan.adopted.is_none_or(|adopted| adopted <= commit.day);
        if let Some(day) = commit.day.succ_opt().filter(|_| has_begun && commit.unreadable_date.is_none()) {
            comparison.measures.iter().for_each(|change| said_of_the_future(change, day, &mut open));
        }
        self.cover(commit, &comparison, &mut open);
        let mut accepted = Vec::new();
        accept(&comparison, &mut open, &mut accepted);
        accept(&lives, &mut open, &mut accepted);
        accept_in_returns((&comparison, &diff.allows), &after.plan, &mut open, &mut accepted);
        open.extend(accepted);
        open
    }

    /// Accepts earlier violations that an amendment of this commit covers, where it covers no change of its own commit; what
    /// is found of that amendment is then no finding.
    fn cover(&mut self, commit: &Commit, comparison: &Comparison<'_>, found: &mut Vec<Diagnostic>) {
        self.uncovered.rename(comparison);
        for change in &comparison.measures {
            let Some((_, after)) = change.before.zip(change.after) else { continue };
            for row in amended_rows(change) {
                let Some(amendment) = after.amendments.get(row) else { continue };
                for name in amended_fields(change, row).map(|name| name.as_str()) {
                    let idle = found.iter().position(|finding| {
                        finding.rule.id == amendment_without_change::RULE.id
                            && finding.measure.as_ref() == Some(&after.id)
                            && finding.amendable == [name]
                    });
                    // A field that changed with it is what it covers.
                    if idle.is_none() && is_field(name) {
                        continue;
                    }
                    let covered = self.uncovered.take(Some(&after.id), name);
                    if let Some(idle) = idle.filter(|_| !covered.is_empty()) {
                        found.remove(idle);
                    }
                    for violation in covered.into_iter().flatten() {
                        let reason = covered_by(amendment, commit);
                        self.violations[violation].finding.accepted.get_or_insert(reason);
                    }
                }
            }
        }
    }
}

/// Moves those findings that an `[[allow]]` accepts which the commit adds to the return where they stand: the measure has
/// nothing else that is new in its reports, assessments and what was spent.
fn accept_in_returns(
    (comparison, allows): (&Comparison<'_>, &[ReturnAllow]),
    plan: &Plan,
    open: &mut Vec<Diagnostic>,
    accepted: &mut Vec<Diagnostic>,
) {
    for ReturnAllow { body, period, allow, .. } in allows {
        let return_of = (plan.register.find(body), Some(*period));
        let is_its_own = |finding: &mut Diagnostic| {
            let is_meant = |change: &&MeasureDiff<'_>| Some(&change.id) == finding.measure.as_ref();
            let change = comparison.measures.iter().find(is_meant);
            let mut new = change.into_iter().flat_map(said_anew).peekable();
            allow.rule == finding.rule.id
                && is_acceptable(finding)
                && new.peek().is_some()
                && new.all(|said| said == return_of)
        };
        accepted.extend(open.extract_if(.., is_its_own).map(|mut finding| {
            finding.accepted = Some(allow.reason.to_string());
            finding
        }));
    }
}

/// Who says what a change adds to a measure or says anew, and in the return for which period.
fn said_anew(change: &MeasureDiff<'_>) -> Vec<(Option<BodyId>, Option<CalendarPeriod>)> {
    let Some(after) = change.after else { return Vec::new() };
    let said = Statement::WORDS.into_iter().flat_map(|(table, _)| {
        let places = after.places_in(table);
        let rows: Vec<usize> = change.of(table).filter_map(|change| change.rows.1).collect();
        rows.into_iter().filter_map(move |row| places.get(row).map(|(by, place)| (*by, place.period)))
    });
    said.collect()
}

/// The plans in whose names a measure was known before a change and is after it. What names something that has no place in
/// the register any more is judged in the names that it last had.
fn names_of<'a>(
    change: &'a MeasureDiff<'_, MeasureVersion>,
    (before, after): (&'a Rc<PlanHeader>, &'a Rc<PlanHeader>),
) -> (&'a Plan, &'a Plan) {
    let own = change.after.as_ref().map(|version| &version.header);
    if let Some(own) = own.filter(|own| !Rc::ptr_eq(own, after)) {
        return (&own.plan, &own.plan);
    }
    let kept = change.before.as_ref().map_or(before, |kept| &kept.header);
    (&kept.plan, &after.plan)
}

/// What a change adds, or dates anew, that is dated after a day: reports, assessments and what was spent.
fn said_of_the_future(change: &MeasureDiff<'_>, day: NaiveDate, found: &mut Vec<Diagnostic>) {
    let Some(measure) = change.after else { return };
    let is_new = |table: &'static str, row: usize| {
        change.before.is_none() || change.of(table).any(|change| change.rows.1 == Some(row))
    };
    let said = dated(measure).filter(|(table, row, date)| *date > day && is_new(table, *row));
    found.extend(said.filter_map(|one| report_in_future::find(measure, one, day)));
    let spent = (0..measure.spent.len()).filter(|row| is_new("spent", *row));
    found.extend(spent.filter_map(|row| spent_in_future::find(measure, row, day)));
}

/// What a change writes of decisions that cannot be: due or done before the meeting, or done after the day of the commit, a
/// day more for where it was a day later already.
fn decided(comparison: &Comparison<'_>, day: NaiveDate, found: &mut Vec<Diagnostic>) {
    let nowhere = || (FileId(0), Location::Span(Default::default()));
    for change in comparison.plan.iter().filter(|change| change.field == Some("decision")) {
        let Some(row) = &change.after else { continue };
        let Some(FieldValue::Text(id)) = row.get("id") else { continue };
        let Some(meeting) = id.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) else { continue };
        let written = |key: &str| {
            let was = change.before.as_ref().and_then(|was| was.get(key));
            row.get(key).filter(|now| was != Some(now)).and_then(FieldValue::day)
        };
        let due = written("due");
        found.extend(due.and_then(|due| decision_due_before_meeting::find(id, (meeting, due), nowhere())));
        let latest = day.succ_opt().unwrap_or(day);
        let done = written("done");
        found
            .extend(done.and_then(|done| implausible_decision::find(id, (meeting, done), latest, nowhere())));
    }
}

/// Whether a later amendment may cover what a finding is about.
fn is_to_cover(finding: &Diagnostic) -> bool {
    finding.accepted.is_none() && finding.rule.id != amendment_without_change::RULE.id
}

/// Violations that no amendment covers so far, by measure and by the names that it could give; an id is one of any measure.
/// `None` in a list: the rule does not apply, so that nothing was found.
#[derive(Default)]
struct Uncovered(HashMap<Option<MeasureId>, HashMap<String, Vec<Option<usize>>>>);

impl Uncovered {
    fn add(&mut self, finding: &Diagnostic, violation: Option<usize>) {
        for name in &finding.amendable {
            let measure = finding.measure.clone().filter(|_| is_field(name));
            self.0.entry(measure).or_default().entry(name.clone()).or_default().push(violation);
        }
    }

    fn take(&mut self, measure: Option<&MeasureId>, name: &str) -> Vec<Option<usize>> {
        let names = self.0.get_mut(&measure.filter(|_| is_field(name)).cloned());
        names.and_then(|names| names.remove(name)).unwrap_or_default()
    }

    /// Findings about a measure follow it to its new id; two measures may exchange their ids.
    fn rename(&mut self, comparison: &Comparison<'_>) {
        let both = comparison.measures.iter().filter_map(|change| change.before.zip(change.after));
        let moved = both.filter(|(before, after)| before.id != after.id);
        let moved: Vec<_> = moved
            .filter_map(|(before, after)| Some((after.id.clone(), self.0.remove(&Some(before.id.clone()))?)))
            .collect();
        self.0.extend(moved.into_iter().map(|(id, names)| (Some(id), names)));
    }
}

/// Why an earlier violation is accepted.
fn covered_by(amendment: &Amendment, commit: &Commit) -> String {
    let id = short_id(&commit.id);
    let (date, basis) = (amendment.date, &amendment.basis);
    format!("the amendment of {date} ({basis}), added on {} by {id}, covers it", commit.day)
}

/// What is wrong with the date of a commit: it cannot be older than one that it builds on.
fn on_date(commit: &Commit) -> Option<Diagnostic> {
    const MOST_DAYS: i64 = 1;
    let Commit { day, recorded, .. } = commit;
    if let Some(date) = &commit.unreadable_date {
        let said = date.escape_debug();
        let message = format!(
            "the date of the commit is no day (`{said}`): it counts as {day}, like the commit before it"
        );
        return Some(Diagnostic::on_commit(&commit_dated_before_parent::RULE, message));
    }
    ((*recorded - *day).num_days() > MOST_DAYS).then(|| {
        let message = format!("the commit is dated {day}, and builds on one of {recorded}");
        Diagnostic::on_commit(&commit_dated_before_parent::RULE, message)
    })
}

fn on_signature(commit: &Commit) -> Option<Diagnostic> {
    let signature = &commit.signature;
    let by = match signature.signer.as_str() {
        "" => String::new(),
        signer => format!(", claimed to be by {signer}"),
    };
    (signature.state == Signed::Bad)
        .then(|| Diagnostic::on_commit(&bad_signature::RULE, format!("the signature{by} does not verify")))
}

/// The file of the measure that a finding is about, as the commit left it, or found it.
fn path(diff: &CommitDiff, finding: &Diagnostic) -> Option<Rc<str>> {
    let id = finding.measure.as_ref()?;
    let at = diff.measures.binary_search_by(|moved| moved.id.cmp(id)).ok()?;
    let moved = &diff.measures[at];
    moved.after.as_ref().or(moved.before.as_ref()).map(|kept| kept.path.clone())
}
