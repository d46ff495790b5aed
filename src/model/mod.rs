//! What a plan is: plain values that are always valid, without input or output, clock or terminal.

mod act;
mod body;
mod body_return;
mod calendar_period;
mod catalog;
mod change;
mod contrary;
pub mod day;
mod deadline;
mod decisions;
mod funding;
mod id;
mod language;
mod latest_reports;
mod measure;
mod meeting;
mod metric;
mod metric_values;
mod milestone;
mod money;
pub mod name;
pub mod notation;
mod period;
pub mod phone;
mod place;
mod plan;
mod progress_log;
mod published_row;
mod responsibility;
mod revision;
mod section;
mod spent;
mod status;
mod unknown;

pub use act::{Closing, Predecessor, Provision, Strategy};
pub use body::{Body, BodyId, BodyKind, Duty, NameConflict, Register, RegisterFile, Succession};
pub use body_return::{
    Return, ReturnPart, ReturnTables, Statement, Statements, UnplacedStatement, distribute,
};
pub use calendar_period::{CalendarPeriod, NotAPeriod};
pub use catalog::{Catalog, Listed};
pub use change::{Change, ChangeKind, FieldValue};
pub use deadline::Deadline;
pub use funding::{
    Allocation, Appropriation, AppropriationId, FundingSource, FundingYears, SourceId, SourceState, Spent,
};
pub use id::{InvalidId, MeasureId, names_device};
pub use language::{ByLanguage, HUNGARIAN, TAG_PATTERN, is_tag as is_language_tag};
pub use measure::{Measure, MeasureKind, Wording};
pub use meeting::{AgendaItem, Decision, Meeting, MeetingId};
pub use metric::{Direction, Metric, MetricId, MetricKind, TargetStep};
pub use metric_values::{BodyValue, Outcome};
pub use milestone::{Milestone, MilestoneMatch, MilestoneNames, label as milestone_label};
pub use money::{Currency, MAX_AMOUNT, MAX_DECIMALS, Money, Sums};
pub use period::Period;
pub use place::Place;
pub use plan::{Coordination, Cycle, Level, LevelOverride, Plan, Procedure};
pub use progress_log::{Allow, Amendment, Assessment, Report, Status};
pub use published_row::PublishedRow;
pub use section::{Section, SectionId, folder_of_other_section};
pub use status::{BodyStatus, Completion};
pub use unknown::{UnknownElsewhere, UnknownRow, UnknownValue};
