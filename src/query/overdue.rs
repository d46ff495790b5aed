//! What passed its deadline, and what soon will.

use std::sync::Arc;

use chrono::NaiveDate;

use super::decisions::{self, OpenDecision};
use crate::model::{BodyId, Measure, Milestone, Plan};

/// What to ask for.
#[derive(Clone, Debug)]
pub struct Question {
    /// What was due before this day is late; later reports do not count.
    pub day: NaiveDate,
    /// Also what falls due up to this day.
    pub until: Option<NaiveDate>,
    /// Only what this body answers for, itself or as a successor.
    pub body: Option<BodyId>,
}

/// The answer. What is late longest comes first; of two equally late, the plan's order decides.
#[derive(Debug)]
pub struct Overdue<'p> {
    /// Measures past their deadline and still owed.
    pub items: Vec<Late<'p>>,
    /// Milestones past their day and still owed, of measures whether late or not.
    pub milestones: Vec<LateMilestone<'p>>,
    /// What falls due from the day itself on, within the days asked for; the nearest first.
    pub soon: Vec<Late<'p>>,
    /// Milestones that do, of measures whether late or not.
    pub soon_milestones: Vec<LateMilestone<'p>>,
    /// Decisions of meetings past their day and still owed.
    pub decisions: Vec<OpenDecision<'p>>,
    /// Those that fall due within the days asked for.
    pub soon_decisions: Vec<OpenDecision<'p>>,
    /// Still owed, but without a date: never overdue, never dropped.
    pub undated: Vec<&'p Measure>,
    /// How many milestones are still owed without a date.
    pub undated_milestones: usize,
}

/// A measure that is still owed: late, or due soon.
#[derive(Debug)]
pub struct Late<'p> {
    /// Whose deadline it is.
    pub measure: &'p Measure,
    /// The day of the deadline, which is not late itself.
    pub due: NaiveDate,
    /// Days past the deadline; negative while there is time.
    pub days: i64,
}

/// A milestone that is still owed: late, or due soon.
#[derive(Debug)]
pub struct LateMilestone<'p> {
    /// The measure that it is a step of.
    pub measure: &'p Measure,
    /// The step, with a day of its own.
    pub milestone: &'p Milestone,
    /// The last day on which it is on time.
    pub due: NaiveDate,
    /// Days past its due day; negative while there is time.
    pub days: i64,
}

/// Holds every deadline against the day; what is completed or withdrawn owes nothing.
pub fn find<'p>(plan: &'p Plan, question: &Question) -> Overdue<'p> {
    let Question { day, until, body } = *question;
    let is_soon = |due: NaiveDate| day <= due && until.is_some_and(|until| due <= until);

    let mut answer = Overdue {
        items: Vec::new(),
        milestones: Vec::new(),
        soon: Vec::new(),
        soon_milestones: Vec::new(),
        decisions: decisions::late(plan, day, body),
        soon_decisions: decisions::open(plan, day, body),
        undated: Vec::new(),
        undated_milestones: 0,
    };
    for measure in plan.measures.iter().map(Arc::as_ref) {
        let is_asked = body.is_none_or(|body| plan.is_accountable(body, measure, day));
        if is_asked && plan.is_owed(measure, day) {
            match measure.deadline.date() {
                Some(due) => {
                    let late = Late { measure, due, days: (day - due).num_days() };
                    if late.days > 0 {
                        answer.items.push(late);
                    } else if is_soon(due) {
                        answer.soon.push(late);
                    }
                }
                None if measure.deadline.is_undated() => answer.undated.push(measure),
                None => {}
            }
        }
        let is_asked = |milestone: &&Milestone| {
            body.is_none_or(|body| plan.is_accountable_for(body, (measure, milestone), day))
        };
        for milestone in plan.owed_milestones(measure, day).filter(is_asked) {
            let Some(due) = milestone.due.date() else {
                answer.undated_milestones += 1;
                continue;
            };
            let late = LateMilestone { measure, milestone, due, days: (day - due).num_days() };
            if late.days > 0 {
                answer.milestones.push(late);
            } else if is_soon(due) {
                answer.soon_milestones.push(late);
            }
        }
    }
    // Stable sorts: the plan's order is kept within a day.
    answer.items.sort_by_key(|late| -late.days);
    answer.milestones.sort_by_key(|late| -late.days);
    answer.soon.sort_by_key(|late| late.due);
    answer.soon_milestones.sort_by_key(|late| late.due);
    answer.soon_decisions.retain(|open| open.decision.due_day().is_some_and(is_soon));
    answer.soon_decisions.sort_by_key(|open| open.decision.due_day());
    answer
}
