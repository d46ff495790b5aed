//! Why nothing can be imported at all, and what to do.

use std::fmt;

/// Why a file cannot be imported as a whole.
#[derive(Debug)]
pub struct Refusal {
    /// What is wrong, and where.
    pub message: String,
    /// What to do, a line each.
    pub help: Vec<String>,
}

impl Refusal {
    /// Says what is wrong, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Refusal { message: message.into(), help: vec![help.into()] }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}
