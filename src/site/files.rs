//! Every file of a site: where it lies, and what it holds.

use std::borrow::Cow;
use std::io::{self, Write};

use super::address::Address;
use super::calendar;
use super::content::Content;
use super::data::{self, DataSet};
use super::feed;
use super::pages;
use super::record::{Record, RecordSeal, SEAL};
use super::search_index;
use super::view::View;
use crate::answers::site_manifest;
use crate::labels::Language;
use crate::model::BodyId;
use crate::render::Format;
use crate::render::xml::escape;

/// A site that can be written: each file is made when it is asked for.
pub struct Site<'a> {
    content: &'a Content,
}

/// A file of a site.
pub struct SiteFile<'a> {
    /// From the root of the site, with slashes.
    pub path: String,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Page(Language, Address),
    Root,
    NotFound,
    Manifest,
    Seal(&'a RecordSeal),
    Export(&'a [Vec<u8>]),
    Calendar(Language, Option<BodyId>),
    Feed(Language, Option<BodyId>, &'a Record),
    SearchIndex(Language),
    SiteMap,
    Data(DataSet, Format),
    Fixed(&'static str),
}

/// Where the list of all pages lies, from the root.
pub const SITE_MAP: &str = "sitemap.xml";

/// Files that are the same in every site.
const FIXED: [(&str, &str); 4] = [
    data::SCHEMA,
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
    pub fn files(&self) -> Vec<SiteFile<'a>> {
        let mut files = Vec::new();
        let mut add = |path: String, kind: Kind<'a>| files.push(SiteFile { path, kind });
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
            add(search_index::path(language), Kind::SearchIndex(language));
            for body in self.calendars() {
                let view = self.view(language, &Address::Front);
                add(calendar::path(&view, body), Kind::Calendar(language, body));
            }
            for (body, record) in self.feeds() {
                let path = feed::path(&self.view(language, &Address::Front), body);
                add(path, Kind::Feed(language, body, record));
            }
        }
        if self.content.settings.base_url.is_some() {
            add(SITE_MAP.to_owned(), Kind::SiteMap);
        }
        for set in data::sets(self.content) {
            for format in [Format::Csv, Format::Json] {
                add(set.path(format), Kind::Data(set, format));
            }
        }
        for (path, parts) in &self.content.exports.files {
            add(path.clone(), Kind::Export(parts));
        }
        if let Some(seal) = self.content.seal() {
            add(SEAL.to_owned(), Kind::Seal(seal));
        }
        // Last: a site that holds it is whole.
        add(site_manifest::NAME.to_owned(), Kind::Manifest);
        files
    }

    /// Writes a file: data, which may be large, while they are made or in the parts in which they were made.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, file: &SiteFile<'a>, mut out: impl Write) -> io::Result<()> {
        match file.kind {
            Kind::Data(set, format) => data::write(out, self.content, set, format),
            Kind::Export(parts) => parts.iter().try_for_each(|part| out.write_all(part)),
            _ => out.write_all(&self.content_of(file)),
        }
    }

    /// What a file holds.
    pub fn content_of(&self, file: &SiteFile<'a>) -> Cow<'a, [u8]> {
        let made = match &file.kind {
            Kind::Page(language, address) => pages::write(&self.view(*language, address)).into_bytes(),
            Kind::Root => pages::root(self.content).into_bytes(),
            Kind::NotFound => pages::not_found(self.content).into_bytes(),
            Kind::Feed(language, body, record) => self.feed(*language, *body, record).into_bytes(),
            Kind::SearchIndex(language) => {
                search_index::write(&self.view(*language, &Address::Front)).into_bytes()
            }
            Kind::SiteMap => self.site_map().into_bytes(),
            Kind::Data(set, format) => {
                let mut bytes = Vec::new();
                // Nothing can fail that is written into memory.
                let _ = data::write(&mut bytes, self.content, *set, *format);
                bytes
            }
            Kind::Manifest => self.content.manifest().text().into_bytes(),
            Kind::Seal(seal) => return seal.text.as_bytes().into(),
            Kind::Export(parts) => parts.concat(),
            Kind::Calendar(language, body) => self.calendar(*language, *body).into_bytes(),
            Kind::Fixed(text) => return text.as_bytes().into(),
        };
        Cow::Owned(made)
    }

    /// The feeds of each language: of all changes, and of each body that these concern; none without a history.
    fn feeds(&self) -> impl Iterator<Item = (Option<BodyId>, &'a Record)> {
        let record = self.content.record.as_ref();
        let bodies = || std::iter::once(None).chain(self.content.followed().map(Some));
        record.into_iter().flat_map(move |record| bodies().map(move |body| (body, record)))
    }

    /// The calendars of each language: of all dates, and of each responsible body.
    fn calendars(&self) -> impl Iterator<Item = Option<BodyId>> {
        std::iter::once(None).chain(self.content.responsible().map(Some))
    }

    fn calendar(&self, language: Language, body: Option<BodyId>) -> String {
        calendar::write(&self.view(language, &Address::Front), body)
    }

    fn feed(&self, language: Language, body: Option<BodyId>, record: &Record) -> String {
        let address = body.map_or(Address::Changes, Address::Body);
        feed::write(&self.view(language, &address), record, body)
    }

    /// Every page with its full address, for search engines.
    fn site_map(&self) -> String {
        let addresses = self.addresses();
        let languages = self.content.settings.languages.iter();
        let pages = languages.flat_map(|&language| {
            let is_own = |address: &&Address| !matches!(address, Address::Former(_));
            addresses.iter().filter(is_own).map(move |address| self.view(language, address).path(address))
        });
        let urls = pages.filter_map(|path| self.content.settings.url(&path));
        let urls: String = urls.map(|url| format!("<url><loc>{}</loc></url>\n", escape(&url))).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
        )
    }

    const fn view<'v>(&'v self, language: Language, address: &'v Address) -> View<'v> {
        View { content: self.content, language, address }
    }

    /// Every page of a language.
    fn addresses(&self) -> Vec<Address> {
        let plan = self.content.plan();
        let measures = (0..plan.measures.len()).map(Address::Measure);
        let former = (0..self.content.former.len()).map(Address::Former);
        let removed = (0..self.content.removed().len()).map(Address::Removed);
        let commits = (0..self.content.commits().len()).map(Address::Commit);
        let sections = plan.sections.iter().map(|(id, _)| Address::Section(id));
        let bodies = plan.register.bodies().map(|(id, _)| Address::Body(id));
        let sources = plan.sources.iter().map(|(id, _)| Address::Source(id));
        let meetings = (0..plan.meetings.len()).map(Address::Meeting);
        let single = Address::SINGLE.into_iter();
        single
            .chain(measures)
            .chain(former)
            .chain(removed)
            .chain(commits)
            .chain(sections)
            .chain(bodies)
            .chain(sources)
            .chain(meetings)
            .collect()
    }
}
