//! A commit as answers name it: who, when, and in what words.

use serde::Serialize;

use crate::check::conceal;
use crate::labels::Language;
use crate::render::page::SheetValue;
use crate::render::values::Day;
use crate::source::Commit;
use crate::source::short_id;

/// The columns of [`cells`], as the contract calls them.
pub const HEADER: [&str; 4] = ["date", "commit", "author", "subject"];

/// For a spreadsheet.
pub fn cells(commit: &Commit) -> Vec<SheetValue> {
    vec![commit.day.into(), commit.id.as_str().into(), author(commit).into(), subject(commit).into()]
}

/// "2023-03-10 a1b2c3d4e5f6 Á. Tester: later".
pub fn heading(commit: &Commit, language: Language) -> String {
    let (id, author, subject) = (short_id(&commit.id), author(commit), subject(commit));
    format!("{} {id} {author}: {subject}", language.day(commit.day))
}

/// Who made it, as it may be shown.
pub fn author(commit: &Commit) -> &str {
    conceal(&commit.author)
}

/// What it says of itself in its first line, as it may be shown.
pub fn subject(commit: &Commit) -> &str {
    conceal(&commit.subject)
}

/// The commit in the contract.
#[derive(Serialize)]
pub struct CommitJson<'a> {
    commit: &'a str,
    date: Day,
    author: &'a str,
    subject: &'a str,
}

impl<'a> From<&'a Commit> for CommitJson<'a> {
    fn from(commit: &'a Commit) -> Self {
        CommitJson {
            commit: &commit.id,
            date: Day(commit.day),
            author: author(commit),
            subject: subject(commit),
        }
    }
}
