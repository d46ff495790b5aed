//! The rows of a plan as values, under names that mean the same in both plans.

use std::borrow::Cow;
use std::collections::HashSet;

use super::row_builder::RowBuilder;
use crate::model::{
    Allocation, Allow, Amendment, Appropriation, Assessment, Body, BodyId, Coordination, Deadline,
    FundingSource, Measure, MeasureId, Metric, Milestone, Money, Plan, Register, Report, Section, SourceId,
    Succession, Value, When,
};

/// A plan with the name of each of its bodies, as the later of the two plans calls it.
pub(super) struct NamedPlan<'a> {
    pub plan: &'a Plan,
    bodies: Vec<&'a str>,
}

impl<'a> NamedPlan<'a> {
    pub fn of(plan: &'a Plan, later: &'a Plan) -> Self {
        let bodies = match std::ptr::eq(plan, later) {
            true => plan.register.bodies().map(|(_, body)| body.name.as_str()).collect(),
            false => later_names(&plan.register, &later.register),
        };
        NamedPlan { plan, bodies }
    }

    /// Whether what has the same place in both plans is the same: then rows compare as they are.
    pub fn align(&self, other: &NamedPlan<'_>) -> bool {
        let sources = self.plan.sources.keys().zip(other.plan.sources.keys());
        let appropriations = self.plan.appropriations.keys().zip(other.plan.appropriations.keys());
        self.bodies.iter().zip(&other.bodies).all(|(a, b)| a == b)
            && sources.chain(appropriations).all(|(a, b)| a == b)
    }

    pub fn body(&self, id: BodyId) -> &'a str {
        self.bodies.get(id.index()).copied().unwrap_or_default()
    }

    /// Names in the order of the alphabet: which body stands first says nothing.
    pub fn bodies(&self, ids: &[BodyId]) -> Vec<&'a str> {
        let mut names: Vec<&str> = ids.iter().map(|&id| self.body(id)).collect();
        names.sort_unstable();
        names
    }

    fn source(&self, id: SourceId) -> &'a str {
        &self.plan.sources[id].key
    }

    /// Everything that a measure says, under the keys of its file.
    pub fn measure(&self, m: &Measure, path: &str) -> Value {
        let names = |ids: &[BodyId]| Value::List(self.bodies(ids).into_iter().map(Value::from).collect());
        RowBuilder::default()
            .with("path", path)
            .list("formerly", m.formerly.iter().map(MeasureId::as_str))
            .with("kind", m.kind.word())
            .with("title", &m.title)
            .with("responsible", names(&m.responsible))
            .with("partners", names(&m.partners))
            .optional("published.responsible", m.wording.responsible.as_deref())
            .optional("published.partners", m.wording.partners.as_deref())
            .optional("means", m.means.as_ref())
            .with("deadline", deadline(&m.deadline))
            .optional("indicator", m.indicator.as_ref())
            .optional("funding", m.funding.as_ref())
            .list("milestone", m.milestones.iter().map(|row| self.milestone(row)))
            .list("metric", m.metrics.iter().map(|row| self.metric(row)))
            .list("allocation", m.allocations.iter().map(|row| self.allocation(row)))
            .list("report", m.reports.iter().map(|row| self.report(row)))
            .list("assessment", m.assessments.iter().map(|row| self.assessment(row)))
            .list("amendment", m.amendments.iter().map(|row| self.amendment(row)))
            .list("allow", m.allows.iter().map(|row| self.allow(row)))
            .build()
    }

    pub fn milestone(&self, milestone: &Milestone) -> Value {
        RowBuilder::default()
            .optional("id", milestone.id.as_ref())
            .with("title", &milestone.title)
            .with("due", milestone.due)
            .build()
    }

    pub fn metric(&self, metric: &Metric) -> Value {
        RowBuilder::default()
            .with("name", &metric.name)
            .with("unit", &metric.unit)
            .optional("target", metric.target)
            .optional("baseline", metric.baseline)
            .optional("direction", metric.direction.map(|direction| direction.word()))
            .optional("kind", metric.kind.map(|kind| kind.word()))
            .build()
    }

    pub fn allocation(&self, allocation: &Allocation) -> Value {
        let row = RowBuilder::default()
            .with("source", self.source(allocation.source))
            .optional("chapter", allocation.chapter.map(|body| self.body(body)));
        money(when(row, allocation.when), allocation.money)
            .optional("purpose", allocation.purpose.as_ref())
            .optional("appropriation", allocation.appropriation.map(|id| &self.plan.appropriations[id].key))
            .optional("alternative", allocation.alternative.map(|id| self.source(id)))
            .build()
    }

    pub fn report(&self, report: &Report) -> Value {
        let mut values: Vec<(Cow<'static, str>, Value)> = report
            .values
            .iter()
            .map(|(name, value)| (Cow::Owned(name.to_string()), Value::Number(*value)))
            .collect();
        values.sort();
        RowBuilder::default()
            .with("date", report.date)
            .with("body", self.body(report.body))
            .with("status", report.status.word())
            .optional("milestone", report.milestone.as_ref())
            .optional("values", (!values.is_empty()).then_some(Value::Row(values)))
            .optional("text", report.text.as_ref())
            .list("evidence", &report.evidence)
            .build()
    }

    pub fn assessment(&self, assessment: &Assessment) -> Value {
        RowBuilder::default()
            .with("date", assessment.date)
            .with("by", &assessment.by)
            .optional("status", assessment.status.map(|status| status.word()))
            .optional("text", assessment.text.as_ref())
            .list("evidence", &assessment.evidence)
            .build()
    }

    pub fn amendment(&self, amendment: &Amendment) -> Value {
        RowBuilder::default()
            .with("date", amendment.date)
            .with("basis", &amendment.basis)
            .list("fields", &amendment.fields)
            .optional("withdrawn", amendment.withdrawn.map(Value::Truth))
            .optional("milestone", amendment.milestone.as_ref())
            .build()
    }

    pub fn allow(&self, allow: &Allow) -> Value {
        RowBuilder::default().with("rule", &allow.rule).with("reason", &allow.reason).build()
    }

    pub fn section(&self, section: &Section) -> Value {
        RowBuilder::default().with("id", section.key.as_str()).with("title", &section.title).build()
    }

    pub fn funding_source(&self, source: &FundingSource) -> Value {
        RowBuilder::default()
            .with("id", &source.key)
            .with("name", &source.name)
            .with("state", source.state.word())
            .optional("basis", source.basis.as_ref())
            .list("words", &source.words)
            .build()
    }

    pub fn appropriation(&self, appropriation: &Appropriation) -> Value {
        let row = RowBuilder::default()
            .with("id", &appropriation.key)
            .optional("point", appropriation.point.as_ref().map(|id| id.as_str()))
            .optional("source", appropriation.source.map(|id| self.source(id)))
            .optional("chapter", appropriation.chapter.map(|body| self.body(body)));
        money(when(row, appropriation.when), Some(appropriation.money)).build()
    }

    /// `id` is what a body goes by in both plans, `name` what this plan calls it.
    pub fn register_entry(&self, &(id, body): &(BodyId, &Body)) -> Value {
        let duties = body.duties.iter().map(|duty| {
            RowBuilder::default().with("hungarian", &duty.hungarian).with("english", &duty.english).build()
        });
        RowBuilder::default()
            .with("id", self.body(id))
            .with("name", &body.name)
            .with("kind", body.kind.word())
            .optional("translated", body.translated.then_some(Value::Truth(true)))
            .optional("hungarian", body.hungarian.as_ref())
            .list("abbreviations", &body.abbreviations)
            .optional("head", body.head.as_ref())
            .list("aliases", &body.aliases)
            .optional("part_of", body.part_of.map(|body| self.body(body)))
            .list("member_of", self.bodies(&body.member_of))
            .list("duties", duties)
            .list("mentioned_in", body.mentioned_in.iter().map(|id| id.as_str()))
            .build()
    }

    pub fn succession(&self, succession: &Succession) -> Value {
        RowBuilder::default()
            .with("duty", &succession.duty)
            .optional("hungarian", succession.hungarian.as_ref())
            .with("from", self.body(succession.from))
            .with("to", self.body(succession.to))
            .list("measures", succession.measures.iter().map(|id| id.as_str()))
            .with("basis", &succession.basis)
            .build()
    }

    pub fn coordination(&self, coordination: &Coordination) -> Value {
        let procedures = coordination.procedures.iter().map(|procedure| {
            RowBuilder::default()
                .with("id", &procedure.key)
                .with("title", &procedure.title)
                .optional("hungarian", procedure.hungarian.as_ref())
                .build()
        });
        RowBuilder::default()
            .with("coordinator", &coordination.coordinator)
            .optional("coordinator_hungarian", coordination.coordinator_hungarian.as_ref())
            .with("body", self.body(coordination.body))
            .optional("department", coordination.department.as_ref())
            .optional("department_hungarian", coordination.department_hungarian.as_ref())
            .optional("mechanism", coordination.mechanism.map(|body| self.body(body)))
            .optional("mechanism_since", coordination.mechanism_since)
            .optional("roundtable", coordination.roundtable.map(|body| self.body(body)))
            .with("cycle", coordination.cycle.word())
            .list("procedure", procedures)
            .optional("basis", coordination.basis.as_ref())
            .build()
    }
}

/// What a later register calls each body of an earlier one; its own name, where the later one does not have it. A later
/// body was one earlier body at most, first of all the one with the same name: to take over the name of another body does
/// not make it that body.
fn later_names<'a>(earlier: &'a Register, later: &'a Register) -> Vec<&'a str> {
    let namesake = |(_, body): (BodyId, &Body)| {
        later.find(&body.name).filter(|&id| later.name(id) == body.name.as_str())
    };
    let namesakes: Vec<Option<BodyId>> = earlier.bodies().map(namesake).collect();
    let mut taken: HashSet<BodyId> = namesakes.iter().flatten().copied().collect();
    let name = |((_, body), namesake): ((BodyId, &'a Body), Option<BodyId>)| {
        let mut known = body.names().filter_map(|name| later.find(name));
        let same = namesake.or_else(|| known.find(|&id| taken.insert(id)));
        same.map_or(body.name.as_str(), |id| later.name(id))
    };
    earlier.bodies().zip(namesakes).map(name).collect()
}

/// A deadline as a day, or as the published words.
pub(super) fn deadline(deadline: &Deadline) -> Value {
    match deadline {
        Deadline::Date(day) => Value::Day(*day),
        Deadline::Words(words) => Value::from(words),
    }
}

fn when(row: RowBuilder, when: When) -> RowBuilder {
    match when {
        When::Unspecified => row,
        When::Year(year) => row.with("year", year),
        When::Yearly { from } => row.with("from", from).with("recurring", "yearly"),
    }
}

fn money(row: RowBuilder, money: Option<Money>) -> RowBuilder {
    row.optional("amount", money.map(|money| money.amount))
        .optional("currency", money.map(|money| money.currency.code()))
}
