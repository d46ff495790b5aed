//! Columns of money: one for each source, year and currency.

use std::collections::BTreeSet;

use super::column::{SheetColumn, heading};
use crate::export::value::Value;
use crate::import::field::Field;
use crate::import::mapping::MappedColumn;
use crate::model::{Allocation, FundingYears, Measure, Plan, SourceId};

/// Which allocations a column holds: the how manieth of its source and year in its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    nth: usize,
    source: SourceId,
    year: Option<i32>,
    currency: Option<&'static str>,
}

/// What stands where it is not known how much.
const UNKNOWN: &str = "unknown";

/// The allocations of a measure that are of one year or of none; what comes every year has no cell.
fn placed(measure: &Measure) -> Vec<(Place, &Allocation)> {
    let mut placed: Vec<(Place, &Allocation)> = Vec::new();
    for allocation in &measure.allocations {
        let year = match allocation.when {
            FundingYears::Year(year) => Some(year),
            FundingYears::Unspecified => None,
            FundingYears::Yearly { .. } => continue,
        };
        let source = allocation.source;
        let is_same = |(place, _): &&(Place, _)| place.source == source && place.year == year;
        let nth = placed.iter().filter(is_same).count();
        let currency = allocation.money.map(|money| money.currency.code());
        placed.push((Place { nth, source, year, currency }, allocation));
    }
    placed
}

/// A column for each; an import finds the allocations of a measure by source and year in their order.
pub fn columns<'p>(plan: &'p Plan, measures: &[&'p Measure]) -> Vec<SheetColumn<'p>> {
    let places: BTreeSet<Place> =
        measures.iter().flat_map(|measure| placed(measure)).map(|(place, _)| place).collect();
    let column = |place: Place| {
        let key = &plan.sources[place.source].key;
        let year = place.year.map(|year| format!(" {year}")).unwrap_or_default();
        let currency = place.currency.map(|code| format!(" ({code})")).unwrap_or_default();
        let again = if place.nth > 0 { format!(" {}", place.nth + 1) } else { String::new() };
        let title = format!("{}{year}{currency}, {key}{again}", heading(Field::Amount));
        let cell = move |measure: &'p Measure| {
            let found = placed(measure).into_iter().find(|(known, _)| *known == place);
            found.map_or(Value::Null, |(_, allocation)| {
                allocation.amount().map_or(UNKNOWN.into(), Value::Number)
            })
        };
        let column = SheetColumn::new(title, Field::Amount, cell);
        let mapped = MappedColumn {
            year: place.year,
            currency: place.currency.map(str::to_owned),
            source: Some(key.to_string()),
            ..column.mapped
        };
        SheetColumn { mapped, ..column }
    };
    places.into_iter().map(column).collect()
}
