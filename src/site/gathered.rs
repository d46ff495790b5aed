//! What a walk through the history finds, commit by commit, and measure by measure.

use std::collections::{BTreeMap, HashMap};

use crate::export::records::{CommittedChange, changes_of};
use crate::history::{CommitDiff, MeasureDiff, MeasureVersion};
use crate::load::FileError;
use crate::model::{Change, MeasureId, Value};
use crate::source::Commit;
use crate::text::TextSlice;

/// What one commit changed in one measure.
#[derive(Debug)]
pub struct MeasureChanges {
    /// The id that it left it.
    pub id: MeasureId,
    /// The id that it had last.
    pub last_id: MeasureId,
    /// Each of them; of a measure that came or went, that alone, with nothing of its content but the title.
    pub changes: Vec<Change>,
}

impl MeasureChanges {
    /// The title that the measure had when the commit took it out of the plan; `None` where it did not.
    pub fn removed_title(&self) -> Option<&TextSlice> {
        let removed = self.changes.iter().find(|change| change.field.is_none())?;
        text(removed.before.as_ref()?, "title")
    }
}

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
    /// The files that it left so that they cannot be read.
    pub unreadable: Vec<FileError>,
}

/// A measure that the plan had, and has no longer.
#[derive(Debug)]
pub struct RemovedMeasure {
    /// The id that it had last.
    pub id: MeasureId,
    /// The place of the commit that took it out, in the record.
    pub commit: usize,
    /// All that it said last, by the keys of its file.
    pub last: Value,
}

impl RemovedMeasure {
    /// What it said last under a key, in a language.
    pub fn words(&self, tag: &str, key: &str) -> Option<&TextSlice> {
        text(self.last.get("text")?.get(tag)?, key)
    }

    /// What it said last under a key, as it was published.
    pub fn published(&self, key: &str) -> Option<&TextSlice> {
        text(&self.last, key)
    }
}

/// The words under a key of a row.
fn text<'r>(row: &'r Value, key: &str) -> Option<&'r TextSlice> {
    match row.get(key)? {
        Value::Text(words) => Some(words),
        _ => None,
    }
}

/// What was found so far.
#[derive(Default)]
pub struct Gathered {
    /// The commits, the oldest first.
    pub commits: Vec<RecordedCommit>,
    /// The places of the commit and of the measure in it, by the ids that the measures have now.
    pub by_measure: HashMap<MeasureId, Vec<(usize, usize)>>,
    /// The ids that measures had, by those that they have now.
    pub former: HashMap<MeasureId, Vec<MeasureId>>,
    /// The measures that are gone, by id.
    pub removed: Vec<RemovedMeasure>,
    /// Everything that commits changed.
    pub changes: Vec<CommittedChange>,
    /// By the ids that they had last.
    gone: BTreeMap<MeasureId, (usize, Value)>,
}

impl Gathered {
    /// What the next commit did.
    pub fn add(&mut self, commit: &Commit, diff: &CommitDiff) {
        if diff.is_empty() {
            return;
        }
        self.changes.extend(changes_of(commit, diff));
        self.place(&diff.measures);
        let of_measure = |measure: &MeasureDiff<'static, MeasureVersion>| MeasureChanges {
            id: measure.id.clone(),
            last_id: measure.id.clone(),
            changes: measure.changes.iter().map(without_content).collect(),
        };
        self.commits.push(RecordedCommit {
            commit: commit.clone(),
            begins: diff.before.is_none() && diff.after.is_some(),
            plan: diff.plan.clone(),
            measures: diff.measures.iter().map(of_measure).collect(),
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
        for (place, (measure, earlier)) in measures.iter().zip(earlier).enumerate() {
            if let Some((former, places)) = earlier {
                self.former.insert(measure.id.clone(), former);
                self.by_measure.extend(places.map(|places| (measure.id.clone(), places)));
            }
            self.by_measure.entry(measure.id.clone()).or_default().push((at, place));
            match measure
                .changes
                .iter()
                .find_map(|change| change.before.as_ref().filter(|_| is_gone(measure)))
            {
                Some(last) => drop(self.gone.insert(measure.id.clone(), (at, last.clone()))),
                None => drop(self.gone.remove(&measure.id)),
            }
        }
    }

    /// All is found: every change gets to know the id that its measure had last.
    pub fn finish(mut self) -> Self {
        for (id, places) in &self.by_measure {
            for &(at, place) in places {
                if let Some(measure) = self.commits.get_mut(at).and_then(|it| it.measures.get_mut(place)) {
                    measure.last_id.clone_from(id);
                }
            }
        }
        let gone = std::mem::take(&mut self.gone).into_iter();
        self.removed = gone.map(|(id, (commit, last))| RemovedMeasure { id, commit, last }).collect();
        self
    }
}

fn is_gone(measure: &MeasureDiff<'static, MeasureVersion>) -> bool {
    measure.after.is_none()
}

/// The change; where it is a whole measure, with nothing of what that holds but the title of one that went.
fn without_content(change: &Change) -> Change {
    if change.field.is_some() {
        return change.clone();
    }
    let title = change.before.as_ref().and_then(|row| row.get("title"));
    let before = title.map(|title| Value::Row(vec![("title".into(), title.clone())]));
    Change { before, after: None, ..change.clone() }
}
