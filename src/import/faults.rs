//! What the rules find in a plan as it would be with what comes in.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::check::{Options, check};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::labels::{FormReason, Language, RowReason, Sentence, rule_advice, rule_request};
use crate::load::Loaded;

/// What a rule finds in a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file that it is in, and those that have a part in it.
    pub paths: Vec<String>,
    /// The table and the key that it is about: `milestone`, `due`. Both are empty where it is about the whole file.
    pub key: (String, String),
    /// What is wrong.
    message: String,
    /// The same in Hungarian, where the rule has words for it.
    hungarian: Option<String>,
    /// The id of the rule.
    pub rule: &'static str,
    /// The measure that it is about.
    pub measure: Option<String>,
}

impl Fault {
    fn of(loaded: &Loaded, finding: &Diagnostic) -> Self {
        let path = |label: &Label| loaded.files[label.file].path.clone();
        let span = finding.primary.span();
        Fault {
            paths: std::iter::once(&finding.primary).chain(&finding.others).map(path).collect(),
            key: key_at(
                &loaded.files[finding.primary.file].text,
                usize::try_from(span.start).unwrap_or(usize::MAX),
            ),
            message: finding.message.clone(),
            hungarian: finding.hungarian.clone(),
            rule: finding.rule.id,
            measure: finding.measure.as_ref().map(ToString::to_string),
        }
    }

    /// Whether what the rule says names this.
    pub fn names(&self, name: &str) -> bool {
        self.message.contains(&format!("`{name}`"))
    }

    /// What the rule finds in a form, and what to do about it there.
    pub fn message_for_form(&self) -> Sentence {
        Sentence::of(|language| match (language, rule_advice(self.rule)) {
            (Language::English, Some(advice)) => format!("{}: {}", self.message, advice.by_cells),
            _ => self.asked().in_language(language).to_owned(),
        })
    }

    /// What the rule finds; in Hungarian what it asks for, with the facts as the rule words them.
    pub fn message_in_words(&self) -> Sentence {
        let asked = self.asked();
        Sentence::of(|language| match (language, rule_request(self.rule, language)) {
            (Language::Hungarian, Some(_)) if self.hungarian.is_none() => {
                RowReason::with_facts(language, asked.in_language(language), &self.message)
            }
            _ => asked.in_language(language).to_owned(),
        })
    }

    /// What the rule finds; in Hungarian what it asks for, with the facts where the rule has words for them.
    fn asked(&self) -> Sentence {
        Sentence::of(|language| match (language, rule_request(self.rule, language)) {
            (Language::English, _) => self.message.clone(),
            (Language::Hungarian, Some(asked)) => match &self.hungarian {
                Some(facts) => format!("{facts}. {asked}"),
                None => asked.to_owned(),
            },
            (Language::Hungarian, None) => FormReason::of_rule(language, self.rule, &self.message),
        })
    }
}

/// The errors of a plan.
pub fn errors(loaded: &Loaded, day: NaiveDate) -> BTreeSet<Fault> {
    of_severity(loaded, day, Severity::Error)
}

/// What the rules find in a plan that is so severe.
pub fn of_severity(loaded: &Loaded, day: NaiveDate, severity: Severity) -> BTreeSet<Fault> {
    let findings = check(loaded, None, &Options::on(day));
    let wrong = findings.open.iter().filter(|finding| finding.severity == severity);
    wrong.map(|finding| Fault::of(loaded, finding)).collect()
}

/// The table and the key of the line that a place is in; the beginning of a file stands for the whole of it.
fn key_at(text: &str, at: usize) -> (String, String) {
    if at == 0 {
        return Default::default();
    }
    let start = text.get(..at).map_or(0, |before| before.rfind('\n').map_or(0, |end| end + 1));
    let name = |line: &str| line.trim_matches(['[', ']', ' ', '\r']).trim_matches('"').to_owned();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    if line.starts_with('[') {
        return (name(line), String::new());
    }
    let above = text.get(..start).unwrap_or_default();
    let table = above.lines().rev().find(|line| line.starts_with('[')).map(name).unwrap_or_default();
    let key = line.split_once('=').map(|(key, _)| name(key.trim())).unwrap_or_default();
    (table, key)
}

#[cfg(test)]
mod tests {
    use super::key_at;

    #[test]
    fn a_place_has_its_table_and_its_key() {
        let text = "title = \"a\"\n\n[[milestone]]\ntitle = \"b\"\ndue   = 2031-01-01\n";
        let of = |words: &str| key_at(text, text.find(words).unwrap());
        let pair = |table: &str, key: &str| (table.to_owned(), key.to_owned());
        assert_eq!(of("\"a\""), pair("", "title"));
        assert_eq!(key_at(text, 0), pair("", ""));
        assert_eq!(of("2031"), pair("milestone", "due"));
        assert_eq!(of("[[mile"), pair("milestone", ""));
        assert_eq!(key_at(text, 1000), pair("", "title"));
    }
}
