//! The repository that holds a plan: its commits, by name and by day, and what they hold.

use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use super::commit::read_day;
use super::error::GitError;
use super::object_reader::ObjectReader;
use super::program::{Git, failed, is_object_id, line};
use super::tree::{GitTree, TreeListing};
use crate::model::notation::{DayWords, day_words};
use crate::schema::{BODIES_FILE, PLAN_FILE};
use crate::source::files::MAX_FILE_SIZE;

/// A file in the folder of the grafts. Git cannot be asked for the grafts: it answers with what `GIT_GRAFT_FILE` says.
const BESIDE_GRAFTS: &str = "info/exclude";

/// The files of a plan that are not those of its measures.
const OWN_FILES: [&str; 2] = [PLAN_FILE, BODIES_FILE];

/// What makes git show another history than the one that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryOverride {
    /// So many objects are replaced by others.
    Replaced(usize),
    /// This file gives commits other parents.
    Grafts(PathBuf),
}

/// The repository that holds a plan.
#[derive(Clone)]
pub struct Repository {
    pub(super) git: Git,
    /// The folder asked for, inside the repository: empty or ending in `/`.
    prefix: String,
    /// From where git runs up to the repository's root.
    pub(super) up: String,
    /// Where the plan was kept before, the latest first.
    pub(super) former_folders: Vec<String>,
    /// The folder was named, and is not to be looked for further up.
    is_named: bool,
    pub(super) is_shallow: bool,
    /// Whether there are files to be held against a commit: a bare repository has none.
    pub(super) has_working_tree: bool,
    /// Where grafts would stand.
    grafts: PathBuf,
    /// How many objects are replaced by others.
    replaced: usize,
    /// Where objects are kept.
    objects: PathBuf,
    /// Whether there is a merge up to a commit, once that was asked for.
    pub(super) has_merge: Arc<Mutex<Option<(String, bool)>>>,
}

impl Repository {
    /// Finds the repository of the plan in `folder`; without it, of the nearest `plan/` from `from` upwards. The folder
    /// need not be there any more: what counts is where it would be.
    ///
    /// # Errors
    /// When there is no git, or no repository.
    pub fn open(folder: Option<&Path>, from: &Path) -> Result<Self, GitError> {
        let wanted = from.join(folder.unwrap_or(Path::new("")));
        let there = wanted.ancestors().find(|up| up.is_dir()).unwrap_or(from);
        let git = Git::new(there);
        // One process answers all of it: to start another takes as long as to read a hundred commits.
        let asked = [
            "--is-shallow-repository",
            "--is-inside-work-tree",
            "--git-path",
            BESIDE_GRAFTS,
            "--show-prefix",
            "--glob=refs/replace/*",
        ];
        let told = git.run("rev-parse", &asked).map_err(|why| match why {
            GitError::Failed { said, .. } => GitError::NoRepository { folder: there.to_owned(), said },
            other => other,
        })?;
        let told = String::from_utf8_lossy(&told);
        let (shallow, told) = told.split_once('\n').unwrap_or((&told, ""));
        let (inside, told) = told.split_once('\n').unwrap_or((told, ""));
        let (common, told) = told.split_once(&format!("{BESIDE_GRAFTS}\n")).unwrap_or(("", told));
        let common = there.join(common);
        let grafts = common.join(BESIDE_GRAFTS).with_file_name("grafts");
        let objects = std::env::var_os("GIT_OBJECT_DIRECTORY")
            .map_or_else(|| common.join("objects"), |at| there.join(at));
        // What replaces others comes last, an id in each line. Before that a folder's name can hold anything but an end.
        let replaced = told.lines().rev().take_while(|line| is_object_id(line)).count();
        let prefix = told.lines().count().saturating_sub(replaced);
        let prefix: String = told.split_inclusive('\n').take(prefix).collect();
        let mut prefix = prefix.strip_suffix('\n').unwrap_or(&prefix).to_owned();
        let up = "../".repeat(prefix.matches('/').count());
        for part in wanted.strip_prefix(there).unwrap_or(Path::new("")).components() {
            if let Component::Normal(name) = part {
                prefix = format!("{prefix}{}/", name.to_string_lossy());
            }
        }
        Ok(Repository {
            git,
            prefix,
            up,
            former_folders: Vec::new(),
            is_named: folder.is_some(),
            is_shallow: shallow == "true",
            has_working_tree: inside == "true",
            grafts,
            replaced,
            objects,
            has_merge: Arc::default(),
        })
    }

    /// The same repository, for the plan in another folder: from the root, ending in `/` or empty.
    pub fn in_folder(&self, folder: String) -> Self {
        Repository { prefix: folder, is_named: true, ..self.clone() }
    }

    /// The commit that a revision or a day (`2023-06-30`: the last commit on the first-parent line of HEAD by then)
    /// stands for.
    ///
    /// # Errors
    /// When there is none.
    pub fn commit(&self, wanted: &str) -> Result<String, GitError> {
        match wanted.parse::<NaiveDate>() {
            Ok(day) if wanted.len() == "2023-06-30".len() => self.commit_by(day),
            // As officials write a day, `2023. 06. 30.`: where nothing in git is called so.
            _ => self.resolve(wanted).or_else(|why| match day_words(wanted) {
                Some(DayWords::Day { day, alone: true }) => self.commit_by(day),
                _ => Err(why),
            }),
        }
    }

    fn resolve(&self, revision: &str) -> Result<String, GitError> {
        // `:/words` takes everything behind it for words, and finds nothing but commits.
        let peeled =
            if revision.starts_with(":/") { revision.to_owned() } else { format!("{revision}^{{commit}}") };
        let unknown =
            || GitError::UnknownRevision { revision: revision.to_owned(), is_shallow: self.is_shallow };
        match self.git.run("rev-parse", &["--verify", "--quiet", "--end-of-options", &peeled]) {
            Ok(id) => Some(line(&id)).filter(|id| is_object_id(id)).ok_or_else(unknown),
            Err(GitError::Failed { .. }) => Err(self.why_unknown(revision)?.unwrap_or_else(unknown)),
            Err(other) => Err(other),
        }
    }

    /// Why a revision leads to no commit, where it is one that should: the commit that a branch or tag names is not here,
    /// or git cannot read where HEAD leads. A branch without a commit leads to none.
    fn why_unknown(&self, revision: &str) -> Result<Option<GitError>, GitError> {
        const QUIET: [&str; 3] = ["--verify", "--quiet", "--end-of-options"];
        if revision.starts_with(":/") || is_object_id(revision) {
            return Ok(None);
        }
        if let Ok(id) = self.git.run("rev-parse", &[&QUIET[..], &[revision]].concat()) {
            let object = line(&id);
            let is_missing = is_object_id(&object) && self.git.run("cat-file", &["-e", &object]).is_err();
            return Ok(is_missing.then_some(GitError::NotWhole { object }));
        }
        if revision == "HEAD" {
            self.git.run("symbolic-ref", &["--quiet", revision])?;
        }
        Ok(None)
    }

    fn commit_by(&self, day: NaiveDate) -> Result<String, GitError> {
        let head = self.resolve("HEAD")?;
        // Newest first: `commit <id>`, then the day on the committer's calendar. No commit is older than those that it
        // builds on, whatever it says: the last one by the day has none before it that is later.
        let (mut commit, mut found) = (None, None);
        // Commits whose date cannot be read have the day of the one that they build on.
        let mut undated = None;
        // Whether a commit of the day or before builds on one that says to be later.
        let mut is_disordered = false;
        self.git.lines("rev-list", &["--first-parent", "--pretty=format:%cs", &head], |line| {
            match line.strip_prefix("commit ") {
                Some(id) => commit = Some(id.to_owned()),
                None => match read_day(line) {
                    Some(by) if by <= day => found = found.take().or(undated.take()).or(commit.take()),
                    Some(_) => {
                        is_disordered |= found.is_some();
                        (found, undated) = (None, None);
                    }
                    None => undated = undated.take().or(commit.take()),
                },
            }
            true
        })?;
        found.or(undated).ok_or(GitError::NothingBy { day, is_shallow: self.is_shallow, is_disordered })
    }

    /// The tree of what is staged, which the next commit would hold. Git writes it into its objects, as that commit
    /// would.
    ///
    /// # Errors
    /// When files are unmerged, or git cannot say.
    pub fn staged(&self) -> Result<String, GitError> {
        let mut command = self.git.command("write-tree", &[]);
        if let Some(index) = self.index_of_hook()? {
            command.env("GIT_INDEX_FILE", index);
        }
        let output = command.output().map_err(GitError::NoProgram)?;
        if output.status.success() {
            return Ok(line(&output.stdout));
        }
        match String::from_utf8_lossy(&output.stderr).contains("unmerged") {
            true => Err(GitError::Unmerged),
            false => Err(failed("write-tree", &output.stderr)),
        }
    }

    /// The index that git names to a hook: `git commit -a` and `git commit FILE` stage into one of their own. One that
    /// belongs to another repository does not count.
    fn index_of_hook(&self) -> Result<Option<PathBuf>, GitError> {
        let Some(index) = std::env::var_os("GIT_INDEX_FILE") else { return Ok(None) };
        let paths = self.git.run("rev-parse", &["--path-format=absolute", "--git-dir", "--show-toplevel"])?;
        let paths = String::from_utf8_lossy(&paths).into_owned();
        let Some((git, top)) = paths.trim_end().split_once('\n') else { return Ok(None) };
        // A relative path begins where git runs its hooks: at the top of the working tree.
        let index = Path::new(top).join(index);
        let inside = |folder: &Path| {
            let folder = folder.canonicalize().ok();
            folder
                .is_some_and(|folder| Path::new(git).canonicalize().is_ok_and(|git| folder.starts_with(git)))
        };
        Ok(index.parent().is_some_and(inside).then_some(index))
    }

    /// Reads the objects of the repository.
    pub(super) fn object_reader(&self) -> ObjectReader {
        ObjectReader::new(&self.git, self.objects.clone())
    }

    /// The text of a file at a commit; `None` where there is none of the size of a plan's file.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn text(&self, commit: &str, path: &str) -> Result<Option<String>, GitError> {
        if path.contains('\n') {
            return Ok(None);
        }
        let content = self.git.content(&format!("{commit}:{path}"), MAX_FILE_SIZE)?;
        Ok(content.ok().and_then(|content| String::from_utf8(content).ok()))
    }

    /// Whether history before some commit is not here.
    pub fn is_shallow(&self) -> bool {
        self.is_shallow
    }

    /// Whether contents of the history may not be here: a clone with a filter gets them when they are asked for, and they
    /// are not asked for here.
    pub fn is_partial(&self) -> bool {
        self.git.run("config", &["--get-regexp", r"^remote\..*\.partialclonefilter$"]).is_ok()
    }

    /// What makes git show another history than the one that was recorded. The record is read without it.
    pub fn history_overrides(&self) -> Vec<HistoryOverride> {
        let replaced = (self.replaced > 0).then_some(HistoryOverride::Replaced(self.replaced));
        let grafts = self.grafts.exists().then(|| HistoryOverride::Grafts(self.grafts.clone()));
        replaced.into_iter().chain(grafts).collect()
    }

    /// The plan's own files at a commit, without its measures.
    ///
    /// # Errors
    /// When the commit holds no plan here, or git cannot say.
    pub fn own_files(&self, commit: &str) -> Result<GitTree, GitError> {
        self.listing(commit, &OWN_FILES)?.read(&|_| None)
    }

    /// The same in a folder that is known.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn own_files_in(&self, commit: &str, folder: &str) -> Result<GitTree, GitError> {
        TreeListing::of(&self.git, commit, folder, &OWN_FILES)?.read(&|_| None)
    }

    /// The plan's files at a commit, all of them read.
    ///
    /// # Errors
    /// When the commit holds no plan here, or git cannot say.
    pub fn tree(&self, commit: &str) -> Result<GitTree, GitError> {
        self.list(commit)?.read(&|_| None)
    }

    /// The plan's files at a commit, listed and not yet read.
    ///
    /// # Errors
    /// When the commit holds no plan here, or git cannot say.
    pub fn list(&self, commit: &str) -> Result<TreeListing, GitError> {
        self.listing(commit, &[])
    }

    /// The same; `only`: nothing but these of its files, `plan.toml` among them.
    fn listing(&self, commit: &str, only: &[&str]) -> Result<TreeListing, GitError> {
        let folders = self.folders();
        // Where it can be in one folder only, the list itself tells whether it is there: a process less.
        let [folder] = folders.as_slice() else {
            return TreeListing::of(&self.git, commit, &self.plan_folder(commit)?, only);
        };
        let listing = TreeListing::of(&self.git, commit, folder, only)?;
        if listing.has(PLAN_FILE) { Ok(listing) } else { Err(self.no_plan(commit, &folders)) }
    }

    /// The paths of every file that a commit holds where the plan may be.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn names(&self, commit: &str) -> Result<Vec<String>, GitError> {
        self.git.names(commit, &self.folders())
    }

    /// Whether lines with a word differ between two commits where the plan may be.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn is_changed(&self, from: &str, to: &str, word: &str) -> Result<bool, GitError> {
        let wanted = format!("-G{word}");
        let mut args = vec!["-r", "--name-only", "--no-ext-diff", "--no-renames", &wanted, from, to, "--"];
        let paths = self.plan_paths();
        args.extend(paths.iter().map(String::as_str));
        Ok(!self.git.run("diff-tree", &args)?.is_empty())
    }

    /// The folders where the plan may be, as arguments for git; empty where it may be anywhere.
    pub(super) fn plan_paths(&self) -> Vec<String> {
        let folders = self.folders();
        match folders.iter().any(String::is_empty) {
            true => Vec::new(),
            false => folders.iter().map(|folder| format!("{}{folder}", self.up)).collect(),
        }
    }

    /// Where the plan may be, the first choice first: each ending in `/`, or empty.
    pub fn folders(&self) -> Vec<String> {
        let mut folders: Vec<String> = Vec::new();
        if self.is_named {
            folders.push(self.prefix.clone());
        }
        // A bare repository has no folder inside it to be named.
        if !self.is_named || self.prefix.is_empty() {
            let ends = self.prefix.rmatch_indices('/').map(|(at, _)| &self.prefix[..=at]);
            folders.extend(ends.chain([""]).map(|up| format!("{up}plan/")));
        }
        folders.extend(self.former_folders.iter().cloned());
        folders
    }

    /// The plan's folder at a commit, ending in `/` or empty: the one that was named, or the nearest `plan/` upwards.
    ///
    /// # Errors
    /// When the commit holds no plan here, or git cannot say.
    pub fn plan_folder(&self, commit: &str) -> Result<String, GitError> {
        let folders = self.folders();
        let files: Vec<String> = folders.iter().map(|folder| format!("{folder}{PLAN_FILE}")).collect();
        let there = self.git.ls_tree(commit, false, &files)?;
        let is_there = |file: &String| there.iter().any(|item| item.path == file.as_bytes());
        let found = files.iter().position(is_there).and_then(|at| folders.get(at));
        found.cloned().ok_or_else(|| self.no_plan(commit, &folders))
    }

    /// Every folder of the repository that is one of a plan at a commit, in the order of the paths.
    ///
    /// # Errors
    /// When git cannot say.
    pub fn all_plan_folders(&self, commit: &str) -> Result<Vec<String>, GitError> {
        let listed = self.git.run("ls-tree", &["-r", "-z", "--name-only", "--full-tree", commit])?;
        let listed = String::from_utf8_lossy(&listed);
        let folders = listed.split('\0').filter_map(|path| path.strip_suffix(PLAN_FILE));
        Ok(folders.filter(|folder| folder.is_empty() || folder.ends_with('/')).map(str::to_owned).collect())
    }
}
