//! What the plan's files say for the papers of a meeting, found once for all of them.

use chrono::NaiveDate;

use super::by_body::{ByBody, DueByBody};
use super::cells::{Cells, MeasureCells};
use super::period_reports::PeriodReports;
use crate::answers::parts::paper::Source;
use crate::labels::{BriefText, CommonText, Language, OverdueText};
use crate::model::{Assessment, BodyId, CalendarPeriod, Measure, Meeting, Milestone, Plan};
use crate::query::by_body::NamedBodies;
use crate::query::decisions::{self, OpenDecision};
use crate::query::meeting_frame::Frame;
use crate::query::overdue::{self, Late, LateMilestone, Overdue};
use crate::query::owed;
use crate::query::results::{self, MeasureResult, Results};
use crate::query::status::{self, Overview};
use crate::render::document::{Document, Level, Table, Words};

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
    /// What the meeting itself decided, where it was held by the day of the papers. They stand by themselves, and not among
    /// the open decisions of the earlier ones.
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
    /// The reports that were due by the day of the papers; `None`: none were.
    pub(super) was_due: Option<PeriodReports<'a>>,
    /// Those whose day has not come, up to the period that the meeting deals with.
    pub(super) to_come: Vec<PeriodReports<'a>>,
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
            let is_other = |open: &OpenDecision<'_>| open.meeting.id != meeting.id;
            decisions.retain(is_other);
            // Looked back on from a later day, they are owed like any other.
            if day <= meeting.id.day {
                overdue.decisions.retain(is_other);
                overdue.soon_decisions.retain(is_other);
            }
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
        let (was_due, to_come) = period.map(|period| owed::asked_for(plan, period, day)).unwrap_or_default();
        let reports = |period| PeriodReports::find(plan, period, day);
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
            was_due: was_due.map(reports),
            to_come: to_come.into_iter().map(reports).collect(),
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

    /// Whether the plan was closed before the day by which it is judged.
    pub(super) fn is_closed(&self) -> bool {
        self.plan().is_closed(self.day())
    }

    /// Whether the plan says how often those meet who carry it out.
    pub(super) fn has_cycle(&self) -> bool {
        self.plan().coordination.is_some()
    }

    /// Whether anything says when the next meeting is: the cycle, or the file of that meeting.
    pub(super) fn knows_next_meeting(&self) -> bool {
        self.has_cycle() && !self.is_closed() || self.frame.next.is_some()
    }

    /// Whether a body answers for something, and each of it was completed or withdrawn.
    pub(super) fn has_ended_all(&self, body: BodyId) -> bool {
        let own = self.own_results(Some(body));
        !own.is_empty() && own.iter().all(|one| one.outcome.has_ended())
    }

    /// What falls due before the next meeting; where nothing says when that is, in the months to come.
    pub(super) fn falls_due(&self) -> &'static str {
        self.text(if self.knows_next_meeting() { BriefText::FallsDue } else { BriefText::FallsDueAhead })
    }

    /// One text while the plan is open, another once it is closed.
    pub(super) fn open_or_closed(&self, open: BriefText, closed: BriefText) -> BriefText {
        if self.is_closed() { closed } else { open }
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

    /// The same, where a duty that has moved is counted for its successor alone, as `plan results` counts it.
    pub(super) fn own_results(&self, body: Option<BodyId>) -> Vec<&MeasureResult<'a>> {
        let mut own = self.results_of(body);
        let counts = |measure, body| results::accountable(self.plan(), measure, self.day()).contains(&body);
        own.retain(|one| body.is_none_or(|body| counts(one.measure, body)));
        own
    }

    /// What a body said of measures as an assessor, up to the day of the papers.
    pub fn assessments_of(&self, body: BodyId) -> &[(&'a Measure, &'a Assessment)] {
        &self.assessments_by_body[body.index()]
    }

    /// Who answers for a measure (`None`) or a milestone, and of several who has not completed it.
    pub(super) fn still_open(
        &self,
        responsible: Words,
        measure: &Measure,
        milestone: Option<&Milestone>,
    ) -> Words {
        let waiting = self.plan().waiting_for(measure, milestone, self.day());
        match waiting[..] {
            [] => responsible,
            _ => {
                responsible.and(OverdueText::not_completed_by(self.language(), self.source.bodies(&waiting)))
            }
        }
    }

    /// The cells about a measure.
    pub(super) fn cells(&self, measure: &Measure) -> &MeasureCells {
        self.cells.get(&self.source, measure)
    }

    /// Whether a day is after the last meeting, and not after the day by which the plan is judged.
    pub fn is_new(&self, date: NaiveDate) -> bool {
        self.frame.since.is_none_or(|since| date > since) && date <= self.day()
    }

    /// What is said of the last meeting, or where there was none before, of the day since which things are new.
    pub(super) fn since_last(&self, last: BriefText, since_day: fn(Language, String) -> String) -> String {
        match self.frame.since.filter(|_| !self.frame.is_since_last()) {
            Some(day) => since_day(self.language(), self.source.day(day)),
            None => self.text(last).to_owned(),
        }
    }

    /// A part of a document with its tables; where all of them are empty, it says so.
    pub fn part(&self, document: &mut Document, title: BriefText, tables: impl IntoIterator<Item = Table>) {
        self.titled_part(document, self.text(title), tables);
    }

    /// The same with a title in words.
    pub fn titled_part(
        &self,
        document: &mut Document,
        title: impl Into<Words>,
        tables: impl IntoIterator<Item = Table>,
    ) {
        document.heading(Level::First, title);
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
