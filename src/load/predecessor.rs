//! What a plan refers to in the plan before it.

use std::collections::HashSet;

use super::external_files::{KnownSurroundings, MissingFile, MissingPredecessor};
use crate::model::{MeasureId, Plan};
use crate::schema::PLAN_FILE;
use crate::source::{Source, stays_inside};

/// Looks for the plan before, and for every measure of it that is continued, unless another version knows of the same.
pub(super) fn look(source: &impl Source, plan: &Plan, known: KnownSurroundings<'_>) -> MissingPredecessor {
    let path = |plan: &Plan| plan.predecessor.as_ref().and_then(|before| before.path.clone());
    match known.filter(|(before, _)| path(before) == path(plan) && continued(before) == continued(plan)) {
        Some((_, known)) => known.predecessor.clone(),
        None => look_for(source, plan),
    }
}

/// The measures before that are continued.
fn continued(plan: &Plan) -> HashSet<&str> {
    plan.measures.iter().flat_map(|measure| &measure.continues).map(|id| id.as_str()).collect()
}

fn look_for(source: &impl Source, plan: &Plan) -> MissingPredecessor {
    let mut missing = MissingPredecessor::default();
    let Some(path) = plan.predecessor.as_ref().and_then(|before| before.path.as_deref()) else {
        return missing;
    };
    // The path is relative to the plan's own folder; files beside that are found from the folder above.
    let Some(folder) = path.strip_prefix("../").filter(|folder| stays_inside(folder)) else {
        let is_outside = path.starts_with("../") || path.starts_with('/');
        missing.folder = Some(if is_outside { MissingFile::Outside } else { MissingFile::Missing });
        return missing;
    };
    let folder = folder.trim_end_matches('/');
    let mut asked = vec![format!("{folder}/{PLAN_FILE}")];
    let mut whose = vec![None];
    for id in continued(plan) {
        for file in candidates(folder, id) {
            asked.push(file);
            whose.push(Some(id));
        }
    }
    let paths: Vec<&str> = asked.iter().map(String::as_str).collect();
    let Some(there) = source.has_external(&paths) else { return missing };
    if there.first() == Some(&false) {
        missing.folder = Some(MissingFile::Missing);
        return missing;
    }
    let found: HashSet<&str> =
        whose.iter().zip(&there).filter(|(_, is_there)| **is_there).filter_map(|(id, _)| *id).collect();
    let lost = whose.iter().flatten().filter(|id| !found.contains(*id));
    missing.measures = lost.map(|id| (*id).to_owned()).collect();
    missing
}

/// Where the file of a measure can be: at the top, or in the folder of one of the sections that its id carries. What stands
/// before a slash names the plan.
fn candidates(folder: &str, id: &str) -> Vec<String> {
    let id = id.rsplit('/').next().unwrap_or(id);
    let Ok(parsed) = id.parse::<MeasureId>() else { return vec![format!("{folder}/{id}.toml")] };
    let sections = parsed.ancestors().map(|section| format!("{folder}/{section}/{id}.toml"));
    let common = ["measures", "decision"].map(|name| format!("{folder}/{name}/{id}.toml"));
    sections.chain(common).chain([format!("{folder}/{id}.toml")]).collect()
}
