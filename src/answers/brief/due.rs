//! What is late, and what falls due before the next meeting: tables and a chart.

use chrono::NaiveDate;

use super::cells::MeasureCells;
use super::facts::{Facts, end_of_month};
use crate::answers::parts::open_decisions::{self, distance};
use crate::answers::parts::paper::left;
use crate::labels::{BriefText, CommonText, Noun, StatusText};
use crate::model::{BodyId, CalendarPeriod, Decision, Measure, MeasureKind};
use crate::query::overdue::{Late, LateMilestone};
use crate::query::results::MeasureOutcome;
use crate::render::chart::{Chart, Fill, Row, Series, Shape};
use crate::render::document::{Document, Level, Table, Words};

/// Late measures, milestones and decisions, of a body or of all.
pub(super) fn late(facts: &Facts<'_>, body: Option<BodyId>) -> [Table; 3] {
    let mut measures = table(facts, CommonText::Measure, CommonText::Late);
    for late in facts.late(body) {
        measures.row(measure_row(facts, late));
    }
    let mut milestones = table(facts, CommonText::Milestone, CommonText::Late);
    for late in facts.late_milestones(body) {
        milestones.row(milestone_row(facts, late));
    }
    let late = facts.overdue.decisions.iter().filter(|one| carries_out(facts, body, one.decision));
    [
        measures.caption(facts.text(BriefText::LateMeasures)),
        milestones.caption(facts.text(BriefText::LateMilestones)),
        open_decisions::table(&facts.source, late).caption(facts.text(BriefText::LateDecisions)),
    ]
}

/// What was not completed when the plan was closed, of a body or of all.
pub(super) fn not_completed(facts: &Facts<'_>, body: Option<BodyId>) -> Table {
    let mut table = table(facts, CommonText::Measure, CommonText::Status);
    let results = facts.own_results(body).into_iter();
    for one in results.filter(|one| one.outcome == MeasureOutcome::NotCompleted) {
        let MeasureCells { id, title, responsible, deadline, status } = facts.cells(one.measure);
        let responsible = facts.still_open(responsible.clone(), one.measure, None);
        table.row([id.clone(), title.clone(), responsible, deadline.clone(), status.clone()]);
    }
    table
}

fn table(facts: &Facts<'_>, what: CommonText, time: CommonText) -> Table {
    Table::new([
        left(facts.common(CommonText::Id)),
        left(facts.common(what)),
        left(facts.common(CommonText::Responsible)),
        left(facts.common(CommonText::Due)),
        left(facts.common(time)),
    ])
}

fn measure_row(facts: &Facts<'_>, late: &Late<'_>) -> [Words; 5] {
    let cells = facts.cells(late.measure);
    [
        cells.id.clone(),
        cells.title.clone(),
        facts.still_open(cells.responsible.clone(), late.measure, None),
        cells.deadline.clone(),
        distance(&facts.source, late.due).into(),
    ]
}

fn milestone_row(facts: &Facts<'_>, late: &LateMilestone<'_>) -> [Words; 5] {
    [
        facts.cells(late.measure).id.clone(),
        late.milestone.label().into(),
        facts.still_open(
            facts.source.responsible_for(late.measure, late.milestone).into(),
            late.measure,
            Some(late.milestone),
        ),
        facts.source.deadline(&late.milestone.due).into(),
        distance(&facts.source, late.due).into(),
    ]
}

pub(super) fn carries_out(facts: &Facts<'_>, body: Option<BodyId>, decision: &Decision) -> bool {
    body.is_none_or(|body| facts.plan().is_to_carry_out(body, decision, facts.day()))
}

/// Whether a decision is for a body or a group of it; without a body, every one is.
pub(super) fn concerns(facts: &Facts<'_>, body: Option<BodyId>, decision: &Decision) -> bool {
    body.is_none_or(|body| facts.plan().is_concerned(body, decision, facts.day()))
}

/// Adds what the meeting itself decided, of a body or of all. For a meeting to come there is nothing to add.
pub(super) fn made_here(document: &mut Document, facts: &Facts<'_>, body: Option<BodyId>) {
    let made = facts.made_here.iter().filter(|made| concerns(facts, body, made.decision));
    let made = open_decisions::table(&facts.source, made);
    if !made.rows.is_empty() {
        document.heading(Level::First, facts.text(BriefText::MadeHere)).table(made);
    }
}

/// What falls due before the next meeting, of a body or of all: measures, milestones and decisions by their days.
pub(super) fn ahead(facts: &Facts<'_>, body: Option<BodyId>) -> Table {
    let language = facts.language();
    let mut rows: Vec<(NaiveDate, [Words; 5])> = Vec::new();
    let is_before = |due: NaiveDate| due <= facts.frame.until;
    let measures = facts.soon(body).into_iter().filter(|late| is_before(late.due));
    rows.extend(measures.map(|late| (late.due, measure_row(facts, late))));
    for late in facts.soon_milestones(body).into_iter().filter(|late| is_before(late.due)) {
        let mut row = milestone_row(facts, late);
        row[1] = BriefText::milestone(language, late.milestone.label()).into();
        rows.push((late.due, row));
    }
    let decisions = facts.overdue.soon_decisions.iter();
    for open in decisions.filter(|open| carries_out(facts, body, open.decision)) {
        let Some(due) = open.decision.due_day().filter(|due| is_before(*due)) else { continue };
        rows.push((
            due,
            [
                open.meeting.decision_id(open.decision).into(),
                BriefText::decision(language, facts.source.redacted(&open.decision.text)).into(),
                facts.source.bodies(&open.decision.responsible).into(),
                open.decision.due.as_ref().map(|due| facts.source.deadline(due)).unwrap_or_default().into(),
                distance(&facts.source, due).into(),
            ],
        ));
    }
    // A stable sort: the plan's order is kept within a day.
    rows.sort_by_key(|(due, _)| *due);
    let mut table = table(facts, CommonText::Measure, CommonText::TimeLeft);
    table.columns[1].title = facts.text(BriefText::What).to_owned();
    rows.into_iter().for_each(|(_, row)| table.row(row));
    table
}

/// How much falls due after the next meeting, but still in its month, of a body or of all; `None`: nothing does.
pub(super) fn just_after(facts: &Facts<'_>, body: Option<BodyId>) -> Option<String> {
    let language = facts.language();
    let is_after = |due: NaiveDate| due > facts.frame.until;
    let measures: Vec<&Measure> =
        facts.soon(body).into_iter().filter(|late| is_after(late.due)).map(|late| late.measure).collect();
    let of_kind = |kind| measures.iter().filter(|measure| measure.kind == kind).count();
    let milestones = facts.soon_milestones(body).into_iter();
    let decisions =
        facts.overdue.soon_decisions.iter().filter(|open| carries_out(facts, body, open.decision));
    let counts = [
        (of_kind(MeasureKind::Measure), Noun::Measure),
        (of_kind(MeasureKind::Point), Noun::Point),
        (milestones.filter(|late| is_after(late.due)).count(), Noun::Milestone),
        (decisions.filter(|open| open.decision.due_day().is_some_and(is_after)).count(), Noun::Decision),
    ];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| noun.count(n, language));
    let counts: Vec<String> = counts.collect();
    let last_day = language.day(end_of_month(facts.frame.until));
    let counts = (!counts.is_empty()).then(|| language.and(&counts))?;
    Some(match facts.knows_next_meeting() {
        true => BriefText::just_after(language, last_day, counts),
        false => BriefText::by_its_end(language, last_day, counts),
    })
}

/// Most columns of a chart: each has room for the name of a month.
const MOST: usize = 10;

/// What falls due, and how it looks: not as a status does.
const KINDS: [(Noun, Fill); 4] = [
    (Noun::Measure, Fill::Upright),
    (Noun::Point, Fill::Diamonds),
    (Noun::Milestone, Fill::Level),
    (Noun::Decision, Fill::Checks),
];

/// How much falls due in each month; in each quarter or year where that is too many.
pub(super) fn chart(facts: &Facts<'_>) -> Chart {
    let language = facts.language();
    let overdue = &facts.overdue;
    let periods = [1, 3, 12].map(|months| stretch(facts, months));
    let periods = periods.iter().find(|periods| periods.len() <= MOST).or(periods.last());
    let of_kind =
        |kind| overdue.soon.iter().filter(move |late| late.measure.kind == kind).map(|late| late.due);
    let mut kinds: [Vec<NaiveDate>; 4] = [
        of_kind(MeasureKind::Measure).collect(),
        of_kind(MeasureKind::Point).collect(),
        overdue.soon_milestones.iter().map(|late| late.due).collect(),
        overdue.soon_decisions.iter().filter_map(|open| open.decision.due_day()).collect(),
    ];
    kinds.iter_mut().for_each(|days| days.retain(|day| *day <= facts.frame.until));
    // A plan without points of a decision needs no word for them.
    let shown: Vec<usize> =
        (0..KINDS.len()).filter(|&at| KINDS[at].0 != Noun::Point || !kinds[at].is_empty()).collect();
    let row = |period: &CalendarPeriod| Row {
        label: match period.last_day() > facts.frame.until {
            true => {
                BriefText::cut_off(language, language.period(*period), language.month_day(facts.frame.until))
            }
            false => language.period(*period),
        },
        lang: None,
        values: shown
            .iter()
            .map(|&at| kinds[at].iter().filter(|day| period.contains(**day)).count())
            .collect(),
    };
    let is_empty = kinds.iter().all(Vec::is_empty);
    Chart {
        shape: Shape::Columns,
        title: facts.text(BriefText::DueWhen).to_owned(),
        description: facts.text(BriefText::DueChart).to_owned(),
        label: facts.common(CommonText::Due).to_owned(),
        total: StatusText::All.in_language(language).to_owned(),
        series: shown
            .iter()
            .map(|&at| Series { name: KINDS[at].0.after(2, language).to_owned(), fill: KINDS[at].1 })
            .collect(),
        rows: periods.into_iter().flatten().filter(|_| !is_empty).map(row).collect(),
    }
}

/// The periods of so many months from the day of the paper to the next meeting.
fn stretch(facts: &Facts<'_>, months: u32) -> Vec<CalendarPeriod> {
    let first = CalendarPeriod::of(facts.day(), months);
    std::iter::successors(Some(first), |period| Some(period.next()))
        .take_while(|period| period.first_day() <= facts.frame.until && period.last_day() != NaiveDate::MAX)
        .take(MOST + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::KINDS;
    use crate::answers::parts::progress::FILLS;

    #[test]
    fn what_falls_due_does_not_look_like_a_status() {
        assert!(KINDS.iter().all(|(_, fill)| FILLS.iter().all(|(_, status)| status != fill)));
    }
}
