//! Atom feeds of all changes, and of the changes that concern one body.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::address::Address;
use super::record::{Record, RecordedCommit};
use super::slugs::FEED;
use super::view::View;
use crate::labels::{Noun, SiteText};
use crate::model::{BodyId, MeasureId};
use crate::render::xml::escape;

/// How many of the latest commits a feed tells of.
const MOST: usize = 100;

/// Where the feed of a page's changes lies: that of the whole plan, or that of a body.
pub fn path(view: &View<'_>, body: Option<BodyId>) -> String {
    view.file_of(body, FEED)
}

/// A feed; `view` is the page that it belongs to.
pub fn write(view: &View<'_>, record: &Record, body: Option<BodyId>) -> String {
    let own = body.map(|body| measures_of(view, body));
    let concerns = |entry: &&RecordedCommit| {
        own.as_ref().is_none_or(|own| entry.measures.iter().any(|id| own.contains(id)))
    };
    let entries: Vec<&RecordedCommit> = record.commits.iter().rev().filter(concerns).take(MOST).collect();
    let about = match body {
        Some(body) => view.language.body(view.plan(), body),
        None => view.text(SiteText::Changes),
    };
    let first = record.commits.first().map_or(view.content.day(), |entry| entry.commit.day);
    let updated = entries.first().map_or(first, |entry| entry.commit.day);
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
        escape(&view.plan().title),
        moment(updated),
        escape(&full(view, &own_path, &own_path)),
        escape(&full(view, &own_path, &page)),
        escape(&title(&view.plan().title)),
    );
    for entry in entries {
        feed.push_str(&write_entry(view, entry, (&what, &own_path)));
    }
    feed.push_str("</feed>\n");
    feed
}

fn write_entry(view: &View<'_>, entry: &RecordedCommit, (what, feed): (&str, &str)) -> String {
    let commit = &entry.commit;
    let named: Vec<&str> = entry.measures.iter().take(20).map(MeasureId::as_str).collect();
    let more = if entry.measures.len() > named.len() { " …" } else { "" };
    let summary =
        format!("{}: {}{more}", Noun::Measure.count(entry.measures.len(), view.language), named.join(", "));
    let to = match entry.measures.as_slice() {
        [only] => view.content.measure_page(only),
        _ => None,
    };
    let link = full(view, feed, &view.path(&to.unwrap_or(Address::Changes)));
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
        escape(&tag(view, commit.day, &format!("{what}/{}", commit.id))),
        escape(&title(view.redacted(&commit.subject))),
        moment(commit.day),
        escape(&title(view.redacted(&commit.author))),
        escape(&link),
        escape(&summary),
    )
}

/// Words that are never empty.
fn title(words: &str) -> String {
    if words.trim().is_empty() { "–".to_owned() } else { words.to_owned() }
}

/// The measures that a body answers for.
fn measures_of<'v>(view: &View<'v>, body: BodyId) -> HashSet<&'v MeasureId> {
    let day = view.content.day();
    let own = view.content.measures().filter(|(_, measure)| view.plan().is_accountable(body, measure, day));
    own.map(|(_, measure)| &measure.id).collect()
}

/// An id that stays the same wherever the feed is read.
fn tag(view: &View<'_>, day: NaiveDate, what: &str) -> String {
    format!("tag:{},{day}:{what}", view.content.settings.authority())
}

/// A day as feeds write it: commits are dated by the day.
fn moment(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

/// A full address where it is known, else the way from the feed.
fn full(view: &View<'_>, feed: &str, path: &str) -> String {
    let relative = || format!("{}{path}", "../".repeat(feed.matches('/').count()));
    view.content.settings.url(path).unwrap_or_else(relative)
}
