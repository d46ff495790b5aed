//! The accessibility statement.

use maud::html;

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::{AccessText, SiteText};

pub fn write(view: &View<'_>) -> Body {
    let title = view.text(SiteText::AccessibilityTitle);
    let say = |text: AccessText| text.in_language(view.language);
    let points = [
        AccessText::Keyboard,
        AccessText::Structure,
        AccessText::Colour,
        AccessText::Size,
        AccessText::Language,
        AccessText::Charts,
        AccessText::NoScript,
        AccessText::Print,
    ];
    let limits = [
        AccessText::FindingsInEnglish,
        AccessText::Unmarked,
        AccessText::PublishedWords,
        AccessText::WideTables,
    ];
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (say(AccessText::Aim)) }
            h2 { (say(AccessText::WhatIsDone)) }
            ul { @for point in points { li { (say(point)) } } }
            h2 { (say(AccessText::Limits)) }
            ul { @for point in limits { li { (say(point)) } } }
            h2 { (say(AccessText::Tested)) }
            p { (say(AccessText::HowTested)) }
            h2 { (say(AccessText::Feedback)) }
            p {
                (say(AccessText::WhereToTurn))
                @if let Some(coordination) = &view.plan().coordination {
                    " " (view.body(coordination.body)) "."
                }
            }
            p { (view.link(&Address::Front, view.text(SiteText::Overview))) }
        },
    )
}
