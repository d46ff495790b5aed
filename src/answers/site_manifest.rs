//! What a site says of itself in `site.json`, so that it can be built again: from which commit, on which day, with which
//! options.

use serde::{Deserialize, Serialize};

/// The version of `plan` that builds a site: another one may write other bytes.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The name of the file, at the root of the site.
pub const NAME: &str = "site.json";

/// No `site.json` is larger: what is, was not written by `plan site`.
pub const LARGEST: u64 = 64 * 1024;

/// What the file says that it is of.
const KIND: &str = "plan site";

/// The content of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteManifest {
    /// What wrote it.
    pub kind: String,
    /// The version of `plan` that did.
    pub version: String,
    /// The title of the plan.
    pub plan: String,
    /// The full id of the commit; null where no commit holds what the site shows.
    pub commit: Option<String>,
    /// Where the plan's folder is in the repository, ending in `/`, empty where it is all of it; null without a seal.
    #[serde(default)]
    pub folder: Option<String>,
    /// Whether all of the history was at hand: a part of it gives other pages.
    #[serde(default)]
    pub whole_history: bool,
    /// Whether a merge joins a history that has no commit in common with this one, and that the site does not tell.
    #[serde(default)]
    pub joined_history: bool,
    /// The day that it is judged on.
    pub day: String,
    /// The languages, by their tags.
    pub languages: Vec<String>,
    /// Where it is to be published; null where that is not known.
    pub base_url: Option<String>,
    /// Whether it goes on without files that cannot be read.
    #[serde(default)]
    pub keep_going: bool,
}

/// Why a text is no `site.json`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoManifest {
    /// There is none.
    #[error("there is no site.json")]
    Missing,
    /// It is a link, a folder, or larger than any that `plan site` writes.
    #[error("site.json is no plain file of at most {LARGEST} bytes")]
    NotPlain,
    /// It is one of something else.
    #[error("site.json is not that of a site which `plan site` wrote")]
    NotOurs,
    /// Something that is needed to build the site again is not as this version of `plan` writes it.
    #[error("site.json: {0}")]
    Wrong(String),
    /// Another version of `plan` wrote it, in another form.
    #[error("site.json was written by plan {0}")]
    OtherVersion(String),
}

/// What every version of the file holds.
#[derive(Deserialize)]
struct Head {
    kind: String,
    version: String,
}

impl SiteManifest {
    /// What a site of the plan with this title says, without a commit.
    pub fn of(plan: &str, day: impl ToString) -> Self {
        SiteManifest {
            kind: KIND.to_owned(),
            version: VERSION.to_owned(),
            plan: plan.to_owned(),
            commit: None,
            folder: None,
            whole_history: false,
            joined_history: false,
            day: day.to_string(),
            languages: Vec::new(),
            base_url: None,
            keep_going: false,
        }
    }

    /// Whether the text is that of a site, whichever version wrote it.
    pub fn is_one(text: &[u8]) -> bool {
        head(text).is_ok()
    }

    /// Reads the file.
    ///
    /// # Errors
    /// When it is none, or holds something else than this version writes.
    pub fn parse(text: &[u8]) -> Result<Self, NoManifest> {
        let Head { version, .. } = head(text)?;
        let manifest: SiteManifest = match serde_json::from_slice(text) {
            Ok(manifest) => manifest,
            Err(_) if version != VERSION => return Err(NoManifest::OtherVersion(version)),
            Err(why) => return Err(NoManifest::Wrong(why.to_string())),
        };
        let is_id = |id: &String| matches!(id.len(), 40 | 64) && id.bytes().all(|c| c.is_ascii_hexdigit());
        match &manifest.commit {
            Some(id) if !is_id(id) => Err(NoManifest::Wrong("`commit` is no full id of a commit".to_owned())),
            _ => Ok(manifest),
        }
    }

    /// The file.
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{text}\n")
    }
}

fn head(text: &[u8]) -> Result<Head, NoManifest> {
    const LONGEST: usize = 32;
    let head: Head = serde_json::from_slice(text).map_err(|_| NoManifest::NotOurs)?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".+-".contains(c);
    let is_version = head.version.len() <= LONGEST && head.version.chars().all(is_plain);
    match head.kind == KIND && is_version {
        true => Ok(head),
        false => Err(NoManifest::NotOurs),
    }
}
