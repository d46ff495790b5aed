//! A document as a file for word processors (Office Open XML): a few parts of XML in an archive.
//!
//! Written by hand: what libraries there are bring thirty crates along, none marks rows of headings for both who prints
//! and who listens, and none gives the same bytes each time. The styles have the names of the office's own, so that a
//! template applies.

mod bars;
mod body;
mod file;
mod look;
mod package;
mod page;
mod run;
mod table;
mod template;

use std::cell::RefCell;
use std::io;

pub use look::Look;
pub use template::TemplateFault;

use super::contents::Document;

thread_local! {
    /// Room for the text of a document, which the next one of the same thread takes over: it is asked for once.
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

pub(super) fn write(document: &Document, look: &Look) -> io::Result<Vec<u8>> {
    TEXT.with_borrow_mut(|text| {
        text.clear();
        let mut links = run::Links::new(look.id("Hyperlink"));
        file::begin(text);
        body::push(text, document, look, &mut links);
        file::write(document, look, text, &links)
    })
}
