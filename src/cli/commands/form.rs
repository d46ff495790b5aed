//! `plan form`.

use std::fs;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::answers::form::workbook;
use crate::cli::args::one_of;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, say};
use crate::cli::lookup;
use crate::cli::open_plan::open_at;
use crate::cli::paper_file::file_names;
use crate::cli::print::{refuse_folder_inside, write_to};
use crate::cli::session::Session;
use crate::cli::value_parsers::period;
use crate::labels::{DueText, FailureText, Language, Noun, RunText, Sentence, UsageText};
use crate::model::{BodyId, CalendarPeriod, Plan};
use crate::query::form::{Form, Question, default_period, every, find};
use crate::query::{needs, owed};
use crate::render::workbook;

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
    let read = open_at(session, None, session.today, None, |value| needs::FORM.contains(&value.field))?;
    let plan = &read.plan;
    let commit = session.last_commit()?.map(|(_, id)| id);
    let language = args.lang.unwrap_or_else(|| session.language());
    let made = |form: &Form<'_>, path: PathBuf| {
        let book = workbook(plan, form, language, commit.as_deref());
        let bytes = workbook::write(&book)
            .map_err(|why| Failure::cannot_run(FailureText::cannot_be_made(path.display(), why)))?;
        let rows = Noun::Row.count(form.rows.len(), language);
        Ok::<_, Failure>(BlankForm {
            path,
            bytes,
            what: format!("{}, {rows}", language.body(plan, form.body)),
        })
    };
    if let Some(closed) = plan.closed.as_ref().filter(|_| plan.is_closed(session.today)) {
        say(&DueText::closed(language, language.day(closed.date)));
    }
    if let Some(name) = &args.body {
        let body = lookup::body(plan, name)?;
        let period = lookup::period_owed(plan, args.period)?
            .or_else(|| default_period(plan, Some(body), session.today));
        let form = find(plan, &Question { body, period, partners: args.partners, ended: false });
        if form.rows.is_empty() {
            return Err(nothing_owed(plan, &form, args.partners));
        }
        if args.output.extension().is_some_and(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
            return Err(
                Failure::usage(UsageText::no_workbook(args.output.display())).help(UsageText::NameWorkbook)
            );
        }
        return write(&[made(&form, args.output.clone())?], language);
    }
    let period =
        lookup::period_owed(plan, args.period)?.or_else(|| default_period(plan, None, session.today));
    refuse_folder_inside(&args.output)?;
    fs::create_dir_all(&args.output).map_err(|error| {
        Failure::cannot_run(FailureText::cannot_make(args.output.display(), error))
            .help(FailureText::OtherFormFolder)
    })?;
    let forms: Vec<Form<'_>> = every(plan, period, args.partners).collect();
    let bodies: Vec<BodyId> = forms.iter().map(|form| form.body).collect();
    let named = forms.iter().zip(file_names(&plan.register, &bodies));
    let blanks = named.map(|(form, name)| made(form, args.output.join(format!("{name}.xlsx"))));
    let blanks = blanks.collect::<Result<Vec<_>, _>>()?;
    if blanks.is_empty() {
        say(RunText::NobodyOwes.in_language(language));
    }
    write(&blanks, language)
}

/// A form as it is sent out, not filled in.
struct BlankForm {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Whose it is, and how long.
    what: String,
}

/// Writes all of them, or none where a file in the way may be one that was filled in.
fn write(blanks: &[BlankForm], language: Language) -> Result<Exit, Failure> {
    let is_other = |blank: &&BlankForm| {
        blank.path.is_file() && fs::read(&blank.path).is_ok_and(|known| known != blank.bytes)
    };
    let there: Vec<String> =
        blanks.iter().filter(is_other).map(|blank| blank.path.display().to_string()).collect();
    if !there.is_empty() {
        return Err(Failure::usage(UsageText::filled_in(there.join(", "))).help(UsageText::OtherFile));
    }
    for BlankForm { path, bytes, what } in blanks {
        write_to(Some(path), |out| Ok(out.write_all(bytes)?))?;
        say(RunText::wrote_with(path.display(), what).in_language(language));
    }
    Ok(Exit::Success)
}

fn nothing_owed(plan: &Plan, form: &Form<'_>, partners: bool) -> Failure {
    let failure = Failure::usage(Sentence::each(|language| {
        let name = language.body(plan, form.body);
        match form.period {
            Some(period) => UsageText::owes_none_for(name, language.period(period)),
            None => UsageText::owes_none(name),
        }
    }));
    let with_partners = Question { body: form.body, period: form.period, partners: true, ended: false };
    if !partners && !find(plan, &with_partners).rows.is_empty() {
        return failure.help(UsageText::WithPartners);
    }
    let owing: Vec<BodyId> =
        form.period.into_iter().flat_map(|period| owed::find(plan, period)).map(|owed| owed.body).collect();
    failure.help(Sentence::each(|language| {
        let names: Vec<&str> = owing.iter().map(|&body| language.body(plan, body)).collect();
        UsageText::these_do(names.join(", "))
    }))
}
