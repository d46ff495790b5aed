//! A seal held against a repository: does it still hold what was sealed, and all that came before?

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::document::Seal;
use super::made::ShownNames;
use crate::load::load;
use crate::source::{GitError, Repository, Sha256Sum, WholeHistory};

/// What a seal is held against.
pub struct Evidence<'a> {
    /// Where the history lies.
    pub repository: &'a Repository,
    /// The full id of the commit whose history must hold the sealed one.
    pub tip: &'a str,
    /// Seals from before.
    pub previous: &'a [Seal],
    /// The digest as it was published.
    pub published: Option<Sha256Sum>,
    /// How a seal names what may not be shown.
    pub shown: ShownNames,
}

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The digest of the seal is the one that was published.
    Published,
    /// Every object of the history is what its id stands for.
    Objects,
    /// The commit is part of the history.
    History,
    /// How many commits there are up to it.
    Commits,
    /// The id of the tree of the plan's folder.
    Tree,
    /// The files with their SHA-256 and sizes.
    Files,
    /// The plan's title.
    Title,
    /// The seals before this one.
    Previous,
}

/// How a look ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is as it was sealed.
    Holds,
    /// It is not.
    Fails,
    /// It was not looked at: there is nothing to hold it against.
    Open,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub subject: Subject,
    /// Whether it holds.
    pub outcome: Verdict,
    /// What the seal says.
    pub sealed: String,
    /// What is there; `None`: nothing, or it was not looked at.
    pub found: Option<String>,
}

/// A file that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDifference {
    /// Inside the plan's folder, as a seal prints it.
    pub path: String,
    /// The SHA-256 in the seal; `None`: the seal does not name it.
    pub sealed: Option<Sha256Sum>,
    /// The SHA-256 of what is there; `None`: there is no such file.
    pub found: Option<Sha256Sum>,
}

/// Whether a seal holds.
#[derive(Clone, Debug)]
pub struct Proof {
    /// All that was looked at.
    pub checks: Vec<Check>,
    /// The files that differ.
    pub files: Vec<FileDifference>,
    /// The commit is not part of the history, and yet the newest version holds the same files: a history of equal content.
    pub is_equal_content: bool,
}

impl Proof {
    /// Whether all holds that could be looked at.
    pub fn is_proven(&self) -> bool {
        self.checks.iter().all(|check| check.outcome != Verdict::Fails)
    }
}

/// Holds a seal against a repository.
///
/// # Errors
/// When git cannot say, or the history is not whole.
pub fn prove(seal: &Seal, evidence: &Evidence<'_>) -> Result<Proof, GitError> {
    let Evidence { repository, tip, previous, published, shown } = *evidence;
    let history = repository.whole_history(tip)?;
    let of_tip = history.up_to(tip);
    let is_part = of_tip.contains(seal.commit.as_str());
    let digest = seal.digest();
    let mut checks = vec![
        compared(Subject::Published, digest.to_string(), published.map(|digest| digest.to_string())),
        Check {
            subject: Subject::Objects,
            outcome: if history.altered.is_empty() { Verdict::Holds } else { Verdict::Fails },
            sealed: String::new(),
            found: Some(history.altered.join(" ")).filter(|ids| !ids.is_empty()),
        },
        Check {
            subject: Subject::History,
            outcome: if is_part { Verdict::Holds } else { Verdict::Fails },
            sealed: seal.commit.clone(),
            found: is_part.then(|| seal.commit.clone()),
        },
    ];
    let folder = real_folder(seal, repository, if is_part { &seal.commit } else { tip }, shown)?;
    let is_equal_content =
        !is_part && repository.tree_id(tip, &folder)?.is_some_and(|tree| tree == seal.tree);
    let mut files = Vec::new();
    if is_part {
        let before = history.up_to(&seal.commit);
        checks.push(compared(Subject::Commits, seal.commits.to_string(), Some(before.len().to_string())));
        let tree = repository.tree_id(&seal.commit, &folder)?;
        checks.push(compared(Subject::Tree, seal.tree.clone(), Some(tree.unwrap_or_default())));
        files = file_differences(seal, repository, &folder, shown)?;
        let held = seal.files.len().saturating_sub(files.iter().filter(|file| file.sealed.is_some()).count());
        checks.push(Check {
            subject: Subject::Files,
            outcome: if files.is_empty() { Verdict::Holds } else { Verdict::Fails },
            sealed: seal.files.len().to_string(),
            found: Some(held.to_string()),
        });
        let title = load(&repository.own_files_in(&seal.commit, &folder)?).plan;
        let title = title.map(|plan| plan.title.to_string()).unwrap_or_default();
        checks.push(compared(Subject::Title, seal.title.clone(), Some(title)));
    } else {
        let open = [
            (Subject::Commits, seal.commits.to_string()),
            (Subject::Tree, seal.tree.clone()),
            (Subject::Files, seal.files.len().to_string()),
            (Subject::Title, seal.title.clone()),
        ];
        checks.extend(open.map(|(subject, sealed)| compared(subject, sealed, None)));
    }
    checks.push(chain(seal, previous, &history, &of_tip));
    Ok(Proof { checks, files, is_equal_content })
}

/// What was sealed, and what is there now, where that is known.
fn compared(subject: Subject, sealed: String, found: Option<String>) -> Check {
    let outcome = match &found {
        None => Verdict::Open,
        Some(found) if *found == sealed => Verdict::Holds,
        Some(_) => Verdict::Fails,
    };
    Check { subject, outcome, sealed, found }
}

/// The folder that a seal speaks of: where it may not be shown, the seal has another name for it.
fn real_folder(
    seal: &Seal,
    repository: &Repository,
    commit: &str,
    shown: ShownNames,
) -> Result<String, GitError> {
    match repository.plan_folder(commit) {
        Ok(folder) if (shown.path)(&folder) == seal.folder => Ok(folder),
        Ok(_) | Err(GitError::NoPlan { .. }) => Ok(seal.folder.clone()),
        Err(why) => Err(why),
    }
}

/// The files that are not as they were sealed. An old seal may have names that are concealed now:
/// files are compared and listed under the names that may be shown.
fn file_differences(
    seal: &Seal,
    repository: &Repository,
    folder: &str,
    shown: ShownNames,
) -> Result<Vec<FileDifference>, GitError> {
    let found = (shown.files)(repository.file_sums(&seal.commit, folder)?);
    let sealed = (shown.files)(seal.files.clone());
    let [sealed, found] = [&sealed, &found].map(|files| {
        let sums = files.iter().map(|file| (file.path.as_slice(), (file.sha256, file.size)));
        sums.collect::<BTreeMap<_, _>>()
    });
    let paths: BTreeSet<&[u8]> = sealed.keys().chain(found.keys()).copied().collect();
    let different = paths.into_iter().filter(|path| sealed.get(path) != found.get(path));
    Ok(different
        .map(|path| FileDifference {
            path: Seal::printed_path(path),
            sealed: sealed.get(path).map(|(sum, _)| *sum),
            found: found.get(path).map(|(sum, _)| *sum),
        })
        .collect())
}

/// Goes back from seal to seal as far as they are given: each is named by the one after it, and its commit with as many
/// before it as it says is part of the history of that one.
fn chain(seal: &Seal, previous: &[Seal], history: &WholeHistory, of_tip: &HashSet<&str>) -> Check {
    let named = seal.previous.map(|digest| digest.to_string());
    let check = |outcome, found: usize| Check {
        subject: Subject::Previous,
        outcome,
        sealed: named.clone().unwrap_or_default(),
        found: (found > 0).then(|| found.to_string()),
    };
    if previous.is_empty() {
        return check(if seal.previous.is_some() { Verdict::Open } else { Verdict::Holds }, 0);
    }
    let (mut later, mut linked) = (seal, 0);
    while let Some(digest) = later.previous {
        let Some(before) = previous.iter().find(|before| before.digest() == digest) else { break };
        let is_here = of_tip.contains(before.commit.as_str());
        let is_before = is_here && history.up_to(&later.commit).contains(before.commit.as_str());
        if !is_before || history.up_to(&before.commit).len() != before.commits {
            return check(Verdict::Fails, linked);
        }
        linked += 1;
        later = before;
    }
    // One that was given and is named by none belongs to another chain.
    check(if linked == previous.len() { Verdict::Holds } else { Verdict::Fails }, linked)
}
