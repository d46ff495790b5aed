//! References from the words of an answer, for web pages.

use crate::model::{BodyId, MeasureId, MeetingId, SourceId};

/// What words name: a web page leads to it from them, and marks the language of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The measure that has this id.
    Measure(MeasureId),
    /// The measure of the deadline at this place of the answer: two measures may have had one id.
    MeasureOfDeadline(usize),
    /// A body of the register.
    Body(BodyId),
    /// The body that is published under this name, if the register still has one.
    BodyNamed(String),
    /// A source of funding.
    Source(SourceId),
    /// The commit with this full id.
    Commit(String),
    /// The decision of a meeting that is called so.
    Decision(MeetingId, String),
    /// Nothing that has a page: the words are published ones, in the language of the plan.
    Published,
    /// Nothing of the plan: the words are an address of the web.
    Address,
    /// Words in a language of their own, by its tag.
    InLanguage(String),
}
