//! A plan as it stood at a commit, and how it takes over the files of the next one.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use rayon::prelude::*;
use rpds::HashTrieMap;

use super::compare::Pairing;
use super::describe::Names;
use super::renumber::{self, Couple};
use super::replay::{Kept, Moved};
use crate::load::{Content, Frame, Held, Trouble};
use crate::model::{Change, Measure, MeasureId};
use crate::source::{Entry, EntryKind, There, Touched, Unreadable, order};

/// What came of a step.
#[derive(Default)]
pub(super) struct Done {
    pub plan: Vec<Change>,
    pub measures: Vec<Moved>,
    pub troubles: Vec<Trouble>,
    pub before: Option<Rc<Frame>>,
    pub after: Option<Rc<Frame>>,
}

impl Done {
    /// Takes out what another parent of a merge has just so: the merge did not do it.
    pub fn keep_only_new_to(&mut self, other: &State, now: &State) {
        let (Some(their_frame), Some(frame)) = (&other.frame, &now.frame) else { return };
        let pairing = Pairing::of(Some(&their_frame.plan), &frame.plan);
        let keep = |changes: &mut Vec<Change>, from_theirs: &[Change]| {
            changes.retain(|c| from_theirs.iter().any(|t| t.field == c.field && t.after == c.after));
        };
        keep(&mut self.plan, &pairing.plan());
        for moved in &mut self.measures {
            let earlier =
                moved.before.as_ref().map(|before| &before.measure.id).filter(|id| **id != moved.id);
            let theirs = other.last(&key(&moved.id)).or_else(|| other.last(&key(earlier?)));
            // What they could not read any more is in the names of when they could.
            let older = theirs.as_ref().filter(|kept| !Rc::ptr_eq(&kept.frame, their_frame));
            let older = older.map(|kept| Pairing::of(Some(&kept.frame.plan), &frame.plan));
            let pairing = older.as_ref().unwrap_or(&pairing);
            let changes = pairing
                .measure(theirs.as_ref().map(Kept::standing), moved.after.as_ref().map(Kept::standing));
            keep(&mut moved.changes, &changes);
        }
        self.measures.retain(|moved| !moved.changes.is_empty());
        self.troubles.retain(|trouble| {
            let path = trouble.path.as_str();
            other.files.get(path).map(Rc::as_ptr) != now.files.get(path).map(Rc::as_ptr)
        });
    }
}

/// What stands under a path.
struct File {
    kind: EntryKind,
    content: Result<Vec<u8>, Unreadable>,
}

impl File {
    fn content(&self) -> Content<'_> {
        self.content.as_deref()
    }
}

/// What a file of a measure says.
#[derive(Clone)]
enum Reading {
    Measure(Rc<Measure>),
    Broken,
}

/// A plan at a commit. A copy shares all that is the same.
#[derive(Clone, Default)]
pub(super) struct State {
    /// Every file where the plan may be.
    files: HashTrieMap<Rc<str>, Rc<File>>,
    /// What the files of measures say, those in the plan's folder.
    readings: HashTrieMap<Rc<str>, Reading>,
    /// By [`key`]: the files in the plan's folder that hold the measure, by path. More than one is one too many.
    places: HashTrieMap<Rc<str>, Vec<Rc<str>>>,
    /// By [`key`]: each measure as it was last readable.
    last: HashTrieMap<Rc<str>, Last>,
    /// By epoch: the latest version of the plan's own files in which what was read in that epoch means the same.
    frames: HashTrieMap<u32, Rc<Frame>>,
    /// In which measures are read now.
    epoch: u32,
    /// The plan's own files as they were last readable.
    pub frame: Option<Rc<Frame>>,
    /// Why they cannot be read now; empty where they can.
    unframed: Vec<Trouble>,
    /// Which of the folders holds the plan.
    folder: Option<usize>,
    /// What was touched since the plan could last be read.
    pending: BTreeSet<Rc<str>>,
}

/// A measure as it was last readable, and when.
#[derive(Clone)]
struct Last {
    measure: Rc<Measure>,
    path: Rc<str>,
    epoch: u32,
}

/// What a measure goes by: on some file systems names that differ in case alone are one.
fn key(id: &MeasureId) -> Rc<str> {
    id.as_str().to_ascii_lowercase().into()
}

impl State {
    /// How many files cannot be read now: what they held counts as it was last readable. Without the plan's own files none
    /// of the others is read.
    pub fn unreadable(&self) -> usize {
        if self.folder.is_none() {
            return usize::from(self.frame.is_some());
        }
        match self.unframed.len() {
            0 => self.readings.values().filter(|reading| matches!(reading, Reading::Broken)).count(),
            unframed => unframed,
        }
    }

    /// Whether a file cannot be read now.
    pub fn is_unreadable(&self, path: &str) -> bool {
        if self.folder.is_none() {
            return path.ends_with("plan.toml");
        }
        self.unframed.iter().any(|trouble| trouble.path == path)
            || matches!(self.readings.get(path), Some(Reading::Broken))
    }

    /// Takes over the files that a commit touched.
    pub fn step(&mut self, folders: &[String], files: Vec<Touched>) -> Done {
        let mut done = Done { before: self.frame.clone(), after: self.frame.clone(), ..Done::default() };
        let mut touched: BTreeSet<Rc<str>> = BTreeSet::new();
        for Touched { path, now } in files {
            let path: Rc<str> = path.into();
            match now {
                Some(There { kind, content }) => {
                    self.files.insert_mut(path.clone(), Rc::new(File { kind, content }));
                }
                None => drop(self.files.remove_mut(&path)),
            }
            touched.insert(path);
        }
        let holds_plan = |folder: &String| self.files.contains_key(format!("{folder}plan.toml").as_str());
        let at = folders.iter().position(holds_plan);
        let mut dirty = std::mem::take(&mut self.pending);
        dirty.extend(touched.iter().cloned());
        let Some(folder) = at.and_then(|at| folders.get(at)) else {
            self.folder = None;
            self.pending = dirty;
            let there_was = self.frame.is_some() && !touched.is_empty();
            let path = format!("{}plan.toml", folders.last().map_or("", String::as_str));
            let message = "there is no plan.toml, so there is no plan".to_owned();
            done.troubles.extend(there_was.then_some(Trouble { path, line: 1, message }));
            return done;
        };
        let moved = std::mem::replace(&mut self.folder, at) != at;
        let own = [format!("{folder}plan.toml"), format!("{folder}bodies.toml")];
        let is_own = |path: &str| own.iter().any(|own| own == path);
        if moved || !self.unframed.is_empty() || dirty.iter().any(|path| is_own(path)) {
            let is_again = !moved && self.unframed.is_empty() && !dirty.contains(own[0].as_str());
            match self.read_frame(&own, is_again) {
                Ok(frame) => {
                    self.take_frame(Rc::new(frame), moved, &mut dirty);
                    self.unframed.clear();
                    done.after = self.frame.clone();
                }
                Err(troubles) => self.unframed = troubles,
            }
        }
        let Some(frame) = self.frame.clone().filter(|_| self.unframed.is_empty()) else {
            self.pending = dirty;
            if !touched.is_empty() {
                done.troubles.clone_from(&self.unframed);
            }
            return done;
        };
        let is_new = !done.before.as_ref().is_some_and(|before| Rc::ptr_eq(before, &frame));
        if is_new {
            done.plan = Pairing::of(done.before.as_ref().map(|frame| &frame.plan), &frame.plan).plan();
        }
        let is_inside = |path: &str| {
            let inside = path.strip_prefix(folder.as_str());
            inside.is_some_and(|inside| !is_own(path) && !inside.split('/').any(|part| part.starts_with('.')))
        };
        let ids = self.read(&frame, folder, &dirty, &is_inside, &touched, &mut done.troubles);
        let mut couples: Vec<Couple<Kept>> = Vec::new();
        for key in ids {
            self.follow(&key, &frame, &touched, &mut couples, &mut done.troubles);
        }
        compare(couples, &frame, &mut done);
        done
    }

    /// Every measure as it was last readable, in no order.
    pub fn measures(&self) -> impl Iterator<Item = Kept> {
        self.last.values().filter_map(|last| self.kept(last))
    }

    fn last(&self, key: &str) -> Option<Kept> {
        self.last.get(key).and_then(|last| self.kept(last))
    }

    fn kept(&self, Last { measure, path, epoch }: &Last) -> Option<Kept> {
        let frame = self.frames.get(epoch)?.clone();
        Some(Kept { measure: measure.clone(), path: path.clone(), frame })
    }

    /// `is_again`: `plan.toml` is as it was when it was last read.
    fn read_frame(&self, [plan, register]: &[String; 2], is_again: bool) -> Result<Frame, Vec<Trouble>> {
        let gone = Unreadable::Io(std::io::ErrorKind::NotFound.into());
        let content = |path: &String| match self.files.get(path.as_str()) {
            Some(file) if file.kind == EntryKind::Toml => file.content(),
            _ => Err(&gone),
        };
        let known = self.frame.as_ref().filter(|_| is_again);
        let again = known.and_then(|known| known.with_register((register, content(register))));
        again.unwrap_or_else(|| Frame::read((plan, content(plan)), (register, content(register))))
    }

    /// Takes over new versions of the plan's own files. Where names or places in them mean something else than before,
    /// all measures are read again; else those that could not be read, which they may have mended.
    fn take_frame(&mut self, frame: Rc<Frame>, moved: bool, dirty: &mut BTreeSet<Rc<str>>) {
        if self.frame.as_ref().is_some_and(|old| !moved && old.is_kept_by(&frame)) {
            let is_broken = |reading: &Reading| matches!(reading, Reading::Broken);
            let broken = self.readings.iter().filter(|(_, reading)| is_broken(reading));
            dirty.extend(broken.map(|(path, _)| path.clone()));
        } else {
            dirty.extend(self.files.keys().cloned());
            // What lies where the plan was is no part of it any more.
            dirty.extend(self.readings.keys().cloned());
            // Older epochs are over, but for what has not been readable since.
            let kept: BTreeSet<u32> = self.last.values().map(|last| last.epoch).collect();
            let over: Vec<u32> = self.frames.keys().copied().filter(|epoch| !kept.contains(epoch)).collect();
            for epoch in over {
                self.frames.remove_mut(&epoch);
            }
            self.epoch += 1;
        }
        self.frames.insert_mut(self.epoch, frame.clone());
        self.frame = Some(frame);
    }

    /// Reads what is to be read, and gives the keys of the measures concerned.
    fn read(
        &mut self,
        frame: &Frame,
        folder: &str,
        dirty: &BTreeSet<Rc<str>>,
        is_inside: &dyn Fn(&str) -> bool,
        touched: &BTreeSet<Rc<str>>,
        troubles: &mut Vec<Trouble>,
    ) -> BTreeSet<Rc<str>> {
        // The maps are not for several threads; what they hold is.
        let files: Vec<(&str, Option<(EntryKind, Content<'_>)>)> = dirty
            .iter()
            .map(|path| {
                let file = self.files.get(path).filter(|_| is_inside(path));
                (&**path, file.map(|file| (file.kind, file.content())))
            })
            .collect();
        let hold = |&(path, file): &(&str, Option<(EntryKind, Content<'_>)>)| match file {
            Some((kind, content)) => frame.hold(&Entry::new(path.to_owned(), folder, kind), content),
            None => Held::Nothing,
        };
        let held: Vec<Held> = if files.len() < 64 {
            files.iter().map(hold).collect()
        } else {
            files.par_iter().map(hold).collect()
        };
        let mut ids = BTreeSet::new();
        for (path, held) in dirty.iter().zip(held) {
            let reading = match held {
                Held::Measure(measure) => Some(Reading::Measure(measure.into())),
                Held::Broken(trouble) => {
                    let was_whole = !matches!(self.readings.get(path), Some(Reading::Broken));
                    if was_whole || touched.contains(path) {
                        troubles.push(trouble.clone());
                    }
                    Some(Reading::Broken)
                }
                Held::Nothing => None,
            };
            let name = path.rsplit('/').next().unwrap_or_default();
            if let Some(stem) = name.strip_suffix(".toml") {
                let key: Rc<str> = stem.to_ascii_lowercase().into();
                let mut places = self.places.get(&key).cloned().unwrap_or_default();
                places.retain(|place| place != path);
                places.extend(reading.as_ref().map(|_| path.clone()));
                places.sort_by(|a, b| order(a).cmp(order(b)));
                self.places.insert_mut(key.clone(), places);
                ids.insert(key);
            }
            match reading {
                Some(reading) => self.readings.insert_mut(path.clone(), reading),
                None => drop(self.readings.remove_mut(path)),
            }
        }
        ids
    }

    /// Puts what a measure is beside what it last was.
    fn follow(
        &mut self,
        key: &Rc<str>,
        frame: &Rc<Frame>,
        touched: &BTreeSet<Rc<str>>,
        couples: &mut Vec<Couple<Kept>>,
        troubles: &mut Vec<Trouble>,
    ) {
        let before = self.last(key);
        let places = self.places.get(key).map(Vec::as_slice).unwrap_or_default();
        let now = match places {
            [] => None,
            [first, ..] => {
                // Where another file has the id as well, the one that held it holds it still.
                let held = before.as_ref().map(|kept| &kept.path);
                let path = held.filter(|held| places.contains(held)).unwrap_or(first);
                let others = places.iter().filter(|place| *place != path);
                for other in others.filter(|_| places.iter().any(|place| touched.contains(place))) {
                    let name = other.rsplit('/').next().unwrap_or(other).trim_end_matches(".toml");
                    let message = format!("`{name}` is in {path} as well: one of the two is too many");
                    troubles.push(Trouble { path: other.to_string(), line: 1, message });
                }
                match self.readings.get(path) {
                    Some(Reading::Measure(measure)) => {
                        Some(Kept { measure: measure.clone(), path: path.clone(), frame: frame.clone() })
                    }
                    // It stays as it was.
                    _ => return,
                }
            }
        };
        match &now {
            Some(Kept { measure, path, .. }) => {
                let last = Last { measure: measure.clone(), path: path.clone(), epoch: self.epoch };
                self.last.insert_mut(key.clone(), last);
            }
            None => drop(self.last.remove_mut(key)),
        }
        let is_other = |a: &Kept, b: &Kept| a.measure.id != b.measure.id;
        if before.as_ref().zip(now.as_ref()).is_some_and(|(a, b)| is_other(a, b)) {
            // Ids that differ in case alone: two measures, one after the other.
            couples.push(Couple { was: before, is: None });
            couples.push(Couple { was: None, is: now });
        } else if before.is_some() || now.is_some() {
            couples.push(Couple { was: before, is: now });
        }
    }
}

/// Notes what each measure is that was something else, or nothing.
fn compare(mut couples: Vec<Couple<Kept>>, frame: &Rc<Frame>, done: &mut Done) {
    let names = LazyCell::new(|| Names::of(&frame.plan, &frame.plan));
    renumber::join(&mut couples, |kept, _| match Rc::ptr_eq(&kept.frame, frame) {
        true => renumber::rows(&names, &kept.measure),
        false => renumber::rows(&Names::of(&kept.frame.plan, &frame.plan), &kept.measure),
    });
    for Couple { was, is } in couples {
        let Some(id) = is.as_ref().or(was.as_ref()).map(|kept| kept.measure.id.clone()) else { continue };
        let old = was.as_ref().map_or(frame, |kept| &kept.frame);
        let pairing = Pairing::of(Some(&old.plan), &frame.plan);
        let changes = pairing.measure(was.as_ref().map(Kept::standing), is.as_ref().map(Kept::standing));
        if !changes.is_empty() {
            done.measures.push(Moved { id, before: was, after: is, changes });
        }
    }
    done.measures.sort_by(|a, b| (&a.id, a.after.is_some()).cmp(&(&b.id, b.after.is_some())));
}
