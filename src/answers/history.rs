//! The answer of `plan history`: its page, its sheet and its JSON, commit by commit.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq};

use super::change_summary;
use super::commit::{self, CommitJson};
use super::diff::{self, ChangeJson};
use crate::labels::Language;
use crate::load::FileError;
use crate::model::{Change, ChangeKind, MeasureId};
use crate::render::page::{Page, SheetValue};
use crate::render::stream::{Part, Stream};
use crate::render::words;
use crate::source::Commit;

/// The answer without its commits: the notes before them, and the list of what could not be read after them.
#[derive(Default)]
pub struct HistoryAnswer {
    /// What to say where the history does not begin at its beginning.
    pub cut_off: Option<&'static str>,
    /// The files that could not be read, of the commits written so far.
    pub unreadable: Vec<Unreadable>,
}

/// A file that a commit left so that it could not be read.
#[derive(Clone)]
pub struct Unreadable {
    /// Which file, and what is wrong with it.
    pub error: FileError,
    /// The commit.
    pub commit: Commit,
}

impl Stream for HistoryAnswer {
    type Part = CommitChanges;

    fn note(&mut self, part: &CommitChanges) {
        self.unreadable.extend(part.unreadable.iter().cloned());
    }

    const LIST: &'static str = "changes";
    const HEADER: &'static [&'static str] =
        &["date", "commit", "author", "subject", "measure", "kind", "field", "before", "after"];

    fn rest<S: SerializeMap>(&self, map: &mut S) -> Result<(), S::Error> {
        map.serialize_entry(
            "unreadable",
            &self.unreadable.iter().map(UnreadableJson::from).collect::<Vec<_>>(),
        )?;
        map.serialize_entry("complete", &self.cut_off.is_none())
    }

    fn opening(&self, _: Language) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        page
    }

    fn closing(&self, parts: usize, _: Language) -> Page {
        let mut page = Page::default();
        let commits = words::count(parts, "commit", "commits");
        page.text(match (parts, self.unreadable.len()) {
            (0, _) => "Nothing in the record matches.".to_owned(),
            (_, 0) => format!("{commits}."),
            (_, n) => {
                format!(
                    "{commits}; {} that could not be read.",
                    words::count(n, "file was left", "files were left")
                )
            }
        });
        page
    }
}

/// What a commit did.
pub struct CommitChanges {
    /// Who, when and in what words.
    pub commit: Commit,
    /// Each with the measure that it is in.
    pub changes: Vec<(Option<MeasureId>, Change)>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// There was no plan before.
    pub begins: bool,
}

/// Up to so many new or removed measures of one commit are listed one by one; of more, only the first are named.
const FEW: usize = 6;

impl Part for CommitChanges {
    fn items<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error> {
        self.changes.iter().try_for_each(|(measure, change)| {
            let measure = measure.as_ref().map(MeasureId::as_str);
            list.serialize_element(&CommittedChange {
                change: ChangeJson::new(measure, change),
                by: (&self.commit).into(),
            })
        })
    }

    fn page(&self, _: Language) -> Page {
        let mut points = Vec::new();
        let whole = |wanted: ChangeKind| {
            let is_whole = move |change: &Change| change.field.is_none() && change.kind == wanted;
            self.changes.iter().filter(move |(_, change)| is_whole(change)).filter_map(|(id, _)| id.as_ref())
        };
        let mut many: Vec<ChangeKind> = Vec::new();
        if self.begins {
            points.push(("plan".to_owned(), "the plan begins".to_owned()));
        }
        for (kind, what) in [(ChangeKind::Added, "new"), (ChangeKind::Removed, "removed")] {
            let ids: Vec<&MeasureId> = whole(kind).collect();
            if ids.len() > FEW {
                let named = words::and(&words::first(FEW, ids.iter()));
                points.push(("plan".to_owned(), format!("{} measures are {what}: {named}", ids.len())));
                many.push(kind);
            }
        }
        for (id, change) in &self.changes {
            let is_told = match (id, change.field) {
                (None, _) => self.begins,
                (_, None) => many.contains(&change.kind),
                _ => false,
            };
            if !is_told {
                let about = id.as_ref().map_or_else(|| "plan".to_owned(), ToString::to_string);
                points.push((about, change_summary::told(change)));
            }
        }
        for Unreadable { error, .. } in &self.unreadable {
            let text = format!("cannot be read, line {}: {}", error.line, error.message);
            points.push((error.path.clone(), text));
        }
        let mut page = Page::default();
        page.heading(commit::heading(&self.commit)).list(points);
        page
    }

    fn rows(&self) -> Vec<Vec<SheetValue>> {
        let row = |(measure, change): &(Option<MeasureId>, Change)| {
            let mut row = commit::cells(&self.commit);
            row.extend(diff::row(measure.as_ref().map(MeasureId::as_str), change));
            row
        };
        let unreadable = |Unreadable { error, .. }: &Unreadable| {
            let mut row = commit::cells(&self.commit);
            let said = format!("line {}: {}", error.line, error.message);
            row.extend([
                SheetValue::Empty,
                "unreadable".into(),
                "path".into(),
                error.path.as_str().into(),
                said.into(),
            ]);
            row
        };
        self.changes.iter().map(row).chain(self.unreadable.iter().map(unreadable)).collect()
    }
}

#[derive(Serialize)]
struct CommittedChange<'a> {
    #[serde(flatten)]
    change: ChangeJson<'a>,
    #[serde(flatten)]
    by: CommitJson<'a>,
}

#[derive(Serialize)]
struct UnreadableJson<'a> {
    path: &'a str,
    line: usize,
    message: &'a str,
    #[serde(flatten)]
    by: CommitJson<'a>,
}

impl<'a> From<&'a Unreadable> for UnreadableJson<'a> {
    fn from(Unreadable { error, commit }: &'a Unreadable) -> Self {
        UnreadableJson { path: &error.path, line: error.line, message: &error.message, by: commit.into() }
    }
}
