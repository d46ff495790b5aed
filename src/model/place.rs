//! Where something is written that may stand in one file or in another.

use super::CalendarPeriod;
use crate::text::FileId;

/// A table of a list, in a file.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Which table of its list it is there, from 0.
    pub row: usize,
    /// The period of the return that holds it; `None` in any other file.
    pub period: Option<CalendarPeriod>,
}
