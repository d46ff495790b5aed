//! The plan as a whole.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Appropriation, BodyId, Catalog, Currency, FundingSource, Measure, MeasureId, Period, Register, Section,
};
use crate::text::{FileId, Text};

/// How often the bodies report and meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// Once a month.
    Monthly,
    /// Once every three months.
    Quarterly,
    /// Twice a year.
    HalfYearly,
    /// Once a year.
    Yearly,
}

impl Cycle {
    /// Every cycle with the word that the files use for it.
    pub const WORDS: [(&'static str, Cycle); 4] = [
        (Self::Monthly.word(), Self::Monthly),
        (Self::Quarterly.word(), Self::Quarterly),
        (Self::HalfYearly.word(), Self::HalfYearly),
        (Self::Yearly.word(), Self::Yearly),
    ];

    /// The word that the files use for it.
    pub const fn word(self) -> &'static str {
        match self {
            Cycle::Monthly => "monthly",
            Cycle::Quarterly => "quarterly",
            Cycle::HalfYearly => "half-yearly",
            Cycle::Yearly => "yearly",
        }
    }
}

/// A procedure by which victims are identified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// As the mechanism's page numbers it: `I`.
    pub key: Text,
    /// Whom it is for and where, in English.
    pub title: Text,
    /// The published words; `None` where the source is not Hungarian.
    pub hungarian: Option<Text>,
}

/// The machinery around the plan.
#[derive(Clone, Debug)]
pub struct Coordination {
    /// The office, not the person.
    pub coordinator: Text,
    /// The office in the published words, where they are Hungarian.
    pub coordinator_hungarian: Option<Text>,
    /// The body the coordinator belongs to.
    pub body: BodyId,
    /// The department that assists the coordinator; `None` where no document names it.
    pub department: Option<Text>,
    /// The department in the published words, where they are Hungarian.
    pub department_hungarian: Option<Text>,
    /// The group in which the bodies meet: the National Coordination Mechanism; `None` where there is none.
    pub mechanism: Option<BodyId>,
    /// The year since when the mechanism exists.
    pub mechanism_since: Option<i32>,
    /// The group in which non-governmental organizations meet: the NGO Roundtable; `None` where there is none.
    pub roundtable: Option<BodyId>,
    /// How often reports and meetings are due.
    pub cycle: Cycle,
    /// How victims are identified; empty where the file does not say.
    pub procedures: Vec<Procedure>,
    /// The document that says so.
    pub basis: Option<Text>,
}

/// How much the findings of a rule matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all: the rule does not apply.
    Allow,
    /// Its findings are warnings.
    Warn,
    /// Its findings are errors.
    Deny,
}

impl Level {
    /// Every level with the word that the files use for it.
    pub const WORDS: [(&'static str, Level); 3] =
        [(Self::Allow.word(), Self::Allow), (Self::Warn.word(), Self::Warn), (Self::Deny.word(), Self::Deny)];

    /// The word that the files use for it.
    pub const fn word(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }
}

/// What `[levels]` in `plan.toml` says of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelOf {
    /// The id of the rule, as the file names it.
    pub rule: Text,
    /// What its findings are to count as.
    pub level: Level,
}

/// A government action plan with all its measures.
#[derive(Clone, Debug)]
pub struct Plan {
    /// As published.
    pub title: Text,
    /// The legal act that adopted it.
    pub decision: Option<Text>,
    /// The day of the decision; a deadline may lie before it.
    pub adopted: NaiveDate,
    /// The days for which it was made.
    pub period: Period,
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// The document it was taken from, relative to the folder that holds the plan's.
    pub document: Option<Text>,
    /// Chapters and sections, in the published order, which is that of every list.
    pub sections: Catalog<Section>,
    /// Every source of funding that a measure may name.
    pub sources: Catalog<FundingSource>,
    /// What the decision provides, point by point; empty where it provides nothing.
    pub appropriations: Catalog<Appropriation>,
    /// Who sees to it that the plan is carried out; `None` where `plan.toml` does not say.
    pub coordination: Option<Coordination>,
    /// Every body that the plan may name.
    pub register: Register,
    /// How much findings of a rule matter here.
    pub levels: Vec<LevelOf>,
    /// In the order of the plan. Another version of it shares those that are the same.
    pub measures: Vec<Arc<Measure>>,
    /// `plan.toml`.
    pub file: FileId,
}

impl Plan {
    /// The measure, or point of the decision, with this id; `None` where it is not in the plan, or its file is broken.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.place(id).map(|at| &*self.measures[at])
    }

    /// Where in [`Plan::measures`] the one with this id stands.
    pub fn place(&self, id: &MeasureId) -> Option<usize> {
        let section = self.sections.holding(id)?;
        self.measures.binary_search_by(|m| (m.section, &m.id).cmp(&(section, id))).ok()
    }

    /// Whether `body` answers for this measure: named as responsible, or successor of one that is.
    pub fn is_accountable(&self, body: BodyId, measure: &Measure) -> bool {
        measure
            .responsible
            .iter()
            .any(|&named| named == body || self.register.successor(named, &measure.id) == Some(body))
    }

    /// The row of responsible bodies, word for word.
    pub fn responsible_wording(&self, measure: &Measure) -> String {
        self.worded(measure.wording.responsible.as_deref(), &measure.responsible)
    }

    /// The row of partners, word for word.
    pub fn partners_wording(&self, measure: &Measure) -> String {
        self.worded(measure.wording.partners.as_deref(), &measure.partners)
    }

    fn worded(&self, published: Option<&str>, bodies: &[BodyId]) -> String {
        published.map_or_else(|| self.register.join(bodies), str::to_owned)
    }
}
