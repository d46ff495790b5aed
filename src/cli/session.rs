//! What a run knows before it reads anything: made once in `main`, and handed to every command.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::args::{Color, Globals, Output, day, screen};
use super::failure::{Failure, warn};
use super::language::{asked_language, language_of_machine};
use crate::check::conceal_path;
use crate::labels::{FailureText, Language, RefusalText, RunText};
use crate::model::Plan;
use crate::render::{Format, OutputOptions};
use crate::source::{
    GitError, HistoryOverride, OpenError, Repository, WorkingTree, is_uncommitted, uncommitted,
};
use crate::text::{Files, SourceText};

/// The folder, the day and the colours of a run, and its repository once something has asked for it.
pub struct Session {
    dir: Option<PathBuf>,
    color: Color,
    /// The language that was asked for before any command.
    lang: Option<Language>,
    /// The day on this machine's calendar when the run began, or the one that `PLAN_TODAY` sets.
    pub today: NaiveDate,
    repository: OnceCell<Repository>,
    /// What the command line names as a version, with the full id of its commit, once something has asked for it.
    version: OnceCell<(String, String)>,
    /// The first language of the plan, once that was read.
    plan_language: OnceCell<Language>,
    command_line: fn() -> clap::Command,
}

impl Session {
    /// Reads the clock, once. `command_line` is what the help and the manual pages describe.
    ///
    /// # Errors
    /// When `PLAN_TODAY` is set and is no day.
    pub fn new(globals: Globals, command_line: fn() -> clap::Command) -> Result<Self, Failure> {
        let today = match std::env::var_os("PLAN_TODAY") {
            None => chrono::Local::now().date_naive(),
            Some(day) => day.to_str().and_then(|day| day.parse().ok()).ok_or_else(|| {
                Failure::usage(RefusalText::no_today(day.display())).help(RefusalText::WriteToday)
            })?,
        };
        let Globals { dir, color, lang } = globals;
        let lang = lang.or_else(|| asked_language(std::env::args_os()));
        let (repository, version, plan_language) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Ok(Session { dir, color, lang, today, repository, version, plan_language, command_line })
    }

    /// Every command and its options.
    pub fn command_line(&self) -> clap::Command {
        (self.command_line)()
    }

    /// The folder that `--dir` names.
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// The plan's folder.
    ///
    /// # Errors
    /// When there is no plan, or its folder cannot be listed.
    pub fn working_tree(&self) -> Result<WorkingTree, Failure> {
        Ok(WorkingTree::open(self.dir(), &self.here()?)?)
    }

    /// Where the search for a plan began that found none; a folder that was named is looked for by the question itself.
    pub fn no_plan_from(&self) -> Option<PathBuf> {
        let here = self.here().ok()?;
        match WorkingTree::find(self.dir(), &here) {
            Err(OpenError::NotFound { from }) => Some(from),
            _ => None,
        }
    }

    /// The repository that holds the plan, opened once. Warns where it shows another history than the one that was
    /// recorded.
    ///
    /// # Errors
    /// When there is none, or no git to ask.
    pub fn repository(&self) -> Result<&Repository, Failure> {
        Ok(self.open_repository()??)
    }

    /// The repository with the last commit of its history; `None` where there is no record at all.
    ///
    /// # Errors
    /// When there is one, and git cannot read it.
    pub fn last_commit(&self) -> Result<Option<(&Repository, String)>, Failure> {
        let found = self
            .open_repository()?
            .and_then(|repository| Ok((repository, self.commit_in(repository, "HEAD")?)));
        match found {
            Ok(found) => Ok(Some(found)),
            Err(why) if why.is_no_record() => Ok(None),
            Err(why) => Err(why.into()),
        }
    }

    fn open_repository(&self) -> Result<Result<&Repository, GitError>, Failure> {
        if let Some(repository) = self.repository.get() {
            return Ok(Ok(repository));
        }
        let here = self.here()?;
        Ok(Repository::open(self.dir(), &here).map(|repository| {
            for found in repository.history_overrides() {
                let note = match found {
                    HistoryOverride::Replaced(n) => RunText::replaced(n),
                    HistoryOverride::Grafts(path) => RunText::grafts(path.display()),
                };
                warn(note.in_language(self.language()), self.language());
            }
            self.repository.get_or_init(|| repository)
        }))
    }

    /// The full id of the commit that a version stands for, which git is asked for once: its day and its files are asked for
    /// one after the other.
    ///
    /// # Errors
    /// When there is no repository, or no such version in it.
    pub fn commit(&self, named: &str) -> Result<String, Failure> {
        Ok(self.commit_in(self.repository()?, named)?)
    }

    fn commit_in(&self, repository: &Repository, named: &str) -> Result<String, GitError> {
        if let Some((_, commit)) = self.version.get().filter(|(known, _)| known == named) {
            return Ok(commit.clone());
        }
        let commit = repository.commit(named)?;
        let _ = self.version.set((named.to_owned(), commit.clone()));
        Ok(commit)
    }

    /// The paths where the plan may be that differ from the last commit, or are not in git at all.
    ///
    /// # Errors
    /// When there is no repository, or git cannot say.
    pub fn uncommitted(&self) -> Result<Vec<String>, Failure> {
        Ok(self.find_uncommitted()?()?)
    }

    /// What finds these paths. It reads every file, and can do so while others do something else.
    ///
    /// # Errors
    /// When there is no repository.
    pub fn find_uncommitted(&self) -> Result<impl FnOnce() -> Result<Vec<String>, GitError> + Send, Failure> {
        let (dir, here, repository) = (self.dir(), self.here()?, self.repository()?);
        Ok(move || {
            let paths = uncommitted(repository, WorkingTree::open(dir, &here))?;
            Ok(paths.iter().map(|path| conceal_path(path).into_owned()).collect())
        })
    }

    /// Whether there are any; `read`: the files of the plan that were read already.
    ///
    /// # Errors
    /// As [`Session::uncommitted`].
    pub fn is_uncommitted(&self, read: &Files) -> Result<bool, Failure> {
        let here = self.here()?;
        let texts: HashMap<&str, &SourceText> =
            read.iter().map(|file| (file.path.as_str(), &file.text)).collect();
        let known = |path: &str| texts.get(path).copied().cloned();
        Ok(is_uncommitted(self.repository()?, || WorkingTree::open(self.dir(), &here), &known)?)
    }

    /// The repository, where nothing less than all of its history will do.
    ///
    /// # Errors
    /// When a part of the history is not here.
    pub fn whole_repository(&self) -> Result<&Repository, Failure> {
        let repository = self.repository()?;
        if repository.is_shallow() {
            return Err(Failure::cannot_run(FailureText::ShallowSeal).help(FailureText::Unshallow));
        }
        Ok(repository)
    }

    /// Takes note of the languages of the plan that was read.
    pub fn note_languages(&self, plan: &Plan) {
        if let Some(first) = Language::of_plan(plan) {
            self.plan_language.get_or_init(|| first);
        }
    }

    /// The language that was asked for, else that of this machine's locale, else that of the plan's texts, if ours are
    /// there in it; else English.
    pub fn language(&self) -> Language {
        self.lang.or_else(language_of_machine).or(self.plan_language.get().copied()).unwrap_or_default()
    }

    /// The day to judge for: the one asked for, else that of the version asked for, else today.
    ///
    /// # Errors
    /// When git has no such version.
    pub fn day(&self, as_of: Option<NaiveDate>, at: Option<&str>) -> Result<NaiveDate, Failure> {
        match (as_of, at) {
            (Some(day), _) => Ok(day),
            (None, None) => Ok(self.today),
            (None, Some(at)) => match day(at) {
                Ok(day) => Ok(day),
                Err(_) => Ok(self.repository()?.day(&self.commit(at)?)?),
            },
        }
    }

    /// The screen that standard output leads to.
    pub fn screen(&self) -> OutputOptions {
        screen(self.color)
    }

    /// The same in the language of those who read it, where it goes out in a form for people.
    pub fn screen_of(&self, format: Format) -> OutputOptions {
        OutputOptions { language: self.language_of(format), ..self.screen() }
    }

    /// The same for an answer that is to go out in this form.
    pub fn screen_for(&self, output: &Output) -> OutputOptions {
        let screen = if output.to_file.is_some() { OutputOptions::page() } else { self.screen() };
        OutputOptions {
            excel: output.excel,
            full: output.full,
            layout: output.layout,
            language: self.language_for(output),
            is_file: output.to_file.is_some(),
            ..screen
        }
    }

    /// The language of an answer: what is read by programs changes with the machine it runs on only if that is asked for.
    fn language_for(&self, output: &Output) -> Language {
        output
            .lang
            .unwrap_or_else(|| output.format().map_or(Language::English, |format| self.language_of(format)))
    }

    fn language_of(&self, format: Format) -> Language {
        if format == Format::Table { self.language() } else { Language::English }
    }

    /// Whether to colour what goes to standard error.
    pub fn color_on_stderr(&self) -> bool {
        self.color.applies_to(&io::stderr())
    }

    /// Where relative folders begin: a folder named in full needs no current one.
    fn here(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = self.dir().filter(|folder| folder.is_absolute()) {
            return Ok(folder.to_owned());
        }
        std::env::current_dir().map_err(|error| Failure::cannot_run(RefusalText::no_current_folder(error)))
    }
}
