//! What a commit changed: compares its trees with those of the commit before it.
//!
//! Folders with the same id are not read. Files come in git's own order.

use std::cmp::Ordering;
use std::io;
use std::sync::Arc;

use memchr::memchr;

use super::object_reader::{Object, ObjectReader};
use super::program::NOT_HERE;
use super::store::Content;
use crate::source::sha256::hexadecimal;

/// The most bytes of a tree that is read. No plan has a larger one.
const LARGEST: u64 = 256 << 20;

/// How deep folders may be nested. No plan is so deep, and each level takes memory.
const DEEPEST: usize = 500;

/// A file that differs.
pub(super) struct Differing {
    /// From the repository's root.
    pub path: Vec<u8>,
    /// Its mode before and after, in six digits; all of them 0 where it is not there.
    pub modes: [&'static str; 2],
    /// The ids of its content before and after; empty where it is not there.
    pub objects: [String; 2],
}

/// The mode of what is not there.
pub(super) const NOTHING: &str = "000000";
const FOLDER: &str = "040000";

/// Compares the trees of commits.
pub(super) struct TreeDiff {
    objects: ObjectReader,
    /// Where to look: files, and folders that end in `/`; an empty one stands for everything.
    paths: Vec<String>,
    /// Commits come from the newest on, and those in which nothing differs are passed over.
    pub newest_first: bool,
    /// The commit that was looked at last, or comes next, and its tree.
    known: Option<(String, String)>,
}

/// A line of a folder.
#[derive(Clone, Copy)]
struct Item<'t> {
    mode: &'static str,
    name: &'t [u8],
    id: &'t [u8],
}

impl Item<'_> {
    fn is_folder(&self) -> bool {
        self.mode == FOLDER
    }

    /// As git sorts them: a folder as if its name ended in `/`.
    fn order(&self, other: &Self) -> Ordering {
        let ends = |item: &Self| item.is_folder().then_some(b'/');
        self.name.iter().copied().chain(ends(self)).cmp(other.name.iter().copied().chain(ends(other)))
    }
}

/// What is being compared.
struct Walk<'d> {
    diff: &'d mut TreeDiff,
    found: Vec<Differing>,
    /// The folder that is being read, from the root: empty or ending in `/`.
    folder: Vec<u8>,
}

impl TreeDiff {
    pub fn new(objects: ObjectReader, paths: Vec<String>) -> Self {
        TreeDiff { objects, paths, newest_first: false, known: None }
    }

    /// Takes note of the tree of a commit.
    pub fn know(&mut self, commit: &str, tree: &str) {
        self.known = Some((commit.to_owned(), tree.to_owned()));
    }

    /// The files in which a commit, with its tree, differs from its first parent; without one, all of them.
    pub fn of_commit(&mut self, commit: (&str, &str), parent: Option<&str>) -> io::Result<Vec<Differing>> {
        let known = self.known.take().filter(|(id, _)| parent == Some(id.as_str()));
        let before = match (known, parent) {
            (Some((_, tree)), _) => Some(tree),
            (None, Some(parent)) => Some(self.tree_of(parent)?),
            (None, None) => None,
        };
        let (id, tree) = commit;
        self.know(id, tree);
        self.compare(before.as_deref(), tree)
    }

    /// The files in which two trees differ; without the first, all of them.
    pub fn compare(&mut self, before: Option<&str>, after: &str) -> io::Result<Vec<Differing>> {
        let mut walk = Walk { diff: self, found: Vec::new(), folder: Vec::new() };
        walk.compare(before, Some(after), after.len() / 2)?;
        Ok(walk.found)
    }

    fn tree_of(&mut self, commit: &str) -> io::Result<String> {
        let content = self.read(commit)?;
        let tree = content.strip_prefix(b"tree ").and_then(|rest| rest.get(..commit.len()));
        tree.map(|id| String::from_utf8_lossy(id).into_owned()).ok_or_else(|| not_here(commit))
    }

    fn read(&mut self, id: &str) -> io::Result<Content> {
        match self.objects.read(id, LARGEST)? {
            Object::Here(content) => Ok(content),
            Object::TooLarge | Object::Missing => Err(not_here(id)),
        }
    }

    /// Whether something that is looked for may be in a folder.
    fn may_hold(&self, folder: &[u8]) -> bool {
        self.paths.iter().any(|path| path.as_bytes().starts_with(folder) || is_inside(folder, path))
    }

    fn wants(&self, file: &[u8]) -> bool {
        self.paths.iter().any(|path| file == path.as_bytes() || is_inside(file, path))
    }
}

/// Whether a path is in a folder.
fn is_inside(path: &[u8], folder: &str) -> bool {
    (folder.is_empty() || folder.ends_with('/')) && path.starts_with(folder.as_bytes())
}

fn not_here(id: &str) -> io::Error {
    io::Error::other(format!("{id}: {NOT_HERE}"))
}

impl Walk<'_> {
    /// `width`: how many bytes an id has.
    fn compare(&mut self, before: Option<&str>, after: Option<&str>, width: usize) -> io::Result<()> {
        if before == after {
            return Ok(());
        }
        let mut read = |id: Option<&str>| id.map_or_else(|| Ok(Arc::default()), |id| self.diff.read(id));
        let (before, after) = (read(before)?, read(after)?);
        let (mut before, mut after) = (before.as_slice(), after.as_slice());
        loop {
            skip_same(&mut before, &mut after, width);
            let pair = (first(before, width), first(after, width));
            let order = match &pair {
                (None, None) if before.is_empty() && after.is_empty() => return Ok(()),
                // A line that cannot be read.
                (None, None) => return Err(io::Error::other("a tree is damaged")),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((old, _)), Some((new, _))) => old.order(new),
            };
            let old = pair.0.filter(|_| order.is_le());
            let new = pair.1.filter(|_| order.is_ge());
            if let Some((_, rest)) = old {
                before = rest;
            }
            if let Some((_, rest)) = new {
                after = rest;
            }
            self.differs(old.map(|(item, _)| item), new.map(|(item, _)| item), width)?;
        }
    }

    /// Takes note of a file, or goes into a folder, that is there on one of the sides or both.
    fn differs(&mut self, old: Option<Item<'_>>, new: Option<Item<'_>>, width: usize) -> io::Result<()> {
        let Some(item) = new.or(old) else { return Ok(()) };
        let start = self.folder.len();
        self.folder.extend_from_slice(item.name);
        let objects = [old, new].map(|item| item.map(|item| hexadecimal(item.id)));
        if item.is_folder() {
            self.folder.push(b'/');
            if self.folder.iter().filter(|&&byte| byte == b'/').count() > DEEPEST {
                return Err(io::Error::other("folders lie too deep inside each other"));
            }
            if self.diff.may_hold(&self.folder) {
                let [before, after] = &objects;
                self.compare(before.as_deref(), after.as_deref(), width)?;
            }
        } else {
            let modes = [old, new].map(|item| item.map_or(NOTHING, |item| item.mode));
            let objects = objects.map(Option::unwrap_or_default);
            let is_same = modes[0] == modes[1] && objects[0] == objects[1];
            if !is_same && self.diff.wants(&self.folder) {
                self.found.push(Differing { path: self.folder.clone(), modes, objects });
            }
        }
        self.folder.truncate(start);
        Ok(())
    }
}

/// Passes over the lines with which both begin.
fn skip_same(before: &mut &[u8], after: &mut &[u8], width: usize) {
    if before == after {
        (*before, *after) = (&[], &[]);
        return;
    }
    const STEP: usize = 64;
    let steps = before.as_chunks::<STEP>().0.iter().zip(after.as_chunks::<STEP>().0);
    let same = steps.take_while(|(old, new)| old == new).count() * STEP;
    let rest = before[same..].iter().zip(&after[same..]);
    let same = same + rest.take_while(|(old, new)| old == new).count();
    let mut at = 0;
    while let Some(name) = memchr(0, &before[at..]).filter(|name| at + name + 1 + width <= same) {
        at += name + 1 + width;
    }
    (*before, *after) = (&before[at..], &after[at..]);
}

/// The first line of a folder, and the rest: `<mode> <name>`, NUL, the id.
fn first(tree: &[u8], width: usize) -> Option<(Item<'_>, &[u8])> {
    let space = memchr(b' ', tree)?;
    let (mode, rest) = (&tree[..space], &tree[space + 1..]);
    let (name, rest) = rest.split_at(memchr(0, rest)?);
    let (id, rest) = rest[1..].split_at_checked(width)?;
    Some((Item { mode: six_digits(mode)?, name, id }, rest))
}

/// A mode as git shows it. Further bits, which old repositories have, are ignored.
fn six_digits(mode: &[u8]) -> Option<&'static str> {
    let mode = u32::from_str_radix(std::str::from_utf8(mode).ok()?, 8).ok()?;
    Some(match mode & 0o170_000 {
        0o100_000 if mode & 0o100 != 0 => "100755",
        0o100_000 => "100644",
        0o120_000 => "120000",
        0o040_000 => FOLDER,
        _ => "160000",
    })
}
