//! Who answers for what on a day: the bodies that are named, and those that have taken over from them by then.

use chrono::NaiveDate;

use super::{BodyId, Decision, Measure, MeasureId, Milestone, Plan};

impl Plan {
    /// Whether `body` answers for this measure on a day: named as responsible, or by then the successor of one that is.
    pub fn is_accountable(&self, body: BodyId, measure: &Measure, day: NaiveDate) -> bool {
        self.is_among(body, &measure.responsible, (&measure.id, day))
    }

    /// The same, where a measure that names no body is the coordinator's.
    pub fn answers_for(&self, body: BodyId, measure: &Measure, day: NaiveDate) -> bool {
        self.is_among(body, self.accountable(measure, None), (&measure.id, day))
    }

    /// Every body that answers for this measure on a day; one may come twice.
    pub fn accountable_bodies(&self, measure: &Measure, day: NaiveDate) -> impl Iterator<Item = BodyId> {
        let successor = move |named| self.register.successor_on(named, &measure.id, day);
        measure.responsible.iter().flat_map(move |&named| [named].into_iter().chain(successor(named)))
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

    /// Every body that answers for a milestone on a day; one may come twice.
    pub fn accountable_bodies_for(
        &self,
        (measure, milestone): (&Measure, &Milestone),
        day: NaiveDate,
    ) -> Vec<BodyId> {
        if milestone.responsible.is_empty() {
            let served = milestone.measures.iter().filter_map(|id| self.measure(id)).chain([measure]);
            return served.flat_map(|measure| self.accountable_bodies(measure, day)).collect();
        }
        let successor = |named| self.register.successor_on(named, &measure.id, day);
        milestone.responsible.iter().flat_map(|&named| [named].into_iter().chain(successor(named))).collect()
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
