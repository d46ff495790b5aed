//! The editor in which a person writes, as git finds and runs it.

use std::env::var_os;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::program::{Git, line};

/// A command for the shell, to which a file is handed.
#[derive(Clone, Debug)]
pub struct Editor(String);

impl Editor {
    /// The user's editor: `$GIT_EDITOR`, git's own setting, `$VISUAL`, `$EDITOR`; on a terminal, else the one of
    /// the system. `None`: there is none.
    pub fn find(folder: &Path, has_terminal: bool) -> Option<Self> {
        // A variable that is empty names none: git would take it for an answer, and not look at the next.
        let named_in = |variable: &str| var_os(variable).filter(|name| !name.is_empty());
        let named = || named_in("VISUAL").or_else(|| named_in("EDITOR"));
        let mut command = Git::new(folder).command("var", &["GIT_EDITOR"]);
        for variable in ["VISUAL", "EDITOR"] {
            if named_in(variable).is_none() {
                command.env_remove(variable);
            }
        }
        if let Some(name) = named_in("GIT_EDITOR") {
            command.env("GIT_EDITOR", name);
        }
        if !has_terminal {
            // Without a terminal git names no editor of its own, and does not read `$VISUAL`.
            command.env("TERM", "dumb").envs(named().map(|name| ("EDITOR", name)));
        }
        let told = match command.output() {
            Ok(output) if output.status.success() => line(&output.stdout),
            Ok(_) => String::new(),
            // Without git, what is named for every program.
            Err(_) => named().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        };
        // `:` is the command that does nothing: git then opens no editor.
        Some(Editor(told)).filter(|editor| !editor.0.is_empty() && editor.0 != ":")
    }

    /// The command.
    pub fn command(&self) -> &str {
        &self.0
    }

    /// Opens a file, and waits until it is closed.
    ///
    /// # Errors
    /// When it cannot be run.
    pub fn open(&self, file: &Path) -> io::Result<ExitStatus> {
        let Editor(command) = self;
        Command::new("sh").args(["-c", &format!("{command} \"$@\""), command]).arg(file).status()
    }
}
