//! Amounts, days and periods as people write them in the plan's words: in many notations, not all of them clear.

mod amounts;
mod context;
#[cfg(test)]
mod day_tests;
mod days;
mod months;
mod number;
mod periods;
#[cfg(test)]
mod tests;
mod units;

pub use amounts::{Amount, Reading, Role, amounts, is_spelled_out};
pub use days::{DayWords, day_words};
