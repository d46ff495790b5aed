//! What returns and meetings say, as each was last readable.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::shared_map::SharedMap;
use crate::load::PlanHeader;
use crate::model::{Allow, CalendarPeriod, Measure, MeasureId, Meeting, Plan, Return, Statements};
use crate::source::PathOrder;

/// The returns of a plan, found by the measures that they are about. A copy shares all that is the same.
#[derive(Clone, Default)]
pub(super) struct ParsedReturns {
    by_path: SharedMap<Rc<str>, LastReturn>,
    /// By an id in small letters, the returns that give it.
    paths_by_id: SharedMap<Rc<str>, Vec<Rc<str>>>,
}

/// A finding that a return accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnAllow {
    /// Whose return it is, by the name in the register of its time.
    pub body: Box<str>,
    /// For when it is.
    pub period: CalendarPeriod,
    /// Which rule, and why.
    pub allow: Allow,
    /// The path of its file.
    pub path: Rc<str>,
}

impl ReturnAllow {
    /// Whether another accepts the same in a return of the same body and period, wherever its file is. `plan`: in whose
    /// names bodies are found.
    pub fn is_same(&self, other: &ReturnAllow, plan: &Plan) -> bool {
        let body = |one: &ReturnAllow| plan.register.find(&one.body);
        let is_of_same = self.body == other.body || body(self).is_some() && body(self) == body(other);
        is_of_same && (self.period, &self.allow) == (other.period, &other.allow)
    }
}

/// A return, and whether its file can be read now.
#[derive(Clone)]
struct LastReturn {
    file: Rc<Return>,
    /// What it was parsed against.
    header: Rc<PlanHeader>,
    is_broken: bool,
}

/// On some file systems names that differ in case alone are one.
fn key(id: &MeasureId) -> Rc<str> {
    id.as_str().to_ascii_lowercase().into()
}

impl ParsedReturns {
    /// Takes over what a path holds now, `None` where it holds no return: the ids that it gave or gives.
    pub fn set(&mut self, path: &Rc<str>, now: Option<(Return, &Rc<PlanHeader>)>) -> BTreeSet<Rc<str>> {
        let ids = |file: &Return| file.tables.measures().map(key).collect::<BTreeSet<_>>();
        let mut touched = BTreeSet::new();
        if let Some(was) = self.by_path.get(path).cloned() {
            for id in ids(&was.file) {
                self.list(&id, |paths| paths.retain(|other| other != path));
                touched.insert(id);
            }
            self.by_path.remove_mut(path);
        }
        if let Some((file, header)) = now {
            for id in ids(&file) {
                self.list(&id, |paths| paths.push(path.clone()));
                touched.insert(id);
            }
            let last = LastReturn { file: file.into(), header: header.clone(), is_broken: false };
            self.by_path.insert_mut(path.clone(), last);
        }
        touched
    }

    /// Notes that a return cannot be read now: the measures that it is about stay as they were.
    pub fn set_broken(&mut self, path: &Rc<str>) {
        if let Some(last) = self.by_path.get(path).cloned() {
            self.by_path.insert_mut(path.clone(), LastReturn { is_broken: true, ..last });
        }
    }

    /// The findings that a return accepts.
    pub fn allows_at(&self, path: &Rc<str>) -> impl Iterator<Item = ReturnAllow> {
        self.by_path.get(path).into_iter().flat_map(move |last| allows_of(path, last))
    }

    fn list(&mut self, id: &Rc<str>, change: impl FnOnce(&mut Vec<Rc<str>>)) {
        let mut paths = self.paths_by_id.get(id).cloned().unwrap_or_default();
        change(&mut paths);
        match paths.is_empty() {
            true => drop(self.paths_by_id.remove_mut(id)),
            false => self.paths_by_id.insert_mut(id.clone(), paths),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.by_path.is_empty()
    }

    /// Whether a return gives this id, which is in small letters.
    pub fn gives(&self, id: &str) -> bool {
        self.paths_by_id.contains_key(id)
    }

    /// A measure with what returns say of it under any of these ids. One that cannot be read counts as it was last
    /// readable; `None` where bodies have other places since.
    pub fn complete(
        &self,
        (measure, header): (&Arc<Measure>, &Rc<PlanHeader>),
        path: &str,
        ids: &[&MeasureId],
    ) -> Option<Arc<Measure>> {
        let found = ids.iter().filter_map(|id| self.paths_by_id.get(&key(id)));
        let paths: BTreeSet<&Rc<str>> = found.flatten().collect();
        if paths.is_empty() {
            return Some(measure.clone());
        }
        let mut statements: Vec<Statements<PathOrder<'_>>> = Vec::with_capacity(paths.len());
        for path in paths {
            let last = self.by_path.get(path)?;
            let is_old = last.is_broken && !Rc::ptr_eq(&last.header, header);
            if is_old && !last.header.places_agree_with(header) {
                return None;
            }
            statements.push(last.file.tables.statements_on(|id| ids.contains(&id), PathOrder(path)));
        }
        let mut measure = Measure::clone(measure);
        measure.add_statements(PathOrder(path), statements);
        Some(measure.into())
    }
}

fn allows_of(path: &Rc<str>, last: &LastReturn) -> impl Iterator<Item = ReturnAllow> {
    let LastReturn { file, header, .. } = last;
    file.allows.iter().map(|allow| ReturnAllow {
        body: header.plan.register.name(file.body).into(),
        period: file.period,
        allow: allow.clone(),
        path: path.clone(),
    })
}

/// A meeting as it was last readable, and the plan's header that it was read against.
#[derive(Clone)]
pub(super) struct MeetingVersion {
    pub meeting: Rc<Meeting>,
    pub header: Rc<PlanHeader>,
}

/// A meeting before and after.
pub(super) type MeetingPair = (Option<MeetingVersion>, Option<MeetingVersion>);

/// The meetings of a plan. A copy shares all that is the same.
#[derive(Clone, Default)]
pub(super) struct ParsedMeetings {
    by_path: SharedMap<Rc<str>, MeetingVersion>,
}

impl ParsedMeetings {
    /// Takes over what a path holds now: what it was with what it is.
    pub fn set(&mut self, path: &Rc<str>, now: Option<MeetingVersion>) -> MeetingPair {
        let was = self.by_path.get(path).cloned();
        match &now {
            Some(now) => self.by_path.insert_mut(path.clone(), now.clone()),
            None => drop(self.by_path.remove_mut(path)),
        }
        (was, now)
    }

    pub fn holds(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = &MeetingVersion> {
        self.by_path.values()
    }
}
