//! `plan form`.

use std::fs;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::answers::form::workbook;
use crate::cli::args::one_of;
use crate::cli::context::open_at;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::lookup;
use crate::cli::paper::file_name;
use crate::cli::print::write_to;
use crate::cli::session::Session;
use crate::cli::written::period;
use crate::labels::Language;
use crate::model::{CalendarPeriod, Plan};
use crate::query::form::{Form, Question, default_period, every, find};
use crate::query::owed;
use crate::render::{words, workbook};

/// Write the workbook in which a body reports on its measures
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan form --body \"Ministry of Justice\" -o justice.xlsx
  plan form --body IM --period 2022-H2 --lang hu -o justice.xlsx
  plan form --all -o forms/

`plan collect` brings what comes back into the plan; `plan help forms` says more.")]
pub struct Args {
    /// Whose form, by any of its names
    #[arg(long, value_name = "NAME", required_unless_present = "all")]
    body: Option<String>,

    /// A form for each body that owes a report
    #[arg(long, conflicts_with = "body")]
    all: bool,

    /// Also the measures in which a body has a part: what it says of them is kept, and is never the status
    #[arg(long)]
    partners: bool,

    /// The period that is reported on, such as 2022-H2 [default: the latest begun in which something is owed]
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<CalendarPeriod>,

    /// The language of the form [default: that of the machine, if the form is there in it, else English]
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::WORDS))]
    lang: Option<Language>,

    /// The workbook to write (.xlsx); with --all, the folder for them
    #[arg(short = 'o', long = "output", value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    output: PathBuf,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let read = open_at(session, None, session.today, None, |key| {
        ["responsible", "partners", "deadline", "report", "milestone", "metric"].contains(&key)
    })?;
    let plan = &read.plan;
    let commit = session.repository().and_then(|repository| Ok(repository.commit("HEAD")?)).ok();
    let language = args.lang.unwrap_or_else(|| session.language());
    let write = |form: &Form<'_>, path: PathBuf| {
        let book = workbook(plan, form, language, commit.as_deref());
        let bytes = workbook::write(&book)
            .map_err(|why| Failure::cannot_run(format!("{} cannot be made: {why}", path.display())))?;
        write_to(Some(&path), |out| Ok(out.write_all(&bytes)?))?;
        let rows = words::count(form.rows.len(), "row", "rows");
        say(&format!("wrote {}: {}, {rows}", path.display(), plan.register.name(form.body)));
        Ok::<_, Failure>(())
    };
    if let Some(name) = &args.body {
        let body = lookup::body(plan, name)?;
        let period = lookup::period_of_cycle(plan, args.period)?
            .or_else(|| default_period(plan, Some(body), session.today));
        let form = find(plan, &Question { body, period, partners: args.partners, ended: false });
        if form.rows.is_empty() {
            return Err(nothing_owed(plan, &form, args.partners));
        }
        write(&form, args.output.clone())?;
        return Ok(Exit::Success);
    }
    let period =
        lookup::period_of_cycle(plan, args.period)?.or_else(|| default_period(plan, None, session.today));
    fs::create_dir_all(&args.output).map_err(|error| {
        Failure::cannot_run(format!("cannot make {}: {error}", args.output.display()))
            .help("name another folder for the forms: -o DIR")
    })?;
    for form in every(plan, period, args.partners) {
        let name = file_name(&plan.register[form.body]);
        write(&form, args.output.join(format!("{name}.xlsx")))?;
    }
    Ok(Exit::Success)
}

fn nothing_owed(plan: &Plan, form: &Form<'_>, partners: bool) -> Failure {
    let name = plan.register.name(form.body);
    let when = form.period.map(|period| format!(" for {period}")).unwrap_or_default();
    let failure = Failure::usage(format!("{name} owes no report{when}"));
    let with_partners = Question { body: form.body, period: form.period, partners: true, ended: false };
    if !partners && !find(plan, &with_partners).rows.is_empty() {
        return failure.help("`--partners` makes a form for the measures in which it has a part");
    }
    let owing: Vec<&str> = form
        .period
        .into_iter()
        .flat_map(|period| owed::find(plan, period))
        .map(|owed| plan.register.name(owed.body))
        .collect();
    failure.help(format!("these do: {}", owing.join(", ")))
}
