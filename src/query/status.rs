//! The plan at a glance.

use chrono::NaiveDate;

use crate::model::{BodyId, Measure, Milestone, Plan, SectionId, Status};

/// How many measures are how far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All of them, points of the decision included.
    pub measures: usize,
    /// In the order of [`Status::ALL`].
    counts: [usize; Status::ALL.len()],
    /// Past their deadline and still owed.
    pub overdue: usize,
    /// Still owed, without a date.
    pub undated: usize,
    /// Milestones past their day and still owed, of measures whether late or not.
    pub late_milestones: usize,
    /// Where two responsible bodies differ.
    pub disputed: usize,
    /// Where an assessor differs.
    pub contested: usize,
}

impl std::ops::AddAssign<&Progress> for Progress {
    fn add_assign(&mut self, other: &Progress) {
        self.measures += other.measures;
        self.counts.iter_mut().zip(other.counts).for_each(|(count, more)| *count += more);
        self.overdue += other.overdue;
        self.undated += other.undated;
        self.late_milestones += other.late_milestones;
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
        let status = plan.status(measure, day);
        let is_owed = !status.is_ended();
        let due = measure.deadline.date();
        self.measures += 1;
        self.counts[status as usize] += 1;
        self.overdue += usize::from(is_owed && due.is_some_and(|due| due < day));
        self.undated += usize::from(is_owed && due.is_none());
        self.late_milestones += if is_owed { plan.late_milestones(measure, day).count() } else { 0 };
        self.disputed += usize::from(plan.is_disputed(measure, day));
        self.contested += usize::from(plan.is_contested(measure, day));
    }
}

/// The answer.
#[derive(Debug)]
pub struct Overview {
    /// The whole plan, each measure once.
    pub total: Progress,
    /// In the plan's order.
    pub chapters: Vec<(SectionId, Progress)>,
    /// By responsible body, the one with most first; a measure with several counts in each.
    pub bodies: Vec<(BodyId, Progress)>,
    /// The next day on which something falls due that is still owed, and how much does: measures and milestones.
    pub next_due: Option<NextDue>,
}

/// The next day on which something falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The day asked for, or a later one.
    pub day: NaiveDate,
    /// Measures whose deadline it is.
    pub measures: usize,
    /// Milestones that are due on it.
    pub milestones: usize,
}

impl NextDue {
    /// The earlier of two days; of one day, both counts together.
    fn earliest(a: NextDue, b: NextDue) -> NextDue {
        match a.day.cmp(&b.day) {
            std::cmp::Ordering::Less => a,
            std::cmp::Ordering::Greater => b,
            std::cmp::Ordering::Equal => {
                NextDue { measures: a.measures + b.measures, milestones: a.milestones + b.milestones, ..a }
            }
        }
    }
}

/// Counts the plan's measures as they stand on this day.
pub fn ask(plan: &Plan, day: NaiveDate) -> Overview {
    let mut total = Progress::default();
    let mut chapters: Vec<(SectionId, Progress)> = Vec::new();
    let mut bodies: Vec<(BodyId, Progress)> =
        plan.register.bodies().map(|(id, _)| (id, Progress::default())).collect();
    let mut next: Option<NextDue> = None;
    for measure in &plan.measures {
        let mut one = Progress::default();
        one.add(plan, measure, day);
        total += &one;
        let chapter = plan.sections.chapter(measure.section);
        match chapters.last_mut() {
            Some((last, progress)) if *last == chapter => *progress += &one,
            _ => chapters.push((chapter, one.clone())),
        }
        for body in &measure.responsible {
            bodies[body.index()].1 += &one;
        }
        next = ahead(plan, measure, day).chain(next).reduce(NextDue::earliest);
    }
    bodies.retain(|(_, progress)| progress.measures > 0);
    bodies.sort_by_key(|(_, progress)| std::cmp::Reverse(progress.measures));
    Overview { total, chapters, bodies, next_due: next }
}

/// What is due of a measure from this day on: its deadline, and what is owed of its milestones.
fn ahead<'p>(plan: &'p Plan, measure: &'p Measure, day: NaiveDate) -> impl Iterator<Item = NextDue> + 'p {
    let is_owed = move |milestone: &&Milestone| !plan.milestone_status(measure, milestone, day).is_ended();
    let deadline = measure.deadline.date().map(|day| NextDue { day, measures: 1, milestones: 0 });
    let milestones = measure.milestones.iter().filter(move |m| m.due >= day).filter(is_owed);
    let steps = milestones.map(|m| NextDue { day: m.due, measures: 0, milestones: 1 });
    let is_open = !plan.status(measure, day).is_ended();
    deadline.into_iter().chain(steps).filter(move |due| is_open && due.day >= day)
}
