//! The most that a text of a plan can hold, and the years that a plan can name.

use std::ops::RangeInclusive;

/// Longest text, in bytes. The longest published row of the real plan takes 500.
pub const MAX_TEXT: usize = 20_000;

/// Longest name of a body or of anything else that others refer to, in bytes: names are repeated in messages.
pub const MAX_NAME: usize = 300;

/// The years that a plan may name.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// How deeply the values of a file may be nested: keys of the plan's own can hold tables in tables.
pub const MAX_DEPTH: usize = 64;
