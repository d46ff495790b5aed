//! What the files of a plan can hold. The second edition of the format lifts each of these limits: where a key of the
//! files shows that a limit is gone, the schema is asked for the key; the others are kept here, and nowhere else.

use crate::schema::FileKind;

/// Whether a file can have `[extra]`, with keys of the plan's own.
pub fn has_extra() -> bool {
    FileKind::Measure.has("extra")
}

/// Whether `plan.toml` can say which rows its measures have (`rows = [...]`), and do without a period and a day of adoption.
pub fn has_optional_rows() -> bool {
    FileKind::Plan.has("rows")
}

/// Whether a measure can have no responsible body.
pub const NOBODY_RESPONSIBLE: bool = false;
