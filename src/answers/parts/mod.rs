//! Parts that several answers have: the cells of a measure, the note on what was amended later, who is asked for a report.

pub mod amended_later;
pub mod body_names;
pub mod budgets;
pub mod change_summary;
pub mod closed;
pub mod commit;
pub mod deadline_names;
pub mod decision;
pub mod entered_report;
pub mod gaps;
pub mod measure;
pub mod missing_reports;
pub mod moved_deadline;
pub mod open_decisions;
pub mod own_value;
pub mod paper;
pub mod plan_at;
pub mod progress;
pub mod removed_deadlines;
pub mod reported_spending;
pub mod reported_words;
pub mod row;
