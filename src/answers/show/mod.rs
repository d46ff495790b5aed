//! The answer of `plan show`: one measure, as published, in figures, and what happened since.

mod commits;
mod json;
mod metrics;
mod money;
mod sheet;
mod status;

use chrono::NaiveDate;
use serde::Serialize;

use crate::answers::plan_at::PlanAt;
use crate::history::BlameLine;
use crate::labels::Language;
use crate::load::MeasureLines;
use crate::model::{Amendment, Measure, Plan, Report, Status, Value};
use crate::render::changes::value_text;
use crate::render::escape::one_line;
use crate::render::page::{Cell, Page, Sheet, Style, Table, cell, fixed, number, wrapping};
use crate::render::{Answer, words};
use crate::text::Text;

/// One measure, and where everything in it comes from.
pub struct ShowAnswer<'a> {
    /// The plan that holds the measure.
    pub plan_at: &'a PlanAt,
    /// The measure that was asked for.
    pub measure: &'a Measure,
    /// Where each row and table stands in its file.
    pub lines: MeasureLines,
    /// The last commit of each field and table, or why git cannot give it.
    pub blame: Result<TouchedBy<'a>, String>,
}

/// Which commits last touched a measure.
pub struct TouchedBy<'a> {
    /// Each field and table with its commit.
    pub lines: Vec<BlameLine<'a>>,
    /// What to say where earlier commits are not here: they may be the ones that touched it last.
    pub cut_off: Option<&'static str>,
}

impl Answer for ShowAnswer<'_> {
    fn json(&self) -> impl Serialize {
        let line = |key: &str, at| self.lines.get(key, at);
        let blame = self.blame.as_ref().ok();
        let touched = blame.map(|blame| (blame.lines.as_slice(), blame.cut_off.is_none()));
        json::json(self.plan_at, self.measure, line, touched)
    }

    fn page(&self, _: Language) -> Page {
        let PlanAt { plan, files, day, .. } = self.plan_at;
        let measure = self.measure;
        let mut page = Page::default();
        page.heading(format!("{} {}", measure.id, measure.title));
        let path = one_line(&files[measure.file].path);
        page.text(match measure.section.map(|section| &plan.sections[section]) {
            Some(section) => format!("{} {} · {path}", section.key, section.title),
            None => path.to_string(),
        });
        self.relations(&mut page);
        if !measure.formerly.is_empty() {
            let ids: Vec<&str> = measure.formerly.iter().map(|id| id.as_str()).collect();
            page.text(format!("Formerly {}", ids.join(", ")));
        }
        let late = plan.days_overdue(measure, *day).and_then(|_| measure.deadline.date());
        let late = late.map(|due| format!(", {} overdue", words::span(due, *day))).unwrap_or_default();
        if measure.has_known_status() {
            page.text(format!("On {day}: {}{late}{}", plan.status(measure, *day).word(), self.completion()));
        }
        if !measure.unknown.is_empty() {
            let keys: Vec<String> = measure.unknown.iter().map(|key| format!("`{key}`")).collect();
            page.text(format!("Unknown: {}. `plan check` says what is wrong, and where.", words::and(&keys)));
        }
        self.who_says_what(&mut page);
        page.heading("As published").table(self.published());
        if !measure.milestones.is_empty() {
            page.heading("Milestones").table(self.milestones());
        }
        self.metrics(&mut page);
        self.money(&mut page);
        if let Some(Value::Row(keys)) = &measure.extra {
            let mut table = Table::new([wrapping("Key"), wrapping("Value")]);
            keys.iter()
                .for_each(|(key, value)| table.row([cell(one_line(key)), cell(value_text(Some(value)))]));
            page.heading("Keys of the plan's own").table(table);
        }
        self.living(&mut page);
        self.commits(&mut page);
        page
    }

    fn sheet(&self) -> Sheet {
        sheet::sheet(self.plan_at, self.measure)
    }
}

/// Who makes a report, and who wrote it where that is somebody else.
fn reporters(plan: &Plan, report: &Report) -> String {
    let by = report.by.as_ref().map(|by| format!(" (written by {by})"));
    format!("{}{}", plan.reporters(report), by.unwrap_or_default())
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
    fn relations(&self, page: &mut Page) {
        let (plan, measure) = (&self.plan_at.plan, self.measure);
        let named = |measure: &Measure| format!("{} {}", measure.id, measure.title);
        if let Some(id) = &measure.parent {
            page.text(format!("A step of {}", plan.measure(id).map_or_else(|| id.to_string(), named)));
        }
        let steps = plan.measures.iter().filter(|other| other.parent.as_ref() == Some(&measure.id));
        let steps: Vec<&str> = steps.map(|step| step.id.as_str()).collect();
        if !steps.is_empty() {
            page.text(format!("Its steps: {}", steps.join(", ")));
        }
        if !measure.continues.is_empty() {
            let ids: Vec<&str> = measure.continues.iter().map(Text::as_str).collect();
            let of = plan.predecessor.as_ref().map(|before| format!(" of \"{}\"", before.title));
            page.text(format!("Continues {}{}", ids.join(", "), of.unwrap_or_default()));
        }
    }

    /// The day, marked where it is after the one asked for.
    fn dated(&self, date: NaiveDate) -> Cell {
        let is_later = date > self.plan_at.day;
        if is_later { cell(format!("{date} (later)")).style(Style::Faint) } else { cell(date) }
    }

    fn published(&self) -> Table {
        let PlanAt { plan, .. } = self.plan_at;
        let measure = self.measure;
        // The day or period by which it is judged stands beside words that are not that.
        let deadline = match &measure.wording.deadline {
            Some(published) => format!("{published} ({})", measure.deadline),
            None => measure.deadline.to_string(),
        };
        let partners = plan.partners_wording(measure);
        let rows = [
            (
                "responsible",
                "Responsible body",
                Some(plan.responsible_wording(measure)).filter(|words| !words.is_empty()),
            ),
            ("partners", "Partners", Some(partners).filter(|partners| !partners.is_empty())),
            ("means", "Means", measure.means.as_ref().map(Text::to_string)),
            ("deadline", "Deadline", Some(deadline).filter(|words| !words.is_empty())),
            ("indicator", "Indicator", measure.indicator.as_ref().map(Text::to_string)),
            ("funding", "Funding", measure.funding.as_ref().map(Text::to_string)),
        ];
        let mut table = Table::new([fixed("Row"), wrapping("Published words"), number("Line")]);
        for (key, title, words) in rows {
            if let Some(words) = words {
                table.row([cell(title), cell(words), self.line(key, 0)]);
            }
        }
        table
    }

    fn milestones(&self) -> Table {
        let is_owed = !self.plan_at.plan.status(self.measure, self.plan_at.day).is_ended();
        let mut table = Table::new([wrapping("Milestone"), fixed("Due"), fixed("Status"), number("Line")]);
        for (row, milestone) in self.measure.milestones.iter().enumerate() {
            let status = self.plan_at.plan.milestone_status(self.measure, milestone, self.plan_at.day);
            let is_late = milestone.due.is_before(self.plan_at.day) && is_owed && !status.is_ended();
            let status = if is_late { format!("{}, late", status.word()) } else { status.word().to_owned() };
            table.row([
                cell(milestone.label()),
                cell(&milestone.due),
                cell(status).style(if is_late { Style::Bad } else { Style::Plain }),
                self.line("milestone", row),
            ]);
        }
        table
    }

    /// Whether a report takes part in deciding the status.
    fn counts(&self, report: &Report) -> bool {
        report.status != Status::Withdrawn && self.plan_at.plan.is_decisive(report, self.measure)
    }

    fn living(&self, page: &mut Page) {
        let PlanAt { plan, .. } = self.plan_at;
        let measure = self.measure;
        if measure.reports.is_empty() {
            page.text(match measure.is_unknown("report") {
                true => "No report that can be read.",
                false => "No report yet.",
            });
        } else {
            let mut table = Table::new([
                fixed("Date"),
                wrapping("Body"),
                fixed("Status"),
                wrapping("Report"),
                number("Line"),
            ]);
            for (row, report) in measure.reports.iter().enumerate() {
                table.row([
                    self.dated(report.date),
                    cell(reporters(plan, report)),
                    cell(format!("{}{}", report.status.word(), if self.counts(report) { "" } else { " *" })),
                    cell(report_words(report)),
                    self.line("report", row),
                ]);
            }
            page.heading("Reports").table(table);
            if !measure.reports.iter().all(|report| self.counts(report)) {
                page.text(
                    "* Does not decide the status: the body is not responsible, or no amendment withdraws it.",
                );
            }
        }
        self.assessments_and_amendments(page);
    }

    fn assessments_and_amendments(&self, page: &mut Page) {
        let measure = self.measure;
        let mut table = Table::new([
            fixed("Date"),
            fixed("What"),
            wrapping("By, or on what basis"),
            wrapping("Words"),
            number("Line"),
        ]);
        for (row, assessment) in measure.assessments.iter().enumerate() {
            let status = assessment.status.map(|status| status.word().to_owned());
            let said = assessment.text.iter().chain(&assessment.evidence).map(Text::to_string);
            let words = status.into_iter().chain(said);
            table.row([
                self.dated(assessment.date),
                cell("assessment"),
                cell(&assessment.by),
                cell(words.collect::<Vec<_>>().join("; ")),
                self.line("assessment", row),
            ]);
        }
        for (row, amendment) in measure.amendments.iter().enumerate() {
            table.row([
                self.dated(amendment.date),
                cell("amendment"),
                cell(&amendment.basis),
                cell(amendment_words(amendment)),
                self.line("amendment", row),
            ]);
        }
        if !table.rows.is_empty() {
            page.heading("Assessments and amendments").table(table);
        }
        for allow in &measure.allows {
            page.text(format!("Accepted finding {}: {}", allow.rule, allow.reason));
        }
    }
}

/// "changes deadline; withdraws the milestone study".
fn amendment_words(amendment: &Amendment) -> String {
    let changes = (!amendment.fields.is_empty()).then(|| format!("changes {}", amendment.fields.join(", ")));
    let what = amendment
        .milestone
        .as_ref()
        .map_or_else(|| "the measure".to_owned(), |name| format!("the milestone {name}"));
    let decides = amendment.withdrawn.map(|withdrawn| {
        if withdrawn { format!("withdraws {what}") } else { format!("takes up {what} again") }
    });
    changes.into_iter().chain(decides).collect::<Vec<_>>().join("; ")
}

fn report_words(report: &Report) -> String {
    let values = report.values.iter().map(|(name, value)| format!("{name} = {}", value_text(Some(value))));
    let milestone = report.milestone.iter().map(|title| format!("milestone {title}"));
    milestone
        .chain(report.text.iter().map(Text::to_string))
        .chain(values)
        .chain(report.evidence.iter().map(Text::to_string))
        .collect::<Vec<_>>()
        .join("; ")
}
