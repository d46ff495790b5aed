//! One file for each kind of page.

mod accessibility;
mod answers;
mod bodies;
mod body;
mod changes;
mod checks;
mod data;
mod decisions;
mod disagreement;
mod entry;
mod front;
mod list;
mod measure;
mod measures;
mod meeting;
mod removed;
mod search;
mod section;
mod source;

use super::address::Address;
use super::frame::{self, Body};
use super::view::View;

pub use entry::{former, not_found, root};

/// The page of an address.
pub fn write(view: &View<'_>) -> String {
    let body: Body = match view.address {
        Address::Front => front::write(view),
        Address::Measures => measures::write(view),
        Address::Measure(at) => measure::write(view, *at),
        Address::Section(id) => section::write(view, *id),
        Address::Sections => section::write_all(view),
        Address::Body(id) => body::write(view, *id),
        Address::Bodies => bodies::write(view),
        Address::Source(id) => source::write(view, *id),
        Address::Meeting(at) => meeting::write(view, *at),
        Address::Meetings => meeting::write_all(view),
        Address::Changes => changes::write(view),
        Address::Checks => checks::write(view),
        Address::Late => answers::late(view),
        Address::Money => answers::money(view),
        Address::Moved => answers::moved(view),
        Address::Disputed => disagreement::disputed(view),
        Address::Silent => disagreement::silent(view),
        Address::Accessibility => accessibility::write(view),
        Address::Search => search::write(view),
        Address::Data => data::write(view),
        Address::Commit(at) => changes::write_commit(view, *at),
        Address::Removed(at) => removed::write(view, *at),
        Address::Former(at) => return former(view, *at),
    };
    frame::page(view, &body)
}
