//! A sheet becomes a plan.

mod additional;
mod again;
mod every_column;
mod hostile;
mod judged;
mod looks;
mod metrics;
mod numbered;
mod office;
mod office_sheet;
