//! The status of a measure: what its responsible bodies say, each for itself.
//!
//! Partners and other bodies report too. Their words are kept and shown, and never decide the status.

use chrono::NaiveDate;

use super::{BodyId, BodyKind, Measure, Milestone, Plan, Report, Status};

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

/// What a responsible body has to say about a subject.
#[derive(Clone, Copy)]
enum Voice<'m> {
    /// It cannot speak: a group or class without members that never reported under its own name.
    Absent,
    /// It could, and has not.
    Silent,
    /// Its latest report.
    Reported(&'m Report),
}

/// Which reports are asked for: those on the whole measure (`None`) or on a milestone, up to a day.
/// A report that says *withdrawn* counts for nothing: only an amendment withdraws.
#[derive(Clone, Copy)]
struct Subject<'m> {
    milestone: Option<&'m Milestone>,
    day: NaiveDate,
}

impl Subject<'_> {
    fn covers(&self, report: &Report) -> bool {
        let same = match (self.milestone, &report.milestone) {
            (None, None) => true,
            (Some(milestone), Some(name)) => milestone.is_named(name),
            _ => false,
        };
        same && report.date <= self.day && report.status != Status::Withdrawn
    }
}

impl Plan {
    /// The status of a measure on a day.
    pub fn status(&self, measure: &Measure, day: NaiveDate) -> Status {
        if measure.is_withdrawn(None, day) {
            return Status::Withdrawn;
        }
        if measure.reports.is_empty() {
            return Status::Unreported;
        }
        let whole = self.reported(measure, Subject { milestone: None, day });
        if matches!(whole, Status::Completed | Status::InProgress) {
            return whole;
        }
        let on_milestones = measure
            .reports
            .iter()
            .filter(|r| r.milestone.is_some() && r.date <= day && r.status != Status::Withdrawn)
            .filter(|r| self.decides(r.body, measure));
        // A measure of which a milestone is at work or done is in progress, and never completed by it.
        on_milestones.map(|r| r.status.min(Status::InProgress)).fold(whole, Status::max)
    }

    /// The status of a milestone on a day. A measure that is completed does not complete its milestones: those that
    /// were never reported stay unreported.
    pub fn milestone_status(&self, measure: &Measure, milestone: &Milestone, day: NaiveDate) -> Status {
        if measure.is_withdrawn(None, day) || measure.is_withdrawn(Some(milestone), day) {
            return Status::Withdrawn;
        }
        self.reported(measure, Subject { milestone: Some(milestone), day })
    }

    /// The milestones that are late on a day: past their due day and neither completed nor withdrawn, of a measure that
    /// is not ended itself.
    pub fn late_milestones<'m>(
        &'m self,
        measure: &'m Measure,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'m Milestone> {
        let is_past = move |milestone: &&Milestone| milestone.due.is_before(day);
        let owed = measure.milestones.iter().any(|m| is_past(&m)) && !self.status(measure, day).is_ended();
        let milestones = measure.milestones.iter().filter(move |_| owed).filter(is_past);
        milestones.filter(move |milestone| !self.milestone_status(measure, milestone, day).is_ended())
    }

    /// How many days the deadline is past, where it is past and something is still owed. The deadline day itself is
    /// not late.
    pub fn days_overdue(&self, measure: &Measure, day: NaiveDate) -> Option<i64> {
        let late = (day - measure.deadline.date()?).num_days();
        (late > 0 && !self.status(measure, day).is_ended()).then_some(late)
    }

    /// The latest word of each responsible body that reported, in the published order, each report once.
    pub fn status_by_body(&self, measure: &Measure, day: NaiveDate) -> Vec<BodyStatus> {
        if measure.reports.is_empty() {
            return Vec::new();
        }
        let mut seen: Vec<*const Report> = Vec::new();
        let voices = self.voices(measure, Subject { milestone: None, day });
        let reported = voices.filter_map(|(named, voice)| match voice {
            Voice::Reported(report) => Some((named, report)),
            Voice::Absent | Voice::Silent => None,
        });
        let mut words = Vec::new();
        for (named, report) in reported {
            if seen.contains(&std::ptr::from_ref(report)) {
                continue;
            }
            seen.push(report);
            // A successor that is responsible itself speaks for its own place too.
            let speaks_for_another = report.body != named && !measure.responsible.contains(&report.body);
            words.push(BodyStatus {
                body: report.body,
                via: speaks_for_another.then_some(named),
                status: report.status,
                date: report.date,
            });
        }
        words
    }

    /// The responsible bodies that could report on the whole measure and have not by this day, in the published order.
    pub fn silent_bodies(&self, measure: &Measure, day: NaiveDate) -> Vec<BodyId> {
        let voices = self.voices(measure, Subject { milestone: None, day });
        voices.filter(|(_, voice)| matches!(voice, Voice::Silent)).map(|(named, _)| named).collect()
    }

    /// Whether two responsible bodies that reported differ. Once an amendment withdrew the measure they do not matter.
    pub fn is_disputed(&self, measure: &Measure, day: NaiveDate) -> bool {
        if measure.reports.len() < 2 || measure.is_withdrawn(None, day) {
            return false;
        }
        let mut first = None;
        self.voices(measure, Subject { milestone: None, day }).any(|(_, voice)| match voice {
            Voice::Reported(report) => *first.get_or_insert(report.status) != report.status,
            Voice::Absent | Voice::Silent => false,
        })
    }

    /// Whether an assessor's latest assessment differs from the status on its day, and no responsible body has reported
    /// since.
    pub fn is_contested(&self, measure: &Measure, day: NaiveDate) -> bool {
        let known = || measure.assessments.iter().filter(|a| a.date <= day && a.status.is_some());
        if known().next().is_none() {
            return false;
        }
        let reported = measure.reports.iter().filter(|r| r.date <= day && r.status != Status::Withdrawn);
        let answered = reported.filter(|r| self.decides(r.body, measure)).map(|r| r.date).max();
        let open = known().enumerate().filter(|(_, a)| answered.is_none_or(|answered| answered <= a.date));
        open.filter(|(at, assessment)| {
            let is_later = |other: &super::Assessment| other.date >= assessment.date;
            !known().skip(at + 1).any(|other| other.by == assessment.by && is_later(other))
        })
        .any(|(_, assessment)| assessment.status != Some(self.status(measure, assessment.date)))
    }

    /// Since when the measure is completed; `None` where it is not completed on this day.
    pub fn completion(&self, measure: &Measure, day: NaiveDate) -> Option<Completion> {
        if measure.reports.is_empty() || self.status(measure, day) != Status::Completed {
            return None;
        }
        let subject = Subject { milestone: None, day };
        let since = self.accountable(measure).iter().filter_map(|&named| {
            let reports = || measure.reports.iter().filter(|r| subject.covers(r));
            let own: Vec<&Report> = reports().filter(|r| self.speaks_for(r.body, named, measure)).collect();
            if own.is_empty() {
                members_completed_since(reports().filter(|r| self.is_member(r.body, named)).collect())
            } else {
                completed_since(own).map(|(date, _)| date)
            }
        });
        let date = since.max()?;
        let days_late = measure.deadline.date().map(|due| (date - due).num_days().max(0));
        Some(Completion { date, days_late })
    }

    /// Which report last said that the measure is completed, where it is on this day.
    pub fn completing_report(&self, measure: &Measure, day: NaiveDate) -> Option<usize> {
        if measure.reports.is_empty() || self.status(measure, day) != Status::Completed {
            return None;
        }
        let subject = Subject { milestone: None, day };
        measure.reports.iter().rposition(|r| subject.covers(r) && self.decides(r.body, measure))
    }

    /// Whether reports of this body take part in deciding the status of the measure.
    pub fn decides(&self, body: BodyId, measure: &Measure) -> bool {
        let named = self.accountable(measure);
        named.contains(&body)
            || named.iter().any(|&named| self.speaks_for(body, named, measure) || self.is_member(body, named))
    }

    /// Whether a report of `body` counts for the responsible body `named`: its own, its successor's, or its member's.
    pub fn counts_for(&self, body: BodyId, named: BodyId, measure: &Measure) -> bool {
        self.speaks_for(body, named, measure) || self.is_member(body, named)
    }

    /// Whether a responsible body has anybody to report: a group or class without members has not.
    pub fn can_report(&self, named: BodyId) -> bool {
        !self.register[named].kind.has_members() || self.register.has_members(named)
    }

    /// Whether two bodies speak for the same place: one body, or one that took over from the other in this measure.
    pub fn is_one_voice(&self, a: BodyId, b: BodyId, measure: &Measure) -> bool {
        let took_over = |earlier, later| self.register.took_over(earlier, later, &measure.id);
        a == b || took_over(a, b) || took_over(b, a)
    }

    /// The bodies whose word decides: the responsible ones, else the coordinator's.
    fn accountable<'m>(&'m self, measure: &'m Measure) -> &'m [BodyId] {
        match (&measure.responsible[..], &self.coordination) {
            ([], Some(coordination)) => std::slice::from_ref(&coordination.body),
            (named, _) => named,
        }
    }

    /// What the responsible bodies say together.
    fn reported(&self, measure: &Measure, subject: Subject<'_>) -> Status {
        let (mut all_completed, mut most) = (true, Status::Unreported);
        for (_, voice) in self.voices(measure, subject) {
            match voice {
                Voice::Absent => {}
                Voice::Silent => all_completed = false,
                Voice::Reported(report) => {
                    all_completed &= report.status == Status::Completed;
                    most = most.max(report.status);
                }
            }
        }
        match most {
            Status::Completed if !all_completed => Status::InProgress,
            status => status,
        }
    }

    /// Each body whose word decides, with its latest word.
    fn voices<'m>(
        &'m self,
        measure: &'m Measure,
        subject: Subject<'m>,
    ) -> impl Iterator<Item = (BodyId, Voice<'m>)> {
        let named = self.accountable(measure).iter();
        named.map(move |&named| (named, self.voice(named, measure, subject)))
    }

    fn voice<'m>(&self, named: BodyId, measure: &'m Measure, subject: Subject<'_>) -> Voice<'m> {
        let reports = || measure.reports.iter().filter(|r| subject.covers(r));
        // Of two reports of one day, `max_by_key` gives the later in the file.
        let own = reports().filter(|r| self.speaks_for(r.body, named, measure)).max_by_key(|r| r.date);
        if let Some(report) = own {
            return Voice::Reported(report);
        }
        if !self.register[named].kind.has_members() {
            return Voice::Silent;
        }
        let mut latest: Vec<&Report> = Vec::new();
        for report in reports().filter(|r| self.is_member(r.body, named)) {
            match latest.iter_mut().find(|known| known.body == report.body) {
                Some(known) if known.date <= report.date => *known = report,
                Some(_) => {}
                None => latest.push(report),
            }
        }
        match latest.into_iter().min_by_key(|r| r.status) {
            Some(report) => Voice::Reported(report),
            None if self.register.has_members(named) => Voice::Silent,
            None => Voice::Absent,
        }
    }

    /// Whether a report of `body` is the word of the responsible body `named`: a body and its successor in the measure
    /// are one voice. A predecessor that is responsible itself speaks for its own place alone.
    fn speaks_for(&self, body: BodyId, named: BodyId, measure: &Measure) -> bool {
        body == named
            || self.register.took_over(named, body, &measure.id)
            || (!measure.responsible.contains(&body) && self.register.took_over(body, named, &measure.id))
    }

    fn is_member(&self, body: BodyId, group: BodyId) -> bool {
        self.register[group].kind.has_members() && self.register[body].member_of.contains(&group)
    }
}

/// Since when the reports of one voice say *completed*, and whether it never said anything else.
fn completed_since(mut reports: Vec<&Report>) -> Option<(NaiveDate, bool)> {
    reports.sort_by_key(|r| r.date);
    let begin = reports.iter().rposition(|r| r.status != Status::Completed).map_or(0, |last| last + 1);
    reports.get(begin).map(|r| (r.date, begin == 0))
}

/// Since when all members that report say *completed*. One that never said anything else was never in the way.
fn members_completed_since(mut reports: Vec<&Report>) -> Option<NaiveDate> {
    reports.sort_by_key(|r| r.body);
    let members = || {
        let each = reports.chunk_by(|a, b| a.body == b.body);
        each.filter_map(|of_one| completed_since(of_one.to_vec()))
    };
    let last_to_complete = members().filter(|(_, always)| !always).map(|(date, _)| date).max();
    last_to_complete.or_else(|| members().map(|(date, _)| date).min())
}

impl BodyKind {
    /// Whether its members speak for it where it does not speak under its own name.
    fn has_members(self) -> bool {
        matches!(self, BodyKind::Group | BodyKind::Class)
    }
}

impl Measure {
    /// Whether an amendment withdrew the whole measure (`None`) or a milestone by this day, and no later one took that
    /// back.
    pub fn is_withdrawn(&self, milestone: Option<&Milestone>, day: NaiveDate) -> bool {
        let about = |named: Option<&str>| match (milestone, named) {
            (None, None) => true,
            (Some(milestone), Some(name)) => milestone.is_named(name),
            _ => false,
        };
        let decided = self.amendments.iter().filter(|a| a.date <= day && about(a.milestone.as_deref()));
        let decided = decided.filter_map(|a| Some((a.date, a.withdrawn?)));
        decided.max_by_key(|(date, _)| *date).is_some_and(|(_, withdrawn)| withdrawn)
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
