//! What the next plan carries on of this one.

use chrono::NaiveDate;

use crate::keyword::keywords;
use crate::model::{Measure, MeasureKind, Plan};

keywords! {
    /// Which measures the next plan carries on.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CarriedOn {
        /// Those that were neither completed nor withdrawn.
        Unfinished = "unfinished",
        /// All.
        All = "all",
        /// None.
        None = "none",
    }
}

/// A measure that is carried on.
#[derive(Debug)]
pub struct CarriedMeasure<'a> {
    /// As it is in this plan.
    pub measure: &'a Measure,
    /// For each of its milestones, whether it is still to be reached.
    pub milestones: Vec<bool>,
}

/// The day by which it is judged what is unfinished: that of the closing, if the plan is closed by then.
pub fn day_of(plan: &Plan, today: NaiveDate) -> NaiveDate {
    plan.last_day_that_counts(today)
}

/// The measures that are carried on, in the order of the plan. A point of the decision that adopted this plan never is: the
/// next act has points of its own. Where the status is unknown, something may be left to do.
pub fn carried_on(plan: &Plan, carry: CarriedOn, day: NaiveDate) -> Vec<CarriedMeasure<'_>> {
    let is_carried = |measure: &Measure| match carry {
        CarriedOn::All => true,
        CarriedOn::None => false,
        CarriedOn::Unfinished => !measure.has_known_status() || !plan.status(measure, day).is_ended(),
    };
    let measures = plan.measures.iter().filter(|measure| measure.kind == MeasureKind::Measure);
    let carried = measures.filter(|measure| is_carried(measure));
    carried
        .map(|measure| {
            let is_open = |milestone| {
                carry == CarriedOn::All || !plan.milestone_status(measure, milestone, day).is_ended()
            };
            CarriedMeasure { measure, milestones: measure.milestones.iter().map(is_open).collect() }
        })
        .collect()
}
