//! Amounts, days and periods as people write them in the plan's words: in many notations, not all of them clear.

mod amount;
mod amounts;
mod context;
#[cfg(test)]
mod day_tests;
mod day_words;
mod days;
mod figure;
mod inexact;
mod months;
mod number;
mod parts;
mod periods;
mod spans;
#[cfg(test)]
mod tests;
mod tokens;
mod units;

pub use amount::{Amount, Reading, Role};
pub use amounts::amounts;
pub use context::is_spelled_out;
pub use day_words::DayWords;
pub use days::{day_words, looks_like_a_day};
pub use figure::{Figure, figure};
pub use inexact::{is_bound_in_words, is_inexact, is_only_figure_inexact};
