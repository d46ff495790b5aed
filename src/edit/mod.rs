//! New text of a plan's files, by spans: a table is appended, a value replaced, a key added, white space laid out. What is
//! not replaced stays as it is: line endings, a byte-order mark, comments, alignment, order.

mod addresses;
mod apply;
mod change_set;
mod document;
mod layout;
mod line_ending;
mod new_amendment;
mod new_measure;
mod new_meeting;
mod new_plan;
mod new_report;
mod new_spent;
mod outline;
mod schema_line;
mod successor;
mod value;

pub use addresses::evidence;
pub use apply::{Edit, apply};
pub use change_set::{ChangeSet, WriteError};
pub use document::{Document, EditError, TablePath};
pub use layout::laid_out;
pub use new_amendment::NewAmendment;
pub use new_measure::{measure_path, measure_text};
pub use new_meeting::{NewDecision, NewMeeting, Outcome};
pub use new_plan::NewPlan;
pub use new_report::{Answer, NewReport, ReportError, ReturnOf, add_to_measure, add_to_return};
pub use new_spent::NewSpent;
pub use schema_line::schema_line;
pub use successor::{KeptFields, Successor};
pub use value::{TomlValue, key, rows, single_table, table};
