//! Running `git` so that neither the user's configuration nor the environment changes its answer. Of the environment, only what
//! git needs to find its programs, its objects and what it may trust is handed on.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::error::GitError;
use crate::source::files::ReadError;

/// Variables that git needs to find its programs, its objects or what it trusts. All others are left out: those that a
/// hook sets lead to the hook's repository, not to the plan's.
const KEPT: [&str; 8] = [
    "GIT_CONFIG",
    "GIT_EXEC_PATH",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_SSH",
];

/// Why an object cannot be read: nothing is fetched from elsewhere without being asked for.
pub(super) const NOT_HERE: &str = "the repository does not hold its content; in a partial clone, \
                                   `git fetch --refetch --no-filter` gets all of it";

/// The `git` program in a folder.
#[derive(Clone)]
pub(in crate::source) struct Git {
    folder: PathBuf,
    /// Further `-c` settings.
    settings: Vec<&'static str>,
}

/// A command that runs.
pub(in crate::source) struct Started {
    name: &'static str,
    child: Child,
}

impl Started {
    /// What it prints.
    pub fn finish(self) -> Result<Vec<u8>, GitError> {
        let output = self.child.wait_with_output().map_err(GitError::NoProgram)?;
        if output.status.success() { Ok(output.stdout) } else { Err(failed(self.name, &output.stderr)) }
    }
}

/// A line of `git ls-tree`.
pub(in crate::source) struct Item {
    /// `100644`, `120000` for a link, `160000` for a submodule.
    pub mode: String,
    pub object: String,
    /// From the repository's root, as bytes: git knows no encoding of names.
    pub path: Vec<u8>,
}

/// What git says of the content of an object.
#[derive(Clone, Copy)]
pub(in crate::source) enum Answer {
    /// It ends here among the contents, and begins where the one before ends.
    EndsAt(usize),
    TooLarge,
    /// This repository does not hold the object.
    Missing,
}

impl Git {
    pub fn new(folder: &Path) -> Self {
        Git { folder: folder.to_owned(), settings: Vec::new() }
    }

    /// Where it runs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same, ready to check signatures. Those by SSH keys git refuses to look at until it is told whom to trust:
    /// with no list of keys, they can still be held against what was signed.
    pub fn with_signatures(&self) -> Self {
        let mut git = self.clone();
        if self.run("config", &["--get", "gpg.ssh.allowedSignersFile"]).is_err() {
            git.settings.push("gpg.ssh.allowedSignersFile=/dev/null");
        }
        git
    }

    /// The same, ready to hand out the content of one file after the other. Git keeps
    /// 96 MB of what the next ones are made from, of which only the latest are needed again.
    pub fn for_contents(&self) -> Self {
        let mut git = self.clone();
        git.settings.push("core.deltaBaseCacheLimit=8m");
        git
    }

    /// A git command that answers in the same way everywhere.
    pub fn command(&self, name: &'static str, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        for (variable, _) in std::env::vars_os() {
            let text = variable.to_string_lossy();
            if text.starts_with("GIT_") && !KEPT.iter().any(|kept| text.starts_with(kept)) {
                command.env_remove(&variable);
            }
        }
        command
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            // What a partial clone left out is not fetched without a word.
            .env("GIT_NO_LAZY_FETCH", "1")
            // Git passes a log on in large pieces: else it writes once for each commit, and wakes this program each time.
            .env("GIT_FLUSH", "0")
            .env("GIT_LITERAL_PATHSPECS", "1")
            // Commits have the parents that they name, whatever the grafts of the repository say. Git accepts a file of
            // grafts that does not exist.
            .env("GIT_GRAFT_FILE", "/dev/null/none")
            .current_dir(&self.folder)
            .args(["--no-pager", "--no-replace-objects"])
            .args(["-c", "core.quotePath=false", "-c", "color.ui=false", "-c", "core.fsmonitor=false"])
            .args(["-c", "advice.graftFileDeprecated=false"])
            .args(self.settings.iter().flat_map(|setting| ["-c", setting]))
            .arg(name)
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// What a command prints.
    pub fn run(&self, name: &'static str, args: &[&str]) -> Result<Vec<u8>, GitError> {
        self.start(name, args)?.finish()
    }

    /// Starts a command, to ask later for what it prints.
    pub fn start(&self, name: &'static str, args: &[&str]) -> Result<Started, GitError> {
        let child = self.command(name, args).spawn().map_err(GitError::NoProgram)?;
        Ok(Started { name, child })
    }

    /// Hands over what a command prints line by line, as far as it is text, as long as more is wanted.
    pub fn lines(
        &self,
        name: &'static str,
        args: &[&str],
        mut wants_more: impl FnMut(&str) -> bool,
    ) -> Result<(), GitError> {
        let mut child =
            self.command(name, args).stderr(Stdio::null()).spawn().map_err(GitError::NoProgram)?;
        let Some(stdout) = child.stdout.take() else { return Err(failed(name, b"")) };
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|error| failed(name, error.to_string().as_bytes()))?;
            if !wants_more(&String::from_utf8_lossy(&line)) {
                // Enough is known; whatever it would still say does not matter.
                let _ = child.kill();
                let _ = child.wait();
                return Ok(());
            }
        }
        finish(name, child)
    }

    /// What a commit holds under these paths; `recursive`: all files below them.
    pub fn ls_tree(&self, commit: &str, recursive: bool, paths: &[String]) -> Result<Vec<Item>, GitError> {
        let mut args = vec!["-z", "--full-tree"];
        if recursive {
            args.push("-r");
        }
        args.extend(["--", commit]);
        args.extend(paths.iter().map(String::as_str));
        let listed = self.run("ls-tree", &args)?;
        Ok(listed.split(|&byte| byte == 0).filter_map(item).collect())
    }

    /// The paths of every file that a commit holds below these folders.
    pub fn names(&self, commit: &str, folders: &[String]) -> Result<Vec<String>, GitError> {
        let mut args = vec!["-z", "-r", "--name-only", "--full-tree", commit, "--"];
        if !folders.iter().any(String::is_empty) {
            args.extend(folders.iter().map(String::as_str));
        }
        let listed = self.run("ls-tree", &args)?;
        let names = listed.split(|&byte| byte == 0).filter(|name| !name.is_empty());
        Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
    }

    /// The content of each object, one behind the other, and where each ends. Those of more than `most` bytes are left
    /// out.
    pub fn contents(&self, objects: &[&str], most: u64) -> Result<(Vec<u8>, Vec<Answer>), GitError> {
        if objects.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let asked = objects.iter().flat_map(|object| [object, "\n"]).collect();
        self.ask(&["--batch", "--buffer"], asked, |stdout| answers(stdout, objects.len(), most))
    }

    /// The content of one object of at most so many bytes.
    pub fn content(&self, object: &str, most: u64) -> Result<Result<Vec<u8>, ReadError>, GitError> {
        let (content, answers) = self.contents(&[object], most)?;
        Ok(match answers.first() {
            Some(Answer::EndsAt(_)) => Ok(content),
            Some(Answer::TooLarge) => Err(ReadError::TooLarge),
            Some(Answer::Missing) | None => Err(ReadError::Io(ErrorKind::NotFound.into())),
        })
    }

    /// Asks `git cat-file` for many things at once, a line for each.
    pub fn ask<T>(
        &self,
        args: &[&str],
        asked: String,
        read: impl FnOnce(&mut BufReader<ChildStdout>) -> std::io::Result<T>,
    ) -> Result<T, GitError> {
        self.ask_of("cat-file", args, asked, read)
    }

    /// Asks a command for many things at once, a line for each.
    pub fn ask_of<T>(
        &self,
        name: &'static str,
        args: &[&str],
        asked: String,
        read: impl FnOnce(&mut BufReader<ChildStdout>) -> std::io::Result<T>,
    ) -> Result<T, GitError> {
        let mut command = self.command(name, args);
        let mut child =
            command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(GitError::NoProgram)?;
        let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(name, b""));
        };
        let read = std::thread::scope(|scope| {
            // Git answers while it is still being asked: to write everything first and read later would wait for ever.
            scope.spawn(move || {
                // Where git has gone away, what it did not say tells.
                let _ = stdin.write_all(asked.as_bytes());
            });
            read(&mut BufReader::with_capacity(1 << 16, stdout))
        });
        let read = read.map_err(|error| failed(name, error.to_string().as_bytes()));
        finish(name, child).and(read)
    }
}

pub(super) fn failed(command: &'static str, said: &[u8]) -> GitError {
    GitError::Failed { command, said: String::from_utf8_lossy(said).trim().to_owned() }
}

/// Why an object cannot be read.
pub(super) fn unread(why: &std::io::Error) -> GitError {
    GitError::UnreadObjects { said: why.to_string() }
}

pub(super) fn finish(name: &'static str, mut child: Child) -> Result<(), GitError> {
    let status = child.wait().map_err(|error| failed(name, error.to_string().as_bytes()))?;
    if status.success() { Ok(()) } else { Err(failed(name, status.to_string().as_bytes())) }
}

/// Reads `<mode> <type> <object>\t<path>`.
fn item(line: &[u8]) -> Option<Item> {
    let tab = line.iter().position(|&byte| byte == b'\t')?;
    let head = std::str::from_utf8(&line[..tab]).ok()?;
    let mut words = head.split_ascii_whitespace();
    let (mode, _, object) = (words.next()?, words.next()?, words.next()?);
    Some(Item { mode: mode.to_owned(), object: object.to_owned(), path: line[tab + 1..].to_owned() })
}

/// Reads what `cat-file --batch` answers: `<object> <type> <size>`, the content, the end of a line.
pub(super) fn answers(
    stdout: &mut impl BufRead,
    count: usize,
    most: u64,
) -> std::io::Result<(Vec<u8>, Vec<Answer>)> {
    let (mut contents, mut answers) = (Vec::new(), Vec::with_capacity(count));
    let mut head = String::new();
    for _ in 0..count {
        head.clear();
        stdout.read_line(&mut head)?;
        let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
            answers.push(Answer::Missing);
            continue;
        };
        let mut content = stdout.by_ref().take(size);
        answers.push(if size > most {
            std::io::copy(&mut content, &mut std::io::sink())?;
            Answer::TooLarge
        } else {
            content.read_to_end(&mut contents)?;
            Answer::EndsAt(contents.len())
        });
        stdout.by_ref().take(1).read_to_end(&mut Vec::with_capacity(1))?;
    }
    Ok((contents, answers))
}

/// The first line of what git said.
pub(super) fn line(said: &[u8]) -> String {
    String::from_utf8_lossy(said).lines().next().unwrap_or_default().to_owned()
}

/// A full id, in a repository of SHA-1 or SHA-256.
pub(super) fn is_object_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|c| c.is_ascii_hexdigit())
}
