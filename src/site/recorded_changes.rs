//! What a walk through the history finds, commit by commit, and measure by measure.

use std::collections::{BTreeMap, HashMap};

use crate::export::records::{CommittedChange, changes_of};
use crate::history::{CommitDiff, MeasureDiff, MeasureVersion, SideChange};
use crate::load::FileError;
use crate::model::{Change, FieldValue, MeasureId};
use crate::source::Commit;
use crate::text::TextSlice;

/// What one commit changed in one measure.
#[derive(Debug)]
pub struct MeasureChanges {
    /// The id that it left it.
    pub id: MeasureId,
    /// The measure as it is now. The id alone does not say which that is: another measure may have it since.
    pub became: CurrentMeasure,
    /// Each of them; of a measure that came or went, that alone, with nothing of its content but the title.
    pub changes: Vec<Change>,
}

impl MeasureChanges {
    /// The title that the measure had when the commit took it out of the plan; `None` where it did not.
    pub fn removed_title(&self) -> Option<&TextSlice> {
        let removed = self.changes.iter().find(|change| change.field.is_none())?;
        removed.before.as_ref()?.get("title")?.text()
    }
}

/// What a measure is now.
#[derive(Clone, Debug)]
pub enum CurrentMeasure {
    /// It is in the plan, under this id.
    Present(MeasureId),
    /// It is gone: its place in [`RecordedChanges::removed`].
    Removed(usize),
}

/// The places of a commit in the record, and of a measure in the commit.
pub type ChangePlace = (usize, usize);

/// A commit that changed the plan, or left files of it that cannot be read.
#[derive(Debug)]
pub struct RecordedCommit {
    /// Who, when and in what words.
    pub commit: Commit,
    /// There was no plan before.
    pub begins: bool,
    /// What it changed in the plan's own files.
    pub plan: Vec<Change>,
    /// What it changed in each measure that it touched.
    pub measures: Vec<MeasureChanges>,
    /// What it did to what another of its parents had, where it is a merge.
    pub of_merge: Vec<MergedChange>,
    /// The files that it left so that they cannot be read.
    pub unreadable: Vec<FileError>,
}

/// What a merge did to what a parent other than the first had.
#[derive(Debug)]
pub struct MergedChange {
    /// The full id of the parent.
    pub parent: String,
    /// In which measure; `None`: in the plan's own files.
    pub measure: Option<MeasureId>,
    /// From what the parent had.
    pub change: Change,
}

impl MergedChange {
    /// All of them, but for those that are listed among the changes of the commit.
    fn of(diff: &CommitDiff) -> Vec<Self> {
        let is_told = |(id, change): &&SideChange| {
            diff.changes().any(|(of, told)| of == id.as_ref() && told.says_the_same(change))
        };
        let of_merge = diff.merged.iter().flat_map(|merge| {
            let own = merge.own.iter().filter(|change| !is_told(change));
            merge.dropped.iter().chain(own).map(|(measure, change)| MergedChange {
                parent: merge.parent.clone(),
                measure: measure.clone(),
                change: without_content(change),
            })
        });
        of_merge.collect()
    }
}

/// A measure that the plan had, and has no longer.
#[derive(Debug)]
pub struct RemovedMeasure {
    /// The id that it had last.
    pub id: MeasureId,
    /// The place of the commit that took it out, in the record.
    pub commit: usize,
    /// All that it said last, by the keys of its file.
    pub last: FieldValue,
    /// Where the record tells of it, the oldest first.
    pub places: Vec<ChangePlace>,
    /// The ids that it had before, the oldest first.
    pub former: Vec<MeasureId>,
}

impl RemovedMeasure {
    /// What it said last under a key, in a language.
    pub fn words(&self, tag: &str, key: &str) -> Option<&TextSlice> {
        self.last.get("text")?.get(tag)?.get(key)?.text()
    }

    /// What it said last under a key, as it was published.
    pub fn published(&self, key: &str) -> Option<&TextSlice> {
        self.last.get(key)?.text()
    }
}

/// What was found so far.
#[derive(Default)]
pub struct RecordedChanges {
    /// The commits, the oldest first.
    pub commits: Vec<RecordedCommit>,
    /// Where the record tells of the measures that the plan has, by their ids.
    pub by_measure: HashMap<MeasureId, Vec<ChangePlace>>,
    /// The ids that these measures had, by those that they have now.
    pub former: HashMap<MeasureId, Vec<MeasureId>>,
    /// The measures that are gone, by id, and of one id the one that went first before the others.
    pub removed: Vec<RemovedMeasure>,
    /// Everything that commits changed.
    pub changes: Vec<CommittedChange>,
    /// Those that are gone and whose ids are free, so that they may come again.
    gone: BTreeMap<MeasureId, RemovedMeasure>,
}

impl RecordedChanges {
    /// What the next commit did.
    pub fn add(&mut self, commit: &Commit, diff: &CommitDiff) {
        let of_merge = MergedChange::of(diff);
        let is_nothing = diff.plan.is_empty() && diff.measures.is_empty() && diff.file_errors.is_empty();
        // A merge may only join a history, and change nothing of this one.
        if is_nothing && of_merge.is_empty() {
            return;
        }
        self.changes.extend(changes_of(commit, diff));
        self.place(&diff.measures);
        let of_measure = |measure: &MeasureDiff<'static, MeasureVersion>| MeasureChanges {
            id: measure.id.clone(),
            became: CurrentMeasure::Present(measure.id.clone()),
            changes: measure.changes.iter().map(without_content).collect(),
        };
        self.commits.push(RecordedCommit {
            commit: commit.clone(),
            begins: diff.before.is_none() && diff.after.is_some(),
            plan: diff.plan.clone(),
            measures: diff.measures.iter().map(of_measure).collect(),
            of_merge,
            unreadable: diff.file_errors.clone(),
        });
    }

    /// Puts what the next commit changed under the ids that it left the measures.
    fn place(&mut self, measures: &[MeasureDiff<'static, MeasureVersion>]) {
        // Numbers may shift: what had another id is taken out first, then all is put under the later ones.
        let earlier = measures.iter().map(|measure| {
            let old = &measure.before.as_ref()?.measure.id;
            (*old != measure.id).then(|| {
                let mut former = self.former.remove(old).unwrap_or_default();
                former.push(old.clone());
                (former, self.by_measure.remove(old))
            })
        });
        let earlier: Vec<_> = earlier.collect();
        let at = self.commits.len();
        // What goes leaves its id before another measure takes that, in whatever order the commit has them.
        let (gone, stay): (Vec<_>, Vec<_>) =
            measures.iter().zip(earlier).enumerate().partition(|(_, (measure, _))| measure.after.is_none());
        for (place, (measure, _)) in gone {
            self.take_out(measure, (at, place));
        }
        for (place, (measure, earlier)) in stay {
            let id = &measure.id;
            match (self.gone.remove(id), earlier) {
                (gone, Some((former, places))) => {
                    self.removed.extend(gone);
                    self.former.insert(id.clone(), former);
                    self.by_measure.extend(places.map(|places| (id.clone(), places)));
                }
                (Some(again), None) => {
                    self.former.insert(id.clone(), again.former);
                    self.by_measure.insert(id.clone(), again.places);
                }
                (None, None) => {}
            }
            self.by_measure.entry(id.clone()).or_default().push((at, place));
        }
    }

    /// A measure that a commit takes out of the plan, with all that the record tells of it.
    fn take_out(&mut self, measure: &MeasureDiff<'static, MeasureVersion>, place: ChangePlace) {
        let id = &measure.id;
        let Some(last) = measure.changes.iter().find_map(|change| change.before.as_ref()) else { return };
        let mut places = self.by_measure.remove(id).unwrap_or_default();
        places.push(place);
        let former = self.former.remove(id).unwrap_or_default();
        let gone = RemovedMeasure { id: id.clone(), commit: place.0, last: last.clone(), places, former };
        self.removed.extend(self.gone.insert(id.clone(), gone));
    }

    /// All is found: every change gets to know what became of its measure.
    pub fn finish(mut self) -> Self {
        self.removed.extend(std::mem::take(&mut self.gone).into_values());
        self.removed.sort_by(|a, b| (&a.id, a.commit).cmp(&(&b.id, b.commit)));
        let present =
            self.by_measure.iter().map(|(id, places)| (CurrentMeasure::Present(id.clone()), places));
        let removed = self.removed.iter().enumerate();
        let removed = removed.map(|(at, removed)| (CurrentMeasure::Removed(at), &removed.places));
        for (became, places) in present.chain(removed) {
            for &(at, place) in places {
                if let Some(measure) = self.commits.get_mut(at).and_then(|it| it.measures.get_mut(place)) {
                    measure.became.clone_from(&became);
                }
            }
        }
        self
    }
}

/// The change; where it is a whole measure, with nothing of what that holds but the title of one that went.
fn without_content(change: &Change) -> Change {
    if change.field.is_some() {
        return change.clone();
    }
    let title = change.before.as_ref().and_then(|row| row.get("title"));
    let before = title.map(|title| FieldValue::Row(vec![("title".into(), title.clone())]));
    Change { before, after: None, ..change.clone() }
}
