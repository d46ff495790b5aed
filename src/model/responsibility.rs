//! Who answers for what on a day: the bodies that are named, and those that have taken over from them by then.

use chrono::NaiveDate;

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
