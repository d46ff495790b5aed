//! The answer of `plan show`: one measure, as published, in figures, and what happened since.

mod commits;
mod json;
mod living;
mod metrics;
mod money;
mod sheet;
mod status;

use chrono::NaiveDate;
use serde::Serialize;

use self::json::BlameView;
use crate::answers::parts::closed;
use crate::answers::parts::plan_at::PlanAt;
use crate::check::conceal_value;
use crate::history::BlameLine;
use crate::labels::{CommonText, HistoryText, Language, Sentence, ShowText};
use crate::load::MeasureLines;
use crate::model::{FieldValue, Measure};
use crate::render::Answer;
use crate::render::changes::value_in;
use crate::render::escape::one_line;
use crate::render::page::{Cell, Page, Sheet, Style, Table, cell, fixed, number, wrapping};
use crate::text::TextSlice;

/// One measure, and where everything in it comes from.
pub struct ShowAnswer<'a> {
    /// The plan that holds the measure.
    pub plan_at: &'a PlanAt,
    /// The measure that was asked for.
    pub measure: &'a Measure,
    /// Where each row and table stands in its file.
    pub lines: MeasureLines,
    /// The last commit of each field and table, or why git cannot give it.
    pub blame: Result<MeasureBlame<'a>, Sentence>,
}

/// Which commits last touched a measure.
pub struct MeasureBlame<'a> {
    /// Each field and table with its commit.
    pub lines: Vec<BlameLine<'a>>,
    /// Since when it has its id, where it had another before.
    pub named_since: Option<NaiveDate>,
    /// What to say where earlier commits are not here: they may be the ones that touched it last.
    pub cut_off: Option<HistoryText>,
}

impl Answer for ShowAnswer<'_> {
    fn json(&self) -> impl Serialize {
        let line = |key: &str, at| self.lines.get(key, at);
        let touched = self.blame.as_ref().ok().map(|blame| BlameView {
            lines: &blame.lines,
            named_since: blame.named_since,
            is_complete: blame.cut_off.is_none(),
        });
        json::json(self.plan_at, self.measure, line, touched)
    }

    fn page(&self, language: Language) -> Page {
        let PlanAt { plan, files, day, .. } = self.plan_at;
        let measure = self.measure;
        let mut page = Page::default();
        page.heading(format!("{} {}", measure.id, language.title(measure)));
        let path = one_line(&files[measure.file].path);
        page.text(match measure.section.map(|section| &plan.sections[section]) {
            Some(section) => format!("{} {} · {path}", section.key, language.section(section)),
            None => path.to_string(),
        });
        if let Some(short) = &measure.short {
            page.text(format!("{}: {short}", ShowText::ShortTitle.in_language(language)));
        }
        self.relations(&mut page, language);
        if !measure.formerly.is_empty() {
            let ids: Vec<&str> = measure.formerly.iter().map(|id| id.as_str()).collect();
            page.text(ShowText::formerly(language, ids.join(", ")));
        }
        let late = plan.days_overdue(measure, *day).filter(|_| !plan.is_draft());
        let late = late.and_then(|_| measure.deadline.date());
        let late = late.map(|due| ShowText::late(language, language.span(due, *day))).unwrap_or_default();
        if measure.has_known_status() {
            let status = language.status(plan.status(measure, *day));
            let rest = format!("{late}{}", self.completion(language));
            page.text(ShowText::on_day(language, language.day(*day), status, rest));
        }
        closed::add_note(&mut page, self.plan_at, language);
        if !measure.unknown.is_empty() {
            let keys: Vec<String> = measure.unknown.iter().map(|key| format!("`{key}`")).collect();
            page.text(ShowText::unknown(language, language.and(&keys)));
        }
        self.who_says_what(&mut page, language);
        page.heading(ShowText::AsPublished.in_language(language)).table(self.published(language));
        if !measure.milestones.is_empty() {
            page.heading(CommonText::Milestones.in_language(language)).table(self.milestones(language));
        }
        self.metrics(&mut page, language);
        self.money(&mut page, language);
        if let Some(FieldValue::Row(keys)) = &measure.extra {
            let (key, value) = (ShowText::Key.in_language(language), ShowText::Value.in_language(language));
            let mut table = Table::new([wrapping(key), wrapping(value)]);
            keys.iter().for_each(|(key, value)| {
                table.row([cell(one_line(key)), cell(value_in(Some(&conceal_value(value)), language))])
            });
            page.heading(ShowText::OwnKeys.in_language(language)).table(table);
        }
        self.living(&mut page, language);
        self.commits(&mut page, language);
        page
    }

    fn sheet(&self) -> Sheet {
        sheet::sheet(self.plan_at, self.measure)
    }
}

impl ShowAnswer<'_> {
    fn line(&self, key: &str, at: usize) -> Cell {
        let place = self.measure.place_of(key, at);
        let Some(line) = self.lines.get(key, at) else { return Cell::default() };
        if place.file == self.measure.file {
            return cell(line).style(Style::Faint);
        }
        // In a return: its folder is the period, its name the body.
        let path = one_line(&self.plan_at.files[place.file].path);
        let parts: Vec<&str> = path.rsplitn(3, '/').take(2).collect();
        let name = parts.into_iter().rev().collect::<Vec<_>>().join("/");
        cell(format!("{name}:{line}")).style(Style::Faint)
    }

    /// What it is a step of, its own steps, and what it carries on.
    fn relations(&self, page: &mut Page, language: Language) {
        let (plan, measure) = (&self.plan_at.plan, self.measure);
        let named = |measure: &Measure| format!("{} {}", measure.id, language.title(measure));
        if let Some(id) = &measure.parent {
            let parent = plan.measure(id).map_or_else(|| id.to_string(), named);
            page.text(ShowText::step_of(language, parent));
        }
        let steps = plan.measures.iter().filter(|other| other.parent.as_ref() == Some(&measure.id));
        let steps: Vec<&str> = steps.map(|step| step.id.as_str()).collect();
        if !steps.is_empty() {
            page.text(ShowText::steps(language, steps.join(", ")));
        }
        if !measure.continues.is_empty() {
            let ids: Vec<&str> = measure.continues.iter().map(TextSlice::as_str).collect();
            let of = plan.predecessor.as_ref().map(|before| ShowText::of_plan(language, &before.title));
            page.text(ShowText::continues(language, ids.join(", "), of.unwrap_or_default()));
        }
    }

    /// The day, marked where it is after the one asked for.
    fn dated(&self, date: NaiveDate, language: Language) -> Cell {
        let shown = language.day(date);
        match date > self.plan_at.day {
            true => cell(ShowText::later(language, shown)).style(Style::Faint),
            false => cell(shown),
        }
    }

    fn published(&self, language: Language) -> Table {
        let say = |text: CommonText| text.in_language(language);
        let PlanAt { plan, .. } = self.plan_at;
        let measure = self.measure;
        // Where the published words are no day or period, the day or period by which it is judged follows them.
        let deadline = match &measure.wording.deadline {
            Some(published) => format!("{published} ({})", language.deadline(&measure.deadline)),
            None => language.deadline(&measure.deadline),
        };
        let partners = plan.partners_wording(measure);
        let rows = [
            (
                "responsible",
                CommonText::ResponsibleBody,
                Some(plan.responsible_wording(measure)).filter(|words| !words.is_empty()),
            ),
            ("partners", CommonText::Partners, Some(partners).filter(|partners| !partners.is_empty())),
            ("means", CommonText::Means, language.means(measure).map(TextSlice::to_string)),
            ("deadline", CommonText::Deadline, Some(deadline).filter(|words| !words.is_empty())),
            ("indicator", CommonText::Indicator, language.indicator(measure).map(TextSlice::to_string)),
            ("funding", CommonText::Funding, measure.funding.as_ref().map(TextSlice::to_string)),
        ];
        let mut table = Table::new([
            fixed(ShowText::Row.in_language(language)),
            wrapping(ShowText::PublishedWords.in_language(language)),
            number(say(CommonText::Line)),
        ]);
        for (key, title, words) in rows {
            if let Some(words) = words {
                table.row([cell(say(title)), cell(words), self.line(key, 0)]);
            }
        }
        table
    }

    fn milestones(&self, language: Language) -> Table {
        let say = |text: CommonText| text.in_language(language);
        let PlanAt { plan, day, .. } = self.plan_at;
        let is_owed =
            !plan.is_draft() && !plan.is_closed(*day) && !plan.status(self.measure, *day).is_ended();
        let mut table = Table::new([
            wrapping(say(CommonText::Milestone)),
            fixed(say(CommonText::Due)),
            fixed(say(CommonText::Status)),
            number(say(CommonText::Line)),
        ]);
        for (row, milestone) in self.measure.milestones.iter().enumerate() {
            let status = self.plan_at.plan.milestone_status(self.measure, milestone, self.plan_at.day);
            let is_late = milestone.due.is_before(self.plan_at.day) && is_owed && !status.is_ended();
            let late = if is_late { ShowText::IsLate.in_language(language) } else { "" };
            let status = format!("{}{late}", language.status(status));
            table.row([
                cell(milestone.label()),
                cell(language.deadline(&milestone.due)),
                cell(status).style(if is_late { Style::Bad } else { Style::Plain }),
                self.line("milestone", row),
            ]);
        }
        table
    }
}
