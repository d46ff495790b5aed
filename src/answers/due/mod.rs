//! The answer of `plan due`: its page, its sheet, its JSON, and the letter that reminds a body.

mod answer;
mod json;
pub mod letter;

use serde::Serialize;

use answer::AskedReport;
pub use answer::DueAnswer;

use super::parts::decision;
use super::parts::missing_reports::{self, last_heard_in_words};
use crate::labels::{DueText, Language};
use crate::model::{BodyId, CalendarPeriod};
use crate::query::due::{LastHeard, NoPeriod};
use crate::query::owed::OwedMeasure;
use crate::render::Answer;
use crate::render::page::{
    Cell, Page, Reference, Sheet, SheetValue, Style, Table, cell, clipped, fixed, number, wrapping,
};

impl Answer for DueAnswer<'_> {
    fn json(&self) -> impl Serialize {
        json::of(self)
    }

    fn page(&self, language: Language) -> Page {
        let mut page = Page::default();
        match &self.due.period {
            Err(why) => drop(page.text(reason(*why, language))),
            Ok(_) if self.due.bodies.is_empty() => {
                let all = self.body.map_or(DueText::NothingOwed, |_| DueText::BodyOwesNothing);
                page.text(all.in_language(language));
                self.not_asked(language).map(|text| page.text(text));
            }
            Ok((period, due)) => {
                page.heading(self.headline(*period, language));
                if let Some(closed) = self.due.closed {
                    page.text(DueText::closed(language, language.day(closed)));
                }
                page.table(self.bodies(language));
                self.not_asked(language).map(|text| page.text(text));
                let (came, missing): (Vec<_>, Vec<_>) = self.asked().partition(|(_, m)| m.received.is_some());
                if !missing.is_empty() {
                    let title = self.open_or_closed(DueText::Missing, DueText::NeverCameIn, language);
                    page.heading(format!("{title}: {}", missing.len()));
                    page.table(self.missing(&missing, language));
                }
                if !came.is_empty() {
                    page.heading(format!("{}: {}", DueText::CameIn.in_language(language), came.len()));
                    page.table(self.came_in(&came, *due, language));
                }
            }
        }
        if !self.due.decisions.is_empty() {
            let title = DueText::OpenDecisions.in_language(language);
            page.heading(format!("{title}: {}", self.due.decisions.len()));
            let left = DueText::LateOrLeft.in_language(language);
            page.table(decision::table(self.plan_at, &self.due.decisions, left, language));
        }
        page
    }

    /// A row for each body and measure, and for each open decision.
    fn sheet(&self) -> Sheet {
        let plan = &self.plan_at.plan;
        let name = |body: Option<BodyId>| SheetValue::from(body.map(|body| plan.register.name(body)));
        let mut sheet = Sheet::new([
            "part",
            "body",
            "id",
            "title",
            "milestones",
            "predecessor",
            "successor",
            "due",
            "received",
            "by",
            "late",
            "last_heard",
            "last_heard_by",
        ]);
        let due = self.due.period.ok();
        for (asked, one) in self.asked() {
            let milestones = one.owed.milestones.iter().map(|milestone| milestone.name());
            sheet.row([
                ("part", SheetValue::from("report")),
                ("body", name(Some(asked.body))),
                ("id", one.owed.measure.id.as_str().into()),
                ("title", (&one.owed.measure.title).into()),
                ("milestones", milestones.collect::<Vec<_>>().join("; ").into()),
                ("predecessor", name(one.owed.predecessor)),
                ("successor", name(one.owed.successor)),
                ("due", due.map(|(_, due)| due).into()),
                ("received", one.received.map(|received| received.date).into()),
                ("by", name(one.received.map(|received| received.by))),
                ("late", one.received.zip(due).map(|(_, (_, due))| one.is_late(due)).into()),
                ("last_heard", asked.last_heard.map(|last| last.report.date).into()),
                ("last_heard_by", name(asked.last_heard.map(|last| last.report.by))),
            ]);
        }
        for open in &self.due.decisions {
            let cells = decision::cells(plan, "decision", open);
            let kept = cells.filter_map(|(key, value)| match key {
                "responsible" => Some(("body", value)),
                "part" | "id" | "title" | "due" => Some((key, value)),
                _ => None,
            });
            sheet.row(kept);
        }
        sheet
    }
}

impl DueAnswer<'_> {
    /// "Reports for 2022-H2 – due by 2022-12-13 – missing: 12/34".
    fn headline(&self, period: CalendarPeriod, language: Language) -> String {
        let say = |text: DueText| text.in_language(language);
        let due = self.due.period.map_or_else(|_| String::new(), |(_, due)| language.day(due));
        let period = language.period(period);
        let (unanswered, all) = (self.unanswered_count(), self.asked().count());
        format!(
            "{} {period} – {} {due} – {} {unanswered}/{all}",
            say(DueText::ReportsFor),
            say(DueText::DueBy),
            self.open_or_closed(DueText::MissingCount, DueText::NeverCameInCount, language)
        )
    }

    /// What did not come in is missing while the plan is open; afterwards no report is expected any more.
    fn open_or_closed(&self, open: DueText, closed: DueText, language: Language) -> &'static str {
        self.due.closed.map_or(open, |_| closed).in_language(language)
    }

    fn bodies(&self, language: Language) -> Table {
        let say = |text: DueText| text.in_language(language);
        let mut table = Table::new([
            wrapping(say(DueText::Body)),
            number(say(DueText::Owed)),
            number(say(DueText::Received)),
            number(say(DueText::Late)),
            number(self.open_or_closed(DueText::MissingColumn, DueText::NeverCameIn, language)),
            wrapping(say(DueText::LastHeard)),
        ]);
        let Ok((_, due)) = self.due.period else { return table };
        for asked in &self.due.bodies {
            let (owed, unanswered, late) = (asked.measures.len(), asked.unanswered(), asked.late(due));
            let heard = asked.last_heard.map(|last| self.last_heard(asked.body, last, language));
            let heard = heard.unwrap_or_else(|| cell(say(DueText::Never)).style(Style::Warning));
            let style = |n: usize, style| if n == 0 { Style::Faint } else { style };
            table.row([
                self.with_abbreviation(asked.body, language),
                cell(owed),
                cell(owed - unanswered),
                cell(late).style(style(late, Style::Warning)),
                cell(unanswered).style(style(unanswered, Style::Bad)),
                heard,
            ]);
        }
        table
    }

    /// The name with the abbreviation that stands for it where a table has no room: this is where a reader looks it up.
    fn with_abbreviation(&self, body: BodyId, language: Language) -> Cell {
        let plan = &self.plan_at.plan;
        let name = language.body(plan, body);
        let named = cell(name).name(name, Reference::Body(body));
        match plan.register[body].abbreviations.first() {
            Some(short) if short.as_str() != name => named.and(format!(" ({short})")),
            _ => named,
        }
    }

    /// Who answers for a measure and is asked for nothing, with the measures.
    pub fn not_asked(&self, language: Language) -> Option<String> {
        missing_reports::not_asked(&self.plan_at.plan, &self.due.not_asked, language)
    }

    /// The day, and who spoke in the place of a body where it was another one.
    fn last_heard(&self, body: BodyId, last: LastHeard, language: Language) -> Cell {
        let told = |name: &dyn Fn(BodyId) -> String| {
            last_heard_in_words(language, (body, last), language.day(last.report.date), name)
        };
        let whole = |body: BodyId| language.body(&self.plan_at.plan, body).to_owned();
        cell(told(&whole)).short(told(&|body| self.short_name(body)))
    }

    /// The first abbreviation of a body, or its name where it has none.
    fn short_name(&self, body: BodyId) -> String {
        let register = &self.plan_at.plan.register;
        let short = register[body].abbreviations.first();
        short.map_or_else(|| register.name(body).to_owned(), |short| short.to_string())
    }

    fn missing(&self, missing: &[AskedReport<'_, '_>], language: Language) -> Table {
        let say = |text: DueText| text.in_language(language);
        let mut columns =
            vec![clipped(say(DueText::Body)), fixed(say(DueText::Id)), clipped(say(DueText::Measure))];
        // Most owe for themselves, and there is nothing to remark.
        let is_other = |owed: &OwedMeasure<'_>| owed.successor.or(owed.predecessor).is_some();
        let has_remarks =
            missing.iter().any(|(_, one)| is_other(&one.owed) || !one.owed.milestones.is_empty());
        let is_ended = |one: &OwedMeasure<'_>| letter::ended(self.plan_at, one.measure).is_some();
        let has_remarks = has_remarks || missing.iter().any(|(_, one)| is_ended(&one.owed));
        columns.extend(has_remarks.then(|| clipped(say(DueText::Remark))));
        let mut table = Table::new(columns);
        for (asked, one) in missing {
            let mut row = vec![
                super::parts::measure::bodies_cell(&self.plan_at.plan, &[asked.body], language),
                cell(&one.owed.measure.id),
                cell(language.title(one.owed.measure)),
            ];
            row.extend(has_remarks.then(|| self.remarks(&one.owed, language)));
            table.row(row);
        }
        table
    }

    fn came_in(&self, came: &[AskedReport<'_, '_>], due: chrono::NaiveDate, language: Language) -> Table {
        let say = |text: DueText| text.in_language(language);
        let mut table = Table::new([
            clipped(say(DueText::Body)),
            fixed(say(DueText::Id)),
            clipped(say(DueText::Measure)),
            fixed(say(DueText::Day)),
            fixed(""),
            clipped(say(DueText::By)),
        ]);
        for (asked, one) in came {
            let Some(received) = one.received else { continue };
            let when = match one.is_late(due) {
                true => cell(say(DueText::AfterDue)).style(Style::Warning),
                false => cell(say(DueText::OnTime)).style(Style::Good),
            };
            table.row([
                super::parts::measure::bodies_cell(&self.plan_at.plan, &[asked.body], language),
                cell(&one.owed.measure.id),
                cell(language.title(one.owed.measure)),
                cell(language.day(received.date)),
                when,
                super::parts::measure::bodies_cell(&self.plan_at.plan, &[received.by], language),
            ]);
        }
        table
    }

    /// Notes on a measure: which milestones alone, who has the duty now, who had it, and whether it ended meanwhile.
    fn remarks(&self, owed: &OwedMeasure<'_>, language: Language) -> Cell {
        let told = |name: &dyn Fn(BodyId) -> String| {
            let mut remarks = Vec::new();
            if !owed.milestones.is_empty() {
                let names: Vec<String> = owed.milestones.iter().map(|milestone| milestone.label()).collect();
                remarks.push(format!("{}: {}", DueText::Milestones.in_language(language), names.join("; ")));
            }
            let bodies = [(DueText::OrSuccessor, owed.successor), (DueText::TakenOverFrom, owed.predecessor)];
            remarks.extend(
                bodies.into_iter().filter_map(|(text, body)| {
                    Some(format!("{}: {}", text.in_language(language), name(body?)))
                }),
            );
            let ended = letter::ended(self.plan_at, owed.measure);
            let ended = ended.map(|(text, date)| (text.in_language(language), language.day(date)));
            remarks.extend(ended.map(|(text, date)| format!("{text}: {date}")));
            remarks.join("; ")
        };
        let whole = |body: BodyId| language.body(&self.plan_at.plan, body).to_owned();
        cell(told(&whole)).short(told(&|body| self.short_name(body)))
    }
}

/// Why no report is owed.
pub fn reason(why: NoPeriod, language: Language) -> String {
    let text = match why {
        NoPeriod::NoCycle => DueText::NoCycle,
        NoPeriod::NotAdopted => DueText::NotAdopted,
        NoPeriod::NoneEnded(first, due) => return DueText::none_ended(language, first, language.day(due)),
        NoPeriod::Outside(first, last) => {
            return format!("{} {first} – {last}", DueText::Outside.in_language(language));
        }
    };
    text.in_language(language).to_owned()
}
