//! Where the money comes from; unknown amounts are shown as unknown.

use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figure::{drawn, figure, legend};
use crate::answers::funding;
use crate::labels::{CommonText, FundingText, SiteText};
use crate::model::{SourceId, Sums};
use crate::render::chart::{bar, open_sign};
use crate::render::html::{rows, table};
use crate::render::page::{Column, number, wrapping};
use crate::site::source_money::{MoneyBySource, SourceRow};
use crate::site::view::View;

/// The sources with a bar for what is known of each, in relation to the largest, its figures and what was spent of it; with
/// the years that this is about, and what is left out.
pub fn money(view: &View<'_>) -> Markup {
    let money = view.content.money();
    if money.rows.is_empty() {
        return html! { p { (view.text(SiteText::NoMoney)) } };
    }
    let (plan, language) = (view.plan(), view.language);
    let title = view.text(SiteText::WhereMoney);
    let is_spent = !money.spent.is_empty();
    let columns = columns(view, is_spent);
    let cells = money.rows.iter().map(|(&source, row)| {
        let state = source.map(|id| language.source_state(plan.sources[id].state));
        let figures = [drawn(bar(longest_share(row, money), row.unknown > 0)), known_amount(view, row)];
        let spent = is_spent.then(|| html! { (language.sums(&row.spent)) });
        let rest = [html! { (row.unknown) }, html! { @if let Some(state) = state { (state) } }];
        [name(view, source)].into_iter().chain(figures).chain(spent).chain(rest).collect()
    });
    let strong = |words: &str| html! { strong { (words) } };
    let sums =
        [strong(view.text(SiteText::Total)), html! {}, strong(&total(view, &money.total, money.unknown))];
    let spent = is_spent.then(|| strong(&language.sums(&money.spent)));
    let rest = [strong(&money.unknown.to_string()), html! {}];
    let total: Vec<Markup> = sums.into_iter().chain(spent).chain(rest).collect();
    let is_open = money.rows.values().any(|row| row.unknown > 0);
    let inside = html! {
        p { (funding::title(plan, None, language)) }
        @if is_open { (legend([(open_sign(), view.text(SiteText::OpenEnd).to_owned())])) }
        (table(title, &columns, &rows(&columns, cells.chain([total]))))
        @for said in funding::left_out(plan, language, &money.apart, &money.spent_left_out) { p.small { (said) } }
    };
    figure(title, &inside)
}

fn columns(view: &View<'_>, is_spent: bool) -> Vec<Column> {
    let spent = is_spent.then(|| number(FundingText::Spent.in_language(view.language)));
    let first = [wrapping(view.text(SiteText::Source)), wrapping(""), number(view.text(SiteText::Amount))];
    let last =
        [number(view.text(SiteText::WithoutAmount)), wrapping(CommonText::State.in_language(view.language))];
    first.into_iter().chain(spent).chain(last).collect()
}

fn name(view: &View<'_>, source: Option<SourceId>) -> Markup {
    match source {
        Some(id) => view.source(id),
        None => html! { (CommonText::NotSaid.in_language(view.language)) },
    }
}

/// The known part of a source's amounts, in words: unknown ones are not counted as zero.
fn known_amount(view: &View<'_>, row: &SourceRow) -> Markup {
    match row.is_spent_only {
        true => html! { span.faint { (CommonText::None.in_language(view.language)) } },
        false => html! { (total(view, &row.sums, row.unknown)) },
    }
}

fn total(view: &View<'_>, sums: &Sums, unknown: usize) -> String {
    match (sums.is_empty(), unknown) {
        (true, _) => view.text(SiteText::UnknownAmount).to_owned(),
        (false, 0) => view.language.sums(sums),
        (false, _) => SiteText::at_least(view.language, view.language.sums(sums)),
    }
}

/// The amount in thousandths of the largest of its currency.
fn longest_share(row: &SourceRow, all: &MoneyBySource) -> usize {
    let shares = row.sums.iter().map(|money| {
        let largest =
            all.rows.values().map(|other| other.sums.amount(money.currency)).max().unwrap_or_default();
        thousandths(money.amount, largest)
    });
    shares.max().unwrap_or_default()
}

/// A part of a whole in thousandths, from none to all.
pub fn thousandths(part: Decimal, whole: Decimal) -> usize {
    let share = part.checked_mul(Decimal::ONE_THOUSAND).and_then(|part| part.checked_div(whole));
    share.map_or(0, |share| share.clamp(Decimal::ZERO, Decimal::ONE_THOUSAND).round().to_usize().unwrap_or(0))
}
