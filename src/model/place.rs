//! Where something is written that may stand in one file or in another.

use crate::text::FileId;

/// A table of a list, in a file.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Which table of its list it is there, from 0.
    pub row: usize,
}
