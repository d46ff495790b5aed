//! A sheet becomes a plan.

mod again;
mod hostile;
mod office;
mod office_sheet;
