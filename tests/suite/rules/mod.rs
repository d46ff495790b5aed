//! The rules: each by its cases, on the real plan, and over a change.

mod change;
pub mod corpus;
mod document;
mod fix;
mod found_together;
mod money_spent;
mod page;
mod plan_change;
pub mod real_plan_faults;
