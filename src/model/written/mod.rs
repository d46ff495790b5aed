//! Amounts as people write them in the plan's words: in many notations, not all of them clear.

mod amounts;
mod number;
#[cfg(test)]
mod tests;
mod units;

pub use amounts::{Amount, Reading, amounts};
