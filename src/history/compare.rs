//! Two plans side by side.

use super::describe::{Names, deadline};
use super::rows::{RowChange, match_rows, swapped};
use crate::model::{Change, ChangeKind, Measure, MeasureId, Plan, Value};
use crate::text::{FileId, Files};

/// One of the two plans, with the files it was read from.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The plan as it was read.
    pub plan: &'a Plan,
    /// Tells where each measure stands.
    pub files: &'a Files,
}

/// Everything that changed in one measure.
#[derive(Clone, Debug)]
pub struct MeasureChange<'a> {
    /// The same on both sides: it is what makes them one measure.
    pub id: &'a MeasureId,
    /// `None` where the measure is new.
    pub before: Option<&'a Measure>,
    /// `None` where it is gone.
    pub after: Option<&'a Measure>,
    /// Where the measure itself came or went, that alone.
    pub changes: Vec<Change>,
}

impl MeasureChange<'_> {
    /// The changes of one key or list.
    pub fn of(&self, field: &'static str) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.field == Some(field))
    }
}

/// What changed between two plans.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'a> {
    /// In plan.toml and bodies.toml.
    pub plan: Vec<Change>,
    /// Measures that changed, by id.
    pub measures: Vec<MeasureChange<'a>>,
}

/// Compares two plans: work in proportion to their size.
pub fn compare<'a>(before: Side<'a>, after: Side<'a>) -> Comparison<'a> {
    let names = (Names::of(before.plan, after.plan), Names::of(after.plan, after.plan));
    let pairing =
        Pairing { aligned: names.0.align(&names.1), before: names.0, after: names.1, sides: (before, after) };
    let mut comparison = Comparison { plan: pairing.header(), measures: Vec::new() };
    let (mut old, mut new) = (by_id(before.plan), by_id(after.plan));
    let (mut old, mut new) = (old.drain(..).peekable(), new.drain(..).peekable());
    loop {
        let first = match (old.peek(), new.peek()) {
            (Some(before), Some(after)) => before.id.cmp(&after.id),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return comparison,
        };
        let before = if first.is_le() { old.next() } else { None };
        let after = if first.is_ge() { new.next() } else { None };
        let Some(id) = before.or(after).map(|measure| &measure.id) else { return comparison };
        let changes = match (before, after) {
            (Some(before), Some(after)) => pairing.measure(before, after),
            (Some(_), None) => vec![whole(ChangeKind::Removed)],
            _ => vec![whole(ChangeKind::Added)],
        };
        if !changes.is_empty() {
            comparison.measures.push(MeasureChange { id, before, after, changes });
        }
    }
}

/// The plan's own order is that of its sections, which may differ on the two sides.
fn by_id(plan: &Plan) -> Vec<&Measure> {
    let mut measures: Vec<&Measure> = plan.measures.iter().collect();
    measures.sort_by(|a, b| a.id.cmp(&b.id));
    measures
}

fn whole(kind: ChangeKind) -> Change {
    Change { kind, field: None, before: None, after: None, rows: (None, None) }
}

struct Pairing<'a> {
    before: Names<'a>,
    after: Names<'a>,
    sides: (Side<'a>, Side<'a>),
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

    fn rows(&mut self, field: &'static str, before: Vec<Value>, after: Vec<Value>, groups: &[&[&str]]) {
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
            self.0.push(Change { kind, field: Some(field), before, after, rows });
        }
    }
}

impl<'a> Pairing<'a> {
    /// What changed in plan.toml and in the register.
    fn header(&self) -> Vec<Change> {
        let (b, a) = (self.before.plan, self.after.plan);
        let mut changes = Changes::default();
        changes.text("title", Some(&b.title), Some(&a.title));
        changes.text("decision", b.decision.as_deref(), a.decision.as_deref());
        changes.field("adopted", Some(b.adopted.into()), Some(a.adopted.into()));
        changes.field("period.start", Some(b.period.start.into()), Some(a.period.start.into()));
        changes.field("period.end", Some(b.period.end.into()), Some(a.period.end.into()));
        changes.text("currency", Some(b.currency.code()), Some(a.currency.code()));
        changes.text("document", b.document.as_deref(), a.document.as_deref());
        let both = |list: &dyn Fn(&Names<'a>) -> Vec<Value>| (list(&self.before), list(&self.after));
        let (old, new) =
            both(&|names| names.plan.sections.iter().map(|(_, row)| names.section(row)).collect());
        changes.rows("section", old, new, &[&["id"]]);
        let (old, new) =
            both(&|names| names.plan.sources.iter().map(|(_, row)| names.funding_source(row)).collect());
        changes.rows("source", old, new, &[&["id"]]);
        let (old, new) = both(&|names| {
            names.plan.appropriations.iter().map(|(_, row)| names.appropriation(row)).collect()
        });
        changes.rows("appropriation", old, new, &[&["id"]]);
        let coordination =
            |names: &Names<'_>| names.plan.coordination.as_ref().map(|row| names.coordination(row));
        changes.field("coordination", coordination(&self.before), coordination(&self.after));
        let (old, new) = both(&|names| {
            names.plan.register.bodies().map(|(id, body)| names.register_entry(id, body)).collect()
        });
        changes.rows("body", old, new, &[&["id"]]);
        let (old, new) = both(&|names| {
            names.plan.register.successions().iter().map(|row| names.succession(row)).collect()
        });
        changes.rows("succession", old, new, &[&["duty", "from"], &["duty"]]);
        changes.0
    }

    fn measure(&self, b: &Measure, a: &Measure) -> Vec<Change> {
        let mut changes = Changes::default();
        changes.text("path", Some(path(self.sides.0, b.file)), Some(path(self.sides.1, a.file)));
        changes.text("kind", Some(b.kind.word()), Some(a.kind.word()));
        changes.text("title", Some(&b.title), Some(&a.title));
        if !self.aligned || b.responsible != a.responsible {
            let (old, new) = (self.before.bodies(&b.responsible), self.after.bodies(&a.responsible));
            changes.field("responsible", Some(list(old)), Some(list(new)));
        }
        if !self.aligned || b.partners != a.partners {
            let (old, new) = (self.before.bodies(&b.partners), self.after.bodies(&a.partners));
            changes.field("partners", Some(list(old)), Some(list(new)));
        }
        if b.wording != a.wording {
            let (old, new) = (self.before.plan, self.after.plan);
            let (was, is) = (&b.wording, &a.wording);
            if was.responsible != is.responsible {
                let texts = (old.responsible_wording(b), new.responsible_wording(a));
                wording(&mut changes, "published.responsible", texts);
            }
            if was.partners != is.partners {
                wording(
                    &mut changes,
                    "published.partners",
                    (old.partners_wording(b), new.partners_wording(a)),
                );
            }
        }
        changes.text("means", b.means.as_deref(), a.means.as_deref());
        if b.deadline != a.deadline {
            changes.field("deadline", Some(deadline(&b.deadline)), Some(deadline(&a.deadline)));
        }
        changes.text("indicator", b.indicator.as_deref(), a.indicator.as_deref());
        changes.text("funding", b.funding.as_deref(), a.funding.as_deref());
        self.tables(b, a, &mut changes);
        changes.0
    }

    /// The lists of tables. Where places mean the same, lists that are equal need no second look.
    fn tables(&self, b: &Measure, a: &Measure, changes: &mut Changes) {
        macro_rules! table {
            ($name:literal, $list:ident, $row:ident, $groups:expr) => {
                if !self.aligned || b.$list != a.$list {
                    let old = b.$list.iter().map(|row| self.before.$row(row)).collect();
                    let new = a.$list.iter().map(|row| self.after.$row(row)).collect();
                    changes.rows($name, old, new, $groups);
                }
            };
        }
        table!("milestone", milestones, milestone, &[&["title"], &["due"]]);
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

fn path(side: Side<'_>, file: FileId) -> &str {
    &side.files[file].path
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
