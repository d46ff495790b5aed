//! A sheet becomes a plan.

mod again;
mod beside;
mod hostile;
mod numbered;
mod office;
mod office_sheet;
