//! What an answer leaves out, in words.

use super::{Language, RefusalText, Sentence};
use crate::model::UnknownValue;

/// What an answer leaves out, where it was to go on all the same.
#[derive(Clone, Debug, Default)]
pub struct Omissions {
    /// The paths of files that could not be read, as they are shown.
    pub files: Vec<String>,
    /// How many files the plan has.
    pub file_count: usize,
    /// Values that the answer needs and that are wrong or missing in their files.
    pub values: Vec<UnknownValue>,
}

/// How many files, or values, are named.
const NAMED: usize = 5;

impl Omissions {
    /// A sentence on the files, and one on the values, where there are any.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence> {
        let files = (!self.files.is_empty()).then(|| self.on_files(RefusalText::left_out));
        let values = (!self.values.is_empty()).then(|| {
            let values = self.on_values();
            Sentence::each(|language| RefusalText::by_what_is_known(values.in_language(language)))
        });
        files.into_iter().chain(values)
    }

    /// How many files could not be read, with the first few by name.
    pub fn on_files(&self, say: impl Fn(usize, usize, String) -> Sentence) -> Sentence {
        Sentence::each(|language| {
            let named = language.first(NAMED, self.files.iter()).join(", ");
            say(self.files.len(), self.file_count, named)
        })
    }

    /// How many values are unknown, with the first few by name.
    pub fn on_values(&self) -> Sentence {
        let named = |value: &UnknownValue, language| match (language, &value.measure) {
            (Language::English, _) => value.to_string(),
            (Language::Hungarian, Some(measure)) => format!("`{}` ({measure})", value.field),
            (Language::Hungarian, None) => {
                format!("`{}` ({})", value.field, value.path.as_deref().unwrap_or("plan.toml"))
            }
        };
        Sentence::each(|language| {
            let names = self.values.iter().map(|value| named(value, language));
            let names = language.first(NAMED, names).join(", ");
            match self.values.len() {
                1 => RefusalText::unknown_value(names),
                n => RefusalText::unknown_values(n, names),
            }
        })
    }
}
