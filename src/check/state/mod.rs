//! Rules over the plan as it stands, one file each.

pub(super) mod amount_mismatch;
pub(super) mod appropriation_mismatch;
pub(super) mod deadline_outside_period;
pub(super) mod unknown_measure;
