//! Rules over the plan as it stands, one file each.

pub mod allocation_outside_period;
pub mod amount_mismatch;
pub mod appropriation_mismatch;
pub mod completed_without_evidence;
pub mod deadline_outside_period;
pub mod duplicate_body;
pub mod invalid_level;
pub mod milestone_after_deadline;
pub mod misplaced_file;
pub mod no_amount;
pub mod no_milestone;
pub mod no_report;
pub mod no_target;
pub mod personal_data;
pub mod report_after_end;
pub mod report_before_adoption;
pub mod report_by_stranger;
pub mod report_in_future;
pub mod report_out_of_order;
pub mod source_mismatch;
pub mod unknown_evidence;
pub mod unknown_measure;
pub mod unknown_metric;
pub mod unknown_milestone;
pub mod unused_body;
