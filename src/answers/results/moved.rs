//! The deadlines that moved until the day of the report: what was promised first, and on what basis it is another day now.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answers::parts::moved_deadline::{subject, value};
use crate::answers::parts::paper::{Source, left, right};
use crate::history::slippage::{DeadlineChange, DeadlineHistory};
use crate::labels::{BriefText, CommonText, ResultsText};
use crate::model::MeasureId;
use crate::query::results::{Question, Results};
use crate::render::document::{Table, Words};

/// What a document says of deadlines that moved.
pub(super) struct MovedDeadlines {
    /// A row for each of them.
    pub table: Table,
    /// What the measures whose own deadline moved promised first.
    pub first: BTreeMap<MeasureId, String>,
    /// How many moved at least once without a legal act; `None` where there is no history that could say so.
    pub without_basis: Option<usize>,
    /// How many moved and were put back in the end: these are not in the table.
    pub put_back: usize,
    /// Why there may be more of them.
    pub gap: Option<ResultsText>,
}

/// Finds them; `deadlines`: what the history says, `None` where there is none and the legal acts alone are known.
pub(super) fn find(
    source: &Source<'_>,
    question: &Question,
    results: &Results<'_>,
    deadlines: Option<&[DeadlineHistory]>,
    is_cut_off: bool,
) -> MovedDeadlines {
    let mut moved = MovedDeadlines {
        table: empty(source),
        first: BTreeMap::new(),
        without_basis: deadlines.map(|_| 0),
        put_back: 0,
        gap: match deadlines {
            Some(_) => is_cut_off.then_some(ResultsText::HistoryCutOff),
            None => Some(ResultsText::NoHistory),
        },
    };
    match deadlines {
        Some(deadlines) => {
            let is_asked = |id: &MeasureId| {
                question.body.is_none() || results.items.iter().any(|one| one.measure.id == *id)
            };
            let asked = deadlines.iter().filter(|one| !one.moves.is_empty() && is_asked(&one.id));
            asked.for_each(|one| moved.add(source, one, question.day));
        }
        None => amended(source, question, results, &mut moved.table),
    }
    moved
}

fn empty(source: &Source<'_>) -> Table {
    let language = source.language;
    Table::new([
        left(CommonText::Id.in_language(language)),
        left(BriefText::What.in_language(language)),
        left(ResultsText::FirstPromised.in_language(language)),
        left(ResultsText::InTheEnd.in_language(language)),
        right(BriefText::Days.in_language(language)),
        left(BriefText::Basis.in_language(language)),
    ])
}

impl MovedDeadlines {
    fn add(&mut self, source: &Source<'_>, deadline: &DeadlineHistory, day: NaiveDate) {
        let language = source.language;
        let moves: Vec<&DeadlineChange> =
            deadline.moves.iter().filter(|step| step.commit.day <= day).collect();
        let Some(last) = moves.last() else { return };
        if deadline.first.is_same_deadline(&last.to) {
            self.put_back += 1;
            return;
        }
        let days = deadline.first.day().zip(last.to.day()).map(|(first, now)| (now - first).num_days());
        let first = value(language, &deadline.first);
        let is_without = moves.iter().any(|step| step.basis.is_none());
        self.without_basis = self.without_basis.map(|all| all + usize::from(is_without));
        self.table.row([
            Words::from(deadline.id.as_str()),
            subject(source, deadline).into(),
            first.as_str().into(),
            value(language, &last.to).into(),
            days.map(|days| format!("{days:+}")).unwrap_or_default().into(),
            basis(source, &moves),
        ]);
        if deadline.milestone.is_none() {
            self.first.insert(deadline.id.clone(), first);
        }
    }
}

/// The legal acts of the moves, each once, and that one has none.
fn basis(source: &Source<'_>, moves: &[&DeadlineChange]) -> Words {
    let mut acts: Vec<String> = Vec::new();
    for act in moves.iter().filter_map(|step| step.basis.as_ref()).map(|basis| source.redacted(basis)) {
        if !acts.contains(&act) {
            acts.push(act);
        }
    }
    let acts = acts.join("; ");
    if moves.iter().all(|step| step.basis.is_some()) {
        return acts.into();
    }
    let between = if acts.is_empty() { "" } else { "; " };
    Words::from(acts + between).and(Words::strong(BriefText::NoBasis.in_language(source.language)))
}

/// Without a history, the acts say which deadlines moved, and not what they were before.
fn amended(source: &Source<'_>, question: &Question, results: &Results<'_>, table: &mut Table) {
    let language = source.language;
    for measure in results.items.iter().map(|one| one.measure) {
        let of_deadline =
            measure.amendments.iter().filter(|one| one.fields.iter().any(|field| field == "deadline"));
        let acts: Vec<String> = of_deadline
            .filter(|one| one.date <= question.day)
            .map(|one| source.redacted(&one.basis))
            .collect();
        if !acts.is_empty() {
            table.row([
                Words::from(measure.id.as_str()),
                language.title(measure).into(),
                CommonText::NotKnown.in_language(language).into(),
                source.deadline(&measure.deadline).into(),
                Words::default(),
                acts.join("; ").into(),
            ]);
        }
    }
}
