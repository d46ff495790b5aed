//! One object after the other: from the files of the repository, and what is not found there, from git.

use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::Arc;

use super::program::{Answer, Git, answers};
use super::store::{Content, Store};

/// Reads objects by their ids.
pub(super) struct ObjectReader {
    git: Git,
    /// Where the repository keeps its objects.
    folder: PathBuf,
    /// Reads that folder; opened for the first object.
    store: Option<Store>,
    /// The process of git, started for the first object that the store cannot read.
    asked: Option<CatFile>,
}

/// A `cat-file` that answers one question at a time.
struct CatFile {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// What is known of an object.
pub(super) enum Object {
    Here(Content),
    TooLarge,
    /// The repository does not hold it.
    Missing,
}

impl ObjectReader {
    /// For a repository that keeps its objects in a folder.
    pub fn new(git: &Git, folder: PathBuf) -> Self {
        ObjectReader { git: git.clone(), folder, store: None, asked: None }
    }

    /// The content of an object of at most so many bytes.
    pub fn read(&mut self, id: &str, most: u64) -> io::Result<Object> {
        let store = self.store.get_or_insert_with(|| Store::open(&self.folder, id.len() / 2));
        match store.read(id) {
            Some(content) if content.len() as u64 > most => Ok(Object::TooLarge),
            Some(content) => Ok(Object::Here(content)),
            // It is borrowed in an unusual way, missing or damaged: git finds out.
            None => self.ask(id, most),
        }
    }

    fn ask(&mut self, id: &str, most: u64) -> io::Result<Object> {
        let asked = match &mut self.asked {
            Some(asked) => asked,
            None => {
                let asked = start(&self.git)?;
                self.asked.insert(asked)
            }
        };
        asked.questions.write_all(format!("{id}\n").as_bytes())?;
        if asked.answers.fill_buf()?.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (content, answer) = answers(&mut asked.answers, 1, most)?;
        Ok(match answer.first() {
            Some(Answer::EndsAt(_)) => Object::Here(Arc::new(content)),
            Some(Answer::TooLarge) => Object::TooLarge,
            Some(Answer::Missing) | None => Object::Missing,
        })
    }
}

fn start(git: &Git) -> io::Result<CatFile> {
    let mut command = git.for_contents().command("cat-file", &["--batch"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    match (child.stdin.take(), child.stdout.take()) {
        (Some(questions), Some(answers)) => {
            Ok(CatFile { child, questions, answers: BufReader::with_capacity(1 << 16, answers) })
        }
        _ => Err(io::Error::other("it has no pipes")),
    }
}

impl Drop for CatFile {
    fn drop(&mut self) {
        // Nothing more is asked.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
