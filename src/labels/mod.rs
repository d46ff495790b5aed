//! Every text that is not data, in the languages that officials read. A text without a translation does not compile.

mod calendar_text;
mod due_text;
mod guide;
mod label;
mod language;
mod minutes_text;
mod status_words;
mod texts;

pub use calendar_text::CalendarText;
pub use due_text::DueText;
pub use guide::guide;
pub use label::Label;
pub use language::Language;
pub use minutes_text::MinutesText;
pub use status_words::status_named;
