//! Feeds hold what RFC 4287 asks of them, and lead to pages of the site.

use std::collections::BTreeSet;

use uppsala::{Document, NodeId};

use super::{Files, site, text};
use crate::papers::half_years::played;
use crate::support::repository::Repository;

/// The name space of Atom.
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// A feed, or a part of it.
#[derive(Clone, Copy)]
struct Node<'d> {
    document: &'d Document<'d>,
    id: NodeId,
}

impl<'d> Node<'d> {
    fn all(self, name: &str) -> Vec<Node<'d>> {
        let children = self.document.child_elements_by_name_ns(self.id, ATOM, name);
        children.into_iter().map(|id| Node { id, ..self }).collect()
    }

    #[track_caller]
    fn only(self, name: &str) -> Node<'d> {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{name}");
        all[0]
    }

    #[track_caller]
    fn words(self, name: &str) -> String {
        let words = self.document.text_content_deep(self.only(name).id);
        assert!(!words.trim().is_empty(), "{name} is empty");
        words
    }

    fn attribute(self, name: &str) -> &'d str {
        self.document.get_attribute(self.id, name).unwrap_or_default()
    }

    /// Where its links of a kind lead.
    fn links(self, rel: &str) -> Vec<&'d str> {
        let links = self.all("link").into_iter().filter(|link| link.attribute("rel") == rel);
        links.map(|link| link.attribute("href")).collect()
    }
}

#[track_caller]
fn is_moment(text: &str) {
    assert!(chrono::DateTime::parse_from_rfc3339(text).is_ok() && text.ends_with('Z'), "{text}");
}

#[track_caller]
fn is_id(text: &str) {
    assert!(text.starts_with("tag:") && !text.contains(char::is_whitespace) && text.is_ascii(), "{text}");
}

/// What the standard asks of a feed. `lead` says whether a link leads to a page of the site.
#[track_caller]
fn is_feed(path: &str, feed: &str, lead: impl Fn(&str) -> bool) {
    let document = uppsala::parse(feed).unwrap_or_else(|why| panic!("{path}: {why}"));
    let root = document.document_element().unwrap();
    assert!(document.element(root).unwrap().matches_name_ns(ATOM, "feed"), "{path}");
    let feed = Node { document: &document, id: root };
    is_id(&feed.words("id"));
    is_moment(&feed.words("updated"));
    feed.words("title");
    feed.only("author").words("name");
    assert_eq!((feed.links("self").len(), feed.links("alternate").len()), (1, 1), "{path}");
    let mut ids = BTreeSet::new();
    let entries = feed.all("entry");
    for &entry in &entries {
        let id = entry.words("id");
        is_id(&id);
        assert!(ids.insert(id.clone()), "{path} has {id} twice");
        is_moment(&entry.words("updated"));
        assert!(entry.words("updated") <= feed.words("updated"), "{path}: {id}");
        entry.words("title");
        entry.words("summary");
        entry.only("author").words("name");
        assert_eq!(entry.links("alternate").len(), 1, "{path}: {id}");
    }
    let links = entries.iter().chain([&feed]).flat_map(|node| node.all("link"));
    for link in links.map(|link| link.attribute("href")) {
        assert!(lead(link), "{path} leads to {link}");
    }
}

fn feeds(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let feeds = files.keys().filter(|path| path.ends_with(".atom"));
    feeds.map(|path| (path.as_str(), text(files, path)))
}

#[test]
fn feeds_are_as_the_standard_asks_and_their_links_are_full_under_an_address() {
    let base = "https://plan.example.org/at/";
    let files = site(&played(4), &["--base-url", base]);
    let lead = |link: &str| {
        let inside = link.strip_prefix(base).unwrap_or("/");
        files.contains_key(inside) || files.contains_key(&format!("{inside}index.html"))
    };
    feeds(&files).for_each(|(path, feed)| is_feed(path, feed, lead));
    assert!(feeds(&files).count() > 10);
}

#[test]
fn without_an_address_they_lead_the_way_from_the_feed() {
    let files = site(&Repository::new(), &[]);
    for (path, feed) in feeds(&files) {
        is_feed(path, feed, |link| {
            let up = link.matches("../").count();
            let inside = link.trim_start_matches("../");
            up == path.matches('/').count() && files.contains_key(inside)
        });
    }
}

#[test]
fn the_feed_of_a_body_tells_of_the_decisions_that_it_carries_out() {
    let repository = Repository::new();
    let meeting = "title = \"Spring meeting\"\n\n[[decision]]\nid = \"1\"\ntext = \"the oil is bought\"\n\
        responsible = [\"Ministry of Lighthouses\"]\ndue = 2023-03-05\n";
    repository.write("plan/meetings/2023-02-02.toml", meeting);
    repository.commit("2023-02-03", "the spring meeting");
    repository.append("plan/meetings/2023-02-02.toml", "done = 2023-02-20\nresult = \"ten barrels\"\n");
    repository.commit("2023-02-21", "carried out");
    let files = site(&repository, &[]);
    for (language, word) in [("en", "1 decision"), ("hu", "1 döntés")] {
        let own = text(&files, &format!("{language}/body/ministry-of-lighthouses/changes.atom"));
        for said in ["the spring meeting", "carried out", "the oil is bought", "ten barrels"] {
            assert!(own.contains(said), "{said} in {own}");
        }
        assert!(own.contains(&format!("<summary>{word}</summary>")), "{own}");
        // Another body has nothing to do with it.
        for (_, other) in feeds(&files)
            .filter(|(path, _)| path.contains("/body/") && !path.contains("ministry-of-lighthouses"))
        {
            assert!(!other.contains("carried out"), "{other}");
        }
    }
}

#[test]
fn a_body_that_took_a_duty_over_or_carries_out_a_decision_has_a_feed() {
    let files = site(&played(2), &[]);
    let feed = text(&files, "en/body/ministry-of-culture-and-innovation/changes.atom");
    assert!(feed.contains("II.3.6"), "{feed:.900}");
    let page = text(&files, "en/body/ministry-of-culture-and-innovation/index.html");
    assert!(page.contains("/changes.atom\""));
}
