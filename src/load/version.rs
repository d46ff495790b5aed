//! A plan that was read, to be compared with another version of it.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::external_files::{ExternalFiles, KnownSurroundings};
use super::loaded::Loaded;
use super::plan_header::PlanHeader;
use super::scope::Scope;
use crate::model::{Measure, Plan};
use crate::source::Source;
use crate::text::{FileId, Files, SourceText};

/// What was read of a plan, by the paths of its measures: what another version of it has as well is shared with that.
pub struct Known<'a> {
    files: &'a Files,
    plan: Option<&'a Plan>,
    measures: HashMap<&'a str, &'a Arc<Measure>>,
    external_files: &'a ExternalFiles,
    /// The files in which something was found.
    found: HashSet<FileId>,
}

impl<'a> Known<'a> {
    /// Looks through the measures once. What something was found in is left out: that is to be found again.
    pub fn new(loaded: &'a Loaded) -> Self {
        let files = &loaded.files;
        let found: HashSet<_> = loaded.problems.iter().map(|finding| finding.primary.file).collect();
        let measures = loaded.plan.iter().flat_map(|plan| &plan.measures);
        // What returns say of a measure is not in its file: another version may have other returns.
        let measures = measures.filter(|measure| !measure.is_in_returns());
        let measures =
            measures.filter(|measure| measure.unknown.is_empty() && !found.contains(&measure.file));
        let measures: HashMap<_, _> =
            measures.map(|measure| (files[measure.file].path.as_str(), measure)).collect();
        let external_files = &loaded.external_files;
        Known { files, plan: loaded.plan.as_ref(), measures, external_files, found }
    }

    /// The text of the measure's file at this path.
    pub fn text(&self, path: &str) -> Option<SourceText> {
        self.measure(path).map(|measure| self.files[measure.file].text.clone())
    }

    /// The measure whose file has this path.
    pub(super) fn measure(&self, path: &str) -> Option<&'a Arc<Measure>> {
        self.measures.get(path).copied()
    }

    pub(super) fn files(&self) -> &'a Files {
        self.files
    }

    /// The plan, if the file at this path is one of its own files and nothing was found in it.
    pub(super) fn own_file(&self, path: &str) -> Option<&'a Plan> {
        let at = self.files.iter().position(|file| file.path == path)?;
        let is_whole = !self.found.iter().any(|file| file.0 as usize == at);
        self.plan.filter(|plan| is_whole && plan.unknown.is_empty())
    }

    /// The plan, with the files outside its folder that it refers to, if these were looked for and are the same for another
    /// version.
    pub(super) fn surroundings(&self, of: &impl Source) -> KnownSurroundings<'a> {
        let is_known = of.has_known_surroundings() && self.external_files.are_looked_for;
        self.plan.filter(|_| is_known).map(|plan| (plan, self.external_files))
    }

    /// Whether its measures mean in another version's names what they mean in its own.
    pub(super) fn means_the_same_in(&self, names: &Scope) -> bool {
        self.plan.is_some_and(|plan| names.continues(plan))
    }
}

/// The measures of a plan that was read, by the paths of their files, for who follows its history: a version that is the same
/// is not parsed again.
pub struct KnownMeasures {
    /// What they refer to: the plan's own files.
    plan: Plan,
    by_path: HashMap<String, (SourceText, Arc<Measure>)>,
}

impl KnownMeasures {
    /// Those in whose files nothing was found; nothing where there is no plan.
    pub fn of(loaded: &Loaded) -> Option<Self> {
        let known = Known::new(loaded);
        let text = |measure: &Measure| known.files[measure.file].text.clone();
        let kept = |(path, measure): (&&str, &&Arc<Measure>)| {
            ((*path).to_owned(), (text(measure), Arc::clone(measure)))
        };
        Some(KnownMeasures {
            plan: known.plan?.of_own_files(),
            by_path: known.measures.iter().map(kept).collect(),
        })
    }

    /// The measure of the file at a path, where the file has this content.
    pub fn measure(&self, path: &str, content: &[u8]) -> Option<&Arc<Measure>> {
        let (text, measure) = self.by_path.get(path)?;
        (text.as_bytes() == content).then_some(measure)
    }

    /// Whether they mean under a header of the history what they mean in the plan that was read.
    pub fn mean_the_same_under(&self, header: &PlanHeader) -> bool {
        header.names().continues(&self.plan)
    }
}
