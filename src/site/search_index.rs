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
struct Entry {
    /// Its folder within the language.
    page: String,
    title: String,
    /// Folded, so that words without accents are found.
    words: String,
}

/// The index of a language; `view` is its front page.
pub fn write(view: &View<'_>) -> String {
    let plan = view.plan();
    let entry = |address: &Address, title: String, words: &[&str]| Entry {
        page: address.folder(&view.content.slugs),
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
        entry(&Address::Measure(at), format!("{} {}", measure.id, view.language.title(measure)), &words)
    });
    let sections = plan.sections.iter().map(|(id, section)| {
        let title = format!("{} {}", section.key, view.language.section(section));
        entry(&Address::Section(id), title, &[section.key.as_str(), &section.title])
    });
    let bodies = plan.register.bodies().map(|(id, body)| {
        let words: Vec<&str> = body.names().collect();
        entry(&Address::Body(id), view.language.body(plan, id).to_owned(), &words)
    });
    let sources = plan.sources.iter().map(|(id, source)| {
        entry(&Address::Source(id), view.language.source(source).to_owned(), &[&source.key, &source.name])
    });
    let meetings = plan.meetings.iter().enumerate().map(|(at, meeting)| {
        let title = view.shown(&meeting.title);
        entry(&Address::Meeting(at), format!("{} {title}", meeting.id), &[title])
    });
    let all: Vec<Entry> = measures.chain(sections).chain(bodies).chain(sources).chain(meetings).collect();
    let mut text = serde_json::to_string(&all).unwrap_or_default();
    text.push('\n');
    text
}
