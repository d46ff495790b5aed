//! The history commit by commit, the oldest first, with the content of every file of the plan that a commit touched.
//!
//! One process, however long the history: `log` says which commits there are. Which files each of them touched, and what is
//! in those, is read from the repository's own files. All of this works at once and no part gets far ahead, so memory does not
//! grow with the history.

use std::collections::HashMap;
use std::io;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::commit::{CommitFiles, FileChangeKind, LogOptions};
use super::credit::{Credit, MergeCredits, brought};
use super::error::GitError;
use super::known_commits::known_commits;
use super::log_parser::{LogParser, Parsed, ParsedCommit};
use super::mailmap::Mailmap;
use super::merges::MergeSide;
use super::object_reader::{Object, ObjectReader};
use super::program::{NOT_HERE, failed, finish, unread};
use super::repository::Repository;
use super::tree_diff::TreeDiff;
use crate::source::files::{EntryKind, MAX_FILE_SIZE, ReadError};

/// What another thread finds, or why it cannot.
type Later<T> = Receiver<Result<T, GitError>>;

/// The commits of a walk, one after the other.
pub struct Log {
    groups: Receiver<Group>,
    /// What is left of the group that came last.
    group: std::vec::IntoIter<Result<CommitFiles, GitError>>,
    process: Option<Child>,
    /// For each commit of the walk, how many others come right after it; empty on the first-parent line.
    pub children: HashMap<String, usize>,
    /// The merges that may have lost something, where that is wanted, once there is a merge.
    pub sides: Option<Later<Vec<MergeSide>>>,
}

impl Repository {
    /// Goes through the history. Commits that touched nothing of the plan are passed over, unless they or every commit are
    /// wanted.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn log(&self, options: &LogOptions) -> Result<Log, GitError> {
        let mut parser = LogParser {
            folders: self.folders(),
            measure: options.measure.clone(),
            includes_unrelated: options.all_commits || options.include_unrelated,
            includes_merges: options.merges,
            signatures: options.signatures,
            mailmap: Mailmap::lazily_at(&self.git, &options.head),
            latest: self.latest_before(options)?,
            last_dated: Default::default(),
            merge: None,
        };
        let stretch = stretch(options);
        let stretch: Vec<&str> = stretch.iter().map(String::as_str).collect();
        let trees = TreeDiff::new(self.object_reader(), parser.folders.clone());
        if options.all_commits {
            let children = self.children(&stretch)?;
            let (commits, process) = self.walk(parser, &[&["--topo-order"], &stretch[..]].concat(), trees)?;
            return Ok(self.fetch_contents(commits, Some(process), children));
        }
        // A merge counts as one change: it is credited to the author of the commits that it brought.
        let (credits, sides) = self.look_at_merges(options, &mut parser);
        let mut credit = Credit::new(credits);
        let (commits, process): (Box<dyn Iterator<Item = Parsed> + Send>, _) =
            match (&options.measure, &options.since) {
                (Some(id), None) => {
                    (Box::new(self.measure_log(&parser, &options.head, id)?.into_iter().map(Ok)), None)
                }
                _ => {
                    let which = [&["--first-parent"], &stretch[..]].concat();
                    let (commits, process) = self.walk(parser, &which, trees)?;
                    (Box::new(commits), Some(process))
                }
            };
        // A merge that is looked at for what it did alone brought nothing to the plan, and goes by who made it.
        let brings_all = !options.merges;
        let credited = commits.map(move |parsed| {
            let mut parsed = parsed?;
            if brings_all || !parsed.files.is_empty() {
                credit.apply(&mut parsed.commit)?;
            }
            Ok(parsed)
        });
        let mut log = self.fetch_contents(credited, process, HashMap::new());
        log.sides = options.merges.then_some(sides);
        Ok(log)
    }

    /// Starts a thread that waits for the first merge. It then finds what each merge brought and, where that is wanted, which
    /// merges may have lost something.
    fn look_at_merges(
        &self,
        options: &LogOptions,
        parser: &mut LogParser,
    ) -> (Later<MergeCredits>, Later<Vec<MergeSide>>) {
        let ((merge, waits), (credits, found), (sides, found_sides)) = (channel(), channel(), channel());
        parser.merge = Some(merge);
        let (there, mailmap) = (self.clone(), parser.mailmap.clone());
        let (head, finds_sides) = (options.head.clone(), options.merges);
        // Nothing receives the results where the walk was given up.
        thread::spawn(move || {
            waits.recv().ok()?;
            let commits = match known_commits(&there.git, &head) {
                Ok(commits) => commits,
                Err(why) => return credits.send(Err(why)).ok(),
            };
            credits.send(Ok(brought(&commits, &head, &mailmap))).ok()?;
            finds_sides.then(|| sides.send(there.sides_among(&commits, &head)).ok())?
        });
        (found, found_sides)
    }

    /// The latest day among the commits that are left out of a walk along the first-parent line.
    fn latest_before(&self, options: &LogOptions) -> Result<Option<NaiveDate>, GitError> {
        Ok(match &options.since {
            _ if options.all_commits => None,
            Some(since) => self.days(since)?.first().copied(),
            None => Some(NaiveDate::MIN),
        })
    }

    /// How many commits come right after each commit of a walk over every commit.
    fn children(&self, stretch: &[&str]) -> Result<HashMap<String, usize>, GitError> {
        let mut children = HashMap::new();
        self.git.lines("rev-list", &[&["--parents"], stretch].concat(), |line| {
            let parents = line.split(' ').skip(1);
            parents.for_each(|parent| *children.entry(parent.to_owned()).or_default() += 1);
            true
        })?;
        Ok(children)
    }

    /// Starts `git log` over the commits that its arguments choose. Which files each of them touched is read from the
    /// `trees`.
    fn walk(
        &self,
        parser: LogParser,
        which: &[&str],
        trees: TreeDiff,
    ) -> Result<(impl Iterator<Item = Parsed> + Send + use<>, Child), GitError> {
        let git = if parser.signatures { self.git.with_signatures() } else { self.git.clone() };
        let format = parser.format();
        let options = ["-z", "--encoding=UTF-8", "--no-patch", "--no-notes", "--no-show-signature", &format];
        // Git lists the newest as soon as it finds it, and the oldest once it has found all.
        let order: &[&str] = if trees.newest_first { &[] } else { &["--reverse"] };
        let mut command = git.command("log", &[&options, order, which, &["--"]].concat());
        let mut process = command.stderr(Stdio::null()).spawn().map_err(GitError::NoProgram)?;
        let output = process.stdout.take().ok_or_else(|| failed("log", b"it has no pipes"))?;
        Ok((parser.run(output, trees), process))
    }

    /// Reads the contents of what was found.
    fn fetch_contents(
        &self,
        parsed: impl Iterator<Item = Parsed> + Send + 'static,
        process: Option<Child>,
        children: HashMap<String, usize>,
    ) -> Log {
        // Some commits are read ahead, so that nothing here waits for the other while each has its turn on a processor; few,
        // so that memory stays flat.
        let (sender, groups) = sync_channel(AHEAD);
        let mut objects = self.object_reader();
        thread::spawn(move || {
            let (mut parsed, mut size) = (parsed, 1);
            loop {
                let fill = |next: Parsed| next.and_then(|found| fill(found, &mut objects));
                // The first commit may bring a whole plan: it is handed on at once.
                let group: Group = parsed.by_ref().take(size).map(fill).collect();
                if group.is_empty() || sender.send(group).is_err() {
                    return;
                }
                size = GROUP;
            }
        });
        Log { groups, group: Vec::new().into_iter(), process, children, sides: None }
    }

    /// What the commits of a stretch of the first-parent line did to these paths: files, and folders that end in `/`.
    pub(super) fn scan(
        &self,
        parser: &LogParser,
        stretch: &[&str],
        paths: &[String],
    ) -> Result<Vec<ParsedCommit>, GitError> {
        let mut trees = TreeDiff::new(self.object_reader(), paths.to_vec());
        trees.newest_first = true;
        let which = [&["--first-parent"], stretch].concat();
        let (found, process) = self.walk(parser.clone(), &which, trees)?;
        let found = found.collect::<Result<Vec<_>, _>>()?;
        finish("log", process)?;
        let mut parser = parser.clone();
        Ok(found.into_iter().rev().filter_map(|found| parser.dated(found)).collect())
    }
}

/// Where a walk ends, and which commits are left out.
fn stretch(options: &LogOptions) -> Vec<String> {
    let excluded = options.since.as_ref().map(|since| format!("^{since}"));
    [options.head.clone()].into_iter().chain(excluded).collect()
}

/// Commits that one thread hands on to the next together: a thread that sleeps after each of them takes longer to wake up
/// than to work.
type Group = Vec<Result<CommitFiles, GitError>>;

/// How many commits are handed on together.
const GROUP: usize = 64;

/// How many groups are read ahead.
const AHEAD: usize = 16;

/// Reads the contents that a commit left.
fn fill(found: ParsedCommit, objects: &mut ObjectReader) -> Result<CommitFiles, GitError> {
    let ParsedCommit { mut commit, mut files, objects: ids, .. } = found;
    let mut contents = ids.iter().map(|id| {
        Ok(match objects.read(id, MAX_FILE_SIZE).map_err(|why| unread(&why))? {
            Object::Here(content) => Ok(content),
            Object::TooLarge => Err(ReadError::TooLarge),
            Object::Missing => Err(ReadError::Io(io::Error::other(NOT_HERE))),
        })
    });
    // Where signatures are looked at, the commit itself comes first.
    if ids.first() == Some(&commit.id)
        && let Some(Ok(stored)) = contents.next().transpose()?
    {
        commit.signature.look_at(&stored);
    }
    for touched in files.iter_mut() {
        if let FileChangeKind::Written(file) = &mut touched.now
            && file.kind == EntryKind::Toml
            && let Some(content) = contents.next().transpose()?
        {
            file.content = content;
        }
    }
    Ok((commit, files))
}

impl Iterator for Log {
    type Item = Result<CommitFiles, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(next) = self.group.next() {
            return Some(next);
        }
        match self.groups.recv() {
            Ok(group) => {
                self.group = group.into_iter();
                self.group.next()
            }
            // Nothing more comes. The exit code says whether that is the end of the history.
            Err(_) => finish("log", self.process.take()?).err().map(Err),
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // What is left of the walk is not wanted.
        if let Some(child) = &mut self.process {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
