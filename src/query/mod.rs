//! The questions: a plan and a day in, an answer out. Nothing here knows a clock, a terminal or a file.
//!
//! What can be asked for is the `Question` of each module, used as `overdue::Question` where two of them meet.

pub mod agenda;
pub mod answered;
pub mod balance;
pub mod by_body;
pub mod carried_on;
pub mod decisions;
pub mod due;
pub mod effect;
pub mod form;
pub mod funding;
pub mod list;
pub mod meeting_frame;
pub mod money_apart;
pub mod needs;
pub mod overdue;
pub mod owed;
pub mod reported;
pub mod results;
pub mod spent;
pub mod spent_since;
pub mod status;
