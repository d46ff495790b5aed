//! The record commit by commit, the oldest first, with the content of every file of the plan that a commit touched.
//!
//! Three processes, however long the history: `rev-list` names the commits, `diff-tree` says which files each of them
//! touched, `cat-file` hands out what is in them. All three run at once and none gets far ahead, so memory does not
//! grow with the history.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use chrono::NaiveDate;

use super::signature::Signature;
use super::{NoRecord, Repository, failed, is_object_id};
use crate::source::git::tree::kind_of;
use crate::source::{EntryKind, MAX_FILE_SIZE, Unreadable};

/// Which commits to go through, and what to read of them.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The full id of the last commit.
    pub until: String,
    /// The full id of a commit that is left out, with all that came before it; `None`: from the very beginning.
    pub since: Option<String>,
    /// Every commit, not only those on the first-parent line.
    pub every: bool,
    /// Only the plan's own files and those of the measure with this id, whatever their folder.
    pub measure: Option<String>,
    /// Also commits that touched nothing of the plan.
    pub idle: bool,
    /// Have git say whether commits are signed, and by whom.
    pub signatures: bool,
}

/// A commit that touched the plan.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The full id.
    pub id: String,
    /// Full ids, first the one that the files are compared with; empty where only the first-parent line is wanted.
    pub parents: Vec<String>,
    /// The day on the committer's own calendar.
    pub day: NaiveDate,
    /// The name of the author.
    pub author: String,
    /// The address of the author.
    pub email: String,
    /// The first line of what was said about it.
    pub subject: String,
    /// Whether it is signed, where that was asked for.
    pub signature: Signature,
}

/// A commit, and the files of the plan that it touched, by path, as it left them.
pub type Logged = (Commit, Vec<Touched>);

/// A file that a commit touched.
#[derive(Debug)]
pub struct Touched {
    /// From the repository's root.
    pub path: String,
    /// What it left there; `None`: nothing.
    pub now: Option<There>,
}

/// What stands under a path.
#[derive(Debug)]
pub struct There {
    /// As a plan's folder knows it.
    pub kind: EntryKind,
    /// Empty where the file is of a kind that is not read.
    pub content: Result<Vec<u8>, Unreadable>,
}

/// The commits of a walk, one after the other.
pub struct Log {
    commits: Receiver<Result<Logged, NoRecord>>,
    contents: BufReader<ChildStdout>,
    /// The contents of each commit begin with the commit itself.
    signatures: bool,
    processes: Vec<Child>,
    /// For each commit of the walk, how many others come right after it; empty on the first-parent line.
    pub children: HashMap<String, usize>,
}

impl Repository {
    /// Goes through the record. Commits that touched nothing of the plan are passed over, unless they or every commit are
    /// wanted.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn log(&self, walk: &Walk) -> Result<Log, NoRecord> {
        let mut names = vec!["--reverse", "--parents"];
        names.push(if walk.every { "--topo-order" } else { "--first-parent" });
        names.push(&walk.until);
        let excluded = walk.since.as_ref().map(|since| format!("^{since}"));
        names.extend(excluded.as_deref());

        let folders = self.folders();
        // Fields end in NUL, which none of them can hold.
        let signature = if walk.signatures { "%G?%x00%GS%x00%GG" } else { "%x00%x00" };
        let format = format!("--format=%H%x00%cs%x00%an%x00%ae%x00{signature}%x00%s");
        let mut compare = vec!["--stdin", "--root", "-r", "-z", "--raw", "--no-abbrev", "--no-renames"];
        compare.extend(["--no-relative", "--no-ext-diff", "--ignore-submodules=none", "--encoding=UTF-8"]);
        // A merge that took one side as it is must still be seen where every commit counts.
        compare.extend((walk.every || walk.idle).then_some("--always"));
        compare.extend([&format, "--"]);
        let is_everywhere = folders.iter().any(String::is_empty);
        compare.extend(folders.iter().map(String::as_str).filter(|_| !is_everywhere));

        let mut parents = HashMap::new();
        let mut children = HashMap::new();
        let mut lister = None;
        let lines: Box<dyn BufRead + Send> = if walk.every {
            let lines = self.git.run("rev-list", &names)?;
            for line in String::from_utf8_lossy(&lines).lines() {
                let mut ids = line.split(' ').map(str::to_owned);
                let Some(id) = ids.next() else { continue };
                let above: Vec<String> = ids.collect();
                above.iter().for_each(|parent| *children.entry(parent.clone()).or_default() += 1);
                parents.insert(id, above);
            }
            Box::new(io::Cursor::new(lines))
        } else {
            let (child, stdout) = start(self.git.command("rev-list", &names))?;
            lister = Some(child);
            Box::new(BufReader::new(stdout))
        };
        let git = if walk.signatures { self.git.vouching() } else { self.git.clone() };
        let (mut differ, differences) = start(git.command("diff-tree", &compare))?;
        let (mut reader, contents) = start(self.git.command("cat-file", &["--batch", "--buffer"]))?;
        let (sender, commits) = channel();
        if let (Some(lines_asked), Some(contents_asked)) = (differ.stdin.take(), reader.stdin.take()) {
            let measure = walk.measure.clone();
            let is_idle_told = walk.every || walk.idle;
            let signatures = walk.signatures;
            let objects = Vec::new();
            let parser = Parser { folders, measure, parents, is_idle_told, signatures, objects };
            let differences = BufReader::with_capacity(1 << 16, differences);
            thread::spawn(move || first_parents(lines, lines_asked));
            thread::spawn(move || parser.run(differences, contents_asked, &sender));
        }
        let processes = [lister, Some(differ), Some(reader)].into_iter().flatten().collect();
        let contents = BufReader::with_capacity(1 << 16, contents);
        Ok(Log { commits, contents, signatures: walk.signatures, processes, children })
    }
}

/// Starts a process whose input and output are pipes.
fn start(mut command: std::process::Command) -> Result<(Child, ChildStdout), NoRecord> {
    command.stdin(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(NoRecord::NoProgram)?;
    match child.stdout.take() {
        Some(stdout) => Ok((child, stdout)),
        None => Err(failed("git", b"it has no output")),
    }
}

/// Hands commits on with the first of their parents alone: a merge is compared with the line it was merged into.
fn first_parents(lines: Box<dyn BufRead + Send>, asked: ChildStdin) {
    let mut asked = BufWriter::new(asked);
    for line in lines.lines().map_while(Result::ok) {
        let end = line.match_indices(' ').nth(1).map_or(line.len(), |(at, _)| at);
        // Whoever is asked may have ended already; what it did not say tells.
        if writeln!(asked, "{}", &line[..end]).is_err() {
            return;
        }
    }
}

/// Reads what `diff-tree` says, and asks for the contents that matter.
struct Parser {
    folders: Vec<String>,
    measure: Option<String>,
    parents: HashMap<String, Vec<String>>,
    /// Whether a commit without files is handed on.
    is_idle_told: bool,
    /// Whether the commits themselves are asked for: whether they are signed stands in them.
    signatures: bool,
    /// The contents that the commit at hand left.
    objects: Vec<String>,
}

impl Parser {
    /// Hands on each commit, and only then asks `cat-file`, which answers in the order it is asked, for what it left:
    /// however much that is, somebody reads the answers by then.
    fn run(mut self, mut input: impl BufRead, asked: ChildStdin, sender: &Sender<Result<Logged, NoRecord>>) {
        let mut asked = BufWriter::new(asked);
        loop {
            let commit = match self.commit(&mut input) {
                Ok(Some(commit)) => Ok(commit),
                Ok(None) => return,
                Err(error) => Err(failed("diff-tree", error.to_string().as_bytes())),
            };
            let is_over = commit.is_err();
            let is_idle = !self.is_idle_told && commit.as_ref().is_ok_and(|(_, files)| files.is_empty());
            if !is_idle && sender.send(commit).is_err() || is_over {
                return;
            }
            for object in self.objects.drain(..) {
                if writeln!(asked, "{object}").is_err() {
                    return;
                }
            }
        }
    }

    fn commit(&mut self, input: &mut impl BufRead) -> io::Result<Option<Logged>> {
        let Some(id) = field(input)? else { return Ok(None) };
        if !is_object_id(&id) {
            return Err(io::Error::other(format!("`{}` is no commit", id.escape_debug())));
        }
        let mut next = || field(input).map(Option::unwrap_or_default);
        let (day, author, email) = (next()?, next()?, next()?);
        let (letter, signer, said, subject) = (next()?, next()?, next()?, next()?);
        let day = day.parse().map_err(|_| io::Error::other(format!("`{}` is no day", day.escape_debug())))?;
        let parents = self.parents.get(&id).cloned().unwrap_or_default();
        let signature = Signature::of(&letter, signer, &said);
        let commit = Commit { id, parents, day, author, email, subject, signature };
        let mut files = Vec::new();
        // A line break ends the head where files follow it.
        if input.fill_buf()?.first() == Some(&b'\n') {
            input.consume(1);
            while input.fill_buf()?.first() == Some(&b':') {
                let (head, path) = (field(input)?.unwrap_or_default(), bytes(input)?.unwrap_or_default());
                files.extend(self.touched(&head, &path));
            }
        }
        if self.signatures && (self.is_idle_told || !files.is_empty()) {
            self.objects.insert(0, commit.id.clone());
        }
        Ok(Some((commit, files)))
    }

    /// Reads `:<mode> <mode> <object> <object> <letter>`: before and after. What is no part of the plan is passed over.
    fn touched(&mut self, head: &str, raw: &[u8]) -> Option<Touched> {
        let path = String::from_utf8_lossy(raw).into_owned();
        let folder = self.folders.iter().find(|folder| path.starts_with(folder.as_str()))?;
        let inside = &path[folder.len()..];
        let name = inside.rsplit('/').next().unwrap_or(inside);
        let is_asked = |id: &String| {
            let stem = name.strip_suffix(".toml").unwrap_or_default();
            matches!(name, "plan.toml" | "bodies.toml") || stem.eq_ignore_ascii_case(id)
        };
        if inside.split('/').any(|part| part.starts_with('.')) || !self.measure.as_ref().is_none_or(is_asked)
        {
            return None;
        }
        let mut words = head.split(' ').skip(1);
        let (mode, object) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
        let now = match mode {
            "000000" => None,
            _ => {
                let kind = kind_of(mode, raw);
                if kind == EntryKind::Toml {
                    self.objects.push(object.to_owned());
                }
                Some(There { kind, content: Ok(Vec::new()) })
            }
        };
        Some(Touched { path, now })
    }
}

/// Everything up to the next NUL; `None` at the end.
fn bytes(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    if input.read_until(0, &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&0) {
        bytes.pop();
    }
    Ok(Some(bytes))
}

/// The same as text, as far as it is.
fn field(input: &mut impl BufRead) -> io::Result<Option<String>> {
    Ok(bytes(input)?.map(|bytes| match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }))
}

impl Log {
    /// Reads one of the contents that were asked for: `<object> blob <size>`, the content, the end of a line.
    fn content(&mut self) -> io::Result<Result<Vec<u8>, Unreadable>> {
        let mut head = String::new();
        self.contents.read_line(&mut head)?;
        let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
            let why = io::Error::other("the repository does not hold its content");
            return Ok(Err(Unreadable::Io(why)));
        };
        let mut content = Vec::new();
        let mut rest = self.contents.by_ref().take(size + 1);
        if size > MAX_FILE_SIZE {
            io::copy(&mut rest, &mut io::sink())?;
            return Ok(Err(Unreadable::TooLarge));
        }
        content.reserve_exact(usize::try_from(size).unwrap_or_default() + 1);
        rest.read_to_end(&mut content)?;
        content.pop();
        Ok(Ok(content))
    }

    fn fill(&mut self, (commit, files): &mut Logged) -> Result<(), NoRecord> {
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
    type Item = Result<Logged, NoRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.commits.recv() {
            Ok(Ok(mut logged)) => Some(self.fill(&mut logged).map(|()| logged)),
            Ok(Err(why)) => Some(Err(why)),
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
        // Whoever wants no more of it need not wait for the rest.
        for child in &mut self.processes {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
