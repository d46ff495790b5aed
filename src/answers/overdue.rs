//! The answer of `plan overdue`: its page, its sheet and its JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::parts::closed;
use super::parts::decision::{self, DecisionJson};
use super::parts::plan_at::PlanAt;
use crate::answers::parts::measure::{
    self, MeasureJson, SHEET_HEADER, id_cell, milestone_bodies_cell, reported_cell, responsible_cell,
    sheet_row, title_cell,
};
use crate::labels::{CommonText, Language, Noun, OverdueText};
use crate::model::{Measure, Milestone};
use crate::query::overdue::{Late, LateMilestone, Overdue, Question};
use crate::render::Answer;
use crate::render::page::{Cell, Page, Reference, Sheet, SheetValue, Style, Table, cell, clipped, fixed};
use crate::render::values::Day;

/// How far ahead was looked.
pub enum LookAhead {
    /// For so many days or months, which end on a day.
    Within((usize, Noun), NaiveDate),
    /// Up to a day.
    Until(NaiveDate),
}

impl LookAhead {
    /// "within 90 days, until 2023-12-31".
    fn words(&self, language: Language) -> String {
        match self {
            LookAhead::Within((n, unit), end) => {
                OverdueText::within(language, unit.count(*n, language), language.day(*end))
            }
            LookAhead::Until(day) => OverdueText::until(language, language.day(*day)),
        }
    }
}

/// What is late, and what falls due soon.
pub struct OverdueAnswer<'a> {
    /// The plan that was asked.
    pub plan_at: &'a PlanAt,
    /// What was asked.
    pub question: Question,
    /// How far ahead was looked.
    pub ahead: Option<LookAhead>,
    /// What was found.
    pub overdue: Overdue<'a>,
}

impl Answer for OverdueAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json(self.plan_at, &self.overdue, self.question.until)
    }

    fn page(&self, language: Language) -> Page {
        let plan = &self.plan_at.plan;
        let Overdue { items, milestones, undated, undated_milestones, decisions, .. } = &self.overdue;
        let whose = |body| OverdueText::whose(language, language.body(plan, body));
        let whose = self.question.body.map(whose).unwrap_or_default();
        let mut page = Page::default();
        let is_draft = plan.is_draft();
        page.heading(if is_draft { self.passed(&whose, language) } else { self.headline(&whose, language) });
        closed::add_note(&mut page, self.plan_at, language);
        // In a draft nothing is late: the days passed, and that is all.
        let late = (!is_draft).then_some((CommonText::Late.in_language(language), Style::Bad));
        page.table(self.measures(items, late, language));
        if !milestones.is_empty() {
            let title = if is_draft { OverdueText::PassedMilestones } else { OverdueText::LateMilestones };
            page.heading(format!("{}: {}", title.in_language(language), language.count(milestones.len())));
            page.table(self.milestones(milestones, late, language));
        }
        if !decisions.is_empty() {
            let title = OverdueText::LateDecisions.in_language(language);
            page.heading(format!("{title}: {}", language.count(decisions.len())));
            let late = CommonText::Late.in_language(language);
            page.table(decision::table(self.plan_at, decisions, late, language));
        }
        if let Some(ahead) = &self.ahead {
            self.add_ahead(&mut page, &ahead.words(language), &whose, language);
        }
        if is_draft {
            return page;
        }
        if !undated.is_empty() {
            page.text(undated_text(undated, language));
        }
        if *undated_milestones > 0 {
            let count = Noun::Milestone.count(*undated_milestones, language);
            page.text(match undated_milestones {
                1 => OverdueText::one_undated_milestone(language, count),
                _ => OverdueText::undated_milestones(language, count),
            });
        }
        page
    }

    /// One row for each measure and milestone in the answer; `part` says which it is, and in `milestone` and `due` stands
    /// what a milestone has of its own.
    fn sheet(&self) -> Sheet {
        let Overdue { items, milestones, soon, soon_milestones, undated, .. } = &self.overdue;
        let more = ["days_overdue", "milestone_id", "milestone", "due", "due_period", "not_completed_by"];
        let waiting = |measure: &Measure, milestone: Option<&Milestone>| {
            SheetValue::from(waiting_for(self.plan_at, measure, milestone).join("; "))
        };
        let mut sheet = Sheet::new(["part"].into_iter().chain(SHEET_HEADER).chain(more).collect::<Vec<_>>());
        let cells = |part: &'static str, measure: &Measure| {
            let cells = SHEET_HEADER.into_iter().zip(sheet_row(self.plan_at, measure));
            std::iter::once(("part", SheetValue::from(part))).chain(cells).collect::<Vec<_>>()
        };
        let of_measures =
            items.iter().map(|late| ("overdue", late)).chain(soon.iter().map(|late| ("due-soon", late)));
        for (part, late) in of_measures {
            let own = [("days_overdue", late.days.into()), ("not_completed_by", waiting(late.measure, None))];
            sheet.row(cells(part, late.measure).into_iter().chain(own));
        }
        undated.iter().for_each(|measure| sheet.row(cells("undated", measure)));
        let late = milestones.iter().map(|late| ("overdue-milestone", late));
        for (part, late) in late.chain(soon_milestones.iter().map(|late| ("due-soon-milestone", late))) {
            let own = [
                ("days_overdue", SheetValue::from(late.days)),
                ("milestone_id", late.milestone.id.as_ref().into()),
                ("milestone", late.milestone.title.as_str().into()),
                ("due", late.due.into()),
                ("due_period", late.milestone.due.period().map(|period| period.to_string()).into()),
                ("not_completed_by", waiting(late.measure, Some(late.milestone))),
            ];
            sheet.row(cells(part, late.measure).into_iter().chain(own));
        }
        let Overdue { decisions, soon_decisions, .. } = &self.overdue;
        let late = decisions.iter().map(|late| ("overdue-decision", late));
        for (part, open) in late.chain(soon_decisions.iter().map(|soon| ("due-soon-decision", soon))) {
            sheet.row(decision::cells(&self.plan_at.plan, part, open));
        }
        sheet
    }
}

impl OverdueAnswer<'_> {
    /// What falls due soon.
    fn add_ahead(&self, page: &mut Page, ahead: &str, whose: &str, language: Language) {
        let Overdue { soon, soon_milestones, soon_decisions, .. } = &self.overdue;
        let title = CommonText::TimeLeft.in_language(language);
        if soon.is_empty() && soon_milestones.is_empty() && soon_decisions.is_empty() {
            page.text(OverdueText::nothing_due(language, ahead, whose));
        }
        if !soon.is_empty() {
            let count = measure::count(soon.iter().map(|late| late.measure), language);
            page.heading(OverdueText::due(language, ahead, count, whose));
            page.table(self.measures(soon, Some((title, Style::Warning)), language));
        }
        if !soon_milestones.is_empty() {
            let count = Noun::Milestone.count(soon_milestones.len(), language);
            page.heading(OverdueText::milestones_due(language, ahead, count));
            page.table(self.milestones(soon_milestones, Some((title, Style::Warning)), language));
        }
        if !soon_decisions.is_empty() {
            let count = Noun::Decision.count(soon_decisions.len(), language);
            page.heading(OverdueText::decisions_due(language, ahead, count));
            page.table(decision::table(self.plan_at, soon_decisions, title, language));
        }
    }

    /// How much of a draft has a day that is past.
    fn passed(&self, whose: &str, language: Language) -> String {
        let Overdue { items, milestones, .. } = &self.overdue;
        let mut counts = measure::counts(items.iter().map(|late| late.measure), language);
        if !milestones.is_empty() {
            counts.push(Noun::Milestone.count(milestones.len(), language));
        }
        let what = match counts.is_empty() {
            true => OverdueText::Nothing.in_language(language).to_owned(),
            false => language.and(&counts),
        };
        OverdueText::passed(language, what, whose, language.day(self.plan_at.day))
    }

    /// How much is late and for how long, measures and milestones, and what can never be.
    fn headline(&self, whose: &str, language: Language) -> String {
        let Overdue { items, milestones, undated, decisions, .. } = &self.overdue;
        let day = self.plan_at.day;
        let mut counts = measure::counts(items.iter().map(|late| late.measure), language);
        if !milestones.is_empty() {
            counts.push(Noun::Milestone.count(milestones.len(), language));
        }
        if !decisions.is_empty() {
            counts.push(Noun::Decision.count(decisions.len(), language));
        }
        let what = match counts.is_empty() {
            true => OverdueText::Nothing.in_language(language).to_owned(),
            false => language.and(&counts),
        };
        let is_one = items.len() + milestones.len() + decisions.len() < 2;
        let first = items.first().map(|late| late.due).into_iter();
        let first = first.chain(milestones.first().map(|late| late.due));
        let longest = first.chain(decisions.first().and_then(|late| late.decision.due_day())).min();
        let how_long = longest.map(|due| {
            let span = language.span(due, day);
            if is_one { OverdueText::for_time(language, span) } else { OverdueText::longest(language, span) }
        });
        let undated = match undated.len() {
            0 => String::new(),
            n => OverdueText::undated(language, n),
        };
        let rest = format!("{}{undated}", how_long.unwrap_or_default());
        match is_one {
            true => OverdueText::one_overdue(language, what, whose, language.day(day), rest),
            false => OverdueText::overdue(language, what, whose, language.day(day), rest),
        }
    }

    /// `time`: title and style of the column that says how long ago or how far ahead the days are; `None`: no such column.
    fn measures(&self, items: &[Late<'_>], time: Option<(&'static str, Style)>, language: Language) -> Table {
        let mut columns = measure::columns(language);
        columns.extend(time.map(|(title, _)| fixed(title)));
        columns.push(fixed(CommonText::Status.in_language(language)));
        let mut table = Table::new(columns);
        for late in items {
            let mut cells = vec![
                id_cell(late.measure),
                title_cell(late.measure, language),
                self.still_open(
                    responsible_cell(&self.plan_at.plan, late.measure, language),
                    (late.measure, None),
                    language,
                ),
                cell(language.deadline(&late.measure.deadline)),
            ];
            cells.extend(time.map(|(_, style)| self.distance(late.due, style, language)));
            cells.push(reported_cell(self.plan_at, late.measure, language));
            table.row(cells);
        }
        table
    }

    fn milestones(
        &self,
        items: &[LateMilestone<'_>],
        time: Option<(&'static str, Style)>,
        language: Language,
    ) -> Table {
        let say = |text: CommonText| text.in_language(language);
        let mut columns = vec![
            fixed(say(CommonText::Id)),
            clipped(say(CommonText::Milestone)),
            clipped(say(CommonText::Responsible)),
            fixed(say(CommonText::Due)),
        ];
        columns.extend(time.map(|(title, _)| fixed(title)));
        let mut table = Table::new(columns);
        for late in items {
            let mut cells = vec![
                id_cell(late.measure),
                cell(late.milestone.label()).name(late.milestone.title.as_str(), Reference::Published),
                self.still_open(
                    milestone_bodies_cell(&self.plan_at.plan, late.measure, late.milestone, language),
                    (late.measure, Some(late.milestone)),
                    language,
                ),
                cell(language.deadline(&late.milestone.due)),
            ];
            cells.extend(time.map(|(_, style)| self.distance(late.due, style, language)));
            table.row(cells);
        }
        table
    }

    /// Who answers for something, and of several who has not completed it.
    fn still_open(
        &self,
        responsible: Cell,
        (measure, milestone): (&Measure, Option<&Milestone>),
        language: Language,
    ) -> Cell {
        let PlanAt { plan, day, .. } = self.plan_at;
        let waiting = plan.waiting_for(measure, milestone, *day);
        if waiting.is_empty() {
            return responsible;
        }
        let own = milestone.map(|milestone| &milestone.responsible).filter(|own| !own.is_empty());
        let short = language.abbreviated_bodies(plan, own.unwrap_or(&measure.responsible));
        let rest = OverdueText::not_completed_by(language, language.abbreviated_bodies(plan, &waiting));
        responsible
            .and(OverdueText::not_completed_by(language, language.bodies(plan, &waiting)))
            .short(short + &rest)
    }

    fn distance(&self, due: NaiveDate, style: Style, language: Language) -> Cell {
        let day = self.plan_at.day;
        if due == day {
            return cell(CommonText::Today.in_language(language)).style(style);
        }
        let (from, to) = (due.min(day), due.max(day));
        cell(language.span(from, to)).short(language.short_span(from, to)).style(style)
    }
}

/// What is owed without a date, by name as far as a line goes.
fn undated_text(undated: &[&Measure], language: Language) -> Cell {
    const NAMED: usize = 10;
    let ids = language.first(NAMED, undated.iter().map(|measure| &measure.id)).join(", ");
    let text = match undated.len() {
        1 => OverdueText::one_undated_measure(language, 1, ids),
        n => OverdueText::undated_measures(language, n, ids),
    };
    undated.iter().take(NAMED).fold(cell(text), |named, measure| named.measure(&measure.id))
}

#[derive(Serialize)]
struct OverdueJson<'a> {
    items: Vec<LateJson<'a>>,
    undated: usize,
    undated_milestones: usize,
    milestones: Vec<MilestoneJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
    /// There only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_soon: Option<SoonJson<'a>>,
}

#[derive(Serialize)]
struct SoonJson<'a> {
    /// The last day that was looked at.
    until: Day,
    items: Vec<LateJson<'a>>,
    milestones: Vec<MilestoneJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
}

#[derive(Serialize)]
struct LateJson<'a> {
    #[serde(flatten)]
    measure: MeasureJson<'a>,
    /// Who has not completed it, where others have.
    not_completed_by: Vec<&'a str>,
    days_overdue: i64,
}

#[derive(Serialize)]
struct MilestoneJson<'a> {
    measure: &'a str,
    id: Option<&'a str>,
    title: &'a str,
    /// Null where it is who answers for the measure.
    responsible: Option<Vec<&'a str>>,
    /// Who has not completed it, where others have.
    not_completed_by: Vec<&'a str>,
    due: Day,
    due_period: Option<String>,
    days_overdue: i64,
}

/// `until`: the last day up to which what falls due soon was asked for.
pub fn json<'a>(plan_at: &'a PlanAt, overdue: &Overdue<'a>, until: Option<NaiveDate>) -> impl Serialize + 'a {
    OverdueJson {
        items: items(plan_at, &overdue.items),
        undated: overdue.undated.len(),
        undated_milestones: overdue.undated_milestones,
        milestones: milestones(plan_at, &overdue.milestones),
        decisions: decision::json(&plan_at.plan, &overdue.decisions, true),
        due_soon: until.map(|until| SoonJson {
            until: Day(until),
            items: items(plan_at, &overdue.soon),
            milestones: milestones(plan_at, &overdue.soon_milestones),
            decisions: decision::json(&plan_at.plan, &overdue.soon_decisions, true),
        }),
    }
}

/// The names of those who have not completed something, where others have.
fn waiting_for<'a>(plan_at: &'a PlanAt, measure: &Measure, milestone: Option<&Milestone>) -> Vec<&'a str> {
    let PlanAt { plan, day, .. } = plan_at;
    plan.waiting_for(measure, milestone, *day).into_iter().map(|body| plan.register.name(body)).collect()
}

fn items<'a>(plan_at: &'a PlanAt, items: &[Late<'a>]) -> Vec<LateJson<'a>> {
    let json = |late: &Late<'a>| LateJson {
        measure: MeasureJson::new(plan_at, late.measure),
        not_completed_by: waiting_for(plan_at, late.measure, None),
        days_overdue: late.days,
    };
    items.iter().map(json).collect()
}

fn milestones<'a>(plan_at: &'a PlanAt, milestones: &[LateMilestone<'a>]) -> Vec<MilestoneJson<'a>> {
    let json = |late: &LateMilestone<'a>| MilestoneJson {
        measure: late.measure.id.as_str(),
        id: late.milestone.id.as_deref(),
        title: &late.milestone.title,
        responsible: Some(&late.milestone.responsible)
            .filter(|bodies| !bodies.is_empty())
            .map(|bodies| bodies.iter().map(|&body| plan_at.plan.register.name(body)).collect()),
        not_completed_by: waiting_for(plan_at, late.measure, Some(late.milestone)),
        due: Day(late.due),
        due_period: late.milestone.due.period().map(|period| period.to_string()),
        days_overdue: late.days,
    };
    milestones.iter().map(json).collect()
}
