//! Cells about a measure, which appear in the tables of many papers: each is made once.

use std::sync::OnceLock;

use crate::answers::parts::paper::Source;
use crate::labels::CommonText;
use crate::model::{Measure, Plan};
use crate::render::document::Words;

/// The cells about a measure, the same in every paper.
pub(super) struct MeasureCells {
    pub id: Words,
    pub title: Words,
    pub responsible: Words,
    pub deadline: Words,
    pub status: Words,
}

/// The cells of every measure, as they are asked for.
pub(super) struct Cells(Vec<OnceLock<MeasureCells>>);

impl Cells {
    /// Of the measures of a plan: each has a file of its own.
    pub fn of(plan: &Plan) -> Self {
        let files = plan.measures.iter().map(|measure| place(measure) + 1).max().unwrap_or_default();
        Cells((0..files).map(|_| OnceLock::new()).collect())
    }

    /// Those of one of them.
    pub fn get(&self, source: &Source<'_>, measure: &Measure) -> &MeasureCells {
        self.0[place(measure)].get_or_init(|| MeasureCells {
            id: measure.id.as_str().into(),
            title: source.language.title(measure).into(),
            responsible: source.responsible(measure).into(),
            deadline: source.deadline(&measure.deadline).into(),
            status: match measure.has_known_status() {
                true => source.status(source.plan_at.plan.status(measure, source.plan_at.day)).into(),
                false => CommonText::Unknown.in_language(source.language).into(),
            },
        })
    }
}

fn place(measure: &Measure) -> usize {
    measure.file.0 as usize
}
