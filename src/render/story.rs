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

/// How long a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// From the repository's root.
    pub path: String,
    /// The commit that left it so.
    pub from: Teller,
    /// The commit after which it could be read again, or was gone; `None`: it still cannot be read.
    pub until: Option<Teller>,
}

impl Gap {
    /// Days from one commit to the other.
    pub fn days(&self) -> Option<i64> {
        self.until.as_ref().map(|until| (until.date - self.from.date).num_days())
    }

    /// "from 2023-02-03 (a1b2c3d4e5f6) to 2023-02-05 (b2c3d4e5f6a1): 2 days".
    pub fn words(&self) -> String {
        let named = |by: &Teller| format!("{} ({})", by.date, short(&by.commit));
        match (&self.until, self.days()) {
            (Some(until), Some(days)) => {
                let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
                format!("from {} to {}: {days}", named(&self.from), named(until))
            }
            _ => format!("since {}, and still", named(&self.from)),
        }
    }
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
