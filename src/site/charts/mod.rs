//! The charts of a site, drawn into tables or next to them, so that each figure can also be read as text.

mod figure;
mod money;
mod moves;
mod progress;

pub use money::{money, thousandths};
pub use moves::moves;
pub use progress::{chapters, trend, whole};
