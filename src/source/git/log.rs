//! The history commit by commit, the oldest first, with the content of every file of the plan that a commit touched.
//!
//! Two processes, however long the history: `log` says which files each commit touched (where every commit counts, not
//! those on the first-parent line alone: `rev-list` and `diff-tree`), `cat-file` hands out what is in them. Both run at
//! once and neither gets far ahead, so memory does not grow with the history.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::commit::{CommitFiles, LogOptions, Now};
use super::credit::Credit;
use super::error::GitError;
use super::log_parser::{LogParser, Parsed, ParsedCommit};
use super::mailmap::Mailmap;
use super::program::{Git, failed};
use super::repository::Repository;
use crate::source::files::{EntryKind, MAX_FILE_SIZE, ReadError};

/// The commits of a walk, one after the other.
pub struct Log {
    groups: Receiver<Group>,
    /// What is left of the group that came last.
    group: std::vec::IntoIter<Result<CommitFiles, GitError>>,
    processes: Vec<Child>,
    /// For each commit of the walk, how many others come right after it; empty on the first-parent line.
    pub children: HashMap<String, usize>,
}

impl Repository {
    /// Goes through the history. Commits that touched nothing of the plan are passed over, unless they or every commit are
    /// wanted.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn log(&self, options: &LogOptions) -> Result<Log, GitError> {
        let parser = LogParser {
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
        };
        let mut processes = Vec::new();
        if options.all_commits {
            let (commits, children) = self.every_commit(parser, options, &mut processes)?;
            return self.fetch_contents(options, commits, processes, children);
        }
        // A merge counts as one change: it is credited to the author of the commits that it brought.
        let credit = Credit::new(&self.git, &options.head, parser.mailmap.clone());
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
        self.fetch_contents(options, credited, processes, HashMap::new())
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
        let git = self.git_for(options);
        let (asked, output) = start(git.command("diff-tree", &as_texts(&arguments)), processes)?;
        thread::spawn(move || ask(&lines, asked));
        Ok((parser.run(output), children))
    }

    /// The commits of the first-parent line.
    fn first_parent_line(
        &self,
        parser: LogParser,
        options: &LogOptions,
        processes: &mut Vec<Child>,
    ) -> Result<impl Iterator<Item = Parsed> + Send + use<>, GitError> {
        // For a plan folder at the top git gets no paths: to filter costs more there than it saves.
        let is_at_top = parser.folders.iter().all(|folder| folder.matches('/').count() <= 1);
        let paths = if is_at_top { &[][..] } else { &parser.folders };
        let stretch = stretch(options);
        let mut first = FIRST_PARENT.to_vec();
        // Also commits without these paths have a day, and those that follow them are no older.
        first.push("--sparse");
        first.extend(stretch.iter().map(String::as_str));
        let arguments = parser.arguments(&first, paths);
        let git = self.git_for(options);
        let (_, output) = start(git.command("log", &as_texts(&arguments)), processes)?;
        Ok(parser.run(output))
    }

    fn git_for(&self, options: &LogOptions) -> Git {
        let git = self.git.for_trees();
        if options.signatures { git.with_signatures() } else { git }
    }

    /// Has `cat-file` hand out the contents of what was found.
    fn fetch_contents(
        &self,
        options: &LogOptions,
        parsed: impl Iterator<Item = Parsed> + Send + 'static,
        mut processes: Vec<Child>,
        children: HashMap<String, usize>,
    ) -> Result<Log, GitError> {
        let arguments = ["--batch", "--buffer"];
        let (wanted, contents) =
            start(self.git.for_contents().command("cat-file", &arguments), &mut processes)?;
        let (sender, groups) = channel();
        thread::spawn(move || request_blobs(parsed, BufWriter::new(wanted), &sender));
        let contents = BufReader::with_capacity(1 << 16, contents);
        let mut contents = Contents { contents, head: String::new(), signatures: options.signatures };
        // Some commits are read ahead, so that git and this program work at the same time; few, so that memory stays flat.
        let (filled, groups_filled) = sync_channel(1);
        thread::spawn(move || {
            for group in groups {
                let fill = |commit: Result<CommitFiles, GitError>| {
                    commit.and_then(|mut commit| contents.fill(&mut commit).map(|()| commit))
                };
                let group: Group = group.into_iter().map(fill).collect();
                if filled.send(group).is_err() {
                    return;
                }
            }
        });
        Ok(Log { groups: groups_filled, group: Vec::new().into_iter(), processes, children })
    }

    /// What the commits of a stretch of the first-parent line did to these paths.
    pub(super) fn scan(
        &self,
        parser: &LogParser,
        stretch: &[&str],
        paths: &[String],
    ) -> Result<Vec<ParsedCommit>, GitError> {
        let arguments = parser.arguments(&[&FIRST_PARENT[..], stretch].concat(), paths);
        let mut processes = Vec::new();
        let git = self.git.for_trees();
        let (_, output) = start(git.command("log", &as_texts(&arguments)), &mut processes)?;
        let found = parser.clone().run(output).collect::<Result<Vec<_>, _>>()?;
        let ended = processes.into_iter().map(|child| super::program::finish("log", child));
        ended.collect::<Result<(), _>>().map(|()| found)
    }
}

/// How `git log` goes along the first-parent line, the oldest first, a merge as one change.
const FIRST_PARENT: [&str; 5] =
    ["--first-parent", "--reverse", "--diff-merges=first-parent", "--no-notes", "--no-show-signature"];

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

/// Sends commits before it requests their blobs, so that a reader is already taking `cat-file`'s answers, which come in
/// the order of the requests, and neither process waits for the other for ever.
fn request_blobs(
    mut parsed: impl Iterator<Item = Parsed>,
    mut wanted: BufWriter<ChildStdin>,
    sender: &Sender<Group>,
) {
    loop {
        let mut objects = Vec::new();
        let take = |next: Parsed| {
            next.map(|found| {
                objects.extend(found.objects);
                (found.commit, found.files)
            })
        };
        let group: Group = parsed.by_ref().take(GROUP).map(take).collect();
        let mut asks = |object: &String| {
            wanted.write_all(object.as_bytes()).and_then(|()| wanted.write_all(b"\n")).is_ok()
        };
        if group.is_empty() || sender.send(group).is_err() || !objects.iter().all(&mut asks) {
            return;
        }
    }
}

/// The contents that `cat-file` writes.
struct Contents {
    contents: BufReader<ChildStdout>,
    /// The line before the content that came last.
    head: String,
    /// Those of each commit begin with the commit itself.
    signatures: bool,
}

impl Contents {
    /// Reads one of the contents that were asked for: `<object> blob <size>`, the content, the end of a line.
    fn content(&mut self) -> io::Result<Result<Vec<u8>, ReadError>> {
        self.head.clear();
        self.contents.read_line(&mut self.head)?;
        let Some(size) = self.head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok())
        else {
            let why = io::Error::other(super::program::NOT_HERE);
            return Ok(Err(ReadError::Io(why)));
        };
        let mut content = Vec::new();
        let mut rest = self.contents.by_ref().take(size + 1);
        if size > MAX_FILE_SIZE {
            io::copy(&mut rest, &mut io::sink())?;
            return Ok(Err(ReadError::TooLarge));
        }
        content.reserve_exact(usize::try_from(size).unwrap_or_default() + 1);
        rest.read_to_end(&mut content)?;
        content.pop();
        Ok(Ok(content))
    }

    fn fill(&mut self, (commit, files): &mut CommitFiles) -> Result<(), GitError> {
        let failed = |error: io::Error| failed("cat-file", error.to_string().as_bytes());
        if self.signatures
            && let Ok(stored) = self.content().map_err(failed)?
        {
            commit.signature.look_at(&stored);
        }
        for touched in files.iter_mut() {
            if let Now::Written(file) = &mut touched.now
                && file.kind == EntryKind::Toml
            {
                file.content = self.content().map_err(failed)?;
            }
        }
        Ok(())
    }
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
