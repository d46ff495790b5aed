//! The reports that bodies owe for one period, for the papers of all of them.

use std::iter;

use chrono::NaiveDate;

use crate::labels::{BriefText, Language};
use crate::model::{BodyId, CalendarPeriod, Plan};
use crate::query::owed::{self, OwedMeasure, OwedReport};
use crate::query::reported;

/// Who owes which report for a period.
pub struct PeriodReports<'a> {
    /// Which one.
    pub period: CalendarPeriod,
    /// The last day on which they are on time.
    due: NaiveDate,
    /// What each body owes.
    pub owed: Vec<OwedReport<'a>>,
    /// For each body, the places of the measures on which it owes a report, or may report in the place of another.
    of_body: Vec<Vec<(usize, usize)>>,
}

impl<'a> PeriodReports<'a> {
    /// Asks the plan on a day.
    pub fn find(plan: &'a Plan, period: CalendarPeriod, day: NaiveDate) -> Self {
        let owed = owed::find_on(plan, period, day);
        let mut of_body = vec![Vec::new(); plan.register.bodies().count()];
        for (at, report) in owed.iter().enumerate() {
            for (of, one) in report.measures.iter().enumerate() {
                let successor = one.successor.filter(|successor| *successor != report.body);
                let bodies = iter::once(report.body).chain(successor);
                bodies.for_each(|body| of_body[body.index()].push((at, of)));
            }
        }
        PeriodReports { period, due: owed::due(plan, period), owed, of_body }
    }

    /// What a body owes a report on, or may report on in the place of another, and has not by the day of the paper: in the
    /// order of those that owe it.
    pub fn missing_of(
        &self,
        body: BodyId,
        (plan, day): (&Plan, NaiveDate),
    ) -> impl Iterator<Item = (&OwedReport<'a>, &OwedMeasure<'a>)> {
        let places = self.of_body[body.index()].iter();
        let asked = places.map(|&(at, of)| (&self.owed[at], &self.owed[at].measures[of]));
        asked.filter(move |(owed, one)| is_missing((plan, day), owed, one))
    }

    /// Whether their day has not come.
    pub fn is_to_come(&self, day: NaiveDate) -> bool {
        self.due > day
    }

    /// By when these reports are owed, or were.
    pub fn due_in_words(&self, day: NaiveDate, language: Language) -> String {
        let (period, due) = (language.period(self.period), self.due);
        match due < day {
            true => BriefText::was_due_for(language, period, language.day(due)),
            false => BriefText::due_for(language, period, language.day(due)),
        }
    }
}

/// Whether a body had not reported on a measure that it owes a report on by the day of the paper.
pub fn is_missing((plan, day): (&Plan, NaiveDate), owed: &OwedReport<'_>, one: &OwedMeasure<'_>) -> bool {
    !reported::by(plan, one.place(owed.body), one.measure, (owed.period, day))
}
