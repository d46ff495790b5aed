//! Documents: the papers of a meeting, the final report, and what they are written in.

mod asked;
mod document;
mod figures;
mod half_years;
mod kept;
