//! Guesses what the columns of a sheet hold, by their headings and the cells below them.

use std::collections::HashSet;

use super::candidate::Candidate;
use super::contacts::{is_contact, leave_out_persons};
use super::content;
use super::field::Field;
use super::headings;
use super::mapping::{MappedColumn, Mapping};
use super::money_columns;
use super::notation;
use super::sheet::{Cell, Column, Row, Sheet};
use super::two_rows::find_and_join;
use super::unit::unit_in;
use super::versions::{fall_back_to_older_deadlines, settle_deadlines};
use crate::check::shown_slug;
use crate::model::MeasureId;
use crate::model::name::{fold, words};
use crate::parallel::{self, is_many};

/// How many rows are searched for the headings, and how many are looked at below them.
pub const HEADINGS_WITHIN: usize = 40;
const SAMPLE: usize = 300;

/// From which certainty on a heading alone says what a column holds.
const SURE: u32 = 30;

/// Where the headings stand, by what the mapping says or by how many are known: an index into the rows.
pub fn header(sheet: &Sheet) -> Option<usize> {
    let known = |row: &Row| {
        let fields: HashSet<Field> = row.cells.iter().filter_map(|(_, cell)| named(cell)).collect();
        fields.len()
    };
    let rows = sheet.rows.iter().take(HEADINGS_WITHIN).map(known).enumerate();
    let best = rows.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(_, fields)| *fields >= 2).map(|(at, _)| at)
}

fn named(cell: &Cell) -> Option<Field> {
    // A heading is a few words; a sentence that holds one of them is not.
    let words = cell.lines().filter(|words| words.len() <= 80)?;
    headings::named(words).filter(|(_, sure)| *sure >= SURE).map(|(field, _)| field)
}

/// Guesses the mapping of a sheet. Headings that stand in two rows are joined in the lower one.
pub fn guess(sheet: &mut Sheet) -> Mapping {
    let best = header(sheet);
    let joined = best.and_then(|at| find_and_join(sheet, at));
    let header = joined.map(|(_, lower)| lower).or(best);
    let below = header.map_or(0, |at| at + 1);
    let rows = &sheet.rows[below.min(sheet.rows.len())..];
    // A row with a single cell is a title, whatever the column.
    let sample: Vec<&Row> = rows.iter().filter(|row| row.cells.len() > 1).take(SAMPLE).collect();
    let mut columns: HashSet<Column> =
        sample.iter().flat_map(|row| row.cells.iter().map(|cell| cell.0)).collect();
    let heading = |column| header.and_then(|at| sheet.rows[at].cell(column)).map(Cell::shown);
    columns.extend(header.iter().flat_map(|&at| sheet.rows[at].cells.iter().map(|cell| cell.0)));
    let mut columns: Vec<Column> = columns.into_iter().collect();
    columns.sort_unstable();

    let contents = parallel::map(&columns, is_many(sample.len()), |column| content::of(&sample, *column));
    let candidate = |(column, content)| {
        let title = heading(column).unwrap_or_default();
        let field = by_name(&title, content);
        Candidate { column, title, field, lang: None, source: None, not_counted: None }
    };
    let mut candidates: Vec<Candidate> = columns.into_iter().zip(&contents).map(candidate).collect();
    keep_status_of_offices(&mut candidates);
    money_columns::settle(&mut candidates, &contents, rows);
    leave_out_persons(&mut candidates);
    settle_deadlines(&mut candidates);
    let deadlines = candidates.iter().filter(|one| one.is(Field::Deadline)).map(|one| one.column);
    let deadlines: Vec<Column> = deadlines.collect();
    settle_metrics(&mut candidates);
    keep_the_surest(&mut candidates);
    by_content(&mut candidates, &contents);
    let mut mapped = candidates.iter().map(|candidate| details(candidate, &sample)).collect();
    fall_back_to_older_deadlines(&mut mapped, &deadlines, &sample);
    let mut mapping = Mapping {
        sheet: Some(sheet.name.clone()).filter(|name| !name.is_empty()),
        header: header.map_or(0, |at| sheet.rows[at].number),
        over: joined.map(|(over, _)| over),
        columns: mapped,
        ..Mapping::default()
    };
    give_keys(&mut mapping.columns);
    let of = |field| {
        let columns: Vec<Column> =
            candidates.iter().filter(|one| one.is(field)).map(|one| one.column).collect();
        sample.iter().flat_map(move |row| {
            let cells: Vec<&str> =
                columns.iter().filter_map(|&column| row.cell(column)).filter_map(Cell::lines).collect();
            cells
        })
    };
    mapping.dates = notation::date_order(of(Field::Deadline));
    mapping.decimal =
        notation::decimal_mark([Field::Amount, Field::Baseline, Field::Target].into_iter().flat_map(of));
    mapping
}

/// What a heading says, unless the cells below it say otherwise.
fn by_name(title: &str, content: &content::Content) -> Option<(Field, u32)> {
    if is_contact(title) {
        return Some((Field::Ignore, 100));
    }
    if let Some(year) = notation::year_in(title)
        && content.figures * 2 >= content.filled
        && headings::named(title).is_none_or(|(field, _)| field == Field::Amount)
        && (title.len() <= 40 || year > 0)
    {
        return Some((Field::Amount, 55));
    }
    let (field, sure) = headings::named(title).filter(|(_, sure)| *sure >= SURE)?;
    let field = match field {
        // When something begins is not when it is due.
        Field::Deadline if is_of_beginning(title) => return None,
        // "High" and "low" are no chapters, and a figure once more in words is no source.
        Field::Section if content.ranks * 2 > content.filled => return None,
        Field::Amount if content.figures == 0 && is_in_words(title) => return None,
        // "Budget: central budget", and "Funding: 2.5 M EUR".
        Field::Amount
            if content.filled > 0
                && content.with_digits * 3 < content.filled
                && notation::year_in(title).is_none()
                && unit_in(title).is_none() =>
        {
            if content.average_length > 40 {
                Field::Funding
            } else {
                Field::Source
            }
        }
        Field::Milestone if content.like_days() > 0 || headings::is_of_day(title) => Field::MilestoneDue,
        // "Budget (national currency)" over figures is no name of a currency.
        Field::Currency if content.figures * 2 > content.filled => Field::Amount,
        Field::Unit if content.like_bodies() > 0 => return None,
        // A target in words is an indicator, unless another column is.
        Field::Target if content.figures * 2 < content.filled => return Some((Field::Indicator, SURE)),
        Field::Funding | Field::Source if content.amounts_alone * 2 > content.filled => Field::Amount,
        // "EUR 100 from the EU" is an amount with its source.
        Field::Source if content.amounts * 2 > content.filled => Field::Funding,
        field => field,
    };
    Some((field, sure))
}

/// Whether a heading is about the beginning of something: "Deadline: start", "Határidő kezdete".
fn is_of_beginning(title: &str) -> bool {
    const WORDS: [&str; 5] = ["kezdet", "kezdo", "kezdes", "start", "begin"];
    let folded = fold(title);
    words(&folded).any(|word| word == "from" || WORDS.iter().any(|begin| word.starts_with(begin)))
}

/// Whether a heading is that of figures written out: "Cost in words", "Összeg betűvel".
fn is_in_words(title: &str) -> bool {
    let folded = fold(title);
    ["in words", "betuvel", "szovegesen"].iter().any(|words| folded.contains(words))
}

/// A status that an office keeps is its own; that of an exported list comes from the reports of the plan.
fn keep_status_of_offices(candidates: &mut [Candidate]) {
    let is_status = |one: &Candidate| fold(&one.title).starts_with("status");
    let is_exported = |one: &Candidate| one.is(Field::Ignore) && !is_status(one) && !is_contact(&one.title);
    if !candidates.iter().any(is_exported) {
        let statuses = candidates.iter_mut().filter(|one| one.is(Field::Ignore) && is_status(one));
        statuses.for_each(Candidate::keep_aside);
    }
}

/// What columns of metrics are where others are missing.
fn settle_metrics(candidates: &mut [Candidate]) {
    let count = |candidates: &[Candidate], field| candidates.iter().filter(|one| one.is(field)).count();
    // A date without a target is a deadline, and what alone says what is counted is the indicator.
    let mut instead = Vec::new();
    if count(candidates, Field::Target) == 0 {
        instead.push((Field::TargetBy, Field::Deadline));
    }
    if count(candidates, Field::Indicator) == 0 && count(candidates, Field::Metric) == 1 {
        instead.push((Field::Metric, Field::Indicator));
    }
    for (field, _) in candidates.iter_mut().filter_map(|candidate| candidate.field.as_mut()) {
        *field = instead.iter().find(|(from, _)| from == field).map_or(*field, |(_, to)| *to);
    }
}

/// Of several columns that look like one field, the surest keeps it.
fn keep_the_surest(candidates: &mut [Candidate]) {
    for at in 0..candidates.len() {
        let Some((field, sure)) = candidates[at].field else { continue };
        let is_surer = |(other, candidate): (usize, &Candidate)| {
            let rival = candidate.field.filter(|(rival, _)| *rival == field);
            rival.is_some_and(|(_, rival)| rival > sure || rival == sure && other < at)
        };
        if !field.is_repeatable() && candidates.iter().enumerate().any(is_surer) {
            let lang = headings::language(&candidates[at].title).filter(|_| field.is_translatable());
            candidates[at].lang = lang;
            candidates[at].field = match (field, &*candidates[at].title) {
                (Field::Deadline, "deadline_text") => Some((Field::Deadline, 1)),
                _ if lang.is_some() => Some((field, 1)),
                _ => Some((Field::Extra, 1)),
            };
        }
    }
}

/// How much the cells of a column look like a field.
type Likeness = fn(&content::Content) -> u32;

/// Finds the columns without which there is no plan among those whose headings said nothing; each has its content.
fn by_content(candidates: &mut [Candidate], contents: &[content::Content]) {
    let wanted: [(Field, Likeness); 5] = [
        (Field::Id, content::Content::like_ids),
        (Field::Deadline, content::Content::like_days),
        (Field::Responsible, content::Content::like_bodies),
        (Field::Title, content::Content::like_titles),
        (Field::Amount, content::Content::like_amounts),
    ];
    for (field, likeness) in wanted {
        if candidates.iter().any(|candidate| matches!(candidate.field, Some((found, _)) if found == field)) {
            continue;
        }
        // When something begins is not when it is due.
        let is_free = |(one, _): &(&mut Candidate, &content::Content)| {
            one.field.is_none() && !(field == Field::Deadline && is_of_beginning(&one.title))
        };
        let free = candidates.iter_mut().zip(contents).filter(is_free);
        let scored = free.map(|(candidate, content)| (likeness(content), candidate));
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((score, candidate)) = best.filter(|(score, _)| *score > 0) {
            candidate.field = Some((field, score));
        }
    }
}

fn details(candidate: &Candidate, sample: &[&Row]) -> MappedColumn {
    let field = candidate.field.map_or(Field::Extra, |(field, _)| field);
    let mut mapped = MappedColumn::new(candidate.column, candidate.title.clone(), field);
    mapped.lang = candidate.lang.map(str::to_owned);
    mapped.source = candidate.source.clone().filter(|_| field == Field::Amount);
    mapped.not_counted = candidate.not_counted;
    let cells = || sample.iter().filter_map(|row| row.cell(candidate.column));
    match field {
        Field::Responsible | Field::Partners => {
            mapped.separator = content::separator(cells().filter_map(Cell::lines));
        }
        Field::Id => mapped.strip = decorations(cells()),
        Field::Target => mapped.year = notation::year_in(&candidate.title),
        Field::Amount | Field::Open => {
            mapped.year = notation::year_in(&candidate.title);
            mapped.bound = headings::bound(&candidate.title).map(str::to_owned);
            if let Some((times, currency)) = unit_in(&candidate.title) {
                mapped.currency = currency;
                mapped.times = Some(times).filter(|times| *times > 1);
            }
        }
        _ => {}
    }
    mapped
}

/// What stands before most ids and belongs to none: "Measure 7", "M. 7".
fn decorations<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<String> {
    let texts: Vec<&str> = cells.filter_map(Cell::lines).collect();
    let is_id = |text: &str| text.trim_end_matches('.').parse::<MeasureId>().is_ok();
    let broken: Vec<&str> = texts.iter().copied().filter(|text| !is_id(text)).collect();
    let Some((before, _)) = broken.first().and_then(|first| first.rsplit_once(' ')) else {
        return Vec::new();
    };
    let before = format!("{before} ");
    let fits = broken.iter().filter(|text| text.strip_prefix(&before).is_some_and(is_id)).count();
    if fits * 2 > texts.len() { vec![before] } else { Vec::new() }
}

/// Gives each column of the plan's own that has no key one that no other has.
pub fn give_keys(columns: &mut [MappedColumn]) {
    let mut used: HashSet<String> = columns.iter().filter_map(|column| column.key.clone()).collect();
    let is_without = |column: &&mut MappedColumn| column.field == Field::Extra && column.key.is_none();
    for column in columns.iter_mut().filter(is_without) {
        let key = short_key(&column.title);
        let key = if key.is_empty() { format!("column-{}", column.column.to_lowercase()) } else { key };
        let free = std::iter::once(key.clone())
            .chain((2..).map(|n| format!("{key}-{n}")))
            .find(|key| used.insert(key.clone()));
        column.key = free;
    }
}

/// A name as a short key: `eu-funds`; nothing where it leads to a person or a place, as keys are shown everywhere.
pub fn short_key(name: &str) -> String {
    let name = shown_slug(name).unwrap_or_default();
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut key = String::new();
    for word in words {
        if key.len() + word.len() > 40 && !key.is_empty() {
            break;
        }
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(word);
    }
    key
}
