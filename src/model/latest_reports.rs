//! Which bodies decide the status of a measure or a milestone, and the latest report of each.

use chrono::NaiveDate;

use super::{BodyId, BodyKind, Measure, Milestone, Plan, Report, Status};

/// What a responsible body has to say about a subject.
#[derive(Clone, Copy)]
pub(super) enum LatestReport<'m> {
    /// It cannot speak: a group or class without members that never reported under its own name.
    Absent,
    /// It could, and has not.
    Silent,
    /// Its latest report, and which body speaks in it.
    Reported(BodyId, &'m Report),
}

impl<'m> LatestReport<'m> {
    /// Whether it says that the subject is completed.
    pub fn says_completed(self) -> bool {
        self.report().is_some_and(|report| report.status == Status::Completed)
    }

    /// The report, where there is one.
    pub fn report(self) -> Option<&'m Report> {
        match self {
            LatestReport::Reported(_, report) => Some(report),
            LatestReport::Absent | LatestReport::Silent => None,
        }
    }
}

/// Which reports are asked for: those on the whole measure (`None`) or on a milestone, up to a day.
/// A report that says *withdrawn* counts for nothing: only an amendment withdraws.
#[derive(Clone, Copy)]
pub(super) struct ReportFilter<'m> {
    pub milestone: Option<&'m Milestone>,
    pub day: NaiveDate,
}

impl ReportFilter<'_> {
    pub fn covers(&self, report: &Report) -> bool {
        let same = match (self.milestone, &report.milestone) {
            (None, None) => true,
            (Some(milestone), Some(name)) => milestone.is_named(name),
            _ => false,
        };
        same && report.date <= self.day && report.status != Status::Withdrawn
    }
}

impl Plan {
    /// Whether reports of this body take part in deciding the status of the measure.
    pub fn decides(&self, body: BodyId, measure: &Measure) -> bool {
        self.counts_for_any(body, self.accountable(measure, None), measure)
    }

    /// Whether this report takes part in deciding the status of the measure, or of the milestone that it names.
    pub fn is_decisive(&self, report: &Report, measure: &Measure) -> bool {
        let milestone = report.milestone.as_deref().and_then(|name| self.milestone(measure, name));
        let named = self.accountable(measure, milestone.map(|(_, milestone)| milestone));
        report.speakers().any(|body| self.counts_for_any(body, named, measure))
    }

    /// Whether this report decides a status: it is decisive, and does not say *withdrawn*, which only an amendment can.
    pub fn decides_status(&self, report: &Report, measure: &Measure) -> bool {
        report.status != Status::Withdrawn && self.is_decisive(report, measure)
    }

    fn counts_for_any(&self, body: BodyId, named: &[BodyId], measure: &Measure) -> bool {
        named.contains(&body) || named.iter().any(|&named| self.counts_for(body, named, measure))
    }

    /// Whether a report of `body` counts for the responsible body `named`: its own, its successor's, or its member's.
    pub fn counts_for(&self, body: BodyId, named: BodyId, measure: &Measure) -> bool {
        self.speaks_for(body, named, measure) || self.is_member(body, named)
    }

    /// Whether a responsible body has anybody to report: a group or class without members has not.
    pub fn can_report(&self, named: BodyId) -> bool {
        !self.register[named].kind.has_members() || self.register.has_members(named)
    }

    /// Whether the latest report for a responsible body says that the whole measure is completed: others may not have.
    pub fn has_completed(&self, named: BodyId, measure: &Measure, day: NaiveDate) -> bool {
        let voice = || self.voice(named, measure, ReportFilter { milestone: None, day });
        !measure.reports.is_empty() && voice().says_completed()
    }

    /// Whether two bodies speak for the same place: one body, or one that took over from the other in this measure.
    pub fn is_one_voice(&self, a: BodyId, b: BodyId, measure: &Measure) -> bool {
        let took_over = |earlier, later| self.register.took_over(earlier, later, &measure.id);
        a == b || took_over(a, b) || took_over(b, a)
    }

    /// The bodies that decide the status: the responsible ones of the milestone, else of the measure, else the coordinator's.
    pub fn accountable<'m>(&'m self, measure: &'m Measure, milestone: Option<&'m Milestone>) -> &'m [BodyId] {
        let own = milestone.map_or(&[][..], |milestone| &milestone.responsible);
        match (own, &measure.responsible[..], &self.coordination) {
            ([], [], Some(coordination)) => std::slice::from_ref(&coordination.body),
            ([], named, _) => named,
            (own, ..) => own,
        }
    }

    /// What the responsible bodies say together.
    pub(super) fn reported(&self, measure: &Measure, subject: ReportFilter<'_>) -> Status {
        let (mut all_completed, mut most) = (true, Status::Unreported);
        for (_, voice) in self.voices(measure, subject) {
            match voice {
                LatestReport::Absent => {}
                LatestReport::Silent => all_completed = false,
                LatestReport::Reported(_, report) => {
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

    /// Each body that decides the status, with its latest report.
    pub(super) fn voices<'m>(
        &'m self,
        measure: &'m Measure,
        subject: ReportFilter<'m>,
    ) -> impl Iterator<Item = (BodyId, LatestReport<'m>)> {
        let named = self.accountable(measure, subject.milestone).iter();
        named.map(move |&named| (named, self.voice(named, measure, subject)))
    }

    fn voice<'m>(
        &'m self,
        named: BodyId,
        measure: &'m Measure,
        subject: ReportFilter<'m>,
    ) -> LatestReport<'m> {
        let words = || self.words(measure, subject);
        // Of two reports of one day, `max_by_key` gives the later in the file.
        let own = words().filter(|(body, _)| self.speaks_for(*body, named, measure));
        if let Some((body, report)) = own.max_by_key(|(_, report)| report.date) {
            return LatestReport::Reported(body, report);
        }
        if !self.register[named].kind.has_members() {
            return LatestReport::Silent;
        }
        let mut latest: Vec<(BodyId, &Report)> = Vec::new();
        for (body, report) in words().filter(|(body, _)| self.is_member(*body, named)) {
            match latest.iter_mut().find(|(known, _)| *known == body) {
                Some((_, known)) if known.date <= report.date => *known = report,
                Some(_) => {}
                None => latest.push((body, report)),
            }
        }
        match latest.into_iter().min_by_key(|(_, report)| report.status) {
            Some((body, report)) => LatestReport::Reported(body, report),
            None if self.register.has_members(named) => LatestReport::Silent,
            None => LatestReport::Absent,
        }
    }

    /// Who says what about a subject: each report with each body that it counts for. On a milestone that serves several
    /// measures, what is reported in all of these.
    pub(super) fn words<'m>(
        &'m self,
        measure: &'m Measure,
        subject: ReportFilter<'m>,
    ) -> impl Iterator<Item = (BodyId, &'m Report)> {
        let own = measure.reports.iter().filter(move |report| subject.covers(report));
        let elsewhere = subject.milestone.into_iter().flat_map(move |milestone| {
            let served = milestone.measures.iter().filter(|id| **id != measure.id);
            let reports = served.filter_map(|id| self.measure(id)).flat_map(|served| &served.reports);
            // In the other measures it goes by its id alone.
            let named = move |report: &&Report| milestone.id.is_some() && report.milestone == milestone.id;
            reports.filter(named).filter(move |report| subject.covers(report))
        });
        own.chain(elsewhere).flat_map(|report| report.speakers().map(move |body| (body, report)))
    }

    /// Whether a report of `body` is the word of the responsible body `named`: a body and its successor in the measure
    /// are one voice. A predecessor that is responsible itself speaks for its own place alone.
    pub(super) fn speaks_for(&self, body: BodyId, named: BodyId, measure: &Measure) -> bool {
        body == named
            || self.register.took_over(named, body, &measure.id)
            // In this order: the list of those who are responsible may be long, and is seldom gone through.
            || (self.register.took_over(body, named, &measure.id) && !measure.responsible.contains(&body))
    }

    pub(super) fn is_member(&self, body: BodyId, group: BodyId) -> bool {
        self.register[group].kind.has_members() && self.register[body].member_of.contains(&group)
    }
}

impl BodyKind {
    /// Whether its members speak for it where it does not speak under its own name.
    fn has_members(self) -> bool {
        matches!(self, BodyKind::Group | BodyKind::Class)
    }
}
