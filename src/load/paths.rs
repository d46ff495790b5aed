//! What a file's path says: the id of its measure.

/// A file's name without `.toml`: the id of the measure that it holds.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".toml").unwrap_or(name)
}
