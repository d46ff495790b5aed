//! Pages that say what a command answers: what is late, where the money comes from, which deadlines moved.

use maud::{Markup, html};

use super::super::charts;
use super::super::frame::Body;
use super::super::view::View;
use crate::answers::funding::FundingAnswer;
use crate::answers::overdue::OverdueAnswer;
use crate::labels::SiteText;
use crate::query::funding::{self, By};
use crate::query::{overdue, spent};
use crate::render::Answer;
use crate::render::html::{self as tables, Room};
use crate::render::page::Page;

/// So many deadlines stand in a picture; the table has all of them.
const MOST_MOVES: usize = 40;

/// The page of an answer, with a link on each measure, body and source that it names.
fn answer_page(view: &View<'_>, page: Page) -> Markup {
    tables::write(&page.with_marks(view.language), &|reference| view.named(reference))
}

/// What is late.
pub fn late(view: &View<'_>) -> Body {
    let question = overdue::Question { day: view.content.day(), until: None, body: None };
    let overdue = overdue::find(view.plan(), &question);
    let answer = OverdueAnswer { plan_at: &view.content.plan_at, question, ahead: None, overdue };
    page(view, SiteText::WhatIsLate, &answer_page(view, view.content.judged(answer).page(view.language)))
}

/// Where the money comes from: by source, and by year.
pub fn money(view: &View<'_>) -> Body {
    let by = |by| {
        let question = funding::Question { day: view.content.day(), year: None, by };
        let funding = funding::find(view.plan(), &question);
        let spending = spent::find(view.plan(), &question);
        let answer = FundingAnswer { plan_at: &view.content.plan_at, question, funding, spending };
        answer_page(view, view.content.judged(answer).page(view.language))
    };
    let said = html! { (charts::money(view)) (by(vec![By::Source, By::Year])) };
    page(view, SiteText::WhereMoney, &said)
}

/// Which deadlines moved.
pub fn moved(view: &View<'_>) -> Body {
    let said = match &view.content.record {
        None => html! { p { (view.text(SiteText::NoRecord)) } },
        Some(record) => html! {
            (charts::moves(view, &record.moved_furthest(), MOST_MOVES))
            (answer_page(view, record.moved.page(view.language)))
        },
    };
    page(view, SiteText::Moved, &said)
}

fn page(view: &View<'_>, title: SiteText, said: &Markup) -> Body {
    let title = view.text(title);
    Body::new(title, html! { (Room::for_parts([said])) h1 { (title) } (said) })
}
