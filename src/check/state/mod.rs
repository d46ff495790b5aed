//! Rules over the plan as it stands, one file each.

pub(super) mod allocation_outside_period;
pub(super) mod amount_mismatch;
pub(super) mod appropriation_mismatch;
pub(super) mod completed_without_evidence;
pub(super) mod deadline_outside_period;
pub(super) mod duplicate_body;
pub(super) mod invalid_level;
pub(super) mod milestone_after_deadline;
pub(super) mod misplaced_file;
pub(super) mod no_amount;
pub(super) mod no_milestone;
pub(super) mod no_report;
pub(super) mod no_target;
pub(super) mod personal_data;
pub(super) mod report_after_end;
pub(super) mod report_before_adoption;
pub(super) mod report_by_stranger;
pub(super) mod report_in_future;
pub(super) mod report_out_of_order;
pub mod source_mismatch;
pub(super) mod unknown_evidence;
pub(super) mod unknown_measure;
pub(super) mod unknown_metric;
pub(super) mod unknown_milestone;
pub(super) mod unused_body;
