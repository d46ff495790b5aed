//! The status of a measure: what its responsible bodies say, each for itself.
//!
//! Partners and other bodies report too. Their words are kept and shown, and never decide the status.

use chrono::NaiveDate;

use super::latest_reports::{LatestReport, ReportFilter};
use super::{BodyId, Measure, Milestone, Plan, Report, Status};

/// The latest word of one responsible body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyStatus {
    /// The body that reported.
    pub body: BodyId,
    /// The responsible body for which it speaks, where that is another: its predecessor, or its group.
    pub via: Option<BodyId>,
    /// What it says.
    pub status: Status,
    /// The day of its report.
    pub date: NaiveDate,
}

/// When a measure was completed, by its reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The day from which every responsible body says so.
    pub date: NaiveDate,
    /// How many days after the deadline that was, 0 where it was in time; `None` where there is no date to be late for.
    pub days_late: Option<i64>,
}

impl Plan {
    /// The status of a measure on a day; after the closing of the plan, that of the day of the closing.
    pub fn status(&self, measure: &Measure, day: NaiveDate) -> Status {
        let day = self.last_day_that_counts(day);
        if measure.is_withdrawn(None, day) {
            return Status::Withdrawn;
        }
        if measure.reports.is_empty() {
            return Status::Unreported;
        }
        let whole = self.reported(measure, ReportFilter { milestone: None, day });
        if matches!(whole, Status::Completed | Status::InProgress) {
            return whole;
        }
        let on_milestones = self.reports_on_milestones(measure, day);
        // A measure of which a milestone is at work or done is in progress, and never completed by it.
        on_milestones.map(|r| r.status.min(Status::InProgress)).fold(whole, Status::max)
    }

    /// The day of what gives a measure its status on a day: of the latest report that says so, or where none does, of the
    /// latest that plays a part; of the amendment that withdrew it.
    pub fn status_date(&self, measure: &Measure, day: NaiveDate) -> Option<NaiveDate> {
        let day = self.last_day_that_counts(day);
        let status = self.status(measure, day);
        if status == Status::Withdrawn {
            return measure.withdrawal(None, day).map(|(date, _)| date);
        }
        let subject = ReportFilter { milestone: None, day };
        let whole: Vec<&Report> =
            self.voices(measure, subject).filter_map(|(_, voice)| voice.report()).collect();
        let decides_itself = self.reported(measure, subject) == status;
        let on_milestones = self.reports_on_milestones(measure, day);
        let deciding: Vec<&Report> = if decides_itself { whole } else { on_milestones.collect() };
        let latest = |reports: &mut dyn Iterator<Item = &&Report>| reports.map(|report| report.date).max();
        latest(&mut deciding.iter().filter(|report| report.status == status))
            .or_else(|| latest(&mut deciding.iter()))
    }

    /// The reports on milestones of a measure up to a day that take part in deciding its status.
    fn reports_on_milestones<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'m Report> {
        let counts = move |report: &&Report| report.date <= day && report.status != Status::Withdrawn;
        let reports = measure.reports.iter().filter(|report| report.milestone.is_some());
        reports.filter(counts).filter(|report| self.is_decisive(report, measure))
    }

    /// The status of a milestone on a day. A measure that is completed does not complete its milestones: those that
    /// were never reported stay unreported.
    pub fn milestone_status(&self, measure: &Measure, milestone: &Milestone, day: NaiveDate) -> Status {
        let day = self.last_day_that_counts(day);
        if measure.is_withdrawn(None, day) || measure.is_withdrawn(Some(milestone), day) {
            return Status::Withdrawn;
        }
        let subject = ReportFilter { milestone: Some(milestone), day };
        if milestone.measures.is_empty() || !milestone.responsible.is_empty() {
            return self.reported(measure, subject);
        }
        // A milestone that serves several measures is reached once a body that answers for any of them says so.
        let answers = |body: BodyId| {
            let served = milestone.measures.iter().filter_map(|id| self.measure(id));
            served.chain([measure]).any(|served| self.decides(body, served))
        };
        let words = self.words(measure, subject).filter(|(body, _)| answers(*body));
        words.max_by_key(|(_, report)| report.date).map_or(Status::Unreported, |(_, report)| report.status)
    }

    /// Whether something is owed of a measure on a day: it is neither completed nor withdrawn, and the plan not closed.
    pub fn is_owed(&self, measure: &Measure, day: NaiveDate) -> bool {
        !self.is_closed(day) && !self.status(measure, day).is_ended()
    }

    /// The milestones of a measure's file of which something is owed on a day: neither completed nor withdrawn, of a
    /// measure that is owed itself, or of several of which one is.
    pub fn owed_milestones<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'m Milestone> {
        let is_own_owed = !measure.milestones.is_empty() && self.is_owed(measure, day);
        let is_owed = move |milestone: &&Milestone| {
            let served = || milestone.measures.iter().filter_map(|id| self.measure(id));
            let is_served = is_own_owed || served().any(|measure| self.is_owed(measure, day));
            is_served && !self.milestone_status(measure, milestone, day).is_ended()
        };
        measure.milestones.iter().filter(is_owed)
    }

    /// The milestones that are late on a day: past their due day and still owed.
    pub fn late_milestones<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'m Milestone> {
        let is_past = move |milestone: &&Milestone| milestone.due.is_before(day);
        let some_are_past = measure.milestones.iter().any(|milestone| is_past(&milestone));
        let owed = some_are_past.then(|| self.owed_milestones(measure, day));
        owed.into_iter().flatten().filter(is_past)
    }

    /// How many days the deadline is past, where it is past and something is still owed. The deadline day itself is
    /// not late.
    pub fn days_overdue(&self, measure: &Measure, day: NaiveDate) -> Option<i64> {
        let late = (day - measure.deadline.date()?).num_days();
        (late > 0 && self.is_owed(measure, day)).then_some(late)
    }

    /// The latest word of each responsible body that reported, in the published order, each report once.
    pub fn status_by_body(&self, measure: &Measure, day: NaiveDate) -> Vec<BodyStatus> {
        let day = self.last_day_that_counts(day);
        if measure.reports.is_empty() {
            return Vec::new();
        }
        let mut seen: Vec<(BodyId, *const Report)> = Vec::new();
        let voices = self.voices(measure, ReportFilter { milestone: None, day });
        let reported = voices.filter_map(|(named, voice)| match voice {
            LatestReport::Reported(body, report) => Some((named, body, report)),
            LatestReport::Absent | LatestReport::Silent => None,
        });
        let mut words = Vec::new();
        for (named, body, report) in reported {
            if seen.contains(&(body, std::ptr::from_ref(report))) {
                continue;
            }
            seen.push((body, report));
            // A successor that is responsible itself speaks for its own place too.
            let speaks_for_another = body != named && !measure.responsible.contains(&body);
            words.push(BodyStatus {
                body,
                via: speaks_for_another.then_some(named),
                status: report.status,
                date: report.date,
            });
        }
        words
    }

    /// The responsible bodies that could report on the whole measure and have not by this day, in the published order.
    pub fn silent_bodies(&self, measure: &Measure, day: NaiveDate) -> Vec<BodyId> {
        let voices = self.voices(measure, ReportFilter { milestone: None, day });
        voices.filter(|(_, voice)| matches!(voice, LatestReport::Silent)).map(|(named, _)| named).collect()
    }

    /// Whether two responsible bodies that reported differ. Once an amendment withdrew the measure they do not matter.
    pub fn is_disputed(&self, measure: &Measure, day: NaiveDate) -> bool {
        let day = self.last_day_that_counts(day);
        if measure.reports.len() < 2 || measure.is_withdrawn(None, day) {
            return false;
        }
        let mut first = None;
        self.voices(measure, ReportFilter { milestone: None, day }).any(|(_, voice)| match voice {
            LatestReport::Reported(_, report) => *first.get_or_insert(report.status) != report.status,
            LatestReport::Absent | LatestReport::Silent => false,
        })
    }

    /// Whether an assessor's latest assessment differs from the status on its day, and no responsible body has reported
    /// since.
    pub fn is_contested(&self, measure: &Measure, day: NaiveDate) -> bool {
        !self.contesting(measure, day).is_empty()
    }

    /// The assessments that contest the status of a measure, by their places in it: each is the latest of its assessor and
    /// differs from the status on its day, and no responsible body has reported since.
    pub fn contesting(&self, measure: &Measure, day: NaiveDate) -> Vec<usize> {
        let all = measure.assessments.iter().enumerate();
        let known = || all.clone().filter(|(_, a)| a.date <= day && a.status.is_some());
        if known().next().is_none() {
            return Vec::new();
        }
        let reported = measure.reports.iter().filter(|r| r.date <= day && r.status != Status::Withdrawn);
        let answered = reported.filter(|r| self.is_decisive(r, measure)).map(|r| r.date).max();
        let open = known().filter(|(_, a)| answered.is_none_or(|answered| answered <= a.date));
        let latest = open.filter(|(at, assessment)| {
            let is_later = |(place, other): (usize, &super::Assessment)| {
                let is_one = || self.register.is_one(&other.by, &assessment.by);
                place > *at && other.date >= assessment.date && is_one()
            };
            !known().any(is_later)
        });
        let differs = |(_, assessment): &(usize, &super::Assessment)| {
            assessment.status != Some(self.status(measure, assessment.date))
        };
        latest.filter(differs).map(|(at, _)| at).collect()
    }

    /// The bodies whose own latest report an assessment contradicts, and that have not reported since. The status of the
    /// measure may say the same as the assessment all the same: another body holds it back.
    pub fn contradicted_bodies(
        &self,
        measure: &Measure,
        assessment: &super::Assessment,
        day: NaiveDate,
    ) -> Vec<BodyId> {
        if measure.is_withdrawn(None, day) {
            return Vec::new();
        }
        let differs =
            |word: &BodyStatus| word.date <= assessment.date && assessment.status != Some(word.status);
        self.status_by_body(measure, day).into_iter().filter(differs).map(|word| word.body).collect()
    }

    /// Since when the measure is completed; `None` where it is not completed on this day.
    pub fn completion(&self, measure: &Measure, day: NaiveDate) -> Option<Completion> {
        let day = self.last_day_that_counts(day);
        if measure.reports.is_empty() || self.status(measure, day) != Status::Completed {
            return None;
        }
        let subject = ReportFilter { milestone: None, day };
        let since = self.accountable(measure, None).iter().filter_map(|&named| {
            let words = || self.words(measure, subject);
            let own: Vec<&Report> =
                words().filter(|(body, _)| self.speaks_for(*body, named, measure)).map(|(_, r)| r).collect();
            if own.is_empty() {
                members_completed_since(words().filter(|(body, _)| self.is_member(*body, named)).collect())
            } else {
                completed_since(own).map(|(date, _)| date)
            }
        });
        let date = since.max()?;
        let days_late = measure.deadline.date().map(|due| (date - due).num_days().max(0));
        Some(Completion { date, days_late })
    }

    /// How the measure ended by a day, and when; `None` where it has not.
    pub fn end(&self, measure: &Measure, day: NaiveDate) -> Option<(Status, NaiveDate)> {
        let day = self.last_day_that_counts(day);
        let withdrawn = measure.withdrawn_on(day).map(|date| (Status::Withdrawn, date));
        withdrawn.or_else(|| Some((Status::Completed, self.completion(measure, day)?.date)))
    }

    /// Which report last said that the measure is completed, where it is on this day.
    pub fn completing_report(&self, measure: &Measure, day: NaiveDate) -> Option<usize> {
        let day = self.last_day_that_counts(day);
        if measure.reports.is_empty() || self.status(measure, day) != Status::Completed {
            return None;
        }
        let subject = ReportFilter { milestone: None, day };
        measure.reports.iter().rposition(|r| subject.covers(r) && self.is_decisive(r, measure))
    }
}

/// Since when the reports of one voice say *completed*, and whether it never said anything else.
fn completed_since(mut reports: Vec<&Report>) -> Option<(NaiveDate, bool)> {
    reports.sort_by_key(|r| r.date);
    let begin = reports.iter().rposition(|r| r.status != Status::Completed).map_or(0, |last| last + 1);
    reports.get(begin).map(|r| (r.date, begin == 0))
}

/// Since when all members that report say *completed*. One that never said anything else was never in the way.
fn members_completed_since(mut words: Vec<(BodyId, &Report)>) -> Option<NaiveDate> {
    words.sort_by_key(|(body, _)| *body);
    let members = || {
        let each = words.chunk_by(|a, b| a.0 == b.0);
        each.filter_map(|of_one| completed_since(of_one.iter().map(|(_, report)| *report).collect()))
    };
    let last_to_complete = members().filter(|(_, always)| !always).map(|(date, _)| date).max();
    last_to_complete.or_else(|| members().map(|(date, _)| date).min())
}

impl Measure {
    /// Whether an amendment withdrew the whole measure (`None`) or a milestone by this day, and no later one took that
    /// back.
    pub fn is_withdrawn(&self, milestone: Option<&Milestone>, day: NaiveDate) -> bool {
        self.withdrawal(milestone, day).is_some_and(|(_, withdrawn)| withdrawn)
    }

    /// The day of the act that withdrew the whole measure, where it is withdrawn on a day.
    pub fn withdrawn_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.withdrawal(None, day).filter(|(_, withdrawn)| *withdrawn).map(|(date, _)| date)
    }

    /// The same of a milestone alone.
    pub fn milestone_withdrawn_on(&self, milestone: &Milestone, day: NaiveDate) -> Option<NaiveDate> {
        self.withdrawal(Some(milestone), day).filter(|(_, withdrawn)| *withdrawn).map(|(date, _)| date)
    }

    /// The last decision by this day on whether the whole measure (`None`) or a milestone is withdrawn, with its day.
    fn withdrawal(&self, milestone: Option<&Milestone>, day: NaiveDate) -> Option<(NaiveDate, bool)> {
        let about = |named: Option<&str>| match (milestone, named) {
            (None, None) => true,
            (Some(milestone), Some(name)) => milestone.is_named(name),
            _ => false,
        };
        let decided = self.amendments.iter().filter(|a| a.date <= day && about(a.milestone.as_deref()));
        let decided = decided.filter_map(|a| Some((a.date, a.withdrawn?)));
        decided.max_by_key(|(date, _)| *date)
    }

    /// The milestone that a report or an amendment names, by its id or title; `None` where it has none of this name, or
    /// several.
    pub fn milestone(&self, name: &str) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.is_named(name))
    }

    /// The milestone that a report is about, by the name that all reports about it have in common: of two reports, one may
    /// give its id and one its title. `None`: the whole measure.
    pub fn subject<'m>(&'m self, report: &'m Report) -> Option<&'m str> {
        report.milestone.as_deref().map(|name| self.milestone(name).map_or(name, Milestone::name))
    }
}
