//! Rules over a change of the plan, one file each.
//!
//! A finding stands where the reviewer looks: in the new version; what is gone is shown as it was at the base. The file
//! of a measure accepts such a finding only with an `[[allow]]` that the same change adds: one from before would let
//! every later change through.

pub(super) mod allocation_cut;
pub(super) mod allow_added;
pub(super) mod amendment_rewritten;
pub(super) mod amendment_without_change;
pub(super) mod appropriation_cut;
pub(super) mod backdated_report;
mod base;
pub(super) mod deadline_moved;
pub(super) mod duplicate_formerly;
pub(super) mod measure_removed;
pub(super) mod measure_renumbered;
pub(super) mod milestone_moved;
pub(super) mod published_text_changed;
pub(super) mod reopened;
pub(super) mod report_removed;
pub(super) mod report_rewritten;
pub(super) mod responsibility_moved;
pub(super) mod target_lowered;

use std::collections::{HashMap, HashSet};

use super::conceal::conceal;
use super::levels::Levels;
use super::registry::Applies;
use super::{Options, RULES};
use crate::diagnostic::{Diagnostic, Findings, Place, Rule, key, row};
use crate::history::{Comparison, MeasureDiff, PlanVersion, compare};
use crate::load::{Loaded, locate};
use crate::model::{ChangeKind, Measure, MeasureId, Plan, Value};
use crate::render::word_diff::excerpts;
use crate::text::{FileId, Text};
pub(super) use base::BROKEN_BASE;

/// What a change is compared with: the plan at the commit where it began.
pub struct Base {
    /// `None` where there was no plan then.
    pub loaded: Option<Loaded>,
    /// The full id of the commit.
    pub commit: String,
}

/// A measure that a change touches, as a rule sees it.
pub struct Touched<'a> {
    /// The plan at the base.
    pub before: &'a Plan,
    /// The plan that is checked.
    pub after: &'a Plan,
    /// What the change does to the measure.
    pub change: &'a MeasureDiff<'a>,
    /// Fields that amendments of the same change name, beside the measure that they stand in.
    amended: &'a HashSet<(&'a MeasureId, &'a str)>,
    /// Every name that amendments of the same change give, in whatever measure.
    amended_anywhere: &'a HashSet<&'a str>,
    /// Measures of the base that were renumbered, with what each is now.
    continued: &'a HashMap<&'a MeasureId, &'a MeasureId>,
    /// How many files the new version has: those of the base follow behind.
    files: u32,
}

impl<'a> Touched<'a> {
    /// The measure on both sides, where it is on both.
    pub fn both(&self) -> Option<(&'a Measure, &'a Measure)> {
        self.change.before.zip(self.change.after)
    }

    /// Whether an `[[amendment]]` that this change adds to the measure names one of the fields.
    pub fn is_amended(&self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.is_amended_in(&self.change.id, field))
    }

    /// Whether an `[[amendment]]` that this change adds to another measure names the field.
    pub fn is_amended_in(&self, measure: &MeasureId, field: &str) -> bool {
        self.amended.contains(&(measure, field))
    }

    /// The measure that continues the one which had this id at the base, where it has another id now.
    pub fn continued_by(&self, id: &MeasureId) -> Option<&'a MeasureId> {
        let is_new = !self.change.before.is_some_and(|before| before.formerly.contains(id));
        self.continued.get(id).copied().filter(|_| is_new)
    }

    /// Whether an `[[amendment]]` that this change adds to any measure names this one.
    pub fn is_named_in_amendment(&self) -> bool {
        self.amended_anywhere.contains(self.change.id.as_str())
    }

    /// A file of the base, behind those of the new version.
    pub fn base_file(&self, file: FileId) -> FileId {
        FileId(self.files.saturating_add(file.0))
    }

    /// A finding at a place of the measure's new version.
    pub fn finding(
        &self,
        rule: &'static Rule,
        after: &Measure,
        place: Place,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, after.file, place, message).measure(&after.id)
    }

    /// Shows how it stood at the base.
    pub fn as_it_was(&self, finding: Diagnostic, place: Place, text: &str) -> Diagnostic {
        match self.change.before {
            Some(before) => finding.other(self.base_file(before.file), place, text),
            None => finding,
        }
    }
}

/// What `plan.toml` says on both sides of a change, as a rule sees it.
pub struct Header<'a> {
    /// The plan at the base.
    pub before: &'a Plan,
    /// The plan that is checked.
    pub after: &'a Plan,
    /// Every name that amendments of the same change give, in whatever measure.
    amended_anywhere: &'a HashSet<&'a str>,
    /// How many files the new version has: those of the base follow behind.
    files: u32,
}

impl Header<'_> {
    /// Whether an `[[amendment]]` that this change adds to any measure gives this name.
    pub fn is_named_in_amendment(&self, name: &str) -> bool {
        self.amended_anywhere.contains(name)
    }

    /// A file of the base, behind those of the new version.
    pub fn base_file(&self, file: FileId) -> FileId {
        FileId(self.files.saturating_add(file.0))
    }
}

/// Adds what the rules on the change find: from `base` to what was loaded and checked.
pub fn check(loaded: &mut Loaded, base: Base, options: &Options, findings: &mut Findings) {
    let files = u32::try_from(loaded.files.len()).unwrap_or(u32::MAX);
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    open.extend(base::check(loaded, &base, files));
    if let (Some(after), Some(old)) = (&loaded.plan, &base.loaded)
        && let Some(before) = &old.plan
    {
        let mut comparison = compare(
            PlanVersion { plan: before, files: &old.files },
            PlanVersion { plan: after, files: &loaded.files },
        );
        let broken = loaded.broken.iter().chain(&old.broken);
        comparison.leave_out(broken.filter_map(|broken| broken.measure.as_ref()));
        judge(before, after, &comparison, |_| before, files, &mut open);
        accept(&comparison, &mut open, &mut accepted);
    }
    let levels = Levels::new(options, loaded.plan.as_ref());
    levels.apply(&mut open);
    levels.apply(&mut accepted);
    let mut before = None;
    if let Some(old) = base.loaded {
        loaded.files.append(old.files);
        before = old.plan;
    }
    locate(&loaded.files, open.iter_mut().chain(&mut accepted));
    if let Some(before) = before {
        super::repeated::fold(&mut findings.open, &mut open, &before, loaded, options.day);
    }
    findings.open.extend(open);
    findings.accepted.extend(accepted);
    conceal(&loaded.files, findings.open.iter_mut().chain(&mut findings.accepted));
    super::sort(findings);
}

/// Every rule over `plan.toml`, and over every measure that the change touches.
/// `base_of` gives the plan in whose names the measure number so much of the comparison was read before.
pub(super) fn judge<'a>(
    before: &'a Plan,
    after: &'a Plan,
    comparison: &Comparison<'_>,
    base_of: impl Fn(usize) -> &'a Plan,
    files: u32,
    found: &mut Vec<Diagnostic>,
) {
    let mut amended = HashSet::new();
    let mut amended_anywhere = HashSet::new();
    let mut continued = HashMap::new();
    for change in &comparison.measures {
        if let Some(was) = change.before.filter(|was| change.after.is_some() && was.id != change.id) {
            continued.insert(&was.id, &change.id);
        }
        for field in added_amendments(change) {
            amended.insert((&change.id, field));
            amended_anywhere.insert(field);
        }
    }
    let (amended, amended_anywhere, continued) = (&amended, &amended_anywhere, &continued);
    let header = Header { before, after, amended_anywhere, files };
    for registered in RULES {
        if let Applies::HeaderChange(rule) = registered.applies {
            rule(&header, found);
        }
    }
    for (at, change) in comparison.measures.iter().enumerate() {
        let touched =
            Touched { before: base_of(at), after, change, amended, amended_anywhere, continued, files };
        for registered in RULES {
            if let Applies::Change(rule) = registered.applies {
                rule(&touched, found);
            }
        }
    }
}

/// The fields that amendments name which this change adds; one that comes with a new measure amends nothing in it.
fn added_amendments<'a>(change: &'a MeasureDiff<'_>) -> impl Iterator<Item = &'a str> {
    let amendments = amended_rows(change).filter_map(|row| change.after?.amendments.get(row));
    amendments.flat_map(|amendment| &amendment.fields).map(Text::as_str)
}

/// Where the amendments stand that this change adds, those of a new measure among them.
pub(super) fn amended_rows(change: &MeasureDiff<'_>) -> impl Iterator<Item = usize> {
    let added = change.of("amendment").filter(|change| change.kind == ChangeKind::Added);
    let rows = added.filter_map(|change| change.rows.1);
    let new = change.after.filter(|_| change.before.is_none()).map_or(0, |measure| measure.amendments.len());
    rows.chain(0..new)
}

/// Moves those findings that an `[[allow]]` added by the same change accepts.
pub(super) fn accept(
    comparison: &Comparison<'_>,
    open: &mut Vec<Diagnostic>,
    accepted: &mut Vec<Diagnostic>,
) {
    let mut reasons: HashMap<(&MeasureId, &str), &str> = HashMap::new();
    for change in &comparison.measures {
        for row in change.of("allow").filter(|row| row.kind == ChangeKind::Added).filter_map(|row| row.rows.1)
        {
            if let Some(allow) = change.after.and_then(|measure| measure.allows.get(row)) {
                reasons.insert((&change.id, &allow.rule), &allow.reason);
            }
        }
    }
    let (mut left, found) = (Vec::new(), std::mem::take(open));
    for mut finding in found {
        let reason = finding.measure.as_ref().and_then(|id| reasons.get(&(id, finding.rule.id)));
        match reason {
            Some(reason) => {
                finding.accepted = Some((*reason).to_owned());
                accepted.push(finding);
            }
            None => left.push(finding),
        }
    }
    *open = left;
}

/// Two values in a message; of two long texts, the words that differ.
fn quoted_pair(before: Option<&Value>, after: Option<&Value>) -> (String, String) {
    if let (Some(Value::Text(old)), Some(Value::Text(new))) = (before, after)
        && let Some((old, new)) = excerpts(old, new)
    {
        return (format!("\"{old}\""), format!("\"{new}\""));
    }
    (quoted(before), quoted(after))
}

/// How a value stands in a message: short enough to be read there.
fn quoted(value: Option<&Value>) -> String {
    const LONGEST: usize = 60;
    const MOST: usize = 6;
    let plain = |item: &Value| match item {
        Value::Text(name) => name.to_string(),
        other => quoted(Some(other)),
    };
    match value {
        None => "nothing".to_owned(),
        Some(Value::Day(day)) => day.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Truth(truth)) => truth.to_string(),
        Some(Value::List(items)) => {
            let mut names: Vec<String> = items.iter().take(MOST).map(plain).collect();
            if items.len() > MOST {
                names.push(format!("{} more", items.len() - MOST));
            }
            if items.is_empty() { "no body".to_owned() } else { names.join(", ") }
        }
        Some(Value::Row(_)) => "a table".to_owned(),
        Some(Value::Text(text)) => match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("\"{}...\"", text.get(..end).unwrap_or_default().trim_end()),
            None => format!("\"{text}\""),
        },
    }
}

/// Where a list of tables ends: the last of them, or the title where there is none.
fn end_of(table: &'static str, rows: usize) -> Place {
    rows.checked_sub(1).map_or_else(|| key("title"), |last| row(table, last))
}
