//! Whether the plan would still pass its checks with what a sheet makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;

use chrono::NaiveDate;

use super::draft::Draft;
use super::faults::{Fault, errors};
use super::field::Field;
use super::prepare::{Import, Outcome};
use super::refusal::Refusal;
use super::rows::{Problem, Refused};
use crate::check::rules;
use crate::labels::{RowReason, Sentence};
use crate::load::Loaded;

/// Refuses each row with which the plan would have an error that it does not have without it: `known` are those that it has.
/// `with` is the plan with what is left of the import, and `path_of` gives the path of a file in its folder.
///
/// # Errors
/// When the plan cannot be made, or would have an error that no row explains.
pub fn refuse_errors(
    import: &mut Import,
    known: &BTreeSet<Fault>,
    day: NaiveDate,
    with: impl Fn(&Import) -> Result<Loaded, Refusal>,
    path_of: impl Fn(&str) -> String,
) -> Result<(), Refusal> {
    // Without a row that is refused, another one may have an error.
    while import.is_to_write() {
        // Freeing a large plan takes time, so the last one that is loaded is not freed.
        let loaded = ManuallyDrop::new(with(import)?);
        let found = errors(&loaded, day);
        let new: Vec<&Fault> = found.difference(known).collect();
        if new.is_empty() {
            return Ok(());
        }
        drop(ManuallyDrop::into_inner(loaded));
        let by_row = by_row(import, &new, &path_of);
        if by_row.is_empty() {
            return Err(unexplained(new[0]));
        }
        for (at, faults) in by_row {
            refuse(import, at, &faults);
        }
    }
    Ok(())
}

/// The errors of each row, by its place among the outcomes.
fn by_row<'f>(
    import: &Import,
    faults: &[&'f Fault],
    path_of: &dyn Fn(&str) -> String,
) -> BTreeMap<usize, Vec<&'f Fault>> {
    let path = |(at, outcome): (usize, &Outcome)| match outcome {
        Outcome::New(draft) => Some((path_of(&draft.path()), at)),
        Outcome::Changed { path, changed, .. } => {
            Some((changed.moved_to.clone().unwrap_or_else(|| path.clone()), at))
        }
        Outcome::Unchanged { .. } | Outcome::Refused(_) => None,
    };
    let rows: BTreeMap<String, usize> = import.outcomes.iter().enumerate().filter_map(path).collect();
    let mut by_row: BTreeMap<usize, Vec<&Fault>> = BTreeMap::new();
    for fault in faults {
        if let Some(at) = fault.paths.iter().find_map(|path| rows.get(path)) {
            by_row.entry(*at).or_default().push(fault);
        }
    }
    by_row
}

fn refuse(import: &mut Import, at: usize, faults: &[&Fault]) {
    let (Outcome::New(draft) | Outcome::Changed { draft, .. }) = &import.outcomes[at] else { return };
    let problem =
        |fault: &&Fault| Problem { cell: cell(import, draft, fault), reason: finding_in_words(fault) };
    let refused = Refused {
        row: draft.row,
        id: Some(draft.id.to_string()),
        problems: faults.iter().map(problem).collect(),
    };
    import.outcomes[at] = Outcome::Refused(refused);
}

/// The table of the plan's own keys.
const EXTRA: &str = "extra";

/// What a rule finds; of a section and of a column of the plan's own also what to do in a sheet.
fn finding_in_words(fault: &Fault) -> Sentence {
    let found = fault.message_in_words();
    if fault.rule == rules::unknown_section::RULE.id {
        return Sentence::of(|language| RowReason::no_section(language, found.in_language(language)));
    }
    if fault.rule == rules::personal_data::RULE.id && fault.key.0 == EXTRA {
        return Sentence::of(|language| RowReason::personal_column(language, found.in_language(language)));
    }
    found
}

/// The cell in which an error is corrected: that of the column which the key comes from, else that of the id.
fn cell(import: &Import, draft: &Draft, fault: &Fault) -> String {
    let (table, key) = &fault.key;
    let words = [format!("{table}-{key}"), key.clone(), table.clone()];
    let fields = words.iter().filter_map(|word| Field::WORDS.iter().find(|(known, _)| known == word));
    let of_section = (fault.rule == rules::unknown_section::RULE.id).then_some(Field::Section);
    let columns = of_section.into_iter().chain(fields.map(|(_, field)| *field)).chain([Field::Id]);
    let of_key = import.keys.iter().find(|(own, _)| table == EXTRA && own == key).map(|(_, column)| *column);
    let column = of_key.or_else(|| columns.filter_map(|field| import.column(field)).next());
    column.map_or_else(String::new, |column| format!("{column}{}", draft.row))
}

fn unexplained(fault: &Fault) -> Refusal {
    let path = fault.paths.first().map_or("", String::as_str);
    let said = fault.message_in_words();
    let message = |language| RowReason::plan_would_have(language, path, said.in_language(language));
    Refusal::new(Sentence::of(message), RowReason::CorrectSheet)
}
