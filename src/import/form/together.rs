//! Several forms in one run: what they say alike is taken once, and what they say otherwise is for people to settle.

use super::collect::{Collected, CollectedRow, Outcome};
use super::columns::FormColumn;
use crate::edit::{Answer, NewReport};
use crate::import::rows::Problem;
use crate::labels::{FormReason, Sentence};

/// Takes what several forms of a body say once. What a later form says otherwise of the same day contradicts.
pub fn take_once(forms: &mut [Collected]) {
    for at in 1..forms.len() {
        let (earlier, rest) = forms.split_at_mut(at);
        let form = &mut rest[0];
        let known: Vec<(bool, &NewReport)> = earlier
            .iter()
            .filter(|other| other.body == form.body)
            .flat_map(|other| other.rows.iter().map(|row| (other.period == form.period, row)))
            .filter_map(|(is_same_period, row)| Some((is_same_period, taken(row)?)))
            .collect();
        for row in &mut form.rows {
            let Some(report) = taken(row) else { continue };
            if known.iter().any(|(is_same_period, other)| *is_same_period && *other == report) {
                row.outcome = Outcome::Unchanged;
            } else if let Some(other) =
                known.iter().map(|(_, other)| *other).find(|one| is_of_same(one, report))
            {
                let differences = differences(row, other, report);
                if !differences.is_empty() {
                    row.outcome = Outcome::Contradiction(differences);
                }
            }
        }
    }
}

fn taken(row: &CollectedRow) -> Option<&NewReport> {
    match &row.outcome {
        Outcome::Taken(report) => Some(report),
        _ => None,
    }
}

/// Whether both are about the same, on the same day.
fn is_of_same(one: &NewReport, other: &NewReport) -> bool {
    (&one.measure, &one.milestone, one.is_assessment, one.date)
        == (&other.measure, &other.milestone, other.is_assessment, other.date)
}

/// What is said otherwise, cell by cell.
fn differences(row: &CollectedRow, earlier: &NewReport, later: &NewReport) -> Vec<Problem> {
    let columns = [FormColumn::Status, FormColumn::Value, FormColumn::Text, FormColumn::Evidence];
    let differ = columns.into_iter().map(|column| (column, said(earlier, column), said(later, column)));
    let problem = |(column, before, after): (FormColumn, String, String)| Problem {
        cell: row.cell(column),
        reason: Sentence::of(|language| FormReason::contradicts(language, &before, &after)),
    };
    differ.filter(|(_, before, after)| before != after).map(problem).collect()
}

/// What a report says in a column.
fn said(report: &NewReport, column: FormColumn) -> String {
    match column {
        FormColumn::Status => report.status.map(|status| status.word().to_owned()).unwrap_or_default(),
        FormColumn::Value => report.values.iter().map(value).collect::<Vec<_>>().join(", "),
        FormColumn::Text => report.text.clone().unwrap_or_default(),
        FormColumn::Evidence => report.evidence.join(", "),
        _ => String::new(),
    }
}

fn value((name, answer): &(String, Answer)) -> String {
    match answer {
        Answer::Figure(figure) => format!("{name} = {figure}"),
        Answer::Words(words) => format!("{name} = {words}"),
    }
}
