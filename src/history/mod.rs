//! What changed between two plans: in the plan, not in the lines.
//!
//! Comments, layout and the order in which bodies are listed are no change; a measure is known by its id wherever its
//! file lies; a body is known by any of its names.

mod compare;
mod describe;
mod lineage;
mod renumber;
mod replay;
mod rows;
pub mod slippage;
mod state;
mod touches;
pub mod trend;
mod value;

pub use compare::{Comparison, MeasureChange, Pairing, Side, Standing, compare};
pub use lineage::{Lineage, lineage};
pub use replay::{Kept, Moved, Step, Timeline};
pub use touches::{Touch, Touches};
