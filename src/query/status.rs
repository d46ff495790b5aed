//! The plan at a glance.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::decisions;
use crate::model::{BodyId, Listed, Measure, MeasureKind, Plan, Report, Section, SectionId, Status};

/// How many measures are how far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All of them, points of the decision included.
    pub measures: usize,
    /// Those whose status is not known, because a value that decides it is wrong in the file: they count nowhere else.
    pub unknown: usize,
    /// In the order of [`Status::ALL`].
    counts: [usize; Status::ALL.len()],
    /// Past their deadline and still owed.
    pub overdue: usize,
    /// Still owed, without a date.
    pub undated: usize,
    /// Milestones past their day and still owed, of measures whether late or not.
    pub late_milestones: usize,
    /// Completed after their deadline.
    pub completed_late: usize,
    /// What was not reached when the plan was closed; none while it is open.
    pub not_completed: usize,
    /// Where two responsible bodies differ.
    pub disputed: usize,
    /// Where an assessor differs.
    pub contested: usize,
}

impl std::ops::AddAssign<&Progress> for Progress {
    fn add_assign(&mut self, other: &Progress) {
        self.measures += other.measures;
        self.unknown += other.unknown;
        self.counts.iter_mut().zip(other.counts).for_each(|(count, more)| *count += more);
        self.overdue += other.overdue;
        self.undated += other.undated;
        self.late_milestones += other.late_milestones;
        self.completed_late += other.completed_late;
        self.not_completed += other.not_completed;
        self.disputed += other.disputed;
        self.contested += other.contested;
    }
}

impl Progress {
    /// How many have this status on the day asked for.
    pub fn count(&self, status: Status) -> usize {
        self.counts[status as usize]
    }

    /// Counts one more.
    pub fn add(&mut self, plan: &Plan, measure: &Measure, day: NaiveDate) {
        self.measures += 1;
        if !measure.has_known_status() {
            self.unknown += 1;
            return;
        }
        let status = plan.status(measure, day);
        let is_closed = plan.is_closed(day);
        let is_owed = !status.is_ended() && !is_closed;
        let due = measure.deadline.date();
        self.counts[status as usize] += 1;
        self.overdue += usize::from(is_owed && due.is_some_and(|due| due < day));
        self.undated += usize::from(is_owed && measure.deadline.is_undated());
        self.late_milestones += plan.late_milestones(measure, day).count();
        self.not_completed += usize::from(!status.is_ended() && is_closed);
        let completion = plan.completion(measure, day).and_then(|completion| completion.days_late);
        self.completed_late += usize::from(completion.is_some_and(|days| days > 0));
        self.disputed += usize::from(plan.is_disputed(measure, day));
        self.contested += usize::from(plan.is_contested(measure, day));
    }
}

/// What was not completed when the plan was closed; nothing before.
pub fn not_completed(plan: &Plan, day: NaiveDate) -> impl Iterator<Item = (usize, &Measure)> {
    let measures = plan.measures.iter().map(AsRef::as_ref).enumerate().filter(move |_| plan.is_closed(day));
    measures.filter(move |(_, measure)| measure.has_known_status() && !plan.status(measure, day).is_ended())
}

/// The answer.
#[derive(Debug)]
pub struct Overview {
    /// The whole plan, each measure once.
    pub total: Progress,
    /// In the plan's order.
    pub chapters: Vec<(SectionId, Progress)>,
    /// Of every section, those below it included, by their places.
    sections: Vec<Progress>,
    /// By responsible body, the one with most first; a measure with several counts in each.
    pub bodies: Vec<(BodyId, Progress)>,
    /// Responsible bodies that could report and have no report up to the day; most measures first.
    pub silent: Vec<BodyId>,
    /// The earliest day that passed with something still owed: a measure or a milestone.
    pub longest_late: Option<NaiveDate>,
    /// Every day, from the one asked for on, on which something falls due that is still owed, and how much does.
    pub ahead: BTreeMap<NaiveDate, Due>,
    /// How many decisions of meetings are late.
    pub late_decisions: usize,
}

impl Overview {
    /// How far the measures of a section are, those of the sections below it included.
    pub fn section(&self, id: SectionId) -> &Progress {
        &self.sections[Section::at(id) as usize]
    }
}

/// What falls due on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Measures whose deadline it is, points of the decision apart.
    pub measures: usize,
    /// Points of the decision whose deadline it is.
    pub points: usize,
    /// Milestones that are due on it.
    pub milestones: usize,
}

/// Counts the plan's measures as they stand on this day.
pub fn count(plan: &Plan, day: NaiveDate) -> Overview {
    let mut total = Progress::default();
    let mut sections = vec![Progress::default(); plan.sections.as_slice().len()];
    let mut bodies: Vec<(BodyId, Progress)> =
        plan.register.bodies().map(|(id, _)| (id, Progress::default())).collect();
    let mut has_reported = vec![false; bodies.len()];
    let mut longest_late: Option<NaiveDate> = None;
    let mut ahead: BTreeMap<NaiveDate, Due> = BTreeMap::new();
    for measure in &plan.measures {
        let mut one = Progress::default();
        one.add(plan, measure, day);
        total += &one;
        if let Some(own) = measure.section {
            sections[Section::at(own) as usize] += &one;
        }
        for body in plan.accountable(measure, None) {
            bodies[body.index()].1 += &one;
        }
        mark_reported(plan, measure, day, &mut has_reported);
        for (due, one) in owed(plan, measure, day) {
            if due < day {
                longest_late = longest_late.into_iter().chain([due]).min();
            } else {
                let sum = ahead.entry(due).or_default();
                sum.measures += one.measures;
                sum.points += one.points;
                sum.milestones += one.milestones;
            }
        }
    }
    bodies.retain(|(_, progress)| progress.measures > 0);
    bodies.sort_by_key(|(_, progress)| std::cmp::Reverse(progress.measures));
    let is_silent = |id: &BodyId| !has_reported[id.index()] && plan.can_report(*id);
    let silent = bodies.iter().map(|&(id, _)| id).filter(is_silent).collect();
    let late = decisions::late(plan, day, None);
    let longest_late =
        late.first().and_then(|late| late.decision.due_day()).into_iter().chain(longest_late).min();
    let sections = with_those_below(plan, sections);
    let chapters = plan.sections.iter().map(|(id, _)| id).filter(|&id| plan.sections.chapter(id) == id);
    let chapters = chapters.map(|id| (id, sections[Section::at(id) as usize].clone()));
    let chapters = chapters.filter(|(_, progress)| progress.measures > 0).collect();
    Overview { total, chapters, sections, bodies, silent, longest_late, ahead, late_decisions: late.len() }
}

/// The progress of every section with that of the sections below it.
fn with_those_below(plan: &Plan, own: Vec<Progress>) -> Vec<Progress> {
    let mut sums = own.clone();
    for ((_, section), one) in plan.sections.iter().zip(&own) {
        for above in section.key.ancestors().filter_map(|key| plan.sections.find(key)) {
            sums[Section::at(above) as usize] += one;
        }
    }
    sums
}

/// Marks the bodies that answer for the measure and for which a report on the measure or a milestone of it counts.
fn mark_reported(plan: &Plan, measure: &Measure, day: NaiveDate, has_reported: &mut [bool]) {
    let is_told = |report: &&Report| report.date <= day && report.status != Status::Withdrawn;
    let counts = |report: &Report, named| report.speakers().any(|body| plan.counts_for(body, named, measure));
    for report in measure.reports.iter().filter(is_told) {
        for &body in plan.accountable(measure, None).iter().filter(|&&body| counts(report, body)) {
            has_reported[body.index()] = true;
        }
    }
}

/// The measures of which something falls due on a day and is still owed, themselves or a milestone of theirs: those that
/// [`Overview::ahead`] counts; `today`: the day to judge by.
pub fn due_on(plan: &Plan, due: NaiveDate, today: NaiveDate) -> impl Iterator<Item = &Measure> {
    let is_due = move |measure: &&Measure| owed(plan, measure, today).any(|(day, _)| day == due);
    plan.measures.iter().map(|measure| &**measure).filter(is_due)
}

/// The day of everything that is still owed of a measure: its deadline, and what is owed of its milestones.
fn owed<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    day: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, Due)> + 'p {
    let is_owed = plan.is_owed(measure, day);
    let whole = match measure.kind {
        MeasureKind::Measure => Due { measures: 1, ..Due::default() },
        MeasureKind::Point => Due { points: 1, ..Due::default() },
    };
    let deadline = measure.deadline.date().filter(|_| is_owed).map(|due| (due, whole));
    let milestones = plan.owed_milestones(measure, day);
    let milestones = milestones
        .filter_map(|milestone| Some((milestone.due.date()?, Due { milestones: 1, ..Due::default() })));
    deadline.into_iter().chain(milestones)
}
