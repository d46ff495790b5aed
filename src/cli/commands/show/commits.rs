//! The commits that last touched a measure, for `plan show`.

use chrono::NaiveDate;

use super::{Blame, ShowAnswer};
use crate::render::page::Page;
use crate::render::story::{Teller, Touched};
use crate::render::words::short;

impl ShowAnswer<'_> {
    /// Commit by commit, the latest first: what nobody touched since.
    pub(super) fn commits(&self, page: &mut Page) {
        let Blame { touched, cut_off } = match &self.blame {
            Ok(blame) => blame,
            Err(why) => {
                page.text(format!("Which commits touched it last cannot be told: {why}."));
                return;
            }
        };
        let mut commits: Vec<(Option<&Teller>, Vec<String>)> = Vec::new();
        for Touched { field, row, by } in touched {
            let name = row.map_or_else(|| field.clone(), |row| format!("{field} {}", row + 1));
            match commits.iter_mut().find(|(known, _)| *known == by.as_ref()) {
                Some((_, names)) => names.push(name),
                None => commits.push((by.as_ref(), vec![name])),
            }
        }
        // What is not committed yet is the latest of all.
        commits.sort_by_key(|(by, _)| std::cmp::Reverse(by.map_or(NaiveDate::MAX, |by| by.date)));
        let point = |(by, names): (Option<&Teller>, Vec<String>)| {
            let head = by.map_or_else(
                || "not committed".to_owned(),
                |by| format!("{} {}", by.date, short(&by.commit)),
            );
            let who = by.map(|by| format!(" ({}: {})", by.author, by.subject)).unwrap_or_default();
            (head, format!("{}{who}", names.join(", ")))
        };
        page.heading("Last touched by").list(commits.into_iter().map(point).collect());
        cut_off.map(|text| page.text(text));
    }
}
