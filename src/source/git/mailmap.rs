//! Who an author is, as the repository's own `.mailmap` says it.
//!
//! Git would also ask the user's configuration and the working tree, and two people would read two names for one commit.
//! So the file is read here, as the commit holds it from which the history is looked back on.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::program::Git;
use crate::source::files::MAX_FILE_SIZE;

/// A mailmap that is read when the first author is met: by then git is at work on the log.
pub(super) type LazyMailmap = Arc<LazyLock<Mailmap, Box<dyn FnOnce() -> Mailmap + Send>>>;

/// The names and addresses to show in the place of those that commits hold.
#[derive(Debug, Default)]
pub(super) struct Mailmap {
    /// By address and name, both in small letters; without a name, for every name with this address.
    shown: HashMap<(String, Option<String>), Person>,
}

/// What to show; `None`: as the commit has it.
#[derive(Debug, Default)]
struct Person {
    name: Option<String>,
    email: Option<String>,
}

impl Mailmap {
    /// The one at the top of a commit's tree, read when it is needed.
    pub fn lazily_at(git: &Git, commit: &str) -> LazyMailmap {
        let (git, commit) = (git.clone(), commit.to_owned());
        Arc::new(LazyLock::new(Box::new(move || Mailmap::at(&git, &commit))))
    }

    /// The one at the top of a commit's tree; empty where there is none.
    fn at(git: &Git, commit: &str) -> Self {
        let Ok(Ok(content)) = git.content(&format!("{commit}:.mailmap"), MAX_FILE_SIZE) else {
            return Mailmap::default();
        };
        Self::read(&String::from_utf8_lossy(&content))
    }

    /// Reads `Name <shown> Name in commits <in commits>`, of which all but one address may be absent.
    fn read(text: &str) -> Self {
        let mut mailmap = Mailmap::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, email, rest)) = person(line).filter(|(_, email, _)| !email.is_empty()) else {
                continue;
            };
            let (old_name, old_email, email) = match person(rest) {
                Some((old_name, old_email, _)) => (old_name, old_email, Some(email)),
                None => (None, email, None),
            };
            let key = (old_email.to_lowercase(), old_name.map(str::to_lowercase));
            let shown = mailmap.shown.entry(key).or_default();
            // A later line adds to an earlier one, or takes its place.
            if let Some(name) = name {
                shown.name = Some(name.to_owned());
            }
            if let Some(email) = email {
                shown.email = Some(email.to_owned());
            }
        }
        mailmap
    }

    /// Puts what is to be shown in the place of what a commit holds.
    pub fn apply(&self, name: &mut String, email: &mut String) {
        if self.shown.is_empty() {
            return;
        }
        let address = email.to_lowercase();
        let by_name = self.shown.get(&(address.clone(), Some(name.to_lowercase())));
        let Some(shown) = by_name.or_else(|| self.shown.get(&(address, None))) else { return };
        if let Some(new) = &shown.name {
            name.clone_from(new);
        }
        if let Some(new) = &shown.email {
            email.clone_from(new);
        }
    }
}

/// The name before the next address, where there is one, the address, and what follows.
fn person(line: &str) -> Option<(Option<&str>, &str, &str)> {
    let (name, rest) = line.split_once('<')?;
    let (email, rest) = rest.split_once('>')?;
    Some((Some(name.trim()).filter(|name| !name.is_empty()), email.trim(), rest))
}
