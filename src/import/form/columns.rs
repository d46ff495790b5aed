//! The columns of a form.

use crate::import::sheet::Cell;
use crate::labels::{Label, Language};
use crate::model::name::bare;

/// The name of the hidden sheet of what can be chosen.
pub const LISTS_SHEET: &str = "lists";

/// A column of the sheet that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormColumn {
    /// By which a row is known again.
    Row,
    /// What is asked: the title of a measure or milestone, the name of a value.
    Asked,
    /// The published means and indicator.
    Published,
    /// By when.
    Deadline,
    /// What the body said last.
    Last,
    /// How far it is.
    Status,
    /// The figure.
    Value,
    /// The day of the report.
    Date,
    /// What shows it.
    Evidence,
    /// The body's own words.
    Text,
    /// What was spent so far.
    Spent,
}

impl FormColumn {
    /// Every column, from the left.
    pub const ALL: [FormColumn; 11] = [
        FormColumn::Row,
        FormColumn::Asked,
        FormColumn::Published,
        FormColumn::Deadline,
        FormColumn::Last,
        FormColumn::Status,
        FormColumn::Value,
        FormColumn::Date,
        FormColumn::Evidence,
        FormColumn::Text,
        FormColumn::Spent,
    ];

    /// Its heading.
    pub const fn label(self) -> Label {
        match self {
            FormColumn::Row => Label::Row,
            FormColumn::Asked => Label::Asked,
            FormColumn::Published => Label::Published,
            FormColumn::Deadline => Label::Deadline,
            FormColumn::Last => Label::LastReport,
            FormColumn::Status => Label::Status,
            FormColumn::Value => Label::Value,
            FormColumn::Date => Label::Date,
            FormColumn::Evidence => Label::Evidence,
            FormColumn::Text => Label::Text,
            FormColumn::Spent => Label::SpentSoFar,
        }
    }

    /// Whether a form that comes back cannot be read without it. Earlier forms did not ask what was spent.
    pub fn is_needed(self) -> bool {
        self.is_filled_in() && self != FormColumn::Spent || self == FormColumn::Row
    }

    /// Whether the body writes into it.
    pub const fn is_filled_in(self) -> bool {
        matches!(
            self,
            FormColumn::Status
                | FormColumn::Value
                | FormColumn::Date
                | FormColumn::Evidence
                | FormColumn::Text
                | FormColumn::Spent
        )
    }
}

/// The column that a heading names, in any language.
pub fn column_of(heading: &Cell) -> Option<FormColumn> {
    FormColumn::ALL.into_iter().find(|column| is_label(heading, column.label()))
}

/// Whether a cell says a label, in any language.
pub fn is_label(cell: &Cell, label: Label) -> bool {
    let words = bare(&cell.shown());
    Language::WORDS.iter().any(|(_, language)| bare(label.in_language(*language)) == words)
}
