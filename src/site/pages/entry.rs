//! Pages that lead to others: the root, what was renumbered, and what is not there.

use maud::{Markup, html};

use super::super::content::Content;
use super::super::frame::{self, Body, document};
use super::super::view::View;
use crate::labels::{Language, SiteText};

/// The page at the root: the plan, and its languages.
pub fn root(content: &Content) -> String {
    let first = content.settings.first_language();
    let only = content.settings.languages.len() == 1;
    let (title, lang) = title(content);
    document(
        first,
        &html! {
            title { (title) }
            link rel="stylesheet" href="style.css";
            link rel="icon" href="icon.svg" type="image/svg+xml";
            @if only { meta http-equiv="refresh" content={ "0; url=" (first.word()) "/index.html" }; }
        },
        &html! {
            main.entry-page id="main" {
                h1 { span lang=[lang] { (title) } }
                (languages(content, ""))
            }
        },
    )
}

/// The title of the plan, and its language where the title is known.
fn title(content: &Content) -> (&str, Option<&str>) {
    let title = content.settings.first_language().plan_title(content.plan());
    (title, content.plan().known_title().map(|_| content.published_language()))
}

/// The front page in every language; `up`: the way to the root.
fn languages(content: &Content, up: &str) -> Markup {
    html! {
        ul.languages {
            @for language in &content.settings.languages {
                li {
                    a href={ (up) (language.word()) "/index.html" } lang=(language.word()) hreflang=(language.word()) {
                        (SiteText::OwnName.in_language(*language))
                    }
                }
            }
        }
    }
}

/// The page of an id that a measure had before.
pub fn former(view: &View<'_>, at: usize) -> String {
    let (id, pages) =
        view.content.former.get(at).map_or(("", &[][..]), |(id, pages)| (id.as_str(), pages.as_slice()));
    let to = match pages {
        [only] => Some(view.href(only)),
        _ => None,
    };
    let body = Body {
        title: id.to_string(),
        head: html! { @if let Some(to) = &to { meta http-equiv="refresh" content={ "0; url=" (to) }; } },
        main: html! {
            h1 { (id) }
            p { (view.text(SiteText::NowCalled)) }
            ul { @for page in pages { li { (view.any_measure(page)) } } }
        },
    };
    frame::page(view, &body)
}

/// The page for an address that is not there. It may be shown at any address, so its links begin at the site's.
pub fn not_found(content: &Content) -> String {
    let first = content.settings.first_language();
    let base = content.settings.root();
    let text = |text: SiteText, language: &Language| text.in_language(*language);
    let (title, lang) = title(content);
    document(
        first,
        &html! {
            title { (text(SiteText::NotFound, &first)) }
            link rel="stylesheet" href={ (base) "style.css" };
            link rel="icon" href={ (base) "icon.svg" } type="image/svg+xml";
        },
        &html! {
            header.top {
                div.wide { p.name { a href={ (base) (first.word()) "/index.html" } lang=[lang] { (title) } } }
            }
            main id="main" {
                h1 { (text(SiteText::NotFound, &first)) }
                @for language in &content.settings.languages {
                    p lang=(language.word()) { (text(SiteText::NotFoundHelp, language)) }
                }
                (languages(content, &base))
            }
        },
    )
}
