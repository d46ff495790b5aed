//! The changes from one version of a plan to another, value by value.

use super::match_rows::{RowChange, match_rows, swapped};
use super::rows::{NamedPlan, deadline};
use crate::model::{Change, ChangeKind, Measure, Plan, Value};

/// A measure, and the path of its file.
#[derive(Clone, Copy, Debug)]
pub struct MeasureAt<'a> {
    /// As it was read.
    pub measure: &'a Measure,
    /// As people see it.
    pub path: &'a str,
}

/// Two versions of a plan's own files, in whose names their measures are compared.
pub struct PlanDiffer<'a> {
    pub(super) before: Option<NamedPlan<'a>>,
    pub(super) after: NamedPlan<'a>,
    /// Places in the lists of both plans mean the same.
    aligned: bool,
}

/// Collects the changes of keys and of lists.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn field(&mut self, field: &'static str, before: Option<Value>, after: Option<Value>) {
        if before != after {
            let kind = match (&before, &after) {
                (None, _) => ChangeKind::Added,
                (_, None) => ChangeKind::Removed,
                _ => ChangeKind::Changed,
            };
            self.0.push(Change { kind, field: Some(field), before, after, rows: (None, None) });
        }
    }

    fn text(&mut self, field: &'static str, before: Option<&str>, after: Option<&str>) {
        if before != after {
            self.field(field, before.map(Value::from), after.map(Value::from));
        }
    }

    /// Compares two lists, both from the row number `first` on.
    fn rows(
        &mut self,
        field: &'static str,
        first: usize,
        before: Vec<Value>,
        after: Vec<Value>,
        groups: &[&[&str]],
    ) {
        let mut found = match_rows(&before, &after, groups);
        if matches!(field, "report" | "assessment") {
            found.extend(swapped(&before, &after, &found));
        }
        for change in found {
            let (kind, rows) = match change {
                RowChange::Removed(at) => (ChangeKind::Removed, (Some(at), None)),
                RowChange::Changed(was, is) => (ChangeKind::Changed, (Some(was), Some(is))),
                RowChange::Added(at) => (ChangeKind::Added, (None, Some(at))),
            };
            let value = |list: &[Value], at: Option<usize>| at.and_then(|at| list.get(at)).cloned();
            let (before, after) = (value(&before, rows.0), value(&after, rows.1));
            let rows = (rows.0.map(|at| first + at), rows.1.map(|at| first + at));
            self.0.push(Change { kind, field: Some(field), before, after, rows });
        }
    }
}

impl<'a> PlanDiffer<'a> {
    /// `None`: there was no plan before.
    pub fn of(before: Option<&'a Plan>, after: &'a Plan) -> Self {
        let before = before.map(|before| NamedPlan::of(before, after));
        let after = NamedPlan::of(after, after);
        PlanDiffer { aligned: before.as_ref().is_some_and(|before| before.align(&after)), before, after }
    }

    /// What changed in plan.toml and in the register.
    pub fn plan(&self) -> Vec<Change> {
        let (b, a) = (self.before.as_ref().map(|names| names.plan), self.after.plan);
        let mut changes = Changes::default();
        changes.text("title", b.map(|b| b.title.as_str()), Some(&a.title));
        changes.text("decision", b.and_then(|b| b.decision.as_deref()), a.decision.as_deref());
        changes.field("adopted", b.map(|b| b.adopted.into()), Some(a.adopted.into()));
        changes.field("period.start", b.map(|b| b.period.start.into()), Some(a.period.start.into()));
        changes.field("period.end", b.map(|b| b.period.end.into()), Some(a.period.end.into()));
        changes.text("currency", b.map(|b| b.currency.code()), Some(a.currency.code()));
        changes.text("document", b.and_then(|b| b.document.as_deref()), a.document.as_deref());
        let by_id: &[&[&str]] = &[&["id"]];
        let (same, was, is) = self
            .list(|plan| plan.sections.iter().map(|(_, row)| row).collect(), |names, row| names.section(row));
        changes.rows("section", same, was, is, by_id);
        let (same, was, is) = self.list(
            |plan| plan.sources.iter().map(|(_, row)| row).collect(),
            |names, row| names.funding_source(row),
        );
        changes.rows("source", same, was, is, by_id);
        let (same, was, is) = self.list(
            |plan| plan.appropriations.iter().map(|(_, row)| row).collect(),
            |names, row| names.appropriation(row),
        );
        changes.rows("appropriation", same, was, is, by_id);
        let coordination =
            |names: &NamedPlan<'_>| names.plan.coordination.as_ref().map(|row| names.coordination(row));
        let was = self.before.as_ref().and_then(coordination);
        changes.field("coordination", was, coordination(&self.after));
        let (same, was, is) =
            self.list(|plan| plan.register.bodies().collect(), |names, row| names.register_entry(row));
        changes.rows("body", same, was, is, by_id);
        let (same, was, is) = self
            .list(|plan| plan.register.successions().iter().collect(), |names, row| names.succession(row));
        changes.rows("succession", same, was, is, &[&["duty", "from"], &["duty"]]);
        changes.0
    }

    /// One of the plan's lists before and after, behind the rows with which both begin, where these mean the same: they
    /// are nothing new, and only counted.
    fn list<T: PartialEq>(
        &self,
        items: impl Fn(&'a Plan) -> Vec<T>,
        row: impl Fn(&NamedPlan<'a>, &T) -> Value,
    ) -> (usize, Vec<Value>, Vec<Value>) {
        let new = items(self.after.plan);
        let old = self.before.as_ref().map(|before| items(before.plan)).unwrap_or_default();
        let pairs = old.iter().zip(&new);
        let same = if self.aligned { pairs.take_while(|(b, a)| b == a).count() } else { 0 };
        let rows =
            |names: &NamedPlan<'a>, items: &[T]| items[same..].iter().map(|item| row(names, item)).collect();
        let was = self.before.as_ref().map(|before| rows(before, &old)).unwrap_or_default();
        (same, was, rows(&self.after, &new))
    }

    /// What changed in one measure; where it came or went, that alone, with all that it says.
    pub fn measure(&self, before: Option<MeasureAt<'_>>, after: Option<MeasureAt<'_>>) -> Vec<Change> {
        let whole =
            |kind, before, after| vec![Change { kind, field: None, before, after, rows: (None, None) }];
        match (before, after) {
            (None, None) => Vec::new(),
            (None, Some(is)) => whole(ChangeKind::Added, None, Some(self.after.measure(is.measure, is.path))),
            (Some(was), is) => match (&self.before, is) {
                (Some(names), Some(is)) => self.both(names, was, is),
                (names, _) => {
                    let names = names.as_ref().unwrap_or(&self.after);
                    whole(ChangeKind::Removed, Some(names.measure(was.measure, was.path)), None)
                }
            },
        }
    }

    fn both(&self, names: &NamedPlan<'_>, was: MeasureAt<'_>, is: MeasureAt<'_>) -> Vec<Change> {
        let (b, a) = (was.measure, is.measure);
        let mut changes = Changes::default();
        changes.text("id", Some(b.id.as_str()), Some(a.id.as_str()));
        changes.text("path", Some(was.path), Some(is.path));
        let formerly = |measure: &Measure| {
            let ids: Vec<Value> = measure.formerly.iter().map(|id| id.as_str().into()).collect();
            (!ids.is_empty()).then_some(Value::List(ids))
        };
        changes.field("formerly", formerly(b), formerly(a));
        changes.text("kind", Some(b.kind.word()), Some(a.kind.word()));
        changes.text("title", Some(&b.title), Some(&a.title));
        if !self.aligned || b.responsible != a.responsible {
            let (old, new) = (names.bodies(&b.responsible), self.after.bodies(&a.responsible));
            changes.field("responsible", Some(list(old)), Some(list(new)));
        }
        if !self.aligned || b.partners != a.partners {
            let (old, new) = (names.bodies(&b.partners), self.after.bodies(&a.partners));
            changes.field("partners", Some(list(old)), Some(list(new)));
        }
        if b.wording != a.wording {
            let (old, new) = (names.plan, self.after.plan);
            let texts = (old.responsible_wording(b), new.responsible_wording(a));
            if b.wording.responsible != a.wording.responsible {
                wording(&mut changes, "published.responsible", texts);
            }
            let texts = (old.partners_wording(b), new.partners_wording(a));
            if b.wording.partners != a.wording.partners {
                wording(&mut changes, "published.partners", texts);
            }
        }
        changes.text("means", b.means.as_deref(), a.means.as_deref());
        if b.deadline != a.deadline {
            changes.field("deadline", Some(deadline(&b.deadline)), Some(deadline(&a.deadline)));
        }
        changes.text("indicator", b.indicator.as_deref(), a.indicator.as_deref());
        changes.text("funding", b.funding.as_deref(), a.funding.as_deref());
        self.tables(names, b, a, &mut changes);
        changes.0
    }

    /// The lists of tables. Where places mean the same, lists that are equal need no second look.
    fn tables(&self, names: &NamedPlan<'_>, b: &Measure, a: &Measure, changes: &mut Changes) {
        macro_rules! table {
            ($name:literal, $list:ident, $row:ident, $groups:expr) => {
                // What both lists begin with is nothing new: a report is added behind all others.
                let pairs = b.$list.iter().zip(&a.$list);
                let same = if self.aligned { pairs.take_while(|(b, a)| b == a).count() } else { 0 };
                if same < b.$list.len().max(a.$list.len()) {
                    let old = b.$list.iter().skip(same).map(|row| names.$row(row)).collect();
                    let new = a.$list.iter().skip(same).map(|row| self.after.$row(row)).collect();
                    changes.rows($name, same, old, new, $groups);
                }
            };
        }
        table!("milestone", milestones, milestone, &[&["id"], &["title", "due"], &["title"], &["due"]]);
        table!("metric", metrics, metric, &[&["name"], &["unit"]]);
        table!(
            "allocation",
            allocations,
            allocation,
            &[
                &["source", "year", "from", "appropriation", "purpose"],
                &["source", "year", "from"],
                &["source"],
            ]
        );
        table!(
            "report",
            reports,
            report,
            &[&["date", "body", "milestone"], &["date"], &["body", "milestone", "status", "text"],]
        );
        table!("assessment", assessments, assessment, &[&["date", "by"], &["date"], &["by", "text"]]);
        table!("amendment", amendments, amendment, &[&["date", "basis"], &["basis"], &["date"]]);
        table!("allow", allows, allow, &[&["rule"]]);
    }
}

fn list(names: Vec<&str>) -> Value {
    Value::List(names.into_iter().map(Value::from).collect())
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
