//! The form of a body: what its sheets hold, as it goes out and as it comes back.

pub mod collect;
pub mod collected;
pub mod columns;
pub mod judge;
pub mod locked;
pub mod money;
pub mod personal;
pub mod reading;
pub mod record;
mod renumbered;
pub mod returned;
pub mod spent;
pub mod together;
pub mod unread;
pub mod values;
pub mod words;
