//! A plan as it was at a commit, and the difference that the files of the next commit make.
//!
//! The plan's header, `plan.toml` with `bodies.toml`, decides which of three states a snapshot is in:
//!
//! ```text
//!  ┌─────────┐  plan.toml is added  ┌───────────────┐ plan.toml can be read ┌──────────┐
//!  │ no plan │ ───────────────────▶ │ header broken │ ────────────────────▶ │ readable │ ──┐ a file changes,
//!  └─────────┘                      └───────────────┘                       └──────────┘ ◀─┘ whatever it holds
//!     ▲   ▲    plan.toml is removed     │                                       │
//!     │   └─────────────────────────────┘                                       │
//!     └────────────────────────── plan.toml is removed ─────────────────────────┘
//! ```
//!
//! Measures are parsed in the state `readable` only, against the header. Where one of its two files cannot be read any more,
//! the last readable version of that file is used: changes in measures are still found meanwhile, and what changed in the
//! file shows at the commit that makes it readable again. In the other two states every measure
//! stays as it was last readable, and the paths that change are noted in `unparsed`; the commit that makes the header readable
//! then shows what all of them changed. The same goes for a single measure whose file is broken.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::commit_diff::{CommitDiff, MeasureVersion, measure_diffs};
use super::differ::PlanDiffer;
use super::meetings;
use super::parsed_files::{ParsedFiles, Read, Unread};
use super::plan_files::{ChangedPaths, KnownContents, OwnFile, PlanFiles};
use super::renumber::MeasurePair;
use super::rows::OF_MEETINGS;
use super::shared_map::SharedMap;
use crate::load::{FileError, KnownMeasures, PlanHeader};
use crate::model::{Change, Measure, MeasureId};
use crate::schema::FileKind;
use crate::schema::PLAN_FILE;
use crate::source::FileChange;

/// A plan at a commit. A copy shares all that is the same.
#[derive(Clone)]
pub(super) struct Snapshot {
    files: PlanFiles,
    parsed: ParsedFiles,
    versions: Versions,
    /// What is wrong with the header; empty without a plan.
    header_errors: Vec<FileError>,
    /// Whether it cannot be read at all.
    is_header_broken: bool,
    /// Paths that changed since the header could last be read.
    unparsed: BTreeSet<Rc<str>>,
    /// The keys that differences have of a measure that was added or removed; `None`: all.
    of_whole: Option<&'static [&'static str]>,
    /// Measures that were read elsewhere: a version that is the same is not parsed again.
    elsewhere: Option<Rc<KnownMeasures>>,
}

/// Every measure as it was last readable.
#[derive(Clone, Default)]
struct Versions {
    /// By [`key`].
    by_id: SharedMap<Rc<str>, LastReadable>,
    /// The plan's header as it was last readable.
    header: Option<Rc<PlanHeader>>,
    /// The one against which the next is compared: the last of which as much was known as of those before it.
    known_header: Option<Rc<PlanHeader>>,
}

/// A measure as it was last readable.
#[derive(Clone)]
struct LastReadable {
    measure: Arc<Measure>,
    path: Rc<str>,
    /// The header it was parsed against, where what it refers to is not the same in the latest one.
    older_header: Option<Rc<PlanHeader>>,
}

/// On some file systems names that differ in case alone are one, so measures are found by their id in small letters.
fn key(id: &MeasureId) -> Rc<str> {
    id.as_str().to_ascii_lowercase().into()
}

impl Snapshot {
    /// Before the first commit; `folders`: where the plan may be, the first choice first.
    pub fn new(folders: Vec<String>) -> Self {
        Snapshot {
            files: PlanFiles::new(folders),
            parsed: ParsedFiles::default(),
            versions: Versions::default(),
            header_errors: Vec::new(),
            is_header_broken: false,
            unparsed: BTreeSet::new(),
            of_whole: None,
            elsewhere: None,
        }
    }

    /// The same, with only these keys of a measure that was added or removed; `None`: all.
    pub fn telling(self, of_whole: Option<&'static [&'static str]>) -> Self {
        Snapshot { of_whole, ..self }
    }

    /// The same, where measures were read elsewhere.
    pub fn knowing(self, elsewhere: Option<KnownMeasures>) -> Self {
        Snapshot { elsewhere: elsewhere.map(Rc::new), ..self }
    }

    /// The keys that differences have of a measure that was added or removed; `None`: all.
    pub fn of_whole(&self) -> Option<&'static [&'static str]> {
        self.of_whole
    }

    /// The plan's header as it was last readable.
    pub fn header(&self) -> Option<&Rc<PlanHeader>> {
        self.versions.header.as_ref()
    }

    /// Every measure as it was last readable, in no order.
    pub fn measures(&self) -> impl Iterator<Item = MeasureVersion> {
        self.versions.by_id.values().filter_map(|last| self.versions.version(last))
    }

    /// How many files cannot be read now, or not in full: what they held counts as it was last readable. Without the plan's own files none
    /// of the others is read.
    pub fn unreadable(&self) -> usize {
        if self.files.folder().is_none() {
            return usize::from(self.header().is_some());
        }
        let others = if self.is_header_broken { 0 } else { self.parsed.broken().count() };
        self.header_errors.len() + others
    }

    /// Whether a file cannot be read now.
    pub fn is_unreadable(&self, path: &str) -> bool {
        if self.files.folder().is_none() {
            return path.ends_with(PLAN_FILE);
        }
        self.header_errors.iter().any(|error| error.path == path) || self.parsed.is_broken(path)
    }

    /// Whether what stands under one of these keys in a file is not known now.
    pub fn hides(&self, path: &str, keys: &[&str]) -> bool {
        if self.files.folder().is_none() || self.is_header_broken {
            return self.is_unreadable(path);
        }
        if self.header_errors.iter().any(|error| error.path == path && !error.is_partial) {
            return true;
        }
        self.files.kind(path) == Some(FileKind::Measure) && self.parsed.hides(path, keys)
    }

    /// Takes over the files that a commit touched, and tells what that changed.
    pub fn apply(&mut self, changes: Vec<FileChange>) -> CommitDiff {
        let before = self.versions.known_header.clone();
        let ChangedPaths { paths: touched, mut known, moves_plan } = self.files.apply(changes);
        if !self.unparsed.is_empty() {
            // What stood at a path when it was last parsed may not be what moved from there, or grew.
            known = KnownContents::default();
        }
        match self.unparsed.is_empty() {
            true => self.unparsed.clone_from(&touched),
            false => self.unparsed.extend(touched.iter().cloned()),
        }
        if self.files.folder().is_none() {
            let is_told = before.is_some() && !touched.is_empty();
            let file_errors = is_told.then(|| self.files.no_plan()).into_iter().collect();
            return CommitDiff::unreadable(before, file_errors);
        }
        if self.read_header(moves_plan) {
            known = KnownContents::default();
        }
        let Some(header) = self.header().cloned().filter(|_| !self.is_header_broken) else {
            let file_errors = if touched.is_empty() { Vec::new() } else { self.header_errors.clone() };
            return CommitDiff::unreadable(before, file_errors);
        };
        let mut plan = self.versions.changes_of_header(&header);
        let paths = std::mem::take(&mut self.unparsed);
        let is_touched = |error: &&FileError| touched.contains(error.path.as_str());
        let mut file_errors: Vec<FileError> = self.header_errors.iter().filter(is_touched).cloned().collect();
        let unread = Unread { paths, touched: &touched, known, elsewhere: self.elsewhere.as_deref() };
        let read = self.parsed.read(&header, &self.files, &unread);
        let allows = read.added_allows(&header.plan);
        let Read { ids, errors, meetings, .. } = read;
        file_errors.extend(errors);
        plan.extend(meetings::changes(&meetings, &header));
        let mut couples = Vec::new();
        for id in ids {
            let was = self.versions.get(&id);
            let held = was.as_ref().map(|was| &was.path);
            file_errors.extend(self.parsed.duplicates(&id, held, &touched));
            couples.extend(self.update(id, was));
        }
        CommitDiff {
            plan,
            allows,
            measures: measure_diffs(couples, &header, self.of_whole),
            file_errors,
            merged: Vec::new(),
            before,
            after: Some(header),
        }
    }

    /// Reads the plan's own files, where they may be others than before. Where names or places in them mean something else
    /// then, all measures are to be parsed again, and it says so; else those that could not be read, which may refer to what
    /// is new.
    fn read_header(&mut self, is_moved: bool) -> bool {
        let Some(paths) = self.files.header_paths() else { return false };
        let was_readable = !is_moved && !self.is_header_broken;
        let is_same = paths.each_ref().map(|path| was_readable && !self.unparsed.contains(path.as_str()));
        let same = match is_same {
            [true, true] => return false,
            [true, false] => Some(OwnFile::Plan),
            [false, true] => Some(OwnFile::Register),
            [false, false] => None,
        };
        let known = self.versions.header.as_deref().map(|header| (header, same));
        let header = match self.files.read_header(&paths, known) {
            Ok(header) => Rc::new(header),
            Err(errors) => {
                (self.header_errors, self.is_header_broken) = (errors, true);
                return false;
            }
        };
        (self.header_errors, self.is_header_broken) = (header.errors().cloned().collect(), false);
        let is_compatible = self.header().is_some_and(|old| !is_moved && old.is_compatible_with(&header));
        if is_compatible {
            self.unparsed.extend(self.parsed.broken().cloned());
            self.versions.header = Some(header);
        } else {
            self.unparsed.extend(self.files.paths().cloned());
            // Files of the folder that the plan left are no part of it any more.
            self.unparsed.extend(self.parsed.paths().cloned());
            self.versions.replace_header(header);
        }
        !is_compatible
    }

    /// Takes over a measure as its file has it now: what it was with what it is, where anything is to be compared.
    fn update(&mut self, id: Rc<str>, was: Option<MeasureVersion>) -> Vec<MeasurePair<MeasureVersion>> {
        let Some(now) = self.parsed.measure(&id, was.as_ref().map(|was| &was.path)) else {
            // Its file is broken: it stays as it was, but for what it says whatever bodies and sources are called.
            let held = was.as_ref().map(|was| &was.path);
            let Some((was, now)) = was.as_ref().zip(self.parsed.displaced(&id, held)) else {
                return Vec::new();
            };
            let mut measure = Measure::clone(&was.measure);
            measure.take_plain(now);
            let is = MeasureVersion { measure: measure.into(), ..was.clone() };
            self.versions.keep(id, &is);
            return vec![MeasurePair { was: Some(was.clone()), is: Some(is) }];
        };
        let is = self.versions.set(id, now);
        match (was, is) {
            (None, None) => Vec::new(),
            // Ids that differ in case alone: two measures, one after the other.
            (Some(was), Some(is)) if was.measure.id != is.measure.id => {
                vec![MeasurePair { was: Some(was), is: None }, MeasurePair { was: None, is: Some(is) }]
            }
            (was, is) => vec![MeasurePair { was, is }],
        }
    }

    /// Leaves of a merge's difference to its first parent what is new to another parent as well: the rest was not done by
    /// the merge.
    pub fn keep_only_new_to(&self, other: &Snapshot, mut diff: CommitDiff) -> CommitDiff {
        let (Some(their_header), Some(header)) = (other.header(), self.header()) else { return diff };
        let differ = PlanDiffer::of_history(&their_header.plan, &header.plan);
        let keep = |changes: &mut Vec<Change>, from_theirs: &[Change]| {
            changes.retain(|c| from_theirs.iter().any(|t| t.field == c.field && t.after == c.after));
        };
        let mut from_theirs = differ.plan();
        if diff.plan.iter().any(|change| change.field.is_some_and(|field| OF_MEETINGS.contains(&field))) {
            from_theirs.extend(differ.meetings(other.parsed.meetings(), self.parsed.meetings()));
        }
        keep(&mut diff.plan, &from_theirs);
        for measure in &mut diff.measures {
            let before = measure.before.as_ref().map(|before| &before.measure.id);
            let earlier = before.filter(|id| **id != measure.id);
            let get = |id: &MeasureId| other.versions.get(&key(id));
            let theirs = get(&measure.id).or_else(|| get(earlier?));
            // What they could not read any more has the names of when they could.
            let names = theirs.as_ref().map_or(their_header, |version| &version.header);
            let own = measure.after.as_ref().map_or(header, |version| &version.header);
            let is_older = !Rc::ptr_eq(names, their_header) || !Rc::ptr_eq(own, header);
            let older = is_older.then(|| PlanDiffer::of_history(&names.plan, &own.plan));
            let differ = older.as_ref().unwrap_or(&differ);
            let theirs = theirs.as_ref().map(MeasureVersion::at);
            let from_theirs = differ.measure(theirs, measure.after.as_ref().map(MeasureVersion::at));
            keep(measure.changes.to_mut(), &from_theirs);
        }
        diff.measures.retain(|measure| !measure.changes.is_empty());
        diff.file_errors.retain(|error| !self.files.has_same(&other.files, &error.path));
        diff
    }
}

impl Versions {
    /// What changed in the plan's own files, as far as it is known. Where something in them is not known now that was known
    /// before, that shows with the commit that makes it known again.
    fn changes_of_header(&mut self, header: &Rc<PlanHeader>) -> Vec<Change> {
        let known = self.known_header.as_ref();
        if known.is_some_and(|known| Rc::ptr_eq(known, header)) {
            return Vec::new();
        }
        let is_unknown = |key: &&'static str| known.is_none_or(|known| known.plan.unknown.contains(key));
        if !header.plan.unknown.iter().all(is_unknown) {
            return Vec::new();
        }
        let changes = PlanDiffer::of(known.map(|known| &known.plan), &header.plan).plan();
        self.known_header = Some(header.clone());
        changes
    }

    fn version(&self, last: &LastReadable) -> Option<MeasureVersion> {
        let header = last.older_header.as_ref().or(self.header.as_ref())?.clone();
        Some(MeasureVersion { measure: last.measure.clone(), path: last.path.clone(), header })
    }

    fn get(&self, id: &str) -> Option<MeasureVersion> {
        self.by_id.get(id).and_then(|last| self.version(last))
    }

    /// Sets what a measure is now; `None`: it is gone.
    fn set(&mut self, id: Rc<str>, now: Option<(Arc<Measure>, Rc<str>)>) -> Option<MeasureVersion> {
        let Some((measure, path)) = now else {
            self.by_id.remove_mut(&id);
            return None;
        };
        let last = LastReadable { measure, path, older_header: None };
        let version = self.version(&last);
        self.by_id.insert_mut(id, last);
        version
    }

    /// Sets what a measure is now, in the names of the header against which it was last known.
    fn keep(&mut self, id: Rc<str>, version: &MeasureVersion) {
        let MeasureVersion { measure, path, header } = version.clone();
        let is_latest = self.header.as_ref().is_some_and(|latest| Rc::ptr_eq(latest, &header));
        let older_header = (!is_latest).then_some(header);
        self.by_id.insert_mut(id, LastReadable { measure, path, older_header });
    }

    /// Takes over a header in which names or places mean something else: measures keep the old one until they are parsed
    /// again.
    fn replace_header(&mut self, header: Rc<PlanHeader>) {
        let old = self.header.replace(header);
        let current = self.by_id.iter().filter(|(_, last)| last.older_header.is_none());
        let current: Vec<_> = current.map(|(id, last)| (id.clone(), last.clone())).collect();
        for (id, last) in current {
            self.by_id.insert_mut(id, LastReadable { older_header: old.clone(), ..last });
        }
    }
}
