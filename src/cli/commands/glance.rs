//! `plan` alone: the plan in a few lines and what to ask next, or how to start where there is no plan.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::answers::{PlanAt, overview};
use crate::cli::context::open_at;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::query::needs;
use crate::query::status::{self, Overview};
use crate::render;
use crate::render::page::Page;

/// Points of a page: a command, and what it answers.
type Commands = Vec<(String, String)>;

pub fn run(session: &Session) -> Result<Exit, Failure> {
    let page = match session.no_plan_from() {
        Some(from) => how_to_start(&from),
        None => {
            let plan_at = open_at(session, None, session.today, true, |key| needs::OVERVIEW.contains(&key))?;
            at_a_glance(plan_at, &status::count(&plan_at.plan, plan_at.day))
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    render::write_page(&mut out, &page, session.screen())?;
    out.flush()?;
    Ok(Exit::Success)
}

fn at_a_glance(plan_at: &PlanAt, overview: &Overview) -> Page {
    let PlanAt { plan, day, .. } = plan_at;
    let mut page = Page::default();
    page.heading(format!("{}, on {day}", plan.title));
    overview::points(&mut page, plan_at, overview, 2);
    page.heading("Ask next").list(next_commands(plan_at, overview));
    page.text("`plan --help` lists every command.");
    page
}

/// The three commands that lead on from here.
fn next_commands(plan_at: &PlanAt, overview: &Overview) -> Commands {
    let point = |command: &str, about: &str| (command.to_owned(), about.to_owned());
    let total = &overview.total;
    let mut next = Vec::new();
    if !plan_at.missing.is_empty() || total.measures == 0 {
        next.push(point("plan check", "every problem in the plan's files"));
    }
    if total.overdue + total.late_milestones > 0 {
        next.push(point("plan overdue", "what is late, the longest first"));
    } else if !overview.ahead.is_empty() {
        next.push(point("plan overdue --within 90d", "what falls due in the next three months"));
    }
    // The body that owes most: of equals, the one that is responsible for most.
    let most = overview.bodies.iter().rev().max_by_key(|(_, progress)| progress.overdue);
    if let Some((body, _)) = most {
        const LONG: usize = 40;
        let body = &plan_at.plan.register[*body];
        let short = body.abbreviations.first().filter(|_| body.name.chars().count() > LONG);
        let name = short.unwrap_or(&body.name);
        next.push(point(&format!("plan by-body \"{name}\""), "what one body owes"));
    }
    next.push(point("plan status", "progress by chapter and by body"));
    next.push(point("plan bodies", "who takes part"));
    next.push(point("plan sources", "where the money comes from"));
    next.truncate(3);
    next
}

fn how_to_start(from: &Path) -> Page {
    let point = |command: &str, about: &str| (command.to_owned(), about.to_owned());
    let mut page = Page::default();
    page.heading(format!("There is no plan in {} or above it", from.display()));
    page.text(
        "A plan is a folder `plan/` in a git repository: plan.toml with its title, period and sections, bodies.toml with \
         who takes part, and one file for each measure.",
    );
    page.heading("How to start").list(vec![
        point("cd DIR", "go to a folder that holds a plan/, and ask again"),
        point("plan -C DIR", "or name the folder that holds plan.toml"),
        point("plan init", "or start a plan here"),
        point("plan help start", "the steps from an empty folder to a plan"),
        point("plan --help", "every command"),
    ]);
    page
}
