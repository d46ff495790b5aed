//! The meetings of a plan and what they decided, as people ask for them.

use super::{Decision, Meeting, MeetingId, Plan};

impl Plan {
    /// What meetings decided, each with its meeting and its row there, in the order of the meetings.
    pub fn decisions(&self) -> impl Iterator<Item = (&Meeting, usize, &Decision)> {
        self.meetings.iter().flat_map(|meeting| {
            meeting.decisions.iter().enumerate().map(move |(row, decision)| (meeting, row, decision))
        })
    }

    /// The meeting with this id, or the decision of one with it: `2022-12-13`, `2022-12-13.1`.
    pub fn meeting_called(&self, id: &str) -> Option<(&Meeting, Option<&Decision>)> {
        let (meeting, decision) = id.split_once('.').map_or((id, None), |(meeting, id)| (meeting, Some(id)));
        let wanted = MeetingId::parse(meeting)?;
        let found = self.meetings.iter().find(|meeting| meeting.is_called(&wanted))?;
        match decision {
            None => Some((found, None)),
            Some(id) => {
                let decision = found.decisions.iter().find(|decision| decision.id.as_str() == id)?;
                Some((found, Some(decision)))
            }
        }
    }
}
