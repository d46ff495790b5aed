//! The plan at a glance.

use maud::{Markup, html};

use super::super::address::Address;
use super::super::frame::Body;
use super::super::view::View;
use crate::labels::{Language, Noun, SiteText};
use crate::model::Status;

pub fn write(view: &View<'_>) -> Body {
    let plan = view.plan();
    Body::new(
        plan.title.to_string(),
        html! {
            h1 { (view.published(&plan.title)) }
            p.lead {
                @if let Some(decision) = &plan.decision { (view.published(decision)) }
                @if let Some(period) = plan.period {
                    " · " (view.day(period.start)) " – " (view.day(period.end))
                }
            }
            p { (view.say(SiteText::AsOf)) " " strong { (view.language.long_day(view.content.day())) } }
            (figures(view))
        },
    )
}

/// The figures that matter most, each with the page that it comes from.
fn figures(view: &View<'_>) -> Markup {
    let total = &view.content.overview.total;
    let figure = |number: usize, words: &str, to: Address| {
        html! {
            li { a href=(view.href(&to)) { strong { (view.language.count(number)) } " " span { (words) } } }
        }
    };
    let status = |status: Status, language: Language| super::super::progress::word(status, language);
    html! {
        ul.figures {
            (figure(total.measures, Noun::Measure.after(total.measures, view.language), Address::Measures))
            (figure(total.count(Status::Completed), status(Status::Completed, view.language), Address::Measures))
            (figure(total.count(Status::InProgress), status(Status::InProgress, view.language), Address::Measures))
            (figure(total.count(Status::Unreported), status(Status::Unreported, view.language), Address::Silent))
            (figure(total.overdue, view.say(SiteText::LateMark), Address::Late))
            (figure(total.disputed + total.contested, view.say(SiteText::DisputedMark), Address::Disputed))
        }
    }
}
