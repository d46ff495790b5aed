//! A seal read back: strictly, for what is not exactly as it was printed was changed.

use std::fmt;
use std::str::FromStr;

use super::document::{FIRST_LINE, NONE, Seal, WHOLE, line};
use super::printed::unprinted;
use crate::source::{FileSum, Sha256Sum};

/// Which line names the plan's folder.
const FOLDER_LINE: usize = 6;

/// Where a text stops being a seal, and why. Line and column count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealError {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for SealError {}

impl Seal {
    /// Reads a seal.
    ///
    /// # Errors
    /// When a single byte is not as it would be printed, or the digest is not that of the lines above it.
    pub fn read(bytes: &[u8]) -> Result<Self, SealError> {
        let mut lines = Lines { rest: bytes, number: 0 };
        lines.exactly(FIRST_LINE)?;
        let title = lines.text(line::TITLE)?;
        let object_format = lines.word(line::OBJECT_FORMAT, |word| {
            matches!(word, "sha1" | "sha256").then(|| word.to_owned()).ok_or("it is sha1 or sha256")
        })?;
        let digits = if object_format == "sha256" { 64 } else { 40 };
        let commit = lines.id(line::COMMIT, digits)?;
        let tree = lines.id(line::TREE, digits)?;
        let folder = match lines.text(line::FOLDER)?.as_str() {
            WHOLE => String::new(),
            folder => format!("{folder}/"),
        };
        let commits = lines.number(line::COMMITS)?;
        let previous = lines.word(line::PREVIOUS, |word| match word {
            NONE => Ok(None),
            word => word.parse().map(Some).map_err(|_| "it is the 64 digits of a digest, or none"),
        })?;
        let count = lines.number(line::FILES)?;
        let mut files = Vec::new();
        for _ in 0..count {
            files.push(lines.file()?);
        }
        let above = bytes.len() - lines.rest.len();
        let digest: Sha256Sum = lines.word(line::DIGEST, |word| {
            word.parse().map_err(|_| "the digest has 64 digits, 0 to 9 and a to f in small letters")
        })?;
        if !lines.rest.is_empty() {
            return Err(lines.error_below("nothing stands below the digest"));
        }
        let found = Sha256Sum::of(bytes.get(..above).unwrap_or_default());
        if found != digest {
            let message =
                format!("the digest of the lines above is {found}: one of them or this digest was changed");
            return Err(lines.error(line::DIGEST.len() + 2, message));
        }
        let seal = Seal { title, object_format, commit, tree, folder, commits, previous, files };
        seal.as_printed(bytes)?;
        if !is_folder(&seal.folder) {
            let message = "it is the path of a folder of the repository".to_owned();
            return Err(SealError { line: FOLDER_LINE, column: line::FOLDER.len() + 2, message });
        }
        Ok(seal)
    }

    /// What was read must be all that there is to be read: a seal has one form.
    fn as_printed(&self, bytes: &[u8]) -> Result<(), SealError> {
        let printed = self.text();
        if printed.as_bytes() != bytes {
            let at = printed.bytes().zip(bytes).take_while(|(one, other)| one == *other).count();
            let above = bytes.get(..at).unwrap_or_default();
            let begin = above.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
            let number = above.iter().filter(|&&byte| byte == b'\n').count() + 1;
            let column = String::from_utf8_lossy(above.get(begin..).unwrap_or_default()).chars().count() + 1;
            let message = "this is not how a seal is printed".to_owned();
            return Err(SealError { line: number, column, message });
        }
        let unsorted = self.files.windows(2).position(|pair| match pair {
            [one, next] => one.path >= next.path,
            _ => false,
        });
        let first_file = printed.lines().count() - 1 - self.files.len();
        match unsorted {
            Some(at) => Err(SealError {
                line: first_file + at + 2,
                column: 1,
                message: "the files stand in the order of the bytes of their paths, each once".to_owned(),
            }),
            None => Ok(()),
        }
    }
}

/// The lines of a seal, one after the other.
struct Lines<'a> {
    rest: &'a [u8],
    /// That of the line that was read last.
    number: usize,
}

impl<'a> Lines<'a> {
    fn error(&self, column: usize, message: impl Into<String>) -> SealError {
        SealError { line: self.number, column, message: message.into() }
    }

    fn error_below(&self, message: &str) -> SealError {
        SealError { line: self.number + 1, column: 1, message: message.to_owned() }
    }

    /// The next line without its end.
    fn next(&mut self) -> Result<&'a str, SealError> {
        if self.rest.is_empty() {
            return Err(self.error_below("the seal ends here, and is not whole"));
        }
        self.number += 1;
        let end = self.rest.iter().position(|&byte| byte == b'\n');
        let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let length = |line: &[u8]| String::from_utf8_lossy(line).chars().count() + 1;
        let Some(rest) = rest.strip_prefix(b"\n") else {
            return Err(self.error(length(line), "the line does not end"));
        };
        self.rest = rest;
        let column = |at: usize| length(line.get(..at).unwrap_or_default());
        if let Some(at) = line.iter().position(|&byte| byte == b'\r') {
            return Err(self
                .error(column(at), "lines end with a line feed alone, and this one with a carriage return"));
        }
        str::from_utf8(line).map_err(|why| self.error(column(why.valid_up_to()), "this is no UTF-8"))
    }

    fn exactly(&mut self, expected: &str) -> Result<(), SealError> {
        match self.next()? {
            line if line == expected => Ok(()),
            _ => Err(self.error(1, format!("a seal begins with the line \"{expected}\""))),
        }
    }

    /// What a line says behind its name, with the column of that.
    fn named(&mut self, name: &str) -> Result<(&'a str, usize), SealError> {
        let line = self.next()?;
        let value = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
        let value = value
            .ok_or_else(|| self.error(1, format!("the line that begins with \"{name} \" stands here")))?;
        Ok((value, name.chars().count() + 2))
    }

    fn word<T>(
        &mut self,
        name: &str,
        read: impl Fn(&str) -> Result<T, &'static str>,
    ) -> Result<T, SealError> {
        let (value, column) = self.named(name)?;
        read(value).map_err(|why| self.error(column, why))
    }

    fn text(&mut self, name: &str) -> Result<String, SealError> {
        self.word(name, |text| {
            let bytes = unprinted(text).ok_or("this is not how a seal prints words")?;
            String::from_utf8(bytes).map_err(|_| "these words are no UTF-8")
        })
    }

    fn number(&mut self, name: &str) -> Result<usize, SealError> {
        self.word(name, |word| number(word).ok_or("it is a whole number"))
    }

    fn id(&mut self, name: &str, digits: usize) -> Result<String, SealError> {
        let is_id = |word: &str| {
            word.len() == digits && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let wrong = if digits == 64 { "it is an id of 64 digits" } else { "it is an id of 40 digits" };
        self.word(name, |word| Some(word).filter(|word| is_id(word)).map(str::to_owned).ok_or(wrong))
    }

    /// A line of a file: its SHA-256, its size, its path.
    fn file(&mut self) -> Result<FileSum, SealError> {
        let line = self.next()?;
        let mut parts = line.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (sum, size, path) = (next(), next(), next());
        let sha256 = sum
            .parse()
            .map_err(|_| self.error(1, "the line of a file begins with the 64 digits of its SHA-256"))?;
        let at = |before: &[&str]| before.iter().map(|part| part.len() + 1).sum::<usize>() + 1;
        let size = number(size)
            .ok_or_else(|| self.error(at(&[sum]), "the size of the file stands here, in bytes"))?;
        let bytes = unprinted(path).filter(|path| !path.is_empty());
        let path = bytes.ok_or_else(|| {
            self.error(
                at(&[sum, line.split(' ').nth(1).unwrap_or_default()]),
                "the path of the file stands here",
            )
        })?;
        Ok(FileSum { path, size, sha256 })
    }
}

/// Whether a commit can hold a folder: its path ends in `/`, or is empty.
fn is_folder(path: &str) -> bool {
    let mut parts = path.split_terminator('/');
    parts.all(|part| !matches!(part, "" | "." | ".." | ".git"))
}

/// A number without a sign.
fn number<N: FromStr>(word: &str) -> Option<N> {
    Some(word)
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|word| word.parse().ok())
}
