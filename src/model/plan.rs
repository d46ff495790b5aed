//! The plan as a whole.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::{Appropriation, BodyId, Catalog, Currency, FundingSource, Listed, Measure, MeasureId, Register};
use crate::text::FileId;

/// A section's place in the plan: sections are in the plan's order, and so is every list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u32);

/// A chapter or section with its title.
#[derive(Clone, Debug)]
pub struct Section {
    pub key: MeasureId,
    pub title: String,
}

impl Listed for Section {
    type Id = SectionId;

    fn key(&self) -> &str {
        self.key.as_str()
    }

    fn id(at: u32) -> SectionId {
        SectionId(at)
    }

    fn at(id: SectionId) -> u32 {
        id.0
    }
}

/// The days for which the plan is made, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub start: NaiveDate,
    pub end: NaiveDate,
}

impl Period {
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }

    pub fn years(&self) -> RangeInclusive<i32> {
        self.start.year()..=self.end.year()
    }
}

/// How often the bodies report and meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

impl Cycle {
    pub const WORDS: [(&'static str, Cycle); 4] = [
        ("monthly", Cycle::Monthly),
        ("quarterly", Cycle::Quarterly),
        ("half-yearly", Cycle::HalfYearly),
        ("yearly", Cycle::Yearly),
    ];

    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, cycle)| *cycle == self).map_or("", |(word, _)| word)
    }
}

/// A procedure by which victims are identified.
#[derive(Clone, Debug)]
pub struct Procedure {
    pub key: String,
    pub title: String,
    pub hungarian: Option<String>,
}

/// The machinery around the plan.
#[derive(Clone, Debug)]
pub struct Coordination {
    /// The office, not the person.
    pub coordinator: String,
    pub coordinator_hungarian: Option<String>,
    /// The body the coordinator belongs to.
    pub body: BodyId,
    pub department: Option<String>,
    pub department_hungarian: Option<String>,
    pub mechanism: Option<BodyId>,
    /// The year since when the mechanism exists.
    pub mechanism_since: Option<i32>,
    pub roundtable: Option<BodyId>,
    pub cycle: Cycle,
    pub procedures: Vec<Procedure>,
    /// The document that says so.
    pub basis: Option<String>,
}

/// How much the findings of a rule matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all: the rule does not apply.
    Allow,
    Warn,
    Deny,
}

impl Level {
    pub const WORDS: [(&'static str, Level); 3] =
        [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];
}

/// What `[levels]` in `plan.toml` says of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelOf {
    pub rule: String,
    pub level: Level,
}

/// A government action plan with all its measures.
#[derive(Clone, Debug)]
pub struct Plan {
    pub title: String,
    /// The legal act that adopted it.
    pub decision: Option<String>,
    pub adopted: NaiveDate,
    pub period: Period,
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// The document it was taken from, relative to the folder that holds the plan's.
    pub document: Option<String>,
    pub sections: Catalog<Section>,
    pub sources: Catalog<FundingSource>,
    pub appropriations: Catalog<Appropriation>,
    pub coordination: Option<Coordination>,
    pub register: Register,
    /// How much findings of a rule matter here.
    pub levels: Vec<LevelOf>,
    /// In the order of the plan.
    pub measures: Vec<Measure>,
    /// `plan.toml`.
    pub file: FileId,
}

impl Catalog<Section> {
    /// The section that a measure belongs to: the deepest whose key begins the measure's id.
    pub fn holding(&self, id: &MeasureId) -> Option<SectionId> {
        id.ancestors().find_map(|key| self.find(key))
    }

    /// The chapter that a section belongs to: the shallowest whose key begins the section's.
    pub fn chapter(&self, section: SectionId) -> SectionId {
        let above = self[section].key.ancestors().filter_map(|key| self.find(key));
        above.last().unwrap_or(section)
    }
}

impl Plan {
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        let section = self.sections.holding(id)?;
        let found = self.measures.binary_search_by(|m| (m.section, &m.id).cmp(&(section, id)));
        found.ok().map(|at| &self.measures[at])
    }

    /// Whether `body` answers for this measure: named as responsible, or successor of one that is.
    pub fn carries(&self, body: BodyId, measure: &Measure) -> bool {
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
