//! What the plan calls things, in the language that is asked for where the plan has a name in it.

use super::{CommonText, Language, ShowText};
use crate::model::{
    Body, BodyId, BodyValue, Coordination, Duty, FundingSource, FundingYears, Measure, Plan, Register,
    Section,
};
use crate::text::TextSlice;

impl Language {
    /// The title of the plan, or that it is not known.
    pub fn plan_title(self, plan: &Plan) -> &str {
        plan.known_title().unwrap_or_else(|| CommonText::Untitled.in_language(self))
    }

    /// The name of a body.
    pub fn body(self, plan: &Plan, body: BodyId) -> &str {
        self.body_in(&plan.register, body)
    }

    /// The same where there is a register alone.
    pub fn body_in(self, register: &Register, body: BodyId) -> &str {
        let known = &register[body];
        known.in_languages.name(self.word()).unwrap_or(&known.name)
    }

    /// Who assessed, which need not be a body of the register.
    pub fn assessor<'p>(self, plan: &'p Plan, by: &'p str) -> &'p str {
        plan.register.find(by).map_or(by, |body| self.body(plan, body))
    }

    /// The other names by which people may know it: those in other languages, and the abbreviations.
    pub fn other_names(self, body: &Body) -> Vec<&str> {
        let shown = body.in_languages.name(self.word());
        let others =
            body.in_languages.names().filter(|(tag, _)| tag.as_str() != self.word()).map(|(_, name)| name);
        shown
            .map(|_| &body.name)
            .into_iter()
            .chain(others)
            .chain(&body.abbreviations)
            .map(TextSlice::as_str)
            .collect()
    }

    /// The names of several, joined as the official table joins them.
    pub fn bodies(self, plan: &Plan, bodies: &[BodyId]) -> String {
        let names: Vec<&str> = bodies.iter().map(|&body| self.body(plan, body)).collect();
        names.join(", ")
    }

    /// What each body says of a value: none of them speaks for the others.
    pub fn values_by_body(self, plan: &Plan, values: &[BodyValue]) -> String {
        let said =
            |one: &BodyValue| ShowText::value_by(self, self.number(one.value), self.body(plan, one.body));
        values.iter().map(said).collect::<Vec<_>>().join(", ")
    }

    /// Likewise, each by its first abbreviation where it has one.
    pub fn abbreviated_bodies(self, plan: &Plan, bodies: &[BodyId]) -> String {
        let short = |&body: &BodyId| {
            let known = plan.register[body].abbreviations.first();
            known.map_or_else(|| self.body(plan, body), |short| short.as_str())
        };
        bodies.iter().map(short).collect::<Vec<_>>().join(", ")
    }

    /// The name of a source of funding.
    pub fn source(self, source: &FundingSource) -> &str {
        source.names.name(self.word()).unwrap_or(&source.name)
    }

    /// For which years money is allocated.
    pub fn funding_years(self, when: FundingYears) -> String {
        match when {
            FundingYears::Unspecified => CommonText::NotSaid.in_language(self).to_owned(),
            FundingYears::Year(year) => year.to_string(),
            FundingYears::Yearly { from } => ShowText::yearly_from(self, from),
        }
    }

    /// The title of a chapter or section.
    pub fn section(self, section: &Section) -> &str {
        section.names.name(self.word()).unwrap_or(&section.title)
    }

    /// The office that coordinates the plan.
    pub fn coordinator(self, coordination: &Coordination) -> &str {
        coordination.coordinator_names.name(self.word()).unwrap_or(&coordination.coordinator)
    }

    /// The department that assists the coordinator.
    pub fn department(self, coordination: &Coordination) -> Option<&TextSlice> {
        coordination.department_names.name(self.word()).or(coordination.department.as_ref())
    }

    /// A field of duty of a body.
    pub fn duty(self, duty: &Duty) -> &str {
        duty.names.name(self.word()).unwrap_or(&duty.english)
    }

    /// The title of a measure, or that it is not known: its id stands beside it wherever a title is shown.
    pub fn title(self, measure: &Measure) -> &str {
        match measure.texts.text(self.word(), "title") {
            Some(translated) => translated,
            None if measure.is_unknown("title") => CommonText::NoTitle.in_language(self),
            None => &measure.title,
        }
    }

    /// The means of a measure.
    pub fn means(self, measure: &Measure) -> Option<&TextSlice> {
        measure.texts.text(self.word(), "means").or(measure.means.as_ref())
    }

    /// The indicator of a measure.
    pub fn indicator(self, measure: &Measure) -> Option<&TextSlice> {
        measure.texts.text(self.word(), "indicator").or(measure.indicator.as_ref())
    }
}
