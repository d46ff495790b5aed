//! How an answer is to be written: in which format, how wide, and what it begins with.

use chrono::NaiveDate;

use crate::keyword::keywords;
use crate::labels::{Language, Omissions};

keywords! {
    /// In which form an answer goes out.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Format {
        /// The page, in columns as wide as the screen.
        #[default]
        Table = "table",
        /// The contract for programs.
        Json = "json",
        /// The sheet, for spreadsheets.
        Csv = "csv",
        /// The page, for documents, wikis and pull requests.
        Markdown = "markdown",
    }
}

/// What a format needs to know of where it writes to.
#[derive(Clone, Copy, Debug)]
pub struct OutputOptions {
    /// Columns; no line is longer where words allow it.
    pub width: u16,
    /// Whether to colour; it only repeats what the words say.
    pub color: bool,
    /// CSV with a byte-order mark, semicolons and decimal commas, which spreadsheets in most of Europe expect.
    pub excel: bool,
    /// Whether titles and names are written whole, over as many lines as they need.
    pub full: bool,
    /// How tables are laid out.
    pub layout: Layout,
    /// The language of headings, sentences and words for a status.
    pub language: Language,
    /// Whether it goes into a file: notes that a screen gets on standard error then stand in the answer itself.
    pub is_file: bool,
}

impl OutputOptions {
    /// A page that goes to no terminal: as wide as a page of paper, in no colour.
    pub const fn page() -> Self {
        OutputOptions {
            width: 100,
            color: false,
            excel: false,
            full: false,
            layout: Layout::Table,
            language: Language::English,
            is_file: false,
        }
    }
}

keywords! {
    /// How tables are laid out.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Layout {
        /// In columns, where the screen is wide enough for them.
        #[default]
        Table = "table",
        /// Each row as a card: its values below each other, each with the title of its column.
        Cards = "cards",
    }
}

/// What every answer in JSON begins with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Envelope<'a> {
    /// As it is typed: `by-body`.
    pub command: &'a str,
    /// Its title; `None` where `plan.toml` could not be read.
    pub plan: Option<&'a str>,
    /// The day that the question was asked for; `None` where no day plays a part in the answer.
    pub as_of: Option<NaiveDate>,
    /// The full id of the commit it was read from.
    pub revision: Option<&'a str>,
    /// What the answer leaves out; `None`: nothing.
    pub left_out: Option<&'a Omissions>,
}
