//! What a change does to the plan, for a person: measure by measure, then the totals.

use crate::history::Comparison;
use crate::model::{Change, Money};
use crate::query::effect::Effect;
use crate::render::changes::sentence;
use crate::render::page::{Page, Table, Tone, cell, figure, whole};
use crate::render::words;

/// Adds what changed, and what that does to the totals; nothing where nothing changed.
pub fn add(page: &mut Page, comparison: &Comparison<'_>, effects: &[Effect]) {
    let points = |changes: &[Change]| changes.iter().map(|c| (String::new(), sentence(c))).collect();
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
    let mut table = Table::new([whole("Year"), figure("Before"), figure("After"), figure("Difference")]);
    for effect in effects {
        let money = |amount| Money { amount, currency: effect.currency };
        let difference = money(effect.difference());
        let is_less = difference.amount.is_sign_negative();
        table.row([
            cell(effect.year.map_or_else(|| "not said".to_owned(), |year| year.to_string())),
            cell(money(effect.before)),
            cell(money(effect.after)),
            cell(difference).tone(if is_less { Tone::Bad } else { Tone::Plain }),
        ]);
    }
    table
}
