//! What holds for every page: its language, its heading, its links, its bytes.

use super::{Files, attributes, pages, site, text};
use crate::papers::half_years::played;
use crate::support::repository::Repository;

/// The path that a link of a page leads to.
fn target(page: &str, link: &str) -> String {
    let link = link.split(['#', '?']).next().unwrap();
    if link.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{link} of {page} leaves the site"),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[track_caller]
fn every_link_resolves(files: &Files) {
    let mut seen = 0;
    for (path, page) in pages(files) {
        let links = attributes(page, "href").into_iter().chain(attributes(page, "src"));
        for link in links.chain(attributes(page, "data-index")) {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            // The page for what is not there may be shown anywhere: its links begin at the site's own address.
            let target = match link.strip_prefix("/at/") {
                Some(inside) if path == "404.html" => target("index.html", inside),
                _ => target(path, &link),
            };
            assert!(files.contains_key(&target), "{path} leads to {link}, and there is no {target}");
            seen += 1;
        }
        for link in attributes(page, "href").iter().filter_map(|link| link.strip_prefix('#')) {
            assert!(page.contains(&format!("id=\"{link}\"")), "{path} has no #{link}");
        }
    }
    assert!(seen > 1_000, "only {seen} links");
}

#[track_caller]
fn every_page_is_sound(files: &Files) {
    for (path, page) in pages(files) {
        assert!(page.starts_with("<!DOCTYPE html><html lang=\""), "{path}");
        let expected = path.split('/').next().filter(|first| ["hu", "en"].contains(first));
        expected.iter().for_each(|tag| assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{path}"));
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert!(page.contains("<title>") && page.contains("Content-Security-Policy"), "{path}");
        let policy = &attributes(page, "content")[0];
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        for script in page.split("<script").skip(1) {
            let is_of_file = script.starts_with(" src=\"");
            assert!(
                is_of_file || script.starts_with(" type=\"application/ld+json\""),
                "{path}: {script:.80}"
            );
        }
        let ids = attributes(page, "id");
        let mut apart = ids.clone();
        apart.sort();
        apart.dedup();
        assert_eq!(apart.len(), ids.len(), "{path} has an id twice");
        for attribute in [" style=\"", " onclick", " onload", "javascript:", "href=\"//", "src=\"//"] {
            assert!(!page.contains(attribute), "{path} has {attribute}");
        }
    }
}

#[test]
fn every_page_of_the_played_plan_is_sound() {
    let files = site(&played(4), &[]);
    every_page_is_sound(&files);
    every_link_resolves(&files);
    for page in ["en/m/II.3.3/", "hu/m/II.3.3/", "en/body/ministry-of-interior/", "hu/meeting/2022-12-13/"] {
        assert!(files.contains_key(&format!("{page}index.html")), "{page}");
    }
    assert!(!files.contains_key("sitemap.xml"));
}

#[test]
fn the_same_commit_gives_the_same_bytes_and_another_day_is_said() {
    let repository = played(2);
    let base = ["--base-url", "https://plan.example.org/at/"];
    let first = site(&repository, &base);
    assert_eq!(first, site(&repository, &base));
    every_link_resolves(&first);
    let map = text(&first, "sitemap.xml");
    assert!(map.contains("<loc>https://plan.example.org/at/en/m/II.3.3/</loc>"), "{map:.300}");
    let manifest: serde_json::Value = serde_json::from_str(text(&first, "site.json")).unwrap();
    assert_eq!(manifest["commit"], repository.head());
    assert_eq!(manifest["day"], "2023-01-20");
    assert_eq!(manifest["base_url"], "https://plan.example.org/at");
    assert_eq!(manifest["languages"], serde_json::json!(["hu", "en"]));
    // What is not committed does not show, and from below, from a clone, at another time, the bytes are the same.
    repository.append("plan/II/II.3.3.toml", "\n[extra]\nnote = \"not committed\"\n");
    assert_eq!(first, site(&repository, &base));
    let later = site(&repository, &[&base[..], &["--as-of", "2024-06-30", "--at", "HEAD~1"]].concat());
    assert_ne!(first, later);
    assert!(text(&later, "en/index.html").contains("30 June 2024"));
}

#[test]
fn words_in_another_language_than_the_page_say_so() {
    let repository = played(3);
    let files = site(&repository, &[]);
    let plan = crate::support::ask::ask(&repository, 0, &["list", "--at", "HEAD"]);
    let mut seen = 0;
    for measure in plan["items"].as_array().unwrap() {
        let title = measure["title"].as_str().unwrap().replace('&', "&amp;");
        for (path, page) in pages(&files).filter(|(path, _)| path.starts_with("hu/")) {
            let body = page.split("<body>").nth(1).unwrap();
            for (at, _) in body.match_indices(&format!(">{title}<")) {
                let tag = body[..at].rsplit('<').next().unwrap();
                assert!(tag.contains("lang=\"en\""), "{path}: <{tag}>{title}");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen}");
    // And where a page holds a name of its own language, nothing is foreign.
    let english = text(&files, "en/m/II.3.3/index.html").split("<main").nth(1).unwrap();
    assert!(!english.split("</main>").next().unwrap().contains(" lang="), "{english:.3000}");
}

#[test]
fn answers_lead_to_what_they_name() {
    let files = site(&played(3), &[]);
    let late = text(&files, "en/late/index.html");
    assert!(late.contains("/body/ministry-of-interior/index.html\""), "{late:.4000}");
    let money = text(&files, "hu/money/index.html");
    assert!(money.contains("/money/central-budget/index.html\" lang=\"en\""), "{money:.4000}");
}

#[test]
fn only_pages_on_which_something_is_chosen_or_looked_up_have_a_script_and_its_words() {
    let files = site(&played(1), &[]);
    for (path, page) in pages(&files) {
        let chooses = ["hu/m/index.html", "en/m/index.html"].contains(&path);
        let looks_up = ["hu/search/index.html", "en/search/index.html"].contains(&path);
        assert_eq!(page.contains("/site.js\""), chooses || looks_up, "{path}");
        assert_eq!(page.contains(" data-words="), chooses, "{path}");
    }
}

#[test]
fn pages_name_their_feeds() {
    let files = site(&played(1), &[]);
    for (page, feed) in [
        ("en/index.html", "../en/changes.atom"),
        ("hu/changes/index.html", "../../hu/changes.atom"),
        ("en/body/ministry-of-finance/index.html", "../../../en/body/ministry-of-finance/changes.atom"),
    ] {
        let link = format!(
            "type=\"application/atom+xml\" title=\"{}\" href=\"{feed}\"",
            if page.starts_with("hu") {
                "A változások Atom-hírcsatornája"
            } else {
                "Atom feed of changes"
            }
        );
        assert!(text(&files, page).contains(&link), "{page}");
    }
}

#[test]
fn one_language_alone() {
    let files = site(&Repository::new(), &["--lang", "en"]);
    assert!(files.keys().all(|path| !path.starts_with("hu/")));
    assert!(text(&files, "index.html").contains("url=en/index.html"));
    every_page_is_sound(&files);
}

#[test]
fn a_former_id_leads_to_the_measure() {
    let repository = Repository::new();
    repository.git(&["mv", "plan/I/I.1.1.toml", "plan/I/I.1.7.toml"]);
    let measure = repository.text("plan/I/I.1.7.toml");
    repository.write("plan/I/I.1.7.toml", format!("formerly = [\"I.1.1\"]\n{measure}"));
    repository.commit("2023-03-01", "renumbered");
    let files = site(&repository, &[]);
    let page = text(&files, "en/m/I.1.1/index.html");
    assert!(page.contains("http-equiv=\"refresh\" content=\"0; url=../../m/I.1.7/index.html\""), "{page}");
    every_page_is_sound(&files);
    every_link_resolves(&files);
    // Its history is that of the measure before.
    let measure = text(&files, "en/m/I.1.7/index.html");
    assert!(measure.contains("2023-01-10") && measure.contains("2023-03-01"), "{measure}");
}

#[test]
fn an_id_that_only_the_record_knows_leads_to_the_measure_too() {
    let repository = Repository::new();
    for (from, to) in [("I.1.1", "I.1.7"), ("I.1.7", "I.1.8")] {
        repository.git(&["mv", &format!("plan/I/{from}.toml"), &format!("plan/I/{to}.toml")]);
        repository.commit("2023-03-01", "renumbered");
    }
    let files = site(&repository, &[]);
    for id in ["I.1.1", "I.1.7"] {
        let page = text(&files, &format!("en/m/{id}/index.html"));
        assert!(page.contains("url=../../m/I.1.8/index.html\""), "{page}");
    }
    every_link_resolves(&files);
}

#[test]
fn feeds_tell_what_changed_on_which_day() {
    let repository = played(1);
    let head = repository.head();
    let files = site(&repository, &["--base-url", "https://plan.example.org"]);
    let feed = text(&files, "hu/changes.atom");
    assert!(feed.contains("<updated>2022-07-20T11:00:00Z</updated>"), "{feed:.600}");
    assert!(
        feed.contains(&format!("<id>tag:plan.example.org,2022-07-20:changes/{head}</id>")),
        "{feed:.900}"
    );
    let of_body = text(&files, "en/body/ministry-of-finance/changes.atom");
    assert!(
        of_body.contains("ministry-of-finance/")
            && of_body.matches("<entry>").count() < feed.matches("<entry>").count() + 1
    );
    for (path, feed) in files.iter().filter(|(path, _)| path.ends_with(".atom")) {
        let feed = std::str::from_utf8(feed).unwrap();
        uppsala::parse(feed).unwrap_or_else(|why| panic!("{path}: {why}"));
    }
}

/// The titles of the pages that the search finds for the beginning of a word.
fn found(files: &Files, language: &str, word: &str) -> Vec<String> {
    let index = text(files, &format!("{language}/search.js"));
    let index = index.strip_prefix("window.searchIndex = ").unwrap().trim_end().strip_suffix(';').unwrap();
    let index: serde_json::Value = serde_json::from_str(index).unwrap();
    let words = index["words"].as_array().unwrap().iter();
    let places = words.filter(|it| it[0].as_str().unwrap().starts_with(word)).flat_map(|it| {
        let steps = it[1].as_array().unwrap().iter().map(|step| step.as_u64().unwrap() as usize);
        steps.scan(0, |at, step| {
            *at += step;
            Some(*at)
        })
    });
    places.map(|at| index["pages"][at][1].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_search_finds_titles_and_names_in_every_language_without_accents() {
    let repository = Repository::new();
    repository.append("plan/I/I.1.1.toml", "\n[text.hu]\ntitle = \"Gyermekvédelem\"\nmeans = \"űrlapok\"\n");
    repository.replace(
        "plan/plan.toml",
        "title = \"Lights\"",
        "title = \"Lights\"\nnames = { hu = \"Fények\" }",
    );
    repository.replace(
        "plan/plan.toml",
        "name  = \"Treasury\"",
        "name  = \"Treasury\"\nnames = { hu = \"Kincstár\" }",
    );
    repository.commit("2023-02-01", "in Hungarian");
    let files = site(&repository, &[]);
    for language in ["en", "hu"] {
        for (word, title) in
            [("gyermekv", "I.1.1 "), ("urlap", "I.1.1 "), ("fenyek", "I "), ("i.1.1", "I.1.1 ")]
        {
            let found = found(&files, language, word);
            assert!(found.iter().any(|it| it.starts_with(title)), "{language} {word}: {found:?}");
        }
    }
    for (language, title) in [("en", "Treasury"), ("hu", "Kincstár")] {
        assert_eq!(found(&files, language, "kincstar"), [title]);
    }
    let words = attributes(text(&files, "en/m/index.html"), "data-words");
    assert!(words.iter().any(|words| words.contains("gyermekvedelem")), "{words:?}");
}

#[test]
fn the_search_finds_duties_and_bodies_without_accents() {
    let repository = played(1);
    let files = site(&repository, &[]);
    let names = hungarian_names(&repository);
    for language in ["en", "hu"] {
        let index = text(&files, &format!("{language}/search.js"));
        for name in &names {
            for word in plan::model::name::fold(name).split_whitespace() {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                let is_there = word.is_empty() || index.contains(&format!("[\"{word}"));
                assert!(is_there, "{language}: {word} of {name}");
            }
        }
    }
    let accented = names.iter().filter(|name| !name.is_ascii()).count();
    assert!(accented > 10, "{accented}");
}

/// The names of bodies and of their duties in Hungarian.
fn hungarian_names(repository: &Repository) -> Vec<String> {
    fn gather(value: &toml::Value, names: &mut Vec<String>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| match (key.as_str(), value) {
                ("hungarian" | "hu", toml::Value::String(name)) => names.push(name.clone()),
                (_, value) => gather(value, names),
            }),
            toml::Value::Array(items) => items.iter().for_each(|item| gather(item, names)),
            _ => {}
        }
    }
    let mut names = Vec::new();
    gather(&toml::from_str(&repository.text("plan/bodies.toml")).unwrap(), &mut names);
    names
}

#[test]
fn what_a_plan_does_not_have_leaves_no_empty_frame() {
    let repository = Repository::new();
    let plan = repository.text("plan/plan.toml");
    let without: Vec<&str> = plan.split("\n\n").filter(|part| !part.contains("[[section]]")).collect();
    repository.write("plan/plan.toml", without.join("\n\n"));
    repository.commit("2023-02-01", "no chapters");
    let files = site(&repository, &[]);
    let front = text(&files, "en/index.html");
    assert!(
        !front.contains("How far the chapters are") && !front.contains("class=\"lead\"> · "),
        "{front:.3000}"
    );
    assert!(text(&files, "en/section/index.html").contains("The plan has no chapters."));
}

#[test]
fn a_finding_is_told_in_the_language_of_the_page_with_its_own_words_below() {
    let repository = Repository::new();
    let report = "\n[[report]]\ndate = 2023-01-20\nbody = \"ML\"\nstatus = \"completed\"\n";
    repository.append("plan/I/I.1.1.toml", report);
    repository.commit("2023-02-01", "nothing to show for it");
    let files = site(&repository, &[]);
    for page in ["checks", "m/I.1.1"] {
        let english = text(&files, &format!("en/{page}/index.html"));
        let hungarian = text(&files, &format!("hu/{page}/index.html"));
        let line = "A befejezésről szóló jelentéshez nem tartozik bizonyíték.";
        assert!(
            hungarian.contains(&format!("<code>completed-without-evidence</code>: {line}")),
            "{hungarian}"
        );
        let own = hungarian.split("<details><summary>A megállapítás szövege angolul</summary>").nth(1);
        assert!(own.is_some_and(|own| own.starts_with("<p><span lang=\"en\">")), "{hungarian}");
        assert!(english.contains("<code>completed-without-evidence</code>: <span>"), "{english}");
        assert!(!english.contains("In English"), "{english}");
    }
}

#[test]
fn the_search_finds_what_was_said_and_the_acts_and_says_where_it_looks() {
    let repository = Repository::new();
    repository.append(
        "plan/I/I.1.1.toml",
        "\n[[report]]\ndate = 2023-01-20\nbody = \"ML\"\nstatus = \"in-progress\"\ntext = \"A kampány lezárult\"\n\n\
         [[assessment]]\ndate = 2023-01-21\nby = \"Friends of Oil\"\ntext = \"villages, ring +36 30 123 4567\"\n\n\
         [[amendment]]\ndate = 2023-01-22\nbasis = \"Act 1500/2022\"\nfields = [\"means\"]\n",
    );
    repository.commit("2023-02-01", "said");
    let files = site(&repository, &[]);
    for (language, lead) in [("en", "what bodies report"), ("hu", "amit a szervezetek jelentenek")] {
        for word in ["lezarult", "friends", "1500/2022"] {
            let found = found(&files, language, word);
            assert!(found.iter().any(|it| it.starts_with("I.1.1 ")), "{language} {word}: {found:?}");
        }
        // What the checks conceal is not found either.
        assert!(found(&files, language, "villages").is_empty());
        assert!(text(&files, &format!("{language}/search/index.html")).contains(lead));
    }
    let early = site(&repository, &["--as-of", "2023-01-15"]);
    assert!(found(&early, "en", "lezarult").is_empty());
}
