//! A measure: as published, structured, living.

use chrono::NaiveDate;

use super::{
    Allocation, Allow, Amendment, Assessment, BodyId, ByLanguage, Deadline, FieldValue, MeasureId, Metric,
    Milestone, Report, SectionId, Spent,
};
use crate::keyword::keywords;
use crate::text::{FileId, TextSlice};

keywords! {
    /// What sort of obligation.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum MeasureKind {
        /// A row of the plan's table.
        #[default]
        Measure = "measure",
        /// A point of the decision that carries an obligation of its own.
        Point = "point",
    }
}

/// The published wording of rows that the file keeps as names, a day or a period, where these do not give it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The row of responsible bodies; `None` where their names joined with ", " are the published words.
    pub responsible: Option<TextSlice>,
    /// The row of partners; `None` likewise.
    pub partners: Option<TextSlice>,
    /// The row of the deadline; `None` where the deadline as the file has it is what was published.
    pub deadline: Option<TextSlice>,
    /// Whether the file keeps the first under `[published]`.
    pub responsible_apart: bool,
    /// Whether the file keeps the second there.
    pub partners_apart: bool,
}

/// Keys of a measure's file under which bodies, sections, sources or appropriations are named.
const NAMING: [&str; 8] =
    ["section", "responsible", "partners", "milestone", "allocation", "report", "spent", "assessment"];

/// Keys of a measure's file under which only words, dates and figures stand, and milestones, which may name bodies.
const PLAIN: [&str; 17] = [
    "kind",
    "parent",
    "continues",
    "formerly",
    "title",
    "short",
    "means",
    "deadline",
    "indicator",
    "funding",
    "text",
    "milestone",
    "metric",
    "metrics",
    "amendment",
    "extra",
    "allow",
];

/// One obligation of the plan.
#[derive(Clone, Debug)]
pub struct Measure {
    /// As the plan numbers it; also the name of its file.
    pub id: MeasureId,
    /// A row of the table, or a point of the decision.
    pub kind: MeasureKind,
    /// Where it stands in the plan: the section that its file names, or else the deepest that its id is within; `None`
    /// where the plan has no sections, or none of them is its own.
    pub section: Option<SectionId>,
    /// The section that its file names.
    pub named_section: Option<SectionId>,
    /// Where it is written.
    pub file: FileId,
    /// The keys of its file whose values are wrong or missing, or only partly understood: what they say is not known.
    pub unknown: Vec<&'static str>,

    /// The measure that it is a step of.
    pub parent: Option<MeasureId>,
    /// Ids of the plan before that it carries on.
    pub continues: Vec<TextSlice>,
    /// What it was called before. The change that adds an id here is the one that renumbered the measure.
    pub formerly: Vec<MeasureId>,

    // As published. A point of the decision has no partners, means, indicator or funding.
    /// What is to be done, in the published words; the id where they are unknown.
    pub title: TextSlice,
    /// The bodies that answer for it, in the published order; empty where the words name none, or it is unknown.
    pub responsible: Vec<BodyId>,
    /// Who takes part in it, in the published order; empty where the row names no body.
    pub partners: Vec<BodyId>,
    /// What the two rows above say where that is more than names.
    pub wording: Wording,
    /// The means by which it is to be done, in the published words.
    pub means: Option<TextSlice>,
    /// By when.
    pub deadline: Deadline,
    /// How it will be seen that it was done, in the published words.
    pub indicator: Option<TextSlice>,
    /// What is published about its money; the figures are in `allocations`.
    pub funding: Option<TextSlice>,

    // Structured.
    /// Steps with a day of their own; empty where the words name none.
    pub milestones: Vec<Milestone>,
    /// What the indicator counts; empty where it counts nothing.
    pub metrics: Vec<Metric>,
    /// The ids of metrics in `plan.toml` that its indicator counts as well; empty where it names none.
    pub shared_metrics: Vec<TextSlice>,
    /// What the words say of money, source by source; empty where they name no source.
    pub allocations: Vec<Allocation>,

    // Living, each in order of date.
    /// What the bodies that carry it said; empty: unreported.
    pub reports: Vec<Report>,
    /// What was spent on it.
    pub spent: Vec<Spent>,
    /// What others said.
    pub assessments: Vec<Assessment>,
    /// A short title of the plan's own.
    pub short: Option<TextSlice>,
    /// Its texts in other languages.
    pub texts: ByLanguage,
    /// What allowed its published rows to change.
    pub amendments: Vec<Amendment>,
    /// Keys of the plan's own: a row.
    pub extra: Option<FieldValue>,
    /// Findings about it that are accepted.
    pub allows: Vec<Allow>,
}

impl Measure {
    /// The row of the deadline: the published words, or the day or period as the file has it.
    pub fn deadline_wording(&self) -> String {
        self.wording.deadline.as_ref().map_or_else(|| self.deadline.to_string(), TextSlice::to_string)
    }

    /// Notes that something under a key is not known.
    pub fn leave_unknown(&mut self, key: &'static str) {
        if !self.is_unknown(key) {
            self.unknown.push(key);
        }
    }

    /// Whether the value of a key of its file is unknown, or a part of it is.
    pub fn is_unknown(&self, key: &str) -> bool {
        self.unknown.contains(&key)
    }

    /// Takes over what is not known here from an earlier version of the same measure, key by key. Keys that were not known
    /// there either stay so. Whether it could: what names bodies, sections or sources is taken over only where these have
    /// the same places in both.
    pub fn fill_from(&mut self, earlier: &Measure, places_agree: bool) -> bool {
        let known: Vec<&'static str> =
            self.unknown.iter().copied().filter(|key| !earlier.is_unknown(key)).collect();
        if !places_agree && known.iter().any(|key| NAMING.contains(key)) {
            return false;
        }
        for key in &known {
            self.take(key, earlier);
        }
        self.unknown.retain(|key| !known.contains(key));
        true
    }

    /// Takes over what a later version of the same measure says in words, dates and figures, where what it names cannot be
    /// read in the places that bodies, sections and sources have here.
    pub fn take_plain(&mut self, later: &Measure) {
        let plain: Vec<&str> = PLAIN.into_iter().filter(|key| later.says_plainly(key, self)).collect();
        plain.into_iter().for_each(|key| self.take(key, later));
        // The other wordings go with the bodies.
        if !later.is_unknown("published") {
            self.wording.deadline.clone_from(&later.wording.deadline);
        }
    }

    /// Whether the values of all these keys are known without the names of bodies, sections and sources.
    pub fn knows_plainly(&self, keys: &[&str], earlier: &Measure) -> bool {
        keys.iter().all(|key| PLAIN.contains(key) && self.says_plainly(key, earlier))
    }

    fn says_plainly(&self, key: &str, earlier: &Measure) -> bool {
        let names_nobody =
            |measure: &Measure| measure.milestones.iter().all(|milestone| milestone.responsible.is_empty());
        !self.is_unknown(key) && (key != "milestone" || names_nobody(self) && names_nobody(earlier))
    }

    /// Takes over what stands under a key.
    fn take(&mut self, key: &str, earlier: &Measure) {
        let (own, was) = (&mut self.wording, &earlier.wording);
        match key {
            "kind" => self.kind = earlier.kind,
            "section" => {
                (self.section, self.named_section) = (earlier.section, earlier.named_section);
            }
            "parent" => self.parent.clone_from(&earlier.parent),
            "continues" => self.continues.clone_from(&earlier.continues),
            "formerly" => self.formerly.clone_from(&earlier.formerly),
            "title" => self.title.clone_from(&earlier.title),
            "short" => self.short.clone_from(&earlier.short),
            "responsible" => {
                self.responsible.clone_from(&earlier.responsible);
                own.responsible.clone_from(&was.responsible);
            }
            "partners" => {
                self.partners.clone_from(&earlier.partners);
                own.partners.clone_from(&was.partners);
            }
            "means" => self.means.clone_from(&earlier.means),
            "deadline" => self.deadline.clone_from(&earlier.deadline),
            "indicator" => self.indicator.clone_from(&earlier.indicator),
            "funding" => self.funding.clone_from(&earlier.funding),
            "published" => own.clone_from(was),
            "text" => self.texts.clone_from(&earlier.texts),
            "milestone" => self.milestones.clone_from(&earlier.milestones),
            "metric" => self.metrics.clone_from(&earlier.metrics),
            "metrics" => self.shared_metrics.clone_from(&earlier.shared_metrics),
            "allocation" => self.allocations.clone_from(&earlier.allocations),
            "report" => self.reports.clone_from(&earlier.reports),
            "spent" => self.spent.clone_from(&earlier.spent),
            "assessment" => self.assessments.clone_from(&earlier.assessments),
            "amendment" => self.amendments.clone_from(&earlier.amendments),
            "extra" => self.extra.clone_from(&earlier.extra),
            "allow" => self.allows.clone_from(&earlier.allows),
            _ => {}
        }
    }

    /// Whether every value is known that decides its status.
    pub fn has_known_status(&self) -> bool {
        !["responsible", "report", "amendment"].iter().any(|key| self.is_unknown(key))
    }

    /// Measures in the order of this are in the order of the plan: by section, then by id, those without a section last.
    pub fn order(&self) -> ((bool, Option<SectionId>), &MeasureId) {
        (self.section_order(), &self.id)
    }

    /// The order of the sections, those without one last.
    pub fn section_order(&self) -> (bool, Option<SectionId>) {
        (self.section.is_none(), self.section)
    }

    /// Whether an amendment of a later day changed its rows, or withdrew it or took that back.
    pub fn is_amended_after(&self, day: NaiveDate) -> bool {
        let decides = |one: &Amendment| !one.fields.is_empty() || one.withdrawn.is_some();
        self.amendments.iter().any(|one| one.date > day && decides(one))
    }
}
