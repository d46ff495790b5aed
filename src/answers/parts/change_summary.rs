//! What a change does to the plan, for a person: measure by measure, then the totals.

use super::body_names::{as_written, named_in};
use super::measure;
use crate::check::{Base, redact_personal_data};
use crate::history::Comparison;
use crate::labels::{CommonText, DiffText, FundingText, Language, Noun};
use crate::load::Loaded;
use crate::model::{Change, Measure, Money, Plan};
use crate::query::effect::{self, Total, TotalChange};
use crate::render::changes::describe_change;
use crate::render::page::{Page, Style, Table, cell, fixed, number};
use crate::source::short_id;

/// Adds what changed, and what that does to the totals; nothing where nothing changed.
pub fn add(
    page: &mut Page,
    (comparison, plan): (&Comparison<'_>, &Plan),
    effects: &[TotalChange],
    language: Language,
) {
    let points = |measure: Option<&Measure>, changes: &[Change]| {
        let said = |change| (String::new(), describe(change, Some((plan, measure)), language));
        changes.iter().map(said).collect()
    };
    if !comparison.plan.is_empty() {
        page.heading(DiffText::PlanItself.in_language(language)).list(points(None, &comparison.plan));
    }
    for change in &comparison.measures {
        let title = change.after.or(change.before).map_or("", |measure| language.title(measure));
        page.heading(format!("{} {title}", change.id)).list(points(change.after, &change.changes));
    }
    if !effects.is_empty() {
        page.heading(DiffText::Totals.in_language(language)).table(totals(effects, language));
    }
}

/// A change in words, without what may lead to a person; with the names of the bodies of a plan in the language, in the
/// order in which that plan and its measure have them.
pub fn describe(change: &Change, of: Option<(&Plan, Option<&Measure>)>, language: Language) -> String {
    let change = redact_personal_data(change);
    let said = match of {
        Some((plan, measure)) => {
            describe_change(&named_in(language, plan, as_written(plan, measure, change)), language)
        }
        None => describe_change(&change, language),
    };
    language.with_marks(said)
}

/// What a change does, from the base to what was loaded: as far as both can be read.
pub fn of_change(base: &Base<'_>, loaded: &Loaded, language: Language) -> Page {
    let mut page = Page::default();
    let since = short_id(&base.commit);
    let Some((old, (before, after, comparison))) = base.loaded.zip(base.change(loaded)) else {
        page.text(DiffText::cannot_be_told(language, since));
        return page;
    };
    match comparison.plan.is_empty() && comparison.measures.is_empty() {
        true => page.text(DiffText::nothing_since(language, since)),
        false => page.text(DiffText::changed_since(language, count(comparison, language), since)),
    };
    add(&mut page, (comparison, after), &effect::compare(before, after), language);
    let broken = old.incomplete_files().len() + loaded.incomplete_files().len();
    if broken > 0 {
        page.text(DiffText::broken(language, Noun::File.count(broken, language)));
    }
    page
}

/// "3 changes in 2 measures".
pub fn count(comparison: &Comparison<'_>, language: Language) -> String {
    let changes = comparison.plan.len() + comparison.measures.iter().map(|m| m.changes.len()).sum::<usize>();
    let kinds = comparison.measures.iter().filter_map(|change| Some(change.after.or(change.before)?.kind));
    let measures = measure::count_kinds(kinds, language);
    let said = Noun::Change.count(changes, language);
    match (comparison.plan.is_empty(), comparison.measures.is_empty()) {
        (_, true) => said,
        (true, false) => DiffText::in_measures(language, said, measures),
        (false, false) => DiffText::in_plan_and(language, said, measures),
    }
}

fn totals(effects: &[TotalChange], language: Language) -> Table {
    let say = |text: CommonText| text.in_language(language);
    let mut table = Table::new([
        fixed(say(CommonText::Year)),
        number(say(CommonText::Before)),
        number(say(CommonText::After)),
        number(say(CommonText::Difference)),
    ]);
    for effect in effects {
        let money = |amount| language.money(Money { amount, currency: effect.currency });
        let total = |total: Total| match (total.amount, total.is_at_least) {
            (None, _) => cell(say(CommonText::NotKnown)).style(Style::Faint),
            (Some(amount), true) => cell(FundingText::at_least(language, money(amount))),
            (Some(amount), false) => cell(money(amount)),
        };
        let difference = match effect.difference() {
            None => cell(say(CommonText::NotKnown)).style(Style::Faint),
            Some(less) if less.is_sign_negative() => cell(money(less)).style(Style::Bad),
            Some(more) => cell(money(more)),
        };
        table.row([
            cell(effect.year.map_or_else(|| say(CommonText::NotSaid).to_owned(), |year| year.to_string())),
            total(effect.before),
            total(effect.after),
            difference,
        ]);
    }
    table
}
