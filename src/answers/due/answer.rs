//! What `plan due` answers with.

use crate::answers::parts::plan_at::PlanAt;
use crate::model::BodyId;
use crate::query::due::{AskedBody, AskedMeasure, Due};

/// Who owes which report, and what came in.
pub struct DueAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// Whose reports were asked for; `None`: those of all bodies.
    pub body: Option<BodyId>,
    /// What was found.
    pub due: Due<'a>,
}

/// A measure and the body that is asked to report on it.
pub type AskedReport<'d, 'a> = (&'d AskedBody<'a>, &'d AskedMeasure<'a>);

impl<'a> DueAnswer<'a> {
    /// How many reports did not come in.
    pub fn unanswered_count(&self) -> usize {
        self.due.bodies.iter().map(AskedBody::unanswered).sum()
    }

    /// How many reports are still asked for: none of a closed plan.
    pub fn missing_count(&self) -> usize {
        self.due.closed.map_or_else(|| self.unanswered_count(), |_| 0)
    }

    /// Every question that is asked.
    pub fn asked(&self) -> impl Iterator<Item = AskedReport<'_, 'a>> {
        self.due.bodies.iter().flat_map(|body| body.measures.iter().map(move |measure| (body, measure)))
    }
}
