//! A document as a file for word processors (Office Open XML): a few parts of XML in an archive.
//!
//! Written by hand: what libraries there are bring thirty crates along, none marks rows of headings for both who prints
//! and who listens, and none gives the same bytes each time. The styles have the names of the office's own, so that a
//! template applies.

mod bars;
mod body;
mod package;
mod run;
mod table;

use std::io;

use super::contents::Document;

pub(super) fn write(document: &Document) -> io::Result<Vec<u8>> {
    let mut links = run::Links::default();
    let mut text = package::begin();
    body::push(&mut text, document, &mut links);
    package::write(document, text, &links)
}
