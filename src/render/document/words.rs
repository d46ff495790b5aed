//! The words of a paragraph, a point or a cell, where some are in another language, stand out or lead elsewhere.

use std::sync::{Arc, OnceLock};

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

/// Words below one another or in a line. A copy shares them: the same words may stand in many documents.
#[derive(Clone, Debug, Default)]
pub struct Words(Option<Arc<Content>>);

#[derive(Clone, Debug)]
struct Content {
    /// In their order; nearly all words are of one kind, which takes no list.
    first: Run,
    more: Vec<Run>,
    /// What a table on a screen shows in their place where they have no room.
    short: Option<String>,
    /// How long they are, once that was asked.
    lengths: OnceLock<Lengths>,
}

/// How long words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lengths {
    /// How many characters there are.
    pub all: usize,
    /// How many the longest word has.
    pub longest: usize,
}

impl Words {
    fn of(run: Run) -> Self {
        Words(Some(Arc::new(Content { first: run, more: Vec::new(), short: None, lengths: OnceLock::new() })))
    }

    /// The same words with a shorter form, for a table on a screen that has no room for them.
    pub fn short(self, text: impl Into<String>) -> Self {
        let Some(own) = self.0 else { return self };
        let mut content = Arc::unwrap_or_clone(own);
        content.short = Some(text.into());
        Words(Some(Arc::new(content)))
    }

    /// Their shorter form, where they have one.
    pub(super) fn short_form(&self) -> Option<&str> {
        self.0.as_ref()?.short.as_deref()
    }

    /// What they consist of, in its order.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        self.0.iter().flat_map(|content| std::iter::once(&content.first).chain(&content.more))
    }

    /// Text in a language of its own, where it has one.
    pub fn in_language(text: impl Into<String>, lang: Option<&str>) -> Self {
        let text = text.into();
        if text.is_empty() {
            return Words::default();
        }
        let lang = lang.map(str::to_owned);
        Words::of(Run { text, lang, ..Run::default() })
    }

    /// Text that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Words::of(Run { text: text.into(), is_strong: true, ..Run::default() })
    }

    /// An address, as a link where it leads to a page of the web.
    pub fn address(address: &str) -> Self {
        let link = is_web_address(address).then(|| address.to_owned());
        Words::of(Run { text: address.to_owned(), link, ..Run::default() })
    }

    /// The same words with others behind them.
    pub fn and(self, others: impl Into<Words>) -> Self {
        let others = others.into();
        let Some(own) = self.0 else { return others };
        let mut content = Arc::unwrap_or_clone(own);
        content.more.extend(others.runs().cloned());
        content.lengths = OnceLock::new();
        Words(Some(Arc::new(content)))
    }

    /// What is read, without how it looks and where it leads.
    pub(super) fn text(&self) -> String {
        self.runs().map(|run| run.text.as_str()).collect()
    }

    /// How long they are.
    pub(super) fn lengths(&self) -> Lengths {
        let Some(content) = &self.0 else { return Lengths { all: 0, longest: 0 } };
        *content.lengths.get_or_init(|| {
            self.runs().fold(Lengths { all: 0, longest: 0 }, |so_far, run| {
                let own = lengths(&run.text);
                Lengths { all: so_far.all + own.all, longest: so_far.longest.max(own.longest) }
            })
        })
    }
}

fn lengths(text: &str) -> Lengths {
    if text.is_ascii() {
        // Nearly all texts: a letter is a byte, and none of them has to be made out.
        let words = text.as_bytes().split(|byte| is_break(char::from(*byte)));
        return Lengths { all: text.len(), longest: words.map(<[u8]>::len).max().unwrap_or_default() };
    }
    let (mut all, mut word, mut longest) = (0, 0, 0);
    for c in text.chars() {
        all += 1;
        word = if is_break(c) { 0 } else { word + 1 };
        longest = longest.max(word);
    }
    Lengths { all, longest }
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
