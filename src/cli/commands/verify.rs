//! `plan verify`.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::seal::read_file;
use crate::answers::verify::{Proven, VerifyAnswer};
use crate::check::SHOWN_NAMES;
use crate::cli::args::Output;
use crate::cli::exit::Exit;
use crate::cli::failure::{Failure, said_of_git};
use crate::cli::print::print;
use crate::cli::session::Session;
use crate::cli::site_content;
use crate::history::seal::{Evidence, Seal, Verdict, prove};
use crate::labels::{RefusalText, Sentence};
use crate::render::Envelope;
use crate::source::{GitError, Repository, Sha256Sum};

/// Tell whether a seal still holds, or a copy of a site is what its commit gives
///
/// Recomputes everything here, without a network: the digest, the commits, the SHA-256 of every file; with --site every
/// page, as its site.json says. The commit must be part of the history of HEAD, or of what --at names. Ends with 1 if
/// anything does not hold, and with 3 if it cannot be told.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  plan verify seal-2023.txt
  plan verify seal-2023.txt --previous seal-2022.txt --previous seal-2021.txt
  plan verify seal-2023.txt plan.bundle --digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
  plan verify --site public

`plan help proof` says what this proves, and what it does not.")]
pub struct Args {
    /// The seal, as `plan seal` wrote it
    #[arg(value_name = "SEAL", value_hint = clap::ValueHint::FilePath, required_unless_present = "site")]
    seal: Option<PathBuf>,

    /// A bundle of git to look into, in the place of the repository here
    #[arg(value_name = "BUNDLE", value_hint = clap::ValueHint::FilePath)]
    bundle: Option<PathBuf>,

    /// The commit or day whose history must hold the sealed commit [default: HEAD; of a bundle without one, its only
    /// branch or tag]
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    at: Option<String>,

    /// The digest as it was published
    #[arg(long, value_name = "DIGEST")]
    digest: Option<Sha256Sum>,

    /// A seal from before; may be given several times
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    previous: Vec<PathBuf>,

    /// A copy of a site that `plan site` wrote, in place of a seal: built again and compared, file by file
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath,
        conflicts_with_all = ["seal", "bundle", "digest", "previous"])]
    site: Option<PathBuf>,

    #[command(flatten)]
    output: Output,
}

pub fn run(args: &Args, session: &Session) -> Result<Exit, Failure> {
    let answer = answer(args, session)?;
    let (plan, revision) = match &answer {
        VerifyAnswer::NoSeal(_) => (None, None),
        VerifyAnswer::Proof(proven) => (Some(proven.seal.title.as_str()), Some(proven.tip.as_str())),
        VerifyAnswer::Site(site) => (site.title.as_deref(), site.tip.as_deref()),
    };
    let envelope = Envelope { command: "verify", plan, revision, ..Envelope::default() };
    print(session, &args.output, envelope, &answer)?;
    Ok(match answer.outcome() {
        Verdict::Holds => Exit::Success,
        Verdict::Fails => Exit::Findings,
        Verdict::Open => Exit::NotTold,
    })
}

fn answer(args: &Args, session: &Session) -> Result<VerifyAnswer, Failure> {
    if let Some(copy) = &args.site {
        let proof = site_content::prove(session, copy, args.at.as_deref())?;
        return Ok(VerifyAnswer::Site(Box::new(proof)));
    }
    let path = args.seal.as_deref().unwrap_or(Path::new(""));
    if path.is_dir() {
        return Err(Failure::usage(RefusalText::is_folder(path.display())).help(RefusalText::VerifySite));
    }
    let seal = match Seal::read(&read_file(path)?) {
        Ok(seal) => seal,
        Err(why) => return Ok(VerifyAnswer::NoSeal(why)),
    };
    let mut previous = Vec::new();
    for path in &args.previous {
        match Seal::read(&read_file(path)?) {
            Ok(seal) => previous.push(seal),
            Err(mut why) => {
                why.message = format!("{} ({})", why.message, path.display());
                return Ok(VerifyAnswer::NoSeal(why));
            }
        }
    }
    let at = args.at.as_deref();
    let proven = |repository: &Repository, tip: String| {
        let (tip_id, published, shown) = (tip.as_str(), args.digest, SHOWN_NAMES);
        let evidence = Evidence { repository, tip: tip_id, previous: &previous, published, shown };
        let proof = prove(&seal, &evidence)?;
        Ok(VerifyAnswer::Proof(Box::new(Proven { seal: seal.clone(), tip, proof })))
    };
    match &args.bundle {
        None => {
            let repository = session.whole_repository()?;
            proven(repository, repository.commit(at.unwrap_or("HEAD"))?)
        }
        Some(bundle) => {
            let folder =
                tempfile::tempdir().map_err(|why| Failure::cannot_run(RefusalText::no_bundle_folder(why)))?;
            let repository = unpacked(bundle, folder.path())?;
            let tip = tip_of_bundle(&repository, bundle, at)?;
            proven(&repository, tip)
        }
    }
}

fn unpacked(bundle: &Path, into: &Path) -> Result<Repository, Failure> {
    let named = std::path::absolute(bundle)
        .map_err(|why| Failure::cannot_run(RefusalText::no_current_folder(why)))?;
    if !named.is_file() {
        return Err(Failure::cannot_run(RefusalText::no_file(bundle.display())));
    }
    Repository::of_bundle(&named, into).map_err(|why| match why {
        GitError::Failed { .. } => {
            let why = said_of_git(&why);
            let said = |language| RefusalText::not_unpacked(bundle.display(), why.in_language(language));
            Failure::cannot_run(Sentence::each(said)).help(RefusalText::WholeBundle)
        }
        why => why.into(),
    })
}

/// The commit whose history a bundle is there for.
fn tip_of_bundle(repository: &Repository, bundle: &Path, at: Option<&str>) -> Result<String, Failure> {
    if let Some(at) = at {
        return Ok(repository.commit(at)?);
    }
    let named = std::path::absolute(bundle)
        .map_err(|why| Failure::cannot_run(RefusalText::no_current_folder(why)))?;
    let heads = repository.bundle_heads(&named)?;
    if let Some((_, id)) = heads.iter().find(|(name, _)| name == "HEAD") {
        return Ok(repository.commit(id)?);
    }
    let mut commits = heads.iter().map(|(_, id)| repository.commit(id)).collect::<Result<Vec<_>, _>>()?;
    commits.sort();
    commits.dedup();
    match &commits[..] {
        [only] => Ok(only.clone()),
        _ => {
            let names: Vec<&str> = heads.iter().map(|(name, _)| name.as_str()).collect();
            Err(Failure::cannot_run(RefusalText::several_tips(names.join(", "))).help(RefusalText::NameTip))
        }
    }
}
