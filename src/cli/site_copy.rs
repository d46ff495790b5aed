//! A copy of a site, held against what its commit gives.

use std::path::Path;

use chrono::NaiveDate;

use super::failure::Failure;
use super::progress::progress;
use super::session::Session;
use super::site_content::gather;
use crate::answers::site_manifest::{NAME, NoManifest, SiteManifest, VERSION};
use crate::answers::site_proof::{
    SiteCheck, SiteComparison, SiteDifference, SiteDifferenceKind, SiteProof, SiteSubject,
};
use crate::history::seal::{Outcome, Seal};
use crate::labels::{HistoryText, Language};
use crate::load::load;
use crate::site::{self, RecordSeal, SEAL, Settings, Site};
use crate::source::{GitError, Repository};

/// The largest seal that is read of a copy.
const LARGEST_SEAL: u64 = 64 * 1024 * 1024;

/// Holds a copy of a site against the history that ends at a commit or day; without one, at HEAD.
///
/// # Errors
/// When there is no such folder, git cannot say, or a shallow clone does not hold enough to tell.
pub fn prove(session: &Session, copy: &Path, at: Option<&str>) -> Result<SiteProof, Failure> {
    if !copy.is_dir() {
        return Err(Failure::cannot_run(format!("{} is no folder", copy.display()))
            .help("name the folder that holds the copy of the site, with its site.json"));
    }
    let mut proof = SiteProof { manifest: None, title: None, tip: None, checks: Vec::new(), files: None };
    let Asked { manifest, settings, day } = match asked(copy) {
        Ok(asked) => asked,
        Err(check) => {
            proof.checks.push(check);
            return Ok(proof);
        }
    };
    let repository = session.whole_repository()?;
    if repository.is_partial() {
        // What is not here cannot be built again, and is not asked for over a network.
        return Err(Failure::cannot_run(HistoryText::Partial.in_language(session.language())));
    }
    let tip = repository.commit(at.unwrap_or("HEAD"))?;
    let plan = repository.own_files(&tip).ok().and_then(|files| load(&files).plan);
    proof.title = plan.map(|plan| plan.title.to_string());
    proof.checks.push(SiteCheck::new(SiteSubject::Manifest, Outcome::Holds, NAME.to_owned(), None));
    proof.checks.push(of_version(&manifest.version));
    let commit = shown_commit(repository, &tip, &manifest, &mut proof.checks)?;
    let is_whole = manifest.whole_history;
    (proof.tip, proof.manifest) = (Some(tip), Some(manifest));
    let Some(commit) = commit else { return Ok(proof) };
    if !is_whole {
        proof.checks.extend([SiteSubject::Seal, SiteSubject::Files].map(not_told));
    } else if proof.outcome() != Outcome::Holds {
        proof
            .checks
            .extend([of_seal(&RecordSeal::of(repository, &commit)?, copy), not_told(SiteSubject::Files)]);
    } else {
        let content = gather(session, settings, Some(&commit), Some(day))?;
        // What is built again was sealed again for that.
        let check = match content.seal() {
            Some(expected) => of_seal(expected, copy),
            None => of_seal(&RecordSeal::of(repository, &commit)?, copy),
        };
        let files = compared(&Site::new(&content), copy)?;
        proof.checks.extend([check, of_files(&files)]);
        proof.files = Some(files);
    }
    Ok(proof)
}

fn compared(site: &Site<'_>, copy: &Path) -> Result<SiteComparison, Failure> {
    site::compare(site, copy, progress(500, "files compared"))
        .map_err(|(path, why)| Failure::cannot_run(format!("{} cannot be read: {why}", path.display())))
}

/// How many files of the copy are equal, of how many that the commit gives.
fn of_files(files: &SiteComparison) -> SiteCheck {
    let is_expected = |it: &&SiteDifference| it.kind != SiteDifferenceKind::Additional;
    let expected = files.same + files.differences.iter().filter(is_expected).count();
    let outcome = if files.differences.is_empty() { Outcome::Holds } else { Outcome::Fails };
    SiteCheck::new(SiteSubject::Files, outcome, files.same.to_string(), expected.to_string())
}

fn not_told(subject: SiteSubject) -> SiteCheck {
    SiteCheck::new(subject, Outcome::Open, None, None)
}

fn unreadable(why: &NoManifest) -> SiteCheck {
    SiteCheck::new(SiteSubject::Manifest, Outcome::Fails, why.to_string(), None)
}

fn of_version(version: &str) -> SiteCheck {
    let outcome = if version == VERSION { Outcome::Holds } else { Outcome::Open };
    SiteCheck::new(SiteSubject::Version, outcome, version.to_owned(), VERSION.to_owned())
}

/// What is needed to build a site again.
struct Asked {
    manifest: SiteManifest,
    settings: Settings,
    day: NaiveDate,
}

/// What a copy says that it was built with; else what is wrong with that.
fn asked(copy: &Path) -> Result<Asked, SiteCheck> {
    let manifest = site::manifest(copy).map_err(|why| match why {
        NoManifest::OtherVersion(version) => of_version(&version),
        why => unreadable(&why),
    })?;
    let wrong = |why: &str| unreadable(&NoManifest::Wrong(why.to_owned()));
    let day = manifest.day.parse().map_err(|_| wrong("`day` is no day"))?;
    let mut languages = Vec::new();
    for tag in &manifest.languages {
        let known = Language::WORDS.iter().find(|(word, _)| word == tag).map(|(_, language)| *language);
        let new = known.filter(|language| !languages.contains(language));
        languages.push(new.ok_or_else(|| wrong("`languages` names one that is not known, or one twice"))?);
    }
    if languages.is_empty() {
        return Err(wrong("`languages` names none"));
    }
    let base_url = manifest.base_url.clone();
    if base_url.as_ref().is_some_and(|url| super::args::base_url(url).as_ref() != Ok(url)) {
        return Err(wrong("`base_url` is no address of a site"));
    }
    let settings = Settings { languages, base_url, keep_going: manifest.keep_going };
    Ok(Asked { manifest, settings, day })
}

/// The commit that a copy shows; `None` where there is none, or not in this history, as far as
/// that can be told, or not with the plan where it says.
fn shown_commit(
    repository: &Repository,
    tip: &str,
    manifest: &SiteManifest,
    checks: &mut Vec<SiteCheck>,
) -> Result<Option<String>, Failure> {
    let Some(commit) = &manifest.commit else {
        checks.push(SiteCheck::new(SiteSubject::Commit, Outcome::Fails, None, None));
        return Ok(None);
    };
    checks.push(SiteCheck::new(SiteSubject::Commit, Outcome::Holds, commit.clone(), None));
    let history = place_in_history(repository, tip, commit)?;
    checks.push(SiteCheck::new(SiteSubject::History, history, commit.clone(), None));
    if history != Outcome::Holds {
        return Ok(None);
    }
    checks.push(SiteCheck::record(manifest.whole_history));
    if !manifest.whole_history {
        return Ok(Some(commit.clone()));
    }
    let folder = match repository.plan_folder(commit) {
        Ok(folder) => Some(folder),
        Err(GitError::NoPlan { .. }) => None,
        Err(why) => return Err(why.into()),
    };
    let shown = |folder: Option<String>| folder.map(|it| if it.is_empty() { "./".to_owned() } else { it });
    let check = SiteCheck::equal(SiteSubject::Folder, shown(manifest.folder.clone()), shown(folder));
    let holds = check.outcome == Outcome::Holds;
    checks.push(check);
    Ok(holds.then(|| commit.clone()))
}

/// Whether a commit is part of the history that ends at the tip. Open where the history here may only be older than the
/// copy: the commit is not here, or comes after the tip.
fn place_in_history(repository: &Repository, tip: &str, commit: &str) -> Result<Outcome, Failure> {
    match repository.commit(commit) {
        Ok(found) if found != commit => Ok(Outcome::Fails),
        Ok(_) if repository.contains(tip, commit)? => Ok(Outcome::Holds),
        Ok(_) if repository.contains(commit, tip)? => Ok(Outcome::Open),
        Ok(_) => Ok(Outcome::Fails),
        Err(GitError::UnknownRevision { .. }) => Ok(Outcome::Open),
        Err(why) => Err(why.into()),
    }
}

/// Whether the seal of a copy is that of its commit, byte by byte.
fn of_seal(expected: &RecordSeal, copy: &Path) -> SiteCheck {
    let found = site::plain(&copy.join(SEAL), LARGEST_SEAL).ok().flatten();
    let is_equal = found.as_deref() == Some(expected.text.as_bytes());
    let outcome = if is_equal { Outcome::Holds } else { Outcome::Fails };
    let digest = found.map(|text| match Seal::read(&text) {
        Ok(seal) => seal.digest().to_string(),
        Err(why) => why.to_string(),
    });
    SiteCheck::new(SiteSubject::Seal, outcome, digest, expected.digest.clone())
}
