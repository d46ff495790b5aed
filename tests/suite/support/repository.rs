//! Repositories that tests build with git, and runs of the program in them.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::fixtures;
use crate::support::program::{LOCALE, program};

/// The measure of the small plan that most tests change.
pub const LIGHT: &str = "plan/I/I.1.1.toml";

/// Another measure of it, of another body.
pub const BRIDGE: &str = "plan/II/II.1.toml";

/// A metric and two reports, for the end of a measure's file.
pub const REPORTED: &str = r#"
[[metric]]
name   = "nights"
unit   = "nights"
target = 100

[[report]]
date   = 2030-06-30
body   = "ML"
status = "in-progress"
text   = "the oil is bought"

[[report]]
date   = 2030-12-31
body   = "ML"
status = "completed"
evidence = ["https://example.org/light"]
"#;

/// A repository with the invented plan in `plan/`, committed once.
pub struct Repository {
    pub home: TempDir,
    pub folder: PathBuf,
}

/// What a run said, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Repository {
    /// In a folder with a name that is hard to quote.
    pub fn new() -> Self {
        Self::with(&[])
    }

    pub fn with(init: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a \"plan\" née 'é'");
        fs::create_dir(&folder).unwrap();
        let repository = Repository { home, folder };
        repository.git(&[&["init", "--quiet", "--initial-branch=main"], init].concat());
        for (path, content) in fixtures::invented_files() {
            repository.write(&format!("plan/{path}"), content);
        }
        repository.commit("2023-01-10", "the plan");
        repository
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// Replaces a piece of a file that must be there.
    #[track_caller]
    pub fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert!(text.contains(old), "{path} has no {old:?}:\n{text}");
        self.write(path, text.replacen(old, new, 1));
    }

    pub fn append(&self, path: &str, more: &str) {
        self.write(path, self.text(path) + more);
    }

    /// Commits everything at noon of a day, and gives the commit's id.
    pub fn commit(&self, day: &str, subject: &str) -> String {
        self.git(&["add", "--all"]);
        self.git_on(day, &["commit", "--quiet", "--allow-empty", "-m", subject]);
        self.head()
    }

    pub fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    pub fn git(&self, args: &[&str]) -> String {
        self.git_on("2023-01-01", args)
    }

    pub fn git_on(&self, day: &str, args: &[&str]) -> String {
        String::from_utf8(self.git_bytes(day, args)).unwrap()
    }

    pub fn git_bytes<A: AsRef<OsStr> + Debug>(&self, day: &str, args: &[A]) -> Vec<u8> {
        let mut command = Command::new("git");
        isolate(&mut command, self.home.path());
        let date = format!("{day}T12:00:00+0100");
        command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date);
        let settings = ["-c", "user.name=Á. Tester", "-c", "user.email=tester@example.org"];
        let output = command.current_dir(&self.folder).args(settings).args(args).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.run_in(&self.folder, args)
    }

    pub fn run_in(&self, folder: &Path, args: &[&str]) -> Run {
        self.command(folder, args).output().unwrap().into()
    }

    /// As on a screen of so many columns.
    pub fn run_at_width(&self, columns: u16, args: &[&str]) -> Run {
        self.command(&self.folder, args).env("COLUMNS", columns.to_string()).output().unwrap().into()
    }

    /// The program, with this repository's home as the user's.
    pub fn command(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = program();
        isolate(&mut command, self.home.path());
        command.current_dir(folder).args(args).env("COLUMNS", "100");
        command
    }
}

/// Keeps the configuration of whoever runs the tests out of them.
pub fn isolate(command: &mut Command, home: &Path) {
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"] {
        command.env_remove(variable);
    }
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", home).env("LC_ALL", LOCALE);
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
