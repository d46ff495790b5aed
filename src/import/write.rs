//! The files that an import writes.

use foldhash::HashSet;

use super::bodies::NewBody;
use super::compare::extra_value;
use super::draft::{Draft, Parties};
use super::money::allocation_rows;
use super::prepare::{Import, Outcome};
use super::sections::{NewSection, RenamedSection};
use super::sources::NewSource;
use super::values::{NOTHING, deadline_value};
use crate::edit::{
    ChangeSet, Document, Edit, EditError, NewPlan, TablePath, TomlValue, rows, schema_line, single_table,
    table,
};
use crate::model::{Deadline, Plan, PublishedRow};
use crate::parallel::{self, is_many};
use crate::schema::{BODIES_FILE, FileKind, PLAN_FILE};
use crate::text::Files;

impl Import {
    /// Whether a row is new or changed, or a section has another title.
    pub fn is_to_write(&self) -> bool {
        self.written().next().is_some() || !self.sections.renamed.is_empty()
    }

    /// The measures that are written: new ones and changed ones.
    pub fn written(&self) -> impl Iterator<Item = &Draft> {
        self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::New(draft) | Outcome::Changed { draft, .. } => Some(draft),
            Outcome::Unchanged { .. } | Outcome::Refused(_) => None,
        })
    }

    fn new_measures(&self) -> Vec<&Draft> {
        let new = self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::New(draft) => Some(draft),
            _ => None,
        });
        new.collect()
    }

    /// The new bodies that good rows name: what a refused row alone names is not made.
    pub fn new_bodies(&self) -> Vec<&NewBody> {
        let lists = self.written().flat_map(|draft| [&draft.responsible, &draft.partners]);
        let of_lists = lists.flatten().flat_map(|list| &list.bodies);
        let milestones = self.written().flat_map(|draft| &draft.additional.milestones);
        let of_milestones = milestones.flat_map(|milestone| &milestone.responsible);
        let named: HashSet<&str> = of_lists.chain(of_milestones).map(String::as_str).collect();
        self.bodies.new.iter().filter(|body| named.contains(body.name.as_str())).collect()
    }

    /// The new sources that good rows name.
    pub fn new_sources(&self) -> Vec<&NewSource> {
        let named: HashSet<&str> =
            self.written().flat_map(|draft| draft.money.sums.iter().map(|sum| sum.source.as_str())).collect();
        self.sources.new.iter().filter(|source| named.contains(source.id.as_str())).collect()
    }

    /// The new sections that good rows belong to.
    pub fn new_sections(&self) -> Vec<&NewSection> {
        let is_used = |section: &&NewSection| {
            self.written().any(|draft| {
                draft.section.as_deref() == Some(&section.id)
                    || draft.id.ancestors().any(|id| id == section.id)
            })
        };
        self.sections.new.iter().filter(is_used).collect()
    }

    /// The files of a new plan, each by its path in the plan's folder. `plan`: what it says of itself.
    pub fn files(&self, plan: &NewPlan) -> Vec<(String, String)> {
        let has = |row: &PublishedRow| self.written().any(|draft| draft.has(*row));
        let all = PublishedRow::WORDS.map(|(_, row)| row);
        let has_all = all.iter().all(has);
        let plan = NewPlan {
            rows: all.into_iter().filter(|row| !has_all && has(row)).collect(),
            sections: self.new_sections().into_iter().map(section_rows).collect(),
            sources: self.new_sources().into_iter().map(source_rows).collect(),
            bodies: self.new_bodies().into_iter().map(body_rows).collect(),
            ..plan.clone()
        };
        let mut files: Vec<_> =
            plan.files().into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        let text = |draft: &Draft| measure_text(draft, self.sections.holding(&draft.id), |_| false);
        let new = self.new_measures();
        files.extend(parallel::map(&new, is_many(new.len()), |draft| (draft.path(), text(draft))));
        files
    }

    /// The changes of a plan that is there. `path` gives the path of a file in its folder, as entries have it.
    ///
    /// # Errors
    /// When `plan.toml` or `bodies.toml` cannot take what is new.
    pub fn change_set(
        &self,
        plan: &Plan,
        files: &Files,
        path_of: &dyn Fn(&str) -> String,
    ) -> Result<ChangeSet, (String, EditError)> {
        let mut set = ChangeSet::default();
        let mut appended = |name: &str, kind, tables: Vec<(&str, Vec<(&'static str, TomlValue)>)>| {
            let path = path_of(name);
            let renamed = if kind == FileKind::Plan { &self.sections.renamed[..] } else { &[] };
            let is_same = tables.is_empty() && renamed.is_empty();
            let Some(file) = files.iter().filter(|_| !is_same).find(|file| file.path == path) else {
                return Ok(());
            };
            let new = Document::of(&file.text, kind).and_then(|document| {
                let mut edits = renamings(&document, renamed)?;
                edits.extend(tables.iter().map(|(name, rows)| document.append_table(name, rows)));
                document.apply(edits)
            });
            set.replace(&*path, &*file.text, new.map_err(|why| (path.clone(), why))?);
            Ok(())
        };
        let sections = self.new_sections().into_iter().map(|section| ("section", section_rows(section)));
        let sources = self.new_sources().into_iter().map(|source| ("source", source_rows(source)));
        appended(PLAN_FILE, FileKind::Plan, sections.chain(sources).collect())?;
        let bodies = self.new_bodies().into_iter().map(|body| ("body", body_rows(body)));
        appended(BODIES_FILE, FileKind::Bodies, bodies.collect())?;
        let plan_file = &*files[plan.file].text;
        for outcome in &self.outcomes {
            match outcome {
                Outcome::New(draft) => {
                    let place = draft.path();
                    let holding = self.sections.holding(&draft.id);
                    let text = measure_text(draft, holding, |row| plan.has_row(row));
                    set.create(path_of(&place), schema_line(&place, plan_file, "\n") + &text);
                }
                Outcome::Changed { draft, path, changed, .. } => {
                    if let Some(measure) = plan.measure(&draft.id) {
                        let (old, new) = (&*files[measure.file].text, changed.text.clone());
                        match &changed.moved_to {
                            Some(to) => set.relocate([path.clone(), to.clone()], old, new),
                            None => set.replace(path, old, new),
                        }
                    }
                }
                Outcome::Unchanged { .. } | Outcome::Refused(_) => {}
            }
        }
        Ok(set)
    }
}

impl Draft {
    /// Where a new measure goes: into the folder of its chapter.
    pub fn path(&self) -> String {
        let chapter =
            self.section.as_deref().or_else(|| self.id.as_str().contains('.').then_some(self.id.as_str()));
        let folder = chapter.map_or("measures", |chapter| chapter.split('.').next().unwrap_or(chapter));
        format!("{folder}/{}.toml", self.id)
    }

    /// Whether the sheet has this row of the official table.
    fn has(&self, row: PublishedRow) -> bool {
        match row {
            PublishedRow::Title => true,
            PublishedRow::Responsible => self.responsible.is_some(),
            PublishedRow::Partners => self.partners.is_some(),
            PublishedRow::Means => self.means.is_some(),
            PublishedRow::Deadline => self.deadline.is_some(),
            PublishedRow::Indicator => self.indicator.is_some(),
            PublishedRow::Funding => self.funding.is_some(),
        }
    }
}

/// The file of a new measure, which names its section unless its id says it: `holding` is the one that its id says. A
/// row that the sheet does not have says that there is nothing, where the plan has that row.
fn measure_text(draft: &Draft, holding: Option<&str>, has_row: impl Fn(PublishedRow) -> bool) -> String {
    let nothing = |row| has_row(row).then(|| NOTHING.to_owned());
    let text = |row, text: &Option<String>| text.clone().or_else(|| nothing(row)).map(TomlValue::Text);
    let list = |row, list: &Option<Parties>| {
        let list = list.as_ref().map(|list| list.bodies.clone());
        list.or_else(|| nothing(row).map(|_| Vec::new())).map(TomlValue::texts)
    };
    let no_deadline = || nothing(PublishedRow::Deadline).map(|words| Deadline::Words(words.as_str().into()));
    let deadline = draft.deadline.clone().or_else(no_deadline);
    let section = draft.section.as_ref().filter(|section| holding != Some(section.as_str()));
    let fields = [
        ("section", section.map(TomlValue::text)),
        ("parent", draft.additional.parent.as_ref().map(|id| TomlValue::text(id.as_str()))),
        ("title", Some(TomlValue::text(&draft.title))),
        ("short", draft.additional.short.as_ref().map(TomlValue::text)),
        ("responsible", list(PublishedRow::Responsible, &draft.responsible)),
        ("partners", list(PublishedRow::Partners, &draft.partners)),
        ("means", text(PublishedRow::Means, &draft.means)),
        ("deadline", deadline.as_ref().map(deadline_value)),
        ("indicator", text(PublishedRow::Indicator, &draft.indicator)),
        ("funding", text(PublishedRow::Funding, &draft.funding)),
    ];
    let given: Vec<(&str, TomlValue)> =
        fields.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    let mut parts = vec![rows(&given, "\n")];
    let wording = |list: &Option<Parties>| list.as_ref()?.wording.clone().map(TomlValue::Text);
    let published = [
        ("responsible", wording(&draft.responsible)),
        ("partners", wording(&draft.partners)),
        ("deadline", draft.period_in_words.as_ref().map(TomlValue::text)),
    ];
    let published: Vec<(&str, TomlValue)> =
        published.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    if !published.is_empty() {
        parts.push(single_table("published", &published, "\n"));
    }
    parts.extend(draft.additional.tables());
    parts.extend(draft.money.sums.iter().map(|sum| table("allocation", &allocation_rows(sum), "\n")));
    if !draft.extra.is_empty() {
        let extra: Vec<(&str, TomlValue)> =
            draft.extra.iter().map(|(key, cell)| (key.as_str(), extra_value(cell))).collect();
        parts.push(single_table("extra", &extra, "\n"));
    }
    parts.join("\n")
}

/// The edits of `plan.toml` by which sections are called as in the sheet.
fn renamings(document: &Document<'_>, renamed: &[RenamedSection]) -> Result<Vec<Edit>, EditError> {
    let place = |id: &str| {
        let written = |at: &usize| document.written(TablePath::Nth("section", *at), "id");
        let is_it = |at: &usize| written(at).is_some_and(|written| written.trim_matches(['"', '\'']) == id);
        (0..document.count("section")).find(is_it).ok_or_else(|| EditError::NoTable("section".to_owned()))
    };
    let mut edits = Vec::new();
    for section in renamed {
        let of = TablePath::Nth("section", place(&section.id)?);
        edits.extend(document.set(of, "title", &TomlValue::text(&section.after))?);
    }
    Ok(edits)
}

fn body_rows(body: &NewBody) -> Vec<(&'static str, TomlValue)> {
    let mut rows = vec![("name", TomlValue::text(&body.name)), ("kind", TomlValue::text(body.kind.word()))];
    if !body.aliases.is_empty() {
        rows.push(("aliases", TomlValue::texts(body.aliases.clone())));
    }
    rows
}

fn section_rows(section: &NewSection) -> Vec<(&'static str, TomlValue)> {
    vec![("id", TomlValue::text(&section.id)), ("title", TomlValue::text(&section.title))]
}

fn source_rows(source: &NewSource) -> Vec<(&'static str, TomlValue)> {
    let NewSource { id, name, state } = source;
    vec![
        ("id", TomlValue::text(id)),
        ("name", TomlValue::text(name)),
        ("state", TomlValue::text(state.word())),
    ]
}
