//! `plan show ID`.

mod commits;
mod renumbered;
mod sheet;
mod status;

use chrono::NaiveDate;
use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::Asking;
use crate::cli::complete;
use crate::cli::context::open;
use crate::cli::failure::Failure;
use crate::cli::judged::Judged;
use crate::cli::recall::{recall, teller};
use crate::cli::session::Session;
use crate::history::{self, BlameLine, MeasureAt, lineage};
use crate::load::MeasureLines;
use crate::model::{Allocation, Amendment, Kind, Measure, MetricKind, Report, Status, When};
use crate::render::page::{Cell, Page, Sheet, Table, Tone, cell, figure, flowing, whole};
use crate::render::safe::one_line;
use crate::render::story::Touched;
use crate::render::words;
use crate::render::{Answer, Record, contract};
use crate::text::Text;

/// Show one measure: as published, in figures, and what happened since
///
/// Each row comes with its line in the measure's file, and at the end the commit that last touched it.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan show II.3.3
  plan show D.3a --format json")]
pub struct Args {
    /// Id of the measure in the plan; an earlier id will do
    #[arg(value_name = "ID", add = ArgValueCompleter::new(complete::measures))]
    id: String,

    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    let measure = renumbered::find(session, record, &args.id)?;
    let lines = MeasureLines::of(&record.files, measure);
    let blame = blame(session, record, measure);
    let answer = ShowAnswer { record, measure, lines, blame };
    Judged::new(record, &args.asking, [measure], answer).print("show", session)?;
    Ok(Exit::Fine)
}

struct ShowAnswer<'a> {
    record: &'a Record,
    measure: &'a Measure,
    lines: MeasureLines,
    /// What each commit touched last, or why that cannot be told.
    blame: Result<Blame, Failure>,
}

struct Blame {
    touched: Vec<Touched>,
    /// What to say where earlier commits are not here: they may be the ones that touched it last.
    cut_off: Option<&'static str>,
}

/// Looks through the record of one measure. A plan outside git is still a plan: why there is nothing to tell is part of
/// the answer.
fn blame(session: &Session, record: &Record, measure: &Measure) -> Result<Blame, Failure> {
    let recalled = recall(session, record.revision.as_deref())?;
    let lineage = lineage(recalled.repository, &recalled.log_options(), measure.id.as_str())?;
    let blame = history::Blame::of(lineage, &record.plan);
    let standing = MeasureAt { measure, path: &record.files[measure.file].path };
    let touch =
        |line: BlameLine<'_>| Touched { field: line.field, row: line.row, by: line.commit.map(teller) };
    let touched = blame.now(&record.plan, standing).into_iter().map(touch).collect();
    Ok(Blame { touched, cut_off: recalled.cut_off() })
}

impl Answer for ShowAnswer<'_> {
    fn json(&self) -> impl Serialize {
        let line = |key: &str, at| self.lines.get(key, at);
        let blame = self.blame.as_ref().ok();
        let touched = blame.map(|blame| (blame.touched.as_slice(), blame.cut_off.is_none()));
        contract::show::json(self.record, self.measure, line, touched)
    }

    fn page(&self) -> Page {
        let Record { plan, files, day, .. } = self.record;
        let measure = self.measure;
        let mut page = Page::default();
        page.heading(format!("{} {}", measure.id, measure.title));
        let section = &plan.sections[measure.section];
        let path = one_line(&files[measure.file].path);
        page.text(format!("{} {} · {path}", section.key, section.title));
        if !measure.formerly.is_empty() {
            let ids: Vec<&str> = measure.formerly.iter().map(|id| id.as_str()).collect();
            page.text(format!("Formerly {}", ids.join(", ")));
        }
        let late = plan.days_overdue(measure, *day).and_then(|_| measure.deadline.date());
        let late = late.map(|due| format!(", {} overdue", words::span(due, *day))).unwrap_or_default();
        page.text(format!("On {day}: {}{late}{}", plan.status(measure, *day).word(), self.completion()));
        self.who_says_what(&mut page);
        page.heading("As published").table(self.published());
        if !measure.milestones.is_empty() {
            page.heading("Milestones").table(self.milestones());
        }
        if !measure.metrics.is_empty() {
            page.heading("What the indicator counts").table(self.metrics());
        }
        if !measure.allocations.is_empty() {
            page.heading("Funding in figures").table(self.allocations());
        } else if measure.kind == Kind::Measure {
            page.text(match measure.funding {
                Some(_) => "No allocation says in figures what the funding words name.",
                None => "Names no funding.",
            });
        }
        self.living(&mut page);
        self.commits(&mut page);
        page
    }

    fn sheet(&self) -> Sheet {
        sheet::sheet(self.record, self.measure)
    }
}

impl ShowAnswer<'_> {
    fn line(&self, key: &str, at: usize) -> Cell {
        self.lines.get(key, at).map_or_else(Cell::default, |line| cell(line).tone(Tone::Faint))
    }

    /// The day, marked where it is after the one asked for.
    fn dated(&self, date: NaiveDate) -> Cell {
        let is_later = date > self.record.day;
        if is_later { cell(format!("{date} (later)")).tone(Tone::Faint) } else { cell(date) }
    }

    fn published(&self) -> Table {
        let Record { plan, .. } = self.record;
        let measure = self.measure;
        let deadline = match (measure.deadline.date(), measure.deadline.words()) {
            (Some(date), _) => date.to_string(),
            (None, words) => words.unwrap_or_default().to_owned(),
        };
        let partners = plan.partners_wording(measure);
        let rows = [
            ("responsible", "Responsible body", Some(plan.responsible_wording(measure))),
            ("partners", "Partners", Some(partners).filter(|partners| !partners.is_empty())),
            ("means", "Means", measure.means.as_ref().map(Text::to_string)),
            ("deadline", "Deadline", Some(deadline)),
            ("indicator", "Indicator", measure.indicator.as_ref().map(Text::to_string)),
            ("funding", "Funding", measure.funding.as_ref().map(Text::to_string)),
        ];
        let mut table = Table::new([whole("Row"), flowing("Published words"), figure("Line")]);
        for (key, title, words) in rows {
            if let Some(words) = words {
                table.row([cell(title), cell(words), self.line(key, 0)]);
            }
        }
        table
    }

    fn milestones(&self) -> Table {
        let is_owed = !self.record.plan.status(self.measure, self.record.day).is_ended();
        let mut table = Table::new([flowing("Milestone"), whole("Due"), whole("Status"), figure("Line")]);
        for (row, milestone) in self.measure.milestones.iter().enumerate() {
            let status = self.record.plan.milestone_status(self.measure, milestone, self.record.day);
            let is_late = milestone.due < self.record.day && is_owed && !status.is_ended();
            let status = if is_late { format!("{}, late", status.word()) } else { status.word().to_owned() };
            table.row([
                cell(milestone.label()),
                cell(milestone.due),
                cell(status).tone(if is_late { Tone::Bad } else { Tone::Plain }),
                self.line("milestone", row),
            ]);
        }
        table
    }

    fn metrics(&self) -> Table {
        let number = |value: Option<rust_decimal::Decimal>, unknown: &str| match value {
            Some(value) => cell(value.normalize()),
            None => cell(unknown).tone(Tone::Faint),
        };
        let mut table = Table::new([
            flowing("Metric"),
            flowing("Unit"),
            figure("Baseline"),
            figure("Latest"),
            figure("Target"),
            whole("Direction"),
            figure("Line"),
        ]);
        for (row, metric) in self.measure.metrics.iter().enumerate() {
            table.row([
                cell(&metric.name),
                cell(match metric.kind() {
                    MetricKind::Level => metric.unit.to_string(),
                    kind => format!("{} ({})", metric.unit, kind.word()),
                }),
                number(metric.baseline, "none"),
                number(self.record.plan.latest_value(self.measure, &metric.name, self.record.day), "none"),
                number(metric.target, "none"),
                cell(metric.direction.map_or("", |direction| direction.word())),
                self.line("metric", row),
            ]);
        }
        table
    }

    fn allocations(&self) -> Table {
        let Record { plan, .. } = self.record;
        let mut table = Table::new([
            flowing("Source"),
            whole("Year"),
            figure("Amount"),
            flowing("Details"),
            figure("Line"),
        ]);
        for (row, allocation) in self.measure.allocations.iter().enumerate() {
            let amount = match allocation.money {
                Some(money) => cell(money),
                None => cell("not known").tone(Tone::Faint),
            };
            let source = &plan.sources[allocation.source];
            table.row([
                cell(format!("{} ({})", source.name, source.state.word())),
                cell(year(allocation.when)),
                amount,
                cell(self.details(allocation)),
                self.line("allocation", row),
            ]);
        }
        table
    }

    fn details(&self, allocation: &Allocation) -> String {
        let plan = &self.record.plan;
        let parts = [
            allocation.purpose.as_ref().map(Text::to_string),
            allocation.chapter.map(|body| format!("chapter {}", plan.register.name(body))),
            allocation.appropriation.map(|id| format!("appropriation {}", plan.appropriations[id].key)),
            allocation.alternative.map(|id| format!("or from {}", plan.sources[id].name)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Whether a report takes part in deciding the status.
    fn counts(&self, report: &Report) -> bool {
        report.status != Status::Withdrawn && self.record.plan.decides(report.body, self.measure)
    }

    fn living(&self, page: &mut Page) {
        let Record { plan, .. } = self.record;
        let measure = self.measure;
        if measure.reports.is_empty() {
            page.text("No report yet.");
        } else {
            let mut table = Table::new([
                whole("Date"),
                flowing("Body"),
                whole("Status"),
                flowing("Report"),
                figure("Line"),
            ]);
            for (row, report) in measure.reports.iter().enumerate() {
                table.row([
                    self.dated(report.date),
                    cell(plan.register.name(report.body)),
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
        let mut table = Table::new([
            whole("Date"),
            whole("What"),
            flowing("By, or on what basis"),
            flowing("Words"),
            figure("Line"),
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

pub(super) fn year(when: When) -> String {
    match when {
        When::Unsaid => "not said".to_owned(),
        When::Year(year) => year.to_string(),
        When::Yearly { from } => format!("yearly from {from}"),
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
    let values = report.values.iter().map(|(name, value)| format!("{name} = {}", value.normalize()));
    let milestone = report.milestone.iter().map(|title| format!("milestone {title}"));
    milestone
        .chain(report.text.iter().map(Text::to_string))
        .chain(values)
        .chain(report.evidence.iter().map(Text::to_string))
        .collect::<Vec<_>>()
        .join("; ")
}
