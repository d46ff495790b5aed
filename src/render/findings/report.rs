//! What a format of findings is given.

use crate::diagnostic::{Findings, Severity};
use crate::labels::{Language, Noun, RunText};
use crate::render::options::{Envelope, OutputOptions};
use crate::render::page::Page;
use crate::text::Files;

/// Findings, and what else the formats need.
pub struct Report<'a> {
    /// What the findings point into.
    pub files: &'a Files,
    /// What was found.
    pub findings: &'a Findings,
    /// What the answer in JSON begins with.
    pub envelope: Envelope<'a>,
    /// Whether findings that are accepted are shown whole, where the format is for people.
    pub accepted: bool,
    /// Where the log goes.
    pub screen: OutputOptions,
    /// What the change that is judged does to the plan, where one is.
    pub change: Option<&'a Page>,
    /// A word that cannot be guessed, so that no text of the plan can contain it.
    pub secret: &'a str,
}

/// "52 files: 1 error, 2 warnings; 1 finding accepted".
pub fn summary(found: &Findings, language: Language) -> String {
    let counts =
        [(Severity::Error, Noun::Error), (Severity::Warning, Noun::Warning), (Severity::Info, Noun::Note)];
    let counts = counts.map(|(severity, noun)| (found.count(severity), noun));
    let said: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| noun.count(*n, language)).collect();
    let said = match said.is_empty() {
        true => RunText::NoProblems.in_language(language).to_owned(),
        false => said.join(", "),
    };
    let accepted = match found.accepted.len() {
        0 => String::new(),
        n => RunText::some_accepted(Noun::Finding.count(n, language)).in_language(language).to_owned(),
    };
    format!("{}: {said}{accepted}", Noun::File.count(found.files, language))
}
