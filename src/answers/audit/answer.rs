//! What `plan audit` answers with.

use serde::Serialize;

use super::judged::AuditedHistory;
use crate::labels::HistoryText;

/// The answer of `plan audit`.
pub struct AuditAnswer {
    /// Commits that were to be part of the history.
    pub contained: Vec<ContainedCommit>,
    /// What to say where the history is not here as a whole.
    pub cut_off: Option<HistoryText>,
    /// What was found.
    pub history: AuditedHistory,
}

/// Whether a commit that was named is still part of the history.
#[derive(Clone, Debug, Serialize)]
pub struct ContainedCommit {
    /// As it was named.
    pub revision: String,
    /// Its full id; `None` where this repository knows no such commit.
    pub commit: Option<String>,
    /// Whether it is.
    pub contained: bool,
}
