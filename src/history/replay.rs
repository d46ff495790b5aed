//! The record, commit by commit: what each of them changed in the plan.
//!
//! Only what a commit touched is read again. What cannot be read does not end the story: a measure stays as it was last
//! readable, and what changed meanwhile shows at the commit that can be read again. While `plan.toml` or `bodies.toml`
//! cannot be read, that goes for the plan as a whole. Where two files have one id, the one that held the measure holds it
//! still, and the other is told as one that cannot be read.

use std::borrow::{Borrow, Cow};
use std::collections::HashMap;
use std::rc::Rc;

use super::compare::{MeasureChange, Standing};
use super::state::{Done, State};
use crate::load::{Frame, Trouble};
use crate::model::{Change, Measure, MeasureId};
use crate::source::{Commit, Entry, Log, NoRecord, Repository, Source, There, Touched, Walk};

/// What a commit did to the plan.
pub struct Step {
    /// Who, when, and in what words.
    pub commit: Commit,
    /// In plan.toml and bodies.toml.
    pub plan: Vec<Change>,
    /// Measures that changed, by id.
    pub measures: Vec<Moved>,
    /// What the commit left that cannot be read.
    pub troubles: Vec<Trouble>,
    /// The plan's own files before, as they were last readable; `None`: there was no plan.
    pub before: Option<Rc<Frame>>,
    /// The plan's own files after it.
    pub after: Option<Rc<Frame>>,
}

/// Everything that changed in one measure.
pub struct Moved {
    /// The later one, where it was renumbered.
    pub id: MeasureId,
    /// `None` where the measure is new.
    pub before: Option<Kept>,
    /// `None` where it is gone.
    pub after: Option<Kept>,
    /// Where the measure itself came or went, that alone.
    pub changes: Vec<Change>,
}

impl Moved {
    /// The same, as a comparison of two plans gives it.
    pub fn as_change(&self) -> MeasureChange<'_> {
        MeasureChange {
            id: &self.id,
            before: self.before.as_ref().map(|kept| &*kept.measure),
            after: self.after.as_ref().map(|kept| &*kept.measure),
            changes: Cow::Borrowed(&self.changes),
        }
    }
}

/// A measure as it was last readable.
#[derive(Clone)]
pub struct Kept {
    /// As it was read.
    pub measure: Rc<Measure>,
    /// Where it stood.
    pub path: Rc<str>,
    /// In whose names it was read.
    pub frame: Rc<Frame>,
}

impl Borrow<Measure> for Kept {
    fn borrow(&self) -> &Measure {
        &self.measure
    }
}

impl Kept {
    /// For a comparison.
    pub fn standing(&self) -> Standing<'_> {
        Standing { measure: &self.measure, path: &self.path }
    }
}

/// The plan as it goes through its record.
pub struct Timeline<'r> {
    repository: &'r Repository,
    log: Log,
    folders: Vec<String>,
    state: State,
    /// Where every commit counts: the state that each one left, for those that come right after it.
    branches: Option<HashMap<String, (State, usize)>>,
    /// The walk begins in the middle: what was there before is read first.
    is_seeded: bool,
}

impl<'r> Timeline<'r> {
    /// Begins a walk through the record.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn new(repository: &'r Repository, walk: &Walk) -> Result<Self, NoRecord> {
        Ok(Timeline {
            repository,
            log: repository.log(walk)?,
            folders: repository.folders(),
            state: State::default(),
            branches: walk.every.then(HashMap::new),
            is_seeded: walk.since.is_none(),
        })
    }

    /// The measures as they stand after the last step, each as it was last readable, in no order.
    pub fn measures(&self) -> impl Iterator<Item = Kept> {
        self.state.measures()
    }

    /// How many files cannot be read after the last step; without `plan.toml`, that one.
    pub fn unreadable(&self) -> usize {
        self.state.unreadable()
    }

    /// Whether a file cannot be read after the last step.
    pub fn is_unreadable(&self, path: &str) -> bool {
        self.state.is_unreadable(path)
    }

    /// The plan's own files as they stand after the last step.
    pub fn frame(&self) -> Option<&Rc<Frame>> {
        self.state.frame.as_ref()
    }

    /// Reads the plan that the first commit of the walk found.
    fn seed(&mut self, first: &Commit) -> Result<(), NoRecord> {
        self.is_seeded = true;
        let Some(parent) = first.parents.first() else { return Ok(()) };
        let tree = match self.repository.tree(parent) {
            Ok(tree) => tree,
            Err(NoRecord::NoPlan { .. }) => return Ok(()),
            Err(why) => return Err(why),
        };
        let file = |entry: &Entry| {
            let mut content = Vec::new();
            let content = tree.read(entry, &mut content).map(|()| content);
            Touched { path: entry.path.clone(), now: Some(There { kind: entry.kind, content }) }
        };
        self.state.step(&self.folders, tree.entries().iter().map(file).collect());
        Ok(())
    }

    /// Takes a step from the states that a commit's parents left.
    fn branch(&mut self, commit: &Commit, files: Vec<Touched>) -> Done {
        let Some(states) = &mut self.branches else { return self.state.step(&self.folders, files) };
        let mut parents = commit.parents.iter().map(|id| match states.get_mut(id) {
            Some((state, left)) if *left > 1 => {
                *left -= 1;
                state.clone()
            }
            _ => states.remove(id).map(|(state, _)| state).unwrap_or_default(),
        });
        let mut state = parents.next().unwrap_or_default();
        let others: Vec<State> = parents.collect();
        let mut done = state.step(&self.folders, files);
        others.iter().for_each(|other| done.keep_only_new_to(other, &state));
        if let Some(&children) = self.log.children.get(&commit.id) {
            states.insert(commit.id.clone(), (state.clone(), children));
        }
        self.state = state;
        done
    }
}

impl Iterator for Timeline<'_> {
    type Item = Result<Step, NoRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        let (commit, files) = match self.log.next()? {
            Ok(logged) => logged,
            Err(why) => return Some(Err(why)),
        };
        if !self.is_seeded
            && let Err(why) = self.seed(&commit)
        {
            return Some(Err(why));
        }
        let Done { plan, measures, troubles, before, after } = self.branch(&commit, files);
        Some(Ok(Step { commit, plan, measures, troubles, before, after }))
    }
}

impl Step {
    /// Every change with the measure it is in, the plan's own first.
    pub fn changes(&self) -> impl Iterator<Item = (Option<&MeasureId>, &Change)> {
        let own = self.plan.iter().map(|change| (None, change));
        own.chain(self.measures.iter().flat_map(|m| m.changes.iter().map(|change| (Some(&m.id), change))))
    }

    /// Whether it did anything to the plan that can be told.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty() && self.measures.is_empty() && self.troubles.is_empty()
    }
}
