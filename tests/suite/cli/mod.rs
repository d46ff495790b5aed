//! The command line as a user meets it: transcripts, the README, the manual, messages.

mod end_to_end;
mod manual;
mod messages;
mod options;
mod readme;
mod transcripts;
