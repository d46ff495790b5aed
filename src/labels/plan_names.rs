//! What the plan calls things, in the language that is asked for where the plan has a name in it.

use super::Language;
use crate::model::{Body, BodyId, Coordination, FundingSource, Measure, Plan, Section};
use crate::text::Text;

impl Language {
    /// The name of a body.
    pub fn body(self, plan: &Plan, body: BodyId) -> &str {
        let known = &plan.register[body];
        match (self, &known.hungarian) {
            (Language::Hungarian, Some(hungarian)) => hungarian,
            (Language::Hungarian, None) | (Language::English, _) => &known.name,
        }
    }

    /// The other names by which people may know it: that in another language, and the abbreviations.
    pub fn other_names(self, body: &Body) -> Vec<&str> {
        let other = match self {
            Language::English => body.hungarian.as_ref(),
            Language::Hungarian => body.hungarian.as_ref().map(|_| &body.name),
        };
        other.into_iter().chain(&body.abbreviations).map(Text::as_str).collect()
    }

    /// The names of several, joined as the official table joins them.
    pub fn bodies(self, plan: &Plan, bodies: &[BodyId]) -> String {
        let names: Vec<&str> = bodies.iter().map(|&body| self.body(plan, body)).collect();
        names.join(", ")
    }

    /// The name of a source of funding.
    pub fn source(self, source: &FundingSource) -> &str {
        &source.name
    }

    /// The title of a chapter or section.
    pub fn section(self, section: &Section) -> &str {
        &section.title
    }

    /// The office that coordinates the plan.
    pub fn coordinator(self, coordination: &Coordination) -> &str {
        match (self, &coordination.coordinator_hungarian) {
            (Language::Hungarian, Some(hungarian)) => hungarian,
            _ => &coordination.coordinator,
        }
    }

    /// The title of a measure.
    pub fn title(self, measure: &Measure) -> &str {
        &measure.title
    }
}
