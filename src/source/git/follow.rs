//! One measure through the record, wherever its file lay.
//!
//! Git finds the commits that touched a few named paths several times as fast as those that touched a folder. So the
//! paths at which the measure ever was are found first: those where it is now, then, wherever one of them begins or
//! ends, those that were there as well. Only while none of them was there, all of the folder is looked through.

use std::collections::{BTreeSet, HashSet};

use super::touched::{Found, Reader, holds};
use super::{NoRecord, Repository};

impl Repository {
    /// Every commit of the first-parent line, the oldest first, that touched the measure or the plan's own files.
    pub(super) fn follow(&self, reader: &Reader, until: &str, id: &str) -> Result<Vec<Found>, NoRecord> {
        let (asked, scanned) = (HashSet::new(), HashSet::new());
        let mut search = Search { repository: self, reader, id, until, asked, scanned };
        let mut known = BTreeSet::new();
        search.beside(until, &mut known)?;
        loop {
            let own = ["plan.toml", "bodies.toml"];
            let own = reader.folders.iter().flat_map(|folder| own.map(|name| format!("{folder}{name}")));
            let paths: Vec<String> = own.chain(known.iter().cloned()).collect();
            let found = self.scan(reader, &[until], &paths)?;
            let before = known.len();
            search.widen(&found, &mut known)?;
            // A name that is no UTF-8 cannot be asked for: then everything is looked through.
            let is_askable = known.iter().all(|path| !path.contains(char::REPLACEMENT_CHARACTER));
            match (is_askable, known.len() == before) {
                (false, _) => return self.scan(reader, &[until], &reader.folders),
                (true, true) => return Ok(found),
                (true, false) => {}
            }
        }
    }
}

struct Search<'a> {
    repository: &'a Repository,
    reader: &'a Reader,
    id: &'a str,
    until: &'a str,
    /// Commits whose whole plan was looked through.
    asked: HashSet<String>,
    /// Stretches of the line that were: after one commit, up to another.
    scanned: HashSet<(String, String)>,
}

impl Search<'_> {
    /// Adds the files of the measure that a commit holds.
    fn beside(&mut self, commit: &str, known: &mut BTreeSet<String>) -> Result<(), NoRecord> {
        if self.asked.insert(commit.to_owned()) {
            let names = self.repository.names(commit)?;
            known.extend(names.into_iter().filter(|path| holds(path, self.id)));
        }
        Ok(())
    }

    /// Adds what was there where a known file begins or ends, and what came and went while none of them was there.
    fn widen(&mut self, found: &[Found], known: &mut BTreeSet<String>) -> Result<(), NoRecord> {
        let mut there: BTreeSet<&str> = BTreeSet::new();
        let mut is_plan = false;
        let mut gap: Option<&str> = None;
        let mut gaps = Vec::new();
        for Found { logged: (commit, files), ends, .. } in found {
            if !is_plan && files.iter().any(|file| file.path.ends_with("plan.toml")) {
                // What there was before the plan is no part of it.
                (is_plan, gap) = (true, Some(commit.id.as_str()));
            }
            for (path, came) in ends {
                if *came {
                    there.insert(path)
                } else {
                    there.remove(path.as_str())
                };
                self.beside(&commit.id, known)?;
                if let Some(parent) = commit.parents.first() {
                    self.beside(parent, known)?;
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
        gaps.extend(gap.map(|from| (from, self.until)));
        for (from, to) in gaps.into_iter().filter(|(from, to)| from != to) {
            if self.scanned.insert((from.to_owned(), to.to_owned())) {
                let stretch = [&format!("^{from}"), to];
                for found in self.repository.scan(self.reader, &stretch, &self.reader.folders)? {
                    known.extend(found.ends.into_iter().map(|(path, _)| path));
                }
            }
        }
        Ok(())
    }
}
