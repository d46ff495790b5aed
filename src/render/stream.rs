//! An answer that is written while it is found, however long it becomes: one part after the other.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::options::{Envelope, Format, OutputOptions};
use super::page::{Page, Sheet, SheetValue};
use super::{csv, json, markdown, table};
use crate::labels::Language;

/// A part of an answer.
pub trait Part {
    /// Adds its items to a list in the JSON contract.
    ///
    /// # Errors
    /// When they cannot be written.
    fn items<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error>;
    /// For people, in their language where its words are there in it.
    fn page(&self, language: Language) -> Page;
    /// For spreadsheets.
    fn rows(&self) -> Vec<Vec<SheetValue>>;
}

/// The frame of an answer in parts: what is written before and after them.
pub trait Stream {
    /// What is written one after the other.
    type Part: Part;
    /// Takes note of a part before it is written, for what follows the last one.
    fn note(&mut self, part: &Self::Part);
    /// The key of the list in the JSON contract.
    const LIST: &'static str;
    /// The columns of a sheet.
    const HEADER: &'static [&'static str];
    /// The keys that follow the list in the JSON contract, once every part is known.
    ///
    /// # Errors
    /// When they cannot be written.
    fn rest<S: SerializeMap>(&self, map: &mut S) -> Result<(), S::Error>;
    /// What people read before the first part.
    fn opening(&self, language: Language) -> Page;
    /// What people read at the end; `parts`: how many there were.
    fn closing(&self, parts: usize, language: Language) -> Page;
}

/// An answer in parts, with its frame.
pub struct StreamedAnswer<F, I> {
    /// What is written before and after the parts.
    pub frame: F,
    /// The parts, each found when it is asked for.
    pub parts: I,
}

/// Writes an answer part by part.
///
/// # Errors
/// When it cannot be written, or a part could not be found.
pub fn write<F: Stream, E: From<io::Error>>(
    out: &mut impl Write,
    answer: StreamedAnswer<F, impl Iterator<Item = Result<F::Part, E>>>,
    format: Format,
    screen: OutputOptions,
    envelope: Envelope<'_>,
) -> Result<(), E> {
    let StreamedAnswer { mut frame, parts } = answer;
    match format {
        Format::Json => write_json(out, frame, parts, envelope),
        Format::Csv => {
            csv::write(out, &Sheet::new(F::HEADER.iter().copied()), screen.excel)?;
            for part in parts {
                csv::write_rows(out, part?.rows(), screen.excel)?;
            }
            Ok(())
        }
        Format::Table | Format::Markdown => {
            let mut is_first = true;
            let mut write = |page: Page| {
                if page.blocks.is_empty() {
                    return Ok(());
                }
                if !std::mem::take(&mut is_first) {
                    writeln!(out)?;
                }
                match format {
                    Format::Table => table::write(out, &page, screen),
                    _ => markdown::write(out, &page),
                }
            };
            write(frame.opening(screen.language))?;
            let mut count = 0;
            for part in parts {
                let part = part?;
                frame.note(&part);
                write(part.page(screen.language))?;
                count += 1;
            }
            Ok(write(frame.closing(count, screen.language))?)
        }
    }
}

fn write_json<F: Stream, E: From<io::Error>>(
    out: &mut impl Write,
    frame: F,
    parts: impl Iterator<Item = Result<F::Part, E>>,
    envelope: Envelope<'_>,
) -> Result<(), E> {
    let whole = Serialized {
        frame: RefCell::new(frame),
        parts: RefCell::new(Some(parts)),
        failed: RefCell::new(None),
    };
    let written = json::write(out, envelope, &whole);
    match whole.failed.into_inner() {
        Some(why) => Err(why),
        None => Ok(written?),
    }
}

/// An answer whose parts are found while it is serialized, once. `Serialize` gives a shared reference only: what changes
/// meanwhile is in cells.
struct Serialized<F, I, E> {
    frame: RefCell<F>,
    parts: RefCell<Option<I>>,
    /// Why a part could not be found: an error of the serializer holds no more than words.
    failed: RefCell<Option<E>>,
}

impl<F: Stream, E, I: Iterator<Item = Result<F::Part, E>>> Serialize for Serialized<F, I, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(F::LIST, &List(self))?;
        self.frame.borrow().rest(&mut map)?;
        map.end()
    }
}

struct List<'a, F, I, E>(&'a Serialized<F, I, E>);

impl<F: Stream, E, I: Iterator<Item = Result<F::Part, E>>> Serialize for List<'_, F, I, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for part in self.0.parts.take().into_iter().flatten() {
            match part {
                Ok(part) => {
                    self.0.frame.borrow_mut().note(&part);
                    part.items(&mut list)?;
                }
                Err(why) => {
                    self.0.failed.replace(Some(why));
                    return Err(S::Error::custom("a part is missing"));
                }
            }
        }
        list.end()
    }
}
