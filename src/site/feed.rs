//! Atom feeds of all changes, and of the changes that concern one body.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat};
use maud::{Markup, html};

use super::address::Address;
use super::record::Record;
use super::recorded_changes::{CurrentMeasure, MeasureChanges, RecordedCommit, RemovedMeasure};
use super::sentences;
use super::slugs::FEED;
use super::view::View;
use crate::labels::{DiffText, HistoryText, Noun, SiteText};
use crate::model::{BodyId, Change, FieldValue, MeasureId, Plan};
use crate::render::xml::escape;
use crate::source::Commit;

/// How many of the latest commits a feed tells of.
const MOST: usize = 100;

/// How many measures are named in the line that sums up a commit.
const NAMED: usize = 20;

/// How many measures of a commit, and changes of one, are told in full: the page of the commit has the rest.
const MOST_SHOWN: usize = 50;

/// Where the feed of a page's changes lies: that of the whole plan, or that of a body.
pub fn path(view: &View<'_>, body: Option<BodyId>) -> String {
    view.file_of(body, FEED)
}

/// A feed; `view` is the page that it belongs to.
pub fn write(view: &View<'_>, record: &Record, body: Option<BodyId>) -> String {
    let own = body.map(|body| BodyFollowed::of(view, body));
    let entries = record.commits.iter().enumerate().rev();
    let entries = entries.filter_map(|(at, entry)| FeedEntry::of(at, entry, own.as_ref())).take(MOST);
    let entries: Vec<FeedEntry<'_>> = entries.collect();
    let about = match body {
        Some(body) => view.language.body(view.plan(), body),
        None => view.text(SiteText::Changes),
    };
    let first = record.commits.first().map_or(view.content.day(), |entry| entry.commit.day);
    let updated = entries.iter().map(|told| moment(&told.entry.commit)).max();
    let what = body.map_or_else(|| "changes".to_owned(), |body| view.content.slugs.body(body).to_owned());
    let (page, own_path) = (view.path(view.address), path(view, body));
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{}</id>\n<title>{} – {}</title>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <author><name>{}</name></author>\n<generator>plan</generator>\n",
        view.language.word(),
        escape(&tag(view, first, &what)),
        escape(about),
        escape(view.language.plan_title(view.plan())),
        updated.unwrap_or_else(|| start_of(first)),
        escape(&full(view, &own_path, &own_path)),
        escape(&full(view, &own_path, &page)),
        escape(&title(view.language.plan_title(view.plan()))),
    );
    for told in &entries {
        feed.push_str(&write_entry(view, told, (&what, &own_path)));
    }
    feed.push_str("</feed>\n");
    feed
}

/// A commit as far as a feed is about it.
struct FeedEntry<'r> {
    /// Its place in the record.
    at: usize,
    entry: &'r RecordedCommit,
    measures: Vec<&'r MeasureChanges>,
    /// What it changed in the plan's own files, unless the plan began with it; in the feed of a body, the decisions that the
    /// body is to carry out.
    plan: Vec<&'r Change>,
    /// Whether the feed is of all: then it also tells what a commit left unreadable.
    is_whole: bool,
}

impl<'r> FeedEntry<'r> {
    /// Nothing, where the feed is of other measures.
    fn of(at: usize, entry: &'r RecordedCommit, own: Option<&BodyFollowed<'_>>) -> Option<Self> {
        let concerns = |it: &&MeasureChanges| own.is_none_or(|own| own.has(&it.became));
        let measures: Vec<&MeasureChanges> = entry.measures.iter().filter(concerns).collect();
        let is_told = |change: &&Change| own.map_or(!entry.begins, |own| own.has_decision(change));
        let plan: Vec<&Change> = entry.plan.iter().filter(is_told).collect();
        let is_whole = own.is_none();
        let has_any = is_whole || !measures.is_empty() || !plan.is_empty();
        has_any.then_some(FeedEntry { at, entry, measures, plan, is_whole })
    }
}

fn write_entry(view: &View<'_>, told: &FeedEntry<'_>, (what, feed): (&str, &str)) -> String {
    let commit = &told.entry.commit;
    let link = full(view, feed, &view.path(&Address::Commit(told.at)));
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<summary>{}</summary>\n<content type=\"html\">{}</content>\n</entry>\n",
        escape(&tag(view, commit.day, &format!("{what}/{}", commit.id))),
        escape(&title(view.redacted(&commit.subject))),
        moment(commit),
        escape(&title(view.redacted(&commit.author))),
        escape(&link),
        escape(&summary(view, told)),
        escape(&content(view, told, &link).0),
    )
}

/// What a commit touched, in a line.
fn summary(view: &View<'_>, told: &FeedEntry<'_>) -> String {
    let ids = told.measures.iter().map(|measure| measure.id.as_str());
    let measures = sentences::counted(view, told.measures.iter().copied());
    let ids = view.language.first(NAMED, ids).join(", ");
    let of_plan = (!told.plan.is_empty()).then(|| match told.is_whole {
        true => DiffText::PlanItself.in_language(view.language).to_owned(),
        false => Noun::Decision.count(told.plan.len(), view.language),
    });
    let of_measures = match (ids.is_empty(), &of_plan) {
        (true, Some(_)) => None,
        (true, None) => Some(measures),
        (false, _) => Some(format!("{measures}: {ids}")),
    };
    let named = of_plan.into_iter().chain(of_measures).collect::<Vec<_>>().join("; ");
    let broken = if told.is_whole { told.entry.unreadable.len() } else { 0 };
    match broken {
        0 => named,
        n => format!("{named}; {}", SiteText::unreadable(view.language, Noun::File.count(n, view.language))),
    }
}

/// What a commit changed, in the sentences of its page.
fn content(view: &View<'_>, told: &FeedEntry<'_>, link: &str) -> Markup {
    let entry = told.entry;
    let more = told.measures.iter().copied().skip(MOST_SHOWN);
    let of_plan = match told.is_whole {
        true => DiffText::PlanItself.in_language(view.language),
        false => view.text(SiteText::Decisions),
    };
    html! {
        @if entry.begins { p { (HistoryText::PlanBegins.in_language(view.language)) } }
        @if !told.plan.is_empty() {
            p { (of_plan) }
            (told_changes(view, &told.plan, link))
        }
        @if told.is_whole {
            @for merged in entry.of_merge.iter().take(MOST_SHOWN) { p { (sentences::of_merge(view, merged)) } }
            @for error in entry.unreadable.iter().take(MOST_SHOWN) { p { (sentences::unreadable(view, error)) } }
        }
        @for measure in told.measures.iter().take(MOST_SHOWN) {
            p { (name(view, measure)) }
            (told_changes(view, &measure.changes.iter().collect::<Vec<_>>(), link))
        }
        @if told.measures.len() > MOST_SHOWN { (rest(view, link, &sentences::counted(view, more))) }
    }
}

fn rest(view: &View<'_>, link: &str, what: &str) -> Markup {
    let words = SiteText::and_more(view.language, what);
    html! { p { @if link.starts_with("http") { a href=(link) { (words) } } @else { (words) } } }
}

/// A measure by its id and title, as a link where the address of the site is known.
fn name(view: &View<'_>, measure: &MeasureChanges) -> Markup {
    let title = sentences::title(view, measure);
    let page = view.content.page_of_changed(measure);
    let url = page.and_then(|page| view.content.settings.url(&view.path(&page)));
    html! {
        strong {
            @match url {
                Some(url) => a href=(url) { (measure.id) " " (title) },
                None => { (measure.id) " " (title) },
            }
        }
    }
}

fn told_changes(view: &View<'_>, changes: &[&Change], link: &str) -> Markup {
    let more = changes.len().saturating_sub(MOST_SHOWN);
    html! {
        ul { @for change in changes.iter().take(MOST_SHOWN) { li { (sentences::change_in_words(view, change)) } } }
        @if more > 0 { (rest(view, link, &Noun::Change.count(more, view.language))) }
    }
}

/// Words that are never empty.
fn title(words: &str) -> String {
    if words.trim().is_empty() { "–".to_owned() } else { words.to_owned() }
}

/// What a body's feed is about: the measures that it answers for, those that named it last before they went, and the
/// decisions of meetings that it is to carry out.
struct BodyFollowed<'v> {
    plan: &'v Plan,
    body: BodyId,
    day: NaiveDate,
    present: HashSet<&'v MeasureId>,
    /// By their places.
    removed: HashSet<usize>,
}

impl<'v> BodyFollowed<'v> {
    fn of(view: &View<'v>, body: BodyId) -> Self {
        let day = view.content.day();
        let own =
            view.content.measures().filter(|(_, measure)| view.plan().is_accountable(body, measure, day));
        let name = view.plan().register.name(body);
        let is_its = |removed: &RemovedMeasure| {
            let named = removed.last.get("responsible");
            matches!(named, Some(FieldValue::List(all)) if all.iter().any(|it| matches!(it, FieldValue::Text(it) if *it == *name)))
        };
        let removed = view.content.removed().iter().enumerate().filter(|(_, removed)| is_its(removed));
        BodyFollowed {
            plan: view.plan(),
            body,
            day,
            present: own.map(|(_, measure)| &measure.id).collect(),
            removed: removed.map(|(at, _)| at).collect(),
        }
    }

    /// Whether a change is one of a decision that the body is or was to carry out, itself or as a successor.
    fn has_decision(&self, change: &Change) -> bool {
        let is_decision = change.field == Some("decision");
        is_decision
            && change.before.iter().chain(&change.after).any(|decision| self.is_to_carry_out(decision))
    }

    fn is_to_carry_out(&self, decision: &FieldValue) -> bool {
        let texts = |key| match decision.get(key) {
            Some(FieldValue::List(all)) => all.iter().filter_map(FieldValue::text).collect(),
            _ => Vec::new(),
        };
        let named = texts("responsible").into_iter().filter_map(|name| self.plan.register.find(name));
        let named: Vec<BodyId> = named.collect();
        let took_over =
            |id: &MeasureId| self.plan.predecessor_among(self.body, &named, (id, self.day)).is_some();
        let about = texts("measures").into_iter().filter_map(|id| id.parse().ok());
        named.contains(&self.body) || about.into_iter().any(|id: MeasureId| took_over(&id))
    }

    fn has(&self, measure: &CurrentMeasure) -> bool {
        match measure {
            CurrentMeasure::Present(id) => self.present.contains(id),
            CurrentMeasure::Removed(at) => self.removed.contains(at),
        }
    }
}

/// An id that stays the same wherever the feed is read.
fn tag(view: &View<'_>, day: NaiveDate, what: &str) -> String {
    format!("tag:{},{day}:{what}", view.content.settings.authority())
}

/// The moment of a commit as feeds write it, in universal time.
fn moment(commit: &Commit) -> String {
    let time = DateTime::from_timestamp(commit.time, 0).filter(|time| (0..=9999).contains(&time.year()));
    time.map_or_else(|| start_of(commit.day), |time| time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn start_of(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

/// A full address where it is known, else the way from the feed.
fn full(view: &View<'_>, feed: &str, path: &str) -> String {
    let relative = || format!("{}{path}", "../".repeat(feed.matches('/').count()));
    view.content.settings.url(path).unwrap_or_else(relative)
}
