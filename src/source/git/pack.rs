//! A pack: the file in which git keeps most objects, many of them as a delta against another one, and its index.
//!
//! A damaged pack, or one of an unknown form, counts as missing: git itself is then asked for its objects.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use flate2::{Decompress, FlushDecompress, Status};

/// How an index of the second version begins; no others have been written for many years.
const INDEX: [u8; 8] = [0xff, b't', b'O', b'c', 0, 0, 0, 2];

/// Where the counts end that follow it: for each first byte of an id, the number of objects with that one or a lower one.
const COUNTS: usize = INDEX.len() + 256 * 4;

/// How many bytes of a pack are read at once, and how many such pieces are kept: objects that are read one after the other
/// are close together.
const PIECE: u64 = 32 << 10;
const PIECES: usize = 64;

/// The most bytes of an object that is read here. Larger ones, which no plan has, are left to git.
pub(super) const LARGEST: usize = 8 << 20;

/// A pack that is open.
pub(super) struct Pack {
    index: Vec<u8>,
    /// How many objects it holds.
    count: usize,
    /// How many bytes an id has.
    width: usize,
    file: File,
    /// The piece with number n is at n modulo the length.
    pieces: Vec<Option<(u64, Vec<u8>)>>,
    inflater: Decompress,
}

/// Where the compressed data of an object begins in a pack, and how many bytes it has once unpacked.
pub(super) struct Stored {
    size: usize,
    at: u64,
}

/// What an entry of a pack holds.
pub(super) enum Entry {
    Whole(Stored),
    /// A delta against the entry at another place.
    Delta(u64, Stored),
}

impl Pack {
    /// Opens the pack that belongs to an index, in a repository with ids of so many bytes. An index of more than `most`
    /// bytes is not read.
    pub fn open(index: &Path, width: usize, most: u64) -> Option<Self> {
        if fs::metadata(index).ok()?.len() > most {
            return None;
        }
        let file = File::open(index.with_extension("pack")).ok()?;
        let index = fs::read(index).ok().filter(|index| index.starts_with(&INDEX))?;
        let count = number(&index, COUNTS - 4)?;
        // An id, a checksum and a place each.
        let is_whole = count.checked_mul(width + 8)?.checked_add(COUNTS)? <= index.len();
        let pieces = (0..PIECES).map(|_| None).collect();
        let inflater = Decompress::new(true);
        is_whole.then_some(Pack { index, count, width, file, pieces, inflater })
    }

    /// How many bytes its index has.
    pub fn index_size(&self) -> u64 {
        self.index.len() as u64
    }

    /// The place of an object in the pack.
    pub fn find(&self, id: &[u8]) -> Option<u64> {
        let first = usize::from(*id.first()?);
        let upto = |byte: usize| number(&self.index, INDEX.len() + byte * 4);
        let (mut low, mut high) = (if first == 0 { 0 } else { upto(first - 1)? }, upto(first)?);
        let beginning = number(id, 0)?;
        while low < high {
            let middle = low.midpoint(high);
            let start = COUNTS + middle * self.width;
            // Most ids differ early, and their beginnings compare as numbers.
            let order = number(&self.index, start)?.cmp(&beginning);
            match order.then_with(|| self.index[start..].iter().take(self.width).cmp(id)) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.place(middle),
            }
        }
        None
    }

    fn place(&self, number_of: usize) -> Option<u64> {
        let places = COUNTS + self.count * (self.width + 4);
        let place = number(&self.index, places + number_of * 4)?;
        // In packs of more than two gigabytes the large places are in a second list.
        let Some(large) = place.checked_sub(1 << 31) else { return Some(place as u64) };
        let at = places + self.count * 4 + large * 8;
        Some((number(&self.index, at)? as u64) << 32 | number(&self.index, at + 4)? as u64)
    }

    /// The entry at a place.
    pub fn entry(&mut self, place: u64) -> Option<Entry> {
        let mut at = place;
        let mut byte = self.next(&mut at)?;
        let kind = byte >> 4 & 7;
        let mut size = usize::from(byte & 15);
        let mut shift = 4;
        while byte & 0x80 != 0 {
            byte = self.next(&mut at)?;
            size |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
        }
        if size > LARGEST {
            return None;
        }
        match kind {
            1..=4 => Some(Entry::Whole(Stored { size, at })),
            6 => {
                byte = self.next(&mut at)?;
                let mut back = u64::from(byte & 0x7f);
                while byte & 0x80 != 0 {
                    byte = self.next(&mut at)?;
                    back = (back + 1).checked_mul(128)? | u64::from(byte & 0x7f);
                }
                Some(Entry::Delta(place.checked_sub(back)?, Stored { size, at }))
            }
            7 => {
                let id = (0..self.width).map(|_| self.next(&mut at)).collect::<Option<Vec<u8>>>()?;
                Some(Entry::Delta(self.find(&id)?, Stored { size, at }))
            }
            _ => None,
        }
    }

    /// Unpacks what an entry holds.
    pub fn unpack(&mut self, stored: &Stored) -> Option<Vec<u8>> {
        let mut at = stored.at;
        self.inflater.reset(true);
        // With room to spare, the end of the compressed data is read too, and with it its checksum.
        let mut content = Vec::with_capacity(stored.size + 8);
        loop {
            self.load(at)?;
            let piece = rest(&self.pieces, at)?;
            let before = (self.inflater.total_in(), self.inflater.total_out());
            let status = self.inflater.decompress_vec(piece, &mut content, FlushDecompress::None).ok()?;
            at += self.inflater.total_in() - before.0;
            match status {
                Status::StreamEnd => return Some(content).filter(|content| content.len() == stored.size),
                _ if before == (self.inflater.total_in(), self.inflater.total_out()) => return None,
                _ => {}
            }
        }
    }

    fn next(&mut self, at: &mut u64) -> Option<u8> {
        self.load(*at)?;
        let byte = rest(&self.pieces, *at)?.first().copied();
        *at += 1;
        byte
    }

    /// Reads the piece that holds this place, unless it is loaded.
    fn load(&mut self, at: u64) -> Option<()> {
        let number = at / PIECE;
        let piece = self.pieces.get_mut((number % PIECES as u64) as usize)?;
        if piece.as_ref().is_none_or(|(of, _)| *of != number) {
            let mut bytes = piece.take().map(|(_, bytes)| bytes).unwrap_or_default();
            bytes.clear();
            self.file.seek(SeekFrom::Start(number * PIECE)).ok()?;
            self.file.by_ref().take(PIECE).read_to_end(&mut bytes).ok()?;
            *piece = Some((number, bytes));
        }
        Some(())
    }
}

/// The bytes of a loaded piece from a place on.
fn rest(pieces: &[Option<(u64, Vec<u8>)>], at: u64) -> Option<&[u8]> {
    let (_, bytes) = pieces.get((at / PIECE % PIECES as u64) as usize)?.as_ref()?;
    bytes.get((at % PIECE) as usize..)
}

fn number(index: &[u8], at: usize) -> Option<usize> {
    let bytes = index.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

/// Applies a delta to the object that it is based on.
pub(super) fn apply(base: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
    let mut rest = delta;
    let (from, size) = (size(&mut rest)?, size(&mut rest)?);
    if from != base.len() || size > LARGEST {
        return None;
    }
    let mut made = Vec::with_capacity(size);
    while let Some((&order, after)) = rest.split_first() {
        rest = after;
        if order & 0x80 == 0 {
            // So many new bytes.
            let (new, after) = rest.split_at_checked(usize::from(order))?;
            made.extend_from_slice(new);
            rest = after;
            if order == 0 {
                return None;
            }
            continue;
        }
        // A piece of the other one. Of the bytes of its place and its length, those that are 0 are left out.
        let mut numbers = [0_usize; 7];
        for (bit, number) in numbers.iter_mut().enumerate().filter(|(bit, _)| order >> bit & 1 == 1) {
            let (&byte, after) = rest.split_first()?;
            *number = usize::from(byte) << (if bit < 4 { bit } else { bit - 4 } * 8);
            rest = after;
        }
        let (start, length) = (numbers[..4].iter().sum::<usize>(), numbers[4..].iter().sum::<usize>());
        let length = if length == 0 { 1 << 16 } else { length };
        made.extend_from_slice(base.get(start..start.checked_add(length)?)?);
        if made.len() > size {
            return None;
        }
    }
    Some(made).filter(|made| made.len() == size)
}

/// A number in as many bytes as it needs, seven bits in each.
fn size(rest: &mut &[u8]) -> Option<usize> {
    let (mut size, mut shift) = (0, 0);
    loop {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        size |= usize::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some(size);
        }
    }
}
