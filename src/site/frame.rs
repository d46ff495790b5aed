//! The frame of every page: what a browser may load for it, the navigation, and where its data come from.

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, html};

use super::address::Address;
use super::record::SEAL;
use super::view::View;
use crate::answers::site_manifest::VERSION;
use crate::labels::{Language, SiteDataText, SiteText, StatusText};
use crate::render::escape::escape_control;
use crate::render::html::Room;

/// What a browser may load: files of the site alone, and no script within a page.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'self'";

/// The pages that the way through the site leads to.
const WAYS: [(Address, SiteText); 8] = [
    (Address::Front, SiteText::Overview),
    (Address::Measures, SiteText::Measures),
    (Address::Late, SiteText::Late),
    (Address::Bodies, SiteText::Bodies),
    (Address::Money, SiteText::Money),
    (Address::Moved, SiteText::Moved),
    (Address::Changes, SiteText::Changes),
    (Address::Search, SiteText::Search),
];

/// Those that its foot leads to.
const MORE: [(Address, SiteText); 7] = [
    (Address::Sections, SiteText::Sections),
    (Address::Meetings, SiteText::Meetings),
    (Address::Disputed, SiteText::Disputed),
    (Address::Silent, SiteText::Silent),
    (Address::Checks, SiteText::Checks),
    (Address::Data, SiteText::Data),
    (Address::Accessibility, SiteText::Accessibility),
];

/// What is particular to a page.
pub struct Body {
    /// What it is called, in its head.
    pub title: String,
    /// What it says, its heading of the first level included.
    pub main: Markup,
    /// More in its head.
    pub head: Markup,
}

impl Body {
    /// A page with nothing of its own in its head.
    pub fn new(title: impl Into<String>, main: Markup) -> Self {
        Body { title: title.into(), main, head: html! {} }
    }
}

/// The whole page.
pub fn page(view: &View<'_>, body: &Body) -> String {
    let say = |text| view.text(text);
    document(
        view.language,
        &html! {
            (head(view, &body.title))
            (body.head)
        },
        &html! {
            (Room::for_parts([&body.main]))
            a.skip href="#main" { (say(SiteText::SkipToContent)) }
            header.top {
                div.wide {
                    p.name { a href=(view.href(&Address::Front)) { (view.plan_title()) } }
                    (languages(view))
                }
                (view.once(|known| Some(&known.ways), || ways(view)))
            }
            main id="main" tabindex="-1" {
                @for note in view.content.plan_at.left_out.sentences() {
                    p.notice { (note.in_language(view.language)) }
                }
                @if view.content.is_draft { p.notice { (StatusText::IsDraft.in_language(view.language)) } }
                (body.main)
            }
            (view.once(|known| Some(&known.foot), || foot(view)))
        },
    )
}

/// The way through the site.
fn ways(view: &View<'_>) -> Markup {
    html! {
        nav aria-label=(view.text(SiteText::Navigation)) {
            ul.wide { @for (to, words) in &WAYS { li { (way(view, to, view.text(*words))) } } }
        }
    }
}

/// A document in a language. Characters that a screen would act upon are written out, as names and words may come from
/// anyone.
pub fn document(language: Language, head: &Markup, body: &Markup) -> String {
    let whole = html! {
        (Room::for_parts([head, body]))
        (DOCTYPE)
        html lang=(language.word()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                (head)
            }
            body { (body) }
        }
    };
    let mut text = match escape_control(&whole.0) {
        Cow::Borrowed(_) => whole.into_string(),
        Cow::Owned(text) => text,
    };
    text.push('\n');
    text
}

fn head(view: &View<'_>, title: &str) -> Markup {
    let settings = &view.content.settings;
    let others = settings.languages.iter().filter(|_| settings.languages.len() > 1);
    let address = |language: Language| {
        let path = view.path_in(language, view.address);
        settings.url(&path).unwrap_or_else(|| view.href_to(&path))
    };
    let plan = view.language.plan_title(view.plan());
    html! {
        title { @if title == plan { (plan) } @else { (title) " – " (plan) } }
        meta name="generator" content={ "plan " (VERSION) };
        link rel="stylesheet" href=(view.href_to("style.css"));
        link rel="icon" href=(view.href_to("icon.svg")) type="image/svg+xml";
        @if let Some(url) = settings.url(&view.path(view.address)) { link rel="canonical" href=(url); }
        @for &language in others {
            link rel="alternate" hreflang=(language.word()) href=(address(language));
        }
        @if let Some(feed) = feed(view) {
            link rel="alternate" type="application/atom+xml" title=(view.text(SiteText::Feed)) href=(view.href_to(&feed));
        }
        // No other page has anything to choose or to look up.
        @if matches!(view.address, Address::Measures | Address::Search) { script src=(view.href_to("site.js")) defer {} }
    }
}

/// The feed that a page is about: of a body on its own page, of all changes on those that show them.
fn feed(view: &View<'_>) -> Option<String> {
    let body = match view.address {
        Address::Body(id) => Some(*id).filter(|id| view.content.has_feed(*id)),
        Address::Front | Address::Changes => None,
        _ => return None,
    };
    view.content.record.as_ref().map(|_| super::feed::path(view, body))
}

fn way(view: &View<'_>, to: &Address, words: &str) -> Markup {
    let current = (view.address == to).then_some("page");
    html! { a href=(view.href(to)) aria-current=[current] { (words) } }
}

/// The same page in the other languages.
fn languages(view: &View<'_>) -> Markup {
    let others = view.content.settings.languages.iter().filter(|&&other| other != view.language);
    html! {
        @for &other in others {
            p.language {
                a href=(view.href_to(&view.path_in(other, view.address))) hreflang=(other.word()) lang=(other.word()) {
                    (SiteText::OwnName.in_language(other))
                }
            }
        }
    }
}

fn foot(view: &View<'_>) -> Markup {
    let content = view.content;
    let say = |text| view.text(text);
    html! {
        footer.foot {
            div.wide {
                nav aria-label=(say(SiteText::More)) {
                    ul { @for (to, words) in &MORE { li { (way(view, to, say(*words))) } } }
                }
                p {
                    (say(SiteText::AsOf)) " " (view.day(content.day()))
                    @if let Some(commit) = content.commit() {
                        " · " (say(SiteText::ReadFrom)) " " code.commit { (commit) }
                    }
                }
                @if content.commit().is_none() { p { (say(SiteText::NotInGit)) } }
                p.small {
                    (say(SiteText::MadeBy)) " plan " (VERSION) ". "
                    @if content.commit().is_some() { (say(SiteText::SameBytes)) }
                    @if content.seal().is_some() {
                        " " a href=(view.href_to(SEAL)) { (SiteDataText::Seal.in_language(view.language)) }
                    }
                }
            }
        }
    }
}
