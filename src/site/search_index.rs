//! What the search page looks words up in: every page of the plan with the words that it is found by, folded.

use serde::Serialize;

use super::address::Address;
use super::view::View;
use crate::labels::Language;
use crate::model::name::fold;
use crate::render::escape::escape_control;

/// Where the index of a language lies.
pub fn path(language: Language) -> String {
    format!("{}/search.json", language.word())
}

/// A page that can be found.
#[derive(Serialize)]
struct Entry<'a> {
    /// Its folder within the language.
    page: String,
    title: String,
    /// The language of the title, where it is not that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    /// Folded, so that words without accents are found.
    words: String,
}

/// The index of a language; `view` is its front page.
pub fn write(view: &View<'_>) -> String {
    let plan = view.plan();
    let entry = |address: &Address, title: String, shown: &str, words: &[&str]| Entry {
        page: address.folder(&view.content.slugs),
        lang: view.language_of(shown),
        words: fold(&words.join(" ")),
        title: escape_control(&title).into_owned(),
    };
    let measures = view.content.measures().map(|(at, measure)| {
        let bodies = measure.responsible.iter().chain(&measure.partners);
        let names = bodies.flat_map(|&id| plan.register[id].names());
        let own = [&measure.means, &measure.indicator, &measure.funding].into_iter().flatten();
        let words: Vec<&str> = [measure.id.as_str(), &measure.title]
            .into_iter()
            .chain(own.map(|text| text.as_str()))
            .chain(names)
            .collect();
        entry(
            &Address::Measure(at),
            format!("{} {}", measure.id, view.language.title(measure)),
            view.language.title(measure),
            &words,
        )
    });
    let sections = plan.sections.iter().map(|(id, section)| {
        let shown = view.language.section(section);
        entry(
            &Address::Section(id),
            format!("{} {shown}", section.key),
            shown,
            &[section.key.as_str(), &section.title],
        )
    });
    let bodies = plan.register.bodies().map(|(id, body)| {
        let words: Vec<&str> = body.names().collect();
        let shown = view.language.body(plan, id);
        entry(&Address::Body(id), shown.to_owned(), shown, &words)
    });
    let sources = plan.sources.iter().map(|(id, source)| {
        let shown = view.language.source(source);
        entry(&Address::Source(id), shown.to_owned(), shown, &[&source.key, &source.name])
    });
    let meetings = plan.meetings.iter().enumerate().map(|(at, meeting)| {
        let title = view.redacted(&meeting.title);
        entry(&Address::Meeting(at), format!("{} {title}", meeting.id), title, &[title])
    });
    let all: Vec<Entry<'_>> = measures.chain(sections).chain(bodies).chain(sources).chain(meetings).collect();
    let mut text = serde_json::to_string(&all).unwrap_or_default();
    text.push('\n');
    text
}
