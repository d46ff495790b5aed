//! The plan as a whole.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};

use super::{
    Appropriation, BodyId, ByLanguage, Catalog, Closing, Currency, FieldValue, FundingSource, FundingYears,
    Measure, MeasureId, Meeting, Metric, Milestone, Period, Predecessor, Provision, PublishedRow, Register,
    Report, Return, Section, Strategy, UnknownElsewhere, UnknownValue,
};
use crate::keyword::keywords;
use crate::text::{FileId, TextSlice};

keywords! {
    /// How often the bodies report and meet.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Cycle {
        /// Once a month.
        Monthly = "monthly",
        /// Once every three months.
        Quarterly = "quarterly",
        /// Twice a year.
        HalfYearly = "half-yearly",
        /// Once a year.
        Yearly = "yearly",
    }
}

impl Cycle {
    /// How many months one period of it has.
    pub const fn months(self) -> u32 {
        match self {
            Cycle::Monthly => 1,
            Cycle::Quarterly => 3,
            Cycle::HalfYearly => 6,
            Cycle::Yearly => 12,
        }
    }
}

/// A procedure by which victims are identified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// As the mechanism's page numbers it: `I`.
    pub key: TextSlice,
    /// Whom it is for and where, in English.
    pub title: TextSlice,
    /// The same in other languages.
    pub names: ByLanguage,
}

/// The machinery around the plan.
#[derive(Clone, Debug)]
pub struct Coordination {
    /// The office, not the person.
    pub coordinator: TextSlice,
    /// The office in other languages.
    pub coordinator_names: ByLanguage,
    /// The body the coordinator belongs to.
    pub body: BodyId,
    /// The department that assists the coordinator; `None` where no document names it.
    pub department: Option<TextSlice>,
    /// The department in other languages.
    pub department_names: ByLanguage,
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
    pub basis: Option<TextSlice>,
}

keywords! {
    /// How much the findings of a rule matter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Level {
        /// Not at all: the rule does not apply.
        Allow = "allow",
        /// Its findings are warnings.
        Warn = "warn",
        /// Its findings are errors.
        Deny = "deny",
    }
}

/// What `[levels]` in `plan.toml` says of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelOverride {
    /// The id of the rule, as the file names it.
    pub rule: TextSlice,
    /// What its findings are to count as.
    pub level: Level,
}

/// A government action plan with all its measures.
#[derive(Clone, Debug)]
pub struct Plan {
    /// As published.
    pub title: TextSlice,
    /// The legal act that adopted it.
    pub decision: Option<TextSlice>,
    /// The day of the decision; a deadline may lie before it. `None` where the file does not say.
    pub adopted: Option<NaiveDate>,
    /// The days for which it was made; `None` where the file does not say.
    pub period: Option<Period>,
    /// The day from which on the act is no longer in force. It closes nothing by itself.
    pub expires: Option<NaiveDate>,
    /// That it was closed, on which day and by what; `None`: it is open.
    pub closed: Option<Closing>,
    /// The strategy that it carries out.
    pub strategy: Option<Strategy>,
    /// The plan that it follows.
    pub predecessor: Option<Predecessor>,
    /// The currency of an amount that names none; `None` where every amount must name its own.
    pub currency: Option<Currency>,
    /// The document it was taken from, relative to the folder that holds the plan's.
    pub document: Option<TextSlice>,
    /// The licence under which its data may be used again: an id of SPDX or an address; `None`: none is named.
    pub licence: Option<TextSlice>,
    /// The rows of the official table that it has; `None`: all of them.
    pub rows: Option<Vec<PublishedRow>>,
    /// Chapters and sections, in the published order, which is that of every list.
    pub sections: Catalog<Section>,
    /// What else the act says, point by point.
    pub provisions: Vec<Provision>,
    /// Every source of funding that a measure may name.
    pub sources: Catalog<FundingSource>,
    /// What the decision provides, point by point; empty where it provides nothing.
    pub appropriations: Catalog<Appropriation>,
    /// Metrics that several measures share.
    pub metrics: Catalog<Metric>,
    /// Who sees to it that the plan is carried out; `None` where `plan.toml` does not say.
    pub coordination: Option<Coordination>,
    /// The tags of its languages; the first is that of its texts.
    pub languages: Vec<TextSlice>,
    /// Every body that the plan may name. Another version of the plan may share it.
    pub register: Arc<Register>,
    /// Keys of the plan's own: a row.
    pub extra: Option<FieldValue>,
    /// How much findings of a rule matter here.
    pub levels: Vec<LevelOverride>,
    /// In the order of the plan. Another version of it shares those that are the same.
    pub measures: Vec<Arc<Measure>>,
    /// The places in `measures` of those whose id does not carry their section, in the order of their ids.
    pub(crate) unsectioned: Vec<usize>,
    /// Milestones that serve several measures, by their ids: the place of the measure in whose file each stands, and its
    /// place there.
    pub(crate) shared_milestones: HashMap<TextSlice, (usize, usize)>,
    /// The first and the last year that its money names, where the plan has no period.
    pub(crate) years_of_money: Option<(i32, i32)>,
    /// What bodies reported for periods, in the order of the files.
    pub returns: Vec<Return>,
    /// What was decided, by day.
    pub meetings: Vec<Meeting>,
    /// `plan.toml`.
    pub file: FileId,
    /// The keys of `plan.toml` and of `bodies.toml` whose values are wrong or missing, or only partly understood.
    pub unknown: Vec<&'static str>,
    /// What is wrong in returns and meetings, and belongs to no measure.
    pub unknown_elsewhere: Vec<UnknownElsewhere>,
}

impl Plan {
    /// Its title, where that is known.
    pub fn known_title(&self) -> Option<&str> {
        (!self.unknown.contains(&"title")).then_some(self.title.as_str())
    }

    /// Every value that is not known and for which this holds, the plan's own first.
    pub fn unknown_values(&self, is_wanted: impl Fn(&UnknownValue) -> bool) -> Vec<UnknownValue> {
        let of_plan = self.unknown.iter().map(|&field| UnknownValue { measure: None, path: None, field });
        let of_measures = self.measures.iter().flat_map(|measure| {
            let value = |&field| UnknownValue { measure: Some(measure.id.clone()), path: None, field };
            measure.unknown.iter().map(value)
        });
        let elsewhere = self.unknown_elsewhere.iter().filter(|one| {
            is_wanted(&UnknownValue { measure: None, path: Some(one.path.clone()), field: one.need })
        });
        let elsewhere =
            elsewhere.map(|one| UnknownValue { measure: None, path: Some(one.path.clone()), field: one.key });
        of_plan.chain(of_measures).filter(&is_wanted).chain(elsewhere).collect()
    }

    /// The paths of returns and meetings of which a part is not known, and not whose it is: what another version says there
    /// was not taken back.
    pub fn partly_known(&self) -> impl Iterator<Item = &str> {
        self.unknown_elsewhere.iter().filter(|one| one.need != "return").map(|one| one.path.as_str())
    }

    /// The measure, or point of the decision, with this id; `None` where it is not in the plan, or its file is broken.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.index_of(id).map(|at| &*self.measures[at])
    }

    /// Measures that say to have had this id before, whatever the case of its letters.
    pub fn formerly(&self, id: &str) -> impl Iterator<Item = &Measure> {
        let had_it = move |measure: &&Measure| {
            measure.formerly.iter().any(|old| old.as_str().eq_ignore_ascii_case(id))
        };
        self.measures.iter().map(Arc::as_ref).filter(had_it)
    }

    /// The one measure that says to have had this id before, where no measure has it.
    pub fn renumbered(&self, id: &str) -> Option<&Measure> {
        let has_it = id.parse().is_ok_and(|id| self.measure(&id).is_some());
        let mut had_it = self.formerly(id).filter(|_| !has_it);
        had_it.next().filter(|_| had_it.next().is_none())
    }

    /// The return that is written in a file; reports in a measure's own file belong to none.
    pub fn return_in(&self, file: FileId) -> Option<&Return> {
        self.returns.iter().find(|one| one.file == file)
    }

    /// The index in [`Plan::measures`] of the one with this id.
    pub fn index_of(&self, id: &MeasureId) -> Option<usize> {
        let by_section = self.sections.holding(id).and_then(|section| {
            self.measures.binary_search_by(|m| m.order().cmp(&((false, Some(section)), id))).ok()
        });
        by_section.or_else(|| {
            let at = self.unsectioned.binary_search_by(|&at| self.measures[at].id.cmp(id)).ok()?;
            self.unsectioned.get(at).copied()
        })
    }

    /// The measures that another version of the plan does not share, in the order of the plan: nothing changed in the others.
    pub fn measures_not_in(&self, other: &Plan) -> impl Iterator<Item = &Measure> {
        let shared: HashSet<*const Measure> = other.measures.iter().map(Arc::as_ptr).collect();
        self.measures.iter().filter(move |measure| !shared.contains(&Arc::as_ptr(measure))).map(Arc::as_ref)
    }

    /// Gives the plan its measures, which are in the order of the plan.
    pub fn set_measures(&mut self, measures: Vec<Arc<Measure>>) {
        self.measures = measures;
        let is_unsectioned = |(at, m): (usize, &Arc<Measure>)| {
            (m.named_section.is_some() || m.section.is_none()).then_some(at)
        };
        self.unsectioned = self.measures.iter().enumerate().filter_map(is_unsectioned).collect();
        // The measures of each section are in this order already, which a sort that is stable makes use of.
        self.unsectioned.sort_by(|&a, &b| self.measures[a].id.cmp(&self.measures[b].id));
        self.shared_milestones = HashMap::default();
        for (at, measure) in self.measures.iter().enumerate() {
            let shared = measure.milestones.iter().enumerate().filter(|(_, one)| !one.measures.is_empty());
            for (row, id) in shared.filter_map(|(row, milestone)| Some((row, milestone.id.as_ref()?))) {
                self.shared_milestones.entry(id.clone()).or_insert((at, row));
            }
        }
        self.years_of_money = years_of_money(self);
    }

    /// What its own files say: without measures, returns and meetings.
    pub(crate) fn of_own_files(&self) -> Self {
        let mut plan = Plan { measures: Vec::new(), ..self.clone() };
        plan.set_measures(Vec::new());
        plan.returns.clear();
        plan.meetings.clear();
        plan.unknown_elsewhere.clear();
        plan
    }

    /// The milestone of this id that serves several measures: the measure in whose file it stands, and its place there.
    pub fn shared_milestone(&self, id: &str) -> Option<(&Measure, usize)> {
        let &(at, row) = self.shared_milestones.get(id)?;
        Some((self.measures.get(at)?, row))
    }

    /// The milestone that reports of a measure mean by a name, with the measure in whose file it stands: one of its own, or
    /// one that serves it too.
    pub fn milestone<'p>(&'p self, measure: &'p Measure, name: &str) -> Option<(&'p Measure, &'p Milestone)> {
        if let Some(own) = measure.milestone(name) {
            return Some((measure, own));
        }
        let (home, row) = self.shared_milestone(name)?;
        let milestone = home.milestones.get(row)?;
        milestone.measures.contains(&measure.id).then_some((home, milestone))
    }

    /// The calendar years of the plan: of its period, or without one, from the first to the last that its money names.
    /// Empty where neither names any.
    pub fn years(&self) -> RangeInclusive<i32> {
        let named = || self.years_of_money.map_or(RangeInclusive::new(1, 0), |(first, last)| first..=last);
        self.period.map_or_else(named, |period| period.years())
    }

    /// The key of the section that a measure belongs to; `None` where there is none.
    pub fn section_key(&self, measure: &Measure) -> Option<&str> {
        measure.section.map(|section| self.sections[section].key.as_str())
    }

    /// Whether the official table has a row.
    pub fn has_row(&self, row: PublishedRow) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.contains(&row))
    }

    /// Whether the plan is closed on a day: from the day after its closing on.
    pub fn is_closed(&self, day: NaiveDate) -> bool {
        self.closed.as_ref().is_some_and(|closed| day > closed.date)
    }

    /// The last day up to which reports and amendments decide a status that is asked for on a day: in a plan that was closed
    /// before, that of the closing. What comes in later is kept and shown, and changes no result.
    pub fn last_day_that_counts(&self, day: NaiveDate) -> NaiveDate {
        self.closed.as_ref().map_or(day, |closed| closed.date.min(day))
    }

    /// Whether the plan is a draft: without a day of adoption, until the first report comes in. Nothing in it is owed yet,
    /// and its deadlines are dates alone. What was closed was carried out before.
    pub fn is_draft(&self) -> bool {
        self.is_neither_adopted_nor_closed() && self.measures.iter().all(|measure| measure.reports.is_empty())
    }

    /// Whether `plan.toml` says neither when the plan was adopted nor when it was closed.
    pub fn is_neither_adopted_nor_closed(&self) -> bool {
        self.adopted.is_none() && self.closed.is_none()
    }

    /// Who makes a report, by name.
    pub fn reporters(&self, report: &Report) -> String {
        self.register.join(&report.speakers().collect::<Vec<_>>())
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

/// The first and the last year that allocations and appropriations name, where the plan has no period of its own.
fn years_of_money(plan: &Plan) -> Option<(i32, i32)> {
    if plan.period.is_some() {
        return None;
    }
    let allocated = plan.measures.iter().flat_map(|measure| &measure.allocations).map(|it| it.when);
    let provided = plan.appropriations.iter().map(|(_, it)| it.when);
    let years = allocated.chain(provided).filter_map(FundingYears::first_year);
    years.fold(None, |span, year| {
        let (first, last) = span.unwrap_or((year, year));
        Some((year.min(first), year.max(last)))
    })
}
