//! Rules over the plan as it stands, one file each.

pub mod amount_mismatch;
pub mod appropriation_mismatch;
pub mod deadline_outside_period;
pub mod unknown_measure;
