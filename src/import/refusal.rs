//! Why nothing can be imported at all, and what to do.

use std::fmt;

use crate::labels::Sentence;

/// Why a file cannot be imported as a whole.
#[derive(Debug)]
pub struct Refusal {
    /// What is wrong, and where.
    pub message: Sentence,
    /// What to do, a line each.
    pub help: Vec<Sentence>,
}

impl Refusal {
    /// Says what is wrong, and what to do about it.
    pub fn new(message: impl Into<Sentence>, help: impl Into<Sentence>) -> Self {
        Refusal { message: message.into(), help: vec![help.into()] }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Refusal {}
