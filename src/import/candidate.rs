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
    /// Why its money does not count.
    pub not_counted: Option<NotCounted>,
}

/// Why a column of money does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// It sums up other columns.
    Sum,
    /// By its heading or its figures: a part of another column, what was spent, a cost of one unit.
    Part,
    /// Another column has a newer version.
    Older,
    /// Another column has the same money.
    Again,
}

impl NotCounted {
    /// The word for it in answers to programs.
    pub fn word(self) -> &'static str {
        match self {
            NotCounted::Sum => "sum",
            NotCounted::Part => "part",
            NotCounted::Older => "older",
            NotCounted::Again => "again",
        }
    }
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

    /// Makes a column of money one that a person has to settle, or one that does not count.
    pub fn do_not_count(&mut self, why: Option<NotCounted>) {
        self.field = Some((why.map_or(Field::Open, |_| Field::Extra), 1));
        self.not_counted = why;
    }
}
