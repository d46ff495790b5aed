//! The language that a run is asked to speak.
//!
//! `--lang` is looked for among the arguments before they are parsed. It is needed most where the parser refuses them: what
//! is wrong is then said in this language, and a refused line has no parsed options. Nor can it be one option of the whole
//! program: some commands have a `--lang` with a meaning of its own (`report`: the language of the words that are added;
//! `site`: the languages of its pages), and an option of all commands must not be defined again by one of them.

use std::ffi::OsString;

use crate::labels::Language;

/// The language that a command line asks for with `--lang`, at any place in it: errors are in that language too.
pub fn asked_language(mut arguments: impl Iterator<Item = OsString>) -> Option<Language> {
    let mut asked = None;
    while let Some(argument) = arguments.next() {
        let word = match argument.to_str() {
            Some("--") => break,
            Some("--lang") => arguments.next(),
            Some(other) => other.strip_prefix("--lang=").map(OsString::from),
            None => None,
        };
        let word = word.as_ref().and_then(|word| word.to_str());
        let known = Language::WORDS.into_iter().find(|(known, _)| Some(*known) == word);
        asked = known.map(|(_, language)| language).or(asked);
    }
    asked
}

/// The same command line with the language in front of the command, where it goes for every one.
pub fn language_in_front(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    let end = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let is_language =
        |argument: &OsString| argument.to_str().is_some_and(|it| it == "--lang" || it.starts_with("--lang="));
    if let Some(at) = arguments[..end].iter().position(is_language) {
        let words = if arguments[at] == "--lang" { 2 } else { 1 };
        let language: Vec<OsString> = arguments.drain(at..arguments.len().min(at + words)).collect();
        let front = arguments.len().min(1);
        arguments.splice(front..front, language);
    }
    arguments
}

/// The language of this machine's locale, where it is one of ours.
pub fn language_of_machine() -> Option<Language> {
    let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.and_then(|locale| Language::of_locale(&locale))
}
