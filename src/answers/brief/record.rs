//! What the record says of a plan, for papers: it is known later than what the plan's files say.

use std::ops::Deref;

use super::facts::Facts;
use crate::answers::parts::closed;
use crate::history::late_entries::LateArrivals;
use crate::history::recent::Recent;
use crate::history::slippage::DeadlineHistory;
use crate::labels::{BriefText, StatusText};
use crate::query::meeting_frame::Frame;
use crate::render::document::Document;

/// Everything that papers are made from: what the plan's files say, and the record.
pub struct Briefing<'a> {
    facts: Facts<'a>,
    /// What the record says; `None`: there is none.
    pub recent: Option<&'a Recent>,
    /// The deadlines that ever moved, by that record.
    pub moved: &'a [DeadlineHistory],
    /// Which reports and assessments came into the record after the last meeting, though they are dated before it.
    pub arrived: LateArrivals,
    /// Whether the record does not reach back to its beginning.
    is_cut_off: bool,
}

impl<'a> Deref for Briefing<'a> {
    type Target = Facts<'a>;

    fn deref(&self) -> &Facts<'a> {
        &self.facts
    }
}

impl<'a> Briefing<'a> {
    /// Adds what the record says.
    pub fn new(facts: Facts<'a>, recent: Option<&'a Recent>, is_cut_off: bool) -> Self {
        Briefing {
            moved: recent.map(|recent| recent.deadlines.as_slice()).unwrap_or_default(),
            arrived: recent.map(|recent| LateArrivals::find(facts.plan(), &recent.late)).unwrap_or_default(),
            facts,
            recent,
            is_cut_off,
        }
    }

    /// What the paper says of itself: which meeting, since when, until when, and what it leaves out.
    pub fn introduction(&self, document: &mut Document) {
        let language = self.language();
        let Frame { meeting, day, last, since, next, until, .. } = &self.frame;
        let mut points = Vec::new();
        match (meeting, day) {
            (Some(meeting), _) => {
                points.push(BriefText::meeting(language, self.source.redacted(&meeting.title)))
            }
            (None, Some(_)) => points.push(self.text(BriefText::NoFile).to_owned()),
            (None, None) => {
                let goes_on = self.has_cycle() && !self.is_closed();
                let text = if goes_on { BriefText::NoMeeting } else { BriefText::NoMeetingAtAll };
                points.push(self.text(text).to_owned());
            }
        }
        points.push(BriefText::judged(language, language.day(self.plan().last_day_that_counts(self.day()))));
        points.extend(self.amended_later.clone());
        if self.plan().is_draft() {
            points.push(StatusText::IsDraft.in_language(language).to_owned());
        }
        points.extend(closed::sentence(self.source.plan_at, language));
        if let Some(since) = since {
            let day = language.day(*since);
            points.push(match last.filter(|_| self.frame.is_since_last()) {
                Some(last) => {
                    let what = BriefText::last_meeting(language, self.source.redacted(&last.title));
                    BriefText::since(language, day, what)
                }
                None if self.plan().adopted == Some(*since) => {
                    BriefText::since(language, day, self.text(BriefText::Adoption))
                }
                None => BriefText::since_day(language, day),
            });
        }
        points.extend(match next {
            Some(next) => Some(BriefText::until(language, language.day(next.id.day))),
            // A closed plan has no cycle that goes on.
            None if self.is_closed() => None,
            None if !self.has_cycle() => Some(BriefText::ahead_until(language, language.day(*until))),
            None => Some(BriefText::until_by_cycle(language, language.day(*until))),
        });
        if self.recent.is_none() {
            points.push(self.text(BriefText::NoRecord).to_owned());
        } else if self.is_cut_off {
            points.push(self.text(BriefText::CutOff).to_owned());
        }
        if self.plan().coordination.is_none() {
            points.push(self.text(BriefText::NoCycle).to_owned());
        }
        document.list(points.into_iter().map(Into::into).collect());
    }
}
