//! The proof of a copy of a site: what it says of itself, its commit, its seal and its files, held against the history.

use std::path::Path;

use chrono::NaiveDate;

use super::content::Content;
use super::copy::{NotRead, compare, manifest, plain};
use super::files::Site;
use super::record::{RecordSeal, SEAL};
use super::settings::Settings;
use crate::answers::site_manifest::{NAME, NoManifest, SiteManifest, VERSION};
use crate::answers::site_proof::{
    SiteCheck, SiteComparison, SiteDifference, SiteDifferenceKind, SiteProof, SiteSubject,
};
use crate::check::conceal_path;
use crate::history::seal::{NotSealed, Seal, Verdict};
use crate::labels::Language;
use crate::load::load;
use crate::source::{GitError, Repository};

/// The largest seal that is read of a copy.
const LARGEST_SEAL: u64 = 64 * 1024 * 1024;

/// Holds a copy of a site against the history that ends at a commit. `build` gathers what the site of a commit shows, with
/// these settings and judged on this day; `progress` gets the number of files compared so far, and of all.
///
/// # Errors
/// When git cannot say, the site cannot be built again, or something of the copy cannot be read.
pub fn prove<E: From<GitError> + From<NotSealed> + From<NotRead>>(
    (copy, origin): (&Path, CopyOrigin),
    (repository, tip): (&Repository, String),
    build: impl FnOnce(Settings, &str, NaiveDate) -> Result<Content, E>,
    progress: impl Fn(usize, usize) + Sync,
) -> Result<SiteProof, E> {
    let CopyOrigin { manifest, settings, day } = origin;
    let plan = repository.own_files(&tip).ok().and_then(|files| load(&files).plan);
    let mut checks = vec![
        SiteCheck::new(SiteSubject::Manifest, Verdict::Holds, NAME.to_owned(), None),
        of_version(&manifest.version),
    ];
    let commit = shown_commit(repository, &tip, &manifest, &mut checks)?;
    let is_whole = manifest.whole_history;
    let title = plan.map(|plan| plan.title.to_string());
    let mut proof = SiteProof { manifest: Some(manifest), title, tip: Some(tip), checks, files: None };
    let Some(commit) = commit else { return Ok(proof) };
    if !is_whole {
        proof.checks.extend([SiteSubject::Seal, SiteSubject::Files].map(not_told));
    } else if proof.outcome() != Verdict::Holds {
        let seal = of_seal(&RecordSeal::of(repository, &commit)?, copy);
        proof.checks.extend([seal, not_told(SiteSubject::Files)]);
    } else {
        let content = build(settings, &commit, day)?;
        // What is built again was sealed again for that.
        let seal = match content.seal() {
            Some(expected) => of_seal(expected, copy),
            None => of_seal(&RecordSeal::of(repository, &commit)?, copy),
        };
        let files = compare(&Site::new(&content), copy, progress)?;
        proof.checks.extend([seal, of_files(&files)]);
        proof.files = Some(files);
    }
    Ok(proof)
}

/// How many files of the copy are equal, of how many that the commit gives.
fn of_files(files: &SiteComparison) -> SiteCheck {
    let is_expected = |it: &&SiteDifference| it.kind != SiteDifferenceKind::Additional;
    let expected = files.same + files.differences.iter().filter(is_expected).count();
    let outcome = if files.differences.is_empty() { Verdict::Holds } else { Verdict::Fails };
    SiteCheck::new(SiteSubject::Files, outcome, files.same.to_string(), expected.to_string())
}

fn not_told(subject: SiteSubject) -> SiteCheck {
    SiteCheck::new(subject, Verdict::Open, None, None)
}

fn unreadable(why: &NoManifest) -> SiteCheck {
    SiteCheck::new(SiteSubject::Manifest, Verdict::Fails, why.to_string(), None)
}

fn of_version(version: &str) -> SiteCheck {
    let outcome = if version == VERSION { Verdict::Holds } else { Verdict::Open };
    SiteCheck::new(SiteSubject::Version, outcome, version.to_owned(), VERSION.to_owned())
}

/// What a copy says that it was built with: all that is needed to build it again.
pub struct CopyOrigin {
    manifest: SiteManifest,
    settings: Settings,
    day: NaiveDate,
}

/// Reads what a copy says that it was built with.
///
/// # Errors
/// The check that fails where it says nothing that a site can be built with.
pub fn copy_origin(copy: &Path) -> Result<CopyOrigin, SiteCheck> {
    let manifest = manifest(copy).map_err(|why| match why {
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
    if base_url.as_ref().is_some_and(|url| Settings::base_url(url).as_ref() != Some(url)) {
        return Err(wrong("`base_url` is no address of a site"));
    }
    let settings = Settings { languages, base_url, keep_going: manifest.keep_going };
    Ok(CopyOrigin { manifest, settings, day })
}

/// The commit that a copy shows; `None` where there is none, or not in this history, as far as
/// that can be told, or not with the plan where it says.
fn shown_commit(
    repository: &Repository,
    tip: &str,
    manifest: &SiteManifest,
    checks: &mut Vec<SiteCheck>,
) -> Result<Option<String>, GitError> {
    let Some(commit) = &manifest.commit else {
        checks.push(SiteCheck::new(SiteSubject::Commit, Verdict::Fails, None, None));
        return Ok(None);
    };
    checks.push(SiteCheck::new(SiteSubject::Commit, Verdict::Holds, commit.clone(), None));
    let history = place_in_history(repository, tip, commit)?;
    checks.push(SiteCheck::new(SiteSubject::History, history, commit.clone(), None));
    if history != Verdict::Holds {
        return Ok(None);
    }
    checks.push(SiteCheck::record(manifest.whole_history));
    if !manifest.whole_history {
        return Ok(Some(commit.clone()));
    }
    let folder = match repository.plan_folder(commit) {
        Ok(folder) => Some(folder),
        Err(GitError::NoPlan { .. }) => None,
        Err(why) => return Err(why),
    };
    let shown = |folder: Option<String>| {
        folder.map(|it| if it.is_empty() { "./".to_owned() } else { conceal_path(&it).into_owned() })
    };
    let check = SiteCheck::equal(SiteSubject::Folder, shown(manifest.folder.clone()), shown(folder));
    let holds = check.outcome == Verdict::Holds;
    checks.push(check);
    Ok(holds.then(|| commit.clone()))
}

/// Whether a commit is part of the history that ends at the tip. Open where the history here may only be older than the
/// copy: the commit is not here, or comes after the tip.
fn place_in_history(repository: &Repository, tip: &str, commit: &str) -> Result<Verdict, GitError> {
    match repository.commit(commit) {
        Ok(found) if found != commit => Ok(Verdict::Fails),
        Ok(_) if repository.contains(tip, commit)? => Ok(Verdict::Holds),
        Ok(_) if repository.contains(commit, tip)? => Ok(Verdict::Open),
        Ok(_) => Ok(Verdict::Fails),
        Err(GitError::UnknownRevision { .. }) => Ok(Verdict::Open),
        Err(why) => Err(why),
    }
}

/// Whether the seal of a copy is that of its commit, byte by byte.
fn of_seal(expected: &RecordSeal, copy: &Path) -> SiteCheck {
    let found = plain(&copy.join(SEAL), LARGEST_SEAL).ok().flatten();
    let is_equal = found.as_deref() == Some(expected.text.as_bytes());
    let outcome = if is_equal { Verdict::Holds } else { Verdict::Fails };
    let digest = found.map(|text| match Seal::read(&text) {
        Ok(seal) => seal.digest().to_string(),
        Err(why) => why.to_string(),
    });
    SiteCheck::new(SiteSubject::Seal, outcome, digest, expected.digest.clone())
}
