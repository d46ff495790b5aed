//! `plan by-body NAME`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCompleter;

use crate::answers::AmendedLater;
use crate::answers::by_body::ByBodyAnswer;
use crate::cli::args::{QueryArgs, one_of};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::open_plan::open_judged;
use crate::cli::print::print_judged;
use crate::cli::session::Session;
use crate::cli::{lookup, shell_completion};
use crate::model::{Decision, Plan};
use crate::query::by_body::{self, Question, Role};
use crate::query::{decisions, needs};

/// Show what a body is responsible for, and where it is a partner
///
/// Any of its names finds it: English or Hungarian, abbreviation or minister, case and accents aside. Duties that it
/// took over from another body are shown as such.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan by-body \"Ministry of Justice\"
  plan by-body \"igazsagugyi miniszterium\" --role responsible
  plan by-body ORFK --through-groups")]
pub struct Args {
    /// Name of the body
    #[arg(value_name = "NAME", add = ArgValueCompleter::new(shell_completion::bodies))]
    name: String,

    /// Only measures in which the body has this role; may be given several times; member implies --through-groups
    #[arg(long, value_name = "ROLE", value_parser = one_of(Role::WORDS))]
    role: Vec<Role>,

    /// Also list measures that name a group to which the body belongs, but not the body itself
    #[arg(long)]
    through_groups: bool,

    #[command(flatten)]
    query: QueryArgs,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let plan_at = &open_judged(session, &args.query, &[needs::BODIES, needs::COORDINATOR].concat())?;
    let question = Question {
        body: lookup::body(&plan_at.plan, &args.name)?,
        day: plan_at.day,
        roles: args.role.clone(),
        through_groups: args.through_groups || args.role.contains(&Role::Member),
    };
    let items = by_body::find(&plan_at.plan, &question);
    let about: Vec<_> = items.iter().map(|item| item.measure).collect();
    let mut decisions = decisions::open_with_groups(&plan_at.plan, plan_at.day, question.body);
    decisions.retain(|open| is_asked_for(&plan_at.plan, &question, open.decision));
    let answer = ByBodyAnswer { plan_at, body: question.body, roles: question.roles, items, decisions };
    print_judged("by-body", session, &args.query, AmendedLater::new(plan_at, about, answer))?;
    Ok(Exit::Success)
}

/// Whether a decision is to be carried out in a role that was asked for: by the body itself, or by a group of it.
fn is_asked_for(plan: &Plan, question: &Question, decision: &Decision) -> bool {
    let Question { body, day, roles, through_groups } = question;
    match plan.group_to_carry_out(*body, decision, *day) {
        Some(_) => *through_groups && (roles.is_empty() || roles.contains(&Role::Member)),
        // A partner carries no decision out.
        None => roles.is_empty() || roles.iter().any(|role| role.is_own_duty()),
    }
}
