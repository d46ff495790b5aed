//! A sparse checkout: git leaves files out of the working tree, and a plan without them must not pass for a whole one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::files::{MAX_DOCUMENT_SIZE, ReadError, stays_inside};
use super::git::Git;
use super::open_error::OpenError;
use super::write::git_folder;
use crate::schema::PLAN_FILE;

/// A plan in a working tree of which git may leave files out.
pub(super) struct Sparse {
    /// Where the repository begins.
    top: PathBuf,
    /// The plan's folder.
    plan: PathBuf,
}

impl Sparse {
    /// The plan's folder, which need not be there, if it is in a sparse checkout. Two files are looked at, and no process
    /// is started.
    pub fn around(plan: &Path) -> Option<Self> {
        let top = plan.ancestors().find(|up| up.join(".git").exists())?;
        let git = git_folder(top)?;
        if !git.join("info/sparse-checkout").exists() {
            return None;
        }
        // A further working tree has a folder of its own, which names the one that all of them share.
        let common = fs::read_to_string(git.join("commondir")).unwrap_or_default();
        let configs = [git.join("config.worktree"), git.join(common.trim_end()).join("config")];
        let sparse = Sparse { top: top.to_owned(), plan: plan.to_owned() };
        configs.iter().any(|config| is_on(config)).then_some(sparse)
    }

    /// Refuses a plan of which measures are left out.
    pub fn refuse(&self) -> Result<(), OpenError> {
        let Some(folder) = self.inside(&self.plan) else { return Ok(()) };
        let files = self.left_out(&[if folder.is_empty() { "." } else { &folder }]);
        let mut files = files.map_err(|error| OpenError::Unreadable { folder: self.plan.clone(), error })?;
        files.retain(|path| {
            let inside = path.strip_prefix(&folder).unwrap_or(path);
            path.ends_with(".toml") && !inside.split('/').any(|part| part.starts_with('.'))
        });
        if files.is_empty() { Ok(()) } else { Err(OpenError::Sparse { files }) }
    }

    /// Refuses a folder without `plan.toml` if git left that file out.
    pub fn refuse_missing(folder: &Path) -> Result<(), OpenError> {
        let Some(sparse) = Self::around(folder) else { return Ok(()) };
        let file = sparse.inside(&folder.join(PLAN_FILE));
        let is_out = file.is_some_and(|file| sparse.left_out(&[&file]).is_ok_and(|files| !files.is_empty()));
        if is_out { sparse.refuse() } else { Ok(()) }
    }

    /// The files among these, or below these folders, that git holds and left out. Paths are relative to the repository's
    /// root.
    fn left_out(&self, paths: &[&str]) -> io::Result<Vec<String>> {
        let mut args = vec!["-t", "-z", "--full-name", "--"];
        args.extend(paths);
        let listed = Git::new(&self.top).run("ls-files", &args).map_err(|_| {
            io::Error::other("this is a sparse checkout, and git cannot say which files it leaves out")
        })?;
        // `S` marks what is left out, unless the file has come back since.
        let skipped = listed.split(|&byte| byte == 0).filter_map(|line| line.strip_prefix(b"S "));
        let paths = skipped.map(|path| String::from_utf8_lossy(path).into_owned());
        Ok(paths.filter(|path| fs::symlink_metadata(self.top.join(path)).is_err()).collect())
    }

    /// The content of a file outside the plan's folder that is left out, as it is staged.
    pub fn read(&self, path: &str, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        let failed = |_| ReadError::Io(ErrorKind::NotFound.into());
        let found = self.external(path).and_then(|inside| self.left_out(&[&inside]).ok()?.pop());
        let inside = found.ok_or_else(|| ReadError::Io(ErrorKind::NotFound.into()))?;
        *buffer = Git::new(&self.top).content(&format!(":{inside}"), MAX_DOCUMENT_SIZE).map_err(failed)??;
        Ok(())
    }

    /// Marks those files outside the plan's folder as present that git holds and only left out.
    pub fn add(&self, paths: &[&str], there: &mut [bool]) {
        let asked: Vec<Option<String>> = paths
            .iter()
            .zip(&*there)
            .map(|(path, there)| if *there { None } else { self.external(path) })
            .collect();
        let missing: Vec<&str> = asked.iter().flatten().map(String::as_str).collect();
        if missing.is_empty() {
            return;
        }
        let left_out = self.left_out(&missing).unwrap_or_default();
        for (there, path) in there.iter_mut().zip(&asked) {
            *there |= path.as_ref().is_some_and(|path| left_out.contains(path));
        }
    }

    /// A path outside the plan's folder, relative to the repository's root.
    fn external(&self, path: &str) -> Option<String> {
        let home = self.plan.parent().filter(|_| stays_inside(path))?;
        self.inside(&home.join(path))
    }

    /// The same for any path; `None` where it is outside.
    fn inside(&self, path: &Path) -> Option<String> {
        let parts = path.strip_prefix(&self.top).ok()?.components();
        let mut names: Vec<&str> = Vec::new();
        for part in parts {
            match part {
                Component::ParentDir => drop(names.pop()),
                other => names.push(other.as_os_str().to_str()?),
            }
        }
        Some(names.join("/"))
    }
}

/// Whether a file of git's configuration asks for a sparse checkout.
fn is_on(config: &Path) -> bool {
    let text = fs::read_to_string(config).unwrap_or_default().to_ascii_lowercase();
    text.lines().any(|line| {
        let Some(rest) = line.trim().strip_prefix("sparsecheckout") else { return false };
        let value = rest.trim().strip_prefix('=').map(str::trim);
        matches!(value, Some("true" | "yes" | "on" | "1")) || rest.trim().is_empty()
    })
}
