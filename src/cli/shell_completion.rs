//! What a shell offers to complete, out of the plan itself.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, Args, Command as CommandLine};
use clap_complete::engine::CompletionCandidate;

use super::args::Globals;
use crate::check::{RULES, conceal, conceal_ids_of_meetings};
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
            .map(|body| {
                let help = body.hungarian().map(|name| name.to_string().into());
                CompletionCandidate::new(body.name.as_str()).help(help)
            })
            .collect()
    })
}

/// Ids of measures, with their titles.
pub fn measures(current: &OsStr) -> Vec<CompletionCandidate> {
    offer(|plan| begin_with(current, plan.measures.iter().map(|m| (m.id.as_str(), &*m.title))))
}

/// Ids of the decisions of meetings, with what was decided.
pub fn decisions(current: &OsStr) -> Vec<CompletionCandidate> {
    offer(|plan| {
        let all = plan
            .decisions()
            .map(|(meeting, _, decision)| (meeting.decision_id(decision), conceal(&decision.text)));
        let all: Vec<(String, &str)> = all.collect();
        begin_with(current, all.iter().map(|(id, text)| (id.as_str(), *text)))
    })
}

/// Ids of the sources of funding, with their names.
pub fn sources(current: &OsStr) -> Vec<CompletionCandidate> {
    offer(|plan| begin_with(current, plan.sources.iter().map(|(_, s)| (s.key.as_str(), &*s.name))))
}

/// Numbers of chapters and sections, with their titles.
pub fn sections(current: &OsStr) -> Vec<CompletionCandidate> {
    offer(|plan| begin_with(current, plan.sections.iter().map(|(_, s)| (s.key.as_str(), &*s.title))))
}

/// Rules of `plan check`, with what they find.
pub fn rules() -> Vec<CompletionCandidate> {
    let rules = RULES.iter().map(|registered| registered.rule);
    rules.map(|rule| CompletionCandidate::new(rule.id).help(Some(rule.summary.into()))).collect()
}

/// Those keys that begin with what is typed, whatever the case of its letters.
fn begin_with<'a>(
    current: &OsStr,
    keys: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy().to_lowercase();
    keys.filter(|(key, _)| key.to_lowercase().starts_with(&typed))
        .map(|(key, title)| CompletionCandidate::new(key).help(Some(title.to_owned().into())))
        .collect()
}

/// Nothing where there is no plan: a shell that completes has no use for an error.
fn offer(candidates: impl FnOnce(&Plan) -> Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    let tree = std::env::current_dir().ok().and_then(|here| {
        let folder = folder(std::env::args_os().skip_while(|word| word != "--").skip(1));
        WorkingTree::open(folder.as_deref(), &here).ok()
    });
    let plan = tree.and_then(|tree| load(&tree).plan).map(|mut plan| {
        conceal_ids_of_meetings(&mut plan.meetings);
        plan
    });
    plan.map(|plan| candidates(&plan)).unwrap_or_default()
}

/// The folder that `--dir` names among the words typed so far, which may not make a command yet.
fn folder(typed: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    // The command does not matter, and may not be finished: its words are taken as they come.
    let words = Arg::new("words").num_args(0..).trailing_var_arg(false).allow_hyphen_values(false);
    let command = Globals::augment_args(CommandLine::new("plan").arg(words)).ignore_errors(true);
    let matches = command.try_get_matches_from(typed).ok()?;
    matches.try_get_one::<PathBuf>("dir").ok()?.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_found_wherever_it_stands() {
        let found = |typed: &str| folder(typed.split(' ').map(OsString::from));
        for typed in
            ["plan -C x show ", "plan show -C x ", "plan --dir=x show I.", "plan by-body --dir x Min"]
        {
            assert_eq!(found(typed), Some(PathBuf::from("x")), "{typed}");
        }
        for typed in ["plan show ", "plan show I.1 --di", "plan", "plan nonsense -", "plan show -C"] {
            assert_eq!(found(typed), None, "{typed}");
        }
    }
}
