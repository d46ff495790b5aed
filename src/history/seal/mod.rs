//! The seal of a plan: a text that stands for every byte of it and for all that came before, to be printed where it
//! cannot be taken back; and the proof, years later, that nothing was rewritten since.

mod document;
mod made;
mod printed;
mod proof;
mod read;

pub use document::Seal;
pub use made::{NotSealed, ShownNames, seal};
pub use proof::{Check, Evidence, FileDifference, Proof, Subject, Verdict, prove};
pub use read::SealError;
