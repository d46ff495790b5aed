//! The charts of a site, drawn into their tables or beside them: who does not see one has the same figures.

mod figure;
mod money;
mod moves;
mod progress;

pub use money::{money, thousandths};
pub use moves::moves;
pub use progress::{chapters, trend, whole};
