//! The plan as a web site: plain files that need no server, the same bytes for the same commit.
//!
//! `content` gathers once what the pages show, `address` says which pages there are and where each lies, `view` is
//! what a page is written with, `frame` stands around every page, `pages/` has one file for each kind of page,
//! `files` lists every file, `folder` writes them all, `copy` compares a copy with them, and `proof` holds a copy
//! against the history.

mod address;
mod calendar;
mod charts;
mod content;
mod copy;
mod data;
mod exports;
mod feed;
mod files;
mod findings;
mod folder;
mod followed;
mod frame;
mod pages;
mod permalinks;
mod progress;
mod proof;
mod record;
mod recorded_changes;
mod search_index;
mod sentences;
mod settings;
mod shared_parts;
mod slugs;
mod source_money;
mod view;

pub use content::Content;
pub use copy::NotRead;
pub use exports::{Exports, NotExported};
pub use files::Site;
pub use findings::SiteFindings;
pub use folder::write;
pub use permalinks::Permalinks;
pub use proof::{CopyOrigin, copy_origin, prove};
pub use record::{Record, RecordSeal, SEAL};
pub use settings::Settings;
