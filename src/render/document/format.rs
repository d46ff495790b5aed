//! The formats of documents.

use std::path::Path;

use crate::keyword::keywords;

keywords! {
    /// A format that documents are written in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DocumentFormat {
        /// For word processors.
        Docx = "docx",
        /// For wikis, pull requests and other programs.
        Markdown = "md",
        /// For browsers, and by them for printers.
        Html = "html",
    }
}

impl DocumentFormat {
    /// The format that the ending of a file's name stands for.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::WORDS.iter().find(|(word, _)| *word == ending).map(|(_, format)| *format)
    }
}
