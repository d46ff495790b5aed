//! Where something is written that may stand in one file or in another.

use crate::text::FileId;

/// A table of a list, in a file. To move it says nothing new: all places are equal.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Which table of its list it is there, from 0.
    pub row: usize,
}

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}
