//! What an act changes in a measure, as given on the command line and as a person answers step by step.

use super::prompt::{Prompt, PromptQuestion};
use super::target;
use crate::cli::failure::Failure;
use crate::cli::lookup;
use crate::cli::value_parsers::{deadline, deadline_words, filled};
use crate::edit::TomlValue;
use crate::labels::{Language, PromptText, Sentence, UsageText};
use crate::model::name::fold;
use crate::model::{Measure, Plan};

/// What the act changes.
#[derive(Clone, Debug, Default)]
pub struct RequestedChange {
    /// By when from now on.
    pub deadline: Option<String>,
    /// Rows of words, by their keys.
    pub words: Vec<(&'static str, String)>,
    /// The responsible bodies; without any, they stay.
    pub responsible: Vec<String>,
    /// The partners; without any, they stay.
    pub partners: Vec<String>,
    /// Whether it withdraws, or takes that back.
    pub withdrawn: Option<bool>,
    /// The milestone that the deadline is of.
    pub deadline_of: Option<String>,
    /// The milestone that the withdrawal is of.
    pub withdrawn_of: Option<String>,
}

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Deadline,
    Words(&'static str, PromptQuestion),
    Responsible,
    Partners,
    Withdrawn(bool),
}

/// What the act changes.
pub const WHAT: PromptQuestion =
    PromptQuestion { flag: "--deadline, --title, --withdrawn ...", text: PromptText::WhatChanges };
const ELSE: PromptQuestion = PromptQuestion { flag: WHAT.flag, text: PromptText::WhatElseChanges };
const DEADLINE: PromptQuestion = PromptQuestion { flag: "--deadline", text: PromptText::Deadline };
const MILESTONE: PromptQuestion = PromptQuestion { flag: "--milestone", text: PromptText::AboutMilestone };
const RESPONSIBLE: PromptQuestion =
    PromptQuestion { flag: "--responsible", text: PromptText::ResponsibleBody };
const PARTNERS: PromptQuestion = PromptQuestion { flag: "--partners", text: PromptText::PartnerBody };

/// The words by which a change is chosen, in English and Hungarian.
const CHANGES: [(&str, &str, Change); 9] = [
    ("deadline", "határidő", Change::Deadline),
    ("title", "cím", Change::Words("title", PromptQuestion { flag: "--title", text: PromptText::Title })),
    ("responsible", "felelős", Change::Responsible),
    ("partners", "közreműködő", Change::Partners),
    ("means", "eszköz", Change::Words("means", PromptQuestion { flag: "--means", text: PromptText::Means })),
    (
        "indicator",
        "mutató",
        Change::Words("indicator", PromptQuestion { flag: "--indicator", text: PromptText::Indicator }),
    ),
    (
        "funding",
        "forrás",
        Change::Words("funding", PromptQuestion { flag: "--funding", text: PromptText::Funding }),
    ),
    ("withdrawn", "visszavonás", Change::Withdrawn(true)),
    ("reinstated", "visszaállítás", Change::Withdrawn(false)),
];

/// What people also write for one of them: the key of the files, or the heading of a table.
const ALSO: [(&str, &str); 5] = [
    ("partner", "partners"),
    ("partnerek", "partners"),
    ("közreműködők", "partners"),
    ("felelősök", "responsible"),
    ("finanszírozás", "funding"),
];

fn change(word: &str) -> Result<Change, Sentence> {
    let wanted = fold(word);
    let wanted = wanted.trim_start_matches('-');
    let also = ALSO.iter().find(|(also, _)| wanted == fold(also));
    let wanted = also.map_or(wanted, |(_, meant)| meant);
    let found =
        CHANGES.iter().find(|(english, hungarian, _)| wanted == *english || wanted == fold(hungarian));
    found.map(|(.., change)| *change).ok_or_else(|| {
        Sentence::of(|language| {
            let known = CHANGES.iter().map(|(english, hungarian, _)| match language {
                Language::English => *english,
                Language::Hungarian => *hungarian,
            });
            let known = known.collect::<Vec<_>>().join(", ");
            UsageText::one_of_words(known).in_language(language).to_owned()
        })
    })
}

/// The milestone that a change is about: each change has its own, unless one was given for all.
fn milestone_for(
    given: Option<&str>,
    prompt: &mut Prompt,
    measure: &Measure,
) -> Result<Option<String>, Failure> {
    if measure.milestones.is_empty() {
        return Ok(None);
    }
    let known = |name: &str| match measure.milestone(name) {
        Some(_) => Ok(name.to_owned()),
        None => Err(lookup::no_milestone(measure, name)),
    };
    if given.is_none() {
        prompt.tell(target::milestones(measure, prompt.language()));
    }
    prompt.may(given.map(str::to_owned), &MILESTONE, known)
}

impl RequestedChange {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        let RequestedChange { deadline, words, responsible, partners, withdrawn, .. } = self;
        deadline.is_none()
            && words.is_empty()
            && responsible.is_empty()
            && partners.is_empty()
            && withdrawn.is_none()
    }

    /// Whether a milestone is named, and nothing that could be of one changes.
    pub fn has_idle_milestone(&self) -> bool {
        let is_named = self.deadline_of.is_some() || self.withdrawn_of.is_some();
        is_named && self.deadline.is_none() && self.withdrawn.is_none()
    }

    /// Asks what is changed, and into what, until all is said.
    ///
    /// # Errors
    /// When the terminal ends before the answer.
    pub fn ask(&mut self, prompt: &mut Prompt, (plan, measure): (&Plan, &Measure)) -> Result<(), Failure> {
        let given = self.deadline_of.take();
        self.withdrawn_of = None;
        let mut next = prompt.need(None, &WHAT, change)?;
        while let Some(change) = next {
            self.ask_for(change, prompt, (plan, measure, given.as_deref()))?;
            next = prompt.may(None, &ELSE, self::change)?;
        }
        Ok(())
    }

    fn ask_for(
        &mut self,
        change: Change,
        prompt: &mut Prompt,
        (plan, measure, milestone): (&Plan, &Measure, Option<&str>),
    ) -> Result<(), Failure> {
        let body = |name: &str| {
            lookup::body(plan, name).map_err(|why| why.in_one_line())?;
            Ok(name.to_owned())
        };
        match change {
            Change::Deadline => {
                self.deadline = prompt.need(None, &DEADLINE, deadline_words)?;
                self.deadline_of = milestone_for(milestone, prompt, measure)?;
            }
            Change::Words(key, question) => {
                let words = prompt.need(None, &question, filled)?;
                self.words.retain(|(known, _)| *known != key);
                self.words.extend(words.map(|words| (key, words)));
            }
            Change::Responsible => self.responsible = prompt.many(Vec::new(), true, &RESPONSIBLE, body)?,
            Change::Partners => self.partners = prompt.many(Vec::new(), true, &PARTNERS, body)?,
            Change::Withdrawn(withdrawn) => {
                prompt.chosen(if withdrawn { "--withdrawn" } else { "--reinstated" });
                self.withdrawn = Some(withdrawn);
                self.withdrawn_of = milestone_for(milestone, prompt, measure)?;
            }
        }
        Ok(())
    }

    /// The rows that change, in the order of the file.
    ///
    /// # Errors
    /// When a body is unknown, or the file keeps published words that only people can change.
    pub fn rows(&self, plan: &Plan, measure: &Measure) -> Result<Vec<(&'static str, TomlValue)>, Failure> {
        let bodies = |names: &[String]| {
            // One that is empty says that there is none from now on.
            let named = names.iter().filter(|name| !name.trim().is_empty());
            let found = named.map(|name| lookup::body(plan, name));
            let found = found.collect::<Result<Vec<_>, _>>()?;
            Ok::<_, Failure>(TomlValue::texts(
                found.into_iter().map(|body| plan.register.name(body).to_owned()),
            ))
        };
        let mut rows = Vec::new();
        let text = |key: &'static str| {
            let given = self.words.iter().find(|(known, _)| *known == key);
            given.map(|(key, words)| (*key, TomlValue::text(words.trim())))
        };
        rows.extend(text("title"));
        let lists = [
            ("responsible", &self.responsible, measure.wording.responsible_apart),
            ("partners", &self.partners, measure.wording.partners_apart),
        ];
        for (key, names, has_wording) in lists.into_iter().filter(|(_, names, _)| !names.is_empty()) {
            if has_wording {
                return Err(Failure::usage(UsageText::keeps_published(key)).help(UsageText::ByHand));
            }
            rows.push((key, bodies(names)?));
        }
        rows.extend(text("means"));
        let of_measure = self.deadline.as_deref().filter(|_| self.deadline_of.is_none());
        rows.extend(of_measure.and_then(|when| Some(("deadline", deadline(when).ok()?))));
        rows.extend(text("indicator"));
        rows.extend(text("funding"));
        Ok(rows)
    }

    /// The milestone whose day changes, by its place in the file.
    ///
    /// # Errors
    /// When the measure has none of this name.
    pub fn milestone_due(&self, measure: &Measure) -> Result<Option<(usize, TomlValue)>, Failure> {
        let Some(name) = &self.deadline_of else { return Ok(None) };
        let at = measure.milestones.iter().position(|milestone| milestone.is_named(name));
        let at = at.ok_or_else(|| Failure::usage(lookup::no_milestone(measure, name)))?;
        Ok(self.deadline.as_deref().and_then(|when| Some((at, deadline(when).ok()?))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_known_by_the_words_of_both_languages_and_of_the_files() {
        for word in ["partners", "partner", "--partner", "Partnerek", "közreműködő", "kozremukodok"] {
            assert_eq!(change(word).ok(), Some(Change::Partners), "{word}");
        }
        for word in ["funding", "forrás", "finanszírozás"] {
            assert!(matches!(change(word), Ok(Change::Words("funding", _))), "{word}");
        }
        assert!(change("money").is_err());
    }
}
