//! What a change does to the plan, for a person: measure by measure, then the totals.

use crate::check::{Base, redact_personal_data};
use crate::history::Comparison;
use crate::load::Loaded;
use crate::model::{Change, Money};
use crate::query::effect::{self, Effect, Total};
use crate::render::changes::describe_change;
use crate::render::page::{Page, Style, Table, cell, fixed, number};
use crate::render::words::{self, short};

/// Adds what changed, and what that does to the totals; nothing where nothing changed.
pub fn add(page: &mut Page, comparison: &Comparison<'_>, effects: &[Effect]) {
    let points = |changes: &[Change]| changes.iter().map(|change| (String::new(), told(change))).collect();
    if !comparison.plan.is_empty() {
        page.heading("The plan itself").list(points(&comparison.plan));
    }
    for change in &comparison.measures {
        let title = change.after.or(change.before).map_or("", |measure| measure.title.as_str());
        page.heading(format!("{} {title}", change.id)).list(points(&change.changes));
    }
    if !effects.is_empty() {
        page.heading("What it does to the totals").table(totals(effects));
    }
}

/// A change in words, without what may lead to a person.
pub fn told(change: &Change) -> String {
    describe_change(&redact_personal_data(change))
}

/// What a change does, from the base to what was loaded: as far as both can be read.
pub fn of_change(base: &Base<'_>, loaded: &Loaded) -> Page {
    let mut page = Page::default();
    let since = short(&base.commit);
    let Some((old, (before, after, comparison))) = base.loaded.zip(base.change(loaded)) else {
        page.text(format!(
            "What this change does since {since} cannot be told: there are not two plans to compare."
        ));
        return page;
    };
    match comparison.plan.is_empty() && comparison.measures.is_empty() {
        true => page.text(format!("Nothing changed in the plan since {since}.")),
        false => page.text(format!("{} since {since}.", count(comparison))),
    };
    add(&mut page, comparison, &effect::compare(before, after));
    let broken = old.incomplete_files().len() + loaded.incomplete_files().len();
    if broken > 0 {
        let files = words::count(broken, "file", "files");
        page.text(format!(
            "{files} could not be read in full, on one side or the other: what they say is not compared."
        ));
    }
    page
}

/// "3 changes in 2 measures".
pub fn count(comparison: &Comparison<'_>) -> String {
    let changes = comparison.plan.len() + comparison.measures.iter().map(|m| m.changes.len()).sum::<usize>();
    let measures = comparison.measures.len();
    let said = words::count(changes, "change", "changes");
    match (comparison.plan.is_empty(), measures) {
        (_, 0) => said,
        (true, n) => format!("{said} in {}", words::count(n, "measure", "measures")),
        (false, n) => format!("{said} in the plan itself and {}", words::count(n, "measure", "measures")),
    }
}

fn totals(effects: &[Effect]) -> Table {
    let mut table = Table::new([fixed("Year"), number("Before"), number("After"), number("Difference")]);
    for effect in effects {
        let money = |amount| Money { amount, currency: effect.currency };
        let total = |total: Total| match (total.amount, total.is_at_least) {
            (None, _) => cell("not known").style(Style::Faint),
            (Some(amount), true) => cell(format!("at least {}", money(amount))),
            (Some(amount), false) => cell(money(amount)),
        };
        let difference = match effect.difference() {
            None => cell("not known").style(Style::Faint),
            Some(less) if less.is_sign_negative() => cell(money(less)).style(Style::Bad),
            Some(more) => cell(money(more)),
        };
        table.row([
            cell(effect.year.map_or_else(|| "not said".to_owned(), |year| year.to_string())),
            total(effect.before),
            total(effect.after),
            difference,
        ]);
    }
    table
}
