//! Words of a paragraph in a word processor's XML, and the addresses that they lead to.

use super::package::{RELATIONS, external_relation};
use crate::render::document::words::{Run, Words};
use crate::render::xml::push_escaped;

/// The addresses that a document leads to, which stand in a part of their own.
#[derive(Debug)]
pub(super) struct Links {
    /// The properties of their words.
    style: String,
    addresses: Vec<String>,
}

impl Links {
    /// None yet; `style`: that of their words.
    pub fn new(style: &str) -> Self {
        Links { style: format!("<w:rStyle w:val=\"{style}\"/>"), addresses: Vec::new() }
    }

    /// The number of a link to an address: `link` with it is its id.
    fn number(&mut self, address: &str) -> usize {
        self.addresses.iter().position(|known| known == address).unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        })
    }

    /// What a document's part of relations says of them.
    pub(super) fn relations(&self) -> String {
        let relation = |(at, address): (usize, &String)| {
            external_relation(&format!("link{at}"), &format!("{RELATIONS}/hyperlink"), address)
        };
        self.addresses.iter().enumerate().map(relation).collect()
    }
}

/// Adds the runs of words; `look`: properties that all of them have.
pub(super) fn push_runs(out: &mut String, words: &Words, look: &str, links: &mut Links) {
    for run in words.runs() {
        if let Some(link) = &run.link {
            let number = links.number(link).to_string();
            push_all(out, &["<w:hyperlink r:id=\"link", &number, "\" w:history=\"1\">"]);
        }
        out.push_str("<w:r>");
        push_properties(out, run, look, links);
        push_lines(out, &run.text);
        out.push_str("</w:r>");
        if run.link.is_some() {
            out.push_str("</w:hyperlink>");
        }
    }
}

/// Adds words that lead nowhere, in the language of the document.
pub(super) fn push_plain(out: &mut String, text: &str, look: &str) {
    out.push_str("<w:r>");
    if !look.is_empty() {
        push_all(out, &["<w:rPr>", look, "</w:rPr>"]);
    }
    push_lines(out, text);
    out.push_str("</w:r>");
}

/// Adds several texts.
pub(super) fn push_all(out: &mut String, texts: &[&str]) {
    texts.iter().for_each(|text| out.push_str(text));
}

/// How a run looks, and in which language it is; nothing where that is as everywhere.
fn push_properties(out: &mut String, run: &Run, look: &str, links: &Links) {
    if run.link.is_none() && !run.is_strong && look.is_empty() && run.lang.is_none() {
        return;
    }
    out.push_str("<w:rPr>");
    if run.link.is_some() {
        out.push_str(&links.style);
    }
    if run.is_strong {
        out.push_str("<w:b/><w:bCs/>");
    }
    out.push_str(look);
    if let Some(lang) = &run.lang {
        out.push_str("<w:lang w:val=\"");
        push_escaped(out, tag(lang));
        out.push_str("\"/>");
    }
    out.push_str("</w:rPr>");
}

/// Text whose line breaks stay line breaks.
fn push_lines(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(end) = memchr::memchr(b'\n', rest.as_bytes()) {
        push_line(out, &rest[..end]);
        out.push_str("<w:br/>");
        rest = &rest[end + 1..];
    }
    push_line(out, rest);
}

/// Text without a line break. White space at its ends is only kept where that is said.
fn push_line(out: &mut String, line: &str) {
    out.push_str(if line.trim() == line { "<w:t>" } else { "<w:t xml:space=\"preserve\">" });
    push_escaped(out, line);
    out.push_str("</w:t>");
}

/// A language as word processors name it: with a country, by which they choose a dictionary.
pub(super) fn tag(lang: &str) -> &str {
    match lang {
        "en" => "en-GB",
        "hu" => "hu-HU",
        other => other,
    }
}
