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
    #[serde(flatten)]
    by: TellerJson<'a>,
}

/// The commit that did something.
#[derive(Serialize)]
pub(super) struct TellerJson<'a> {
    commit: &'a str,
    date: Day,
    author: &'a str,
    subject: &'a str,
}

impl<'a> From<&'a Teller> for TellerJson<'a> {
    fn from(by: &'a Teller) -> Self {
        TellerJson { commit: &by.commit, date: Day(by.date), author: &by.author, subject: &by.subject }
    }
}

/// A change, with the commit that made it.
pub fn change<'a>(measure: Option<&'a str>, change: &'a Change, teller: &'a Teller) -> impl Serialize + 'a {
    Told { change: ChangeJson::new(measure, change), by: teller.into() }
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    path: &'a str,
    line: usize,
    message: &'a str,
    #[serde(flatten)]
    by: TellerJson<'a>,
}

/// What commits left that could not be read.
pub fn unreadable(unread: &[Unread]) -> Vec<impl Serialize> {
    unread.iter().map(json_of).collect()
}

fn json_of(unread: &Unread) -> UnreadJson<'_> {
    UnreadJson { path: &unread.path, line: unread.line, message: &unread.message, by: (&unread.by).into() }
}
