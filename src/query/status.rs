//! The plan at a glance.

use chrono::NaiveDate;

use crate::model::{BodyId, Measure, Plan, SectionId, Status};

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
}

impl Progress {
    /// How many have this status on the day asked for.
    pub fn count(&self, status: Status) -> usize {
        self.counts[status as usize]
    }

    /// Counts one more.
    pub fn add(&mut self, measure: &Measure, day: NaiveDate) {
        let status = measure.status(day);
        self.measures += 1;
        self.counts[status as usize] += 1;
        self.overdue += usize::from(measure.days_overdue(day).is_some());
        self.undated += usize::from(measure.deadline.date().is_none() && !status.is_ended());
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
    /// The next day on which something falls due that is still owed, and how much does.
    pub next_due: Option<(NaiveDate, usize)>,
}

/// Counts the plan's measures as they stand on this day.
pub fn ask(plan: &Plan, day: NaiveDate) -> Overview {
    let mut total = Progress::default();
    let mut chapters: Vec<(SectionId, Progress)> = Vec::new();
    let mut bodies: Vec<(BodyId, Progress)> =
        plan.register.bodies().map(|(id, _)| (id, Progress::default())).collect();
    for measure in &plan.measures {
        total.add(measure, day);
        let chapter = plan.sections.chapter(measure.section);
        match chapters.last_mut() {
            Some((last, progress)) if *last == chapter => progress.add(measure, day),
            _ => {
                let mut progress = Progress::default();
                progress.add(measure, day);
                chapters.push((chapter, progress));
            }
        }
        for body in &measure.responsible {
            bodies[body.index()].1.add(measure, day);
        }
    }
    bodies.retain(|(_, progress)| progress.measures > 0);
    bodies.sort_by_key(|(_, progress)| std::cmp::Reverse(progress.measures));
    let owed =
        || plan.measures.iter().filter(|m| !m.status(day).is_ended()).filter_map(|m| m.deadline.date());
    let next = owed().filter(|&due| due >= day).min();
    Overview {
        total,
        chapters,
        bodies,
        next_due: next.map(|next| (next, owed().filter(|&due| due == next).count())),
    }
}
