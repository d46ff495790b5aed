//! What a site says of itself, so that it can be built again: from which commit, on which day, in which languages.

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::settings::VERSION;

/// The name of the file, at the root of the site.
pub const NAME: &str = "site.json";

/// What the file says that it is of.
const KIND: &str = "plan site";

/// The content of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What wrote it.
    kind: String,
    /// The version of `plan` that did.
    pub version: String,
    /// The title of the plan.
    pub plan: String,
    /// The full id of the commit; null outside git.
    pub commit: Option<String>,
    /// The day that it is judged on.
    pub day: String,
    /// The languages, by their tags.
    pub languages: Vec<String>,
    /// Where it is to be published; null where that is not known.
    pub base_url: Option<String>,
}

impl Manifest {
    /// What the site of a plan says.
    pub fn of(content: &Content) -> Self {
        Manifest {
            kind: KIND.to_owned(),
            version: VERSION.to_owned(),
            plan: content.plan().title.to_string(),
            commit: content.commit().map(str::to_owned),
            day: content.day().to_string(),
            languages: content.settings.languages.iter().map(|language| language.word().to_owned()).collect(),
            base_url: content.settings.base_url.clone(),
        }
    }

    /// Reads the file; `None` where it is none of a site of a plan.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let manifest: Manifest = serde_json::from_slice(text).ok()?;
        (manifest.kind == KIND).then_some(manifest)
    }

    /// The file.
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{text}\n")
    }
}
