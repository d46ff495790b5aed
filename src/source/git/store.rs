//! The objects of a repository, read from its files without a process of git.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::ZlibDecoder;

use super::pack::{Entry, LARGEST, Pack, apply};

/// The most bytes of indexes of packs that are kept in memory. For objects of other packs git is asked.
const INDEXES: u64 = 64 << 20;

/// The most bytes in each of the two maps of [`RecentContents`]: the next objects are made from those that are kept.
const KEPT: usize = 4 << 20;

/// The longest chain of deltas that git writes.
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
    recent: RecentContents,
}

/// What was read lately, by its pack and its place there. An old one that is read again becomes a new one.
#[derive(Default)]
struct RecentContents {
    new: HashMap<(usize, u64), Content, foldhash::fast::RandomState>,
    old: HashMap<(usize, u64), Content, foldhash::fast::RandomState>,
    size: usize,
}

impl RecentContents {
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
        // The git that runs here uses the folders in this variable as well.
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

/// An object that is not in a pack but in a file: `<type> <size>`, NUL, the content, compressed.
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

/// The bytes that hexadecimal digits represent.
fn decode<'b>(id: &str, bytes: &'b mut [u8; 32]) -> Option<&'b [u8]> {
    let digits = id.as_bytes();
    let bytes = bytes.get_mut(..digits.len() / 2)?;
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    fn git(folder: &Path, arguments: &[&str]) -> Vec<u8> {
        let mut command = Command::new("git");
        command.current_dir(folder).env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// A file that grows and changes, in a folder among others.
    fn grown(format: &str) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path();
        git(folder, &["init", "--quiet", format]);
        let mut text = (0..1_000).map(|line| format!("line {}\n", line * 7_919 % 10_007)).collect::<String>();
        for number in 0..30 {
            fs::create_dir_all(folder.join(format!("folder {}", number % 7))).unwrap();
            text = text.replacen(&format!("line {number}\n"), &format!("number {number}\n"), 1);
            text += &format!("added {number}\n");
            fs::write(folder.join("file.toml"), &text).unwrap();
            fs::write(folder.join(format!("folder {}/{number}", number % 7)), "").unwrap();
            git(folder, &["add", "--all"]);
            git(folder, &["commit", "--quiet", "-m", "more"]);
        }
        home
    }

    /// Reads every object as git has it, and says how many there are.
    fn read_all(folder: &Path, objects: &Path) -> usize {
        let listed = git(folder, &["cat-file", "--batch", "--batch-all-objects"]);
        let (mut rest, mut count) = (listed.as_slice(), 0);
        let mut store: Option<Store> = None;
        while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
            let head = std::str::from_utf8(&rest[..end]).unwrap();
            let [id, kind, size] = head.split(' ').collect::<Vec<_>>()[..] else { panic!("{head}") };
            let (content, after) = rest[end + 1..].split_at(size.parse().unwrap());
            let store = store.get_or_insert_with(|| Store::open(objects, id.len() / 2));
            let read = store.read(id).unwrap_or_else(|| panic!("no {kind} {id}"));
            assert!(*read == content, "{kind} {id}");
            (rest, count) = (&after[1..], count + 1);
        }
        assert!(store.unwrap().read(&"1".repeat(40)).is_none());
        count
    }

    #[test]
    fn objects_are_read_however_git_keeps_them() {
        for format in ["--object-format=sha1", "--object-format=sha256"] {
            let home = grown(format);
            let (folder, objects) = (home.path(), home.path().join(".git/objects"));
            let count = read_all(folder, &objects);
            assert!(count > 100, "{count}");
            for repack in [
                &["-adfq", "--depth=50"][..],
                &["-adfq", "--depth=2", "--window=2"],
                // Each named by its id, where it is made from another.
                &["-adfq", "--no-write-bitmap-index", "--max-pack-size=1m"],
            ] {
                let named = format!("repack.useDeltaBaseOffset={}", repack.len() == 2);
                git(folder, &[&["-c", &named, "repack"][..], repack].concat());
                assert_eq!(read_all(folder, &objects), count);
            }
            let other = tempfile::tempdir().unwrap();
            let from = folder.to_str().unwrap();
            git(other.path(), &["clone", "--quiet", "--shared", "--bare", from, "borrowed"]);
            assert_eq!(read_all(folder, &other.path().join("borrowed/objects")), count);
        }
    }

    #[test]
    fn what_is_damaged_is_not_there() {
        let home = grown("--object-format=sha1");
        let folder = home.path();
        let id = String::from_utf8(git(folder, &["rev-parse", "HEAD:file.toml"])).unwrap();
        git(folder, &["repack", "-adfq"]);
        let packs = fs::read_dir(folder.join(".git/objects/pack")).unwrap();
        let mut packs = packs.map(|file| file.unwrap().path());
        let pack = packs.find(|path| path.extension().is_some_and(|it| it == "pack")).unwrap();
        let whole = fs::read(&pack).unwrap();
        let objects = folder.join(".git/objects");
        let read = |content: &[u8]| {
            fs::remove_file(&pack).unwrap();
            fs::write(&pack, content).unwrap();
            Store::open(&objects, 20).read(id.trim())
        };
        assert!(read(&whole).unwrap().ends_with(b"added 29\n"));
        let altered: Vec<u8> = whole.iter().map(|byte| byte ^ 1).collect();
        assert!(read(&altered).is_none());
        assert!(read(&whole[..20]).is_none());
        assert!(read(b"").is_none());
    }
}
