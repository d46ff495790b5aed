//! The formats of documents.

use std::path::Path;

/// A format that documents are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFormat {
    /// For word processors.
    Docx,
    /// For wikis, pull requests and other programs.
    Markdown,
    /// For browsers, and by them for printers.
    Html,
}

impl DocumentFormat {
    /// Every format with the ending of its files.
    pub const WORDS: [(&'static str, DocumentFormat); 3] =
        [("docx", DocumentFormat::Docx), ("md", DocumentFormat::Markdown), ("html", DocumentFormat::Html)];

    /// The format that the ending of a file's name stands for.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::WORDS.iter().find(|(word, _)| *word == ending).map(|(_, format)| *format)
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            DocumentFormat::Docx => "docx",
            DocumentFormat::Markdown => "md",
            DocumentFormat::Html => "html",
        }
    }
}
