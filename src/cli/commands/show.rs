//! `plan show ID`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;

use super::show_json::ItemJson;
use crate::cli::Exit;
use crate::cli::args::{Asking, Globals};
use crate::cli::complete;
use crate::cli::context::{Record, open};
use crate::diagnostic::{KeyPath, Step};
use crate::load::lines_of;
use crate::model::{Allocation, Kind, Measure, Report, When};
use crate::render::Answer;
use crate::render::measures::{SHEET_HEADER, sheet_row};
use crate::render::page::{Cell, Page, Sheet, Table, Tone, cell, figure, flowing, whole};
use crate::render::words;

/// Show one measure: as published, in figures, and what happened since, with the line of each in its file
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan show II.3.3
  plan show D.3a --format json")]
pub struct Args {
    /// Id of the measure, as the plan numbers it
    #[arg(value_name = "ID", add = ArgValueCompleter::new(complete::measures))]
    id: String,

    #[command(flatten)]
    asking: Asking,
}

pub fn run(args: &Args, globals: &Globals) -> anyhow::Result<Exit> {
    let record = open(globals, &args.asking)?;
    let measure = record.measure(&args.id)?;
    let lines = Lines::of(&record, measure);
    record.print(
        "show",
        globals,
        &args.asking,
        &ShowAnswer {
            record: &record,
            measure,
            lines,
        },
    )?;
    Ok(Exit::Fine)
}

struct ShowAnswer<'a> {
    record: &'a Record,
    measure: &'a Measure,
    lines: Lines,
}

/// Keys of the published rows, in the order of the official table.
const ROWS: [&str; 7] = [
    "title",
    "responsible",
    "partners",
    "means",
    "deadline",
    "indicator",
    "funding",
];

/// Tables that a measure may have several of, with how many it has.
fn tables(measure: &Measure) -> [(&'static str, usize); 7] {
    [
        ("milestone", measure.milestones.len()),
        ("metric", measure.metrics.len()),
        ("allocation", measure.allocations.len()),
        ("report", measure.reports.len()),
        ("assessment", measure.assessments.len()),
        ("amendment", measure.amendments.len()),
        ("allow", measure.allows.len()),
    ]
}

/// The line of each row and of each table in the measure's file.
pub(super) struct Lines(Vec<(&'static str, Vec<usize>)>);

impl Lines {
    fn of(record: &Record, measure: &Measure) -> Self {
        let mut keys: Vec<KeyPath> = ROWS.iter().map(|&row| vec![Step::Key(row.into())]).collect();
        for (table, rows) in tables(measure) {
            keys.extend((0..rows).map(|row| vec![Step::Key(table.into()), Step::Index(row)]));
        }
        let mut lines = lines_of(&record.files, measure.file, &keys).into_iter();
        let sizes = ROWS.iter().map(|&row| (row, 1)).chain(tables(measure));
        Lines(
            sizes
                .map(|(key, size)| (key, lines.by_ref().take(size).collect()))
                .collect(),
        )
    }

    /// `None` where the file does not have it.
    pub fn get(&self, key: &str, row: usize) -> Option<usize> {
        let (_, lines) = self.0.iter().find(|(known, _)| *known == key)?;
        lines.get(row).copied().filter(|&line| line > 0)
    }

    fn cell(&self, key: &str, row: usize) -> Cell {
        self.get(key, row)
            .map_or_else(Cell::default, |line| cell(line).tone(Tone::Faint))
    }
}

#[derive(Serialize)]
struct ShowJson<'a> {
    item: ItemJson<'a>,
}

impl Answer for ShowAnswer<'_> {
    fn json(&self) -> impl Serialize {
        ShowJson {
            item: ItemJson::new(self.record, self.measure, &self.lines),
        }
    }

    fn page(&self) -> Page {
        let Record { plan, files, day } = self.record;
        let measure = self.measure;
        let mut page = Page::default();
        page.heading(format!("{} {}", measure.id, measure.title));
        let section = plan.section(measure.section);
        page.text(format!(
            "{} {} · {}",
            section.key, section.title, files[measure.file].path
        ));
        let late = measure.days_overdue(*day).and_then(|_| measure.deadline.date());
        let late = late
            .map(|due| format!(", {} overdue", words::span(due, *day)))
            .unwrap_or_default();
        page.text(format!("On {day}: {}{late}", measure.status(*day).word()));
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
            page.text("Names no funding.");
        }
        self.living(&mut page);
        page
    }

    fn sheet(&self) -> Sheet {
        let Record { plan, files, day } = self.record;
        Sheet {
            header: SHEET_HEADER.into(),
            rows: vec![sheet_row(plan, files, self.measure, *day)],
        }
    }
}

impl ShowAnswer<'_> {
    fn published(&self) -> Table {
        let Record { plan, .. } = self.record;
        let measure = self.measure;
        let deadline = match (measure.deadline.date(), measure.deadline.words()) {
            (Some(date), _) => date.to_string(),
            (None, words) => words.unwrap_or_default().to_owned(),
        };
        let partners = plan.partners_wording(measure);
        let rows = [
            (
                "responsible",
                "Responsible body",
                Some(plan.responsible_wording(measure)),
            ),
            (
                "partners",
                "Partners",
                Some(partners).filter(|partners| !partners.is_empty()),
            ),
            ("means", "Means", measure.means.clone()),
            ("deadline", "Deadline", Some(deadline)),
            ("indicator", "Indicator", measure.indicator.clone()),
            ("funding", "Funding", measure.funding.clone()),
        ];
        let mut table = Table::new([whole("Row"), flowing("Published words"), figure("Line")]);
        for (key, title, words) in rows {
            if let Some(words) = words {
                table.row([cell(title), cell(words), self.lines.cell(key, 0)]);
            }
        }
        table
    }

    fn milestones(&self) -> Table {
        let mut table = Table::new([
            flowing("Milestone"),
            whole("Due"),
            whole("Status"),
            figure("Line"),
        ]);
        for (row, milestone) in self.measure.milestones.iter().enumerate() {
            let status = self.measure.milestone_status(milestone, self.record.day);
            let is_late = milestone.due < self.record.day && !status.is_ended();
            let status = if is_late {
                format!("{}, late", status.word())
            } else {
                status.word().to_owned()
            };
            table.row([
                cell(&milestone.title),
                cell(milestone.due),
                cell(status).tone(if is_late { Tone::Bad } else { Tone::Plain }),
                self.lines.cell("milestone", row),
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
            whole("Should go"),
            figure("Line"),
        ]);
        for (row, metric) in self.measure.metrics.iter().enumerate() {
            table.row([
                cell(&metric.name),
                cell(&metric.unit),
                number(metric.baseline, "none"),
                number(self.measure.latest_value(&metric.name, self.record.day), "none"),
                number(metric.target, "none"),
                cell(metric.direction.map_or("", |direction| direction.word())),
                self.lines.cell("metric", row),
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
            let source = plan.source(allocation.source);
            table.row([
                cell(format!("{} ({})", source.name, source.state.word())),
                cell(year(allocation.when)),
                amount,
                cell(self.details(allocation)),
                self.lines.cell("allocation", row),
            ]);
        }
        table
    }

    fn details(&self, allocation: &Allocation) -> String {
        let plan = &self.record.plan;
        let parts = [
            allocation.purpose.clone(),
            allocation
                .chapter
                .map(|body| format!("chapter {}", plan.register.name(body))),
            allocation
                .appropriation
                .map(|id| format!("appropriation {}", plan.appropriation(id).key)),
            allocation
                .alternative
                .map(|id| format!("or from {}", plan.source(id).name)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn living(&self, page: &mut Page) {
        let Record { plan, .. } = self.record;
        let measure = self.measure;
        if measure.reports.is_empty() {
            page.text("Nobody has reported on it yet.");
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
                    cell(report.date),
                    cell(plan.register.name(report.body)),
                    cell(report.status.word()),
                    cell(report_words(report)),
                    self.lines.cell("report", row),
                ]);
            }
            page.heading("Reports").table(table);
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
            let words = status
                .into_iter()
                .chain(assessment.text.clone())
                .chain(assessment.evidence.clone());
            table.row([
                cell(assessment.date),
                cell("assessment"),
                cell(&assessment.by),
                cell(words.collect::<Vec<_>>().join("; ")),
                self.lines.cell("assessment", row),
            ]);
        }
        for (row, amendment) in measure.amendments.iter().enumerate() {
            table.row([
                cell(amendment.date),
                cell("amendment"),
                cell(&amendment.basis),
                cell(format!("changes {}", amendment.fields.join(", "))),
                self.lines.cell("amendment", row),
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

fn report_words(report: &Report) -> String {
    let values = report
        .values
        .iter()
        .map(|(name, value)| format!("{name} = {}", value.normalize()));
    let milestone = report.milestone.iter().map(|title| format!("milestone {title}"));
    milestone
        .chain(report.text.clone())
        .chain(values)
        .chain(report.evidence.clone())
        .collect::<Vec<_>>()
        .join("; ")
}
