//! What the files of a plan can hold. The second edition of the format lifts each of these limits: where a key of the files
//! tells that it is there, the key is asked for; the others are said here, and nowhere else.

use crate::schema::FileKind;

/// Whether an id can stand without that of its section before it, the section being named by the key `section`.
pub fn has_plain_ids() -> bool {
    FileKind::Measure.has("section")
}

/// Whether a file can have `[extra]`, with keys of the plan's own.
pub fn has_extra() -> bool {
    FileKind::Measure.has("extra")
}

/// Whether `plan.toml` can say which rows its measures have (`rows = [...]`), and do without a period and a day of adoption.
pub fn has_optional_rows() -> bool {
    FileKind::Plan.has("rows")
}

/// Whether a measure can have nobody who answers for it.
pub const NOBODY_RESPONSIBLE: bool = false;
