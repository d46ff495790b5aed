//! A meeting's file: what it dealt with, and decided.

use std::collections::HashMap;

use super::fields::Fields;
use super::paths::stem;
use super::problem::{ProblemKind, first_use};
use super::scope::Scope;
use super::sink::Sink;
use super::syntax::Tree;
use super::table_reader::TableReader;
use crate::diagnostic::field;
use crate::model::{Meeting, MeetingId};
use crate::schema::Record;

/// Reads the meeting that a file is named after.
pub(super) fn read(path: &str, tree: Tree<'_>, names: &Scope, sink: &mut Sink) -> Option<Meeting> {
    let Some(id) = MeetingId::parse(stem(path)) else {
        let message = format!("`{}` is not the day of a meeting", stem(path).escape_debug());
        sink.report(ProblemKind::InvalidId, Default::default(), message).help = Some(
            "name the file after the day, and after a name where several met on it: 2022-12-13.toml, 2022-12-13-experts.toml"
                .to_owned(),
        );
        return None;
    };
    sink.meeting = Some(id);
    let mut fields = Fields::new(sink, tree, Meeting::TABLE);
    let mut meeting = Meeting::read(&mut TableReader::new(&mut fields, names, 0))?;
    if meeting.title.is_empty() {
        meeting.title = meeting.id.to_string().into();
    }
    // What is wrong with a decision stands under that key.
    sink.begin(Some("decision"));
    let mut taken = HashMap::new();
    for (row, decision) in meeting.decisions.iter().enumerate() {
        let first = *taken.entry(decision.id.as_str()).or_insert(row);
        if first != row {
            let message = format!("there is another decision `{}` above", decision.id);
            let finding = sink.report(ProblemKind::DuplicateId, Default::default(), message);
            finding.primary.location = field("decision", row, "id");
            finding.help = Some("give each its own id".to_owned());
            finding.others.push(first_use(meeting.file, field("decision", first, "id")));
        }
    }
    Some(meeting)
}
