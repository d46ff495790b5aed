//! The folder of a plan that is not there yet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::tree::{WorkingTree, base};
use super::write::{WriteFault, Writer};
use crate::schema::PLAN_FILE;

/// What git is told of the files of a plan: a machine whose editors end lines otherwise would change each of them.
const ATTRIBUTES: &str = "\
# Lines end alike on every machine, so that a change shows what was changed and nothing else.
*.toml text eol=lf
";

/// Why no plan can begin in a folder. The words for it are those of `labels`.
#[derive(Debug)]
pub enum NewPlanError {
    /// There is a plan already: in this folder, or in this one around it.
    PlanIsThere(PathBuf),
    /// Something else is in its place.
    Occupied(PathBuf),
    /// It cannot be made.
    NotMade {
        /// As it was named.
        folder: PathBuf,
        /// The system's reason, or that another run is writing there.
        error: WriteFault,
    },
}

/// Where a new plan is to be.
pub struct NewPlanFolder {
    /// As it was named.
    given: PathBuf,
    /// Named in full.
    folder: PathBuf,
    /// The root of the repository around it, or else the folder that holds it.
    root: PathBuf,
    /// What paths in the folder that holds it begin with, from there.
    prefix: String,
}

impl NewPlanFolder {
    /// The file for git that every plan begins with, by its name in the plan's folder.
    pub const ATTRIBUTES_FILE: &str = ".gitattributes";

    /// Looks at the place for a plan.
    ///
    /// # Errors
    /// When there is a plan already, or something else, or the place is inside another plan.
    pub fn at(given: &Path) -> Result<Self, NewPlanError> {
        let given = given.to_owned();
        let folder = match named_in_full(&given) {
            Ok(folder) => folder,
            Err(error) => return Err(NewPlanError::NotMade { folder: given, error: error.into() }),
        };
        if let Some(plan) = folder.ancestors().find(|up| up.join(PLAN_FILE).is_file()) {
            return Err(NewPlanError::PlanIsThere(plan.to_owned()));
        }
        let is_free = match fs::read_dir(&folder) {
            Ok(mut names) => names.next().is_none(),
            Err(error) => error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&folder).is_err(),
        };
        if !is_free {
            return Err(NewPlanError::Occupied(folder));
        }
        let (root, way) = base(&folder);
        let prefix = way.trim_end_matches('/').rsplit_once('/').map(|(home, _)| format!("{home}/"));
        Ok(NewPlanFolder { given, folder, root, prefix: prefix.unwrap_or_default() })
    }

    /// The folder, from the root of the repository around it, or else from the folder that holds it.
    pub fn path(&self) -> String {
        base(&self.folder).1.trim_end_matches('/').to_owned()
    }

    /// The way from the folder to that of another plan; `None` where that is in another repository.
    pub fn way_to(&self, other: &WorkingTree) -> Option<String> {
        let (root, way) = base(other.folder());
        if root != self.root {
            return None;
        }
        let own = self.path();
        let (mut from, mut to) = (own.split('/').peekable(), way.trim_end_matches('/').split('/').peekable());
        while from.peek().is_some() && from.peek() == to.peek() {
            from.next();
            to.next();
        }
        let up = from.map(|_| "..");
        Some(up.chain(to.filter(|part| !part.is_empty())).collect::<Vec<_>>().join("/"))
    }

    /// Whether there is something under a path, from the same root.
    pub fn has_beside(&self, path: &str) -> bool {
        fs::symlink_metadata(self.root.join(path)).is_ok()
    }

    /// Makes the plan's folder with these files, each by its name, and with `.gitattributes`; after that the files outside
    /// of it (`beside`), each by its path from the root. The folder is there whole, or not at all.
    ///
    /// # Errors
    /// When something cannot be written, or another run is writing there.
    pub fn create(&self, files: &[(&str, String)], beside: &[(&str, String)]) -> Result<(), NewPlanError> {
        self.write(files, beside).map_err(|error| NewPlanError::NotMade { folder: self.given.clone(), error })
    }

    fn write(&self, files: &[(&str, String)], beside: &[(&str, String)]) -> Result<(), WriteFault> {
        let home = self.folder.parent().unwrap_or(&self.folder);
        fs::create_dir_all(home)?;
        let mut writer = Writer::new(&self.root, &self.prefix)?;
        let attributes = [(Self::ATTRIBUTES_FILE, ATTRIBUTES.to_owned())];
        writer.put_folder(&self.folder, &[files, &attributes].concat())?;
        for (path, text) in beside {
            let path = self.root.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            writer.put(&path, text, None)?;
        }
        Ok(())
    }
}

/// A folder's path from the root, with no `..` in it that leads back over what is there.
fn named_in_full(folder: &Path) -> io::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    let there = folder.ancestors().find(|up| up.exists());
    let goes_up = folder.components().any(|part| part.as_os_str() == "..");
    match there.filter(|_| goes_up) {
        Some(up) => Ok(up.canonicalize()?.join(folder.strip_prefix(up).unwrap_or(Path::new("")))),
        None => Ok(folder),
    }
}
