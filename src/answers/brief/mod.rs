//! The papers of a meeting: one for all, and one for each member.

mod arrived;
mod assessor;
mod by_body;
mod cells;
mod changed;
mod due;
mod facts;
pub mod meeting;
pub mod member;
mod member_money;
mod moved;
mod owes;
mod period_reports;
mod record;
mod spent;
mod views;

pub use facts::Facts;
pub use record::Briefing;
