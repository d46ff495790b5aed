//! Values that are wrong or missing in their files, and so not known.

use super::MeasureId;
use crate::text::FileId;

/// A value that is wrong or missing in its file, and so not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// The measure that it would belong to; `None`: it belongs to no single measure.
    pub measure: Option<MeasureId>,
    /// The return or the meeting's file that it stands in, where it belongs to no measure; `None`: the plan's own files.
    pub path: Option<String>,
    /// Its key, or that of the list which it would be part of.
    pub field: &'static str,
}

impl std::fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.measure, &self.path) {
            (Some(measure), _) => write!(f, "`{}` of {measure}", self.field),
            (None, Some(path)) => write!(f, "`{}` in {}", self.field, path.escape_debug()),
            (None, None) => write!(f, "`{}` of the plan", self.field),
        }
    }
}

/// A row of a return of which something is wrong or missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRow {
    /// The measure that it is about; `None`: that is not known either.
    pub measure: Option<MeasureId>,
    /// The list that it is in: `report`, `assessment`, `spent`.
    pub table: &'static str,
}

/// A key of a return or of a meeting's file under which something is wrong that belongs to no measure of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownElsewhere {
    /// The file that it stands in.
    pub file: FileId,
    /// The path of that.
    pub path: String,
    /// The key.
    pub key: &'static str,
    /// What a question names that needs it: the key of a list, else `return` or `meeting`.
    pub need: &'static str,
}
