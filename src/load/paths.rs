//! What a file's path and place say: the id of its measure, and its number.

use crate::text::FileId;

/// A file's name without `.toml`: the id of the measure that it holds.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".toml").unwrap_or(name)
}

/// The file at this place of the list of all files.
pub(super) fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}
