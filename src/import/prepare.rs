//! What a sheet makes of a plan, before anything is written.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::bodies::{self, Bodies};
use super::chapters;
use super::columns::{self, HEADINGS_WITHIN};
use super::compare::{Changed, Unclear, compare};
use super::continued;
use super::draft::{Draft, RowReader};
use super::dropped::{DroppedValue, absent, dropped_values};
use super::field::Field;
use super::file_move::move_file;
use super::headings;
use super::mapping::{MappedColumn, Mapping};
use super::merged;
use super::numbered::number;
use super::published_wordings::published_wordings;
use super::refusal::Refusal;
use super::retitled::{RowTitle, retitled};
use super::row_kinds::tell_apart;
use super::rows::{
    Columns, MeasureRow, Problem, Refused, Rows, Skipped, duplicates, lost_noughts, refuse_formulas,
    refuse_second_heading,
};
use super::second_table::refuse_second_table;
use super::sections::Sections;
use super::sheet::{Cell, Column, Row, Sheet};
use super::sheet_names::{bodies_in, source_names};
use super::sources::Sources;
use super::two_rows;
use crate::labels::{MappingReason, RowReason, Sentence};
use crate::model::{Currency, Measure, MeasureId, Plan};
use crate::parallel::{self, is_many};
use crate::schema::plan_folder;
use crate::text::Files;

/// What is imported, and into what.
pub struct Request<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// How its columns become a plan.
    pub mapping: &'a Mapping,
    /// The plan that is there, with its files.
    pub plan: Option<(&'a Plan, &'a Files)>,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
}

/// What becomes of a row that is a measure.
#[derive(Debug)]
pub enum Outcome {
    /// A measure that the plan does not have.
    New(Draft),
    /// One that it has otherwise.
    Changed {
        /// As the sheet has it.
        draft: Draft,
        /// The path of its file, as entries have it.
        path: String,
        /// What changes in it.
        changed: Changed,
        /// How many of its allocations stay that are not from a sheet.
        kept: usize,
    },
    /// One that it has just so.
    Unchanged {
        /// As the spreadsheet counts.
        row: u32,
        /// As the plan has it.
        id: MeasureId,
        /// How many of its allocations stay that are not from a sheet.
        kept: usize,
    },
    /// One that cannot be read.
    Refused(Refused),
}

/// What a sheet makes of a plan.
#[derive(Debug, Default)]
pub struct Import {
    /// Row by row.
    pub outcomes: Vec<Outcome>,
    /// Rows that are no measure.
    pub skipped: Vec<Skipped>,
    /// Which body each spelling means, and which are new.
    pub bodies: Bodies,
    /// The same of sources.
    pub sources: Sources,
    /// The same of sections.
    pub sections: Sections,
    /// What stands under `[bodies]` in the mapping and in no cell.
    pub unused_bodies: Vec<String>,
    /// Columns of the mapping that the sheet does not have, by their headings.
    pub missing: Vec<String>,
    /// Columns of the sheet that the mapping does not name, each with its heading.
    pub unmapped: Vec<(Column, String)>,
    /// Where the columns are that are read.
    pub columns: Vec<(Field, Column)>,
    /// The column of each key of the plan's own.
    pub keys: Vec<(String, Column)>,
    /// What the sheet no longer has of measures that it has.
    pub gone: Vec<DroppedValue>,
    /// Measures of the plan that the sheet does not have.
    pub absent: Vec<MeasureId>,
    /// What may be the title of the plan.
    pub title: Option<String>,
}

impl Import {
    /// The first column that holds a field.
    pub fn column(&self, field: Field) -> Option<Column> {
        self.columns.iter().find(|(found, _)| *found == field).map(|(_, column)| *column)
    }
}

/// Reads every row of a sheet against the plan that is there.
///
/// # Errors
/// When the sheet as a whole cannot be a plan.
pub fn prepare(request: &Request<'_>) -> Result<Import, Refusal> {
    let Request { sheet, mapping, plan, currency } = request;
    let header = header(sheet, mapping)?;
    let (found, missing) = mapping.locate(header);
    let mapped: Vec<Column> = found.iter().map(|found| found.column).collect();
    refuse_other_header(sheet, mapping, (&mapped, &missing))?;
    let unmapped = unmapped(sheet, header, &mapped);
    let columns = Columns::new(found, mapping.ids)?;
    refuse_second_table(sheet, header)?;
    let mut rows = tell_apart(sheet, mapping, &columns);
    refuse_formulas(&rows, &columns)?;
    refuse_second_heading(sheet, mapping.header, &rows)?;

    let plan_alone = plan.map(|(plan, _)| plan);
    let unnumbered = number(&mut rows, &columns, (plan_alone, mapping.ids));
    let sections = Sections::settle(&placed(&rows.measures), plan_alone);
    let kept = plan_alone
        .map_or_else(HashMap::new, |plan| published_wordings(&rows, &columns, &sections, (plan, mapping)));
    let (counted, unused_bodies) = bodies_in(&rows, &columns, &kept, &mapping.bodies);
    let empty = crate::model::Register::default();
    let register = plan_alone.map_or(&empty, |plan| &plan.register);
    bodies::hold(&mapping.bodies, register)?;
    let bodies = Bodies::settle(&counted, &mapping.bodies, register);
    let sources =
        Sources::settle(&source_names(&rows, &columns), plan_alone, is_hungarian(plan_alone, mapping));
    let duplicates = duplicates(&rows.measures);
    let reader = RowReader {
        mapping,
        columns: &columns,
        bodies: &bodies,
        sources: &sources,
        sections: &sections,
        currency: *currency,
        duplicates: &duplicates,
        unnumbered: &unnumbered,
        lost_noughts: &lost_noughts(&rows.measures, &columns),
        kept: &kept,
    };
    let (outcomes, gone) = outcomes(&rows, &reader, *plan);
    let absent = plan_alone.map_or_else(Vec::new, |plan| absent(plan, &ids(&outcomes)));
    let Rows { skipped, title, .. } = rows;
    let (keys, columns) = (columns.keys(), columns.fields());
    Ok(Import {
        outcomes,
        skipped,
        bodies,
        sources,
        sections,
        unused_bodies,
        missing: missing.into_iter().map(|column| column.title.clone()).collect(),
        unmapped,
        columns,
        keys,
        gone,
        absent,
        title,
    })
}

/// The row of the headings.
fn header<'s>(sheet: &'s Sheet, mapping: &Mapping) -> Result<Option<&'s Row>, Refusal> {
    let header = sheet.row(mapping.header);
    if mapping.header > 0 && header.is_none() {
        let message = MappingReason::empty_header(mapping.header);
        return Err(Refusal::new(message, MappingReason::SetHeader));
    }
    Ok(header)
}

/// The columns with something in them that the mapping does not name.
fn unmapped(sheet: &Sheet, header: Option<&Row>, mapped: &[Column]) -> Vec<(Column, String)> {
    let from = header.map_or(0, |header| header.number);
    let rows = sheet.rows.iter().filter(|row| row.number >= from && row.cells.len() > 1);
    let columns = rows.flat_map(|row| &row.cells).map(|(column, _)| *column);
    let others: BTreeSet<Column> = columns.filter(|column| !mapped.contains(column)).collect();
    let heading = |column| header.and_then(|row| row.cell(column)).map(Cell::shown).unwrap_or_default();
    others.into_iter().map(|column| (column, heading(column))).collect()
}

/// Whether a plan is in Hungarian: by what it says, else by the headings of its sheet.
fn is_hungarian(plan: Option<&Plan>, mapping: &Mapping) -> bool {
    let of_plan = plan.and_then(|plan| plan.languages.first());
    of_plan.map_or_else(
        || mapping.columns.iter().any(|column| headings::is_hungarian(&column.title)),
        |language| language.as_str() == "hu",
    )
}

/// A mapping without the columns of a plan's ids or titles in the row of its headings has another row than the sheet.
fn refuse_other_header(
    sheet: &Sheet,
    mapping: &Mapping,
    (mapped, missing): (&[Column], &[&MappedColumn]),
) -> Result<(), Refusal> {
    let is_needed = |field: Field| {
        let of_field = |column: &&MappedColumn| column.field == field && column.lang.is_none();
        let all = mapping.columns.iter().filter(|column| of_field(column)).count();
        missing.iter().find(|column| of_field(column)).filter(|_| all == 1)
    };
    let Some(column) = [Field::Id, Field::Title].into_iter().find_map(is_needed) else { return Ok(()) };
    let taken = mapping.header;
    let message = MappingReason::other_header(taken, &column.title);
    // Where most of the others are there, the row is the right one and the heading another.
    if missing.len() * 2 < mapping.columns.len() {
        let mut refusal = Refusal::new(message, MappingReason::RenameTitle);
        refusal.help.extend(new_headings(sheet.row(taken), mapped));
        return Err(refusal);
    }
    let mut refusal = Refusal::new(message, MappingReason::SetHeader);
    let fits = |row: &&Row| row.number != taken && mapping.locate(Some(row)).1.is_empty();
    if let Some(row) = sheet.rows.iter().take(HEADINGS_WITHIN).find(fits) {
        refusal.help.push(MappingReason::looks_like_header(row.number));
    }
    Err(refusal)
}

/// The headings that a mapping does not name.
fn new_headings(header: Option<&Row>, mapped: &[Column]) -> Option<Sentence> {
    let new = header?.cells.iter().filter(|(column, _)| !mapped.contains(column));
    let new: Vec<String> = new.map(|(column, cell)| format!("\"{}\" ({column})", cell.shown())).collect();
    (!new.is_empty()).then(|| MappingReason::not_in_mapping(new.join(", ")))
}

/// Each row's id with what is said of its section.
fn placed(measures: &[MeasureRow<'_>]) -> Vec<(String, Option<String>)> {
    let of = |measure: &MeasureRow<'_>| Some((measure.id.clone()?, measure.section.map(Cell::shown)));
    measures.iter().filter_map(of).collect()
}

/// What becomes of each row, and what the plan has of its measure and the row no longer.
fn outcomes(
    rows: &Rows<'_>,
    reader: &RowReader<'_>,
    plan: Option<(&Plan, &Files)>,
) -> (Vec<Outcome>, Vec<DroppedValue>) {
    let of_row = |measure: &MeasureRow<'_>| match reader.read(measure) {
        Ok(draft) => {
            let known = plan.and_then(|(plan, _)| plan.measure(&draft.id));
            let gone: Vec<DroppedValue> =
                known.into_iter().flat_map(|known| dropped_values(&draft, known, reader.columns)).collect();
            let title = plan.map(|_| draft.title.clone()).unwrap_or_default();
            ((Some((draft.id.clone(), title)), gone), against(draft, measure.row, plan, reader))
        }
        Err(refused) => ((None, Vec::new()), Outcome::Refused(refused)),
    };
    let read_rows = parallel::map(&rows.measures, is_many(rows.measures.len()), of_row);
    let (read, mut outcomes): (Vec<_>, Vec<Outcome>) = read_rows.into_iter().unzip();
    let mut no_longer = Vec::new();
    let named = read.iter().zip(&rows.measures).filter_map(|((named, _), measure)| {
        let (id, title) = named.as_ref()?;
        Some(RowTitle { row: measure.row.number, id: id.as_str(), title })
    });
    let mut retitled = plan.map_or_else(HashMap::new, |(plan, _)| retitled(named, plan));
    let mut used: HashMap<String, u32> = HashMap::with_capacity(read.len());
    for (at, (named, gone)) in read.into_iter().enumerate() {
        let Some((id, _)) = named else { continue };
        let row = rows.measures[at].row;
        let cell = || reader.columns.address(row, Field::Id);
        if let Some(reason) = retitled.remove(&row.number) {
            outcomes[at] = refused(row, &id, cell(), reason);
            continue;
        }
        match used.entry(id.as_str().to_ascii_lowercase()) {
            Entry::Occupied(first) => {
                let reason = Sentence::of(|language| RowReason::becomes_taken(language, first.get(), &id));
                outcomes[at] = refused(row, &id, cell(), reason);
            }
            Entry::Vacant(free) => {
                free.insert(row.number);
                no_longer.extend(gone);
            }
        }
    }
    (outcomes, no_longer)
}

/// The ids of all rows, refused ones as well.
fn ids(outcomes: &[Outcome]) -> HashSet<String> {
    let id = |outcome: &Outcome| match outcome {
        Outcome::New(draft) | Outcome::Changed { draft, .. } => Some(draft.id.to_string()),
        Outcome::Unchanged { id, .. } => Some(id.to_string()),
        Outcome::Refused(refused) => refused.id.clone(),
    };
    outcomes.iter().filter_map(id).collect()
}

fn refused(row: &Row, id: &MeasureId, cell: String, reason: Sentence) -> Outcome {
    let problems = vec![Problem { cell, reason }];
    Outcome::Refused(Refused { row: row.number, id: Some(id.to_string()), problems })
}

/// Holds a row against the measure that the plan has under its id.
fn against(draft: Draft, row: &Row, plan: Option<(&Plan, &Files)>, reader: &RowReader<'_>) -> Outcome {
    let known: Option<(&Plan, &Files, &Measure)> =
        plan.and_then(|(plan, files)| Some((plan, files, plan.measure(&draft.id)?)));
    let Some((plan, files, measure)) = known else { return Outcome::New(draft) };
    let file = &files[measure.file];
    match compare(&draft, measure, plan, &file.text) {
        Ok((None, kept)) => Outcome::Unchanged { row: draft.row, id: draft.id, kept },
        Ok((Some(mut changed), kept)) => {
            let home = plan_folder(&files[plan.file].path);
            move_file(&mut changed, &draft, measure, reader.sections, [home, &file.path]);
            Outcome::Changed { path: file.path.clone(), draft, changed, kept }
        }
        Err(Unclear::Money(reason)) => {
            let money = reader.columns.address(row, Field::Amount);
            let cell = if money.is_empty() { reader.columns.address(row, Field::Id) } else { money };
            refused(row, &draft.id, cell, reason)
        }
        Err(Unclear::Edit(why)) => {
            let reason = Sentence::of(|language| RowReason::cannot_change(language, &file.path, &why));
            refused(row, &draft.id, reader.columns.address(row, Field::Id), reason)
        }
    }
}

/// Guesses the mapping of a sheet; bodies are left open until [`prepare`] has found which look alike.
pub fn guess(sheet: &mut Sheet) -> Mapping {
    let mut mapping = columns::guess(sheet);
    continued::guess(sheet, &mut mapping);
    mapping
}

/// Makes of a sheet what its mapping says: money and targets of merged cells stand once, and chapters in one cell.
pub fn settle(sheet: &mut Sheet, mapping: &Mapping) {
    let (found, _) = mapping.locate(sheet.row(mapping.header));
    merged::say_figures_once(sheet, mapping.header, &found);
    if mapping.rows.is_some() {
        continued::settle(sheet, mapping.header, &found);
    }
    chapters::join(sheet, mapping.header, &found);
}

/// Joins the headings of a sheet that stand in two rows, as its mapping says.
pub fn join_headings(sheet: &mut Sheet, mapping: &Mapping) {
    if let Some(over) = mapping.over {
        two_rows::join(sheet, over, mapping.header);
    }
}
