//! Measures that were removed before a change: a new measure of the change may continue one of them.

use std::collections::{HashMap, HashSet};

use crate::check::EarlierPlan;
use crate::history::measure_id_in_path;
use crate::load::{Known, Loaded, load_version};
use crate::model::{MeasureId, Plan};
use crate::source::{GitError, RemovedFile, Repository};

/// The earlier versions of the plan that hold what the new measures of a change may have been: it had their id, or one that
/// they say to have had, or its title. Git is asked only where there is a new measure.
///
/// # Errors
/// When git cannot say.
pub fn find(
    repository: &Repository,
    (commit, base): (&str, &Loaded),
    loaded: &Loaded,
    known: &Known<'_>,
) -> Result<Vec<EarlierPlan>, GitError> {
    let (Some(before), Some(after)) = (&base.plan, &loaded.plan) else { return Ok(Vec::new()) };
    let wanted = Wanted::find(base, before, after);
    if wanted.ids.is_empty() && wanted.titles.is_empty() {
        return Ok(Vec::new());
    }
    let there: HashSet<String> = ids(before).chain(base.incomplete_measures().map(lower)).collect();
    let mut seen = HashSet::new();
    let mut gone: Vec<RemovedFile> = repository.removed_files(commit)?;
    // The last commit that took a measure out comes first.
    gone.retain(|file| id_of(file).is_some_and(|id| !there.contains(&id) && seen.insert(id)));
    let texts = repository.last_texts(&gone)?;
    let mut commits: HashMap<&str, HashSet<String>> = HashMap::new();
    for (file, text) in gone.iter().zip(&texts) {
        let id = id_of(file).unwrap_or_default();
        if wanted.may_be(&id, text.as_deref().unwrap_or_default()) {
            commits.entry(&file.commit).or_default().insert(id);
        }
    }
    let mut earlier = Vec::new();
    for file in &gone {
        let Some(removed) = commits.remove(file.commit.as_str()) else { continue };
        let parent = repository.commit(&format!("{}^", file.commit))?;
        let tree = match repository.tree(&parent) {
            // It had another folder then.
            Err(GitError::NoPlan { .. }) => continue,
            tree => tree?,
        };
        let loaded = load_version(&tree, known, false);
        earlier.push(EarlierPlan { loaded, commit: file.commit.clone(), removed });
    }
    Ok(earlier)
}

/// What new measures may have been.
struct Wanted<'a> {
    /// In small letters.
    ids: HashSet<String>,
    titles: HashSet<&'a str>,
}

impl<'a> Wanted<'a> {
    fn find(base: &Loaded, before: &Plan, after: &'a Plan) -> Self {
        let unknown: HashSet<String> = base.incomplete_measures().map(lower).collect();
        let mut wanted = Wanted { ids: HashSet::new(), titles: HashSet::new() };
        for measure in after.measures_not_in(before) {
            let was = before.measure(&measure.id);
            if was.is_none() && !unknown.contains(&lower(&measure.id)) {
                wanted.ids.insert(lower(&measure.id));
                wanted.titles.insert(&measure.title);
            }
            let known = was.map_or(&[][..], |was| &was.formerly);
            wanted.ids.extend(measure.formerly.iter().filter(|id| !known.contains(id)).map(lower));
        }
        wanted
    }

    /// Whether a measure that was taken out, with this id and this text of its file, may be one of them.
    fn may_be(&self, id: &str, text: &str) -> bool {
        // A title may be written in several ways; one with such signs in it is taken for any.
        let is_plain = |title: &str| !title.contains(['"', '\\', '\n', '\'']);
        self.ids.contains(id) || self.titles.iter().any(|title| !is_plain(title) || text.contains(title))
    }
}

fn lower(id: &MeasureId) -> String {
    id.as_str().to_ascii_lowercase()
}

fn ids(plan: &Plan) -> impl Iterator<Item = String> {
    plan.measures.iter().map(|measure| lower(&measure.id))
}

fn id_of(file: &RemovedFile) -> Option<String> {
    measure_id_in_path(&file.path).map(str::to_ascii_lowercase)
}
