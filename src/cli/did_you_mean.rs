//! What may have been meant by a name that the plan does not have.

use super::failure::Failure;
use crate::check::conceal_path;
use crate::labels::{Language, Sentence, UsageText};
use crate::model::name::closest;
use crate::source::Entry;

/// Adds what may have been meant, where anything may.
pub(super) fn did_you_mean(failure: Failure, meant: &[&str]) -> Failure {
    did_you_mean_named(failure, &|_| meant.to_vec())
}

/// The same where names depend on the language.
pub(super) fn did_you_mean_named<'a>(failure: Failure, meant: &dyn Fn(Language) -> Vec<&'a str>) -> Failure {
    if meant(Language::English).is_empty() {
        return failure;
    }
    failure.help(Sentence::each(|language| UsageText::did_you_mean(language.or_quoted(&meant(language)))))
}

/// The id of the measure that a file is named after; the plan's own files are none, nor is one whose path must not be shown.
pub(super) fn named_after(entry: &Entry) -> Option<&str> {
    let (_, name) = entry.inside().rsplit_once('/').filter(|_| conceal_path(&entry.path) == entry.path)?;
    name.strip_suffix(".toml")
}

/// The ids that may have been meant: those that end as `wanted` does ("3.3" for "II.3.3"), else those that are near.
pub(super) fn near_ids<'a>(wanted: &str, ids: &[&'a str]) -> Vec<&'a str> {
    let end = format!(".{}", wanted.to_ascii_lowercase());
    let ends = ids.iter().copied().filter(|id| id.to_ascii_lowercase().ends_with(&end));
    let plain = |id: &str| id.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let same: Vec<&str> = ids.iter().copied().filter(|id| plain(id) == plain(wanted)).take(3).collect();
    if !same.is_empty() {
        return same;
    }
    let same_end: Vec<&str> = if wanted.is_empty() { Vec::new() } else { ends.take(3).collect() };
    if same_end.is_empty() { closest(wanted, ids.iter().copied()) } else { same_end }
}
