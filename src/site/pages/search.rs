//! Words that are looked for: with a script in an index of folded words, without one by way of every measure.

use maud::html;

use super::super::address::Address;
use super::super::frame::Body;
use super::super::search_index;
use super::super::view::View;
use crate::labels::SiteText;

pub fn write(view: &View<'_>) -> Body {
    let title = view.text(SiteText::Search);
    let index = view.href_to(&search_index::path(view.language));
    Body::new(
        title,
        html! {
            h1 { (title) }
            p.lead { (view.text(SiteText::SearchLead)) }
            form.search hidden role="search" data-index=(index) data-root=(view.href(&Address::Front))
                data-none=(view.text(SiteText::NothingFound)) data-unreachable=(view.text(SiteText::NoIndex)) {
                p {
                    label for="q" { (view.text(SiteText::SearchLabel)) }
                    input id="q" name="q" type="search" autocomplete="off";
                }
            }
            p.found role="status" data-found=(view.text(SiteText::Found)) {}
            ol.results {}
            p { (view.text(SiteText::WithoutScript)) " " (view.link(&Address::Measures, view.text(SiteText::Measures))) }
        },
    )
}
