//! A finding: which rule, how severe, what is wrong, where, and what to do.

pub mod fingerprint;

use std::borrow::Cow;

use crate::model::MeasureId;
use crate::text::{FileId, Span};

/// How much a finding matters. The order is the order of importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan cannot be trusted as it stands; `plan check` exits with 1.
    Error,
    /// Somebody should look; `plan check --deny warnings` exits with 1.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A rule that a plan is held against. Its id reads as in "allow `deadline-outside-period`".
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, unique in the registry.
    pub id: &'static str,
    pub severity: Severity,
    /// What it finds, in one line.
    pub summary: &'static str,
}

/// Where in a file: known at once, or named by its key and looked up once the rules have run, so that a plan
/// without findings never pays for positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Span(Span),
    Key(KeyPath),
}

/// A way into a TOML document: `allocation`, 0, `amount`.
pub type KeyPath = Vec<Step>;

/// One step of a [`KeyPath`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

/// The place of a top-level key.
pub fn key(name: &'static str) -> Place {
    Place::Key(vec![Step::Key(name.into())])
}

/// The place of the table number `index` under `[[table]]`.
pub fn row(table: &'static str, index: usize) -> Place {
    Place::Key(vec![Step::Key(table.into()), Step::Index(index)])
}

/// The place of a key in the table number `index` under `[[table]]`.
pub fn field(table: &'static str, index: usize, name: &'static str) -> Place {
    Place::Key(vec![Step::Key(table.into()), Step::Index(index), Step::Key(name.into())])
}

/// A place with what there is to say about it (may be empty for the primary one).
#[derive(Clone, Debug)]
pub struct Label {
    pub file: FileId,
    pub place: Place,
    pub text: String,
}

/// A change of the text that mends the finding.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub span: Span,
    pub replacement: String,
}

/// One finding, with exactly one primary place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub message: String,
    pub primary: Label,
    /// Other places that belong to it.
    pub others: Vec<Label>,
    /// The measure it is about, where it is about one.
    pub measure: Option<MeasureId>,
    /// What to do.
    pub help: Option<String>,
    /// An edit at the primary file that mends it safely.
    pub suggestion: Option<Suggestion>,
    /// Why the plan's own files accept it, where they do.
    pub accepted: Option<String>,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Findings {
    /// In the order of the files, then of the lines.
    pub open: Vec<Diagnostic>,
    /// Those that the plan's own files accept, in the same order.
    pub accepted: Vec<Diagnostic>,
    /// How many files were looked at.
    pub files: usize,
}

impl Findings {
    /// How many stand, of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.open.iter().filter(|finding| finding.severity == severity).count()
    }
}

impl Diagnostic {
    pub fn new(rule: &'static Rule, file: FileId, place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            severity: rule.severity,
            message: message.into(),
            primary: Label { file, place, text: String::new() },
            others: Vec::new(),
            measure: None,
            help: None,
            suggestion: None,
            accepted: None,
        }
    }

    /// Says at the underlined text what is the matter with it.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    pub fn other(mut self, file: FileId, place: Place, text: impl Into<String>) -> Self {
        self.others.push(Label { file, place, text: text.into() });
        self
    }

    pub fn measure(mut self, id: &MeasureId) -> Self {
        self.measure = Some(id.clone());
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
