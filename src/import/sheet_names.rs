//! The names of bodies and of sources in a sheet, in its order.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::amount_words::{names_no_source, needs_none};
use super::body_lists::{names_a_body, spellings};
use super::field::Field;
use super::mapping::Answer;
use super::rows::{Columns, MeasureRow, Rows};
use super::sheet::{Cell, Row};
use crate::model::name::fold;
use crate::parallel::{self, is_many};

/// Every spelling of a body, in the order of the sheet, with the number of its cells.
pub(super) fn count_spellings(
    rows: &Rows<'_>,
    columns: &Columns<'_>,
    kept: &HashMap<(u32, Field), Vec<String>>,
) -> Vec<(String, usize)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut counted: Vec<(String, usize)> = Vec::new();
    let all = every_spelling(rows, columns, kept).into_iter();
    for spelling in all.filter(|spelling| names_a_body(spelling)) {
        match places.get(&spelling) {
            Some(place) => counted[*place].1 += 1,
            None => {
                places.insert(spelling.clone(), counted.len());
                counted.push((spelling, 1));
            }
        }
    }
    counted
}

/// What cells of bodies say, name by name, with what cannot be a name of one.
fn every_spelling(
    rows: &Rows<'_>,
    columns: &Columns<'_>,
    kept: &HashMap<(u32, Field), Vec<String>>,
) -> Vec<String> {
    let of_row = |measure: &MeasureRow<'_>| {
        let lists = [Field::Responsible, Field::Partners].into_iter();
        let lists = lists.filter(|field| !kept.contains_key(&(measure.row.number, *field)));
        let of_first = lists.flat_map(|field| spellings(columns, measure.row, field));
        let lists = || [Field::Responsible, Field::Partners].into_iter();
        let below = measure.below.iter();
        let of_below = below.flat_map(|row| lists().flat_map(|field| spellings(columns, row, field)));
        of_first.chain(of_below).collect::<Vec<_>>()
    };
    let all = parallel::map(&rows.measures, is_many(rows.measures.len()), of_row);
    all.into_iter().flatten().map(|(_, spelling)| spelling).collect()
}

/// What a mapping says of bodies that no cell names; a cell counts as well where the plan keeps what it has published.
pub(super) fn unused_bodies(
    rows: &Rows<'_>,
    columns: &Columns<'_>,
    answers: &BTreeMap<String, Answer>,
) -> Vec<String> {
    if answers.is_empty() {
        return Vec::new();
    }
    let all: HashSet<String> = every_spelling(rows, columns, &HashMap::new()).into_iter().collect();
    let held: HashSet<String> = all.iter().map(|spelling| fold(spelling)).collect();
    answers.keys().filter(|spelling| !held.contains(&fold(spelling))).cloned().collect()
}

/// The names of sources in the order of the sheet; an empty one where money has none.
pub(super) fn source_names(rows: &Rows<'_>, columns: &Columns<'_>) -> Vec<String> {
    let name = |row: &Row| {
        let named = columns.cell(row, Field::Source).map(Cell::shown);
        let named = named.filter(|words| !names_no_source(words) && !needs_none(words));
        // Words of the funding may name an amount.
        let has_figures = |cell: &&Cell| cell.shown().contains(|c: char| c.is_ascii_digit());
        let of_words = || columns.cell(row, Field::Funding).filter(has_figures);
        let money = || columns.cell(row, Field::Amount).or_else(of_words);
        named.or_else(|| money().map(|_| String::new()))
    };
    let names = |measure: &MeasureRow<'_>| measure.rows().filter_map(name).collect::<Vec<_>>();
    let of_rows = parallel::map(&rows.measures, is_many(rows.measures.len()), names);
    let of_columns = columns.of(Field::Amount).filter_map(|found| found.mapped.source.clone());
    let mut seen = HashSet::new();
    of_rows.into_iter().flatten().chain(of_columns).filter(|name| seen.insert(name.clone())).collect()
}
