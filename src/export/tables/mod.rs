//! Every table of an export: its columns and how its rows are made. A new table is a constant and a line in `TABLES`.

mod bodies;
mod due;
mod measures;
mod meetings;
mod money;
mod plan;
mod progress;
mod record;
mod steps;

use super::table::Table;
pub use plan::PLAN;

/// Every table that can be made from the files alone, in the order in which people read them.
const TABLES: [&Table; 48] = [
    &plan::PLAN,
    &plan::YEAR,
    &plan::SECTION,
    &bodies::BODY,
    &bodies::BODY_NAME,
    &bodies::MEMBERSHIP,
    &bodies::DUTY,
    &bodies::MENTION,
    &bodies::SUCCESSION,
    &bodies::SUCCESSION_MEASURE,
    &money::SOURCE,
    &money::SOURCE_WORDING,
    &money::APPROPRIATION,
    &plan::PROVISION,
    &plan::PROVISION_BODY,
    &measures::TABLE,
    &measures::ROLE,
    &measures::ANSWERABLE,
    &measures::FORMER_ID,
    &measures::MEASURE_TEXT,
    &measures::CONTINUES,
    &measures::ACCEPTED,
    &measures::AMENDMENT,
    &measures::AMENDMENT_FIELD,
    &steps::MILESTONE,
    &steps::MILESTONE_BODY,
    &steps::MILESTONE_MEASURE,
    &steps::METRIC,
    &steps::TARGET,
    &money::ALLOCATION,
    &money::SPENT,
    &progress::RETURN,
    &progress::REPORT,
    &progress::REPORT_BODY,
    &progress::VALUE,
    &progress::ASSESSMENT,
    &progress::EVIDENCE,
    &progress::BODY_STATUS,
    &due::PERIOD,
    &due::OWED_REPORT,
    &meetings::MEETING,
    &meetings::AGENDA,
    &meetings::AGENDA_MEASURE,
    &meetings::DECISION,
    &meetings::DECISION_BODY,
    &meetings::DECISION_MEASURE,
    &plan::EXTRA,
    &record::UNKNOWN_VALUE,
];

/// What the checks find.
pub use record::FINDING;

/// What the history says of every change.
pub use record::CHANGE;

/// The version of the tables: another one where a table or a column changes its meaning or goes.
pub const VERSION: i32 = 1;

/// Every table of an export, with or without the history.
pub fn tables(with_history: bool) -> impl Iterator<Item = &'static Table> {
    let more = [&FINDING].into_iter().chain(with_history.then_some(&CHANGE));
    TABLES.into_iter().chain(more)
}
