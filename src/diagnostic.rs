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
    /// It may be right, but should be looked at; with it `plan check --deny warnings` exits with 1.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word for it in answers: `error`, `warning`, `info`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Which rules apply without being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Always.
    Default,
    /// Whether anybody could tell that a measure was met: only when asked for, most plans would be full of it.
    Monitorability,
}

impl Group {
    /// Every group that can be asked for, with its name.
    pub const WORDS: [(&'static str, Group); 1] = [(Self::Monitorability.word(), Self::Monitorability)];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Group::Default => "default",
            Group::Monitorability => "monitorability",
        }
    }
}

/// A rule that a plan is held against. Its id reads as in "allow `deadline-outside-period`".
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, unique in the registry.
    pub id: &'static str,
    /// How much each of its findings matters.
    pub severity: Severity,
    /// When it applies: always, or only when its group is asked for.
    pub group: Group,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Markdown under the headings What it finds, Why it matters, Example, What to do.
    pub docs: &'static str,
}

/// Where in a file: known at once, or named by its key and looked up once the rules have run, so that a plan
/// without findings never pays for positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// Known: a stretch of the file's text.
    Span(Span),
    /// To be looked up: the way to a value of the file's TOML.
    Key(KeyPath),
}

/// A way into a TOML document: `allocation`, 0, `amount`.
pub type KeyPath = Vec<PathSegment>;

/// One step of a [`KeyPath`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathSegment {
    /// Into a table, by the name of a key.
    Key(Cow<'static, str>),
    /// Into a list, from 0.
    Index(usize),
    /// At a key itself, not at its value: the last step.
    Name(Cow<'static, str>),
}

/// The place of a top-level key.
pub fn key(name: &'static str) -> Location {
    Location::Key(vec![PathSegment::Key(name.into())])
}

/// The place of the table number `index` under `[[table]]`.
pub fn row(table: &'static str, index: usize) -> Location {
    key(table).at(index)
}

/// The place of a key in the table number `index` under `[[table]]`.
pub fn field(table: &'static str, index: usize, name: &'static str) -> Location {
    row(table, index).key(name)
}

impl Location {
    /// Further in: the value under a key of the table that is here.
    pub fn key(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.then(PathSegment::Key(name.into()))
    }

    /// Further in: the item number `index`, from 0, of the list that is here.
    pub fn at(self, index: usize) -> Self {
        self.then(PathSegment::Index(index))
    }

    /// A key itself of the table that is here, not its value.
    pub fn name(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.then(PathSegment::Name(name.into()))
    }

    /// One segment longer; a span is as narrow as it can be already.
    fn then(mut self, segment: PathSegment) -> Self {
        if let Location::Key(path) = &mut self {
            path.push(segment);
        }
        self
    }
}

/// A place with what there is to say about it (may be empty for the primary one).
#[derive(Clone, Debug)]
pub struct Label {
    /// The file that the place is in.
    pub file: FileId,
    /// What is underlined there.
    pub location: Location,
    /// Sentence at the underlined text.
    pub text: String,
}

impl Label {
    /// The text it points at; the beginning of the file where its key was not looked up.
    pub fn span(&self) -> Span {
        match self.location {
            Location::Span(span) => span,
            Location::Key(_) => Span::default(),
        }
    }
}

/// A change of the text that mends the finding.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What to replace.
    pub span: Span,
    /// What to write instead, as it stands in the file: with quotes where the value needs them.
    pub replacement: String,
}

/// One finding, with exactly one primary place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What the file or the plan was held against.
    pub rule: &'static Rule,
    /// As the rule has it.
    pub severity: Severity,
    /// What is wrong, on one line, with the names and figures at hand.
    pub message: String,
    /// The same in Hungarian, where the rule has words for it.
    pub hungarian: Option<String>,
    /// The text at fault. Findings are listed by where this stands.
    pub primary: Label,
    /// Other places that belong to it.
    pub others: Vec<Label>,
    /// The measure it is about, where it is about one.
    pub measure: Option<MeasureId>,
    /// What to do.
    pub help: Option<String>,
    /// An edit at the primary file that mends it safely.
    pub suggestion: Option<Suggestion>,
    /// Names that an `[[amendment]]` gives, or would have to give one of, for the change that it is about: fields of the
    /// measure, or an id.
    pub amendable: Vec<String>,
    /// Why the plan's own files accept it, where they do.
    pub accepted: Option<String>,
    /// The text it points at must not be repeated: it may lead to a person.
    pub secret: bool,
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
    /// Leaves out what other rules found.
    pub fn keep_only(&mut self, is_wanted: impl Fn(&Rule) -> bool) {
        self.open.retain(|finding| is_wanted(finding.rule));
        self.accepted.retain(|finding| is_wanted(finding.rule));
    }

    /// How many stand, of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.open.iter().filter(|finding| finding.severity == severity).count()
    }
}

impl Diagnostic {
    /// A finding about a commit, which points at no text: an audit names the commit, and shows no place.
    pub fn on_commit(rule: &'static Rule, message: impl Into<String>) -> Self {
        Diagnostic::new(rule, FileId(0), Location::Span(Default::default()), message)
    }

    /// A finding with the rule's severity and its place, and nothing else to say yet.
    pub fn new(rule: &'static Rule, file: FileId, location: Location, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            severity: rule.severity,
            message: message.into(),
            hungarian: None,
            primary: Label { file, location, text: String::new() },
            others: Vec::new(),
            measure: None,
            help: None,
            suggestion: None,
            amendable: Vec::new(),
            accepted: None,
            secret: false,
        }
    }

    /// Says it in Hungarian as well.
    pub fn in_hungarian(mut self, message: impl Into<String>) -> Self {
        self.hungarian = Some(message.into());
        self
    }

    /// Says at the underlined text what is the matter with it.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds another place that belongs to it, and what there is to say there.
    pub fn other(mut self, file: FileId, location: Location, text: impl Into<String>) -> Self {
        self.others.push(Label { file, location, text: text.into() });
        self
    }

    /// Keeps the text it points at out of every output.
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Says which measure it is about: the file of that measure may accept it.
    pub fn measure(mut self, id: &MeasureId) -> Self {
        self.measure = Some(id.clone());
        self
    }

    /// Says which names an amendment may give that covers the change.
    pub fn amendable(mut self, names: &[&str]) -> Self {
        self.amendable.extend(names.iter().map(|name| (*name).to_owned()));
        self
    }

    /// Says what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
