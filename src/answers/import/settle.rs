//! What a person has to settle before the rows that it stands in can be read: kind by kind, with the cells.

use serde::Serialize;

use super::{ImportAnswer, named};
use crate::import::has_mark;
use crate::import::rows::Problem;
use crate::labels::{ImportText, Language, Noun, QuestionKind};
use crate::render::page::Page;

/// The questions of a kind.
#[derive(Serialize)]
pub(super) struct QuestionGroup<'a> {
    /// The word for it in answers to programs.
    kind: &'static str,
    /// The cells that it is about; none where it is about several rows.
    cells: Vec<&'a str>,
    /// What is asked of the first of them, and what to do.
    first: String,
}

impl ImportAnswer<'_> {
    fn asked(&self, kind: QuestionKind) -> Vec<&Problem> {
        let problems = self.rejects().flat_map(|refused| &refused.problems);
        problems.filter(|problem| problem.reason.asked() == Some(kind)).collect()
    }

    /// Every kind of question that a sheet leaves open.
    pub(super) fn to_be_settled(&self) -> Vec<QuestionGroup<'_>> {
        let asking = |(word, kind)| {
            let problems = self.asked(kind);
            let first = problems.first()?.reason.in_language(Language::English).to_owned();
            Some(QuestionGroup {
                kind: word,
                cells: problems.iter().map(|one| one.cell.as_str()).collect(),
                first,
            })
        };
        let sections = self.import.sections.alike.iter().map(|(section, like)| QuestionGroup {
            kind: "sections",
            cells: Vec::new(),
            first: ImportText::sections_alike(Language::English, section, like),
        });
        let titled = self.import.sections.titled_twice.iter().map(|(id, titles)| QuestionGroup {
            kind: "sections",
            cells: Vec::new(),
            first: ImportText::titled_twice(Language::English, id, Language::English.or_quoted(titles)),
        });
        QuestionKind::WORDS.into_iter().filter_map(asking).chain(sections).chain(titled).collect()
    }

    /// A line for each kind, and for bodies one for each spelling.
    pub(super) fn questions(&self, page: &mut Page, language: Language) {
        let mut list = Vec::new();
        for (_, kind) in QuestionKind::WORDS {
            let problems = self.asked(kind);
            let Some(first) = problems.first() else { continue };
            let label = label(kind).in_language(language);
            if kind == QuestionKind::Bodies {
                list.extend(self.bodies(&problems, language).map(|line| (label.to_owned(), line)));
                continue;
            }
            let cells: Vec<&str> = problems.iter().map(|problem| problem.cell.as_str()).collect();
            let count = Noun::Cell.count(cells.len(), language);
            let reason = first.reason.in_language(language);
            list.push((
                label.to_owned(),
                ImportText::asked_in(language, count, named(&cells, language), reason),
            ));
        }
        for (section, like) in &self.import.sections.alike {
            let label = ImportText::AboutSections.in_language(language);
            list.push((label.to_owned(), ImportText::sections_alike(language, section, like)));
        }
        for (id, titles) in &self.import.sections.titled_twice {
            let label = ImportText::AboutSections.in_language(language);
            let titles = language.or_quoted(titles);
            list.push((label.to_owned(), ImportText::titled_twice(language, id, titles)));
        }
        if list.is_empty() {
            return;
        }
        page.heading(ImportText::ToBeSettled.in_language(language)).list(list);
        if !self.import.bodies.questions.is_empty() {
            page.text(ImportText::under_bodies(language, &self.mapping_path));
        }
    }

    /// Each spelling that may be that of another body, with its cells.
    fn bodies<'q>(
        &'q self,
        problems: &'q [&Problem],
        language: Language,
    ) -> impl Iterator<Item = String> + 'q {
        self.import.bodies.questions.iter().map(move |(spelling, like)| {
            let asked = match like.is_empty() {
                true if has_mark(spelling) => ImportText::one_or_several(language, spelling),
                true => ImportText::which_body(language, spelling),
                false => ImportText::is_the_same(language, spelling, language.or_quoted(like)),
            };
            let is_it = |problem: &&&Problem| problem.reason.in_language(language).starts_with(&*asked);
            let cells: Vec<&str> = problems.iter().filter(is_it).map(|one| one.cell.as_str()).collect();
            if cells.is_empty() {
                asked
            } else {
                ImportText::asked_of(language, asked, named(&cells, language))
            }
        })
    }
}

/// What a question is about.
fn label(kind: QuestionKind) -> ImportText {
    match kind {
        QuestionKind::Ids => ImportText::AboutIds,
        QuestionKind::Dates => ImportText::AboutDates,
        QuestionKind::Figures => ImportText::AboutFigures,
        QuestionKind::Currency => ImportText::AboutCurrency,
        QuestionKind::Bodies => ImportText::AboutBodies,
        QuestionKind::Money => ImportText::AboutMoney,
    }
}
