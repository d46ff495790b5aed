//! What the plan's files say for the papers of a meeting, found once for all of them.

use chrono::NaiveDate;

use super::by_body::{ByBody, DueByBody};
use super::cells::{Cells, MeasureCells};
use crate::answers::paper::Source;
use crate::labels::{BriefText, CommonText, Language};
use crate::model::{Assessment, BodyId, CalendarPeriod, Measure, Meeting, Plan};
use crate::query::by_body::NamedBodies;
use crate::query::decisions::{self, OpenDecision};
use crate::query::meeting_frame::Frame;
use crate::query::overdue::{self, Late, LateMilestone, Overdue};
use crate::query::owed::{self, OwedMeasure, OwedReport};
use crate::query::reported;
use crate::query::results::{self, MeasureResult, Results};
use crate::query::status::{self, Overview};
use crate::render::document::{Document, Level, Table};

/// What papers are made from, except the record.
pub struct Facts<'a> {
    /// The plan, and the language of the papers.
    pub source: Source<'a>,
    /// The meeting between the last one and the next.
    pub frame: Frame<'a>,
    /// For each body, its assessments up to the day of the papers.
    assessments_by_body: Vec<Vec<(&'a Measure, &'a Assessment)>>,
    /// How far the plan is.
    pub overview: Overview,
    /// What is late, and what falls due before the next meeting or later in its month.
    pub overdue: Overdue<'a>,
    /// Every decision of other meetings that is still owed.
    pub decisions: Vec<OpenDecision<'a>>,
    /// What the meeting itself decided, where it was held by the day of the papers. The papers prepare the meeting, so that
    /// these are not among the open decisions.
    pub made_here: Vec<OpenDecision<'a>>,
    /// Which measures name which body.
    pub named: NamedBodies,
    /// Promise against result.
    pub results: Results<'a>,
    /// For each body, the results of what it answers for.
    results_by_body: ByBody,
    /// For each body, what is late or falls due of what it answers for.
    due_by_body: DueByBody,
    /// That rows were amended after the day of the papers, if any were.
    pub(super) amended_later: Option<String>,
    /// Who owes a report for the period.
    pub owed: Vec<OwedReport<'a>>,
    /// For each body, the places of the measures on which it owes a report, or may report in the place of another.
    to_report: Vec<Vec<(usize, usize)>>,
    /// The cells about each measure.
    cells: Cells,
}

impl<'a> Facts<'a> {
    /// Asks the plan.
    pub fn find(source: Source<'a>, frame: Frame<'a>) -> Self {
        let (plan, day) = (&source.plan_at.plan, source.plan_at.day);
        let until = Some(end_of_month(frame.until));
        let question = overdue::Question { day, until, body: None };
        let results = results::find(plan, &results::Question { day, body: None });
        let (mut overdue, mut overview) = (overdue::find(plan, &question), status::count(plan, day));
        let mut decisions = decisions::open(plan, day, None);
        if let Some(meeting) = frame.meeting {
            let lists = [&mut overdue.decisions, &mut overdue.soon_decisions, &mut decisions];
            lists.into_iter().for_each(|list| list.retain(|open| open.meeting.id != meeting.id));
            overview.late_decisions = overdue.decisions.len();
        }
        if plan.is_draft() {
            // Its days are past, and nothing is late.
            overdue.items.clear();
            overdue.milestones.clear();
            (overview.total.overdue, overview.total.late_milestones) = (0, 0);
        }
        let accountable =
            |one: &MeasureResult<'_>| plan.accountable_bodies(one.measure, day).collect::<Vec<_>>();
        let period = frame.period.filter(|_| !plan.is_draft());
        let owed = period.map(|period| owed::find_on(plan, period, day)).unwrap_or_default();
        Facts {
            overview,
            due_by_body: DueByBody::of(plan, &overdue, day),
            overdue,
            amended_later: source.amended_later(),
            decisions,
            made_here: made_at(frame.meeting, day),
            named: NamedBodies::of(plan),
            results_by_body: ByBody::of(plan, &results.items, accountable),
            results,
            to_report: to_report(plan, &owed),
            owed,
            assessments_by_body: assessments_by_body(plan, day),
            cells: Cells::of(plan),
            source,
            frame,
        }
    }

    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        &self.source.plan_at.plan
    }

    /// The language of the papers.
    pub fn language(&self) -> Language {
        self.source.language
    }

    /// The day by which the plan is judged.
    pub fn day(&self) -> NaiveDate {
        self.source.plan_at.day
    }

    /// A text in the language of the papers.
    pub fn text(&self, text: BriefText) -> &'static str {
        text.in_language(self.source.language)
    }

    /// A text that answers share, in the same language.
    pub fn common(&self, text: CommonText) -> &'static str {
        text.in_language(self.source.language)
    }

    /// Whether a paper is about a measure: that of a member about what it answers for, that for all about every one.
    pub fn concerns(&self, body: Option<BodyId>, measure: &Measure) -> bool {
        body.is_none_or(|body| self.plan().is_accountable(body, measure, self.day()))
    }

    /// Late measures, of a body or of all.
    pub(super) fn late(&self, body: Option<BodyId>) -> Vec<&Late<'a>> {
        self.due_by_body.late.among(&self.overdue.items, body)
    }

    /// Late milestones, likewise.
    pub(super) fn late_milestones(&self, body: Option<BodyId>) -> Vec<&LateMilestone<'a>> {
        self.due_by_body.late_milestones.among(&self.overdue.milestones, body)
    }

    /// Measures that fall due, likewise.
    pub(super) fn soon(&self, body: Option<BodyId>) -> Vec<&Late<'a>> {
        self.due_by_body.soon.among(&self.overdue.soon, body)
    }

    /// Milestones that fall due, likewise.
    pub(super) fn soon_milestones(&self, body: Option<BodyId>) -> Vec<&LateMilestone<'a>> {
        self.due_by_body.soon_milestones.among(&self.overdue.soon_milestones, body)
    }

    /// Promise against result, of what a body answers for or of all.
    pub fn results_of(&self, body: Option<BodyId>) -> Vec<&MeasureResult<'a>> {
        self.results_by_body.among(&self.results.items, body)
    }

    /// What a body said of measures as an assessor, up to the day of the papers.
    pub fn assessments_of(&self, body: BodyId) -> &[(&'a Measure, &'a Assessment)] {
        &self.assessments_by_body[body.index()]
    }

    /// The cells about a measure.
    pub(super) fn cells(&self, measure: &Measure) -> &MeasureCells {
        self.cells.get(&self.source, measure)
    }

    /// What a body owes a report on, or may report on in the place of another, in the order of those that owe it.
    pub(super) fn to_report(
        &self,
        body: BodyId,
    ) -> impl Iterator<Item = (&OwedReport<'a>, &OwedMeasure<'a>)> {
        let places = self.to_report[body.index()].iter();
        places.map(|&(at, of)| (&self.owed[at], &self.owed[at].measures[of]))
    }

    /// Whether a day is after the last meeting, and not after the day by which the plan is judged.
    pub fn is_new(&self, date: NaiveDate) -> bool {
        self.frame.since.is_none_or(|since| date > since) && date <= self.day()
    }

    /// Whether a body had not reported on a measure that it owes a report on by the day of the paper: after the
    /// closing of the plan it owes none.
    pub fn is_missing(&self, owed: &OwedReport<'_>, one: &OwedMeasure<'_>) -> bool {
        let (plan, day) = (self.plan(), self.day());
        !plan.is_closed(day) && !reported::by(plan, owed.body, one.measure, (owed.period, day))
    }

    /// By when reports for a period are owed; of a draft none are, as it says at its beginning.
    pub fn reports_due(&self, period: CalendarPeriod) -> Option<String> {
        if self.plan().is_draft() {
            return None;
        }
        let day = self.owed.first().map_or(period.last_day(), |owed| owed.due);
        let (language, day) = (self.language(), self.language().day(day));
        Some(BriefText::due_for(language, language.period(period), day))
    }

    /// A part of a document with its tables; where all of them are empty, it says so.
    pub fn part(&self, document: &mut Document, title: BriefText, tables: impl IntoIterator<Item = Table>) {
        document.heading(Level::First, self.text(title));
        let tables: Vec<Table> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
        if tables.is_empty() {
            document.paragraph(self.text(BriefText::Nothing));
        }
        for table in tables {
            document.table(table);
        }
    }
}

/// Every decision of a meeting that was held by a day: also those of which nothing is owed.
fn made_at(meeting: Option<&Meeting>, day: NaiveDate) -> Vec<OpenDecision<'_>> {
    let held = meeting.into_iter().filter(|meeting| meeting.id.day <= day);
    let made = held.flat_map(|meeting| meeting.decisions.iter().map(move |decision| (meeting, decision)));
    made.map(|(meeting, decision)| OpenDecision { meeting, decision, days: decision.days_late(day) })
        .collect()
}

/// The last day of the month of a day.
pub(super) fn end_of_month(day: NaiveDate) -> NaiveDate {
    CalendarPeriod::of(day, 1).last_day()
}

/// For each body, the places of what it owes a report on, or may report on in the place of another.
fn to_report(plan: &Plan, owed: &[OwedReport<'_>]) -> Vec<Vec<(usize, usize)>> {
    let mut found = vec![Vec::new(); plan.register.bodies().count()];
    for (at, report) in owed.iter().enumerate() {
        for (of, one) in report.measures.iter().enumerate() {
            found[report.body.index()].push((at, of));
            let successor = one.successor.filter(|successor| *successor != report.body);
            successor.iter().for_each(|successor| found[successor.index()].push((at, of)));
        }
    }
    found
}

/// For each body, its assessments up to a day, in the order of the plan.
fn assessments_by_body(plan: &Plan, day: NaiveDate) -> Vec<Vec<(&Measure, &Assessment)>> {
    let mut found = vec![Vec::new(); plan.register.bodies().count()];
    for measure in &plan.measures {
        for one in measure.assessments.iter().filter(|one| one.date <= day) {
            if let Some(body) = plan.register.find(&one.by) {
                found[body.index()].push((&**measure, one));
            }
        }
    }
    found
}
