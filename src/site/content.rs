//! What the pages show, gathered once before any of them is written.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::exports::Exports;
use super::findings::SiteFindings;
use super::followed::followed;
use super::record::{Record, RecordSeal};
use super::recorded_changes::{CurrentMeasure, MeasureChanges, RecordedCommit, RemovedMeasure};
use super::settings::Settings;
use super::shared_parts::SharedParts;
use super::slugs::{RecordedNames, Slugs};
use super::source_money::MoneyBySource;
use crate::answers::calendar::OwedReports;
use crate::answers::site_manifest::SiteManifest;
use crate::answers::{AmendedLater, PlanAt};
use crate::diagnostic::Diagnostic;
use crate::history::slippage::DeadlineHistory;
use crate::labels::Language;
use crate::model::name::fold;
use crate::model::{BodyId, Measure, MeasureId, Plan, SectionId, Status};
use crate::query::by_body::NamedBodies;
use crate::query::status::{self, Overview};
use crate::render::Answer;

use super::address::Address;

/// A plan on a day, with its findings and its history, as a site shows it.
pub struct Content {
    /// What the site is asked to be.
    pub settings: Settings,
    /// The plan, and the day that it is judged on.
    pub plan_at: PlanAt,
    /// Whether the plan is a draft, in which nothing is owed yet.
    pub is_draft: bool,
    /// How far it is.
    pub overview: Overview,
    /// What the checks found.
    pub checked: SiteFindings,
    /// What git says of it; `None` outside git.
    pub record: Option<Record>,
    /// All tables, as files.
    pub exports: Exports,
    /// Who owes reports for which periods.
    pub(super) owing: OwedReports,
    pub(super) slugs: Slugs,
    /// The findings about each measure, by their places in [`Findings::open`].
    of_measure: HashMap<MeasureId, Vec<usize>>,
    /// Former ids that no measure has now, with the pages of the measures that had them.
    pub(super) former: Vec<(MeasureId, Vec<Address>)>,
    /// The steps of each measure that has any, by their places.
    steps: HashMap<MeasureId, Vec<usize>>,
    /// The measures of every section, by their places, those of the sections below it too.
    of_section: HashMap<SectionId, Vec<usize>>,
    /// The sections one level below each that has any, in their order.
    below: HashMap<SectionId, Vec<SectionId>>,
    /// What is the same on many pages, in the order of the languages.
    remembered: Vec<SharedParts>,
    /// Which measures name each body.
    pub(super) named_bodies: NamedBodies,
    /// Where the money comes from, once it was asked.
    money: OnceLock<MoneyBySource>,
    /// The bodies that have a feed of their own, where there is a history.
    followed: BTreeSet<BodyId>,
    /// All names of each body, folded, by its place: every list and every search looks for them.
    folded_bodies: Vec<String>,
    /// The page of every id: of a measure of the plan, else of one that it has no longer, else of a former id.
    pages: HashMap<MeasureId, Address>,
    /// The places of the commits, by their ids.
    commits: HashMap<String, usize>,
}

impl Content {
    /// Gathers all that does not depend on the page.
    pub fn new(
        settings: Settings,
        plan_at: PlanAt,
        checked: SiteFindings,
        record: Option<Record>,
        exports: Exports,
    ) -> Self {
        let plan = &plan_at.plan;
        let findings = &checked.findings;
        let mut of_measure: HashMap<MeasureId, Vec<usize>> = HashMap::new();
        for (at, finding) in findings.open.iter().enumerate() {
            if let Some(id) = &finding.measure {
                of_measure.entry(id.clone()).or_default().push(at);
            }
        }
        let former = former_ids(plan, record.as_ref());
        let past = RecordedNames {
            former: former.iter().map(|(id, _)| id).collect(),
            removed: record.iter().flat_map(|record| &record.removed).map(|it| &it.id).collect(),
            commits: record
                .iter()
                .flat_map(|record| &record.commits)
                .map(|it| it.commit.id.as_str())
                .collect(),
        };
        Content {
            is_draft: plan.is_draft(),
            overview: status::count(plan, plan_at.day),
            owing: OwedReports::of(&plan_at),
            slugs: Slugs::of(plan, &past),
            of_measure,
            remembered: settings.languages.iter().map(|_| SharedParts::new(plan.measures.len())).collect(),
            named_bodies: NamedBodies::of(plan),
            money: OnceLock::new(),
            followed: followed(plan, plan_at.day),
            folded_bodies: plan.register.bodies().map(|(_, body)| fold(&joined(body.names()))).collect(),
            pages: pages(plan, &past),
            commits: past.commits.iter().enumerate().map(|(at, id)| ((*id).to_owned(), at)).collect(),
            former,
            steps: steps(plan),
            of_section: of_section(plan),
            below: below(plan),
            settings,
            plan_at,
            checked,
            record,
            exports,
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan_at.plan
    }

    /// The day that it is judged on.
    pub fn day(&self) -> NaiveDate {
        self.plan_at.day
    }

    /// The commit that it was read from.
    pub fn commit(&self) -> Option<&str> {
        self.plan_at.revision.as_deref()
    }

    /// The seal of the commit.
    pub fn seal(&self) -> Option<&RecordSeal> {
        self.record.as_ref()?.seal.as_ref()
    }

    /// The bodies that are responsible for something.
    pub fn responsible(&self) -> impl Iterator<Item = BodyId> {
        self.overview.bodies.iter().map(|(id, _)| *id)
    }

    /// What the site says of itself.
    pub fn manifest(&self) -> SiteManifest {
        let Settings { languages, base_url, keep_going } = &self.settings;
        SiteManifest {
            commit: self.commit().map(str::to_owned),
            folder: self.seal().map(|seal| seal.folder.clone()),
            whole_history: self.record.as_ref().is_some_and(|record| record.is_whole),
            joined_history: self.record.as_ref().is_some_and(|record| record.is_joined),
            languages: languages.iter().map(|language| language.word().to_owned()).collect(),
            base_url: base_url.clone(),
            keep_going: *keep_going,
            ..SiteManifest::of(&self.plan().title, self.day())
        }
    }

    /// The language of the published words, as a tag.
    pub fn published_language(&self) -> &str {
        published_language(self.plan())
    }

    /// What the checks found about a measure.
    pub fn findings_of(&self, id: &MeasureId) -> impl Iterator<Item = &Diagnostic> {
        let places = self.of_measure.get(id).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&at| self.checked.findings.open.get(at))
    }

    /// The measures of a section, and of those below it.
    pub fn measures_of(&self, section: SectionId) -> impl Iterator<Item = (usize, &Measure)> {
        self.at(self.of_section.get(&section))
    }

    /// The sections one level below another.
    pub fn below(&self, section: SectionId) -> &[SectionId] {
        self.below.get(&section).map_or(&[], Vec::as_slice)
    }

    /// The steps of a measure.
    pub fn steps_of(&self, id: &MeasureId) -> impl Iterator<Item = (usize, &Measure)> {
        self.at(self.steps.get(id))
    }

    /// The measures at some places, with these.
    fn at<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = (usize, &'a Measure)> {
        let places = places.map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&at| Some((at, self.plan().measures.get(at)?.as_ref())))
    }

    /// The measures with their places.
    pub fn measures(&self) -> impl Iterator<Item = (usize, &Measure)> {
        self.plan().measures.iter().map(Arc::as_ref).enumerate()
    }

    /// The page of the measure that has an id, or else of one that had it.
    pub fn page_of(&self, id: &MeasureId) -> Option<Address> {
        self.pages.get(id).cloned()
    }

    /// The page of a commit, by its full id.
    pub fn page_of_commit(&self, id: &str) -> Option<Address> {
        self.commits.get(id).copied().map(Address::Commit)
    }

    /// The commits of the record, the oldest first; none outside git.
    pub fn commits(&self) -> &[RecordedCommit] {
        self.record.as_ref().map_or(&[], |record| &record.commits)
    }

    /// The measures that the plan has no longer.
    pub fn removed(&self) -> &[RemovedMeasure] {
        self.record.as_ref().map_or(&[], |record| &record.removed)
    }

    /// The page of a measure of which the record tells; `None` where the plan as it is shown does not have it.
    pub fn page_of_changed(&self, measure: &MeasureChanges) -> Option<Address> {
        match &measure.became {
            CurrentMeasure::Present(id) => self.measure_page(id),
            CurrentMeasure::Removed(at) => Some(Address::Removed(*at)),
        }
    }

    /// The page of the measure that a deadline of the record is of: of two that had one id, the one that it went with.
    pub fn page_of_deadline(&self, deadline: &DeadlineHistory) -> Option<Address> {
        let record = self.record.as_ref()?;
        let gone =
            record.removed.iter().position(|it| it.id == deadline.id && record.went_with(deadline, it));
        gone.map(Address::Removed).or_else(|| self.measure_page(&deadline.id))
    }

    /// Likewise, by the place of the deadline in the list of all.
    pub fn page_of_deadline_at(&self, at: usize) -> Option<Address> {
        self.page_of_deadline(self.record.as_ref()?.moved.slips.get(at)?)
    }

    /// The page of a measure, by its id.
    pub fn measure_page(&self, id: &MeasureId) -> Option<Address> {
        self.place_of(id).map(Address::Measure)
    }

    /// A measure, by its id.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.plan().measures.get(self.place_of(id)?).map(Arc::as_ref)
    }

    /// The place of a measure, by its id.
    pub fn place_of(&self, id: &MeasureId) -> Option<usize> {
        match self.pages.get(id) {
            Some(Address::Measure(at)) => Some(*at),
            _ => None,
        }
    }

    /// Whether a measure is late.
    pub fn is_late(&self, measure: &Measure) -> bool {
        !self.is_draft && self.plan().days_overdue(measure, self.day()).is_some()
    }

    /// When a measure of this status was completed, where that was after its deadline.
    pub fn completed_late(&self, measure: &Measure, status: Status) -> Option<NaiveDate> {
        let completion = (status == Status::Completed).then(|| self.plan().completion(measure, self.day()));
        completion.flatten().filter(|it| it.days_late.is_some_and(|days| days > 0)).map(|it| it.date)
    }

    /// Whether a body has a calendar of its own: it is responsible for something.
    pub fn has_calendar(&self, body: BodyId) -> bool {
        self.responsible().any(|id| id == body)
    }

    /// Whether a body has a feed of its own: it answers for something, or is to carry out a decision, and there is a history.
    pub fn has_feed(&self, body: BodyId) -> bool {
        self.record.is_some() && self.followed.contains(&body)
    }

    /// Where the money comes from.
    pub fn money(&self) -> &MoneyBySource {
        self.money.get_or_init(|| MoneyBySource::of(self.plan(), self.day()))
    }

    /// The bodies that have a feed of their own, where there is a history.
    pub fn followed(&self) -> impl Iterator<Item = BodyId> {
        self.followed.iter().copied()
    }

    /// An answer about the whole plan that says what was amended after its day.
    pub fn judged<A: Answer>(&self, answer: A) -> AmendedLater<'_, A> {
        // Every page of a site says of a draft that it is one.
        let all = self.plan().measures.iter().map(Arc::as_ref);
        AmendedLater::new(&self.plan_at, all, answer).without_draft_note()
    }

    /// What is the same on many pages in a language.
    pub fn remembered(&self, language: Language) -> Option<&SharedParts> {
        self.remembered.get(self.settings.languages.iter().position(|&known| known == language)?)
    }

    /// All names of a body, folded.
    pub fn folded_names(&self, body: BodyId) -> &str {
        self.folded_bodies.get(body.index()).map_or("", String::as_str)
    }

    /// The bodies in the order of their names.
    pub fn bodies(&self, language: Language) -> Vec<BodyId> {
        let mut bodies: Vec<BodyId> = self.plan().register.bodies().map(|(id, _)| id).collect();
        bodies.sort_by_cached_key(|&id| fold(language.body(self.plan(), id)));
        bodies
    }
}

fn joined<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(" ")
}

/// Former ids that no measure has now, as the files and the record say: one may have become several.
fn former_ids(plan: &Plan, record: Option<&Record>) -> Vec<(MeasureId, Vec<Address>)> {
    // On disks that tell no capitals apart, two pages would be one.
    let lower = |id: &MeasureId| id.as_str().to_ascii_lowercase();
    let gone = record.map_or(&[][..], |record| record.removed.as_slice());
    let owned = plan.measures.iter().map(|measure| &measure.id).chain(gone.iter().map(|removed| &removed.id));
    let taken: HashSet<String> = owned.map(lower).collect();
    let of_record = |id: &MeasureId| record.map_or(&[][..], |record| record.former_ids(id)).iter();
    let present = plan.measures.iter().enumerate().flat_map(|(at, measure)| {
        let ids = measure.formerly.iter().chain(of_record(&measure.id));
        ids.map(move |id| (id, Address::Measure(at)))
    });
    let past = gone
        .iter()
        .enumerate()
        .flat_map(|(at, removed)| removed.former.iter().map(move |id| (id, Address::Removed(at))));
    let mut former: Vec<(MeasureId, Vec<Address>)> = Vec::new();
    let mut known: HashMap<&MeasureId, usize> = HashMap::new();
    for (id, page) in present.chain(past) {
        match known.get(id) {
            Some(&place) if former[place].1.contains(&page) => {}
            Some(&place) => former[place].1.push(page),
            None if taken.contains(&lower(id)) => {}
            None => {
                known.insert(id, former.len());
                former.push((id.clone(), vec![page]));
            }
        }
    }
    former
}

fn steps(plan: &Plan) -> HashMap<MeasureId, Vec<usize>> {
    let mut steps: HashMap<MeasureId, Vec<usize>> = HashMap::new();
    for (at, measure) in plan.measures.iter().enumerate() {
        measure.parent.iter().for_each(|parent| steps.entry(parent.clone()).or_default().push(at));
    }
    steps
}

fn of_section(plan: &Plan) -> HashMap<SectionId, Vec<usize>> {
    let mut of_section: HashMap<SectionId, Vec<usize>> = HashMap::new();
    for (at, measure) in plan.measures.iter().enumerate() {
        let Some(section) = measure.section else { continue };
        of_section.entry(section).or_default().push(at);
        let above = plan.sections[section].key.ancestors().filter_map(|key| plan.sections.find(key));
        above.for_each(|above| of_section.entry(above).or_default().push(at));
    }
    of_section
}

fn below(plan: &Plan) -> HashMap<SectionId, Vec<SectionId>> {
    let mut below: HashMap<SectionId, Vec<SectionId>> = HashMap::new();
    for (id, section) in plan.sections.iter() {
        let above = section.key.ancestors().find_map(|key| plan.sections.find(key));
        above.into_iter().for_each(|above| below.entry(above).or_default().push(id));
    }
    below
}

fn published_language(plan: &Plan) -> &str {
    plan.languages.first().map_or(Language::English.word(), |tag| tag.as_str())
}

/// The pages of ids; of two that are the same, the first.
fn pages(plan: &Plan, past: &RecordedNames<'_>) -> HashMap<MeasureId, Address> {
    let ids = plan.measures.iter().map(|measure| &measure.id);
    let present = ids.filter_map(|id| Some((id, Address::Measure(plan.index_of(id)?))));
    let removed = past.removed.iter().enumerate().map(|(at, id)| (*id, Address::Removed(at)));
    let former = past.former.iter().enumerate().map(|(at, id)| (*id, Address::Former(at)));
    let mut pages = HashMap::new();
    present.chain(removed).chain(former).for_each(|(id, page)| {
        pages.entry(id.clone()).or_insert(page);
    });
    pages
}
