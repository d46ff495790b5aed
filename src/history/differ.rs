//! The changes from one version of a plan to another, value by value.

use super::match_rows::{RowChange, match_rows, swapped};
use super::moved_periods::moved_periods;
use super::rows::{MeasureAt, NamedPlan, order};
use crate::model::{Change, ChangeKind, FieldValue, Measure, Plan, RegisterFile};
use crate::schema::{Comparer, Field, Name, OneSided, Record, Table, says_the_same};

/// Two versions of a plan's own files, in whose names their measures are compared.
pub struct PlanDiffer<'a> {
    pub(super) before: Option<NamedPlan<'a>>,
    pub(super) after: NamedPlan<'a>,
    /// Places in the lists of both plans mean the same.
    aligned: bool,
    /// Whether a value that was unknown before and is known now counts as a change.
    tells_known: bool,
    /// The keys that differences have of a measure that was added or removed; `None`: all.
    of_whole: Option<&'static [&'static str]>,
}

/// How many rows two lists begin with that are the same, and what is behind them in each.
type Lists = (usize, Vec<FieldValue>, Vec<FieldValue>);

/// Collects the changes of keys and of lists.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn field(&mut self, field: &'static str, before: Option<FieldValue>, after: Option<FieldValue>) {
        if before != after {
            let kind = match (&before, &after) {
                (None, _) => ChangeKind::Added,
                (_, None) => ChangeKind::Removed,
                _ => ChangeKind::Changed,
            };
            self.0.push(Change {
                kind,
                field: Some(field),
                before,
                after,
                earlier: None,
                rows: (None, None),
            });
        }
    }

    fn text(&mut self, field: &'static str, before: Option<&str>, after: Option<&str>) {
        if before != after {
            self.field(field, before.map(FieldValue::from), after.map(FieldValue::from));
        }
    }

    /// Compares the rows of two lists, in which those before number `first` are the same.
    fn rows(&mut self, field: &'static str, table: &Table, (first, before, after): Lists) {
        let mut found = match_rows(&before, &after, table.matched_by);
        if table.in_order {
            found.extend(swapped(&before, &after, &found));
        }
        self.matched(field, found, (first, before, after));
    }

    /// Adds what became of the rows of two lists.
    fn matched(&mut self, field: &'static str, found: Vec<RowChange>, (first, before, after): Lists) {
        for change in found {
            let (kind, rows) = match change {
                RowChange::Removed(at) => (ChangeKind::Removed, (Some(at), None)),
                RowChange::Changed(was, is) => (ChangeKind::Changed, (Some(was), Some(is))),
                RowChange::Added(at) => (ChangeKind::Added, (None, Some(at))),
            };
            let value = |list: &[FieldValue], at: Option<usize>| at.and_then(|at| list.get(at)).cloned();
            let (before, after) = (value(&before, rows.0), value(&after, rows.1));
            let rows = (rows.0.map(|at| first + at), rows.1.map(|at| first + at));
            self.0.push(Change { kind, field: Some(field), before, after, earlier: None, rows });
        }
    }
}

impl<'a> PlanDiffer<'a> {
    /// `None`: there was no plan before.
    pub fn of(before: Option<&'a Plan>, after: &'a Plan) -> Self {
        let before = before.map(|before| NamedPlan::of(before, after));
        let after = NamedPlan::of(after, after);
        let aligned = before.as_ref().is_some_and(|before| before.align(&after));
        PlanDiffer { aligned, before, after, tells_known: false, of_whole: None }
    }

    /// Of two versions that follow each other in a history: what becomes known of a measure belongs to its story.
    pub(super) fn of_history(before: &'a Plan, after: &'a Plan) -> Self {
        PlanDiffer { tells_known: true, ..Self::of(Some(before), after) }
    }

    /// The same, with only these keys of a measure that was added or removed; `None`: all.
    pub(super) fn telling(self, of_whole: Option<&'static [&'static str]>) -> Self {
        PlanDiffer { of_whole, ..self }
    }

    /// What changed in plan.toml and in the register.
    pub fn plan(&self) -> Vec<Change> {
        let mut both = VersionPair {
            differ: self,
            names: self.before.as_ref().unwrap_or(&self.after),
            measures: None,
            changes: Changes::default(),
        };
        let (plan, register) = (self.after.plan, self.after.plan.register.file());
        match &self.before {
            Some(before) => {
                Plan::compare(before.plan, plan, &mut both);
                RegisterFile::compare(before.plan.register.file(), register, &mut both);
            }
            None => {
                plan.visit(&mut OneSided::After(&mut both));
                register.visit(&mut OneSided::After(&mut both));
            }
        }
        let mut changes = both.changes;
        if let Some(before) = &self.before {
            order_of_sections(&mut changes, before.plan, plan);
        }
        // What is not known in one of the two is no change.
        let plans = || self.before.iter().chain([&self.after]).map(|names| names.plan);
        let unknown = || plans().flat_map(|plan| &plan.unknown);
        changes.0.retain(|change| !unknown().any(|&key| change.field.map(root) == Some(key)));
        changes.0
    }

    /// The changes between two lists of rows, which are matched by these keys.
    pub(super) fn rows(
        &self,
        field: &'static str,
        matched_by: &[&[&str]],
        (before, after): (Vec<FieldValue>, Vec<FieldValue>),
    ) -> Vec<Change> {
        let mut changes = Changes::default();
        changes.matched(field, match_rows(&before, &after, matched_by), (0, before, after));
        changes.0
    }

    /// How many rows two lists begin with that are the same, where places in the lists of both plans mean the same.
    fn same<T: Record>(&self, before: &[T], after: &[T]) -> usize {
        let pairs = before.iter().zip(after);
        if self.aligned { pairs.take_while(|(was, is)| says_the_same(*was, *is)).count() } else { 0 }
    }

    /// What changed in one measure; where it came or went, that alone, with what it says.
    pub fn measure(&self, before: Option<MeasureAt<'_>>, after: Option<MeasureAt<'_>>) -> Vec<Change> {
        let whole = |kind, before, after| {
            vec![Change { kind, field: None, before, after, earlier: None, rows: (None, None) }]
        };
        match (before, after) {
            (None, None) => Vec::new(),
            (None, Some(is)) => whole(ChangeKind::Added, None, Some(self.after.measure(is, self.of_whole))),
            (Some(was), is) => match (&self.before, is) {
                (Some(names), Some(is)) => self.both(names, was, is),
                (names, _) => {
                    let names = names.as_ref().unwrap_or(&self.after);
                    whole(ChangeKind::Removed, Some(names.measure(was, self.of_whole)), None)
                }
            },
        }
    }

    fn both(&self, names: &NamedPlan<'_>, was: MeasureAt<'_>, is: MeasureAt<'_>) -> Vec<Change> {
        let (before, after) = (was.measure, is.measure);
        let measures = Some((before, after));
        let mut both = VersionPair { differ: self, names, measures, changes: Changes::default() };
        both.changes.text("id", Some(before.id.as_str()), Some(after.id.as_str()));
        both.changes.text("path", Some(was.path), Some(is.path));
        Measure::compare(before, after, &mut both);
        let mut changes = both.changes.0;
        let moved = moved_periods((names, &self.after), (before, after), (&changes, self.aligned));
        changes.extend(moved);
        for change in changes.iter_mut().filter(|change| change.field == Some("spent")) {
            let row = change.rows.1.filter(|_| change.kind == ChangeKind::Added);
            change.earlier = row.and_then(|row| self.after.plan.spent_before(after, row));
        }
        changes.sort_by_key(|change| order(change.field.unwrap_or_default()));
        changes
    }
}

/// Two versions of a measure, or of the plan's own file, key by key.
struct VersionPair<'d, 'p> {
    differ: &'d PlanDiffer<'p>,
    /// Those of the plan before.
    names: &'d NamedPlan<'d>,
    /// The measures that are compared; `None`: something else is.
    measures: Option<(&'d Measure, &'d Measure)>,
    changes: Changes,
}

impl VersionPair<'_, '_> {
    /// Whether the value is unknown in one of the two: then it counts as unchanged.
    fn is_unknown(&self, name: Name) -> bool {
        let Some((before, after)) = self.measures else { return false };
        let is_unknown = |measure: &Measure| {
            // Hardly any measure has such a value.
            !measure.unknown.is_empty()
                && (measure.is_unknown(root(name.path)) || measure.is_unknown(name.key))
        };
        is_unknown(before) && !self.differ.tells_known || is_unknown(after)
    }
}

/// The key of the file's own table that a field stands under.
fn root(field: &str) -> &str {
    field.split('.').next().unwrap_or(field)
}

impl<'v> Comparer<'v> for VersionPair<'_, '_> {
    fn field(&mut self, name: Name, before: Field<'v>, after: Field<'v>) {
        if self.is_unknown(name) {
            return;
        }
        let (old, new) = (self.names, &self.differ.after);
        // Places may mean something else in the other plan.
        if before == after && (self.differ.aligned || !before.is_place()) {
            return;
        }
        match (name.path, self.measures) {
            ("published.responsible", Some((was, is))) => {
                let texts = (old.plan.responsible_wording(was), new.plan.responsible_wording(is));
                wording(&mut self.changes, name.path, texts);
            }
            ("published.partners", Some((was, is))) => {
                let texts = (old.plan.partners_wording(was), new.plan.partners_wording(is));
                wording(&mut self.changes, name.path, texts);
            }
            (field, _) => self.changes.field(field, old.value(before), new.value(after)),
        }
    }

    fn table<T: Record>(&mut self, name: Name, before: Option<&'v T>, after: Option<&'v T>) {
        let was = before.map(|table| self.names.row(table));
        self.changes.field(name.path, was, after.map(|table| self.differ.after.row(table)));
    }

    fn rows<T: Record>(&mut self, name: Name, before: &'v [T], after: &'v [T]) {
        if self.is_unknown(name) {
            return;
        }
        // What both lists begin with is nothing new: a report is added behind all others.
        let same = self.differ.same(before, after);
        if same < before.len().max(after.len()) {
            let rows =
                |names: &NamedPlan<'_>, rows: &[T]| rows[same..].iter().map(|row| names.row(row)).collect();
            let rows = (same, rows(self.names, before), rows(&self.differ.after, after));
            self.changes.rows(name.path, T::TABLE, rows);
        }
    }
}

/// The order of the sections that both plans have: it is the order in which the plan was published, and that of every list.
fn order_of_sections(changes: &mut Changes, before: &Plan, after: &Plan) {
    fn shared<'p>(own: &'p Plan, other: &Plan) -> Vec<&'p str> {
        own.sections.keys().filter(|key| other.sections.find(key).is_some()).collect()
    }
    let orders = (shared(before, after), shared(after, before));
    if orders.0 != orders.1 {
        let list = |keys: Vec<&str>| Some(FieldValue::List(keys.into_iter().map(FieldValue::from).collect()));
        changes.field("section", list(orders.0), list(orders.1));
    }
}

/// The published wording of a list of bodies; the same names in another order are no change.
fn wording(changes: &mut Changes, field: &'static str, (before, after): (String, String)) {
    fn sorted(text: &str) -> Vec<&str> {
        let mut parts: Vec<&str> = text.split(", ").collect();
        parts.sort_unstable();
        parts
    }
    if sorted(&before) != sorted(&after) {
        changes.text(field, Some(&before), Some(&after));
    }
}
