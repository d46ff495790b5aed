//! Who answers for what on a day: the bodies that are named, and those that have taken over from them by then.

use chrono::NaiveDate;

use super::latest_reports::{LatestReport, ReportFilter};
use super::{BodyId, Decision, Measure, MeasureId, Milestone, Plan};

impl Plan {
    /// Whether `body` answers for this measure on a day: named as responsible, or by then the successor of one that is. A
    /// measure that names no body is the coordinator's.
    pub fn is_accountable(&self, body: BodyId, measure: &Measure, day: NaiveDate) -> bool {
        self.is_among(body, self.accountable(measure, None), (&measure.id, day))
    }

    /// Whether `body` answers for a measure that names nobody: as the coordinator's body, or as its successor.
    pub fn answers_unnamed(&self, body: BodyId, measure: &Measure, day: NaiveDate) -> bool {
        measure.responsible.is_empty() && self.is_accountable(body, measure, day)
    }

    /// Every body that answers for this measure on a day; one may come twice.
    pub fn accountable_bodies<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = BodyId> + 'm {
        let successor = move |named| self.register.successor_on(named, &measure.id, day);
        let named = self.accountable(measure, None).iter();
        named.flat_map(move |&named| [named].into_iter().chain(successor(named)))
    }

    /// Whether `body` answers for a milestone on a day: the milestone names it, or names no body and one of its measures
    /// names it.
    pub fn is_accountable_for(
        &self,
        body: BodyId,
        (measure, milestone): (&Measure, &Milestone),
        day: NaiveDate,
    ) -> bool {
        if !milestone.responsible.is_empty() {
            return self.is_named_for(body, (measure, milestone), day);
        }
        let served = milestone.measures.iter().filter_map(|id| self.measure(id));
        served.chain([measure]).any(|measure| self.is_accountable(body, measure, day))
    }

    /// The bodies that still owe a measure (`None`) or a milestone of it: of those that are named, who has not completed it
    /// by a day; in the place of one whose duty has moved since a day that is known, its successor alone. One may come twice.
    pub fn owing_bodies(
        &self,
        measure: &Measure,
        milestone: Option<&Milestone>,
        day: NaiveDate,
    ) -> Vec<BodyId> {
        let answering = |named: BodyId, id: &MeasureId| {
            let successor = self.register.successor_on(named, id, day);
            [self.register.asked(named, id, day)].into_iter().chain(successor)
        };
        if let Some(shared) = milestone.filter(|one| one.responsible.is_empty() && !one.measures.is_empty()) {
            // It is reached once any body that answers for one of its measures says so.
            let served = shared.measures.iter().filter_map(|id| self.measure(id)).chain([measure]);
            let named =
                served.flat_map(|one| self.accountable(one, None).iter().map(|body| (*body, &one.id)));
            return named.flat_map(|(body, id)| answering(body, id)).collect();
        }
        let voices = self.voices(measure, ReportFilter { milestone, day });
        let open = voices.filter(|(_, voice)| !voice.says_completed());
        open.flat_map(|(named, _)| answering(named, &measure.id)).collect()
    }

    /// For whom a measure (`None`) or a milestone still waits, where other responsible bodies have completed it by a day;
    /// empty where none has, or all have.
    pub fn waiting_for(
        &self,
        measure: &Measure,
        milestone: Option<&Milestone>,
        day: NaiveDate,
    ) -> Vec<BodyId> {
        if milestone.is_some_and(|one| one.responsible.is_empty() && !one.measures.is_empty()) {
            return Vec::new();
        }
        let (mut open, mut some_have) = (Vec::new(), false);
        for (named, voice) in self.voices(measure, ReportFilter { milestone, day }) {
            some_have |= voice.says_completed();
            let body = self.register.asked(named, &measure.id, day);
            let is_open = !voice.says_completed() && !matches!(voice, LatestReport::Absent);
            if is_open && !open.contains(&body) {
                open.push(body);
            }
        }
        if some_have { open } else { Vec::new() }
    }

    /// Whether a milestone names `body` as responsible, or one that it has succeeded by a day.
    pub fn is_named_for(
        &self,
        body: BodyId,
        (measure, milestone): (&Measure, &Milestone),
        day: NaiveDate,
    ) -> bool {
        self.is_among(body, &milestone.responsible, (&measure.id, day))
    }

    /// Whether `body` is to carry a decision out on a day: named, or by then the successor of one that is in a measure
    /// which it is about.
    pub fn is_to_carry_out(&self, body: BodyId, decision: &Decision, day: NaiveDate) -> bool {
        decision.responsible.contains(&body)
            || decision.measures.iter().any(|id| self.is_among(body, &decision.responsible, (id, day)))
    }

    /// The group to which `body` belongs and that is to carry a decision out, where it is not to do so by itself.
    pub fn group_to_carry_out(&self, body: BodyId, decision: &Decision, day: NaiveDate) -> Option<BodyId> {
        let groups = &self.register[body].member_of;
        let named = decision.responsible.iter().copied().find(|named| groups.contains(named))?;
        (!self.is_to_carry_out(body, decision, day)).then_some(named)
    }

    /// Whether a decision concerns `body` on a day: it is to carry it out, or a group to which it belongs is.
    pub fn is_concerned(&self, body: BodyId, decision: &Decision, day: NaiveDate) -> bool {
        self.is_to_carry_out(body, decision, day) || self.group_to_carry_out(body, decision, day).is_some()
    }

    /// The body among those `named` whose duty in a measure `body` has taken over by a day.
    pub fn predecessor_among(
        &self,
        body: BodyId,
        named: &[BodyId],
        (measure, day): (&MeasureId, NaiveDate),
    ) -> Option<BodyId> {
        let took_over = |from: &BodyId| self.register.successor_on(*from, measure, day) == Some(body);
        named.iter().copied().find(took_over)
    }

    fn is_among(&self, body: BodyId, named: &[BodyId], place: (&MeasureId, NaiveDate)) -> bool {
        named.contains(&body) || self.predecessor_among(body, named, place).is_some()
    }
}
