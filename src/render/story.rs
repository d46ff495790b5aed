//! Who changed something, when and in what words: as the record names its commits.

use chrono::NaiveDate;

use super::page::Datum;
use super::words::short;

/// A commit as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teller {
    /// The full id.
    pub commit: String,
    /// The day on the committer's calendar.
    pub date: NaiveDate,
    /// The name of the author.
    pub author: String,
    /// The first line of what was said about it.
    pub subject: String,
}

impl Teller {
    /// For a spreadsheet: `date`, `commit`, `author`, `subject`, as the contract calls them.
    pub fn cells(&self) -> Vec<Datum> {
        vec![
            self.date.to_string().into(),
            self.commit.as_str().into(),
            self.author.as_str().into(),
            self.subject.as_str().into(),
        ]
    }

    /// "2023-03-10 a1b2c3d4e5f6 Á. Tester: later".
    pub fn heading(&self) -> String {
        format!("{} {} {}: {}", self.date, short(&self.commit), self.author, self.subject)
    }
}

/// A file that a commit left so that it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// From the repository's root.
    pub path: String,
    /// The first line that is wrong, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
    /// The commit.
    pub by: Teller,
}

/// A field of a measure with the commit that made it what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// A key, or the name of a list.
    pub field: String,
    /// Which table of the list, from 0; `None` for a key.
    pub row: Option<usize>,
    /// `None` where it is not committed so.
    pub by: Option<Teller>,
}
