//! Words of a paragraph in a word processor's XML, and the addresses that they lead to.

use crate::render::document::words::Words;
use crate::render::xml::escape;

/// The addresses that a document leads to, which stand in a part of their own.
#[derive(Debug, Default)]
pub(super) struct Links {
    addresses: Vec<String>,
}

impl Links {
    /// The id of a link to an address.
    fn id(&mut self, address: &str) -> String {
        let at = self.addresses.iter().position(|known| known == address).unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        format!("link{at}")
    }

    /// What a document's part of relations says of them.
    pub(super) fn relations(&self) -> String {
        let relation = |(at, address): (usize, &String)| {
            format!(
                "<Relationship Id=\"link{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                 relationships/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
                escape(address)
            )
        };
        self.addresses.iter().enumerate().map(relation).collect()
    }
}

/// The runs of words; `look`: properties that all of them have.
pub(super) fn runs(words: &Words, look: &str, links: &mut Links) -> String {
    let mut text = String::new();
    for run in &words.runs {
        let mut properties = String::new();
        if run.link.is_some() {
            properties.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
        }
        if run.is_strong {
            properties.push_str("<w:b/><w:bCs/>");
        }
        properties.push_str(look);
        if let Some(lang) = &run.lang {
            properties.push_str(&format!("<w:lang w:val=\"{}\"/>", escape(tag(lang))));
        }
        let properties =
            if properties.is_empty() { properties } else { format!("<w:rPr>{properties}</w:rPr>") };
        let written = format!("<w:r>{properties}{}</w:r>", lines(&run.text));
        match &run.link {
            Some(link) => text.push_str(&format!(
                "<w:hyperlink r:id=\"{}\" w:history=\"1\">{written}</w:hyperlink>",
                links.id(link)
            )),
            None => text.push_str(&written),
        }
    }
    text
}

/// Text whose line breaks stay line breaks.
fn lines(text: &str) -> String {
    let lines = text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)));
    lines.collect::<Vec<_>>().join("<w:br/>")
}

/// A language as word processors name it: with a country, by which they choose a dictionary.
pub(super) fn tag(lang: &str) -> &str {
    match lang {
        "en" => "en-GB",
        "hu" => "hu-HU",
        other => other,
    }
}
