//! A column of a sheet and the field that it may hold, while the mapping of the sheet is guessed.

use super::field::Field;
use super::sheet::Column;

/// A column and the field that it may hold.
pub struct Candidate {
    /// Where it is.
    pub column: Column,
    /// Its heading.
    pub title: String,
    /// The field that it may hold, and how sure that is.
    pub field: Option<(Field, u32)>,
    /// The language of its texts, where it is not that of the plan.
    pub lang: Option<&'static str>,
    /// The source of all its amounts.
    pub source: Option<String>,
}

impl Candidate {
    /// Whether it may hold this.
    pub fn is(&self, field: Field) -> bool {
        matches!(self.field, Some((found, _)) if found == field)
    }

    /// Makes it a column of the plan's own: kept, and read as nothing else.
    pub fn keep_aside(&mut self) {
        self.field = Some((Field::Extra, 1));
    }
}
