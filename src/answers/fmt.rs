//! The answer of `plan fmt`: its page, its sheet and its JSON.

use serde::Serialize;

use crate::labels::Language;
use crate::render::page::{Page, Sheet};
use crate::render::{Answer, words};

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

    fn page(&self, _: Language) -> Page {
        let mut page = Page::default();
        let points = |paths: &[String]| paths.iter().map(|path| (path.clone(), String::new())).collect();
        let files = |n| words::count(n, "file", "files");
        let changed = self.changed.len();
        match (changed, self.written) {
            (0, _) => {
                let others = self.files - self.unreadable.len();
                page.text(format!("{} laid out, nothing to change", files(others)))
            }
            (n, true) => page.heading(format!("{} laid out anew", files(n))).list(points(&self.changed)),
            (n, false) => page.heading(format!("{} would change", files(n))).list(points(&self.changed)),
        };
        if !self.unreadable.is_empty() {
            page.heading(format!("{} left alone, not readable as TOML", files(self.unreadable.len())));
            page.list(points(&self.unreadable)).text("`plan check` says what is wrong, and where.");
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
