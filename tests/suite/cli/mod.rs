//! The command line as a user meets it: transcripts, the README, the manual, messages.

mod end_to_end;
mod fmt;
mod manual;
mod messages;
mod options;
#[cfg(unix)]
mod prompts;
mod readme;
mod start;
mod transcripts;
