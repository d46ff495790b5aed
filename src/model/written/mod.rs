//! Amounts, days and periods as people write them in the plan's words: in many notations, not all of them clear.

mod amounts;
#[cfg(test)]
mod day_tests;
mod days;
mod months;
mod number;
#[cfg(test)]
mod tests;
mod units;

pub use amounts::{Amount, Reading, amounts};
pub use days::{DayWords, day_words};
