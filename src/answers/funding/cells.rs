//! Cells about money, with references to the bodies and sources in them.

use crate::labels::{CommonText, FundingText, Language};
use crate::model::{BodyId, Money, Plan, SourceId, SourceState, Sums};
use crate::query::balance::Balance;
use crate::render::page::{Cell, Reference, Style, cell};

/// A body by its name.
pub(super) fn body_cell(plan: &Plan, body: BodyId, language: Language) -> Cell {
    let name = language.body(plan, body);
    cell(name).name(name, Reference::Body(body))
}

/// A source, and that its money depends on a decision.
pub(super) fn source_cell(plan: &Plan, id: SourceId, language: Language) -> Cell {
    let source = &plan.sources[id];
    let name = language.source(source);
    let shown = match source.state {
        SourceState::Decided => cell(name),
        SourceState::Contingent => cell(FundingText::contingent_source(language, name)),
    };
    shown.name(name, Reference::Source(id))
}

/// The sums; where something in them has no amount, they are the least that it can be.
pub(super) fn amount(sums: &Sums, is_at_least: bool, language: Language) -> Cell {
    match (sums.is_empty(), is_at_least) {
        (true, _) => cell(CommonText::NotKnown.in_language(language)).style(Style::Faint),
        (false, true) => cell(FundingText::at_least(language, language.sums(sums))),
        (false, false) => cell(language.sums(sums)),
    }
}

/// What is left of an appropriation; what is taken beyond it is said in words, not by a sign.
pub(super) fn remainder(balance: &Balance<'_>, language: Language) -> String {
    let Balance { difference, appropriated, is_at_least, .. } = *balance;
    let sum = language.money(Money { amount: difference.abs(), ..appropriated });
    match (difference.is_sign_negative() && !difference.is_zero(), is_at_least) {
        (false, false) => sum,
        (false, true) => FundingText::at_most(language, sum),
        (true, false) => FundingText::over_by(language, sum),
        (true, true) => FundingText::over_by(language, FundingText::at_least(language, sum)),
    }
}
