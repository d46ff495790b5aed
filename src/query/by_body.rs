//! What a body has to do with the plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::keyword::keywords;
use crate::model::{BodyId, Measure, Plan, Succession};

keywords! {
    /// In which way a body belongs to a measure.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Role {
        /// Named as responsible, or the coordinator's body where nobody is.
        Responsible = "responsible",
        /// Named as a partner.
        Partner = "partner",
        /// Took over the duty of a body that is named as responsible.
        Successor = "successor",
        /// Belongs to a group that is named.
        Member = "member",
        /// Named as responsible for a milestone alone.
        Milestone = "milestone",
    }
}

impl Role {
    /// Whether the body itself answers: named, or as a successor.
    pub fn is_own_duty(self) -> bool {
        matches!(self, Role::Responsible | Role::Successor)
    }
}

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// Whose part in the plan is asked for.
    pub body: BodyId,
    /// On which day: a duty that moves later has not moved.
    pub day: NaiveDate,
    /// Only these roles; empty: all that apply.
    pub roles: Vec<Role>,
    /// Also measures that name a group to which the body belongs, as long as they do not name the body itself.
    pub through_groups: bool,
}

/// A measure with the body's part in it. Two parts in one measure are two items.
#[derive(Debug)]
pub struct Item<'p> {
    /// The measure, or point of the decision.
    pub measure: &'p Measure,
    /// What the body is in it.
    pub role: Role,
    /// The group or the predecessor.
    pub via: Option<BodyId>,
}

impl Item<'_> {
    /// Whether the measure names nobody, and the body answers for it as the coordinator's.
    pub fn is_unnamed(&self) -> bool {
        self.role == Role::Responsible && self.measure.responsible.is_empty()
    }
}

/// The measures among a body's parts that name nobody, and for which it answers as the coordinator's: in the same order.
pub fn unnamed<'p>(items: &[Item<'p>]) -> Vec<&'p Measure> {
    items.iter().filter(|item| item.is_unnamed()).map(|item| item.measure).collect()
}

/// In how many measures a body has which part by itself, groups aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Where it is named as responsible.
    pub responsible: usize,
    /// Where it is named as a partner.
    pub partner: usize,
    /// Where it took over the duty of a body that is named as responsible.
    pub took_over: usize,
}

/// Counts the measures of a body.
pub fn counts(plan: &Plan, body: BodyId, day: NaiveDate) -> Counts {
    let mut counts = Counts::default();
    for item in find(plan, &Question { body, day, roles: Vec::new(), through_groups: false }) {
        match item.role {
            Role::Responsible => counts.responsible += usize::from(!item.is_unnamed()),
            Role::Partner => counts.partner += 1,
            Role::Successor => counts.took_over += 1,
            Role::Member | Role::Milestone => {}
        }
    }
    counts
}

/// The same of every body, in the order of the register: one pass over the plan.
pub fn counts_of_all(plan: &Plan, day: NaiveDate) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); plan.register.bodies().count()];
    for measure in plan.measures.iter().map(Arc::as_ref) {
        let once = |bodies: &[BodyId]| bodies.iter().copied().collect::<BTreeSet<_>>();
        let successor = |&named: &BodyId| plan.register.successor_on(named, &measure.id, day);
        let successors: BTreeSet<BodyId> = measure.responsible.iter().filter_map(successor).collect();
        once(&measure.responsible).into_iter().for_each(|body| counts[body.index()].responsible += 1);
        once(&measure.partners).into_iter().for_each(|body| counts[body.index()].partner += 1);
        successors.into_iter().for_each(|body| counts[body.index()].took_over += 1);
    }
    counts
}

/// By role, in the plan's order within each.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Vec<Item<'p>> {
    find_among(plan, plan.measures.iter().map(Arc::as_ref), question)
}

/// Which measures name each body: found in one pass, for questions about many of them.
pub struct NamedBodies {
    /// For each body, the places of the measures that name it or let it lead a milestone; for the coordinator's also of
    /// those that name nobody.
    places: Vec<Vec<usize>>,
    /// For each body, those that it took a duty over from.
    predecessors: Vec<Vec<BodyId>>,
}

impl NamedBodies {
    /// Goes through a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut places = vec![Vec::new(); plan.register.bodies().count()];
        for (at, measure) in plan.measures.iter().enumerate() {
            let milestones = measure.milestones.iter().flat_map(|milestone| &milestone.responsible);
            for body in plan.accountable(measure, None).iter().chain(&measure.partners).chain(milestones) {
                let places: &mut Vec<usize> = &mut places[body.index()];
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        let mut predecessors = vec![Vec::new(); places.len()];
        for Succession { from, to, .. } in plan.register.successions() {
            predecessors[to.index()].push(*from);
        }
        NamedBodies { places, predecessors }
    }

    /// The same as [`find`], in the same plan.
    pub fn find<'p>(&self, plan: &'p Plan, question: &Question) -> Vec<Item<'p>> {
        let register = &plan.register;
        // Only a body that is named brings another one a part: a group its members, a predecessor those that took over.
        let mut named = vec![question.body];
        let mut at = 0;
        while let Some(&later) = named.get(at) {
            for from in &self.predecessors[later.index()] {
                if !named.contains(from) {
                    named.push(*from);
                }
            }
            at += 1;
        }
        named.extend(&register[question.body].member_of);
        let mut places: Vec<usize> =
            named.iter().flat_map(|body| &self.places[body.index()]).copied().collect();
        places.sort_unstable();
        places.dedup();
        find_among(plan, places.iter().map(|&at| &*plan.measures[at]), question)
    }
}

fn find_among<'p>(
    plan: &'p Plan,
    measures: impl Iterator<Item = &'p Measure>,
    question: &Question,
) -> Vec<Item<'p>> {
    let mut items = Vec::new();
    for measure in measures {
        let mut add = |role, via| {
            if question.roles.is_empty() || question.roles.contains(&role) {
                items.push(Item { measure, role, via });
            }
        };
        let (body, day) = (question.body, question.day);
        if plan.answers_unnamed(body, measure, day) {
            add(Role::Responsible, None);
        }
        let named = [(Role::Responsible, &measure.responsible), (Role::Partner, &measure.partners)];
        for (role, bodies) in named {
            if bodies.contains(&body) {
                add(role, None);
            }
        }
        let predecessor = plan.predecessor_among(body, &measure.responsible, (&measure.id, day));
        if let Some(predecessor) = predecessor {
            add(Role::Successor, Some(predecessor));
        }
        let is_named = named.iter().any(|(_, bodies)| bodies.contains(&body));
        // A partner may lead a milestone: that is a part of its own.
        let leads = || measure.milestones.iter().any(|one| plan.is_named_for(body, (measure, one), day));
        if !measure.responsible.contains(&body) && leads() {
            add(Role::Milestone, None);
        }
        if question.through_groups && !is_named {
            let groups = &plan.register[body].member_of;
            let group = named.iter().flat_map(|(_, bodies)| bodies.iter()).find(|b| groups.contains(b));
            if let Some(&group) = group {
                add(Role::Member, Some(group));
            }
        }
    }
    items.sort_by_key(|item| item.role);
    items
}
