//! The answer of `plan history`: its page, its sheet and its JSON, commit by commit.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq};

use super::diff::{self, ChangeJson};
use super::parts::change_summary;
use super::parts::commit::{self, CommitJson};
use crate::check::{conceal, conceal_path};
use crate::history::SideChange;
use crate::labels::{HistoryText, Language, Noun};
use crate::load::FileError;
use crate::model::{Change, ChangeKind, MeasureId};
use crate::render::page::{Page, SheetValue};
use crate::render::stream::{Part, Stream};
use crate::source::Commit;
use crate::source::short_id;

/// The answer without its commits: the notes before them, and the list of what could not be read after them.
#[derive(Default)]
pub struct HistoryAnswer {
    /// What to say where the history does not begin at its beginning.
    pub cut_off: Option<HistoryText>,
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

impl Unreadable {
    /// As it may be shown.
    pub fn new(error: FileError, commit: Commit) -> Self {
        let message = conceal(&error.message).to_owned();
        let path = conceal_path(&error.path).into_owned();
        Unreadable { error: FileError { path, message, ..error }, commit }
    }
}

impl Stream for HistoryAnswer {
    type Part = CommitChanges;

    fn note(&mut self, part: &CommitChanges) {
        self.unreadable.extend(part.unreadable.iter().cloned());
    }

    const LIST: &'static str = "changes";
    const HEADER: &'static [&'static str] = &[
        "date",
        "commit",
        "author",
        "subject",
        "measure",
        "kind",
        "field",
        "before",
        "after",
        "other_parent",
    ];

    fn rest<S: SerializeMap>(&self, map: &mut S) -> Result<(), S::Error> {
        map.serialize_entry(
            "unreadable",
            &self.unreadable.iter().map(UnreadableJson::from).collect::<Vec<_>>(),
        )?;
        map.serialize_entry("complete", &self.cut_off.is_none())
    }

    fn opening(&self, language: Language) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text.in_language(language)));
        page
    }

    fn closing(&self, parts: usize, language: Language) -> Page {
        let mut page = Page::default();
        let commits = Noun::Commit.count(parts, language);
        page.text(match (parts, self.unreadable.len()) {
            (0, _) => HistoryText::NothingMatches.in_language(language).to_owned(),
            (_, 0) => HistoryText::commits(language, commits),
            (_, 1) => HistoryText::commits_and_file(language, commits),
            (_, n) => HistoryText::commits_and_files(language, commits, n),
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
    /// What a merge did to what another of its parents had: the full id of that, and each change.
    pub of_merge: Vec<(String, Vec<SideChange>)>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// There was no plan before.
    pub begins: bool,
}

impl CommitChanges {
    /// Every change, and the parent that it is held against, where that is not the first.
    fn all(&self) -> impl Iterator<Item = (&SideChange, Option<&str>)> {
        let of_merge = self.of_merge.iter();
        let of_merge = of_merge
            .flat_map(|(parent, changes)| changes.iter().map(|change| (change, Some(parent.as_str()))));
        self.changes.iter().map(|change| (change, None)).chain(of_merge)
    }
}

/// Up to so many new or removed measures of one commit are listed one by one; of more, only the first are named.
const FEW: usize = 6;

impl Part for CommitChanges {
    fn items<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error> {
        self.all().try_for_each(|((measure, change), other_parent)| {
            let measure = measure.as_ref().map(MeasureId::as_str);
            list.serialize_element(&CommittedChange {
                change: ChangeJson::new(measure, change),
                by: (&self.commit).into(),
                other_parent,
            })
        })
    }

    fn page(&self, language: Language) -> Page {
        let say = |text: HistoryText| text.in_language(language);
        let mut points = Vec::new();
        let whole = |wanted: ChangeKind| {
            let is_whole = move |change: &Change| change.field.is_none() && change.kind == wanted;
            self.changes.iter().filter(move |(_, change)| is_whole(change)).filter_map(|(id, _)| id.as_ref())
        };
        let mut many: Vec<ChangeKind> = Vec::new();
        if self.begins {
            points.push((say(HistoryText::Plan).to_owned(), say(HistoryText::PlanBegins).to_owned()));
        }
        for (kind, what) in
            [(ChangeKind::Added, HistoryText::New), (ChangeKind::Removed, HistoryText::Removed)]
        {
            let ids: Vec<&MeasureId> = whole(kind).collect();
            if ids.len() > FEW {
                let named = language.and(&language.first(FEW, ids.iter()));
                let text = HistoryText::measures_are(language, language.count(ids.len()), say(what), named);
                points.push((say(HistoryText::Plan).to_owned(), text));
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
                let about =
                    id.as_ref().map_or_else(|| say(HistoryText::Plan).to_owned(), ToString::to_string);
                points.push((about, change_summary::describe(change, None, language)));
            }
        }
        for (parent, changes) in &self.of_merge {
            for (id, change) in changes {
                let about =
                    id.as_ref().map_or_else(|| say(HistoryText::Plan).to_owned(), ToString::to_string);
                let what = change_summary::describe(change, None, language);
                points.push((about, HistoryText::against_other_parent(language, what, short_id(parent))));
            }
        }
        for Unreadable { error, .. } in &self.unreadable {
            let text = match error.is_partial {
                true => HistoryText::not_known_in_full(language, error.line, &error.message),
                false => HistoryText::cannot_be_read(language, error.line, &error.message),
            };
            points.push((error.path.clone(), text));
        }
        let mut page = Page::default();
        page.heading(commit::heading(&self.commit, language)).list(points);
        page
    }

    fn rows(&self) -> Vec<Vec<SheetValue>> {
        let row = |((measure, change), other_parent): (&SideChange, Option<&str>)| {
            let mut row = commit::cells(&self.commit);
            row.extend(diff::row(measure.as_ref().map(MeasureId::as_str), change));
            row.push(other_parent.into());
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
                SheetValue::Empty,
            ]);
            row
        };
        self.all().map(row).chain(self.unreadable.iter().map(unreadable)).collect()
    }
}

#[derive(Serialize)]
struct CommittedChange<'a> {
    #[serde(flatten)]
    change: ChangeJson<'a>,
    #[serde(flatten)]
    by: CommitJson<'a>,
    /// Null: it is held against the first.
    other_parent: Option<&'a str>,
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
