//! `plan` alone: the plan in a few lines and what to ask next, or how to start where there is no plan.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::answers::{PlanAt, overview};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_at;
use crate::cli::session::Session;
use crate::labels::{Language, StatusText};
use crate::query::needs;
use crate::query::status::{self, Overview};
use crate::render::page::Page;
use crate::render::{self, OutputOptions};

/// Points of a page: a command, and what it answers.
type Commands = Vec<(String, String)>;

pub fn run(session: &Session) -> Result<Exit, Failure> {
    let page = match session.no_plan_from() {
        Some(from) => how_to_start(&from, session.language()),
        None => {
            let plan_at = open_at(session, None, session.today, Some(true), |value| {
                needs::OVERVIEW.contains(&value.field)
            })?;
            at_a_glance(&plan_at, &status::count(&plan_at.plan, plan_at.day), session.language())
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let screen = OutputOptions { language: session.language(), ..session.screen() };
    render::write_page(&mut out, &page, screen)?;
    out.flush()?;
    Ok(Exit::Success)
}

fn at_a_glance(plan_at: &PlanAt, overview: &Overview, language: Language) -> Page {
    let say = |text: StatusText| text.in_language(language);
    let PlanAt { plan, day, .. } = plan_at;
    let mut page = Page::default();
    page.heading(StatusText::heading(language, language.plan_title(plan), language.day(*day)));
    if plan.is_draft() {
        page.text(say(StatusText::IsDraft));
    }
    overview::points(&mut page, (plan_at, overview), 2, language);
    page.heading(say(StatusText::AskNext)).list(next_commands(plan_at, overview, language));
    page.text(say(StatusText::EveryCommand));
    page
}

/// The three commands that lead on from here.
fn next_commands(plan_at: &PlanAt, overview: &Overview, language: Language) -> Commands {
    let point =
        |command: &str, about: StatusText| (command.to_owned(), about.in_language(language).to_owned());
    let total = &overview.total;
    let mut next = Vec::new();
    if !plan_at.missing.is_empty() || total.measures == 0 {
        next.push(point("plan check", StatusText::EveryProblem));
    }
    if total.overdue + total.late_milestones > 0 && !plan_at.plan.is_draft() {
        next.push(point("plan overdue", StatusText::WhatIsLate));
    } else if !overview.ahead.is_empty() {
        next.push(point("plan overdue --within 90d", StatusText::WhatFallsDue));
    }
    // The body that owes most: of equals, the one that is responsible for most.
    let most = overview.bodies.iter().rev().max_by_key(|(_, progress)| progress.overdue);
    if let Some((body, _)) = most {
        const LONG: usize = 40;
        let (name, known) = (language.body(&plan_at.plan, *body), &plan_at.plan.register[*body]);
        let short = known.abbreviations.first().filter(|_| name.chars().count() > LONG);
        let name = short.map_or(name, |short| short);
        next.push(point(&format!("plan by-body \"{name}\""), StatusText::WhatOneOwes));
    }
    next.push(point("plan status", StatusText::ProgressByChapter));
    next.push(point("plan bodies", StatusText::WhoTakesPart));
    next.push(point("plan sources", StatusText::WhereMoney));
    next.truncate(3);
    next
}

fn how_to_start(from: &Path, language: Language) -> Page {
    let point =
        |command: &str, about: StatusText| (command.to_owned(), about.in_language(language).to_owned());
    let mut page = Page::default();
    page.heading(StatusText::no_plan(language, from.display()));
    page.text(StatusText::WhatAPlanIs.in_language(language));
    page.heading(StatusText::HowToStart.in_language(language)).list(vec![
        point("cd DIR", StatusText::GoToFolder),
        point("plan -C DIR", StatusText::NameFolder),
        point("plan init", StatusText::StartHere),
        point("plan help start", StatusText::Steps),
        point("plan --help", StatusText::Commands),
    ]);
    page
}
