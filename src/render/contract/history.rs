//! `history` in the contract: the changes of `diff`, each with the commit that made it.

use serde::Serialize;

use super::Day;
use super::diff::ChangeJson;
use crate::model::Change;
use crate::render::story::{Teller, Unread};

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    change: ChangeJson<'a>,
    commit: &'a str,
    date: Day,
    author: &'a str,
    subject: &'a str,
}

/// A change, with the commit that made it.
pub fn change<'a>(measure: Option<&'a str>, change: &'a Change, teller: &'a Teller) -> impl Serialize + 'a {
    Told {
        change: ChangeJson::new(measure, change),
        commit: &teller.commit,
        date: Day(teller.date),
        author: &teller.author,
        subject: &teller.subject,
    }
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    path: &'a str,
    line: usize,
    message: &'a str,
    commit: &'a str,
    date: Day,
    author: &'a str,
    subject: &'a str,
}

/// What commits left that could not be read.
pub fn unreadable(unread: &[Unread]) -> Vec<impl Serialize> {
    unread.iter().map(json_of).collect()
}

fn json_of(unread: &Unread) -> UnreadJson<'_> {
    UnreadJson {
        path: &unread.path,
        line: unread.line,
        message: &unread.message,
        commit: &unread.by.commit,
        date: Day(unread.by.date),
        author: &unread.by.author,
        subject: &unread.by.subject,
    }
}
