//! What a page is written with: its language, its place, and how it links to others.

use maud::{Markup, html};

use super::address::Address;
use super::content::Content;
use super::gathered::RemovedMeasure;
use crate::check::is_secret_text;
use crate::labels::{CommonText, Language, PaperText, SiteText};
use crate::model::{BodyId, Deadline, FieldValue, Measure, MeasureId, Plan, SectionId, SourceId};
use crate::render::changes::value_in;
use crate::render::html::Named;
use crate::render::page::PUBLISHED;
use crate::render::words::short;
use crate::text::{TextSlice, is_web_address};

/// A page that is being written.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What there is to show.
    pub content: &'a Content,
    /// In which language.
    pub language: Language,
    /// The page.
    pub address: &'a Address,
}

impl<'a> View<'a> {
    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.content.plan()
    }

    /// A text in the language of the page.
    pub fn text(&self, text: SiteText) -> &'static str {
        text.in_language(self.language)
    }

    /// The path of a page in this language, from the root of the site.
    pub fn path(&self, to: &Address) -> String {
        self.path_in(self.language, to)
    }

    /// The path of a file of a body, which lies in the folder of its page; without a body, of that of the whole plan.
    pub fn file_of(&self, body: Option<BodyId>, name: &str) -> String {
        let page = body.map_or_else(String::new, |body| Address::Body(body).folder(&self.content.slugs));
        format!("{}/{page}{name}", self.language.word())
    }

    /// The path of a page in a language, from the root of the site.
    pub fn path_in(&self, language: Language, to: &Address) -> String {
        to.path(language, &self.content.slugs)
    }

    /// The way from this page up to the root.
    fn up(&self) -> String {
        "../".repeat(self.path(self.address).matches('/').count())
    }

    /// A link from this page to another.
    pub fn href(&self, to: &Address) -> String {
        self.href_to(&self.path(to))
    }

    /// A link from this page to a path from the root.
    pub fn href_to(&self, path: &str) -> String {
        format!("{}{path}", self.up())
    }

    /// A link with words.
    pub fn link(&self, to: &Address, words: &str) -> Markup {
        html! { a href=(self.href(to)) { (words) } }
    }

    /// The tag of a language where it is not that of the page.
    pub fn foreign<'t>(&self, tag: &'t str) -> Option<&'t str> {
        (tag != self.language.word()).then_some(tag)
    }

    /// The language of a published text or of a translation of one, where it is not that of the page.
    pub fn language_of(&self, text: &str) -> Option<&'a str> {
        self.content.language_of(text).and_then(|tag| self.foreign(tag))
    }

    /// The published words, marked where they are in another language than the page.
    pub fn published_text(&self, words: &str) -> Markup {
        html! { span lang=[self.foreign(self.content.published_language())] { (words) } }
    }

    /// The words of the plan in the language of the page; where there are none, the published ones, marked.
    pub fn translated(&self, shown: &str, published: &str) -> Markup {
        if shown == published {
            self.published_text(published)
        } else {
            html! { (shown) }
        }
    }

    /// The title of a measure.
    pub fn title(&self, measure: &Measure) -> Markup {
        self.translated(self.language.title(measure), &measure.title)
    }

    /// The short title of a measure where it has one and the page has no title in its own language.
    pub fn short_title(&self, measure: &Measure) -> Markup {
        let is_published = self.language.title(measure) == measure.title.as_str();
        match measure.short.as_ref().filter(|_| is_published) {
            Some(short) => self.published_text(short),
            None => self.title(measure),
        }
    }

    /// The words, or the word for what is hidden where they may identify a person or a place.
    pub fn redacted<'t>(&self, words: &'t str) -> &'t str {
        if is_secret_text(words) { PaperText::Hidden.in_language(self.language) } else { words }
    }

    /// The words of a report or an assessment, marked with the language they are written in; hidden where they may
    /// identify a person.
    pub fn reported_text(&self, words: &str, lang: Option<&TextSlice>) -> Markup {
        let shown = self.redacted(words);
        let tag = lang.map_or(self.content.published_language(), |tag| tag.as_str());
        html! { span lang=[self.foreign(tag).filter(|_| shown == words)] { (shown) } }
    }

    /// The language of a body's name in this view, where it is not that of the page.
    pub fn body_language(&self, id: BodyId) -> Option<&'a str> {
        let has_own = self.plan().register[id].in_languages.name(self.language.word()).is_some();
        self.foreign(self.content.published_language()).filter(|_| !has_own)
    }

    /// A body by its name, as a link.
    pub fn body(&self, id: BodyId) -> Markup {
        let name = self.language.body(self.plan(), id);
        html! { a href=(self.href(&Address::Body(id))) lang=[self.body_language(id)] { (name) } }
    }

    /// The name of a body alone.
    pub fn body_name(&self, id: BodyId) -> Markup {
        html! { span lang=[self.body_language(id)] { (self.language.body(self.plan(), id)) } }
    }

    /// Bodies in a line.
    pub fn bodies(&self, ids: &[BodyId]) -> Markup {
        html! {
            @for (at, &id) in ids.iter().enumerate() {
                @if at > 0 { ", " }
                (self.body(id))
            }
        }
    }

    /// A measure by its id and title, as a link.
    pub fn measure(&self, at: usize, measure: &Measure) -> Markup {
        html! {
            a href=(self.href(&Address::Measure(at))) {
                span.id { (measure.id) } " " (self.title(measure))
            }
        }
    }

    /// The measure of a page, as a link: one of the plan, or one that it has no longer.
    pub fn any_measure(&self, page: &Address) -> Markup {
        match page {
            Address::Measure(at) => match self.plan().measures.get(*at) {
                Some(measure) => self.measure(*at, measure),
                None => html! {},
            },
            Address::Removed(at) => match self.content.removed().get(*at) {
                Some(removed) => html! {
                    a href=(self.href(page)) { span.id { (removed.id) } " " (self.removed_title(removed)) }
                },
                None => html! {},
            },
            _ => html! {},
        }
    }

    /// The title that a measure had last, marked with its language.
    pub fn removed_title(&self, removed: &RemovedMeasure) -> Markup {
        let title = self.removed_words(removed, "title");
        let is_own = removed.words(self.language.word(), "title").is_some();
        if is_own {
            html! { (title) }
        } else {
            self.reported_text(&title, None)
        }
    }

    /// What a measure that is gone said last under a key: concealed where it may lead to a person, for which it may have gone.
    pub fn removed_words(&self, removed: &RemovedMeasure, key: &str) -> String {
        let own = removed.words(self.language.word(), key);
        own.or_else(|| removed.published(key))
            .map_or_else(String::new, |words| self.redacted(words).to_owned())
    }

    /// The id of a measure, as a link where there is such a measure, or was.
    pub fn id(&self, id: &MeasureId) -> Markup {
        match self.content.page_of(id.as_str()) {
            Some(page) => html! { a.id href=(self.href(page)) { (id) } },
            None => html! { (id) },
        }
    }

    /// What some words name: where that has its page, a decision its place on it, and the language of the words.
    pub fn named(&self, text: &str) -> Named {
        if text == PUBLISHED {
            let lang = self.foreign(self.content.published_language()).map(str::to_owned);
            return Named { page: None, lang };
        }
        let href = |page: &Address| match page {
            Address::Meeting(_) => format!("{}#{text}", self.href(page)),
            page => self.href(page),
        };
        let page = self.content.page_of(text).map(href);
        Named { page, lang: self.language_of(text).map(str::to_owned) }
    }

    /// A section by its key and title, as a link.
    pub fn section(&self, id: SectionId) -> Markup {
        let section = &self.plan().sections[id];
        html! {
            a href=(self.href(&Address::Section(id))) {
                span.id { (section.key) } " " (self.translated(self.language.section(section), &section.title))
            }
        }
    }

    /// A source of funding by its name, as a link.
    pub fn source(&self, id: SourceId) -> Markup {
        let source = &self.plan().sources[id];
        html! { a href=(self.href(&Address::Source(id))) { (self.translated(self.language.source(source), &source.name)) } }
    }

    /// When a decision of a meeting falls due: its words are not published ones.
    pub fn due(&self, due: &Deadline) -> Markup {
        match due {
            Deadline::Words(words) => self.reported_text(words, None),
            due => self.deadline(due),
        }
    }

    /// A day, a period or the published words, which the checks leave as they are.
    pub fn deadline(&self, deadline: &Deadline) -> Markup {
        match (deadline, deadline.date()) {
            (Deadline::Words(words), _) => self.published_text(words),
            (Deadline::Missing, _) => html! { (self.text(SiteText::NoDeadline)) },
            (_, Some(day)) => {
                html! { time datetime=(day) { (self.language.deadline(deadline)) } }
            }
            _ => html! { (self.language.deadline(deadline)) },
        }
    }

    /// A value of a change in the history: a day, a number, or published words.
    pub fn recorded_value(&self, value: &FieldValue) -> Markup {
        match value {
            FieldValue::Text(words) => self.published_text(words),
            FieldValue::Day(day) => self.day(*day),
            other => html! { (value_in(Some(other), self.language)) },
        }
    }

    /// A value that a body reports. A text is hidden where it may identify a person.
    pub fn reported_value(&self, value: &FieldValue) -> Markup {
        match value {
            FieldValue::Text(words) => self.reported_text(words, None),
            other => self.recorded_value(other),
        }
    }

    /// The word for what is not known.
    pub fn unknown(&self) -> Markup {
        html! { span.warning { (CommonText::Unknown.in_language(self.language)) } }
    }

    /// A day.
    pub fn day(&self, day: chrono::NaiveDate) -> Markup {
        html! { time datetime=(day) { (self.language.day(day)) } }
    }

    /// A commit by the beginning of its id, as a link to its page.
    pub fn commit(&self, id: &str) -> Markup {
        match self.content.page_of(id) {
            Some(page @ Address::Commit(_)) => html! { a href=(self.href(page)) { code { (short(id)) } } },
            _ => html! { code { (short(id)) } },
        }
    }

    /// An address of the web as a link, and anything else as the words that it is.
    pub fn evidence(&self, address: &str) -> Markup {
        let shown = self.redacted(address);
        match is_web_address(shown) && shown == address {
            true => html! { a.outside href=(shown) rel="nofollow noopener noreferrer" { (shown) } },
            false => html! { (shown) },
        }
    }
}
