//! Documents: the papers of a meeting, the final report, and what they are written in.

mod document;
pub mod half_years;
mod kept;
