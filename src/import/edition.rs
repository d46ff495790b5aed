//! What the files of a plan can hold. The second edition of the format lifts each of these limits: where a key of the
//! files shows that a limit is gone, the schema is asked for the key; the others are kept here, and nowhere else.

use crate::schema::FileKind;

/// Whether a file can have `[extra]`, with keys of the plan's own.
pub fn has_extra() -> bool {
    FileKind::Measure.has("extra")
}
