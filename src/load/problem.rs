//! What loading finds wrong: what it is, where, and in which words.
//!
//! The words are put together where the problem is found, and not in the file of its rule: they name what only the reader
//! has at hand (the value as it is written, the keys of its table, names that come close), and `history`, which lies below
//! the rules, shows the same words for a file that a commit left unreadable. How severe a problem is, whether it can be
//! accepted, and its documentation are in the file of the rule, which [`ProblemKind`] leads to.

use crate::diagnostic::{Label, Location, Suggestion};
use crate::model::MeasureId;
use crate::text::FileId;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A name that more than one body has.
    AmbiguousName,
    /// A character that does not print.
    ControlCharacter,
    /// A body twice in one list.
    DuplicateBody,
    /// Two things with one id.
    DuplicateId,
    /// An amount that cannot be one.
    InvalidAmount,
    /// Bytes that are not UTF-8.
    InvalidEncoding,
    /// An id that cannot be one.
    InvalidId,
    /// A breach of TOML's syntax.
    InvalidToml,
    /// A value of the right type that cannot be.
    InvalidValue,
    /// A merge that was not finished.
    MergeConflict,
    /// A key that must be there and is not.
    MissingField,
    /// A file that is not read, and is hardly a measure.
    StrayFile,
    /// A file that is not read, and may be a measure.
    StrayMeasure,
    /// A symbolic link.
    SymbolicLink,
    /// More than can be named one by one.
    TooManyFindings,
    /// An appropriation that the plan does not have.
    UnknownAppropriation,
    /// A body that the register does not have.
    UnknownBody,
    /// A code that is no currency's.
    UnknownCurrency,
    /// A key that its table does not have.
    UnknownField,
    /// A section that the plan does not have.
    UnknownSection,
    /// A source of funding that the plan does not have.
    UnknownSource,
    /// A file that cannot be read, or is not there.
    UnreadableFile,
    /// A value of another type than its key takes.
    WrongType,
}

impl ProblemKind {
    /// Whether something that may belong to the plan is left out of it for this.
    pub fn leaves_out(self) -> bool {
        self != ProblemKind::StrayFile
    }
}

/// Something wrong, with exactly one primary place.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// The measure that it is in, where it is in one.
    pub measure: Option<MeasureId>,
    /// The text at fault.
    pub primary: Label,
    /// Other places that belong to it.
    pub others: Vec<Label>,
    /// The names and figures at hand, on one line.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// An edit at the primary file that mends it safely.
    pub suggestion: Option<Suggestion>,
}

/// Where a name or an id that is used twice is used first.
pub(super) fn first_use(file: FileId, location: Location) -> Label {
    Label { file, location, text: "first used here".to_owned() }
}

impl Problem {
    /// With its place, and nothing else to say yet.
    pub(super) fn new(kind: ProblemKind, file: FileId, location: Location, message: String) -> Self {
        let primary = Label { file, location, text: String::new() };
        Problem { kind, message, primary, others: Vec::new(), measure: None, help: None, suggestion: None }
    }

    /// The same, with what to do about it.
    pub(super) fn with_help(self, help: &str) -> Self {
        Problem { help: Some(help.to_owned()), ..self }
    }
}
