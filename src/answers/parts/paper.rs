//! What papers and reports have in common: the plan in their words, what must not be shown, and the line at their foot.

use chrono::NaiveDate;

use super::plan_at::PlanAt;
use crate::check::is_secret_text;
use crate::labels::{CommonText, Label, Language, Noun, PaperText};
use crate::model::{BodyId, Deadline, Measure, MeasureKind, Milestone, Status, Sums};
use crate::render::document::{Alignment, Document, Words};
use crate::source::short_id;

/// What a paper is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The plan on its day.
    pub plan_at: &'a PlanAt,
    /// The language of the paper.
    pub language: Language,
    /// The last commit of the history; `None`: there is none.
    pub commit: Option<&'a LastCommit>,
}

/// The last commit of the history.
#[derive(Clone, Debug)]
pub struct LastCommit {
    /// Its id.
    pub id: String,
    /// Whether the files of the plan differ from it.
    pub is_changed: bool,
}

/// A day or a period, which no line is to break.
pub fn in_one_line(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A text, or that it is not shown where it may lead to a person or a place.
pub fn shown(text: &str, language: Language) -> String {
    match is_secret_text(text) {
        true => PaperText::Hidden.in_language(language).to_owned(),
        false => text.to_owned(),
    }
}

/// A column of words.
pub const fn left(title: &str) -> (&str, Alignment) {
    (title, Alignment::Left)
}

/// A column of words that no screen cuts.
pub const fn whole(title: &str) -> (&str, Alignment) {
    (title, Alignment::Whole)
}

/// A column of figures.
pub const fn right(title: &str) -> (&str, Alignment) {
    (title, Alignment::Right)
}

impl<'a> Source<'a> {
    /// A document with its title and the line at its foot.
    pub fn document(&self, title: String) -> Document {
        let PlanAt { plan, day, revision, .. } = self.plan_at;
        let mut document = Document::new(title, self.language, *day);
        let version = match (revision, self.commit) {
            (Some(revision), _) => PaperText::version(self.language, short_id(revision)),
            (None, Some(commit)) if commit.is_changed => {
                PaperText::files(self.language, short_id(&commit.id))
            }
            (None, Some(commit)) => PaperText::version(self.language, short_id(&commit.id)),
            (None, None) => PaperText::NoRecord.in_language(self.language).to_owned(),
        };
        let as_of = PaperText::as_of(self.language, self.language.plan_title(plan), self.language.day(*day));
        document.footer = format!("{as_of} · {version}");
        for note in self.plan_at.left_out.sentences() {
            document.paragraph(note.in_language(self.language));
        }
        document
    }

    /// That rows were amended after the day of the paper, and that it goes by the amended ones.
    pub fn amended_later(&self) -> Option<String> {
        let PlanAt { plan, day, .. } = self.plan_at;
        let later = plan.measures.iter().filter(|measure| measure.is_amended_after(*day));
        let ids: Vec<&str> = later.map(|measure| measure.id.as_str()).collect();
        (!ids.is_empty()).then(|| PaperText::amended_later(self.language, ids.join(", ")))
    }

    /// The words of a report or an assessment, unless they may lead to a person or a place.
    pub fn redacted(&self, text: &str) -> String {
        shown(text, self.language)
    }

    /// Who assessed: by the name that the register has for a body, where it is one.
    pub fn assessor(&self, by: &str) -> String {
        self.redacted(self.language.assessor(&self.plan_at.plan, by))
    }

    /// What is said, in the language of the return that it stands in where that is another one.
    pub fn redacted_in_own_language(&self, text: &str, file: crate::text::FileId) -> Words {
        let of_return = self.plan_at.plan.return_in(file).and_then(|one| one.lang.as_deref());
        let lang = of_return.filter(|lang| *lang != self.language.word() && !is_secret_text(text));
        Words::in_language(self.redacted(text), lang)
    }

    /// A day.
    pub fn day(&self, day: NaiveDate) -> String {
        in_one_line(&self.language.day(day))
    }

    /// How far something is, as people say it.
    pub fn status(&self, status: Status) -> &'static str {
        Label::of_status(status).in_language(self.language)
    }

    /// How many measures there are, and how many points of the decision.
    pub fn counted<'m>(&self, measures: impl Iterator<Item = &'m Measure> + Clone) -> String {
        let count = |kind, noun: Noun| {
            let n = measures.clone().filter(|measure| measure.kind == kind).count();
            (n > 0).then(|| noun.count(n, self.language))
        };
        let counts = [count(MeasureKind::Measure, Noun::Measure), count(MeasureKind::Point, Noun::Point)];
        counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The names of bodies.
    pub fn bodies(&self, bodies: &[BodyId]) -> String {
        self.language.bodies(&self.plan_at.plan, bodies)
    }

    /// The names of bodies, which a table on a screen has as their abbreviations where it has no room for them.
    pub fn body_names(&self, bodies: &[BodyId]) -> Words {
        let abbreviated = self.language.abbreviated_bodies(&self.plan_at.plan, bodies);
        Words::from(self.bodies(bodies)).short(abbreviated)
    }

    /// Likewise, those of the responsible bodies of a measure.
    pub fn responsible_names(&self, measure: &Measure) -> Words {
        match measure.is_unknown("responsible") {
            true => CommonText::Unknown.in_language(self.language).into(),
            false => self.body_names(&measure.responsible),
        }
    }

    /// The responsible bodies of a measure.
    pub fn responsible(&self, measure: &Measure) -> String {
        match measure.is_unknown("responsible") {
            true => CommonText::Unknown.in_language(self.language).to_owned(),
            false => self.bodies(&measure.responsible),
        }
    }

    /// Those who answer for a milestone.
    pub fn responsible_for(&self, measure: &Measure, milestone: &Milestone) -> String {
        match milestone.responsible.is_empty() {
            true => self.responsible(measure),
            false => self.bodies(&milestone.responsible),
        }
    }

    /// By when: the day, the period or the published words.
    pub fn deadline(&self, deadline: &Deadline) -> String {
        match deadline {
            Deadline::Missing => CommonText::NoDate.in_language(self.language).to_owned(),
            Deadline::Date(_) | Deadline::Period(_) => in_one_line(&self.language.deadline(deadline)),
            Deadline::Words(_) | Deadline::Unknown => self.language.deadline(deadline),
        }
    }

    /// Totals, or that no amount is known.
    pub fn sums(&self, sums: &Sums) -> String {
        self.language.sums(sums)
    }
}
