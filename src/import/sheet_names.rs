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

/// A name in a cell of bodies, or what cannot be one.
struct Spelling {
    text: String,
    /// Whether the plan keeps what the row has published of it: nothing is to be settled then.
    is_kept: bool,
}

/// Every spelling of a body that is to be settled, in the order of the sheet, with the number of its cells; and what a mapping
/// says of bodies that no cell names.
pub(super) fn bodies_in(
    rows: &Rows<'_>,
    columns: &Columns<'_>,
    kept: &HashMap<(u32, Field), Vec<String>>,
    answers: &BTreeMap<String, Answer>,
) -> (Vec<(String, usize)>, Vec<String>) {
    let all = every_spelling(rows, columns, kept);
    let unused = unused_bodies(&all, answers);
    (count(all.into_iter().filter(|one| !one.is_kept && names_a_body(&one.text))), unused)
}

fn count(all: impl Iterator<Item = Spelling>) -> Vec<(String, usize)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut counted: Vec<(String, usize)> = Vec::new();
    for Spelling { text, .. } in all {
        match places.get(&text) {
            Some(place) => counted[*place].1 += 1,
            None => {
                places.insert(text.clone(), counted.len());
                counted.push((text, 1));
            }
        }
    }
    counted
}

fn every_spelling(
    rows: &Rows<'_>,
    columns: &Columns<'_>,
    kept: &HashMap<(u32, Field), Vec<String>>,
) -> Vec<Spelling> {
    const LISTS: [Field; 2] = [Field::Responsible, Field::Partners];
    let of = |row: &Row, field, is_kept| {
        let all = spellings(columns, row, field).into_iter();
        all.map(move |(_, text)| Spelling { text, is_kept })
    };
    let of_row = |measure: &MeasureRow<'_>| {
        let is_kept = |field| kept.contains_key(&(measure.row.number, field));
        let first = LISTS.into_iter().flat_map(|field| of(measure.row, field, is_kept(field)));
        let below = measure.below.iter();
        let below = below.flat_map(|row| LISTS.into_iter().flat_map(|field| of(row, field, false)));
        first.chain(below).collect::<Vec<_>>()
    };
    parallel::map(&rows.measures, is_many(rows.measures.len()), of_row).into_iter().flatten().collect()
}

/// A cell counts as well where the plan keeps what it has published.
fn unused_bodies(all: &[Spelling], answers: &BTreeMap<String, Answer>) -> Vec<String> {
    if answers.is_empty() {
        return Vec::new();
    }
    let all: HashSet<&str> = all.iter().map(|spelling| spelling.text.as_str()).collect();
    let held: HashSet<String> = all.into_iter().map(fold).collect();
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
