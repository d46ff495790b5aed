//! The commit of what was written, and the branch for it, for people who do not know git.

use clap::{ArgGroup, Args};

use super::files;
use crate::check::personal_data_kinds;
use crate::cli::failure::{Failure, say};
use crate::cli::session::Session;
use crate::cli::value_parsers::filled;
use crate::edit::{ChangeSet, WriteError};
use crate::labels::{RunText, Sentence, UsageText};
use crate::source::short_id;
use crate::source::{NewCommit, Person, WorkingTree};

/// Whether what is written is committed, and how. Without it nothing touches git.
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Options for git",
    group(ArgGroup::new("committing").args(["commit", "branch"]).multiple(true))
)]
pub struct CommitArgs {
    /// Commit what is written, and nothing else
    #[arg(long)]
    commit: bool,

    /// Commit it on a new branch, for a pull request; the working tree stays on it
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,

    /// What the commit says [default: who says what of which measure]
    #[arg(long, value_name = "TEXT", value_parser = message, requires = "committing")]
    message: Option<String>,

    /// Who wrote it, as in "Anna Kis <anna.kis@example.org>" [default: as git knows you]
    #[arg(long, value_name = "NAME <MAIL>", value_parser = person, requires = "committing")]
    author: Option<Person>,
}

/// Words that a public history can hold.
fn message(text: &str) -> Result<String, Sentence> {
    let text = filled(text)?;
    let kind = personal_data_kinds(&text).next();
    kind.map_or(Ok(text), |kind| Err(UsageText::not_public(kind.name())))
}

/// `NAME <MAIL>`.
fn person(text: &str) -> Result<Person, Sentence> {
    let parts = text.trim().strip_suffix('>').and_then(|text| text.split_once('<'));
    let (name, mail) = parts.map(|(name, mail)| (name.trim(), mail.trim())).unwrap_or_default();
    let is_plain =
        |part: &str| !part.is_empty() && !part.contains(['<', '>']) && !part.contains(char::is_control);
    if is_plain(name) && is_plain(mail) {
        return Ok(Person { name: name.to_owned(), mail: mail.to_owned() });
    }
    Err(UsageText::WritePerson.into())
}

impl CommitArgs {
    /// Whether anything is to be committed.
    pub const fn is_wanted(&self) -> bool {
        self.commit || self.branch.is_some()
    }

    /// Says before anything is asked or written that there can be no commit.
    ///
    /// # Errors
    /// When one is asked for, and there can be none.
    pub fn check(&self, session: &Session) -> Result<(), Failure> {
        if self.is_wanted() {
            session.repository()?.can_commit(&[], &self.new_commit(String::new()))?;
        }
        Ok(())
    }

    fn new_commit(&self, message: String) -> NewCommit {
        NewCommit {
            message: self.message.clone().unwrap_or(message),
            author: self.author.clone(),
            branch: self.branch.clone(),
        }
    }

    /// Writes new texts, and commits them if that is asked for. `message`: what the commit says where nothing else is
    /// given. `tell` says what changes, once it is written.
    ///
    /// # Errors
    /// When something cannot be written or committed; what can be told beforehand is told before anything is written.
    pub fn write(
        &self,
        (session, tree): (&Session, &WorkingTree),
        changes: &ChangeSet,
        message: String,
        tell: impl Fn(),
    ) -> Result<(), Failure> {
        let language = session.language();
        if self.is_wanted() && changes.is_empty() {
            say(RunText::NothingToCommit.in_language(language));
            return Ok(());
        }
        if !self.is_wanted() {
            changes.write(tree)?;
            tell();
            files::say_written(changes, language);
            return Ok(());
        }
        let repository = session.repository()?;
        let commit = self.new_commit(message);
        let paths: Vec<&str> = changes.texts().map(|(path, ..)| path).collect();
        // Held until the commit is made: two commits at a time are in each other's way.
        let mut writer = tree.writer().map_err(WriteError::Folder)?;
        repository.can_commit(&paths, &commit)?;
        changes.write_by(&mut writer)?;
        tell();
        files::say_written(changes, language);
        let done = repository.commit_files(&paths, &commit)?;
        drop(writer);
        let subject = commit.message.lines().next().unwrap_or_default();
        say(RunText::committed(short_id(&done.id), &done.branch, subject).in_language(language));
        if let Some(branch) = &self.branch {
            say(RunText::on_branch(branch).in_language(language));
        }
        Ok(())
    }
}
