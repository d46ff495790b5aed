//! Where the money comes from; unknown amounts are shown as unknown.

use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figure::{drawn, figure, legend};
use crate::labels::{CommonText, SiteText};
use crate::model::{SourceId, Sums};
use crate::query::funding::{self, By};
use crate::render::chart::{bar, open_sign};
use crate::render::html::{rows, table};
use crate::render::page::{number, wrapping};
use crate::site::view::View;

/// The money of one source, as far as it is known.
struct SourceRow {
    source: Option<SourceId>,
    sums: Sums,
    unknown: usize,
}

/// The sources with a bar for what is known of each, in relation to the largest, and its figures.
pub fn money(view: &View<'_>) -> Markup {
    let question = funding::Question { day: view.content.day(), year: None, by: vec![By::Source] };
    let funding = funding::find(view.plan(), &question);
    let row = |(group, total): (&funding::Group, &funding::GroupTotal)| SourceRow {
        source: group.source,
        sums: total.sums.iter().collect(),
        unknown: total.unquantified,
    };
    let sources: Vec<SourceRow> = funding.rows.iter().map(row).collect();
    if sources.is_empty() {
        return html! { p { (view.text(SiteText::NoMoney)) } };
    }
    let (title, language) = (view.text(SiteText::WhereMoney), view.language);
    let columns = [
        wrapping(view.text(SiteText::Source)),
        wrapping(""),
        number(view.text(SiteText::Amount)),
        number(view.text(SiteText::WithoutAmount)),
        wrapping(CommonText::State.in_language(language)),
    ];
    let cells = sources.iter().map(|row| {
        let state = row.source.map(|id| language.source_state(view.plan().sources[id].state));
        vec![
            name(view, row.source),
            drawn(bar(longest_share(row, &sources), row.unknown > 0)),
            html! { (known_amount(view, row)) },
            html! { (row.unknown) },
            html! { @if let Some(state) = state { (state) } },
        ]
    });
    let total = vec![
        html! { strong { (view.text(SiteText::Total)) } },
        html! {},
        html! { strong { (total(view, &funding.total, funding.incomplete)) } },
        html! { strong { (funding.incomplete) } },
        html! {},
    ];
    let is_open = sources.iter().any(|row| row.unknown > 0);
    let inside = html! {
        @if is_open { (legend([(open_sign(), view.text(SiteText::OpenEnd).to_owned())])) }
        (table(title, &columns, &rows(&columns, cells.chain([total]))))
    };
    figure(title, &inside)
}

fn name(view: &View<'_>, source: Option<SourceId>) -> Markup {
    match source {
        Some(id) => view.source(id),
        None => html! { (CommonText::NotSaid.in_language(view.language)) },
    }
}

/// The known part of a source's amounts, in words: unknown ones are not counted as zero.
fn known_amount(view: &View<'_>, row: &SourceRow) -> String {
    total(view, &row.sums, row.unknown)
}

fn total(view: &View<'_>, sums: &Sums, unknown: usize) -> String {
    match (sums.is_empty(), unknown) {
        (true, _) => view.text(SiteText::UnknownAmount).to_owned(),
        (false, 0) => view.language.sums(sums),
        (false, _) => SiteText::at_least(view.language, view.language.sums(sums)),
    }
}

/// The amount in thousandths of the largest of its currency.
fn longest_share(row: &SourceRow, all: &[SourceRow]) -> usize {
    let shares = row.sums.iter().map(|money| {
        let largest = all.iter().map(|other| other.sums.amount(money.currency)).max().unwrap_or_default();
        thousandths(money.amount, largest)
    });
    shares.max().unwrap_or_default()
}

/// A part of a whole in thousandths, from none to all.
pub fn thousandths(part: Decimal, whole: Decimal) -> usize {
    let share = part.checked_mul(Decimal::ONE_THOUSAND).and_then(|part| part.checked_div(whole));
    share.map_or(0, |share| share.clamp(Decimal::ZERO, Decimal::ONE_THOUSAND).round().to_usize().unwrap_or(0))
}
