//! What a workbook is packed in, looked at before it is unpacked: a small file can hold more than memory does.

use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use super::{builder, open_document};
use crate::import::refusal::Refusal;
use crate::labels::{Sentence, SheetReason};

/// What a workbook is read from.
pub(super) type Bytes<'a> = Cursor<&'a [u8]>;

/// Most bytes that the parts of a workbook may unpack to, and how far a packed byte can go.
const MAX_UNPACKED: u64 = 256 << 20;
const MAX_RATIO: u64 = 1032;

/// How many rows may stand empty above another one.
const MAX_EMPTY_ROWS: u64 = 1_000_000;

/// For how many cells room may be made, empty ones among them.
const MAX_ROOM: u64 = 8_000_000;

/// How a workbook of the time before 2007 begins, and one that is protected by a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether a file is a workbook, whatever its name says.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(COMPOUND)
}

/// Refuses what is no workbook, what is protected, what holds macros, and what unpacks to more than any plan.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    if !bytes.starts_with(b"PK") {
        return Err(Refusal::new(SheetReason::NoWorkbook, SheetReason::SaveAsSheet));
    }
    let broken = |_| Refusal::new(SheetReason::Damaged, SheetReason::CopyAgain);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut total = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        let name = part.name().map_err(broken)?.to_ascii_lowercase();
        // OpenDocument keeps its macros under "Basic", beside two lists that are there without any.
        let is_list = [".xlc", ".xlb"].iter().any(|list| name.contains(list))
            || name.ends_with("script-lc.xml")
            || name.ends_with("script-lb.xml");
        if name.ends_with("vbaproject.bin")
            || name.starts_with("basic/") && name.ends_with(".xml") && !is_list
        {
            return Err(Refusal::new(SheetReason::Macros, SheetReason::SaveWithoutMacros));
        }
        total = total.saturating_add(part.size());
    }
    if total > MAX_UNPACKED {
        return Err(too_large());
    }
    // What the list of parts says of their sizes may be false; only what is small cannot become too large.
    if (bytes.len() as u64).saturating_mul(MAX_RATIO) > MAX_UNPACKED {
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).map_err(broken)?;
            let said = part.size();
            let unpacked = io::copy(&mut (&mut part).take(said + 1), &mut io::sink());
            if unpacked.map_err(|error| broken(error.into()))? > said {
                return Err(too_large());
            }
        }
    }
    no_gulf_of_empty_rows(&mut archive)
}

fn too_large() -> Refusal {
    let message = Sentence::of(|language| SheetReason::unpacks_to(language, MAX_UNPACKED >> 20));
    Refusal::new(message, SheetReason::CopyTable)
}

fn compound(bytes: &[u8]) -> Refusal {
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memmem::find(bytes, &encrypted).is_some() {
        return Refusal::new(SheetReason::Protected, SheetReason::WithoutPassword);
    }
    Refusal::new(SheetReason::Before2007, SheetReason::SaveAsXlsx)
}

/// In an OpenDocument sheet one row can stand for millions, and one cell for thousands; the reader would make room for all of
/// them.
fn no_gulf_of_empty_rows(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    let mut content = Vec::new();
    match archive.by_name("content.xml") {
        Ok(mut part) => part.read_to_end(&mut content).map(drop).unwrap_or_default(),
        Err(_) => return Ok(()),
    }
    let starts: Vec<usize> = memmem::find_iter(&content, "<table:table ").chain([content.len()]).collect();
    for table in starts.windows(2).map(|pair| &content[pair[0]..pair[1]]) {
        let (rows, columns) = open_document::extent(&String::from_utf8_lossy(table));
        if rows > MAX_EMPTY_ROWS {
            let message = Sentence::of(|language| SheetReason::empty_rows(language, MAX_EMPTY_ROWS));
            return Err(Refusal::new(message, SheetReason::DeleteEmptyRows));
        }
        if rows.saturating_mul(columns) > MAX_ROOM {
            return Err(builder::too_large());
        }
    }
    Ok(())
}
