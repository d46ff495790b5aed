//! A sentence in every language, for what is worded before the language of the reader is known.

use std::fmt;

use serde::{Serialize, Serializer};

use super::language::Language;

/// A sentence in every language. Programs get the English one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    english: String,
    hungarian: String,
}

impl Sentence {
    /// What a sentence says in each language.
    pub fn of(say: impl Fn(Language) -> String) -> Self {
        Sentence { english: say(Language::English), hungarian: say(Language::Hungarian) }
    }

    /// A sentence in English and in Hungarian.
    pub fn in_both(english: impl Into<String>, hungarian: impl Into<String>) -> Self {
        Sentence { english: english.into(), hungarian: hungarian.into() }
    }

    /// Words that there are in one language alone, such as those of another program.
    pub fn plain(words: impl Into<String>) -> Self {
        let words = words.into();
        Sentence { hungarian: words.clone(), english: words }
    }

    /// The sentence in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Hungarian => &self.hungarian,
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl std::error::Error for Sentence {}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english)
    }
}
