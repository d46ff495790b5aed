//! What the files of measures say.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::parsed_file::{Parsed, ReadMeasure};
use super::parsed_returns::{MeetingPair, MeetingVersion, ParsedMeetings, ParsedReturns, ReturnAllow};
use super::plan_files::{KnownContents, PlanFiles};
use super::shared_map::SharedMap;
use crate::load::{FileError, KnownMeasures, ParsedFile, PlanHeader};
use crate::model::{Measure, MeasureId, Meeting, Plan};
use crate::parallel::{self, is_many};
use crate::schema::FileKind;
use crate::source::{Entry, EntryKind, order};

/// The files in the plan's folder, its own aside, as they were parsed. A copy shares all that is the same.
#[derive(Clone, Default)]
pub(super) struct ParsedFiles {
    by_path: SharedMap<Rc<str>, Parsed>,
    /// The paths that an id in small letters stands for, in order. A second one is one too many.
    paths_by_id: SharedMap<Rc<str>, Vec<Rc<str>>>,
    returns: ParsedReturns,
    meetings: ParsedMeetings,
}

/// What came of reading files.
#[derive(Default)]
pub(super) struct Read {
    /// The ids, in small letters, of the measures concerned.
    pub ids: BTreeSet<Rc<str>>,
    /// Which files cannot be read.
    pub errors: Vec<FileError>,
    /// Meetings as they were, and are.
    pub meetings: Vec<MeetingPair>,
    /// What the returns accepted, and accept.
    pub allows: (Vec<ReturnAllow>, Vec<ReturnAllow>),
}

impl Read {
    /// What the returns accept that none of them accepted before.
    pub fn added_allows(&self, plan: &Plan) -> Vec<ReturnAllow> {
        let (before, after) = &self.allows;
        let is_new = |new: &&ReturnAllow| !before.iter().any(|known| new.is_same(known, plan));
        after.iter().filter(is_new).cloned().collect()
    }
}

/// Which files are to be parsed.
pub(super) struct Unread<'a> {
    pub paths: BTreeSet<Rc<str>>,
    /// Those among them that the latest commit touched.
    pub touched: &'a BTreeSet<Rc<str>>,
    /// Those that only moved or grew, and were parsed against the same header: what was there is not parsed again.
    pub known: KnownContents,
    /// Measures that were read elsewhere: a version that is the same is not parsed again.
    pub elsewhere: Option<&'a KnownMeasures>,
}

/// Files with what they say, and those that are still to be parsed.
type Known<'u> = (Vec<(&'u Rc<str>, Option<Parsed>)>, Vec<&'u Rc<str>>);

impl ParsedFiles {
    pub fn paths(&self) -> impl Iterator<Item = &Rc<str>> {
        self.by_path.keys()
    }

    /// Files that cannot be read, or not in full.
    pub fn broken(&self) -> impl Iterator<Item = &Rc<str>> {
        self.by_path.iter().filter(|(_, parsed)| parsed.is_broken()).map(|(path, _)| path)
    }

    /// Whether a file cannot be read, or not in full.
    pub fn is_broken(&self, path: &str) -> bool {
        self.by_path.get(path).is_some_and(Parsed::is_broken)
    }

    /// Whether what stands under one of these keys of a measure's file is not known.
    pub fn hides(&self, path: &str, keys: &[&str]) -> bool {
        match self.by_path.get(path) {
            Some(Parsed::Partial(_, unknown)) => keys.iter().any(|key| unknown.contains(key)),
            Some(Parsed::Broken(_)) => true,
            Some(Parsed::Displaced(last, now)) => !now.knows_plainly(keys, &last.measure),
            _ => false,
        }
    }

    /// Parses files against a header. One that could not be read before is reported again only if it was changed.
    pub fn read(&mut self, header: &Rc<PlanHeader>, files: &PlanFiles, unread: &Unread<'_>) -> Read {
        let mut read = Read::default();
        let (mut found, changed) = self.known(header, files, unread);
        for (path, file) in changed.iter().copied().zip(parse(header, files, &changed)) {
            read.allows.0.extend(self.returns.allows_at(path));
            let parsed = match file {
                ParsedFile::Measure(measure) => {
                    Some(Parsed::Measure(ReadMeasure { measure, header: header.clone() }))
                }
                ParsedFile::Partial(measure, error) => {
                    if !self.is_broken(path) || unread.touched.contains(path) {
                        read.errors.push(error);
                    }
                    Some(self.filled(path, measure, header))
                }
                ParsedFile::Return(file) => {
                    read.ids.extend(self.returns.set(path, Some((*file, header))));
                    Some(Parsed::Other)
                }
                ParsedFile::Meeting(meeting) => {
                    let now = MeetingVersion { meeting: (*meeting).into(), header: header.clone() };
                    read.meetings.push(self.meetings.set(path, Some(now)));
                    Some(Parsed::Other)
                }
                ParsedFile::Broken(error) => {
                    if !self.is_broken(path) || unread.touched.contains(path) {
                        read.errors.push(error);
                    }
                    self.returns.set_broken(path);
                    Some(Parsed::Broken(self.by_path.get(path).and_then(Parsed::last).cloned()))
                }
                ParsedFile::Nothing => {
                    read.ids.extend(self.returns.set(path, None));
                    if self.meetings.holds(path) {
                        read.meetings.push(self.meetings.set(path, None));
                    }
                    None
                }
            };
            read.allows.1.extend(self.returns.allows_at(path));
            found.push((path, parsed));
        }
        let mut of_measures = self.take_over(files, found);
        let heirs = self.heirs(&read.ids, &of_measures);
        read.ids.append(&mut of_measures);
        read.ids.extend(heirs);
        read
    }

    /// What is known of these files already, and those that are to be parsed.
    fn known<'u>(&self, header: &Rc<PlanHeader>, files: &PlanFiles, unread: &'u Unread<'_>) -> Known<'u> {
        let (mut found, mut changed) = (Vec::new(), Vec::new());
        let elsewhere = unread.elsewhere;
        let means_the_same = LazyCell::new(|| elsewhere.is_some_and(|it| it.mean_the_same_under(header)));
        for path in &unread.paths {
            let same = elsewhere.and_then(|known| same_content(files, known, path));
            let same = same.filter(|_| *means_the_same).cloned();
            let measure = same.or_else(|| self.moved(files, unread, path));
            match measure.or_else(|| self.grown(header, files, unread, path)) {
                Some(measure) => {
                    let read = ReadMeasure { measure, header: header.clone() };
                    found.push((path, Some(Parsed::Measure(read))));
                }
                None => changed.push(path),
            }
        }
        (found, changed)
    }

    /// Takes over what paths hold now: the ids, in small letters, of the measures that are there, or were.
    fn take_over(&mut self, files: &PlanFiles, found: Vec<(&Rc<str>, Option<Parsed>)>) -> BTreeSet<Rc<str>> {
        let mut of_measures = Vec::new();
        for (path, parsed) in found {
            let is_measures = files.kind(path).is_none_or(|kind| kind == FileKind::Measure);
            if let Some(stem) = file_name(path).strip_suffix(".toml").filter(|_| is_measures) {
                of_measures.push(self.list_path(path, stem, parsed.is_some()));
            }
            match parsed {
                Some(parsed) => self.by_path.insert_mut(path.clone(), parsed),
                None => drop(self.by_path.remove_mut(path)),
            }
        }
        of_measures.into_iter().collect()
    }

    /// Notes whether a measure may be at a path: its id in small letters.
    fn list_path(&mut self, path: &Rc<str>, stem: &str, is_there: bool) -> Rc<str> {
        let id: Rc<str> = stem.to_ascii_lowercase().into();
        let known = self.paths_by_id.get(&id);
        if known.is_some_and(|paths| paths.contains(path)) != is_there {
            let mut paths = known.cloned().unwrap_or_default();
            match is_there {
                true => paths.push(path.clone()),
                false => paths.retain(|other| other != path),
            }
            paths.sort_by(|a, b| order(a).cmp(order(b)));
            self.paths_by_id.insert_mut(id.clone(), paths);
        }
        id
    }

    /// The measures that once had an id which a return gives, where what that says may be theirs: no measure has the id now,
    /// or one came to it or left it.
    fn heirs(&self, of_returns: &BTreeSet<Rc<str>>, of_measures: &BTreeSet<Rc<str>>) -> Vec<Rc<str>> {
        if self.returns.is_empty() {
            return Vec::new();
        }
        let free = of_returns.iter().filter(|id| self.is_free(id));
        let lower = |id: &MeasureId| Rc::<str>::from(id.as_str().to_ascii_lowercase());
        // Where a second measure says to have had an id, what is said under it is not the first one's any more.
        let touched = of_measures.iter().filter_map(|id| self.by_path.get(self.path(id, None)?)?.measure());
        let claimed: Vec<Rc<str>> = touched.flat_map(|measure| measure.formerly.iter().map(lower)).collect();
        let all = free.chain(of_measures).chain(&claimed);
        let given: BTreeSet<&Rc<str>> = all.filter(|id| self.returns.gives(id)).collect();
        if given.is_empty() {
            return Vec::new();
        }
        let had = |measure: &Measure| measure.formerly.iter().any(|id| given.contains(&lower(id)));
        let measures = self.by_path.values().filter_map(Parsed::measure);
        measures.filter(|measure| had(measure)).map(|measure| lower(&measure.id)).collect()
    }

    /// The measure of a file that only moved. Nothing that a measure says depends on its path but its id.
    fn moved(&self, files: &PlanFiles, unread: &Unread<'_>, path: &Rc<str>) -> Option<Arc<Measure>> {
        let from = unread.known.moves.get(path).filter(|from| file_name(from) == file_name(path))?;
        files.kind(path).filter(|kind| *kind == FileKind::Measure)?;
        match (files.measure_file(path)?, self.by_path.get(from.as_str())?) {
            (_, Parsed::Measure(read)) => Some(read.measure.clone()),
            _ => None,
        }
    }

    /// The measure of a file to whose end something was added.
    fn grown(
        &self,
        header: &PlanHeader,
        files: &PlanFiles,
        unread: &Unread<'_>,
        path: &Rc<str>,
    ) -> Option<Arc<Measure>> {
        let length = *unread.known.grown.get(path)?;
        files.kind(path).filter(|kind| *kind == FileKind::Measure)?;
        match (files.measure_file(path)?, self.by_path.get(path)?) {
            ((EntryKind::Toml, Ok(content)), Parsed::Measure(read)) => {
                let (before, added) = content.split_at(length);
                header.parse_added(&read.measure, before, added).map(Arc::new)
            }
            _ => None,
        }
    }

    /// A measure of which not everything is known, with what was last known of the rest. Where that has other names since,
    /// so that it cannot be taken over, only words, dates and figures are.
    fn filled(&self, path: &Rc<str>, measure: Arc<Measure>, header: &Rc<PlanHeader>) -> Parsed {
        let Some(last) = self.last_known(path, &measure) else {
            let unknown = measure.unknown.as_slice().into();
            return Parsed::Partial(ReadMeasure { measure, header: header.clone() }, unknown);
        };
        let agree = Rc::ptr_eq(&last.header, header) || last.header.places_agree_with(header);
        let mut filled = Measure::clone(&measure);
        match filled.fill_from(&last.measure, agree) {
            true => {
                let unknown = measure.unknown.as_slice().into();
                Parsed::Partial(ReadMeasure { measure: filled.into(), header: header.clone() }, unknown)
            }
            false => Parsed::Displaced(last.clone(), measure),
        }
    }

    /// What a file says in words, dates and figures, where the rest cannot be taken over.
    pub fn displaced(&self, id: &str, held: Option<&Rc<str>>) -> Option<&Measure> {
        match self.by_path.get(self.path(id, held)?)? {
            Parsed::Displaced(_, now) => Some(now),
            _ => None,
        }
    }

    /// A measure as it was last known: the one that it says to have been until now, or the one with its id.
    fn last_known(&self, path: &Rc<str>, measure: &Measure) -> Option<&ReadMeasure> {
        let at = |path: &Rc<str>| self.by_path.get(path).and_then(Parsed::last);
        let with = |id: &MeasureId| {
            let paths = self.paths_by_id.get(id.as_str().to_ascii_lowercase().as_str())?;
            paths.iter().find_map(at)
        };
        let own = at(path).or_else(|| with(&measure.id));
        let is_new = |id: &&MeasureId| own.is_none_or(|own| !own.measure.formerly.contains(id));
        let former = measure.formerly.iter().rev().filter(|id| **id != measure.id).filter(is_new);
        former.filter_map(with).next().or(own)
    }

    /// The file of a measure: where another has the id as well, the one that held the measure holds it still.
    fn path(&self, id: &str, held: Option<&Rc<str>>) -> Option<&Rc<str>> {
        let paths = self.paths_by_id.get(id)?;
        paths.iter().find(|path| Some(*path) == held).or(paths.first())
    }

    /// The measure with this id and its path, `Some(None)` where there is none; `None` where its file is broken.
    pub fn measure(&self, id: &str, held: Option<&Rc<str>>) -> Option<Option<(Arc<Measure>, Rc<str>)>> {
        let Some(path) = self.path(id, held) else { return Some(None) };
        match self.by_path.get(path)? {
            Parsed::Measure(read) | Parsed::Partial(read, _) => {
                let measure = self.with_returns(read, path)?;
                Some(Some((measure, path.clone())))
            }
            Parsed::Other | Parsed::Broken(_) | Parsed::Displaced(..) => None,
        }
    }

    /// A measure with what returns say of it, under its id or one that it had and no measure has now; `None` where one of
    /// them cannot be read, and what it last said has other names since.
    fn with_returns(&self, read: &ReadMeasure, path: &str) -> Option<Arc<Measure>> {
        let measure = &read.measure;
        if self.returns.is_empty() {
            return Some(measure.clone());
        }
        let is_former = |id: &&MeasureId| {
            let key = id.as_str().to_ascii_lowercase();
            self.is_free(&key) && self.returns.gives(&key) && !self.is_claimed_by_another(id, measure)
        };
        let former = measure.formerly.iter().filter(is_former);
        let ids: Vec<&MeasureId> = std::iter::once(&measure.id).chain(former).collect();
        self.returns.complete((measure, &read.header), path, &ids)
    }

    /// Whether another measure names an id as its former one too: reports under that id then belong to neither of them.
    fn is_claimed_by_another(&self, id: &MeasureId, measure: &Measure) -> bool {
        let mut others = self.by_path.values().filter_map(Parsed::measure);
        others.any(|other| other.id != measure.id && other.formerly.contains(id))
    }

    /// Whether no measure has an id, which is in small letters.
    fn is_free(&self, id: &str) -> bool {
        self.paths_by_id.get(id).is_none_or(Vec::is_empty)
    }

    /// Every meeting as it was last readable, in no order.
    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.iter().map(|version| &*version.meeting)
    }

    /// Every further file with the id of a measure, where one of them was touched.
    pub fn duplicates(
        &self,
        id: &str,
        held: Option<&Rc<str>>,
        touched: &BTreeSet<Rc<str>>,
    ) -> Vec<FileError> {
        let Some(paths) = self.paths_by_id.get(id).filter(|paths| paths.len() > 1) else { return Vec::new() };
        let Some(path) = self.path(id, held).filter(|_| paths.iter().any(|path| touched.contains(path)))
        else {
            return Vec::new();
        };
        let error = |other: &Rc<str>| {
            let name = file_name(other).trim_end_matches(".toml");
            let message = format!("`{name}` is in {path} as well: one of the two is too many");
            FileError { path: other.to_string(), line: 1, message, is_partial: false }
        };
        paths.iter().filter(|other| *other != path).map(error).collect()
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The measure that was read from the same content under the same path.
fn same_content<'k>(files: &PlanFiles, known: &'k KnownMeasures, path: &str) -> Option<&'k Arc<Measure>> {
    match files.measure_file(path)? {
        (EntryKind::Toml, Ok(content)) => known.measure(path, content),
        _ => None,
    }
}

/// What each of the files says, in the order of the paths.
fn parse(header: &PlanHeader, files: &PlanFiles, paths: &[&Rc<str>]) -> Vec<ParsedFile> {
    let folder = files.folder().unwrap_or_default();
    // The maps are not for several threads; what they hold is.
    let found: Vec<_> = paths.iter().map(|path| (&***path, files.measure_file(path))).collect();
    let parse = |&(path, file): &(&str, Option<_>)| match file {
        Some((kind, content)) => header.parse_file(&Entry::new(path.to_owned(), folder, kind), content),
        None => ParsedFile::Nothing,
    };
    parallel::map(&found, is_many(found.len()), parse)
}
