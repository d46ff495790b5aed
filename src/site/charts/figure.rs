//! What every figure has: its name, and what its signs mean.

use maud::{Markup, PreEscaped, html};

use crate::answers::FILLS;
use crate::labels::Label;
use crate::render::chart::signs;
use crate::site::view::View;

/// What is drawn, as a part of a page.
pub(super) fn drawn(svg: String) -> Markup {
    PreEscaped(svg)
}

/// A figure by its name.
pub(super) fn figure(title: &str, inside: &Markup) -> Markup {
    html! { figure role="group" aria-label=(title) { (inside) } }
}

/// The legend: the signs and what they mean, in a line.
pub(super) fn legend(signs: impl IntoIterator<Item = (String, String)>) -> Markup {
    html! {
        ul.legend role="list" {
            @for (sign, words) in signs { li { (drawn(sign)) " " (words) } }
        }
    }
}

/// How the statuses are painted, with the patterns that this needs; `id`: another one for each figure of a page.
pub(super) fn status_legend(view: &View<'_>, id: &str) -> Markup {
    let (patterns, signs) = signs(FILLS.map(|(_, fill)| fill), id);
    let words = FILLS.map(|(status, _)| Label::of_status(status).in_language(view.language).to_owned());
    html! { (drawn(patterns)) (legend(signs.into_iter().zip(words))) }
}
