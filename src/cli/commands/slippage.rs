//! `plan slippage`.

use std::collections::BTreeMap;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;

use crate::cli::args::{Recalling, days};
use crate::cli::failure::Failure;
use crate::cli::recall::{recall, teller};
use crate::cli::session::Session;
use crate::cli::{Exit, complete};
use crate::history::Timeline;
use crate::history::slippage::{DeadlineHistory, Slippage, slippage};
use crate::model::Value;
use crate::model::name::fold;
use crate::render::changes::{days_moved, said};
use crate::render::page::{Cell, Page, Sheet, Table, Tone, cell, figure, flowing, whole};
use crate::render::story::Teller;
use crate::render::words::{count, short};
use crate::render::{Answer, contract};

/// Show which deadlines moved: how often, how far, how late, by whom and on what basis
///
/// Counts the deadlines of measures and of their milestones, from the first version that the record holds.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan slippage
  plan slippage --within 90d
  plan slippage --body \"Ministry of Interior\" --all
  plan slippage --format json")]
pub struct Args {
    /// Count a change as late if made this shortly before the deadline: 28d, 12w
    #[arg(long, value_name = "DAYS", default_value = "28d", value_parser = days)]
    within: u32,

    /// Only what this body is responsible for, itself or as the successor of a responsible body; any of its names will do
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::bodies))]
    body: Option<String>,

    /// Also list deadlines that never moved
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    recalling: Recalling,
}

pub fn run(args: &Args, session: &Session) -> anyhow::Result<Exit> {
    let recalled = recall(session, args.recalling.at.as_deref())?;
    let timeline = Timeline::new(recalled.repository, &recalled.log_options()).map_err(Failure::from)?;
    let Slippage { mut slips, header } =
        slippage(timeline, |commit, diff| recalled.watch(commit, diff)).map_err(Failure::from)?;
    if let Some(name) = &args.body {
        let register = header.as_ref().map(|header| &header.plan.register);
        let now = register.and_then(|register| Some(register.name(register.find(name)?)));
        // A body that is not in the register any more goes by the name that it had, which may be another one's by now.
        let is_asked = |body: &String| now == Some(body) || fold(body) == fold(name);
        slips.retain(|slip| slip.responsible.iter().chain(&slip.successors).any(is_asked));
        if now.is_none() && slips.is_empty() {
            let failure = Failure::usage(format!("no body of this plan is called \"{name}\""));
            return Err(failure.help("`plan bodies` lists them all").into());
        }
    }
    let tellers =
        slips.iter().map(|slip| slip.moves.iter().map(|step| teller(&step.commit)).collect()).collect();
    let answer =
        SlippageAnswer { slips, tellers, within: args.within, all: args.all, cut_off: recalled.cut_off() };
    recalled.print("slippage", session, args.recalling.output, None, &answer)?;
    Ok(Exit::Fine)
}

struct SlippageAnswer {
    slips: Vec<DeadlineHistory>,
    /// Who made each move of each of them.
    tellers: Vec<Vec<Teller>>,
    within: u32,
    all: bool,
    cut_off: Option<&'static str>,
}

#[derive(Serialize)]
struct SlippageJson<S, B> {
    within: u32,
    items: Vec<S>,
    bodies: Vec<B>,
    complete: bool,
}

/// What a body's deadlines did.
#[derive(Clone, Debug, Default, Serialize)]
struct OfBody {
    body: String,
    deadlines: usize,
    moved: usize,
    moves: usize,
    days: i64,
    late: usize,
    without_basis: usize,
}

impl SlippageAnswer {
    /// The body whose deadlines moved by most days first.
    fn bodies(&self) -> Vec<OfBody> {
        let mut bodies: BTreeMap<String, OfBody> = BTreeMap::new();
        for slip in &self.slips {
            for name in &slip.responsible {
                let of = bodies
                    .entry(name.clone())
                    .or_insert_with(|| OfBody { body: name.clone(), ..OfBody::default() });
                of.deadlines += 1;
                of.moved += usize::from(!slip.moves.is_empty());
                of.moves += slip.moves.len();
                of.days += slip.days();
                of.late += self.late(slip);
                of.without_basis += without_basis(slip);
            }
        }
        let mut bodies: Vec<OfBody> = bodies.into_values().collect();
        bodies.sort_by_key(|of| (std::cmp::Reverse(of.days), std::cmp::Reverse(of.moves)));
        bodies
    }

    fn late(&self, slip: &DeadlineHistory) -> usize {
        slip.moves.iter().filter(|step| step.is_late(self.within)).count()
    }

    fn told(&self) -> impl Iterator<Item = &DeadlineHistory> {
        self.slips.iter().filter(|slip| self.all || !slip.moves.is_empty())
    }

    fn deadlines(&self) -> Table {
        let mut table = Table::new([
            whole("ID"),
            flowing("Deadline of"),
            whole("First"),
            whole("Now"),
            figure("Moves"),
            figure("Days"),
            figure("Late moves"),
            figure("Without basis"),
        ]);
        for slip in self.told() {
            let of = match &slip.milestone {
                Some(step) => format!("milestone {}", step.label()),
                None => slip.title.to_string(),
            };
            table.row([
                cell(&slip.id),
                cell(of),
                deadline(Some(&slip.first)),
                if slip.is_given_up() {
                    cell("given up").tone(Tone::Bad)
                } else {
                    deadline(slip.now.as_ref())
                },
                cell(slip.moves.len()),
                signed(slip.days()),
                cell(self.late(slip)),
                alarming(without_basis(slip)),
            ]);
        }
        table
    }

    fn moves(&self) -> Vec<(String, String)> {
        let mut points = Vec::new();
        for (slip, tellers) in self.slips.iter().zip(&self.tellers) {
            for (step, by) in slip.moves.iter().zip(tellers) {
                let milestone = slip.milestone.iter().map(|step| format!("milestone \"{}\"", step.label()));
                let given_up = step.is_given_up().then(|| "the day is given up for words".to_owned());
                let days = step.days().map(days_moved).or(given_up);
                let left = step.days_left().filter(|_| step.is_late(self.within)).map(|left| match left {
                    0.. => format!("{} before it fell due", days_of(left)),
                    _ => format!("{} after it had fallen due", days_of(-left)),
                });
                let basis = match (&step.basis, step.basis_added) {
                    (Some(basis), Some(day)) => format!("by {basis}, added only on {day}"),
                    (Some(basis), None) => format!("by {basis}"),
                    (None, _) => "no amendment covers it".to_owned(),
                };
                let ends = format!("from {} to {}", said(Some(&step.from)), said(Some(&step.to)));
                let who = format!("{} {} {}", by.date, short(&by.commit), by.author);
                let parts = milestone.chain([ends]).chain(days).chain(left).chain([basis, who]);
                points.push((slip.id.to_string(), parts.collect::<Vec<_>>().join("; ")));
            }
        }
        points
    }
}

impl Answer for SlippageAnswer {
    fn json(&self) -> impl Serialize {
        SlippageJson {
            within: self.within,
            items: self.slips.iter().zip(&self.tellers).map(|(slip, tellers)| item(slip, tellers)).collect(),
            bodies: self.bodies(),
            complete: self.cut_off.is_none(),
        }
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        self.cut_off.map(|text| page.text(text));
        let moved = self.slips.iter().filter(|slip| !slip.moves.is_empty()).count();
        let all = count(self.slips.len(), "deadline", "deadlines");
        if self.slips.is_empty() {
            page.text("The plan has no deadlines.");
        } else if moved == 0 {
            page.text(format!("None of {all} has moved since it was first recorded."));
        } else {
            let given_up = self.slips.iter().filter(|slip| slip.is_given_up()).count();
            page.heading(match given_up {
                0 => format!("{moved} of {all} moved"),
                n => format!("{moved} of {all} moved; {n} of them gave up a day for words"),
            });
        }
        let deadlines = self.deadlines();
        if !deadlines.rows.is_empty() {
            page.table(deadlines);
        }
        if moved == 0 {
            return page;
        }
        page.heading("Move by move").list(self.moves());
        let mut table = Table::new([
            flowing("Body"),
            figure("Deadlines"),
            figure("Moved"),
            figure("Moves"),
            figure("Days"),
            figure("Late moves"),
            figure("Without basis"),
        ]);
        for of in self.bodies().into_iter().filter(|of| of.moves > 0) {
            table.row([
                cell(of.body),
                cell(of.deadlines),
                cell(of.moved),
                cell(of.moves),
                signed(of.days),
                cell(of.late),
                alarming(of.without_basis),
            ]);
        }
        page.heading("Whose deadlines slip most").table(table);
        page.text(format!(
            "A late move was made in the last {} before the deadline fell due, or after. A deadline with several \
             responsible bodies counts for each.",
            days_of(i64::from(self.within))
        ));
        page
    }

    fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        for (slip, tellers) in self.slips.iter().zip(&self.tellers) {
            for (step, by) in slip.moves.iter().zip(tellers) {
                rows.push(vec![
                    slip.id.as_str().into(),
                    slip.milestone.as_ref().map(|step| step.title.as_str()).into(),
                    said(Some(&step.from)).as_ref().into(),
                    said(Some(&step.to)).as_ref().into(),
                    step.days().into(),
                    step.days_left().into(),
                    step.basis.as_deref().into(),
                    by.date.to_string().into(),
                    by.commit.as_str().into(),
                    by.author.as_str().into(),
                    by.subject.as_str().into(),
                    slip.milestone.as_ref().and_then(|step| step.id.as_deref()).into(),
                    step.is_given_up().to_string().into(),
                    step.basis_added.map(|day| day.to_string()).as_deref().into(),
                ]);
            }
        }
        let header = vec![
            "measure",
            "milestone",
            "from",
            "to",
            "days",
            "days_left",
            "basis",
            "date",
            "commit",
            "author",
            "subject",
            "milestone_id",
            "given_up",
            "basis_added",
        ];
        Sheet { header, rows }
    }
}

/// A deadline in the contract, with who made each of its moves.
fn item<'a>(slip: &'a DeadlineHistory, tellers: &'a [Teller]) -> impl Serialize + use<'a> {
    let moves = slip.moves.iter().zip(tellers).map(|(step, by)| contract::slippage::Move {
        ends: (&step.from, &step.to),
        days: step.days(),
        days_left: step.days_left(),
        given_up: step.is_given_up(),
        basis: step.basis.as_deref(),
        basis_added: step.basis_added,
        by,
    });
    contract::slippage::Slip {
        measure: slip.id.as_str(),
        title: &slip.title,
        milestone: slip.milestone.as_ref().map(|step| step.title.as_str()),
        milestone_id: slip.milestone.as_ref().and_then(|step| step.id.as_deref()),
        first: &slip.first,
        now: slip.now.as_ref(),
        given_up: slip.is_given_up(),
        days: slip.days(),
        moves: moves.collect(),
    }
    .json()
}

fn without_basis(slip: &DeadlineHistory) -> usize {
    slip.moves.iter().filter(|step| step.basis.is_none()).count()
}

fn deadline(value: Option<&Value>) -> Cell {
    match value {
        Some(Value::Day(day)) => cell(day),
        Some(_) => cell("no date").tone(Tone::Faint),
        None => cell("gone").tone(Tone::Faint),
    }
}

/// "+31", "-7", "0".
fn signed(days: i64) -> Cell {
    cell(if days > 0 { format!("+{days}") } else { days.to_string() })
}

fn alarming(n: usize) -> Cell {
    if n > 0 { cell(n).tone(Tone::Bad) } else { cell(n) }
}

fn days_of(days: i64) -> String {
    count(usize::try_from(days).unwrap_or_default(), "day", "days")
}
