//! A sheet becomes a plan.

mod additional;
mod again;
mod hostile;
mod numbered;
mod office;
mod office_sheet;
