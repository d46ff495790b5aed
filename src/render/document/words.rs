//! The words of a paragraph, a point or a cell, where some are in another language, stand out or lead elsewhere.

use crate::text::is_web_address;

/// Words in one language and of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// As it is read; each format sees to it that it stays text.
    pub text: String,
    /// The language of the text, as a tag, where it is not that of the document.
    pub lang: Option<String>,
    /// Whether it stands out.
    pub is_strong: bool,
    /// Where it leads to.
    pub link: Option<String>,
}

/// Words below one another or in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In their order; nearly all words are of one kind, which takes no list.
    first: Option<Run>,
    more: Vec<Run>,
}

impl Words {
    fn of(run: Run) -> Self {
        Words { first: Some(run), more: Vec::new() }
    }

    /// What they consist of, in its order.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        self.first.iter().chain(&self.more)
    }

    /// Text in a language of its own, where it has one.
    pub fn in_language(text: impl ToString, lang: Option<&str>) -> Self {
        let lang = lang.map(str::to_owned);
        Words::of(Run { text: text.to_string(), lang, ..Run::default() })
    }

    /// Text that stands out.
    pub fn strong(text: impl ToString) -> Self {
        Words::of(Run { text: text.to_string(), is_strong: true, ..Run::default() })
    }

    /// An address, as a link where it leads to a page of the web.
    pub fn address(address: &str) -> Self {
        let link = is_web_address(address).then(|| address.to_owned());
        Words::of(Run { text: address.to_owned(), link, ..Run::default() })
    }

    /// The same words with others behind them.
    pub fn and(mut self, others: impl Into<Words>) -> Self {
        let others = others.into();
        if self.first.is_none() {
            return others;
        }
        self.more.extend(others.first);
        self.more.extend(others.more);
        self
    }

    /// What is read, without how it looks and where it leads.
    pub(super) fn text(&self) -> String {
        self.runs().map(|run| run.text.as_str()).collect()
    }

    /// How many characters there are.
    pub(super) fn length(&self) -> usize {
        self.runs().map(|run| run.text.chars().count()).sum()
    }

    /// How many characters there are, and how many the longest word has.
    pub(super) fn lengths(&self) -> (usize, usize) {
        let (mut all, mut longest) = (0, 0);
        for run in self.runs() {
            // Most words are of plain letters, each of which is one byte.
            if run.text.is_ascii() {
                all += run.text.len();
                let words = run.text.as_bytes().split(u8::is_ascii_whitespace);
                longest = longest.max(words.map(<[u8]>::len).max().unwrap_or_default());
                continue;
            }
            let mut word = 0;
            for c in run.text.chars() {
                all += 1;
                word = if is_break(c) { 0 } else { word + 1 };
                longest = longest.max(word);
            }
        }
        (all, longest)
    }
}

/// Whether a line can be broken there: not at a space that holds words together.
fn is_break(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}'
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Words::in_language(text, None)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Words::in_language(text, None)
    }
}
