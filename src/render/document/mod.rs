//! Documents that people edit, print and send: what they hold, and one file for each format that they are written in.

mod contents;
mod docx;
mod format;
mod html;
mod markdown;
mod page;
mod table;
mod words;

use std::io;

pub use contents::{Document, Level};
pub use docx::{Look, TemplateFault};
pub use format::DocumentFormat;
pub use table::{Alignment, Column, Table};
pub use words::{Run, Words};

/// The document as a file of a format. The same document is the same bytes.
///
/// # Errors
/// When it is too large for the format.
pub fn bytes(document: &Document, format: DocumentFormat) -> io::Result<Vec<u8>> {
    match format {
        DocumentFormat::Markdown => Ok(markdown::write(document).into_bytes()),
        DocumentFormat::Html => Ok(html::write(document).into_bytes()),
        DocumentFormat::Docx => word_file(document, &Look::own(document.language)?),
    }
}

/// The document as a file of Word, with a look that others may have as well. The same document is the same bytes.
///
/// # Errors
/// When it is too large.
pub fn word_file(document: &Document, look: &Look) -> io::Result<Vec<u8>> {
    docx::write(document, look)
}
