//! Every text that is not data, in the languages that officials read. A text without a translation does not compile.

mod collation;
mod date;
mod guide;
mod label;
mod language;
mod noun;
mod number;
mod status_words;
mod texts;

pub use guide::guide;
pub use label::Label;
pub use language::Language;
pub use noun::Noun;
pub use status_words::status_named;
