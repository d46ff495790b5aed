//! Edits that mend findings: the suggestions that rules make, by their spans, so that comments and layout stay.

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::edit::apply;
use crate::load::is_valid_toml;
use crate::text::{FileId, Files};

/// A file with what mends it.
#[derive(Debug)]
pub struct FixedFile<'a> {
    /// The file that it is.
    pub file: FileId,
    /// The whole text, with the edits.
    pub text: String,
    /// In the order of the text.
    pub edits: Vec<&'a Suggestion>,
}

/// What suggestions can do.
#[derive(Debug, Default)]
pub struct Fixes<'a> {
    /// In the order of the files.
    pub mended: Vec<FixedFile<'a>>,
    /// Those that a person has to look at, each with why.
    pub skipped: Vec<(&'a Diagnostic, &'static str)>,
}

/// The edits of findings that stand, as they come out of a check: file by file. What a plan accepts is none of them.
pub fn fixes<'a>(files: &Files, open: &'a [Diagnostic]) -> Fixes<'a> {
    let mut fixes = Fixes::default();
    for of_file in open.chunk_by(|a, b| a.primary.file == b.primary.file) {
        let mut edits: Vec<(&Diagnostic, &Suggestion)> =
            of_file.iter().filter_map(|finding| Some((finding, finding.suggestion.as_ref()?))).collect();
        if let Some((first, _)) = edits.first() {
            let file = first.primary.file;
            edits.sort_by_key(|(_, suggestion)| suggestion.span);
            mend(file, &files[file].text, edits, &mut fixes);
        }
    }
    fixes
}

fn mend<'a>(file: FileId, old: &str, edits: Vec<(&'a Diagnostic, &'a Suggestion)>, fixes: &mut Fixes<'a>) {
    let spans = edits.iter().map(|(_, edit)| (edit.span, edit.replacement.as_str()));
    let (text, left_out) = apply(old, spans);
    let (skipped, applied): (Vec<_>, Vec<_>) =
        edits.into_iter().enumerate().partition(|(place, _)| left_out.contains(place));
    let why = "another edit changes the same words";
    fixes.skipped.extend(skipped.into_iter().map(|(_, (finding, _))| (finding, why)));
    // Two misspelt keys may have meant the same one, and what did not read before says nothing for sure.
    if !is_valid_toml(&text) {
        let why = "the file would not read as TOML";
        fixes.skipped.extend(applied.into_iter().map(|(_, (finding, _))| (finding, why)));
        return;
    }
    fixes.mended.push(FixedFile {
        file,
        text,
        edits: applied.into_iter().map(|(_, (_, edit))| edit).collect(),
    });
}
