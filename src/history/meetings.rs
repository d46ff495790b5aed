//! What changed in meetings: in what they dealt with, and in each decision.

use std::borrow::Cow;
use std::rc::Rc;

use super::differ::PlanDiffer;
use super::parsed_returns::{MeetingPair, MeetingVersion};
use super::rows::{NamedPlan, OF_MEETINGS};
use crate::load::PlanHeader;
use crate::model::{Change, FieldValue, Meeting};
use crate::schema::Record;

/// A meeting without its decisions, then each decision, under the ids that people use.
fn rows(names: &NamedPlan<'_>, meeting: &Meeting) -> (FieldValue, Vec<FieldValue>) {
    let id = |id: String| (Cow::Borrowed("id"), FieldValue::Text(id.into()));
    let mut head = vec![id(meeting.id.to_string())];
    if let FieldValue::Row(keys) = names.row(meeting) {
        head.extend(keys.into_iter().filter(|(key, _)| key != "decision"));
    }
    let decisions = meeting.decisions.iter().map(|decision| {
        let FieldValue::Row(mut keys) = names.row(decision) else { return FieldValue::Row(Vec::new()) };
        keys.retain(|(key, _)| key != "id");
        keys.insert(0, id(meeting.decision_id(decision)));
        FieldValue::Row(keys)
    });
    (FieldValue::Row(head), decisions.collect())
}

impl PlanDiffer<'_> {
    /// What changed in meetings, each list in the order of the meetings.
    pub fn meetings<'m>(
        &self,
        before: impl Iterator<Item = &'m Meeting>,
        after: impl Iterator<Item = &'m Meeting>,
    ) -> Vec<Change> {
        let (mut meetings, mut decisions) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
        for meeting in before {
            let (head, rows) = rows(self.before.as_ref().unwrap_or(&self.after), meeting);
            meetings.0.push(head);
            decisions.0.extend(rows);
        }
        for meeting in after {
            let (head, rows) = rows(&self.after, meeting);
            meetings.1.push(head);
            decisions.1.extend(rows);
        }
        let mut changes = self.rows(OF_MEETINGS[0], Meeting::TABLE.matched_by, meetings);
        changes.extend(self.rows(OF_MEETINGS[1], Meeting::TABLE.matched_by, decisions));
        changes
    }
}

/// What a commit did to the meetings that it touched.
pub(super) fn changes(pairs: &[MeetingPair], header: &Rc<PlanHeader>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (was, is) in pairs {
        let before = was.as_ref().map_or(header, |was| &was.header);
        let differ = PlanDiffer::of(Some(&before.plan), &header.plan);
        changes.extend(differ.meetings(meetings(was), meetings(is)));
    }
    // By what it is, then by meeting.
    changes.sort_by_key(|change| OF_MEETINGS.iter().position(|field| change.field == Some(field)));
    changes
}

fn meetings(version: &Option<MeetingVersion>) -> impl Iterator<Item = &Meeting> {
    version.iter().map(|version| &*version.meeting)
}
