//! Decisions of meetings in documents, with what is owed of them.

use chrono::NaiveDate;

use super::paper::{Source, left};
use crate::labels::CommonText;
use crate::query::decisions::OpenDecision;
use crate::render::document::Table;

/// A row for each.
pub fn table<'d, 'p: 'd>(source: &Source<'_>, open: impl IntoIterator<Item = &'d OpenDecision<'p>>) -> Table {
    let common = |text: CommonText| text.in_language(source.language);
    let mut table = Table::new([
        left(common(CommonText::Id)),
        left(common(CommonText::Decision)),
        left(common(CommonText::Responsible)),
        left(common(CommonText::Due)),
        left(common(CommonText::Late)),
    ]);
    for OpenDecision { meeting, decision, days } in open {
        let due = decision.due.as_ref().map(|due| source.deadline(due));
        let late = decision.due_day().filter(|_| days.is_some_and(|days| days > 0));
        table.row([
            meeting.decision_id(decision).into(),
            source.redacted(&decision.text).into(),
            source.body_names(&decision.responsible),
            due.unwrap_or_else(|| common(CommonText::NoDate).to_owned()).into(),
            late.map(|due| distance(source, due)).unwrap_or_default().into(),
        ]);
    }
    table
}

/// How far a day is from that of the document.
pub fn distance(source: &Source<'_>, due: NaiveDate) -> String {
    let day = source.plan_at.day;
    match due == day {
        true => CommonText::Today.in_language(source.language).to_owned(),
        false => source.language.span(due.min(day), due.max(day)),
    }
}
