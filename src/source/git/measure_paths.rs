//! One measure through the history, wherever its file lay.
//!
//! The commits that touched a few named paths are found several times as fast as those that touched a folder. So the
//! paths at which the measure ever was are found first: those where it is now, then, wherever one of them is
//! created or deleted, those that were there as well. Only while none of them was there, the whole folder is scanned.

use std::collections::{BTreeSet, HashSet};

use super::error::GitError;
use super::log_parser::{LogParser, ParsedCommit, holds};
use super::repository::Repository;
use crate::schema::{BODIES_FILE, PLAN_FILE, RETURNS_FOLDER};

impl Repository {
    /// Every commit of the first-parent line, the oldest first, that touched the measure or the plan's own files.
    pub(super) fn measure_log(
        &self,
        parser: &LogParser,
        head: &str,
        id: &str,
    ) -> Result<Vec<ParsedCommit>, GitError> {
        let (listed, scanned) = (HashSet::new(), HashSet::new());
        let mut search = Search { repository: self, parser, id, head, listed, scanned };
        let mut known = BTreeSet::new();
        search.add_files_of(head, &mut known)?;
        loop {
            let own = [PLAN_FILE, BODIES_FILE, RETURNS_FOLDER];
            let own = parser.folders.iter().flat_map(|folder| own.map(|name| format!("{folder}{name}")));
            let paths: Vec<String> = own.chain(known.iter().cloned()).collect();
            let found = self.scan(parser, &[head], &paths)?;
            let before = known.len();
            search.extend_paths(&found, &mut known)?;
            // A name that is no UTF-8 cannot be asked for: then everything is looked through.
            let is_askable = known.iter().all(|path| !path.contains(char::REPLACEMENT_CHARACTER));
            match (is_askable, known.len() == before) {
                (false, _) => return self.scan(parser, &[head], &parser.folders),
                (true, true) => return Ok(found),
                (true, false) => {}
            }
        }
    }
}

struct Search<'a> {
    repository: &'a Repository,
    parser: &'a LogParser,
    id: &'a str,
    head: &'a str,
    /// Commits whose whole plan was looked through.
    listed: HashSet<String>,
    /// Stretches of the line that were scanned: after one commit, up to another.
    scanned: HashSet<(String, String)>,
}

impl Search<'_> {
    /// Adds the files of the measure that a commit holds.
    fn add_files_of(&mut self, commit: &str, known: &mut BTreeSet<String>) -> Result<(), GitError> {
        if self.listed.insert(commit.to_owned()) {
            let names = self.repository.names(commit)?;
            known.extend(names.into_iter().filter(|path| holds(path, self.id)));
        }
        Ok(())
    }

    /// Adds paths at which the measure was as well: those that were there when a known file was created or deleted, and
    /// those that came and went while no known file was there.
    ///
    /// ```text
    ///  plan begins     A is created      A is deleted      B is created     head
    ///       │── gap: scan ──│                  │── gap: scan ──│
    ///                       └ list the plan    └ list the plan └ list the plan
    /// ```
    fn extend_paths(&mut self, found: &[ParsedCommit], known: &mut BTreeSet<String>) -> Result<(), GitError> {
        let mut there: BTreeSet<&str> = BTreeSet::new();
        let mut is_plan = false;
        let mut gap: Option<&str> = None;
        let mut gaps = Vec::new();
        for ParsedCommit { commit, files, created_or_deleted, .. } in found {
            if !is_plan && files.iter().any(|file| file.path.ends_with(PLAN_FILE)) {
                // What there was before the plan is no part of it.
                (is_plan, gap) = (true, Some(commit.id.as_str()));
            }
            for (path, is_created) in created_or_deleted {
                match is_created {
                    true => there.insert(path),
                    false => there.remove(path.as_str()),
                };
                self.add_files_of(&commit.id, known)?;
                if let Some(parent) = commit.parents.first() {
                    self.add_files_of(parent, known)?;
                }
            }
            match (there.is_empty(), gap) {
                (true, None) if is_plan => gap = Some(commit.id.as_str()),
                (false, Some(from)) => {
                    gaps.push((from, commit.id.as_str()));
                    gap = None;
                }
                _ => {}
            }
        }
        gaps.extend(gap.map(|from| (from, self.head)));
        for (from, to) in gaps.into_iter().filter(|(from, to)| from != to) {
            if self.scanned.insert((from.to_owned(), to.to_owned())) {
                let stretch = [&format!("^{from}"), to];
                for found in self.repository.scan(self.parser, &stretch, &self.parser.folders)? {
                    known.extend(found.created_or_deleted.into_iter().map(|(path, _)| path));
                }
            }
        }
        Ok(())
    }
}
