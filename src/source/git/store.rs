//! The objects of a repository, read from its files without a process of git.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::ZlibDecoder;

use super::pack::{Entry, LARGEST, Pack, apply};

/// Of so many bytes at most the indexes of packs are kept; what is in others, git is asked for.
const INDEXES: u64 = 64 << 20;

/// Objects of so many bytes are kept twice over: the next ones are made from them.
const KEPT: usize = 4 << 20;

/// Git makes no object out of more others, one from the next.
const LONGEST: usize = 4_096;

/// How many repositories may borrow from each other, one from the next.
const BORROWED: usize = 5;

/// A content that is shared.
pub(super) type Content = Arc<Vec<u8>>;

/// The objects that are here.
#[derive(Default)]
pub(super) struct Store {
    /// Folders of objects: the repository's own, and those from which it borrows.
    folders: Vec<PathBuf>,
    packs: Vec<Pack>,
    /// The pack in which the last object was found.
    last: usize,
    recent: Recent,
}

/// What was read lately, by its pack and its place there. What is asked for again goes over from the older ones.
#[derive(Default)]
struct Recent {
    new: HashMap<(usize, u64), Content, foldhash::fast::RandomState>,
    old: HashMap<(usize, u64), Content, foldhash::fast::RandomState>,
    size: usize,
}

impl Recent {
    fn get(&mut self, key: (usize, u64)) -> Option<Content> {
        if let Some(content) = self.new.get(&key) {
            return Some(content.clone());
        }
        let content = self.old.remove(&key)?;
        self.put(key, content.clone());
        Some(content)
    }

    fn put(&mut self, key: (usize, u64), content: Content) {
        self.size += content.len();
        self.new.insert(key, content);
        if self.size > KEPT {
            self.size = 0;
            self.old = std::mem::take(&mut self.new);
        }
    }
}

impl Store {
    /// The objects in a folder, and in those from which it borrows; `width`: how many bytes an id has.
    pub fn open(objects: &Path, width: usize) -> Self {
        let mut store = Store::default();
        store.add(objects, BORROWED);
        // Git is run with what this names, too.
        for other in
            std::env::var_os("GIT_ALTERNATE_OBJECT_DIRECTORIES").iter().flat_map(std::env::split_paths)
        {
            store.add(&other, BORROWED);
        }
        let mut room = INDEXES;
        for folder in &store.folders {
            let Ok(files) = fs::read_dir(folder.join("pack")) else { continue };
            let mut indexes: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
            indexes.retain(|path| path.extension().is_some_and(|extension| extension == "idx"));
            indexes.sort();
            for index in indexes {
                if let Some(pack) = Pack::open(&index, width, room) {
                    room -= pack.index_size();
                    store.packs.push(pack);
                }
            }
        }
        store
    }

    fn add(&mut self, folder: &Path, depth: usize) {
        if self.folders.iter().any(|known| known == folder) {
            return;
        }
        self.folders.push(folder.to_owned());
        let Some(depth) = depth.checked_sub(1) else { return };
        let Ok(named) = fs::read_to_string(folder.join("info/alternates")) else { return };
        for other in named.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '"'])) {
            self.add(&folder.join(other), depth);
        }
    }

    /// The content of an object; `None`: it is not here, or cannot be read.
    pub fn read(&mut self, id: &str) -> Option<Content> {
        let mut bytes = [0; 32];
        let raw = decode(id, &mut bytes)?;
        let order = std::iter::once(self.last).chain((0..self.packs.len()).filter(|at| *at != self.last));
        let mut found = order.filter_map(|at| Some((at, self.packs.get(at)?.find(raw)?)));
        if let Some((pack, place)) = found.next() {
            self.last = pack;
            return self.packed(pack, place);
        }
        self.folders.iter().find_map(|folder| loose(folder, id)).map(Arc::new)
    }

    /// The object at a place of a pack, with all that it is made from.
    fn packed(&mut self, number: usize, mut place: u64) -> Option<Content> {
        let pack = self.packs.get_mut(number)?;
        let mut deltas = Vec::new();
        let mut content = loop {
            if let Some(content) = self.recent.get((number, place)) {
                break content;
            }
            match pack.entry(place)? {
                Entry::Delta(base, stored) if deltas.len() < LONGEST => {
                    deltas.push((place, stored));
                    place = base;
                }
                Entry::Delta(..) => return None,
                Entry::Whole(stored) => {
                    let content = Arc::new(pack.unpack(&stored)?);
                    self.recent.put((number, place), content.clone());
                    break content;
                }
            }
        };
        for (place, stored) in deltas.into_iter().rev() {
            content = Arc::new(apply(&content, &pack.unpack(&stored)?)?);
            self.recent.put((number, place), content.clone());
        }
        Some(content)
    }
}

/// An object that has a file of its own: `<type> <size>`, NUL, the content, compressed.
fn loose(folder: &Path, id: &str) -> Option<Vec<u8>> {
    let (first, rest) = id.split_at_checked(2)?;
    let file = File::open(folder.join(first).join(rest)).ok()?;
    let mut content = Vec::new();
    ZlibDecoder::new(file).take(LARGEST as u64).read_to_end(&mut content).ok()?;
    let end = content.iter().position(|&byte| byte == 0)?;
    let (_, size) = std::str::from_utf8(&content[..end]).ok()?.split_once(' ')?;
    let size: usize = size.parse().ok()?;
    content.drain(..=end);
    Some(content).filter(|content| content.len() == size)
}

/// The bytes for which hexadecimal digits stand.
fn decode<'b>(id: &str, bytes: &'b mut [u8; 32]) -> Option<&'b [u8]> {
    let digits = id.as_bytes();
    let bytes = bytes.get_mut(..digits.len() / 2)?;
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
    }
    Some(bytes)
}
