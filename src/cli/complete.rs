//! What a shell offers to complete, out of the plan itself.

use std::ffi::OsStr;
use std::path::Path;

use clap_complete::engine::CompletionCandidate;

use crate::load::load;
use crate::model::Plan;
use crate::model::name::fold;
use crate::source::WorkingTree;

/// Names of bodies; any of a body's names leads to it, case and accents aside.
pub fn bodies(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = fold(&current.to_string_lossy());
    offer(|plan| {
        let bodies = plan.register.bodies().map(|(_, body)| body);
        let is_meant = |name: &str| fold(name).contains(&typed);
        bodies
            .filter(|body| body.names().any(is_meant))
            .map(|body| CompletionCandidate::new(&body.name).help(body.hungarian.clone().map(Into::into)))
            .collect()
    })
}

/// Ids of measures, with their titles.
pub fn measures(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy().to_lowercase();
    offer(|plan| {
        let is_meant = |id: &str| id.to_lowercase().starts_with(&typed);
        let measures = plan.measures.iter().filter(|m| is_meant(m.id.as_str()));
        measures.map(|m| CompletionCandidate::new(m.id.as_str()).help(Some(m.title.clone().into()))).collect()
    })
}

/// Ids of the sources of funding.
pub fn sources(_: &OsStr) -> Vec<CompletionCandidate> {
    offer(|plan| {
        let sources = plan.sources.iter();
        sources.map(|(_, s)| CompletionCandidate::new(&s.key).help(Some(s.name.clone().into()))).collect()
    })
}

/// Numbers of chapters and sections.
pub fn sections(_: &OsStr) -> Vec<CompletionCandidate> {
    offer(|plan| {
        let sections = plan.sections.iter();
        sections
            .map(|(_, s)| CompletionCandidate::new(s.key.as_str()).help(Some(s.title.clone().into())))
            .collect()
    })
}

/// Nothing where there is no plan: a shell that completes has no use for an error.
fn offer(candidates: impl FnOnce(&Plan) -> Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    let tree = std::env::current_dir().ok().and_then(|here| WorkingTree::open(None, Path::new(&here)).ok());
    tree.and_then(|tree| load(&tree).plan).map(|plan| candidates(&plan)).unwrap_or_default()
}
