//! What the search page looks words up in: every word of the plan, folded, with the pages that have it. It is a script, as a
//! browser that shows the site from a folder loads nothing else.

use foldhash::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::address::Address;
use super::view::View;
use crate::check::is_secret_text;
use crate::labels::Language;
use crate::model::name::fold;
use crate::model::{ByLanguage, Measure};
use crate::render::escape::escape_control;

/// Where the index of a language lies.
pub fn path(language: Language) -> String {
    format!("{}/search.js", language.word())
}

/// What of a measure is published in other languages too.
const TRANSLATED: [&str; 4] = ["title", "means", "indicator", "funding"];

/// A page that can be found: its folder within the language, its title, and the language of that where it is not that of
/// the page.
type Page = (String, String, Option<String>);

/// The pages, and the words.
#[derive(Default, Serialize)]
struct Index {
    pages: Vec<Page>,
    /// Each with the places of its pages: the first, then how far each next one is from the one before.
    words: Vec<(String, Vec<usize>)>,
}

/// The index of a language; `view` is its front page.
pub fn write(view: &View<'_>) -> String {
    let mut gathered = IndexBuilder { view, pages: Vec::new(), words: HashMap::default() };
    gathered.measures();
    gathered.register();
    let words = gathered.words.into_iter().map(|(word, places)| (word, steps(&places)));
    let mut words: Vec<(String, Vec<usize>)> = words.collect();
    words.sort_unstable();
    let index = Index { pages: gathered.pages, words };
    format!("window.searchIndex = {};\n", serde_json::to_string(&index).unwrap_or_default())
}

/// How far it is from one place to the next.
fn steps(places: &[usize]) -> Vec<usize> {
    let before = std::iter::once(0).chain(places.iter().copied());
    places.iter().zip(before).map(|(at, before)| at - before).collect()
}

/// The pages so far, and the places of those that have a word.
struct IndexBuilder<'v, 'a> {
    view: &'v View<'a>,
    pages: Vec<Page>,
    words: HashMap<String, Vec<usize>>,
}

impl IndexBuilder<'_, '_> {
    /// A page under its id and its title, which has a language where that is not the one of the page, found by more texts.
    fn add<'t>(
        &mut self,
        page: &Address,
        (id, shown, lang): (&'t str, &'t str, Option<&str>),
        texts: impl IntoIterator<Item = &'t str>,
    ) -> usize {
        let at = self.pages.len();
        let title = format!("{id} {shown}");
        let lang = lang.map(str::to_owned);
        self.pages.push((
            page.folder(&self.view.content.slugs),
            escape_control(title.trim()).into_owned(),
            lang,
        ));
        for text in [id, shown].into_iter().chain(texts) {
            self.add_words(at, &fold(text));
        }
        at
    }

    /// A page is found by the words of a folded text.
    fn add_words(&mut self, at: usize, folded: &str) {
        for word in folded.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())) {
            if word.is_empty() {
                continue;
            }
            let places = match self.words.get_mut(word) {
                Some(places) => places,
                None => self.words.entry(escape_control(word).into_owned()).or_default(),
            };
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }

    fn measures(&mut self) {
        let view = self.view;
        for (at, measure) in view.content.measures() {
            let title = view.language.title(measure);
            let lang = view.language_of(title, &measure.title);
            let added =
                self.add(&Address::Measure(at), (measure.id.as_str(), title, lang), texts_of(measure));
            for &body in measure.responsible.iter().chain(&measure.partners) {
                self.add_words(added, view.content.folded_names(body));
            }
            for said in said_of(measure, view.content.day()).filter(|said| !is_secret_text(said)) {
                self.add_words(added, &fold(said));
            }
        }
        for (at, removed) in view.content.removed().iter().enumerate() {
            let title = view.removed_words(removed, "title");
            let lang = removed.published("title").and_then(|published| view.language_of(&title, published));
            self.add(&Address::Removed(at), (removed.id.as_str(), &title, lang), []);
        }
    }

    /// What the plan has in addition to measures.
    fn register(&mut self) {
        let (view, plan) = (self.view, self.view.plan());
        for (id, section) in plan.sections.iter() {
            let texts = names(&section.names).chain([section.title.as_str()]);
            let title = view.language.section(section);
            let lang = view.language_of(title, &section.title);
            self.add(&Address::Section(id), (section.key.as_str(), title, lang), texts);
        }
        for (id, body) in plan.register.bodies() {
            let duties =
                body.duties.iter().flat_map(|duty| names(&duty.names).chain([duty.english.as_str()]));
            let texts = body.names().chain(duties);
            self.add(&Address::Body(id), ("", view.language.body(plan, id), view.body_language(id)), texts);
        }
        for (id, source) in plan.sources.iter() {
            let texts = names(&source.names).chain([source.key.as_str(), source.name.as_str()]);
            let name = view.language.source(source);
            self.add(&Address::Source(id), ("", name, view.language_of(name, &source.name)), texts);
        }
        for (at, meeting) in plan.meetings.iter().enumerate() {
            let id = meeting.id.to_string();
            let agenda = meeting.agenda.iter().map(|item| &item.title);
            let decisions = meeting.decisions.iter();
            let decisions = decisions.flat_map(|it| [Some(&it.text), it.result.as_ref()]).flatten();
            let said = agenda.chain(decisions).map(|text| text.as_str()).filter(|text| !is_secret_text(text));
            let title = view.redacted(&meeting.title);
            let own = meeting.lang.as_ref().map_or(view.content.published_language(), |tag| tag.as_str());
            let lang = view.foreign(own).filter(|_| title == meeting.title.as_str());
            self.add(&Address::Meeting(at), (&id, title, lang), said);
        }
    }
}

fn names(names: &ByLanguage) -> impl Iterator<Item = &str> {
    names.names().map(|(_, name)| name.as_str())
}

/// What a measure is found by, in all languages, in addition to its bodies.
fn texts_of(measure: &Measure) -> impl Iterator<Item = &str> {
    let own = [Some(&measure.title), measure.short.as_ref()];
    let own =
        own.into_iter().chain([&measure.means, &measure.indicator, &measure.funding].map(Option::as_ref));
    let tags = Language::WORDS.iter().map(|(tag, _)| *tag);
    let translated = tags.flat_map(|tag| TRANSLATED.map(|key| measure.texts.text(tag, key)));
    let milestones = measure.milestones.iter().map(|milestone| Some(&milestone.title));
    own.chain(translated).chain(milestones).flatten().map(|text| text.as_str())
}

/// What bodies and others said of a measure up to a day, and the acts that changed it.
fn said_of(measure: &Measure, day: NaiveDate) -> impl Iterator<Item = &str> {
    let reports = measure.reports.iter().filter(move |it| it.date <= day);
    let reports = reports.flat_map(|it| [it.text.as_ref(), it.by.as_ref()]);
    let assessments = measure.assessments.iter().filter(move |it| it.date <= day);
    let assessments = assessments.flat_map(|it| [it.text.as_ref(), Some(&it.by)]);
    let spent = measure.spent.iter().filter(move |it| it.date <= day).map(|it| it.text.as_ref());
    let acts = measure.amendments.iter().map(|it| Some(&it.basis));
    reports.chain(assessments).chain(spent).chain(acts).flatten().map(|text| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn places_are_told_from_one_to_the_next() {
        assert_eq!(steps(&[0, 3, 4, 10]), [0, 3, 1, 6]);
        assert_eq!(steps(&[7]), [7]);
    }
}
