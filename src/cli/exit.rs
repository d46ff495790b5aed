//! How a run ends.

/// How a run ends that could do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing in the answer is to fail a script.
    Success,
    /// Errors, or what was to count as one.
    Findings,
    /// It cannot be told what was asked.
    NotTold,
}

impl Exit {
    /// Findings, where there are any that count.
    pub fn findings_if(found: bool) -> Self {
        if found { Exit::Findings } else { Exit::Success }
    }
}
