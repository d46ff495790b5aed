//! Deadlines that moved, on one scale of years.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::figure::{drawn, figure, legend};
use crate::history::slippage::DeadlineHistory;
use crate::labels::SiteText;
use crate::model::FieldValue;
use crate::render::chart::{Scale, line_signs};
use crate::site::view::View;

/// At most `most` of them, each with its days below its name.
pub fn moves(view: &View<'_>, deadlines: &[&DeadlineHistory], most: usize) -> Markup {
    let shown = &deadlines[..most.min(deadlines.len())];
    if shown.is_empty() {
        return html! {};
    }
    let scale = Scale::of(shown.iter().flat_map(|deadline| days(deadline)), view.content.day());
    let words = [SiteText::FirstRecorded, SiteText::NowMark].map(|text| view.text(text).to_owned());
    let words = words.into_iter().chain([view.language.day(view.content.day())]);
    let inside = html! {
        p { (view.text(SiteText::MovesChart)) }
        (legend(line_signs().into_iter().zip(words)))
        div.lines {
            (drawn(scale.axis()))
            ul role="list" { @for deadline in shown { (line(view, &scale, deadline)) } }
        }
    };
    figure(view.text(SiteText::Moved), &inside)
}

/// The days of a deadline, in the order in which they came.
fn days(deadline: &DeadlineHistory) -> impl Iterator<Item = NaiveDate> + Clone {
    values(deadline).filter_map(FieldValue::day)
}

fn values(deadline: &DeadlineHistory) -> impl Iterator<Item = &FieldValue> + Clone {
    std::iter::once(&deadline.first).chain(deadline.moves.iter().map(|step| &step.to))
}

fn line(view: &View<'_>, scale: &Scale, deadline: &DeadlineHistory) -> Markup {
    let measure = view.content.page_of_deadline(deadline);
    html! {
        li {
            p {
                @match measure {
                    Some(page) => (view.any_measure(&page)),
                    None => { (deadline.id) " " (view.published_text(&deadline.title)) },
                }
                @if let Some(milestone) = &deadline.milestone { " – " (view.published_text(&milestone.label())) }
            }
            p.days {
                @for (at, value) in values(deadline).enumerate() {
                    @if at > 0 { " → " }
                    (view.recorded_value(value))
                }
            }
            (drawn(scale.line(&days(deadline).collect::<Vec<_>>())))
        }
    }
}
