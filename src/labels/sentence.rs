//! A sentence in every language, for what is worded before the language of the reader is known.

use std::fmt;

use serde::{Serialize, Serializer};

use super::language::Language;
use crate::keyword::keywords;

/// A sentence in every language. Programs get the English one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    english: String,
    hungarian: String,
    asked: Option<Asked>,
}

keywords! {
    /// What a person is asked about by a sentence that says why something cannot be read in one way alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Asked {
        /// Numbers that may have lost a nought.
        Ids = "ids",
        /// The order of the parts of a date.
        Dates = "dates",
        /// The mark before decimals.
        Figures = "figures",
        /// The currency of an amount that names none.
        Currency = "currency",
        /// Which body a spelling means.
        Bodies = "bodies",
        /// Whether two amounts are the same money.
        Money = "money",
    }
}

impl Sentence {
    /// What a sentence says in each language.
    pub fn of(say: impl Fn(Language) -> String) -> Self {
        Sentence::in_both(say(Language::English), say(Language::Hungarian))
    }

    /// A sentence in English and in Hungarian.
    pub fn in_both(english: impl Into<String>, hungarian: impl Into<String>) -> Self {
        Sentence { english: english.into(), hungarian: hungarian.into(), asked: None }
    }

    /// Words that there are in one language alone, such as those of another program.
    pub fn plain(words: impl Into<String>) -> Self {
        let words = words.into();
        Sentence { hungarian: words.clone(), english: words, asked: None }
    }

    /// The same sentence as a question about something that a person has to settle.
    pub fn asking(self, about: Asked) -> Self {
        Sentence { asked: Some(about), ..self }
    }

    /// What it asks about, where it is a question.
    pub fn asked(&self) -> Option<Asked> {
        self.asked
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
