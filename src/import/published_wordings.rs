//! The lists of bodies that say what the plan has published already.

use std::collections::HashMap;

use super::body_lists::spellings;
use super::field::Field;
use super::mapping::{Answer, Mapping};
use super::rows::{Columns, Rows};
use super::sections::Sections;
use crate::model::name::fold;
use crate::model::{BodyId, Plan};

/// The lists of bodies that say what the plan has published: whatever bodies the plan takes from that, it keeps, unless the
/// mapping now says others. Each with these.
pub fn published_wordings(
    rows: &Rows<'_>,
    columns: &Columns<'_>,
    sections: &Sections,
    (plan, mapping): (&Plan, &Mapping),
) -> HashMap<(u32, Field), Vec<String>> {
    let answers: HashMap<String, Vec<String>> =
        mapping.bodies.iter().map(|(spelling, answer)| (fold(spelling), answered(answer, plan))).collect();
    let mut kept = HashMap::new();
    for measure in &rows.measures {
        let placed = measure.id.as_ref().and_then(|id| sections.place(id, measure.section).ok());
        let Some(known) = placed.and_then(|(id, _)| plan.measure(&id)) else { continue };
        let names = |bodies: &[BodyId]| -> Vec<String> {
            bodies.iter().map(|&body| plan.register.name(body).to_owned()).collect()
        };
        let wordings = [
            (Field::Responsible, plan.responsible_wording(known), names(&known.responsible), Vec::new()),
            (
                Field::Partners,
                plan.partners_wording(known),
                names(&known.partners),
                names(&known.responsible),
            ),
        ];
        for (field, wording, bodies, others) in wordings {
            let mut cells = columns.of(field).filter_map(|found| measure.row.cell(found.column));
            let (Some(only), None) = (cells.next(), cells.next()) else { continue };
            if only.shown() != wording {
                continue;
            }
            let said: Vec<&[String]> = spellings(columns, measure.row, field)
                .iter()
                .map(|(_, spelling)| answers.get(&fold(spelling)).map_or(&[][..], Vec::as_slice))
                .collect();
            if agrees(&said, &bodies, &others) {
                kept.insert((measure.row.number, field), bodies);
            }
        }
    }
    kept
}

/// The bodies that the mapping answers, as the register calls them.
fn answered(answer: &Answer, plan: &Plan) -> Vec<String> {
    let known = |name: &str| plan.register.find(name).map(|body| plan.register.name(body).to_owned());
    answer.names().map(|name| known(name).unwrap_or_else(|| name.to_owned())).collect()
}

/// Whether the bodies that the plan has are those that the mapping answers for each spelling; `others` are not listed again,
/// since they answer for the measure.
fn agrees(said: &[&[String]], bodies: &[String], others: &[String]) -> bool {
    let has_other = said.iter().any(|names| names.is_empty());
    let mut all = said.iter().copied().flatten().peekable();
    let is_silent = all.peek().is_none();
    let is_there = all.all(|name| bodies.contains(name) || others.contains(name));
    let is_all = || bodies.iter().all(|body| said.iter().copied().flatten().any(|name| name == body));
    is_silent || is_there && (has_other || is_all())
}
