//! Which of the facts are about which body: found once for the papers of all.

use chrono::NaiveDate;

use crate::model::{BodyId, Plan};
use crate::query::overdue::{Late, LateMilestone, Overdue};

/// For each body, the places of what it answers for in a list.
pub(super) struct ByBody(Vec<Vec<usize>>);

impl ByBody {
    /// Looks at each item of a list for those that answer for it; one may come twice.
    pub fn of<T, B: IntoIterator<Item = BodyId>>(
        plan: &Plan,
        items: &[T],
        accountable: impl Fn(&T) -> B,
    ) -> Self {
        let mut places = vec![Vec::new(); plan.register.bodies().count()];
        for (at, item) in items.iter().enumerate() {
            for body in accountable(item) {
                let places: &mut Vec<usize> = &mut places[body.index()];
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        ByBody(places)
    }

    /// Those items of the list that are a body's, or all.
    pub fn among<'t, T>(&self, items: &'t [T], body: Option<BodyId>) -> Vec<&'t T> {
        match body {
            Some(body) => self.0[body.index()].iter().map(|&at| &items[at]).collect(),
            None => items.iter().collect(),
        }
    }
}

/// For each body, what is late or falls due and is still its own to do: not what it has completed, nor what another body
/// has taken over.
pub(super) struct DueByBody {
    pub late: ByBody,
    pub late_milestones: ByBody,
    pub soon: ByBody,
    pub soon_milestones: ByBody,
}

impl DueByBody {
    /// Goes through what is late and what falls due.
    pub fn of(plan: &Plan, overdue: &Overdue<'_>, day: NaiveDate) -> Self {
        let measures =
            |late: &[Late<'_>]| ByBody::of(plan, late, |late| plan.owing_bodies(late.measure, None, day));
        let milestones = |late: &[LateMilestone<'_>]| {
            ByBody::of(plan, late, |late| plan.owing_bodies(late.measure, Some(late.milestone), day))
        };
        DueByBody {
            late: measures(&overdue.items),
            late_milestones: milestones(&overdue.milestones),
            soon: measures(&overdue.soon),
            soon_milestones: milestones(&overdue.soon_milestones),
        }
    }
}
