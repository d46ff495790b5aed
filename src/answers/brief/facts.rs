//! Everything that the papers of a meeting are made from, found once for all of them.

use chrono::NaiveDate;

use super::by_body::{ByBody, DueByBody};
use crate::answers::paper::Source;
use crate::history::late_entries::Arrived;
use crate::history::recent::Recent;
use crate::history::slippage::DeadlineHistory;
use crate::labels::{BriefText, CommonText, DueText, Language};
use crate::model::{Assessment, BodyId, CalendarPeriod, Measure, Plan};
use crate::query::by_body::NamedBodies;
use crate::query::decisions::{self, OpenDecision};
use crate::query::meeting_frame::Frame;
use crate::query::overdue::{self, Late, LateMilestone, Overdue};
use crate::query::owed::{self, OwedMeasure, OwedReport};
use crate::query::reported;
use crate::query::results::{self, MeasureResult, Results};
use crate::query::status::{self, Overview};
use crate::render::document::{Document, Level, Table};

/// What papers are made from.
pub struct Facts<'a> {
    /// The plan, and the language of the papers.
    pub source: Source<'a>,
    /// The meeting between the last one and the next.
    pub frame: Frame<'a>,
    /// What the record says; `None`: there is none.
    pub recent: Option<&'a Recent>,
    /// The deadlines that ever moved, by that record.
    pub moved: Vec<&'a DeadlineHistory>,
    /// For each body, its assessments up to the day of the papers.
    assessments_by_body: Vec<Vec<(&'a Measure, &'a Assessment)>>,
    /// Which reports and assessments came into the record after the last meeting, though they are dated before it.
    pub arrived: Arrived,
    /// Whether the record does not reach back to its beginning.
    pub is_cut_off: bool,
    /// How far the plan is.
    pub overview: Overview,
    /// What is late, and what falls due before the next meeting or later in its month.
    pub overdue: Overdue<'a>,
    /// Every decision that is still owed.
    pub decisions: Vec<OpenDecision<'a>>,
    /// Which measures name which body.
    pub named: NamedBodies,
    /// Promise against result.
    pub results: Results<'a>,
    /// For each body, the results of what it answers for.
    results_by_body: ByBody,
    /// For each body, what is late or falls due of what it answers for.
    due_by_body: DueByBody,
    /// That rows were amended after the day of the papers, if any were.
    amended_later: Option<String>,
    /// Who owes a report for the period.
    pub owed: Vec<OwedReport<'a>>,
}

impl<'a> Facts<'a> {
    /// Asks the plan.
    pub fn find(source: Source<'a>, frame: Frame<'a>, recent: Option<&'a Recent>, is_cut_off: bool) -> Self {
        let (plan, day) = (&source.plan_at.plan, source.plan_at.day);
        let until = Some(end_of_month(frame.until));
        let question = overdue::Question { day, until, body: None };
        let results = results::find(plan, &results::Question { day, body: None });
        let overdue = overdue::find(plan, &question);
        let accountable =
            |one: &MeasureResult<'_>| plan.accountable_bodies(one.measure, day).collect::<Vec<_>>();
        Facts {
            overview: status::count(plan, day),
            due_by_body: DueByBody::of(plan, &overdue, day),
            overdue,
            amended_later: source.amended_later(),
            decisions: decisions::open(plan, day, None),
            named: NamedBodies::of(plan),
            results_by_body: ByBody::of(plan, &results.items, accountable),
            results,
            owed: frame
                .period
                .filter(|_| owed::is_begun(plan))
                .map(|period| owed::find(plan, period))
                .unwrap_or_default(),
            moved: moved(recent),
            assessments_by_body: assessments_by_body(plan, day),
            arrived: recent.map(|recent| Arrived::find(plan, &recent.late)).unwrap_or_default(),
            source,
            frame,
            recent,
            is_cut_off,
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

    /// Likewise.
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

    /// By when reports for a period are owed, or that a draft is owed none.
    pub fn reports_due(&self, period: CalendarPeriod) -> String {
        if !owed::is_begun(self.plan()) {
            return DueText::NotAdopted.in_language(self.language()).to_owned();
        }
        let day = self.owed.first().map_or(period.last_day(), |owed| owed.due);
        BriefText::due_for(self.language(), self.language().period(period), self.language().day(day))
    }

    /// What the paper says of itself: which meeting, since when, until when, and what it leaves out.
    pub fn introduction(&self, document: &mut Document) {
        let language = self.language();
        let Frame { meeting, day, last, since, next, until, .. } = &self.frame;
        let mut points = Vec::new();
        match (meeting, day) {
            (Some(meeting), _) => points.push(BriefText::meeting(language, self.source.said(&meeting.title))),
            (None, Some(_)) => points.push(self.text(BriefText::NoFile).to_owned()),
            (None, None) => points.push(self.text(BriefText::NoMeeting).to_owned()),
        }
        points.push(BriefText::judged(language, language.day(self.day())));
        points.extend(self.amended_later.clone());
        if let Some(since) = since {
            let of_meeting = last.filter(|last| last.id.day == *since);
            let what = match of_meeting {
                Some(last) => BriefText::last_meeting(language, self.source.said(&last.title)),
                None => language.day(*since),
            };
            points.push(match of_meeting {
                Some(_) => BriefText::since(language, language.day(*since), what),
                None => BriefText::since_day(language, what),
            });
        }
        points.push(match next {
            Some(next) => BriefText::until(language, language.day(next.id.day)),
            None => BriefText::until_by_cycle(language, language.day(*until)),
        });
        if self.recent.is_none() {
            points.push(self.text(BriefText::NoRecord).to_owned());
        } else if self.is_cut_off {
            points.push(self.text(BriefText::CutOff).to_owned());
        }
        if self.plan().coordination.is_none() {
            points.push(self.text(BriefText::NoCycle).to_owned());
        }
        document.list(points.into_iter().map(Into::into).collect());
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

/// The last day of the month of a day.
pub(super) fn end_of_month(day: NaiveDate) -> NaiveDate {
    CalendarPeriod::of(day, 1).last_day()
}

/// The deadlines that ever moved: most never did, and every paper asks.
fn moved(recent: Option<&Recent>) -> Vec<&DeadlineHistory> {
    let deadlines = recent.iter().flat_map(|recent| &recent.deadlines);
    deadlines.filter(|deadline| !deadline.moves.is_empty()).collect()
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
