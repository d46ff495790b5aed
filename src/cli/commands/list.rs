//! `plan list`.

use chrono::NaiveDate;
use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{Asking, day, one_of};
use crate::cli::complete;
use crate::cli::context::open;
use crate::cli::judged::Judged;
use crate::cli::session::Session;
use crate::model::{Kind, Measure, Status};
use crate::query::list::{Question, Sort, ask};
use crate::query::status::Progress;
use crate::render::measures::{self, SHEET_HEADER, bodies_cell, deadline_cell, reported_cell, sheet_row};
use crate::render::page::{Page, Sheet, Table, Tone, cell, clipped, whole};
use crate::render::{Answer, Record, contract, progress};

/// List the measures, in the order of the plan
///
/// Every filter that is given must hold.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan list --section II.3
  plan list --status unreported --due-by 2022-12-31
  plan list --text \"halfway house\" --format json")]
pub struct Args {
    /// Only this chapter or section: II, II.3
    #[arg(long, value_name = "SECTION", add = ArgValueCompleter::new(complete::sections))]
    section: Option<String>,

    /// Only this status; may be given several times
    #[arg(long, value_name = "STATUS", value_parser = one_of(STATUSES))]
    status: Vec<Status>,

    /// Only what this body is responsible for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    body: Option<String>,

    /// Only where this body is a partner; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    partner: Option<String>,

    /// Only measures funded from this source
    #[arg(long, value_name = "SOURCE", add = ArgValueCompleter::new(complete::sources))]
    source: Option<String>,

    /// Only measures, or only points of the decision
    #[arg(long, value_name = "KIND", value_parser = one_of(Kind::WORDS))]
    kind: Option<Kind>,

    /// Only what is overdue
    #[arg(long)]
    overdue: bool,

    /// Only where two responsible bodies report different statuses
    #[arg(long)]
    disputed: bool,

    /// Only where an assessment differs from the status, and no responsible body has reported since
    #[arg(long)]
    contested: bool,

    /// Only what has its deadline on this day or before
    #[arg(long, value_name = "DATE", value_parser = day)]
    due_by: Option<NaiveDate>,

    /// Only measures whose published rows contain these words; case and accents do not matter
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,

    /// Order of the list
    #[arg(long, value_name = "ORDER", default_value = "plan")]
    sort: SortArg,

    /// Reverse the order
    #[arg(long)]
    reverse: bool,

    #[command(flatten)]
    asking: Asking,
}

/// What can be asked for: what files can say, and what is so where they say nothing.
const STATUSES: [(&str, Status); 5] = [
    ("unreported", Status::Unreported),
    Status::WORDS[0],
    Status::WORDS[1],
    Status::WORDS[2],
    Status::WORDS[3],
];

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SortArg {
    /// As in the plan
    Plan,
    /// Earliest deadline first, undated last
    Deadline,
    /// Least advanced first
    Status,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let record = open(session, &args.asking)?;
    let question = Question {
        day: record.day,
        statuses: args.status.clone(),
        section: args.section.as_deref().map(|section| record.section(section)).transpose()?,
        body: args.body.as_deref().map(|name| record.body(name)).transpose()?,
        partner: args.partner.as_deref().map(|name| record.body(name)).transpose()?,
        source: args.source.as_deref().map(|source| record.source(source)).transpose()?,
        kind: args.kind,
        disputed: args.disputed,
        contested: args.contested,
        overdue: args.overdue,
        due_by: args.due_by,
        text: args.text.clone(),
        sort: match args.sort {
            SortArg::Plan => Sort::Plan,
            SortArg::Deadline => Sort::Deadline,
            SortArg::Status => Sort::Status,
        },
        reverse: args.reverse,
    };
    let items = ask(&record.plan, &question);
    let about = about(record, &question);
    Judged::new(record, &args.asking, about, ListAnswer { record, items }).print("list", session)?;
    Ok(Exit::Fine)
}

/// The measures asked about, whatever their dates and status: an amendment may have moved them out of the answer.
fn about<'a>(record: &'a Record, question: &Question) -> Vec<&'a Measure> {
    if !record.plan.measures.iter().any(|measure| measure.is_amended_after(record.day)) {
        return Vec::new();
    }
    let wider = Question {
        statuses: Vec::new(),
        disputed: false,
        contested: false,
        overdue: false,
        due_by: None,
        ..question.clone()
    };
    ask(&record.plan, &wider)
}

struct ListAnswer<'a> {
    record: &'a Record,
    items: Vec<&'a Measure>,
}

impl Answer for ListAnswer<'_> {
    fn json(&self) -> impl Serialize {
        contract::list::json(self.record, &self.items)
    }

    fn page(&self) -> Page {
        let Record { plan, day, .. } = self.record;
        let mut page = Page::default();
        if self.items.is_empty() {
            page.text("No measure matches.");
            return page;
        }
        let mut table = Table::new([
            whole("ID"),
            clipped("Measure"),
            clipped("Responsible"),
            whole("Deadline"),
            whole("Status"),
        ]);
        for measure in &self.items {
            let mut deadline = deadline_cell(&measure.deadline);
            if plan.days_overdue(measure, *day).is_some() {
                deadline = deadline.tone(Tone::Bad);
            }
            table.row([
                cell(&measure.id),
                cell(&measure.title),
                bodies_cell(plan, &measure.responsible),
                deadline,
                reported_cell(self.record, measure),
            ]);
        }
        page.heading(self.headline()).table(table);
        page
    }

    fn sheet(&self) -> Sheet {
        Sheet {
            header: SHEET_HEADER.into(),
            rows: self.items.iter().map(|m| sheet_row(self.record, m)).collect(),
        }
    }
}

impl ListAnswer<'_> {
    /// How many there are, how far, and how many of them are late.
    fn headline(&self) -> String {
        let mut progress = Progress::default();
        self.items.iter().for_each(|measure| progress.add(&self.record.plan, measure, self.record.day));
        let count = measures::count(self.items.iter().copied());
        let overdue = progress.overdue;
        let late = if overdue > 0 { format!("; {overdue} overdue") } else { String::new() };
        format!("{count}: {}{late}", progress::counts(&progress))
    }
}
