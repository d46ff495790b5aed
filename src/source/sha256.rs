//! SHA-256 of a content: it identifies the content where git's ids, which are made with SHA-1, are not enough.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// The SHA-256 of a content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Sum([u8; 32]);

impl Sha256Sum {
    /// That of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Sha256Sum(Sha256::digest(bytes).into())
    }

    /// That of all that a reader gives, and how many bytes these are.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of_reader(mut reader: impl Read) -> io::Result<(Self, u64)> {
        let (mut hasher, mut size) = (Sha256::new(), 0);
        for_each_piece(&mut reader, |piece| {
            hasher.update(piece);
            size += piece.len() as u64;
        })?;
        Ok((Sha256Sum(hasher.finalize().into()), size))
    }
}

/// Hands on all that a reader gives, piece by piece.
pub(super) fn for_each_piece(reader: &mut impl Read, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    let mut buffer = [0; 1 << 14];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(length) => take(buffer.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Its digits, two for each byte.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789abcdef";
    let mut digits = vec![0; bytes.len() * 2];
    for (pair, byte) in digits.as_chunks_mut().0.iter_mut().zip(bytes) {
        *pair = [byte >> 4, byte & 15].map(|value| DIGITS[usize::from(value)]);
    }
    String::from_utf8(digits).unwrap_or_default()
}

impl fmt::Display for Sha256Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hexadecimal(&self.0))
    }
}

impl fmt::Debug for Sha256Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What is no SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the 64 digits of the SHA-256, 0 to 9 and a to f in small letters")]
pub struct NoSha256Sum;

impl FromStr for Sha256Sum {
    type Err = NoSha256Sum;

    fn from_str(text: &str) -> Result<Self, NoSha256Sum> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 64 || !text.bytes().all(is_digit) {
            return Err(NoSha256Sum);
        }
        let mut sum = [0; 32];
        for (at, byte) in sum.iter_mut().enumerate() {
            let digits = text.get(at * 2..at * 2 + 2).ok_or(NoSha256Sum)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| NoSha256Sum)?;
        }
        Ok(Sha256Sum(sum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_known_one_and_is_read_back() {
        // The example of the standard that defines it.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let sum = Sha256Sum::of(b"abc");
        assert_eq!(sum.to_string(), known);
        assert_eq!(known.parse(), Ok(sum));
        assert_eq!(Sha256Sum::of_reader(&b"abc"[..]).unwrap(), (sum, 3));
        for wrong in [&known[1..], &known.to_uppercase(), "", &known.replace('b', "é")] {
            assert_eq!(wrong.parse::<Sha256Sum>(), Err(NoSha256Sum), "{wrong}");
        }
    }
}
