//! Every file of a site: where it lies, and what it holds.

use super::address::Address;
use super::content::Content;
use super::manifest::{self, Manifest};
use super::pages;
use super::view::View;
use crate::labels::Language;

/// A site that can be written: each file is made when it is asked for.
pub struct Site<'a> {
    content: &'a Content,
}

/// A file of a site.
pub struct SiteFile {
    /// From the root of the site, with slashes.
    pub path: String,
    kind: Kind,
}

enum Kind {
    Page(Language, Address),
    Root,
    NotFound,
    Manifest,
    Fixed(&'static str),
}

/// Files that are the same in every site.
const FIXED: [(&str, &str); 3] = [
    ("style.css", include_str!("assets/style.css")),
    ("site.js", include_str!("assets/site.js")),
    ("icon.svg", include_str!("assets/icon.svg")),
];

impl<'a> Site<'a> {
    /// The site that shows this.
    pub const fn new(content: &'a Content) -> Self {
        Site { content }
    }

    /// Every file, in the order of the plan.
    pub fn files(&self) -> Vec<SiteFile> {
        let mut files = Vec::new();
        let mut add = |path: String, kind: Kind| files.push(SiteFile { path, kind });
        add("index.html".to_owned(), Kind::Root);
        add("404.html".to_owned(), Kind::NotFound);
        for (path, text) in FIXED {
            add(path.to_owned(), Kind::Fixed(text));
        }
        let addresses = self.addresses();
        for &language in &self.content.settings.languages {
            for address in &addresses {
                let path = self.view(language, address).path(address);
                add(path, Kind::Page(language, address.clone()));
            }
        }
        // Last: a site that holds it is whole.
        add(manifest::NAME.to_owned(), Kind::Manifest);
        files
    }

    /// What a file holds.
    pub fn content_of(&self, file: &SiteFile) -> Vec<u8> {
        match &file.kind {
            Kind::Page(language, address) => pages::write(&self.view(*language, address)).into_bytes(),
            Kind::Root => pages::root(self.content).into_bytes(),
            Kind::NotFound => pages::not_found(self.content).into_bytes(),
            Kind::Manifest => Manifest::of(self.content).text().into_bytes(),
            Kind::Fixed(text) => text.as_bytes().to_vec(),
        }
    }

    const fn view<'v>(&'v self, language: Language, address: &'v Address) -> View<'v> {
        View { content: self.content, language, address }
    }

    /// Every page of a language.
    fn addresses(&self) -> Vec<Address> {
        let plan = self.content.plan();
        let measures = (0..plan.measures.len()).map(Address::Measure);
        let former = self.content.former.iter().map(|(id, _)| Address::Former(id.clone()));
        let sections = plan.sections.iter().map(|(id, _)| Address::Section(id));
        let bodies = plan.register.bodies().map(|(id, _)| Address::Body(id));
        let sources = plan.sources.iter().map(|(id, _)| Address::Source(id));
        let meetings = (0..plan.meetings.len()).map(Address::Meeting);
        let single = Address::SINGLE.into_iter();
        single
            .chain(measures)
            .chain(former)
            .chain(sections)
            .chain(bodies)
            .chain(sources)
            .chain(meetings)
            .collect()
    }
}
