//! What a page is written with: its language, its place, and how it links to others.

use std::borrow::Cow;
use std::sync::OnceLock;

use maud::{Markup, PreEscaped, html};

use super::address::Address;
use super::content::Content;
use super::recorded_changes::RemovedMeasure;
use super::shared_parts::{DEPTH, SharedParts};
use crate::check::is_secret_text;
use crate::labels::{CommonText, HistoryText, Language, PaperText, SiteText};
use crate::model::{BodyId, Deadline, FieldValue, Measure, MeasureId, MeetingId, Plan, SectionId, SourceId};
use crate::render::changes::value_in;
use crate::render::html::Named;
use crate::render::page::Reference;
use crate::source::short_id;
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

    /// A part of the page, which is written once where it is the same on others.
    pub fn once(
        &self,
        place: impl FnOnce(&'a SharedParts) -> Option<&'a OnceLock<String>>,
        write: impl FnOnce() -> Markup,
    ) -> PreEscaped<Cow<'a, str>> {
        let is_same = self.address.depth(&self.content.slugs) == DEPTH;
        let remembered = self.content.remembered(self.language).filter(|_| is_same);
        PreEscaped(match remembered.and_then(place) {
            Some(place) => Cow::Borrowed(place.get_or_init(|| write().into_string())),
            None => Cow::Owned(write().into_string()),
        })
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

    /// The way from this page up to the folder of its language.
    fn up(&self) -> String {
        "../".repeat(self.address.depth(&self.content.slugs))
    }

    /// A link from this page to another in its language.
    pub fn href(&self, to: &Address) -> String {
        // Most links fit into this: pages have hundreds of thousands of them.
        let mut href = String::with_capacity(96);
        href.extend(std::iter::repeat_n("../", self.address.depth(&self.content.slugs)));
        to.push_path(&self.content.slugs, &mut href);
        href
    }

    /// A link from this page to a path from the root.
    pub fn href_to(&self, path: &str) -> String {
        format!("../{}{path}", self.up())
    }

    /// A link with words.
    pub fn link(&self, to: &Address, words: &str) -> Markup {
        html! { a href=(self.href(to)) { (words) } }
    }

    /// The tag of a language where it is not that of the page.
    pub fn foreign<'t>(&self, tag: &'t str) -> Option<&'t str> {
        (tag != self.language.word()).then_some(tag)
    }

    /// The language of published words, where it is not that of the page.
    pub fn published_language(&self) -> Option<&'a str> {
        self.foreign(self.content.published_language())
    }

    /// The language of the words that are shown, where they are the published ones and that is not the language of the page.
    pub fn language_of(&self, shown: &str, published: &str) -> Option<&'a str> {
        self.published_language().filter(|_| shown == published)
    }

    /// The title of the plan, or that it is not known.
    pub fn plan_title(&self) -> Markup {
        match self.plan().known_title() {
            Some(title) => self.published_text(title),
            None => html! { (self.language.plan_title(self.plan())) },
        }
    }

    /// The published words, marked where they are in another language than the page.
    pub fn published_text(&self, words: &str) -> Markup {
        match self.language.mark(words) {
            Some(mark) => html! { (mark) },
            None => html! { span lang=[self.published_language()] { (words) } },
        }
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

    /// The words, or the word for what is hidden where they may identify a person or a place, or did before they were hidden.
    pub fn redacted<'t>(&self, words: &'t str) -> &'t str {
        let hidden = || is_secret_text(words).then(|| PaperText::Hidden.in_language(self.language));
        self.language.mark(words).or_else(hidden).unwrap_or(words)
    }

    /// A milestone as the record names it.
    pub fn milestone(&self, id: Option<&str>, title: &str) -> Markup {
        html! {
            @if let Some(id) = id { span lang=[self.published_language()] { (id) } ": " }
            (self.reported_text(title, None))
        }
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
        self.published_language().filter(|_| !has_own)
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
        match self.content.page_of(id) {
            Some(page) => html! { a.id href=(self.href(&page)) { (id) } },
            None => html! { (id) },
        }
    }

    /// The page that a reference leads to, and the language of its words.
    pub fn named(&self, reference: &Reference) -> Named {
        let (page, lang) = match reference {
            Reference::Measure(id) => (self.content.page_of(id), None),
            Reference::MeasureOfDeadline(at) => (self.content.page_of_deadline_at(*at), None),
            Reference::Body(id) => (Some(Address::Body(*id)), self.body_language(*id)),
            Reference::BodyNamed(name) => {
                (self.plan().register.find(name).map(Address::Body), self.published_language())
            }
            Reference::Source(id) => {
                let source = &self.plan().sources[*id];
                let lang = self.language_of(self.language.source(source), &source.name);
                (Some(Address::Source(*id)), lang)
            }
            Reference::Commit(id) => (self.content.page_of_commit(id), None),
            Reference::Decision(meeting, id) => {
                return Named { page: self.decision_href(meeting, id), lang: None };
            }
            Reference::Address => (None, None),
            Reference::Published => (None, self.published_language()),
            Reference::InLanguage(tag) => (None, self.foreign(tag)),
        };
        Named { page: page.map(|page| self.href(&page)), lang: lang.map(str::to_owned) }
    }

    /// A link to a decision, at its place on the page of its meeting.
    pub fn decision_href(&self, meeting: &MeetingId, decision: &str) -> Option<String> {
        let at = self.plan().meetings.iter().position(|known| known.id == *meeting)?;
        Some(format!("{}#{decision}", self.href(&Address::Meeting(at))))
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

    /// When a decision of a meeting falls due: its words are not published ones, but in the language of the meeting.
    pub fn due(&self, due: &Deadline, lang: Option<&TextSlice>) -> Markup {
        match due {
            Deadline::Words(words) => self.reported_text(words, lang),
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

    /// That a part of the history is all there was to read, where that is so.
    pub fn part_at_hand(&self) -> Markup {
        let is_part = self.content.record.as_ref().is_some_and(|record| !record.is_whole);
        html! { @if is_part { p.notice { (HistoryText::PartAtHand.in_language(self.language)) } } }
    }

    /// A day.
    pub fn day(&self, day: chrono::NaiveDate) -> Markup {
        html! { time datetime=(day) { (self.language.day(day)) } }
    }

    /// A commit by the beginning of its id, as a link to its page.
    pub fn commit(&self, id: &str) -> Markup {
        match self.content.page_of_commit(id) {
            Some(page) => html! { a href=(self.href(&page)) { code { (short_id(id)) } } },
            None => html! { code { (short_id(id)) } },
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
