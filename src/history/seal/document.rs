//! A seal, and the text that is printed of it: the same for the same plan, byte by byte.

use super::printed::printed;
use crate::source::{FileSum, Sha256Sum};

/// What the first line says: which form the seal has.
pub(super) const FIRST_LINE: &str = "plan seal, version 1";

/// What the seal of a plan says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The title of the plan.
    pub title: String,
    /// How the repository makes its ids: `sha1` or `sha256`.
    pub object_format: String,
    /// The full id of the commit that is sealed.
    pub commit: String,
    /// The id of the tree of the plan's folder there.
    pub tree: String,
    /// Where the folder is in the repository: ending in `/`, or empty where it is all of it.
    pub folder: String,
    /// How many commits there are up to this one, itself among them.
    pub commits: usize,
    /// The digest of the seal before; `None`: this is the first.
    pub previous: Option<Sha256Sum>,
    /// Every file in the folder, in the order of the bytes of their paths.
    pub files: Vec<FileSum>,
}

/// The words before what a line says, in the order of the lines.
pub(super) mod line {
    pub const TITLE: &str = "title";
    pub const OBJECT_FORMAT: &str = "object-format";
    pub const COMMIT: &str = "commit";
    pub const TREE: &str = "tree";
    pub const FOLDER: &str = "folder";
    pub const COMMITS: &str = "commits";
    pub const PREVIOUS: &str = "previous";
    pub const FILES: &str = "files";
    pub const DIGEST: &str = "sha256";
}

/// In the place of the digest of the seal before, where there was none.
pub(super) const NONE: &str = "none";

/// In the place of a folder that is the whole repository.
pub(super) const WHOLE: &str = ".";

impl Seal {
    /// Its text. The last line is the digest of all lines above it.
    pub fn text(&self) -> String {
        let above = self.above_digest();
        format!("{above}{} {}\n", line::DIGEST, Sha256Sum::of(above.as_bytes()))
    }

    /// What stands for the whole seal: the SHA-256 of its lines above the last one, which says it.
    pub fn digest(&self) -> Sha256Sum {
        Sha256Sum::of(self.above_digest().as_bytes())
    }

    /// The path of one of its files, as it is printed.
    pub fn printed_path(path: &[u8]) -> String {
        printed(path)
    }

    fn above_digest(&self) -> String {
        let folder = match self.folder.trim_end_matches('/') {
            "" => WHOLE.to_owned(),
            folder => printed(folder.as_bytes()),
        };
        let lines = [
            (line::TITLE, printed(self.title.as_bytes())),
            (line::OBJECT_FORMAT, self.object_format.clone()),
            (line::COMMIT, self.commit.clone()),
            (line::TREE, self.tree.clone()),
            (line::FOLDER, folder),
            (line::COMMITS, self.commits.to_string()),
            (line::PREVIOUS, self.previous.map_or_else(|| NONE.to_owned(), |sum| sum.to_string())),
            (line::FILES, self.files.len().to_string()),
        ];
        let mut text = format!("{FIRST_LINE}\n");
        for (name, value) in lines {
            text += &format!("{name} {value}\n");
        }
        for file in &self.files {
            text += &format!("{} {} {}\n", file.sha256, file.size, printed(&file.path));
        }
        text
    }
}
