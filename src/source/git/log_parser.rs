//! The commits that `log` lists, with the files that each of them touched.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::mpsc::{Sender, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::commit::{Commit, FileChange, FileChangeKind, FileState, read_day};
use super::error::GitError;
use super::mailmap::LazyMailmap;
use super::program::{is_object_id, unread};
use super::signature::Signature;
use super::tree::kind_of;
use super::tree_diff::{Differing, NOTHING, TreeDiff};
use crate::schema::{BODIES_FILE, PLAN_FILE, RETURNS_FOLDER};
use crate::source::files::EntryKind;

/// How many commits are looked at together.
const IN_A_ROW: usize = 256;

/// How many fields git prints of a commit, besides its id, its parents and its tree.
const DETAILS: usize = 9;

/// The next commit, or why it is not known.
pub(super) type Parsed = Result<ParsedCommit, GitError>;

/// Commits that follow each other, sent through the channel together: one at a time costs more.
type Batch = Result<Vec<ParsedCommit>, GitError>;

/// A commit, the files of the plan that it touched, and the contents to ask for.
pub(super) struct ParsedCommit {
    pub commit: Commit,
    pub files: Vec<FileChange>,
    pub objects: Vec<String>,
    /// Files of the one measure that is wanted which it created (`true`) or deleted (`false`).
    pub created_or_deleted: Vec<(String, bool)>,
}

/// Reads what `log` prints.
#[derive(Clone)]
pub(super) struct LogParser {
    /// Where the plan may be.
    pub folders: Vec<String>,
    /// The one measure that is wanted.
    pub measure: Option<String>,
    /// Whether a commit without files is handed on.
    pub includes_unrelated: bool,
    /// Whether a merge is handed on all the same.
    pub includes_merges: bool,
    /// Whether git is to check signatures, and the commits themselves are asked for: that they are signed stands in them.
    pub signatures: bool,
    /// By what names authors go.
    pub mailmap: LazyMailmap,
    /// The latest day among the commits before the first, where each builds on the one before it.
    pub latest: Option<NaiveDate>,
    /// The date of the last commit that has one which can be read.
    pub last_dated: (NaiveDate, i64),
    /// Gets a message as soon as the first merge is read.
    pub merge: Option<Sender<()>>,
}

impl LogParser {
    /// What `log` prints of each commit: fields that end in NUL, which none of them can hold.
    pub fn format(&self) -> String {
        let signature = if self.signatures { "%G?%x00%GS%x00%GG" } else { "%x00%x00" };
        format!("--format=%H%x00%P%x00%T%x00%cs%x00%ct%x00%as%x00%an%x00%ae%x00{signature}%x00%s")
    }

    /// Parses until the end, in a new thread, and not far ahead of the reader. Which files a commit touched
    /// is read from the `trees`.
    pub fn run<R: Read + Send + 'static>(
        mut self,
        output: R,
        trees: TreeDiff,
    ) -> impl Iterator<Item = Parsed> + Send + use<R> {
        let (sender, batches) = sync_channel(4);
        thread::spawn(move || {
            let input = BufReader::with_capacity(1 << 16, output);
            let mut said = Fields { input, field: Vec::new(), trees, ahead: None };
            loop {
                let (batch, is_over) = self.batch(&mut said);
                if sender.send(batch).is_err() || is_over {
                    return;
                }
            }
        });
        batches.into_iter().flat_map(|batch| {
            let (commits, error) = match batch {
                Ok(commits) => (commits, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            commits.into_iter().map(Ok).chain(error.map(Err))
        })
    }

    /// The next commits, and whether these are the last.
    fn batch(&mut self, said: &mut Fields<impl BufRead>) -> (Batch, bool) {
        let mut batch = Vec::new();
        for _ in 0..IN_A_ROW {
            match self.next(said) {
                Ok(Some(found)) if said.trees.newest_first => batch.push(found),
                Ok(Some(found)) => batch.extend(self.dated(found)),
                Ok(None) => return (Ok(batch), true),
                Err(why) => return (Err(unread(&why)), true),
            }
        }
        (Ok(batch), false)
    }

    /// A commit with the day from which the record can have had it, where those before it have theirs; `None`: it touched
    /// nothing of the plan, and is not handed on.
    pub fn dated(&mut self, mut found: ParsedCommit) -> Option<ParsedCommit> {
        let commit = &mut found.commit;
        match commit.unreadable_date {
            // A date that cannot be read proves nothing: the commit is no older than those before it.
            Some(_) => {
                let (day, time) = self.last_dated;
                commit.day = self.latest.map_or(day, |latest| latest.max(day));
                (commit.recorded, commit.time) = (commit.day, time);
            }
            None => self.last_dated = (commit.day, commit.time),
        }
        if let Some(latest) = &mut self.latest {
            *latest = commit.day.max(*latest);
            commit.recorded = *latest;
        }
        let is_wanted = self.includes_unrelated || self.includes_merges && commit.parents.len() > 1;
        (is_wanted || !found.files.is_empty()).then_some(found)
    }

    fn next(&mut self, said: &mut Fields<impl BufRead>) -> io::Result<Option<ParsedCommit>> {
        while let Some(listed) = said.listed()? {
            let parent = listed.parents.first().map(String::as_str);
            let differing = said.trees.of_commit((&listed.id, &listed.tree), parent)?;
            if said.trees.newest_first && differing.is_empty() {
                continue;
            }
            if listed.parents.len() > 1
                && let Some(merge) = self.merge.take()
            {
                // The thread may have ended already.
                let _ = merge.send(());
            }
            return Ok(Some(self.with_files(self.commit(listed), differing)));
        }
        Ok(None)
    }

    fn commit(&self, listed: Listed) -> Commit {
        let Listed { id, parents, details, .. } = listed;
        let [day_text, time, written, mut author, mut email, letter, signer, words, subject] = details;
        let (day, time) = (read_day(&day_text), time.parse::<i64>().ok());
        let unreadable_date = (day.is_none() || time.is_none()).then_some(day_text);
        let (day, time) = (day.unwrap_or_default(), time.unwrap_or_default());
        self.mailmap.apply(&mut author, &mut email);
        let signature = Signature::of(&letter, signer, &words);
        let recorded = day;
        let said = read_day(&written).filter(|_| parents.len() < 2);
        Commit {
            id,
            parents,
            day,
            recorded,
            said,
            time,
            unreadable_date,
            author,
            email,
            merged_by: None,
            subject,
            signature,
        }
    }

    /// A commit with the files that it touched.
    fn with_files(&self, commit: Commit, differing: Vec<Differing>) -> ParsedCommit {
        let objects = self.signatures.then(|| commit.id.clone()).into_iter().collect();
        let mut found = ParsedCommit { commit, files: Vec::new(), objects, created_or_deleted: Vec::new() };
        let mut deleted = HashMap::new();
        for file in differing {
            self.add(file, &mut found, &mut deleted);
        }
        if !deleted.is_empty() {
            find_moved(&mut found, &deleted);
        }
        found
    }

    /// Adds a file. What is no part of the plan is passed over. `deleted`: the paths of files that are no longer there, by
    /// their objects.
    fn add(&self, file: Differing, found: &mut ParsedCommit, deleted: &mut HashMap<String, String>) {
        let Differing { path: raw, modes: [old_mode, mode], objects: [old_object, object] } = file;
        let path = String::from_utf8_lossy(&raw).into_owned();
        let Some(folder) = self.folders.iter().find(|folder| path.starts_with(folder.as_str())) else {
            return;
        };
        let inside = &path[folder.len()..];
        let is_asked = self.measure.as_ref().is_none_or(|id| holds(&path, id));
        // What returns say of the measure that is wanted is part of it.
        let is_own = |folder: &String| {
            let inside = path.strip_prefix(folder.as_str());
            inside.is_some_and(|it| matches!(it, PLAN_FILE | BODIES_FILE) || it.starts_with(RETURNS_FOLDER))
        };
        let is_hidden = inside.split('/').any(|part| part.starts_with('.'));
        if is_hidden || !is_asked && !self.folders.iter().any(is_own) {
            return;
        }
        if is_asked && self.measure.is_some() && [old_mode, mode].contains(&NOTHING) {
            found.created_or_deleted.push((path.clone(), old_mode == NOTHING));
        }
        let now = match mode {
            NOTHING => {
                if kind_of(old_mode, &raw) == EntryKind::Toml {
                    deleted.insert(old_object, path.clone());
                }
                FileChangeKind::Deleted
            }
            mode => {
                let kind = kind_of(mode, &raw);
                if kind == EntryKind::Toml {
                    found.objects.push(object);
                }
                FileChangeKind::Written(FileState { kind, content: Ok(Arc::default()) })
            }
        };
        found.files.push(FileChange { path, now });
    }
}

/// Finds files whose content stood under a path that the commit deleted: nothing is to be asked for.
fn find_moved(found: &mut ParsedCommit, deleted: &HashMap<String, String>) {
    let is_read = |file: &&mut FileChange| matches!(&file.now, FileChangeKind::Written(state) if state.kind == EntryKind::Toml);
    // The objects of these files come last; before them may come the commit itself.
    let files = found.files.iter_mut().filter(is_read).rev();
    for (at, file) in (0..found.objects.len()).rev().zip(files) {
        if let Some(from) = deleted.get(&found.objects[at]) {
            file.now = FileChangeKind::MovedFrom(from.clone());
            found.objects.remove(at);
        }
    }
}

/// Whether a file holds the measure with an id, by its name.
pub(super) fn holds(path: &str, id: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").is_some_and(|stem| stem.eq_ignore_ascii_case(id))
}

/// A commit as git lists it.
struct Listed {
    id: String,
    parents: Vec<String>,
    tree: String,
    details: [String; DETAILS],
}

/// What git prints, field by field: each ends in NUL.
struct Fields<R> {
    input: R,
    /// The one that came last.
    field: Vec<u8>,
    /// Finds the files that a commit touched.
    trees: TreeDiff,
    /// The commit that comes next, where the newest comes first.
    ahead: Option<Listed>,
}

impl<R: BufRead> Fields<R> {
    /// The next commit. Where the newest comes first, the one behind it is its parent as a rule, whose tree is then known.
    fn listed(&mut self) -> io::Result<Option<Listed>> {
        let listed = match self.ahead.take() {
            None => self.read()?,
            ahead => ahead,
        };
        if self.trees.newest_first && listed.is_some() {
            self.ahead = self.read()?;
            self.ahead.iter().for_each(|parent| self.trees.know(&parent.id, &parent.tree));
        }
        Ok(listed)
    }

    fn read(&mut self) -> io::Result<Option<Listed>> {
        if !self.next()? {
            return Ok(None);
        }
        let id = self.text().into_owned();
        if !is_object_id(&id) {
            return Err(io::Error::other(format!("`{}` is no commit", id.escape_debug())));
        }
        self.next()?;
        let parents = self.text().split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        let tree = self.owned()?;
        let mut details: [String; DETAILS] = Default::default();
        for detail in &mut details {
            *detail = self.owned()?;
        }
        Ok(Some(Listed { id, parents, tree, details }))
    }

    /// Reads everything up to the next NUL; whether there is anything.
    fn next(&mut self) -> io::Result<bool> {
        self.field.clear();
        let is_any = self.input.read_until(0, &mut self.field)? > 0;
        self.field.pop_if(|byte| *byte == 0);
        Ok(is_any)
    }

    /// The field as text, as far as it is.
    fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.field)
    }

    /// The next one, to be kept; empty where there is none.
    fn owned(&mut self) -> io::Result<String> {
        self.next()?;
        Ok(self.text().into_owned())
    }
}
