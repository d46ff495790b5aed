//! The commits that last touched a measure, for `plan show`.

use chrono::NaiveDate;

use super::{MeasureBlame, ShowAnswer};
use crate::answers::parts::commit;
use crate::history::BlameLine;
use crate::labels::{Language, ShowText};
use crate::render::page::Page;
use crate::source::Commit;
use crate::source::short_id;

impl ShowAnswer<'_> {
    /// Commit by commit, the latest first: the fields that no later commit touched.
    pub(super) fn commits(&self, page: &mut Page, language: Language) {
        let MeasureBlame { lines, cut_off, .. } = match &self.blame {
            Ok(blame) => blame,
            Err(why) => {
                page.text(ShowText::no_blame(language, why.in_language(language)));
                return;
            }
        };
        let mut commits: Vec<(Option<&Commit>, Vec<String>)> = Vec::new();
        for BlameLine { field, row, commit } in lines {
            let key = language.key(field);
            let name = row.map_or_else(|| key.to_owned(), |row| format!("{key} {}", row + 1));
            match commits
                .iter_mut()
                .find(|(known, _)| known.map(|known| &known.id) == commit.map(|commit| &commit.id))
            {
                Some((_, names)) => names.push(name),
                None => commits.push((*commit, vec![name])),
            }
        }
        // What is not committed yet is the latest of all.
        commits.sort_by_key(|(by, _)| std::cmp::Reverse(by.map_or(NaiveDate::MAX, |by| by.day)));
        let point = |(by, names): (Option<&Commit>, Vec<String>)| {
            let head = by.map_or_else(
                || ShowText::NotCommitted.in_language(language).to_owned(),
                |by| format!("{} {}", language.day(by.day), short_id(&by.id)),
            );
            let who = by
                .map(|by| format!(" ({}: {})", commit::author(by), commit::subject(by)))
                .unwrap_or_default();
            (head, format!("{}{who}", names.join(", ")))
        };
        page.heading(ShowText::LastTouchedBy.in_language(language))
            .list(commits.into_iter().map(point).collect());
        cut_off.map(|text| page.text(text.in_language(language)));
    }
}
