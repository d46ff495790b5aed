//! The record commit by commit, the oldest first, with the content of every file of the plan that a commit touched.
//!
//! Two processes, however long the history: `log` says which files each commit touched (where every commit counts, not
//! those on the first-parent line alone: `rev-list` and `diff-tree`), `cat-file` hands out what is in them. Both run at
//! once and neither gets far ahead, so memory does not grow with the history.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread;

use super::commit::{CommitFiles, LogOptions};
use super::credit::Credit;
use super::log_parser::{Batch, LogParser, ParsedCommit};
use super::mailmap::Mailmap;
use super::{GitError, Repository, failed};
use crate::source::{EntryKind, MAX_FILE_SIZE, ReadError};

/// The commits of a walk, one after the other.
pub struct Log {
    commits: Receiver<Result<CommitFiles, GitError>>,
    processes: Vec<Child>,
    /// For each commit of the walk, how many others come right after it; empty on the first-parent line.
    pub children: HashMap<String, usize>,
    /// A merge that is told as one change is its author's whose commits it brought.
    credit: Option<Credit>,
}

impl Repository {
    /// Goes through the record. Commits that touched nothing of the plan are passed over, unless they or every commit are
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
            signatures: options.signatures,
            mailmap: Mailmap::at(&self.git, &options.head).into(),
            parents: HashMap::new(),
        };
        let git = if options.signatures { self.git.with_signatures() } else { self.git.clone() };
        let excluded = options.since.as_ref().map(|since| format!("^{since}"));
        let mut stretch = vec![options.head.as_str()];
        stretch.extend(excluded.as_deref());
        let mut processes = Vec::new();
        let mut children = HashMap::new();
        if options.all_commits {
            let names = [&["--reverse", "--parents", "--topo-order"], &stretch[..]].concat();
            let lines = self.git.run("rev-list", &names)?;
            for line in String::from_utf8_lossy(&lines).lines() {
                let mut ids = line.split(' ').map(str::to_owned);
                let Some(id) = ids.next() else { continue };
                let above: Vec<String> = ids.collect();
                above.iter().for_each(|parent| *children.entry(parent.clone()).or_default() += 1);
                parser.parents.insert(id, above);
            }
            let arguments = parser.arguments(&["--stdin", "--always"], &parser.folders);
            let (asked, output) = start(git.command("diff-tree", &as_texts(&arguments)), &mut processes)?;
            thread::spawn(move || ask(&lines, asked));
            let batches = parser.run(output);
            return self.fetch_contents(options, batches.into_iter(), processes, children);
        }
        match (&options.measure, &options.since) {
            (Some(id), None) => {
                let found = self.measure_log(&parser, &options.head, id)?;
                self.fetch_contents(options, std::iter::once(Ok(found)), processes, children)
            }
            _ => {
                // For a plan folder at the top git gets no paths: to filter costs more there than it saves.
                let is_at_top = parser.folders.iter().all(|folder| folder.matches('/').count() <= 1);
                let paths = if is_at_top { &[][..] } else { &parser.folders };
                let sparse: &[&str] = if options.include_unrelated { &["--sparse"] } else { &[] };
                let arguments = parser.arguments(&[&FIRST_PARENT[..], sparse, &stretch].concat(), paths);
                let (_, output) = start(git.command("log", &as_texts(&arguments)), &mut processes)?;
                let batches = parser.run(output);
                self.fetch_contents(options, batches.into_iter(), processes, children)
            }
        }
    }

    /// Has `cat-file` hand out the contents of what was found.
    fn fetch_contents(
        &self,
        options: &LogOptions,
        batches: impl Iterator<Item = Batch> + Send + 'static,
        mut processes: Vec<Child>,
        children: HashMap<String, usize>,
    ) -> Result<Log, GitError> {
        let arguments = ["--batch", "--buffer"];
        let (wanted, contents) = start(self.git.command("cat-file", &arguments), &mut processes)?;
        let (sender, commits) = channel();
        thread::spawn(move || request_blobs(batches, BufWriter::new(wanted), &sender));
        let contents = BufReader::with_capacity(1 << 16, contents);
        let mut contents = Contents { contents, signatures: options.signatures };
        // Some commits are read ahead, so that git and this program work at the same time; few, so that memory stays flat.
        let (filled, commits_filled) = sync_channel(32);
        thread::spawn(move || {
            for commit in commits {
                let commit = commit.and_then(|mut commit| contents.fill(&mut commit).map(|()| commit));
                if filled.send(commit).is_err() {
                    return;
                }
            }
        });
        let credit = (!options.all_commits).then(|| Credit::new(&self.git, &options.head));
        Ok(Log { commits: commits_filled, processes, children, credit })
    }

    /// What the commits of a stretch of the first-parent line did to these paths.
    pub(super) fn scan(
        &self,
        parser: &LogParser,
        stretch: &[&str],
        paths: &[String],
    ) -> Result<Vec<ParsedCommit>, GitError> {
        const NAME: &str = "log";
        let arguments = parser.arguments(&[&FIRST_PARENT[..], stretch].concat(), paths);
        let mut processes = Vec::new();
        let (_, output) = start(self.git.command(NAME, &as_texts(&arguments)), &mut processes)?;
        let mut found = Vec::new();
        for batch in parser.clone().run(output) {
            found.extend(batch.map_err(|error| failed(NAME, error.to_string().as_bytes()))?);
        }
        let ended = processes.into_iter().map(|child| super::program::finish(NAME, child));
        ended.collect::<Result<(), _>>().map(|()| found)
    }
}

/// How `git log` goes along the first-parent line, the oldest first, a merge as one change.
const FIRST_PARENT: [&str; 5] =
    ["--first-parent", "--reverse", "--diff-merges=first-parent", "--no-notes", "--no-show-signature"];

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

/// Sends each commit before it requests its blobs, so that a reader is already taking `cat-file`'s answers, which come in
/// the order of the requests, and neither process waits for the other for ever.
fn request_blobs(
    batches: impl Iterator<Item = Batch>,
    mut wanted: BufWriter<ChildStdin>,
    sender: &Sender<Result<CommitFiles, GitError>>,
) {
    for batch in batches {
        let batch = match batch {
            Ok(batch) => batch,
            Err(error) => {
                let _ = sender.send(Err(failed("diff-tree", error.to_string().as_bytes())));
                return;
            }
        };
        for ParsedCommit { commit, files, objects, .. } in batch {
            let asks = |object: &String| writeln!(wanted, "{object}").is_ok();
            if sender.send(Ok((commit, files))).is_err() || !objects.iter().all(asks) {
                return;
            }
        }
    }
}

/// What `cat-file` hands out.
struct Contents {
    contents: BufReader<ChildStdout>,
    /// Those of each commit begin with the commit itself.
    signatures: bool,
}

impl Contents {
    /// Reads one of the contents that were asked for: `<object> blob <size>`, the content, the end of a line.
    fn content(&mut self) -> io::Result<Result<Vec<u8>, ReadError>> {
        let mut head = String::new();
        self.contents.read_line(&mut head)?;
        let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
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
        for there in files.iter_mut().filter_map(|touched| touched.now.as_mut()) {
            if there.kind == EntryKind::Toml {
                there.content = self.content().map_err(failed)?;
            }
        }
        Ok(())
    }
}

impl Iterator for Log {
    type Item = Result<CommitFiles, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.commits.recv() {
            Ok(next) => Some(next.and_then(|(mut commit, files)| {
                self.credit.as_ref().map_or(Ok(()), |credit| credit.apply(&mut commit))?;
                Ok((commit, files))
            })),
            // Nothing more comes; whether that is the end of the record, the exit codes tell.
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
