//! Who answers for a deadline, by the names that a later version of the plan has.

use super::rows::NamedPlan;
use crate::load::PlanHeader;
use crate::model::{Measure, Milestone, Plan};

/// Who is responsible for a measure, or for a milestone of it that names its own, by the names of another version of the
/// register where it knows them; and who, by that version, took over from them.
pub(super) fn responsible(
    (own, measure): (&Plan, &Measure),
    milestone: Option<&Milestone>,
    later: Option<&PlanHeader>,
) -> (Vec<String>, Vec<String>) {
    let later = later.map_or(own, |later| &later.plan);
    let names = NamedPlan::of(own, later);
    let of_milestone = milestone.map(|milestone| &milestone.responsible).filter(|own| !own.is_empty());
    let named = of_milestone.unwrap_or(&measure.responsible);
    let responsible: Vec<String> = named.iter().map(|&id| names.body(id).to_owned()).collect();
    let register = &later.register;
    let successor = |name: &String| {
        let body = register.find(name)?;
        Some(register.name(register.successor(body, &measure.id)?).to_owned())
    };
    let successors = responsible.iter().filter_map(successor).collect();
    (responsible, successors)
}
