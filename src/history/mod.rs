//! The plan over time: the difference of two plans, the history commit by commit, and the seals of both.
//!
//! Comments, layout and the order in which bodies are listed are no change; a measure is known by its id wherever its
//! file lies; a body is known by any of its names.

mod blame;
mod commit_diff;
mod compare;
mod continued;
pub mod dates;
mod deadline_history;
mod differ;
mod gaps;
pub mod late_entries;
mod left_out;
mod lineage;
mod match_rows;
mod measure_diff;
mod meetings;
mod merge_diff;
mod milestone_name;
mod moved_periods;
mod parsed_file;
mod parsed_files;
mod parsed_returns;
mod plan_files;
pub mod recent;
mod renumber;
mod responsible;
mod restored;
mod rows;
pub mod seal;
mod shared_map;
pub mod slippage;
mod snapshot;
mod timeline;
pub mod trend;

pub use blame::{Blame, BlameLine};
pub use commit_diff::{CommitDiff, MeasureDiff, MeasureVersion, ReturnAllow};
pub use compare::{Comparison, PlanVersion, compare};
pub use continued::{follow_back, next_plan, slippage_through_plans};
pub use differ::PlanDiffer;
pub use gaps::{Gap, Gaps, gaps_at, last_readable};
pub use lineage::{Lineage, lineage, measure_id_in_path};
pub use measure_diff::SideChange;
pub use merge_diff::MergeDiff;
pub use restored::Removed;
pub use rows::MeasureAt;
pub use rows::compared_fields;
pub use timeline::Timeline;
