//! The answer of `plan fmt`: its page, its sheet and its JSON.

use serde::Serialize;

use crate::labels::{CommonText, ImportText, Language, Noun};
use crate::render::Answer;
use crate::render::page::{Page, Sheet};

/// Which files are not laid out.
#[derive(Debug, Default)]
pub struct FmtAnswer {
    /// How many were looked at.
    pub files: usize,
    /// The paths of those that change.
    pub changed: Vec<String>,
    /// The paths of those that cannot be read as TOML, and stay as they are.
    pub unreadable: Vec<String>,
    /// Whether the files were written.
    pub written: bool,
}

#[derive(Serialize)]
struct FmtJson<'a> {
    files: usize,
    changed: &'a [String],
    unreadable: &'a [String],
    written: bool,
}

impl Answer for FmtAnswer {
    fn json(&self) -> impl Serialize {
        let FmtAnswer { files, changed, unreadable, written } = self;
        FmtJson { files: *files, changed, unreadable, written: *written }
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        let points = |paths: &[String]| paths.iter().map(|path| (path.clone(), String::new())).collect();
        let files = |n| Noun::File.count(n, language);
        let changed = self.changed.len();
        match (changed, self.written) {
            (0, _) => {
                let others = self.files - self.unreadable.len();
                page.text(ImportText::all_laid_out(language, files(others)))
            }
            (n, true) => page.heading(ImportText::laid_out(language, files(n))).list(points(&self.changed)),
            (n, false) => {
                page.heading(ImportText::would_change(language, files(n))).list(points(&self.changed))
            }
        };
        if !self.unreadable.is_empty() {
            page.heading(ImportText::left_alone(language, files(self.unreadable.len())));
            page.list(points(&self.unreadable)).text(CommonText::CheckSays.in_language(language));
        }
        page
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(["path", "state"]);
        let state = if self.written { "written" } else { "would-change" };
        let changed = self.changed.iter().map(|path| (path, state));
        for (path, state) in changed.chain(self.unreadable.iter().map(|path| (path, "unreadable"))) {
            sheet.row([("path", path.as_str().into()), ("state", state.into())]);
        }
        sheet
    }
}
