//! Which source of funding each name in the sheet means: one of the plan, or a new one.

use std::collections::{HashMap, HashSet};

use super::columns::short_key;
use crate::model::name::{bare, fold};
use crate::model::{Plan, SourceState};

/// A source that the plan does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSource {
    /// A short key.
    pub id: String,
    /// As the sheet spells it.
    pub name: String,
    /// Whether its words say that the money is there.
    pub state: SourceState,
}

/// The sources of a sheet.
#[derive(Debug, Default)]
pub struct Sources {
    keys: HashMap<String, String>,
    /// In the order of the sheet.
    pub new: Vec<NewSource>,
}

/// What money is called whose source no cell names, in the languages of plans: English, Hungarian.
const UNNAMED: [&str; 2] = ["not named", "nincs megnevezve"];

/// Whether a source stands for money whose source no cell names.
pub fn is_unnamed(name: &str) -> bool {
    UNNAMED.iter().any(|unnamed| bare(name) == bare(unnamed))
}

impl Sources {
    /// Finds or makes the source of every name; an empty one stands for money whose source is not named.
    pub fn settle(names: &[String], plan: Option<&Plan>, is_hungarian: bool) -> Self {
        let mut sources = Sources::default();
        let mut used = HashSet::new();
        for (_, source) in plan.iter().flat_map(|plan| plan.sources.iter()) {
            used.insert(source.key.to_string());
            for name in std::iter::once(&source.name).chain([&source.key]).chain(&source.words) {
                sources.keys.entry(bare(name)).or_insert_with(|| source.key.to_string());
            }
        }
        for written in names {
            // No name, and each of the words that say so, are one source.
            let is_unnamed = is_unnamed(written) || !written.contains(char::is_alphanumeric);
            let known = UNNAMED.iter().chain([&""]).find_map(|name| sources.keys.get(&bare(name)).cloned());
            if let Some(known) = known.filter(|_| is_unnamed) {
                sources.keys.insert(bare(written), known);
                continue;
            }
            let name = if is_unnamed { UNNAMED[usize::from(is_hungarian)] } else { written };
            if sources.keys.contains_key(&bare(name)) {
                continue;
            }
            let key = short_key(name);
            let key = if key.is_empty() { "source".to_owned() } else { key };
            let mut ids = std::iter::once(key.clone()).chain((2..).map(|n| format!("{key}-{n}")));
            let Some(id) = ids.find(|id| used.insert(id.clone())) else { continue };
            sources.keys.insert(bare(written), id.clone());
            sources.new.push(NewSource { id, name: name.to_owned(), state: state(name) });
        }
        sources
    }

    /// The id of the source that a name means; nothing means the one that is not named.
    pub fn key(&self, name: &str) -> Option<&str> {
        self.keys.get(&bare(name)).map(String::as_str)
    }
}

/// Money of the state is decided; other money is contingent until the user says otherwise.
fn state(name: &str) -> SourceState {
    const OF_THE_STATE: [&str; 7] = [
        "central budget",
        "state budget",
        "national budget",
        "kozponti koltsegvetes",
        "hazai koltsegvetes",
        "own budget",
        "sajat forras",
    ];
    let folded = fold(name);
    // In "EU / state budget" a part is not decided: every part has to be the state's. Parts without letters are shares or marks.
    let parts = folded.split([',', ';', '/', '+', '&', '|']).flat_map(|part| part.split(" and "));
    let mut parts =
        parts.flat_map(|part| part.split(" es ")).filter(|part| part.contains(char::is_alphabetic));
    let is_decided = parts.clone().next().is_some()
        && parts.all(|part| OF_THE_STATE.iter().any(|words| part.contains(words)));
    if is_decided { SourceState::Decided } else { SourceState::Contingent }
}
