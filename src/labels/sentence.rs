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
    asked: Option<QuestionKind>,
}

keywords! {
    /// What a person is asked about by a sentence that says why something cannot be read in one way alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum QuestionKind {
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
        Sentence { english: english.into(), hungarian: system_words(hungarian.into()), asked: None }
    }

    /// A sentence with values in it that are written differently in each language.
    pub fn each(told: impl Fn(Language) -> Sentence) -> Self {
        let (english, hungarian) = (told(Language::English), told(Language::Hungarian));
        Sentence { english: english.english, hungarian: hungarian.hungarian, asked: None }
    }

    /// Words that there are in one language alone, such as those of another program.
    pub fn plain(words: impl Into<String>) -> Self {
        let words = words.into();
        Sentence { hungarian: words.clone(), english: words, asked: None }
    }

    /// The same sentence as a question about something that a person has to settle.
    pub fn asking(self, about: QuestionKind) -> Self {
        Sentence { asked: Some(about), ..self }
    }

    /// What it asks about, where it is a question.
    pub fn asked(&self) -> Option<QuestionKind> {
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

/// What the system says when it refuses something, as this machine words it, and in Hungarian.
const SYSTEM_WORDS: [(&str, &str); 10] = [
    ("No such file or directory", "nincs ilyen fájl vagy mappa"),
    ("Permission denied", "nincs hozzá jogosultság"),
    ("permission denied", "nincs hozzá jogosultság"),
    ("Is a directory", "ez mappa"),
    ("Not a directory", "ez nem mappa"),
    ("File exists", "már létezik"),
    ("Directory not empty", "a mappa nem üres"),
    ("File name too long", "túl hosszú a fájlnév"),
    ("Read-only file system", "a fájlrendszer csak olvasható"),
    ("No space left on device", "betelt a lemez"),
];

/// A Hungarian sentence with what the system says in it in Hungarian too, as far as that is known.
fn system_words(sentence: String) -> String {
    if !sentence.contains("(os error ") && !sentence.ends_with("permission denied") {
        return sentence;
    }
    let known = SYSTEM_WORDS.iter().find(|(english, _)| sentence.contains(english));
    let Some((english, hungarian)) = known else { return sentence };
    let sentence = sentence.replace(english, hungarian);
    // The number says no more than the words, and is not theirs.
    let number = sentence.find(" (os error ").and_then(|at| Some((at, at + sentence[at..].find(')')?)));
    match number {
        Some((from, to)) => format!("{}{}", &sentence[..from], &sentence[to + 1..]),
        None => sentence,
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn what_the_system_says_is_told_in_the_language_of_the_sentence() {
        let why = io::Error::other("No such file or directory (os error 2)");
        let said = Sentence::in_both(format!("cannot read x: {why}"), format!("nem olvasható: x: {why}"));
        assert_eq!(
            said.in_language(Language::English),
            "cannot read x: No such file or directory (os error 2)"
        );
        assert_eq!(said.in_language(Language::Hungarian), "nem olvasható: x: nincs ilyen fájl vagy mappa");
        // Words of people stay as they are.
        let said = Sentence::in_both("a", "a felirat: „Is a directory”");
        assert_eq!(said.in_language(Language::Hungarian), "a felirat: „Is a directory”");
    }
}
