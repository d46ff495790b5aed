//! All that a commit stands for: every object of its history, held against its id, and the files below a folder of it with
//! their SHA-256. What git keeps apart from the objects (grafts, replacements, its own graph of commits) plays no part.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, Read};
use std::path::Path;

use sha1::{Digest, Sha1};
use sha2::Sha256;

use super::error::GitError;
use super::program::{Git, Item, line};
use super::repository::Repository;
use crate::source::sha256::{Sha256Sum, for_each_piece, hexadecimal};

/// The mode of a link.
const LINK: &str = "120000";

/// The mode of what is kept in another repository.
const SUBMODULE: &str = "160000";

/// A commit and everything before it, read object by object.
#[derive(Debug)]
pub struct WholeHistory {
    /// Each commit, with its parents.
    parents: HashMap<String, Vec<String>>,
    /// The ids of objects whose content is another than the id stands for.
    pub altered: Vec<String>,
}

impl WholeHistory {
    /// Every commit that can be reached from one, itself among them.
    pub fn up_to<'a>(&'a self, commit: &'a str) -> HashSet<&'a str> {
        let mut reached = HashSet::new();
        let mut left = vec![commit];
        while let Some((id, parents)) = left.pop().and_then(|id| self.parents.get_key_value(id)) {
            if reached.insert(id.as_str()) {
                left.extend(parents.iter().map(String::as_str));
            }
        }
        reached
    }
}

/// A file of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSum {
    /// Inside the folder, as bytes: git knows no encoding of names.
    pub path: Vec<u8>,
    /// In bytes.
    pub size: u64,
    /// Of its content; of a link, of where it leads.
    pub sha256: Sha256Sum,
}

/// An object as git hands it out.
struct Object {
    parents: Vec<String>,
    is_commit: bool,
    /// Made anew from its content.
    id: String,
}

impl Repository {
    /// How this repository makes its ids: `sha1` or `sha256`.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn object_format(&self) -> Result<String, GitError> {
        Ok(line(&self.git.run("rev-parse", &["--show-object-format"])?))
    }

    /// The id of a folder's tree at a commit (the folder as [`Repository::folders`] has them); `None`: there is none.
    ///
    /// # Errors
    /// When git cannot be run.
    pub fn tree_id(&self, commit: &str, folder: &str) -> Result<Option<String>, GitError> {
        let tree = match folder.trim_end_matches('/') {
            "" => format!("{commit}^{{tree}}"),
            folder => format!("{commit}:{folder}"),
        };
        match self.git.run("rev-parse", &["--verify", "--quiet", "--end-of-options", &tree]) {
            Ok(id) => Ok(Some(line(&id))),
            Err(GitError::Failed { .. }) => Ok(None),
            Err(why) => Err(why),
        }
    }

    /// That a commit has no plan in any of these folders, and whether a link stands in the place of the first.
    pub(super) fn no_plan(&self, commit: &str, folders: &[String]) -> GitError {
        let folder = folders.first().cloned().unwrap_or_default();
        let path = folder.trim_end_matches('/').to_owned();
        let there = (!path.is_empty()).then(|| self.git.ls_tree(commit, false, &[path]));
        let there = there.and_then(Result::ok).unwrap_or_default();
        let is_link = there.iter().any(|item| item.mode == LINK);
        GitError::NoPlan { commit: commit.to_owned(), folder, is_link }
    }

    /// The paths where the plan may be of which git says that they differ from the last commit, or that it does not hold
    /// them. A repository without a working tree has none.
    pub(in crate::source) fn uncommitted(&self) -> Result<Vec<String>, GitError> {
        if !self.has_working_tree {
            return Ok(Vec::new());
        }
        let mut args = vec!["--porcelain", "-z", "--untracked-files=all", "--no-renames", "--"];
        let paths = self.plan_paths();
        args.extend(paths.iter().map(String::as_str));
        let told = self.git.run("status", &args)?;
        let names = told.split(|&byte| byte == 0).filter_map(|line| line.get(3..));
        Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
    }

    /// The plan's folder at the last commit and all that it holds there; `None`: there is no working tree to compare
    /// it with, or no plan in the commit.
    pub(in crate::source) fn held_by_head(&self) -> Result<Option<(String, Vec<Item>)>, GitError> {
        if !self.has_working_tree {
            return Ok(None);
        }
        let folder = match self.plan_folder("HEAD") {
            Ok(folder) => folder,
            Err(GitError::NoPlan { .. }) => return Ok(None),
            Err(why) => return Err(why),
        };
        let under = if folder.is_empty() { vec![] } else { vec![folder.clone()] };
        Ok(Some((folder, self.git.ls_tree("HEAD", true, &under)?)))
    }

    /// Every file below a folder of a commit, in the order of the bytes of their paths.
    ///
    /// # Errors
    /// When git cannot say, or does not hold the content of one.
    pub fn file_sums(&self, commit: &str, folder: &str) -> Result<Vec<FileSum>, GitError> {
        let under = if folder.is_empty() { vec![] } else { vec![folder.to_owned()] };
        let mut items = self.git.ls_tree(commit, true, &under)?;
        items.sort_by(|one, other| one.path.cmp(&other.path));
        let sums = sums(&self.git, &items)?;
        let named = items.into_iter().zip(sums).map(|(item, sum)| {
            let shown = || String::from_utf8_lossy(&item.path).into_owned();
            let sum = sum.filter(|_| item.mode != SUBMODULE);
            let (sha256, size) = sum.ok_or_else(|| GitError::NoContent { path: shown() })?;
            let path = item.path.get(folder.len()..).unwrap_or_default().to_vec();
            Ok(FileSum { path, size, sha256 })
        });
        named.collect()
    }

    /// Reads a commit and everything that it stands for.
    ///
    /// # Errors
    /// When git cannot say, or something of it is not here.
    pub fn whole_history(&self, until: &str) -> Result<WholeHistory, GitError> {
        let listed = self.git.run("rev-list", &["--objects", "--no-object-names", until, "--"])?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let ids: Vec<&str> = listed.lines().collect();
        let asked = listed.clone();
        let mut history = WholeHistory { parents: HashMap::new(), altered: Vec::new() };
        let missing = self.git.ask(&["--batch", "--buffer"], asked, |stdout| {
            let mut missing = None;
            for &id in &ids {
                match object(stdout, id.len())? {
                    None => missing = missing.or(Some(id)),
                    Some(object) => {
                        if object.id != id {
                            history.altered.push(id.to_owned());
                        }
                        if object.is_commit {
                            history.parents.insert(id.to_owned(), object.parents);
                        }
                    }
                }
            }
            Ok(missing)
        })?;
        let unlisted = history.parents.values().flatten().find(|id| !history.parents.contains_key(*id));
        match missing.map(str::to_owned).or(unlisted.cloned()) {
            Some(object) => Err(GitError::NotWhole { object }),
            None => Ok(history),
        }
    }

    /// Unpacks a bundle of git into a folder that is there and empty, and finds the repository that comes of it.
    ///
    /// # Errors
    /// When it is no bundle, or only a part of a history.
    pub fn of_bundle(bundle: &Path, into: &Path) -> Result<Self, GitError> {
        let file = bundle.to_string_lossy();
        let folder = into.join("bundle.git");
        // Nothing of the user's templates, which can hold hooks, plays a part.
        let args = ["--mirror", "--quiet", "--template=", "--", &file, "bundle.git"];
        Git::new(into).run("clone", &args)?;
        Repository::open(Some(&folder), &folder)
    }

    /// What a bundle says that it leads to: each name with its id.
    ///
    /// # Errors
    /// When it is no bundle.
    pub fn bundle_heads(&self, bundle: &Path) -> Result<Vec<(String, String)>, GitError> {
        let told = self.git.run("bundle", &["list-heads", &bundle.to_string_lossy()])?;
        let told = String::from_utf8_lossy(&told);
        let heads = told.lines().filter_map(|line| line.split_once(' '));
        Ok(heads.map(|(id, name)| (name.to_owned(), id.to_owned())).collect())
    }
}

/// The SHA-256 and the size of the content of each item; `None` where it is not here: that of a submodule never is.
fn sums(git: &Git, items: &[Item]) -> Result<Vec<Option<(Sha256Sum, u64)>>, GitError> {
    let asked = items.iter().flat_map(|item| [item.object.as_str(), "\n"]).collect();
    git.ask(&["--batch", "--buffer"], asked, |stdout| {
        let sum = |_: &Item| match head(stdout)? {
            None => Ok(None),
            Some((_, size)) => {
                let sum = Sha256Sum::of_reader(stdout.by_ref().take(size))?;
                skip_end_of_line(stdout)?;
                Ok(Some(sum))
            }
        };
        items.iter().map(sum).collect()
    })
}

/// Reads `<object> <type> <size>`; `None`: it is not here.
fn head(stdout: &mut impl BufRead) -> std::io::Result<Option<(String, u64)>> {
    let mut head = String::new();
    stdout.read_line(&mut head)?;
    let words: Vec<&str> = head.split_whitespace().collect();
    match words[..] {
        [_, kind, size] => Ok(size.parse().ok().map(|size| (kind.to_owned(), size))),
        _ => Ok(None),
    }
}

fn skip_end_of_line(stdout: &mut impl BufRead) -> std::io::Result<()> {
    stdout.read_exact(&mut [0])
}

/// Reads an object, and makes its id anew: with SHA-256 where ids are so long, else with SHA-1.
fn object(stdout: &mut impl BufRead, digits: usize) -> std::io::Result<Option<Object>> {
    let Some((kind, size)) = head(stdout)? else { return Ok(None) };
    let begin = format!("{kind} {size}\0");
    let is_commit = kind == "commit";
    // Of the others, the content need not be kept.
    let mut kept = is_commit.then(Vec::new);
    let mut content = stdout.by_ref().take(size);
    let id = match digits {
        64 => id_of::<Sha256>(&begin, &mut content, &mut kept)?,
        _ => id_of::<Sha1>(&begin, &mut content, &mut kept)?,
    };
    skip_end_of_line(stdout)?;
    Ok(Some(Object { parents: parents(&kept.unwrap_or_default()), is_commit, id }))
}

/// The id of what begins so and goes on with a content.
fn id_of<D: Digest>(
    begin: &str,
    content: &mut impl Read,
    kept: &mut Option<Vec<u8>>,
) -> std::io::Result<String> {
    let mut hasher = D::new_with_prefix(begin);
    for_each_piece(content, |piece| {
        hasher.update(piece);
        if let Some(kept) = kept {
            kept.extend_from_slice(piece);
        }
    })?;
    Ok(hexadecimal(&hasher.finalize()))
}

/// The parents that the text of a commit names.
fn parents(commit: &[u8]) -> Vec<String> {
    let head = commit.split(|&byte| byte == b'\n').take_while(|line| !line.is_empty());
    let named = head.filter_map(|line| line.strip_prefix(b"parent "));
    named.map(|id| String::from_utf8_lossy(id).into_owned()).collect()
}
