//! Questions on a terminal, for what the command line left out. Without a terminal, all that is missing is named at once.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::failure::{Failure, say};
use crate::labels::{FailureText, Language, PromptText, Sentence, UsageText};
use crate::model::name::fold;
use crate::render::escape::one_line;

/// What is asked for, and the flag that answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromptQuestion {
    /// With its dashes.
    pub flag: &'static str,
    /// In a few words.
    pub text: PromptText,
}

impl PromptQuestion {
    /// The words of the question, as printed.
    fn asked(&self, language: Language) -> String {
        format!("{} ({})", self.text.in_language(language), self.flag)
    }
}

/// Asks for what is missing.
pub struct Prompt {
    can_ask: bool,
    language: Language,
    missing: Vec<&'static str>,
    has_asked: bool,
    /// Lines to print before the next question: the subject of the questions, and names that answers can have.
    about: Vec<String>,
    /// What was typed so far, with the flag for it.
    typed: Vec<(&'static str, String)>,
}

impl Prompt {
    /// Where both standard input and standard error are a terminal, questions can be asked, unless there shall be none.
    pub fn new(no_input: bool, language: Language) -> Self {
        let is_terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
        let can_ask = is_terminal && !no_input;
        Prompt {
            can_ask,
            language,
            missing: Vec::new(),
            has_asked: false,
            about: Vec::new(),
            typed: Vec::new(),
        }
    }

    /// What was given, or the answer to the question; nothing, once it is noted as missing, where none can be asked.
    ///
    /// # Errors
    /// When the terminal ends before the answer.
    pub fn need<T>(
        &mut self,
        given: Option<T>,
        question: &PromptQuestion,
        read: impl Fn(&str) -> Result<T, Sentence>,
    ) -> Result<Option<T>, Failure> {
        if given.is_some() {
            return Ok(given);
        }
        if self.can_ask {
            self.begin();
            let read = |answer: &str| match answer {
                "" => {
                    Err(Sentence::of(|language| PromptText::CannotBeLeftOut.in_language(language).to_owned()))
                }
                answer => read(answer),
            };
            return match self.ask(&question.asked(self.language), read)? {
                Some(answer) => Ok(Some(self.noted(question, answer))),
                None => {
                    Err(Failure::usage(UsageText::TerminalEnded).help(UsageText::give_flag(question.flag)))
                }
            };
        }
        self.missing.push(question.flag);
        Ok(None)
    }

    /// What was given, or the answer to the question, which may be none. It is only asked where something was missing: a
    /// command line that says all that is needed is not interrupted.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn may<T>(
        &mut self,
        given: Option<T>,
        question: &PromptQuestion,
        read: impl Fn(&str) -> Result<T, Sentence>,
    ) -> Result<Option<T>, Failure> {
        if given.is_some() || !self.has_asked {
            return Ok(given);
        }
        let read = |answer: &str| if answer.is_empty() { Ok(None) } else { read(answer).map(Some) };
        let answer = self.ask(&question.asked(self.language), read)?;
        Ok(answer.and_then(|answer| self.noted(question, answer)))
    }

    /// Asks from here on for what may be left out as well, where questions can be asked.
    pub fn begin(&mut self) {
        self.has_asked = self.can_ask;
        if self.can_ask {
            self.about.drain(..).for_each(|line| say(&line));
        }
    }

    /// Prints these lines before the next question; nothing where none is asked.
    pub fn tell(&mut self, lines: impl IntoIterator<Item = String>) {
        self.about.extend(lines);
        if self.has_asked {
            self.begin();
        }
    }

    /// Notes a question as missing where it is not answered and nothing can be asked.
    pub fn lacks(&mut self, is_given: bool, question: &PromptQuestion) {
        if !is_given && !self.can_ask {
            self.missing.push(question.flag);
        }
    }

    /// Whether anything was asked: then the whole is to be confirmed at the end.
    pub const fn has_asked(&self) -> bool {
        self.has_asked
    }

    /// Whether what was answered shall be written.
    ///
    /// # Errors
    /// When the terminal fails, or ends before the answer.
    pub fn is_confirmed(&self) -> Result<bool, Failure> {
        let read = |answer: &str| match fold(answer).as_str() {
            "yes" | "y" | "igen" | "i" => Ok(true),
            "no" | "n" | "nem" => Ok(false),
            _ => Err(Sentence::of(|language| PromptText::YesOrNo.in_language(language).to_owned())),
        };
        match self.ask(PromptText::WriteIt.in_language(self.language), read)? {
            Some((is_confirmed, _)) => Ok(is_confirmed),
            None => Err(Failure::usage(UsageText::TerminalEnded)),
        }
    }

    fn ask<T>(
        &self,
        asked: &str,
        read: impl Fn(&str) -> Result<T, Sentence>,
    ) -> Result<Option<(T, String)>, Failure> {
        ask(&mut io::stdin().lock(), &mut io::stderr(), (asked, self.language), read).map_err(unreadable)
    }

    fn noted<T>(&mut self, question: &PromptQuestion, (answer, words): (T, String)) -> T {
        // The choice of what to answer is no answer itself.
        if !words.is_empty() && !question.flag.contains(' ') {
            self.typed.push((question.flag, words));
        }
        answer
    }

    /// Takes note of an option without a value that a choice stands for.
    pub fn chosen(&mut self, flag: &'static str) {
        self.typed.push((flag, String::new()));
    }

    /// Whether questions can be asked.
    pub const fn can_ask(&self) -> bool {
        self.can_ask
    }

    /// The language of the questions.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What was typed, as options of the command: where nothing is written, they need not be typed again.
    pub fn typed(&self) -> Option<String> {
        let quoted = |words: &str| format!("'{}'", words.replace('\'', "'\\''"));
        let option = |(flag, words): &(&str, String)| match words.as_str() {
            "" => (*flag).to_owned(),
            // An argument has no name on the command line.
            words if flag.starts_with('<') => quoted(words),
            words => format!("{flag} {}", quoted(words)),
        };
        let options: Vec<String> = self.typed.iter().map(option).collect();
        (!options.is_empty()).then(|| options.join(" "))
    }

    /// What was given, or the answers to a question that is asked until one is empty; at least one, if it `needs` any.
    ///
    /// # Errors
    /// When the terminal ends before the answer.
    pub fn many<T>(
        &mut self,
        mut given: Vec<T>,
        needs: bool,
        question: &PromptQuestion,
        read: impl Fn(&str) -> Result<T, Sentence>,
    ) -> Result<Vec<T>, Failure> {
        if !given.is_empty() {
            return Ok(given);
        }
        if needs {
            given.extend(self.need(None, question, &read)?);
        }
        while let Some(next) = self.may(None, question, &read)? {
            given.push(next);
        }
        Ok(given)
    }

    /// Whether something is missing and the user could not be asked for it.
    pub fn is_missing_something(&self) -> bool {
        !self.missing.is_empty()
    }

    /// The error that names everything that is missing.
    pub fn missing(&self, command: &str) -> Failure {
        let flags = self.missing.join(", ");
        Failure::usage(UsageText::needs_more(command, flags))
            .help_on_command_line(UsageText::GiveOrAsk)
            .help_on_command_line(UsageText::command_help(command))
    }
}

fn unreadable(why: io::Error) -> Failure {
    Failure::cannot_run(FailureText::terminal_failed(why))
}

/// Asks until the answer can be read, and gives it with what was typed; nothing where the input ends.
fn ask<T>(
    input: &mut impl BufRead,
    out: &mut impl Write,
    (asked, language): (&str, Language),
    read: impl Fn(&str) -> Result<T, Sentence>,
) -> io::Result<Option<(T, String)>> {
    loop {
        write!(out, "{asked}: ")?;
        out.flush()?;
        let mut answer = String::new();
        if input.read_line(&mut answer)? == 0 {
            writeln!(out)?;
            return Ok(None);
        }
        let words = answer.trim();
        match read(words) {
            Ok(answer) => return Ok(Some((answer, words.to_owned()))),
            Err(why) => writeln!(out, "  {}", one_line(why.in_language(language)))?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: PromptQuestion = PromptQuestion { flag: "--year", text: PromptText::Title };

    fn asked(input: &str) -> (Option<i32>, String) {
        let mut out = Vec::new();
        let read = |answer: &str| answer.parse().map_err(|_| Sentence::plain("write\x1b digits"));
        let year = YEAR.asked(Language::English);
        let answer = ask(&mut input.as_bytes(), &mut out, (&year, Language::English), read).unwrap();
        (answer.map(|(answer, _)| answer), String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_wrong_answer_is_asked_again_and_the_flag_is_named() {
        let (answer, screen) = asked("soon\n  2026 \n");
        assert_eq!(answer, Some(2026));
        assert_eq!(
            screen,
            "Title, word for word as published (--year):   write\\u{1b} digits\nTitle, word for word as published (--year): "
        );
        assert_eq!(asked("").0, None);
        assert_eq!(asked("x\n").0, None);
    }

    #[test]
    fn what_was_typed_can_be_given_again() {
        let mut prompt = Prompt::new(true, Language::English);
        assert_eq!(prompt.typed(), None);
        prompt.noted(&YEAR, (2026, "2026".to_owned()));
        prompt
            .noted(&PromptQuestion { flag: "--text", text: PromptText::Title }, ((), "it's done".to_owned()));
        prompt.noted(&YEAR, ((), String::new()));
        prompt.noted(
            &PromptQuestion { flag: "--text, --year", text: PromptText::Title },
            ((), "text".to_owned()),
        );
        prompt.chosen("--withdrawn");
        assert_eq!(prompt.typed().as_deref(), Some("--year '2026' --text 'it'\\''s done' --withdrawn"));
    }

    #[test]
    fn without_a_terminal_all_that_is_missing_is_named_at_once() {
        let mut prompt = Prompt::new(true, Language::English);
        let month = PromptQuestion { flag: "--month", text: PromptText::Title };
        let read = |_: &str| Ok(1);
        assert!(matches!(prompt.need(None, &YEAR, read), Ok(None)));
        assert!(matches!(prompt.need(Some(2), &month, read), Ok(Some(2))));
        assert!(matches!(prompt.need(None, &month, read), Ok(None)));
        assert!(matches!(prompt.may(None, &month, read), Ok(None)));
        assert!(prompt.missing("plan x").to_string().ends_with("needs more: --year, --month"));
    }
}
