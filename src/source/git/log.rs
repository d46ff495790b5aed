//! The history commit by commit, the oldest first, with the content of every file of the plan that a commit touched.
//!
//! One process, however long the history: `log` says which commits there are. Which files each of them touched, and what is
//! in those, is read from the repository's own files; where every commit counts, not those on the first-parent line alone,
//! `rev-list` and `diff-tree` say the former, and for a few paths `log`. All work at once and none gets far ahead, so memory
//! does not grow with the history.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::commit::{CommitFiles, LogOptions, Now};
use super::credit::Credit;
use super::error::GitError;
use super::log_parser::{LogParser, Parsed, ParsedCommit, on};
use super::mailmap::Mailmap;
use super::merges::MergeSide;
use super::object_reader::{Object, ObjectReader};
use super::program::{Git, failed};
use super::repository::Repository;
use super::tree_diff::TreeDiff;
use crate::source::files::{EntryKind, MAX_FILE_SIZE, ReadError};

/// The commits of a walk, one after the other.
pub struct Log {
    groups: Receiver<Group>,
    /// What is left of the group that came last.
    group: std::vec::IntoIter<Result<CommitFiles, GitError>>,
    processes: Vec<Child>,
    /// For each commit of the walk, how many others come right after it; empty on the first-parent line.
    pub children: HashMap<String, usize>,
    /// The merges that may have lost something, where that is wanted, once there is a merge.
    pub sides: Option<Receiver<Result<Vec<MergeSide>, GitError>>>,
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
            up: self.up.clone(),
            measure: options.measure.clone(),
            includes_unrelated: options.all_commits || options.include_unrelated,
            includes_merges: options.merges,
            signatures: options.signatures,
            mailmap: Mailmap::lazily_at(&self.git, &options.head),
            parents: HashMap::new(),
            latest: self.latest_before(options)?,
            last_dated: Default::default(),
            merge: Vec::new(),
        };
        let mut processes = Vec::new();
        if options.all_commits {
            let (commits, children) = self.every_commit(parser, options, &mut processes)?;
            return Ok(self.fetch_contents(commits, processes, children));
        }
        // A merge counts as one change: it is credited to the author of the commits that it brought.
        let mut credit = Credit::new(&self.git, &options.head, parser.mailmap.clone(), &mut parser.merge);
        let sides = options.merges.then(|| {
            let (repository, head) = (self.clone(), options.head.clone());
            on(&mut parser.merge, move || repository.find_sides(&head))
        });
        let commits: Box<dyn Iterator<Item = Parsed> + Send> = match (&options.measure, &options.since) {
            (Some(id), None) => Box::new(self.measure_log(&parser, &options.head, id)?.into_iter().map(Ok)),
            _ => Box::new(self.first_parent_line(parser, options, &mut processes)?),
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
        let mut log = self.fetch_contents(credited, processes, HashMap::new());
        log.sides = sides;
        Ok(log)
    }

    /// The latest day among the commits that are left out of a walk along the first-parent line.
    fn latest_before(&self, options: &LogOptions) -> Result<Option<NaiveDate>, GitError> {
        Ok(match &options.since {
            _ if options.all_commits => None,
            Some(since) => self.days(since)?.first().copied(),
            None => Some(NaiveDate::MIN),
        })
    }

    /// Every commit, and for each how many others come right after it.
    fn every_commit(
        &self,
        mut parser: LogParser,
        options: &LogOptions,
        processes: &mut Vec<Child>,
    ) -> Result<(impl Iterator<Item = Parsed> + Send + use<>, HashMap<String, usize>), GitError> {
        let mut arguments = vec!["--reverse", "--parents", "--topo-order"];
        let stretch = stretch(options);
        arguments.extend(stretch.iter().map(String::as_str));
        let lines = self.git.run("rev-list", &arguments)?;
        let mut children = HashMap::new();
        for line in String::from_utf8_lossy(&lines).lines() {
            let mut ids = line.split(' ').map(str::to_owned);
            let Some(id) = ids.next() else { continue };
            let above: Vec<String> = ids.collect();
            above.iter().for_each(|parent| *children.entry(parent.clone()).or_default() += 1);
            parser.parents.insert(id, above);
        }
        let arguments = parser.arguments(&["--stdin", "--always"], &parser.folders);
        let git = self.git_for(options).for_trees();
        let (asked, output) = start(git.command("diff-tree", &as_texts(&arguments)), processes)?;
        thread::spawn(move || ask(&lines, asked));
        Ok((parser.run(output, None), children))
    }

    /// The commits of the first-parent line.
    fn first_parent_line(
        &self,
        parser: LogParser,
        options: &LogOptions,
        processes: &mut Vec<Child>,
    ) -> Result<impl Iterator<Item = Parsed> + Send + use<>, GitError> {
        let stretch = stretch(options);
        let mut first = ONE_LINE.to_vec();
        first.extend(stretch.iter().map(String::as_str));
        let arguments = parser.without_files(&first);
        let (_, output) = start(self.git_for(options).command("log", &as_texts(&arguments)), processes)?;
        let trees = TreeDiff::new(self.object_reader(), parser.folders.clone());
        Ok(parser.run(output, Some(trees)))
    }

    fn git_for(&self, options: &LogOptions) -> Git {
        if options.signatures { self.git.with_signatures() } else { self.git.clone() }
    }

    /// Reads the contents of what was found.
    fn fetch_contents(
        &self,
        parsed: impl Iterator<Item = Parsed> + Send + 'static,
        processes: Vec<Child>,
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
        Log { groups, group: Vec::new().into_iter(), processes, children, sides: None }
    }

    /// What the commits of a stretch of the first-parent line did to these paths: files, and folders that end in `/`.
    pub(super) fn scan(
        &self,
        parser: &LogParser,
        stretch: &[&str],
        paths: &[String],
    ) -> Result<Vec<ParsedCommit>, GitError> {
        let arguments = parser.without_files(&[&ONE_LINE[..], stretch].concat());
        let mut processes = Vec::new();
        let (_, output) = start(self.git.command("log", &as_texts(&arguments)), &mut processes)?;
        let mut trees = TreeDiff::new(self.object_reader(), paths.to_vec());
        trees.only_touched = true;
        let found = parser.clone().run(output, Some(trees)).collect::<Result<Vec<_>, _>>()?;
        let ended = processes.into_iter().map(|child| super::program::finish("log", child));
        ended.collect::<Result<(), _>>().map(|()| found)
    }
}

/// How `git log` goes along the first-parent line, the oldest first.
const ONE_LINE: [&str; 5] =
    ["--first-parent", "--reverse", "--no-patch", "--no-notes", "--no-show-signature"];

/// Where a walk ends, and which commits are left out.
fn stretch(options: &LogOptions) -> Vec<String> {
    let excluded = options.since.as_ref().map(|since| format!("^{since}"));
    [options.head.clone()].into_iter().chain(excluded).collect()
}

fn as_texts(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

/// Starts a process whose input and output are pipes.
fn start(mut command: Command, processes: &mut Vec<Child>) -> Result<(ChildStdin, ChildStdout), GitError> {
    let mut child =
        command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(GitError::NoProgram)?;
    let pipes = child.stdin.take().zip(child.stdout.take());
    processes.push(child);
    pipes.ok_or_else(|| failed("git", b"it has no pipes"))
}

/// Asks for commits with the first of their parents alone: a merge is compared with the line it was merged into.
fn ask(lines: &[u8], asked: ChildStdin) {
    let mut asked = BufWriter::new(asked);
    for line in lines.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        let mut ids = line.splitn(3, |&byte| byte == b' ');
        let pair: Vec<&[u8]> = ids.by_ref().take(2).collect();
        // Where git has ended already, its exit code tells why.
        if asked.write_all(&[&pair.join(&b' ')[..], b"\n"].concat()).is_err() {
            return;
        }
    }
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
        let failed = |error: io::Error| failed("cat-file", error.to_string().as_bytes());
        Ok(match objects.read(id, MAX_FILE_SIZE).map_err(failed)? {
            Object::Here(content) => Ok(content.to_vec()),
            Object::TooLarge => Err(ReadError::TooLarge),
            Object::Missing => Err(ReadError::Io(io::Error::other(super::program::NOT_HERE))),
        })
    });
    // Where signatures are looked at, the commit itself comes first.
    if ids.first() == Some(&commit.id)
        && let Some(Ok(stored)) = contents.next().transpose()?
    {
        commit.signature.look_at(&stored);
    }
    for touched in files.iter_mut() {
        if let Now::Written(file) = &mut touched.now
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
            // Nothing more comes; whether that is the end of the history, the exit codes tell.
            Err(_) => {
                let processes = std::mem::take(&mut self.processes);
                let ended = processes.into_iter().map(|child| super::program::finish("log", child));
                ended.collect::<Result<(), _>>().err().map(Err)
            }
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // What is left of the walk is not wanted.
        for child in &mut self.processes {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
