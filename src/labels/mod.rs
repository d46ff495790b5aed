//! Every text that is not data, in the languages that officials read. A text without a translation does not compile.

mod guide;
mod label;
mod language;
mod proof;
mod status_words;
mod texts;
mod through_plans;

pub use guide::guide;
pub use label::Label;
pub use language::Language;
pub use proof::ProofText;
pub use status_words::status_named;
pub use through_plans::ThroughPlans;
