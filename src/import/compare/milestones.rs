//! What the milestones of a row change among those of a measure.

use super::{Changes, Step};
use crate::edit::TomlValue;
use crate::import::additional::{NewMilestone, milestone_rows};
use crate::import::values::deadline_value;
use crate::model::{Measure, Plan};

impl Changes {
    /// A milestone of the sheet is the first with its title that no other one is; the others of the file stay.
    pub(super) fn milestones(&mut self, measure: &Measure, plan: &Plan, of_sheet: &[NewMilestone]) {
        let known = &measure.milestones;
        let mut taken = vec![false; known.len()];
        for milestone in of_sheet {
            let NewMilestone { title, due, responsible } = milestone;
            let is_it = |at: &usize| !taken[*at] && known[*at].title == title.as_str();
            let Some(at) = (0..known.len()).find(is_it) else {
                self.note("milestone", "", format!("{title}: {due}"));
                self.steps.push(Step::Add("milestone", milestone_rows(milestone)));
                continue;
            };
            taken[at] = true;
            if !due.is_same_day(&known[at].due) {
                self.note("milestone", known[at].due.to_string(), due.to_string());
                self.steps.push(Step::SetIn("milestone", at, "due", deadline_value(due)));
            }
            let names: Vec<&str> =
                known[at].responsible.iter().map(|&body| plan.register.name(body)).collect();
            // A row that names none takes nothing away.
            if !responsible.is_empty() && names != *responsible {
                self.note("milestone.responsible", names.join(", "), responsible.join(", "));
                let value = TomlValue::texts(responsible.clone());
                self.steps.push(Step::SetIn("milestone", at, "responsible", value));
            }
        }
    }
}
